//! «Primer usuario»: who will enter and administer (W-17 to W-19), and their way in (W-26).

use domain::account::AccountState;
use domain::company::{Item, Opening, Section};
use domain::document::{Document, DocumentKind, Rut};
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::platform::{FirstPassword, SignInId};
use domain::refusal::{Field, Problem, Refusal};

use crate::account::{self, NewAccount, Profile, contact_of};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::initial_password::{self, Drawn};
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::people;
use crate::storage::membership::NewMembership;
use crate::storage::recovery::NewRecovery;
use crate::storage::{self, Tx};

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
    let user = &opening.user;
    let account = match account::by_document(tx, &scribe, &user.document).await? {
        // One sign-in per person (Q14). Mail goes where it always goes, whatever was typed.
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
    people::joined(tx, &scribe, (account, company)).await?;
    Ok(account)
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

/// An account without a password. The document counts as proved only where nothing else signs in:
/// it was typed behind a link, not shown (Q54).
async fn born(tx: &mut Tx, caller: &Caller, opening: &Opening) -> Result<Id<id::Account>, Denied> {
    let user = &opening.user;
    let by_email = caller.platform.policy.sign_in.contains(&SignInId::Email);
    let profile = &Profile {
        name: user.name.clone(),
        phone: Some(user.phone.clone()),
        birth_date: None,
        document: Some(user.document.clone()),
    };
    let new = NewAccount {
        email: &user.email,
        proved_document: Some(&user.document).filter(|_| !by_email),
        profile,
        password_hash: None,
        state: AccountState::Active,
        registry_person: None,
        review_due: false,
        lapses_at: None,
    };
    let created = account::create(tx, &caller.scribe(), &new).await?;
    let field = Field::Company(Section::FirstUser, Item::Email);
    let taken = Refusal::field(field, Problem::EmailTaken);
    Ok(created.ok_or(taken)?.account)
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
            let by_email = caller.platform.policy.sign_in.contains(&SignInId::Email);
            let sign_in = if by_email {
                user.email.delivery().to_owned()
            } else {
                user.document.number().to_owned()
            };
            initial_password::give(tx, caller, (account, &user.email, &sign_in), drawn).await?;
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
