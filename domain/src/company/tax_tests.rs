//! The form of the tax data as companies fill it in, and as they should not.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn filled() -> TypedTax {
    TypedTax {
        activity: "107100".into(),
        workers: "1.250".into(),
        same_contact: false,
        contact: TypedContact {
            names: "Marta Soto".into(),
            position: String::new(),
            email: "marta.soto@trigo.example".into(),
            phone: "223456789".into(),
        },
        invoices: "dte@trigo.example".into(),
    }
}

fn problems(typed: &TypedTax) -> Problems {
    TaxData::parse(typed).unwrap_err()
}

const fn field(section: Section, item: Item) -> Field {
    Field::Company(section, item)
}

#[test]
fn q7_a_code_of_activity_is_six_digits() {
    let read = |typed: &str| ActivityCode::parse(typed).map(String::from);
    for (typed, code) in [
        ("107100", "107100"),
        (" 011 101 ", "011101"),
        ("１０７１００", "107100"),
        ("\u{200B}107100", "107100"),
    ] {
        assert_eq!(read(typed), Ok(code.to_owned()), "{typed:?}");
    }
    for (typed, problem) in [
        ("", Problem::Empty),
        (" \t", Problem::Empty),
        ("10710", Problem::TooShort { min: 6 }),
        ("1071000", Problem::TooLong { max: 6 }),
        ("10.7100", Problem::BadCharacters),
        ("10710a", Problem::BadCharacters),
        ("١٠٧١٠٠", Problem::BadCharacters),
    ] {
        assert_eq!(read(typed), Err(problem), "{typed:?}");
    }
    let long = "1".repeat(9_000);
    assert_eq!(read(&long), Err(Problem::TooLong { max: 6 }));
}

#[test]
fn q7_there_are_one_to_999_999_workers() {
    let read = |typed: &str| Workers::parse(typed).map(Workers::number);
    for (typed, number) in [
        ("1", 1),
        ("0012", 12),
        ("1250", 1_250),
        ("1.250", 1_250),
        (" 1 250 ", 1_250),
        ("999.999", 999_999),
    ] {
        assert_eq!(read(typed), Ok(number), "{typed:?}");
    }
    for (typed, problem) in [
        ("", Problem::Empty),
        ("0", Problem::TooShort { min: 1 }),
        ("1000000", Problem::TooLong { max: 6 }),
        ("99999999999999999999", Problem::TooLong { max: 6 }),
        ("-5", Problem::BadCharacters),
        ("1.5", Problem::BadCharacters),
        ("1.2500", Problem::BadCharacters),
        (".125", Problem::BadCharacters),
        ("1..125", Problem::BadCharacters),
        ("1,250", Problem::BadCharacters),
        (".", Problem::BadCharacters),
        ("doce", Problem::BadCharacters),
    ] {
        assert_eq!(read(typed), Err(problem), "{typed:?}");
    }
}

#[test]
fn q7_a_right_form_is_read_kept_and_shown_again() {
    let data = TaxData::parse(&filled()).unwrap();
    assert_eq!(
        (data.activity.as_str(), data.workers.number()),
        ("107100", 1_250)
    );
    assert!(matches!(&data.billing, Billing::Own(own) if own.name.as_str() == "Marta Soto"));
    let kept = serde_json::to_string(&data).unwrap();
    assert_eq!(serde_json::from_str::<TaxData>(&kept).unwrap(), data);
    assert_eq!(TaxData::parse(&TypedTax::of(&data)).unwrap(), data);
    assert_eq!(format!("{data:?} {:?}", filled()), "TaxData(…) TypedTax(…)");
    for forged in [
        kept.replace("107100", "10710"),
        kept.replace("1250", "1000000"),
    ] {
        assert!(serde_json::from_str::<TaxData>(&forged).is_err());
    }
}

#[test]
fn q7_every_field_is_named_at_once_in_the_order_of_the_form() {
    let named = |typed: &TypedTax| -> Vec<String> {
        let problems = problems(typed).into_iter();
        problems.map(|(field, _)| field.name().into()).collect()
    };
    let empty = TypedTax::default();
    assert_eq!(
        named(&empty),
        [
            "tax_activity",
            "tax_workers",
            "billing_names",
            "billing_email",
            "billing_phone",
            "tax_email",
        ]
    );
    let ticked = TypedTax {
        same_contact: true,
        ..empty
    };
    assert_eq!(named(&ticked), ["tax_activity", "tax_workers", "tax_email"]);
}

#[test]
fn q7_the_tick_takes_the_commercial_contact_whatever_stands_beside_it() {
    let mut typed = TypedTax {
        same_contact: true,
        ..filled()
    };
    typed.contact.email = "nobody".into();
    let data = TaxData::parse(&typed).unwrap();
    assert_eq!(data.billing, Billing::Commercial);
    let again = TypedTax::of(&data);
    assert!(again.same_contact && again.contact == TypedContact::default());
}

#[test]
fn q7_an_address_that_fits_into_no_tax_document_is_refused() {
    let mut typed = filled();
    typed.invoices = format!("{}@{}.trigo.example", "a".repeat(50), "b".repeat(30));
    let invoices = field(Section::Tax, Item::Email);
    assert_eq!(problems(&typed), [(invoices, Problem::TooLong { max: 80 })]);
}

#[test]
fn q7_every_field_is_read_and_shown_under_its_own_name() {
    let mut names = BTreeMap::new();
    for section in [Section::Tax, Section::Billing] {
        for item in section.items() {
            let name = field(section, *item).name().into_owned();
            names.insert(name, (section, *item));
        }
    }
    let typed = TypedTax::read(&|name| names.contains_key(name).then(|| name.to_owned()));
    for (name, (section, item)) in &names {
        assert_eq!(typed.text(*section, *item), name);
    }
    assert_eq!((names.len(), typed.same_contact), (3 + 3, false));
    let tick = TypedTax::read(&|name| (name == SAME_CONTACT).then(|| "yes".to_owned()));
    assert!(tick.same_contact);
}

proptest! {
    #[test]
    fn q7_any_text_is_answered_and_what_is_taken_is_taken_again(
        typed in prop_oneof![any::<String>(), "[0-9 .]{1,8}", "[0-9]{6}"],
    ) {
        if let Ok(code) = ActivityCode::parse(&typed) {
            prop_assert_eq!(ActivityCode::parse(code.as_str()), Ok(code));
        }
        if let Ok(workers) = Workers::parse(&typed) {
            prop_assert_eq!(Workers::parse(&workers.to_string()), Ok(workers));
        }
    }

    #[test]
    fn q7_every_number_of_workers_is_read_with_points_and_without(number in 1_u32..=999_999) {
        let plain = number.to_string();
        let grouped = match plain.len() {
            0..=3 => plain.clone(),
            long => format!("{}.{}", &plain[..long - 3], &plain[long - 3..]),
        };
        for typed in [plain, grouped] {
            prop_assert_eq!(Workers::parse(&typed).map(Workers::number), Ok(number));
        }
    }
}
