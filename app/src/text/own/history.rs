//! The own history in sentences. Composed on the server, so that the browser need not carry them.

use domain::locale::Voice;

use crate::text::say;

/// Of which kind the hand was that did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The person's own, or somebody's who was not signed in.
    Somebody,
    /// An access administrator's of a company.
    Administrator,
    /// The help desk's, or another role's.
    Staff,
    /// The installation's.
    System,
}

/// What happened.
#[must_use]
pub fn sentence(voice: Voice, action: &str, hand: Hand) -> String {
    let what = match action {
        "sign_in.succeeded" => say(
            voice,
            "Entraste con tu contraseña.",
            "Entró con su contraseña.",
        ),
        "sign_in.failed" => "Alguien escribió una contraseña equivocada.",
        "sign_in.blocked" => "El acceso se bloqueó por un rato: hubo varios intentos fallidos.",
        "sign_in.refused" => "Alguien intentó entrar durante el bloqueo.",
        "sign_in.disabled" => "Alguien intentó entrar con la cuenta inhabilitada.",
        "session.ended" => say(voice, "Cerraste tu sesión.", "Cerró su sesión."),
        "session.closed" => say(voice, "Cerraste otra sesión.", "Cerró otra sesión."),
        "session.closed_others" => say(
            voice,
            "Cerraste todas las demás sesiones.",
            "Cerró todas las demás sesiones.",
        ),
        "account.created" => say(voice, "Se creó tu cuenta.", "Se creó su cuenta."),
        "person.changed" => say(
            voice,
            "Se corrigieron tus datos.",
            "Se corrigieron sus datos.",
        ),
        "password.changed" => say(voice, "Cambiaste tu contraseña.", "Cambió su contraseña."),
        "recovery.requested" => "Se pidió un enlace para crear una contraseña nueva.",
        "recovery.completed" => "Se creó una contraseña nueva con un enlace del correo.",
        "staff.appointed" => say(voice, "Te dieron un rol.", "Le dieron un rol."),
        "staff.dismissed" => say(voice, "Te quitaron un rol.", "Le quitaron un rol."),
        _ => return more(voice, action, hand),
    };
    by(what, hand)
}

fn more(voice: Voice, action: &str, hand: Hand) -> String {
    let what = match action {
        "email.asked" => say(
            voice,
            "Pediste cambiar tu correo.",
            "Pidió cambiar su correo.",
        ),
        "email.cancelled" => say(
            voice,
            "Cancelaste el cambio de correo.",
            "Canceló el cambio de correo.",
        ),
        "email.changed" => say(voice, "Cambió tu correo.", "Cambió su correo."),
        "email.undone" => "El cambio de correo se deshizo desde el correo de antes.",
        "consent.withdrawn" => say(
            voice,
            "Retiraste una autorización.",
            "Revocó una autorización.",
        ),
        "consent.given" => say(voice, "Diste una autorización.", "Dio una autorización."),
        "second_factor.on" => "Se activaron los códigos de ingreso.",
        "second_factor.off" => "Se desactivaron los códigos de ingreso.",
        "second_factor.codes" => "Se crearon códigos de recuperación nuevos.",
        "second_factor.passed" => "El código de ingreso fue correcto.",
        "second_factor.failed" => "El código de ingreso fue equivocado.",
        "second_factor.paused" => "Hubo varios códigos equivocados; no aceptamos más por un rato.",
        "challenge.begun" => "Comenzaron las preguntas de validación.",
        "challenge.passed" => "Las preguntas de validación salieron bien.",
        "challenge.failed" => "Las preguntas de validación no salieron bien.",
        "challenge.expired" | "challenge.expiry_forgiven" => {
            "Se acabó el tiempo de las preguntas de validación."
        }
        "perfil.changed" | "perfil.carried_out" => say(
            voice,
            "Cambió tu perfil en una empresa.",
            "Cambió su perfil en una empresa.",
        ),
        "perfil.asked" => say(
            voice,
            "Se pidió a la mesa de ayuda otro perfil para ti.",
            "Se pidió a la mesa de ayuda otro perfil para usted.",
        ),
        "perfil.proposed" => say(
            voice,
            "Un cambio de tu perfil espera a un segundo agente.",
            "Un cambio de su perfil espera a un segundo agente.",
        ),
        "perfil.declined" => say(
            voice,
            "No se hizo un cambio de tu perfil.",
            "No se hizo un cambio de su perfil.",
        ),
        "initial_password.reissued" => say(
            voice,
            "Se envió otra contraseña inicial a tu correo.",
            "Se envió otra contraseña inicial a su correo.",
        ),
        "person.unblock" => "Se levantó el bloqueo por identidad no validada.",
        "person.resend" => "Se envió otra vez un mensaje.",
        "person.find" => say(
            voice,
            "Se buscaron tus datos, cubiertos en parte.",
            "Se buscaron sus datos, cubiertos en parte.",
        ),
        _ if action.starts_with("mailbox.") => of_mailbox(voice, action),
        _ => say(
            voice,
            "Hubo un movimiento en tu cuenta.",
            "Hubo un movimiento en su cuenta.",
        ),
    };
    by(what, hand)
}

/// A lost mailbox (Q50).
fn of_mailbox(voice: Voice, action: &str) -> &'static str {
    match action {
        "mailbox.proposed" => say(
            voice,
            "Se propuso otro correo para tu cuenta, porque el tuyo se perdió.",
            "Se propuso otro correo para su cuenta, porque el suyo se perdió.",
        ),
        "mailbox.agreed" => say(
            voice,
            "Un segundo agente estuvo de acuerdo: tu cuenta tendrá otro correo en 72 horas.",
            "Un segundo agente estuvo de acuerdo: su cuenta tendrá otro correo en 72 horas.",
        ),
        "mailbox.moved" => say(
            voice,
            "Pasaron las 72 horas: tu cuenta usa el correo nuevo.",
            "Pasaron las 72 horas: su cuenta usa el correo nuevo.",
        ),
        "mailbox.objected" => "El cambio de correo en espera se anuló desde el correo de siempre.",
        "mailbox.overtaken" => "El cambio de correo que estaba en espera no se hizo.",
        _ => "Se anuló el cambio de correo que estaba en espera.",
    }
}

fn by(what: &str, hand: Hand) -> String {
    match hand {
        Hand::Somebody => what.to_owned(),
        Hand::Administrator => {
            format!("{what} Lo hizo un administrador de accesos de la empresa.")
        }
        Hand::Staff => format!("{what} Lo hizo la mesa de ayuda."),
        Hand::System => format!("{what} Lo hizo el sistema."),
    }
}
