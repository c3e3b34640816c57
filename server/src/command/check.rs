//! `porteria check`: says of each part whether it is fit to serve, and what to do where it is not.

use anyhow::{Result, bail};
use backend::challenge::Figures;
use backend::config::Config;
use backend::env::Env;
use backend::sms::Sms;
use backend::storage::Db;
use backend::{Backend, registry};
use domain::platform::{ChallengePolicy, Platform, SecondFactor};

use super::{say, serve};

/// Checks everything, says everything, fails if anything is not fit.
///
/// # Errors
/// When something is not fit.
pub async fn run(mut config: Config, env: Env, demo: bool) -> Result<()> {
    let mut report = Report::default();
    report.line("configuración", Ok(config.origin.clone()));
    for platform in &config.platforms {
        // Loading refused it already if it did not make sense.
        report.line(
            &format!("plataforma {}", platform.slug),
            Ok(in_short(platform)),
        );
    }
    report.line(
        "seguridad",
        said(serve::refuse_what_betrays(&config, demo), "sirve así"),
    );
    config.sms.stays_here = demo;
    report.line("mensajes de texto", texts(&config));
    if !Db::is_there(&config.database) {
        let make = "no existe; créala con porteria migrate";
        report.line("base de datos", Err(make.into()));
    } else {
        inside(&mut report, config, env, demo).await;
    }
    say(&report.text)?;
    if report.faults > 0 {
        bail!("{} por corregir", report.faults);
    }
    Ok(())
}

/// Where text messages go.
fn texts(config: &Config) -> Result<String, String> {
    match Sms::from_config(&config.sms) {
        Ok(Sms::Gateway(gateway)) => Ok(format!("salen por {}", gateway.host())),
        Ok(Sms::Mailbox) => Ok("quedan en /buzon".into()),
        Ok(_) => Ok(without_texts(config)),
        Err(fault) => Err(fault.to_string()),
    }
}

/// What follows where no text message leaves.
fn without_texts(config: &Config) -> String {
    let asks = |one: &&Platform| one.policy.second_factor == SecondFactor::Sms;
    let asking: Vec<_> = config
        .platforms
        .iter()
        .filter(asks)
        .map(|one| one.slug.as_str())
        .collect();
    let words = "no salen; los códigos van solo por correo".to_owned();
    if asking.is_empty() {
        return words;
    }
    format!(
        "{words}, y en {} entra solo quien tiene una aplicación de códigos",
        asking.join(", ")
    )
}

/// What can be told only of a database that opens.
async fn inside(report: &mut Report, config: Config, env: Env, demo: bool) {
    let backend = match backend::open_existing(config, env).await {
        Ok(backend) => backend,
        Err(denied) => return report.line("base de datos y llave", Err(denied.to_string())),
    };
    report.line("base de datos y llave", Ok("abren".into()));
    let schema = backend.check().await;
    let whole = schema.is_ok();
    report.line(
        "esquema y llave",
        said(schema, "son los de esta instalación"),
    );
    if !whole {
        return;
    }
    let fits = backend.require_demo(demo).await;
    report.line(
        "demostración",
        said(fits, if demo { "lo es" } else { "no lo es" }),
    );
    for platform in &backend.platforms {
        if let Some(rules) = platform.policy.challenge() {
            let found = questions(&backend, platform, rules).await;
            report.line(&format!("preguntas de {}", platform.slug), found);
        }
    }
    backend.db.close().await;
}

/// How likely somebody who knows only the registry's frequencies passes the questions (Q24).
async fn questions(
    backend: &Backend,
    platform: &Platform,
    rules: &ChallengePolicy,
) -> Result<String, String> {
    let slug = platform.slug.as_str();
    let distribution = backend
        .db
        .read(|mut tx| async move {
            let found = registry::distribution(&mut tx, slug).await?;
            tx.done(found)
        })
        .await
        .map_err(|denied| denied.to_string())?;
    let figures = Figures::of(&distribution, rules);
    if figures.people == 0 {
        return Ok("el padrón está vacío; nadie podrá responderlas".into());
    }
    let one_in = figures.one_in();
    if figures.fall_short() {
        return Err(format!(
            "quien adivina pasa 1 vez de cada {one_in}; la regla pide 1 de cada {} o menos",
            rules.odds_at_least
        ));
    }
    Ok(format!(
        "{} personas; quien adivina pasa 1 vez de cada {one_in}, con {} intentos",
        figures.people, rules.attempts
    ))
}

#[derive(Default)]
struct Report {
    text: String,
    faults: usize,
}

impl Report {
    fn line(&mut self, part: &str, found: Result<String, String>) {
        let (mark, words) = match found {
            Ok(words) => ("bien", words),
            Err(words) => {
                self.faults += 1;
                ("MAL ", words)
            }
        };
        self.text.push_str(&format!("{mark}  {part}: {words}\n"));
    }
}

fn said<E: std::fmt::Display>(found: Result<(), E>, well: &str) -> Result<String, String> {
    found
        .map(|()| well.to_owned())
        .map_err(|why| format!("{why:#}"))
}

fn in_short(platform: &Platform) -> String {
    let ids = &platform.policy.sign_in;
    format!(
        "{}, {}, se entra con {ids:?}",
        platform.name,
        platform.locale.tag()
    )
}
