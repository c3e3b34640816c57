//! Perfiles, as the pages of a company and of the help desk show them.

use std::collections::BTreeMap;

use backend::caller::Caller;
use backend::desk::Waiting;
use backend::membership::{Member, Told};
use backend::role::Choice;
use domain::access::AskPerfil;
use domain::document::Rut;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::{Field, Problem, Refusal};

use super::{fail, refuse};
use crate::desk_perfiles::api::WaitingView;
use crate::failure::Failure;
use crate::inside::perfil_api::{ChosenView, MemberView, ToldView};
use crate::text::companies as words;

impl From<Member> for MemberView {
    fn from(member: Member) -> Self {
        Self {
            account: member.account.to_string(),
            name: member.name.to_string(),
            perfil: words::perfil_named(member.perfil, member.perfil_name.as_deref()),
            state: member.state,
            own: member.own,
        }
    }
}

impl From<Told> for ToldView {
    fn from(told: Told) -> Self {
        Self {
            name: told.name.to_string(),
            wanted: words::perfil_named(told.wanted, told.wanted_name.as_deref()),
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
            before: words::perfil_named(one.before.0, one.before.1.as_deref()),
            needs_second: one.wanted.0 == Perfil::Administrator,
            wanted: words::perfil_named(one.wanted.0, one.wanted.1.as_deref()),
            reason: one.reason,
            asked: one.asked,
            proposed: one.proposed,
            typed: String::new(),
        }
    }
}

/// Somebody whose perfil is to be changed, and what may become of it. The use case decides; what is
/// not offered is courtesy.
///
/// # Errors
/// When the perfiles cannot be read.
pub async fn chosen(caller: &Caller, member: Member) -> Result<ChosenView, Failure> {
    let offers = backend::role::offers(caller, member.perfil, member.own).await;
    let offers = offers.map_err(fail)?;
    let by_hand = offers.iter().filter(|one| one.by_hand);
    let asks = caller.may(AskPerfil);
    Ok(ChosenView {
        by_hand: by_hand.map(offered).collect(),
        by_desk: offers.iter().filter(|_| asks).map(offered).collect(),
        member: member.into(),
        typed: BTreeMap::new(),
    })
}

/// A perfil to choose: its word, and what it is called.
pub(super) fn offered(one: &Choice) -> (String, String) {
    let name = words::perfil_named(one.perfil, one.name.as_deref());
    (one.perfil.to_string(), name)
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
