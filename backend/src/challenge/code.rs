//! The code to the e-mail on file, an equal first way (Q24): whoever reads that mailbox is taken
//! for the person on file, as after the questions. It is offered to those about whom too little is
//! on file to ask, too, and where strangers spent the attempts (Q22); never to an account that
//! failed itself, which only a person unblocks.
//!
//! The code is bound to account, person and address. A try is counted by the statement that
//! compares it (A13, A14). The address gets no more than so many codes a day and a month, whoever
//! asks for them: a mailbox must not be flooded, nor a million codes be tried out.

use domain::access::AnswerChallenge;
use domain::challenge::ProofCode;
use domain::contact::Email;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::{Span, Timestamp};
use serde_json::json;

use super::subject::{self, Standing, Subject};
use super::verdict;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::storage::challenge::CaseState;
use crate::storage::proof_code::{CodeKey, CodeRow};
use crate::storage::{self, Tx};

/// Codes to one address in 30 days: a hundred tries at one of a million.
const MONTH: Limit = Limit {
    purpose: "proof_code_month",
    most: 20,
    window: Span::days(30),
};

/// Where a code can go, and the one that went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnFile {
    /// The address, masked.
    pub address: String,
    /// The code that was sent last, while it can be tried.
    pub sent: Option<SentCode>,
}

/// A code that can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentCode {
    /// What is left of its time.
    pub seconds_left: u32,
    /// Tries left.
    pub tries_left: u8,
    /// Seconds until another one may be asked for.
    pub pause_seconds: u32,
}

/// Whoever may prove themselves so, and where the code goes.
struct Provable {
    subject: Box<Subject>,
    email: Email,
    contact: Vec<u8>,
}

/// Whether a code can be sent, and where; none where no address is on file, or nothing is to be
/// proved any more.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers.
pub async fn on_file(caller: &Caller) -> Result<Option<OnFile>, Denied> {
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let Some(provable) = provable(&mut tx, caller).await? else {
                return tx.done(None);
            };
            let row = storage::proof_code::of(&mut tx, provable.key(caller)).await?;
            let sent = row.filter(|row| is_open(row, caller.now));
            tx.done(Some(OnFile {
                address: provable.email.mask(),
                sent: sent.map(|row| shown(caller, &row)),
            }))
        })
        .await
}

/// Sends a code; the one before is good no more.
///
/// # Errors
/// [`Refusal::ChallengeUnavailable`] where no address is on file; [`Refusal::TooMany`] within the
/// pause or past the limits of that address.
pub async fn send(caller: &Caller) -> Result<(), Denied> {
    caller.own(AnswerChallenge)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let provable = provable(&mut tx, caller).await?;
            let provable = provable.ok_or(Refusal::ChallengeUnavailable)?;
            mail(&mut tx, caller, &provable).await?;
            tx.done(())
        })
        .await
}

/// Takes a code. The right one is proof: the account is active, and the session, whose new token
/// is answered, a full one.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong code and for one that cannot be tried any more;
/// [`Refusal::ChallengeUnavailable`] where there is nothing to prove so, or somebody else proved
/// this document first.
pub async fn prove(caller: &Caller, typed: &str) -> Result<Secret, Denied> {
    caller.own(AnswerChallenge)?;
    let code = &ProofCode::parse(typed).map_err(wrong)?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let answer = take(&mut tx, caller, code).await?;
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

/// What must be kept of a refusal, the counted try, is committed with it.
async fn take(
    tx: &mut Tx,
    caller: &Caller,
    code: &ProofCode,
) -> Result<Result<Secret, Refusal>, Denied> {
    let Some(provable) = provable(tx, caller).await? else {
        return Ok(Err(Refusal::ChallengeUnavailable));
    };
    let subject = &provable.subject;
    let digest = provable.digest(caller, code);
    let key = provable.key(caller);
    let tried =
        storage::proof_code::spend_try(tx, key, &digest, ProofCode::TRIES, caller.now).await?;
    let Some(tried) = tried else {
        return Ok(Err(wrong(Problem::MailCodeOver)));
    };
    if tried.used_at.is_none() {
        note(tx, caller, subject, "proof_code.failed").await?;
        return Ok(Err(wrong(Problem::MailCodeWrong)));
    }
    let case = subject.lock_own(tx, caller).await?;
    let passed = CaseState::Passed;
    storage::challenge::count(tx, case.id, case.tally(), passed, caller.now).await?;
    let answer = verdict::admit(tx, caller, subject).await?;
    note(tx, caller, subject, "proof_code.passed").await?;
    Ok(answer)
}

async fn mail(tx: &mut Tx, caller: &Caller, provable: &Provable) -> Result<(), Denied> {
    let links = caller.platform.policy.links;
    let pause = Limit {
        purpose: "proof_code_pause",
        most: 1,
        window: links.resend_pause(),
    };
    let day = Limit {
        purpose: "proof_code_day",
        most: i64::from(links.resend_per_day),
        window: Span::hours(24),
    };
    for limit in [pause, day, MONTH] {
        budget::require(tx, caller, limit, &provable.contact).await?;
    }
    let code = ProofCode::draw(&mut Draw(&caller.backend.env.chance));
    let expires = caller.now + ProofCode::LIFE;
    let digest = provable.digest(caller, &code);
    let key = provable.key(caller);
    storage::proof_code::replace(tx, key, &digest, caller.now, expires).await?;
    let letter = letters::challenge::code(caller, &provable.email, &code);
    outbox::enqueue(tx, &caller.scribe(), &letter, expires).await?;
    note(tx, caller, &provable.subject, "proof_code.sent").await
}

async fn provable(tx: &mut Tx, caller: &Caller) -> Result<Option<Provable>, Denied> {
    let Standing::Asked(subject) = subject::standing(tx, caller).await? else {
        return Ok(None);
    };
    let Some(email) = subject.person.record.email.clone() else {
        return Ok(None);
    };
    let contact = caller.backend.keys.lookup("proof_contact", &email.key());
    Ok(Some(Provable {
        subject,
        email,
        contact,
    }))
}

impl Provable {
    fn key<'a>(&'a self, caller: &'a Caller) -> CodeKey<'a> {
        CodeKey {
            platform: caller.platform.slug.as_str(),
            account: self.subject.account.id(),
            person: self.subject.person.id,
            contact: &self.contact,
        }
    }

    /// What is stored of a code: another one for another account, person or address (A15).
    fn digest(&self, caller: &Caller, code: &ProofCode) -> Vec<u8> {
        let (account, person) = (self.subject.account.id, self.subject.person.id);
        let (address, digits) = (self.email.key(), code.digits());
        let whole = format!("{account}:{person}:{address}:{digits}");
        caller.backend.keys.lookup("proof_code", &whole)
    }
}

fn is_open(row: &CodeRow, now: Timestamp) -> bool {
    let tries = row.tries < i64::from(ProofCode::TRIES);
    row.used_at.is_none() && tries && row.sent_at <= now.0 && row.expires_at > now.0
}

fn shown(caller: &Caller, row: &CodeRow) -> SentCode {
    let left = |until: Timestamp| until.since(caller.now).seconds_left();
    let pause = caller.platform.policy.links.resend_pause();
    SentCode {
        seconds_left: left(Timestamp(row.expires_at)),
        tries_left: ProofCode::TRIES.saturating_sub(u8::try_from(row.tries).unwrap_or(u8::MAX)),
        pause_seconds: left(Timestamp(row.sent_at) + pause),
    }
}

fn wrong(problem: Problem) -> Refusal {
    Refusal::field(Field::Code, problem)
}

/// Never the code, nor the address in full.
async fn note(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    action: &'static str,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: format!("registry_person:{}", subject.person.id),
        detail: json!({ "account": subject.account.id }),
        key: Some(&subject.person.key),
    };
    audit::write(tx, &caller.scribe(), entry).await
}
