//! «¿Dónde va mi registro?» Whoever registered from this browser, or is signed in before the
//! questions, is told where it stands and what comes next. Everybody else names an address or a
//! document and is answered by mail, to the address on file and nowhere else: the page says the
//! same whether or not anybody is found (A04). Where workers register with their card, the link that
//! waits takes the place of the registration.

use domain::account::{AccountState, Stage};
use domain::contact::Email;
use domain::id::Id;
use domain::lockout;
use domain::membership::{Patience, Waiting};
use domain::refusal::{Field, Refusal};
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::calendar;
use crate::caller::Caller;
use crate::challenge;
use crate::fault::{Denied, Fault};
use crate::mail::letters;
use crate::outbox;
use crate::registration::Answered;
use crate::sign_in::Identity;
use crate::storage::whereabouts::{Own, OwnClaim};
use crate::storage::{self, Tx};
use crate::worker;

/// How long the answer is worth sending.
const LETTER_LASTS: Span = Span::hours(24);
/// Stands for the owner where there is none; nothing is ever sent there.
const NOBODY: &str = "nadie@ejemplo.test";

/// Where a registration stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// Nothing is known of one in this browser.
    Unknown,
    /// The form was begun and not sent.
    Draft,
    /// It was sent and waits for its link to be opened.
    Mailed {
        /// Where the link went: in full where it was typed in this browser, else masked (Q44).
        address: String,
        /// What became of the mail.
        mail: MailState,
        /// Whether the link's time is over.
        late: bool,
    },
    /// The address has an account already; told after proof only (Q45).
    Taken,
    /// A worker's link was sent and waits to be opened.
    Claimed {
        /// Where it went, as it was typed in this browser.
        address: String,
        /// What became of the mail.
        mail: MailState,
        /// Until when it opens, as people of the platform read it; none once that is over.
        until: Option<String>,
        /// Whether wrong numbers paused registrations of that RUT meanwhile.
        paused: Option<PausedUntil>,
    },
    /// A worker's link opens nothing any more: another one took its place, or somebody stopped it.
    Stopped,
    /// The link was opened; signing in leads on.
    Activated {
        /// Until when failed sign-ins block it.
        blocked: Option<String>,
    },
    /// The proof of identity comes next: by questions, or by a code.
    Proof {
        /// Attempts left; none where nothing is asked.
        attempts_left: Option<u8>,
        /// Whether a code can be sent to the address on file.
        code: bool,
    },
    /// The proof failed for good; a person decides.
    Blocked {
        /// Whether a code can be sent: strangers spent the attempts (Q22).
        code: bool,
    },
    /// Everything is done.
    Done {
        /// Whether «Revise sus datos» is still to come.
        review_due: bool,
    },
}

/// What became of the mail with the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// It is on its way.
    Queued,
    /// The mail server took it.
    Sent,
    /// The address does not take it.
    Bounced,
    /// It could not be sent in time.
    Expired,
}

/// The end of a pause, as people of the platform read it; none where the help desk has to lift it.
pub type PausedUntil = Option<String>;

/// What the letter to somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The link waits to be opened.
    Link,
    /// A worker's link waits to be opened, until then.
    Claim(String),
    /// Wrong numbers paused a worker's registration.
    Paused(PausedUntil),
    /// Failed sign-ins block the account until then.
    BlockedUntil(String),
    /// The proof of identity comes next.
    Proof,
    /// The proof failed for good.
    Blocked,
    /// It is done: signing in is all.
    Active,
    /// Somebody took the account out of service.
    Disabled,
}

/// Where the registration of this browser or session stands.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn view(caller: &Caller) -> Result<Whereabouts, Denied> {
    match caller.session.as_ref().map(|session| session.stage) {
        Some(Stage::Challenge | Stage::Full) => of_session(caller).await,
        Some(_) | None => of_browser(caller).await,
    }
}

async fn of_session(caller: &Caller) -> Result<Whereabouts, Denied> {
    let view = challenge::view(caller).await?;
    let code = challenge::on_file(caller).await?.is_some();
    Ok(match view {
        challenge::View::Passed { review_due } => Whereabouts::Done { review_due },
        challenge::View::Blocked => Whereabouts::Blocked { code },
        challenge::View::Unavailable => Whereabouts::Proof {
            attempts_left: None,
            code,
        },
        challenge::View::Intro { attempts_left, .. } => Whereabouts::Proof {
            attempts_left: Some(attempts_left),
            code,
        },
        challenge::View::Open(open) => Whereabouts::Proof {
            attempts_left: Some(open.attempts_left),
            code,
        },
    })
}

async fn of_browser(caller: &Caller) -> Result<Whereabouts, Denied> {
    let platform = caller.platform.slug.as_str();
    let found = caller
        .backend
        .db
        .read(|mut tx| async move {
            let (browser, now) = (&caller.browser, caller.now);
            let own = storage::whereabouts::own(&mut tx, platform, browser, now).await?;
            let draft = storage::draft::get(&mut tx, platform, browser, now).await?;
            let claim = worker::own(&mut tx, caller).await?;
            let found = match (own, draft, claim) {
                // A new form after one that was sent is what this browser is at.
                (_, Some(_), _) => Whereabouts::Draft,
                (Some(own), None, _) => sent(&mut tx, caller, &own).await?,
                (None, None, Some(claim)) => claimed(&mut tx, caller, &claim).await?,
                (None, None, None) => Whereabouts::Unknown,
            };
            tx.done(found)
        })
        .await?;
    Ok(found)
}

async fn claimed(tx: &mut Tx, caller: &Caller, row: &OwnClaim) -> Result<Whereabouts, Denied> {
    let document = worker::document_of(caller, row)?;
    if row.account.is_some() {
        let identity = Identity::of_document(&caller.backend.keys, &document);
        let blocked = blocked(tx, caller, &identity).await?;
        return Ok(Whereabouts::Activated { blocked });
    }
    if row.used_at.is_some() {
        return Ok(Whereabouts::Stopped);
    }
    let until = Timestamp(row.expires_at);
    let until = (caller.now < until).then(|| calendar::moment(&caller.platform, until));
    Ok(Whereabouts::Claimed {
        address: row.email.clone(),
        mail: mail_state(row.mail.as_deref()),
        until: until.transpose()?,
        paused: paused(tx, caller, &row.rut_lookup).await?,
    })
}

/// Whether registrations of that RUT are paused.
async fn paused(
    tx: &mut Tx,
    caller: &Caller,
    lookup: &[u8],
) -> Result<Option<PausedUntil>, Denied> {
    let platform = caller.platform.slug.as_str();
    let tries = storage::claim::tries(tx, platform, lookup).await?;
    Ok(match tries.waiting(Patience::default(), caller.now) {
        Waiting::No => None,
        Waiting::Until(until) => Some(Some(calendar::moment(&caller.platform, until)?)),
        Waiting::HelpDesk => Some(None),
    })
}

/// Until when failed sign-ins block that identity.
async fn blocked(
    tx: &mut Tx,
    caller: &Caller,
    identity: &Identity,
) -> Result<Option<String>, Denied> {
    let platform = caller.platform.slug.as_str();
    let failures = storage::sign_in::failures(tx, platform, &identity.digest).await?;
    match failures.standing(caller.platform.policy.lockout, caller.now) {
        lockout::Standing::Blocked { until } => {
            Ok(Some(calendar::moment(&caller.platform, until)?))
        }
        _ => Ok(None),
    }
}

fn mail_state(stored: Option<&str>) -> MailState {
    match stored {
        Some("queued") => MailState::Queued,
        Some("failed") => MailState::Bounced,
        Some("expired") => MailState::Expired,
        _ => MailState::Sent,
    }
}

async fn sent(tx: &mut Tx, caller: &Caller, own: &Own) -> Result<Whereabouts, Denied> {
    if own.state == "taken" {
        return Ok(Whereabouts::Taken);
    }
    let email = Email::parse(&own.email).map_err(|_| Fault::Stored {
        table: "pending_registration",
        column: "email",
        key: own.id.to_string(),
    })?;
    if own.state == "activated" {
        let identity = Identity::of_email(&caller.backend.keys, &email);
        let blocked = blocked(tx, caller, &identity).await?;
        return Ok(Whereabouts::Activated { blocked });
    }
    let answered = Answered::open(&caller.backend, own.id, &own.wrapped_key, &own.sealed)?;
    let address = if answered.kept.email {
        email.mask()
    } else {
        email.delivery().to_owned()
    };
    let life = caller.platform.policy.links.activation();
    Ok(Whereabouts::Mailed {
        address,
        mail: mail_state(own.mail.as_deref()),
        late: Timestamp(own.last_sent_at) + life <= caller.now,
    })
}

/// Mails where it stands to whoever that is, if anybody; the answer is the same.
///
/// # Errors
/// [`Refusal::Fields`] for a text that is no identity of the platform; [`Refusal::TooMany`] when
/// this browser asked for it too lately, whether or not it exists.
pub async fn request(caller: &Caller, typed: &str) -> Result<(), Denied> {
    let backend = &caller.backend;
    let identity = &Identity::read(&caller.platform.policy, &backend.keys, typed);
    if let Some(problem) = identity.problem {
        return Err(Refusal::field(Field::Identity, problem).into());
    }
    backend
        .db
        .write(|mut tx| async move {
            send(&mut tx, caller, identity).await?;
            tx.done(())
        })
        .await
}

async fn send(tx: &mut Tx, caller: &Caller, identity: &Identity) -> Result<(), Denied> {
    let links = caller.platform.policy.links;
    let pause = Limit {
        purpose: "whereabouts_pause",
        most: 1,
        window: links.resend_pause(),
    };
    let day = Limit {
        purpose: "whereabouts_day",
        most: i64::from(links.resend_per_day),
        window: Span::hours(24),
    };
    let holder = [identity.digest.as_slice(), &caller.browser].concat();
    budget::require(tx, caller, pause, &holder).await?;
    let found = found(tx, caller, identity).await?;
    // Counted under the address, so that naming it and its document is one mailbox all the same.
    let address = found.as_ref().map_or(NOBODY, |(address, _)| address);
    let to = Email::parse(address).or_else(|_| Email::parse(NOBODY));
    let to = to.map_err(|_| Fault::Config("no address for nobody".into()))?;
    let mailbox = match found {
        Some(_) => caller.backend.keys.lookup("whereabouts", &to.key()),
        None => identity.digest.clone(),
    };
    let granted = budget::take(tx, caller, day, &mailbox).await?;
    let told = found.as_ref().map_or(Told::Link, |(_, told)| told.clone());
    let really = found.is_some() && granted;
    let letter = letters::whereabouts::standing(caller, &to, &told);
    let expires_at = caller.now + LETTER_LASTS;
    outbox::enqueue_if(tx, &caller.scribe(), &letter, expires_at, really).await?;
    let entry = Entry {
        action: "whereabouts.requested",
        subject: identity.subject(),
        detail: json!({ "sent": really }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// Whose mailbox, and what to say; looked up by the same statements in every case.
async fn found(
    tx: &mut Tx,
    caller: &Caller,
    identity: &Identity,
) -> Result<Option<(String, Told)>, Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let account = identity.account(tx, platform, now).await?;
    let registered = identity.registration(tx, platform, now).await?;
    let became = registered
        .as_ref()
        .and_then(|registered| registered.account);
    let became = Id::from_uuid(became.unwrap_or(Uuid::nil()));
    let became = storage::account::by_id(tx, platform, became, now).await?;
    let blocked = blocked(tx, caller, identity).await?;
    let claimed = storage::whereabouts::claimed(tx, platform, identity.lookup(), now).await?;
    let paused = paused(tx, caller, identity.lookup()).await?;
    let workers = storage::worker::enabled(tx, platform, identity.lookup(), now).await?;
    if let Some(account) = account.or(became) {
        let told = match (account.state()?, blocked) {
            (AccountState::Active | AccountState::PendingChallenge, Some(until)) => {
                Told::BlockedUntil(until)
            }
            (AccountState::Active, None) => Told::Active,
            (AccountState::PendingChallenge, None) => Told::Proof,
            (AccountState::Blocked, _) => Told::Blocked,
            (AccountState::Disabled, _) => Told::Disabled,
        };
        return Ok(Some((account.email, told)));
    }
    let waiting = registered.filter(|registered| registered.account.is_none());
    if let Some(waiting) = waiting {
        return Ok(Some((waiting.email, Told::Link)));
    }
    if let Some((email, until)) = claimed {
        let until = calendar::moment(&caller.platform, Timestamp(until))?;
        return Ok(Some((email, Told::Claim(until))));
    }
    // A pause is told to whom the company has on file: whoever typed wrong numbers is not answered.
    let Some(paused) = paused else {
        return Ok(None);
    };
    let on_file = worker::on_file(caller, &workers)?.into_iter().next();
    Ok(on_file.map(|email| (email.delivery().to_owned(), Told::Paused(paused))))
}
