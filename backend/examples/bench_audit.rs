//! `make bench`, the audit: what the entry in the chain costs beside the write that it tells of (goal
//! P21). What it costs is found with the smallest write there is, one row and one sealed letter in one
//! durable transaction, and the same once more with its entry. It is held against acts as people do
//! them, whole use cases with one entry each: somebody without account is added, disabled and enabled,
//! which touches the fewest rows. One after the other, so that whatever the machine does meanwhile
//! meets all alike; medians are compared. On a file, and on the PostgreSQL whose address is given.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

#[path = "shared/administrator.rs"]
mod administrator;
#[path = "shared/opened.rs"]
mod opened;

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use backend::Backend;
use backend::audit::{self, Entry, Scribe};
use backend::caller::Caller;
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::keys::Keys;
use backend::mail::{Kind, Letter, Mail};
use backend::people::{self, ToDo, Why};
use backend::sms::Sms;
use backend::storage::{self, Db};
use backend::{fault::Denied, outbox};
use domain::Rut;
use domain::contact::Email;
use domain::roster::TypedEntry;
use domain::time::Span;
use serde_json::json;

type Answer<T> = Result<T, Box<dyn Error>>;

const PLATFORM: &str = "hanna";
/// Pairs of writes; the first ones warm caches up and are left out.
const PAIRS: u32 = 1_200;
const WARM: usize = 200;
const MOST_PERCENT: f64 = 30.0;
/// What the acts are called on the pages.
const ACTS: [&str; 3] = ["Agregar", "Inhabilitar", "Habilitar"];

#[tokio::main]
async fn main() -> Answer<()> {
    println!("| Work | Measured | Goal | |\n|---|---|---|---|");
    let folder = std::env::temp_dir().join(format!("bench_audit_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = format!("sqlite:{}", folder.join("audit.db").display());
    let measured = measure("SQLite", &file).await;
    std::fs::remove_dir_all(&folder)?;
    measured?;
    match std::env::args().nth(1) {
        Some(server) => measure("PostgreSQL", &server).await,
        None => Ok(()),
    }
}

async fn measure(what: &str, database: &str) -> Answer<()> {
    let backend = open(database).await?;
    let caller = &administrator::signed_in(&backend, "gestion").await?;
    let (mut bare, mut told, mut acts) = (Vec::new(), Vec::new(), [const { Vec::new() }; 3]);
    for number in 0..PAIRS {
        bare.push(write(&backend, number * 2, false).await?);
        told.push(write(&backend, number * 2 + 1, true).await?);
        for (times, took) in acts.iter_mut().zip(act(caller, number).await?) {
            times.push(took);
        }
    }
    backend.db.close().await;
    let (bare, told) = (median(bare), median(told));
    let entry = told - bare;
    println!(
        "| audit entry beside the smallest write, {what} | {:.0} % ({entry:.0} µs ÷ {bare:.0} µs) \
         | told | |",
        entry / bare * 100.0
    );
    for (name, times) in ACTS.into_iter().zip(acts) {
        let rest = median(times) - entry;
        let percent = entry / rest * 100.0;
        let verdict = if percent <= MOST_PERCENT {
            "holds"
        } else {
            "missed"
        };
        println!(
            "| audit entry beside the rest of «{name}», {what} | {percent:.0} % \
             ({entry:.0} µs ÷ {rest:.0} µs) | ≤ {MOST_PERCENT} %, aim 10 | {verdict} |"
        );
    }
    Ok(())
}

/// Three acts on one more person; microseconds of each until it was durable.
async fn act(caller: &Caller, number: u32) -> Answer<[f64; 3]> {
    let typed = TypedEntry {
        rut: Rut::from_body(10_000_000 + number).map_or_else(String::new, |rut| rut.to_string()),
        names: "Ana".into(),
        first_surname: "Soto".into(),
        ..TypedEntry::default()
    };
    let began = Instant::now();
    let id = people::enter(caller, &typed, None).await?;
    let added = began.elapsed();
    let version = people::card(caller, id).await?.version;
    let began = Instant::now();
    people::one(caller, (id, version), &ToDo::Disable(Why::default())).await?;
    let disabled = began.elapsed();
    let version = people::card(caller, id).await?.version;
    let began = Instant::now();
    people::one(caller, (id, version), &ToDo::Enable).await?;
    let enabled = began.elapsed();
    Ok([added, disabled, enabled].map(|took| took.as_secs_f64() * 1e6))
}

async fn open(database: &str) -> Answer<Arc<Backend>> {
    let mut config = Config::parse(include_str!("../../demo/porteria.toml"))?;
    config.database = database.to_owned();
    let env = Env {
        clock: Clock::system(),
        chance: Chance::System,
    };
    let db = Db::open(database).await?;
    let keys = Keys::derive(&[7; 32])?;
    let backend = backend::assemble(config, env, keys, (Mail::memory(), Sms::memory()), db)?;
    backend.migrate().await?;
    Ok(backend)
}

/// One act; microseconds until it was durable.
async fn write(backend: &Backend, number: u32, with_entry: bool) -> Result<f64, Denied> {
    let scribe = &Scribe {
        backend,
        platform: PLATFORM,
        actor: "system".into(),
        network: "192.0.2.1",
        device: "bench",
        now: backend.env.clock.now(),
    };
    let letter = &letter()?;
    let began = Instant::now();
    backend
        .db
        .write(|mut tx| async move {
            let browser = number.to_be_bytes();
            let typed = [b'x'; 200];
            storage::typed::put(&mut tx, PLATFORM, &browser, "bench", &typed, scribe.now).await?;
            outbox::enqueue(&mut tx, scribe, letter, scribe.now + Span::days(1)).await?;
            if with_entry {
                let entry = Entry {
                    action: "bench.done",
                    subject: format!("thing:{number}"),
                    detail: json!({ "old": "pending", "new": "granted" }),
                    key: None,
                };
                audit::write(&mut tx, scribe, entry).await?;
            }
            tx.done(())
        })
        .await?;
    Ok(began.elapsed().as_secs_f64() * 1e6)
}

fn letter() -> Result<Letter, Denied> {
    let to = Email::parse("marta@correo.example").map_err(|_| backend::fault::Fault::Sealed)?;
    Ok(Letter {
        kind: Kind::Service,
        to,
        from_name: "Hanna".into(),
        subject: "Aprobamos la solicitud de Vivienda".into(),
        language: "es-CO".into(),
        before: vec!["Aprobamos su solicitud de Vivienda.".into()],
        button: None,
        after: vec!["Cumple los requisitos".into()],
        footer: vec!["Hanna".into()],
    })
}

/// What the writes took once everything was warm.
fn median(times: Vec<f64>) -> f64 {
    let mut times: Vec<f64> = times.into_iter().skip(WARM).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
