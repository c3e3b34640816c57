//! Removing a perfil asks where its people go.

use domain::access::{EditRoles, Member};
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Difference, Existing, Permissions, Rights, gains_and_loses};
use serde_json::{Value, json};

use super::{MOST, acting, moved};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::membership::apply::choice;
use crate::people::Within;
use crate::storage::role::Past;
use crate::storage::{self, Tx};

/// What the page asks before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// What it is called.
    pub name: String,
    /// What it is for; empty for none.
    pub description: String,
    /// The version that is seen.
    pub version: i64,
    /// How many people with an account hold it, counted up to a thousand and one.
    pub holders: i64,
    /// How many it waits for, without an account; counted alike.
    pub waiting: i64,
    /// Where they may go, with what they would gain and lose.
    pub destinations: Vec<(Perfil, Option<String>, Vec<Difference>)>,
}

/// What removing that perfil would mean.
///
/// # Errors
/// [`Refusal::NotFound`] for a perfil of nobody here; those of [`Caller::inside`].
pub async fn removal(caller: &Caller, role: Id<id::Role>) -> Result<Removal, Denied> {
    let inside = &caller.inside(EditRoles)?;
    let rights = &caller.member()?.rights;
    let modules = &caller.platform.module_codes();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let rows = storage::role::of_company(&mut tx, slug, company, MOST).await?;
            let row = rows
                .iter()
                .find(|row| row.id == role.uuid())
                .ok_or(Refusal::NotFound)?;
            let current = row.read()?;
            let now = Rights::Only(current.permissions);
            let worker = Rights::of(Perfil::Worker, None, false);
            let differences = gains_and_loses(&now, &worker, modules);
            let mut destinations = vec![(Perfil::Worker, None, differences)];
            for other in rows.iter().filter(|other| other.id != row.id) {
                let other = other.read()?;
                let then = Rights::Only(other.permissions);
                if rights.covers(&then) {
                    let differences = gains_and_loses(&now, &then, modules);
                    destinations.push((Perfil::Own(other.id), Some(other.name), differences));
                }
            }
            let from = Perfil::Own(role);
            let holders = storage::role::holders(&mut tx, slug, company, from).await?;
            let waiting = storage::role::waiting(&mut tx, slug, (company, from)).await?;
            tx.done(Removal {
                name: current.name,
                description: current.description,
                version: current.version,
                holders,
                waiting,
                destinations,
            })
        })
        .await
}

/// Removes a perfil and gives its people another one, all of it or nothing; each of them is told.
///
/// # Errors
/// [`Refusal::Outdated`] when somebody saved since; [`Refusal::AboveOwn`] and
/// [`Refusal::NotAllowed`] as saving; [`Refusal::Fields`] for a destination that is none;
/// [`Refusal::NotFound`] for a perfil of nobody here; those of [`Caller::inside`].
pub async fn remove(
    caller: &Caller,
    (role, seen): (Id<id::Role>, i64),
    destination: Perfil,
) -> Result<(), Denied> {
    caller.inside(EditRoles)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, member) = caller.inside_now(&mut tx, EditRoles).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let row = storage::role::by_id(&mut tx, slug, company, role).await?;
            let current = row.ok_or(Refusal::NotFound)?.read()?;
            if current.version != seen {
                return Err(Refusal::Outdated.into());
            }
            let within = &Within::asking(caller, company)?;
            require(&mut tx, within, (&member, &current), destination).await?;
            let pair = (Perfil::Own(role), destination);
            let told = moved::tell(&mut tx, within, &current.name, pair).await?;
            let people = storage::role::move_all(&mut tx, slug, company, pair, caller.now).await?;
            if storage::role::remove(&mut tx, slug, (company, role, seen)).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let past = Past {
                company,
                role,
                version: seen + 1,
                name: &current.name,
                permissions: &Permissions::default(),
                removed: true,
                by,
                now: caller.now,
            };
            storage::role::remember(&mut tx, slug, &past).await?;
            let mut entries = vec![entry(company, &current, (destination, people))];
            entries.extend(moved::entries(&told, company, pair));
            audit::write_many(&mut tx, &caller.scribe(), entries).await?;
            tx.done(())
        })
        .await
}

/// Whether that member may remove it and give its people that one.
async fn require(
    tx: &mut Tx,
    within: &Within<'_>,
    (member, current): (&Member, &Existing),
    destination: Perfil,
) -> Result<(), Denied> {
    let from = Perfil::Own(current.id);
    if acting(member).perfil == from {
        return Err(Refusal::NotAllowed.into());
    }
    if destination == from || destination == Perfil::Administrator {
        return Err(Refusal::field(Field::Perfil, Problem::NotAChoice).into());
    }
    let after = choice(tx, (within.platform, within.company), destination).await?;
    let before = Rights::Only(current.permissions.clone());
    if !(member.rights.covers(&before) && member.rights.covers(&after)) {
        return Err(Refusal::AboveOwn.into());
    }
    Ok(())
}

/// What the company's own entry tells.
fn entry(
    company: Id<id::Company>,
    current: &Existing,
    (destination, people): (Perfil, u64),
) -> Entry<'static, Value> {
    Entry {
        action: "role.removed",
        subject: subject(company),
        detail: json!({
            "perfil": current.id,
            "name": current.name,
            "old": current.permissions.to_string(),
            "new": destination,
            "people": people,
        }),
        key: None,
    }
}
