//! A host name of its own leads to its platform, by a redirect that stays (ruling 6): cookies, links
//! and the check of the origin know one address only, the configured one.

use std::collections::HashMap;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use backend::Backend;

use crate::state::AppState;

/// Platforms by host name, as browsers spell it: ASCII, small letters, no port.
pub type Hosts = HashMap<String, String>;

/// The host names of that installation's platforms.
#[must_use]
pub fn hosts(backend: &Backend) -> Hosts {
    let named = |platform: &std::sync::Arc<domain::platform::Platform>| {
        let host = idna::domain_to_ascii(platform.host.as_deref()?).ok()?;
        Some((host, platform.slug.to_string()))
    };
    backend.platforms.iter().filter_map(named).collect()
}

/// Redirects what asks for such a name.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let host = host.map(|host| host.split(':').next().unwrap_or_default());
    let name = host.map(|host| host.trim_end_matches('.').to_ascii_lowercase());
    let Some(slug) = name.and_then(|name| state.hosts.get(&name)) else {
        return next.run(request).await;
    };
    let origin = &state.backend.config.origin;
    let target = request.uri().path_and_query();
    let target = target.map_or("/", axum::http::uri::PathAndQuery::as_str);
    let address = match target.strip_prefix('/') {
        // Links of the platform itself, copied with the other host name.
        Some(rest) if belongs_to(rest, slug) => format!("{origin}{target}"),
        Some(rest) if !rest.is_empty() => format!("{origin}/{slug}/{rest}"),
        _ => format!("{origin}/{slug}"),
    };
    let Ok(address) = HeaderValue::from_str(&address) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let mut response = StatusCode::PERMANENT_REDIRECT.into_response();
    response.headers_mut().insert(header::LOCATION, address);
    response
}

fn belongs_to(rest: &str, slug: &str) -> bool {
    let tail = rest.strip_prefix(slug);
    tail.is_some_and(|tail| tail.is_empty() || tail.starts_with(['/', '?']))
}
