//! Activation by the mailed link (H-27 to H-29, H-41). Opening the link spends nothing; the button
//! spends it, once. The browser that registered is let in; another one needs the registered
//! password or sets a new one, so that nobody keeps a password that somebody else chose (Q46,
//! A10). Whether the person is an affiliate is decided now, by a fresh look-up (Q31).
//!
//! An account that is not proved holds its address and never the document.

mod birth;

use domain::account::Stage;
use domain::password::Context;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::{Span, Timestamp};

use crate::budget::{self, Limit};
use crate::caller::{Caller, link_cookie};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::password::choose;
use crate::registration::{self, Answered};
use crate::session::{self, Device};
use crate::storage;
use crate::storage::pending::PendingRow;

pub use birth::proven;

/// Passwords that may be tried against one registration.
const TRIES: Limit = Limit {
    purpose: "activation_password",
    most: 10,
    window: Span::hours(1),
};

/// What the page of a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// The button.
    Ready {
        /// Where the link went, masked.
        address: String,
        /// Whether this browser registered, so that no password is asked.
        same_browser: bool,
    },
    /// The link was right, but its time is over; another one can be sent.
    Expired {
        /// Where it would go, masked.
        address: String,
    },
    /// The address has an account already; told to whoever holds the link only (Q45).
    Taken {
        /// Which, masked.
        address: String,
        /// Whether this browser registered and may name another address.
        same_browser: bool,
    },
    /// The link was used.
    Spent,
    /// No such link, or a newer one replaced it.
    Unknown,
}

/// What came with the button. Asked for in another browser than the one that registered.
pub enum Proof {
    /// The password chosen at registration.
    Registered(String),
    /// A new one, twice.
    New {
        /// Once.
        password: String,
        /// Once more.
        again: String,
    },
}

impl Proof {
    /// The button alone.
    #[must_use]
    pub fn none() -> Self {
        Self::Registered(String::new())
    }
}

/// What the button did.
#[derive(Debug)]
pub enum Outcome {
    /// The account was born and this browser is signed in.
    Entered {
        /// The session's token.
        session: Secret,
        /// Everything, or the challenge first.
        stage: Stage,
    },
    /// The address got an account in the meantime; the page says so.
    Taken,
}

/// What this browser's link leads to. Changes nothing.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn view(caller: &Caller) -> Result<View, Denied> {
    let Some(row) = pending(caller).await? else {
        return Ok(View::Unknown);
    };
    let address = registration::address(&row)?.mask();
    let same_browser = row.browser == caller.browser;
    Ok(match row.state.as_str() {
        "waiting" if is_over(caller, &row) => View::Expired { address },
        "waiting" => View::Ready {
            address,
            same_browser,
        },
        "taken" | "replaced" => View::Taken {
            address,
            same_browser,
        },
        _ => View::Spent,
    })
}

/// «Activar mi cuenta». Of many who press at once, one gets the account.
///
/// # Errors
/// [`Refusal::LinkInvalid`], [`Refusal::LinkExpired`], [`Refusal::PasswordNeeded`] in another
/// browser, [`Refusal::Fields`] for a password that is wrong or not taken.
pub async fn activate(caller: &Caller, proof: Proof) -> Result<Outcome, Denied> {
    let row = pending(caller).await?.ok_or(Refusal::LinkInvalid)?;
    if row.state != "waiting" {
        return Err(Refusal::LinkInvalid.into());
    }
    if is_over(caller, &row) {
        return Err(Refusal::LinkExpired.into());
    }
    let hash = &if row.browser == caller.browser {
        row.password_hash.clone()
    } else {
        other_browser(caller, &row, proof).await?
    };
    let (digest, platform) = (&link(caller)?.digest(), caller.platform.slug.as_str());
    let sent_after = caller.now - life(caller);
    caller
        .backend
        .db
        .write(|mut tx| async move {
            // Spending is the lock.
            let spent =
                storage::pending::spend(&mut tx, platform, digest, sent_after, caller.now).await?;
            let row = spent.ok_or(Refusal::LinkInvalid)?;
            let born = birth::give(&mut tx, caller, &row, hash).await?;
            let Some((account, stage)) = born else {
                storage::pending::mark_taken(&mut tx, row.id).await?;
                return tx.done(Outcome::Taken);
            };
            let session = session::start(&mut tx, caller, account, stage, Device::Own).await?;
            tx.done(Outcome::Entered { session, stage })
        })
        .await
}

/// Sends another link to the address of the link that this browser holds.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for an unknown one, [`Refusal::TooMany`] past the limits.
pub async fn resend(caller: &Caller) -> Result<(), Denied> {
    let row = pending(caller).await?.ok_or(Refusal::LinkInvalid)?;
    let row = &row;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            registration::send_again(&mut tx, caller, row, registration::pause(caller)).await?;
            tx.done(())
        })
        .await
}

/// The hash to store when another browser than the one that registered presses the button.
async fn other_browser(caller: &Caller, row: &PendingRow, proof: Proof) -> Result<String, Denied> {
    let backend = &caller.backend;
    let registered = match proof {
        Proof::New { password, again } => {
            let answered = Answered::open(backend, row.id, &row.wrapped_key, &row.sealed)?;
            let context: Context = answered
                .typed
                .password_context()
                .with(&caller.platform.name)
                .with(&caller.platform.organisation);
            let chosen = choose(&password, &again, &context).map_err(Refusal::Fields)?;
            return backend.hashing.hash(&backend.env.chance, &chosen).await;
        }
        Proof::Registered(password) if password.is_empty() => {
            return Err(Refusal::PasswordNeeded.into());
        }
        Proof::Registered(password) => password,
    };
    backend
        .db
        .write(|mut tx| async move {
            budget::require(&mut tx, caller, TRIES, row.id.as_bytes()).await?;
            tx.done(())
        })
        .await?;
    let offered = domain::Password::offered(&registered);
    let hash = row.password_hash.as_str();
    if backend.hashing.verify(&offered, Some(hash)).await? {
        Ok(hash.to_owned())
    } else {
        Err(Refusal::field(Field::CurrentPassword, Problem::PasswordWrong).into())
    }
}

/// The registration that this browser's link belongs to.
async fn pending(caller: &Caller) -> Result<Option<PendingRow>, Denied> {
    let Ok(secret) = link(caller) else {
        return Ok(None);
    };
    let (digest, platform) = (&secret.digest(), caller.platform.slug.as_str());
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::pending::by_secret(&mut tx, platform, digest, caller.now).await?;
            tx.done(row)
        })
        .await
}

/// The token that the link's address left in this browser.
fn link(caller: &Caller) -> Result<Secret, Refusal> {
    let name = link_cookie(caller.platform.slug.as_str());
    let token = caller.visit.cookies.get(&name);
    token
        .and_then(|text| Secret::parse(text))
        .ok_or(Refusal::LinkInvalid)
}

fn life(caller: &Caller) -> Span {
    Span::hours(i64::from(caller.platform.policy.links.activation_hours))
}

fn is_over(caller: &Caller, row: &PendingRow) -> bool {
    let lasts = life(caller);
    !lasts.covers(Timestamp(row.last_sent_at) + lasts, caller.now)
}
