//! Property 14: whatever reads what others wrote answers any text, without a panic, and what it took
//! it takes again. Each reader of this crate has its line here.
//!
//! Seen red: with a slice by bytes in the reader of filing numbers.

use domain::challenge::ProofCode;
use domain::pqrsf::FilingNumber;
use domain::registry::Label;
use domain::{
    Date, Document, DocumentKind, Email, Locale, NamePart, Nit, Phone, PlatformSlug, Rut, agent,
    second_factor,
};
use proptest::prelude::*;

/// Texts near to what is meant, and texts far from it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9kK./\\- ]{0,24}",
        "PQRSF-[0-9]{0,6}-?[0-9]{0,8}-?[A-Zñé]?",
        "[a-zA-Zñé'.-]{0,70}@?[a-z0-9.-]{0,70}",
        "[0-9]{2}[/-][0-9]{2}[/-][0-9]{2,4}",
        "\\PC{0,300}",
    ]
}

/// What was taken is written and taken again.
fn settles<T: PartialEq, E>(
    read: impl Fn(&str) -> Result<T, E>,
    text: &str,
    write: impl Fn(&T) -> String,
) {
    if let Ok(one) = read(text) {
        let again = read(&write(&one)).ok();
        assert!(again.is_some_and(|again| again == one), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_answered_by_every_reader(text in text()) {
        settles(Rut::parse, &text, ToString::to_string);
        settles(Nit::parse, &text, ToString::to_string);
        settles(Email::parse, &text, |email| email.delivery().to_owned());
        settles(NamePart::parse, &text, |part| part.as_str().to_owned());
        settles(Date::parse, &text, ToString::to_string);
        settles(FilingNumber::parse, &text, ToString::to_string);
        settles(ProofCode::parse, &text, |code| code.digits().to_owned());
        for kind in DocumentKind::ALL {
            settles(|text| Document::parse(kind, text), &text, ToString::to_string);
        }
        for locale in [Locale::EsCl, Locale::EsCo] {
            settles(|text| Phone::parse(locale, text), &text, ToString::to_string);
        }
        let _ = second_factor::Code::parse(&text);
        let _ = Label::parse(&text);
        let _ = PlatformSlug::parse(&text);
        let _ = agent::Agent::read(&text);
    }
}
