//! `porteria check`: says of each part whether it is fit to serve, and what to do where it is not.

use anyhow::{Result, bail};
use backend::config::Config;
use backend::env::Env;
use domain::platform::Platform;

use super::{say, serve};

/// Checks everything, says everything, fails if anything is not fit.
///
/// # Errors
/// When something is not fit.
pub async fn run(config: Config, env: Env, demo: bool) -> Result<()> {
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
    match backend::open(config, env).await {
        Err(denied) => report.line("base de datos y llave", Err(denied.to_string())),
        Ok(backend) => {
            report.line("base de datos y llave", Ok("abren".into()));
            report.line(
                "esquema",
                said(backend.check().await, "es el de este programa"),
            );
            let fits = backend.require_demo(demo).await;
            report.line(
                "demostración",
                said(fits, if demo { "lo es" } else { "no lo es" }),
            );
        }
    }
    say(&report.text)?;
    if report.faults > 0 {
        bail!("{} por corregir", report.faults);
    }
    Ok(())
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
