//! Somebody signed in, and a company of theirs, with no more rows than the work of a victim needs.

use std::sync::Arc;

use backend::Backend;
use backend::account::{self, NewAccount, Profile};
use backend::caller::{Caller, session_cookie};
use backend::keys::Secret;
use backend::session::{self, Device};
use backend::storage;
use domain::account::Stage;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::name::{NamePart, PersonName};

use crate::house;

const NETWORK: &str = "192.0.2.9";

/// Somebody with an account, and their browser.
pub struct Hand {
    platform: &'static str,
    browser: Secret,
    pub account: Id<id::Account>,
}

impl Hand {
    /// Makes the account.
    pub async fn new(backend: &Arc<Backend>, platform: &'static str) -> Self {
        let browser = Secret::new(&backend.env.chance);
        let visitor = &house::caller_on(backend, platform, &browser, NETWORK, &[]).await;
        let email = &Email::parse("jefa@trigo.example").unwrap();
        let part = |text| NamePart::parse(text).unwrap();
        let profile = &Profile {
            name: PersonName {
                first: part("Rosa"),
                second: None,
                first_surname: part("Lagos"),
                second_surname: None,
            },
            document: None,
            phone: None,
            birth_date: None,
        };
        let new = &NewAccount::active(email, profile);
        let created = backend.db.write(|mut tx| async move {
            let created = account::create(&mut tx, &visitor.scribe(), new).await?;
            tx.done(created)
        });
        let account = created.await.unwrap().unwrap().account;
        Self {
            platform,
            browser,
            account,
        }
    }

    /// Opens a company for them, with that perfil of theirs in it.
    pub async fn opens(&self, backend: &Backend, perfil: Perfil) -> Id<id::Company> {
        let (now, chance) = (backend.env.clock.now(), &backend.env.chance);
        let company: Id<id::Company> = chance.id(now);
        let acquisition: Id<id::Acquisition> = chance.id(now);
        let bytes = &acquisition.uuid();
        let bought = &storage::acquisition::NewAcquisition {
            id: acquisition,
            platform: self.platform,
            rut: "54000001-8",
            secret_digest: bytes.as_bytes(),
            wrapped_key: &[],
            sealed: &[],
            now,
            by: "test",
            expires_at: now,
        };
        let opened = &storage::company::NewCompany {
            id: company,
            platform: self.platform,
            rut: "54000001-8",
            legal_name: "El Trigo",
            sort_key: "el trigo",
            acquisition: acquisition.uuid(),
            wrapped_key: &[],
            sealed: &[],
            now,
        };
        let joined = &storage::membership::NewMembership {
            id: chance.id(now),
            platform: self.platform,
            company,
            account: self.account,
            perfil,
            basis: (perfil == Perfil::Administrator).then_some(Basis::Appointed),
            sort_key: "el trigo",
            now,
        };
        let made = backend.db.write(|mut tx| async move {
            storage::acquisition::insert(&mut tx, bought).await?;
            storage::company::insert(&mut tx, opened).await?;
            storage::membership::insert(&mut tx, joined).await?;
            tx.done(company)
        });
        made.await.unwrap()
    }

    /// Signs them in; asking in that company, where one is named.
    pub async fn enters(&self, backend: &Arc<Backend>, at: Option<Id<id::Company>>) -> Caller {
        let (platform, account) = (self.platform, self.account);
        let visitor = &house::caller_on(backend, platform, &self.browser, NETWORK, &[]).await;
        let token = backend.db.write(|mut tx| async move {
            let full = Stage::Full;
            let token = session::start(&mut tx, visitor, account, full, Device::Own).await?;
            tx.done(token)
        });
        let cookie = (session_cookie(platform), token.await.unwrap().expose());
        let cookies = &[cookie];
        let caller = house::caller_on(backend, platform, &self.browser, NETWORK, cookies).await;
        let visit = caller.visit.clone();
        backend.caller_at(visit, platform, at).await.unwrap()
    }
}
