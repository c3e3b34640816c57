//! Whether a company is adhered. Nothing is cached: the very next request of its people, on
//! every node, reads the new state with the session.

use domain::access::ChangeAdherence;
use domain::company::Adherence;
use domain::document::Rut;
use domain::id::{self, Id};
use domain::refusal::{Field, Refusal};
use domain::service::reason;
use serde_json::json;
use uuid::Uuid;

use super::subject;
use crate::audit::{self, Entry};
use crate::fault::{Denied, Fault};
use crate::hand::Hand;
use crate::storage::company::{CompanyRow, Which};
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 25;

/// A company, and whether it is adhered.
#[derive(Debug, Clone)]
pub struct Adhering {
    /// The company.
    pub company: Id<id::Company>,
    /// «Razón social».
    pub name: String,
    /// Its number.
    pub rut: Rut,
    /// Whether it is adhered.
    pub adherence: Adherence,
    /// Whether nobody administers its accesses (Q51).
    pub leaderless: bool,
    /// Whether one of those who do is its legal representative.
    pub represented: bool,
}

/// One page of companies, the oldest first.
#[derive(Debug)]
pub struct Adherences {
    /// The rows.
    pub items: Vec<Adhering>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// The companies of the platform after the cursor, for whoever may change their adherence; or only
/// those without access administrator.
///
/// # Errors
/// What the policy says.
pub async fn adherences(
    hand: &Hand<'_>,
    leaderless: bool,
    after: Option<(i64, Uuid)>,
) -> Result<Adherences, Denied> {
    hand.require(ChangeAdherence)?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = hand
        .backend
        .db
        .read(|mut tx| async move {
            let slug = hand.slug();
            let which = if leaderless {
                Which::Leaderless
            } else {
                Which::All
            };
            let rows = storage::company::after(&mut tx, slug, which, after, limit).await?;
            let rows = known(&mut tx, hand, rows).await?;
            tx.done(rows)
        })
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more);
    let next = next.map(|(row, _)| (row.created_at, row.id));
    let items = rows.into_iter().map(adhering);
    let items = items.collect::<Result<_, _>>()?;
    Ok(Adherences { items, next })
}

/// The same for the company of one number; empty where there is none.
///
/// # Errors
/// What the policy says.
pub async fn adherence_of(hand: &Hand<'_>, rut: Rut) -> Result<Adherences, Denied> {
    let row = numbered(hand, rut).await?;
    let item = row.map(adhering).transpose()?;
    Ok(Adherences {
        items: item.into_iter().collect(),
        next: None,
    })
}

/// The same, each with whether a legal representative administers it.
async fn known(
    tx: &mut Tx,
    hand: &Hand<'_>,
    rows: Vec<CompanyRow>,
) -> Result<Vec<(CompanyRow, bool)>, Denied> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let led = storage::membership::represented(tx, hand.slug(), &ids, hand.now).await?;
    let rows = rows.into_iter().map(|row| {
        let is_led = led.contains(&row.id);
        (row, is_led)
    });
    Ok(rows.collect())
}

fn adhering((row, represented): (CompanyRow, bool)) -> Result<Adhering, Fault> {
    let stored = |_| Fault::Stored {
        table: "company",
        column: "rut",
        key: row.id.to_string(),
    };
    Ok(Adhering {
        company: Id::from_uuid(row.id),
        rut: row.rut.parse().map_err(stored)?,
        adherence: row.adherence()?,
        leaderless: row.leaderless,
        represented,
        name: row.legal_name,
    })
}

/// The company of that number, for whoever may change its adherence.
///
/// # Errors
/// [`Refusal::NotFound`]; what the policy says.
pub async fn by_number(hand: &Hand<'_>, rut: Rut) -> Result<Id<id::Company>, Denied> {
    let row = numbered(hand, rut).await?;
    let (row, _) = row.ok_or(Refusal::NotFound)?;
    Ok(Id::from_uuid(row.id))
}

async fn numbered(hand: &Hand<'_>, rut: Rut) -> Result<Option<(CompanyRow, bool)>, Denied> {
    hand.require(ChangeAdherence)?;
    let rut = &rut.to_string();
    hand.backend
        .db
        .read(|mut tx| async move {
            let row = storage::company::by_rut(&mut tx, hand.slug(), rut).await?;
            let known = known(&mut tx, hand, row.into_iter().collect()).await?;
            tx.done(known.into_iter().next())
        })
        .await
}

/// Changes it, with a reason. Memberships keep their state and return with the company (Q18).
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Outdated`] when it is so already; [`Refusal::Fields`] without
/// a reason; what the policy says.
pub async fn set_adherence(
    hand: &Hand<'_>,
    company: Id<id::Company>,
    adherence: Adherence,
    why: &str,
) -> Result<(), Denied> {
    hand.require(ChangeAdherence)?;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(why).map_err(wrong)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let (slug, id) = (hand.slug(), company.uuid());
            let changed =
                storage::company::set_adherence(&mut tx, slug, id, adherence, hand.now).await?;
            if changed == 0 {
                let row = storage::company::by_id(&mut tx, slug, id).await?;
                row.ok_or(Refusal::NotFound)?;
                return Err(Refusal::Outdated.into());
            }
            let before = match adherence {
                Adherence::Adhered => Adherence::Ended,
                Adherence::Ended => Adherence::Adhered,
            };
            let entry = Entry {
                action: "company.adherence",
                subject: subject(company),
                detail: json!({ "old": before, "new": adherence, "reason": why }),
                key: None,
            };
            audit::write(&mut tx, &hand.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
