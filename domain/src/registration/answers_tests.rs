//! The form as people fill it in, and as they should not.

use proptest::prelude::*;

use super::*;
use crate::registration::{DraftState, Step, next_step};

fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

fn ana() -> Typed {
    Typed {
        document_kind: "CC".into(),
        document: "9.900.000.001".into(),
        first_surname: "Muñoz".into(),
        second_surname: String::new(),
        first_name: "Ana".into(),
        second_name: " ".into(),
        phone: "399 123 4567".into(),
        birth_date: "17/07/1990".into(),
        email: "ana@ejemplo.test".into(),
        consent_data: true,
        consent_messages: false,
    }
}

fn parse(typed: &Typed, kept: Kept) -> Result<Answers, Problems> {
    Answers::parse(typed, kept, Locale::EsCo, today())
}

#[test]
fn h12_a_right_form_is_read_into_values() {
    let answers = parse(&ana(), Kept::default()).unwrap();
    let details = answers.resolve(None).unwrap();
    assert_eq!(details.document.key(), "CC:9900000001");
    assert_eq!(details.name.to_string(), "Ana Muñoz");
    assert_eq!(details.phone.e164(), "+573991234567");
    assert_eq!(
        (
            details.birth_date.to_string().as_str(),
            details.email.delivery()
        ),
        ("17/07/1990", "ana@ejemplo.test")
    );
    assert_eq!(format!("{:?} {answers:?}", ana()), "Typed(…) Answers(…)");
}

#[test]
fn every_wrong_field_is_named_at_once_in_the_order_of_the_form() {
    let problems = parse(&Typed::default(), Kept::default()).unwrap_err();
    assert_eq!(
        problems,
        [
            (Field::DocumentKind, Problem::Empty),
            (Field::FirstSurname, Problem::Empty),
            (Field::FirstName, Problem::Empty),
            (Field::Phone, Problem::Empty),
            (Field::BirthDate, Problem::Empty),
            (Field::Email, Problem::Empty),
            (Field::ConsentData, Problem::MustAccept),
        ]
    );
}

#[test]
fn birth_dates_are_of_people_old_enough() {
    for (typed, problem) in [
        ("22/11/2026", Problem::DateFuture),
        ("22/11/2012", Problem::TooYoung { years: 14 }),
        ("01/01/1890", Problem::DateTooOld),
        ("07/17/1990", Problem::DateImpossible),
    ] {
        let form = Typed {
            birth_date: typed.into(),
            ..ana()
        };
        assert_eq!(
            parse(&form, Kept::default()).unwrap_err(),
            [(Field::BirthDate, problem)],
            "{typed}"
        );
    }
    let fourteen_today = Typed {
        birth_date: "21/11/2012".into(),
        ..ana()
    };
    assert!(parse(&fourteen_today, Kept::default()).is_ok());
}

#[test]
fn q21_a_kept_field_carries_no_value_and_the_birth_date_is_never_kept() {
    let kept = Kept {
        first_surname: true,
        phone: true,
        email: true,
        ..Kept::default()
    };
    let form = Typed {
        first_surname: "ignored".into(),
        phone: String::new(),
        email: String::new(),
        ..ana()
    };
    let answers = parse(&form, kept).unwrap();
    assert!(matches!(answers.first_surname, Given::Kept) && matches!(answers.phone, Given::Kept));
    // A document unknown to the registry has nothing to keep, whatever marks were sent.
    let missing: Vec<Field> = answers
        .resolve(None)
        .unwrap_err()
        .into_iter()
        .map(|(f, _)| f)
        .collect();
    assert_eq!(missing, [Field::FirstSurname, Field::Phone, Field::Email]);
    assert_eq!(
        kept.within(|field| field == Field::Phone),
        Kept {
            phone: true,
            ..Kept::default()
        }
    );
    assert!(!Kept::FIELDS.contains(&Field::BirthDate) && !Kept::FIELDS.contains(&Field::Document));
}

#[test]
fn documents_of_another_country_are_no_choice() {
    let form = Typed {
        document_kind: "RUT".into(),
        document: "40000001-8".into(),
        ..ana()
    };
    assert_eq!(
        parse(&form, Kept::default()).unwrap_err(),
        [(Field::DocumentKind, Problem::NotAChoice)]
    );
}

#[test]
fn h16_both_passwords_must_match() {
    let context = ana().password_context();
    let fields = |typed, again| {
        new_password(typed, again, &context)
            .map(|_| ())
            .unwrap_err()
    };
    assert!(new_password("tortuga verde lenta", "tortuga verde lenta", &context).is_ok());
    assert_eq!(
        fields("tortuga verde lenta", "tortuga verde"),
        [(Field::PasswordAgain, Problem::PasswordMismatch)]
    );
    assert_eq!(
        fields("tortuga verde lenta", ""),
        [(Field::PasswordAgain, Problem::Empty)]
    );
    assert_eq!(
        fields("ana.munoz.1990", "x"),
        [(Field::Password, Problem::PasswordOwnData)]
    );
}

#[test]
fn h23_a_draft_goes_where_it_is_needed() {
    let step = |draft: &DraftState| next_step(draft, Locale::EsCo, today());
    let mut draft = DraftState {
        typed: ana(),
        ..DraftState::default()
    };
    assert_eq!(step(&draft), Step::Form);
    draft.submitted = true;
    assert_eq!(
        step(&draft),
        Step::Form,
        "without a password there is nothing to confirm"
    );
    draft.has_password = true;
    assert_eq!(step(&draft), Step::Confirm);
    draft.typed.email = "not an address".into();
    assert_eq!(step(&draft), Step::Form);
    draft.created = true;
    assert_eq!(step(&draft), Step::Created);
}

#[test]
fn boxes_come_as_browsers_send_them() {
    let typed: Typed = serde_json::from_str(r#"{"consent_data":"on","email":"a"}"#).unwrap();
    assert!(typed.consent_data && !typed.consent_messages);
    let stored = serde_json::to_string(&typed).unwrap();
    assert_eq!(serde_json::from_str::<Typed>(&stored).unwrap(), typed);
    let kept: Kept = serde_json::from_str(r#"{"phone":"true","email":false}"#).unwrap();
    assert_eq!(
        kept,
        Kept {
            phone: true,
            ..Kept::default()
        }
    );
}

proptest! {
    #[test]
    fn any_form_is_answered(texts in prop::collection::vec(any::<String>(), 9)) {
        let text = |i: usize| texts[i].clone();
        let typed = Typed {
            document_kind: text(0), document: text(1), first_surname: text(2), second_surname: text(3),
            first_name: text(4), second_name: text(5), phone: text(6), birth_date: text(7), email: text(8),
            ..Typed::default()
        };
        prop_assert!(parse(&typed, Kept::default()).is_err());
    }
}
