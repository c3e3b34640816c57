//! Cleaning of typed text, shared by everything that parses. Nothing here decides validity.

pub(crate) mod normal;

use serde::Deserializer;

/// Characters that print nothing and come along when text is copied: zero-width, word joiner,
/// byte-order mark, soft hyphen, direction marks.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
    )
}

/// Every dash a keyboard, a word processor or a phone may put for a hyphen.
const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// For codes (RUT, documents, phones): compatibility form, invisible characters and white space
/// dropped, dashes made hyphens, upper case.
pub(crate) fn code(typed: &str) -> String {
    normal::nfkc(typed)
        .chars()
        .filter(|c| !is_invisible(*c) && !c.is_whitespace())
        .map(|c| if is_dash(c) { '-' } else { c })
        .flat_map(char::to_uppercase)
        .collect()
}

/// Lower case without accents, for comparing words as people read them.
pub(crate) fn fold(text: &str) -> String {
    normal::nfkd(text)
        .chars()
        .filter(|c| !normal::is_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A box as browsers send it (`on`, or absent) or as it is stored (`true`).
pub(crate) fn ticked<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct Box;
    impl serde::de::Visitor<'_> for Box {
        type Value = bool;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a ticked or unticked box")
        }

        fn visit_bool<E>(self, ticked: bool) -> Result<bool, E> {
            Ok(ticked)
        }

        fn visit_str<E>(self, text: &str) -> Result<bool, E> {
            Ok(matches!(text, "on" | "true" | "1"))
        }
    }
    deserializer.deserialize_any(Box)
}
