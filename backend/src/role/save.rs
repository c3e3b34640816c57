//! Saving a perfil: the plan is asked of the rules with what stands at this moment.

use domain::access::EditRoles;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::role::RoleEdit;
use serde_json::json;

use super::{MOST, acting};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::storage;
use crate::storage::role::Past;

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
            let rows = storage::role::of_company(&mut tx, slug, company, MOST).await?;
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
            let change = edit.plan(current.as_ref(), &acting(&member), &others, modules)?;
            let id = match role {
                Some(role) => role,
                None => caller.backend.env.chance.id(caller.now),
            };
            let saved = match &current {
                None => {
                    let pair = (company, id);
                    storage::role::insert(&mut tx, slug, pair, &change, caller.now).await?
                }
                Some(old) => {
                    let seen = (company, id, old.version);
                    storage::role::update(&mut tx, slug, seen, &change, caller.now).await?
                }
            };
            if saved == 0 {
                return Err(Refusal::Outdated.into());
            }
            storage::role::set_permissions(&mut tx, slug, id, &change.permissions).await?;
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
            let old = current.as_ref();
            let entry = Entry {
                action: if old.is_some() {
                    "role.changed"
                } else {
                    "role.created"
                },
                subject: subject(company),
                detail: json!({
                    "perfil": id,
                    "name": change.name,
                    "old": old.map(|old| format!("{} ({})", old.name, old.permissions)),
                    "new": format!("{} ({})", change.name, change.permissions),
                }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(id)
        })
        .await
}
