//! What the audit tells of a membership that begins, or of which several things change at once: all
//! of it, as it stands from then on. So the entries alone tell who was what in each company
//! (`assurance.md` 5.3, property 11), whatever made it so: under `membership`, and several of them under
//! `memberships`. Ids and codes only.

use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fault::Denied;
use crate::storage::membership::{MembershipRow, Next};
use crate::storage::{self, Tx};

/// As a membership is after that change.
pub(crate) fn after(row: &MembershipRow, next: &Next) -> Value {
    let ends_at = next.ends_at.map(|end| end.0);
    told(
        (row.company, row.account),
        (next.perfil, next.basis),
        (next.state, ends_at),
    )
}

/// As the membership of that account in that company stands; nothing where there is none.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub(crate) async fn stands(
    tx: &mut Tx,
    slug: &str,
    (account, company): (Id<id::Account>, Id<id::Company>),
) -> Result<Option<Value>, Denied> {
    let row = storage::membership::of(tx, slug, account, company).await?;
    row.map(|row| as_stored(&row)).transpose()
}

/// As that row tells it.
///
/// # Errors
/// [`Denied::Fault`] for words that do not parse.
pub(crate) fn as_stored(row: &MembershipRow) -> Result<Value, Denied> {
    Ok(told(
        (row.company, row.account),
        (row.perfil()?, row.basis()?),
        (row.state()?, row.ends_at),
    ))
}

fn told(
    (company, account): (Uuid, Uuid),
    (perfil, basis): (Perfil, Option<Basis>),
    (state, ends_at): (MembershipState, Option<i64>),
) -> Value {
    json!({
        "company": company,
        "account": account,
        "perfil": perfil,
        "basis": basis,
        "state": state,
        "ends_at": ends_at,
    })
}
