//! «Primer usuario»: who will enter and administer (W-17 to W-19), and their way in (W-26).
//!
//! The right always goes to the mailbox that was typed. A RUT alone leads to nobody's account: one
//! may have been made with a photocopied card and the mailbox of a thief (Q49). So where the account
//! of that RUT has another address, the form is refused with one sentence that says no more, and the
//! account's own address is told.
//!
//! Where the address signs in, it alone says whose account it is, as everywhere on such a platform;
//! the RUT of the form is unproved there (Q54). The answer is the one for somebody new (Q45).

use domain::account::AccountState;
use domain::company::{Item, Opening, Section};
use domain::document::{Document, DocumentKind, Rut};
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::platform::{FirstPassword, SignInId};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;
use serde_json::json;

use crate::account::{self, NewAccount, Profile, contact_of};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::initial_password::{self, Drawn};
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::people::{self, Proof};
use crate::storage::account::AccountRow;
use crate::storage::membership::NewMembership;
use crate::storage::recovery::NewRecovery;
use crate::storage::{self, Tx};

/// Notices to one account in a day, however often somebody presses.
const NOTICES: Limit = Limit {
    purpose: "first_user_notice",
    most: 2,
    window: Span::hours(24),
};
/// How long such a notice may be late.
const NOTICE_LASTS: Span = Span::days(2);

/// What the first user will enter with, made before the transaction because hashing takes long.
pub(super) enum Key {
    /// An initial password (W-27).
    Password(Drawn),
    /// A link to choose one (Q1).
    Link,
}

impl Key {
    pub(super) async fn make(caller: &Caller) -> Result<Self, Denied> {
        match caller.platform.policy.first_password {
            FirstPassword::Temporary24h => Ok(Self::Password(
                initial_password::draw(&caller.backend).await?,
            )),
            FirstPassword::Link => Ok(Self::Link),
        }
    }
}

/// Gives the first user an account, or another company to the account that they have, and mails
/// them. Answers which account it is.
pub(super) async fn create(
    tx: &mut Tx,
    caller: &Caller,
    (company, sort_key): (Id<id::Company>, &str),
    opening: &Opening,
    key: &Key,
) -> Result<Id<id::Account>, Denied> {
    let scribe = caller.scribe();
    let platform = caller.platform.slug.as_str();
    let about = (&*caller.backend, &*caller.platform);
    let account = match known(tx, caller, opening).await? {
        // One sign-in per person (Q14).
        Some(row) => {
            let to = contact_of(&row)?;
            let name = opening.details.legal_name.as_str();
            let letter = letters::company::another_company(about, &to, name);
            outbox::enqueue(tx, &scribe, &letter, caller.now + initial_password::LASTS).await?;
            row.id()
        }
        None => {
            let account = born(tx, caller, opening).await?;
            send_key(tx, caller, (account, opening), key).await?;
            account
        }
    };
    let membership = NewMembership {
        id: caller.backend.env.chance.id(caller.now),
        platform,
        company,
        account,
        perfil: Perfil::Administrator,
        basis: Some(basis(opening)),
        sort_key,
        now: caller.now,
    };
    storage::membership::insert(tx, &membership).await?;
    people::joined(tx, &scribe, (account, company), Proof::OnFile).await?;
    Ok(account)
}

/// The account that the first user has: the one with that address, and where the RUT signs in, with
/// that RUT as well. A disabled one takes no company.
async fn known(
    tx: &mut Tx,
    caller: &Caller,
    opening: &Opening,
) -> Result<Option<AccountRow>, Denied> {
    let (user, scribe) = (&opening.user, caller.scribe());
    let found = if by_email(caller) {
        account::by_email(tx, &scribe, &user.email).await?
    } else {
        account::by_document(tx, &scribe, &user.document).await?
    };
    let Some(row) = found else { return Ok(None) };
    let is_same = contact_of(&row)?.key() == user.email.key();
    if is_same && row.state()? != AccountState::Disabled {
        Ok(Some(row))
    } else {
        Err(unusable().into())
    }
}

/// Whether people of the platform sign in by address.
fn by_email(caller: &Caller) -> bool {
    caller.platform.policy.sign_in.contains(&SignInId::Email)
}

/// RUT and address do not go together; which of them has an account is told to nobody (Q45).
fn unusable() -> Refusal {
    let field = Field::Company(Section::FirstUser, Item::Email);
    Refusal::field(field, Problem::UserUnusable)
}

/// Whether a form was refused for that.
pub(super) fn is_unusable(refusal: &Refusal) -> bool {
    *refusal == unusable()
}

/// Tells the owners of the accounts that a form was refused for: at their own addresses, and few
/// times.
pub(super) async fn warn(caller: &Caller) -> Result<(), Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (_, draft, _) = super::draft::read(&mut tx, caller).await?;
            let opening = Opening::parse(&draft.typed, caller.platform.locale);
            let user = opening.map_err(|_| Refusal::DraftMissing)?.user;
            let scribe = caller.scribe();
            let by_document = if by_email(caller) {
                None
            } else {
                account::by_document(&mut tx, &scribe, &user.document).await?
            };
            let by_email = account::by_email(&mut tx, &scribe, &user.email).await?;
            for row in by_document.iter().chain(&by_email) {
                notice(&mut tx, caller, row).await?;
            }
            tx.done(())
        })
        .await
}

async fn notice(tx: &mut Tx, caller: &Caller, row: &AccountRow) -> Result<(), Denied> {
    let scribe = caller.scribe();
    if budget::take(tx, caller, NOTICES, row.id.as_bytes()).await? {
        let about = (&*caller.backend, &*caller.platform);
        let letter = letters::company::named_first_user(about, &contact_of(row)?);
        outbox::enqueue(tx, &scribe, &letter, caller.now + NOTICE_LASTS).await?;
    }
    let entry = Entry {
        action: "company.first_user_refused",
        subject: format!("account:{}", row.id),
        detail: json!({}),
        key: None,
    };
    audit::write(tx, &scribe, entry).await
}

/// Why the first user is administrator: what they are in the company, if the form says it.
fn basis(opening: &Opening) -> Basis {
    let user = &opening.user;
    let represents = |rut: Rut| document(rut).is_ok_and(|one| one == user.document);
    if opening
        .representatives
        .iter()
        .any(|person| represents(person.rut))
    {
        Basis::Representative
    } else if opening.commercial.email.key() == user.email.key() {
        Basis::Commercial
    } else {
        Basis::FirstUser
    }
}

/// An account without a password. The document stands there only where nothing else signs in, and
/// as typed: it was not shown behind that link (Q54).
async fn born(tx: &mut Tx, caller: &Caller, opening: &Opening) -> Result<Id<id::Account>, Denied> {
    let user = &opening.user;
    let by_email = by_email(caller);
    let profile = &Profile {
        name: user.name.clone(),
        phone: Some(user.phone.clone()),
        birth_date: None,
        document: Some(user.document.clone()),
    };
    let new = NewAccount {
        proved_document: Some(&user.document).filter(|_| !by_email),
        ..NewAccount::active(&user.email, profile)
    };
    let created = account::create(tx, &caller.scribe(), &new).await?;
    if let Some(created) = created.filter(|_| !by_email) {
        let platform = caller.platform.slug.as_str();
        storage::person::set_typed(tx, platform, created.person, true).await?;
    }
    Ok(created.ok_or_else(unusable)?.account)
}

async fn send_key(
    tx: &mut Tx,
    caller: &Caller,
    (account, opening): (Id<id::Account>, &Opening),
    key: &Key,
) -> Result<(), Denied> {
    let (platform, user) = (caller.platform.slug.as_str(), &opening.user);
    match key {
        Key::Password(drawn) => {
            let sign_in = if by_email(caller) {
                user.email.delivery().to_owned()
            } else {
                user.document.number().to_owned()
            };
            let by = (&caller.scribe(), &*caller.platform);
            initial_password::give(tx, by, (account, &user.email, &sign_in), drawn).await?;
        }
        Key::Link => {
            let secret = Secret::new(&caller.backend.env.chance);
            let until = caller.now + caller.platform.policy.links.activation();
            let recovery = NewRecovery {
                id: caller.backend.env.chance.id::<()>(caller.now).uuid(),
                platform,
                account,
                secret_digest: &secret.digest(),
                now: caller.now,
                expires_at: until,
            };
            storage::recovery::insert(tx, &recovery, true).await?;
            let about = (&*caller.backend, &*caller.platform);
            let letter = letters::company::choose_password(about, &user.email, &secret);
            outbox::enqueue(tx, &caller.scribe(), &letter, until).await?;
        }
    }
    Ok(())
}

/// A RUT as a document, as people are looked up by.
pub(super) fn document(rut: Rut) -> Result<Document, Fault> {
    Document::parse(DocumentKind::Rut, &rut.to_string()).map_err(|_| Fault::Stored {
        table: "representative",
        column: "rut",
        key: rut.mask(),
    })
}
