//! The index of three letters while many people are entered, changed or removed at once. SQLite's
//! writes itself to its tables with every statement that may need to be taken back; PostgreSQL's is an
//! index as any other, and nothing here is done there.

use crate::storage::{Tx, execute};

/// People of one statement, which is kept in memory to be taken back.
const AT_ONCE: i64 = 4_000;

/// Takes those numbers out of the index and enters whoever of them is there, as they are now.
const FOLLOW: &str = "
    DELETE FROM roster_words WHERE rowid IN
        (SELECT seq FROM roster_words_waiting WHERE seq > $1 AND seq <= $2);
    INSERT INTO roster_words (rowid, words)
        SELECT p.seq, p.company_tag || ' ' || substr(p.state, 1, 3) || '›' || p.perfil_tag || ' '
            || p.section_tag || ' ' || p.words
        FROM roster_words_waiting w CROSS JOIN roster_person p
        WHERE p.seq = w.seq AND w.seq > $1 AND w.seq <= $2 ORDER BY w.seq";

/// That people wait to be searched for. Whoever commits without [`Waiting::follow`] would leave them, and
/// everybody after them, out of every search until the next load.
#[derive(Debug)]
#[must_use = "people who wait are in no search"]
pub struct Waiting(());

/// From here on, and in this transaction only, people wait to be searched for.
///
/// # Errors
/// When the database fails.
pub async fn wait(tx: &mut Tx) -> sqlx::Result<Waiting> {
    if let Tx::Sqlite(_) = tx {
        execute!(
            tx,
            "INSERT OR IGNORE INTO roster_words_waiting (seq) VALUES (0)"
        )?;
    }
    Ok(Waiting(()))
}

impl Waiting {
    /// Enters everybody who waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn follow(self, tx: &mut Tx) -> sqlx::Result<()> {
        let mut done = 0;
        while let Some(last) = last_of_next(tx, done).await? {
            execute!(tx, FOLLOW, done, last)?;
            done = last;
        }
        if let Tx::Sqlite(_) = tx {
            execute!(tx, "DELETE FROM roster_words_waiting")?;
        }
        Ok(())
    }
}

/// The last of the next people who wait.
async fn last_of_next(tx: &mut Tx, after: i64) -> sqlx::Result<Option<i64>> {
    crate::storage::statements::here!();
    let Tx::Sqlite(transaction) = tx else {
        return Ok(None);
    };
    sqlx::query_scalar(
        "SELECT MAX(seq) FROM
             (SELECT seq FROM roster_words_waiting WHERE seq > $1 ORDER BY seq LIMIT $2)",
    )
    .bind(after)
    .bind(AT_ONCE)
    .fetch_one(&mut **transaction)
    .await
}
