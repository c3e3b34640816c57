//! Two databases behind one set of statements: an enum of transactions, the [`on!`] macro, and
//! plain sqlx. This file and `storage/migrate.rs` are the only ones that know there are two.
//!
//! House rules (portable SQL): `$1` placeholders; ids, times and chance come from Rust; lock by
//! writing first; expected conflicts are `ON CONFLICT DO NOTHING` and a look at the count, never a
//! caught violation, because in PostgreSQL the transaction is already dead by then.

pub mod account;
pub mod acquisition;
pub mod appointment;
pub mod appointment_offer;
pub mod audit;
pub mod budget;
pub mod bulk;
pub mod bulk_job;
pub mod challenge;
pub mod claim;
pub mod company;
pub mod company_draft;
pub mod company_tax;
pub mod consent;
pub mod desk;
pub mod device;
pub mod draft;
pub mod email_change;
pub mod first_user;
pub mod invitation;
pub mod kept;
mod lease;
mod lookers;
pub mod lost_mailbox;
pub(crate) mod many;
pub mod membership;
pub mod meta;
pub mod migrate;
pub mod mobile;
pub mod mobile_change;
pub mod module_request;
pub mod operator;
pub mod operator_session;
pub mod outbox;
pub mod owner;
pub mod pending;
pub mod perfil_request;
pub mod person;
pub mod plan;
pub mod pqrsf;
pub mod proof_code;
pub mod recovery;
pub mod registry;
pub mod registry_job;
pub mod registry_upload;
pub mod restored;
pub mod role;
pub mod roster;
pub mod section;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod sms_code;
pub mod staff;
pub mod stand_in;
pub mod statements;
pub mod totp;
pub mod typed;
pub mod whereabouts;
pub mod worker;

use std::future::Future;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgPool, Postgres, Sqlite, SqlitePool};

use crate::fault::{Denied, Fault};

use lease::Lease;
use lookers::Lookers;

/// How often a transaction is tried when it loses a race with another one.
const WRITE_TRIES: u32 = 5;
/// How long a request may wait for a connection: it fails fast instead of hanging (F06).
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(2);
/// The same for the one connection that writes to a file: it is a queue.
const WRITER_TIMEOUT: Duration = Duration::from_secs(10);
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

/// The database of this installation.
#[derive(Debug, Clone)]
pub enum Db {
    /// One file; one writer at a time, several readers.
    Sqlite {
        /// Connections that only read.
        read: SqlitePool,
        /// Connections for single statements.
        look: Arc<Lookers>,
        /// The one connection that writes.
        write: SqlitePool,
    },
    /// A server that several nodes share.
    Postgres(PgPool),
}

/// An open transaction. Dropped without [`Tx::done`], it leaves nothing behind.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Lease<Sqlite>),
    /// On PostgreSQL.
    Postgres(Lease<Postgres>),
}

/// Runs one sqlx expression on whichever connection the transaction has.
macro_rules! on {
    ($tx:expr, $connection:ident => $body:expr) => {{
        $crate::storage::statements::here!();
        match $tx {
            $crate::storage::Tx::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
            $crate::storage::Tx::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
        }
    }};
}
pub(crate) use on;

/// Counts the rows that a statement touched, on either database.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        $crate::storage::statements::here!();
        match $tx {
            $crate::storage::Tx::Sqlite(transaction) => sqlx::query($sql)
                $(.bind($bind))*
                .execute(&mut **transaction)
                .await
                .map(|done| done.rows_affected()),
            $crate::storage::Tx::Postgres(transaction) => sqlx::query($sql)
                $(.bind($bind))*
                .execute(&mut **transaction)
                .await
                .map(|done| done.rows_affected()),
        }
    }};
}
pub(crate) use execute;

impl Tx {
    /// Ends the closure of [`Db::write`]: commit this, answer that.
    ///
    /// # Errors
    /// Never; the type is what the closure returns.
    pub fn done<T>(self, answer: T) -> Result<(Self, T), Denied> {
        Ok((self, answer))
    }

    async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}

impl Db {
    /// Opens the database that the address names: `sqlite:path/to/file` or `postgres://…`.
    ///
    /// # Errors
    /// [`Fault`] when the address does not parse or nothing answers there.
    pub async fn open(address: &str) -> Result<Self, Fault> {
        Self::open_waiting(address, ACQUIRE_TIMEOUT).await
    }

    /// The same where whoever asks waits that long for a connection. For tests of what many do at once:
    /// they look at what comes out, and must not fail because their machine is slow.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_waiting(address: &str, patience: Duration) -> Result<Self, Fault> {
        if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            return open_postgres(address, patience).await;
        }
        let Some(path) = address.strip_prefix("sqlite:") else {
            return Err(Fault::Config(
                "database must begin with sqlite: or postgres:".into(),
            ));
        };
        open_sqlite(Path::new(path.trim_start_matches("//")), patience).await
    }

    /// Whether the file of that address is there; opening it would make it. A server's database is
    /// taken for there: it answers for itself.
    #[must_use]
    pub fn is_there(address: &str) -> bool {
        let file = address.strip_prefix("sqlite:");
        file.is_none_or(|file| Path::new(file.trim_start_matches("//")).exists())
    }

    /// Runs a transaction that may write; commits what the closure hands back with [`Tx::done`].
    /// Run again a bounded number of times when it loses a race, so the closure must be repeatable.
    ///
    /// # Errors
    /// What the closure refuses, or [`Fault::Storage`].
    pub async fn write<T, F, W>(&self, work: W) -> Result<T, Denied>
    where
        W: Fn(Tx) -> F + Send,
        F: Future<Output = Result<(Tx, T), Denied>> + Send,
        T: Send,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            let outcome = match self.begin_write().await {
                Ok(tx) => match work(tx).await {
                    Ok((tx, answer)) => tx.commit().await.map(|()| answer).map_err(Denied::from),
                    Err(denied) => Err(denied),
                },
                Err(error) => Err(Denied::from(error)),
            };
            match outcome {
                Err(denied) if denied.is_transient() && tries < WRITE_TRIES => {
                    tracing::debug!(tries, "a transaction lost a race and runs again");
                }
                outcome => return outcome,
            }
        }
    }

    /// Runs a transaction that only reads.
    ///
    /// # Errors
    /// What the closure refuses, or [`Fault::Storage`].
    pub async fn read<T, F, W>(&self, work: W) -> Result<T, Denied>
    where
        W: Fn(Tx) -> F + Send,
        F: Future<Output = Result<(Tx, T), Denied>> + Send,
        T: Send,
    {
        statements::here!();
        let tx = match self {
            Self::Sqlite { read, .. } => Tx::Sqlite(Lease::Transaction(read.begin().await?)),
            Self::Postgres(pool) => Tx::Postgres(Lease::Transaction(pool.begin().await?)),
        };
        let (tx, answer) = work(tx).await?;
        tx.commit().await?;
        Ok(answer)
    }

    /// Runs one statement that only reads: for what every request asks. Of several statements each
    /// would see another state; they belong into [`Db::read`].
    ///
    /// # Errors
    /// What the closure refuses, or [`Fault::Storage`].
    pub async fn look<T, F, W>(&self, work: W) -> Result<T, Denied>
    where
        W: Fn(Tx) -> F + Send,
        F: Future<Output = Result<(Tx, T), Denied>> + Send,
        T: Send,
    {
        statements::here!();
        let tx = match self {
            Self::Sqlite { look, .. } => Tx::Sqlite(Lease::Looking(Box::new(look.take().await?))),
            Self::Postgres(pool) => Tx::Postgres(Lease::Alone(pool.acquire().await?)),
        };
        let (tx, answer) = work(tx).await?;
        if let (Self::Sqlite { look, .. }, Tx::Sqlite(Lease::Looking(looker))) = (self, tx) {
            look.give(*looker);
        }
        Ok(answer)
    }

    async fn begin_write(&self) -> Result<Tx, sqlx::Error> {
        statements::here!();
        match self {
            // A deferred transaction that turns into a writer fails at once when another one
            // writes; asking for the lock at the start waits instead.
            Self::Sqlite { write, .. } => {
                let transaction = write.begin_with("BEGIN IMMEDIATE").await?;
                Ok(Tx::Sqlite(Lease::Transaction(transaction)))
            }
            Self::Postgres(pool) => Ok(Tx::Postgres(Lease::Transaction(pool.begin().await?))),
        }
    }

    /// Whether the database answers: readiness.
    ///
    /// # Errors
    /// [`Fault::Storage`] when it does not.
    pub async fn ping(&self) -> Result<(), Fault> {
        match self {
            Self::Sqlite { read, .. } => sqlx::query("SELECT 1").execute(read).await.map(drop)?,
            Self::Postgres(pool) => sqlx::query("SELECT 1").execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// Closes every connection, after the work in progress.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, look, write } => {
                look.close().await;
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(path: &Path, patience: Duration) -> Result<Db, Fault> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // What a person was told is saved must survive a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        // Its statistics are those of a migration and no others (`0061_plans.sql`).
        .optimize_on_close(false, None)
        // A page of a list and the row that tells whether there are more, without a wait between.
        .row_buffer_size(128);
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(patience.max(WRITER_TIMEOUT))
        // SQLite itself rolls back what does not fit on the disk; the library then never learns that
        // its transaction is over, and refuses every other one on that connection (F04).
        .after_release(|connection, _| {
            Box::pin(async move {
                // After the rollback that waits before it.
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        })
        .connect_with(
            options
                .clone()
                .pragma("cache_size", "-65536")
                // What a statement needs to take itself back is kept in memory: a statement of many
                // rows would write every page that it touches to a file of its own first.
                .pragma("temp_store", "memory"),
        )
        .await?;
    let read = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(patience)
        // A file does not go away as a server may: asking first would double a small read.
        .test_before_acquire(false)
        .connect_lazy_with(options.clone().pragma("query_only", "1"));
    let look = Lookers::new(options.pragma("query_only", "1"), patience);
    let look = Arc::new(look);
    Ok(Db::Sqlite { read, look, write })
}

async fn open_postgres(address: &str, patience: Duration) -> Result<Db, Fault> {
    let options = PgConnectOptions::from_str(address)?
        .application_name("porteria")
        // The rollback below finds nothing to undo after most requests, and the server would warn of
        // each into the log. Errors are told all the same.
        .options([("client_min_messages", "error")]);
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(patience)
        // A `begin` whose caller went away can come back with its transaction open; the next
        // request's writes would then be lost (F07). Nothing returns to the pool unrolled.
        .after_release(|connection, _| {
            Box::pin(async move {
                sqlx::query("ROLLBACK").execute(connection).await?;
                Ok(true)
            })
        })
        .connect_with(options)
        .await?;
    Ok(Db::Postgres(pool))
}
