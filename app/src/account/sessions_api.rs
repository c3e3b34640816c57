//! Translates between the pages of sessions and history and their use cases. Sentences are composed
//! here, on the server, so that the browser need not carry the catalogue.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A line with what stands below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// To act on it by; empty where one cannot.
    pub id: String,
    /// What it is.
    pub title: String,
    /// A sentence about it.
    pub about: String,
    /// Whether it is this session, or this browser.
    pub here: bool,
}

/// Where somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsView {
    /// Sessions, this one first.
    pub sessions: Vec<Line>,
    /// Known browsers, newest use first.
    pub browsers: Vec<Line>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What.
    pub sentence: String,
    /// In which browser.
    pub agent: Option<String>,
    /// When.
    pub moment: String,
    /// When, for machines.
    pub iso: String,
}

/// One page of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryView {
    /// Newest first.
    pub events: Vec<Event>,
    /// Where the next page begins.
    pub next: Option<i64>,
}

/// Where somebody is signed in; strangers are sent to sign in.
#[server(endpoint = "account/sessions")]
pub async fn load_sessions(platform: String) -> Result<SessionsView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::sessions(&platform)).await?;
    let inside = backend::own::sessions(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(inside.into())
}

/// «Cerrar» and «Cerrar todas las demás sesiones»: buttons of one form.
#[server(endpoint = "account/sessions-end")]
pub async fn end_sessions(
    platform: String,
    #[server(default)] session: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let ended = match session.as_str() {
        "others" => backend::own::end_others(&caller).await,
        id => backend::own::end_one(&caller, id).await,
    };
    ended.map_err(bridge::fail)?;
    bridge::go(&routes::sessions_ended(&platform));
    Ok(())
}

/// What happened before that entry, or newest; strangers are sent to sign in.
#[server(endpoint = "account/history")]
pub async fn load_history(
    platform: String,
    #[server(default)] before: Option<i64>,
) -> Result<HistoryView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::history(&platform)).await?;
    let voice = caller.platform.locale.voice();
    let page = backend::own::history(&caller, before)
        .await
        .map_err(bridge::fail)?;
    let events = page.entries.into_iter();
    Ok(HistoryView {
        events: events.map(|entry| Event::of(entry, voice)).collect(),
        next: page.next,
    })
}
