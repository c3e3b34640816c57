//! One filing as an agent sees it: what was written in full, who wrote it masked.

use domain::access::SeeFilings;
use domain::contact::{Email, Phone};
use domain::document::Document;
use domain::pqrsf::{Contact, Due, FilingKind, FilingNumber, FilingState, Help, Outcome};
use domain::refusal::Refusal;

use super::history::{self, Happened};
use super::record::Record;
use super::work::read;
use super::{due, due_on};
use crate::calendar;
use crate::caller::Caller;
use crate::challenge::assisted::{self, Waiting};
use crate::fault::Denied;
use crate::storage::pqrsf::FilingRow;
use crate::storage::{self, Tx};

/// Who wrote it, masked; a postal address stands in full where the answer has to go there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Names.
    pub names: String,
    /// Surnames.
    pub surnames: String,
    /// Code of the document's kind, and the mask of its number.
    pub document: Option<(&'static str, String)>,
    /// The address.
    pub email: Option<String>,
    /// The postal address.
    pub postal_address: Option<String>,
    /// Mobile phone.
    pub phone: Option<String>,
}

/// What a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// «Asunto».
    pub subject: String,
    /// «Detalle».
    pub detail: String,
    /// Who wrote it.
    pub person: Person,
}

/// The account that waits for help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Whether its attempts are spent.
    pub blocked: bool,
    /// How often the questions were opened again.
    pub unlocks: u8,
    /// Whether they may be opened once more.
    pub may_unblock: bool,
    /// Whether another agent has to agree.
    pub needs_second: bool,
}

/// A filing as an agent sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its number.
    pub number: FilingNumber,
    /// Grows with each change.
    pub version: i64,
    /// What it is about.
    pub kind: FilingKind,
    /// What was written and by whom; none once it is erased.
    pub written: Option<Written>,
    /// How far it is.
    pub state: FilingState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it was filed, as people of the platform read it.
    pub filed: String,
    /// The last day of its term.
    pub due_on: domain::Date,
    /// How far that is.
    pub due: Due,
    /// Whether whoever looks took it.
    pub mine: bool,
    /// Whether anybody did.
    pub taken: bool,
    /// What waits for a second agent, and whether whoever looks proposed it.
    pub proposal: Option<(Help, bool)>,
    /// What another agent did not agree with, as long as nothing was done since.
    pub declined: Option<Help>,
    /// The account that waits for help, if one does.
    pub block: Option<Block>,
    /// Whom that account claims to be, masked, as the registry names them.
    pub claims: Option<String>,
    /// What happened, oldest first.
    pub history: Vec<Happened>,
}

/// One filing.
///
/// # Errors
/// What the policy says; [`domain::Refusal::NotFound`] for a text that is no number,
/// [`domain::Refusal::FilingUnknown`] for a number that is not there.
pub async fn case(caller: &Caller, number: &str) -> Result<Case, Denied> {
    caller.here(SeeFilings)?;
    super::terms(caller)?;
    let number = read(number)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let slug = caller.platform.slug.as_str();
            let row = storage::pqrsf::by_number(&mut tx, slug, number).await?;
            let row = row.ok_or(Refusal::FilingUnknown)?;
            let case = seen(&mut tx, caller, row).await?;
            tx.done(case)
        })
        .await
}

async fn seen(tx: &mut Tx, caller: &Caller, row: FilingRow) -> Result<Case, Denied> {
    let me = caller.signed_in()?.account.uuid();
    let standing = row.standing()?;
    let mut case = Case {
        number: row.number(),
        version: row.version,
        kind: row.kind()?,
        written: None,
        state: standing.state,
        outcome: standing.outcome,
        filed: calendar::moment(&caller.platform, row.filed_at())?,
        due_on: due_on(caller, standing.due_at)?,
        due: due(caller, standing.due_at)?,
        mine: standing.agent == Some(me),
        taken: standing.agent.is_some(),
        proposal: standing.proposal.map(|(help, by)| (help, by == me)),
        declined: standing.declined,
        block: None,
        claims: None,
        history: Vec::new(),
    };
    if row.is_erased() {
        case.history = history::read(tx, caller, &row, None, true).await?;
        return Ok(case);
    }
    let record = Record::open(&caller.backend, row)?;
    if let Some(account) = record.account() {
        let waiting = assisted::waiting(tx, caller, account).await?;
        case.block = waiting.as_ref().map(block).transpose()?;
        case.claims = waiting.as_ref().map(Waiting::claims);
    }
    case.history = record.history(tx, caller, true).await?;
    case.written = Some(Written {
        subject: record.filed.subject.clone(),
        detail: record.filed.detail.clone(),
        person: person(&record),
    });
    Ok(case)
}

fn person(record: &Record) -> Person {
    let filed = &record.filed;
    let document = filed.document.as_ref();
    Person {
        names: filed.names.mask(),
        surnames: filed.surnames.mask(),
        document: document.map(|document| (document.kind().code(), Document::mask(document))),
        email: filed.contact.email().map(Email::mask),
        postal_address: match &filed.contact {
            Contact::Address(address) => Some(address.clone()),
            Contact::Email(_) => None,
        },
        phone: filed.phone.as_ref().map(Phone::mask),
    }
}

fn block(waiting: &Waiting) -> Result<Block, Denied> {
    let (blocked, unlocks) = (waiting.is_blocked()?, waiting.unlocks());
    Ok(Block {
        blocked,
        unlocks,
        may_unblock: blocked && Help::Unblock.is_open(unlocks).is_ok(),
        needs_second: Help::needs_second(unlocks),
    })
}
