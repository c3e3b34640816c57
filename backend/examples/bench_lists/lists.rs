//! Which lists, and what is asked of each.

use backend::storage::audit::Wanted;
use backend::storage::pqrsf::Shelf;
use domain::pqrsf::{FilingKind, FilingState};
use domain::service::RequestState;
use domain::time::Timestamp;

use crate::ask::Ask;
use crate::seed;

/// Rows of one table or a few, and what is asked of them.
pub struct List {
    /// The folder of its databases.
    pub name: &'static str,
    /// The statements that make the rows.
    pub seed: &'static [&'static str],
    /// What is asked.
    pub questions: Vec<Question>,
}

/// One list with its filters: a page of it at that place among so many rows.
pub struct Question {
    /// What the table calls it.
    pub name: &'static str,
    /// The page.
    pub ask: fn(Place, i64) -> Ask,
}

/// Which page.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// The one that everybody sees.
    First,
    /// Half of the way.
    Middle,
    /// Near the end, yet full whatever the filter leaves.
    Late,
}

/// As many rows before the end as a full page of one of eight needs.
const NEAR: i64 = 440;

impl Place {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::First, Self::Middle, Self::Late];

    /// What the table says.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Middle => "middle",
            Self::Late => "late",
        }
    }

    /// Where it begins in a list from the oldest to the newest.
    const fn rising(self, size: i64) -> i64 {
        match self {
            Self::First => -1,
            Self::Middle => size / 2,
            Self::Late => size - NEAR,
        }
    }

    /// Where it begins in a list from the newest to the oldest.
    const fn falling(self, size: i64) -> i64 {
        match self {
            Self::First => i64::MAX,
            Self::Middle => size / 2,
            Self::Late => NEAR,
        }
    }
}

const fn ask(name: &'static str, ask: fn(Place, i64) -> Ask) -> Question {
    Question { name, ask }
}

/// Every list.
pub fn all() -> Vec<List> {
    let list = |name, seed, questions| List {
        name,
        seed,
        questions,
    };
    vec![
        list("queue", seed::QUEUE_ROWS, queue()),
        list("audit", seed::AUDIT_ROWS, audit()),
        list("registry", seed::REGISTRY_ROWS, registry()),
        list("companies", seed::COMPANY_ROWS, companies()),
        list("members", seed::MEMBER_ROWS, members()),
        list("platform", seed::PLATFORM_ROWS, platform()),
    ]
}

const ALWAYS: i64 = i64::MAX;

fn queue() -> Vec<Question> {
    vec![
        ask("PQRSF still open", |place, size| {
            Ask::Queue(Shelf::Open, None, ALWAYS, place.rising(size))
        }),
        ask("PQRSF of one agent", |place, size| {
            Ask::Queue(Shelf::Of(seed::AGENT), None, ALWAYS, place.rising(size))
        }),
        ask("PQRSF «En trámite»", |place, size| {
            let shelf = Shelf::In(FilingState::Taken);
            Ask::Queue(shelf, None, ALWAYS, place.rising(size))
        }),
        ask("PQRSF still open and overdue", |place, size| {
            // So much is overdue that each of these pages is full.
            Ask::Queue(Shelf::Open, None, size - 200, place.rising(size))
        }),
        ask("PQRSF still open, «Desbloqueo»", |place, size| {
            let kind = Some(FilingKind::Unblock);
            Ask::Queue(Shelf::Open, kind, ALWAYS, place.rising(size))
        }),
        ask(
            "PQRSF still open, of a kind that nobody filed",
            |place, size| {
                let kind = Some(FilingKind::Praise);
                Ask::Queue(Shelf::Open, kind, ALWAYS, place.rising(size))
            },
        ),
    ]
}

/// Everything, ever.
const EVERYTHING: Wanted<'static> = Wanted {
    actor: "",
    action: "",
    subject: "",
    from: Timestamp(i64::MIN),
    until: Timestamp(i64::MAX),
};

fn audit() -> Vec<Question> {
    vec![
        ask("audit", |place, size| {
            Ask::Audit(EVERYTHING, place.falling(size))
        }),
        ask("audit, who", |place, size| {
            let actor = "account:3";
            Ask::Audit(
                Wanted {
                    actor,
                    ..EVERYTHING
                },
                place.falling(size),
            )
        }),
        ask("audit, what", |place, size| {
            let action = "act.3";
            Ask::Audit(
                Wanted {
                    action,
                    ..EVERYTHING
                },
                place.falling(size),
            )
        }),
        ask("audit, on whom", |place, size| {
            let subject = "person:3";
            Ask::Audit(
                Wanted {
                    subject,
                    ..EVERYTHING
                },
                place.falling(size),
            )
        }),
        ask("audit, who and what, which never met", |place, size| {
            let wanted = Wanted {
                actor: "account:3",
                action: "act.7",
                ..EVERYTHING
            };
            Ask::Audit(wanted, place.falling(size))
        }),
        ask("audit, one day in the middle", |place, size| {
            let begins = size / 2 * 1_000_000;
            let wanted = Wanted {
                from: Timestamp(begins),
                until: Timestamp(begins + 60_000_000),
                ..EVERYTHING
            };
            Ask::Audit(wanted, place.falling(size))
        }),
    ]
}

fn registry() -> Vec<Question> {
    vec![
        ask("imports into the registry", |place, size| {
            Ask::Imports(place.falling(size))
        }),
        ask("whom a whole file would retire", |place, size| {
            Ask::Leaving(place.rising(size).max(0))
        }),
    ]
}

fn companies() -> Vec<Question> {
    vec![
        ask("acquisitions, for operators", |place, size| {
            Ask::Acquisitions(place.falling(size))
        }),
        ask("companies, for operators", |place, size| {
            Ask::Companies(false, place.rising(size))
        }),
        ask("companies to call", |place, size| {
            Ask::Companies(true, place.rising(size))
        }),
        ask("institutions, for operators", |place, size| {
            Ask::Plans(place.falling(size))
        }),
    ]
}

fn members() -> Vec<Question> {
    vec![
        ask("users of a company", |place, size| {
            Ask::Members(place.rising(size))
        }),
        ask("first users without a password", |place, size| {
            Ask::FirstUsers(place.rising(size))
        }),
    ]
}

fn platform() -> Vec<Question> {
    vec![
        ask("messages", |place, size| {
            Ask::Messages("", place.falling(size))
        }),
        ask("messages that failed", |place, size| {
            Ask::Messages("failed", place.falling(size))
        }),
        ask("requests for services", |place, size| {
            Ask::Services(None, place.rising(size))
        }),
        ask("requests that wait", |place, size| {
            Ask::Services(Some(RequestState::Pending), place.rising(size))
        }),
    ]
}
