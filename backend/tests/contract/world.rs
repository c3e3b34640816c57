//! An installation of a test's own: empty database, fixed clock, seeded chance, mail in memory.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use backend::Backend;
use backend::caller::{self, Caller, Visit};
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::hashing::Cost;
use backend::keys::{Keys, Secret};
use backend::mail::{Letter, Mail};
use backend::outbox;
use backend::sms::{Sms, Text};
use backend::storage::Db;
use domain::id::{self, Id};
use domain::platform::Registration;
use domain::time::{Span, Timestamp};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::template;

/// Monday 2 November 2026, 15:00 UTC.
pub const START: Timestamp = Timestamp(1_793_631_600_000_000);

static NUMBER: AtomicU32 = AtomicU32::new(1);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// An installation, and the folder or database that goes with it.
pub struct World {
    /// The installation.
    pub backend: Arc<Backend>,
    _folder: Option<TempDir>,
}

/// A browser: its own token and its cookies.
#[derive(Clone)]
pub struct Browser {
    /// Its token.
    pub token: Secret,
    /// Its cookies of ours.
    pub cookies: HashMap<String, String>,
    /// The network it comes from.
    pub network: String,
}

impl World {
    /// On a file of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        template::copy_to(&file).await;
        Self::on(&format!("sqlite:{}", file.display()), Some(folder)).await
    }

    /// On a database of its own, where a server is at hand.
    pub async fn postgres() -> Option<Self> {
        #[expect(
            clippy::disallowed_methods,
            reason = "tests are told their server by the script"
        )]
        let server = std::env::var("PORTERIA_TEST_PG").ok()?;
        let template = TEMPLATE.get_or_init(|| template_on(&server)).await;
        let name = format!("{template}_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        create(&server, &format!("{name} TEMPLATE {template}")).await;
        Some(Self::on(&database_on(&server, &name), None).await)
    }

    async fn on(address: &str, folder: Option<TempDir>) -> Self {
        let demo = include_str!("../../../demo/porteria.toml");
        let mut config = Config::parse(demo).unwrap();
        // Workers register where companies opened their account here; the demonstration keeps the
        // two ways on two platforms.
        for platform in &mut config.platforms {
            if platform.slug.as_str() == "workera" {
                platform.policy.registration = Registration::Workers;
            }
        }
        config.database = address.to_owned();
        config.hashing = Cost::for_tests();
        let seed = u64::from(NUMBER.fetch_add(1, Ordering::Relaxed));
        let env = Env {
            clock: Clock::fixed(START),
            chance: Chance::seeded(seed),
        };
        let keys = Keys::derive(&template::KEY).unwrap();
        let db = Db::open_waiting(address, template::PATIENCE).await.unwrap();
        let backend =
            backend::assemble(config, env, keys, (Mail::memory(), Sms::memory()), db).unwrap();
        backend.migrate().await.unwrap();
        Self {
            backend,
            _folder: folder,
        }
    }

    /// The same installation without a gateway.
    pub async fn without_telephones(self) -> Self {
        self.opens_again(Sms::Off, |_| {}).await
    }

    /// The same installation, where companies ask their people to come in, as the demonstration has it.
    pub async fn where_nobody_registers(self) -> Self {
        let change = |config: &mut Config| {
            for platform in &mut config.platforms {
                if platform.slug.as_str() == "workera" {
                    platform.policy.registration = Registration::Closed;
                }
            }
        };
        self.opens_again(Sms::memory(), change).await
    }

    /// The same installation, which sends so many text messages a day at the most.
    pub async fn sends_texts_a_day(self, most: u32) -> Self {
        let change = |config: &mut Config| config.sms.most_per_day = most;
        self.opens_again(Sms::memory(), change).await
    }

    /// Another node on the same database, which ends with this world.
    pub async fn beside(&self) -> Self {
        Self {
            backend: self.node(Sms::memory(), |_| {}).await,
            _folder: None,
        }
    }

    async fn opens_again(self, sms: Sms, change: impl FnOnce(&mut Config)) -> Self {
        let backend = self.node(sms, change).await;
        Self { backend, ..self }
    }

    async fn node(&self, sms: Sms, change: impl FnOnce(&mut Config)) -> Arc<Backend> {
        let mut config = self.backend.config.clone();
        change(&mut config);
        let env = Env {
            clock: Clock::fixed(START),
            chance: Chance::seeded(u64::from(NUMBER.fetch_add(1, Ordering::Relaxed))),
        };
        let keys = Keys::derive(&template::KEY).unwrap();
        let db = Db::open_waiting(&config.database, template::PATIENCE)
            .await
            .unwrap();
        let ways = (Mail::memory(), sms);
        backend::assemble(config, env, keys, ways, db).unwrap()
    }

    /// A browser that was never here.
    pub fn browser(&self) -> Browser {
        let token = Secret::new(&self.backend.env.chance);
        Browser {
            token,
            cookies: HashMap::new(),
            network: "192.0.2.1".into(),
        }
    }

    /// That browser asking in that company of that platform, now.
    pub async fn caller_at(
        &self,
        browser: &Browser,
        platform: &str,
        company: Id<id::Company>,
    ) -> Caller {
        let visit = browser.visit();
        self.backend
            .caller_at(visit, platform, Some(company))
            .await
            .unwrap()
    }

    /// That browser asking on that platform, now.
    pub async fn caller(&self, browser: &Browser, platform: &str) -> Caller {
        self.backend
            .caller(browser.visit(), platform)
            .await
            .unwrap()
    }

    /// Moves the clock.
    pub fn passes(&self, span: Span) {
        self.backend.env.clock.advance(span);
    }

    /// Sends what is due and answers every text message sent so far, oldest first.
    pub async fn texts(&self) -> Vec<Text> {
        outbox::deliver_due(&self.backend).await.unwrap();
        let Sms::Memory(texts) = &self.backend.sms else {
            panic!("text messages in memory")
        };
        texts.lock().unwrap().clone()
    }

    /// Sends what is due and answers every letter sent so far, oldest first.
    pub async fn letters(&self) -> Vec<Letter> {
        outbox::deliver_due(&self.backend).await.unwrap();
        let Mail::Memory(letters) = &self.backend.mail else {
            panic!("mail in memory")
        };
        letters.lock().unwrap().clone()
    }

    /// The newest mailed address with that word in it.
    pub async fn mailed(&self, word: &str) -> String {
        let letters = self.letters().await.into_iter().rev();
        let mut links = letters.filter_map(|letter| Some(letter.button?.address));
        links.find(|address| address.contains(word)).unwrap()
    }
}

impl Browser {
    /// What the server's layers would see of it.
    fn visit(&self) -> Visit {
        Visit {
            browser: self.token.clone(),
            cookies: self.cookies.clone(),
            network: self.network.clone(),
            agent: "Navegador de prueba".into(),
            trace: "0000test".into(),
        }
    }

    /// Keeps a session as the server's cookie would.
    pub fn keep_session(&mut self, platform: &str, token: &Secret) {
        self.cookies
            .insert(caller::session_cookie(platform), token.expose());
    }

    /// Opens a mailed link as the server's route would.
    pub fn open_link(&mut self, platform: &str, address: &str) {
        let token = address.rsplit('/').next().unwrap_or_default().to_owned();
        self.cookies.insert(caller::link_cookie(platform), token);
    }
}

/// A migrated database on that server that all others of this program are copies of; its name.
async fn template_on(server: &str) -> String {
    let name = format!("test_{}", std::process::id());
    create(server, &name).await;
    template::migrated(&database_on(server, &name)).await;
    name
}

/// Makes a database there: its name, and what else the statement says of it.
async fn create(server: &str, database: &str) {
    let mut admin = PgConnection::connect(server).await.unwrap();
    let create = format!("CREATE DATABASE {database}");
    sqlx::query(AssertSqlSafe(create))
        .execute(&mut admin)
        .await
        .unwrap();
    admin.close().await.unwrap();
}

/// The same server, another database: the last part of the path before the query.
fn database_on(server: &str, name: &str) -> String {
    let (base, query) = server
        .split_once('?')
        .map_or((server, ""), |(base, query)| (base, query));
    let scheme = base.find("://").map_or(0, |at| at + 3);
    let root = base[scheme..]
        .find('/')
        .map_or(base, |at| &base[..scheme + at]);
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    format!("{root}/{name}{query}")
}
