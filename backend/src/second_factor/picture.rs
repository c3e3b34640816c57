//! The picture that a telephone reads: a QR code as the outline of its dark squares, so that the
//! page draws it as one shape and nothing has to be trusted as markup.

use qrcode::{Color, EcLevel, QrCode};

use crate::fault::Fault;

/// Light squares around the code, without which many telephones see none.
const QUIET: usize = 4;

/// A square picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Squares on each side.
    pub side: usize,
    /// The dark ones, as the `d` of an SVG path.
    pub path: String,
}

impl Picture {
    /// The picture of that text.
    ///
    /// # Errors
    /// [`Fault::Config`] for a text that is too long, which no address of ours is.
    pub fn of(text: &str) -> Result<Self, Fault> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M)
            .map_err(|_| Fault::Config("a text is too long for a picture".into()))?;
        let width = code.width();
        let colours = code.to_colors();
        let dark = colours.iter().enumerate();
        let path = dark
            .filter(|(_, colour)| **colour == Color::Dark)
            .map(|(place, _)| {
                let (x, y) = (place % width + QUIET, place / width + QUIET);
                format!("M{x} {y}h1v1h-1z")
            })
            .collect();
        Ok(Self {
            side: width + 2 * QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q50_the_picture_begins_with_its_corner_after_the_quiet_zone() {
        let picture = Picture::of("otpauth://totp/Hanna:mesa?secret=ABC").unwrap();
        assert!(picture.path.starts_with("M4 4h1v1h-1zM5 4h1v1h-1z"));
        assert!(picture.side >= 21 + 8);
        assert!(Picture::of(&"a".repeat(5_000)).is_err());
    }
}
