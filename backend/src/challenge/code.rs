//! The code to the e-mail or the phone on file, an equal first way (Q24): whoever reads that mailbox
//! or holds that telephone is taken for the person on file, as after the questions. It is offered
//! to those about whom too little is on file to ask, too, and where strangers spent the attempts
//! (Q22); never to an account that failed itself, which only a person unblocks.
//!
//! The person chooses the way; the code sent last, whichever way it went, is the only one that is
//! good. It is bound to account, person and address or number. A try is counted by the statement
//! that compares it (A13, A14). Each way gets no more than so many codes a day and a month, whoever
//! asks for them: nobody must be flooded, nor a million codes be tried out.

mod way;

use domain::access::AnswerChallenge;
use domain::challenge::{CodeWay, ProofCode};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Timestamp;
use serde_json::json;

use self::way::Way;
use super::subject::{self, Standing, Subject};
use super::verdict;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::storage::challenge::CaseState;
use crate::storage::proof_code::CodeRow;
use crate::storage::{self, Tx};

/// Where a code can go, and the one that went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnFile {
    /// Each way, e-mail first, and where it leads, masked; at least one.
    pub ways: Vec<(CodeWay, String)>,
    /// The code that was sent last, while it can be tried.
    pub sent: Option<SentCode>,
}

/// A code that can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentCode {
    /// Which way it went.
    pub way: CodeWay,
    /// What is left of its time.
    pub seconds_left: u32,
    /// Tries left.
    pub tries_left: u8,
    /// Seconds until another one may be asked for.
    pub pause_seconds: u32,
}

/// Whoever may prove themselves so, and where the code can go: at least one way.
struct Provable {
    subject: Box<Subject>,
    ways: Vec<Way>,
}

/// Whether a code can be sent, and where; none where neither address nor phone is on
/// file, or nothing is to be proved any more.
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
            let mut sent = None;
            for way in &provable.ways {
                let key = way.code_key(caller, &provable.subject);
                let row = storage::proof_code::of(&mut tx, key).await?;
                let row = row.filter(|row| is_open(row, caller.now));
                sent = sent.or(row.map(|row| shown(caller, way.kind(), &row)));
            }
            let ways = provable.ways.iter();
            tx.done(Some(OnFile {
                ways: ways.map(|way| (way.kind(), way.mask())).collect(),
                sent,
            }))
        })
        .await
}

/// Sends a code that way; the one before is good no more, whichever way it went.
///
/// # Errors
/// [`Refusal::ChallengeUnavailable`] where nothing is on file that way; [`Refusal::TooMany`]
/// within the pause or past the limits of that address or number.
pub async fn send(caller: &Caller, way: CodeWay) -> Result<(), Denied> {
    caller.own(AnswerChallenge)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let provable = provable(&mut tx, caller).await?;
            let provable = provable.ok_or(Refusal::ChallengeUnavailable)?;
            dispatch(&mut tx, caller, &provable, way).await?;
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
    let mut tried = None;
    // One code is stored at the most, so one of the ways finds it at the most.
    for way in &provable.ways {
        let digest = way.digest(caller, subject, code);
        let (key, most) = (way.code_key(caller, subject), ProofCode::TRIES);
        let row = storage::proof_code::spend_try(tx, key, &digest, most, caller.now).await?;
        tried = tried.or(row.map(|row| (way.kind(), row)));
    }
    let Some((way, tried)) = tried else {
        return Ok(Err(wrong(Problem::MailCodeOver)));
    };
    if tried.used_at.is_none() {
        note(tx, caller, subject, "proof_code.failed", way).await?;
        return Ok(Err(wrong(Problem::MailCodeWrong)));
    }
    let case = subject.lock_own(tx, caller).await?;
    let passed = CaseState::Passed;
    storage::challenge::count(tx, case.id, case.tally(), passed, caller.now).await?;
    let answer = verdict::admit(tx, caller, subject).await?;
    note(tx, caller, subject, "proof_code.passed", way).await?;
    Ok(answer)
}

async fn dispatch(
    tx: &mut Tx,
    caller: &Caller,
    provable: &Provable,
    way: CodeWay,
) -> Result<(), Denied> {
    let mut ways = provable.ways.iter();
    let way = ways.find(|one| one.kind() == way);
    let way = way.ok_or(Refusal::ChallengeUnavailable)?;
    let subject = &provable.subject;
    way.require(tx, caller, subject).await?;
    let code = ProofCode::draw(&mut Draw(&caller.backend.env.chance));
    let expires = caller.now + way.kind().life();
    let digest = way.digest(caller, subject, &code);
    let key = way.code_key(caller, subject);
    storage::proof_code::replace(tx, key, &digest, caller.now, expires).await?;
    way.enqueue(tx, caller, &code, expires).await?;
    note(tx, caller, subject, "proof_code.sent", way.kind()).await
}

async fn provable(tx: &mut Tx, caller: &Caller) -> Result<Option<Provable>, Denied> {
    let Standing::Asked(subject) = subject::standing(tx, caller).await? else {
        return Ok(None);
    };
    let ways = way::ways(caller, &subject.person.record);
    Ok(Some(Provable { subject, ways }).filter(|provable| !provable.ways.is_empty()))
}

/// Whether a code could go anywhere to the person that somebody claims to be.
pub(super) fn could_go(caller: &Caller, subject: &Subject) -> bool {
    !way::ways(caller, &subject.person.record).is_empty()
}

fn is_open(row: &CodeRow, now: Timestamp) -> bool {
    let tries = row.tries < i64::from(ProofCode::TRIES);
    row.used_at.is_none() && tries && row.sent_at <= now.0 && row.expires_at > now.0
}

fn shown(caller: &Caller, way: CodeWay, row: &CodeRow) -> SentCode {
    let left = |until: Timestamp| until.since(caller.now).seconds_left();
    let pause = caller.platform.policy.links.resend_pause();
    SentCode {
        way,
        seconds_left: left(Timestamp(row.expires_at)),
        tries_left: ProofCode::TRIES.saturating_sub(u8::try_from(row.tries).unwrap_or(u8::MAX)),
        pause_seconds: left(Timestamp(row.sent_at) + pause),
    }
}

fn wrong(problem: Problem) -> Refusal {
    Refusal::field(Field::Code, problem)
}

/// Never the code, nor the address or number.
async fn note(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    action: &'static str,
    way: CodeWay,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: format!("registry_person:{}", subject.person.id),
        detail: json!({ "account": subject.account.id, "way": way }),
        key: Some(&subject.person.key),
    };
    audit::write(tx, &caller.scribe(), entry).await
}
