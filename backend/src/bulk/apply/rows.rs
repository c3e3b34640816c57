//! What the rows of a file do, in the order of the file. New people who stand one after the other are
//! entered together; whoever changes comes after those above them.

use domain::bulk::{Column, Line, Outcome, Planned};
use domain::membership::{Change, MembershipState, Perfil, Tier};
use domain::name::PersonName;
use domain::roster::Entry;
use uuid::Uuid;

use super::{Before, Stop, context};
use crate::bulk::gate::Loader;
use crate::bulk::scan::{Beside, PERFIL};
use crate::bulk::work::Job;
use crate::fault::{Denied, Fault};
use crate::invitation::{self, Sent};
use crate::people::{self, ByHand, New, Stood, Within};
use crate::registry::import::Progress;
use crate::storage::bulk::ChangeRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Writes what rows do, and notes it so that it can be taken back.
pub(super) struct Rows<'a> {
    job: &'a Job<'a>,
    within: &'a Within<'a>,
    /// New people who are not written yet.
    waiting: Vec<Newcomer>,
    by_hand: ByHand,
    changes: Vec<ChangeRow>,
    place: i64,
    read: i64,
}

/// Somebody new.
struct Newcomer {
    entry: Entry,
    perfil: Perfil,
    /// Whether they begin «Inhabilitado».
    off: bool,
}

impl Newcomer {
    fn as_new(&self) -> New<'_> {
        New {
            entry: &self.entry,
            perfil: self.perfil,
            section: None,
        }
    }
}

/// To whom a row did something, and at which version they stand since.
type Done = (Uuid, i64);

impl<'a> Rows<'a> {
    pub(super) fn new(job: &'a Job<'a>, within: &'a Within<'a>) -> Self {
        Self {
            job,
            within,
            waiting: Vec::new(),
            by_hand: ByHand::default(),
            changes: Vec::new(),
            place: 0,
            read: 0,
        }
    }

    /// Tells the page that so many more rows are done.
    pub(super) fn told(&mut self, rows: usize) {
        self.read += i64::try_from(rows).unwrap_or(0);
        self.job.note(Progress::Applying(self.read));
    }

    /// Writes what some rows do.
    pub(super) async fn write(
        &mut self,
        tx: &mut Tx,
        loader: Option<&Loader>,
        some: Vec<Beside>,
    ) -> Result<Result<(), Stop>, Denied> {
        let tier = loader.and_then(|loader| loader.member.perfil.tier());
        for beside in some {
            match tier {
                Some(tier) => {
                    if let Err(stop) = self.guest(tx, tier, beside).await? {
                        return Ok(Err(stop));
                    }
                }
                None => self.person(tx, beside).await?,
            }
        }
        self.enter(tx).await?;
        storage::bulk::add_changes(tx, self.job.row.id, &self.changes).await?;
        self.changes.clear();
        Ok(Ok(()))
    }

    /// Notes what a row did.
    fn note(&mut self, (person, version): Done, before: &Before) -> Result<(), Fault> {
        let Job {
            backend, key, row, ..
        } = self.job;
        let plain = serde_json::to_vec(before).map_err(|_| Fault::Sealed)?;
        let context = context(row.id, self.place);
        self.changes.push(ChangeRow {
            place: self.place,
            person,
            version,
            sealed: key.seal(&backend.env.chance, &context, &plain)?,
        });
        self.place += 1;
        Ok(())
    }

    /// Invites one guest.
    async fn guest(
        &mut self,
        tx: &mut Tx,
        tier: Tier,
        beside: Beside,
    ) -> Result<Result<(), Stop>, Denied> {
        let guest = beside.read.line.as_ref().and_then(Line::guest);
        let (Outcome::Added, Some(guest)) = (beside.outcome, guest) else {
            return Ok(Ok(()));
        };
        Ok(
            match invitation::send_row(tx, self.within, tier, &guest).await? {
                Sent::Invited(id) => Ok(self.note((id.uuid(), 1), &Before::new())?),
                Sent::Changed => Err(Stop::Changed),
                Sent::TooMany => Err(Stop::Limit),
            },
        )
    }

    /// Changes one person; somebody new waits for those who follow.
    async fn person(&mut self, tx: &mut Tx, beside: Beside) -> Result<(), Denied> {
        match (
            beside.outcome,
            beside.read.line,
            beside.planned,
            beside.known,
        ) {
            (Outcome::Added, Some(line), Some(planned), None) => {
                self.waiting.push(newcomer(line, planned.perfil)?);
            }
            (Outcome::Changed, Some(line), Some(planned), Some(row)) => {
                self.enter(tx).await?;
                let (row, before) = change(tx, self.within, (&line, &planned), row).await?;
                self.note((row.id, row.version), &before)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Enters those who wait.
    async fn enter(&mut self, tx: &mut Tx) -> Result<(), Denied> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        let new: Vec<New<'_>> = waiting.iter().map(Newcomer::as_new).collect();
        let entered = people::add_many(tx, self.within, &mut self.by_hand, &new).await?;
        for (id, one) in entered.into_iter().zip(&waiting) {
            let mut done = (id, 1);
            if one.off {
                let row = people::by_id(tx, self.within, domain::Id::from_uuid(id)).await?;
                let off = Some(MembershipState::Disabled);
                done.1 = state(tx, self.within, row, off).await?.version;
            }
            self.note(done, &Before::new())?;
        }
        Ok(())
    }
}

impl Before {
    /// Of somebody who was not there.
    fn new() -> Self {
        Self {
            new: true,
            ..Self::default()
        }
    }
}

fn newcomer(line: Line, perfil: Option<Perfil>) -> Result<Newcomer, Fault> {
    let (Some(first), Some(first_surname)) = (line.names, line.first_surname) else {
        return Err(Fault::Sealed);
    };
    Ok(Newcomer {
        entry: Entry {
            rut: line.rut,
            name: PersonName {
                first,
                second: None,
                first_surname,
                second_surname: line.second_surname,
            },
            email: line.email,
            phone: line.phone,
            position: line.position,
            starts_on: line.hired,
            card: line.card,
        },
        perfil: perfil.unwrap_or(PERFIL),
        off: line.state == Some(MembershipState::Disabled),
    })
}

async fn change(
    tx: &mut Tx,
    within: &Within<'_>,
    (line, planned): (&Line, &Planned),
    mut row: RosterRow,
) -> Result<(RosterRow, Before), Denied> {
    let mut before = Before::default();
    let stood = Stood::of(&row, within.now())?;
    if planned.changes(Column::Email) {
        before.email = Some(row.email.clone());
        people::set_contact(tx, within, &row, line.email.as_ref()).await?;
        row = people::by_id(tx, within, domain::Id::from_uuid(row.id)).await?;
    }
    if planned.changes(Column::Phone) {
        let was = people::phone_now(tx, within, &row).await?;
        let new = (was.as_ref(), line.phone.as_ref());
        if people::replace_phone(tx, within, &row, new).await? {
            before.phone = Some(was.map_or_else(String::new, |was| was.e164().to_owned()));
        }
        row = people::by_id(tx, within, domain::Id::from_uuid(row.id)).await?;
    }
    if planned.changes(Column::State) {
        row = state(tx, within, row, line.state).await?;
    }
    if let Some(given) = planned.perfil {
        people::load_perfil(tx, within, &row, given).await?;
        row = people::by_id(tx, within, domain::Id::from_uuid(row.id)).await?;
    }
    before.stood =
        Some(stood).filter(|stood| Stood::of(&row, within.now()).is_ok_and(|is| is != *stood));
    Ok((row, before))
}

/// Puts somebody into that state, and reads them again.
async fn state(
    tx: &mut Tx,
    within: &Within<'_>,
    row: RosterRow,
    state: Option<MembershipState>,
) -> Result<RosterRow, Denied> {
    let change = match state {
        Some(MembershipState::Enabled) => Change::Enable,
        Some(MembershipState::Disabled) => Change::Disable,
        None => return Ok(row),
    };
    people::set_state(tx, within, &row, change, &people::Why::default()).await?;
    people::by_id(tx, within, domain::Id::from_uuid(row.id)).await
}
