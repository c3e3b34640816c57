//! Accounts and the people behind them. What is known of a person is one sealed value under a key
//! of their own; what must be unique (address, proved document) stands beside it as a keyed or
//! folded spelling. Nothing here asks for a password: `sign_in`, `recovery` and `password` do.
//!
//! Contexts of sealing: the wrapped key belongs to `person:{id}`, the profile to
//! `person:{id}:profile`.

mod corner;
mod mine;
mod provision;

use domain::account::AccountState;
use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::document::Document;
use domain::id::{self, Id};
use domain::name::PersonName;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::Backend;
use crate::audit::{self, Entry, Scribe};
use crate::fault::{Denied, Fault};
use crate::keys::{Keys, PersonKey};
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

pub use corner::corner;
pub use mine::{Mine, mine};
pub use provision::{Provision, provision};

/// What is known of a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Names and surnames.
    pub name: PersonName,
    /// Mobile phone.
    pub phone: Option<Phone>,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// The document as the person claims it; whether it is proved, the account knows.
    pub document: Option<Document>,
}

/// Personal: prints nothing.
impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Profile(…)")
    }
}

/// An account to be born.
#[derive(Debug, Clone, Copy)]
pub struct NewAccount<'a> {
    /// Where mail goes, and what signs in where the policy says so.
    pub email: &'a Email,
    /// The document, when it was proved; it is unique and may sign in.
    pub proved_document: Option<&'a Document>,
    /// What is known of the person.
    pub profile: &'a Profile,
    /// In PHC form; none until one is chosen.
    pub password_hash: Option<&'a str>,
    /// The first state.
    pub state: AccountState,
    /// Which row of the registry it belongs to.
    pub registry_person: Option<Id<id::RegistryPerson>>,
    /// Whether «Revise sus datos» is still to come.
    pub review_due: bool,
    /// When an unproven account goes away by itself (Q31).
    pub lapses_at: Option<Timestamp>,
}

impl<'a> NewAccount<'a> {
    /// One that is open for good, without password and without a proved document.
    #[must_use]
    pub const fn active(email: &'a Email, profile: &'a Profile) -> Self {
        Self {
            email,
            proved_document: None,
            profile,
            password_hash: None,
            state: AccountState::Active,
            registry_person: None,
            review_due: false,
            lapses_at: None,
        }
    }
}

/// What was born.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Created {
    /// The account.
    pub account: Id<id::Account>,
    /// The person.
    pub person: Id<id::Person>,
}

/// A person as stored, with what is needed to save them again.
#[derive(Debug)]
pub struct Known {
    /// Whose profile it is.
    pub person: Id<id::Person>,
    /// Their key.
    pub key: PersonKey,
    /// What is known of them.
    pub profile: Profile,
    /// Whether their document was proved.
    pub proved: bool,
    /// Grows with each change.
    pub version: i64,
}

/// The keyed digest under which a document is found, in `person` and wherever else it is looked up.
#[must_use]
pub fn document_lookup(keys: &Keys, document: &Document) -> Vec<u8> {
    keys.lookup("document", &document.key())
}

/// Makes an account and its person; none when the address or the proved document is taken.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn create(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    new: &NewAccount<'_>,
) -> Result<Option<Created>, Denied> {
    let Backend { keys, env, .. } = scribe.backend;
    let (platform, now) = (scribe.platform, scribe.now);
    let person: Id<id::Person> = env.chance.id(now);
    let account: Id<id::Account> = env.chance.id(now);
    let email_key = new.email.key();
    storage::account::clear_lapsed(tx, platform, &email_key, now).await?;
    let (key, wrapped_key) = keys.new_person(&env.chance, &key_context(person))?;
    let sealed = seal(scribe.backend, &key, person, new.profile)?;
    let lookup = new
        .proved_document
        .map(|document| document_lookup(keys, document));
    let claimed = new.profile.document.as_ref();
    let claimed = claimed.map(|document| document_lookup(keys, document));
    let row = storage::person::NewPerson {
        id: person,
        platform,
        document_lookup: lookup.as_deref(),
        claimed_lookup: claimed.as_deref(),
        wrapped_key: &wrapped_key,
        sealed: &sealed,
        now,
    };
    if storage::person::insert(tx, &row).await? == 0 {
        return Ok(None);
    }
    let row = storage::account::NewAccount {
        id: account,
        platform,
        person,
        email: new.email.delivery(),
        email_key: &email_key,
        password_hash: new.password_hash,
        state: new.state,
        registry_person: new.registry_person,
        review_due: new.review_due,
        lapses_at: new.lapses_at,
        now,
    };
    if storage::account::insert(tx, &row).await? == 0 {
        storage::person::delete(tx, platform, person.uuid()).await?;
        return Ok(None);
    }
    let entry = Entry {
        action: "account.created",
        subject: format!("account:{account}"),
        detail: json!({ "state": new.state, "proved": new.proved_document.is_some() }),
        key: Some(&key),
    };
    audit::write(tx, scribe, entry).await?;
    Ok(Some(Created { account, person }))
}

/// Where mail of an account goes.
///
/// # Errors
/// [`Fault::Stored`] when the address does not parse.
pub(crate) fn contact_of(row: &AccountRow) -> Result<Email, Fault> {
    Email::parse(&row.email).map_err(|_| Fault::Stored {
        table: "account",
        column: "email",
        key: row.id.to_string(),
    })
}

/// The account with that address, unless its time ran out.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn by_email(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    email: &Email,
) -> Result<Option<AccountRow>, Denied> {
    let found = storage::account::by_email(tx, scribe.platform, &email.key(), scribe.now).await?;
    Ok(found)
}

/// The account of whoever proved that document.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn by_document(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    document: &Document,
) -> Result<Option<AccountRow>, Denied> {
    let lookup = document_lookup(&scribe.backend.keys, document);
    let found = storage::account::by_document(tx, scribe.platform, &lookup, scribe.now).await?;
    Ok(found)
}

/// What is known of a person of that platform.
///
/// # Errors
/// [`Denied::Fault`] when there is no such person or their profile does not open.
pub async fn profile(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    person: Id<id::Person>,
) -> Result<Known, Denied> {
    let stored = |column| Fault::Stored {
        table: "person",
        column,
        key: person.to_string(),
    };
    let row = storage::person::by_id(tx, platform, person).await?;
    let row = row.ok_or_else(|| stored("id"))?;
    let key = backend
        .keys
        .person(&row.wrapped_key, &key_context(person))?;
    let plain = key.open(&profile_context(person), &row.sealed)?;
    let profile = serde_json::from_slice(&plain).map_err(|_| stored("sealed"))?;
    Ok(Known {
        person,
        key,
        profile,
        proved: row.document_lookup.is_some(),
        version: row.version,
    })
}

/// The key of a person of that platform, if they are still there.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or the key is not ours.
pub async fn key_of(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    person: Id<id::Person>,
) -> Result<Option<PersonKey>, Denied> {
    let row = storage::person::by_id(tx, platform, person).await?;
    let Some(row) = row else { return Ok(None) };
    let key = backend
        .keys
        .person(&row.wrapped_key, &key_context(person))?;
    Ok(Some(key))
}

/// Saves what is known of a person; false when somebody else saved first.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn save_profile(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    known: &Known,
    profile: &Profile,
) -> Result<bool, Denied> {
    let sealed = seal(scribe.backend, &known.key, known.person, profile)?;
    let (platform, person) = (scribe.platform, known.person);
    let saved = storage::person::save(tx, platform, person, &sealed, known.version).await?;
    if saved == 0 {
        return Ok(false);
    }
    let entry = Entry {
        action: "person.changed",
        subject: format!("person:{person}"),
        detail: json!({ "old": known.profile, "new": profile }),
        key: Some(&known.key),
    };
    audit::write(tx, scribe, entry).await?;
    Ok(true)
}

/// Ties a person to the document that they proved; false when it belongs to somebody else.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn prove_document(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    person: Id<id::Person>,
    document: &Document,
) -> Result<bool, Denied> {
    let lookup = document_lookup(&scribe.backend.keys, document);
    let proved = storage::person::prove(tx, scribe.platform, person, &lookup).await?;
    Ok(proved == 1)
}

fn seal(
    backend: &Backend,
    key: &PersonKey,
    person: Id<id::Person>,
    profile: &Profile,
) -> Result<Vec<u8>, Fault> {
    let plain = serde_json::to_vec(profile).map_err(|_| Fault::Sealed)?;
    key.seal(&backend.env.chance, &profile_context(person), &plain)
}

fn key_context(person: Id<id::Person>) -> Vec<u8> {
    format!("person:{person}").into_bytes()
}

fn profile_context(person: Id<id::Person>) -> Vec<u8> {
    format!("person:{person}:profile").into_bytes()
}
