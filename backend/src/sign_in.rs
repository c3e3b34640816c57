//! Sign-in with an identity and a password (A-14 to, H-43).
//!
//! Every try costs the same, whoever is named: the same statements in the same order, one hash,
//! one audit entry (A01, A02). Three rules carry that:
//!
//! - A try is counted as a failure before the password is looked at, and taken back when it was
//!   right. So the sixth failure blocks exactly, however many tries run at once, and no
//!   transaction is open while the password is hashed.
//! - Where there is nobody, the same is done to nobody: a decoy hash, a notice that is composed
//!   and sealed but not kept.
//! - What an account's state means is told after the right password only (Q48).
//!
//! A browser from which the account was entered before has failures of its own (Q52), so that
//! strangers cannot shut its owner out (A12).

mod identity;
mod outcome;

use domain::lockout::{Failures, Standing};
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Timestamp;
use uuid::Uuid;

use crate::caller::Caller;
use crate::fault::Denied;
use crate::session::Device;
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

pub(crate) use identity::Identity;
pub use outcome::{Entered, Way};
pub(crate) use outcome::{way_of, way_past_code};

/// What somebody typed. Printed nowhere.
pub struct SignIn {
    /// E-mail address, RUT or document, as the platform's policy says.
    pub identity: String,
    /// The password, as typed.
    pub password: String,
    /// Whose machine it is.
    pub device: Device,
}

/// One try, counted and admitted or not, before the password was looked at.
#[derive(Debug, Clone)]
struct Try {
    account: Option<AccountRow>,
    waiting: Option<String>,
    /// What the failures are counted under.
    holder: Vec<u8>,
    standing: Standing,
    /// What stands now, this try taken for a failure.
    failures: Failures,
}

/// Lets somebody in, or says why not.
///
/// # Errors
/// [`Refusal::WrongCredentials`] for a wrong password, somebody unknown, or both;
/// [`Refusal::Blocked`] from the sixth failure on, alike for unknown identities;
/// [`Refusal::Fields`] for what is empty or of no allowed kind; [`Refusal::SignInBusy`] before
/// anything was spent; [`Refusal::AccountPending`] and [`Refusal::AccountDisabled`] with the right
/// password only.
pub async fn sign_in(caller: &Caller, input: &SignIn) -> Result<Entered, Denied> {
    let backend = &caller.backend;
    let policy = &caller.platform.policy;
    let place = backend.hashing.place()?;
    let identity = &Identity::read(policy, &backend.keys, &input.identity);
    let admitted = &backend
        .db
        .write(|mut tx| async move {
            let admitted = admit(&mut tx, caller, identity).await?;
            tx.done(admitted)
        })
        .await?;
    let password = &Password::offered(&input.password);
    let right = backend
        .hashing
        .verify_at(&place, password, admitted.hash())
        .await?;
    drop(place);
    let device = input.device;
    let judged = backend
        .db
        .write(|mut tx| async move {
            let judged = if right && admitted.standing == Standing::Open {
                outcome::welcome(&mut tx, caller, identity, admitted, device).await?
            } else {
                outcome::refuse(&mut tx, caller, identity, admitted).await?
            };
            tx.done(judged)
        })
        .await?;
    judged.map_err(|refusal| with_fields(identity, input, refusal).into())
}

/// Counts the try as a failure, unless a block stands.
async fn admit(tx: &mut Tx, caller: &Caller, identity: &Identity) -> Result<Try, Denied> {
    let platform = caller.platform.slug.as_str();
    let (rules, now) = (caller.platform.policy.lockout, caller.now);
    let account = identity.account(tx, platform, now).await?;
    let waiting = identity.waiting_password(tx, platform, now).await?;
    let id = account.as_ref().map_or(Uuid::nil(), |account| account.id);
    let known = storage::sign_in::is_known_device(tx, platform, id, &caller.browser).await?;
    let holder = if known {
        device_holder(caller, id)
    } else {
        identity.digest.clone()
    };
    let before = storage::sign_in::lock_failures(tx, platform, &holder).await?;
    let standing = before.standing(rules, now);
    let failures = match standing {
        Standing::Open => before.after_failure(rules, now),
        Standing::Blocked { .. } => before,
    };
    storage::sign_in::set_failures(tx, platform, &holder, failures).await?;
    Ok(Try {
        account,
        waiting,
        holder,
        standing,
        failures,
    })
}

/// What the failures of a known browser are counted under.
fn device_holder(caller: &Caller, account: Uuid) -> Vec<u8> {
    let browser: String = caller.browser.iter().map(|b| format!("{b:02x}")).collect();
    let keys = &caller.backend.keys;
    keys.lookup("sign_in:device", &format!("{account}:{browser}"))
}

/// A field that says nothing, or nothing that could be meant, is told as such: that depends on
/// what was typed alone and tells nothing about anybody.
fn with_fields(identity: &Identity, input: &SignIn, refusal: Refusal) -> Refusal {
    if refusal != Refusal::WrongCredentials {
        return refusal;
    }
    let mut fields = Vec::new();
    fields.extend(identity.problem.map(|problem| (Field::Identity, problem)));
    if input.password.is_empty() {
        fields.push((Field::Password, Problem::Empty));
    }
    if fields.is_empty() {
        refusal
    } else {
        Refusal::Fields(fields)
    }
}

impl Try {
    /// The hash to compare with: the account's, or that of a registration that waits.
    fn hash(&self) -> Option<&str> {
        match &self.account {
            Some(account) => account.password_hash.as_deref(),
            None => self.waiting.as_deref(),
        }
    }

    /// When the block ends that this try began, if it began one.
    fn began_block(&self, caller: &Caller) -> Option<Timestamp> {
        let rules = caller.platform.policy.lockout;
        match self.standing {
            Standing::Open => self.failures.blocked_until(rules),
            Standing::Blocked { .. } => None,
        }
    }
}
