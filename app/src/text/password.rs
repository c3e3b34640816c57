//! Words around choosing a password (ruling 16). The server's verdict decides; these are hints.

use domain::locale::Voice;
use domain::password::{Context, Hint, MIN_CHARS, Password, strength_hint};
use domain::refusal::{Field, Problem};

use super::{problem, say};
use crate::ui::Strength;

/// «Contraseña nueva».
pub const FRESH: &str = "Contraseña nueva";
/// The same once more.
pub const AGAIN: &str = "Repetir contraseña nueva";

/// The rules, seen before typing.
#[must_use]
pub fn rules(voice: Voice) -> Vec<String> {
    let length = say(voice, "Usa al menos", "Use al menos");
    let own = say(
        voice,
        "No uses tu nombre, tu RUT, tu correo ni el nombre de la plataforma.",
        "No use su nombre, su documento, su correo ni el nombre de la plataforma.",
    );
    let how = say(
        voice,
        "Sirve una frase que recuerdes; puedes pegarla.",
        "Sirve una frase que recuerde; puede pegarla.",
    );
    vec![
        format!("{length} {MIN_CHARS} caracteres."),
        own.to_owned(),
        how.to_owned(),
    ]
}

/// What is wrong with it, as far as the browser can tell.
#[must_use]
pub fn check(typed: &str, voice: Voice) -> Option<String> {
    let problem = Password::chosen(typed, &Context::default()).err()?;
    Some(problem::sentence(Field::Password, problem, voice))
}

/// The two differ.
#[must_use]
pub fn differs(voice: Voice) -> String {
    problem::sentence(Field::PasswordAgain, Problem::PasswordMismatch, voice)
}

/// How strong it seems while it is typed.
#[must_use]
pub fn strength(typed: &str, voice: Voice) -> Strength {
    let (level, words) = match strength_hint(typed) {
        Hint::Empty => (0, String::new()),
        Hint::TooShort { missing: 1 } => (0, "Falta 1 carácter.".to_owned()),
        Hint::TooShort { missing } => (0, format!("Faltan {missing} caracteres.")),
        Hint::Weak => (
            1,
            say(voice, "Débil: varíala más.", "Débil: varíela más.").to_owned(),
        ),
        Hint::Fair => (3, "Aceptable.".to_owned()),
        Hint::Good => (4, "Buena.".to_owned()),
    };
    Strength { level, words }
}
