//! Words of those who run the installation. They address nobody, so they serve in every country.

use domain::company::{Item, Section};

/// The page.
pub const TITLE: &str = "Adquisiciones";
/// Under its title.
pub const LEAD: &str = "Empresas que adquirieron el producto y el estado de su cuenta.";
/// Where operators sign in.
pub const ENTRANCE: &str = "Ingreso de operación";
/// Under its title.
pub const ENTRANCE_LEAD: &str = "Solo para quienes operan la instalación.";
/// Their address.
pub const EMAIL: &str = "Correo electrónico";
/// Something did not fit; which one is not told.
pub const WRONG: &str = "Los datos no coinciden. Cada código sirve una sola vez.";
/// The form.
pub const RECORD: &str = "Registrar una adquisición";
/// Records and mails.
pub const SEND: &str = "Registrar y enviar bienvenida";
/// The list.
pub const LIST: &str = "Adquisiciones registradas";
/// Its columns.
pub const HEADS: [&str; 6] = [
    "Empresa",
    "Producto",
    "Contacto",
    "Estado",
    "Bienvenida",
    "Acciones",
];
/// An empty list.
pub const NONE: &str = "No hay adquisiciones";
/// What to do first.
pub const NONE_ABOUT: &str = "La primera aparecerá aquí al registrarla.";
/// The next page.
pub const NEXT: &str = "Mostrar más";
/// Sends the welcome again.
pub const RESEND: &str = "Reenviar";
/// Takes it back.
pub const WITHDRAW: &str = "Retirar";
/// What that does.
pub const WITHDRAW_ABOUT: &str =
    "El enlace de bienvenida deja de servir y se borra lo que la empresa haya escrito.";
/// Does it.
pub const WITHDRAW_YES: &str = "Sí, retirar";
/// Does not.
pub const WITHDRAW_NO: &str = "Volver";

/// Asked once, naming the company.
#[must_use]
pub fn withdraw_title(name: &str) -> String {
    format!("¿Retirar la adquisición de {name}?")
}

/// What is asked.
#[must_use]
pub const fn label(section: Section, item: Item) -> &'static str {
    match (section, item) {
        (Section::Supplied, Item::Names) => "Nombre del contacto",
        (Section::Supplied, Item::Email) => "Correo del contacto",
        (Section::Supplied, Item::Phone) => "Teléfono del contacto",
        _ => super::opening::label(section, item),
    }
}

/// How far an acquisition is.
#[must_use]
pub fn state(code: &str) -> &'static str {
    match code {
        "waiting" => "Pendiente",
        "over" => "Enlace vencido",
        "opened" => "Cuenta creada",
        _ => "Retirada",
    }
}

/// When the welcome went out last, and how often.
#[must_use]
pub fn sent(moment: &str, sends: i64) -> String {
    match sends {
        1 => format!("{moment} (1 envío)"),
        sends => format!("{moment} ({sends} envíos)"),
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "registrada" => "Adquisición registrada. La bienvenida va en camino al contacto.",
        "reenviada" => "Bienvenida reenviada. El enlace anterior ya no sirve.",
        "retirada" => "Adquisición retirada. Su enlace ya no sirve.",
        _ => return None,
    })
}

/// Who is at work.
#[must_use]
pub fn at_work(name: &str) -> String {
    format!("En operación: {name}")
}
