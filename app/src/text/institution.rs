//! Words of the operators' page of institutions (C-31). They address nobody, so they serve in every
//! country.

use domain::membership::Invited;

/// The page.
pub const TITLE: &str = "Instituciones y planes";
/// Under its title.
pub const LEAD: &str = "Instituciones con su plan, sus cupos y su primer Súper Administrador.";
/// The form.
pub const CREATE: &str = "Crear una institución";
/// «RUT».
pub const RUT: &str = "RUT de la institución";
/// «Razón social».
pub const NAME: &str = "Razón social";
/// The plan.
pub const PLAN: &str = "Plan";
/// Seats.
pub const SEATS: &str = "Cupos";
/// The first one.
pub const FIRST: &str = "Primer Súper Administrador";
/// Creates and mails.
pub const SEND: &str = "Crear e invitar";
/// The list.
pub const LIST: &str = "Instituciones creadas";
/// Its columns.
pub const HEADS: [&str; 5] = [
    "Institución",
    "Plan",
    "Cupos",
    "Primer Súper Administrador",
    "Acciones",
];
/// An empty list.
pub const NONE: &str = "No hay instituciones";
/// What to do first.
pub const NONE_ABOUT: &str = "La primera aparecerá aquí al crearla.";
/// The next page.
pub const NEXT: &str = "Mostrar más";
/// Sends the first invitation again.
pub const RESEND: &str = "Reenviar invitación";
/// The form that invites a first one again.
pub const FIRST_AGAIN: &str = "Invitar a un primer Súper Administrador";
/// When, and what becomes of the one before.
pub const FIRST_AGAIN_ABOUT: &str = "Nadie dirige todavía esta institución. Si el correo estaba mal \
                                     escrito o será otra persona, se invita aquí: el enlace \
                                     anterior deja de servir.";
/// Does it.
pub const FIRST_SEND: &str = "Invitar";
/// Opens the form that changes one of them.
pub const CHANGE: &str = "Cambiar";
/// Changes the seats.
pub const SAVE: &str = "Guardar cupos";
/// Changes nothing.
pub const BACK: &str = "Volver a la lista";

/// Seats taken of those there are.
#[must_use]
pub fn seats(taken: i64, seats: i64) -> String {
    format!("{taken} de {seats} en uso")
}

/// How far the first invitation is.
#[must_use]
pub const fn first(state: Option<Invited>) -> &'static str {
    match state {
        Some(state) => super::invitation::state(state),
        None => "—",
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "creada" => "Institución creada. La invitación va en camino.",
        "reenviada" => "Invitación reenviada. El enlace anterior ya no sirve.",
        "invitada" => "Invitación enviada. El enlace anterior ya no sirve.",
        "cupos" => "Cupos cambiados.",
        _ => return None,
    })
}
