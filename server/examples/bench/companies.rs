//! Companies: what a session check with a company costs, what changing to another costs the server
//! and brings to the browser, and the table of somebody with five hundred companies against ten.

use anyhow::{Context, Result, ensure};
use backend::env::Chance;
use backend::storage::acquisition::NewAcquisition;
use backend::storage::company::NewCompany;
use backend::storage::membership::NewMembership;
use backend::storage::{self, Db};
use domain::Rut;
use domain::contact::Email;
use domain::id::Id;
use domain::membership::Perfil;
use domain::time::Timestamp;

use crate::client::{Client, encode};
use crate::server::Server;
use crate::sign_in::SIGN_IN;
use crate::table::Table;

pub const HERE: &str = "gestion";
const REQUESTS: u32 = 5_000;
/// Own data and the first page of the table.
const COMPANIES: &str = "/api/companies/view";
/// For the legal representative only, refused before anything is read.
const FOR_OTHERS: &str = "/api/inside/revoke";
/// What the program in the browser asks for when another company is entered.
const SWITCH: [&str; 2] = ["/api/platform/corner", "/api/inside/view"];
/// In three companies of the demonstration; made to be in five hundred.
const DANIELA: (&str, &str) = ("46123123-3", "daniela.munoz@ejemplo.test");
/// In one; made to be in ten.
const IGNACIO: (&str, &str) = ("43111222-1", "ignacio.paredes@ejemplo.test");

/// Measures all of it on a server with the demonstration.
pub async fn measure(server: &Server, table: &mut Table) -> Result<()> {
    fill(server).await?;
    let (many, few) = (
        signs_in(&server.client, DANIELA.0).await?,
        signs_in(&server.client, IGNACIO.0).await?,
    );
    let plain = format!("platform={HERE}");
    let at = format!(
        "{plain}&company={}",
        first_company(&server.client, &many, &plain).await?
    );

    let form = format!("{at}&account=0190a000-0000-7000-8000-000000000000");
    let (with, without) = (
        micros(server, FOR_OTHERS, &many, &form).await?,
        micros(server, FOR_OTHERS, "", &form).await?,
    );
    let check = with - without;
    table.add(
        "Session check with company and perfil on SQLite, CPU of the server",
        format!("{check:.0} µs (whole request {with:.0} µs, without a session {without:.0} µs)"),
        "≤ 100 µs, aim 30",
        check <= 100.0,
    );

    let (mut cpu, mut bytes) = (0.0, 0);
    for path in SWITCH {
        cpu += micros(server, path, &many, &at).await?;
        bytes += server.client.call(path, &many, &at).await?.body.len();
    }
    table.add(
        "Changing to another company: CPU of the server, bytes to the browser",
        format!("{:.2} ms, {bytes} bytes", cpu / 1_000.0),
        "≤ 5 ms, ≤ 4 096 bytes",
        cpu <= 5_000.0 && bytes <= 4_096,
    );

    let (many, few) = (
        micros(server, COMPANIES, &many, &plain).await?,
        micros(server, COMPANIES, &few, &plain).await?,
    );
    let ratio = many / few;
    table.add(
        "Table of companies of somebody in 500 ÷ of somebody in 10",
        format!("{many:.0} µs ÷ {few:.0} µs = {ratio:.2}"),
        "≤ 1.2",
        ratio <= 1.2,
    );
    Ok(())
}

/// Cookies of somebody of the demonstration.
pub async fn signs_in(client: &Client, rut: &str) -> Result<String> {
    let password = encode(backend::demo::PASSWORD);
    let form = format!("platform={HERE}&identity={rut}&password={password}&next=");
    let answer = client.call(SIGN_IN, "", &form).await?;
    ensure!(
        answer.cookies.contains("sesion-gestion"),
        "sign-in does not work"
    );
    Ok(answer.cookies)
}

/// The id of the first company of the table.
pub async fn first_company(client: &Client, cookies: &str, form: &str) -> Result<String> {
    let answer = client.call(COMPANIES, cookies, form).await?;
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    let id = text.split("\"company\":\"").nth(1).context("no company")?;
    Ok(id.chars().take(36).collect())
}

async fn micros(server: &Server, path: &str, cookies: &str, form: &str) -> Result<f64> {
    let before = server.cpu_seconds();
    for _ in 0..REQUESTS {
        let answer = server.client.call(path, cookies, form).await?;
        ensure!(
            (answer.status < 400) != (path == FOR_OTHERS),
            "{path}: {}",
            answer.status
        );
    }
    Ok((server.cpu_seconds() - before) * 1_000_000.0 / f64::from(REQUESTS))
}

/// Companies beside those of the demonstration: all for one person, the first ones for another.
async fn fill(server: &Server) -> Result<()> {
    let db = Db::open(&server.database()).await?;
    let chance = Chance::System;
    db.write(|mut tx| {
        let chance = &chance;
        async move {
            let now = Timestamp(1);
            let mut accounts = Vec::new();
            for (_, address) in [DANIELA, IGNACIO] {
                let key = Email::parse(address)
                    .map_err(|_| backend::fault::Fault::Sealed)?
                    .key();
                let row = storage::account::by_email(&mut tx, HERE, &key, now).await?;
                accounts.push(row.ok_or(backend::fault::Fault::Sealed)?.id());
            }
            for number in 0..497_u32 {
                let rut =
                    Rut::from_body(70_000_000 + number).ok_or(backend::fault::Fault::Sealed)?;
                let (rut, name) = (rut.to_string(), format!("Empresa {number:03}"));
                let acquisition = Id::from_uuid(chance.id::<()>(now).uuid());
                let digest: [u8; 32] = chance.bytes();
                storage::acquisition::insert(
                    &mut tx,
                    &NewAcquisition {
                        id: acquisition,
                        platform: HERE,
                        rut: &rut,
                        secret_digest: &digest,
                        wrapped_key: b"",
                        sealed: b"",
                        now,
                        by: "system",
                        expires_at: now,
                    },
                )
                .await?;
                let company = Id::from_uuid(chance.id::<()>(now).uuid());
                storage::company::insert(
                    &mut tx,
                    &NewCompany {
                        id: company,
                        platform: HERE,
                        rut: &rut,
                        legal_name: &name,
                        sort_key: &name,
                        acquisition: acquisition.uuid(),
                        wrapped_key: b"",
                        sealed: b"",
                        now,
                    },
                )
                .await?;
                let belong = if number < 9 {
                    &accounts[..]
                } else {
                    &accounts[..1]
                };
                for account in belong {
                    let new = NewMembership {
                        id: Id::from_uuid(chance.id::<()>(now).uuid()),
                        platform: HERE,
                        company,
                        account: *account,
                        perfil: Perfil::Worker,
                        basis: None,
                        sort_key: &name,
                        now,
                    };
                    storage::membership::insert(&mut tx, &new).await?;
                }
            }
            tx.done(())
        }
    })
    .await?;
    db.close().await;
    Ok(())
}
