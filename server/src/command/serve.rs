//! Serving: opens the installation, refuses what does not fit, listens, stops when told: first
//! readiness, then the listener, the requests under way, the worker and the database (F19).

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use backend::config::Config;
use backend::env::Env;
use backend::mail::Letter;
use backend::sms::Text;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::router::router;
use crate::state::AppState;
use crate::worker::Stop;
use crate::{listen, metrics, worker};

/// How long the letter in hand may still take at the end.
const LAST_LETTER_TIME: Duration = Duration::from_secs(5);

/// Serves until told to stop.
///
/// # Errors
/// When the installation does not open, is not safe to serve, or the address is taken.
pub async fn run(mut config: Config, env: Env, demo: bool) -> Result<()> {
    refuse_what_betrays(&config, demo)?;
    config.sms.stays_here = demo;
    // Before anybody outside can know that there is a server: a signal that comes while nobody is
    // registered for it is lost, or ends everything at once.
    let signals = Signals::register()?;
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    backend.require_demo(demo).await?;
    let (stop, stopped) = watch::channel(false);
    let state = AppState::new(Arc::clone(&backend), demo);
    let letters = Arc::clone(&state.letters);
    let workers = [
        worker::deliver::<Letter>(Arc::clone(&backend), letters, stopped.clone()),
        // Nobody wakes it: it looks often enough by itself.
        worker::deliver::<Text>(Arc::clone(&backend), Arc::default(), stopped.clone()),
        worker::import(Arc::clone(&backend), stopped.clone()),
        worker::forget(
            Arc::clone(&backend),
            Arc::clone(&state.rates),
            stopped.clone(),
        ),
    ];
    measure(&backend.config, stopped.clone()).await?;
    let listener = bind(&backend.config.listen).await?;
    tracing::info!(address = %listener.local_addr()?, demo, "listening");
    let readiness = Arc::clone(&state.readiness);
    let ending = tokio::spawn(async move {
        signals.told_to_stop().await;
        readiness.close();
        // A receiver always exists: the workers hold one each.
        let _ = stop.send(true);
    });
    let finished = listen::serve(listener, router(state), stopped).await;
    ending.await?;
    for worker in workers {
        // A letter that hangs is claimed by somebody else later on; nobody waits for it here.
        if let Ok(ended) = timeout(LAST_LETTER_TIME, worker).await {
            ended?;
        }
    }
    backend.db.close().await;
    tracing::info!(finished, "stopped");
    Ok(())
}

/// What a configuration may not do, whatever its author meant (A68, F24).
///
/// # Errors
/// With what to change.
pub fn refuse_what_betrays(config: &Config, demo: bool) -> Result<()> {
    let here_only = is_loopback(&config.listen);
    if demo {
        ensure!(
            here_only,
            "--demo escucha solo en esta máquina: listen = \"127.0.0.1:…\""
        );
        ensure!(
            config.mail.smtp.is_none(),
            "--demo no envía correo: quita mail.smtp"
        );
        ensure!(
            config.sms.gateway.is_none(),
            "--demo no envía mensajes de texto: quita sms.gateway"
        );
        return Ok(());
    }
    ensure!(
        config.hashing.is_safe(),
        "el costo de las contraseñas es menor que el mínimo: quita la tabla [hashing]"
    );
    ensure!(
        !config.is_plain() || (here_only && is_loopback(&config.origin)),
        "sin https solo se atiende a esta máquina: origin = \"https://…\""
    );
    Ok(())
}

/// Whether an address, with its port or as an `http` origin, is this machine's own.
fn is_loopback(address: &str) -> bool {
    let address = address.strip_prefix("http://").unwrap_or(address);
    if address == "localhost" {
        return true;
    }
    let host = address.rsplit_once(':').map_or(address, |(host, _)| host);
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

async fn bind(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("no se puede escuchar en {address}"))
}

/// Serves the metrics, when the configuration names where.
async fn measure(config: &Config, stop: Stop) -> Result<()> {
    let Some(address) = &config.metrics_listen else {
        return Ok(());
    };
    let listener = bind(address).await?;
    let routes = metrics::routes(metrics::start()?);
    tokio::spawn(listen::serve(listener, routes, stop));
    Ok(())
}

/// What tells the process to stop.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn register() -> Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn told_to_stop(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(change: impl FnOnce(&mut Config)) -> Config {
        let mut config = Config::parse(include_str!("../../../demo/porteria.toml")).unwrap();
        change(&mut config);
        config
    }

    // Seen red: with a gateway of text messages let through.
    #[test]
    fn a_demonstration_stays_on_this_machine_and_sends_nothing() {
        assert!(refuse_what_betrays(&config(|_| {}), true).is_ok());
        for listen in ["0.0.0.0:3000", "[::]:3000", "192.0.2.1:80"] {
            let open = config(|config| config.listen = listen.into());
            assert!(refuse_what_betrays(&open, true).is_err(), "{listen}");
        }
        let sending = config(|config| config.mail.smtp = Some("smtp://mail.example".into()));
        assert!(refuse_what_betrays(&sending, true).is_err());
        let texting = config(|config| config.sms.gateway = Some("https://sms.example".into()));
        assert!(refuse_what_betrays(&texting, true).is_err());
    }

    #[test]
    fn a_real_installation_refuses_cheap_hashes_and_open_plain_addresses() {
        let cheap = config(|config| config.hashing.memory_kib = 64);
        assert!(refuse_what_betrays(&cheap, false).is_err());
        let open = config(|config| config.listen = "0.0.0.0:3000".into());
        assert!(refuse_what_betrays(&open, false).is_err());
        // Behind a proxy it listens here only, and people would still reach it in the clear.
        let proxied = config(|config| config.origin = "http://portal.example".into());
        assert!(refuse_what_betrays(&proxied, false).is_err());
        assert!(refuse_what_betrays(&config(|_| {}), false).is_ok());
        let sealed = config(|config| {
            config.listen = "0.0.0.0:3000".into();
            config.origin = "https://porteria.example".into();
        });
        assert!(refuse_what_betrays(&sealed, false).is_ok());
    }
}
