//! Words of a platform's welcome (H-02, H-03).

use domain::locale::Voice;
use domain::platform::Face;

use super::say;

/// The greeting.
#[must_use]
pub fn title(face: &Face) -> String {
    match face.voice() {
        Voice::Usted => format!("Bienvenido a nuestra plataforma de Servicios {}", face.name),
        Voice::Tu => format!("Te damos la bienvenida a {}", face.name),
    }
}

/// Above the greeting.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Todo esto a un clic de distancia.",
        "TODO ESTO A UN CLIC DE DISTANCIA",
    )
}

/// The way to an account.
#[must_use]
pub fn register(voice: Voice) -> &'static str {
    say(voice, "Registrarse", "Crear Cuenta Nueva")
}

/// The way in.
#[must_use]
pub fn sign_in(_: Voice) -> &'static str {
    "Iniciar sesión"
}

/// Over the list of services.
#[must_use]
pub fn services(_: Voice) -> &'static str {
    "Nuestros servicios"
}

/// Under the greeting: whose services they are, and that a screen is all it takes.
#[must_use]
pub fn organisation(face: &Face) -> String {
    let organisation = &face.organisation;
    match face.voice() {
        Voice::Tu => format!("{organisation}: todos los servicios, donde estés."),
        Voice::Usted => {
            format!("{organisation}: todos los servicios, desde el lugar en que se encuentre.")
        }
    }
}
