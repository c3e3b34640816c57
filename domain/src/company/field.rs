//! The fields of the form that opens a company's account: a part of the form, and what is asked
//! there. Two small enums instead of forty names, because persons and contacts are asked alike.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// «Datos de la empresa», and step 1.
    Company,
    /// The list of legal representatives as a whole.
    Representatives,
    /// One legal representative, counted from 0.
    Representative(u8),
    /// «Contacto comercial».
    Commercial,
    /// The contact of the acquisition («contacto suministrado», Q4).
    Supplied,
    /// «Primer usuario».
    FirstUser,
    /// What tax documents need besides, after the first sign-in (Q7).
    Tax,
    /// «Contacto de cobranza», asked there as well.
    Billing,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A RUT.
    Rut,
    /// «Es una persona natural con giro».
    SoleTrader,
    /// «Razón social».
    LegalName,
    /// «Nombre de fantasía».
    TradeName,
    /// «Giro».
    Giro,
    /// «Dirección».
    Street,
    /// «Región».
    Region,
    /// «Comuna».
    Comuna,
    /// A telephone.
    Phone,
    /// An e-mail address.
    Email,
    /// The address once more.
    EmailAgain,
    /// «Nombres», or a contact's whole name.
    Names,
    /// «Apellido paterno».
    FirstSurname,
    /// «Apellido materno», or the tick «No tiene».
    SecondSurname,
    /// «Cargo».
    Position,
    /// Kind of the identity document.
    DocumentKind,
    /// Number of the identity document.
    Document,
    /// What was bought: product or plan.
    Product,
    /// The tick under the terms of use.
    Terms,
    /// The tick under the privacy text.
    Privacy,
    /// The list itself.
    List,
    /// «Código de actividad económica (SII)».
    Activity,
    /// «Número de trabajadores».
    Workers,
}

impl Section {
    /// What is asked in this part of its form, in the form's order; the RUT of the company is locked.
    pub const fn items(self) -> &'static [Item] {
        use Item::{
            Activity, Comuna, Document, DocumentKind, Email, EmailAgain, FirstSurname, Giro,
            LegalName, Names, Phone, Position, Region, Rut, SecondSurname, Street, TradeName,
            Workers,
        };
        match self {
            Self::Company => &[
                LegalName, TradeName, Giro, Street, Region, Comuna, Phone, Email,
            ],
            Self::Representatives => &[],
            Self::Representative(_) => &[Names, FirstSurname, SecondSurname, Rut, Email, Phone],
            Self::Commercial => &[Names, Position, Email, Phone],
            Self::Supplied | Self::Billing => &[Names, Email, Phone],
            Self::Tax => &[Activity, Workers, Email],
            Self::FirstUser => &[
                Names,
                FirstSurname,
                SecondSurname,
                DocumentKind,
                Document,
                Position,
                Email,
                EmailAgain,
                Phone,
            ],
        }
    }

    fn name(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Company => "company",
            Self::Representatives => "representatives",
            Self::Representative(n) => return Cow::Owned(format!("representative_{n}")),
            Self::Commercial => "commercial",
            Self::Supplied => "supplied",
            Self::FirstUser => "user",
            Self::Tax => "tax",
            Self::Billing => "billing",
        })
    }
}

impl Item {
    /// Every item.
    pub const ALL: [Self; 23] = [
        Self::Rut,
        Self::SoleTrader,
        Self::LegalName,
        Self::TradeName,
        Self::Giro,
        Self::Street,
        Self::Region,
        Self::Comuna,
        Self::Phone,
        Self::Email,
        Self::EmailAgain,
        Self::Names,
        Self::FirstSurname,
        Self::SecondSurname,
        Self::Position,
        Self::DocumentKind,
        Self::Document,
        Self::Product,
        Self::Terms,
        Self::Privacy,
        Self::List,
        Self::Activity,
        Self::Workers,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Rut => "rut",
            Self::SoleTrader => "sole_trader",
            Self::LegalName => "legal_name",
            Self::TradeName => "trade_name",
            Self::Giro => "giro",
            Self::Street => "street",
            Self::Region => "region",
            Self::Comuna => "comuna",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::EmailAgain => "email_again",
            Self::Names => "names",
            Self::FirstSurname => "first_surname",
            Self::SecondSurname => "second_surname",
            Self::Position => "position",
            Self::DocumentKind => "document_kind",
            Self::Document => "document",
            Self::Product => "product",
            Self::Terms => "terms",
            Self::Privacy => "privacy",
            Self::List => "list",
            Self::Activity => "activity",
            Self::Workers => "workers",
        }
    }
}

/// The `name` and `id` of the HTML control: `representative_0_rut`.
pub(crate) fn name(section: Section, item: Item) -> Cow<'static, str> {
    Cow::Owned(format!("{}_{}", section.name(), item.name()))
}
