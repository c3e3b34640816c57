//! The registry at the command line: a personnel office's file in, all of it or nothing, and a
//! report that the office can work through.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use backend::config::Config;
use backend::env::Env;
use backend::registry::import::{
    Absent, DateOrder, Imported, Options, Outcome, Progress, Source, Tally, Weight, import,
};
use clap::{Args, Subcommand, ValueEnum};
use domain::registry::retirement::{Agreed, MASS_WORDS, is_mass, says_mass};

use super::say;

/// Findings printed at the most; the report has them all.
const PRINTED: usize = 40;

#[derive(Debug, Subcommand)]
pub enum Registry {
    /// Importa el archivo de una oficina de personal: todo o nada.
    Import(Import),
}

#[derive(Debug, Args)]
pub struct Import {
    /// El archivo CSV.
    #[arg(value_name = "ARCHIVO")]
    file: PathBuf,
    /// La plataforma cuyo registro es.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
    /// El archivo es el registro completo: quien no esté en él queda retirado.
    #[arg(long, alias = "whole")]
    full: bool,
    /// Confirma los retiros que `--full` anuncia: su número exacto.
    #[arg(long, value_name = "NÚMERO", requires = "full")]
    retire: Option<u64>,
    /// Confirma además con palabras que se retira a más de la quinta parte: «retiro masivo».
    #[arg(long, value_name = "PALABRAS", requires = "retire")]
    confirm: Option<String>,
    /// Escribe además en este archivo CSV los hallazgos y, con `--full`, quiénes quedan retirados.
    #[arg(long, value_name = "ARCHIVO")]
    report: Option<PathBuf>,
    /// El orden de las fechas, si el archivo no lo muestra por sí solo.
    #[arg(long, value_enum)]
    dates: Option<Order>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Order {
    /// dd/mm/aaaa
    Dmy,
    /// mm/dd/aaaa
    Mdy,
}

impl From<Order> for DateOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Dmy => Self::Dmy,
            Order::Mdy => Self::Mdy,
        }
    }
}

/// Does what was asked of the registry.
///
/// # Errors
/// When the file was not taken, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Registry) -> Result<()> {
    let Registry::Import(asked) = command;
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    let Some(platform) = backend.platform(&asked.platform) else {
        bail!("no hay una plataforma «{}»", asked.platform);
    };
    let options = Options {
        source: Source::File(&asked.file),
        whole: asked.full,
        agreed: Agreed {
            retire: asked.retire,
            mass: asked.confirm.as_deref().is_some_and(says_mass),
        },
        dates: asked.dates.map(|order| match order {
            Order::Dmy => DateOrder::Dmy,
            Order::Mdy => DateOrder::Mdy,
        }),
        report: asked.report.as_deref(),
        actor: "system",
        progress: &show_progress,
    };
    let imported = import(&backend, &platform, &options).await;
    end_progress();
    let imported = imported?;
    tell(&imported, asked.report.as_deref())?;
    backend.db.close().await;
    conclude(&imported, asked.report.as_deref())
}

fn show_progress(progress: Progress) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        // Nobody misses a note of progress that could not be written.
        let _ = match progress {
            Progress::Checking(rows) => write!(terminal, "\rRevisando… {rows} filas "),
            Progress::Applying(rows) => write!(terminal, "\rGuardando… {rows} filas "),
        };
    }
}

fn end_progress() {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        let _ = write!(terminal, "\r\u{1b}[K");
    }
}

fn tell(imported: &Imported, report: Option<&Path>) -> Result<()> {
    let found = &imported.report;
    for issue in found.issues.iter().take(PRINTED) {
        say(&format!("{}: {issue}\n", issue.flaw.weight().word()))?;
    }
    let [errors, warnings, notices] =
        [Weight::Error, Weight::Warning, Weight::Notice].map(|weight| found.count(weight));
    let more = (errors + warnings + notices).saturating_sub(PRINTED as u64);
    if more > 0 {
        say(&format!("… y {more} hallazgos más.\n"))?;
    }
    if let Some(path) = report {
        say(&format!("Informe completo: {}\n", path.display()))?;
    }
    let separator = match imported.separator {
        '\t' => "tabulador".to_owned(),
        other => format!("«{other}»"),
    };
    say(&format!(
        "{} personas leídas ({}, {separator}): {errors} errores, {warnings} advertencias, {notices} avisos.\n",
        imported.people, imported.encoding
    ))?;
    if let Some(share) = (imported.enough * 100).checked_div(imported.active) {
        say(&format!(
            "Con datos para las preguntas de validación: {} de {} activas ({share} %).\n",
            imported.enough, imported.active
        ))?;
    }
    Ok(())
}

fn conclude(imported: &Imported, report: Option<&Path>) -> Result<()> {
    match &imported.outcome {
        Outcome::Applied(tally) => say(&format!("{}\n", sum(tally))),
        Outcome::Unconfirmed(absent) => ask(absent, report),
        Outcome::Refused | Outcome::Gone | Outcome::NotAllowed => {
            bail!("no se importó nada; hay que corregir los errores y cargar el archivo otra vez")
        }
    }
}

/// Says who would be retired, where all of them stand, and what to add where that is right.
fn ask(absent: &Absent, report: Option<&Path>) -> Result<()> {
    let Absent {
        leaving,
        active,
        first,
    } = absent;
    say(&format!(
        "Quedarían retiradas {leaving} de {active} personas activas:\n"
    ))?;
    for document in first {
        say(&format!("  {document}\n"))?;
    }
    let more = leaving.saturating_sub(first.len() as u64);
    if more > 0 {
        let all = match report {
            Some(path) => format!("todas están en {}", path.display()),
            None => "con --report ARCHIVO quedan todas en un archivo".to_owned(),
        };
        say(&format!("  … y {more} más; {all}\n"))?;
    }
    let words = if is_mass(*leaving, *active) {
        format!(" --confirm \"{MASS_WORDS}\"")
    } else {
        String::new()
    };
    bail!("no se importó nada; si es correcto, agregue --retire {leaving}{words}")
}

/// What an import did, in one line.
fn sum(tally: &Tally) -> String {
    format!(
        "Registro al día: {} nuevas, {} cambiadas, {} iguales, {} retiradas.",
        tally.added, tally.changed, tally.unchanged, tally.retired
    )
}
