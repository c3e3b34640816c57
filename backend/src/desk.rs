//! The help desk among people (Q19, Q50): finds somebody by their document, sees masked data and
//! why they cannot enter, and acts with a reason that is audited and mailed to them. Never a
//! password, never a colleague, never the firm block, which belongs to the room of the PQRSF.
//!
//! A look-up is an act: counted per agent and audited, whether or not anybody is found. What was
//! looked up stays sealed in the agent's browser for half an hour, so that no address tells a
//! document, and acts reach nobody but those it found.

mod act;
mod found;
pub mod mailbox;
mod perfil;
mod registering;

use domain::access::FindPerson;
use domain::company::Adherence;
use domain::document::{Document, DocumentKind};
use domain::help_desk::{HelpAct, Obstacle};
use domain::membership::{MembershipState, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;
use serde_json::json;

use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::sign_in::Identity;
use crate::typed::{self, Values};

pub use act::help;
pub use perfil::{Decided, Queue, Waiting, decide_perfil, perfil_requests};

/// Look-ups of one agent: enough for a busy hour on the telephone, too few to walk a registry.
const LOOK_UPS: Limit = Limit {
    purpose: "desk_look_up",
    most: 60,
    window: Span::hours(1),
};
const FORM: &str = "desk_people";
const DOCUMENT: &str = "document";
const AGENT: &str = "agent";

/// What a look-up found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The document, masked.
    pub document: String,
    /// Whoever proved or claims it, and registrations that wait.
    pub people: Vec<Card>,
}

/// Somebody, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What acts are sent with: `account:…`, `pending:…`, `link:…` or `claim`.
    pub target: String,
    /// Names, masked.
    pub name: String,
    /// Address, masked; empty where none is known.
    pub email: String,
    /// Mobile phone, masked.
    pub phone: Option<String>,
    /// Whether the document was proved.
    pub proved: bool,
    /// Whether they have a role here; nobody acts on colleagues.
    pub staff: bool,
    /// Where they work, as what, and whether that opens; the first ten.
    pub companies: Vec<Belongs>,
    /// What keeps them out; nothing, when everything is fine.
    pub obstacles: Vec<Obstacle>,
    /// What may be done for them.
    pub acts: Vec<HelpAct>,
}

/// A company of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongs {
    /// «Razón social».
    pub name: String,
    /// The perfil in it.
    pub perfil: Perfil,
    /// What that is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// Whether the company is adhered.
    pub adherence: Adherence,
    /// Whether nobody administers its accesses (Q51).
    pub leaderless: bool,
}

/// Looks somebody up by kind and number of their document.
///
/// # Errors
/// [`Refusal::Fields`] for what is no document, [`Refusal::TooMany`] past the agent's budget,
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody else.
pub async fn look_up(caller: &Caller, kind: &str, number: &str) -> Result<(), Denied> {
    caller.here(FindPerson)?;
    let agent = caller.fully_signed_in()?.account;
    let document = &read(caller, kind, number)?;
    let values = &Values::from([
        (DOCUMENT.to_owned(), document.key()),
        (AGENT.to_owned(), agent.to_string()),
    ]);
    caller
        .backend
        .db
        .write(|mut tx| async move {
            budget::require(&mut tx, caller, LOOK_UPS, agent.uuid().as_bytes()).await?;
            let found = found::targets(&mut tx, caller, document).await?;
            typed::keep_with(&mut tx, caller, FORM, values).await?;
            let entry = Entry {
                action: "person.looked_up",
                subject: found::only(&found).unwrap_or_else(|| {
                    Identity::of_document(&caller.backend.keys, document).subject()
                }),
                detail: json!({ "found": found.len() }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// What this agent looked up last, as it is now; none when that is half an hour ago.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the help desk.
pub async fn view(caller: &Caller) -> Result<Option<Seen>, Denied> {
    caller.here(FindPerson)?;
    let Some(document) = &recall(caller).await? else {
        return Ok(None);
    };
    let paused = registering::paused(caller, document).await?;
    let paused = paused.as_ref();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let mut people = Vec::new();
            let targets = found::targets(&mut tx, caller, document).await?;
            for target in &targets {
                people.push(found::card(&mut tx, caller, target).await?);
            }
            let known = !targets.is_empty();
            let others = registering::other(&mut tx, caller, document, (known, paused));
            people.extend(others.await?);
            tx.done(Some(Seen {
                document: format!("{} {}", document.kind().code(), document.mask()),
                people,
            }))
        })
        .await
}

/// The document that this agent looked up last in this browser.
async fn recall(caller: &Caller) -> Result<Option<Document>, Denied> {
    let agent = caller.fully_signed_in()?.account.to_string();
    let values = typed::recall(caller, FORM).await?;
    let own = values.get(AGENT) == Some(&agent);
    let key = values.get(DOCUMENT).filter(|_| own);
    Ok(key.and_then(|key| Document::from_key(key).ok()))
}

fn read(caller: &Caller, kind: &str, number: &str) -> Result<Document, Refusal> {
    let kinds = DocumentKind::of(caller.platform.locale);
    let kind = match kinds {
        [only] => Ok(*only),
        _ => kind.parse::<DocumentKind>(),
    };
    let known = |kind: &DocumentKind| kinds.contains(kind);
    let wrong = |problem| Refusal::field(Field::DocumentKind, problem);
    let kind = kind.map_err(wrong)?;
    let kind = Some(kind).filter(known).ok_or(wrong(Problem::NotAChoice))?;
    Document::parse(kind, number).map_err(|problem| Refusal::field(Field::Document, problem))
}
