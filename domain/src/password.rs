//! Passwords: length and own data, no composition rules (ruling 16, `domain.md` 6.3). A password
//! cannot be printed or serialised. Whether one is among the common ones is asked in the backend,
//! which carries the list; it answers with the same [`Problem`].

use std::fmt;

use crate::refusal::Problem;
use crate::text::normal;

mod hint;
mod own_data;

pub use hint::{Hint, strength_hint};

/// A password in composed form (NFC), so that every keyboard's way of writing é signs in.
#[derive(Clone)]
pub struct Password(String);

/// Least number of characters of a new password.
pub const MIN_CHARS: u16 = 12;
/// Largest number of characters.
pub const MAX_CHARS: u16 = 256;
/// Largest number of bytes.
pub const MAX_BYTES: usize = 1_024;

/// Words that must not make up a password: the person's own data and the platform's name.
#[derive(Default, Clone)]
pub struct Context {
    words: Vec<String>,
}

impl Context {
    /// Adds a name, an address, a document number, a platform's name: whatever text, in whatever
    /// spelling, right or wrong.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        own_data::split(text, &mut self.words);
        self
    }
}

impl Password {
    /// A new password to be set.
    ///
    /// Errors: `Empty`, `TooShort`, `TooLong`, `PasswordOwnData`.
    pub fn chosen(typed: &str, context: &Context) -> Result<Self, Problem> {
        if typed.is_empty() {
            return Err(Problem::Empty);
        }
        let password = Self::composed(typed).ok_or(Problem::TooLong { max: MAX_CHARS })?;
        if password.0.chars().count() < usize::from(MIN_CHARS) {
            return Err(Problem::TooShort { min: MIN_CHARS });
        }
        if own_data::makes_up(&password.0, context) {
            return Err(Problem::PasswordOwnData);
        }
        Ok(password)
    }

    /// A password offered to sign in. Never refused here: one beyond the limits becomes the empty
    /// password, which nobody can have set, so that it costs and answers like any wrong one.
    pub fn offered(typed: &str) -> Self {
        Self::composed(typed).unwrap_or_else(|| Self(String::new()))
    }

    fn composed(typed: &str) -> Option<Self> {
        // Composing never makes text longer than three times its bytes; look before working.
        if typed.len() > 4 * MAX_BYTES {
            return None;
        }
        let password = Self(normal::nfc(typed));
        let fits =
            password.0.len() <= MAX_BYTES && password.0.chars().count() <= usize::from(MAX_CHARS);
        fits.then_some(password)
    }

    /// The text, for hashing and for the list of common ones only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the confirmation says the same.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Best effort: the bytes of this copy are overwritten.
impl Drop for Password {
    fn drop(&mut self) {
        let mut bytes = std::mem::take(&mut self.0).into_bytes();
        bytes.fill(0);
        std::hint::black_box(&bytes);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a21_length_counts_characters_after_composing() {
        let chosen = |typed: &str| Password::chosen(typed, &Context::default()).map(|_| ());
        assert_eq!(chosen(""), Err(Problem::Empty));
        assert_eq!(chosen("once letras"), Err(Problem::TooShort { min: 12 }));
        assert_eq!(chosen("doce letras!"), Ok(()));
        assert_eq!(chosen(&"🦊".repeat(12)), Ok(()));
        assert_eq!(chosen(&"🦊".repeat(256)), Ok(()));
        assert_eq!(chosen(&"a".repeat(257)), Err(Problem::TooLong { max: 256 }));
        assert_eq!(
            chosen(&"a".repeat(1 << 20)),
            Err(Problem::TooLong { max: 256 })
        );
        // Eleven letters, one of them written as two characters, are eleven.
        assert_eq!(
            chosen("cafe\u{301} y ron!"),
            Err(Problem::TooShort { min: 12 })
        );
    }

    #[test]
    fn a21_both_normal_forms_are_one_password() {
        let (composed, apart) = (
            Password::offered("ca\u{F1}o\u{301}n"),
            Password::offered("can\u{303}\u{F3}n"),
        );
        assert!(composed.is_same_as(&apart));
        assert_eq!(format!("{composed:?}"), "Password(…)");
        assert_eq!(Password::offered(&"a".repeat(5_000)).expose(), "");
    }

    #[test]
    fn a21_own_data_makes_no_password() {
        let context = [
            "María",
            "Peñaloza",
            "de la Cruz",
            "mpenaloza77@correo.co",
            "9900000001",
            "Hanna",
            "Cajacopi",
        ]
        .into_iter()
        .fold(Context::default(), |context, text| context.with(text));
        let chosen = |typed: &str| Password::chosen(typed, &context).map(|_| ());
        for typed in [
            "mariapenaloza1980",
            "MARÍA.Peñaloza!",
            "mpenaloza77@correo.co",
            "9900000001hanna",
            "9.900.000.001-99",
            "Cajacopi2026!",
            "M4r14P3n4l0z4",
            "hannahannahanna",
            "Hanna Cajacopi 1",
        ] {
            assert_eq!(chosen(typed), Err(Problem::PasswordOwnData), "{typed}");
        }
        for typed in [
            "maria come arepas en la playa",
            "tortuga verde lenta",
            "🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊",
        ] {
            assert_eq!(chosen(typed), Ok(()), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(typed in any::<String>()) {
            let once = Password::offered(&typed);
            prop_assert!(Password::offered(once.expose()).is_same_as(&once));
            let _ = Password::chosen(&typed, &Context::default().with("hanna"));
            let _ = strength_hint(&typed);
        }
    }
}
