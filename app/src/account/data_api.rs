//! Translates between «Mis datos» and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::OwnView;
use super::sessions_api::{Event, SessionsView};
use crate::failure::Failure;

/// An authorisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    /// To take it back by.
    pub id: String,
    /// `data` or `messages`.
    pub purpose: String,
    /// When, which text, whether it was given.
    pub about: String,
    /// Whether there is something to take back.
    pub in_force: bool,
    /// Whether it can be given again.
    pub may_give: bool,
}

/// What companies and offices keep of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartView {
    /// What it is called.
    pub title: String,
    /// Labels and values of each entry.
    pub entries: Vec<Vec<(String, String)>>,
}

/// Everything that is kept about somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataView {
    /// What the person told.
    pub own: OwnView,
    /// Labels and values about the account.
    pub account: Vec<(String, String)>,
    /// Labels and values that the registry holds.
    pub registry: Vec<(String, String)>,
    /// Changes of address: both addresses and a sentence.
    pub changes: Vec<(String, String)>,
    /// What companies and offices keep; parts without an entry left out.
    pub parts: Vec<PartView>,
    /// Authorisations.
    pub consents: Vec<ConsentView>,
    /// Sessions and browsers.
    pub inside: SessionsView,
    /// The history, for the copy only.
    pub events: Vec<Event>,
}

/// Everything that is kept; strangers are sent to sign in.
#[server(endpoint = "account/data")]
pub async fn load_data(
    platform: String,
    #[server(default)] with_history: bool,
) -> Result<DataView, Failure> {
    use crate::{bridge, routes};
    let here = if with_history {
        routes::own_copy(&platform)
    } else {
        routes::own_data(&platform)
    };
    let caller = bridge::member(&platform, &here).await?;
    let own = bridge::own_view(&platform, &here).await?;
    let copy = backend::own::copy(&caller).await.map_err(bridge::fail)?;
    let mut view = DataView::of(own, copy, caller.platform.locale.voice());
    if with_history {
        let entries = backend::own::whole_history(&caller)
            .await
            .map_err(bridge::fail)?;
        let voice = caller.platform.locale.voice();
        view.events = entries
            .into_iter()
            .map(|entry| Event::of(entry, voice))
            .collect();
    }
    Ok(view)
}

/// «Sí, retirar la autorización».
#[server(endpoint = "account/consent-withdraw")]
pub async fn withdraw_consent(
    platform: String,
    #[server(default)] consent: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::own::withdraw(&caller, &consent)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::withdrawn(&platform));
    Ok(())
}

/// «Sí, autorizo».
#[server(endpoint = "account/consent-give")]
pub async fn give_consent(
    platform: String,
    #[server(default)] consent: String,
) -> Result<(), Failure> {
    use crate::text::registration as words;
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let face = caller.platform.face();
    let texts = backend::registration::ConsentTexts {
        data: words::consent_data(&face),
        messages: words::consent_messages(&face),
    };
    backend::own::give(&caller, &consent, &texts)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::given(&platform));
    Ok(())
}
