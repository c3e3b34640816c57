//! What the page of the challenge shows. Reading spends nothing; only an attempt whose announced
//! time is over is written down as such when somebody comes to look.

use domain::challenge::Sheet;
use domain::date::Date;
use domain::id::{self, Id};
use domain::refusal::Field;

use super::answer::FORM;
use super::subject::{self, Standing, Subject, Told};
use super::{Ended, attempt, setup, verdict};
use crate::account;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::challenge::{AttemptRow, CaseRow, CaseState};
use crate::storage::{self, Tx};
use crate::typed;

/// Where the person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// Before «Comenzar».
    Intro {
        /// How many questions there will be.
        questions: u8,
        /// How many attempts are left.
        attempts_left: u8,
        /// Minutes for one.
        minutes: u16,
        /// How the one before ended.
        last: Option<Ended>,
    },
    /// An attempt is open.
    Open(Box<Questionnaire>),
    /// No attempt is left: a person decides (H-38).
    Blocked,
    /// Too little is on file to ask; the assisted way.
    Unavailable,
    /// Nothing to do here.
    Passed {
        /// Whether «Revise sus datos» is still to come.
        review_due: bool,
    },
}

/// An open attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Goes back with the answers.
    pub attempt: Id<id::Attempt>,
    /// Questions and options, without which is right.
    pub sheet: Sheet,
    /// What is left of the time.
    pub seconds_left: u32,
    /// How often more time may still be asked for.
    pub extensions_left: u8,
    /// Minutes that it adds.
    pub extension_minutes: u16,
    /// Attempts left, this one included.
    pub attempts_left: u8,
    /// The birth date as this person typed it last (Q21: never the one on file).
    pub birth_date: String,
    /// Answers chosen in a form that was not complete; empty where none.
    pub chosen: Vec<String>,
}

enum Seen {
    View(View),
    /// An attempt ran out and nobody wrote it down yet.
    RunOut,
}

/// What the page shows.
///
/// # Errors
/// [`domain::Refusal::SessionOver`] for strangers.
pub async fn view(caller: &Caller) -> Result<View, Denied> {
    if let Seen::View(view) = look(caller).await? {
        return Ok(view);
    }
    caller
        .backend
        .db
        .write(|mut tx| async move {
            if let Standing::Asked(subject) = subject::standing(&mut tx, caller).await? {
                write_down(&mut tx, caller, &subject).await?;
            }
            tx.done(())
        })
        .await?;
    match look(caller).await? {
        Seen::View(view) => Ok(view),
        // Begun and run out again between two looks: the time stands still within a request, so
        // this is somebody else's doing, and safe to say.
        Seen::RunOut => Ok(View::Unavailable),
    }
}

async fn look(caller: &Caller) -> Result<Seen, Denied> {
    let (typed, last_typed) = (typed::recall(caller, FORM).await?, Field::BirthDate.name());
    let typed = &typed;
    let birth_typed = typed.get(last_typed.as_ref());
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let subject = match subject::standing(&mut tx, caller).await? {
                Standing::Passed { review_due } => {
                    return tx.done(Seen::View(View::Passed { review_due }));
                }
                Standing::Stopped(Told::Blocked) => return tx.done(Seen::View(View::Blocked)),
                Standing::Stopped(Told::Unavailable) => {
                    return tx.done(Seen::View(View::Unavailable));
                }
                Standing::Asked(subject) => subject,
            };
            let case = subject.case(&mut tx, caller).await?;
            let rows = match &case {
                Some(case) => storage::challenge::attempts(&mut tx, case.id, 1).await?,
                None => Vec::new(),
            };
            let seen = match (&case, rows.first()) {
                (Some(case), _) if case.state()? == CaseState::Blocked => Seen::View(View::Blocked),
                (Some(case), _) if case.state()? == CaseState::Passed => {
                    Seen::View(View::Unavailable)
                }
                (Some(_), Some(row)) if is_open(row) && row.open().is_over(caller.now) => {
                    Seen::RunOut
                }
                (Some(case), Some(row)) if is_open(row) => {
                    let mut open = questionnaire(caller, &subject, case, row)?;
                    open.birth_date = match birth_typed {
                        Some(typed) => typed.clone(),
                        None => registered_birth_date(&mut tx, caller).await?,
                    };
                    open.chosen = chosen(&open, typed);
                    Seen::View(View::Open(Box::new(open)))
                }
                (case, row) => {
                    let view = intro(&mut tx, caller, &subject, case.as_ref(), row).await?;
                    Seen::View(view)
                }
            };
            tx.done(seen)
        })
        .await
}

fn is_open(row: &AttemptRow) -> bool {
    row.outcome.is_none()
}

async fn intro(
    tx: &mut Tx,
    caller: &Caller,
    subject: &Subject,
    case: Option<&CaseRow>,
    last: Option<&AttemptRow>,
) -> Result<View, Denied> {
    let Some(setup) = setup(tx, caller, subject).await? else {
        return Ok(View::Unavailable);
    };
    let tally = case.map(CaseRow::tally).unwrap_or_default();
    Ok(View::Intro {
        questions: setup.shape().questions(),
        attempts_left: tally.left(&subject.rules),
        minutes: subject.rules.minutes,
        last: last.and_then(Ended::of),
    })
}

fn questionnaire(
    caller: &Caller,
    subject: &Subject,
    case: &CaseRow,
    row: &AttemptRow,
) -> Result<Questionnaire, Denied> {
    let (rules, open) = (&subject.rules, row.open());
    Ok(Questionnaire {
        attempt: Id::from_uuid(row.id),
        sheet: attempt::asked(&subject.person, row)?.sheet(),
        seconds_left: open.left(caller.now).seconds_left(),
        extensions_left: rules.extensions.saturating_sub(open.extensions),
        extension_minutes: rules.extension_minutes,
        attempts_left: case.tally().left(rules),
        birth_date: String::new(),
        chosen: Vec::new(),
    })
}

/// What the person typed at registration.
async fn registered_birth_date(tx: &mut Tx, caller: &Caller) -> Result<String, Denied> {
    let person = caller.signed_in()?.person;
    let platform = caller.platform.slug.as_str();
    let known = account::profile(tx, &caller.backend, platform, person).await?;
    Ok(known.profile.birth_date.map_or_else(String::new, shown))
}

/// As the form spells dates (Q25).
fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// What was chosen in this very attempt before something was missing.
fn chosen(open: &Questionnaire, typed: &typed::Values) -> Vec<String> {
    let same = typed.get("attempt") == Some(&open.attempt.to_string());
    let answers = (0..open.sheet.questions.len()).map(|place| {
        let name = Field::Answer(u8::try_from(place).unwrap_or(u8::MAX)).name();
        typed.get(name.as_ref()).filter(|_| same).cloned()
    });
    answers.map(Option::unwrap_or_default).collect()
}

/// Writes down that the open attempt ran out.
async fn write_down(tx: &mut Tx, caller: &Caller, subject: &Subject) -> Result<(), Denied> {
    let case = subject.lock(tx, caller).await?;
    let rows = storage::challenge::attempts(tx, case.id, 1).await?;
    if let Some(row) = rows.first()
        && is_open(row)
        && row.open().is_over(caller.now)
    {
        verdict::expire(tx, caller, subject, &case, row).await?;
    }
    Ok(())
}
