//! Changes to a company's list. What concerns a membership is written by
//! [`crate::storage::membership::set`], which writes its row here as well.

use domain::date::Date;
use domain::membership::{MembershipState, Perfil, Reason};
use domain::time::Timestamp;
use uuid::Uuid;

use super::RosterRow;
use super::tag;
use crate::storage::{Tx, execute};

pub(super) fn section_tag(section: Option<Uuid>) -> String {
    section.map_or_else(String::new, |id| tag(&[b"section", id.as_bytes()]))
}

/// Ties somebody to the membership that their account got; 0 when they have one.
///
/// # Errors
/// When the database fails.
pub async fn link(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    membership: Uuid,
    (email, now): (&str, Timestamp),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person
         SET membership = $3, email = $4, words = $5, changed_at = $6, version = version + 1
         WHERE id = $1 AND platform = $2 AND membership IS NULL",
        row.id,
        platform,
        membership,
        email,
        domain::roster::searchable(&row.name, &row.rut, email),
        now.0,
    )
}

/// Removes the row of somebody with an account who takes another one of the company's list.
///
/// # Errors
/// When the database fails.
pub async fn give_way(tx: &mut Tx, platform: &str, row: &RosterRow) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM roster_person WHERE id = $1 AND platform = $2",
        row.id,
        platform,
    )
}

/// Ties somebody to the row of the company's workers.
///
/// # Errors
/// When the database fails.
pub async fn set_worker(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    worker: Uuid,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET worker = $3
         WHERE id = $1 AND platform = $2 AND worker IS NULL",
        row.id,
        platform,
        worker,
    )
}

/// Changes state and perfil of somebody without a membership, if nobody changed them since that
/// version was read.
///
/// # Errors
/// When the database fails.
pub async fn set_alone(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    (state, perfil, reason): (MembershipState, Perfil, Option<Reason>),
    (ends_at, now): (Option<Timestamp>, Timestamp),
) -> sqlx::Result<u64> {
    let perfil = String::from(perfil.code());
    execute!(
        tx,
        "UPDATE roster_person
         SET state = $4, perfil = $5, perfil_tag = $6, reason = $7, ends_at = $8, changed_at = $9,
             version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3 AND membership IS NULL",
        row.id,
        platform,
        row.version,
        state.code(),
        &perfil,
        tag(&[b"perfil", perfil.as_bytes()]),
        reason.map(Reason::code),
        ends_at.map(|end| end.0),
        now.0,
    )
}

/// Sets from when on somebody has no access, in the list and in the membership.
///
/// # Errors
/// When the database fails.
pub async fn set_ending(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    ends_at: Option<Timestamp>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let ends_at = ends_at.map(|end| end.0);
    let done = execute!(
        tx,
        "UPDATE roster_person SET ends_at = $4, changed_at = $5, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        ends_at,
        now.0,
    )?;
    if let Some(membership) = row.membership.filter(|_| done == 1) {
        execute!(
            tx,
            "UPDATE membership SET ends_at = $3, changed_at = $4, version = version + 1
             WHERE id = $1 AND platform = $2",
            membership,
            platform,
            ends_at,
            now.0,
        )?;
    }
    Ok(done)
}

/// Changes the contact address, if nobody changed the row since that version was read.
///
/// # Errors
/// When the database fails.
pub async fn set_contact(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    (email, now): (&str, Timestamp),
) -> sqlx::Result<u64> {
    set_facts(tx, platform, row, (&row.name, &row.sort_key, email), now).await
}

/// Changes name and contact address, if nobody changed the row since that version was read.
///
/// # Errors
/// When the database fails.
pub async fn set_facts(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    (name, sort_key, email): (&str, &str, &str),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person
         SET name = $4, sort_key = $5, email = $6, words = $7, changed_at = $8,
             version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        name,
        sort_key,
        email,
        domain::roster::searchable(name, &row.rut, email),
        now.0,
    )
}

/// Changes «Celular», sealed or none, if nobody changed the row since that version was read.
///
/// # Errors
/// When the database fails.
pub async fn set_phone(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    (phone, now): (Option<&[u8]>, Timestamp),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET phone = $4, changed_at = $5, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        phone,
        now.0,
    )
}

/// Changes since which day somebody works there, if nobody changed the row since that version was
/// read.
///
/// # Errors
/// When the database fails.
pub async fn set_start(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    (day, now): (Option<Date>, Timestamp),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET starts_on = $4, changed_at = $5, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        day.map(Date::days_since_epoch),
        now.0,
    )
}

/// Changes the RUT of somebody without a membership, if nobody changed the row since that version was
/// read; nobody else of the company may have it.
///
/// # Errors
/// When the database fails.
pub async fn set_number(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    (lookup, rut): (&[u8], &str),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET rut_lookup = $4, rut = $5, words = $6, changed_at = $7,
             version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3 AND membership IS NULL",
        row.id,
        platform,
        row.version,
        lookup,
        rut,
        domain::roster::searchable(&row.name, rut, &row.email),
        now.0,
    )
}

/// Moves somebody to another section, if nobody changed the row since that version was read.
///
/// # Errors
/// When the database fails.
pub async fn set_section(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    section: Option<Uuid>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person
         SET section = $4, section_tag = $5, changed_at = $6, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        section,
        section_tag(section),
        now.0,
    )
}

/// Notes the letter that asked somebody to register.
///
/// # Errors
/// When the database fails.
pub async fn set_letter(
    tx: &mut Tx,
    platform: &str,
    row: &RosterRow,
    letter: Uuid,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET letter = $3, reminded_at = $4
         WHERE id = $1 AND platform = $2",
        row.id,
        platform,
        letter,
        now.0,
    )
}

/// Notes that what somebody of the list may do was changed elsewhere: what was seen of them before is
/// out of date.
///
/// # Errors
/// When the database fails.
pub async fn outdate(tx: &mut Tx, platform: &str, membership: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET version = version + 1 WHERE membership = $1 AND platform = $2",
        membership,
        platform,
    )
}

/// Takes hold of a row for the rest of the transaction, if nobody changed it since that version
/// was read.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &mut Tx, platform: &str, row: &RosterRow) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE roster_person SET version = version
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
    )
}

/// Takes whoever waits in the list without an account out of it: what let them wait is over. Whoever
/// became a member stays.
///
/// # Errors
/// When the database fails.
pub async fn unlist(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM roster_person
         WHERE id = $1 AND platform = $2 AND membership IS NULL AND worker IS NULL",
        id,
        platform,
    )
}
