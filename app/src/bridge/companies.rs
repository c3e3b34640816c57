//! Companies and what is inside of them, as their pages show it.

use backend::company::Home;
use backend::desk::Belongs;
use backend::membership::{Administrator, Cursor, Offer, Offered};
use domain::access::Act;
use domain::document::Rut;
use domain::id::Id;

use crate::companies::api::RowView;
use crate::inside::api::{AdministratorView, CompanyView, OfferView};
use crate::text::companies as words;

/// Length of a company's id in an address.
const ID: usize = 36;

/// Where a page of the table begins, as its link says; what nobody can read begins at the start.
#[must_use]
pub fn cursor(text: &str) -> Option<Cursor> {
    let company: Id<domain::id::Company> = text.get(..ID)?.parse().ok()?;
    Some((text.get(ID..)?.to_owned(), company.uuid()))
}

/// A company of somebody in a line, for the help desk.
#[must_use]
pub fn belongs(one: &Belongs) -> String {
    let (perfil, state) = (
        words::perfil(one.perfil),
        words::state(one.adherence, one.state),
    );
    format!("{} · {perfil} · {state}", one.name)
}

impl From<Offered> for RowView {
    fn from(offered: Offered) -> Self {
        let rut: Result<Rut, _> = offered.rut.parse();
        Self {
            company: offered.company.to_string(),
            rut: rut.map_or(offered.rut, Rut::dotted),
            name: offered.name,
            perfil: offered.perfil,
            state: offered.state,
            adherence: offered.adherence,
            open: offered.door.is_ok(),
        }
    }
}

impl From<Home> for CompanyView {
    fn from(home: Home) -> Self {
        Self {
            company: home.company.to_string(),
            name: home.name,
            rut: home.rut.dotted(),
            perfil: home.perfil,
            basis: home.basis,
            may_appoint: home.may.contains(&Act::AppointAdministrator),
            may_invite: home.may.contains(&Act::InviteWorkers),
            may_change: home.may.contains(&Act::ChangePerfil),
        }
    }
}

impl From<Administrator> for AdministratorView {
    fn from(one: Administrator) -> Self {
        Self {
            account: one.account.to_string(),
            name: one.name.to_string(),
            email: one.email,
            basis: one.basis,
        }
    }
}

impl From<Offer> for OfferView {
    fn from(offer: Offer) -> Self {
        Self {
            id: offer.id.to_string(),
            email: offer.email,
            basis: offer.basis,
            until: offer.until,
            over: offer.over,
        }
    }
}
