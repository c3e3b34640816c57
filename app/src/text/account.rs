//! Words of «Configuración de cuenta».

use domain::locale::Voice;

use super::say;

/// The page, and its line in the menu.
pub const TITLE: &str = "Configuración de cuenta";
/// Own data.
#[must_use]
pub fn own_data(voice: Voice) -> &'static str {
    say(voice, "Tus datos", "Sus datos")
}
/// Changing the password.
#[must_use]
pub fn change(voice: Voice) -> &'static str {
    say(voice, "Cambia tu contraseña", "Cambie su contraseña")
}
/// What it does.
#[must_use]
pub fn change_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Al cambiarla se cierran tus sesiones en otros equipos. En este sigues dentro.",
        "Al cambiarla se cierran sus sesiones en otros equipos. En este sigue dentro.",
    )
}
/// The password in use.
pub const CURRENT: &str = "Contraseña actual";
/// Saves the new one.
pub const SAVE: &str = "Cambiar contraseña";
/// It is done.
#[must_use]
pub fn changed(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu contraseña cambió y cerramos tus sesiones en otros equipos.",
        "Su contraseña cambió y cerramos sus sesiones en otros equipos.",
    )
}
/// Labels of own data.
pub mod label {
    /// Names and surnames.
    pub const NAME: &str = "Nombre";
    /// Address.
    pub const EMAIL: &str = "Correo electrónico";
    /// Mobile phone.
    pub const PHONE: &str = "Teléfono";
    /// Date of birth.
    pub const BIRTH_DATE: &str = "Fecha de nacimiento";
    /// RUT.
    pub const RUT: &str = "RUT";
    /// Any other document.
    pub const DOCUMENT: &str = "Documento";
}
