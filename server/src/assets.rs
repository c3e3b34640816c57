//! The files that browsers load: built into the binary, read from `dist/` in development. Their
//! folder is named by a hash of its contents, so an address never changes what it means.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../dist/"]
#[allow_missing = true]
struct Dist;

/// The folder of this build's assets, `pkg-<hash>`.
#[must_use]
pub fn package() -> String {
    Dist::get("pkg-name")
        .and_then(|file| String::from_utf8(file.data.into_owned()).ok())
        .map_or_else(|| "pkg-none".to_owned(), |name| name.trim().to_owned())
}

/// Serves one file of the current package, compressed when the browser takes it so.
pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let folder = package();
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or_default();
    let path = format!("{folder}/{file}");
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepted.contains(encoding)
            && let Some(found) = Dist::get(&format!("{path}{ending}"))
        {
            return answer(&file, found, Some(encoding));
        }
    }
    match Dist::get(&path) {
        Some(found) => answer(&file, found, None),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn answer(name: &str, file: EmbeddedFile, encoding: Option<&'static str>) -> Response {
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}
