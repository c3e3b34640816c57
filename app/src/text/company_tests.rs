//! What is told about a field, in the words that were agreed.

use std::collections::HashSet;

use super::*;

fn words(section: Section, item: Item, problem: Problem) -> String {
    super::super::problem::sentence(Field::Company(section, item), problem, Voice::Tu)
}

#[test]
fn w10_the_sentences_are_those_that_were_agreed() {
    use Section::{Company, FirstUser, Representative, Representatives};
    for (section, item, problem, sentence) in [
        (
            Company,
            Item::Rut,
            Problem::RutOfInvitation,
            "El RUT no corresponde a esta invitación. Revisa el correo de bienvenida o escríbenos.",
        ),
        (
            Company,
            Item::LegalName,
            Problem::TooShort { min: 3 },
            "Ingresa la razón social tal como aparece en el SII.",
        ),
        (
            Company,
            Item::TradeName,
            Problem::Empty,
            "Ingresa el nombre de fantasía.",
        ),
        (
            Company,
            Item::Giro,
            Problem::Empty,
            "Ingresa el giro de la empresa.",
        ),
        (
            Company,
            Item::Street,
            Problem::Empty,
            "Ingresa la dirección de la empresa.",
        ),
        (
            Company,
            Item::Region,
            Problem::NotAChoice,
            "Selecciona una región.",
        ),
        (
            Company,
            Item::Comuna,
            Problem::ComunaElsewhere,
            "Selecciona una comuna de la región elegida.",
        ),
        (
            Company,
            Item::Phone,
            Problem::PhoneFormat,
            "Ingresa un teléfono de 9 dígitos.",
        ),
        (
            Representative(0),
            Item::Names,
            Problem::Empty,
            "Ingresa los nombres del representante legal.",
        ),
        (
            Representative(1),
            Item::Rut,
            Problem::RepresentativeTwice,
            "Este RUT ya está en la lista.",
        ),
        (
            Representative(1),
            Item::Email,
            Problem::EmailFormat,
            "Ingresa un correo válido.",
        ),
        (
            Representatives,
            Item::List,
            Problem::NoRepresentative,
            "Debe haber al menos un representante legal.",
        ),
        (
            Representative(1),
            Item::SecondSurname,
            Problem::Empty,
            "Ingresa el apellido materno del representante legal o marca «No tiene apellido \
             materno».",
        ),
        (
            FirstUser,
            Item::Names,
            Problem::Empty,
            "Ingresa tus nombres.",
        ),
        (
            FirstUser,
            Item::Position,
            Problem::Empty,
            "Ingresa tu cargo.",
        ),
        (
            FirstUser,
            Item::EmailAgain,
            Problem::EmailMismatch,
            "Los correos no coinciden.",
        ),
        (
            FirstUser,
            Item::EmailAgain,
            Problem::Empty,
            "Escribe el correo otra vez.",
        ),
        (
            FirstUser,
            Item::Terms,
            Problem::MustAccept,
            "Debes aceptar los términos para continuar.",
        ),
        (
            FirstUser,
            Item::Document,
            Problem::RutDigit,
            "El RUT no es válido. Revisa los números y el dígito verificador.",
        ),
    ] {
        assert_eq!(words(section, item, problem), sentence);
    }
}

#[test]
fn q7_the_sentences_of_the_tax_data_are_those_that_were_agreed() {
    use Section::{Billing, Tax};
    for (section, item, problem, sentence) in [
        (
            Tax,
            Item::Activity,
            Problem::Empty,
            "El código tiene 6 dígitos.",
        ),
        (
            Tax,
            Item::Activity,
            Problem::TooShort { min: 6 },
            "El código tiene 6 dígitos.",
        ),
        (
            Tax,
            Item::Workers,
            Problem::TooShort { min: 1 },
            "Ingresa un número mayor que cero.",
        ),
        (
            Tax,
            Item::Workers,
            Problem::TooLong { max: 6 },
            "Ingresa un número de hasta 999.999.",
        ),
        (
            Billing,
            Item::Names,
            Problem::Empty,
            "Ingresa el nombre del contacto de cobranza.",
        ),
        (
            Billing,
            Item::Phone,
            Problem::PhoneFormat,
            "Ingresa un teléfono de 9 dígitos.",
        ),
        (
            Tax,
            Item::Email,
            Problem::Empty,
            "Ingresa el correo donde recibes tus documentos tributarios.",
        ),
        (
            Tax,
            Item::Email,
            Problem::TooLong { max: 80 },
            "Usa como máximo 80 caracteres.",
        ),
    ] {
        assert_eq!(words(section, item, problem), sentence);
    }
}

#[test]
fn w10_what_several_groups_ask_alike_is_told_apart_on_top_of_the_form() {
    use Section::{Commercial, Company, FirstUser, Representative, Supplied};
    for (item, problem) in [
        (Item::Email, Problem::EmailFormat),
        (Item::Phone, Problem::PhoneFormat),
    ] {
        let groups = [Company, Representative(0), Commercial, Supplied, FirstUser];
        let told: HashSet<String> = groups
            .into_iter()
            .map(|section| words(section, item, problem))
            .collect();
        assert_eq!(told.len(), groups.len(), "{item:?}: {told:?}");
    }
}

#[test]
fn every_item_has_a_sentence_of_its_own_or_a_shared_one() {
    for item in Item::ALL {
        let sentence = words(Section::Company, item, Problem::Empty);
        assert!(sentence.ends_with('.'), "{item:?}: {sentence}");
    }
}
