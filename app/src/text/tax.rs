//! Words of what tax documents need of a company (W-37, Q7). Companies have a RUT, so all of this
//! speaks Chile's *tú*; what its fields are called stands with those of the opening.

/// The page, and its card at the company's home.
pub const TITLE: &str = "Datos tributarios";
/// As a card.
pub const ABOUT: &str = "Código de actividad, contacto de cobranza y correo para recibir facturas.";
/// Under its title.
pub const LEAD: &str = "Es lo que falta para emitir los documentos tributarios de la empresa. Puedes cambiarlo cuando \
     quieras.";
/// The first group.
pub const COMPANY: &str = "Actividad y tamaño";
/// The second group, and its line among what somebody else saved.
pub const BILLING: &str = "Contacto de cobranza";
/// Whom it should be.
pub const BILLING_ABOUT: &str = "La persona con quien hablar de pagos y facturas.";
/// The tick that nobody else is meant.
pub const SAME: &str = "Es el mismo contacto comercial";
/// The third group.
pub const INVOICES: &str = "Facturas que recibe la empresa";
/// Saves.
pub const SAVE: &str = "Guardar";
/// It is saved.
pub const SAVED: &str = "Listo. Los datos tributarios quedaron guardados.";
/// Saved meanwhile, by somebody else or in another tab.
pub const NEWER: &str = "Estos datos se guardaron en otra parte mientras los cambiabas.";
/// What to do then.
pub const NEWER_ABOUT: &str = "Compara lo guardado con lo que escribiste, que sigue en el formulario. \
                               Si guardas, lo tuyo queda en su lugar.";
/// What was saved there.
pub const STORED: &str = "Lo que está guardado ahora";
/// What the account of the company was opened with.
pub const OPENED: &str = "Datos con que se creó la cuenta";
/// Saves nevertheless.
pub const SAVE_MINE: &str = "Guardar lo mío";

/// Whom to ask where one of those is wrong.
#[must_use]
pub fn correct(email: Option<&str>) -> String {
    match email {
        Some(email) => format!("Si alguno está equivocado, escribe a {email}."),
        None => "Si alguno está equivocado, avísale al equipo de coordinación.".to_owned(),
    }
}

/// Who that is, and what the tick does to the fields below it.
#[must_use]
pub fn same_about(name: &str) -> String {
    format!("Es {name}. Con la casilla marcada, los campos que siguen no se usan.")
}
