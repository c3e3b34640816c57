//! Words of the question challenge (H-29 to H-36, `domain.md` 5.3 and 5.5). Neutral wording of the
//! questions; nobody is blamed; the other way is always named.

pub mod code;

use domain::challenge::{Choice, Fact};
use domain::locale::Voice;
use domain::platform::Face;
use domain::refusal::{Field, Refusal};

use super::{counted, problem, say};
use crate::failure::Failure;
use crate::ui::{Fact as Pair, Trouble};

/// Title of the introduction.
#[must_use]
pub fn title(_: Voice) -> &'static str {
    "Preguntas de validación"
}

/// Why questions are asked.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Queremos confirmar que eres tú. Las preguntas salen de lo que tenemos registrado sobre ti.",
        "Queremos confirmar que es usted. Las preguntas salen de lo que tenemos registrado sobre \
         usted.",
    )
}

/// How many questions, and that there is one answer to each.
#[must_use]
pub fn how_many(voice: Voice, questions: u8) -> String {
    let ask = say(voice, "Vamos a hacerte", "Vamos a hacerle");
    let about = say(voice, "tu registro", "su registro");
    format!("{ask} {questions} preguntas sobre {about}. Cada una tiene una sola respuesta.")
}

/// How many attempts, and how long one lasts.
#[must_use]
pub fn how_long(voice: Voice, attempts: u8, minutes: u16) -> String {
    let have = say(voice, "Tienes", "Tiene");
    let more = say(voice, "puedes pedir más tiempo", "puede pedir más tiempo");
    let attempts = counted(attempts, "intento", "intentos");
    format!("{have} {attempts} y {minutes} minutos para cada uno; {more}.")
}

/// What happens then.
#[must_use]
pub fn what_then(voice: Voice) -> &'static str {
    say(
        voice,
        "Si todas las respuestas son correctas, entras a la plataforma. Un intento se usa al \
         enviar las respuestas. El orden cambia en cada intento.",
        "Si todas las respuestas son correctas, entra a la plataforma. Un intento se usa al \
         enviar las respuestas. El orden cambia en cada intento.",
    )
}

/// Beside the way for those who prefer a person (WCAG 3.3.8).
#[must_use]
pub fn rather(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Prefieres hacerlo con una persona?",
        "¿Prefiere hacerlo con una persona?",
    )
}

/// What that way is.
#[must_use]
pub fn rather_how(voice: Voice) -> &'static str {
    say(
        voice,
        "Si prefieres, puedes validarte en un punto de atención o radicar una PQRSF. No necesitas \
         responder las preguntas.",
        "Si prefiere, puede validarse en un punto de atención o radicar una PQRSF. No necesita \
         responder las preguntas.",
    )
}

/// Where people help, in the order of how fast.
#[must_use]
pub fn ways(face: &Face) -> Vec<Pair> {
    let contacts = &face.contacts;
    let phone = contacts.phone.as_ref().map(|phone| {
        let hours = contacts.hours.as_ref();
        let line = hours.map_or_else(|| phone.clone(), |hours| format!("{phone} ({hours})"));
        Pair::new("Línea de atención", line)
    });
    // Where the form is built in, a button below leads to it.
    let elsewhere = contacts.pqrsf.clone().filter(|_| face.pqrsf.is_none());
    let told = |label: &'static str, value: &Option<String>| {
        value.as_ref().map(|value| Pair::new(label, value.clone()))
    };
    [
        phone,
        told("Punto de atención", &contacts.service_centre),
        told("PQRSF", &elsewhere),
        told("Correo", &contacts.email),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Opens an attempt.
#[must_use]
pub fn begin(_: Voice) -> &'static str {
    "Comenzar"
}

/// Title of the open questionnaire.
#[must_use]
pub fn questions_title(voice: Voice) -> &'static str {
    say(voice, "Responde las preguntas", "Responda las preguntas")
}

/// Over the questions.
#[must_use]
pub fn questions_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Elige una respuesta en cada pregunta.",
        "Elija una respuesta en cada pregunta.",
    )
}

/// A question, with its place: «Pregunta 2 de 6. ¿Cuál es su cargo registrado?»
#[must_use]
pub fn question(voice: Voice, fact: Fact, place: usize, all: usize) -> String {
    format!("{place} de {all}. {}", ask(voice, fact))
}

fn ask(voice: Voice, fact: Fact) -> &'static str {
    match fact {
        Fact::Profession => "¿Cuál es la profesión registrada?",
        Fact::Position => say(
            voice,
            "¿Cuál es tu cargo registrado?",
            "¿Cuál es su cargo registrado?",
        ),
        Fact::Employer => say(
            voice,
            "¿En qué empresa estás registrado?",
            "¿En qué empresa está registrado?",
        ),
        Fact::HireDate => say(
            voice,
            "¿Cuál es tu fecha de ingreso a la empresa?",
            "¿Cuál es su fecha de ingreso a la empresa?",
        ),
        Fact::Municipality => say(
            voice,
            "¿En qué municipio está registrada tu residencia?",
            "¿En qué municipio está registrada su residencia?",
        ),
        Fact::SpousePhone => say(
            voice,
            "¿En qué termina el celular registrado de tu cónyuge?",
            "¿En qué termina el celular registrado de su cónyuge?",
        ),
        Fact::SpouseProfession => say(
            voice,
            "¿Cuál es la profesión registrada de tu cónyuge?",
            "¿Cuál es la profesión registrada de su cónyuge?",
        ),
        Fact::SpousePosition => say(
            voice,
            "¿Cuál es el cargo registrado de tu cónyuge?",
            "¿Cuál es el cargo registrado de su cónyuge?",
        ),
    }
}

/// What an option says.
#[must_use]
pub fn option(choice: &Choice) -> String {
    match choice {
        Choice::Label(label) => label.clone(),
        Choice::Date(date) => date.long(),
        Choice::Last4(digits) => format!("••• {digits}"),
        Choice::Unassigned => "Sin asignar / no aplica".to_owned(),
    }
}

/// What is wrong with the answers. Six times the same sentence helps nobody: each says which
/// question it is about.
#[must_use]
pub fn troubles(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    let mut troubles = problem::troubles(failure, voice);
    // One line for each field, in the order they came.
    if let Some(Refusal::Fields(fields)) = failure.refusal() {
        for (trouble, (field, _)) in troubles.iter_mut().zip(fields) {
            if let Field::Answer(place) = field {
                let place = usize::from(*place) + 1;
                trouble.words = format!("Pregunta {place}: {}", uncapitalised(&trouble.words));
            }
        }
    }
    troubles
}

fn uncapitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// The birth date, as the registration form calls it (H-11).
#[must_use]
pub fn birth_date(_: Voice) -> &'static str {
    "Fecha Nacimiento / Fecha Especial"
}

/// Under it.
#[must_use]
pub fn birth_date_hint(voice: Voice) -> &'static str {
    say(
        voice,
        "dd/mm/aaaa. Es la que escribiste al registrarte; corrígela aquí si hace falta.",
        "dd/mm/aaaa. Es la que escribió al registrarse; corríjala aquí si hace falta.",
    )
}

/// Sends the answers.
#[must_use]
pub fn send(_: Voice) -> &'static str {
    "Enviar respuestas"
}

/// Asks for more time.
#[must_use]
pub fn more_time(_: Voice) -> &'static str {
    "Necesito más tiempo"
}

/// What that gives.
#[must_use]
pub fn more_time_hint(voice: Voice, minutes: u16, left: u8) -> String {
    let times = counted(left, "vez", "veces");
    let ask = say(voice, "Puedes pedirlo", "Puede pedirlo");
    format!("Agrega {minutes} minutos. {ask} {times} más.")
}

/// What is left of the time.
#[must_use]
pub fn time_left(voice: Voice, seconds: u32) -> String {
    let left = say(voice, "Te quedan", "Le quedan");
    match seconds {
        0 => "El tiempo terminó".to_owned(),
        1..60 => say(
            voice,
            "Te queda menos de un minuto",
            "Le queda menos de un minuto",
        )
        .to_owned(),
        60 => say(voice, "Te queda 1 minuto", "Le queda 1 minuto").to_owned(),
        _ => format!("{left} {} minutos", seconds.div_ceil(60)),
    }
}

/// Spoken when a minute is left.
#[must_use]
pub fn nearly_over(voice: Voice) -> &'static str {
    say(
        voice,
        "Te queda un minuto. Si lo necesitas, pide más tiempo.",
        "Le queda un minuto. Si lo necesita, pida más tiempo.",
    )
}

/// Spoken when none is.
#[must_use]
pub fn over(_: Voice) -> &'static str {
    "El tiempo terminó."
}

/// «Le quedan 2 intentos».
#[must_use]
pub fn attempts_left(voice: Voice, left: u8) -> String {
    match left {
        1 => say(voice, "Te queda 1 intento", "Le queda 1 intento").to_owned(),
        left => format!("{} {left} intentos", say(voice, "Te quedan", "Le quedan")),
    }
}

/// After an attempt that was not right; nothing about which.
#[must_use]
pub fn failed(voice: Voice, left: u8) -> String {
    let first = say(
        voice,
        "No pudimos validar tus respuestas.",
        "No pudimos validar sus respuestas.",
    );
    format!("{first} {}.", attempts_left(voice, left))
}

/// After one that ran out.
#[must_use]
pub fn timed_out(voice: Voice, left: u8, forgiven: bool) -> String {
    if forgiven {
        return format!(
            "El tiempo terminó. Por ser la primera vez, este intento no se contó. {}.",
            attempts_left(voice, left)
        );
    }
    format!(
        "El tiempo terminó y este intento se contó. {}.",
        attempts_left(voice, left)
    )
}

/// Told after more time was granted.
#[must_use]
pub fn again_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Puedes intentarlo de nuevo",
        "Puede intentarlo de nuevo",
    )
}

/// Title when no attempt is left.
#[must_use]
pub fn blocked_title(voice: Voice) -> &'static str {
    say(
        voice,
        "No pudimos validar tu identidad en línea",
        "No pudimos validar su identidad en línea",
    )
}

/// The next step then (H-38).
#[must_use]
pub fn blocked(voice: Voice) -> &'static str {
    say(
        voice,
        "Para continuar, radica una PQRSF. Una persona revisará tu caso y te responderá.",
        "Para continuar, radique una PQRSF. Una persona revisará su caso y le responderá.",
    )
}

/// That nobody is to blame.
#[must_use]
pub fn blocked_why(voice: Voice) -> &'static str {
    say(
        voice,
        "A veces la información registrada está desactualizada: una persona puede corregirla \
         contigo.",
        "A veces la información registrada está desactualizada: una persona puede corregirla \
         con usted.",
    )
}

/// Title when too little is on file to ask.
#[must_use]
pub fn unavailable_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Valida tu identidad con una persona",
        "Valide su identidad con una persona",
    )
}

/// What to do then.
#[must_use]
pub fn unavailable(voice: Voice) -> &'static str {
    say(
        voice,
        "En este momento no podemos validar tu identidad en línea. Para continuar, acércate a un \
         punto de atención o radica una PQRSF.",
        "En este momento no podemos validar su identidad en línea. Para continuar, acérquese a un \
         punto de atención o radique una PQRSF.",
    )
}

/// Over the list of ways.
#[must_use]
pub fn ways_title(voice: Voice) -> &'static str {
    say(voice, "Dónde te atienden", "Dónde le atienden")
}
