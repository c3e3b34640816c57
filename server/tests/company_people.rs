//! One of each kind of person around a company, signed in; for tests about who may what.

use backend::storage;
use domain::access::Staff;
use domain::account::Stage;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil};
use domain::time::Span;

use crate::company_doors::Who;
use crate::harness::{Browser, House};

/// A platform and a company of it.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub house: &'a House,
    pub platform: &'static str,
    pub company: Id<id::Company>,
}

/// The account with that address.
pub async fn account(house: &House, platform: &str, email: &str) -> Id<id::Account> {
    let key = &Email::parse(email).unwrap().key();
    let now = house.backend.env.clock.now();
    let found = house.backend.db.read(|mut tx| async move {
        let row = storage::account::by_email(&mut tx, platform, key, now).await?;
        tx.done(row.map(|row| row.id()))
    });
    found.await.unwrap().expect("an account")
}

/// The company with that number.
pub async fn company(house: &House, platform: &str, rut: &str) -> Id<id::Company> {
    let found = house.backend.db.read(|mut tx| async move {
        let row = storage::company::by_rut(&mut tx, platform, rut).await?;
        tx.done(row.map(|row| Id::from_uuid(row.id)))
    });
    found.await.unwrap().expect("a company")
}

impl At<'_> {
    /// Somebody signed in who belongs to no company.
    pub async fn outsider(&self, word: &str) -> (Browser, Id<id::Account>) {
        let mut browser = self.house.browser();
        let email = format!("{word}@porteria.example");
        let full = Stage::Full;
        self.house
            .lets_in(&mut browser, self.platform, &email, full)
            .await;
        let account = account(self.house, self.platform, &email).await;
        (browser, account)
    }

    /// Somebody signed in who belongs to that company with that perfil.
    pub async fn member(
        &self,
        word: &str,
        perfil: Perfil,
        basis: Option<Basis>,
    ) -> (Browser, Id<id::Account>) {
        let (browser, account) = self.outsider(word).await;
        let (backend, platform, company) = (&self.house.backend, self.platform, self.company);
        let now = backend.env.clock.now();
        let id = backend.env.chance.id(now);
        let joined = backend.db.write(|mut tx| async move {
            let row = storage::company::by_id(&mut tx, platform, company.uuid()).await?;
            let new = storage::membership::NewMembership {
                id,
                platform,
                company,
                account,
                perfil,
                basis,
                sort_key: &row.expect("a company").sort_key,
                now,
            };
            let joined = storage::membership::insert(&mut tx, &new).await?;
            tx.done(joined)
        });
        assert_eq!(joined.await.unwrap(), 1);
        (browser, account)
    }

    /// Somebody of that company who is «Inhabilitado» there.
    pub async fn disabled(&self, perfil: Perfil, basis: Option<Basis>) -> Browser {
        let (browser, account) = self.member("fuera", perfil, basis).await;
        let (backend, platform, company) = (&self.house.backend, self.platform, self.company);
        let now = backend.env.clock.now();
        let shut = backend.db.write(|mut tx| async move {
            let row = storage::membership::of(&mut tx, platform, account, company).await?;
            let row = row.expect("a membership");
            let next = (MembershipState::Disabled, perfil, basis);
            let shut = storage::membership::change(&mut tx, platform, &row, next, now).await?;
            tx.done(shut)
        });
        assert_eq!(shut.await.unwrap(), 1);
        browser
    }

    /// A worker who stands in for that administrator today.
    pub async fn stand_in(&self, named_by: Id<id::Account>) -> Browser {
        let (browser, account) = self.member("suplente", Perfil::Worker, None).await;
        let (backend, platform, company) = (&self.house.backend, self.platform, self.company);
        let now = backend.env.clock.now();
        let id = backend.env.chance.id::<()>(now).uuid();
        let until = now + Span::hours(8);
        let named = backend.db.write(|mut tx| async move {
            let (at, who) = ((id, company), (account, named_by));
            let named = storage::stand_in::insert(&mut tx, platform, at, who, (now, until)).await?;
            tx.done(named)
        });
        assert_eq!(named.await.unwrap(), 1);
        browser
    }

    /// Those who are of no company, of another one, or shut out; `leads` is what whoever leads one
    /// is there.
    pub async fn outside(
        &self,
        other: Id<id::Company>,
        (leads, basis): (Perfil, Option<Basis>),
    ) -> Vec<(Who, Browser)> {
        let (house, platform) = (self.house, self.platform);
        let (mut half, mut chief, mut desk) = (house.browser(), house.browser(), house.browser());
        let email = "media@porteria.example";
        let halfway = Stage::Challenge;
        house.lets_in(&mut half, platform, email, halfway).await;
        let email = "plataforma@porteria.example";
        let role = Staff::PlatformAdmin;
        house.lets_staff_in(&mut chief, platform, email, role).await;
        let email = "mesa@porteria.example";
        let role = Staff::HelpDesk;
        house.lets_staff_in(&mut desk, platform, email, role).await;
        let elsewhere = At {
            company: other,
            ..*self
        };
        vec![
            (Who::Stranger, house.browser()),
            (Who::Halfway, half),
            (Who::Outsider, self.outsider("sola").await.0),
            (
                Who::Elsewhere,
                elsewhere.member("vecina", leads, basis).await.0,
            ),
            (Who::Platform, chief),
            (Who::Desk, desk),
            (Who::Disabled, self.disabled(leads, basis).await),
        ]
    }
}
