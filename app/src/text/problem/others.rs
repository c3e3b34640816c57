//! Words for forms in which somebody writes another person's data: nobody is told to write their own.

use domain::locale::Voice;
use domain::refusal::{Field, Problem};

use super::sentence;
use crate::text::say;

/// What to do about a field that tells of somebody else.
#[must_use]
pub fn sentence_of_others(field: Field, problem: Problem, voice: Voice) -> String {
    let own = match problem {
        Problem::Empty => empty(field, voice),
        Problem::PhoneFormat => Some(say(
            voice,
            "Escribe el celular con sus nueve números. Ejemplo: 9 1234 5678.",
            "Escriba el celular con sus diez números. Ejemplo: 300 123 4567.",
        )),
        _ => None,
    };
    own.map_or_else(|| sentence(field, problem, voice), str::to_owned)
}

/// The same where «Nombre» is asked for in one field.
#[must_use]
pub fn sentence_of_guests(field: Field, problem: Problem, voice: Voice) -> String {
    match (field, problem) {
        (Field::FirstName, Problem::Empty) => {
            say(voice, "Escribe su nombre.", "Escriba su nombre.").to_owned()
        }
        _ => sentence_of_others(field, problem, voice),
    }
}

fn empty(field: Field, voice: Voice) -> Option<&'static str> {
    Some(match field {
        Field::Document => say(
            voice,
            "Escribe el RUT de la persona.",
            "Escriba el número de documento de la persona.",
        ),
        Field::FirstName => say(voice, "Escribe sus nombres.", "Escriba sus nombres."),
        Field::FirstSurname => say(
            voice,
            "Escribe su apellido paterno.",
            "Escriba su primer apellido.",
        ),
        Field::SecondSurname => say(
            voice,
            "Escribe su apellido materno.",
            "Escriba su segundo apellido.",
        ),
        Field::Phone => say(voice, "Escribe su celular.", "Escriba su celular."),
        Field::Email => say(voice, "Escribe su correo.", "Escriba su correo."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_write_their_own_data_into_a_form_of_others() {
        for field in [
            Field::Document,
            Field::FirstName,
            Field::FirstSurname,
            Field::SecondSurname,
            Field::Phone,
            Field::Email,
            Field::Position,
            Field::StartsOn,
        ] {
            for problem in [Problem::Empty, Problem::PhoneFormat, Problem::EmailFormat] {
                let words = sentence_of_others(field, problem, Voice::Tu);
                let lower = words.to_lowercase();
                let own = lower.split_whitespace().any(|word| word == "tu");
                assert!(!own, "{field:?}: {words}");
            }
        }
        // What is no flaw of their data is told as everywhere.
        let rut = sentence_of_others(Field::Document, Problem::RutDigit, Voice::Tu);
        assert_eq!(rut, sentence(Field::Document, Problem::RutDigit, Voice::Tu));
        // C-29: the form that invites has «Nombre» where the others have «Nombres».
        let name = sentence_of_guests(Field::FirstName, Problem::Empty, Voice::Tu);
        assert_eq!(name, "Escribe su nombre.");
        let email = sentence_of_guests(Field::Email, Problem::Empty, Voice::Tu);
        assert_eq!(
            email,
            sentence_of_others(Field::Email, Problem::Empty, Voice::Tu)
        );
    }
}
