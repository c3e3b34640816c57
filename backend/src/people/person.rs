//! A person of the list as pages show them.

use std::collections::HashMap;

use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Invited, MembershipState, Perfil, Reason};
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use super::Names;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// An invitation that ends within that is told to end soon.
const SOON: Span = Span::days(2);

/// An invitation that nobody accepted yet (C-36). It stands in the list under its own id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// How far it is.
    pub state: Invited,
    /// The day on which its link stops working.
    pub ends_on: Date,
    /// Whether that is soon.
    pub soon: bool,
}

/// A person of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id in this list.
    pub id: Id<id::RosterPerson>,
    /// What they are called.
    pub name: String,
    /// Their RUT, or nothing.
    pub rut: String,
    /// Their contact address, or nothing.
    pub email: String,
    /// The perfil.
    pub perfil: Perfil,
    /// What that is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// The state now.
    pub state: MembershipState,
    /// Why they are «Inhabilitado».
    pub reason: Option<Reason>,
    /// The section.
    pub section: Option<Uuid>,
    /// Whether they have an account.
    pub account: bool,
    /// In an institution, how far the invitation of whoever has none is.
    pub invitation: Option<Waiting>,
    /// Since which day they work there.
    pub starts_on: Option<Date>,
    /// The first day without access.
    pub ends_on: Option<Date>,
}

/// Rows as pages show them. In an institution whoever has no account was invited, and how far that is
/// belongs to them.
pub(super) async fn people(
    tx: &mut Tx,
    caller: &Caller,
    rows: Vec<RosterRow>,
    names: &Names,
) -> Result<Vec<Person>, Denied> {
    let invited = rows.iter().filter(|row| row.membership.is_none());
    let invited: Vec<Uuid> = match caller.platform.policy.exclusive {
        true => invited.map(|row| row.id).collect(),
        false => Vec::new(),
    };
    let slug = caller.platform.slug.as_str();
    let ends = storage::invitation::ends(tx, slug, &invited).await?;
    let ends: HashMap<Uuid, i64> = ends.into_iter().collect();
    let mut people = Vec::with_capacity(rows.len());
    for row in rows {
        let end = ends.get(&row.id);
        let invitation = end.map(|end| waiting(caller, Timestamp(*end)));
        people.push(Person {
            invitation: invitation.transpose()?,
            ..person(caller, row, names)?
        });
    }
    Ok(people)
}

fn waiting(caller: &Caller, end: Timestamp) -> Result<Waiting, Denied> {
    Ok(Waiting {
        state: Invited::Pending.at(end, caller.now),
        ends_on: calendar::today(&caller.platform, end)?,
        soon: end < caller.now + SOON,
    })
}

/// A row as pages show it, without what an invitation would add.
fn person(caller: &Caller, row: RosterRow, names: &Names) -> Result<Person, Denied> {
    let perfil = row.perfil()?;
    let day = |at| calendar::today(&caller.platform, at);
    Ok(Person {
        id: Id::from_uuid(row.id),
        perfil,
        perfil_name: names.of(perfil),
        state: row.state(caller.now)?,
        reason: row.reason(caller.now)?,
        section: row.section,
        account: row.membership.is_some(),
        invitation: None,
        starts_on: row.starts_on(),
        ends_on: row.ends_at().map(day).transpose()?,
        name: row.name,
        rut: row.rut,
        email: row.email,
    })
}
