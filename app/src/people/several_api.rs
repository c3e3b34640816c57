//! Translates between the pages of a company's people and what is done to several of them.

use leptos::prelude::*;

use crate::failure::Failure;

/// Several at once: `state` enables or disables those whose `ids` stand between commas; `back` is what
/// the list was asked for.
#[server(endpoint = "people/several")]
pub async fn change_several(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] ids: String,
    #[server(default)] state: String,
    #[server(default)] reason: String,
    #[server(default)] note: String,
    #[server(default)] back: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::membership::MembershipState;
    let caller = bridge::caller_at(&platform, &company).await?;
    let state: MembershipState = state.parse().map_err(|_| bridge::unreadable())?;
    let done = bridge::several_changed(&caller, &ids, state, (&reason, &note)).await;
    let typed = [(bridge::OF, ids), ("reason", reason), ("note", note)];
    let typed = bridge::typed(typed);
    let done = bridge::answered(&caller, (bridge::SEVERAL_FORM, typed), done).await?;
    let act = done.act.map(|act| act.to_string()).unwrap_or_default();
    let told = (done.changed, done.refused);
    bridge::go(&routes::people_changed(
        &platform,
        &company,
        told,
        (&act, &back),
    ));
    Ok(())
}

/// «Deshacer»; `back` is what the list was asked for.
#[server(endpoint = "people/undo")]
pub async fn undo_several(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] act: String,
    #[server(default)] back: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let act = bridge::named(&act)?;
    let people = backend::people::undo(&caller, act)
        .await
        .map_err(bridge::fail)?;
    let to = routes::people_restored(&platform, &company, people, &back);
    bridge::go(&to);
    Ok(())
}

/// «Recordar a todos».
#[server(endpoint = "people/remind-all")]
pub async fn remind_all(
    platform: String,
    #[server(default)] company: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let done = backend::people::remind_all(&caller)
        .await
        .map_err(bridge::fail)?;
    let told = (done.people, done.left);
    bridge::go(&routes::people_reminded(&platform, &company, told));
    Ok(())
}
