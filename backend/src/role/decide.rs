//! The administrators' answer to a request for a module.

use domain::access::DecideModule;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::{Field, Problem, Refusal};
use domain::service::{RequestState, reason};
use serde_json::{Value, json};
use uuid::Uuid;

use super::request::{LETTER_LASTS, WORDS};
use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::mail::letters;
use crate::membership::apply::{self, Hand, Target};
use crate::outbox;
use crate::people::Within;
use crate::role::named;
use crate::storage::module_request::RequestRow;
use crate::storage::{self, Tx};
use crate::words::Part;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The person gets that perfil, which has the module.
    Grant(Perfil),
    /// Not this time.
    Refuse,
}

/// Approves a request with a perfil that has the module, or refuses it. Of two who decide at once,
/// one does.
///
/// # Errors
/// [`Refusal::Fields`] for a reason that says nothing and a perfil without the module;
/// [`Refusal::NotFound`] for a request of nobody here; [`Refusal::NotAllowed`] for one's own,
/// and to give an administrator another perfil but by the representative; [`Refusal::AboveOwn`];
/// [`Refusal::LastAdministrator`]; [`Refusal::Outdated`] when it is decided; those of
/// [`Caller::inside`].
pub async fn decide(
    caller: &Caller,
    id: &str,
    decision: Decision,
    typed: &str,
) -> Result<(), Denied> {
    caller.inside(DecideModule)?;
    let id = Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?;
    let by = caller.fully_signed_in()?.account;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, member) = caller.inside_now(&mut tx, DecideModule).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let row = storage::module_request::by_id(&mut tx, slug, company, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if row.account() == by {
                return Err(Refusal::NotAllowed.into());
            }
            let found = storage::account::by_id(&mut tx, slug, row.account(), caller.now);
            let found = found.await?.ok_or(Refusal::NotFound)?;
            let key = account::key_of(&mut tx, &caller.backend, slug, found.person()).await?;
            let key = key.ok_or(Refusal::NotFound)?;
            let state = decision.state();
            let sealed = WORDS.seal(caller, &key, (id, Part::Answer), why)?;
            let what = (state, sealed.as_slice());
            let at = (company, id);
            let done =
                storage::module_request::decide(&mut tx, slug, at, what, by, caller.now).await?;
            if done == 0 {
                return Err(Refusal::Outdated.into());
            }
            let holds = match decision {
                Decision::Grant(perfil) => {
                    let within = &Within::asking(caller, company)?;
                    let hand = Hand::Answer(by, &member);
                    give(&mut tx, within, hand, (&row, perfil)).await?
                }
                Decision::Refuse => None,
            };
            let answer = letters::role::Answer {
                module: &row.module,
                granted: state == RequestState::Granted,
                perfil: holds.as_deref(),
                reason: why,
            };
            tell_both(&mut tx, caller, (&contact_of(&found)?, by), &answer).await?;
            let entry = entry(company, &row, (state, why), &key);
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

impl Decision {
    const fn state(self) -> RequestState {
        match self {
            Self::Grant(_) => RequestState::Granted,
            Self::Refuse => RequestState::Refused,
        }
    }
}

/// Gives whoever asked that perfil, which has to have the module; answers how they stand with it, where
/// they had another one.
async fn give(
    tx: &mut Tx,
    within: &Within<'_>,
    hand: Hand<'_>,
    (row, perfil): (&RequestRow, Perfil),
) -> Result<Option<String>, Denied> {
    let (slug, company) = (within.slug(), within.company);
    let of = storage::membership::of(tx, slug, row.account(), company).await?;
    let of = of.ok_or(Refusal::NotFound)?;
    let given = apply::give(tx, within, (hand, Target::Member(&of)), perfil).await?;
    if !given.rights.allows(&row.module, row.level()?) {
        return Err(Refusal::field(Field::Perfil, Problem::NotAChoice).into());
    }
    if given.before == perfil {
        return Ok(None);
    }
    standing(tx, slug, company, perfil).await.map(Some)
}

/// What the person's entry tells.
fn entry<'k>(
    company: Id<id::Company>,
    row: &RequestRow,
    (state, why): (RequestState, &str),
    key: &'k PersonKey,
) -> Entry<'k, Value> {
    Entry {
        action: match state {
            RequestState::Granted => "module.granted",
            _ => "module.refused",
        },
        subject: format!("account:{}", row.account()),
        detail: json!({
            "company": company,
            "module": row.module,
            "reason": why,
            "old": RequestState::Pending,
            "new": state,
        }),
        key: Some(key),
    }
}

/// How somebody stands in the company with that perfil, in a letter's words.
async fn standing(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    perfil: Perfil,
) -> Result<String, Denied> {
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let legal = known.ok_or(Refusal::NotFound)?.legal_name;
    let name = named(tx, slug, company.uuid(), perfil).await?;
    Ok(letters::perfil::is_now(&legal, (perfil, name.as_deref())))
}

async fn tell_both(
    tx: &mut Tx,
    caller: &Caller,
    (to, by): (&domain::contact::Email, Id<id::Account>),
    answer: &letters::role::Answer<'_>,
) -> Result<(), Denied> {
    let until = caller.now + LETTER_LASTS;
    let slug = caller.platform.slug.as_str();
    let letter = letters::role::decided(caller, to, answer);
    outbox::enqueue(tx, &caller.scribe(), &letter, until).await?;
    if let Some(own) = storage::account::by_id(tx, slug, by, caller.now).await? {
        let letter =
            letters::role::answered(caller, &contact_of(&own)?, answer.module, answer.granted);
        outbox::enqueue(tx, &caller.scribe(), &letter, until).await?;
    }
    Ok(())
}
