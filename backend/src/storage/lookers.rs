//! Connections to SQLite for the one question of every request. A pool asks a connection whether
//! it is well each time it comes back, and that doubles the cost of a small read; here it goes back
//! as it is after a good answer, and is thrown away after any other end.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Database, Sqlite};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// At the most.
const PLACES: usize = 4;

/// Those connections.
#[derive(Debug)]
pub struct Lookers {
    options: SqliteConnectOptions,
    /// How long one may wait for a place.
    patience: Duration,
    places: Arc<Semaphore>,
    idle: Mutex<Vec<SqliteConnection>>,
}

/// One of them, in use.
pub struct Looker<D: Database> {
    pub(super) connection: D::Connection,
    _place: OwnedSemaphorePermit,
}

impl<D: Database> fmt::Debug for Looker<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Looker").finish_non_exhaustive()
    }
}

impl Lookers {
    /// None is opened before it is needed.
    pub(super) fn new(options: SqliteConnectOptions, patience: Duration) -> Self {
        Self {
            options,
            patience,
            places: Arc::new(Semaphore::new(PLACES)),
            idle: Mutex::new(Vec::new()),
        }
    }

    /// One to ask.
    ///
    /// # Errors
    /// As a pool's: when none is free in time, or the file does not open.
    pub(super) async fn take(&self) -> Result<Looker<Sqlite>, sqlx::Error> {
        let place = tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned());
        let place = place.await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let place = place.map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        Ok(Looker {
            connection,
            _place: place,
        })
    }

    /// Back after a good answer.
    pub(super) fn give(&self, looker: Looker<Sqlite>) {
        self.idle().push(looker.connection);
    }

    /// Closes them, after the work in progress.
    pub(super) async fn close(&self) {
        let places = u32::try_from(PLACES).unwrap_or(u32::MAX);
        let all = self.places.acquire_many(places).await;
        self.places.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle());
        for connection in idle {
            if let Err(error) = connection.close().await {
                tracing::warn!(%error, "a connection did not close well");
            }
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Seen red: with what is given back never taken again.
    #[tokio::test]
    async fn a_kept_connection_sees_what_was_written_since_and_a_broken_one_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("a.db"))
            .create_if_missing(true);
        let mut writer = options.connect().await.unwrap();
        let write = async |writer: &mut SqliteConnection, sql| {
            sqlx::query(sql).execute(writer).await.unwrap();
        };
        write(&mut writer, "CREATE TABLE a (b)").await;
        let lookers = Lookers::new(options, Duration::from_millis(50));
        for count in 0..3_i64 {
            let mut looker = lookers.take().await.unwrap();
            let found: i64 = sqlx::query_scalar("SELECT count(*) FROM a")
                .fetch_one(&mut looker.connection)
                .await
                .unwrap();
            assert_eq!(found, count);
            lookers.give(looker);
            assert_eq!(lookers.idle().len(), 1);
            write(&mut writer, "INSERT INTO a VALUES (1)").await;
        }
        // Whoever does not give it back threw it away; the place is free again.
        for _ in 0..2 * PLACES {
            drop(lookers.take().await.unwrap());
        }
        assert_eq!(lookers.idle().len(), 0);
        let mut all = Vec::new();
        for _ in 0..PLACES {
            all.push(lookers.take().await.unwrap());
        }
        let late = lookers.take().await;
        assert!(matches!(late, Err(sqlx::Error::PoolTimedOut)), "{late:?}");
        lookers.give(all.pop().unwrap());
        drop(all);
        lookers.close().await;
        let after = lookers.take().await;
        assert!(matches!(after, Err(sqlx::Error::PoolClosed)), "{after:?}");
    }
}
