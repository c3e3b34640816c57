//! Words of the frame around every page.

use domain::access::Staff;
use domain::locale::Voice;

use super::say;

/// Whoever is signed in, before the last hurdle.
pub const SOMEBODY: &str = "Mi cuenta";

/// What somebody with a role is, below their name.
#[must_use]
pub const fn role(staff: Staff) -> &'static str {
    match staff {
        Staff::PlatformAdmin => "Administración",
        Staff::HelpDesk => "Mesa de ayuda",
        Staff::Coordination => "Coordinación",
    }
}

/// The line above everything in a demonstration.
#[must_use]
pub fn demonstration(voice: Voice) -> &'static str {
    say(
        voice,
        "Demostración: no ingreses datos reales.",
        "Demostración: no ingrese datos reales.",
    )
}

/// What search engines say below the title of a platform's page.
#[must_use]
pub fn about(voice: Voice, name: &str) -> String {
    let rest = say(
        voice,
        "crea tu cuenta, entra de forma segura y mira quién puede hacer qué.",
        "cree su cuenta, entre de forma segura y vea quién puede hacer qué.",
    );
    format!("{name}: {rest}")
}

/// The help line.
#[must_use]
pub fn phone(_: Voice, phone: &str) -> String {
    format!("Ayuda por teléfono: {phone}")
}

/// The link to the privacy page.
#[must_use]
pub fn privacy(_: Voice) -> &'static str {
    "Privacidad y datos personales"
}

/// The link to the help page.
#[must_use]
pub fn help(_: Voice) -> &'static str {
    "Ayuda"
}
