//! The own history: what the audit holds about the caller, newest first, what the help desk did to
//! them included. Entries of sign-ins stand under a digest of the identity and name their account
//! inside the seal, so that those of somebody who had the address before are not shown.

use domain::access::SeeAccount;
use domain::agent::Agent;
use domain::contact::Email;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::account::{self, Known};
use crate::audit;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::sign_in::Identity;
use crate::storage::account::AccountRow;
use crate::storage::audit::ToldRow;
use crate::storage::{self, Tx};

/// Entries of one page.
const PAGE: usize = 25;

/// One page.
#[derive(Debug, Default)]
pub struct History {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Where the next page begins, if there is one.
    pub next: Option<i64>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// A verb with its object, `sign_in.succeeded`.
    pub action: String,
    /// Who did it.
    pub by: By,
    /// When, as people of the platform read it.
    pub moment: String,
    /// When, for machines.
    pub iso: String,
    /// From which browser, while that is kept; of others' it is nobody's business.
    pub agent: Option<Agent>,
}

/// Who did something to the caller's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The caller.
    Me,
    /// Somebody who was not signed in.
    Somebody,
    /// An access administrator of a company.
    Administrator,
    /// The platform's administrator.
    Platform,
    /// The help desk.
    Desk,
    /// The installation itself, or who runs it.
    System,
}

/// The entries before that number, or the newest ones.
///
/// # Errors
/// Strangers and those before a hurdle are refused.
pub async fn history(caller: &Caller, before: Option<i64>) -> Result<History, Denied> {
    let grant = &caller.own(SeeAccount)?;
    let before = before.filter(|seq| *seq > 0).unwrap_or(i64::MAX);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let row = storage::account::by_id(&mut tx, platform, account, caller.now)
                .await?
                .ok_or(Refusal::SessionOver)?;
            let known = account::profile(&mut tx, &caller.backend, platform, row.person()).await?;
            let page = page(&mut tx, caller, &row, &known, before).await?;
            tx.done(page)
        })
        .await
}

/// Everything for a copy, a thousand entries at the most.
///
/// # Errors
/// As [`history`].
pub async fn whole_history(caller: &Caller) -> Result<Vec<Entry>, Denied> {
    let (mut entries, mut before) = (Vec::new(), None);
    for _ in 0..1000 / PAGE {
        let page = history(caller, before).await?;
        entries.extend(page.entries);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    Ok(entries)
}

async fn page(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    known: &Known,
    before: i64,
) -> Result<History, Denied> {
    let platform = caller.platform.slug.as_str();
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut found: Vec<(bool, ToldRow)> = Vec::new();
    for subject in subjects(tx, caller, row, known).await? {
        let sealed = subject.starts_with("identity:");
        let rows = storage::audit::of_subject(tx, platform, &subject, before, limit).await?;
        found.extend(rows.into_iter().map(|row| (sealed, row)));
    }
    found.sort_by_key(|(_, row)| std::cmp::Reverse(row.seq));
    let next = found.get(PAGE).and(found.get(PAGE - 1));
    let next = next.map(|(_, row)| row.seq);
    found.truncate(PAGE);
    let mut entries = Vec::new();
    for (sealed, told) in found {
        if !sealed || is_about(caller, &known.key, row.id, &told) {
            entries.push(read(caller, row, told)?);
        }
    }
    Ok(History { entries, next })
}

/// Everything that entries about the caller may stand under.
async fn subjects(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    known: &Known,
) -> Result<Vec<String>, Denied> {
    let (platform, keys) = (caller.platform.slug.as_str(), &caller.backend.keys);
    let mut subjects = vec![
        format!("account:{}", row.id()),
        format!("person:{}", row.person()),
    ];
    subjects.extend(
        row.registry_person
            .map(|id| format!("registry_person:{id}")),
    );
    let changes = storage::email_change::all_of(tx, platform, row.id()).await?;
    let moved = changes
        .into_iter()
        .filter(|change| change.confirmed_at.is_some());
    let addresses = moved.flat_map(|change| [change.old_email, change.new_email]);
    for address in addresses.chain([row.email.clone()]) {
        let email = Email::parse(&address).ok();
        subjects.extend(email.map(|email| Identity::of_email(keys, &email).subject()));
    }
    let proved = known.profile.document.as_ref().filter(|_| known.proved);
    subjects.extend(proved.map(|document| Identity::of_document(keys, document).subject()));
    subjects.sort();
    subjects.dedup();
    Ok(subjects)
}

/// Whether the sealed part names that account.
fn is_about(caller: &Caller, key: &PersonKey, account: Uuid, told: &ToldRow) -> bool {
    let platform = caller.platform.slug.as_str();
    let detail = audit::detail(&caller.backend, platform, told.seq, &told.sealed, Some(key));
    let named = detail.as_ref().and_then(|detail| detail.get("account"));
    named.and_then(Value::as_str) == Some(account.to_string().as_str())
}

fn read(caller: &Caller, row: &AccountRow, told: ToldRow) -> Result<Entry, Denied> {
    let at = Timestamp(told.at);
    let mine = format!("account:{}", row.id());
    let by = match told.actor.as_str() {
        actor if actor == mine => By::Me,
        "visitor" => By::Somebody,
        actor if actor.starts_with("account:") => of_another(&told.action),
        _ => By::System,
    };
    let shown = matches!(by, By::Me | By::Somebody);
    Ok(Entry {
        action: told.action,
        by,
        moment: calendar::moment(&caller.platform, at)?,
        iso: calendar::iso(at),
        agent: told.device.filter(|_| shown).map(|text| Agent::read(&text)),
    })
}

/// As what somebody else's account did that: each act is done in one role only. What nobody needs a
/// role for anybody did: links are opened and passwords tried in browsers where another account is
/// signed in, and questions about a document are answered by whoever claims it.
fn of_another(action: &str) -> By {
    match action {
        "challenge.confirmed"
        | "challenge.unlocked"
        | "claim.lifted"
        | "mailbox.agreed"
        | "mailbox.declined"
        | "mailbox.proposed"
        | "perfil.carried_out"
        | "perfil.declined"
        | "perfil.proposed"
        | "person.changed"
        | "person.lifted"
        | "person.looked_up"
        | "person.resent" => By::Desk,
        "module.granted" | "module.refused" | "perfil.asked" | "perfil.changed"
        | "stand_in.ended" | "stand_in.named" => By::Administrator,
        "service.granted" | "service.refused" => By::Platform,
        _ => By::Somebody,
    }
}
