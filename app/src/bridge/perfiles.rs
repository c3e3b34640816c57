//! Perfiles, as the pages of a company and of the help desk show them.

use backend::caller::Caller;
use backend::desk::Waiting;
use backend::membership::{Member, Told};
use domain::document::Rut;
use domain::id::{self, Id};
use domain::membership::{Perfil, by_hand};
use domain::refusal::{Field, Problem, Refusal};

use super::refuse;
use crate::desk_perfiles::api::WaitingView;
use crate::failure::Failure;
use crate::inside::perfil_api::{ChosenView, MemberView, ToldView};
use crate::text::companies as words;

impl From<Member> for MemberView {
    fn from(member: Member) -> Self {
        Self {
            account: member.account.to_string(),
            name: member.name.to_string(),
            perfil: words::perfil(member.perfil),
            state: member.state,
            own: member.own,
        }
    }
}

impl From<Told> for ToldView {
    fn from(told: Told) -> Self {
        Self {
            name: told.name.to_string(),
            wanted: words::perfil(told.wanted),
            asked: told.asked,
            proposed: told.proposed,
            outcome: told.outcome,
        }
    }
}

impl From<Waiting> for WaitingView {
    fn from(one: Waiting) -> Self {
        let rut: Result<Rut, _> = one.rut.parse();
        Self {
            id: one.id.to_string(),
            company: one.company,
            rut: rut.map_or(one.rut, Rut::dotted),
            person: one.person,
            document: one.document,
            by: one.by,
            before: words::perfil(one.before),
            wanted: words::perfil(one.wanted),
            needs_second: one.wanted == Perfil::Administrator,
            reason: one.reason,
            asked: one.asked,
            proposed: one.proposed,
        }
    }
}

/// Somebody whose perfil is to be changed, and what may become of it. The use case decides; what is
/// not offered is courtesy.
#[must_use]
pub fn chosen(caller: &Caller, member: Member) -> ChosenView {
    let at = caller.session.as_ref().and_then(|one| one.at.as_ref());
    let basis = at.and_then(|at| at.door.as_ref().ok());
    let basis = basis.and_then(|own| own.basis);
    let now = member.perfil;
    let others = || Perfil::ALL.into_iter().filter(move |one| *one != now);
    let offer = |one: Perfil| (String::from(one.code()), words::perfil(one));
    let by_hand = others().filter(|one| !member.own && by_hand(basis, now, *one).is_ok());
    ChosenView {
        by_hand: by_hand.map(offer).collect(),
        by_desk: others().map(offer).collect(),
        member: member.into(),
    }
}

/// Whose perfil, and which, as a form says it.
///
/// # Errors
/// [`Refusal::NotFound`] for what names nobody, [`Refusal::Fields`] for what is no perfil.
pub fn wanted(account: &str, perfil: &str) -> Result<(Id<id::Account>, Perfil), Failure> {
    let account = account.parse().map_err(|_| refuse(Refusal::NotFound))?;
    let problem = if perfil.is_empty() {
        Problem::Empty
    } else {
        Problem::NotAChoice
    };
    let wrong = |_| refuse(Refusal::field(Field::Perfil, problem));
    Ok((account, perfil.parse().map_err(wrong)?))
}
