//! What follows from an attempt's end: it is closed and counted in one transaction with
//! everything that hangs on it. A fault before the commit leaves all of it undone (A24).

use domain::account::{AccountState, Stage};
use domain::challenge::Fact;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::json;

use super::attempt::Ended;
use super::subject::Subject;
use crate::account::{self, Profile};
use crate::activation;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::session;
use crate::storage::challenge::{AttemptRow, CaseRow, CaseState};
use crate::storage::{self, Tx};

/// How long a letter about a block is worth sending.
const LETTER_LASTS: Span = Span::days(2);

/// What is told. Everything before it is already counted.
#[derive(Debug)]
pub(super) enum Verdict {
    Passed(Secret),
    Blocked(Secret),
    Told(Refusal),
}

/// An attempt whose answers were looked at.
pub(super) struct Graded<'a> {
    pub(super) case: &'a CaseRow,
    pub(super) attempt: &'a AttemptRow,
    pub(super) facts: Vec<Fact>,
    pub(super) passed: bool,
}

/// The announced time is over: forgiven once, counted afterwards (Q22).
pub(super) async fn expire(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    case: &CaseRow,
    row: &AttemptRow,
) -> Result<Refusal, Denied> {
    let (tally, told) = case.tally().after_expiry(&subject.rules);
    let ended = if tally.used == case.tally().used {
        Ended::Forgiven
    } else {
        Ended::Expired
    };
    let state = state_after(&told);
    spend(tx, caller, row, ended).await?;
    storage::challenge::count(tx, case.id, tally, state, caller.now).await?;
    if state == CaseState::Blocked {
        block(tx, caller, subject).await?;
        let session = caller.signed_in()?;
        let platform = caller.platform.slug.as_str();
        session::end_all_except(tx, platform, session.account, Some(&session.digest)).await?;
    }
    write_entry(tx, caller, subject, row, ended, &[]).await?;
    Ok(told)
}

/// Something was wrong; what, nobody is told.
pub(super) async fn fail(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    graded: &Graded<'_>,
) -> Result<Verdict, Denied> {
    let (tally, told) = graded.case.tally().after_wrong(&subject.rules);
    let state = state_after(&told);
    spend(tx, caller, graded.attempt, Ended::Failed).await?;
    storage::challenge::count(tx, graded.case.id, tally, state, caller.now).await?;
    let verdict = if state == CaseState::Blocked {
        block(tx, caller, subject).await?;
        Verdict::Blocked(step(tx, caller, Stage::Challenge).await?)
    } else {
        Verdict::Told(told)
    };
    let row = graded.attempt;
    write_entry(tx, caller, subject, row, Ended::Failed, &graded.facts).await?;
    Ok(verdict)
}

/// Everything was right: the account is whole, the document its person's, the session a full one.
pub(super) async fn pass(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    graded: &Graded<'_>,
) -> Result<Verdict, Denied> {
    let mut tally = graded.case.tally();
    tally.used = tally.used.saturating_add(1);
    spend(tx, caller, graded.attempt, Ended::Passed).await?;
    let state = CaseState::Passed;
    storage::challenge::count(tx, graded.case.id, tally, state, caller.now).await?;
    let verdict = match admit(tx, caller, subject).await? {
        Ok(session) => Verdict::Passed(session),
        Err(refusal) => Verdict::Told(refusal),
    };
    let row = graded.attempt;
    write_entry(tx, caller, subject, row, Ended::Passed, &graded.facts).await?;
    Ok(verdict)
}

/// What a proof is worth, whichever it was: the account is whole, the document its person's, the
/// session a full one. Refused, with the proof still spent, when somebody else proved this document
/// first: a person has to look at it (Q45).
pub(super) async fn admit(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
) -> Result<Result<Secret, Refusal>, Denied> {
    if !tie(tx, caller, subject).await? {
        return Ok(Err(Refusal::ChallengeUnavailable));
    }
    let (platform, account) = (caller.platform.slug.as_str(), subject.account.id());
    let active = AccountState::Active;
    storage::account::set_state(tx, platform, account, active, None).await?;
    storage::account::set_review_due(tx, platform, account, true).await?;
    Ok(Ok(step(tx, caller, Stage::Full).await?))
}

fn state_after(told: &Refusal) -> CaseState {
    if *told == Refusal::ChallengeBlocked {
        CaseState::Blocked
    } else {
        CaseState::Open
    }
}

/// Closes the attempt; of two that try, one does.
async fn spend(tx: &mut Tx, caller: &Caller, row: &AttemptRow, ended: Ended) -> Result<(), Denied> {
    let closed = storage::challenge::close(tx, row.id, ended.code(), caller.now).await?;
    if closed == 1 {
        Ok(())
    } else {
        Err(Refusal::ChallengeNotOpen.into())
    }
}

/// Ties the person to the document and resolves what they kept of the registry (Q21); false when
/// the document is somebody else's by now.
pub(super) async fn tie(tx: &mut Tx, caller: &Caller, subject: &Subject) -> Result<bool, Denied> {
    let (scribe, record) = (caller.scribe(), &subject.person.record);
    let platform = caller.platform.slug.as_str();
    let person = subject.account.person();
    let known = account::profile(tx, &caller.backend, platform, person).await?;
    let details = activation::proven(tx, caller, subject.account.id(), record).await?;
    let profile = match details {
        Some(details) => Profile {
            name: details.name,
            phone: Some(details.phone),
            birth_date: Some(record.birth_date),
            document: Some(record.document.clone()),
        },
        // The registration is not kept any more: what the registry holds is what is known.
        None => Profile {
            name: record.name.clone(),
            phone: known.profile.phone.clone().or_else(|| record.phone.clone()),
            birth_date: Some(record.birth_date),
            document: Some(record.document.clone()),
        },
    };
    if !account::save_profile(tx, &scribe, &known, &profile).await? {
        return Err(Refusal::Outdated.into());
    }
    account::prove_document(tx, &scribe, person, &record.document).await
}

/// Another token for this browser, and the end of every other session of the account (A19).
async fn step(tx: &mut Tx, caller: &Caller, stage: Stage) -> Result<Secret, Denied> {
    let secret = session::rotate(tx, caller, stage).await?;
    let account = caller.signed_in()?.account;
    let platform = caller.platform.slug.as_str();
    session::end_all_except(tx, platform, account, Some(&secret.digest())).await?;
    Ok(secret)
}

/// The last attempt is spent: the account waits for a person, and both addresses learn of it.
async fn block(tx: &mut Tx, caller: &Caller, subject: &Subject) -> Result<(), Denied> {
    let scribe = caller.scribe();
    let (platform, account) = (caller.platform.slug.as_str(), &subject.account);
    let lapses_at = account.lapses_at.map(Timestamp);
    let blocked = AccountState::Blocked;
    storage::account::set_state(tx, platform, account.id(), blocked, lapses_at).await?;
    let own = subject.address()?;
    let until = caller.now + LETTER_LASTS;
    let letter = letters::challenge::blocked(caller, &own);
    outbox::enqueue(tx, &scribe, &letter, until).await?;
    let on_file = subject.person.record.email.as_ref();
    if let Some(on_file) = on_file.filter(|on_file| on_file.key() != own.key()) {
        let letter = letters::challenge::notice(caller, on_file);
        outbox::enqueue(tx, &scribe, &letter, until).await?;
    }
    Ok(())
}

/// Which facts were asked and how it ended; never a value, nor which of them failed.
async fn write_entry(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    row: &AttemptRow,
    ended: Ended,
    facts: &[Fact],
) -> Result<(), Denied> {
    let entry = Entry {
        action: match ended {
            Ended::Passed => "challenge.passed",
            Ended::Failed => "challenge.failed",
            Ended::Expired => "challenge.expired",
            Ended::Forgiven => "challenge.expiry_forgiven",
        },
        subject: format!("registry_person:{}", subject.person.id),
        detail: json!({ "attempt": row.id, "facts": facts }),
        key: Some(&subject.person.key),
    };
    audit::write(tx, &caller.scribe(), entry).await
}
