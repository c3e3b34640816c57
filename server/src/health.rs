//! Two questions of whoever runs us. Alive: the process answers. Ready: the database answers too,
//! and we are not on our way out (F19).

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use tokio::time::timeout;

use crate::state::AppState;

const PATIENCE: Duration = Duration::from_secs(2);

/// `/salud/viva`
pub async fn alive() -> &'static str {
    "viva\n"
}

/// `/salud/lista`
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    let database = async { matches!(timeout(PATIENCE, state.backend.db.ping()).await, Ok(Ok(()))) };
    if state.readiness.is_open() && database.await {
        (StatusCode::OK, "lista\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "no está lista\n")
    }
}
