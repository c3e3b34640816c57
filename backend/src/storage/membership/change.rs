//! Changing a membership, and the row of it in the company's list.

use domain::id::Id;
use domain::membership::{Basis, MembershipState, Perfil, Reason};
use domain::time::Timestamp;
use uuid::Uuid;

use super::{MembershipRow, any_enabled_now};
use crate::fault::Fault;
use crate::storage::{self, Tx, execute};

/// What a membership becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// The perfil.
    pub perfil: Perfil,
    /// Why they are administrator.
    pub basis: Option<Basis>,
    /// Why it is «Inhabilitado».
    pub reason: Option<Reason>,
    /// From when on it opens nothing by itself.
    pub ends_at: Option<Timestamp>,
}

/// Changes state, perfil and basis of a membership if nobody changed it since that version was
/// read. The end date stays, and so does why somebody is «Inhabilitado» while they are; only who is
/// enabled after their last day begins anew, without either.
///
/// # Errors
/// When the database fails, and [`Fault::Stored`] when a word of the row is none.
pub async fn change(
    tx: &mut Tx,
    platform: &str,
    row: &MembershipRow,
    (state, perfil, basis): (MembershipState, Perfil, Option<Basis>),
    now: Timestamp,
) -> Result<u64, Fault> {
    let (reason, ends_at) = (row.reason(now)?, row.ends_at.map(Timestamp));
    let enabled = state == MembershipState::Enabled;
    let next = Next {
        state,
        perfil,
        basis,
        reason: reason.filter(|_| !enabled),
        ends_at: ends_at.filter(|end| !enabled || *end > now),
    };
    Ok(set(tx, platform, row, next, now).await?)
}

/// Changes a membership and its row in the company's list if nobody changed it since that version
/// was read. In an institution the seat goes with the state; 0 also when none is left for somebody to
/// be enabled again, and when they are of another one by now (Q34). Where access ends, sessions of
/// before stay outside when it begins anew, and so does whoever stood in for an administrator.
///
/// # Errors
/// When the database fails.
pub async fn set(
    tx: &mut Tx,
    platform: &str,
    row: &MembershipRow,
    next: Next,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let on = |state: &str| state == MembershipState::Enabled.code();
    let (was, is) = (on(&row.state), on(next.state.code()));
    let seated = next.perfil.tier().is_some();
    if seated && !was && is && !seat(tx, platform, row).await? {
        return Ok(0);
    }
    // An end date that came shut the door by itself, before anybody noted it.
    let over = row.ends_at.filter(|end| *end <= now.0);
    let shut = over.or((!is).then_some(now.0)).filter(|_| was);
    if put(tx, platform, row, (next, shut), now).await? == 0 {
        return Ok(0);
    }
    let open = was && over.is_none();
    if !(open && is) {
        let pair = (Id::from_uuid(row.company), Id::from_uuid(row.account));
        storage::stand_in::end_all(tx, platform, pair, now).await?;
    }
    if seated && was && !is {
        storage::plan::free(tx, platform, row.company).await?;
    }
    Ok(1)
}

/// Takes a seat for somebody of an institution; false when none is left, and for whoever is of another
/// one by now (Q34).
async fn seat(tx: &mut Tx, platform: &str, row: &MembershipRow) -> sqlx::Result<bool> {
    if any_enabled_now(tx, platform, Id::from_uuid(row.account)).await? {
        return Ok(false);
    }
    Ok(storage::plan::take(tx, platform, row.company).await? != 0)
}

/// Writes the membership, and its row in the company's list; `shut` is until when sessions that began
/// open nothing more.
async fn put(
    tx: &mut Tx,
    platform: &str,
    row: &MembershipRow,
    (next, shut): (Next, Option<i64>),
    now: Timestamp,
) -> sqlx::Result<u64> {
    let (state, perfil) = (next.state.code(), String::from(next.perfil.code()));
    let (reason, ends_at) = (next.reason.map(Reason::code), next.ends_at.map(|end| end.0));
    let done = execute!(
        tx,
        "UPDATE membership
         SET state = $4, perfil = $5, basis = $6, changed_at = $7, reason = $8, ends_at = $9,
             entered_after = COALESCE($10, entered_after), version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        state,
        &perfil,
        next.basis.map(Basis::code),
        now.0,
        reason,
        ends_at,
        shut,
    )?;
    if done == 0 {
        return Ok(0);
    }
    execute!(
        tx,
        "UPDATE roster_person
         SET state = $3, perfil = $4, perfil_tag = $5, reason = $6, ends_at = $7,
             changed_at = $8, version = version + 1
         WHERE membership = $1 AND platform = $2",
        row.id,
        platform,
        state,
        &perfil,
        storage::roster::tag(&[b"perfil", perfil.as_bytes()]),
        reason,
        ends_at,
        now.0,
    )?;
    Ok(done)
}

/// Somebody's sessions that began before now open this company no more, until they sign in anew.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions(
    tx: &mut Tx,
    platform: &str,
    membership: Uuid,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE membership SET entered_after = $3 WHERE id = $1 AND platform = $2",
        membership,
        platform,
        now.0,
    )
}
