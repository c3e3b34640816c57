//! Words of the perfiles of a company's users (A-33, Q50). Companies have a RUT, so all of this
//! speaks Chile's *tú*.

use domain::membership::{MembershipState, Outcome};

/// The page, and its card.
pub const TITLE: &str = "Perfiles de los usuarios";
/// The page, as a card.
pub const ABOUT: &str =
    "Cambia el perfil de una persona de la empresa o pídelo a la mesa de ayuda.";
/// Under the title.
pub const LEAD: &str = "El perfil decide qué puede hacer cada persona en la empresa. Un cambio rige \
                        desde la siguiente página que abra.";
/// The table.
pub const CAPTION: &str = "Usuarios de la empresa";
/// Its columns.
pub const HEADS: [&str; 4] = ["Nombre", "Perfil", "Estado", CHANGE];
/// To where one of them is changed.
pub const CHANGE: &str = "Cambiar";
/// The next page.
pub const NEXT: &str = "Ver más usuarios";
/// Where one of them is changed.
pub const ONE: &str = "Cambiar el perfil";
/// Whose it is.
pub const NAME: &str = "Nombre";
/// The perfil in use.
pub const NOW: &str = "Perfil actual";
/// The other one.
pub const WANTED: &str = "Perfil nuevo";
/// By hand.
pub const HAND: &str = "Cambiarlo ahora";
/// Under it.
pub const HAND_LEAD: &str = "La persona y los administradores de accesos reciben un correo.";
/// Does it.
pub const DO_HAND: &str = "Cambiar el perfil";
/// Where whoever stands in can neither give nor ask.
pub const NOT_BY_YOU: &str = "Este perfil lo cambia un administrador de accesos.";
/// By the help desk.
pub const DESK: &str = "Pedirlo a la mesa de ayuda";
/// Under it.
pub const DESK_LEAD: &str = "La mesa de ayuda lo revisa. Para dar el perfil de administrador de \
                             accesos se necesitan dos agentes.";
/// Why.
pub const REASON: &str = "Motivo";
/// Under it.
pub const REASON_HINT: &str = "Lo lee la mesa de ayuda. Entre 5 y 500 caracteres.";
/// Sends it.
pub const DO_DESK: &str = "Enviar la solicitud";
/// The own perfil.
pub const OWN: &str = "Tu propio perfil no lo cambias tú: pídelo a otro administrador de accesos o \
                       a la mesa de ayuda.";
/// Back to the list.
pub const BACK: &str = "Volver a los perfiles";
/// What was asked.
pub const ASKED: &str = "Solicitudes a la mesa de ayuda";
/// Its columns.
pub const ASKED_HEADS: [&str; 4] = ["Persona", "Perfil pedido", "Enviada", "Estado"];

/// What of whom [`CHANGE`] leads to.
#[must_use]
pub fn change_of(name: &str) -> String {
    format!("el perfil de {name}")
}

/// «Habilitado» or «Inhabilitado».
#[must_use]
pub const fn state(state: MembershipState) -> &'static str {
    match state {
        MembershipState::Enabled => "Habilitado",
        MembershipState::Disabled => "Inhabilitado",
    }
}

/// How far a request is.
#[must_use]
pub const fn asked(outcome: Option<Outcome>, proposed: bool) -> &'static str {
    match (outcome, proposed) {
        (Some(Outcome::Done), _) => "Hecha",
        (Some(Outcome::Declined), _) => "No se hizo",
        (None, true) => "Espera a un segundo agente",
        (None, false) => "En la mesa de ayuda",
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "cambiado" => "Listo. El perfil cambió y rige desde ahora.",
        "pedido" => "Listo. La solicitud está en la mesa de ayuda.",
        _ => return None,
    })
}
