//! The second agent: agrees with the code that the person read in the new mailbox, or says no.

use domain::access::MoveMailbox;
use domain::challenge::ProofCode;
use domain::help_desk::{self, Ending, FRESH, WAIT};
use domain::refusal::{Field, Problem, Refusal};
use domain::service::reason;
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::{digest, mask, require_open};
use crate::account::{self, Known, contact_of};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters::lost_mailbox as letters;
use crate::recovery::NOTICE_LASTS;
use crate::sms::budget::Number;
use crate::sms::{self, mobile, texts};
use crate::storage::account::AccountRow;
use crate::storage::lost_mailbox::{Agreed, ChangeRow};
use crate::storage::{self, Tx};
use crate::{calendar, outbox};

/// Tries of one code, as many as of any mailed one: an agent who never spoke to the person does not
/// guess it.
const CODES: Limit = Limit {
    purpose: "lost_mailbox_code",
    most: 5,
    window: Span::hours(24),
};

/// Agrees to what another agent proposed; from now on it waits, and every channel is told.
///
/// # Errors
/// [`Refusal::Fields`] without evidence and for a wrong code; [`Refusal::SecondPerson`] to whoever
/// proposed it; [`Refusal::NotAllowed`] on colleagues; [`Refusal::Outdated`] when it waits for no
/// agent any more; [`Refusal::NotFound`].
pub async fn agree(caller: &Caller, id: Uuid, code: &str, evidence: &str) -> Result<(), Denied> {
    caller.here(MoveMailbox)?;
    let (code, evidence) = &read(code, evidence)?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let answer = take(&mut tx, caller, id, (code, evidence.as_str())).await?;
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

fn read(code: &str, evidence: &str) -> Result<(ProofCode, String), Refusal> {
    match (ProofCode::parse(code), reason(evidence)) {
        (Ok(code), Ok(evidence)) => Ok((code, evidence)),
        (code, evidence) => {
            let code = code.err().map(|problem| (Field::Code, problem));
            let evidence = evidence.err().map(|problem| (Field::Reason, problem));
            Err(Refusal::Fields(code.into_iter().chain(evidence).collect()))
        }
    }
}

/// A try that was counted must be committed: a wrong code is an answer.
async fn take(
    tx: &mut Tx,
    caller: &Caller,
    id: Uuid,
    (code, evidence): (&ProofCode, &str),
) -> Result<Result<(), Refusal>, Denied> {
    let slug = caller.platform.slug.as_str();
    let agent = caller.fully_signed_in()?.account;
    let row = storage::lost_mailbox::by_id(tx, slug, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let fresh = FRESH.covers(Timestamp(row.proposed_at) + FRESH, caller.now);
    if row.closed_at.is_some() || row.due_at.is_some() || !fresh {
        return Err(Refusal::Outdated.into());
    }
    help_desk::agree(agent, row.account(), row.proposed_by())?;
    let (stored, known) = of(tx, caller, &row).await?;
    require_open(tx, caller, &stored, &known).await?;
    if contact_of(&stored)?.key() != row.old_email_key {
        return Err(Refusal::Outdated.into());
    }
    let wrong = |problem| Ok(Err(Refusal::field(Field::Code, problem)));
    if !budget::take(tx, caller, CODES, id.as_bytes()).await? {
        return wrong(Problem::MailCodeOver);
    }
    if digest(caller, id, code) != row.code_digest {
        return wrong(Problem::MailCodeWrong);
    }
    write(tx, caller, (&row, &stored, &known), evidence).await?;
    Ok(Ok(()))
}

async fn of(tx: &mut Tx, caller: &Caller, row: &ChangeRow) -> Result<(AccountRow, Known), Denied> {
    let slug = caller.platform.slug.as_str();
    let stored = storage::account::by_id(tx, slug, row.account(), caller.now).await?;
    let stored = stored.ok_or(Refusal::Outdated)?;
    let known = account::profile(tx, &caller.backend, slug, stored.person()).await?;
    Ok((stored, known))
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    (row, stored, known): (&ChangeRow, &AccountRow, &Known),
    evidence: &str,
) -> Result<(), Denied> {
    let secret = Secret::new(&caller.backend.env.chance);
    let due_at = caller.now + WAIT;
    let agreed = Agreed {
        by: caller.fully_signed_in()?.account,
        object_digest: &secret.digest(),
        due_at,
    };
    let slug = caller.platform.slug.as_str();
    if storage::lost_mailbox::agree(tx, slug, row.id, &agreed).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let when = calendar::moment(&caller.platform, due_at)?;
    let of = (&*caller.backend, &*caller.platform);
    let scribe = caller.scribe();
    let new = mask(&row.new_email);
    let letter = letters::waits(of, &contact_of(stored)?, (&new, &when), &secret);
    outbox::enqueue(tx, &scribe, &letter, due_at).await?;
    if let Ok(new) = domain::Email::parse(&row.new_email) {
        let letter = letters::is_to_be(of, &new, &when);
        outbox::enqueue(tx, &scribe, &letter, due_at).await?;
    }
    text(tx, caller, (stored, known), &when).await?;
    let entry = Entry {
        action: "mailbox.agreed",
        subject: format!("account:{}", stored.id()),
        detail: json!({
            "old": row.old_email,
            "new": row.new_email,
            "reason": evidence,
            "until": when,
        }),
        key: Some(&known.key),
    };
    audit::write(tx, &scribe, entry).await
}

/// The mobile is told as well, where there is one and a way to it; what its budget holds back stays
/// unsent.
async fn text(
    tx: &mut Tx,
    caller: &Caller,
    (stored, known): (&AccountRow, &Known),
    when: &str,
) -> Result<(), Denied> {
    if !caller.backend.sms.is_there() {
        return Ok(());
    }
    let slug = caller.platform.slug.as_str();
    let confirmed = mobile::of(tx, &caller.backend, slug, stored.id()).await?;
    let on_file = known.profile.phone.clone();
    let to = match (confirmed, on_file) {
        (Some(phone), _) => (phone, Number::Confirmed),
        (None, Some(phone)) => (phone, Number::OnFile),
        (None, None) => return Ok(()),
    };
    let counted = sms::budget::take(tx, caller, stored.id, (&to.0, to.1)).await?;
    if counted.is_ok() {
        let text = texts::lost_mailbox(caller, &to.0, when);
        outbox::enqueue(tx, &caller.scribe(), &text, caller.now + WAIT).await?;
    }
    Ok(())
}

/// Says no, to what was proposed or to what waits already.
///
/// # Errors
/// [`Refusal::Fields`] without a reason; [`Refusal::NotAllowed`] to whoever it is about;
/// [`Refusal::Outdated`] when something became of it; [`Refusal::NotFound`].
pub async fn decline(caller: &Caller, id: Uuid, typed: &str) -> Result<(), Denied> {
    caller.here(MoveMailbox)?;
    let agent = caller.fully_signed_in()?.account;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, now) = (caller.platform.slug.as_str(), caller.now);
            let row = storage::lost_mailbox::by_id(&mut tx, slug, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if row.account() == agent {
                return Err(Refusal::NotAllowed.into());
            }
            let closed =
                storage::lost_mailbox::close(&mut tx, slug, id, Ending::Declined, now).await?;
            if closed == 0 {
                return Err(Refusal::Outdated.into());
            }
            let (stored, known) = of(&mut tx, caller, &row).await?;
            if row.due_at.is_some() {
                stopped(&mut tx, caller, &row).await?;
            }
            let entry = Entry {
                action: "mailbox.declined",
                subject: format!("account:{}", stored.id()),
                detail: json!({ "old": row.old_email, "new": row.new_email, "reason": why }),
                key: Some(&known.key),
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// Tells both mailboxes that nothing moves.
pub(super) async fn stopped(tx: &mut Tx, caller: &Caller, row: &ChangeRow) -> Result<(), Denied> {
    for address in [&row.old_email, &row.new_email] {
        if let Ok(to) = domain::Email::parse(address) {
            let letter = letters::stopped(&caller.platform, &to);
            let expires_at = caller.now + NOTICE_LASTS;
            outbox::enqueue(tx, &caller.scribe(), &letter, expires_at).await?;
        }
    }
    Ok(())
}
