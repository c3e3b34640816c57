//! Translates between the help desk's page of people and its use cases.

use domain::help_desk::{HelpAct, Obstacle};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The page: what was looked up, and what was typed last and refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskView {
    /// What this agent looked up last.
    pub seen: Option<SeenView>,
    /// The kind of the document that was refused.
    pub kind: String,
    /// Its number.
    pub document: String,
}

/// What was looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenView {
    /// The document, masked.
    pub document: String,
    /// Whoever belongs to it.
    pub people: Vec<CardView>,
}

/// Somebody, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// What acts are sent with.
    pub target: String,
    /// Names, masked; empty where a registration waits.
    pub name: String,
    /// Address, masked.
    pub email: String,
    /// Mobile phone, masked.
    pub phone: Option<String>,
    /// Whether the document was proved.
    pub proved: bool,
    /// Whether they have a role here.
    pub staff: bool,
    /// Where they work, a line each.
    pub companies: Vec<String>,
    /// Whether nobody administers one of those (Q51).
    pub leaderless: bool,
    /// What keeps them out.
    pub obstacles: Vec<Obstacle>,
    /// What may be done.
    pub acts: Vec<HelpAct>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "desk_look_up";

/// What this agent looked up last; strangers are sent to sign in.
#[server(endpoint = "desk/people")]
pub async fn load_seen(platform: String) -> Result<DeskView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::desk_people(&platform)).await?;
    let seen = backend::desk::view(&caller).await.map_err(bridge::fail)?;
    // Where people belong to one institution only, its first leader is invited again instead.
    let named = !caller.platform.policy.exclusive;
    let seen = seen.map(|seen| SeenView {
        document: seen.document,
        people: seen
            .people
            .into_iter()
            .map(|card| CardView {
                target: card.target,
                name: card.name,
                email: card.email,
                phone: card.phone,
                proved: card.proved,
                staff: card.staff,
                companies: card.companies.iter().map(bridge::belongs).collect(),
                leaderless: named && card.companies.iter().any(|one| one.leaderless),
                obstacles: card.obstacles,
                acts: card.acts,
            })
            .collect(),
    });
    let mut typed = bridge::recalled(&caller, FORM).await?;
    Ok(DeskView {
        seen,
        kind: typed.remove("document_kind").unwrap_or_default(),
        document: typed.remove("document").unwrap_or_default(),
    })
}

/// «Buscar».
#[server(endpoint = "desk/look-up")]
pub async fn look_up_person(
    platform: String,
    #[server(default)] document_kind: String,
    #[server(default)] document: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("document_kind", &document_kind), ("document", &document)]);
    let found = backend::desk::look_up(&caller, &document_kind, &document).await;
    bridge::answered(&caller, (FORM, typed), found).await?;
    bridge::go(&routes::desk_people(&platform));
    Ok(())
}

/// One of the buttons.
#[server(endpoint = "desk/help")]
pub async fn help_person(
    platform: String,
    #[server(default)] target: String,
    #[server(default)] reason: String,
    #[server(default)] act: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::desk::help(&caller, &target, &act, &reason)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::desk_people_done(&platform));
    Ok(())
}
