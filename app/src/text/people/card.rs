//! Words of the «ficha de la persona».

use super::state;

/// The «ficha».
pub const CARD: &str = "Ficha de la persona";
/// Facts.
pub const RUT: &str = "RUT";
/// Facts.
pub const EMAIL: &str = "Correo de contacto";
/// Facts.
pub const ACCOUNT: &str = "Cuenta";
/// Facts.
pub const HAS_ACCOUNT: &str = "Tiene cuenta en la plataforma";
/// Facts, and until when in the history.
pub const STANDS_IN: &str = "Suplente hasta";
/// Facts.
pub const STARTS: &str = "Fecha de ingreso";
/// Facts.
pub const ENDS: &str = "Sin acceso desde";
/// Of oneself.
pub const OWN: &str = "Esta es tu propia ficha: tu estado y tu perfil los cambia otra persona que \
                       administre los accesos.";
/// Of somebody who may do more.
pub const ABOVE: &str = "Esta persona puede hacer más que tú en la empresa: su estado y su perfil los \
                         cambia quien administra los accesos.";
/// Of the last one.
pub const LAST: &str = "Es la única persona que administra los accesos. Para inhabilitarla o \
                        cambiar su perfil, dale antes ese perfil a otra.";
/// A part of the page.
pub const CHANGE_STATE: &str = "Estado";
/// What its two ways do.
pub const STATE_LEAD: &str = "Inhabilitar quita el acceso ahora mismo; dar de baja, desde el día que \
                              elijas. Antes te preguntamos.";
/// Does it.
pub const DISABLE: &str = "Inhabilitar";
/// Does it.
pub const ENABLE: &str = "Habilitar";
/// What happens.
pub const SURE_DISABLE_ONE: &str = "Deja de entrar a esta empresa desde ahora mismo. Puedes habilitar a \
                                    la persona otra vez cuando quieras.";
/// Leaves it.
pub const KEEP_CARD: &str = "No, volver a la ficha";
/// Does it for whoever left.
pub const REHIRE: &str = "Reincorporar con el perfil base";
/// A part of the page.
pub const LEAVE: &str = "Dar de baja";
/// What that is.
pub const LEAVE_LEAD: &str = "El acceso termina por sí solo el día que elijas; hoy es ahora mismo.";
/// Does it.
pub const DO_LEAVE: &str = "Sí, dar de baja";
/// The day.
pub const LEAVE_DAY: &str = "Sin acceso desde";
/// Why, for others.
pub const LEAVE_NOTE: &str = "Motivo de la baja";
/// Takes a coming day back.
pub const STAY: &str = "Anular la baja";
/// A part of the page.
pub const CHANGE_PERFIL: &str = "Perfil";
/// What it becomes.
pub const NEW_PERFIL: &str = "Perfil nuevo";
/// Does it.
pub const SAVE_PERFIL: &str = "Cambiar el perfil";
/// A part of the page.
pub const CHANGE_SECTION: &str = "Sección";
/// What it becomes.
pub const NEW_SECTION: &str = "Sección nueva";
/// Does it.
pub const SAVE_SECTION: &str = "Cambiar la sección";
/// To what explains it.
pub const ASK_WHY: &str = "¿Qué puede ver esta persona, y por qué?";
/// A part of the page.
pub const CHANGE_NAME: &str = "Nombre y cargo";
/// The same where nothing keeps a «Cargo».
pub const CHANGE_NAME_ALONE: &str = "Nombre";
/// What it is for whoever has an account (Q20).
pub const NAME_LEAD: &str = "Es el nombre con que la empresa tiene a la persona en su lista. El de su \
                             cuenta es de ella y sigue igual.";
/// Does it.
pub const SAVE_NAME: &str = "Guardar el nombre";
/// A part of the page.
pub const CHANGE_EMAIL: &str = "Correo de contacto";
/// What it is for whoever has an account (Q20).
pub const EMAIL_LEAD: &str = "Es un dato para la empresa. Los avisos de la plataforma llegan al correo \
                              con que la persona entra y recupera su contraseña, que cambia ella \
                              misma.";
/// What it is for whoever has none.
pub const EMAIL_FIRST: &str = "Corrige el correo al que llegan los avisos para registrarse.";
/// Does it.
pub const SAVE_EMAIL: &str = "Guardar el correo";
/// Facts, and a part of the page.
pub const PHONE: &str = "Celular";
/// What it is for.
pub const PHONE_HINT: &str =
    "Es un dato para la empresa: la plataforma no envía nada a este número.";
/// Does it.
pub const SAVE_PHONE: &str = "Guardar el celular";
/// What it is, and what it is not.
pub const START_HINT: &str =
    "Es el primer día de trabajo, no el del acceso. Puede quedar en blanco.";
/// Does it.
pub const SAVE_START: &str = "Guardar la fecha";
/// A part of the page, while nobody has an account under it.
pub const CHANGE_RUT: &str = "Corregir el RUT";
/// Until when.
pub const RUT_HINT: &str = "Se corrige mientras la persona no tiene cuenta.";
/// What becomes of the card.
pub const RUT_CARD_HINT: &str = "El que tenía deja de servir. Sin él, la persona no puede \
                                 registrarse sola.";
/// Does it.
pub const SAVE_RUT: &str = "Guardar el RUT";
/// Why not.
pub const OF_ACCOUNT: &str = "Esta persona ya tiene cuenta con su RUT, y aquí no se cambia. Si está \
                              mal, pide ayuda a la mesa de ayuda.";
/// A part of the page.
pub const REMIND_ONE: &str = "Invitación por correo";
/// Does it.
pub const REMIND: &str = "Enviar otra vez";
/// A part of the page.
pub const SESSIONS: &str = "Sesiones";
/// What it does.
pub const SESSIONS_LEAD: &str = "Si la persona tiene esta empresa abierta en algún equipo, deberá \
                                 iniciar sesión otra vez para seguir.";
/// Does it.
pub const END_SESSIONS: &str = "Cerrar sus sesiones en esta empresa";
/// A part of the page.
pub const HISTORY: &str = "Historial de cambios";
/// Nothing yet.
pub const NO_HISTORY: &str = "Aún no hay cambios.";
/// The changes before.
pub const OLDER: &str = "Ver anteriores";
/// By nobody of the company.
pub const SYSTEM: &str = "La plataforma";

/// Asks before it is done.
#[must_use]
pub fn sure_disable(name: &str) -> String {
    format!("¿Inhabilitar a {name}?")
}

/// Asks before it is done.
#[must_use]
pub fn sure_leave(name: &str) -> String {
    format!("¿Dar de baja a {name}?")
}

/// What became of the last letter.
#[must_use]
pub fn letter(state: Option<&str>, at: &str) -> String {
    match state {
        Some("failed") => format!("El correo del {at} no se pudo entregar. Corrige la dirección."),
        Some("queued") => format!("El correo del {at} está por salir."),
        Some("expired") => format!("El correo del {at} no alcanzó a salir."),
        _ => format!("Último correo: {at}."),
    }
}

/// The news of what was done to one person.
#[must_use]
pub fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "agregada" => "Listo. La persona está en la lista y su usuario está creado.",
        "habilitada" => "Listo. La persona está habilitada desde ahora.",
        "inhabilitada" => {
            "Listo. La persona ya no entra a esta empresa; al intentarlo verá el motivo."
        }
        "baja" => "Listo. La baja quedó registrada.",
        "sigue" => "Listo. La baja quedó anulada.",
        "perfil" => "Listo. El perfil vale desde ahora.",
        "seccion" => "Listo. La sección quedó cambiada.",
        "nombre" => "Listo. El nombre quedó guardado.",
        "celular" => "Listo. El celular quedó guardado.",
        "ingreso" => "Listo. La fecha de ingreso quedó guardada.",
        "rut" => "Listo. El RUT quedó corregido.",
        "correo" => "Listo. El correo de contacto quedó guardado.",
        "recordada" => "Listo. Enviamos otra vez el correo para registrarse.",
        "sesiones" => "Listo. Sus sesiones en esta empresa están cerradas.",
        _ => return None,
    })
}

/// An act of the history.
#[must_use]
pub fn act(action: &str) -> &'static str {
    match action {
        "person.added" => "Agregó a la persona",
        "person.enabled" => "Habilitó",
        "person.disabled" => "Inhabilitó",
        "person.left" => "Dio de baja",
        "person.returned" => "Reincorporó",
        "person.restored" => "Deshizo el cambio",
        "person.ending" => "Cambió la fecha de baja",
        "perfil.changed" | "tier.changed" => "Cambió el perfil",
        "perfil.carried_out" => "Cambió el perfil por la mesa de ayuda",
        "stand_in.named" => "Nombró suplente a la persona",
        "stand_in.ended" => "Terminó la suplencia",
        "company.appointed" => "Aceptó el nombramiento como administrador de accesos",
        "company.revoked" => "Revocó el nombramiento como administrador de accesos",
        "invitation.sent" => "Invitó a la persona",
        "invitation.revoked" => "Revocó la invitación",
        "person.section" => "Cambió la sección",
        "person.name" => "Cambió el nombre",
        "person.contact" => "Cambió el correo de contacto",
        "person.phone" => "Cambió el celular",
        "person.start" => "Cambió la fecha de ingreso",
        "person.number" => "Corrigió el RUT o el número de la cédula",
        "person.reminded" | "invitation.resent" => "Envió otra vez la invitación",
        "person.accepted" | "invitation.accepted" => "Aceptó la invitación",
        "person.tied" => "Quedó unida a su cuenta",
        "person.signed_out" => "Cerró aquí sus sesiones",
        _ => "Cambió la ficha",
    }
}

/// A change of the history. What lasts until a day, or is offered, comes in nothing's place.
#[must_use]
pub fn change(name: &str, old: &str, new: &str) -> String {
    let what = named(name);
    match name {
        "until" | "tier" => format!("{what}: {new}"),
        _ => format!("{what}: {} → {}", value(name, old), value(name, new)),
    }
}

/// A value of the history, named and in words.
fn value(name: &str, value: &str) -> String {
    match (name, value) {
        (_, "") => "nada".to_owned(),
        ("state", value) => value.parse().map_or("", state).to_owned(),
        (_, value) => value.to_owned(),
    }
}

/// What a value of the history is.
fn named(name: &str) -> &'static str {
    match name {
        "state" => "Estado",
        "perfil" | "tier" => "Perfil",
        "name" => "Nombre",
        "position" => "Cargo",
        "email" => "Correo",
        "phone" => "Celular",
        "rut" => "RUT",
        "section" => "Sección",
        "starts_on" => STARTS,
        "until" => STANDS_IN,
        "ends_on" => "Sin acceso desde",
        _ => "Dato",
    }
}
