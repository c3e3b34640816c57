//! Rows of invitations. Nothing here reads back the digest of a link: whoever lists invitations
//! cannot make one of it (A31).

use domain::id::{self, Id};
use domain::membership::{Invited, Tier};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

mod list;

pub use list::{
    Which, before, ends, newest_of_operator, of_account, unlisted, waiting, waiting_for,
};

/// An invitation to write.
#[derive(Debug)]
pub struct NewInvitation<'a> {
    /// Its id.
    pub id: Id<id::Invitation>,
    /// The platform's address word.
    pub platform: &'a str,
    /// The institution.
    pub company: Id<id::Company>,
    /// Keyed digest of the address.
    pub email_lookup: &'a [u8],
    /// Keyed digest of the RUT.
    pub document_lookup: &'a [u8],
    /// Keyed digest of the mobile.
    pub phone_lookup: &'a [u8],
    /// Its own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// The six data, sealed with that key.
    pub sealed: &'a [u8],
    /// The role.
    pub tier: Tier,
    /// Digest of the link's token.
    pub secret_digest: &'a [u8],
    /// Who invites; none for an operator.
    pub invited_by: Option<Id<id::Account>>,
    /// When.
    pub now: Timestamp,
    /// Its end.
    pub expires_at: Timestamp,
}

/// An invitation as stored.
#[derive(Debug, Clone, FromRow)]
pub struct InvitationRow {
    /// Its id.
    pub id: Uuid,
    /// The institution.
    pub company: Uuid,
    /// Its own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// The six data, sealed.
    pub sealed: Vec<u8>,
    /// What the invitee chose, sealed.
    pub draft: Option<Vec<u8>>,
    tier: String,
    state: String,
    /// How often it was sent.
    pub sends: i64,
    /// When it was sent last.
    pub last_sent_at: i64,
    /// Who invites; none for an operator.
    pub invited_by: Option<Uuid>,
    /// When it was written.
    pub created_at: i64,
    /// Its end.
    pub expires_at: i64,
}

impl InvitationRow {
    fn stored(&self, column: &'static str) -> Fault {
        Fault::Stored {
            table: "invitation",
            column,
            key: self.id.to_string(),
        }
    }

    /// The role.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn tier(&self) -> Result<Tier, Fault> {
        self.tier.parse().map_err(|_| self.stored("tier"))
    }

    /// Whether it was neither accepted nor taken back; its time may be over.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.state == Invited::Pending.code()
    }

    /// The state at that time (C-36).
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn state(&self, now: Timestamp) -> Result<Invited, Fault> {
        let state: Invited = self.state.parse().map_err(|_| self.stored("state"))?;
        Ok(state.at(Timestamp(self.expires_at), now))
    }
}

/// Writes an invitation; 0 when one of that address or RUT waits in that institution.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewInvitation<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO invitation
            (id, platform, company, email_lookup, document_lookup, phone_lookup, wrapped_key,
             sealed, tier, state, secret_digest, sends, last_sent_at, invited_by, created_at,
             expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', $10, 1, $11, $12, $11, $13)
         ON CONFLICT DO NOTHING",
        new.id.uuid(),
        new.platform,
        new.company.uuid(),
        new.email_lookup,
        new.document_lookup,
        new.phone_lookup,
        new.wrapped_key,
        new.sealed,
        new.tier.code(),
        new.secret_digest,
        new.now.0,
        new.invited_by.map(Id::uuid),
        new.expires_at.0,
    )
}

/// Closes invitations of that address or RUT whose time ran out, so that another one can be sent; which
/// they were.
///
/// # Errors
/// When the database fails.
pub async fn close_expired(
    tx: &mut Tx,
    company: Id<id::Company>,
    (email_lookup, document_lookup): (&[u8], &[u8]),
    now: Timestamp,
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "UPDATE invitation SET state = 'expired', draft = NULL, closed_at = expires_at
         WHERE company = $1 AND state = 'pending'
           AND (expires_at <= $4 OR last_sent_at - $4 > expires_at - last_sent_at)
           AND (email_lookup = $2 OR document_lookup = $3)
         RETURNING id",
    )
    .bind(company.uuid())
    .bind(email_lookup)
    .bind(document_lookup)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// Whether that mobile stands in another invitation of the institution that waits or was accepted.
///
/// # Errors
/// When the database fails.
pub async fn has_phone(
    tx: &mut Tx,
    company: Id<id::Company>,
    phone_lookup: &[u8],
    except: Id<id::Invitation>,
) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM invitation
         WHERE company = $1 AND phone_lookup = $2 AND state IN ('pending', 'accepted')
           AND id <> $3 LIMIT 1",
    )
    .bind(company.uuid())
    .bind(phone_lookup)
    .bind(except.uuid())
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// The invitation behind a link, whatever its state.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
) -> sqlx::Result<Option<InvitationRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, wrapped_key, sealed, draft, tier, state, sends, last_sent_at,
            invited_by, created_at, expires_at
         FROM invitation WHERE secret_digest = $1 AND platform = $2",
    )
    .bind(digest)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// One invitation of that institution.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Id<id::Invitation>,
) -> sqlx::Result<Option<InvitationRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, wrapped_key, sealed, draft, tier, state, sends, last_sent_at,
            invited_by, created_at, expires_at
         FROM invitation WHERE id = $1 AND company = $2 AND platform = $3",
    )
    .bind(id.uuid())
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Gives a waiting invitation another link and another end, in the name of whoever sends it now; the
/// former link opens nothing any more (A33). 0 when it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn renew(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    (secret_digest, invited_by): (&[u8], Option<Id<id::Account>>),
    expires_at: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE invitation
         SET secret_digest = $3, invited_by = $4, expires_at = $5, last_sent_at = $6,
             sends = sends + 1, draft = NULL
         WHERE id = $1 AND platform = $2 AND state = 'pending'",
        id,
        platform,
        secret_digest,
        invited_by.map(Id::uuid),
        expires_at.0,
        now.0,
    )
}

/// Takes a waiting invitation back, run out or not; 0 when it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &mut Tx, platform: &str, id: Uuid, now: Timestamp) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE invitation SET state = 'revoked', draft = NULL, closed_at = $3
         WHERE id = $1 AND platform = $2 AND state = 'pending'",
        id,
        platform,
        now.0,
    )
}

/// Takes back whatever operators sent to an institution and waits, run out or not; which they were.
///
/// # Errors
/// When the database fails.
pub async fn revoke_of_operators(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    now: Timestamp,
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "UPDATE invitation SET state = 'revoked', draft = NULL, closed_at = $3
         WHERE company = $1 AND platform = $2 AND invited_by IS NULL AND state = 'pending'
         RETURNING id",
    )
    .bind(company)
    .bind(platform)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// Keeps what the invitee chose, under the link they came by.
///
/// # Errors
/// When the database fails.
pub async fn keep_draft(
    tx: &mut Tx,
    platform: &str,
    (id, secret_digest): (Uuid, &[u8]),
    draft: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE invitation SET draft = $4
         WHERE id = $1 AND platform = $2 AND secret_digest = $3
           AND state = 'pending' AND expires_at > $5",
        id,
        platform,
        secret_digest,
        draft,
        now.0,
    )
}

/// Accepts an invitation with the link of now: of any number who try at once, one gets 1 (A30).
///
/// # Errors
/// When the database fails.
pub async fn accept(
    tx: &mut Tx,
    platform: &str,
    (id, secret_digest): (Uuid, &[u8]),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE invitation SET state = 'accepted', draft = NULL, closed_at = $4
         WHERE id = $1 AND platform = $2 AND secret_digest = $3
           AND state = 'pending' AND expires_at > $4",
        id,
        platform,
        secret_digest,
        now.0,
    )
}

/// Notes which account came of an invitation, and the mobile that was confirmed.
///
/// # Errors
/// When the database fails.
pub async fn note_account(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    (account, phone_lookup): (Id<id::Account>, &[u8]),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE invitation SET account = $3, phone_lookup = $4 WHERE id = $1 AND platform = $2",
        id,
        platform,
        account.uuid(),
        phone_lookup,
    )
}

/// Notes that an invitation stands in the institution's list of people.
///
/// # Errors
/// When the database fails.
pub async fn listed(tx: &mut Tx, platform: &str, id: Id<id::Invitation>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE invitation SET listed = $3 WHERE id = $1 AND platform = $2",
        id.uuid(),
        platform,
        true,
    )
}

/// Forgets invitations that ended before `before` without an account, and whoever waits in a list
/// because of them; at most so many at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM roster_person WHERE membership IS NULL AND worker IS NULL AND id IN
             (SELECT id FROM invitation WHERE expires_at < $1 AND state <> 'accepted'
              ORDER BY expires_at, id LIMIT $2)",
        before.0,
        most,
    )?;
    execute!(
        tx,
        "DELETE FROM invitation WHERE id IN
             (SELECT id FROM invitation WHERE expires_at < $1 AND state <> 'accepted'
              ORDER BY expires_at, id LIMIT $2)",
        before.0,
        most,
    )
}
