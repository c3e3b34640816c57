//! Saving a perfil: the plan is asked of the rules with what stands at this moment.

use domain::access::EditRoles;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::role::{Existing, NameKey, RoleChange, RoleEdit};
use domain::time::Timestamp;
use serde_json::{Value, json};

use super::{MOST, acting};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::storage::role::Past;
use crate::storage::{self, Tx};

/// Saves a new perfil, or another version of one. Holds from the very next request of its people.
///
/// # Errors
/// Those of [`RoleEdit::plan`] and of [`Caller::inside`]; [`Refusal::NotFound`] for a perfil of
/// nobody here.
pub async fn save(
    caller: &Caller,
    role: Option<Id<id::Role>>,
    edit: &RoleEdit,
) -> Result<Id<id::Role>, Denied> {
    caller.inside(EditRoles)?;
    let by = caller.fully_signed_in()?.account;
    let modules = &caller.platform.module_codes();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, member) = caller.inside_now(&mut tx, EditRoles).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let (current, others) = stands(&mut tx, slug, (company, role)).await?;
            let current = current.as_ref();
            let change = edit.plan(current, &acting(&member), &others, modules)?;
            let id = match role {
                Some(role) => role,
                None => caller.backend.env.chance.id(caller.now),
            };
            write(&mut tx, slug, (company, id, current), &change, caller.now).await?;
            let past = Past {
                company,
                role: id,
                version: edit.seen + 1,
                name: change.name.as_str(),
                permissions: &change.permissions,
                removed: false,
                by,
                now: caller.now,
            };
            storage::role::remember(&mut tx, slug, &past).await?;
            let entry = entry((company, id), current, &change);
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(id)
        })
        .await
}

/// The perfil as it stands, where one is changed, and the looks of the other names.
async fn stands(
    tx: &mut Tx,
    slug: &str,
    (company, role): (Id<id::Company>, Option<Id<id::Role>>),
) -> Result<(Option<Existing>, Vec<NameKey>), Denied> {
    let rows = storage::role::of_company(tx, slug, company, MOST).await?;
    let mut current = None;
    let mut others = Vec::new();
    for row in &rows {
        if role.is_some_and(|role| role.uuid() == row.id) {
            current = Some(row.read()?);
        } else {
            others.push(row.key());
        }
    }
    if role.is_some() && current.is_none() {
        return Err(Refusal::NotFound.into());
    }
    Ok((current, others))
}

/// Writes it, with what it allows, if it is still as it stood.
async fn write(
    tx: &mut Tx,
    slug: &str,
    (company, id, current): (Id<id::Company>, Id<id::Role>, Option<&Existing>),
    change: &RoleChange,
    now: Timestamp,
) -> Result<(), Denied> {
    let saved = match current {
        None => storage::role::insert(tx, slug, (company, id), change, now).await?,
        Some(old) => {
            let seen = (company, id, old.version);
            storage::role::update(tx, slug, seen, change, now).await?
        }
    };
    if saved == 0 {
        return Err(Refusal::Outdated.into());
    }
    storage::role::set_permissions(tx, slug, id, &change.permissions).await?;
    Ok(())
}

/// What the company's entry tells.
fn entry(
    (company, id): (Id<id::Company>, Id<id::Role>),
    old: Option<&Existing>,
    change: &RoleChange,
) -> Entry<'static, Value> {
    Entry {
        action: match old {
            Some(_) => "role.changed",
            None => "role.created",
        },
        subject: subject(company),
        detail: json!({
            "perfil": id,
            "name": change.name,
            "old": old.map(|old| format!("{} ({})", old.name, old.permissions)),
            "new": format!("{} ({})", change.name, change.permissions),
            "described": change.description,
        }),
        key: None,
    }
}
