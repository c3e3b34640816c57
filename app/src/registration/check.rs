//! What the browser can tell about a field before it is sent: the same parsing as the server's.

use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::document::{Document, DocumentKind};
use domain::locale::Locale;
use domain::name::NamePart;
use domain::refusal::{Field, Problem};
use domain::registration::birth_date;
use leptos::prelude::*;

use crate::browser;
use crate::text;

/// What a check needs to know.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// The platform's Spanish.
    pub locale: Locale,
    /// The platform's day.
    pub today: Date,
}

impl Rules {
    /// What is wrong with this text in that field.
    pub(super) fn problem(self, field: Field, typed: &str) -> Option<Problem> {
        match field {
            Field::Document => self.document(typed).err(),
            Field::FirstSurname | Field::FirstName => NamePart::parse(typed).err(),
            Field::SecondSurname | Field::SecondName => NamePart::parse_optional(typed).err(),
            Field::Phone => Phone::parse(self.locale, typed).err(),
            Field::BirthDate => birth_date(typed, self.today).err(),
            Field::Email => Email::parse(typed).err(),
            _ => None,
        }
    }

    /// Whether the server knows this text to be right, for the ☑ without script.
    pub(super) fn is_fine(self, field: Field, typed: &str) -> bool {
        !typed.trim().is_empty() && self.problem(field, typed).is_none()
    }

    /// The same as a question that a control asks.
    pub(super) fn ask(self, field: Field) -> Callback<String, Option<String>> {
        let voice = self.locale.voice();
        Callback::new(move |typed: String| {
            let problem = self.problem(field, &typed)?;
            Some(text::problem::sentence(field, problem, voice))
        })
    }

    /// The number as the list beside it says what kind it is.
    fn document(self, typed: &str) -> Result<Document, Problem> {
        let chosen = browser::value(&Field::DocumentKind.name());
        let usual = DocumentKind::of(self.locale).first().copied();
        let kind = chosen.parse().ok().or(usual).ok_or(Problem::NotAChoice)?;
        Document::parse(kind, typed)
    }
}

/// The canonical spelling of a text, where there is one.
pub(super) fn settle(field: Field, rules: Rules) -> Callback<String, String> {
    Callback::new(move |typed: String| {
        let settled = match field {
            Field::Document => rules
                .document(&typed)
                .ok()
                .map(|one| one.number().to_owned()),
            Field::BirthDate => Date::parse(&typed).ok().map(|date| date.to_string()),
            _ => None,
        };
        settled.unwrap_or(typed)
    })
}
