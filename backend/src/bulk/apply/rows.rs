//! What the rows of a file do, in the order of the file. New people who stand one after the other are
//! entered together; whoever changes comes after those above them.

use domain::bulk::{Column, Kind, Line, Outcome, Planned};
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
use crate::people::{self, ByHand, Made, New, Stood, Within};
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

/// A row beside the company, with everything made that the database is not needed for.
pub(super) struct Step {
    beside: Beside,
    newcomer: Option<Newcomer>,
}

impl Step {
    pub(super) fn of(within: &Within<'_>, mut beside: Beside) -> Result<Self, Fault> {
        let kind = crate::bulk::kind(within.platform);
        let newcomer = match (kind, beside.outcome, &beside.planned, &beside.known) {
            (Kind::People, Outcome::Added, Some(planned), None) => {
                let line = beside.read.line.take().ok_or(Fault::Sealed)?;
                Some(Newcomer::of(within, line, planned.perfil)?)
            }
            _ => None,
        };
        Ok(Self { beside, newcomer })
    }
}

/// Somebody new.
struct Newcomer {
    entry: Entry,
    perfil: Perfil,
    made: Made,
    /// Whether they begin «Inhabilitado».
    off: bool,
}

impl Newcomer {
    fn of(within: &Within<'_>, line: Line, perfil: Option<Perfil>) -> Result<Self, Fault> {
        let (Some(first), Some(first_surname)) = (line.names, line.first_surname) else {
            return Err(Fault::Sealed);
        };
        let entry = Entry {
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
        };
        let perfil = perfil.unwrap_or(PERFIL);
        let new = New {
            entry: &entry,
            perfil,
            section: None,
        };
        Ok(Self {
            made: Made::of(within, &new)?,
            entry,
            perfil,
            off: line.state == Some(MembershipState::Disabled),
        })
    }

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

    /// Writes what some rows do.
    pub(super) async fn write(
        &mut self,
        tx: &mut Tx,
        loader: &Loader,
        some: Vec<Step>,
    ) -> Result<Result<(), Stop>, Denied> {
        let many = some.len();
        for step in some {
            match (step.newcomer, loader.member.perfil.tier()) {
                (Some(newcomer), _) => self.waiting.push(newcomer),
                (None, Some(tier)) => {
                    if let Err(stop) = self.guest(tx, tier, step.beside).await? {
                        return Ok(Err(stop));
                    }
                }
                (None, None) => self.person(tx, step.beside).await?,
            }
        }
        self.enter(tx).await?;
        storage::bulk::add_changes(tx, self.job.row.id, &self.changes).await?;
        self.changes.clear();
        self.told(many);
        Ok(Ok(()))
    }

    /// Tells the page that so many more rows are done.
    fn told(&mut self, rows: usize) {
        self.read += i64::try_from(rows).unwrap_or(0);
        self.job.note(Progress::Applying(self.read));
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
                // An invitation stands at how often it was sent.
                Sent::Invited(id) => Ok(self.note((id.uuid(), 1), &Before::new())?),
                Sent::Changed => Err(Stop::Changed),
                Sent::TooMany => Err(Stop::Limit),
            },
        )
    }

    /// Changes one person.
    async fn person(&mut self, tx: &mut Tx, beside: Beside) -> Result<(), Denied> {
        let (Outcome::Changed, Some(line), Some(planned), Some(row)) = (
            beside.outcome,
            beside.read.line,
            beside.planned,
            beside.known,
        ) else {
            return Ok(());
        };
        self.enter(tx).await?;
        let (row, before) = change(tx, self.within, (&line, &planned), row).await?;
        Ok(self.note((row.id, row.version), &before)?)
    }

    /// Enters those who wait.
    async fn enter(&mut self, tx: &mut Tx) -> Result<(), Denied> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        let made = waiting.iter().map(|one| (one.as_new(), &one.made));
        let made = made.collect();
        let entered = people::add_made(tx, self.within, &mut self.by_hand, made).await?;
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
