//! People with accounts, for tests that begin where somebody already has one.

use backend::account::{self, Created, NewAccount, Profile};
use backend::audit::Scribe;
use backend::caller::Caller;
use backend::demo::TOTP;
use backend::keys::Secret;
use backend::second_factor::Seed;
use backend::session::{self, Device};
use backend::storage;
use domain::access::Staff;
use domain::account::{AccountState, Stage};
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::name::{NamePart, PersonName};
use domain::password::Password;

use crate::world::{Browser, World};

/// The password of everybody here.
pub const PASSWORD: &str = "caballo azul lento";

/// Somebody to be given an account.
pub struct Somebody<'a> {
    /// Where.
    pub platform: &'a str,
    /// Their address.
    pub email: &'a str,
    /// Their proved document.
    pub document: Option<Document>,
    /// The state of the account.
    pub state: AccountState,
}

impl Somebody<'static> {
    /// Ana of the platform by e-mail.
    pub fn ana() -> Self {
        Self {
            platform: "hanna",
            email: "ana@correo.example",
            document: Document::parse(DocumentKind::Cc, "9900000001").ok(),
            state: AccountState::Active,
        }
    }

    /// Rosa of the platform by RUT.
    pub fn rosa() -> Self {
        Self {
            platform: "gestion",
            email: "rosa@correo.example",
            document: Document::parse(DocumentKind::Rut, "40000001-8").ok(),
            state: AccountState::Active,
        }
    }
}

/// What is known of everybody here.
pub fn profile(document: Option<Document>) -> Profile {
    let part = |text| NamePart::parse(text).unwrap();
    Profile {
        name: PersonName {
            first: part("Ana"),
            second: None,
            first_surname: part("Pérez"),
            second_surname: Some(part("Soto")),
        },
        phone: None,
        birth_date: None,
        document,
    }
}

impl World {
    /// The hand that writes what nobody asked for.
    pub fn system<'a>(&'a self, platform: &'a str) -> Scribe<'a> {
        Scribe {
            backend: &self.backend,
            platform,
            actor: "system".into(),
            network: "test",
            device: "test",
            now: self.backend.env.clock.now(),
        }
    }

    /// Gives somebody an account, unless address or document is taken.
    pub async fn account_of(&self, somebody: &Somebody<'_>) -> Option<Created> {
        let backend = &self.backend;
        let hash = backend
            .hashing
            .hash(&backend.env.chance, &Password::offered(PASSWORD))
            .await
            .unwrap();
        let (hash, email) = (&hash, &Email::parse(somebody.email).unwrap());
        let profile = &profile(somebody.document.clone());
        backend
            .db
            .write(|mut tx| async move {
                let new = NewAccount {
                    proved_document: somebody.document.as_ref(),
                    password_hash: Some(hash),
                    state: somebody.state,
                    ..NewAccount::active(email, profile)
                };
                let scribe = self.system(somebody.platform);
                let created = account::create(&mut tx, &scribe, &new).await?;
                tx.done(created)
            })
            .await
            .unwrap()
    }

    /// Gives an account to somebody who claims a document and did not prove it.
    pub async fn claims(
        &self,
        platform: &str,
        email: &str,
        document: &Document,
        state: AccountState,
    ) -> Created {
        let backend = &self.backend;
        let (email, profile) = (
            &Email::parse(email).unwrap(),
            &profile(Some(document.clone())),
        );
        backend
            .db
            .write(|mut tx| async move {
                let new = NewAccount {
                    state,
                    ..NewAccount::active(email, profile)
                };
                let created = account::create(&mut tx, &self.system(platform), &new).await?;
                tx.done(created.unwrap())
            })
            .await
            .unwrap()
    }

    /// Gives an account a role, and the second factor of the demonstration that goes with it.
    pub async fn give_role(&self, platform: &str, who: Created, role: Staff) {
        let (backend, now) = (&self.backend, self.backend.env.clock.now());
        let account = who.account;
        self.give_factor(platform, who).await;
        backend
            .db
            .write(|mut tx| async move {
                storage::staff::grant(&mut tx, platform, account, role, "system", now).await?;
                tx.done(())
            })
            .await
            .unwrap();
    }

    /// Gives an account the second factor of the demonstration.
    pub async fn give_factor(&self, platform: &str, who: Created) {
        let (backend, now) = (&self.backend, self.backend.env.clock.now());
        let account = who.account;
        backend
            .db
            .write(|mut tx| async move {
                let seed = Seed::parse(TOTP).unwrap();
                let sealed = seed.seal(&backend.keys, &backend.env.chance, account)?;
                storage::totp::offer(&mut tx, platform, account, &sealed, now).await?;
                storage::totp::confirm(&mut tx, platform, account, &sealed, 0, now).await?;
                tx.done(())
            })
            .await
            .unwrap();
    }

    /// Puts a browser into a session without asking for a password.
    pub async fn enter(&self, browser: &mut Browser, somebody: &Somebody<'_>, who: Created) {
        let caller = &self.caller(browser, somebody.platform).await;
        let secret = start(caller, who, Stage::Full).await;
        browser.keep_session(somebody.platform, &secret);
    }
}

/// Starts a session on the person's own machine.
pub async fn start(caller: &Caller, who: Created, stage: Stage) -> Secret {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let secret = session::start(&mut tx, caller, who.account, stage, Device::Own).await?;
            tx.done(secret)
        })
        .await
        .unwrap()
}
