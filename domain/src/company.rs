//! Companies and how one opens its account (W-05 to W-25): what is typed into the two steps, and
//! what it has to be. Lengths follow the electronic invoice, so that one record can be billed
//! (`domain.md` 3.5). Nothing here knows links, mails or storage.

mod adherence;
mod answers;
mod field;
mod form;
mod line;
mod part;
mod phone;
mod rut;
mod sought;
mod tax;
mod territory;
mod typed;

pub use adherence::Adherence;
pub use answers::{Contact, Details, FirstUser, Opening, Representative};
pub(crate) use field::name as field_name;
pub use field::{Item, Section};
pub use form::no_second_surname;
pub use line::{Giro, LegalName, Line, Position, Street, TradeName};
pub use part::Acquisition;
pub use phone::CompanyPhone;
pub use rut::{company_rut, same_company};
pub use sought::Sought;
pub use tax::{ActivityCode, Billing, SAME_CONTACT, TaxData, TypedTax, Workers};
pub use territory::{Comuna, Place, Region};
pub use typed::{Typed, TypedAcquisition, TypedCompany, TypedContact, TypedPerson, TypedUser};

/// The most legal representatives of one company.
pub const MOST_REPRESENTATIVES: u8 = 10;
/// Characters of a giro that a tax document prints; longer ones are cut there (a warning only).
pub const GIRO_ON_INVOICE: usize = 40;
