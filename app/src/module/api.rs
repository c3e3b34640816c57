//! Translates between the modules of a company, what people ask for, and their use cases (A-34 to
//!

use std::collections::BTreeMap;

use domain::role::Level;
use domain::service::RequestState;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A module, and how one stands with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingView {
    /// Its word.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Under which heading it stands.
    pub group: String,
    /// How much of it one may do.
    pub level: Option<Level>,
    /// For how much the newest request is.
    pub asked_level: Option<Level>,
    /// How far the newest request is, with its answer.
    pub asked: Option<(RequestState, Option<String>)>,
    /// Whether anybody administers the accesses of the company (Q51).
    pub led: bool,
    /// What was typed into a form that was refused.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "module";
/// The same for the decision.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const DECISION: &str = "module-decision";

/// Every module of that company, and how one stands with it.
#[server(endpoint = "module/list")]
pub async fn load_modules(
    platform: String,
    #[server(default)] company: String,
) -> Result<Vec<StandingView>, Failure> {
    use crate::{bridge, routes};
    let here = routes::modules(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    bridge::standing_views(&caller).await
}

/// One of them. What is no module is not found.
#[server(endpoint = "module/view")]
pub async fn load_module(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] module: String,
) -> Result<StandingView, Failure> {
    use crate::{bridge, routes};
    use domain::refusal::Refusal;
    let here = routes::module(&platform, &company, &module);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let all = bridge::standing_views(&caller).await?;
    let found = all.into_iter().find(|one| one.code == module);
    let mut found = found.ok_or_else(|| bridge::refuse(Refusal::NotFound))?;
    found.typed = bridge::recalled_of(&caller, FORM, &module).await?;
    Ok(found)
}

/// «Pedir acceso».
#[server(endpoint = "module/request")]
pub async fn request_module(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] module: String,
    #[server(default)] level: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::refusal::{Field, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let code = bridge::named(&module)?;
    let wrong = |problem| bridge::refuse(Refusal::field(Field::Module, problem));
    let level: Level = level.parse().map_err(wrong)?;
    let typed = bridge::typed([
        (bridge::OF, module.as_str()),
        ("level", level.code()),
        ("reason", &reason),
    ]);
    let asked = backend::role::request(&caller, (&code, level), &reason).await;
    bridge::answered(&caller, (FORM, typed), asked).await?;
    bridge::go(&routes::module_asked(&platform, &company, &module));
    Ok(())
}

/// A request, for those who decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// What the decision is sent with.
    pub id: String,
    /// Who asks.
    pub person: String,
    /// The module, as it is called.
    pub module: String,
    /// How much of it.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// How far it is.
    pub state: RequestState,
    /// When it was sent.
    pub requested: String,
    /// What was answered.
    pub answer: Option<String>,
    /// Perfiles that have it: word and name.
    pub offered: Vec<(String, String)>,
    /// What was typed into its form before a refusal.
    pub typed: BTreeMap<String, String>,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestsView {
    /// The one that waits longest first.
    pub items: Vec<RequestView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// What people of that company ask for.
#[server(endpoint = "module/requests")]
pub async fn load_module_requests(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] state: String,
    #[server(default)] after: String,
) -> Result<RequestsView, Failure> {
    use crate::{bridge, routes};
    use domain::service::RequestState;
    let here = routes::module_requests(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let state = state.parse().unwrap_or(RequestState::Pending);
    let page = backend::role::requests(&caller, state, &after).await;
    let page = page.map_err(bridge::fail)?;
    let mut view = bridge::module_requests_view(&caller, page).await?;
    let mut typed = bridge::recalled(&caller, DECISION).await?;
    let of = typed.remove(bridge::OF);
    if let Some(one) = view
        .items
        .iter_mut()
        .find(|one| Some(&one.id) == of.as_ref())
    {
        one.typed = typed;
    }
    Ok(view)
}

/// «Aprobar» with a perfil, or «Rechazar».
#[server(endpoint = "module/decide")]
pub async fn decide_module(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] request: String,
    #[server(default)] perfil: String,
    #[server(default)] reason: String,
    #[server(default)] decision: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::role::Decision;
    use domain::refusal::{Field, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let typed = bridge::typed([
        (bridge::OF, request.as_str()),
        ("perfil", &perfil),
        ("reason", &reason),
    ]);
    let decision = match decision.as_str() {
        "grant" => perfil.parse().map(Decision::Grant),
        _ => Ok(Decision::Refuse),
    };
    let decided = match decision {
        Ok(decision) => backend::role::decide(&caller, &request, decision, &reason).await,
        Err(problem) => Err(Refusal::field(Field::Perfil, problem).into()),
    };
    bridge::answered(&caller, (DECISION, typed), decided).await?;
    bridge::go(&routes::module_decided(&platform, &company));
    Ok(())
}
