//! What is wrong with what was typed about perfiles and those who stand in.

use domain::locale::Voice;
use domain::refusal::{Field, Problem};

use crate::text::say;

/// Whether this is about one of these.
#[must_use]
pub fn owns(field: Field, problem: Problem) -> bool {
    told(field, problem, Voice::Tu).is_some()
}

/// What to do about it.
#[must_use]
pub fn sentence(field: Field, problem: Problem, voice: Voice) -> String {
    told(field, problem, voice).unwrap_or_default()
}

fn told(field: Field, problem: Problem, voice: Voice) -> Option<String> {
    let words = match (field, problem) {
        (Field::RoleName, _) | (_, Problem::LooksAlike) => name(problem),
        (Field::Until, Problem::Empty) => say(voice, "Escribe el día.", "Escriba el día."),
        (_, Problem::DateTooFar { days }) => {
            let first = say(voice, "Elige un día", "Elija un día");
            return Some(format!("{first} de los próximos {days}."));
        }
        (_, Problem::DatePast) => say(
            voice,
            "Ese día ya pasó. Elige otro.",
            "Ese día ya pasó. Elija otro.",
        ),
        (_, Problem::NotAMember) => say(
            voice,
            "Ninguna persona habilitada de la empresa tiene ese correo. Revísalo.",
            "Ninguna persona habilitada de la empresa tiene ese correo. Revíselo.",
        ),
        _ => return None,
    };
    Some(words.to_owned())
}

/// What is wrong with the name of a perfil.
#[must_use]
pub const fn name(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "Escribe el nombre del perfil.",
        Problem::TooShort { .. } => "Usa al menos 3 letras o números.",
        Problem::TooLong { .. } => "Usa como máximo 60 letras.",
        Problem::BadCharacters => "Usa letras, números y signos comunes.",
        Problem::TooMany { .. } => "La empresa ya tiene 200 perfiles. Elimina antes alguno.",
        _ => "Ya hay un perfil que se ve casi igual. Elige otro nombre.",
    }
}
