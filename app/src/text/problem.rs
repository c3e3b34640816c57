//! Words for what is wrong with a field: what to do, whole sentences, no blame (`domain.md` 1.4, 7).

mod code;
mod date;
mod others;

use domain::locale::Voice;
use domain::refusal::{Field, Problem};
use leptos::prelude::*;

use self::code::{code, mail_code};
use self::date::date;
pub use self::others::{sentence_of_guests, sentence_of_others};
use super::{refusal, role::problem as role, say};
use crate::failure::Failure;
use crate::ui::{Notice, NoticeKind, Trouble};

/// What to do about a field.
#[must_use]
pub fn sentence(field: Field, problem: Problem, voice: Voice) -> String {
    match problem {
        _ if role::owns(field, problem) => role::sentence(field, problem, voice),
        _ if super::company::owns(field) => super::company::sentence(field, problem, voice),
        Problem::Empty => empty(field, voice).to_owned(),
        Problem::TooShort { min } => {
            say(voice, "Usa al menos", "Use al menos").to_owned() + &format!(" {min} caracteres.")
        }
        Problem::TooLong { max } => {
            say(voice, "Usa como máximo", "Use como máximo").to_owned()
                + &format!(" {max} caracteres.")
        }
        Problem::DocumentLength { min, max } if min == max => {
            format!("El número debe tener {min} cifras. {}", review(voice))
        }
        Problem::DocumentLength { min, max } => {
            let review = review(voice);
            format!("El número debe tener entre {min} y {max} cifras. {review}")
        }
        Problem::TooYoung { years } => {
            say(
                voice,
                "Para registrarte por tu cuenta debes tener",
                "Para registrarse por su cuenta debe tener",
            )
            .to_owned()
                + &format!(" al menos {years} años.")
        }
        other => plain(field, other, voice).to_owned(),
    }
}

fn review(voice: Voice) -> &'static str {
    say(voice, "Revísalo.", "Revíselo.")
}

fn plain(field: Field, problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::BadCharacters => bad_characters(field, voice),
        Problem::NotAChoice => super::choice::wrong(field, voice),
        Problem::RutFormat
        | Problem::RutMissingDigit
        | Problem::RutDigit
        | Problem::RutTooLong
        | Problem::CompanyRut
        | Problem::NitFormat
        | Problem::NitDigit => number(problem, voice),
        Problem::PhoneFormat
        | Problem::PhoneMissing9
        | Problem::PhoneForeign
        | Problem::PhoneLandline => phone(problem, voice),
        Problem::EmailFormat
        | Problem::EmailUnusual
        | Problem::EmailCharacters
        | Problem::EmailSame => email(problem, voice),
        Problem::DateFormat
        | Problem::DateTwoDigitYear
        | Problem::DateImpossible
        | Problem::DateFuture
        | Problem::DateTooOld => date(problem, voice),
        Problem::CodeFormat | Problem::CodeWrong => code(problem, voice),
        Problem::MailCodeFormat | Problem::MailCodeWrong | Problem::MailCodeOver => {
            mail_code(problem, voice)
        }
        Problem::MustAccept => say(
            voice,
            "Para seguir debes dar esta autorización.",
            "Para seguir debe dar esta autorización.",
        ),
        Problem::FilingNumberFormat | Problem::FilingNumberLetter => {
            super::pqrsf::number(problem, voice)
        }
        Problem::EmailTaken => say(
            voice,
            "Otra cuenta usa este correo. Escribe otro.",
            "Otra cuenta usa este correo. Escriba otro.",
        ),
        Problem::HasAccount => say(
            voice,
            "Con estos datos no podemos crear otra cuenta. Si ya tienes una, pide que te inviten al \
             correo de esa cuenta.",
            "Con estos datos no podemos crear otra cuenta. Si ya tiene una, pida que lo inviten al \
             correo de esa cuenta.",
        ),
        Problem::NothingToKeep => say(
            voice,
            "No tenemos este dato. Escríbelo.",
            "No tenemos este dato. Escríbalo.",
        ),
        Problem::AlreadyListed => super::people::already(field),
        Problem::RutOfAccount => super::people::OF_ACCOUNT,
        Problem::RetireNumber | Problem::RetireWords => super::registry::other(problem),
        _ => password(problem, voice),
    }
}

fn empty(field: Field, voice: Voice) -> &'static str {
    match field {
        Field::DocumentKind => say(
            voice,
            "Elige el tipo de documento.",
            "Elija el tipo de documento.",
        ),
        Field::Document => say(voice, "Ingresa tu RUT.", "Ingrese su número de documento."),
        Field::FirstSurname => say(
            voice,
            "Escribe tu primer apellido.",
            "Escriba su primer apellido.",
        ),
        Field::SecondSurname => say(
            voice,
            "Escribe tu segundo apellido.",
            "Escriba su segundo apellido.",
        ),
        Field::FirstName => say(
            voice,
            "Escribe tu primer nombre.",
            "Escriba su primer nombre.",
        ),
        Field::SecondName => say(
            voice,
            "Escribe tu segundo nombre.",
            "Escriba su segundo nombre.",
        ),
        Field::Phone => say(voice, "Escribe tu celular.", "Escriba su celular."),
        Field::BirthDate => say(
            voice,
            "Escribe tu fecha de nacimiento.",
            "Escriba su fecha de nacimiento.",
        ),
        Field::Email => say(
            voice,
            "Escribe tu correo electrónico.",
            "Escriba su correo electrónico.",
        ),
        Field::Password => say(voice, "Escribe la contraseña.", "Escriba la contraseña."),
        Field::PasswordAgain => say(
            voice,
            "Escribe la contraseña otra vez.",
            "Escriba la contraseña otra vez.",
        ),
        Field::CurrentPassword => say(
            voice,
            "Escribe tu contraseña actual.",
            "Escriba su contraseña actual.",
        ),
        Field::ConsentData | Field::ConsentMessages => say(
            voice,
            "Marca la casilla para seguir.",
            "Marque la casilla para seguir.",
        ),
        Field::Identity => say(
            voice,
            "Escribe con qué entras a la plataforma.",
            "Escriba con qué entra a la plataforma.",
        ),
        Field::Answer(_) => say(voice, "Elige una respuesta.", "Elija una respuesta."),
        Field::Reason => say(voice, "Escribe el motivo.", "Escriba el motivo."),
        Field::Perfil => say(voice, "Elige un perfil.", "Elija un perfil."),
        Field::FilingKind | Field::FilingNumber | Field::Subject | Field::Detail => {
            super::pqrsf::empty(field, voice)
        }
        Field::ReplyBy | Field::PostalAddress => super::pqrsf::empty(field, voice),
        Field::Section => super::people::NAME_SECTION,
        Field::StartsOn | Field::EndsOn => super::people::DAY,
        Field::Position => super::people::NAME_POSITION,
        Field::Retire | Field::MassWords => super::registry::NUMBER_MISSING,
        _ => say(voice, "Escribe el código.", "Escriba el código."),
    }
}

fn bad_characters(field: Field, voice: Voice) -> &'static str {
    match field {
        Field::Document | Field::Identity => say(
            voice,
            "Escribe solo los números, sin otros signos.",
            "Escriba solo los números, sin otros signos.",
        ),
        Field::FirstSurname | Field::SecondSurname | Field::FirstName | Field::SecondName => say(
            voice,
            "Usa solo letras, espacios, guion y apóstrofo.",
            "Use solo letras, espacios, guion y apóstrofo.",
        ),
        _ => say(
            voice,
            "Hay signos que aquí no sirven. Bórralos.",
            "Hay signos que aquí no sirven. Bórrelos.",
        ),
    }
}

fn number(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::RutMissingDigit => {
            "Parece que falta el dígito verificador. Es el número o la K que va después del guion."
        }
        Problem::RutDigit => say(
            voice,
            "El RUT no es válido. Revisa los números y el dígito verificador.",
            "El RUT no es válido. Revise los números y el dígito verificador.",
        ),
        Problem::RutTooLong => {
            "El RUT tiene demasiados números. Los identificadores provisorios no sirven aquí."
        }
        Problem::CompanyRut => say(
            voice,
            "Este RUT es de una empresa. Escribe el de una persona.",
            "Este RUT es de una empresa. Escriba el de una persona.",
        ),
        Problem::NitDigit => say(
            voice,
            "El NIT no es válido. Revisa los números y el dígito de verificación.",
            "El NIT no es válido. Revise los números y el dígito de verificación.",
        ),
        Problem::NitFormat => say(
            voice,
            "Escribe el NIT con guion y dígito de verificación. Ejemplo: 900123456-8.",
            "Escriba el NIT con guion y dígito de verificación. Ejemplo: 900123456-8.",
        ),
        _ => say(
            voice,
            "Escribe el RUT sin puntos, con guion y dígito verificador. Ejemplo: 12345678-5.",
            "Escriba el RUT sin puntos, con guion y dígito verificador. Ejemplo: 12345678-5.",
        ),
    }
}

fn phone(problem: Problem, voice: Voice) -> &'static str {
    match (problem, voice) {
        (Problem::PhoneMissing9, _) => {
            "Parece que falta el 9 con que empiezan los celulares. Ejemplo: 9 1234 5678."
        }
        (Problem::PhoneForeign, Voice::Tu) => {
            "Escribe un celular de Chile. Los números de otro país no sirven aquí."
        }
        (Problem::PhoneForeign, Voice::Usted) => {
            "Escriba un celular de Colombia. Los números de otro país no sirven aquí."
        }
        (Problem::PhoneLandline, Voice::Tu) => {
            "Este es un teléfono fijo. Escribe un celular, que recibe mensajes."
        }
        (Problem::PhoneLandline, Voice::Usted) => {
            "Este es un teléfono fijo. Escriba un celular, que recibe mensajes."
        }
        (_, Voice::Tu) => "Escribe tu celular con sus nueve números. Ejemplo: 9 1234 5678.",
        (_, Voice::Usted) => "Escriba su celular con sus diez números. Ejemplo: 300 123 4567.",
    }
}

fn email(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::EmailUnusual => say(
            voice,
            "Esta forma de dirección no sirve aquí. Escribe otro correo.",
            "Esta forma de dirección no sirve aquí. Escriba otro correo.",
        ),
        Problem::EmailCharacters => say(
            voice,
            "El correo no puede llevar espacios, tildes ni eñes. Revísalo.",
            "El correo no puede llevar espacios, tildes ni eñes. Revíselo.",
        ),
        Problem::EmailSame => say(
            voice,
            "Es el correo que ya tienes. Escribe otro.",
            "Es el correo que ya tiene. Escriba otro.",
        ),
        _ => say(
            voice,
            "Escribe el correo completo. Ejemplo: nombre@correo.cl.",
            "Escriba el correo completo. Ejemplo: nombre@correo.co.",
        ),
    }
}

fn password(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::PasswordCommon => say(
            voice,
            "Esta contraseña es de las primeras que alguien probaría. Elige otra, por ejemplo una frase tuya.",
            "Esta contraseña es de las primeras que alguien probaría. Elija otra, por ejemplo una frase suya.",
        ),
        Problem::PasswordOwnData => say(
            voice,
            "Esta contraseña se arma con tus datos o con el nombre de la plataforma. Elige otra.",
            "Esta contraseña se arma con sus datos o con el nombre de la plataforma. Elija otra.",
        ),
        Problem::PasswordMismatch => say(
            voice,
            "Las dos contraseñas no son iguales. Escríbelas otra vez.",
            "Las dos contraseñas no son iguales. Escríbalas otra vez.",
        ),
        Problem::PasswordSame => say(
            voice,
            "Es la contraseña que ya tienes. Elige otra.",
            "Es la contraseña que ya tiene. Elija otra.",
        ),
        Problem::PasswordWrong => say(
            voice,
            "Esta no es tu contraseña actual. Revísala.",
            "Esta no es su contraseña actual. Revísela.",
        ),
        _ => super::invitation::problem(problem, voice),
    }
}

/// What is wrong with a form, one line for each field, in the order they came.
#[must_use]
pub fn troubles(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    told(failure, voice, sentence)
}

/// The same in a form about somebody else.
#[must_use]
pub fn troubles_of_others(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    told(failure, voice, sentence_of_others)
}

/// The same in the form that invites somebody.
#[must_use]
pub fn troubles_of_guests(failure: &Failure, voice: Voice) -> Vec<Trouble> {
    told(failure, voice, sentence_of_guests)
}

fn told(
    failure: &Failure,
    voice: Voice,
    words: fn(Field, Problem, Voice) -> String,
) -> Vec<Trouble> {
    match failure.refusal() {
        Some(domain::refusal::Refusal::Fields(fields)) => fields
            .iter()
            .map(|(field, problem)| Trouble::of(field.name(), words(*field, *problem, voice)))
            .collect(),
        _ => vec![Trouble::general(failed(failure, voice))],
    }
}

/// A failure in one sentence.
#[must_use]
pub fn failed(failure: &Failure, voice: Voice) -> String {
    match failure {
        Failure::Refused(refusal) => refusal::sentence(refusal, voice),
        Failure::Fault { number } => refusal::fault(number, voice),
        Failure::Unreachable => refusal::unreachable(voice).to_owned(),
    }
}

/// In place of what could not be shown.
#[must_use]
pub fn apology(failure: &Failure, voice: Voice) -> AnyView {
    let words = failed(failure, voice);
    view! {
        <Notice kind=NoticeKind::Danger announced=true>
            <p>{words}</p>
        </Notice>
    }
    .into_any()
}
