//! Reads from a request what use cases may know of it, and gives a browser its own token on the
//! first visit: drafts, remembered input and known devices hang on it.

use std::collections::HashMap;

use app::bridge::FirstSight;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use backend::caller::{BROWSER_COOKIE, Visit};
use backend::keys::Secret;
use cookie::Cookie;

use crate::layers::network::Network;
use crate::layers::trace::Number;
use crate::state::AppState;

const AGENT_CHARACTERS: usize = 200;
const BROWSER_SECONDS: u32 = 31_536_000;

/// Puts the [`Visit`] into the request.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let cookies = cookies(request.headers());
    let known = cookies
        .get(BROWSER_COOKIE)
        .and_then(|text| Secret::parse(text));
    let is_new = known.is_none();
    let browser = known.unwrap_or_else(|| Secret::new(&state.backend.env.chance));
    let visit = Visit {
        browser: browser.clone(),
        cookies,
        network: said(request.extensions().get::<Network>()),
        agent: agent(request.headers()),
        trace: request
            .extensions()
            .get::<Number>()
            .map(|number| number.0.clone())
            .unwrap_or_default(),
    };
    request.extensions_mut().insert(visit);
    request.extensions_mut().insert(FirstSight::default());
    let mut response = next.run(request).await;
    if is_new {
        let cookie = format!(
            "{BROWSER_COOKIE}={}; Path=/; Max-Age={BROWSER_SECONDS}; Secure; HttpOnly; SameSite=Lax",
            browser.expose()
        );
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

fn said(network: Option<&Network>) -> String {
    network.map(ToString::to_string).unwrap_or_default()
}

fn cookies(headers: &HeaderMap) -> HashMap<String, String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .map(|cookie| (cookie.name().to_owned(), cookie.value().to_owned()))
        .collect()
}

fn agent(headers: &HeaderMap) -> String {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok());
    agent
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .take(AGENT_CHARACTERS)
        .collect()
}
