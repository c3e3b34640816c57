//! What entries keep sealed, as the platform's administrator reads it: opened with the key of
//! whoever or whatever it tells of, and put in the shape of old and new.

use std::collections::HashMap;

use domain::id::{self, Id};
use domain::time::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::context;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::storage::audit::ListedRow;
use crate::storage::{self, Tx};
use crate::{account, calendar, pqrsf, registry};

/// Acts whose words are the desk's own reason; all other words belong to whom they were written to.
const REASONED: [&str; 4] = [
    "filing.confirmed",
    "filing.declined",
    "filing.proposed",
    "filing.unblocked",
];

/// The detail, if it opens with our key or with that of its subject.
pub(super) async fn open(
    tx: &mut Tx,
    caller: &Caller,
    row: &ListedRow,
    keys: &mut HashMap<String, Option<PersonKey>>,
) -> Result<Option<Value>, Denied> {
    let platform = caller.platform.slug.as_str();
    let context = context(platform, row.seq);
    let ours = caller.backend.keys.open(&context, &row.sealed);
    let plain = match ours {
        Ok(plain) => Some(plain),
        Err(_) => {
            if !keys.contains_key(&row.subject) {
                let key = key_of(tx, caller, &row.subject).await?;
                keys.insert(row.subject.clone(), key);
            }
            let key = keys.get(&row.subject).and_then(Option::as_ref);
            key.and_then(|key| key.open(&context, &row.sealed).ok())
        }
    };
    match plain.and_then(|plain| serde_json::from_slice(&plain).ok()) {
        Some(Value::Object(fields)) if row.subject.starts_with("filing:") => {
            Ok(Some(of_filing(caller, &row.action, fields)?))
        }
        other => Ok(other),
    }
}

async fn key_of(tx: &mut Tx, caller: &Caller, subject: &str) -> Result<Option<PersonKey>, Denied> {
    let (backend, platform) = (&caller.backend, caller.platform.slug.as_str());
    let Some((kind, id)) = subject.split_once(':') else {
        return Ok(None);
    };
    let person: Option<Id<id::Person>> = match (kind, id.parse::<Uuid>()) {
        ("person", Ok(id)) => Some(Id::from_uuid(id)),
        ("account", Ok(id)) => {
            let row = storage::account::by_id(tx, platform, Id::from_uuid(id), caller.now).await?;
            row.map(|row| row.person())
        }
        ("filing", Ok(id)) => {
            return pqrsf::key_of(tx, backend, platform, Id::from_uuid(id)).await;
        }
        ("registry_person", Ok(id)) => {
            return registry::key_of(tx, backend, platform, Id::from_uuid(id)).await;
        }
        _ => None,
    };
    match person {
        Some(person) => account::key_of(tx, backend, platform, person).await,
        None => Ok(None),
    }
}

/// A filing's change stands one level deeper, beside its number.
fn of_filing(
    caller: &Caller,
    action: &str,
    mut fields: Map<String, Value>,
) -> Result<Value, Denied> {
    let Some(Value::Object(mut change)) = fields.remove("change") else {
        return Ok(Value::Object(fields));
    };
    let words = change.remove("text");
    if let Some(words) = words.filter(|_| REASONED.contains(&action)) {
        change.insert("reason".to_owned(), words);
    }
    for side in ["old", "new"] {
        if let Some(Value::Object(standing)) = change.get_mut(side) {
            in_words(caller, standing)?;
        }
    }
    fields.extend(change);
    Ok(Value::Object(fields))
}

/// The end of the term as a moment, and of a proposal what is proposed.
fn in_words(caller: &Caller, standing: &mut Map<String, Value>) -> Result<(), Denied> {
    if let Some(due) = standing.get("due").and_then(Value::as_i64) {
        let due = calendar::moment(&caller.platform, Timestamp(due))?;
        standing.insert("due".to_owned(), due.into());
    }
    let proposal = standing.get("proposal");
    if let Some(help) = proposal.and_then(|pair| pair.get(0)).cloned() {
        standing.insert("proposal".to_owned(), help);
    }
    Ok(())
}
