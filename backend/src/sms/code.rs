//! A code of six digits sent to a mobile (`domain.md` 3.2): good for five minutes and five tries, once;
//! a newer one replaces it. It is bound to whatever it was sent for, to the number it went to, and to
//! its purpose (A15). Of it a keyed digest is stored, and a try is counted by the statement that
//! compares it (A13, A14).

use domain::challenge::{CodeWay, ProofCode};
use domain::contact::Phone;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use super::budget::Number;
use super::{Text, budget, texts};
use crate::budget::Limit;
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::Denied;
use crate::outbox;
use crate::storage::{self, Tx};

/// Between two codes for the same thing.
const PAUSE: Limit = Limit {
    purpose: "sms_pause",
    most: 1,
    window: Span::seconds(30),
};

/// Tries of codes that confirm a mobile, for one holder in a day, whatever number they went to (A13).
const CONFIRMING: Limit = Limit {
    purpose: "sms_confirm_tries",
    most: 30,
    window: Span::hours(24),
};

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The second key of a sign-in (C-24).
    SignIn,
    /// Confirming a mobile (C-34).
    Confirm,
    /// The key to the old mobile, which lets go of it.
    Move,
}

/// What a code belongs to.
#[derive(Debug, Clone, Copy)]
pub struct For<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// The session's digest, the invitation's id, or what names a change of mobile.
    pub holder: &'a [u8],
    /// Whose budget is used: the account, or the invitation.
    pub who: Uuid,
    /// Where it goes.
    pub to: &'a Phone,
}

/// A code that can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// What is left of its time.
    pub seconds_left: u32,
    /// Tries left.
    pub tries_left: u8,
    /// Seconds until another one may be asked for.
    pub pause_seconds: u32,
}

impl For<'_> {
    fn digest(&self, caller: &Caller, code: &ProofCode) -> Vec<u8> {
        let holder: String = self.holder.iter().map(|b| format!("{b:02x}")).collect();
        let (who, to, digits) = (self.who, self.to.e164(), code.digits());
        let purpose = match self.purpose {
            Purpose::SignIn => "sign_in",
            Purpose::Confirm => "confirm",
            Purpose::Move => "move",
        };
        let whole = format!("{purpose}:{holder}:{who}:{to}:{digits}");
        caller.backend.keys.lookup("sms_code", &whole)
    }

    fn text(&self, caller: &Caller, code: &ProofCode) -> Text {
        match self.purpose {
            Purpose::SignIn => texts::key(caller, self.to, code),
            Purpose::Confirm => texts::confirm(caller, self.to, code),
            Purpose::Move => texts::moving(caller, self.to, code),
        }
    }
}

/// Sends a code; the one before is good no more. The refusal is an answer: `TooMany` within the pause
/// or past a budget, `NotAllowed` where no message can leave.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn send(
    tx: &mut Tx,
    caller: &Caller,
    what: For<'_>,
) -> Result<Result<(), Refusal>, Denied> {
    if !caller.backend.sms.is_there() {
        return Ok(Err(Refusal::NotAllowed));
    }
    if !crate::budget::take(tx, caller, PAUSE, what.holder).await? {
        let retry_seconds = PAUSE.window.seconds_left();
        return Ok(Err(Refusal::TooMany { retry_seconds }));
    }
    let number = match what.purpose {
        Purpose::SignIn | Purpose::Move => Number::Confirmed,
        Purpose::Confirm => Number::Typed,
    };
    if let Err(refusal) = budget::take(tx, caller, what.who, (what.to, number)).await? {
        return Ok(Err(refusal));
    }
    let code = ProofCode::draw(&mut Draw(&caller.backend.env.chance));
    let expires = caller.now + CodeWay::Phone.life();
    let slug = caller.platform.slug.as_str();
    let digest = what.digest(caller, &code);
    storage::sms_code::replace(tx, slug, what.holder, &digest, caller.now, expires).await?;
    outbox::enqueue(tx, &caller.scribe(), &what.text(caller, &code), expires).await?;
    Ok(Ok(()))
}

/// Spends a try. What is counted must be committed, so a refusal is an answer: [`Refusal::Fields`] for
/// a wrong code and for one that cannot be tried any more; [`Refusal::TooMany`] when the day's tries of
/// confirming a mobile are used up, before anything is compared. Tries of a sign-in are counted on its
/// account's day.
///
/// # Errors
/// [`Denied::Fault`] when the database fails: then nothing was counted either (A24).
pub async fn spend(
    tx: &mut Tx,
    caller: &Caller,
    what: For<'_>,
    code: &ProofCode,
) -> Result<Result<(), Refusal>, Denied> {
    let confirms = what.purpose != Purpose::SignIn;
    if confirms && !crate::budget::take(tx, caller, CONFIRMING, what.who.as_bytes()).await? {
        let retry_seconds = CONFIRMING.window.seconds_left();
        return Ok(Err(Refusal::TooMany { retry_seconds }));
    }
    let (slug, digest) = (caller.platform.slug.as_str(), what.digest(caller, code));
    let most = ProofCode::TRIES;
    let tried =
        storage::sms_code::spend_try(tx, slug, what.holder, &digest, most, caller.now).await?;
    let wrong = |problem| Err(Refusal::field(Field::Code, problem));
    Ok(match tried {
        None => wrong(Problem::MailCodeOver),
        Some(row) if row.used_at.is_none() => wrong(Problem::MailCodeWrong),
        Some(_) => Ok(()),
    })
}

/// The code that was sent last, while it can be tried.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn standing(tx: &mut Tx, caller: &Caller, holder: &[u8]) -> Result<Option<Sent>, Denied> {
    let slug = caller.platform.slug.as_str();
    let row = storage::sms_code::of(tx, slug, holder).await?;
    let now = caller.now;
    let open = row.filter(|row| {
        let tries = row.tries < i64::from(ProofCode::TRIES);
        row.used_at.is_none() && tries && row.sent_at <= now.0 && row.expires_at > now.0
    });
    let left = |until: Timestamp| until.since(now).seconds_left();
    Ok(open.map(|row| Sent {
        seconds_left: left(Timestamp(row.expires_at)),
        tries_left: ProofCode::TRIES.saturating_sub(u8::try_from(row.tries).unwrap_or(u8::MAX)),
        pause_seconds: left(Timestamp(row.sent_at) + PAUSE.window),
    }))
}
