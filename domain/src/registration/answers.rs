//! The form once everything on it can be taken.

use std::fmt;

use super::{Kept, LEAST_AGE, Typed};
use crate::contact::{Email, Phone};
use crate::date::Date;
use crate::document::{Document, DocumentKind};
use crate::locale::Locale;
use crate::name::{NamePart, PersonName};
use crate::password::{Context, Password};
use crate::refusal::{Field, Problem};
use crate::registry::RegistryRecord;

/// A value, or the mark that the registry's own is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Given<T> {
    /// Typed by the person.
    Typed(T),
    /// As the registry holds it.
    Kept,
}

/// A registration form without a mistake. Personal: `Debug` prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Answers {
    /// The document, always typed.
    pub document: Document,
    /// «Primer Apellido».
    pub first_surname: Given<NamePart>,
    /// «Segundo Apellido»; typed as nothing means there is none.
    pub second_surname: Given<Option<NamePart>>,
    /// «Primer Nombre».
    pub first_name: Given<NamePart>,
    /// «Segundo Nombre»; typed as nothing means there is none.
    pub second_name: Given<Option<NamePart>>,
    /// Mobile phone.
    pub phone: Given<Phone>,
    /// Date of birth, always typed.
    pub birth_date: Date,
    /// E-mail address.
    pub email: Given<Email>,
    /// Whether news may be sent; the authorisation for the data itself was given, or there would
    /// be no answers.
    pub consent_messages: bool,
}

/// What an account is made of, kept values resolved.
#[derive(Clone, PartialEq, Eq)]
pub struct Details {
    /// The document.
    pub document: Document,
    /// The name.
    pub name: PersonName,
    /// Mobile phone.
    pub phone: Phone,
    /// Date of birth.
    pub birth_date: Date,
    /// E-mail address, which is also what signs in.
    pub email: Email,
}

type Problems = Vec<(Field, Problem)>;

impl Answers {
    /// Reads the whole form and names every field that needs another answer, in the form's order.
    /// `today` is the platform's day.
    pub fn parse(typed: &Typed, kept: Kept, locale: Locale, today: Date) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut note = |field, problem| problems.push((field, problem));
        let document = document(typed, locale).map_err(|(f, p)| note(f, p)).ok();
        let mut field = |field: Field, found: Result<(), Problem>| {
            if let Err(problem) = found {
                note(field, problem);
            }
        };
        let text = |field| typed.text(field).unwrap_or("");
        macro_rules! given {
            ($field:ident, $parse:expr) => {{
                let parsed = given(kept.has(Field::$field), text(Field::$field), $parse);
                field(Field::$field, parsed.as_ref().map(|_| ()).map_err(|p| *p));
                parsed.ok()
            }};
        }
        let first_surname = given!(FirstSurname, NamePart::parse);
        let second_surname = given!(SecondSurname, NamePart::parse_optional);
        let first_name = given!(FirstName, NamePart::parse);
        let second_name = given!(SecondName, NamePart::parse_optional);
        let phone = given!(Phone, |text| Phone::parse(locale, text));
        let birth = birth_date(&typed.birth_date, today);
        field(Field::BirthDate, birth.map(|_| ()));
        let email = given!(Email, Email::parse);
        field(
            Field::ConsentData,
            if typed.consent_data {
                Ok(())
            } else {
                Err(Problem::MustAccept)
            },
        );
        // One missing answer means at least one problem was noted.
        let complete = || {
            Some(Self {
                document: document?,
                first_surname: first_surname?,
                second_surname: second_surname?,
                first_name: first_name?,
                second_name: second_name?,
                phone: phone?,
                birth_date: birth.ok()?,
                email: email?,
                consent_messages: typed.consent_messages,
            })
        };
        match complete() {
            Some(answers) if problems.is_empty() => Ok(answers),
            _ => Err(problems),
        }
    }

    /// Puts the registry's values where marks stand. `NothingToKeep` where there is none.
    pub fn resolve(&self, record: Option<&RegistryRecord>) -> Result<Details, Problems> {
        let mut problems = Problems::new();
        let name = record.map(|record| &record.name);
        let mut take = |field| problems.push((field, Problem::NothingToKeep));
        let first_surname = value(&self.first_surname, name.map(|n| &n.first_surname));
        let second_surname = value(&self.second_surname, name.map(|n| &n.second_surname));
        let first = value(&self.first_name, name.map(|n| &n.first));
        let second = value(&self.second_name, name.map(|n| &n.second));
        let phone = value(&self.phone, record.and_then(|r| r.phone.as_ref()));
        let email = value(&self.email, record.and_then(|r| r.email.as_ref()));
        for (field, missing) in [
            (Field::FirstSurname, first_surname.is_none()),
            (Field::SecondSurname, second_surname.is_none()),
            (Field::FirstName, first.is_none()),
            (Field::SecondName, second.is_none()),
            (Field::Phone, phone.is_none()),
            (Field::Email, email.is_none()),
        ] {
            if missing {
                take(field);
            }
        }
        let resolved = || {
            let name = PersonName {
                first: first?,
                second: second?,
                first_surname: first_surname?,
                second_surname: second_surname?,
            };
            Some(Details {
                document: self.document.clone(),
                name,
                phone: phone?,
                birth_date: self.birth_date,
                email: email?,
            })
        };
        resolved().ok_or(problems)
    }
}

fn given<T>(
    kept: bool,
    text: &str,
    parse: impl Fn(&str) -> Result<T, Problem>,
) -> Result<Given<T>, Problem> {
    if kept {
        Ok(Given::Kept)
    } else {
        parse(text).map(Given::Typed)
    }
}

fn value<T: Clone>(given: &Given<T>, on_file: Option<&T>) -> Option<T> {
    match given {
        Given::Typed(value) => Some(value.clone()),
        Given::Kept => on_file.cloned(),
    }
}

fn document(typed: &Typed, locale: Locale) -> Result<Document, (Field, Problem)> {
    let kind: DocumentKind = typed
        .document_kind
        .parse()
        .map_err(|p| (Field::DocumentKind, p))?;
    if !DocumentKind::of(locale).contains(&kind) {
        return Err((Field::DocumentKind, Problem::NotAChoice));
    }
    Document::parse(kind, &typed.document).map_err(|p| (Field::Document, p))
}

/// A date of birth that may register. `today` is the platform's day.
///
/// Errors: those of [`Date::parse`], `DateFuture`, `TooYoung`, `DateTooOld`.
pub fn birth_date(typed: &str, today: Date) -> Result<Date, Problem> {
    let date = Date::parse(typed)?;
    match date.age_on(today) {
        _ if date > today => Err(Problem::DateFuture),
        age if age < LEAST_AGE => Err(Problem::TooYoung { years: LEAST_AGE }),
        age if age > 120 => Err(Problem::DateTooOld),
        _ => Ok(date),
    }
}

/// A new password typed twice. Whether it is a common one is asked in the backend.
pub fn new_password(typed: &str, again: &str, context: &Context) -> Result<Password, Problems> {
    let password = Password::chosen(typed, context).map_err(|p| vec![(Field::Password, p)])?;
    if again.is_empty() {
        return Err(vec![(Field::PasswordAgain, Problem::Empty)]);
    }
    if !password.is_same_as(&Password::offered(again)) {
        return Err(vec![(Field::PasswordAgain, Problem::PasswordMismatch)]);
    }
    Ok(password)
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answers(…)")
    }
}
impl<T> fmt::Debug for Given<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if matches!(self, Self::Kept) {
            "Kept"
        } else {
            "Typed(…)"
        })
    }
}
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Details(…)")
    }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
