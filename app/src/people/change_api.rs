//! Translates between the «ficha de la persona» and what is done to that person.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::failure::Failure;

/// What stands in the forms of a «ficha»: `what` names the act, the others what it needs, and `back`
/// what the list was asked for.
#[server(endpoint = "people/change")]
pub async fn change_person(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(default)] back: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let changed = bridge::person_changed(&caller, &id, &sent).await;
    let of = (bridge::OF.to_owned(), id.clone());
    let typed = bridge::typed([of].into_iter().chain(sent));
    let done = bridge::answered(&caller, (bridge::CARD_FORM, typed), changed).await?;
    let to = match done {
        bridge::REVOKED => routes::invitations_done(&platform, &company, done),
        done => routes::person_done(&platform, &company, &id, (done, &back)),
    };
    bridge::go(&to);
    Ok(())
}
