//! Translates between the page of an institution's people and its use cases.

use domain::membership::{MembershipState, Reason, Tier};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Somebody of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SomebodyView {
    /// What a change is sent with.
    pub account: String,
    /// What they are called.
    pub name: String,
    /// Where they can be reached.
    pub email: String,
    /// The perfil.
    pub tier: Tier,
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// Why, while they are disabled.
    pub reason: Option<Reason>,
    /// Whether one may disable them, or enable them again.
    pub may_switch: bool,
    /// Whether it is whoever asks.
    pub own: bool,
}

/// One page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleView {
    /// The rows.
    pub items: Vec<SomebodyView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whether one may change perfiles.
    pub may_change: bool,
}

/// The people of the institution that the address names.
#[server(endpoint = "invitations/people")]
pub async fn load_people(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] after: String,
) -> Result<PeopleView, Failure> {
    use crate::{bridge, routes};
    use backend::{cursor, membership};
    let here = routes::institution_people(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let people = membership::tiers(&caller, after)
        .await
        .map_err(bridge::fail)?;
    Ok(bridge::members_view(people))
}

/// «Cambiar» (Q39).
#[server(endpoint = "invitations/tier")]
pub async fn change_tier(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
    #[server(default)] role: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::refusal::{Field, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let account = bridge::named(&account)?;
    let tier = role
        .parse()
        .map_err(|problem| bridge::refuse(Refusal::field(Field::Role, problem)))?;
    backend::membership::give_tier(&caller, account, tier)
        .await
        .map_err(bridge::fail)?;
    let people = routes::institution_people(&platform, &company);
    bridge::go(&routes::asking(&people, &[("hecho", "cambiado")]));
    Ok(())
}

/// «Inhabilitar» with its reason, and «Habilitar».
#[server(endpoint = "invitations/switch")]
pub async fn switch_member(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
    #[server(default)] act: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::membership::{Switch, switch};
    use domain::refusal::{Field, Problem, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let account = bridge::named(&account)?;
    let (what, news) = if act == "enable" {
        (Switch::On, "habilitada")
    } else {
        let reason = if reason.is_empty() {
            Err(Problem::Empty)
        } else {
            reason.parse()
        };
        let reason =
            reason.map_err(|problem| bridge::refuse(Refusal::field(Field::Reason, problem)))?;
        (Switch::Off(reason), "inhabilitada")
    };
    switch(&caller, account, what).await.map_err(bridge::fail)?;
    let people = routes::institution_people(&platform, &company);
    bridge::go(&routes::asking(&people, &[("hecho", news)]));
    Ok(())
}
