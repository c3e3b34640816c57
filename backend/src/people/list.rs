//! The list: search, filters, orders, pages; and the same as a file. A page costs the
//! same among a thousand people as among a million.

use domain::access::{Act, EditPeople, SeePeople, allows};
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::refusal::Refusal;
use domain::roster::{Branch, Search, tree};
use serde_json::json;
use uuid::Uuid;

use crate::audit::{self, Entry};
use crate::calendar;
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::storage::roster::{By, Counted, Filter, Narrowest, Page, RosterRow};
use crate::storage::{self, Tx};

/// People on one page.
const PAGE: usize = 50;
/// People read at once for a file.
const BATCH: i64 = 1_000;
/// People that go into one file.
pub const EXPORTED_AT_MOST: usize = 100_000;
/// More sections than any company may have.
pub(super) const SECTIONS: i64 = 500;

/// An order that is offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Surnames first.
    #[default]
    Name,
    /// Those entered last first; a search is always answered so.
    Newest,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What somebody typed.
    pub search: String,
    /// Who is wanted.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Where the page begins, as the page before said.
    pub after: String,
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
    /// The state now.
    pub state: MembershipState,
    /// Why they are «Inhabilitado».
    pub reason: Option<Reason>,
    /// The section.
    pub section: Option<Uuid>,
    /// Whether they have an account.
    pub account: bool,
    /// Since which day they work there.
    pub starts_on: Option<Date>,
    /// The first day without access.
    pub ends_on: Option<Date>,
}

/// A page of the list.
#[derive(Debug)]
pub struct List {
    /// The people.
    pub people: Vec<Person>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many fit the filters; none while something is searched for.
    pub total: Option<i64>,
    /// How many there are at all.
    pub everybody: i64,
    /// The perfiles that people have, and how many.
    pub perfiles: Vec<(Perfil, i64)>,
    /// The sections from top to bottom.
    pub sections: Vec<Branch>,
    /// Whether one may change people, for the buttons.
    pub may_edit: bool,
}

/// The people of the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Unreadable`] for a cursor that no page gave.
pub async fn list(caller: &Caller, asked: &Asked) -> Result<List, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let (search, by) = &read(asked)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let may_edit = allows(&caller.actor(), Act::EditPeople, inside.at());
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let counted = storage::roster::counted(&mut tx, company).await?;
            let page = Page {
                search,
                filter: &asked.filter,
                by,
                limit,
            };
            let narrowest = narrowest(&counted, &asked.filter);
            let mut rows = storage::roster::page(&mut tx, slug, company, &page, narrowest).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more).map(|row| cursor(row, by));
            let sections = storage::section::of_company(&mut tx, slug, company, SECTIONS).await?;
            let everybody = counted.iter().map(|kind| kind.people).sum();
            let total = fitting(&counted, &asked.filter);
            tx.done(List {
                people: people(caller, rows)?,
                next,
                total: Some(total).filter(|_| search.is_empty()),
                everybody,
                perfiles: perfiles(&counted),
                sections: tree(
                    sections
                        .iter()
                        .map(storage::section::SectionRow::node)
                        .collect(),
                ),
                may_edit,
            })
        })
        .await
}

/// Everybody who fits, by name, at most [`EXPORTED_AT_MOST`]; itself an act with an entry of its own.
///
/// # Errors
/// As [`list`].
pub async fn export(caller: &Caller, asked: &Asked) -> Result<Vec<Person>, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let (search, mut by) = read(asked)?;
    let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
    let mut found = Vec::new();
    loop {
        let page = &Page {
            search: &search,
            filter: &asked.filter,
            by: &by,
            limit: BATCH,
        };
        let rows = caller
            .backend
            .db
            .read(|mut tx| async move {
                let counted = storage::roster::counted(&mut tx, company).await?;
                let narrowest = narrowest(&counted, &asked.filter);
                let rows = storage::roster::page(&mut tx, slug, company, page, narrowest).await?;
                tx.done(rows)
            })
            .await?;
        let Some(last) = rows.last() else { break };
        by = match by {
            By::Name(..) => By::Name(last.sort_key.clone(), last.seq),
            By::Newest(_) => By::Newest(last.seq),
        };
        found.extend(people(caller, rows)?);
        if found.len() >= EXPORTED_AT_MOST {
            found.truncate(EXPORTED_AT_MOST);
            break;
        }
    }
    let count = found.len();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let entry = Entry {
                action: "people.exported",
                subject: subject(company),
                detail: json!({ "people": count }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await?;
    Ok(found)
}

/// Whether whoever asks may change people here.
pub(super) fn may_edit(caller: &Caller) -> bool {
    caller.inside(EditPeople).is_ok()
}

fn people(caller: &Caller, rows: Vec<RosterRow>) -> Result<Vec<Person>, Denied> {
    rows.into_iter().map(|row| person(caller, row)).collect()
}

/// A row as pages show it.
pub(super) fn person(caller: &Caller, row: RosterRow) -> Result<Person, Denied> {
    let day = |at| calendar::today(&caller.platform, at);
    Ok(Person {
        id: Id::from_uuid(row.id),
        perfil: row.perfil()?,
        state: row.state(caller.now)?,
        reason: row.reason(caller.now)?,
        section: row.section,
        account: row.membership.is_some(),
        starts_on: row.starts_on(),
        ends_on: row.ends_at().map(day).transpose()?,
        name: row.name,
        rut: row.rut,
        email: row.email,
    })
}

/// What is searched for, and where the page begins. A search is answered the newest first.
fn read(asked: &Asked) -> Result<(Search, By), Refusal> {
    let search = Search::parse(&asked.search);
    let newest = asked.order == Order::Newest || !search.is_empty();
    let number = |text: &str| text.parse::<i64>().map_err(|_| Refusal::Unreadable);
    let by = match (newest, asked.after.as_str()) {
        (true, "") => By::Newest(i64::MAX),
        (true, after) => By::Newest(number(after)?),
        (false, "") => By::Name(String::new(), 0),
        (false, after) => {
            let (seq, key) = after.split_once('.').ok_or(Refusal::Unreadable)?;
            By::Name(key.to_owned(), number(seq)?)
        }
    };
    Ok((search, by))
}

fn cursor(row: &RosterRow, by: &By) -> String {
    match by {
        By::Name(..) => format!("{}.{}", row.seq, row.sort_key),
        By::Newest(_) => row.seq.to_string(),
    }
}

fn fits(kind: &Counted, filter: &Filter) -> bool {
    let perfil = |perfil: Perfil| *kind.perfil == *perfil.code();
    filter.state.is_none_or(|state| kind.state == state.code())
        && filter.perfil.is_none_or(perfil)
        && filter.section.is_none_or(|section| kind.section == section)
}

fn fitting(counted: &[Counted], filter: &Filter) -> i64 {
    let kinds = counted.iter().filter(|kind| fits(kind, filter));
    kinds.map(|kind| kind.people).sum()
}

/// The filter that leaves the fewest.
fn narrowest(counted: &[Counted], filter: &Filter) -> Narrowest {
    let alone = |one: Filter| fitting(counted, &one);
    let state = filter.state.map(|state| {
        let one = Filter {
            state: Some(state),
            ..Filter::default()
        };
        (alone(one), Narrowest::State)
    });
    let perfil = filter.perfil.map(|perfil| {
        let one = Filter {
            perfil: Some(perfil),
            ..Filter::default()
        };
        (alone(one), Narrowest::Perfil)
    });
    let section = filter.section.map(|section| {
        let one = Filter {
            section: Some(section),
            ..Filter::default()
        };
        (alone(one), Narrowest::Section)
    });
    let found = [state, perfil, section].into_iter().flatten();
    let least = found.min_by_key(|(people, _)| *people);
    least.map_or(Narrowest::Company, |(_, index)| index)
}

fn perfiles(counted: &[Counted]) -> Vec<(Perfil, i64)> {
    let mut found: Vec<(Perfil, i64)> = Vec::new();
    for kind in counted {
        let Ok(perfil) = kind.perfil.parse::<Perfil>() else {
            continue;
        };
        match found.iter_mut().find(|(known, _)| *known == perfil) {
            Some((_, people)) => *people += kind.people,
            None => found.push((perfil, kind.people)),
        }
    }
    found.sort_by_key(|(perfil, _)| *perfil);
    found
}

/// The names of sections by id, for entries and tables.
pub(super) async fn section_names(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
) -> Result<Vec<Branch>, Denied> {
    let slug = caller.platform.slug.as_str();
    let rows = storage::section::of_company(tx, slug, company, SECTIONS).await?;
    Ok(tree(
        rows.iter()
            .map(storage::section::SectionRow::node)
            .collect(),
    ))
}
