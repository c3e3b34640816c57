//! What tax documents and the tax office need of a company besides what opened its account: asked of
//! its administrators after the first sign-in, and changed whenever they like (W-37, Q7).

use domain::access::EditTaxData;
use domain::company::{Billing, Details, Item, Section, TaxData, TypedTax};
use domain::id::{self, Id};
use domain::name::NamePart;
use domain::platform::FirstPassword;
use domain::refusal::{Field, Problem, Refusal};
use serde_json::{Value, json};

use super::sealed::{commercial, details, open, seal};
use super::subject;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::company::CompanyRow;
use crate::storage::company_tax::NewTax;
use crate::storage::{self, Tx};

/// What binds the sealed tax data to their company.
const PART: &str = "tax";

/// The tax data of a company, as its page shows them.
#[derive(Debug)]
pub struct Tax {
    /// What they are; none before the first time.
    pub data: Option<TaxData>,
    /// Who the commercial contact of the opening is, for the tick that it is the same.
    pub commercial: Option<NamePart>,
    /// Which version this is; 0 for none. Comes back with what is typed.
    pub version: i64,
    /// «Datos de la empresa», as its account was opened with them.
    pub details: Details,
}

/// The tax data of the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotAllowed`] where companies do not open their account by
/// themselves.
pub async fn tax(caller: &Caller) -> Result<Tax, Denied> {
    let inside = &caller.inside(EditTaxData)?;
    asked_here(caller)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = company(&mut tx, caller, inside.at().company).await?;
            let (data, version) = stored(&mut tx, caller, &row).await?;
            let slug = caller.platform.slug.as_str();
            let contact = commercial(&mut tx, &caller.backend, slug, &row).await?;
            tx.done(Tax {
                data,
                commercial: contact.map(|contact| contact.name),
                version,
                details: details(&caller.backend, &row)?,
            })
        })
        .await
}

/// Stores what was typed over the version that the page was shown. The same once more, as a second
/// press sends it, changes nothing and is a yes.
///
/// # Errors
/// [`Refusal::NotAllowed`] as above; [`Refusal::Fields`] for what is typed wrong, and for the tick
/// where there is no commercial contact; [`Refusal::Outdated`] where somebody saved other data since.
pub async fn save_tax(caller: &Caller, typed: &TypedTax, seen: i64) -> Result<(), Denied> {
    caller.inside(EditTaxData)?;
    asked_here(caller)?;
    let data = &TaxData::parse(typed).map_err(Refusal::Fields)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            // Behind the company's turn: of two who save at once, the second sees the first.
            let (grant, _) = caller.inside_now(&mut tx, EditTaxData).await?;
            let id = grant.at().company;
            let row = company(&mut tx, caller, id).await?;
            let (old, version) = stored(&mut tx, caller, &row).await?;
            if old.as_ref() == Some(data) {
                return tx.done(());
            }
            if version != seen {
                return Err(Refusal::Outdated.into());
            }
            if data.billing == Billing::Commercial {
                let slug = caller.platform.slug.as_str();
                let contact = commercial(&mut tx, &caller.backend, slug, &row).await?;
                contact.ok_or_else(nobody)?;
            }
            write(&mut tx, caller, (&row, seen), data).await?;
            let entry = Entry {
                action: "company.tax_changed",
                subject: subject(id),
                detail: json!({
                    "old": old.as_ref().map_or_else(|| json!({}), told),
                    "new": told(data),
                }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// Only where companies open their account by themselves and their first user gets an initial
/// password; elsewhere no first sign-in follows an opening, and nobody is asked.
fn asked_here(caller: &Caller) -> Result<(), Denied> {
    match caller.platform.policy.first_password {
        FirstPassword::Temporary24h => Ok(()),
        FirstPassword::Link => Err(Refusal::NotAllowed.into()),
    }
}

/// There is no commercial contact that it could be.
fn nobody() -> Refusal {
    let name = Field::Company(Section::Billing, Item::Names);
    Refusal::field(name, Problem::Empty)
}

async fn company(tx: &mut Tx, caller: &Caller, id: Id<id::Company>) -> Result<CompanyRow, Denied> {
    let slug = caller.platform.slug.as_str();
    let row = storage::company::by_id(tx, slug, id.uuid()).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// What is stored, and its version; 0 for nothing.
async fn stored(
    tx: &mut Tx,
    caller: &Caller,
    row: &CompanyRow,
) -> Result<(Option<TaxData>, i64), Denied> {
    let slug = caller.platform.slug.as_str();
    let found = storage::company_tax::get(tx, slug, Id::from_uuid(row.id)).await?;
    Ok(match found {
        Some(found) => {
            let data = open(&caller.backend, row, PART, &found.sealed)?;
            (Some(data), found.version)
        }
        None => (None, 0),
    })
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    (row, seen): (&CompanyRow, i64),
    data: &TaxData,
) -> Result<(), Denied> {
    let backend = &caller.backend;
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let new = NewTax {
        platform: caller.platform.slug.as_str(),
        company: Id::from_uuid(row.id),
        sealed: &seal(backend, &key, (row.id, PART), data)?,
        seen,
        now: caller.now,
    };
    if storage::company_tax::put(tx, &new).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}

/// As the audit keeps them: whom to write to is masked, because an entry outlives the contact.
fn told(data: &TaxData) -> Value {
    let own = match &data.billing {
        Billing::Commercial => None,
        Billing::Own(own) => Some(own),
    };
    let kind = match own {
        Some(_) => "own_contact",
        None => "commercial_contact",
    };
    json!({
        "activity": data.activity,
        "workers": data.workers,
        "billing": kind,
        "billing_name": own.map(|own| own.name.mask()),
        "billing_email": own.map(|own| own.email.mask()),
        "billing_phone": own.map(|own| own.phone.mask()),
        "invoices": data.invoices.mask(),
    })
}
