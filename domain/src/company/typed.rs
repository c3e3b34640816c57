//! The forms as they come in: strings, right or wrong, never a password.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MOST_REPRESENTATIVES;
use crate::refusal::Problem;
use crate::text::ticked;

/// The longest text of a field that is kept; longer ones are wrong anyway.
const LONGEST: usize = 400;

/// What the operator types to record an acquisition (W-03).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAcquisition {
    /// «RUT de la empresa».
    pub rut: String,
    /// «Es una persona natural con giro».
    #[serde(deserialize_with = "ticked")]
    pub sole_trader: bool,
    /// «Razón social».
    pub legal_name: String,
    /// Product or plan.
    pub product: String,
    /// Whom the welcome goes to (Q4).
    pub contact: TypedContact,
}

/// «Datos de la empresa», without the RUT, which is locked.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCompany {
    /// «Razón social».
    pub legal_name: String,
    /// «Nombre de fantasía».
    pub trade_name: String,
    /// «Giro».
    pub giro: String,
    /// «Dirección».
    pub street: String,
    /// Code of the region.
    pub region: String,
    /// Code of the comuna.
    pub comuna: String,
    /// «Teléfono».
    pub phone: String,
    /// «Correo».
    pub email: String,
}

/// One legal representative.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPerson {
    /// «Nombres».
    pub names: String,
    /// «Apellido paterno».
    pub first_surname: String,
    /// «Apellido materno».
    pub second_surname: String,
    /// «No tiene».
    #[serde(deserialize_with = "ticked")]
    pub no_second_surname: bool,
    /// «RUT».
    pub rut: String,
    /// «Correo».
    pub email: String,
    /// «Teléfono».
    pub phone: String,
}

/// A contact of the company.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedContact {
    /// The whole name.
    pub names: String,
    /// «Cargo»; not asked of the supplied contact.
    pub position: String,
    /// «Correo».
    pub email: String,
    /// «Celular» or «Teléfono».
    pub phone: String,
}

/// «Primer usuario».
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedUser {
    /// «Nombres».
    pub names: String,
    /// «Apellido paterno».
    pub first_surname: String,
    /// «Apellido materno».
    pub second_surname: String,
    /// «No tiene».
    #[serde(deserialize_with = "ticked")]
    pub no_second_surname: bool,
    /// Code of the document's kind.
    pub document_kind: String,
    /// Number of the document.
    pub document: String,
    /// «Cargo».
    pub position: String,
    /// «Correo».
    pub email: String,
    /// «Confirma tu correo».
    pub email_again: String,
    /// «Celular».
    pub phone: String,
}

/// Step 2 as a whole.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// «Datos de la empresa».
    pub company: TypedCompany,
    /// Legal representatives; the list starts empty (W-14).
    pub representatives: Vec<TypedPerson>,
    /// «Contacto comercial».
    pub commercial: TypedContact,
    /// The supplied contact, shown and correctable (Q4).
    pub supplied: TypedContact,
    /// «Primer usuario».
    pub user: TypedUser,
    /// Terms of use.
    #[serde(deserialize_with = "ticked")]
    pub accept_terms: bool,
    /// Privacy text.
    #[serde(deserialize_with = "ticked")]
    pub accept_privacy: bool,
}

impl Typed {
    /// The **+** beside «Datos corporativos»: one more representative to fill in (W-14).
    ///
    /// Errors: `TooMany` when there are ten.
    pub fn add_representative(&mut self) -> Result<(), Problem> {
        self.has_room()?;
        self.representatives.push(TypedPerson::default());
        Ok(())
    }

    fn has_room(&self) -> Result<(), Problem> {
        let max = MOST_REPRESENTATIVES;
        if self.representatives.len() < usize::from(max) {
            return Ok(());
        }
        Err(Problem::TooMany { max })
    }

    /// «Quitar»; a number that is not there changes nothing (W-15). Answers whom it took out and where
    /// they stood, if anything was typed about them.
    pub fn remove_representative(&mut self, at: usize) -> Option<(usize, TypedPerson)> {
        if at >= self.representatives.len() {
            return None;
        }
        let gone = self.representatives.remove(at);
        (gone != TypedPerson::default()).then_some((at, gone))
    }

    /// Puts them back where they stood, or as near to it as the list is long by now (W-20).
    ///
    /// Errors: `TooMany` when there are ten.
    pub fn restore_representative(
        &mut self,
        (at, person): (usize, TypedPerson),
    ) -> Result<(), Problem> {
        self.has_room()?;
        let at = at.min(self.representatives.len());
        self.representatives.insert(at, person);
        Ok(())
    }

    /// Cuts texts and list to what could ever be taken, so that a draft stays small.
    #[must_use]
    pub fn cut(mut self) -> Self {
        self.representatives
            .truncate(usize::from(MOST_REPRESENTATIVES));
        let Self {
            company,
            commercial,
            supplied,
            user,
            ..
        } = &mut self;
        cut_all([
            &mut company.legal_name,
            &mut company.trade_name,
            &mut company.giro,
            &mut company.street,
            &mut company.region,
            &mut company.comuna,
            &mut company.phone,
            &mut company.email,
            &mut user.names,
            &mut user.first_surname,
            &mut user.second_surname,
            &mut user.document_kind,
            &mut user.document,
            &mut user.position,
            &mut user.email,
            &mut user.email_again,
            &mut user.phone,
        ]);
        for contact in [commercial, supplied] {
            cut_all([
                &mut contact.names,
                &mut contact.position,
                &mut contact.email,
                &mut contact.phone,
            ]);
        }
        for person in &mut self.representatives {
            cut_all([
                &mut person.names,
                &mut person.first_surname,
                &mut person.second_surname,
                &mut person.rut,
                &mut person.email,
                &mut person.phone,
            ]);
        }
        self
    }
}

fn cut_all<const N: usize>(texts: [&mut String; N]) {
    for text in texts {
        if let Some((end, _)) = text.char_indices().nth(LONGEST) {
            text.truncate(end);
        }
    }
}

macro_rules! unprintable {
    ($($name:ident),*) => {
        $(/// Unprintable: typed values reach logs through `Debug`.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        })*
    };
}
unprintable!(
    Typed,
    TypedAcquisition,
    TypedCompany,
    TypedContact,
    TypedPerson,
    TypedUser
);
