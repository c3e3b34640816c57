//! A perfil as the editor needs it: everything with which the rules tell, in the browser as on the
//! server, what a change would do.

use domain::access::{self, Act, SeeRoles};
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Acting, Existing, NameKey, Permissions, Rights};
use domain::time::Timestamp;

use super::{MOST, acting};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::role::RoleRow;
use crate::storage::{self, Tx};

/// As many people as are named one by one.
const NAMED: i64 = 20;

/// What the editor begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// A perfil that is there.
    Of(Perfil),
    /// A new one, with the permissions of another.
    CopyOf(Perfil),
    /// A new one, empty.
    New,
}

/// A perfil that may be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub perfil: Perfil,
    /// What it is called, where it is one of the company's own.
    pub name: Option<String>,
}

/// A perfil, and what decides about changing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// As it is stored, where it is one of the company's own.
    pub current: Option<Existing>,
    /// What it allows; for a new one, what it begins with.
    pub rights: Rights,
    /// What it is for, where one of the company's own says so; for a new one, what it begins with.
    pub description: String,
    /// How many hold it, counted up to a thousand and one.
    pub holders: i64,
    /// How many of them a change concerns, counted alike.
    pub concerned: i64,
    /// The first of those by name.
    pub people: Vec<String>,
    /// Whoever asks, to the rules.
    pub acting: Acting,
    /// Whether they may edit perfiles at all.
    pub may_edit: bool,
    /// The looks of the other names.
    pub others: Vec<NameKey>,
    /// What may be copied.
    pub offered: Vec<Offered>,
}

/// A perfil of the company, or a new one.
///
/// # Errors
/// [`Refusal::NotFound`] for a perfil of nobody here; those of [`Caller::inside`].
pub async fn view(caller: &Caller, proposal: Proposal) -> Result<View, Denied> {
    let inside = &caller.inside(SeeRoles)?;
    let member = caller.member()?;
    let may_edit = access::allows(&caller.actor(), Act::EditRoles, inside.at());
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let rows = storage::role::of_company(&mut tx, slug, company, MOST).await?;
            let (stored, rights) = meant(&rows, proposal)?;
            let held = match proposal {
                Proposal::Of(perfil) => held(&mut tx, slug, (company, perfil), caller.now).await?,
                _ => Held::default(),
            };
            let description = stored.as_ref().map(|stored| stored.description.clone());
            let is_there = matches!(proposal, Proposal::Of(_));
            let current = stored.filter(|_| is_there);
            let other = |row: &&RoleRow| {
                current
                    .as_ref()
                    .is_none_or(|current| current.id.uuid() != row.id)
            };
            let others = rows.iter().filter(other).map(RoleRow::key).collect();
            tx.done(View {
                rights,
                description: description.unwrap_or_default(),
                holders: held.holders,
                concerned: held.concerned,
                people: held.people,
                acting: acting(member),
                may_edit,
                others,
                offered: offered(&rows),
                current,
            })
        })
        .await
}

/// The perfil that is meant, where it is one of the company's own, and what the editor begins with.
fn meant(rows: &[RoleRow], proposal: Proposal) -> Result<(Option<Existing>, Rights), Denied> {
    let (Proposal::Of(perfil) | Proposal::CopyOf(perfil)) = proposal else {
        return Ok((None, Rights::Only(Permissions::default())));
    };
    let stored = match perfil.own() {
        Some(id) => {
            let found = rows.iter().find(|row| row.id == id.uuid());
            Some(found.ok_or(Refusal::NotFound)?.read()?)
        }
        None => None,
    };
    let own = stored.as_ref().map(|stored| &stored.permissions);
    let rights = Rights::of(perfil, own, false);
    Ok((stored, rights))
}

/// Who holds a perfil, as [`View`] tells it.
#[derive(Default)]
struct Held {
    holders: i64,
    concerned: i64,
    people: Vec<String>,
}

async fn held(
    tx: &mut Tx,
    slug: &str,
    at: (Id<id::Company>, Perfil),
    now: Timestamp,
) -> Result<Held, Denied> {
    let most = storage::role::COUNTED;
    let accounts = storage::role::concerned(tx, slug, at, now, most).await?;
    Ok(Held {
        holders: storage::role::holders(tx, slug, at.0, at.1).await?,
        concerned: i64::try_from(accounts.len()).unwrap_or(most),
        people: storage::role::first_concerned(tx, slug, at, now, NAMED).await?,
    })
}

/// The ready-made perfiles, and the company's own.
fn offered(rows: &[RoleRow]) -> Vec<Offered> {
    let ready = Perfil::ALL.map(|perfil| Offered { perfil, name: None });
    let own = rows.iter().map(|row| Offered {
        perfil: Perfil::Own(Id::from_uuid(row.id)),
        name: Some(row.name.clone()),
    });
    ready.into_iter().chain(own).collect()
}
