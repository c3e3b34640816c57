//! The work on loads of a company's people: who takes it, and how it ends. Each step is one
//! statement that asks for the stage before it, so that nothing is done twice.

use domain::bulk::Stage;
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A load that this worker may work on now.
#[derive(Debug, Clone, FromRow)]
pub struct JobRow {
    /// The load.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: String,
    /// Whose people.
    pub company: Uuid,
    /// `checking`, `applying` or `reverting`.
    pub state: String,
    /// What its titles mean, as somebody chose it.
    pub columns: Option<String>,
    /// The order of its dates, as somebody said it.
    pub dates: Option<String>,
    /// Its own key, wrapped.
    pub wrapped_key: Option<Vec<u8>>,
    /// What the check found.
    pub shown: Option<String>,
    /// What was agreed to.
    pub plan_digest: Option<Vec<u8>>,
    /// Who brought it.
    pub loaded_by: Uuid,
    /// Who decided last.
    pub decided_by: Option<Uuid>,
    /// How often it was begun, this time among them.
    pub tries: i64,
}

/// Whether anything waits for a worker, or was left by one that died.
///
/// # Errors
/// When the database fails.
pub async fn waits(tx: &mut Tx, now: Timestamp) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM bulk_load
         WHERE state IN ('received', 'checking', 'approved', 'applying', 'undoing', 'reverting')
           AND (leased_until IS NULL OR leased_until < $1) LIMIT 1",
    )
    .bind(now.0)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// Takes the load that has waited longest, until that time. One whose time is over belongs to a
/// worker that died and is taken over.
///
/// # Errors
/// When the database fails.
pub async fn claim(tx: &mut Tx, now: Timestamp, until: Timestamp) -> sqlx::Result<Option<JobRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE bulk_load SET leased_until = $2, tries = tries + 1,
            state = CASE WHEN state IN ('received', 'checking') THEN 'checking'
                    WHEN state IN ('approved', 'applying') THEN 'applying'
                    ELSE 'reverting' END
         WHERE id = (SELECT id FROM bulk_load
                     WHERE state IN ('received', 'checking', 'approved', 'applying', 'undoing',
                         'reverting')
                       AND (leased_until IS NULL OR leased_until < $1)
                     ORDER BY loaded_at, id LIMIT 1)
           AND state IN ('received', 'checking', 'approved', 'applying', 'undoing', 'reverting')
           AND (leased_until IS NULL OR leased_until < $1)
         RETURNING id, platform, company, state, columns, dates, wrapped_key, shown, plan_digest,
            loaded_by, decided_by, tries",
    )
    .bind(now.0)
    .bind(until.0)
    .fetch_optional(c)
    .await)
}

/// What the check of a load found.
#[derive(Debug)]
pub struct Checked<'a> {
    /// [`Stage::Checked`] or [`Stage::Unread`].
    pub stage: Stage,
    /// What it found, for people.
    pub shown: &'a str,
    /// Digest of everything it would do.
    pub digest: &'a [u8],
    /// New people, changed ones, refused rows, people who stand so already.
    pub figures: [i64; 4],
}

/// Ends the check. 0 when somebody else did.
///
/// # Errors
/// When the database fails.
pub async fn checked(tx: &mut Tx, id: Uuid, found: &Checked<'_>) -> sqlx::Result<u64> {
    let [added, changed, refused, unchanged] = found.figures;
    execute!(
        tx,
        "UPDATE bulk_load SET state = $2, shown = $3, plan_digest = $4, added = $5, changed = $6,
            refused = $7, unchanged = $8, leased_until = NULL, tries = 0
         WHERE id = $1 AND state = 'checking'",
        id,
        found.stage.code(),
        found.shown,
        found.digest,
        added,
        changed,
        refused,
        unchanged,
    )
}

/// Has a load read again with the meaning of its titles chosen by hand, and the order of its dates.
///
/// # Errors
/// When the database fails.
pub async fn explain(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    columns: &str,
    dates: Option<&str>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'received', columns = $4, dates = $5, note = NULL
         WHERE id = $1 AND platform = $2 AND company = $3 AND state IN ('checked', 'unread')",
        id,
        platform,
        company.uuid(),
        columns,
        dates,
    )
}

/// A yes to a load.
#[derive(Debug)]
pub struct Yes<'a> {
    /// Digest of what was shown.
    pub digest: &'a [u8],
    /// To its good rows only.
    pub some_only: bool,
    /// Whose.
    pub by: Id<id::Account>,
    /// When.
    pub now: Timestamp,
}

/// Says yes to a checked load; 0 when there is nothing to say yes to, or something else by now.
///
/// # Errors
/// When the database fails.
pub async fn approve(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    yes: &Yes<'_>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'approved', note = NULL, some_only = $4, decided_by = $5,
            decided_at = $6
         WHERE id = $1 AND platform = $2 AND company = $3 AND state = 'checked'
           AND plan_digest = $7",
        id,
        platform,
        company.uuid(),
        yes.some_only,
        yes.by.uuid(),
        yes.now.0,
        yes.digest,
    )
}

/// Says no to a load; 0 when it is too late.
///
/// # Errors
/// When the database fails.
pub async fn discard(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'discarded', decided_by = $4, decided_at = $5
         WHERE id = $1 AND platform = $2 AND company = $3
           AND state IN ('received', 'checked', 'unread')",
        id,
        platform,
        company.uuid(),
        by.uuid(),
        now.0,
    )
}

/// Asks for a load to be taken back, if it was applied after that moment, and by no clock that was
/// further ahead than the moment lies behind (F12); 0 otherwise.
///
/// # Errors
/// When the database fails.
pub async fn undo(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    after: Timestamp,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'undoing', decided_by = $5, decided_at = $6, tries = 0
         WHERE id = $1 AND platform = $2 AND company = $3 AND state = 'applied'
           AND applied_at > $4 AND applied_at - $6 <= $6 - $4",
        id,
        platform,
        company.uuid(),
        after.0,
        by.uuid(),
        now.0,
    )
}

/// Holds a load that is being worked on until the commit; 0 when somebody was quicker.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &mut Tx, id: Uuid, stage: Stage) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = $2 WHERE id = $1 AND state = $2",
        id,
        stage.code(),
    )
}

/// Ends the work of applying.
///
/// # Errors
/// When the database fails.
pub async fn applied(tx: &mut Tx, id: Uuid, now: Timestamp) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'applied', applied_at = $2, leased_until = NULL, tries = 0
         WHERE id = $1 AND state = 'applying'",
        id,
        now.0,
    )
}

/// Ends the work of taking back: how many came back, and how many were touched since.
///
/// # Errors
/// When the database fails.
pub async fn undone(tx: &mut Tx, id: Uuid, undone: i64, kept: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'undone', undone = $2, kept = $3, leased_until = NULL
         WHERE id = $1 AND state = 'reverting'",
        id,
        undone,
        kept,
    )
}

/// Has a load that was being applied checked again, because the company is another one now: for
/// whoever decided, whose yes it needs once more.
///
/// # Errors
/// When the database fails.
pub async fn check_again(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET state = 'received', note = 'changed', leased_until = NULL,
            tries = 0
         WHERE id = $1 AND state = 'applying'",
        id,
    )
}

/// Gives a load up, and forgets what it held. One that was being taken back stays applied.
///
/// # Errors
/// When the database fails.
pub async fn stop(tx: &mut Tx, id: Uuid, note: &'static str) -> sqlx::Result<()> {
    let state: Option<String> = on!(&mut *tx, c => sqlx::query_scalar(
        "UPDATE bulk_load SET note = $2, leased_until = NULL, tries = 0,
            state = CASE WHEN state = 'reverting' THEN 'applied' ELSE 'stopped' END
         WHERE id = $1 AND state IN ('checking', 'applying', 'reverting') RETURNING state",
    )
    .bind(id)
    .bind(note)
    .fetch_optional(c)
    .await)?;
    if state.as_deref() == Some(Stage::Stopped.code()) {
        super::bulk::forget(tx, id).await?;
    }
    Ok(())
}

/// Loads that nobody decided, or that never arrived whole: their rows stay in the history, what they
/// hold goes.
///
/// # Errors
/// When the database fails.
pub async fn expire(tx: &mut Tx, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let gone: Vec<Uuid> = on!(&mut *tx, c => sqlx::query_scalar(
        "UPDATE bulk_load SET state = 'expired'
         WHERE id IN (SELECT id FROM bulk_load
                      WHERE state IN ('receiving', 'checked', 'unread') AND loaded_at < $1
                        AND wrapped_key IS NOT NULL
                      ORDER BY loaded_at, id LIMIT $2)
         RETURNING id",
    )
    .bind(before.0)
    .bind(limit)
    .fetch_all(c)
    .await)?;
    for id in &gone {
        super::bulk::forget(tx, *id).await?;
    }
    Ok(gone.len() as u64)
}

/// Forgets what loads held that were applied, or taken back, before that moment.
///
/// # Errors
/// When the database fails.
pub async fn forget_old(tx: &mut Tx, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let gone: Vec<Uuid> = on!(&mut *tx, c => sqlx::query_scalar(
        "SELECT id FROM bulk_load
         WHERE wrapped_key IS NOT NULL AND state IN ('applied', 'undone') AND loaded_at < $1
         ORDER BY loaded_at, id LIMIT $2",
    )
    .bind(before.0)
    .bind(limit)
    .fetch_all(c)
    .await)?;
    for id in &gone {
        super::bulk::forget(tx, *id).await?;
    }
    Ok(gone.len() as u64)
}
