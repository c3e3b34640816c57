//! A session together with the company that the request names: still one read (ruling 8).

use domain::access::Member;
use domain::company::Adherence;
use domain::id::Id;
use domain::membership::{MembershipState, Perfil, Reason, Shut, may_enter};
use domain::role::Rights;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::SessionRow;
use crate::caller::At;
use crate::fault::Fault;
use crate::storage::{Tx, on};

/// What decides whether a company opens; all of it absent where there is no membership.
#[derive(Debug, FromRow)]
pub struct DoorRow {
    company: Option<Uuid>,
    perfil: Option<String>,
    basis: Option<String>,
    state: Option<String>,
    reason: Option<String>,
    ends_at: Option<i64>,
    entered_after: Option<i64>,
    adherence: Option<String>,
    legal_name: Option<String>,
    perfil_name: Option<String>,
    permissions: Option<String>,
    stands_in: Option<i64>,
}

#[derive(FromRow)]
struct Both {
    #[sqlx(flatten)]
    session: SessionRow,
    #[sqlx(flatten)]
    door: DoorRow,
}

impl DoorRow {
    /// The company before which somebody with a session of that age stands at that moment; none
    /// where it is none of theirs.
    ///
    /// # Errors
    /// [`Fault::Stored`] when a word does not parse.
    pub fn read(&self, began: Timestamp, now: Timestamp) -> Result<Option<At>, Fault> {
        let (Some(company), Some(perfil), Some(state), Some(adherence), Some(name)) = (
            self.company,
            &self.perfil,
            &self.state,
            &self.adherence,
            &self.legal_name,
        ) else {
            return Ok(None);
        };
        let stored = |column| Fault::Stored {
            table: "membership",
            column,
            key: company.to_string(),
        };
        let state: MembershipState = state.parse().map_err(|_| stored("state"))?;
        let adherence: Adherence = adherence.parse().map_err(|_| stored("adherence"))?;
        let basis = self.basis.as_deref().map(str::parse).transpose();
        let perfil: Perfil = perfil.parse().map_err(|_| stored("perfil"))?;
        let own = self.permissions.as_deref().map(str::parse).transpose();
        let own = own.map_err(|_| stored("perfil"))?;
        let stands_in = self.stands_in.is_some();
        let member = Member {
            company: Id::from_uuid(company),
            perfil,
            basis: basis.map_err(|_| stored("basis"))?,
            rights: Rights::of(perfil, own.as_ref(), stands_in),
            stands_in,
        };
        let ends_at = self.ends_at.map(Timestamp);
        // An end date that nobody noted yet says by itself why.
        let over = state != state.at(ends_at, now);
        let reason = self.reason.as_deref().map(str::parse).transpose();
        let reason = reason.map_err(|_| stored("reason"))?;
        let again = self.entered_after.is_some_and(|since| began.0 <= since);
        let door = may_enter(adherence, state.at(ends_at, now));
        Ok(Some(At {
            company: member.company,
            name: name.clone(),
            perfil_name: self.perfil_name.clone(),
            door: match door {
                Ok(()) if again => Err(Shut::Ended),
                door => door.map(|()| member),
            },
            reason: if over { Some(Reason::Left) } else { reason },
        }))
    }
}

/// The session under that token digest, as [`super::live`] finds it, and the membership of its
/// account in that company. Each table is reached by a unique key.
///
/// # Errors
/// When the database fails.
pub async fn live_at(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    company: Uuid,
    now: Timestamp,
) -> sqlx::Result<Option<(SessionRow, Option<DoorRow>)>> {
    let both: Option<Both> = on!(tx, c => sqlx::query_as(
        "SELECT s.account, a.person, s.stage, s.created_at, s.seen_at, s.shared,
            r.role, t.confirmed_at, a.initial_until,
            m.company, m.perfil, m.basis, m.state, m.reason, m.ends_at, m.entered_after,
            e.adherence, e.legal_name, p.name AS perfil_name,
             (SELECT string_agg(q.module || ':' || q.level, ',') FROM perfil_permission q
              WHERE q.perfil = p.id) AS permissions,
             (SELECT MAX(i.until) FROM stand_in i WHERE i.account = m.account
              AND i.company = m.company AND i.until > $3 AND i.ended_at IS NULL
             AND i.named_at - $3 <= i.until - i.named_at) AS stands_in
         FROM session s JOIN account a ON a.id = s.account
         LEFT JOIN staff r ON r.platform = s.platform AND r.account = s.account
         LEFT JOIN totp t ON t.account = s.account
         LEFT JOIN membership m ON m.account = s.account AND m.company = $4
            AND m.platform = s.platform
         LEFT JOIN company e ON e.id = m.company AND e.platform = s.platform
         LEFT JOIN perfil p ON p.code = m.perfil AND p.company = m.company
         WHERE s.token_digest = $1 AND s.platform = $2 AND s.expires_at > $3
           AND a.state <> 'disabled' AND (a.lapses_at IS NULL OR a.lapses_at > $3)",
    )
    .bind(digest)
    .bind(platform)
    .bind(now.0)
    .bind(company)
    .fetch_optional(c)
    .await)?;
    Ok(both.map(|both| (both.session, Some(both.door))))
}

/// The membership of an account in a company as it is at this moment, for acts that must not rest on
/// what was true when the request began (A48).
///
/// # Errors
/// When the database fails.
pub async fn door(
    tx: &mut Tx,
    platform: &str,
    (account, company): (Uuid, Uuid),
    now: Timestamp,
) -> sqlx::Result<Option<DoorRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT m.company, m.perfil, m.basis, m.state, m.reason, m.ends_at, m.entered_after,
            e.adherence, e.legal_name, p.name AS perfil_name,
            (SELECT string_agg(q.module || ':' || q.level, ',') FROM perfil_permission q
             WHERE q.perfil = p.id) AS permissions,
            (SELECT MAX(i.until) FROM stand_in i WHERE i.account = m.account
             AND i.company = m.company AND i.until > $4 AND i.ended_at IS NULL
             AND i.named_at - $4 <= i.until - i.named_at) AS stands_in
         FROM membership m JOIN company e ON e.id = m.company AND e.platform = m.platform
         LEFT JOIN perfil p ON p.code = m.perfil AND p.company = m.company
         WHERE m.account = $1 AND m.company = $2 AND m.platform = $3",
    )
    .bind(account)
    .bind(company)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}
