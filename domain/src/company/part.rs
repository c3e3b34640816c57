//! Small parts that several forms read alike, and the acquisition itself.

use serde::{Deserialize, Serialize};

use super::answers::{Contact, Problems, Reader};
use super::field::{Item, Section};
use super::line::{LegalName, Position};
use super::rut::company_rut;
use super::typed::TypedAcquisition;
use crate::document::Rut;

/// An acquisition without a mistake (W-03).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acquisition {
    /// Whose account will be opened, and nobody else's (W-02).
    pub rut: Rut,
    /// «Razón social», as the seller knows it.
    pub legal_name: LegalName,
    /// Product or plan.
    pub product: Position,
    /// Whom the welcome goes to.
    pub contact: Contact,
}

impl Acquisition {
    /// Reads what the operator typed and names every field that needs another answer.
    pub fn parse(typed: &TypedAcquisition) -> Result<Self, Problems> {
        let mut form = Reader::default();
        let company = Section::Company;
        let rut = form.take(
            company,
            Item::Rut,
            company_rut(&typed.rut, typed.sole_trader),
        );
        let name = form.take(
            company,
            Item::LegalName,
            LegalName::parse(&typed.legal_name),
        );
        let product = form.take(company, Item::Product, Position::parse(&typed.product));
        let contact = form.contact(Section::Supplied, &typed.contact, false);
        let complete = || {
            Some(Self {
                rut: rut?,
                legal_name: name?,
                product: product?,
                contact: contact?,
            })
        };
        form.end(complete())
    }
}
