//! What is said otherwise of an institution's people (C-05, C-06, C-27): invitations and seats in place
//! of workers and sections.

use domain::locale::Voice;
use domain::membership::Invited;
use domain::refusal::Refusal;

use crate::failure::Failure;
use crate::text::problem;
use crate::ui::Trouble;

/// As a card of the institution.
pub const ABOUT_SEATED: &str = "Busca, habilita e inhabilita a las personas de tu institución.";
/// Under its title.
pub const LEAD_SEATED: &str = "Encuentra a una persona y abre su ficha para cambiar su estado o su \
                               perfil. Quien aún no acepta su invitación aparece también.";
/// To the form that invites.
pub const INVITE: &str = "Invitar a una persona";
/// Columns.
pub const HEADS_SEATED: [&str; 5] = ["Nombre", "RUT", "Correo", "Perfil", "Estado"];
/// As a state: whoever did not accept yet.
pub const INVITED: &str = "Invitación sin aceptar";
/// The table.
pub const CAPTION_SEATED: &str = "Personas de la institución";
/// What to do first.
pub const EMPTY_LEAD_SEATED: &str = "Invita a la primera persona; aparece aquí desde ese momento.";
/// What happens.
pub const SURE_DISABLE_LEAD_SEATED: &str = "No podrán entrar desde ahora, su cupo queda libre y \
                                            reciben un aviso con el motivo. Puedes deshacerlo \
                                            durante 24 horas, mientras queden cupos, también desde \
                                            «Pendientes».";
/// What happens.
pub const SURE_ENABLE_LEAD_SEATED: &str = "Vuelven a ocupar un cupo del plan y podrán entrar. Quien \
                                           ya no estaba en la institución vuelve como Usuario.";
/// What its one way does.
pub const STATE_LEAD_SEATED: &str = "Inhabilitar quita el acceso ahora mismo y libera su cupo. Antes \
                                     te preguntamos el motivo.";
/// Does it for whoever left: back with the lowest of the three.
pub const REHIRE_SEATED: &str = "Habilitar como Usuario";
/// What happens.
pub const SURE_DISABLE_ONE_SEATED: &str = "No podrá entrar desde ahora, sus sesiones dejan de servir y \
                                           su cupo queda libre. Le avisamos por correo, con el motivo.";
/// Of the last one.
pub const LAST_SEATED: &str = "Es la única persona con el perfil Súper Administrador. Para \
                               inhabilitarla o cambiar su perfil, dale antes ese perfil a otra.";
/// Of somebody of a higher role.
pub const ABOVE_SEATED: &str = "Esta persona tiene un perfil mayor que el tuyo: su estado y su perfil \
                                los cambia un Súper Administrador.";
/// Of oneself.
pub const OWN_SEATED: &str = "Esta es tu propia ficha: tu estado y tu perfil los cambia otra persona \
                              con el perfil Súper Administrador.";
/// Who reads it.
pub const REASON_HINT_SEATED: &str = "La persona lo lee en el aviso.";
/// Who reads it.
pub const NOTE_HINT_SEATED: &str = "Solo la ven quienes administran las cuentas.";
/// What it does.
pub const SESSIONS_LEAD_SEATED: &str = "Si la persona tiene la institución abierta en algún equipo, \
                                        deberá iniciar sesión otra vez para seguir.";
/// Does it.
pub const END_SESSIONS_SEATED: &str = "Cerrar sus sesiones";
/// A part of the page.
pub const INVITATION: &str = "Invitación";
/// Sends it again.
pub const RESEND_LEAD: &str = "Recibe un enlace nuevo, que sirve siete días; el anterior deja de \
                               servir.";
/// Asks first.
pub const REVOKE: &str = "Revocar la invitación";
/// What that does.
pub const SURE_REVOKE: &str = "El enlace que recibió deja de servir y la persona sale de la lista. \
                               Puedes invitarla de nuevo cuando quieras.";
/// Does it.
pub const DO_REVOKE: &str = "Sí, revocar";

/// Under «Pendientes».
pub const PENDING_LEAD_SEATED: &str = "Qué invitaciones no llegaron, cuáles esperan y cuáles vencen \
                                       pronto.";
/// What to do.
pub const RETURNED_LEAD_SEATED: &str = "Revoca la invitación en la ficha de la persona y envía otra a \
                                        la dirección correcta.";
/// A part of the page.
pub const NEVER_SEATED: &str = "Invitaciones que esperan";
/// Nobody.
pub const NEVER_NONE_SEATED: &str = "Ninguna invitación espera.";
/// Nobody besides those whose letters came back.
pub const NEVER_ELSE_SEATED: &str = "Ninguna otra invitación espera.";
/// What it does.
pub const REMIND_ALL_LEAD_SEATED: &str = "Reenvía las invitaciones cuyo último envío fue hace más \
                                          de tres días, hasta 500 por vez. Cada una lleva un enlace \
                                          nuevo, también las vencidas.";

/// Asks before it is done.
#[must_use]
pub fn sure_revoke(name: &str) -> String {
    format!("¿Revocar la invitación de {name}?")
}

/// What became of the last letter.
#[must_use]
pub fn letter_seated(state: Option<&str>, at: &str) -> String {
    match state {
        Some("failed") => format!(
            "El correo del {at} no se pudo entregar. Revoca la invitación y envía otra a la dirección \
             correcta."
        ),
        other => super::letter(other, at),
    }
}

/// How far an invitation is (C-36).
#[must_use]
pub fn invited(state: Invited, day: &str, soon: bool) -> String {
    match (state, soon) {
        (Invited::Pending, false) => format!("Invitación pendiente, vence el {day}"),
        (Invited::Pending, true) => format!("Invitación pendiente, vence pronto: el {day}"),
        (Invited::Expired, _) => format!("Invitación vencida el {day}"),
        (Invited::Accepted, _) => "Invitación aceptada".to_owned(),
        (Invited::Revoked, _) => "Invitación revocada".to_owned(),
    }
}

/// What several became.
#[must_use]
pub fn changed_seated(changed: &str, refused: &str) -> String {
    let many = super::changed(changed, "0");
    let why = "quien no tiene un cupo libre, tú, el último Súper Administrador, quien tiene un perfil \
               mayor que el tuyo o una invitación que espera.";
    match refused {
        "0" | "" => many,
        "1" => format!("{many} 1 quedó como estaba: {why}"),
        some => format!("{many} {some} quedaron como estaban: {why}"),
    }
}

/// The news of what was done to one person, where they are told otherwise than in a company.
#[must_use]
pub fn done_seated(word: &str) -> Option<&'static str> {
    Some(match word {
        "habilitada" => "Listo. La persona está habilitada: ocupa un cupo y recibe un aviso.",
        "inhabilitada" => {
            "Listo. La persona está inhabilitada: su cupo quedó libre y recibe un aviso."
        }
        "perfil" => "Listo. El perfil rige desde ahora y la persona recibe un aviso.",
        "recordada" => {
            "Listo. La invitación va otra vez en camino; el enlace anterior ya no sirve."
        }
        "sesiones" => "Listo. Sus sesiones en la institución están cerradas.",
        other => return super::done(other),
    })
}

/// What is wrong with changing somebody's access.
#[must_use]
pub fn troubles_seated(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    let words = match failure.refusal() {
        Some(Refusal::NotInvitable) => {
            "Esta persona tiene una cuenta en otra parte y no puede habilitarse aquí."
        }
        Some(Refusal::LastAdministrator) => {
            "La institución debe conservar al menos un Súper Administrador. Nombra antes a otro."
        }
        Some(Refusal::AboveOwn) => ABOVE_SEATED,
        _ => return problem::troubles_of_others(failure, voice),
    };
    vec![Trouble::general(words.to_owned())]
}
