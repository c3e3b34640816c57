//! The mailbox and the movable clock are not there at all unless this is a demonstration (A68): no
//! page, no server function, whatever they would have answered.

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

const ROUTES: [&str; 2] = ["/buzon", "/api/mailbox/"];

/// Answers 404 for them.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>();
    let path = matched.map(MatchedPath::as_str).unwrap_or_default();
    if !state.demo && ROUTES.iter().any(|route| path.starts_with(route)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}
