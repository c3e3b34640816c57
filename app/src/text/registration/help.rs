//! The help message of each field (H-15).

use domain::locale::Voice;
use domain::refusal::Field;

use crate::text::say;

/// What to type, and what for.
#[must_use]
pub fn of(field: Field, voice: Voice) -> &'static str {
    match field {
        Field::DocumentKind => say(
            voice,
            "Elige el documento con el que te identificas.",
            "Elija el documento con el que se identifica ante la caja.",
        ),
        Field::Document => say(
            voice,
            "El número como está en tu documento. Los puntos y espacios no importan.",
            "El número como está en su documento. Los puntos y espacios no importan.",
        ),
        Field::FirstSurname | Field::FirstName => say(
            voice,
            "Como está en tu documento, con tildes y eñes.",
            "Como está en su documento, con tildes y eñes.",
        ),
        Field::SecondSurname | Field::SecondName => say(
            voice,
            "Déjalo en blanco si no tienes.",
            "Déjelo en blanco si no tiene.",
        ),
        Field::Phone => say(
            voice,
            "Un celular que tengas a mano, por si necesitamos avisarte algo de tu cuenta.",
            "Un celular de 10 dígitos que tenga a la mano. Ejemplo: 300 123 4567.",
        ),
        Field::BirthDate => say(
            voice,
            "Día, mes y año, con cuatro cifras para el año. Ejemplo: 29/02/1980.",
            "Día, mes y año, con cuatro cifras para el año. Ejemplo: 29/02/1980. La usamos para \
             comprobar que es usted.",
        ),
        Field::Email => say(
            voice,
            "Será tu usuario. Ahí te enviamos el enlace para activar la cuenta.",
            "Será su usuario. Ahí le enviamos el enlace para activar la cuenta.",
        ),
        Field::Password => say(
            voice,
            "Una frase larga que solo tú recuerdes es mejor que una palabra rara.",
            "Una frase larga que solo usted recuerde es mejor que una palabra rara.",
        ),
        Field::PasswordAgain => say(
            voice,
            "La misma contraseña otra vez, para no dejar un error de dedo.",
            "La misma contraseña otra vez, para no dejar un error de dedo.",
        ),
        _ => "",
    }
}
