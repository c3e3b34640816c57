//! «Acceder»: own data, and the table of companies one belongs to (A-20 to A-24, Q43). One page of
//! ten costs the same whether there are ten companies or five hundred.

use domain::access::{Own, SeeCompanies};
use domain::company::{Adherence, Sought};
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Shut, Standing, may_enter};
use domain::name::PersonName;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::account;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::membership::OfferedRow;
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 10;
/// More companies than these are searched.
const AT_A_GLANCE: usize = 7;

/// Where a page of the table begins: after that folded name and company.
pub type Cursor = (String, Uuid);

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The company.
    pub company: Id<id::Company>,
    /// Its number.
    pub rut: String,
    /// «Razón social».
    pub name: String,
    /// The perfil in it.
    pub perfil: Perfil,
    /// What that is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// Whether the company is adhered.
    pub adherence: Adherence,
    /// Whether «Acceder» is offered, or why not.
    pub door: Result<(), Shut>,
}

/// Own data and one page of the table, by name.
#[derive(Debug)]
pub struct Mine {
    /// The own name.
    pub name: PersonName,
    /// The own RUT, as people write it.
    pub document: Option<String>,
    /// The own address.
    pub email: String,
    /// What the person is here: with one company they go straight in, with none they are told why.
    pub standing: Standing,
    /// The one company, where it is one.
    pub only: Option<Id<id::Company>>,
    /// The rows.
    pub companies: Vec<Offered>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// Whether there are more than are seen at a glance, so that a search helps.
    pub many: bool,
}

/// What is asked of the table.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// Any part of a name or number; empty for all.
    pub sought: Sought,
    /// The company that is shown before all others, where it is one of the person's.
    pub first: Option<Id<id::Company>>,
}

/// What whoever is signed in is here, and the one company that opens for them where it is one: what
/// decides where sign-in leads and whether there is anything to change to.
///
/// # Errors
/// `SessionOver` for strangers, `NotAllowed` before the last hurdle.
pub async fn standing(caller: &Caller) -> Result<(Standing, Option<Id<id::Company>>), Denied> {
    let own = &caller.own(SeeCompanies)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let stands = stood(&mut tx, own.at(), caller.now).await?;
            tx.done(stands)
        })
        .await
}

/// Whether somebody is «inactivo»: in companies, of which none lets them in (A-10, Q17).
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub(crate) async fn is_inactive(tx: &mut Tx, own: &Own, now: Timestamp) -> Result<bool, Denied> {
    Ok(stood(tx, own, now).await?.0 == Standing::Inactive)
}

/// What whoever that is stands for here, and the one company that opens for them where it is one.
pub(crate) async fn stood(
    tx: &mut Tx,
    own: &Own,
    now: Timestamp,
) -> Result<(Standing, Option<Id<id::Company>>), Denied> {
    let (slug, account) = (own.platform.as_str(), own.account);
    let first = ("", Uuid::nil());
    let any = storage::membership::offered(tx, slug, account, first, 1).await?;
    let open = storage::membership::open(tx, slug, account, now, 2).await?;
    Ok(stands(!any.is_empty(), &open))
}

/// What follows from whether there is any membership, and from the first two that open.
fn stands(any: bool, open: &[Uuid]) -> (Standing, Option<Id<id::Company>>) {
    let standing = Standing::of(u32::from(any), u32::try_from(open.len()).unwrap_or(2));
    let only = match open {
        [one] => Some(Id::from_uuid(*one)),
        _ => None,
    };
    (standing, only)
}

/// The companies of whoever is signed in, after the cursor.
///
/// # Errors
/// As [`table`].
pub async fn mine(caller: &Caller, after: Option<Cursor>) -> Result<Mine, Denied> {
    let asked = Asked {
        after,
        ..Asked::default()
    };
    table(caller, &asked).await
}

/// One page of the rows: the first one shows the wanted company before those after the cursor, and
/// no other shows it again. The second is where the next page begins.
async fn page(
    tx: &mut Tx,
    own: &Own,
    asked: &Asked,
) -> Result<(Vec<OfferedRow>, Option<Cursor>), Denied> {
    let (slug, account) = (own.platform.as_str(), own.account);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (name, company) = asked.after.clone().unwrap_or_default();
    let cursor = (name.as_str(), company);
    let first = asked.first.filter(|_| asked.sought.is_empty());
    let mut shown = Vec::new();
    let rows = if first.is_none() && asked.sought.is_empty() {
        storage::membership::offered(tx, slug, account, cursor, limit).await?
    } else {
        if let Some(first) = first.filter(|_| asked.after.is_none()) {
            let row = storage::membership::offered_one(tx, slug, account, first.uuid()).await?;
            shown.extend(row);
        }
        let wanted = (&asked.sought, first.map_or(Uuid::nil(), Id::uuid));
        storage::membership::sought(tx, slug, account, wanted, (cursor, limit)).await?
    };
    let room = PAGE - shown.len();
    let more = rows.len() > room;
    shown.extend(rows.into_iter().take(room));
    let last = shown.last().filter(|_| more);
    let next = last.map(|row| (row.sort_key.clone(), row.company));
    Ok((shown, next))
}

/// The companies of whoever is signed in that are asked for.
///
/// # Errors
/// `SessionOver` for strangers, `NotAllowed` before the last hurdle.
pub async fn table(caller: &Caller, asked: &Asked) -> Result<Mine, Denied> {
    let own = &caller.own(SeeCompanies)?;
    let session = caller.fully_signed_in()?;
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let (slug, account) = (own.at().platform.as_str(), own.at().account);
            let known = account::profile(&mut tx, backend, slug, session.person).await?;
            let row = storage::account::by_id(&mut tx, slug, account, caller.now).await?;
            let row = row.ok_or(domain::Refusal::SessionOver)?;
            let (rows, next) = page(&mut tx, own.at(), asked).await?;
            let (standing, only) = if asked.sought.is_empty() {
                let open = storage::membership::open(&mut tx, slug, account, caller.now, 2).await?;
                let any = !rows.is_empty() || !open.is_empty() || asked.after.is_some();
                stands(any, &open)
            } else {
                // What is not found says nothing of what there is.
                stood(&mut tx, own.at(), caller.now).await?
            };
            let begins = asked.sought.is_empty() && asked.after.is_none();
            let many = !begins || rows.len() > AT_A_GLANCE;
            let mut companies = Vec::new();
            for row in rows {
                let (perfil, state, adherence) = row.read(caller.now)?;
                companies.push(Offered {
                    company: Id::from_uuid(row.company),
                    rut: row.rut,
                    name: row.legal_name,
                    perfil,
                    perfil_name: row.perfil_name,
                    state,
                    adherence,
                    door: may_enter(adherence, state),
                });
            }
            tx.done(Mine {
                name: known.profile.name,
                document: known.profile.document.map(|document| document.to_string()),
                email: row.email,
                standing,
                only,
                companies,
                next,
                many,
            })
        })
        .await
}

/// Whether whoever is signed in administers a company that they may enter now.
///
/// # Errors
/// `SessionOver` for strangers, `NotAllowed` before the last hurdle.
pub async fn leads(caller: &Caller) -> Result<bool, Denied> {
    let own = &caller.own(SeeCompanies)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, account) = (own.at().platform.as_str(), own.at().account);
            let leads = storage::membership::leads(&mut tx, slug, account, caller.now).await?;
            tx.done(leads)
        })
        .await
}
