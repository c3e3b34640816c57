//! Who belongs to a document, and why they cannot enter.

use domain::account::AccountState;
use domain::contact::Email;
use domain::document::Document;
use domain::help_desk::{HelpAct, Obstacle};
use domain::id::Id;
use domain::lockout::Standing;
use domain::name::PersonName;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use uuid::Uuid;

use super::{Belongs, Card, registering};
use crate::account::{self, Known, document_lookup};
use crate::calendar;
use crate::caller::Caller;
use crate::challenge::hurdle::{self, Hurdle};
use crate::fault::Denied;
use crate::initial_password;
use crate::registration;
use crate::sign_in::Identity;
use crate::storage::account::AccountRow;
use crate::storage::claim::ClaimRow;
use crate::storage::pending::PendingRow;
use crate::storage::{self, Tx};
use crate::worker;

/// Companies that a card tells, at the most.
const COMPANIES: i64 = 10;

/// Somebody that a document leads to.
#[derive(Debug)]
pub(super) enum Target {
    /// Who has an account.
    Account(Box<AccountRow>),
    /// A registration that waits for its mail to be answered.
    Pending(Box<PendingRow>),
    /// A worker's registration whose link waits to be opened.
    Claim(Box<ClaimRow>),
}

impl Target {
    /// How the audit names it.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::Account(row) => format!("account:{}", row.id),
            Self::Pending(row) => format!("pending:{}", row.id),
            Self::Claim(row) => worker::subject(&row.rut_lookup),
        }
    }

    /// How the page's forms name it: of several links for one person, each.
    fn form(&self) -> String {
        match self {
            Self::Account(_) | Self::Pending(_) => self.subject(),
            Self::Claim(row) => format!("link:{}", row.id),
        }
    }
}

/// Of whom a look-up tells that found these: the one account, or whatever is the only one.
pub(super) fn only(found: &[Target]) -> Option<String> {
    let is_account = |one: &&Target| matches!(one, Target::Account(_));
    let accounts: Vec<&Target> = found.iter().filter(is_account).collect();
    match (accounts.as_slice(), found) {
        ([one], _) => Some(one.subject()),
        (_, [one]) => Some(one.subject()),
        _ => None,
    }
}

/// Everybody who proved or claims that document, and registrations with it.
pub(super) async fn targets(
    tx: &mut Tx,
    caller: &Caller,
    document: &Document,
) -> Result<Vec<Target>, Denied> {
    let platform = caller.platform.slug.as_str();
    let lookup = document_lookup(&caller.backend.keys, document);
    let accounts = storage::desk::accounts(tx, platform, &lookup, caller.now).await?;
    let waiting = storage::desk::registrations(tx, platform, &lookup, caller.now).await?;
    let accounts = accounts.into_iter().map(Box::new).map(Target::Account);
    let waiting = waiting.into_iter().map(Box::new).map(Target::Pending);
    let claims = registering::waiting(tx, caller, document).await?;
    let claims = claims.into_iter().map(Box::new).map(Target::Claim);
    Ok(accounts.chain(waiting).chain(claims).collect())
}

/// What an agent may see of them.
pub(super) async fn card(tx: &mut Tx, caller: &Caller, target: &Target) -> Result<Card, Denied> {
    match target {
        Target::Account(row) => of_account(tx, caller, row, target.form()).await,
        Target::Pending(row) => of_registration(tx, caller, row, target.form()).await,
        Target::Claim(row) => registering::of_claim(tx, caller, row, target.form()).await,
    }
}

async fn of_account(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    target: String,
) -> Result<Card, Denied> {
    let platform = caller.platform.slug.as_str();
    let known = account::profile(tx, &caller.backend, platform, row.person()).await?;
    let staff = storage::staff::of(tx, platform, row.id()).await?.is_some();
    let mut obstacles = obstacles(tx, caller, row).await?;
    let mut acts = Vec::new();
    if row.state()? != AccountState::Disabled {
        acts.push(HelpAct::Recovery);
    }
    if let Some(until) = blocked_until(tx, caller, &row.email, &known).await? {
        let until = calendar::moment(&caller.platform, until)?;
        obstacles.push(Obstacle::BlockedUntil { until });
        acts.push(HelpAct::Lift);
    }
    Ok(Card {
        target,
        name: masked(&known.profile.name),
        email: mask_of(&row.email),
        phone: known.profile.phone.as_ref().map(domain::Phone::mask),
        proved: known.proved,
        staff,
        companies: companies(tx, platform, row, caller.now).await?,
        obstacles,
        acts: if staff { Vec::new() } else { acts },
    })
}

/// What keeps an account out, but for the temporary block.
async fn obstacles(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
) -> Result<Vec<Obstacle>, Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let mut obstacles = Vec::new();
    match row.state()? {
        AccountState::Active if row.password_hash.is_none() => {
            obstacles.push(Obstacle::NoPassword);
        }
        AccountState::Active => {}
        AccountState::PendingChallenge => {
            obstacles.extend(before_questions(tx, caller, row).await?);
        }
        AccountState::Disabled => obstacles.push(Obstacle::Disabled),
        AccountState::Blocked => obstacles.push(Obstacle::BlockedForGood {
            since: blocked_since(tx, caller, row).await?,
        }),
    }
    let (_, factor) = storage::totp::hurdles(tx, platform, row.id).await?;
    if factor.is_some() && row.state()? != AccountState::Disabled {
        obstacles.push(Obstacle::AsksForCodes);
    }
    // As sign-in says (F12).
    let over = initial_password::is_over(row.initial_until, now);
    if let Some(until) = row.initial_until.filter(|_| over) {
        let until = calendar::moment(&caller.platform, Timestamp(until))?;
        obstacles.push(Obstacle::InitialPasswordOver { until });
    }
    if let Some(person) = row.registry_person {
        let on_file = storage::registry::by_id(tx, platform, person).await?;
        if on_file.is_some_and(|person| !person.active) {
            obstacles.push(Obstacle::LeftRegistry);
        }
    }
    let doors = storage::desk::doors(tx, platform, row.id(), now).await?;
    let (disabled, ended) = (doors.disabled > 0, doors.ended > 0);
    if doors.opens == 0 && (disabled || ended) {
        obstacles.push(Obstacle::NoCompanyOpens { disabled, ended });
    }
    Ok(obstacles)
}

async fn of_registration(
    tx: &mut Tx,
    caller: &Caller,
    row: &PendingRow,
    target: String,
) -> Result<Card, Denied> {
    let sent = calendar::moment(&caller.platform, Timestamp(row.last_sent_at))?;
    let mut obstacles = vec![Obstacle::AwaitsActivation { sent }];
    obstacles.extend(mail_lost(tx, caller, row.id).await?);
    Ok(Card {
        target,
        name: String::new(),
        email: registration::address(row)?.mask(),
        phone: None,
        proved: false,
        staff: false,
        companies: Vec::new(),
        obstacles,
        acts: vec![HelpAct::Activation],
    })
}

/// That the mail which waits to be answered never arrived.
pub(super) async fn mail_lost(
    tx: &mut Tx,
    caller: &Caller,
    id: Uuid,
) -> Result<Option<Obstacle>, Denied> {
    let lost = storage::desk::mail_lost(tx, caller.platform.slug.as_str(), id).await?;
    Ok(lost.then_some(Obstacle::MailLost))
}

/// Where somebody works.
async fn companies(
    tx: &mut Tx,
    platform: &str,
    row: &AccountRow,
    now: Timestamp,
) -> Result<Vec<Belongs>, Denied> {
    let first = ("", Uuid::nil());
    let rows = storage::membership::offered(tx, platform, row.id(), first, COMPANIES).await?;
    let mut companies = Vec::new();
    for row in rows {
        let (perfil, state, adherence) = row.read(now)?;
        companies.push(Belongs {
            name: row.legal_name,
            perfil,
            perfil_name: row.perfil_name,
            state,
            adherence,
            leaderless: row.leaderless,
        });
    }
    Ok(companies)
}

/// The end of the temporary block, whichever of the person's identities it stands under.
pub(super) async fn blocked_until(
    tx: &mut Tx,
    caller: &Caller,
    email: &str,
    known: &Known,
) -> Result<Option<Timestamp>, Denied> {
    let (platform, keys) = (caller.platform.slug.as_str(), &caller.backend.keys);
    let of_email = Email::parse(email).ok();
    let of_email = of_email.map(|email| Identity::of_email(keys, &email));
    let proved = known.profile.document.as_ref().filter(|_| known.proved);
    let of_document = proved.map(|document| Identity::of_document(keys, document));
    let mut end = None;
    for identity in [of_email, of_document].into_iter().flatten() {
        let failures = storage::sign_in::failures(tx, platform, &identity.digest).await?;
        let standing = failures.standing(caller.platform.policy.lockout, caller.now);
        if let Standing::Blocked { until } = standing {
            end = end.max(Some(until));
        }
    }
    Ok(end)
}

/// Why the questions do not let somebody in: as their own page says it, with the reason. That somebody
/// left the registry is told apart.
async fn before_questions(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
) -> Result<Option<Obstacle>, Denied> {
    Ok(match hurdle::of(tx, caller, row).await? {
        Hurdle::Questions => Some(Obstacle::Questions),
        Hurdle::Spent => Some(Obstacle::BlockedForGood {
            since: blocked_since(tx, caller, row).await?,
        }),
        Hurdle::Answered => Some(Obstacle::QuestionsAnswered),
        Hurdle::Thin { code } => Some(Obstacle::NothingToAsk { code }),
        Hurdle::Gone => None,
    })
}

async fn blocked_since(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
) -> Result<Option<String>, Denied> {
    let Some(person) = row.registry_person.map(Id::from_uuid) else {
        return Ok(None);
    };
    let platform = caller.platform.slug.as_str();
    let since = storage::desk::blocked_since(tx, platform, person).await?;
    let since = since.map(|at| calendar::moment(&caller.platform, at));
    Ok(since.transpose()?)
}

/// `A••• P•••`
pub(super) fn masked(name: &PersonName) -> String {
    let parts: Vec<_> = name.parts().map(domain::NamePart::mask).collect();
    parts.join(" ")
}

pub(super) fn mask_of(email: &str) -> String {
    Email::parse(email).map_or_else(|_| "•••".to_owned(), |email| email.mask())
}

/// The one of these that a page's form names.
pub(super) fn named(targets: Vec<Target>, wanted: &str) -> Result<Target, Refusal> {
    let mut targets = targets.into_iter();
    targets
        .find(|target| target.form() == wanted)
        .ok_or(Refusal::NotFound)
}
