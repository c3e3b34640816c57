//! Translates between the page of those who stand in and its use cases.

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

/// Those of that company.
#[server(endpoint = "role/stand-ins")]
pub async fn load_stand_ins(
    platform: String,
    #[server(default)] company: String,
) -> Result<Vec<StandInView>, Failure> {
    use crate::{bridge, routes};
    let here = routes::stand_ins(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let found = backend::role::stand_ins(&caller).await;
    let found = found.map_err(bridge::fail)?;
    Ok(found.into_iter().map(StandInView::from).collect())
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
    let (email, until) = (Email::parse(&email), Date::parse(&until));
    let wrong = [
        email.as_ref().err().map(|problem| (Field::Email, *problem)),
        until.as_ref().err().map(|problem| (Field::Until, *problem)),
    ];
    let wrong: Vec<_> = wrong.into_iter().flatten().collect();
    let (Ok(email), Ok(until)) = (email, until) else {
        return Err(bridge::refuse(Refusal::Fields(wrong)));
    };
    backend::role::name(&caller, &email, until)
        .await
        .map_err(bridge::fail)?;
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
