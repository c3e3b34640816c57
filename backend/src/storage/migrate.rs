//! The schema, embedded in two dialects. `migrate` brings it up once under the migrator's lock;
//! nodes that serve only check, and refuse a schema that is not exactly theirs.

use sqlx::migrate::{Migrate, Migrator};

use super::Db;
use crate::fault::Fault;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Brings the schema up to date.
///
/// # Errors
/// [`Fault::Migration`] when a migration fails or an applied one was edited.
pub async fn run(db: &Db) -> Result<(), Fault> {
    match db {
        Db::Sqlite { write, .. } => SQLITE.run(write).await?,
        Db::Postgres(pool) => POSTGRES.run(pool).await?,
    }
    Ok(())
}

/// Whether the schema is exactly the one this program was built for.
///
/// # Errors
/// [`Fault::Config`] with what to do when it is not.
pub async fn check(db: &Db) -> Result<(), Fault> {
    let (applied, known) = match db {
        Db::Sqlite { write, .. } => {
            let mut connection = write.acquire().await?;
            connection
                .ensure_migrations_table("_sqlx_migrations")
                .await?;
            (
                connection
                    .list_applied_migrations("_sqlx_migrations")
                    .await?,
                &SQLITE,
            )
        }
        Db::Postgres(pool) => {
            let mut connection = pool.acquire().await?;
            connection
                .ensure_migrations_table("_sqlx_migrations")
                .await?;
            (
                connection
                    .list_applied_migrations("_sqlx_migrations")
                    .await?,
                &POSTGRES,
            )
        }
    };
    let same = applied.len() == known.iter().count()
        && applied.iter().zip(known.iter()).all(|(applied, known)| {
            applied.version == known.version && applied.checksum == known.checksum
        });
    if same {
        Ok(())
    } else {
        Err(Fault::Config(
            "el esquema no es el de este programa; usa `porteria migrate`".into(),
        ))
    }
}
