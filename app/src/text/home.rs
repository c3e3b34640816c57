//! Words of the page one comes home to.

use domain::locale::Voice;

use super::say;

/// The greeting; the name stands in the page, never in its title.
#[must_use]
pub fn title(_: Voice) -> &'static str {
    "Inicio"
}

/// «Hola, Ana».
#[must_use]
pub fn hello(name: &str) -> String {
    format!("Hola, {name}")
}

/// Under the greeting.
#[must_use]
pub fn lead(voice: Voice, platform: &str) -> String {
    match voice {
        Voice::Tu => format!("Ya estás en {platform}. Desde aquí llegas a todo."),
        Voice::Usted => format!("Ya está en {platform}. Desde aquí llega a todo."),
    }
}

/// What one can do oneself.
#[must_use]
pub fn own(voice: Voice) -> &'static str {
    say(voice, "Lo que puedes hacer", "Lo que puede hacer")
}

/// The services of the platform.
#[must_use]
pub fn services(_: Voice) -> &'static str {
    "Servicios"
}

/// Where those with a role work.
#[must_use]
pub fn rooms(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu trabajo en la plataforma",
        "Su trabajo en la plataforma",
    )
}

/// The settings, as a card.
#[must_use]
pub fn settings_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Revisa tus datos y cambia tu contraseña.",
        "Revise sus datos y cambie su contraseña.",
    )
}

/// Help, as a card.
#[must_use]
pub fn help_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Encuentra el paso a paso y con quién hablar.",
        "Encuentre el paso a paso y con quién hablar.",
    )
}

/// Privacy, as a card.
#[must_use]
pub fn privacy_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Mira qué autorizaste y cómo usamos tus datos.",
        "Mire qué autorizó y cómo usamos sus datos.",
    )
}
