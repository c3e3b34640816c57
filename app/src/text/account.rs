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
/// The own address, as a card.
#[must_use]
pub fn email_about(voice: Voice) -> &'static str {
    say(
        voice,
        "El correo de tus avisos y de tu recuperación.",
        "El correo de sus avisos y de su recuperación.",
    )
}
/// Sessions, as a card.
#[must_use]
pub fn sessions_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Dónde tienes tu sesión abierta, y cerrarla.",
        "Dónde tiene su sesión abierta, y cerrarla.",
    )
}
/// The history, as a card.
#[must_use]
pub fn history_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Lo que pasó con tu cuenta.",
        "Lo que pasó con su cuenta.",
    )
}
/// «Mis datos», as a card.
#[must_use]
pub fn data_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Lo que guardamos sobre ti, tus autorizaciones y una copia.",
        "Lo que guardamos sobre usted, sus autorizaciones y una copia.",
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
