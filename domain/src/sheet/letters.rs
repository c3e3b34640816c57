//! Windows-1252, in which Excel of these countries saves a plain CSV.

/// The letters of the bytes 0x80 to 0x9F; the five that are none stand for themselves, as browsers
/// read them.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The letter of a byte.
const fn letter(byte: u8) -> char {
    match byte {
        0x80..=0x9F => UPPER[(byte - 0x80) as usize],
        _ => byte as char,
    }
}

/// Reads Windows-1252; every byte is a letter.
pub(crate) fn of_windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| letter(*byte)).collect()
}

/// Writes Windows-1252; none where a letter has no byte.
pub(crate) fn to_windows_1252(text: &str) -> Option<Vec<u8>> {
    let byte = |c: char| match u32::from(c) {
        code @ (0..=0x7F | 0xA0..=0xFF) => u8::try_from(code).ok(),
        _ => (0x80..=0x9F).find(|byte| letter(*byte) == c),
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        let text = of_windows_1252(&all);
        assert_eq!(to_windows_1252(&text), Some(all));
        assert_eq!(of_windows_1252(b"Mu\xF1oz \x80\x93"), "Muñoz €“");
        assert_eq!(to_windows_1252("日"), None);
    }
}
