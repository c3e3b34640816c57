//! Changes to a company's list. What concerns a membership is written by
//! [`crate::storage::membership::set`], which writes its row here as well.

use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::time::Timestamp;
use uuid::Uuid;

use super::RosterRow;
use super::tag;
use crate::storage::{Tx, execute};

/// A person to enter.
#[derive(Debug)]
pub struct NewPerson<'a> {
    /// Their id.
    pub id: Id<id::RosterPerson>,
    /// The platform's address word.
    pub platform: &'a str,
    /// The company.
    pub company: Id<id::Company>,
    /// The membership, if they have an account.
    pub membership: Option<Uuid>,
    /// The row of the company's workers.
    pub worker: Option<Uuid>,
    /// Keyed digest of the document.
    pub rut_lookup: Option<&'a [u8]>,
    /// Their RUT, or nothing.
    pub rut: &'a str,
    /// What they are called.
    pub name: &'a str,
    /// Surnames first, folded.
    pub sort_key: &'a str,
    /// Their contact address, or nothing.
    pub email: &'a str,
    /// The perfil.
    pub perfil: Perfil,
    /// The state.
    pub state: MembershipState,
    /// The section.
    pub section: Option<Uuid>,
    /// Since which day they work there.
    pub starts_on: Option<Date>,
    /// From when on they have no access.
    pub ends_at: Option<Timestamp>,
    /// Why they are «Inhabilitado».
    pub reason: Option<Reason>,
    /// Their own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// When.
    pub now: Timestamp,
}

fn section_tag(section: Option<Uuid>) -> String {
    section.map_or_else(String::new, |id| tag(&[b"section", id.as_bytes()]))
}

/// Enters a person; 0 when somebody with that document, membership or worker's row is there.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &mut Tx, new: &NewPerson<'_>) -> sqlx::Result<u64> {
    let perfil = String::from(new.perfil.code());
    execute!(
        tx,
        "INSERT INTO roster_person
            (id, platform, company, membership, worker, rut_lookup, rut, name, sort_key, email,
             words, perfil, state, section, company_tag, perfil_tag, section_tag, starts_on,
             ends_at, reason, wrapped_key, created_at, changed_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22, $22, 1)
         ON CONFLICT DO NOTHING",
        new.id.uuid(),
        new.platform,
        new.company.uuid(),
        new.membership,
        new.worker,
        new.rut_lookup,
        new.rut,
        new.name,
        new.sort_key,
        new.email,
        domain::roster::searchable(new.name, new.rut, new.email),
        &perfil,
        new.state.code(),
        new.section,
        tag(&[b"company", new.company.uuid().as_bytes()]),
        tag(&[b"perfil", perfil.as_bytes()]),
        section_tag(new.section),
        new.starts_on.map(Date::days_since_epoch),
        new.ends_at.map(|end| end.0),
        new.reason.map(Reason::code),
        new.wrapped_key,
        new.now.0,
    )
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
