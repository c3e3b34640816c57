//! A perfil as the editor needs it: everything with which the rules tell, in the browser as on the
//! server, what a change would do.

use domain::access::{self, Act, SeeRoles};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Acting, Existing, NameKey, Permissions, Rights};

use super::{MOST, acting};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;
use domain::id::Id;

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
            let meant = match proposal {
                Proposal::Of(perfil) | Proposal::CopyOf(perfil) => Some(perfil),
                Proposal::New => None,
            };
            let row = meant.and_then(Perfil::own);
            let row = row.map(|id| {
                let found = rows.iter().find(|row| row.id == id.uuid());
                found.ok_or(Refusal::NotFound)
            });
            let stored = row
                .transpose()?
                .map(storage::role::RoleRow::read)
                .transpose()?;
            let own = stored.as_ref().map(|stored| &stored.permissions);
            let rights = match meant {
                Some(perfil) => Rights::of(perfil, own, false),
                None => Rights::Only(Permissions::default()),
            };
            let is_there = matches!(proposal, Proposal::Of(_));
            let current = stored.filter(|_| is_there);
            let (mut holders, mut concerned, mut people) = (0, 0, Vec::new());
            if let Proposal::Of(perfil) = proposal {
                holders = storage::role::holders(&mut tx, slug, company, perfil).await?;
                let at = (company, perfil);
                let most = storage::role::COUNTED;
                let accounts =
                    storage::role::concerned(&mut tx, slug, at, caller.now, most).await?;
                concerned = i64::try_from(accounts.len()).unwrap_or(most);
                people =
                    storage::role::first_concerned(&mut tx, slug, at, caller.now, NAMED).await?;
            }
            let other = |row: &&storage::role::RoleRow| {
                current
                    .as_ref()
                    .is_none_or(|current| current.id.uuid() != row.id)
            };
            let others = rows
                .iter()
                .filter(other)
                .map(storage::role::RoleRow::key)
                .collect();
            let ready = Perfil::ALL.map(|perfil| Offered { perfil, name: None });
            let own = rows.iter().map(|row| Offered {
                perfil: Perfil::Own(Id::from_uuid(row.id)),
                name: Some(row.name.clone()),
            });
            tx.done(View {
                rights,
                holders,
                concerned,
                people,
                acting: acting(member),
                may_edit,
                others,
                offered: ready.into_iter().chain(own).collect(),
                current,
            })
        })
        .await
}
