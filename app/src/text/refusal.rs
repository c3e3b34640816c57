//! Words for every reason to say no.

use domain::locale::Voice;
use domain::refusal::Refusal;

use super::say;

/// A refusal as a sentence that says what to do.
#[must_use]
pub fn sentence(refusal: &Refusal, voice: Voice) -> String {
    match refusal {
        Refusal::WrongCredentials => say(
            voice,
            "Los datos no coinciden. Revísalos o recupera tu contraseña.",
            "Los datos no coinciden. Revíselos o recupere su contraseña.",
        )
        .to_owned(),
        _ => say(
            voice,
            "No pudimos hacerlo. Intenta de nuevo.",
            "No pudimos hacerlo. Intente de nuevo.",
        )
        .to_owned(),
    }
}
