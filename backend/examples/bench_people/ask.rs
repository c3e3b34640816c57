//! What is asked for.

use backend::storage::Tx;
use backend::storage::roster::{self, By, Filter, Narrowest, Page};
use domain::membership::{MembershipState, Perfil};
use domain::roster::Search;
use domain::time::Timestamp;

use crate::PLATFORM;
use crate::fill::{COMPANY, OWN, SECTION};

/// Rows of a page and the one that says whether there is another.
const LIMIT: i64 = 51;
/// Surnames from which on half of the people stand, and the last of twelve.
const MIDDLE: &str = "munoz";
const LATE: &str = "tapia";

/// One line of the table.
pub struct Question {
    /// What it is called.
    pub name: &'static str,
    /// The page.
    pub ask: Ask,
}

/// One page.
pub enum Ask {
    /// Of the list.
    List {
        /// What is searched for.
        search: &'static str,
        /// Who is wanted.
        filter: Filter,
        /// The order, and where the page begins.
        from: Start,
        /// The filter that leaves the fewest, as the page chooses it; none where nobody meets them.
        narrowest: Option<Narrowest>,
    },
    /// People without an account, from that surname on.
    WithoutAccount(&'static str),
    /// People whose access ends.
    Ending,
}

/// Where a page of the list begins.
#[derive(Clone, Copy)]
pub enum Start {
    /// By name, from that surname on.
    Name(&'static str),
    /// The newest first.
    Newest,
    /// The same, from the middle.
    NewestMiddle,
    /// The same, near the end.
    NewestLate,
}

impl Question {
    /// Whether it is a search, whose goal is another.
    pub fn searches(&self) -> bool {
        matches!(self.ask, Ask::List { search, .. } if !search.is_empty())
    }
}

impl Ask {
    /// How many rows the page has.
    pub async fn rows(&self, tx: &mut Tx, size: u32) -> sqlx::Result<usize> {
        let rows = match self {
            Self::List {
                search,
                filter,
                from,
                narrowest,
            } => {
                let page = Page {
                    search: &Search::parse(search),
                    filter,
                    by: &from.by(size),
                    limit: LIMIT,
                };
                roster::counted(tx, COMPANY).await?;
                roster::page(tx, PLATFORM, COMPANY, &page, *narrowest).await?
            }
            Self::WithoutAccount(key) => {
                let from = (*key, 0);
                roster::without_account(tx, PLATFORM, COMPANY, from, LIMIT).await?
            }
            Self::Ending => {
                let soon = (Timestamp(i64::MAX), (i64::from(size / 2), 0));
                roster::ending(tx, PLATFORM, COMPANY, soon, LIMIT).await?
            }
        };
        Ok(rows.len())
    }
}

impl Start {
    fn by(self, size: u32) -> By {
        match self {
            Self::Name(key) => By::Name(key.to_owned(), 0),
            Self::Newest => By::Newest(i64::MAX),
            Self::NewestMiddle => By::Newest(i64::from(size / 2)),
            Self::NewestLate => By::Newest(100),
        }
    }
}

fn list(name: &'static str, from: Start) -> Question {
    filtered(name, from, Filter::default(), Some(Narrowest::Company))
}

fn filtered(
    name: &'static str,
    from: Start,
    filter: Filter,
    narrowest: Option<Narrowest>,
) -> Question {
    let ask = Ask::List {
        search: "",
        filter,
        from,
        narrowest,
    };
    Question { name, ask }
}

/// Searches are always answered newest first.
fn search(name: &'static str, search: &'static str, filter: Filter) -> Question {
    let ask = Ask::List {
        search,
        filter,
        from: Start::Newest,
        narrowest: Some(Narrowest::Company),
    };
    Question { name, ask }
}

/// Everything that is asked for.
pub fn questions() -> Vec<Question> {
    let mut questions = orders();
    questions.extend(filters());
    questions.extend(searches());
    questions.extend([
        Question {
            name: "«Pendientes»: without an account, first page",
            ask: Ask::WithoutAccount(""),
        },
        Question {
            name: "«Pendientes»: without an account, middle",
            ask: Ask::WithoutAccount(MIDDLE),
        },
        Question {
            name: "«Pendientes»: ending soon, middle",
            ask: Ask::Ending,
        },
    ]);
    questions
}

fn orders() -> Vec<Question> {
    vec![
        list("by name, first page", Start::Name("")),
        list("by name, middle", Start::Name(MIDDLE)),
        list("by name, late", Start::Name(LATE)),
        list("newest, first page", Start::Newest),
        list("newest, middle", Start::NewestMiddle),
        list("newest, late", Start::NewestLate),
    ]
}

fn disabled() -> Filter {
    Filter {
        state: Some(MembershipState::Disabled),
        ..Filter::default()
    }
}

fn perfil() -> Filter {
    Filter {
        perfil: Some(Perfil::Own(OWN)),
        ..Filter::default()
    }
}

fn section() -> Filter {
    Filter {
        section: Some(SECTION),
        ..Filter::default()
    }
}

fn filters() -> Vec<Question> {
    let start = Start::Name("");
    let both = Filter {
        state: Some(MembershipState::Disabled),
        ..perfil()
    };
    let nobody = Filter {
        state: Some(MembershipState::Disabled),
        ..section()
    };
    vec![
        filtered(
            "by name, «Inhabilitado»",
            start,
            disabled(),
            Some(Narrowest::State),
        ),
        filtered(
            "by name, a perfil",
            start,
            perfil(),
            Some(Narrowest::Perfil),
        ),
        filtered(
            "by name, a section",
            start,
            section(),
            Some(Narrowest::Section),
        ),
        filtered(
            "by name, state and perfil",
            start,
            both,
            Some(Narrowest::State),
        ),
        filtered(
            "by name, state and section that nobody meets",
            start,
            nobody,
            None,
        ),
        filtered(
            "newest, «Inhabilitado»",
            Start::Newest,
            disabled(),
            Some(Narrowest::Company),
        ),
        filtered(
            "newest, a section",
            Start::Newest,
            section(),
            Some(Narrowest::Company),
        ),
    ]
}

fn searches() -> Vec<Question> {
    let everybody = Filter::default;
    vec![
        search("search «maría», found everywhere", "maría", everybody()),
        search("search «maría» among «Inhabilitado»", "maría", disabled()),
        search("search «maría» in a section", "maría", section()),
        search("search of two words", "maría tapia", everybody()),
        search("search of one letter", "m", everybody()),
        search("search of a whole RUT", "23064410", everybody()),
        search("search of part of an address", "persona77", everybody()),
        search("search that finds nobody", "xyzxyz", everybody()),
    ]
}
