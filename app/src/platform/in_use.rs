//! The company in use. It stands in the address (ruling 8): in the path of its own pages, and
//! beside it on those that are visited from inside of one, so that each tab keeps its own there, too.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::routes;

/// The company that the address of this moment names; empty for none.
#[must_use]
pub fn in_use(slug: String) -> Memo<String> {
    let location = use_location();
    Memo::new(move |_| {
        let beside = location.query.with(|query| query.get(routes::IN_USE));
        location.pathname.with(|path| named(&slug, path, beside))
    })
}

fn named(slug: &str, path: &str, beside: Option<String>) -> String {
    let within = routes::company_of(slug, path).map(str::to_owned);
    let beside = beside.filter(|_| routes::is_beside(path));
    within.or(beside).unwrap_or_default()
}

/// That address, with the company in use where it keeps one. For pages, which are made anew with
/// their address.
#[must_use]
pub fn keeping(address: impl Into<String>) -> String {
    let location = use_location();
    let beside = location
        .query
        .with_untracked(|query| query.get(routes::IN_USE));
    let company = location.pathname.with_untracked(|path| {
        let slug = path.split('/').nth(1).unwrap_or_default();
        named(slug, path, beside)
    });
    routes::beside(&address.into(), &company)
}
