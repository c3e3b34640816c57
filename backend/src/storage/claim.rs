//! Rows of workers who register: what stands against a RUT, and the links that wait.

use domain::id::{self, Id};
use domain::membership::Tries;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A link to write.
#[derive(Debug)]
pub struct NewClaim<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// `register` or `lift`.
    pub kind: &'a str,
    /// Keyed digest of the document.
    pub rut_lookup: &'a [u8],
    /// Digest of its secret.
    pub secret_digest: &'a [u8],
    /// Digest of the secret that stops it.
    pub stop_digest: Option<&'a [u8]>,
    /// Where it went.
    pub email: &'a str,
    /// The one spelling of that address.
    pub email_key: &'a str,
    /// Its own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// Whose it is, sealed with that key.
    pub sealed: &'a [u8],
    /// When.
    pub now: Timestamp,
    /// After that it opens nothing.
    pub expires_at: Timestamp,
}

/// A link as stored.
#[derive(Debug, Clone, FromRow)]
pub struct ClaimRow {
    /// Its id.
    pub id: Uuid,
    /// Keyed digest of the document.
    pub rut_lookup: Vec<u8>,
    /// Where it went.
    pub email: String,
    /// Its own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Whose it is, sealed.
    pub sealed: Vec<u8>,
    /// After that it opens nothing.
    pub expires_at: i64,
    /// When it was spent or stopped.
    pub used_at: Option<i64>,
}

/// What stands against a RUT, whose row stays locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock_tries(tx: &mut Tx, platform: &str, holder: &[u8]) -> sqlx::Result<Tries> {
    let numbers: Numbers = on!(tx, c =>
        sqlx::query_as(
            "INSERT INTO claim_tries
                (platform, holder, ended, first_at, pauses, paused_first_at, paused_until)
             VALUES ($1, $2, 0, 0, 0, 0, 0)
             ON CONFLICT (platform, holder) DO UPDATE SET ended = claim_tries.ended
             RETURNING ended, first_at, pauses, paused_first_at, paused_until",
        )
        .bind(platform)
        .bind(holder)
        .fetch_one(c)
        .await)?;
    Ok(read(numbers))
}

/// Ended, first, pauses, first pause, end of the pause.
type Numbers = (i64, i64, i64, i64, i64);

fn read((ended, first, pauses, paused_first, until): Numbers) -> Tries {
    let few = |count| u16::try_from(count).unwrap_or(u16::MAX);
    Tries {
        ended: few(ended),
        first: Timestamp(first),
        pauses: few(pauses),
        paused_first: Timestamp(paused_first),
        paused_until: Timestamp(until),
    }
}

/// The same for those who only look.
///
/// # Errors
/// When the database fails.
pub async fn tries(tx: &mut Tx, platform: &str, holder: &[u8]) -> sqlx::Result<Tries> {
    let numbers: Option<Numbers> = on!(tx, c => sqlx::query_as(
        "SELECT ended, first_at, pauses, paused_first_at, paused_until FROM claim_tries
         WHERE platform = $1 AND holder = $2",
    )
    .bind(platform)
    .bind(holder)
    .fetch_optional(c)
    .await)?;
    Ok(numbers.map(read).unwrap_or_default())
}

/// Saves what stands against a RUT.
///
/// # Errors
/// When the database fails.
pub async fn set_tries(
    tx: &mut Tx,
    platform: &str,
    holder: &[u8],
    tries: Tries,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE claim_tries SET ended = $3, first_at = $4, pauses = $5, paused_first_at = $6,
            paused_until = $7
         WHERE platform = $1 AND holder = $2",
        platform,
        holder,
        i64::from(tries.ended),
        tries.first.0,
        i64::from(tries.pauses),
        tries.paused_first.0,
        tries.paused_until.0,
    )
}

/// Writes a link; when not `really`, the same statement writes nothing.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewClaim<'_>, really: bool) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO worker_claim (id, platform, kind, rut_lookup, secret_digest, stop_digest, email,
                                   email_key, wrapped_key, sealed, created_at, expires_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 WHERE $13",
        new.id,
        new.platform,
        new.kind,
        new.rut_lookup,
        new.secret_digest,
        new.stop_digest,
        new.email,
        new.email_key,
        new.wrapped_key,
        new.sealed,
        new.now.0,
        new.expires_at.0,
        really,
    )
}

/// The link of that kind with that secret, open or not.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    kind: &str,
    digest: &[u8],
) -> sqlx::Result<Option<ClaimRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut_lookup, email, wrapped_key, sealed, expires_at, used_at FROM worker_claim
         WHERE secret_digest = $1 AND platform = $2 AND kind = $3",
    )
    .bind(digest)
    .bind(platform)
    .bind(kind)
    .fetch_optional(c)
    .await)
}

/// The registrations of a person whose links wait to be opened, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    rut_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Vec<ClaimRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut_lookup, email, wrapped_key, sealed, expires_at, used_at FROM worker_claim
         WHERE platform = $1 AND rut_lookup = $2 AND kind = 'register' AND used_at IS NULL
           AND expires_at > $3
         ORDER BY created_at DESC, id DESC LIMIT 10",
    )
    .bind(platform)
    .bind(rut_lookup)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// The registration that this secret may stop.
///
/// # Errors
/// When the database fails.
pub async fn by_stop(tx: &mut Tx, platform: &str, digest: &[u8]) -> sqlx::Result<Option<ClaimRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut_lookup, email, wrapped_key, sealed, expires_at, used_at FROM worker_claim
         WHERE stop_digest = $1 AND platform = $2",
    )
    .bind(digest)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Spends a link: of many who try at once, one gets 1 (A26).
///
/// # Errors
/// When the database fails.
pub async fn spend(tx: &mut Tx, platform: &str, id: Uuid, now: Timestamp) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker_claim SET used_at = $3
         WHERE id = $1 AND platform = $2 AND used_at IS NULL AND expires_at > $3",
        id,
        platform,
        now.0,
    )
}

/// Notes which browser asked for a link, and the mail that carries it.
///
/// # Errors
/// When the database fails.
pub async fn set_sent(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    (browser, message): (&[u8], Uuid),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker_claim SET browser = $3, message = $4, sent_at = $5
         WHERE id = $1 AND platform = $2",
        id,
        platform,
        browser,
        message,
        now.0,
    )
}

/// Another secret for a link that waits.
#[derive(Debug)]
pub struct Renewed<'a> {
    /// Its digest.
    pub secret_digest: &'a [u8],
    /// The mail that carries it.
    pub message: Uuid,
    /// When the one before was sent.
    pub before: Timestamp,
    /// When.
    pub now: Timestamp,
    /// After that it opens nothing.
    pub expires_at: Timestamp,
}

/// Gives a link that waits another secret; 0 when it waits no more, or somebody else did it.
///
/// # Errors
/// When the database fails.
pub async fn renew(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    renewed: &Renewed<'_>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker_claim SET secret_digest = $3, message = $4, sent_at = $6, expires_at = $7
         WHERE id = $1 AND platform = $2 AND kind = 'register' AND used_at IS NULL
           AND expires_at > $6 AND COALESCE(sent_at, $5) = $5",
        id,
        platform,
        renewed.secret_digest,
        renewed.message,
        renewed.before.0,
        renewed.now.0,
        renewed.expires_at.0,
    )
}

/// Notes which account a spent link made.
///
/// # Errors
/// When the database fails.
pub async fn set_account(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    account: Id<id::Account>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker_claim SET account = $3 WHERE id = $1 AND platform = $2",
        id,
        platform,
        account.uuid(),
    )
}

/// The accounts that links of a person made of which another address on file was warned.
///
/// # Errors
/// When the database fails.
pub async fn warned_accounts(
    tx: &mut Tx,
    platform: &str,
    rut_lookup: &[u8],
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT account FROM worker_claim
         WHERE platform = $1 AND rut_lookup = $2 AND stop_digest IS NOT NULL
           AND account IS NOT NULL
         ORDER BY id LIMIT 100",
    )
    .bind(platform)
    .bind(rut_lookup)
    .fetch_all(c)
    .await)
}

/// Takes every open link of a person out of service.
///
/// # Errors
/// When the database fails.
pub async fn close_all(
    tx: &mut Tx,
    platform: &str,
    rut_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker_claim SET used_at = $3
         WHERE platform = $1 AND rut_lookup = $2 AND used_at IS NULL",
        platform,
        rut_lookup,
        now.0,
    )
}

/// Forgets links that expired before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM worker_claim WHERE expires_at < $1 AND id IN
             (SELECT id FROM worker_claim WHERE expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}

/// Forgets what stands against RUTs since before `before` and pauses nothing any more; what only the
/// help desk lifts stays. At most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget_tries(
    tx: &mut Tx,
    pauses: u16,
    before: Timestamp,
    most: i64,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM claim_tries
         WHERE first_at < $1 AND paused_first_at < $1 AND paused_until < $1 AND pauses < $2
           AND (platform, holder) IN
             (SELECT platform, holder FROM claim_tries
              WHERE first_at < $1 AND paused_first_at < $1 AND paused_until < $1 AND pauses < $2
              LIMIT $3)",
        before.0,
        i64::from(pauses),
        most,
    )
}
