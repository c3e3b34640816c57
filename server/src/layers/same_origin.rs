//! Only our own pages may change something, and only they may embed what we answer (A37, A69).
//! `tower-http` compares `Sec-Fetch-Site` and `Origin`; this closes two gaps that it leaves for
//! programs that are no browsers. A request with neither passes there: here only without a cookie.
//! A request that says it comes from elsewhere passes there with our name as its origin: here never.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
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
        is_from_elsewhere(headers) || is_silent_about_its_origin(headers)
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

/// What browsers say of themselves, and no page can change.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    is(headers, SITE, &["cross-site", "same-site"])
}

/// A link from elsewhere may lead here; a script, picture or frame elsewhere may not use us.
fn is_embedded_elsewhere(headers: &HeaderMap) -> bool {
    let framed = is(
        headers,
        DESTINATION,
        &["iframe", "frame", "object", "embed"],
    );
    is_from_elsewhere(headers) && (framed || !is(headers, MODE, &["navigate"]))
}

fn is(headers: &HeaderMap, name: &str, values: &[&str]) -> bool {
    let value = headers.get(name).map(HeaderValue::as_bytes);
    value.is_some_and(|value| values.iter().any(|one| one.as_bytes() == value))
}
