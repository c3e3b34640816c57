//! Words of the front and of addresses that lead nowhere; they belong to no platform.

/// The product.
pub const NAME: &str = "Portería";
/// What the list of platforms is called.
pub const PLATFORMS: &str = "Plataformas";
/// Under the name.
pub const LEAD: &str =
    "Aquí se abren las cuentas y se entra a las plataformas de cada organización.";
/// An address that leads nowhere.
pub const NOT_FOUND: &str = "No encontramos esta página";
/// What to do about it.
pub const NOT_FOUND_LEAD: &str = "Revisa la dirección o vuelve al inicio.";
/// The same on a platform.
#[must_use]
pub fn not_found_lead(voice: domain::Voice) -> &'static str {
    super::say(
        voice,
        NOT_FOUND_LEAD,
        "Revise la dirección o vuelva al inicio.",
    )
}
/// The way back.
pub const TO_FRONT: &str = "Ir al inicio";
