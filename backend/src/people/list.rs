//! The list: search, filters, orders, pages. A page costs the same among a thousand
//! people as among a million.

use domain::access::{Act, EditPeople, SeePeople, allows};
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::refusal::Refusal;
use domain::roster::{Branch, Search, tree};

use super::Names;
use super::person::{Person, people};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::roster::{By, Counted, Filter, Narrowest, Page, RosterRow};
use crate::storage::{self, Tx};

/// People on one page.
const PAGE: usize = 50;
/// More sections than any company may have.
pub(super) const SECTIONS: i64 = 500;

/// An order that is offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Surnames first.
    #[default]
    Name,
    /// Those entered last first; a search is read so, and stands so where it fills more than a page.
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

/// A page of the list.
#[derive(Debug)]
pub struct List {
    /// The people.
    pub people: Vec<Person>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many fit the filters; none while something is searched for, and where it is not counted.
    pub total: Option<i64>,
    /// How many there are at all.
    pub everybody: i64,
    /// The perfiles that people have, and how many.
    pub perfiles: Vec<(Perfil, i64)>,
    /// What the company's own are called.
    pub names: Names,
    /// The sections from top to bottom.
    pub sections: Vec<Branch>,
    /// In an institution, how many seats of its plan are taken, and how many there are (C-06).
    pub seats: Option<(i64, i64)>,
    /// Whether one may change people, for the buttons.
    pub may_edit: bool,
}

/// The people of the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Unreadable`] for a cursor that no page gave.
pub async fn list(caller: &Caller, asked: &Asked) -> Result<List, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let (search, start) = &read(asked)?;
    let filter = &wanted(caller, &asked.filter);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let may_edit = allows(&caller.actor(), Act::EditPeople, inside.at());
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let counted = storage::roster::counted(&mut tx, company).await?;
            let by = &begin(&mut tx, (slug, company), *start).await?;
            let names = Names::of_company(&mut tx, slug, company).await?;
            let page = Page {
                search,
                filter,
                by,
                limit,
            };
            let index = walked(&counted, &page);
            let mut rows = storage::roster::page(&mut tx, slug, company, &page, index).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more).map(|row| row.seq.to_string());
            if next.is_none() {
                arrange(&mut rows, asked);
            }
            let sections = storage::section::of_company(&mut tx, slug, company, SECTIONS).await?;
            let everybody = counted.iter().map(|kind| kind.people).sum();
            // Whether people have an account is not counted.
            let counts = search.is_empty() && filter.account.is_none();
            let total = fitting(&counted, filter);
            let plan = match caller.platform.policy.exclusive {
                true => storage::plan::of(&mut tx, slug, company.uuid()).await?,
                false => None,
            };
            let people = people(&mut tx, caller, rows, &names).await?;
            tx.done(List {
                people,
                next,
                total: Some(total).filter(|_| counts),
                everybody,
                perfiles: perfiles(&counted),
                names,
                sections: tree(
                    sections
                        .iter()
                        .map(storage::section::SectionRow::node)
                        .collect(),
                ),
                seats: plan.map(|plan| (plan.taken, plan.seats)),
                may_edit,
            })
        })
        .await
}

/// All that a search found, where one page holds it, in the order that was asked for.
fn arrange(rows: &mut [RosterRow], asked: &Asked) {
    if asked.order == Order::Name && asked.after.is_empty() {
        rows.sort_by(|one, other| (&one.sort_key, one.seq).cmp(&(&other.sort_key, other.seq)));
    }
}

/// Whether whoever asks may change people here.
pub(super) fn may_edit(caller: &Caller) -> bool {
    caller.may(EditPeople)
}

/// Who is wanted. In an institution whoever was only invited is not «Habilitado» yet.
pub(super) fn wanted(caller: &Caller, filter: &Filter) -> Filter {
    let enabled = filter.state == Some(MembershipState::Enabled);
    let able = caller.platform.policy.exclusive && enabled;
    Filter {
        account: filter.account.or_else(|| able.then_some(true)),
        ..filter.clone()
    }
}

/// Where a page begins. The address carries the place of the row before and nothing of the person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    newest: bool,
    pub(super) after: Option<i64>,
}

/// What is searched for, and where the page begins. A search is answered the newest first.
pub(super) fn read(asked: &Asked) -> Result<(Search, Start), Refusal> {
    let search = Search::parse(&asked.search);
    let newest = asked.order == Order::Newest || !search.is_empty();
    let after = match asked.after.as_str() {
        "" => None,
        after => Some(after.parse().map_err(|_| Refusal::Unreadable)?),
    };
    Ok((search, Start { newest, after }))
}

/// The order, and the key of the row that the page before ended with. Where that row is gone, the
/// list begins anew.
pub(super) async fn begin(
    tx: &mut Tx,
    (slug, company): (&str, Id<id::Company>),
    start: Start,
) -> Result<By, Denied> {
    let first = || By::Name(String::new(), 0);
    Ok(match (start.newest, start.after) {
        (true, after) => By::Newest(after.unwrap_or(i64::MAX)),
        (false, None) => first(),
        (false, Some(seq)) => {
            let row = storage::roster::by_seq(tx, slug, company, seq).await?;
            row.map_or_else(first, |row| By::Name(row.sort_key, seq))
        }
    })
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

/// Of so many people of a company, one must be meant for the order of time to be walked: a page of them
/// is then found among ten thousand at the most.
const COMMON: i64 = 200;

/// What a page is read from; none where the counts say that nobody meets its filters.
pub(super) fn walked(counted: &[Counted], page: &Page<'_>) -> Option<Narrowest> {
    let filter = page.filter;
    let all = fitting(counted, &Filter::default());
    let common = filter.account.is_none() && fitting(counted, filter) * COMMON >= all && all > 0;
    match page.by {
        By::Newest(_) if common && page.search.is_empty() => Some(Narrowest::Company),
        _ => narrowest(counted, filter),
    }
}

/// The filter that leaves the fewest; none where the counts say that nobody meets them all.
fn narrowest(counted: &[Counted], filter: &Filter) -> Option<Narrowest> {
    if fitting(counted, filter) == 0 {
        return None;
    }
    // That index holds none who is disabled.
    if (filter.account, filter.state) == (Some(false), Some(MembershipState::Enabled)) {
        return Some(Narrowest::Waiting);
    }
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
    Some(least.map_or(Narrowest::Company, |(_, index)| index))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p15_a_cursor_is_a_place_and_nothing_of_a_person() {
        let asked = |after: &str| Asked {
            after: after.into(),
            ..Asked::default()
        };
        assert_eq!(read(&asked("12")).unwrap().1.after, Some(12));
        for typed in ["12.perez soto ana", "x", "12."] {
            assert_eq!(read(&asked(typed)).unwrap_err(), Refusal::Unreadable);
        }
    }

    #[test]
    fn a58_whoever_is_disabled_without_an_account_is_looked_for_where_they_stand() {
        let walked = |state| {
            let filter = Filter {
                state,
                account: Some(false),
                ..Filter::default()
            };
            let some = |state: MembershipState| Counted {
                state: state.code().into(),
                perfil: "worker".into(),
                section: uuid::Uuid::nil(),
                people: 1,
            };
            narrowest(
                &[
                    some(MembershipState::Enabled),
                    some(MembershipState::Disabled),
                ],
                &filter,
            )
        };
        let (enabled, disabled) = (MembershipState::Enabled, MembershipState::Disabled);
        assert_eq!(walked(Some(enabled)), Some(Narrowest::Waiting));
        assert_eq!(walked(Some(disabled)), Some(Narrowest::State));
        assert_eq!(walked(None), Some(Narrowest::Company));
    }

    #[test]
    fn a63_the_order_of_time_is_walked_where_one_soon_comes_to_those_who_are_meant() {
        let of = |state: MembershipState, people| Counted {
            state: state.code().into(),
            perfil: "worker".into(),
            section: uuid::Uuid::nil(),
            people,
        };
        let filter = Filter {
            state: Some(MembershipState::Disabled),
            ..Filter::default()
        };
        let from = |disabled, typed| {
            let counted = [
                of(MembershipState::Enabled, 1_000 - disabled),
                of(MembershipState::Disabled, disabled),
            ];
            let (search, by) = (&Search::parse(typed), &By::Newest(i64::MAX));
            let page = Page {
                search,
                filter: &filter,
                by,
                limit: 51,
            };
            walked(&counted, &page)
        };
        assert_eq!(from(5, ""), Some(Narrowest::Company));
        assert_eq!(from(4, ""), Some(Narrowest::State));
        assert_eq!(from(5, "rojas"), Some(Narrowest::State));
        assert_eq!(from(0, ""), None);
    }

    #[test]
    fn a58_where_the_counts_say_that_nobody_is_nothing_is_walked() {
        let one = Counted {
            state: "enabled".into(),
            perfil: "worker".into(),
            section: uuid::Uuid::nil(),
            people: 1,
        };
        let disabled = Filter {
            state: Some(MembershipState::Disabled),
            ..Filter::default()
        };
        assert_eq!(narrowest(&[one], &disabled), None);
        assert_eq!(narrowest(&[], &Filter::default()), None);
    }
}
