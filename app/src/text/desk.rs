//! Words of the help desk. It speaks to people who work here; what it sends to people outside is
//! in the templates, in their voice.

use domain::locale::Voice;
use domain::pqrsf::{Help, Outcome};
use domain::refusal::{Field, Problem};

use super::{problem, say};
use crate::desk::api::{BlockView, ItemView};
use crate::failure::Failure;
use crate::ui::Trouble;

/// Title of the queue.
pub const TITLE: &str = "Mesa de ayuda";
/// What it is.
pub const LEAD: &str = "PQRSF por atender. Primero las que vencen antes.";
/// Title of one.
pub const ONE: &str = "PQRSF";
/// Over the table.
pub const CAPTION: &str = "PQRSF";
/// Columns.
pub const HEADS: [&str; 5] = ["Radicado", "Tipo", "Estado", "Plazo", "Responsable"];
/// Nothing at all.
pub const EMPTY: &str = "No hay PQRSF por atender";
/// What then.
pub const EMPTY_TEXT: &str = "Cuando alguien radique una, aparecerá aquí.";
/// Nothing fits.
pub const NOTHING_FITS: &str = "Ninguna PQRSF coincide";
/// What then.
pub const NOTHING_FITS_TEXT: &str = "Cambie los filtros para ver otras.";
/// To the first page.
pub const FIRST: &str = "Volver al principio";
/// To the next one.
pub const NEXT: &str = "Ver más";
/// All that are open.
pub const OPEN: &str = "Abiertas";
/// One's own.
pub const MINE: &str = "Mías";
/// Every one.
pub const ALL: &str = "Todos";
/// Due today or before.
pub const PRESSING: &str = "Vencen hoy o ya vencieron";
/// The filter of the term.
pub const TERM: &str = "Plazo";
/// Applies the filters.
pub const FILTER: &str = "Filtrar";
/// What was written is gone.
pub const ERASED: &str = "Lo que la persona escribió y sus datos se borraron al cumplirse el plazo \
     de conservación. Quedan el número, el estado y las fechas.";
/// Who wrote it.
pub const PERSON: &str = "Quién la radicó";
/// The account behind it.
pub const BLOCK: &str = "Validación de identidad";
/// No account stands behind what asks for one to be opened.
pub const NO_ACCOUNT: &str = "Ninguna cuenta que espere la validación tiene este documento y este \
     correo juntos, o ya no la espera. Pida a la persona que radique otra con el documento y el \
     correo con los que se registró.";
/// Beside what one did oneself.
pub const BY_YOU: &str = "· lo hizo usted";
/// Takes it.
pub const TAKE: &str = "Tomar";
/// Gives it back.
pub const RELEASE: &str = "Devolver a la mesa";
/// Somebody else has it.
pub const TAKEN_BY_OTHER: &str = "Otra persona de la mesa trabaja en esta PQRSF. Si no está, hágase \
     cargo usted: queda anotado.";
/// Takes it over from whoever is away.
pub const TAKE_OVER: &str = "Hacerme cargo";
/// Over the form.
pub const WORK: &str = "Atender";
/// Answers.
pub const ANSWER: &str = "Responder";
/// Tells how it goes on.
pub const NOTIFY: &str = "Avisar";
/// That was told, and what is left to do.
pub const NOTIFIED: &str = "El aviso quedó en la PQRSF y salió por correo, si la persona dio uno. La PQRSF \
     sigue abierta: falta responderla.";
/// Asks for more.
pub const ASK: &str = "Pedir información";
/// Refuses.
pub const REFUSE: &str = "Negar";
/// Does not agree with what somebody else proposed.
pub const DISAGREE: &str = "No estoy de acuerdo";
/// Over the templates.
pub const TEMPLATES_TITLE: &str = "Plantillas";
/// Code and name of each template.
pub const TEMPLATES: [(&str, &str); 4] = [
    ("documento", "Pedir copia del documento"),
    ("recibido", "Recibido y en estudio"),
    ("presencial", "Citar al punto de atención"),
    ("sin-coincidencia", "Los datos no coinciden"),
];

/// Who has it.
#[must_use]
pub fn who(item: &ItemView) -> &'static str {
    match (item.waits_for_second, item.mine, item.taken) {
        (true, ..) => "Espera su confirmación",
        (_, true, _) if item.declined => "Usted: no hubo acuerdo",
        (_, true, _) => "Usted",
        (_, _, true) => "Otra persona",
        _ => "Sin asignar",
    }
}

/// The box for what an agent writes.
pub struct Writing {
    /// What it is called.
    pub label: &'static str,
    /// What becomes of the words.
    pub hint: String,
    /// What to do when there are none.
    pub empty: &'static str,
}

/// The box over buttons that send its words to the person, or over these, which keep them within
/// the desk, or over both.
#[must_use]
pub fn writing(sends: bool, kept: &[&str]) -> Writing {
    const TERM: &str = "Avisar no termina la PQRSF ni cambia su plazo.";
    if !sends {
        return Writing {
            label: "Motivo",
            hint: "Nota interna: la persona no la ve.".to_owned(),
            empty: "Escriba el motivo.",
        };
    }
    if kept.is_empty() {
        return Writing {
            label: "Respuesta",
            hint: format!("La persona recibe este texto. {TERM}"),
            empty: "Escriba el texto que recibe la persona.",
        };
    }
    let kept = kept.join("» y «");
    Writing {
        label: "Respuesta o nota interna",
        hint: format!(
            "Con «{ANSWER}», «{NOTIFY}», «{ASK}» y «{REFUSE}» la persona recibe este texto. Con \
             «{kept}» queda como nota interna, que ella no ve: escriba el motivo o el documento \
             que vio. {TERM}"
        ),
        empty: "Escriba la respuesta o el motivo.",
    }
}

/// What is wrong with the form; no words at all, as the box tells it.
#[must_use]
pub fn troubles(failure: &Failure, voice: Voice, empty: &str) -> Vec<Trouble> {
    let refusal = failure.refusal();
    if refusal.is_some_and(|refusal| refusal.of(Field::Reason) == Some(Problem::Empty)) {
        return vec![Trouble::of(Field::Reason.name(), empty)];
    }
    problem::troubles(failure, voice)
}

/// A template's text, in the voice of the platform.
#[must_use]
pub fn template(code: &str, voice: Voice) -> Option<&'static str> {
    Some(match code {
        "documento" => say(
            voice,
            "Para continuar necesitamos confirmar quién eres. Responde con la ciudad y la fecha de \
             expedición de tu documento.",
            "Para continuar necesitamos confirmar quién es. Responda con la ciudad y la fecha de \
             expedición de su documento.",
        ),
        "recibido" => say(
            voice,
            "Recibimos tu solicitud y la estamos estudiando. Te escribiremos antes de la fecha \
             límite.",
            "Recibimos su solicitud y la estamos estudiando. Le escribiremos antes de la fecha \
             límite.",
        ),
        "presencial" => say(
            voice,
            "Para validar tu identidad acércate al punto de atención con tu documento original.",
            "Para validar su identidad acérquese al punto de atención con su documento original.",
        ),
        "sin-coincidencia" => say(
            voice,
            "Los datos que nos diste no coinciden con los registrados, por eso no podemos \
             desbloquear la cuenta.",
            "Los datos que nos dio no coinciden con los registrados, por eso no podemos \
             desbloquear la cuenta.",
        ),
        _ => return None,
    })
}

/// A button that helps; `agreeing` to what somebody else proposed.
#[must_use]
pub const fn help(help: Help, agreeing: bool) -> &'static str {
    match (help, agreeing) {
        (Help::Unblock, false) => "Desbloquear",
        (Help::Confirm, false) => "Validar en persona",
        (Help::Unblock, true) => "Confirmar el desbloqueo",
        (Help::Confirm, true) => "Confirmar la validación",
    }
}

/// Whoever looks proposed it.
#[must_use]
pub const fn you_proposed(help: Help) -> &'static str {
    match help {
        Help::Unblock => {
            "Usted propuso desbloquear. Falta que otra persona de la mesa lo confirme."
        }
        Help::Confirm => {
            "Usted propuso validar en persona. Falta que otra persona de la mesa lo confirme."
        }
    }
}

/// Somebody else proposed it.
#[must_use]
pub const fn other_proposed(help: Help) -> &'static str {
    match help {
        Help::Unblock => {
            "Otra persona propuso desbloquear. Revise el caso y escriba por qué está de acuerdo o no."
        }
        Help::Confirm => {
            "Otra persona propuso validar en persona. Revise el caso y escriba por qué está de \
             acuerdo o no."
        }
    }
}

/// Another agent said no to what was proposed.
#[must_use]
pub const fn declined(help: Help) -> &'static str {
    match help {
        Help::Unblock => {
            "Otra persona de la mesa no estuvo de acuerdo con desbloquear. Lea su motivo en «Qué \
             ha pasado» y decida de nuevo."
        }
        Help::Confirm => {
            "Otra persona de la mesa no estuvo de acuerdo con validar en persona. Lea su motivo en \
             «Qué ha pasado» y decida de nuevo."
        }
    }
}

/// How it ended.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Answered => "Respondida.",
        Outcome::Refused => "Negada.",
        Outcome::Unblocked => "La cuenta se desbloqueó: la persona puede responder otra vez.",
        Outcome::Confirmed => "La identidad se validó en persona y la cuenta está activa.",
    }
}

/// Whom the account that waits claims to be.
#[must_use]
pub fn claims(claims: &str) -> String {
    format!(
        "La cuenta dice ser de {claims}, como está en el padrón. Valide solo si el documento que vio \
         es el de esa persona."
    )
}

/// What is known of the account that waits.
#[must_use]
pub fn block(_: Voice, block: &BlockView) -> Vec<&'static str> {
    let state = if block.blocked {
        "La cuenta está bloqueada: se agotaron los intentos de las preguntas."
    } else {
        "La cuenta espera la validación de identidad; todavía no está bloqueada."
    };
    let before = match block.unlocks {
        0 => "No se ha desbloqueado antes.",
        1 => "Ya se desbloqueó una vez.",
        _ => "Ya se desbloqueó dos veces: ahora solo se puede validar en persona.",
    };
    let second = block
        .needs_second
        .then_some("Lo que decida debe confirmarlo otra persona de la mesa.");
    [Some(state), Some(before), second]
        .into_iter()
        .flatten()
        .collect()
}
