//! The outbox as the platform's administrator sees it: what for, to whom (masked), how far. Never
//! what a message says.

use domain::access::SeeOutbox;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::calendar;
use crate::caller::Caller;
use crate::cursor;
use crate::fault::Denied;
use crate::storage;
use crate::storage::outbox::MetaRow;

/// Messages on one page.
const PAGE: i64 = 50;
/// How far a message can be.
pub const STATES: [&str; 4] = ["queued", "sent", "failed", "expired"];

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is for.
    pub kind: String,
    /// `mail` or `sms`.
    pub channel: String,
    /// The address, masked.
    pub to: String,
    /// One of [`STATES`].
    pub state: String,
    /// Tries so far.
    pub attempts: i64,
    /// Why the last try failed.
    pub error: Option<String>,
    /// When it was written, in the platform's zone.
    pub written: String,
    /// When it left, or was given up.
    pub closed: Option<String>,
}

/// A page, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The messages.
    pub messages: Vec<Message>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Messages in that state, or all, before the cursor.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
/// administrator; [`Refusal::Unreadable`] for what is no state or no cursor.
pub async fn list(
    caller: &Caller,
    state: Option<&str>,
    before: Option<&str>,
) -> Result<Listed, Denied> {
    caller.here(SeeOutbox)?;
    let before = cursor::read(before.unwrap_or_default())?;
    let before = before.unwrap_or((i64::MAX, Uuid::max()));
    if state.is_some_and(|state| !STATES.contains(&state)) {
        return Err(Refusal::Unreadable.into());
    }
    let platform = caller.platform.slug.as_str();
    let mut rows = caller
        .backend
        .db
        .read(|mut tx| async move {
            let most = PAGE + 1;
            let rows = match state {
                Some(state) => {
                    storage::outbox::in_state(&mut tx, platform, state, before, most).await?
                }
                None => storage::outbox::before(&mut tx, platform, before, most).await?,
            };
            tx.done(rows)
        })
        .await?;
    let next = cursor::cut(&mut rows, PAGE, |row| (row.created_at, row.id));
    let messages = rows.into_iter().map(|row| message(caller, row));
    Ok(Listed {
        messages: messages.collect::<Result<_, _>>()?,
        next,
    })
}

fn message(caller: &Caller, row: MetaRow) -> Result<Message, Denied> {
    let moment = |at| calendar::moment(&caller.platform, Timestamp(at));
    Ok(Message {
        written: moment(row.created_at)?,
        closed: row.sent_at.map(moment).transpose()?,
        kind: row.kind,
        channel: row.channel,
        to: row.recipient_mask,
        state: row.state,
        attempts: row.attempts,
        error: row.last_error,
    })
}
