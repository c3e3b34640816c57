//! The page of a company's people as the server renders it: fifty of a thousand, with every filter.

use anyhow::{Result, ensure};
use backend::env::Chance;
use backend::storage::Db;
use backend::storage::roster::{self, NewPerson};
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::time::Timestamp;

use crate::companies::{HERE, first_company, signs_in};
use crate::server::Server;
use crate::table::Table;

/// Legal representative of a company of the demonstration.
const ROSA: &str = "46000001-7";
const PEOPLE: u32 = 1_000;
const PAGES: u32 = 500;

/// Measures it on a server with the demonstration.
pub async fn measure(server: &Server, table: &mut Table) -> Result<()> {
    let rosa = signs_in(&server.client, ROSA).await?;
    let company = first_company(&server.client, &rosa, &format!("platform={HERE}")).await?;
    fill(server, company.parse()?).await?;
    let path = format!("/{HERE}/e/{company}/personas");
    let before = server.cpu_seconds();
    for _ in 0..PAGES {
        let answer = server.client.get(&path, &rosa).await?;
        ensure!(answer.status == 200, "{path}: {}", answer.status);
    }
    let each = (server.cpu_seconds() - before) * 1_000.0 / f64::from(PAGES);
    table.add(
        "People's page rendered on the server, compression included: CPU",
        format!("{each:.2} ms"),
        "≤ 3 ms, aim 1",
        each <= 3.0,
    );
    Ok(())
}

async fn fill(server: &Server, company: Id<id::Company>) -> Result<()> {
    let db = Db::open(&server.database()).await?;
    let chance = Chance::System;
    db.write(|mut tx| {
        let chance = &chance;
        async move {
            for n in 0..PEOPLE {
                let now = Timestamp(i64::from(n));
                let id: Id<id::RosterPerson> = chance.id(now);
                let lookup = id.uuid();
                let new = NewPerson {
                    id,
                    platform: HERE,
                    company,
                    membership: None,
                    worker: None,
                    rut_lookup: Some(lookup.as_bytes()),
                    rut: &format!("{}-{}", 40_000_000 + n, n % 10),
                    name: &format!("Camila Díaz {n:04}"),
                    sort_key: &format!("diaz {n:04} camila"),
                    email: &format!("persona{n}@empresa.example"),
                    phone: None,
                    perfil: Perfil::Worker,
                    state: MembershipState::Enabled,
                    section: None,
                    starts_on: None,
                    ends_at: None,
                    reason: None,
                    wrapped_key: &[7; 72],
                    now,
                };
                roster::add(&mut tx, &new).await?;
            }
            tx.done(())
        }
    })
    .await?;
    db.close().await;
    Ok(())
}
