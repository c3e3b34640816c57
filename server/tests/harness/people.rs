//! People who are signed in already, for tests that are about something else than signing in.

use std::sync::Arc;

use backend::account::{self, NewAccount, Profile};
use backend::caller::{Caller, Visit, session_cookie};
use backend::demo::TOTP;
use backend::keys::Secret;
use backend::second_factor::Seed;
use backend::session::{self, Device};
use backend::storage;
use domain::access::Staff;
use domain::account::{AccountState, Stage};
use domain::contact::Email;
use domain::name::{NamePart, PersonName};

use super::{Browser, House};

impl House {
    /// Gives an account to the person with that address, in this browser's name, and signs them in
    /// as far as that stage.
    pub async fn lets_in(&self, browser: &mut Browser, platform: &str, email: &str, stage: Stage) {
        let caller = &self.caller(platform).await;
        let email = &Email::parse(email).unwrap();
        let profile = &profile();
        let state = match stage {
            Stage::Challenge => AccountState::PendingChallenge,
            Stage::SecondFactor | Stage::Enrolment | Stage::InitialPassword | Stage::Full => {
                AccountState::Active
            }
        };
        let token = self
            .backend
            .db
            .write(|mut tx| async move {
                let new = NewAccount {
                    state,
                    ..NewAccount::active(email, profile)
                };
                let created = account::create(&mut tx, &caller.scribe(), &new).await?;
                let account = created.expect("a free address").account;
                let token = session::start(&mut tx, caller, account, stage, Device::Own).await?;
                tx.done(token)
            })
            .await
            .unwrap();
        browser
            .cookies
            .insert(session_cookie(platform), token.expose());
    }

    /// The same for somebody with a role, past every hurdle.
    pub async fn lets_staff_in(
        &self,
        browser: &mut Browser,
        platform: &str,
        email: &str,
        role: Staff,
    ) {
        self.lets_in(browser, platform, email, Stage::Full).await;
        let key = &Email::parse(email).unwrap().key();
        let now = self.backend.env.clock.now();
        self.backend
            .db
            .write(|mut tx| async move {
                let row = storage::account::by_email(&mut tx, platform, key, now).await?;
                let account = row.expect("an account").id();
                storage::staff::grant(&mut tx, platform, account, role, "system", now).await?;
                tx.done(())
            })
            .await
            .unwrap();
        self.gives_codes(platform, email).await;
    }

    /// Gives the account with that address the second factor of the demonstration.
    pub async fn gives_codes(&self, platform: &str, email: &str) {
        let key = &Email::parse(email).unwrap().key();
        let now = self.backend.env.clock.now();
        self.backend
            .db
            .write(|mut tx| async move {
                let row = storage::account::by_email(&mut tx, platform, key, now).await?;
                let account = row.expect("an account").id();
                let seed = Seed::parse(TOTP).expect("a secret");
                let backend = &self.backend;
                let sealed = seed.seal(&backend.keys, &backend.env.chance, account)?;
                storage::totp::offer(&mut tx, platform, account, &sealed, now).await?;
                storage::totp::confirm(&mut tx, platform, account, &sealed, 0, now).await?;
                tx.done(())
            })
            .await
            .unwrap();
    }

    /// Somebody asking on that platform, now.
    pub async fn caller(&self, platform: &str) -> Caller {
        let visit = Visit {
            browser: Secret::new(&self.backend.env.chance),
            cookies: std::collections::HashMap::new(),
            network: "192.0.2.1".into(),
            agent: "Navegador de prueba".into(),
            trace: "0000test".into(),
        };
        Arc::clone(&self.backend)
            .caller(visit, platform)
            .await
            .unwrap()
    }
}

fn profile() -> Profile {
    let part = |text| NamePart::parse(text).unwrap();
    Profile {
        name: PersonName {
            first: part("Ana"),
            second: None,
            first_surname: part("Pérez"),
            second_surname: None,
        },
        phone: None,
        birth_date: None,
        document: None,
    }
}
