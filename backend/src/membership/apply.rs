//! The one way in which somebody of a company gets another perfil: whether that may be, what
//! it takes with it, whom it is told to, and its entry. Behind it are the hand of whoever gives
//! perfiles, on whichever page, the answer to a request for a module, and the help desk.

use domain::access;
use domain::id::{self, Id};
use domain::membership::{After, Basis, Before, Change, MembershipState, Perfil, change};
use domain::platform::Platform;
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{self, Rights, may_change};
use serde_json::{Value, json};

use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::fault::{Denied, Fault};
use crate::mail::letters;
use crate::membership::stands;
use crate::outbox;
use crate::people::{self, Within, cover};
use crate::role::{named, rights_of};
use crate::storage::membership::{MembershipRow, Next};
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// More administrators than any company has.
const MOST: i64 = 100;
/// How long the letters may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// The administrator whose wish it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asker {
    /// Who.
    pub(crate) account: Id<id::Account>,
    /// Why they are administrator.
    pub(crate) basis: Option<Basis>,
}

/// Whose hand it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Hand<'a> {
    /// Somebody of the company, as [`crate::caller::Caller::inside_now`] found them.
    Member(Id<id::Account>, &'a access::Member),
    /// The same, with a file of many people: the administrators get no letter for each of them.
    File(Id<id::Account>, &'a access::Member),
    /// The same, with an answer to what the person asked for: the answer's letter tells them.
    Answer(Id<id::Account>, &'a access::Member),
    /// The help desk, for an administrator who asked, with the agent's reason (Q50).
    Desk(Asker, &'a str),
}

/// Who gets it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target<'a> {
    /// Somebody with an account.
    Member(&'a MembershipRow),
    /// Somebody of the company's list without one.
    Alone(&'a RosterRow),
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Given {
    /// The perfil they had; the one they were given, where nothing changed.
    pub(crate) before: Perfil,
    /// What they may do from now on.
    pub(crate) rights: Rights,
}

impl Hand<'_> {
    const fn asker(&self) -> Asker {
        match self {
            Self::Member(account, member)
            | Self::File(account, member)
            | Self::Answer(account, member) => Asker {
                account: *account,
                basis: member.basis,
            },
            Self::Desk(asker, _) => *asker,
        }
    }

    /// Who needs no letter, having done it.
    const fn knows(&self) -> Option<Id<id::Account>> {
        match self {
            Self::Member(account, _) | Self::File(account, _) | Self::Answer(account, _) => {
                Some(*account)
            }
            Self::Desk(..) => None,
        }
    }

    /// To the rules. Whoever asks the help desk is an administrator by their own perfil.
    const fn rights(&self) -> role::Hand<'_> {
        match self {
            Self::Member(_, member) | Self::File(_, member) | Self::Answer(_, member) => {
                role::Hand {
                    rights: &member.rights,
                    basis: member.basis,
                    by_desk: false,
                }
            }
            Self::Desk(asker, _) => role::Hand {
                rights: &Rights::Everything,
                basis: asker.basis,
                by_desk: true,
            },
        }
    }
}

/// Somebody's membership, behind the lock of the company: two administrators who take each other's
/// perfil leave one.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever is not in the company.
pub(crate) async fn locked(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    account: Id<id::Account>,
) -> Result<MembershipRow, Denied> {
    storage::company::lock(tx, slug, company.uuid()).await?;
    let row = storage::membership::of(tx, slug, account, company).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// What an appointment finds: the perfil of a membership that opens, which returns with its end.
///
/// # Errors
/// [`Fault::Stored`] for words that do not parse.
pub(crate) fn former(row: &MembershipRow, now: domain::Timestamp) -> Result<Option<Perfil>, Fault> {
    let opens = row.state_at(now)? == MembershipState::Enabled;
    Ok(Some(row.perfil()?).filter(|_| opens))
}

/// What a perfil that somebody wants would allow.
///
/// # Errors
/// [`Refusal::Fields`] for one that such companies do not have (C-05), and for one of the company's
/// own that is not there.
pub(crate) async fn choice(
    tx: &mut Tx,
    (platform, company): (&Platform, Id<id::Company>),
    wanted: Perfil,
) -> Result<Rights, Denied> {
    let none = Refusal::field(Field::Perfil, Problem::NotAChoice);
    if !wanted.fits(platform.policy.exclusive) {
        return Err(none.into());
    }
    let slug = platform.slug.as_str();
    Ok(rights_of(tx, slug, company, wanted).await?.ok_or(none)?)
}

/// Gives it, in a turn of the company that is held already. An appointment comes and goes with the
/// perfil of an administrator, so that the list of those who are tells why; end date, and why
/// somebody is «Inhabilitado», stay as they are.
///
/// # Errors
/// [`Refusal::Fields`] as [`choice`]; [`Refusal::NotAllowed`] and [`Refusal::AboveOwn`] as
/// [`may_change`], and for what administers the company without an account: it would be had by RUT and
/// card number alone (Q49); [`Refusal::LastAdministrator`]; [`Refusal::Outdated`] when somebody
/// changed the row since it was read.
pub(crate) async fn give(
    tx: &mut Tx,
    within: &Within<'_>,
    (hand, target): (Hand<'_>, Target<'_>),
    wanted: Perfil,
) -> Result<Given, Denied> {
    let (slug, company) = (within.slug(), within.company);
    let after = choice(tx, (within.platform, company), wanted).await?;
    let before = found(tx, within, hand, target).await?;
    let held = match target {
        Target::Member(row) => Some(row),
        Target::Alone(_) => None,
    };
    let rights = cover::rights(tx, (slug, company), (held, before.perfil), within.now()).await?;
    let stands = role::Target {
        perfil: before.perfil,
        rights: &rights,
        own: before.own,
    };
    let exclusive = within.platform.policy.exclusive;
    may_change(&hand.rights(), &stands, (wanted, &after), exclusive)?;
    let given = Given {
        before: before.perfil,
        rights: after,
    };
    let Some(next) = change(before, Change::Give(wanted))? else {
        return Ok(given);
    };
    let membership = match target {
        Target::Member(row) => Some(member(tx, within, (hand.asker(), row), next).await?),
        Target::Alone(row) => {
            alone(tx, within, row, (next, &given.rights)).await?;
            None
        }
    };
    let detail = detail(company, (given.before, wanted, membership));
    tell(tx, within, (hand, target), (wanted, detail)).await?;
    Ok(given)
}

/// What a change finds, at this moment: an end date that has come holds by itself.
async fn found(
    tx: &mut Tx,
    within: &Within<'_>,
    hand: Hand<'_>,
    target: Target<'_>,
) -> Result<Before, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let row = match target {
        Target::Member(row) => row,
        Target::Alone(row) => {
            return Ok(Before {
                state: row.state(now)?,
                perfil: row.perfil()?,
                own: false,
                last_administrator: false,
            });
        }
    };
    let leading = storage::membership::administrators(tx, slug, row.company, now, 2).await?;
    Ok(Before {
        state: row.state_at(now)?,
        perfil: row.perfil()?,
        own: hand.knows().is_some_and(|by| by.uuid() == row.account),
        last_administrator: leading.iter().all(|one| one.id == row.id),
    })
}

/// Why somebody administers, once they have that perfil: an appointment ends with the administrator's
/// perfil, by that hand or by nobody's; a representative and a commercial contact stay what
/// they are, whatever their perfil.
pub(crate) async fn kept(
    tx: &mut Tx,
    slug: &str,
    (row, by): (&MembershipRow, Option<Id<id::Account>>),
    (perfil, now): (Perfil, domain::Timestamp),
) -> Result<Option<Basis>, Denied> {
    let basis = row.basis()?;
    if basis == Some(Basis::Appointed) && perfil != Perfil::Administrator {
        let (company, pair) = (Id::from_uuid(row.company), (Id::from_uuid(row.account), by));
        storage::appointment::revoke(tx, slug, company, pair, now).await?;
        return Ok(None);
    }
    Ok(basis)
}

/// Somebody's membership, as it stands since.
async fn member(
    tx: &mut Tx,
    within: &Within<'_>,
    (asker, row): (Asker, &MembershipRow),
    after: After,
) -> Result<Value, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let (company, account) = (Id::from_uuid(row.company), Id::from_uuid(row.account));
    let leads = after.perfil == Perfil::Administrator;
    let basis = match kept(tx, slug, (row, Some(asker.account)), (after.perfil, now)).await? {
        None if leads && asker.basis.is_some_and(Basis::may_appoint) => {
            let id = within.backend().env.chance.id::<()>(now).uuid();
            let named = (account, asker.account, former(row, now)?);
            storage::appointment::insert(tx, slug, id, company, named, now).await?;
            Some(Basis::Appointed)
        }
        basis => basis,
    };
    let disabled = after.state == MembershipState::Disabled;
    let next = Next {
        state: after.state,
        perfil: after.perfil,
        basis,
        reason: row.reason(now)?.filter(|_| disabled),
        ends_at: row.ends_at.map(domain::Timestamp),
    };
    if storage::membership::set(tx, slug, row, next, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if leads && !disabled {
        storage::company::set_leaderless(tx, slug, row.company, false).await?;
    }
    Ok(stands::after(row, &next))
}

async fn alone(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    (after, rights): (After, &Rights),
) -> Result<(), Denied> {
    if rights.administers() {
        return Err(Refusal::NotAllowed.into());
    }
    let (slug, now) = (within.slug(), within.now());
    let reason = row.reason(now)?;
    let reason = reason.filter(|_| after.state == MembershipState::Disabled);
    let next = (after.state, after.perfil, reason);
    if storage::roster::set_alone(tx, slug, row, next, (row.ends_at(), now)).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}

/// Tells the person, and every administrator of the company at once (Q50), and writes the entry,
/// which the person's history and their «ficha» both show.
async fn tell(
    tx: &mut Tx,
    within: &Within<'_>,
    (hand, target): (Hand<'_>, Target<'_>),
    (wanted, mut detail): (Perfil, Value),
) -> Result<(), Denied> {
    let (slug, company) = (within.slug(), within.company);
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let legal = known.ok_or(Refusal::NotFound)?.legal_name;
    let own = named(tx, slug, company.uuid(), wanted).await?;
    let told = (wanted, own.as_deref());
    let by_desk = hand.knows().is_none();
    let (subject, key, name, account) = match target {
        Target::Member(row) => {
            let account = Id::from_uuid(row.account);
            let stored = storage::account::by_id(tx, slug, account, within.now()).await?;
            let stored = stored.ok_or(Refusal::NotFound)?;
            let known = account::profile(tx, within.backend(), slug, stored.person()).await?;
            let about = (within.backend(), within.platform);
            let to = contact_of(&stored)?;
            if !matches!(hand, Hand::Answer(..)) {
                let letter = letters::perfil::own(about, &to, (&legal, told), by_desk);
                let until = within.now() + LETTER_LASTS;
                outbox::enqueue(tx, &within.scribe, &letter, until).await?;
            }
            let name = known.profile.name.to_string();
            (format!("account:{account}"), known.key, name, Some(account))
        }
        Target::Alone(row) => {
            let (id, wrapped) = (row.id, row.wrapped_key.as_slice());
            let key = within.backend().keys.person(wrapped, id.as_bytes())?;
            (people::subject(id), key, row.name.clone(), None)
        }
    };
    let except = [account, hand.knows()];
    if !matches!(hand, Hand::File(..)) {
        let facts = (legal.as_str(), name.as_str(), told);
        administrators(tx, within, facts, (except, by_desk)).await?;
    }
    let action = match hand {
        Hand::Member(..) | Hand::File(..) | Hand::Answer(..) => "perfil.changed",
        Hand::Desk(_, why) => {
            detail["reason"] = why.into();
            "perfil.carried_out"
        }
    };
    let entry = Entry {
        action,
        subject,
        detail,
        key: Some(&key),
    };
    audit::write(tx, &within.scribe, entry).await
}

fn detail(
    company: Id<id::Company>,
    (old, new, membership): (Perfil, Perfil, Option<Value>),
) -> Value {
    json!({ "company": company, "old": old, "new": new, "membership": membership })
}

async fn administrators(
    tx: &mut Tx,
    within: &Within<'_>,
    facts: (&str, &str, (Perfil, Option<&str>)),
    (except, by_desk): ([Option<Id<id::Account>>; 2], bool),
) -> Result<(), Denied> {
    let (slug, now, company) = (within.slug(), within.now(), within.company.uuid());
    let about = (within.backend(), within.platform);
    let leading = storage::membership::administrators(tx, slug, company, now, MOST).await?;
    for one in leading {
        let one = Id::from_uuid(one.account);
        if except.contains(&Some(one)) {
            continue;
        }
        let stored = storage::account::by_id(tx, slug, one, now).await?;
        let Some(stored) = stored else { continue };
        let letter = letters::perfil::changed(about, &contact_of(&stored)?, facts, by_desk);
        outbox::enqueue(tx, &within.scribe, &letter, now + LETTER_LASTS).await?;
    }
    Ok(())
}
