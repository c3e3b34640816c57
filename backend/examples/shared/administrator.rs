//! Who acts in a benchmark.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use backend::Backend;
use backend::account::{self, NewAccount, Profile};
use backend::caller::{Caller, Visit, session_cookie};
use backend::keys::Secret;
use backend::session::{self, Device};
use backend::storage;
use domain::account::Stage;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::name::{NamePart, PersonName};
use uuid::Uuid;

use crate::opened::opened;

const COMPANY: Uuid = Uuid::from_u128(7);

/// The company's access administrator, signed in.
pub async fn signed_in(
    backend: &Arc<Backend>,
    platform: &'static str,
) -> Result<Caller, Box<dyn Error>> {
    let visit = |cookies| Visit {
        browser: Secret::new(&backend.env.chance),
        cookies,
        network: "192.0.2.9".into(),
        agent: "bench".into(),
        trace: "0000test".into(),
    };
    let visitor = &backend.caller(visit(HashMap::new()), platform).await?;
    let email = &Email::parse("jefa@empresa.example").map_err(|_| "an address")?;
    let profile = &rosa()?;
    let now = backend.env.clock.now();
    let company: Id<id::Company> = Id::from_uuid(COMPANY);
    let token = backend.db.write(|mut tx| async move {
        opened(&mut tx, platform, company, now).await?;
        let new = NewAccount::active(email, profile);
        let created = account::create(&mut tx, &visitor.scribe(), &new).await?;
        let account = created.ok_or(domain::Refusal::NotFound)?.account;
        let joined = storage::membership::NewMembership {
            id: backend.env.chance.id(now),
            platform,
            company,
            account,
            perfil: Perfil::Administrator,
            basis: Some(Basis::Appointed),
            sort_key: "empresa",
            now,
        };
        storage::membership::insert(&mut tx, &joined).await?;
        let token = session::start(&mut tx, visitor, account, Stage::Full, Device::Own).await?;
        tx.done(token)
    });
    let cookies = HashMap::from([(session_cookie(platform), token.await?.expose())]);
    let visit = Visit {
        browser: visitor.visit.browser.clone(),
        ..visit(cookies)
    };
    Ok(backend.caller_at(visit, platform, Some(company)).await?)
}

fn rosa() -> Result<Profile, Box<dyn Error>> {
    let part = |text| NamePart::parse(text).map_err(|_| "a name");
    Ok(Profile {
        name: PersonName {
            first: part("Rosa")?,
            second: None,
            first_surname: part("Lagos")?,
            second_surname: None,
        },
        document: None,
        phone: None,
        birth_date: None,
    })
}
