//! Words of the accounts of an institution (C-27 to C-36). Institutions have a RUT, so all of this
//! speaks Chile's *tú*.

use domain::locale::Voice;
use domain::membership::{Invited, Tier};
use domain::refusal::{Problem, Refusal};

use super::say;

/// The panel.
pub const TITLE: &str = "Cuentas de usuario";
/// The panel, as a card.
pub const ABOUT: &str = "Invita a las personas de tu institución y ve en qué va cada invitación.";
/// Under its title.
pub const LEAD: &str = "Cada persona recibe su invitación por correo, crea su contraseña y confirma \
                        su celular.";
/// The form.
pub const INVITE: &str = "Invitar a una persona";
/// «Nombre».
pub const FIRST_NAME: &str = "Nombre";
/// «Apellido paterno».
pub const FIRST_SURNAME: &str = "Apellido paterno";
/// «Apellido materno».
pub const SECOND_SURNAME: &str = "Apellido materno";
/// «RUT».
pub const RUT: &str = "RUT";
/// Beside it.
pub const RUT_HINT: &str = "Sin puntos, con guion. La persona lo confirma al aceptar.";
/// «E-mail».
pub const EMAIL: &str = "E-mail";
/// Beside it.
pub const EMAIL_HINT: &str = "Ahí llega la invitación; será su usuario.";
/// «Número de celular».
pub const PHONE: &str = "Número de celular";
/// Beside it.
pub const PHONE_HINT: &str = "Ahí llega su clave cada vez que entra. Ejemplo: 9 1234 5678";
/// The role.
pub const ROLE: &str = "Perfil";
/// Sends it.
pub const SEND: &str = "Enviar invitación";
/// The list.
pub const LIST: &str = "Invitaciones";
/// The list, spoken.
pub const CAPTION: &str = "Invitaciones, la más reciente primero";
/// Its columns.
pub const HEADS: [&str; 5] = ["Persona", "Perfil", "Estado", "Envío", "Acciones"];
/// An empty list.
pub const NONE: &str = "No hay invitaciones";
/// What to do.
pub const NONE_ABOUT: &str = "Aparecen aquí al enviarlas.";
/// The next page.
pub const NEXT: &str = "Ver más antiguas";
/// The filter.
pub const STATE: &str = "Estado";
/// No filter by role.
pub const ALL_TIERS: &str = "Todos";
/// Applies it.
pub const FILTER: &str = "Filtrar";
/// What can be filtered by.
pub const STATES: [(&str, &str); 5] = [
    ("", "Todas"),
    ("pending", "Pendientes"),
    ("accepted", "Aceptadas"),
    ("expired", "Vencidas"),
    ("revoked", "Revocadas"),
];
/// Sends it again.
pub const RESEND: &str = "Reenviar";
/// Takes it back.
pub const REVOKE: &str = "Revocar";
/// What that does.
pub const REVOKE_ABOUT: &str = "El enlace que recibió deja de servir. Puedes invitarla de nuevo \
                                cuando quieras.";
/// Does it.
pub const REVOKE_YES: &str = "Sí, revocar";
/// Does not.
pub const REVOKE_NO: &str = "No, dejarlo como está";
/// Seats.
pub const SEATS: &str = "Cupos";
/// The plan.
pub const PLAN: &str = "Plan";
/// Those that wait.
pub const WAITING: &str = "Invitaciones pendientes";

/// Back to the panel.
pub const BACK: &str = "Volver a las cuentas";

/// Behind the link.
pub const ACCEPT_TITLE: &str = "Acepta tu invitación";
/// The step that asks for the data.
pub const ACCEPT_LEAD: &str = "Confirma quién eres, crea tu contraseña y dinos a qué celular te \
                               enviamos la clave cada vez que entres.";
/// Who invites.
pub const INSTITUTION: &str = "Institución";
/// The user name.
pub const USER: &str = "Tu usuario";
/// The role.
pub const YOUR_ROLE: &str = "Tu perfil";
/// The own RUT.
pub const YOUR_RUT: &str = "Tu RUT";
/// Beside it.
pub const YOUR_RUT_HINT: &str = "Sin puntos, con guion. Debe ser el de la invitación.";
/// The own mobile.
pub const YOUR_PHONE: &str = "Tu celular";
/// On to the code.
pub const CONTINUE: &str = "Seguir y recibir el código";
/// The step that asks for the code.
pub const CODE_TITLE: &str = "Confirma tu celular";
/// The field.
pub const CODE: &str = "Código de seis números";
/// Accepts.
pub const FINISH: &str = "Crear mi cuenta";
/// Another one.
pub const ANOTHER: &str = "Enviar otro código";
/// It left.
pub const SENT_ANOTHER: &str = "Enviamos otro código.";
/// Back to the form.
pub const CORRECT: &str = "Corregir mis datos";
/// Somebody is signed in.
pub const SOMEONE: &str = "Hay una sesión abierta en este navegador";
/// What to do (Q54).
pub const SOMEONE_ABOUT: &str = "La invitación es para quien la recibió por correo y nada se ha \
                                 aceptado. Cierra la sesión y abre el enlace de nuevo.";
/// In place of a person who has an account by now.
pub const TAKEN: &str = "Con estos datos ya hay una cuenta. Inicia sesión, o recupera tu contraseña \
                         si la olvidaste. Si no es así, pide ayuda en los contactos de abajo.";

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "enviada" => "Invitación enviada. Solo la persona invitada recibe el enlace.",
        "mismo-celular" => {
            "Invitación enviada. Atención: otra persona de tu institución tiene el mismo celular."
        }
        "reenviada" => "Invitación reenviada. El enlace anterior ya no sirve.",
        "revocada" => "Invitación revocada. Su enlace ya no sirve.",
        _ => return None,
    })
}

/// How far an invitation is (C-36).
#[must_use]
pub const fn state(state: Invited) -> &'static str {
    match state {
        Invited::Pending => "Pendiente",
        Invited::Accepted => "Aceptada",
        Invited::Expired => "Vencida",
        Invited::Revoked => "Revocada",
    }
}

/// When it was sent, how often, and until when it is good.
#[must_use]
pub fn sent(moment: &str, sends: i64, ends: Option<&str>) -> String {
    let times = if sends == 1 {
        "1 envío".to_owned()
    } else {
        format!("{sends} envíos")
    };
    match ends {
        Some(ends) => format!("{moment} ({times}), vence el {ends}"),
        None => format!("{moment} ({times})"),
    }
}

/// Seats taken of those there are.
#[must_use]
pub fn seats(taken: i64, seats: i64) -> String {
    let left = seats.saturating_sub(taken).max(0);
    let left = match left {
        0 => "no queda ninguno".to_owned(),
        1 => "queda 1".to_owned(),
        left => format!("quedan {left}"),
    };
    format!("{taken} de {seats} en uso; {left}")
}

/// Asked once, naming the person.
#[must_use]
pub fn revoke_title(name: &str) -> String {
    format!("¿Revocar la invitación de {name}?")
}

/// What a role may do, under its name in the form.
#[must_use]
pub const fn tier_about(tier: Tier) -> &'static str {
    match tier {
        Tier::Super => "Invita con los tres perfiles y los cambia después.",
        Tier::Administrator => "Invita administradores y usuarios.",
        Tier::User => "Usa los contenidos; no invita.",
    }
}

/// The mobile that the institution wrote down.
#[must_use]
pub fn on_file(mask: &str) -> String {
    format!("Tu institución anotó {mask}. Ahí llegará el código; puedes escribir otro.")
}

/// Where the code went.
#[must_use]
pub fn code_lead(mask: &str) -> String {
    format!("Enviamos un SMS con un código a {mask}. Sirve durante 5 minutos.")
}

/// The code that was sent cannot be tried any more, or never left.
#[must_use]
pub fn code_gone(mask: &str) -> String {
    format!("No hay un código vigente para {mask}. Pide otro y escríbelo antes de 5 minutos.")
}

/// Why not, in the form that invites and behind the link.
#[must_use]
pub const fn refused(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoSeat => {
            "No quedan cupos en el plan de la institución. Un Súper Administrador puede pedir más."
        }
        Refusal::SomeoneSignedIn => SOMEONE_ABOUT,
        _ => "No podemos invitar a esta persona. Si crees que es un error, escríbenos.",
    }
}

/// What to do about a field of these forms, and of whatever has no words of its own.
#[must_use]
pub fn problem(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::InvitationWaits => {
            "Ya hay una invitación pendiente con este e-mail o RUT. Búscala en la lista y reenvíala."
        }
        Problem::InInstitution => "Esta persona ya tiene cuenta en tu institución.",
        Problem::RutOfGuest => {
            "No es el RUT de la invitación. Revísalo; si está mal anotado, pide otra invitación."
        }
        Problem::SeatNumber => {
            "Escribe un número de cupos entre 1 y 100.000, no menos que los que están en uso."
        }
        _ => say(voice, "Revisa este dato.", "Revise este dato."),
    }
}
