//! The question challenge of affiliates (H-29 to H-36, H-40, Q21 to Q24; `domain.md` 5.4).
//!
//! Attempts belong to a person of the registry, whatever account or browser asks. «Comenzar» opens
//! one; answering it, or letting it run out a second time, spends it, in the transaction that says
//! so. What goes out is passed or not and how many attempts are left: never which answer was
//! wrong, never a value of anybody. Whoever has not passed can do nothing else here (A18).

mod answer;
pub(crate) mod assisted;
mod attempt;
mod code;
mod figures;
pub(crate) mod hurdle;
mod rules;
mod sets;
mod subject;
mod verdict;
mod view;

use domain::access::AnswerChallenge;
use domain::challenge::{Pools, Setup, draw};
use domain::id::{self, Id};
use domain::refusal::Refusal;
use serde_json::json;

use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::Denied;
use crate::registry;
use crate::storage::challenge::CaseState;
use crate::storage::{self, Tx};

pub use answer::{Outcome, Sent, answer};
pub use attempt::Ended;
pub use code::{OnFile, SentCode, on_file, prove, send};
pub use figures::{Figure, Figures};
pub use rules::{Rules, rules};
pub use view::{Questionnaire, View, view};

use subject::{Standing, Subject, Told};

/// «Comenzar»: opens an attempt, or finds the one that is open, unchanged.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::ChallengeBlocked`] when none is left,
/// [`Refusal::ChallengeUnavailable`] when too little is on file to ask.
pub async fn open(caller: &Caller) -> Result<(), Denied> {
    let backend = &caller.backend;
    // Read before anything is held: the pools are the platform's and take their time.
    let ready = backend
        .db
        .read(|mut tx| async move {
            let ready = match subject::standing(&mut tx, caller).await? {
                Standing::Passed { .. } => None,
                Standing::Stopped(told) => return Err(told.refusal().into()),
                Standing::Asked(subject) => {
                    let setup = setup(&mut tx, caller, &subject).await?;
                    Some((subject, setup))
                }
            };
            tx.done(ready)
        })
        .await?;
    let Some((subject, setup)) = &ready else {
        return Ok(());
    };
    let told = backend
        .db
        .write(|mut tx| async move {
            let told = begin(&mut tx, caller, subject, setup.as_ref()).await?;
            tx.done(told)
        })
        .await?;
    told.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Opens the attempt; answers a refusal where something was counted that must be kept.
async fn begin(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    setup: Option<&Setup>,
) -> Result<Option<Refusal>, Denied> {
    // The lock: of two tabs the second waits here and then finds the first one's attempt.
    let mut case = subject.lock(tx, caller).await?;
    match case.state()? {
        CaseState::Open => {}
        CaseState::Blocked => return Err(Refusal::ChallengeBlocked.into()),
        CaseState::Passed => return Err(Refusal::ChallengeUnavailable.into()),
    }
    let rows = storage::challenge::attempts(tx, case.id, attempt::REMEMBERED).await?;
    if let Some(open) = rows.first().filter(|row| row.outcome.is_none()) {
        if !open.open().is_over(caller.now) {
            return Ok(None);
        }
        let told = verdict::expire(tx, caller, subject, &case, open).await?;
        if told == Refusal::ChallengeBlocked {
            return Ok(Some(told));
        }
        case = subject.lock(tx, caller).await?;
    }
    case.tally().may_begin(&subject.rules)?;
    let setup = setup.ok_or(Refusal::ChallengeUnavailable)?;
    let sets = sets::frozen(tx, caller, &subject.person, setup).await?;
    let seen = attempt::seen(&subject.person, &rows);
    let dice = &mut Draw(&caller.backend.env.chance);
    let asked = draw(setup.shape(), &sets, &seen, dice).ok_or(Refusal::ChallengeUnavailable)?;
    let open = domain::challenge::Open::begin(&subject.rules, caller.now);
    let person = &subject.person;
    let begun = attempt::begin(tx, caller, person, case.id, &asked, open).await?;
    let Some(id) = begun else { return Ok(None) };
    let entry = Entry {
        action: "challenge.begun",
        subject: format!("registry_person:{}", person.id),
        detail: json!({ "attempt": id, "facts": asked.facts() }),
        key: Some(&person.key),
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(None)
}

/// «Necesito más tiempo», for the same questions; what was chosen so far stays chosen.
///
/// # Errors
/// [`Refusal::ChallengeNotOpen`] when that attempt is not open any more,
/// [`Refusal::NoMoreExtensions`] when it was granted as often as it may be.
pub async fn extend(caller: &Caller, sent: &Sent) -> Result<(), Denied> {
    caller.own(AnswerChallenge)?;
    let wanted: Id<id::Attempt> = sent
        .attempt
        .parse()
        .map_err(|_| Refusal::ChallengeNotOpen)?;
    answer::keep(caller, sent, answer::Keep::Everything).await?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let subject = match subject::standing(&mut tx, caller).await? {
                Standing::Asked(subject) => subject,
                Standing::Stopped(told) => return Err(told.refusal().into()),
                Standing::Passed { .. } => return Err(Refusal::ChallengeNotOpen.into()),
            };
            let case = subject.lock(&mut tx, caller).await?;
            let rows = storage::challenge::attempts(&mut tx, case.id, 1).await?;
            let row = rows.first().filter(|row| row.outcome.is_none());
            let row = row.filter(|row| row.id == wanted.uuid());
            let row = row.ok_or(Refusal::ChallengeNotOpen)?;
            let open = row.open().extend(&subject.rules, caller.now)?;
            if storage::challenge::extend(&mut tx, row.id, open).await? == 0 {
                return Err(Refusal::ChallengeNotOpen.into());
            }
            let entry = Entry {
                action: "challenge.extended",
                subject: format!("registry_person:{}", subject.person.id),
                detail: json!({ "attempt": row.id }),
                key: Some(&subject.person.key),
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// What can be asked about the person; none when too little is on file.
async fn setup(tx: &mut Tx, caller: &Caller, subject: &Subject) -> Result<Option<Setup>, Denied> {
    let rules = &subject.rules;
    let rows = storage::challenge::sets(tx, subject.person.id).await?;
    let kept = sets::kept_shape(&rows, rules.spouse);
    // As many rows as there are distinct values, not people.
    let counted = registry::distribution(tx, caller.platform.slug.as_str()).await?;
    let pools = Pools::of(&counted);
    Ok(Setup::of(&subject.person.record, &pools, rules, kept).ok())
}

impl Told {
    const fn refusal(self) -> Refusal {
        match self {
            Self::Blocked => Refusal::ChallengeBlocked,
            Self::Unavailable => Refusal::ChallengeUnavailable,
        }
    }
}
