//! What Leptos answers for server functions, put right for machines: input that nobody can read is
//! their fault (400, A50), not ours; and nothing sends a browser to another site, whatever its
//! `Referer` said (A42).

use app::failure::Failure;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

const MOST_BYTES: usize = 64 << 10;

/// Corrects status and way.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let mut response = next.run(request).await;
    if let Some(location) = response.headers().get(header::LOCATION)
        && !stays(location, &state.backend.config.origin)
    {
        let front = HeaderValue::from_static(app::routes::FRONT);
        response.headers_mut().insert(header::LOCATION, front);
    }
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        return blame_the_right_one(response).await;
    }
    response
}

fn stays(location: &HeaderValue, origin: &str) -> bool {
    let Ok(location) = location.to_str() else {
        return false;
    };
    let path = location.strip_prefix(origin).unwrap_or(location);
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')
}

async fn blame_the_right_one(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Ok(Failure::Refused(_)) = serde_json::from_slice(&bytes) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, Body::from(bytes))
}
