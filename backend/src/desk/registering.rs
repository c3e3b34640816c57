//! Workers who have no account yet: on a company's list, with a link that
//! waits to be opened, or paused by wrong card numbers.

use std::collections::HashSet;

use domain::company::Adherence;
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::help_desk::{HelpAct, Obstacle};
use domain::membership::{MembershipState, Perfil};
use domain::platform::Registration;
use domain::time::Timestamp;

use super::found::{mail_lost, mask_of, masked};
use super::{Belongs, Card};
use crate::account::document_lookup;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::claim::ClaimRow;
use crate::storage::{self, Tx};
use crate::worker::{self, Paused};

/// What the companies' lists tell of a worker.
#[derive(Default)]
struct Listed {
    name: String,
    email: String,
    phone: Option<String>,
    companies: Vec<Belongs>,
    /// What follows for whoever has no account.
    standing: Option<Obstacle>,
}

/// Whether people register here by that kind of document and the number of their card.
fn register_by(caller: &Caller, document: &Document) -> bool {
    let workers = caller.platform.policy.registration == Registration::Workers;
    workers && document.kind() == DocumentKind::Rut
}

/// The registrations of that document whose links wait, one for each address.
pub(super) async fn waiting(
    tx: &mut Tx,
    caller: &Caller,
    document: &Document,
) -> Result<Vec<ClaimRow>, Denied> {
    if !register_by(caller, document) {
        return Ok(Vec::new());
    }
    let platform = caller.platform.slug.as_str();
    let lookup = document_lookup(&caller.backend.keys, document);
    let mut rows = storage::claim::waiting(tx, platform, &lookup, caller.now).await?;
    let mut addresses = HashSet::new();
    rows.retain(|row| addresses.insert(row.email.clone()));
    Ok(rows)
}

/// What an agent may see of a registration whose link waits.
pub(super) async fn of_claim(
    tx: &mut Tx,
    caller: &Caller,
    row: &ClaimRow,
    target: String,
) -> Result<Card, Denied> {
    let listed = listed(tx, caller, &row.rut_lookup).await?;
    let moment = |at| calendar::moment(&caller.platform, at);
    let waits = Obstacle::AwaitsPassword {
        sent: moment(worker::sent_at(row))?,
        until: moment(Timestamp(row.expires_at))?,
    };
    let email = mask_of(&row.email);
    let (mut obstacles, acts) = (vec![waits], vec![HelpAct::Registration]);
    obstacles.extend(mail_lost(tx, caller, row.id).await?);
    Ok(card(target, Listed { email, ..listed }, obstacles, acts))
}

/// Somebody of whom nothing else was found, `known` being whether something was: on the list of a
/// company, or paused. It may be nobody: RUTs are paused whether or not a company has them (Q11).
pub(super) async fn other(
    tx: &mut Tx,
    caller: &Caller,
    document: &Document,
    (known, paused): (bool, Option<&Obstacle>),
) -> Result<Option<Card>, Denied> {
    if !register_by(caller, document) {
        return Ok(None);
    }
    let lookup = document_lookup(&caller.backend.keys, document);
    let mut listed = match known {
        true => Listed::default(),
        false => listed(tx, caller, &lookup).await?,
    };
    let acts = paused.map(|_| HelpAct::Unpause).into_iter().collect();
    let obstacles: Vec<_> = listed
        .standing
        .take()
        .into_iter()
        .chain(paused.cloned())
        .collect();
    let none = obstacles.is_empty();
    Ok((!none).then(|| card("claim".to_owned(), listed, obstacles, acts)))
}

/// Whether wrong card numbers paused the registration.
pub(super) async fn paused(
    caller: &Caller,
    document: &Document,
) -> Result<Option<Obstacle>, Denied> {
    let rut = document.number().parse().ok();
    let Some(rut) = rut.filter(|_| register_by(caller, document)) else {
        return Ok(None);
    };
    let until = match worker::paused(caller, rut).await? {
        None => return Ok(None),
        Some(Paused::Until(until)) => Some(calendar::moment(&caller.platform, until)?),
        Some(Paused::HelpDesk) => None,
    };
    Ok(Some(Obstacle::RegistrationPaused { until }))
}

async fn listed(tx: &mut Tx, caller: &Caller, lookup: &[u8]) -> Result<Listed, Denied> {
    let platform = caller.platform.slug.as_str();
    let rows = storage::desk::listed(tx, platform, lookup, caller.now).await?;
    let mut listed = Listed::default();
    let (mut opens, mut disabled, mut ended) = (false, false, false);
    for row in rows {
        if listed.companies.is_empty() {
            let sealed = (row.wrapped_key.as_slice(), row.sealed.as_slice());
            let (record, _) = worker::unseal(&caller.backend, row.id, sealed)?;
            listed.name = masked(&record.name);
            listed.email = record.email.as_ref().map_or_else(String::new, Email::mask);
            listed.phone = record.phone.as_ref().map(domain::Phone::mask);
        }
        let adherence = row.adherence()?;
        match (adherence, row.enabled) {
            (Adherence::Ended, _) => ended = true,
            (Adherence::Adhered, true) => opens = true,
            (Adherence::Adhered, false) => disabled = true,
        }
        listed.companies.push(Belongs {
            name: row.legal_name,
            perfil: Perfil::Worker,
            perfil_name: None,
            state: match row.enabled {
                true => MembershipState::Enabled,
                false => MembershipState::Disabled,
            },
            adherence,
            leaderless: row.leaderless,
        });
    }
    listed.standing = match (opens, disabled || ended) {
        (true, _) => Some(Obstacle::NotRegistered),
        (false, true) => Some(Obstacle::NoCompanyOpens { disabled, ended }),
        (false, false) => None,
    };
    Ok(listed)
}

fn card(target: String, listed: Listed, obstacles: Vec<Obstacle>, acts: Vec<HelpAct>) -> Card {
    Card {
        target,
        name: listed.name,
        email: listed.email,
        phone: listed.phone,
        proved: false,
        staff: false,
        companies: listed.companies,
        obstacles,
        acts,
    }
}
