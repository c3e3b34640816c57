//! Answering: one form with every answer and the birth date, graded at once and once.

use domain::access::AnswerChallenge;
use domain::date::Date;
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};

use super::attempt;
use super::subject::{self, Standing, Subject};
use super::verdict::{self, Verdict};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::storage::challenge::CaseState;
use crate::storage::{self, Tx};
use crate::typed;

/// The form under which an incomplete one is kept for its browser.
pub(super) const FORM: &str = "challenge";

/// The form as it came.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// Which attempt it answers.
    pub attempt: String,
    /// The birth date, dd/mm/aaaa.
    pub birth_date: String,
    /// Ids of the chosen options in the order of the questions; empty where none was chosen.
    pub answers: Vec<String>,
}

/// What happened, where the browser needs another session.
#[derive(Debug)]
pub enum Outcome {
    /// Everything was right; the session is a full one now.
    Passed(Secret),
    /// That was the last attempt; the session leads to the blocked page only.
    Blocked(Secret),
}

/// Grades the form. A form that lacks something is no answer yet and spends nothing.
///
/// # Errors
/// [`Refusal::Fields`] for what is missing; [`Refusal::ChallengeFailed`] with the attempts left;
/// [`Refusal::ChallengeTimeOut`]; [`Refusal::ChallengeNotOpen`] for an attempt that is not open,
/// not this person's, or answered already.
pub async fn answer(caller: &Caller, sent: &Sent) -> Result<Outcome, Denied> {
    caller.own(AnswerChallenge)?;
    let verdict = caller
        .backend
        .db
        .write(|mut tx| async move {
            let verdict = grade(&mut tx, caller, sent).await?;
            tx.done(verdict)
        })
        .await;
    match verdict {
        Ok(Verdict::Passed(session)) => {
            keep(caller, sent, Keep::Nothing).await?;
            Ok(Outcome::Passed(session))
        }
        Ok(Verdict::Blocked(session)) => Ok(Outcome::Blocked(session)),
        Ok(Verdict::Told(refusal)) => {
            keep(caller, sent, Keep::BirthDate).await?;
            Err(refusal.into())
        }
        Err(Denied::Refused(refusal @ Refusal::Fields(_))) => {
            keep(caller, sent, Keep::Everything).await?;
            Err(refusal.into())
        }
        Err(denied) => Err(denied),
    }
}

async fn grade(tx: &mut Tx, caller: &Caller, sent: &Sent) -> Result<Verdict, Denied> {
    let subject = match subject::standing(tx, caller).await? {
        Standing::Asked(subject) => subject,
        Standing::Passed { .. } => return Err(Refusal::ChallengeNotOpen.into()),
        Standing::Stopped(told) => return Err(told.refusal().into()),
    };
    // The lock: nobody else grades, opens or extends for this person until the commit.
    let case = subject.lock(tx, caller).await?;
    match case.state()? {
        CaseState::Open => {}
        CaseState::Blocked => return Err(Refusal::ChallengeBlocked.into()),
        CaseState::Passed => return Err(Refusal::ChallengeNotOpen.into()),
    }
    let rows = storage::challenge::attempts(tx, case.id, 1).await?;
    let wanted: Option<Id<id::Attempt>> = sent.attempt.parse().ok();
    let row = rows.first().filter(|row| row.outcome.is_none());
    let row = row.filter(|row| wanted.is_some_and(|wanted| wanted.uuid() == row.id));
    let row = row.ok_or(Refusal::ChallengeNotOpen)?;
    if row.open().is_over(caller.now) {
        let told = verdict::expire(tx, caller, &subject, &case, row).await?;
        return Ok(Verdict::Told(told));
    }
    let asked = attempt::asked(&subject.person, row)?;
    let birth_date = complete(sent, asked.facts().len())?;
    let answers: Vec<&str> = sent.answers.iter().map(String::as_str).collect();
    let answers = answers.get(..asked.facts().len()).unwrap_or(&answers);
    let passed = asked.grade(answers, birth_date, subject.person.record.birth_date);
    let graded = verdict::Graded {
        case: &case,
        attempt: row,
        facts: asked.facts(),
        passed,
    };
    close(tx, caller, &subject, &graded).await
}

async fn close(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    graded: &verdict::Graded<'_>,
) -> Result<Verdict, Denied> {
    if graded.passed {
        verdict::pass(tx, caller, subject, graded).await
    } else {
        verdict::fail(tx, caller, subject, graded).await
    }
}

/// The birth date, when every question has an answer.
fn complete(sent: &Sent, questions: usize) -> Result<Date, Refusal> {
    let mut problems = Vec::new();
    for place in 0..questions {
        let answer = sent.answers.get(place).map_or("", String::as_str);
        if answer.is_empty() {
            let place = u8::try_from(place).unwrap_or(u8::MAX);
            problems.push((Field::Answer(place), Problem::Empty));
        }
    }
    match Date::parse(&sent.birth_date) {
        Ok(date) if problems.is_empty() => Ok(date),
        Ok(_) => Err(Refusal::Fields(problems)),
        Err(problem) => {
            problems.push((Field::BirthDate, problem));
            Err(Refusal::Fields(problems))
        }
    }
}

/// What of a form stays for the next page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Nothing,
    BirthDate,
    Everything,
}

/// Keeps for this browser what the next page shows again. Options' ids mean nothing elsewhere.
pub(super) async fn keep(caller: &Caller, sent: &Sent, what: Keep) -> Result<(), Denied> {
    let mut values = typed::Values::new();
    if what != Keep::Nothing {
        let name = Field::BirthDate.name().into_owned();
        values.insert(name, cut(&sent.birth_date));
    }
    if what == Keep::Everything {
        values.insert("attempt".into(), cut(&sent.attempt));
        for (place, answer) in (0..).zip(&sent.answers) {
            values.insert(Field::Answer(place).name().into_owned(), cut(answer));
        }
    }
    typed::keep(caller, FORM, &values).await
}

/// Nobody stores more with us than a form has room for.
fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}
