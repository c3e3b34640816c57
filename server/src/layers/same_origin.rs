//! Only our own pages may change something, and only they may embed what we answer (A37, A69).
//! `tower-http` compares `Sec-Fetch-Site` and `Origin`; a request with neither passes there, for
//! programs without cookies. Here such a request passes only if it brings no cookie.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const SITE: &str = "sec-fetch-site";
const MODE: &str = "sec-fetch-mode";
const DESTINATION: &str = "sec-fetch-dest";

/// Closes what the general check leaves open.
pub async fn layer(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let refused = if request.method().is_safe() {
        is_embedded_elsewhere(headers)
    } else {
        is_silent_about_its_origin(headers)
    };
    if refused {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn is_silent_about_its_origin(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE)
        && !headers.contains_key(SITE)
        && !headers.contains_key(header::ORIGIN)
}

/// A link from elsewhere may lead here; a script, picture or frame elsewhere may not use us.
fn is_embedded_elsewhere(headers: &HeaderMap) -> bool {
    let is = |name: &str, values: &[&str]| {
        let value = headers.get(name).map(|value| value.as_bytes());
        value.is_some_and(|value| values.iter().any(|one| one.as_bytes() == value))
    };
    is(SITE, &["cross-site", "same-site"])
        && (!is(MODE, &["navigate"]) || is(DESTINATION, &["iframe", "frame", "object", "embed"]))
}
