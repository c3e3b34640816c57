//! Plans of institutions (C-04, C-06, C-31), on platforms with exclusive membership: an operator
//! creates the institution with its seats and invites its first Súper Administrador. An institution is
//! a company whose product is a plan, so it stands among the acquisitions as one that is open.

use domain::access::CreateInstitution;
use domain::company::{Acquisition, CompanyPhone, Contact, Item, Section};
use domain::id::{self, Id};
use domain::membership::{Institution, Invited, Perfil, Tier, TypedInstitution, seats};
use domain::name::NamePart;
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;
use uuid::Uuid;

use crate::acquisition;
use crate::audit::{self, Entry};
use crate::company::{found_company, subject};
use crate::fault::{Denied, Fault};
use crate::hand::Hand;
use crate::invitation::{self, Inviter, Outcome};
use crate::storage::plan::{NewPlan, PlanRow};
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 25;

/// An institution in the operator's list.
#[derive(Debug)]
pub struct Listed {
    /// Its plan.
    pub plan: PlanRow,
    /// How far the invitation of its first Súper Administrador is.
    pub first: Option<Invited>,
    /// Whether somebody leads it; else an operator may invite a first one again.
    pub led: bool,
}

/// One page of them, newest first.
#[derive(Debug)]
pub struct Plans {
    /// The rows.
    pub items: Vec<Listed>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// Creates an institution with its plan, and invites its first Súper Administrador.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong and for a number that has an institution or waits for
/// one; [`Refusal::NotInvitable`] when the first one has an account; [`Refusal::NotFound`] on platforms
/// without institutions; what the policy says.
pub async fn create(hand: &Hand<'_>, typed: &TypedInstitution) -> Result<Id<id::Company>, Denied> {
    require(hand)?;
    let parsed = Institution::parse(typed, hand.platform.locale);
    let institution = &parsed.map_err(Refusal::Fields)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let company = write(&mut tx, hand, institution).await?;
            let inviter = &Inviter::operator(hand, company);
            match invitation::invite(&mut tx, inviter, &institution.first).await? {
                Outcome::Invited { .. } => {}
                _ => return Err(Refusal::NotInvitable.into()),
            }
            let entry = Entry {
                action: "institution.created",
                subject: subject(company),
                detail: json!({
                    "rut": institution.rut.to_string(),
                    "plan": institution.plan,
                    "seats": institution.seats,
                }),
                key: None,
            };
            audit::write(&mut tx, &hand.scribe(), entry).await?;
            tx.done(company)
        })
        .await
}

fn require(hand: &Hand<'_>) -> Result<(), Denied> {
    hand.require(CreateInstitution)?;
    if hand.platform.policy.exclusive {
        Ok(())
    } else {
        Err(Refusal::NotFound.into())
    }
}

async fn write(
    tx: &mut Tx,
    hand: &Hand<'_>,
    institution: &Institution,
) -> Result<Id<id::Company>, Denied> {
    let first = &institution.first;
    let bad = |_| Fault::Config("the contact of an institution does not parse".into());
    let bought = Acquisition {
        rut: institution.rut,
        legal_name: institution.legal_name.clone(),
        product: institution.plan.clone(),
        contact: Contact {
            name: NamePart::parse(&short(&first.name.to_string())).map_err(bad)?,
            position: None,
            email: first.email.clone(),
            phone: CompanyPhone::parse(first.phone.e164()).map_err(bad)?,
        },
    };
    let taken = |problem| Refusal::field(Field::Company(Section::Company, Item::Rut), problem);
    let waits = || taken(Problem::AlreadyWaiting);
    let id = acquisition::open_at_once(tx, hand, &bought).await?;
    let id = id.ok_or_else(waits)?;
    let company = found_company(tx, &hand.scribe(), id, &bought).await?;
    let company = company.ok_or_else(|| taken(Problem::AlreadyOpened))?;
    let plan = NewPlan {
        company,
        platform: hand.slug(),
        name: institution.plan.as_str(),
        seats: i64::from(institution.seats),
        now: hand.now,
    };
    storage::plan::insert(tx, &plan).await?;
    Ok(company)
}

/// A whole name in the one line of a contact.
fn short(name: &str) -> String {
    name.chars().take(80).collect()
}

/// Changes the number of seats, to no fewer than are taken.
///
/// # Errors
/// [`Refusal::Fields`] for fewer, and for what is no number; [`Refusal::NotFound`]; what the policy
/// says.
pub async fn set_seats(
    hand: &Hand<'_>,
    company: Id<id::Company>,
    typed: &str,
) -> Result<(), Denied> {
    require(hand)?;
    let wrong = |problem| Refusal::field(Field::Seats, problem);
    let wanted = i64::from(seats(typed).map_err(wrong)?);
    hand.backend
        .db
        .write(|mut tx| async move {
            let (slug, at) = (hand.slug(), company.uuid());
            let before = storage::plan::of(&mut tx, slug, at).await?;
            let before = before.ok_or(Refusal::NotFound)?;
            if storage::plan::set_seats(&mut tx, slug, at, wanted).await? == 0 {
                return Err(wrong(Problem::SeatNumber).into());
            }
            let entry = Entry {
                action: "institution.seats",
                subject: subject(company),
                detail: json!({ "old": before.seats, "new": wanted }),
                key: None,
            };
            audit::write(&mut tx, &hand.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// The institutions of the platform before the cursor.
///
/// # Errors
/// [`Refusal::NotFound`] on platforms without institutions; what the policy says.
pub async fn list(hand: &Hand<'_>, before: Option<(i64, Uuid)>) -> Result<Plans, Denied> {
    require(hand)?;
    let before = before.unwrap_or((i64::MAX, Uuid::max()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    hand.backend
        .db
        .read(|mut tx| async move {
            let slug = hand.slug();
            let mut rows = storage::plan::before(&mut tx, slug, before, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|row| (row.created_at, row.company));
            let mut items = Vec::new();
            for plan in rows {
                let first =
                    storage::invitation::newest_of_operator(&mut tx, slug, plan.company).await?;
                let first = first.map(|row| row.state(hand.now)).transpose()?;
                let leading = Perfil::Tier(Tier::Super);
                let led =
                    storage::membership::count_of(&mut tx, slug, plan.company, leading).await?;
                let led = led > 0;
                items.push(Listed { plan, first, led });
            }
            tx.done(Plans { items, next })
        })
        .await
}

/// The institution of that number.
///
/// # Errors
/// [`Refusal::NotFound`]; what the policy says.
pub async fn by_number(hand: &Hand<'_>, rut: domain::Rut) -> Result<Id<id::Company>, Denied> {
    require(hand)?;
    let rut = &rut.to_string();
    let row = hand
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::company::by_rut(&mut tx, hand.slug(), rut).await?;
            tx.done(row)
        })
        .await?;
    Ok(Id::from_uuid(row.ok_or(Refusal::NotFound)?.id))
}
