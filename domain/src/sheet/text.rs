//! Bytes as text: a mark at the front, strict UTF-8, or else Windows-1252 (`domain.md` 8.2).

use std::borrow::Cow;

use super::{Flaw, letters};

/// A file's text, and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// Without its mark.
    pub text: Cow<'a, str>,
    /// The encoding, for people to see.
    pub encoding: &'static str,
}

/// Reads a whole file as text.
///
/// # Errors
/// [`Flaw::Nul`] for zero bytes, which no table has: another encoding, or no text at all.
pub fn decode(bytes: &[u8]) -> Result<Text<'_>, Flaw> {
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (Cow::Owned(wide(rest, u16::from_le_bytes)?), "UTF-16"),
        [0xFE, 0xFF, rest @ ..] => (Cow::Owned(wide(rest, u16::from_be_bytes)?), "UTF-16"),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (String::from_utf8_lossy(rest), "UTF-8"),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), "UTF-8"),
            Err(_) => (Cow::Owned(letters::of_windows_1252(bytes)), "windows-1252"),
        },
    };
    if text.contains('\0') {
        return Err(Flaw::Nul);
    }
    Ok(Text { text, encoding })
}

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, Flaw> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| read(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| Flaw::Nul)?;
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(Flaw::Nul)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a54_every_usual_encoding_is_read() {
        let wide = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            let units = "RUT;Muñoz".encode_utf16().flat_map(bytes);
            mark.into_iter().chain(units).collect::<Vec<u8>>()
        };
        for (bytes, encoding) in [
            (b"RUT;Mu\xF1oz".to_vec(), "windows-1252"),
            ("RUT;Muñoz".as_bytes().to_vec(), "UTF-8"),
            ("\u{FEFF}RUT;Muñoz".as_bytes().to_vec(), "UTF-8"),
            (wide(u16::to_le_bytes, [0xFF, 0xFE]), "UTF-16"),
            (wide(u16::to_be_bytes, [0xFE, 0xFF]), "UTF-16"),
        ] {
            let read = decode(&bytes).unwrap();
            assert_eq!((read.text.as_ref(), read.encoding), ("RUT;Muñoz", encoding));
        }
    }

    #[test]
    fn a54_zero_bytes_and_halves_of_letters_are_refused() {
        for bytes in [
            b"RUT\0;".as_slice(),
            b"\xFF\xFEa",
            b"\xFF\xFE\0\xD8a\0",
            b"PK\x03\x04\0",
        ] {
            assert_eq!(decode(bytes), Err(Flaw::Nul), "{bytes:?}");
        }
    }
}
