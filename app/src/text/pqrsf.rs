//! Words of the PQRSF (H-38, H-39): the form and the receipt; those of the status are in `status`,
//! the help desk's own in `desk`.

mod status;

use domain::locale::Voice;
use domain::pqrsf::{FilingKind, ReplyBy};
use domain::refusal::{Field, Problem, Refusal};

pub use status::*;

use super::say;
use crate::failure::Failure;
use crate::ui::Trouble;

/// What is missing in a field of these forms.
#[must_use]
pub fn empty(field: Field, voice: Voice) -> &'static str {
    match field {
        Field::FilingKind => say(
            voice,
            "Elige qué quieres radicar.",
            "Elija qué quiere radicar.",
        ),
        Field::FilingNumber => say(
            voice,
            "Escribe el número de radicado.",
            "Escriba el número de radicado.",
        ),
        Field::Subject => say(voice, "Escribe el asunto.", "Escriba el asunto."),
        Field::ReplyBy => say(
            voice,
            "Elige cómo quieres la respuesta.",
            "Elija cómo quiere la respuesta.",
        ),
        Field::PostalAddress => say(voice, "Escribe la dirección.", "Escriba la dirección."),
        _ => say(voice, "Cuéntanos qué pasó.", "Cuéntenos qué pasó."),
    }
}

/// What is wrong with the form: here names and surnames are one field each.
#[must_use]
pub fn troubles(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    let mut troubles = super::problem::troubles(failure, voice);
    for (field, tu, usted) in [
        (
            Field::FirstName,
            "Escribe tus nombres.",
            "Escriba sus nombres.",
        ),
        (
            Field::FirstSurname,
            "Escribe tus apellidos.",
            "Escriba sus apellidos.",
        ),
    ] {
        let is_empty = failure.refusal().and_then(|refusal| refusal.of(field));
        let own = troubles
            .iter_mut()
            .find(|trouble| trouble.field.as_deref() == Some(field.name().as_ref()));
        if let Some(own) = own.filter(|_| is_empty == Some(Problem::Empty)) {
            say(voice, tu, usted).clone_into(&mut own.words);
        }
    }
    troubles
}

/// What is wrong with a filing number.
#[must_use]
pub fn number(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::FilingNumberLetter => say(
            voice,
            "El número de radicado no es válido. Revisa las cifras y la letra del final.",
            "El número de radicado no es válido. Revise las cifras y la letra del final.",
        ),
        _ => say(
            voice,
            "Escribe el radicado completo, como PQRSF-2026-000123-X, con la letra del final.",
            "Escriba el radicado completo, como PQRSF-2026-000123-X, con la letra del final.",
        ),
    }
}

/// Why something about a filing was not done.
#[must_use]
pub fn refused(refusal: &Refusal, voice: Voice) -> &'static str {
    match refusal {
        Refusal::FilingTaken => "Otra persona de la mesa trabaja en esta PQRSF.",
        Refusal::SecondPerson => {
            "Desde el segundo desbloqueo debe confirmarlo otra persona de la mesa."
        }
        Refusal::OnlyInPerson => {
            "Ya se desbloqueó dos veces: ahora solo se puede validar en persona."
        }
        Refusal::NothingToLift => {
            "Esta PQRSF no corresponde a una cuenta que espere desbloqueo o validación."
        }
        _ => say(
            voice,
            "No encontramos una PQRSF con ese número y ese documento o correo. Revisa los dos datos.",
            "No encontramos una PQRSF con ese número y ese documento o correo. Revise los dos datos.",
        ),
    }
}

/// The name of all of it, as the link in the footer says it.
pub const NAME: &str = "PQRSF";

/// The form's title.
pub const TITLE: &str = "Radicar PQRSF";

/// What it is for.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Peticiones, quejas, reclamos, sugerencias, felicitaciones y desbloqueos. No necesitas \
         iniciar sesión. Te damos un número de radicado y la fecha de respuesta.",
        "Peticiones, quejas, reclamos, sugerencias, felicitaciones y desbloqueos. No necesita \
         iniciar sesión. Le damos un número de radicado y la fecha de respuesta.",
    )
}

/// That the filing goes with the account that waits at the questions.
#[must_use]
pub fn tied(voice: Voice) -> &'static str {
    say(
        voice,
        "Uniremos esta PQRSF a tu cuenta, para que una persona pueda desbloquearla. \
         Escribe el mismo documento con el que te registraste.",
        "Uniremos esta PQRSF a su cuenta, para que una persona pueda desbloquearla. \
         Escriba el mismo documento con el que se registró.",
    )
}

/// A kind's name.
#[must_use]
pub fn kind(kind: FilingKind) -> &'static str {
    match kind {
        FilingKind::Petition => "Petición",
        FilingKind::Complaint => "Queja",
        FilingKind::Claim => "Reclamo",
        FilingKind::Suggestion => "Sugerencia",
        FilingKind::Praise => "Felicitación",
        FilingKind::Unblock => "Desbloqueo",
    }
}

/// What a kind is for.
#[must_use]
pub fn kind_hint(kind: FilingKind, voice: Voice) -> &'static str {
    match kind {
        FilingKind::Petition => "Pedir algo o preguntar.",
        FilingKind::Complaint => "Alguien atendió mal.",
        FilingKind::Claim => "Un servicio falló o no se prestó.",
        FilingKind::Suggestion => "Una idea para mejorar.",
        FilingKind::Praise => "Algo salió bien.",
        FilingKind::Unblock => say(
            voice,
            "No pudiste validar tu identidad con las preguntas.",
            "No pudo validar su identidad con las preguntas.",
        ),
    }
}

/// How long an answer takes.
#[must_use]
pub fn term(days: u16) -> String {
    if days == 1 {
        "Respuesta en 1 día hábil.".to_owned()
    } else {
        format!("Respuesta en {days} días hábiles.")
    }
}

/// Question over the kinds.
#[must_use]
pub fn which(voice: Voice) -> &'static str {
    say(voice, "¿Qué quieres radicar?", "¿Qué quiere radicar?")
}

/// The part about the matter.
pub const MATTER: &str = "El asunto";
/// The part about the person.
#[must_use]
pub fn person(voice: Voice) -> &'static str {
    say(voice, "Tus datos", "Sus datos")
}
/// The part about the answer.
pub const REPLY: &str = "La respuesta";

/// Labels.
pub const SUBJECT: &str = "Asunto";
/// «Detalle».
pub const DETAIL: &str = "Detalle";
/// Kind of the document.
pub const DOCUMENT_KIND: &str = "Tipo de documento";
/// Number of the document.
pub const DOCUMENT: &str = "Número de documento";
/// «Nombres».
pub const NAMES: &str = "Nombres";
/// «Apellidos».
pub const SURNAMES: &str = "Apellidos";
/// «Correo electrónico».
pub const EMAIL: &str = "Correo electrónico";
/// «Dirección».
pub const ADDRESS: &str = "Dirección";
/// «Celular».
pub const PHONE: &str = "Celular";
/// «Número de radicado».
pub const NUMBER: &str = "Número de radicado";
/// Document or address.
pub const IDENTITY: &str = "Documento o correo";

/// Under the detail.
#[must_use]
pub fn detail_hint(voice: Voice) -> &'static str {
    say(
        voice,
        "Cuéntanos qué pasó y qué necesitas. Entre 20 y 4.000 caracteres.",
        "Cuéntenos qué pasó y qué necesita. Entre 20 y 4.000 caracteres.",
    )
}

/// Under the document.
#[must_use]
pub fn document_hint(voice: Voice) -> &'static str {
    say(
        voice,
        "Para quejas, sugerencias y felicitaciones con respuesta por correo puedes dejarlo vacío.",
        "Para quejas, sugerencias y felicitaciones con respuesta por correo puede dejarlo vacío.",
    )
}

/// Under the mail: when it is needed.
#[must_use]
pub fn if_mailed(voice: Voice) -> &'static str {
    say(
        voice,
        "Solo si quieres la respuesta por correo.",
        "Solo si quiere la respuesta por correo.",
    )
}

/// Under the address: when it is needed.
#[must_use]
pub fn if_posted(voice: Voice) -> &'static str {
    say(
        voice,
        "Solo si la quieres por carta.",
        "Solo si la quiere por carta.",
    )
}

/// Question over the ways.
#[must_use]
pub fn how(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Cómo quieres la respuesta?",
        "¿Cómo quiere la respuesta?",
    )
}

/// A way's name.
#[must_use]
pub fn reply_by(way: ReplyBy) -> &'static str {
    match way {
        ReplyBy::Email => "Por correo electrónico",
        ReplyBy::Address => "Por carta a una dirección",
    }
}

/// The sentence of the authorisation; its digest is stored with the filing.
#[must_use]
pub fn consent(voice: Voice) -> &'static str {
    say(
        voice,
        "Autorizo el tratamiento de mis datos personales para atender esta solicitud.",
        "Autorizo el tratamiento de mis datos personales para atender esta solicitud.",
    )
}

/// Link to the privacy page.
pub const PRIVACY: &str = "Privacidad y datos personales";

/// Sends the form.
pub const FILE: &str = "Radicar";

/// To the status page.
#[must_use]
pub fn to_status(_: Voice) -> &'static str {
    "Consultar el estado"
}

/// After filing.
#[must_use]
pub fn filed(voice: Voice) -> &'static str {
    say(voice, "Recibimos tu PQRSF", "Recibimos su PQRSF")
}

/// What to keep.
#[must_use]
pub fn keep(voice: Voice) -> &'static str {
    say(
        voice,
        "Guarda este número: con él y tu documento o correo ves el estado.",
        "Guarde este número: con él y su documento o correo ve el estado.",
    )
}

/// Where the receipt went.
#[must_use]
pub fn mailed(voice: Voice, to: &str) -> String {
    match voice {
        Voice::Tu => format!("También te lo enviamos a {to}."),
        Voice::Usted => format!("También se lo enviamos a {to}."),
    }
}

/// Labels of the receipt.
pub const KIND: &str = "Tipo";
/// When it came in.
pub const FILED_AT: &str = "Radicada";
/// The last day of the term.
pub const DUE: &str = "Fecha límite de respuesta";
/// How far it is.
pub const STATE: &str = "Estado";
/// How to print.
#[must_use]
pub fn print(voice: Voice) -> &'static str {
    say(
        voice,
        "Para tenerlo en papel, imprime esta página.",
        "Para tenerlo en papel, imprima esta página.",
    )
}

/// Nothing was filed from this browser.
#[must_use]
pub fn nothing_filed(voice: Voice) -> &'static str {
    say(
        voice,
        "Desde este navegador no has radicado nada en la última media hora.",
        "Desde este navegador no ha radicado nada en la última media hora.",
    )
}
