//! Step 2 as people fill it in, and as they should not.

use super::*;
use crate::company::{Acquisition, TypedAcquisition};

fn representative(rut: &str) -> TypedPerson {
    TypedPerson {
        names: "Ana Luz".into(),
        first_surname: "Soto".into(),
        second_surname: "Vera".into(),
        no_second_surname: false,
        rut: rut.into(),
        email: "ana.soto@trigo.example".into(),
        phone: "2 2345 6789".into(),
    }
}

fn contact() -> TypedContact {
    TypedContact {
        names: "Luis Pérez".into(),
        position: "Compras".into(),
        email: "luis@trigo.example".into(),
        phone: "912345678".into(),
    }
}

fn trigo() -> Typed {
    Typed {
        company: TypedCompany {
            legal_name: "Panadería El Trigo SpA".into(),
            trade_name: "El Trigo".into(),
            giro: "Elaboración de pan".into(),
            street: "Av. Matta 123, of. 4".into(),
            region: "13".into(),
            comuna: "13101".into(),
            phone: "223456789".into(),
            email: "contacto@trigo.example".into(),
        },
        representatives: vec![representative("40000001-8")],
        commercial: contact(),
        supplied: contact(),
        user: TypedUser {
            names: "Rosa".into(),
            first_surname: "Díaz".into(),
            second_surname: String::new(),
            no_second_surname: true,
            document_kind: "RUT".into(),
            document: "41.234.567-3".into(),
            position: "Jefa de personas".into(),
            email: "Rosa@trigo.example".into(),
            email_again: "Rosa@TRIGO.example".into(),
            phone: "9 1234 5678".into(),
        },
        accept_terms: true,
        accept_privacy: true,
    }
}

fn problems(typed: &Typed) -> Problems {
    Opening::parse(typed, Locale::EsCl).unwrap_err()
}

const fn field(section: Section, item: Item) -> Field {
    Field::Company(section, item)
}

#[test]
fn w09_a_right_form_is_read_into_values() {
    let opening = Opening::parse(&trigo(), Locale::EsCl).unwrap();
    assert_eq!(opening.details.place.comuna.name(), "Santiago");
    assert_eq!(opening.representatives[0].rut.to_string(), "40000001-8");
    assert_eq!(opening.user.name.to_string(), "Rosa Díaz");
    assert_eq!(opening.user.document.key(), "RUT:41234567-3");
    assert_eq!(
        opening.commercial.position.as_ref().unwrap().as_str(),
        "Compras"
    );
    assert!(opening.supplied.position.is_none());
    let kept = serde_json::to_string(&opening).unwrap();
    assert_eq!(serde_json::from_str::<Opening>(&kept).unwrap(), opening);
    assert_eq!(format!("{opening:?} {:?}", trigo()), "Opening(…) Typed(…)");
}

#[test]
fn w10_every_empty_field_is_named_at_once_in_the_order_of_the_form() {
    let named: Vec<String> = problems(&Typed::default())
        .into_iter()
        .map(|(field, _)| field.name().into_owned())
        .collect();
    assert_eq!(
        named,
        [
            "company_legal_name",
            "company_trade_name",
            "company_giro",
            "company_street",
            "company_region",
            "company_comuna",
            "company_phone",
            "company_email",
            "representatives_list",
            "commercial_names",
            "commercial_position",
            "commercial_email",
            "commercial_phone",
            "supplied_names",
            "supplied_email",
            "supplied_phone",
            "user_names",
            "user_first_surname",
            "user_second_surname",
            "user_document_kind",
            "user_document",
            "user_position",
            "user_email",
            "user_email_again",
            "user_phone",
            "user_terms",
            "user_privacy",
        ]
    );
}

#[test]
fn w13_w15_one_to_ten_representatives() {
    let mut typed = trigo();
    typed.representatives.clear();
    let list = field(Section::Representatives, Item::List);
    assert_eq!(problems(&typed), [(list, Problem::NoRepresentative)]);
    for _ in 0..10 {
        typed.add_representative().unwrap();
    }
    assert_eq!(
        typed.add_representative(),
        Err(Problem::TooMany { max: 10 })
    );
    for (at, person) in (0_u32..).zip(&mut typed.representatives) {
        *person = representative(&Rut::from_body(40_000_010 + at).unwrap().to_string());
    }
    assert_eq!(
        Opening::parse(&typed, Locale::EsCl)
            .unwrap()
            .representatives
            .len(),
        10
    );
    typed.representatives.push(representative("40000001-8"));
    assert_eq!(problems(&typed), [(list, Problem::TooMany { max: 10 })]);
    assert_eq!(typed.clone().cut().representatives.len(), 10);
    let gone = typed.remove_representative(10).map(|(at, _)| at);
    assert_eq!(gone, Some(10));
    assert!(typed.remove_representative(99).is_none(), "not there");
    assert!(Opening::parse(&typed, Locale::EsCl).is_ok());
}

#[test]
fn w16_a_rut_stands_once_in_the_list_whatever_its_spelling() {
    let mut typed = trigo();
    typed.representatives.push(representative("40.000.001-8"));
    let second = field(Section::Representative(1), Item::Rut);
    assert_eq!(problems(&typed), [(second, Problem::RepresentativeTwice)]);
    typed.representatives[1] = representative("54000001-8");
    assert_eq!(problems(&typed), [(second, Problem::CompanyRut)]);
    typed.representatives[1] = representative("40000001-9");
    assert_eq!(problems(&typed), [(second, Problem::RutDigit)]);
}

#[test]
fn w16_names_have_two_to_sixty_letters_and_no_second_surname_is_said() {
    let mut typed = trigo();
    typed.representatives[0].names = "A".into();
    typed.representatives[0].first_surname = "a".repeat(61);
    typed.representatives[0].second_surname = " ".into();
    let first = |item| field(Section::Representative(0), item);
    assert_eq!(
        problems(&typed),
        [
            (first(Item::Names), Problem::TooShort { min: 2 }),
            (first(Item::FirstSurname), Problem::TooLong { max: 60 }),
            (first(Item::SecondSurname), Problem::Empty),
        ]
    );
    typed = trigo();
    typed.representatives[0].second_surname = "x1".into();
    typed.representatives[0].no_second_surname = true;
    let opening = Opening::parse(&typed, Locale::EsCl).unwrap();
    assert_eq!(opening.representatives[0].name.second_surname, None);
}

#[test]
fn w18_the_address_is_typed_twice_and_the_document_is_of_this_country() {
    let mut typed = trigo();
    let user = |item| field(Section::FirstUser, item);
    typed.user.email_again = "rosa@trigo.example".into();
    assert_eq!(
        problems(&typed),
        [(user(Item::EmailAgain), Problem::EmailMismatch)]
    );
    typed.user.email_again = " ".into();
    assert_eq!(problems(&typed), [(user(Item::EmailAgain), Problem::Empty)]);
    // Empty is empty, whatever the first one is; and a wrong first one is no reason to blame both.
    typed.user.email = "rosa".into();
    assert_eq!(
        problems(&typed),
        [
            (user(Item::Email), Problem::EmailFormat),
            (user(Item::EmailAgain), Problem::Empty),
        ]
    );
    typed.user.email_again = "rosa@trigo.example".into();
    assert_eq!(
        problems(&typed),
        [(user(Item::Email), Problem::EmailFormat)]
    );
    typed = trigo();
    typed.user.document_kind = "CC".into();
    assert_eq!(
        problems(&typed),
        [(user(Item::DocumentKind), Problem::NotAChoice)]
    );
    typed = trigo();
    typed.user.document = "54000001-8".into();
    assert_eq!(
        problems(&typed),
        [(user(Item::Document), Problem::CompanyRut)]
    );
    typed = trigo();
    typed.accept_terms = false;
    assert_eq!(problems(&typed), [(user(Item::Terms), Problem::MustAccept)]);
}

#[test]
fn w11_a_comuna_of_another_region_and_an_address_too_long_for_an_invoice_are_refused() {
    let mut typed = trigo();
    typed.company.comuna = "05101".into();
    typed.company.email = format!("{}@trigo.example", "a".repeat(64));
    typed.company.phone = "1234".into();
    let company = |item| field(Section::Company, item);
    assert_eq!(
        problems(&typed),
        [
            (company(Item::Comuna), Problem::ComunaElsewhere),
            (company(Item::Phone), Problem::PhoneFormat),
        ]
    );
    typed = trigo();
    typed.company.region = String::new();
    assert_eq!(
        problems(&typed),
        [(company(Item::Region), Problem::Empty)],
        "whether the comuna belongs to it cannot be told"
    );
    typed = trigo();
    typed.company.email = format!("{}@{}.trigo.example", "a".repeat(50), "b".repeat(30));
    assert_eq!(
        problems(&typed),
        [(company(Item::Email), Problem::TooLong { max: 80 })]
    );
}

#[test]
fn w03_an_acquisition_names_company_product_and_contact() {
    let typed = TypedAcquisition {
        rut: "54.000.001-8".into(),
        sole_trader: false,
        legal_name: "Panadería El Trigo SpA".into(),
        product: "Plan Base".into(),
        contact: contact(),
    };
    let acquisition = Acquisition::parse(&typed).unwrap();
    assert_eq!(acquisition.rut.to_string(), "54000001-8");
    let named: Vec<String> = Acquisition::parse(&TypedAcquisition::default())
        .unwrap_err()
        .into_iter()
        .map(|(field, _)| field.name().into_owned())
        .collect();
    assert_eq!(
        named,
        [
            "company_rut",
            "company_legal_name",
            "company_product",
            "supplied_names",
            "supplied_email",
            "supplied_phone",
        ]
    );
}
