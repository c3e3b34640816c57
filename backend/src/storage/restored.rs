//! What a backup that was put back may not bring to life again (F17).

use domain::time::{Span, Timestamp};

use super::{Tx, execute};

/// Ends every session.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions(tx: &mut Tx) -> sqlx::Result<u64> {
    execute!(tx, "DELETE FROM session")
}

/// Spends every recovery link, and the links to new addresses. The links back to an old one stay:
/// whoever took a change back finds it done again.
///
/// # Errors
/// When the database fails.
pub async fn spend_links(tx: &mut Tx, now: Timestamp) -> sqlx::Result<u64> {
    let recoveries = execute!(
        tx,
        "UPDATE recovery SET used_at = $1 WHERE used_at IS NULL",
        now.0,
    )?;
    let changes = execute!(
        tx,
        "UPDATE email_change SET closed_at = $1
         WHERE confirmed_at IS NULL AND closed_at IS NULL",
        now.0,
    )?;
    let offers = execute!(
        tx,
        "UPDATE appointment_offer SET withdrawn_at = $1
         WHERE accepted_at IS NULL AND withdrawn_at IS NULL",
        now.0,
    )?;
    // A link that was used since must not serve again: whoever invited sends another one.
    let invitations = execute!(
        tx,
        "UPDATE invitation SET expires_at = $1, draft = NULL
          WHERE state = 'pending' AND expires_at > $1",
        now.0,
    )?;
    Ok(recoveries + changes + offers + invitations)
}

/// Spends every code: mailed ones, those of telephones up to now, and recovery codes. Open
/// attempts at questions end, and so do changes of mobile and of a lost mailbox.
///
/// # Errors
/// When the database fails.
pub async fn spend_codes(tx: &mut Tx, now: Timestamp) -> sqlx::Result<u64> {
    // A telephone may be one step ahead.
    let step = (now + Span::seconds(30)).seconds() / 30;
    execute!(
        tx,
        "UPDATE totp SET last_step = $1, offered = NULL, offered_at = NULL WHERE last_step < $1",
        step,
    )?;
    execute!(
        tx,
        "UPDATE challenge_attempt SET expires_at = $1 WHERE expires_at > $1 AND closed_at IS NULL",
        now.0,
    )?;
    let mailed = execute!(tx, "DELETE FROM proof_code")?;
    let printed = execute!(
        tx,
        "UPDATE recovery_code SET used_at = $1 WHERE used_at IS NULL",
        now.0,
    )?;
    let texted = execute!(tx, "DELETE FROM sms_code")?;
    // Its owner may have undone it since.
    execute!(tx, "DELETE FROM mobile_change")?;
    // Whoever has the old mailbox may have objected since.
    execute!(
        tx,
        "UPDATE lost_mailbox SET ending = 'lapsed', closed_at = $1 WHERE closed_at IS NULL",
        now.0,
    )?;
    Ok(mailed + texted + printed)
}
