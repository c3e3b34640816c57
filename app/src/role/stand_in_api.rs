//! Translates between the page of those who stand in and its use cases.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Somebody who stands in, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandInView {
    /// What ending is sent with.
    pub account: String,
    /// What they are called.
    pub name: String,
    /// Who named them.
    pub named_by: String,
    /// Since when.
    pub since: String,
    /// Until when.
    pub until: String,
    /// Whether they stand in now.
    pub stands: bool,
}

/// Those of a company, and the form that names another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandInsView {
    /// The last ones named first.
    pub items: Vec<StandInView>,
    /// What was typed into the form before a refusal.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "stand-in";

/// Those of that company.
#[server(endpoint = "role/stand-ins")]
pub async fn load_stand_ins(
    platform: String,
    #[server(default)] company: String,
) -> Result<StandInsView, Failure> {
    use crate::{bridge, routes};
    let here = routes::stand_ins(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let found = backend::role::stand_ins(&caller).await;
    let found = found.map_err(bridge::fail)?;
    Ok(StandInsView {
        items: found.into_iter().map(StandInView::from).collect(),
        typed: bridge::recalled(&caller, FORM).await?,
    })
}

/// «Nombrar suplente».
#[server(endpoint = "role/stand-in")]
pub async fn name_stand_in(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] email: String,
    #[server(default)] until: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::contact::Email;
    use domain::date::Date;
    use domain::refusal::{Field, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let typed = bridge::typed([("email", &email), ("until", &until)]);
    let (email, until) = (Email::parse(&email), Date::parse(&until));
    let wrong = [
        email.as_ref().err().map(|problem| (Field::Email, *problem)),
        until.as_ref().err().map(|problem| (Field::Until, *problem)),
    ];
    let named = match (email, until) {
        (Ok(email), Ok(until)) => backend::role::name(&caller, &email, until).await,
        _ => Err(Refusal::Fields(wrong.into_iter().flatten().collect()).into()),
    };
    bridge::answered(&caller, (FORM, typed), named).await?;
    bridge::go(&routes::stand_in_news(&platform, &company, "nombrado"));
    Ok(())
}

/// «Terminar ahora».
#[server(endpoint = "role/stand-in-end")]
pub async fn end_stand_in(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let account = bridge::named(&account)?;
    backend::role::end(&caller, account)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::stand_in_news(&platform, &company, "terminado"));
    Ok(())
}
