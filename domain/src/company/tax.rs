//! What a tax document or the tax office needs of a company besides what opened its account, asked
//! after the first sign-in (W-11, Q7, `domain.md` 3.5). Nothing here knows the office's catalogue of
//! activities: a code is six digits, whichever they are.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::answers::{Contact, Problems, Reader, invoice_email};
use super::field::{Item, Section};
use super::form::TICKED;
use super::typed::TypedContact;
use crate::contact::Email;
use crate::refusal::{Field, Problem};

/// The name of the tick «Es el mismo contacto comercial».
pub const SAME_CONTACT: &str = "billing_same";

/// Digits of an activity's code, and the most of a number of workers.
const DIGITS: u16 = 6;
/// The most workers of one company.
const MOST_WORKERS: u32 = 999_999;
/// Bytes of a text that may still be a number; longer ones are not even looked at.
const LONGEST: usize = 256;

/// «Código de actividad económica (SII)»: six digits, zeros in front included.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ActivityCode(String);

impl ActivityCode {
    /// Reads a code; white space is nobody's digit.
    ///
    /// Errors: `Empty`, `BadCharacters`, `TooShort`, `TooLong`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let text = digits_of(typed)?;
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Problem::BadCharacters);
        }
        match text.len().cmp(&usize::from(DIGITS)) {
            std::cmp::Ordering::Less => Err(Problem::TooShort { min: DIGITS }),
            std::cmp::Ordering::Equal => Ok(Self(text)),
            std::cmp::Ordering::Greater => Err(Problem::TooLong { max: DIGITS }),
        }
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ActivityCode {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Self::parse(&text)
    }
}
impl From<ActivityCode> for String {
    fn from(code: ActivityCode) -> Self {
        code.0
    }
}
impl fmt::Display for ActivityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// «Número de trabajadores»: 1 to 999 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Workers(u32);

impl Workers {
    /// Reads a number, with points between thousands or without.
    ///
    /// Errors: `Empty`, `BadCharacters` for what is no number, `TooShort` for nobody, `TooLong` for
    /// more than there may be.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let text = digits_of(typed)?;
        let digits = ungrouped(&text).ok_or(Problem::BadCharacters)?;
        // Only a number too large for its type is none here.
        let number = digits.parse().unwrap_or(u32::MAX);
        Self::try_from(number)
    }

    /// How many.
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Workers {
    type Error = Problem;

    fn try_from(number: u32) -> Result<Self, Problem> {
        match number {
            0 => Err(Problem::TooShort { min: 1 }),
            1..=MOST_WORKERS => Ok(Self(number)),
            _ => Err(Problem::TooLong { max: DIGITS }),
        }
    }
}
impl From<Workers> for u32 {
    fn from(workers: Workers) -> Self {
        workers.0
    }
}
impl fmt::Display for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The text without what is no digit of anybody's: white space, signs that print nothing.
fn digits_of(typed: &str) -> Result<String, Problem> {
    if typed.len() > LONGEST {
        return Err(Problem::TooLong { max: DIGITS });
    }
    let text = crate::text::code(typed);
    if text.is_empty() {
        Err(Problem::Empty)
    } else {
        Ok(text)
    }
}

/// A number without the points between its thousands; none where they stand elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?.len();
    let is_grouped = (1..=3).contains(&first) && groups.all(|group| group.len() == 3);
    let digits = text.replace('.', "");
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && (is_grouped || !text.contains('.'))).then_some(digits)
}

/// «Contacto de cobranza».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Billing {
    /// «Es el mismo contacto comercial»: the one of the opening.
    Commercial,
    /// Somebody else.
    Own(Contact),
}

/// The form without a mistake.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxData {
    /// «Código de actividad económica (SII)».
    pub activity: ActivityCode,
    /// «Número de trabajadores».
    pub workers: Workers,
    /// «Contacto de cobranza».
    pub billing: Billing,
    /// «Correo para recibir facturas (intercambio DTE)».
    pub invoices: Email,
}

/// The form as it comes in, right or wrong.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedTax {
    /// «Código de actividad económica (SII)».
    pub activity: String,
    /// «Número de trabajadores».
    pub workers: String,
    /// «Es el mismo contacto comercial».
    pub same_contact: bool,
    /// «Contacto de cobranza», where it is another one.
    pub contact: TypedContact,
    /// «Correo para recibir facturas (intercambio DTE)».
    pub invoices: String,
}

impl TaxData {
    /// Reads the form and names every field that needs another answer, in the form's order. A tick at
    /// the contact is worth more than what stands in its fields.
    pub fn parse(typed: &TypedTax) -> Result<Self, Problems> {
        let (mut form, at) = (Reader::default(), Section::Tax);
        let activity = form.take(at, Item::Activity, ActivityCode::parse(&typed.activity));
        let workers = form.take(at, Item::Workers, Workers::parse(&typed.workers));
        let billing = if typed.same_contact {
            Some(Billing::Commercial)
        } else {
            let own = form.contact(Section::Billing, &typed.contact, false);
            own.map(Billing::Own)
        };
        let invoices = form.take(at, Item::Email, invoice_email(&typed.invoices));
        let complete = || {
            Some(Self {
                activity: activity?,
                workers: workers?,
                billing: billing?,
                invoices: invoices?,
            })
        };
        form.end(complete())
    }
}

impl TypedTax {
    /// Reads what a browser sent.
    pub fn read(sent: &dyn Fn(&str) -> Option<String>) -> Self {
        let of = |section, item| sent(&Field::Company(section, item).name()).unwrap_or_default();
        Self {
            activity: of(Section::Tax, Item::Activity),
            workers: of(Section::Tax, Item::Workers),
            same_contact: sent(SAME_CONTACT).as_deref() == Some(TICKED),
            contact: TypedContact {
                names: of(Section::Billing, Item::Names),
                position: String::new(),
                email: of(Section::Billing, Item::Email),
                phone: of(Section::Billing, Item::Phone),
            },
            invoices: of(Section::Tax, Item::Email),
        }
    }

    /// What would have to be typed for it.
    pub fn of(data: &TaxData) -> Self {
        let contact = match &data.billing {
            Billing::Commercial => TypedContact::default(),
            Billing::Own(own) => TypedContact {
                names: own.name.as_str().to_owned(),
                position: String::new(),
                email: own.email.delivery().to_owned(),
                phone: own.phone.to_string(),
            },
        };
        Self {
            activity: data.activity.to_string(),
            workers: data.workers.to_string(),
            same_contact: data.billing == Billing::Commercial,
            contact,
            invoices: data.invoices.delivery().to_owned(),
        }
    }

    /// What was typed into that field.
    pub fn text(&self, section: Section, item: Item) -> &str {
        match (section, item) {
            (Section::Tax, Item::Activity) => &self.activity,
            (Section::Tax, Item::Workers) => &self.workers,
            (Section::Tax, Item::Email) => &self.invoices,
            (Section::Billing, Item::Names) => &self.contact.names,
            (Section::Billing, Item::Email) => &self.contact.email,
            (Section::Billing, Item::Phone) => &self.contact.phone,
            _ => "",
        }
    }
}

/// Of people: prints nothing.
impl fmt::Debug for TaxData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TaxData(…)")
    }
}
/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for TypedTax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedTax(…)")
    }
}

#[cfg(test)]
#[path = "tax_tests.rs"]
mod tests;
