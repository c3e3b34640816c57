//! Sending the browser on.

use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use domain::id::{self, Id};
use leptos::prelude::*;

use crate::routes;

/// Sends the browser on. Addresses come from `routes`; anything else leads to the front. The company
/// in use stays in the address where the page before had it beside itself.
pub fn go(address: &str) {
    let address = &routes::beside(address, &company_before());
    let own = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && HeaderValue::from_str(address).is_ok();
    leptos_axum::redirect(if own { address } else { "/" });
}

/// The company that the address of the page before told beside itself; empty for none. Whether it is
/// one of the person's is asked by whoever shows its name.
fn company_before() -> String {
    let parts = use_context::<Parts>();
    let before = parts.as_ref().and_then(|parts| {
        let before = parts.headers.get(header::REFERER)?.to_str().ok()?;
        let (page, query) = before.split_once('?')?;
        let path = page.split_once("://").map_or(page, |(_, rest)| {
            let path = rest.find('/').and_then(|at| rest.get(at..));
            path.unwrap_or_default()
        });
        let mut pairs = query.split(['&', '#']);
        let told = pairs.find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (name == routes::IN_USE).then_some(value)
        })?;
        routes::is_beside(path).then_some(told)
    });
    // Nothing but an id goes on.
    let before: Option<Id<id::Company>> = before.and_then(|told| told.parse().ok());
    before
        .map(|company| company.to_string())
        .unwrap_or_default()
}
