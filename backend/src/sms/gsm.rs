//! GSM-7, the alphabet of text messages: with one letter outside of it a message holds 70 signs
//! instead of 160. «é» and «ñ» are in it; «á», «í», «ó» and «ú» are not (`domain.md` 3.2).

use unicode_normalization::UnicodeNormalization;

/// What one message holds.
pub(super) const LIMIT: usize = 160;

/// Signs that count once.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
                     ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Signs that count twice.
const EXTENDED: &str = "^{}\\[~]|€";

/// The text in that alphabet: a letter outside of it loses its accent, anything else is left out.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.nfc() {
        if is_known(sign) {
            folded.push(sign);
        } else {
            folded.extend(std::iter::once(sign).nfd().filter(|sign| is_known(*sign)));
        }
    }
    folded
}

/// How much of a message the text takes.
pub(super) fn length(text: &str) -> usize {
    let of = |sign| if EXTENDED.contains(sign) { 2 } else { 1 };
    text.chars().map(of).sum()
}

fn is_known(sign: char) -> bool {
    BASIC.contains(sign) || EXTENDED.contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Seen red: with the text left as it is; with every sign counted once.
    #[test]
    fn letters_lose_accents_that_would_cost_half_of_the_message() {
        assert_eq!(
            fold("Gestión Ñuñoa, café y código"),
            "Gestion Ñuñoa, café y codigo"
        );
        assert_eq!(fold("a\u{301}u\u{308} «😀» 日"), "aü  ");
        assert_eq!(fold("{@}\n#"), "{@}\n#");
        assert_eq!(length("{@}\n#"), 7);
    }
}
