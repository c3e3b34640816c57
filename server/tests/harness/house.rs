//! An installation of a test's own behind the real router: empty database, clock that stands
//! still, seeded chance, mail in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use backend::Backend;
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::hashing::Cost;
use backend::keys::Keys;
use backend::mail::{Letter, Mail};
use backend::sms::Sms;
use backend::storage::{self, Db};
use backend::{assemble, outbox};
use domain::time::{Span, Timestamp};
use server::router::router;
use server::state::AppState;
use tempfile::TempDir;

use super::{Browser, record, template};

/// Monday 2 November 2026, 15:00 UTC.
pub const START: Timestamp = Timestamp(1_793_631_600_000_000);
/// Where people find the house.
pub const ORIGIN: &str = "https://porteria.example";

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// An installation and its router.
pub struct House {
    /// The installation.
    pub backend: Arc<Backend>,
    /// What the router shares.
    pub state: AppState,
    /// The real router, layers and all.
    pub router: Router,
    _folder: TempDir,
}

impl House {
    /// As in production, on `https`, with the platforms of the demonstration.
    pub async fn new() -> Self {
        Self::with(false, |_| {}).await
    }

    /// As `serve --demo`: with `/buzon` and the movable clock.
    pub async fn demo() -> Self {
        Self::with(true, |_| {}).await
    }

    /// With a configuration of the test's own.
    pub async fn with(demo: bool, change: impl FnOnce(&mut Config)) -> Self {
        record::listen();
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::parse(include_str!("../../../demo/porteria.toml")).unwrap();
        let file = folder.path().join("test.db");
        template::copy_to(&file).await;
        config.database = format!("sqlite:{}", file.display());
        config.hashing = Cost::for_tests();
        config.origin = ORIGIN.to_owned();
        // A test is one network; only tests about limits want to meet them.
        config.requests_per_minute = 100_000;
        change(&mut config);
        let env = Env {
            clock: Clock::fixed(START),
            chance: Chance::seeded(NUMBER.fetch_add(1, Ordering::Relaxed)),
        };
        let keys = Keys::derive(&template::KEY).unwrap();
        let mail = if demo { Mail::Mailbox } else { Mail::memory() };
        let sms = if demo { Sms::Mailbox } else { Sms::memory() };
        let db = Db::open_waiting(&config.database, template::PATIENCE)
            .await
            .unwrap();
        let backend = assemble(config, env, keys, (mail, sms), db).unwrap();
        backend.migrate().await.unwrap();
        if demo {
            backend.mark_as_demo().await.unwrap();
        }
        let state = AppState::new(Arc::clone(&backend), demo);
        let router = router(state.clone());
        Self {
            backend,
            state,
            router,
            _folder: folder,
        }
    }

    /// A browser that was never here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// Moves the clock.
    pub fn passes(&self, span: Span) {
        self.backend.env.clock.advance(span);
    }

    /// Sends what is due and answers every letter sent so far, oldest first.
    pub async fn letters(&self) -> Vec<Letter> {
        outbox::deliver_due(&self.backend).await.unwrap();
        if let Mail::Memory(letters) = &self.backend.mail {
            return letters.lock().unwrap().clone();
        }
        let listed = self
            .backend
            .db
            .read(|mut tx| async move {
                let listed = storage::outbox::newest(&mut tx, 1000).await?;
                tx.done(listed)
            })
            .await
            .unwrap();
        let open = |row: &storage::outbox::Listed| {
            let sealed = row.sealed.as_deref()?;
            Some(outbox::open::<Letter>(&self.backend, row.id, sealed).unwrap())
        };
        let letters = listed.iter().filter(|row| row.channel == "mail");
        letters.rev().filter_map(open).collect()
    }

    /// The address of the newest letter's button, without the origin.
    pub async fn mailed_link(&self) -> String {
        let letters = self.letters().await;
        self.path_of(letters.last())
    }

    /// The same of the newest letter to that address, whatever else left at that moment.
    pub async fn mailed_link_to(&self, address: &str) -> String {
        let letters = self.letters().await;
        self.path_of(letters.iter().rfind(|one| one.to.delivery() == address))
    }

    fn path_of(&self, letter: Option<&Letter>) -> String {
        let button = letter.and_then(|letter| letter.button.as_ref());
        let address = &button.expect("a letter with a button").address;
        address
            .strip_prefix(&self.backend.config.origin)
            .expect("a link to ourselves")
            .to_owned()
    }
}
