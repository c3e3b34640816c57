//! `make bench`, the registry: 50 000 people of a file into an empty registry, checked, sealed,
//! counted and audited in one durable transaction, against the bare insert of the very same rows
//! with one prepared statement in one durable transaction.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use backend::Backend;
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::keys::Keys;
use backend::mail::Mail;
use backend::registry::import::{Options, Outcome, Source, import};
use backend::sms::Sms;
use backend::storage::{Db, registry::PersonRow};
use domain::registry::retirement::Agreed;
use uuid::Uuid;

type Answer<T> = Result<T, Box<dyn Error>>;

const PEOPLE: u64 = 50_000;
const PLATFORM: &str = "hanna";

#[tokio::main]
async fn main() -> Answer<()> {
    let folder = std::env::temp_dir().join(format!("bench_registry_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn measure(folder: &Path) -> Answer<()> {
    let file = folder.join("personas.csv");
    std::fs::write(&file, text())?;
    let backend = open(&folder.join("import.db")).await?;
    let quiet = resident("VmRSS")?;
    let took = import_file(&backend, &file).await?;
    let grown = resident("VmHWM")?.saturating_sub(quiet) / 1024;
    let again = import_file(&backend, &file).await?;
    let rows = stored(&backend).await?;
    let bare = open(&folder.join("bare.db")).await?;
    let raw = insert(&bare, &rows).await?;
    let ratio = took / raw;
    println!("| Work | Measured | Goal | |\n|---|---|---|---|");
    println!(
        "| registry import, {PEOPLE} rows | {ratio:.2} × bare insert ({took:.2} s ÷ {raw:.2} s) | ≤ 4 × | {} |",
        verdict(ratio <= 4.0)
    );
    println!("| the same file again | {again:.2} s | no change | holds |");
    println!(
        "| memory grown by it | {grown} MB, page cache of 64 MB included | ≤ 96 MB | {} |",
        verdict(grown <= 96)
    );
    Ok(())
}

const fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "missed" }
}

/// A file as large as any office's, with documents in no order.
fn text() -> String {
    let mut text = "Tipo documento;Número documento;Primer nombre;Segundo nombre;Primer apellido;\
        Segundo apellido;Fecha nacimiento;Correo;Celular;Municipio;NIT empresa;Empresa;Cargo;\
        Profesión;Fecha ingreso;Estado;Tiene cónyuge;Celular cónyuge;Profesión cónyuge;\
        Cargo cónyuge\r\n"
        .to_owned();
    for n in 0..PEOPLE {
        let number = 9_900_000_001 + n * 27_011 % PEOPLE;
        let (day, month, year) = (1 + n % 28, 1 + n % 12, 1960 + n % 40);
        let [town, company, trade] = [n % 30, n % 600, n % 120].map(word);
        let _ = write!(
            text,
            "CC;{number};María;José;Ñáñez;De la Cruz;{day:02}/{month:02}/{year};p{n}@ejemplo.test;\
             399{n:07};Pueblo {town};999000001-2;Empresa {company} S.A.S.;Cargo {trade};\
             Oficio {trade};{:02}/{month:02}/{};Activo;Sí;399{:07};Oficio {town};Cargo {town}\r\n",
            1 + 14 * (n % 2),
            2000 + n % 25,
            PEOPLE + n,
        );
    }
    text
}

/// A number in letters: digits alone are no catalogue's text.
fn word(number: u64) -> String {
    let letter = |digit: u8| char::from(b'k' + digit - b'0');
    number.to_string().bytes().map(letter).collect()
}

async fn open(database: &Path) -> Answer<Arc<Backend>> {
    let mut config = Config::parse(include_str!("../../demo/porteria.toml"))?;
    config.database = format!("sqlite:{}", database.display());
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

/// Imports the file; seconds.
async fn import_file(backend: &Backend, path: &Path) -> Answer<f64> {
    let platform = backend.platform(PLATFORM).ok_or("no such platform")?;
    let options = Options {
        source: Source::File(path),
        whole: false,
        agreed: Agreed::default(),
        dates: None,
        report: None,
        actor: "system",
        progress: &|_| {},
    };
    let began = Instant::now();
    let imported = import(backend, &platform, &options).await?;
    match imported.outcome {
        Outcome::Applied(_) => Ok(began.elapsed().as_secs_f64()),
        other => Err(format!("{other:?}: {:?}", imported.report.issues.first()).into()),
    }
}

async fn stored(backend: &Backend) -> Answer<Vec<PersonRow>> {
    let Db::Sqlite { read, .. } = &backend.db else {
        return Err("on SQLite".into());
    };
    let all = "SELECT id, document_lookup, wrapped_key, sealed, row_digest, active
               FROM registry_person ORDER BY rowid";
    Ok(sqlx::query_as(all).fetch_all(read).await?)
}

/// Inserts the rows one by one in one transaction; seconds.
async fn insert(backend: &Backend, rows: &[PersonRow]) -> Answer<f64> {
    let Db::Sqlite { write, .. } = &backend.db else {
        return Err("on SQLite".into());
    };
    let batch = Uuid::from_u128(1);
    let began = Instant::now();
    let mut tx = write.begin().await?;
    sqlx::query(
        "INSERT INTO registry_batch (id, platform, source_hash, row_count, added, changed,
             unchanged, retired, whole, imported_at, imported_by)
         VALUES ($1, $2, $3, 0, 0, 0, 0, 0, 0, 0, 'bench')",
    )
    .bind(batch)
    .bind(PLATFORM)
    .bind(&b"x"[..])
    .execute(&mut *tx)
    .await?;
    for row in rows {
        sqlx::query(
            "INSERT INTO registry_person (id, platform, document_lookup, wrapped_key, sealed,
                 row_digest, active, batch, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
        )
        .bind(row.id)
        .bind(PLATFORM)
        .bind(&row.document_lookup)
        .bind(&row.wrapped_key)
        .bind(&row.sealed)
        .bind(&row.row_digest)
        .bind(row.active)
        .bind(batch)
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    Ok(began.elapsed().as_secs_f64())
}

/// What the kernel says of this process, in kilobytes.
fn resident(what: &str) -> Answer<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(what));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("no such line")?.parse()?)
}
