//! The second factor: a code of six digits that a telephone shows, besides the password (Q50). Who
//! has a role must have one; everybody else may.
//!
//! - A try is counted before the code is looked at, in the same transaction, so that of any number
//!   of wrong ones at once no more than five are compared (A13).
//! - The step of a code is taken by one statement that refuses it ever after (A22), so that of any
//!   number of right ones at once one enters (A14).
//! - A new password, by whatever way, changes nothing about it (A28).
//! - Where the policy says so (C-24), everybody without a telephone's application gets a key by text
//!   message at each sign-in; no browser is spared it.
//! - What changes it asks for the password and a code once more.

mod ask;
mod codes;
mod drop;
mod enrol;
mod picture;
mod reset;
mod seed;
mod text;
mod tries;
mod view;

use domain::contact::Email;
use domain::id::{self, Id};
use domain::password::Password;

use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters::second_factor::{News, news};
use crate::storage::{self, Tx};
use crate::{outbox, recovery};

pub use ask::pass;
pub use codes::{put_away, renew};
pub use drop::switch_off;
pub use enrol::{Confirmed, begin, confirm};
pub use picture::Picture;
pub use reset::{NotReset, reset};
pub use seed::Seed;
pub(crate) use text::begin as begin_text;
pub use text::{Ways, pass_text, send_text, ways};
pub use view::{Offered, View, view};

/// What proves once more who is there, before something changes.
#[derive(Debug)]
pub struct Proof {
    /// The password in use.
    pub password: Password,
    /// A code of the second factor in force, as typed; unread where there is none.
    pub code: String,
}

/// Writes what happened to the second factor of whoever is signed in; the transaction's last write.
async fn note(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    action: &'static str,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: format!("account:{account}"),
        detail: serde_json::json!({}),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// Writes to the owner.
async fn tell(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    what: News,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let row = storage::account::by_id(tx, platform, account, caller.now).await?;
    if let Some(to) = row.and_then(|row| Email::parse(&row.email).ok()) {
        let letter = news(caller, &to, what);
        let expires_at = caller.now + recovery::NOTICE_LASTS;
        outbox::enqueue(tx, &caller.scribe(), &letter, expires_at).await?;
    }
    Ok(())
}
