//! «Ficha de la persona»: what the company knows of one person.

use domain::access::{SeePeople, SeeRoles};
use domain::contact::Phone;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::MembershipState;
use domain::refusal::Refusal;
use domain::roster::{Branch, TypedNaming};
use domain::time::Timestamp;

use super::history::{Told, newest};
use super::list::{may_edit, section_names};
use super::person::people;
use super::{Names, Person, called, cover, phone, seated};
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::membership::stands_in_until;
use crate::storage::membership::MembershipRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};
use crate::worker;

/// One person, seen by whoever administers the company.
#[derive(Debug)]
pub struct Card {
    /// Who.
    pub person: Person,
    /// Their name by its parts, and their «Cargo».
    pub called: TypedNaming,
    /// «Celular», as the company notes it.
    pub phone: Option<Phone>,
    /// The version that a change is sent with.
    pub version: i64,
    /// Their account, for whoever may ask what it sees.
    pub account: Option<Id<id::Account>>,
    /// The last day on which they stand in for the administrators.
    pub stands_in: Option<Date>,
    /// Whether it is whoever looks.
    pub own: bool,
    /// Whether the person may do more than whoever looks, who can then not touch their access (A47).
    pub above: bool,
    /// What the company's own perfiles are called.
    pub names: Names,
    /// Whether it is the company's only access administrator.
    pub last_administrator: bool,
    /// What became of the last letter that asked to register: the outbox' word.
    pub letter: Option<String>,
    /// When it was written.
    pub reminded: Option<String>,
    /// The sections to choose from.
    pub sections: Vec<Branch>,
    /// What was changed last, newest first.
    pub history: Vec<Told>,
    /// Where what was changed before begins.
    pub older: Option<String>,
    /// Whether one may change anything.
    pub may_edit: bool,
}

/// The person with that id in the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company.
pub async fn card(caller: &Caller, id: Id<id::RosterPerson>) -> Result<Card, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let by = caller.fully_signed_in()?.account;
    let may_edit = may_edit(caller);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let row = storage::roster::by_id(&mut tx, slug, company, id.uuid()).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let held = match row.membership {
                Some(membership) => storage::membership::by_id(&mut tx, slug, membership).await?,
                None => None,
            };
            let (perfil, now) = (row.perfil()?, caller.now);
            let last = is_last(&mut tx, (slug, company), &row, now).await?;
            let who = (held.as_ref(), perfil);
            let theirs = cover::rights(&mut tx, (slug, company), who, now).await?;
            let above = cover::is_above(caller.member()?, perfil, &theirs);
            let names = Names::of_company(&mut tx, slug, company).await?;
            let letter = match row.letter {
                Some(letter) => storage::outbox::state_of(&mut tx, slug, letter).await?,
                None => None,
            };
            let moment = |at: i64| calendar::moment(&caller.platform, Timestamp(at));
            let past = newest(&mut tx, caller, company, &row).await?;
            let sections = section_names(&mut tx, caller, company).await?;
            let (backend, worker) = (&caller.backend, (company, row.worker));
            let record = worker::of_row(&mut tx, (backend, slug), worker).await?;
            let record = record.as_ref();
            let called = called::of(&mut tx, caller, record, (&row, held.as_ref())).await?;
            let stands_in = stands_in(&mut tx, caller, held.as_ref()).await?;
            let asks = caller.may(SeeRoles);
            let (version, reminded_at) = (row.version, row.reminded_at);
            let phone = phone::known(backend, &row, record)?;
            let person = people(&mut tx, caller, vec![row], &names).await?.pop();
            let account = held.as_ref().map(|held| Id::from_uuid(held.account));
            tx.done(Card {
                account: account.filter(|_| asks),
                called,
                phone,
                version,
                stands_in,
                own: held.is_some_and(|held| held.account == by.uuid()),
                above,
                last_administrator: last,
                letter,
                reminded: reminded_at.map(moment).transpose()?,
                sections,
                history: past.told,
                older: past.older,
                person: person.ok_or(Refusal::NotFound)?,
                names,
                may_edit,
            })
        })
        .await
}

/// Until which day somebody stands in, while the company opens for them.
async fn stands_in(
    tx: &mut Tx,
    caller: &Caller,
    held: Option<&MembershipRow>,
) -> Result<Option<Date>, Denied> {
    match held {
        Some(held) if held.state_at(caller.now)? != MembershipState::Disabled => {
            stands_in_until(tx, caller, held).await
        }
        _ => Ok(None),
    }
}

/// Whether it is the last one whom the company must keep (A-70, C-30).
async fn is_last(
    tx: &mut Tx,
    (slug, company): (&str, Id<id::Company>),
    row: &RosterRow,
    now: Timestamp,
) -> Result<bool, Denied> {
    let perfil = row.perfil()?;
    if perfil.tier().is_some() {
        let leads = perfil.leads() && row.membership.is_some();
        return Ok(leads && seated::is_last(tx, (slug, company)).await?);
    }
    let leading = storage::membership::administrators(tx, slug, company.uuid(), now, 2).await?;
    Ok(leading.len() == 1 && leading.iter().any(|one| Some(one.id) == row.membership))
}

impl Card {
    /// Whether the person may neither be disabled nor get another perfil by this hand (A-70, A47).
    #[must_use]
    pub fn is_protected(&self) -> bool {
        let leads = self.person.perfil.leads() && self.person.state == MembershipState::Enabled;
        self.own || self.above || (leads && self.last_administrator)
    }
}
