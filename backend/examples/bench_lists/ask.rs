//! What a page asks the database for, list by list.

use backend::storage::audit::Wanted;
use backend::storage::pqrsf::{Cursor, Shelf};
use backend::storage::{self, Tx};
use domain::access::{Grant, SeeFilings};
use domain::id::Id;
use domain::pqrsf::FilingKind;
use domain::service::RequestState;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::PLATFORM;
use crate::seed::{COMPANY, numbered};

/// Rows of a page and the one that says whether there is another.
const LIMIT: i64 = 51;
/// Rows at the same moment do not matter here.
const EDGE: Uuid = Uuid::nil();

/// One page; numbers say where it begins.
#[derive(Debug)]
pub enum Ask {
    /// The help desk's queue: the shelf, the kind, those due before, after.
    Queue(Shelf, Option<FilingKind>, i64, i64),
    /// The audit: what is wanted, before.
    Audit(Wanted<'static>, i64),
    /// Files that were imported into the registry, before.
    Imports(i64),
    /// Whom a whole file would retire, after.
    Leaving(i64),
    /// What companies bought, before.
    Acquisitions(i64),
    /// Companies, or those to call alone, after.
    Companies(bool, i64),
    /// Institutions, before.
    Plans(i64),
    /// Members of one company, after.
    Members(i64),
    /// First users who did not choose a password yet, after.
    FirstUsers(i64),
    /// Messages, or those in one state, before.
    Messages(&'static str, i64),
    /// Requests for services, or those in one state, after.
    Services(Option<RequestState>, i64),
}

impl Ask {
    /// How many rows the page has.
    pub async fn rows(&self, tx: &mut Tx, grant: &Grant<SeeFilings>) -> sqlx::Result<usize> {
        match *self {
            Self::Queue(shelf, kind, due, after) => {
                let after = Cursor {
                    due_at: Timestamp(after),
                    id: EDGE,
                };
                let due = Timestamp(due);
                let page = storage::pqrsf::page(tx, grant, shelf, kind, due, after, LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Audit(wanted, before) => {
                let page = storage::audit::listed(tx, PLATFORM, wanted, before, LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Imports(before) => {
                let page = storage::registry_upload::history(tx, PLATFORM, (before, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Leaving(after) => {
                let page =
                    storage::registry_upload::leaving(tx, numbered(0), numbered(after), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Messages("", before) => {
                let page = storage::outbox::before(tx, PLATFORM, (before, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Messages(state, before) => {
                let page = storage::outbox::in_state(tx, PLATFORM, state, (before, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Services(None, after) => {
                let page = storage::service::after(tx, PLATFORM, (after, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Services(Some(state), after) => {
                let page = storage::service::in_state(tx, PLATFORM, state, (after, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            _ => self.of_companies(tx).await,
        }
    }
    async fn of_companies(&self, tx: &mut Tx) -> sqlx::Result<usize> {
        match *self {
            Self::Acquisitions(before) => {
                let page = storage::acquisition::before(tx, PLATFORM, (before, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Companies(to_call, after) => {
                let which = match to_call {
                    true => storage::company::Which::ToCall,
                    false => storage::company::Which::All,
                };
                let page = storage::company::after(tx, PLATFORM, which, (after, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Plans(before) => {
                let page = storage::plan::before(tx, PLATFORM, (before, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::Members(after) => {
                let company = Id::from_uuid(COMPANY);
                let page =
                    storage::membership::of_company(tx, PLATFORM, company, (after, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            Self::FirstUsers(after) => {
                let page = storage::first_user::after(tx, PLATFORM, (after, EDGE), LIMIT);
                page.await.map(|rows| rows.len())
            }
            _ => Ok(0),
        }
    }
}
