//! Step 2 once everything on it can be taken (W-09 to W-19).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MOST_REPRESENTATIVES;
use super::field::{Item, Section};
use super::line::{Giro, LegalName, Position, Street, TradeName};
use super::phone::CompanyPhone;
use super::territory::{Place, Region};
use super::typed::{Typed, TypedCompany, TypedContact, TypedPerson, TypedUser};
use crate::contact::{Email, Phone};
use crate::document::{Document, DocumentKind, Rut};
use crate::locale::Locale;
use crate::name::{NamePart, PersonName};
use crate::refusal::{Field, Problem};

/// Which fields need another answer.
pub(super) type Problems = Vec<(Field, Problem)>;

/// «Datos de la empresa».
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// «Razón social».
    pub legal_name: LegalName,
    /// «Nombre de fantasía».
    pub trade_name: TradeName,
    /// «Giro».
    pub giro: Giro,
    /// «Dirección».
    pub street: Street,
    /// Comuna and region.
    pub place: Place,
    /// «Teléfono».
    pub phone: CompanyPhone,
    /// «Correo».
    pub email: Email,
}

/// A legal representative.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representative {
    /// Names and surnames; «Nombres» stands in the first part.
    pub name: PersonName,
    /// A natural person's RUT, once in the list.
    pub rut: Rut,
    /// «Correo».
    pub email: Email,
    /// «Teléfono».
    pub phone: CompanyPhone,
}

/// A contact of the company.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The whole name.
    pub name: NamePart,
    /// «Cargo», where it is asked.
    pub position: Option<Position>,
    /// «Correo».
    pub email: Email,
    /// «Celular» or «Teléfono».
    pub phone: CompanyPhone,
}

/// «Primer usuario»: who will enter and administer the platform (W-17).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstUser {
    /// Names and surnames.
    pub name: PersonName,
    /// The document; a RUT in Chile.
    pub document: Document,
    /// «Cargo».
    pub position: Position,
    /// Where the sign-in data go (Q3).
    pub email: Email,
    /// «Celular».
    pub phone: Phone,
}

/// Step 2 without a mistake.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// «Datos de la empresa».
    pub details: Details,
    /// One to ten, each RUT once.
    pub representatives: Vec<Representative>,
    /// «Contacto comercial».
    pub commercial: Contact,
    /// The supplied contact.
    pub supplied: Contact,
    /// «Primer usuario».
    pub user: FirstUser,
}

impl Opening {
    /// Reads the whole form and names every field that needs another answer, in the form's order.
    pub fn parse(typed: &Typed, locale: Locale) -> Result<Self, Problems> {
        let mut form = Reader::default();
        let details = form.details(&typed.company);
        let representatives = form.representatives(&typed.representatives);
        let commercial = form.contact(Section::Commercial, &typed.commercial, true);
        let supplied = form.contact(Section::Supplied, &typed.supplied, false);
        let user = form.user(&typed.user, locale);
        for (item, ticked) in [
            (Item::Terms, typed.accept_terms),
            (Item::Privacy, typed.accept_privacy),
        ] {
            let answer = if ticked {
                Ok(())
            } else {
                Err(Problem::MustAccept)
            };
            form.take(Section::FirstUser, item, answer);
        }
        let complete = || {
            Some(Self {
                details: details?,
                representatives,
                commercial: commercial?,
                supplied: supplied?,
                user: user?,
            })
        };
        form.end(complete())
    }
}

/// Collects problems while a form is read.
#[derive(Default)]
pub(super) struct Reader {
    problems: Problems,
}

impl Reader {
    /// The value, or a note of what is wrong with it.
    pub(super) fn take<T>(
        &mut self,
        section: Section,
        item: Item,
        found: Result<T, Problem>,
    ) -> Option<T> {
        let field = Field::Company(section, item);
        found
            .map_err(|problem| self.problems.push((field, problem)))
            .ok()
    }

    /// The whole, if nothing was noted.
    pub(super) fn end<T>(self, whole: Option<T>) -> Result<T, Problems> {
        match whole {
            Some(whole) if self.problems.is_empty() => Ok(whole),
            _ => Err(self.problems),
        }
    }

    fn details(&mut self, typed: &TypedCompany) -> Option<Details> {
        let at = Section::Company;
        let legal_name = self.take(at, Item::LegalName, LegalName::parse(&typed.legal_name));
        let trade_name = self.take(at, Item::TradeName, TradeName::parse(&typed.trade_name));
        let giro = self.take(at, Item::Giro, Giro::parse(&typed.giro));
        let street = self.take(at, Item::Street, Street::parse(&typed.street));
        let region = self.take(at, Item::Region, Region::parse(&typed.region));
        let place = match region {
            Some(region) => Place::of(region, &typed.comuna).map(Some),
            // Without a region there is no telling whether the comuna belongs to it.
            None => filled(&typed.comuna).map(|()| None),
        };
        let place = self.take(at, Item::Comuna, place).flatten();
        let phone = self.take(at, Item::Phone, CompanyPhone::parse(&typed.phone));
        let email = self.take(at, Item::Email, invoice_email(&typed.email));
        Some(Details {
            legal_name: legal_name?,
            trade_name: trade_name?,
            giro: giro?,
            street: street?,
            place: place?,
            phone: phone?,
            email: email?,
        })
    }

    fn representatives(&mut self, typed: &[TypedPerson]) -> Vec<Representative> {
        let list = match typed.len() {
            0 => Err(Problem::NoRepresentative),
            n if n > usize::from(MOST_REPRESENTATIVES) => Err(Problem::TooMany {
                max: MOST_REPRESENTATIVES,
            }),
            _ => Ok(()),
        };
        self.take(Section::Representatives, Item::List, list);
        let mut known = Vec::new();
        let mut read = Vec::new();
        for (at, person) in (0..MOST_REPRESENTATIVES).zip(typed) {
            read.extend(self.representative(at, person, &mut known));
        }
        read
    }

    fn representative(
        &mut self,
        at: u8,
        typed: &TypedPerson,
        known: &mut Vec<Rut>,
    ) -> Option<Representative> {
        let at = Section::Representative(at);
        let surnames = (typed.second_surname.as_str(), typed.no_second_surname);
        let name = self.name(at, &typed.names, &typed.first_surname, surnames);
        let rut = Rut::parse(&typed.rut).and_then(Rut::of_a_person);
        let rut = rut.and_then(|rut| {
            let twice = known.contains(&rut);
            known.push(rut);
            if twice {
                Err(Problem::RepresentativeTwice)
            } else {
                Ok(rut)
            }
        });
        let rut = self.take(at, Item::Rut, rut);
        let email = self.take(at, Item::Email, Email::parse(&typed.email));
        let phone = self.take(at, Item::Phone, CompanyPhone::parse(&typed.phone));
        Some(Representative {
            name: name?,
            rut: rut?,
            email: email?,
            phone: phone?,
        })
    }

    fn name(
        &mut self,
        at: Section,
        names: &str,
        first_surname: &str,
        (second_surname, none): (&str, bool),
    ) -> Option<PersonName> {
        let names = self.take(at, Item::Names, name_part(names));
        let first = self.take(at, Item::FirstSurname, name_part(first_surname));
        let second = if none {
            Some(None)
        } else {
            self.take(at, Item::SecondSurname, name_part(second_surname))
                .map(Some)
        };
        Some(PersonName {
            first: names?,
            second: None,
            first_surname: first?,
            second_surname: second?,
        })
    }

    pub(super) fn contact(
        &mut self,
        at: Section,
        typed: &TypedContact,
        with_position: bool,
    ) -> Option<Contact> {
        let name = self.take(at, Item::Names, NamePart::parse(&typed.names));
        let position = if with_position {
            self.take(at, Item::Position, Position::parse(&typed.position))
                .map(Some)
        } else {
            Some(None)
        };
        let email = self.take(at, Item::Email, Email::parse(&typed.email));
        let phone = self.take(at, Item::Phone, CompanyPhone::parse(&typed.phone));
        Some(Contact {
            name: name?,
            position: position?,
            email: email?,
            phone: phone?,
        })
    }

    fn user(&mut self, typed: &TypedUser, locale: Locale) -> Option<FirstUser> {
        let at = Section::FirstUser;
        let surnames = (typed.second_surname.as_str(), typed.no_second_surname);
        let name = self.name(at, &typed.names, &typed.first_surname, surnames);
        let kind = typed.document_kind.parse::<DocumentKind>();
        let kind = kind.and_then(|kind| {
            let known = DocumentKind::of(locale).contains(&kind);
            if known {
                Ok(kind)
            } else {
                Err(Problem::NotAChoice)
            }
        });
        let document = match self.take(at, Item::DocumentKind, kind) {
            Some(kind) => Document::parse(kind, &typed.document).map(Some),
            // Without a kind there is no telling what is wrong with the number.
            None => filled(&typed.document).map(|()| None),
        };
        let document = self.take(at, Item::Document, document).flatten();
        let position = self.take(at, Item::Position, Position::parse(&typed.position));
        let email = self.take(at, Item::Email, Email::parse(&typed.email));
        let again = filled(&typed.email_again).and_then(|()| match &email {
            // The name before the @ must be the same letter by letter, its domain in any case.
            Some(email) if Email::parse(&typed.email_again).as_ref() != Ok(email) => {
                Err(Problem::EmailMismatch)
            }
            _ => Ok(()),
        });
        self.take(at, Item::EmailAgain, again);
        let phone = self.take(at, Item::Phone, Phone::parse(locale, &typed.phone));
        Some(FirstUser {
            name: name?,
            document: document?,
            position: position?,
            email: email?,
            phone: phone?,
        })
    }
}

/// Whether there is anything at all.
fn filled(typed: &str) -> Result<(), Problem> {
    if typed.trim().is_empty() {
        Err(Problem::Empty)
    } else {
        Ok(())
    }
}

/// Names of people on these forms: 2 to 60 characters (`domain.md` 3.5).
fn name_part(typed: &str) -> Result<NamePart, Problem> {
    let part = NamePart::parse(typed)?;
    match part.as_str().chars().count() {
        0..2 => Err(Problem::TooShort { min: 2 }),
        2..=60 => Ok(part),
        _ => Err(Problem::TooLong { max: 60 }),
    }
}

/// An address that fits into a tax document.
pub(super) fn invoice_email(typed: &str) -> Result<Email, Problem> {
    let email = Email::parse(typed)?;
    if email.delivery().len() > 80 {
        Err(Problem::TooLong { max: 80 })
    } else {
        Ok(email)
    }
}

macro_rules! unprintable {
    ($($name:ident),*) => {
        $(/// Personal: prints nothing.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        })*
    };
}
unprintable!(Contact, Details, FirstUser, Opening, Representative);

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
