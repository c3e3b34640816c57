//! Pages and answers leave compressed: a phone waits for bytes longer than a server for their
//! compression. Assets are compressed when they are built.
//!
//! Never where another site may have made a browser ask with our cookies: the length of a compressed
//! answer tells whether what that site wrote into the address stands in it once more (BREACH).

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::compression::predicate::{DefaultPredicate, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// Shorter answers fit one packet as they are.
const WORTH_BYTES: u64 = 1024;
/// Of nine: the others take longer than the bytes that they save.
const EFFORT: i32 = 4;

/// The layer that compresses. Not with brotli, which takes some tenth off the bytes and megabytes of
/// memory for each answer that is on its way.
#[must_use]
pub fn compressing() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .no_br()
        .quality(CompressionLevel::Precise(EFFORT))
        .compress_when(DefaultPredicate::new().and(SizeAbove::new(WORTH_BYTES)))
}

/// Lets nothing be compressed that somebody else may have asked for.
pub async fn layer(mut request: Request, next: Next) -> Response {
    if may_be_of_another(request.headers()) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}

/// A request with cookies of which the browser does not say that our own page, or the person, asks.
fn may_be_of_another(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    headers.contains_key(header::COOKIE) && !matches!(site, Some(b"same-origin" | b"none"))
}
