//! Rows of the audit chain.

use domain::time::Timestamp;
use sqlx::FromRow;

mod append;

use super::{Tx, execute, on};
pub use append::{append, lock_head};

/// Where a chain stands.
#[derive(Debug, FromRow)]
pub struct Head {
    /// Number of the newest entry; in [`lock_head`], of the last one to write.
    pub seq: i64,
    /// Digest of the newest entry; empty before the first.
    pub digest: Vec<u8>,
}

/// One entry as stored.
#[derive(Debug, FromRow)]
pub struct EntryRow {
    /// The platform's address word.
    pub platform: String,
    /// Number within the platform, from 1.
    pub seq: i64,
    /// When, in microseconds.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// On whom.
    pub subject: String,
    /// Old and new values.
    pub sealed: Vec<u8>,
    /// Keyed digest over the entry before and this one.
    pub digest: Vec<u8>,
}

/// Where the chain of a platform stands, if it has begun.
///
/// # Errors
/// When the database fails.
pub async fn head(tx: &mut Tx, platform: &str) -> sqlx::Result<Option<Head>> {
    on!(tx, c => sqlx::query_as("SELECT seq, digest FROM audit_head WHERE platform = $1")
        .bind(platform)
        .fetch_optional(c)
        .await)
}

/// The entries after `seq`, in order.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    platform: &str,
    seq: i64,
    limit: i64,
) -> sqlx::Result<Vec<EntryRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT platform, seq, at, actor, action, subject, sealed, digest FROM audit_entry
         WHERE platform = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    )
    .bind(platform)
    .bind(seq)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The entry of that number.
///
/// # Errors
/// When the database fails.
pub async fn at(tx: &mut Tx, platform: &str, seq: i64) -> sqlx::Result<Option<EntryRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT platform, seq, at, actor, action, subject, sealed, digest FROM audit_entry
         WHERE platform = $1 AND seq = $2",
    )
    .bind(platform)
    .bind(seq)
    .fetch_optional(c)
    .await)
}

/// An entry with where it came from, as far as that is still kept.
#[derive(Debug, FromRow)]
pub struct ListedRow {
    /// Number within the platform.
    pub seq: i64,
    /// When, in microseconds.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// On whom.
    pub subject: String,
    /// Old and new values.
    pub sealed: Vec<u8>,
    /// The network asking.
    pub network: Option<String>,
    /// The browser asking.
    pub device: Option<String>,
}

/// What is looked for. Empty texts mean everything.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Exactly that actor.
    pub actor: &'a str,
    /// Exactly that act.
    pub action: &'a str,
    /// Exactly that subject.
    pub subject: &'a str,
    /// From then on.
    pub from: Timestamp,
    /// Before then.
    pub until: Timestamp,
}

impl Wanted<'_> {
    /// Whether days are asked for, and nothing else.
    fn is_of_days(&self) -> bool {
        let days = self.from.0 > i64::MIN || self.until.0 < i64::MAX - 1;
        days && [self.actor, self.action, self.subject] == [""; 3]
    }
}

/// One statement for each index, so that no filter walks the whole chain.
macro_rules! listed {
    ($first:literal) => {
        concat!(
            "SELECT e.seq, e.at, e.actor, e.action, e.subject, e.sealed, o.network, o.device
             FROM audit_entry e
             LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
             WHERE e.platform = $1 AND ",
            $first,
            " AND e.seq < $5 AND e.at >= $6 AND e.at < $7
               AND ($2 = '' OR e.actor = $2) AND ($3 = '' OR e.action = $3)
               AND ($4 = '' OR e.subject = $4)
             ORDER BY e.seq DESC LIMIT $8"
        )
    };
}

/// Where only days are asked for: the newest of them first, and of one moment the highest number. The
/// index leads to where they begin, however much happened since. In the order of time, because a
/// clock may have been wrong between two numbers.
const OF_DAYS: &str =
    "SELECT e.seq, e.at, e.actor, e.action, e.subject, e.sealed, o.network, o.device
     FROM audit_entry e
     LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
     WHERE e.platform = $1 AND e.at >= $2 AND (e.at, e.seq) < ($3, $4)
     ORDER BY e.at DESC, e.seq DESC LIMIT $5";

/// Entries before that number, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn listed(
    tx: &mut Tx,
    platform: &str,
    wanted: Wanted<'_>,
    before: i64,
    limit: i64,
) -> sqlx::Result<Vec<ListedRow>> {
    if wanted.is_of_days() {
        return of_days(tx, platform, wanted, before, limit).await;
    }
    let sql = match (wanted.subject, wanted.actor, wanted.action) {
        ("", "", "") => listed!("e.seq > 0"),
        ("", "", _) => listed!("e.action = $3"),
        ("", _, "") => listed!("e.actor = $2"),
        ("", _, _) => listed!("e.actor = $2 AND e.action = $3"),
        _ => listed!("e.subject = $4"),
    };
    on!(tx, c => sqlx::query_as(sql)
        .bind(platform)
        .bind(wanted.actor)
        .bind(wanted.action)
        .bind(wanted.subject)
        .bind(before)
        .bind(wanted.from.0)
        .bind(wanted.until.0)
        .bind(limit)
        .fetch_all(c)
        .await)
}

/// Those of the days that are asked for, before that number's place in the order of time.
async fn of_days(
    tx: &mut Tx,
    platform: &str,
    wanted: Wanted<'_>,
    before: i64,
    limit: i64,
) -> sqlx::Result<Vec<ListedRow>> {
    let seen = match before {
        i64::MAX => None,
        seq => at(tx, platform, seq).await?,
    };
    let seen = seen.filter(|row| row.at < wanted.until.0);
    let (moment, seq) = seen.map_or((wanted.until.0, 0), |row| (row.at, row.seq));
    on!(tx, c => sqlx::query_as(OF_DAYS)
        .bind(platform)
        .bind(wanted.from.0)
        .bind(moment)
        .bind(seq)
        .bind(limit)
        .fetch_all(c)
        .await)
}

/// An entry with the browser that it came from, while that is kept.
#[derive(Debug, FromRow)]
pub struct ToldRow {
    /// Number within the platform.
    pub seq: i64,
    /// When, in microseconds.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// Old and new values.
    pub sealed: Vec<u8>,
    /// What the browser said of itself.
    pub device: Option<String>,
}

/// The entries on that subject before `seq`, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_subject(
    tx: &mut Tx,
    platform: &str,
    subject: &str,
    before: i64,
    limit: i64,
) -> sqlx::Result<Vec<ToldRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT e.seq, e.at, e.actor, e.action, e.sealed, o.device
         FROM audit_entry e LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
         WHERE e.platform = $1 AND e.subject = $2 AND e.seq < $3
         ORDER BY e.seq DESC LIMIT $4",
    )
    .bind(platform)
    .bind(subject)
    .bind(before)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The acts that [`given`] finds.
pub const GIVEN: [&str; 4] = [
    "perfil.changed",
    "perfil.carried_out",
    "stand_in.named",
    "stand_in.ended",
];

/// The newest entries on that subject before a place that tell of another perfil, or that somebody
/// stands in. The acts stand in the statement itself, because an index holds these entries and no others.
///
/// # Errors
/// When the database fails.
pub async fn given(
    tx: &mut Tx,
    platform: &str,
    subject: &str,
    (before, limit): (i64, i64),
) -> sqlx::Result<Vec<ToldRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT e.seq, e.at, e.actor, e.action, e.sealed, o.device
         FROM audit_entry e LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
         WHERE e.platform = $1 AND e.subject = $2
           AND e.action IN ('perfil.changed', 'perfil.carried_out', 'stand_in.named',
               'stand_in.ended')
           AND e.seq < $3
         ORDER BY e.seq DESC LIMIT $4",
    )
    .bind(platform)
    .bind(subject)
    .bind(before)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The newest entries on that company before a place that make somebody its administrator, or end that.
/// As with [`given`], an index holds these and no others.
///
/// # Errors
/// When the database fails.
pub async fn appointing(
    tx: &mut Tx,
    platform: &str,
    company: &str,
    (before, limit): (i64, i64),
) -> sqlx::Result<Vec<ToldRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT e.seq, e.at, e.actor, e.action, e.sealed, o.device
         FROM audit_entry e LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
         WHERE e.platform = $1 AND e.subject = $2
           AND e.action IN ('company.appointed', 'company.revoked') AND e.seq < $3
         ORDER BY e.seq DESC LIMIT $4",
    )
    .bind(platform)
    .bind(company)
    .bind(before)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Forgets from where acts before `before` came; the chain itself stays;
/// at most so many rows at once. How far back a chain's old entries reach is asked of the entries,
/// which have an index of their time.
///
/// # Errors
/// When the database fails.
pub async fn forget_origins(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM audit_origin WHERE (platform, seq) IN
             (SELECT o.platform, o.seq FROM audit_head h CROSS JOIN audit_origin o
              WHERE o.platform = h.platform AND o.at < $1 AND o.seq <=
                  (SELECT e.seq FROM audit_entry e WHERE e.platform = h.platform AND e.at < $1
                   ORDER BY e.at DESC, e.seq DESC LIMIT 1)
              LIMIT $2)",
        before.0,
        most,
    )
}
