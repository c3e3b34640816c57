//! Pages of a company's list: by name in an index of the filter that leaves the fewest, or in the order
//! of time, or, where something is searched for or hardly anybody is meant, the newest first out of the
//! index of substrings.

use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::roster::Search;
use sqlx::FromRow;
use uuid::Uuid;

use super::read::{RosterRow, columns};
use super::tag;
use crate::storage::{Tx, on};

/// Who is wanted; none means everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// «Habilitado» or «Inhabilitado».
    pub state: Option<MembershipState>,
    /// The perfil.
    pub perfil: Option<Perfil>,
    /// The section itself, not those below it.
    pub section: Option<Uuid>,
    /// Whether they have an account.
    pub account: Option<bool>,
}

/// An order, and where a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Surnames first, after that key and place.
    Name(String, i64),
    /// The newest first, before that place.
    Newest(i64),
}

/// What a page is asked for.
#[derive(Debug)]
pub struct Page<'a> {
    /// What somebody looks for; needs [`By::Newest`].
    pub search: &'a Search,
    /// Who is wanted.
    pub filter: &'a Filter,
    /// In which order, and from where on.
    pub by: &'a By,
    /// How many rows at the most.
    pub limit: i64,
}

/// How many people there are of one kind.
#[derive(Debug, Clone, FromRow)]
pub struct Counted {
    /// «Habilitado» or «Inhabilitado».
    pub state: String,
    /// The perfil.
    pub perfil: String,
    /// The section; nil for none.
    pub section: Uuid,
    /// How many.
    pub people: i64,
}

/// How many people of that company there are of each kind, as the database keeps it.
///
/// # Errors
/// When the database fails.
pub async fn counted(tx: &mut Tx, company: Id<id::Company>) -> sqlx::Result<Vec<Counted>> {
    on!(tx, c => sqlx::query_as(
        "SELECT state, perfil, section, people FROM roster_count
         WHERE company = $1 AND people > 0",
    )
    .bind(company.uuid())
    .fetch_all(c)
    .await)
}

/// One page of that company's people. `narrowest` names the filter that leaves the fewest; none says
/// that nobody meets them all, and whoever walked an index to find that out would walk all of it.
///
/// # Errors
/// When the database fails.
pub async fn page(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    page: &Page<'_>,
    narrowest: Option<Narrowest>,
) -> sqlx::Result<Vec<RosterRow>> {
    let Some(narrowest) = narrowest else {
        return Ok(Vec::new());
    };
    let in_order_of_time = page.search.is_empty() && narrowest == Narrowest::Company;
    match page.by {
        By::Name(key, seq) => by_name(tx, platform, company, page, (key, *seq), narrowest).await,
        By::Newest(seq) if in_order_of_time => by_time(tx, platform, company, page, *seq).await,
        By::Newest(seq) => newest(tx, platform, company, page, *seq).await,
    }
}

/// As many rows as hold an address anywhere; of more, none is meant.
const ALIKE: i64 = 50;

/// The only person of that company with that contact address.
///
/// # Errors
/// When the database fails.
pub async fn by_address(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    email: &Email,
) -> sqlx::Result<Option<RosterRow>> {
    let wanted = Page {
        search: &Search::parse(email.delivery()),
        filter: &Filter::default(),
        by: &By::Newest(i64::MAX),
        limit: ALIKE,
    };
    let rows = page(tx, platform, company, &wanted, Some(Narrowest::Company)).await?;
    let all = i64::try_from(rows.len()).is_ok_and(|rows| rows < ALIKE);
    let same = |row: &RosterRow| Email::parse(&row.email).is_ok_and(|at| at.key() == email.key());
    let mut alike = rows.into_iter().filter(same);
    let found = alike.next().filter(|_| all && alike.next().is_none());
    Ok(found)
}

/// The filter whose index is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowest {
    /// None: those of the company, by name or by time.
    Company,
    /// The state's.
    State,
    /// The perfil's.
    Perfil,
    /// The section's.
    Section,
    /// That of enabled people without an account.
    Waiting,
}

/// Asks the rows whether somebody has an account; what stands for the question is 1, 0, or nothing.
macro_rules! account {
    ($asked:literal) => {
        concat!(
            " AND (CAST(",
            $asked,
            " AS BIGINT) IS NULL OR (r.membership IS NOT NULL) = (CAST(",
            $asked,
            " AS BIGINT) = 1))"
        )
    };
}

/// One statement for each index; the filters that it does not hold are asked of the rows.
macro_rules! by_name {
    ($first:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM roster_person r
             WHERE r.company = $1 AND r.platform = $2 AND ",
            $first,
            " AND ($3 = '' OR r.state = $3) AND ($4 = '' OR r.perfil = $4)
               AND ($5 IS NULL OR r.section = $5) AND (r.sort_key, r.seq) > ($6, $7)",
            account!("$9"),
            " ORDER BY r.sort_key, r.seq LIMIT $8"
        )
    };
}

async fn by_name(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    page: &Page<'_>,
    after: (&str, i64),
    narrowest: Narrowest,
) -> sqlx::Result<Vec<RosterRow>> {
    let sql = match narrowest {
        Narrowest::Company => by_name!("r.seq > 0"),
        Narrowest::State => by_name!("r.state = $3"),
        Narrowest::Perfil => by_name!("r.perfil = $4"),
        Narrowest::Section => by_name!("r.section = $5"),
        Narrowest::Waiting => by_name!("r.membership IS NULL AND r.state = 'enabled'"),
    };
    let (state, perfil) = words(page.filter);
    on!(tx, c => sqlx::query_as(sql)
        .bind(company.uuid())
        .bind(platform)
        .bind(state)
        .bind(perfil)
        .bind(page.filter.section)
        .bind(after.0)
        .bind(after.1)
        .bind(page.limit)
        .bind(page.filter.account.map(i64::from))
        .fetch_all(c)
        .await)
}

fn words(filter: &Filter) -> (&'static str, String) {
    let state = filter.state.map_or("", MembershipState::code);
    let perfil = filter.perfil.map(|perfil| String::from(perfil.code()));
    (state, perfil.unwrap_or_default())
}

/// Those who are meant, in the order of time. Its index knows the filters, so that only rows that are
/// shown are read.
async fn by_time(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    page: &Page<'_>,
    before: i64,
) -> sqlx::Result<Vec<RosterRow>> {
    let (state, perfil) = words(page.filter);
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM roster_person r WHERE r.company = $1 AND r.platform = $2 AND r.seq < $3
           AND ($6 = '' OR r.state = $6) AND ($7 = '' OR r.perfil = $7)
           AND ($8 IS NULL OR r.section = $8)",
        account!("$5"),
        " ORDER BY r.seq DESC LIMIT $4"
    );
    on!(tx, c => sqlx::query_as(sql)
        .bind(company.uuid())
        .bind(platform)
        .bind(before)
        .bind(page.limit)
        .bind(page.filter.account.map(i64::from))
        .bind(state)
        .bind(perfil)
        .bind(page.filter.section)
        .fetch_all(c)
        .await)
}

/// SQLite looks all of it up in one index of three letters each, whose rows stand in the order of time.
/// The index knows which occur, not where: whether they stand together is asked of the rows that it
/// finds. `CROSS JOIN` is how it is told to begin there: with no statistics yet it walked the company's
/// people instead and asked that index about each.
const NEWEST_SQLITE: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM roster_words w CROSS JOIN roster_person r ON r.seq = w.rowid
     WHERE w.roster_words MATCH $6 AND w.rowid < $7
       AND r.company = $1 AND r.platform = $2 AND ($3 = '' OR r.state = $3)
       AND ($4 = '' OR r.perfil = $4) AND ($5 IS NULL OR r.section = $5)
       AND instr(r.words, $10) > 0 AND instr(r.words, $11) > 0
       AND instr(r.words, $12) > 0 AND instr(r.words, $13) > 0",
    account!("$9"),
    " ORDER BY w.rowid DESC LIMIT $8"
);

/// PostgreSQL chooses between its index of substrings and the order of time by what it knows of
/// how often they occur.
const NEWEST_POSTGRES: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM roster_person r
     WHERE r.company = $1 AND r.platform = $2 AND ($3 = '' OR r.state = $3)
       AND ($4 = '' OR r.perfil = $4) AND ($5::uuid IS NULL OR r.section = $5)
       AND r.seq < $6 AND r.words LIKE $7 AND r.words LIKE $8 AND r.words LIKE $9
       AND r.words LIKE $10",
    account!("$12"),
    " ORDER BY r.seq DESC LIMIT $11"
);

async fn newest(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    page: &Page<'_>,
    before: i64,
) -> sqlx::Result<Vec<RosterRow>> {
    crate::storage::statements::here!();
    let (state, perfil) = words(page.filter);
    let account = page.filter.account.map(i64::from);
    // Nothing stands in every text.
    let mut parts = page.search.parts.iter().map(String::as_str);
    let [one, two, three, four] = [(); 4].map(|()| parts.next().unwrap_or_default());
    match tx {
        Tx::Sqlite(transaction) => {
            sqlx::query_as(NEWEST_SQLITE)
                .bind(company.uuid())
                .bind(platform)
                .bind(state)
                .bind(perfil)
                .bind(page.filter.section)
                .bind(matching(company, page))
                .bind(before)
                .bind(page.limit)
                .bind(account)
                .bind(one)
                .bind(two)
                .bind(three)
                .bind(four)
                .fetch_all(&mut **transaction)
                .await
        }
        Tx::Postgres(transaction) => {
            sqlx::query_as(NEWEST_POSTGRES)
                .bind(company.uuid())
                .bind(platform)
                .bind(state)
                .bind(perfil)
                .bind(page.filter.section)
                .bind(before)
                .bind(like(one))
                .bind(like(two))
                .bind(like(three))
                .bind(like(four))
                .bind(page.limit)
                .bind(account)
                .fetch_all(&mut **transaction)
                .await
        }
    }
}

/// What the index is asked: three letters in quotes each, none of them doubled, because [`Search`]
/// keeps no quotes. Tags are three letters long.
fn matching(company: Id<id::Company>, page: &Page<'_>) -> String {
    let mut texts = vec![tag(&[b"company", company.uuid().as_bytes()])];
    texts.extend(page.filter.state.map(|state| match state {
        MembershipState::Enabled => "na›".to_owned(),
        MembershipState::Disabled => "is›".to_owned(),
    }));
    let perfil = page.filter.perfil.map(|perfil| String::from(perfil.code()));
    texts.extend(perfil.map(|perfil| tag(&[b"perfil", perfil.as_bytes()])));
    let section = page.filter.section;
    texts.extend(section.map(|section| tag(&[b"section", section.as_bytes()])));
    texts.extend(page.search.parts.iter().flat_map(|part| threes(part)));
    let texts: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
    texts.join(" AND ")
}

/// Three letters each that make up that text: side by side, the last ones where it ends. Every other
/// three would be asked for in vain mostly, and the rows that are found are asked for the whole.
fn threes(part: &str) -> Vec<String> {
    let letters: Vec<char> = part.chars().collect();
    let whole = letters.chunks_exact(3).map(|three| three.iter().collect());
    let end = letters.get(letters.len().saturating_sub(3)..);
    let end = end.filter(|_| !letters.len().is_multiple_of(3));
    let end = end.map(|three| three.iter().collect());
    whole.chain(end).collect()
}

/// The pattern that finds that text anywhere.
fn like(part: &str) -> String {
    let mut pattern = String::from("%");
    for c in part.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
