//! `make bench`, a company's people: pages of the list in every order that is offered, from the
//! start, from the middle and near the end, with every filter and searched, and «Pendientes», among a
//! thousand people and among a million.
//! All of it goes through the statements that the page uses, one read transaction each.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use backend::storage::roster::{self, By, Filter, Narrowest, NewPerson, Page};
use backend::storage::{Db, migrate};
use domain::Timestamp;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::roster::Search;
use uuid::Uuid;

type Answer<T> = Result<T, Box<dyn Error>>;

const PLATFORM: &str = "gestion";
const SIZES: [u32; 2] = [1_000, 1_000_000];
/// People of one transaction.
const BATCH: u32 = 50_000;
/// How often each page is asked for.
const TIMES: usize = 101;
const LIMIT: i64 = 51;

const NAMES: [&str; 12] = [
    "María", "José", "Ana", "Luis", "Pedro", "Camila", "Rosa", "Jorge", "Daniela", "Ignacio",
    "Paz", "Elisa",
];
const SURNAMES: [&str; 12] = [
    "González",
    "Muñoz",
    "Rojas",
    "Díaz",
    "Pérez",
    "Soto",
    "Silva",
    "Ñáñez",
    "Lillo",
    "Fuentes",
    "Araya",
    "Tapia",
];

/// What is asked for: a name, who is wanted, in which order, and how much longer it may take among a
/// million than among a thousand.
struct Question {
    name: &'static str,
    search: &'static str,
    filter: Filter,
    middle: bool,
    newest: bool,
}

fn questions() -> Vec<Question> {
    let everybody = Filter::default;
    let disabled = || Filter {
        state: Some(MembershipState::Disabled),
        ..Filter::default()
    };
    let ask = |name, search, filter, middle, newest| Question {
        name,
        search,
        filter,
        middle,
        newest,
    };
    vec![
        ask("by name, first page", "", everybody(), false, false),
        ask("by name, middle", "", everybody(), true, false),
        ask("by name, «Inhabilitado»", "", disabled(), false, false),
        ask("newest, first page", "", everybody(), false, true),
        ask("newest, middle", "", everybody(), true, true),
        ask(
            "search «maría», found everywhere",
            "maría",
            everybody(),
            false,
            true,
        ),
        ask(
            "search «maría» among «Inhabilitado»",
            "maría",
            disabled(),
            false,
            true,
        ),
        ask(
            "search of two words",
            "maría tapia",
            everybody(),
            false,
            true,
        ),
        ask("search of one letter", "m", everybody(), false, true),
        ask(
            "search of a whole RUT",
            "40000777",
            everybody(),
            false,
            true,
        ),
        ask(
            "search that finds nobody",
            "xyzxyz",
            everybody(),
            false,
            true,
        ),
    ]
}

#[tokio::main]
async fn main() -> Answer<()> {
    let folder = std::env::temp_dir().join(format!("bench_people_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn measure(folder: &Path) -> Answer<()> {
    let mut found: Vec<Vec<(f64, f64)>> = Vec::new();
    for size in SIZES {
        let path = folder.join(format!("{size}.db"));
        let db = Db::open(&format!("sqlite:{}", path.display())).await?;
        migrate::run(&db).await?;
        let company = fill(&db, size).await?;
        let mut column = Vec::new();
        for question in questions() {
            column.push(time(&db, company, &question, size).await?);
        }
        found.push(column);
        db.close().await;
    }
    println!("| People of a company | 1 000: median | 1 000 000: median, p99 | Goal | |");
    println!("|---|---|---|---|---|");
    let [small, large] = found.as_slice() else {
        return Err("two sizes".into());
    };
    for (question, (few, many)) in questions().iter().zip(small.iter().zip(large)) {
        let searches = !question.search.is_empty();
        let (holds, goal) = if searches {
            (many.1 <= 20.0, "p99 ≤ 20 ms")
        } else {
            (many.0 <= 1.5 * few.0, "≤ 1.5 ×")
        };
        println!(
            "| {} | {:.2} ms | {:.2} ms = {:.2} ×, {:.2} ms | {goal} | {} |",
            question.name,
            few.0,
            many.0,
            many.0 / few.0,
            many.1,
            if holds { "holds" } else { "missed" },
        );
    }
    Ok(())
}

/// A company with so many people; every fiftieth is «Inhabilitado».
async fn fill(db: &Db, size: u32) -> Answer<Id<id::Company>> {
    let Db::Sqlite { write, .. } = db else {
        return Err("on SQLite".into());
    };
    let company: Id<id::Company> = Id::from_uuid(Uuid::from_u128(7));
    sqlx::query(
        "INSERT INTO acquisition (id, platform, rut, secret_digest, wrapped_key, sealed, state,
             sends, last_sent_at, created_at, created_by, expires_at)
         VALUES ($1, $2, '1-9', x'01', x'', x'', 'opened', 0, 0, 0, 'bench', 0)",
    )
    .bind(Uuid::from_u128(8))
    .bind(PLATFORM)
    .execute(write)
    .await?;
    sqlx::query(
        "INSERT INTO company (id, platform, rut, legal_name, sort_key, adherence, adherence_at,
             acquisition, wrapped_key, sealed, leaderless, created_at, version)
         VALUES ($1, $2, '1-9', 'Empresa', 'empresa', 'adhered', 0, $3, x'', x'', 0, 0, 1)",
    )
    .bind(company.uuid())
    .bind(PLATFORM)
    .bind(Uuid::from_u128(8))
    .execute(write)
    .await?;
    for from in (0..size).step_by(usize::try_from(BATCH)?) {
        let until = (from + BATCH).min(size);
        db.write(|mut tx| async move {
            for n in from..until {
                person(&mut tx, company, n).await?;
            }
            tx.done(())
        })
        .await?;
    }
    Ok(company)
}

async fn person(
    tx: &mut backend::storage::Tx,
    company: Id<id::Company>,
    n: u32,
) -> sqlx::Result<u64> {
    // Names in no order of time.
    let mixed = n.wrapping_mul(2_654_435_761);
    let of = |names: [&'static str; 12], shift: u32| {
        let at = usize::try_from((mixed >> shift) % 12).unwrap_or(0);
        names.get(at).copied().unwrap_or_default()
    };
    let (name, first, second) = (of(NAMES, 3), of(SURNAMES, 9), of(SURNAMES, 17));
    let full = format!("{name} {first} {second}");
    let key = domain::company::LegalName::parse(&format!("{first} {second} {name}"));
    let key = key.map(|line| line.folded()).unwrap_or_default();
    let id = Uuid::from_u128(u128::from(n) + 1_000);
    let disabled = n % 50 == 0;
    let new = NewPerson {
        id: Id::from_uuid(id),
        platform: PLATFORM,
        company,
        membership: None,
        worker: None,
        rut_lookup: Some(id.as_bytes()),
        rut: &format!("{}-{}", 40_000_000 + n, n % 10),
        name: &full,
        sort_key: &key,
        email: &format!("persona{n}@empresa.example"),
        perfil: Perfil::Worker,
        state: if disabled {
            MembershipState::Disabled
        } else {
            MembershipState::Enabled
        },
        section: None,
        starts_on: None,
        ends_at: None,
        reason: None,
        wrapped_key: &[7; 72],
        now: Timestamp(i64::from(n)),
    };
    roster::add(tx, &new).await
}

/// Median and p99 of one page, milliseconds.
async fn time(
    db: &Db,
    company: Id<id::Company>,
    question: &Question,
    size: u32,
) -> Answer<(f64, f64)> {
    let search = &Search::parse(question.search);
    let by = &match (question.newest, question.middle) {
        (true, false) => By::Newest(i64::MAX),
        (true, true) => By::Newest(i64::from(size / 2)),
        (false, false) => By::Name(String::new(), 0),
        (false, true) => By::Name("munoz".to_owned(), 0),
    };
    let narrowest = match question.filter.state {
        Some(_) => Narrowest::State,
        None => Narrowest::Company,
    };
    let mut took = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let began = Instant::now();
        db.read(|mut tx| async move {
            let page = Page {
                search,
                filter: &question.filter,
                by,
                limit: LIMIT,
            };
            roster::counted(&mut tx, company).await?;
            let rows = roster::page(&mut tx, PLATFORM, company, &page, narrowest).await?;
            tx.done(rows.len())
        })
        .await?;
        took.push(began.elapsed().as_secs_f64() * 1e3);
    }
    took.sort_by(f64::total_cmp);
    let at = |place: usize| took.get(place).copied().unwrap_or_default();
    Ok((at(TIMES / 2), at(TIMES - 1)))
}
