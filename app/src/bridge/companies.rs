//! Companies and what is inside of them, as their pages show it.

mod tax;

use backend::caller::Caller;
use backend::company::Home;
use backend::desk::Belongs;
use backend::fault::Denied;
use backend::membership::{Administrator, Cursor, Offer, Offered};
use domain::access::Act;
use domain::document::Rut;
use domain::id::Id;

use super::fail;
use crate::companies::api::RowView;
use crate::failure::Failure;
use crate::inside::api::{AdministratorView, CompanyView, OfferView};
use crate::text::{companies as words, desk_people};

pub use tax::{tax_given, tax_saved, tax_view};

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
        words::perfil_named(one.perfil, one.perfil_name.as_deref()),
        words::state(one.adherence, one.state),
    );
    let led = match one.leaderless {
        true => format!(" · {}", desk_people::LEADERLESS),
        false => String::new(),
    };
    format!("{} · {perfil} · {state}{led}", one.name)
}

/// Whether the company that is asked in has a section, and anybody besides its first user; no to both
/// for whoever may not see its people (W-37).
///
/// # Errors
/// [`Failure::Fault`] when the database fails.
pub async fn structure_begun(caller: &Caller) -> Result<(bool, bool), Failure> {
    match backend::people::sections(caller).await {
        Ok(sections) => {
            let inside: i64 = sections.branches.iter().map(|one| one.people).sum();
            let people = inside + sections.without;
            Ok((!sections.branches.is_empty(), people > 1))
        }
        Err(Denied::Refused(_)) => Ok((false, false)),
        Err(fault) => Err(fail(fault)),
    }
}

impl From<Offered> for RowView {
    fn from(offered: Offered) -> Self {
        let rut: Result<Rut, _> = offered.rut.parse();
        Self {
            company: offered.company.to_string(),
            rut: rut.map_or(offered.rut, Rut::dotted),
            name: offered.name,
            perfil: offered.perfil,
            perfil_name: offered.perfil_name,
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
            perfil: words::perfil_named(home.perfil, home.perfil_name.as_deref()),
            stands_in: home.stands_in,
            basis: home.basis,
            may_appoint: home.may.contains(&Act::AppointAdministrator),
            may_see_people: home.may.contains(&Act::SeePeople),
            may_see_structure: home.may.contains(&Act::SeeStructure),
            may_invite: home.may.contains(&Act::InviteWorkers),
            may_change: home.may.contains(&Act::SeeMembers),
            may_see_tax: home.may.contains(&Act::EditTaxData),
            may_load: home.may.contains(&Act::LoadPeople),
            may_see_roles: home.may.contains(&Act::SeeRoles),
            may_decide: home.may.contains(&Act::DecideModule),
            modules: Vec::new(),
            in_institution: home.perfil.tier().is_some(),
            may_see_invitations: home.may.contains(&Act::SeeInvitations),
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
            until: one.until,
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
            listed: offer.listed,
        }
    }
}
