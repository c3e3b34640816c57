//! `make bench`, «Cargas masivas» (goal P8): a file of 100 000 new people of a company where workers
//! register, in no order, received, checked and applied with its entries in one durable transaction,
//! as the worker does it; against the bare insert of the very same rows, many to a statement, in one
//! durable transaction of a database with the same tables, indexes and triggers. On a file, and, for
//! the times alone, on the empty PostgreSQL database whose address is given.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

#[path = "shared/administrator.rs"]
mod administrator;
#[path = "shared/opened.rs"]
mod opened;

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use backend::Backend;
use backend::bulk::{self, Receiving};
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::keys::Keys;
use backend::mail::Mail;
use backend::sms::Sms;
use backend::storage::Db;
use domain::Rut;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection, TypeInfo, ValueRef};

type Answer<T> = Result<T, Box<dyn Error>>;

const PEOPLE: u32 = 100_000;
const PLATFORM: &str = "gestion";
/// What the rows belong to, and then what is timed.
const BELONGS: [&str; 4] = ["acquisition", "company", "bulk_load", "worker_batch"];
const TIMED: [&str; 5] = [
    "worker",
    "roster_person",
    "audit_entry",
    "audit_origin",
    "bulk_change",
];
/// Values of one statement, below the 32 766 that SQLite takes.
const VALUES: usize = 3_000;

const NAMES: [&str; 6] = ["María José", "Ana", "Luis", "Camila", "Ignacio", "Paz"];
const SURNAMES: [&str; 7] = [
    "González",
    "Muñoz",
    "Rojas",
    "Díaz",
    "Soto",
    "Ñáñez",
    "Fuentes",
];

#[tokio::main]
async fn main() -> Answer<()> {
    println!("| Work | Measured | Goal | |\n|---|---|---|---|");
    let folder = std::env::temp_dir().join(format!("bench_load_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    measured?;
    let Some(server) = std::env::args().nth(1) else {
        return Ok(());
    };
    let [check, apply] = load(&open(&server).await?).await?;
    println!("| the same on PostgreSQL | checked {check:.2} s, applied {apply:.2} s | told | |");
    Ok(())
}

async fn measure(folder: &Path) -> Answer<()> {
    let at = |name: &str| format!("sqlite:{}", folder.join(name).display());
    let backend = open(&at("load.db")).await?;
    let quiet = resident("VmRSS")?;
    let [check, apply] = load(&backend).await?;
    let grown = resident("VmHWM")?.saturating_sub(quiet) / 1024;
    let bare = open(&at("bare.db")).await?;
    let raw = copy(&backend, &bare).await?;
    let (both, ratio) = (check + apply, (check + apply) / raw);
    println!(
        "| load of {PEOPLE} new people | {both:.2} s: checked {check:.2} s, applied {apply:.2} s \
         | ≤ 5 s | {} |",
        verdict(both <= 5.0)
    );
    println!(
        "| beside the bare insert | {ratio:.2} × ({both:.2} s ÷ {raw:.2} s) | ≤ 4 × | {} |",
        verdict(ratio <= 4.0)
    );
    println!(
        "| memory grown by it | {grown} MB, page cache of 64 MB included | ≤ 96 MB | {} |",
        verdict(grown <= 96)
    );
    Ok(())
}

const fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "missed" }
}

async fn open(database: &str) -> Answer<Arc<Backend>> {
    let mut config = Config::parse(include_str!("../../demo/porteria.toml"))?;
    config.database = database.to_owned();
    let env = Env {
        clock: Clock::system(),
        chance: Chance::System,
    };
    let db = Db::open(&config.database).await?;
    let keys = Keys::derive(&[7; 32])?;
    let backend = backend::assemble(config, env, keys, (Mail::memory(), Sms::memory()), db)?;
    backend.migrate().await?;
    Ok(backend)
}

/// Loads the file; seconds of the check and of the application.
async fn load(backend: &Arc<Backend>) -> Answer<[f64; 2]> {
    let caller = &administrator::signed_in(backend, PLATFORM).await?;
    let mut receiving = Receiving::begin(caller, "personas.csv").await?;
    for from in (0..PEOPLE).step_by(1_000) {
        if !receiving.take(text(from, from + 1_000)?.as_bytes()).await? {
            return Err("too large a file".into());
        }
    }
    let id = receiving.finish(None).await?.to_string();
    let check = work(backend).await?;
    let shown = bulk::one(caller, &id, None, 0).await?;
    if shown.listed.figures != [i64::from(PEOPLE), 0, 0, 0] {
        return Err(format!("{:?}", shown.listed).into());
    }
    let plan = shown.plan.ok_or("nothing to agree to")?;
    bulk::approve(caller, &id, &plan, false).await?;
    let apply = work(backend).await?;
    let shown = bulk::one(caller, &id, None, 0).await?;
    match shown.listed.stage {
        domain::bulk::Stage::Applied => Ok([check, apply]),
        other => Err(format!("{other:?}").into()),
    }
}

async fn work(backend: &Backend) -> Answer<f64> {
    let began = Instant::now();
    match bulk::work(backend).await? {
        true => Ok(began.elapsed().as_secs_f64()),
        false => Err("nothing to do".into()),
    }
}

/// Rows of the file, with their titles before the first.
fn text(from: u32, until: u32) -> Answer<String> {
    let mut text = String::new();
    if from == 0 {
        text += "RUT;Nombres;Apellido paterno;Apellido materno;Correo;Cargo;Fecha de ingreso;Estado\r\n";
    }
    for n in from..until {
        // Numbers and names in no order.
        let mixed = n.wrapping_mul(2_654_435_761);
        let body = 10_000_000 + u64::from(n) * 7_919_003 % 20_000_003;
        let rut = Rut::from_body(u32::try_from(body)?).ok_or("no such number")?;
        let of = |names: &[&'static str], shift: u32| {
            let at = (mixed >> shift) as usize % names.len().max(1);
            names.get(at).copied().unwrap_or_default()
        };
        let (name, one, two) = (of(&NAMES, 3), of(&SURNAMES, 9), of(&SURNAMES, 17));
        let (day, month, year) = (1 + n % 28, 1 + n % 12, 2000 + n % 25);
        writeln!(
            text,
            "{rut};{name};{one};{two};persona{n}@empresa.example;Operario;\
             {year}-{month:02}-{day:02};Habilitado\r"
        )?;
    }
    Ok(text)
}

/// One value of any row.
enum Value {
    Nothing,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// Copies what the load wrote into an empty database; seconds of the rows alone.
async fn copy(from: &Backend, into: &Backend) -> Answer<f64> {
    let (Db::Sqlite { read, .. }, Db::Sqlite { write, .. }) = (&from.db, &into.db) else {
        return Err("on SQLite".into());
    };
    let mut tx = write.begin().await?;
    for table in BELONGS {
        insert(&mut tx, table, &all(read, table).await?).await?;
    }
    tx.commit().await?;
    let mut tables = Vec::new();
    for table in TIMED {
        tables.push((table, all(read, table).await?));
    }
    let began = Instant::now();
    let mut tx = write.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("INSERT INTO roster_words_waiting (seq) VALUES (0)")
        .execute(&mut *tx)
        .await?;
    for (table, rows) in &tables {
        insert(&mut tx, table, rows).await?;
    }
    // As a load does: searched for together, at the end.
    sqlx::query(
        "INSERT INTO roster_words (rowid, words)
         SELECT seq, company_tag || ' ' || substr(state, 1, 3) || '›' || perfil_tag || ' '
             || section_tag || ' ' || words
         FROM roster_person WHERE seq IN (SELECT seq FROM roster_words_waiting)",
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM roster_words_waiting")
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(began.elapsed().as_secs_f64())
}

async fn all(read: &sqlx::SqlitePool, table: &'static str) -> Answer<Vec<Vec<Value>>> {
    // As they were written; what lies in the order of its chain has no other.
    let order = match table {
        "audit_origin" => "seq",
        _ => "rowid",
    };
    let query = format!("SELECT * FROM {table} ORDER BY {order}");
    let rows = sqlx::query(sqlx::AssertSqlSafe(query))
        .fetch_all(read)
        .await?;
    rows.iter().map(values).collect()
}

fn values(row: &SqliteRow) -> Answer<Vec<Value>> {
    let value = |at| -> Answer<Value> {
        let raw = row.try_get_raw(at)?;
        if raw.is_null() {
            return Ok(Value::Nothing);
        }
        Ok(match raw.type_info().name() {
            "INTEGER" => Value::Number(row.try_get(at)?),
            "TEXT" => Value::Text(row.try_get(at)?),
            "BLOB" => Value::Bytes(row.try_get(at)?),
            other => return Err(other.into()),
        })
    };
    (0..row.len()).map(value).collect()
}

async fn insert(to: &mut SqliteConnection, table: &str, rows: &[Vec<Value>]) -> Answer<()> {
    let width = rows.first().map_or(1, Vec::len);
    for some in rows.chunks(VALUES / width) {
        let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(format!("INSERT INTO {table} "));
        query.push_values(some, |mut row, values| {
            for value in values {
                match value {
                    Value::Nothing => row.push_bind(None::<i64>),
                    Value::Number(number) => row.push_bind(*number),
                    Value::Text(text) => row.push_bind(text),
                    Value::Bytes(bytes) => row.push_bind(bytes),
                };
            }
        });
        query.build().execute(&mut *to).await?;
    }
    Ok(())
}

/// What the kernel says of this process, in kilobytes.
fn resident(what: &str) -> Answer<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(what));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("no such line")?.parse()?)
}
