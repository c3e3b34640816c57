//! Serving: opens the installation, refuses what does not fit, listens, stops when told.

use std::net::SocketAddr;

use anyhow::Result;
use backend::config::Config;
use backend::env::Env;
use tokio::net::TcpListener;

use crate::router::router;
use crate::state::AppState;

/// Serves until told to stop.
///
/// # Errors
/// When the installation does not open or the address is taken.
pub async fn run(config: Config, env: Env, demo: bool) -> Result<()> {
    let listen = config.listen.clone();
    let backend = backend::open(config, env).await?;
    backend.check().await?;
    backend.require_demo(demo).await?;
    let listener = TcpListener::bind(&listen).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    let state = AppState::new(backend, demo);
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await?;
    Ok(())
}
