//! Translates between the pages that open a company's account and their use cases.

use std::collections::BTreeMap;

use domain::company::Typed;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The form as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningView {
    /// Whose account it will be, as people write it; none before step 1.
    pub rut: Option<String>,
    /// What was typed into step 1 and refused.
    pub refused: Option<String>,
    /// What was typed into step 2.
    pub typed: Typed,
    /// Which version of it this is; goes back with what is typed.
    pub version: i64,
    /// What whom «Quitar» took out last is called, if they can be put back.
    pub removed: Option<String>,
}

/// Everything once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// The parts, in the form's order.
    pub groups: Vec<GroupView>,
    /// Goes back with «Crear cuenta».
    pub mark: String,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupView {
    /// Its name.
    pub title: String,
    /// The field that «Cambiar» leads to.
    pub anchor: String,
    /// Label and value.
    pub rows: Vec<(String, String)>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const STEP_1: &str = "opening";

/// The same for asking for another link: the name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const AGAIN: &str = "welcome";

/// The form behind the link of this browser.
#[server(endpoint = "opening/view")]
pub async fn load_opening(platform: String) -> Result<OpeningView, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let form = backend::company::load(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(OpeningView {
        rut: form.rut.map(|rut| rut.dotted()),
        refused: bridge::recalled(&caller, STEP_1)
            .await?
            .remove("company_rut"),
        typed: form.typed,
        version: form.version,
        removed: form.removed,
    })
}

/// Step 2; whoever did not pass step 1 is led there.
#[server(endpoint = "opening/details")]
pub async fn load_details(platform: String) -> Result<OpeningView, Failure> {
    use crate::{bridge, routes};
    let view = load_opening(platform.clone()).await;
    let is_identified = view.as_ref().is_ok_and(|view| view.rut.is_some());
    if !is_identified {
        bridge::go(&routes::opening(&platform));
    }
    view
}

/// «Continuar» of step 1.
#[server(endpoint = "opening/identify")]
pub async fn identify_company(
    platform: String,
    #[server(default)] company_rut: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let identified = backend::company::identify(&caller, &company_rut).await;
    let typed = bridge::typed([("company_rut", &company_rut)]);
    bridge::answered(&caller, (STEP_1, typed), identified).await?;
    bridge::go(&routes::opening_details(&platform));
    Ok(())
}

/// The buttons of step 2. What was sent is kept, whatever is wrong with it (W-20).
#[server(endpoint = "opening/save")]
pub async fn save_opening(
    platform: String,
    #[server(default)] intent: String,
    #[server(default)] version: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::company::{Intent, save};
    let caller = bridge::caller(&platform).await?;
    let mut typed = Typed::read(&|name| sent.get(name).cloned());
    let remove = intent
        .strip_prefix("remove-")
        .and_then(|at| at.parse().ok());
    let (intent, next) = match (intent.as_str(), remove) {
        ("continue", _) => (Intent::Continue, Some(routes::opening_check(&platform))),
        ("add", _) => (Intent::Add, Some(routes::opening_people(&platform))),
        (_, Some(at)) => (Intent::Remove(at), Some(routes::opening_people(&platform))),
        ("restore", _) => (Intent::Restore, Some(routes::opening_people(&platform))),
        ("same-name", _) => {
            typed.copy_trade_name();
            (Intent::Keep, Some(routes::opening_details(&platform)))
        }
        ("keep", _) => (Intent::Keep, Some(routes::opening_kept(&platform))),
        // The page keeps by itself while somebody types.
        _ => (Intent::Quiet, None),
    };
    // Of no version that there was: an older page.
    let seen = version.parse().unwrap_or_default();
    save(&caller, typed, intent, seen)
        .await
        .map_err(bridge::fail)?;
    if let Some(next) = next {
        bridge::go(&next);
    }
    Ok(())
}

/// Step 3.
#[server(endpoint = "opening/check")]
pub async fn load_check(platform: String) -> Result<CheckView, Failure> {
    use crate::{bridge, routes};
    use domain::Refusal;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    match backend::company::confirmation(&caller).await {
        Ok((rut, opening, mark)) => Ok(CheckView {
            groups: bridge::opening_groups(rut, &opening),
            mark,
        }),
        Err(denied) => {
            let failure = bridge::fail(denied);
            bridge::go(&match failure.refusal() {
                Some(Refusal::DraftMissing) => routes::opening_details(&platform),
                _ => routes::opening(&platform),
            });
            Err(failure)
        }
    }
}

/// «Crear cuenta».
#[server(endpoint = "opening/finish")]
pub async fn finish_opening(
    platform: String,
    #[server(default)] mark: String,
) -> Result<(), Failure> {
    use crate::text::opening as words;
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let texts = backend::company::AgreedTexts {
        terms: words::TERMS.to_owned(),
        privacy: words::PRIVACY.to_owned(),
    };
    backend::company::finish(&caller, &mark, &texts)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::opening_done(&platform));
    Ok(())
}

/// Whether the account behind the link is open; whoever has nothing to be told is led to step 1.
#[server(endpoint = "opening/done")]
pub async fn load_done(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::fault::Denied;
    use domain::Refusal;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    match backend::company::load(&caller).await {
        Err(Denied::Refused(Refusal::CompanyOpened)) => Ok(()),
        Err(denied @ Denied::Fault(_)) => Err(bridge::fail(denied)),
        _ => {
            bridge::go(&routes::opening(&platform));
            Err(Refusal::DraftMissing.into())
        }
    }
}

/// What was typed into «Reenviar bienvenida» and refused.
#[server(endpoint = "opening/again-form")]
pub async fn load_again(platform: String) -> Result<String, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let mut typed = bridge::recalled(&caller, AGAIN).await?;
    Ok(typed.remove("company_rut").unwrap_or_default())
}

/// «Reenviar bienvenida»: the same answer for every RUT (Q53).
#[server(endpoint = "opening/again")]
pub async fn ask_welcome(
    platform: String,
    #[server(default)] company_rut: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let asked = backend::acquisition::ask_again(&caller, &company_rut).await;
    let typed = bridge::typed([("company_rut", &company_rut)]);
    bridge::answered(&caller, (AGAIN, typed), asked).await?;
    bridge::go(&routes::welcome_asked(&platform));
    Ok(())
}
