//! An installation for one fault: cheap hashes, fixed clock, seeded chance, whatever mail.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use backend::Backend;
use backend::audit::Scribe;
use backend::caller::{Caller, Visit};
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::hashing::Cost;
use backend::keys::{Keys, Secret};
use backend::mail::{Button, Kind, Letter, Mail};
use backend::outbox::{self, Outgoing};
use backend::sms::Sms;
use backend::storage::Db;
use domain::contact::Email;
use domain::time::{Span, Timestamp};

/// Monday 2 November 2026, 15:00 UTC.
pub const START: Timestamp = Timestamp(1_793_631_600_000_000);
/// How long a test waits for a connection, beside whatever else its machine does. A request gives up
/// after two seconds; `outage.rs` looks at that.
const PATIENCE: Duration = Duration::from_secs(60);
pub const PLATFORM: &str = "hanna";

/// The demonstration's platforms on that database, with hashes that cost nothing.
pub fn config(database: &str) -> Config {
    let mut config = Config::parse(include_str!("../../../demo/porteria.toml")).unwrap();
    config.database = database.to_owned();
    config.hashing = Cost::for_tests();
    config
}

pub fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("test.db").display())
}

/// Opens and migrates; the same database opens again with any seed.
pub async fn open(database: &str, mail: Mail, seed: u64) -> Arc<Backend> {
    open_with(database, mail, Sms::memory(), seed).await
}

/// The same with text messages of the test's own.
pub async fn open_with(database: &str, mail: Mail, sms: Sms, seed: u64) -> Arc<Backend> {
    let env = Env {
        clock: Clock::fixed(START),
        chance: Chance::seeded(seed),
    };
    let keys = Keys::derive(&[7; 32]).unwrap();
    let db = Db::open_waiting(database, PATIENCE).await.unwrap();
    let backend = backend::assemble(config(database), env, keys, (mail, sms), db).unwrap();
    backend.migrate().await.unwrap();
    backend
}

/// A browser asking, with these cookies of ours, from a network of its own.
pub async fn caller(
    backend: &Arc<Backend>,
    browser: &Secret,
    network: &str,
    cookies: &[(String, String)],
) -> Caller {
    caller_on(backend, PLATFORM, browser, network, cookies).await
}

/// The same on another platform.
pub async fn caller_on(
    backend: &Arc<Backend>,
    platform: &str,
    browser: &Secret,
    network: &str,
    cookies: &[(String, String)],
) -> Caller {
    let visit = Visit {
        browser: browser.clone(),
        cookies: cookies.iter().cloned().collect::<HashMap<_, _>>(),
        network: network.to_owned(),
        agent: "Navegador de prueba".into(),
        trace: "0000test".into(),
    };
    backend.caller(visit, platform).await.unwrap()
}

pub fn scribe(backend: &Backend) -> Scribe<'_> {
    Scribe {
        backend,
        platform: PLATFORM,
        actor: "system".into(),
        network: "test",
        device: "test",
        now: backend.env.clock.now(),
    }
}

/// A letter with an accent, a button and a second line.
pub fn letter(to: &str, subject: &str) -> Letter {
    Letter {
        kind: Kind::Recovery,
        to: Email::parse(to).unwrap(),
        from_name: "Hanna".into(),
        subject: subject.into(),
        language: "es-CO".into(),
        before: vec!["Alguien pidió una clave nueva.".into()],
        button: Some(Button {
            label: "Elegir mi clave".into(),
            address: "https://porteria.example/hanna/enlace/clave/abc".into(),
        }),
        after: vec!["Si no fue usted, no haga nada.".into()],
        footer: vec!["Hanna".into()],
    }
}

/// Puts a letter or a text message into the outbox, good for so long.
pub async fn enqueue(backend: &Backend, message: &impl Outgoing, good_for: Span) {
    let scribe = &scribe(backend);
    let until = backend.env.clock.now() + good_for;
    backend
        .db
        .write(|mut tx| async move {
            outbox::enqueue(&mut tx, scribe, message, until).await?;
            tx.done(())
        })
        .await
        .unwrap();
}

/// One number from the database.
pub async fn count(backend: &Backend, query: &'static str) -> i64 {
    let counted = match &backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(query).fetch_one(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(query).fetch_one(pool).await,
    };
    counted.unwrap()
}
