//! What people type where a code is asked: the six digits of their telephone, or one of the
//! recovery codes that they wrote down. Spaces and hyphens mean nothing; letters that look like
//! digits are taken for them.

use std::fmt;

use crate::refusal::Problem;

/// How many recovery codes somebody is given at once.
pub const RECOVERY_CODES: usize = 10;

const DIGITS: usize = 6;
const SIGNS: usize = 10;
/// Without I, L, O and U: nothing that could be read as something else, nor as a word.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code, as far as its shape goes. Printed nowhere.
#[derive(Clone, PartialEq, Eq)]
pub enum Code {
    /// Six digits from the telephone.
    Totp(String),
    /// One of the codes that were written down.
    Recovery(RecoveryCode),
}

/// A code for the day when the telephone is gone: 50 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; SIGNS]);

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl Code {
    /// Reads a code of either kind.
    ///
    /// Errors: `Empty`, `CodeFormat`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let signs: Vec<char> = typed
            .chars()
            .filter(|c| !(c.is_whitespace() || *c == '-'))
            .take(SIGNS + 1)
            .collect();
        if signs.is_empty() {
            return Err(Problem::Empty);
        }
        if signs.len() == DIGITS && signs.iter().all(char::is_ascii_digit) {
            return Ok(Self::Totp(signs.into_iter().collect()));
        }
        let read: Option<Vec<u8>> = signs.into_iter().map(read_sign).collect();
        let code = read.and_then(|signs| signs.try_into().ok());
        code.map(|signs| Self::Recovery(RecoveryCode(signs)))
            .ok_or(Problem::CodeFormat)
    }
}

fn read_sign(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let sign = u8::try_from(sign).ok()?;
    ALPHABET.contains(&sign).then_some(sign)
}

impl RecoveryCode {
    /// The code that these random bytes make.
    pub fn of(bytes: [u8; SIGNS]) -> Self {
        Self(bytes.map(|byte| {
            let place = usize::from(byte) % ALPHABET.len();
            ALPHABET.get(place).copied().unwrap_or(b'0')
        }))
    }

    /// The one spelling under which it is looked up.
    pub fn key(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }

    /// As people write it down: `ABCDE-FGHJK`.
    pub fn expose(&self) -> String {
        let key = self.key();
        let (start, end) = key.split_at(SIGNS / 2);
        format!("{start}-{end}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a22_six_digits_are_the_telephones_however_they_are_grouped() {
        for typed in ["123456", "123 456", " 123-456 ", "1 2 3 4 5 6"] {
            assert_eq!(Code::parse(typed), Ok(Code::Totp("123456".to_owned())));
        }
    }

    #[test]
    fn a_recovery_code_reads_back_and_forgives_what_looks_alike() {
        let code = RecoveryCode::of([0, 1, 31, 32, 200, 255, 10, 17, 18, 9]);
        assert_eq!(code.expose(), "01Z08-ZAHJ9");
        for typed in ["01Z08-ZAHJ9", "olz08zahj9", " O I Z 0 8 - Z A H J 9 "] {
            assert_eq!(
                Code::parse(typed),
                Ok(Code::Recovery(code.clone())),
                "{typed}"
            );
        }
    }

    #[test]
    fn anything_else_is_no_code() {
        assert_eq!(Code::parse(" - "), Err(Problem::Empty));
        let long = "1".repeat(100_000);
        for typed in [
            "12345",
            "1234567",
            "ABCDE-FGHJU",
            "ñandú-ñandú",
            "<script>",
            &long,
        ] {
            assert_eq!(Code::parse(typed), Err(Problem::CodeFormat));
        }
    }

    #[test]
    fn a_code_prints_nothing() {
        let code = Code::parse("123456").unwrap();
        assert_eq!(format!("{code:?}"), "Code(…)");
    }
}
