//! The form as it comes in, and as it can be taken (`domain.md` 2.4).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::FilingKind;
use crate::contact::{Email, Phone};
use crate::document::{Document, DocumentKind};
use crate::locale::Locale;
use crate::name::NamePart;
use crate::refusal::{Field, Problem};

/// What was typed, right or wrong.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Code of the kind.
    pub filing_kind: String,
    /// «Asunto».
    pub subject: String,
    /// «Detalle».
    pub detail: String,
    /// Code of the document's kind.
    pub document_kind: String,
    /// Number of the document.
    pub document: String,
    /// «Nombres».
    pub first_name: String,
    /// «Apellidos».
    pub first_surname: String,
    /// Code of the way the answer goes.
    pub reply_by: String,
    /// «Correo electrónico».
    pub email: String,
    /// «Dirección».
    pub postal_address: String,
    /// «Celular».
    pub phone: String,
    /// Authorisation to process the data.
    pub consent_data: bool,
}

/// The way the answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyBy {
    /// To an e-mail address.
    Email,
    /// To a postal address.
    Address,
}

/// Where the answer goes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// To an e-mail address.
    Email(Email),
    /// To a postal address, as typed.
    Address(String),
}

/// A form without a mistake.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// What it is about.
    pub kind: FilingKind,
    /// «Asunto».
    pub subject: String,
    /// «Detalle».
    pub detail: String,
    /// Who it is about; some kinds do without.
    pub document: Option<Document>,
    /// «Nombres».
    pub names: NamePart,
    /// «Apellidos».
    pub surnames: NamePart,
    /// Where the answer goes.
    pub contact: Contact,
    /// Mobile phone.
    pub phone: Option<Phone>,
}

/// Characters of a subject.
const SUBJECT: (u16, u16) = (5, 120);
/// Characters of a detail.
const DETAIL: (u16, u16) = (20, 4_000);
/// Characters of a postal address.
const ADDRESS: (u16, u16) = (5, 200);

impl ReplyBy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Email, Self::Address];

    /// The word it is sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Address => "address",
        }
    }
}

impl FromStr for ReplyBy {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        Self::ALL
            .into_iter()
            .find(|way| way.code() == text)
            .ok_or(Problem::NotAChoice)
    }
}

impl Contact {
    /// The e-mail address, where there is one.
    pub const fn email(&self) -> Option<&Email> {
        match self {
            Self::Email(email) => Some(email),
            Self::Address(_) => None,
        }
    }
}

impl Filed {
    /// Reads the whole form and names every field that needs another answer, in its order. The
    /// document may be missing for kinds that do without, where the answer goes by mail: the
    /// address then proves whose filing it is.
    pub fn parse(typed: &Typed, locale: Locale) -> Result<Self, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        macro_rules! read {
            ($field:ident, $parsed:expr) => {
                match $parsed {
                    Ok(value) => Some(value),
                    Err(problem) => {
                        problems.push((Field::$field, problem));
                        None
                    }
                }
            };
        }
        let kind = read!(FilingKind, typed.filing_kind.parse::<FilingKind>());
        let subject = read!(Subject, line(&typed.subject, SUBJECT));
        let detail = read!(Detail, text(&typed.detail, DETAIL.0, DETAIL.1));
        let reply_by = typed.reply_by.parse::<ReplyBy>();
        let anonymous = kind.is_some_and(FilingKind::may_lack_document)
            && reply_by == Ok(ReplyBy::Email)
            && typed.document.trim().is_empty();
        let document = if anonymous {
            Some(None)
        } else {
            match document(typed, locale) {
                Ok(document) => Some(Some(document)),
                Err(problem) => {
                    problems.push(problem);
                    None
                }
            }
        };
        let names = read!(FirstName, NamePart::parse(&typed.first_name));
        let surnames = read!(FirstSurname, NamePart::parse(&typed.first_surname));
        let contact = match read!(ReplyBy, reply_by) {
            Some(ReplyBy::Email) => read!(Email, Email::parse(&typed.email)).map(Contact::Email),
            Some(ReplyBy::Address) => {
                read!(PostalAddress, line(&typed.postal_address, ADDRESS)).map(Contact::Address)
            }
            None => None,
        };
        let phone = if typed.phone.trim().is_empty() {
            Some(None)
        } else {
            read!(Phone, Phone::parse(locale, &typed.phone)).map(Some)
        };
        if !typed.consent_data {
            problems.push((Field::ConsentData, Problem::MustAccept));
        }
        // One missing answer means at least one problem was noted.
        let complete = || {
            Some(Self {
                kind: kind?,
                subject: subject?,
                detail: detail?,
                document: document?,
                names: names?,
                surnames: surnames?,
                contact: contact?,
                phone: phone?,
            })
        };
        match complete() {
            Some(filed) if problems.is_empty() => Ok(filed),
            _ => Err(problems),
        }
    }
}

fn document(typed: &Typed, locale: Locale) -> Result<Document, (Field, Problem)> {
    let at_kind = |problem| (Field::DocumentKind, problem);
    let kind: DocumentKind = typed.document_kind.parse().map_err(at_kind)?;
    if !DocumentKind::of(locale).contains(&kind) {
        return Err(at_kind(Problem::NotAChoice));
    }
    Document::parse(kind, &typed.document).map_err(|problem| (Field::Document, problem))
}

/// One line of somebody's own words: white space collapsed.
fn line(typed: &str, (min, max): (u16, u16)) -> Result<String, Problem> {
    let words: Vec<&str> = typed.split_whitespace().take(1_000).collect();
    text(&words.join(" "), min, max)
}

/// Somebody's own words in paragraphs, `min` to `max` characters: line ends made one kind, white
/// space around dropped, invisible and control characters left out.
///
/// Errors: `Empty`, `TooShort`, `TooLong`.
pub fn text(typed: &str, min: u16, max: u16) -> Result<String, Problem> {
    // Four bytes for each character and as much again for line ends; nobody means more.
    if typed.len() > usize::from(max) * 8 {
        return Err(Problem::TooLong { max });
    }
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let turns = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let hidden = |c: char| c.is_control() || crate::text::is_invisible(c) || turns(c);
    let seen = |c: &char| *c == '\n' || !hidden(*c);
    let text: String = text.trim().chars().filter(seen).collect();
    match text.chars().count() {
        0 => Err(Problem::Empty),
        n if n < usize::from(min) => Err(Problem::TooShort { min }),
        n if n > usize::from(max) => Err(Problem::TooLong { max }),
        _ => Ok(text),
    }
}

/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}
impl fmt::Debug for Filed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Filed(…)")
    }
}
impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            filing_kind: "unblock".into(),
            subject: "No pude  responder".into(),
            detail: "Respondí tres veces.\r\nNecesito entrar.".into(),
            document_kind: "CC".into(),
            document: "9.900.000.001".into(),
            first_name: "Ana Lucía".into(),
            first_surname: "Gómez Pérez".into(),
            reply_by: "email".into(),
            email: "ana@correo.example".into(),
            consent_data: true,
            ..Typed::default()
        }
    }

    fn problems(typed: &Typed) -> Vec<(Field, Problem)> {
        Filed::parse(typed, Locale::EsCo).unwrap_err()
    }

    #[test]
    fn h39_a_whole_form_is_taken() {
        let filed = Filed::parse(&typed(), Locale::EsCo).unwrap();
        assert_eq!(filed.subject, "No pude responder");
        assert_eq!(filed.detail, "Respondí tres veces.\nNecesito entrar.");
        assert_eq!(filed.document.unwrap().number(), "9900000001");
        assert_eq!(filed.phone, None);
    }

    #[test]
    fn an_empty_form_names_every_field_in_its_order() {
        let fields: Vec<Field> = problems(&Typed::default()).iter().map(|p| p.0).collect();
        assert_eq!(
            fields,
            [
                Field::FilingKind,
                Field::Subject,
                Field::Detail,
                Field::DocumentKind,
                Field::FirstName,
                Field::FirstSurname,
                Field::ReplyBy,
                Field::ConsentData,
            ]
        );
    }

    #[test]
    fn complaints_do_without_a_document_when_the_answer_goes_by_mail() {
        let mut form = Typed {
            filing_kind: "complaint".into(),
            document: String::new(),
            ..typed()
        };
        assert_eq!(Filed::parse(&form, Locale::EsCo).unwrap().document, None);
        form.reply_by = "address".into();
        form.postal_address = "Calle 44 n.º 46-16".into();
        assert_eq!(problems(&form), [(Field::Document, Problem::Empty)]);
        form.filing_kind = "unblock".into();
        form.reply_by = "email".into();
        assert_eq!(problems(&form), [(Field::Document, Problem::Empty)]);
    }

    #[test]
    fn words_are_measured_without_what_prints_nothing() {
        let long = "á".repeat(4_000);
        assert_eq!(text(&long, 20, 4_000), Ok(long.clone()));
        let too_long = Err(Problem::TooLong { max: 4_000 });
        assert_eq!(text(&format!("{long}á"), 20, 4_000), too_long);
        assert_eq!(text("  \u{200B}\u{0} \r\n", 1, 10), Err(Problem::Empty));
        assert_eq!(text("a\u{0}b\u{202E}c", 3, 10).as_deref(), Ok("abc"));
        assert_eq!(text("corto", 20, 99), Err(Problem::TooShort { min: 20 }));
    }
}
