//! One line for each request: its number, method, matched route, status and time. Never the
//! address as typed, a query, a header, a cookie or a body: tokens and people live there (A27,
//! A64). Metrics carry the same labels.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::state::AppState;

/// The number of a request: in our logs, and what people quote to us.
#[derive(Debug, Clone)]
pub struct Number(pub String);

/// Numbers the request, and tells of its answer.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let chance = &state.backend.env.chance;
    let number = format!("{:08x}", u32::from_be_bytes(chance.bytes()));
    let method = method(request.method());
    let route = route(&request);
    request.extensions_mut().insert(Number(number.clone()));
    let span = tracing::info_span!("request", number, method, route);
    #[expect(
        clippy::disallowed_methods,
        reason = "measures how long an answer took"
    )]
    let began = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(status, micros = took.as_micros(), "answered"));
    let labels = [
        ("route", route),
        ("method", method.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("porteria_requests_total", &labels).increment(1);
    metrics::histogram!("porteria_request_seconds", &labels[..1]).record(took.as_secs_f64());
    response
}

/// The pattern that matched, never what was asked for: a label for each address would be endless.
fn route(request: &Request) -> String {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned())
}

/// Clients may invent methods.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
