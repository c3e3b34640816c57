//! Choosing a new password: the rules of `domain`, then whether it is one that anybody would try
//! (ruling 16). And changing the own one, with the present one asked.

mod change;
mod prove;

use domain::password::{Context, Password};
use domain::platform::Platform;
use domain::refusal::{Field, Problem};
use domain::registration::new_password;
use zxcvbn::Score;

use crate::account::Profile;

pub use change::{Change, Changed, change};
pub use prove::prove;

/// Words that passwords are made of everywhere; what is made of them alone is common.
const COMMON: [&str; 12] = [
    "contraseña",
    "contrasena",
    "password",
    "clave",
    "secreto",
    "secreta",
    "bienvenido",
    "bienvenida",
    "acceso",
    "usuario",
    "administrador",
    "qwerty",
];

/// Reads a new password typed twice and refuses the ones that anybody would try.
///
/// # Errors
/// What is wrong with which of the two fields.
pub fn choose(typed: &str, again: &str, own: &Context) -> Result<Password, Vec<(Field, Problem)>> {
    let password = new_password(typed, again, own)?;
    if is_common(&password) {
        return Err(vec![(Field::Password, Problem::PasswordCommon)]);
    }
    Ok(password)
}

/// Whether somebody who tries the likely ones first would soon come to it.
fn is_common(password: &Password) -> bool {
    let text = password.expose();
    let words = COMMON
        .iter()
        .fold(Context::default(), |words, word| words.with(word));
    let made_of_words = Password::chosen(text, &words).is_err();
    made_of_words || zxcvbn::zxcvbn(text, &[]).score() < Score::Three
}

/// The words that anybody could know of the owner and the platform.
#[must_use]
pub fn own_words(platform: &Platform, email: &str, profile: &Profile) -> Context {
    let mut words = Context::default()
        .with(&platform.name)
        .with(&platform.organisation)
        .with(platform.slug.as_str())
        .with(email);
    for part in profile.name.parts() {
        words = words.with(part.as_str());
    }
    if let Some(document) = &profile.document {
        words = words.with(document.number());
    }
    if let Some(phone) = &profile.phone {
        words = words.with(phone.e164());
    }
    if let Some(date) = &profile.birth_date {
        words = words.with(&date.to_string());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(typed: &str) -> Result<(), Vec<(Field, Problem)>> {
        choose(typed, typed, &Context::default()).map(|_| ())
    }

    #[test]
    fn a21_common_passwords_are_refused() {
        let common = Err(vec![(Field::Password, Problem::PasswordCommon)]);
        for typed in [
            "password1234",
            "123456789012",
            "qwertyuiop12",
            "aaaaaaaaaaaa",
            "contraseña2026",
            "Clave.1234567",
            "iloveyou1234",
        ] {
            assert_eq!(chosen(typed), common, "{typed}");
        }
    }

    #[test]
    fn a21_sentences_emoji_and_long_ones_are_taken() {
        let long = "la tortuga verde salta lento sobre el muro de mi casa cuando llueve";
        for typed in ["caballo azul lento", "🦊🐢🐝🦋🐌🐙🦕🐬🦉🐿🦔🐞", long]
        {
            assert_eq!(chosen(typed), Ok(()), "{typed}");
        }
    }
}
