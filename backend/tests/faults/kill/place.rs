//! Where a victim works: a folder of the test's own, and a database in it or on the run's server.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use backend::Backend;
use backend::mail::Mail;
use backend::storage::Db;
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

use crate::house::{self, count};

static NUMBER: AtomicU32 = AtomicU32::new(1);

/// Transactions of others on tables of this place. A server goes on for a moment after its client
/// was killed: what it had been told already, it still does.
const UNDER_WAY: &str = "SELECT count(*) FROM pg_locks
    JOIN pg_class ON pg_class.oid = pg_locks.relation
    JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
    WHERE nspname = current_schema() AND pid <> pg_backend_pid()
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

/// A folder and a database; both begin empty.
pub struct Place {
    folder: TempDir,
    /// The database's address.
    pub database: String,
    server: Option<(String, String)>,
}

impl Place {
    /// With a file of its own.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = house::sqlite(folder.path());
        Self {
            folder,
            database,
            server: None,
        }
    }

    /// With a schema of its own on the run's server, where there is one.
    pub async fn postgres() -> Option<Self> {
        let server = crate::postgres()?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let schema = format!("kill_{}_{number}", std::process::id());
        let mut outside = PgConnection::connect(&server).await.unwrap();
        let create = format!("CREATE SCHEMA {schema}");
        sqlx::query(sqlx::AssertSqlSafe(create))
            .execute(&mut outside)
            .await
            .unwrap();
        let joint = if server.contains('?') { '&' } else { '?' };
        Some(Self {
            folder: tempfile::tempdir().unwrap(),
            database: format!("{server}{joint}options=-csearch_path%3D{schema}"),
            server: Some((server, schema)),
        })
    }

    /// The address of the server, where there is one.
    pub fn server(&self) -> Option<&str> {
        self.server.as_ref().map(|(server, _)| server.as_str())
    }

    /// The schema on it.
    pub fn schema(&self) -> Option<&str> {
        self.server.as_ref().map(|(_, schema)| schema.as_str())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Opens and migrates the database, when whoever was killed no longer works on it.
    pub async fn opens(&self, seed: u64) -> Arc<Backend> {
        let backend = house::open(&self.database, Mail::Mailbox, seed).await;
        if matches!(backend.db, Db::Postgres(_)) {
            while count(&backend, UNDER_WAY).await > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        backend
    }

    /// Whether a file has no damaged page, and no row that points nowhere.
    pub async fn is_whole(&self, backend: &Backend, round: u32) {
        let Db::Sqlite { write, .. } = &backend.db else {
            return;
        };
        let whole: String = sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_one(write)
            .await
            .unwrap();
        assert_eq!(whole, "ok", "after kill {round}");
        let astray = "SELECT count(*) FROM pragma_foreign_key_check";
        assert_eq!(count(backend, astray).await, 0, "after kill {round}");
    }
}
