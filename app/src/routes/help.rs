//! Addresses of the help centre.

/// «Preguntas frecuentes: Claves y usuarios».
pub const HELP_KEYS: &str = "claves-y-usuarios";
/// What to do when one cannot get in, where there is no [`HELP_KEYS`].
pub const HELP_ACCESS: &str = "acceso";
/// How to sign in, step by step.
pub const HELP_SIGN_IN: &str = "ingresar";
/// The user's manual.
pub const HELP_MANUAL: &str = "manual";
/// The guide for a new company.
pub const HELP_FIRST_USE: &str = "guia-inicial";
/// «CUENTAS DE USUARIO».
pub const HELP_ACCOUNTS: &str = "cuentas-de-usuario";
/// How accounts are paid.
pub const HELP_PAYMENT: &str = "formas-de-pago";
/// The chapter of [`HELP_MANUAL`] about an institution's people.
pub const MANUAL_MEMBERS: &str = "personas-de-la-institucion";

/// A part of [`HELP_FIRST_USE`], counted from 1.
#[must_use]
pub fn help_part(number: usize) -> String {
    format!("guia-inicial-parte-{number}")
}

/// The help centre.
#[must_use]
pub fn help(platform: &str) -> String {
    format!("/{platform}/ayuda")
}

/// One of its articles.
#[must_use]
pub fn help_article(platform: &str, article: &str) -> String {
    format!("/{platform}/ayuda/{article}")
}

/// A place in one of them.
#[must_use]
pub fn help_at(platform: &str, article: &str, anchor: &str) -> String {
    format!("/{platform}/ayuda/{article}#{anchor}")
}

/// How to sign in, step by step.
#[must_use]
pub fn help_sign_in(platform: &str) -> String {
    help_article(platform, HELP_SIGN_IN)
}

/// A chapter of the user's manual.
#[must_use]
pub fn chapter(platform: &str, chapter: &str) -> String {
    help_at(platform, HELP_MANUAL, chapter)
}
