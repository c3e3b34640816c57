//! Every address as a function. Links, redirects and tests use these; no other file spells one.

/// The list of platforms, or a neutral page.
pub const FRONT: &str = "/";
/// The demonstration's mailbox.
pub const MAILBOX: &str = "/buzon";

/// One letter of that mailbox.
#[must_use]
pub fn letter(id: &str) -> String {
    format!("/buzon/{id}")
}

/// A platform's welcome.
#[must_use]
pub fn welcome(platform: &str) -> String {
    format!("/{platform}")
}

/// The registration form.
#[must_use]
pub fn registration(platform: &str) -> String {
    format!("/{platform}/registro")
}

/// «Confirmar Solicitud».
#[must_use]
pub fn registration_confirm(platform: &str) -> String {
    format!("/{platform}/registro/confirmar")
}

/// «Guardado Exitosamente».
#[must_use]
pub fn registration_saved(platform: &str) -> String {
    format!("/{platform}/registro/listo")
}

/// The page whose button activates an account.
#[must_use]
pub fn activation(platform: &str) -> String {
    format!("/{platform}/activar")
}

/// The question challenge.
#[must_use]
pub fn challenge(platform: &str) -> String {
    format!("/{platform}/preguntas")
}

/// «Revise sus datos».
#[must_use]
pub fn review(platform: &str) -> String {
    format!("/{platform}/datos")
}

/// Sign-in.
#[must_use]
pub fn sign_in(platform: &str) -> String {
    format!("/{platform}/ingresar")
}

/// «¿Olvidaste tu contraseña?»
#[must_use]
pub fn recovery(platform: &str) -> String {
    format!("/{platform}/recuperar")
}

/// After asking for a link.
#[must_use]
pub fn recovery_sent(platform: &str) -> String {
    format!("/{platform}/recuperar/enviado")
}

/// Choosing a new password with a link.
#[must_use]
pub fn recovery_password(platform: &str) -> String {
    format!("/{platform}/recuperar/clave")
}

/// Home, behind sign-in.
#[must_use]
pub fn home(platform: &str) -> String {
    format!("/{platform}/inicio")
}

/// «Configuración de cuenta».
#[must_use]
pub fn account(platform: &str) -> String {
    format!("/{platform}/cuenta")
}

/// The privacy page.
#[must_use]
pub fn privacy(platform: &str) -> String {
    format!("/{platform}/privacidad")
}

/// Help.
#[must_use]
pub fn help(platform: &str) -> String {
    format!("/{platform}/ayuda")
}

/// How to sign in, step by step.
#[must_use]
pub fn help_sign_in(platform: &str) -> String {
    format!("/{platform}/ayuda/ingresar")
}

/// A mailed link: the full address.
#[must_use]
pub fn link(origin: &str, platform: &str, token: &str) -> String {
    format!("{origin}/{platform}/enlace/{token}")
}
