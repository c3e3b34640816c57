//! The schema, embedded in two dialects. `migrate` brings it up once under the migrator's lock;
//! nodes that serve only check, and refuse a schema that is not exactly theirs.

use std::cmp::Ordering;

use sqlx::Connection;
use sqlx::error::DatabaseError;
use sqlx::migrate::{AppliedMigration, Migrate, MigrateError, Migration, Migrator};

use super::Db;
use crate::fault::Fault;

/// Where sqlx keeps what was applied.
const TABLE: &str = "_sqlx_migrations";

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Brings the schema up to date.
///
/// # Errors
/// [`Fault::Migration`] when a migration fails or an applied one was edited; [`Fault::Config`] when
/// a newer program was here.
pub async fn run(db: &Db) -> Result<(), Fault> {
    let done = match db {
        Db::Sqlite { write, .. } => SQLITE.run(write).await,
        Db::Postgres(pool) => {
            // A connection of its own: one that fails takes the migrator's lock with it.
            let mut connection = pool.acquire().await?.detach();
            let done = POSTGRES.run(&mut connection).await;
            connection.close().await?;
            done
        }
    };
    match done {
        Err(MigrateError::VersionMissing(_)) => Err(newer()),
        done => Ok(done?),
    }
}

/// What the database says was applied. Asking changes nothing: one that was never migrated has no
/// table that could tell.
async fn applied<C: Migrate>(connection: &mut C) -> Result<Vec<AppliedMigration>, Fault> {
    match connection.list_applied_migrations(TABLE).await {
        Err(MigrateError::Execute(sqlx::Error::Database(error))) if is_missing(&*error) => {
            Ok(Vec::new())
        }
        listed => Ok(listed?),
    }
}

/// PostgreSQL tells a missing table by its code, SQLite by its words.
fn is_missing(error: &dyn DatabaseError) -> bool {
    error.code().as_deref() == Some("42P01") || error.message().starts_with("no such table")
}

/// Whether the schema is exactly the one this program was built for.
///
/// # Errors
/// [`Fault::Config`] with what to do when it is not.
pub async fn check(db: &Db) -> Result<(), Fault> {
    let (applied, known) = match db {
        Db::Sqlite { write, .. } => (applied(&mut *write.acquire().await?).await?, &SQLITE),
        Db::Postgres(pool) => (applied(&mut *pool.acquire().await?).await?, &POSTGRES),
    };
    let same = |(applied, known): (&AppliedMigration, &Migration)| {
        applied.version == known.version && applied.checksum == known.checksum
    };
    let ours = applied.iter().zip(known.iter()).all(same);
    match applied.len().cmp(&known.iter().count()) {
        Ordering::Equal if ours => Ok(()),
        Ordering::Less if ours => Err(Fault::Config(
            "el esquema es más viejo que este programa; usa `porteria migrate`".into(),
        )),
        Ordering::Greater if ours => Err(newer()),
        _ => Err(Fault::Config("el esquema no es el de este programa".into())),
    }
}

/// An older program would not know what the newer one keeps.
fn newer() -> Fault {
    Fault::Config("el esquema es más nuevo que este programa; usa el programa nuevo".into())
}
