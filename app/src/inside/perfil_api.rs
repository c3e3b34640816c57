//! Translates between the page of a company's perfiles and their use cases.

use std::collections::BTreeMap;

use domain::membership::{MembershipState, Outcome};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A user of the company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    /// What acts are sent with.
    pub account: String,
    /// What they are called.
    pub name: String,
    /// The perfil, in words.
    pub perfil: String,
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// Whether it is whoever looks.
    pub own: bool,
}

/// A request to the help desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldView {
    /// About whom.
    pub name: String,
    /// The perfil that was asked for, in words.
    pub wanted: String,
    /// When.
    pub asked: String,
    /// Whether one agent said yes and another has to.
    pub proposed: bool,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// Somebody whose perfil is to be changed: what may be given by hand, and what be asked for; word
/// and words of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenView {
    /// Who.
    pub member: MemberView,
    /// By hand.
    pub by_hand: Vec<(String, String)>,
    /// By the help desk.
    pub by_desk: Vec<(String, String)>,
    /// What was typed for the help desk and refused.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "perfil";

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembersView {
    /// The company, as the address names it.
    pub company: String,
    /// The one that the address names.
    pub chosen: Option<ChosenView>,
    /// The rows.
    pub items: Vec<MemberView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// What was asked of the help desk.
    pub asked: Vec<ToldView>,
}

/// The users of that company, and the one whose perfil is to be changed.
#[server(endpoint = "inside/members")]
pub async fn load_members(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] after: String,
    #[server(default)] account: String,
) -> Result<MembersView, Failure> {
    use crate::{bridge, routes};
    use backend::{cursor, membership};
    let here = routes::perfiles(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let listed = membership::members(&caller, after)
        .await
        .map_err(bridge::fail)?;
    let chosen = match account.parse() {
        Ok(account) => Some(
            membership::member(&caller, account)
                .await
                .map_err(bridge::fail)?,
        ),
        Err(_) => None,
    };
    let chosen = match chosen {
        Some(member) => {
            let typed = bridge::recalled_of(&caller, FORM, &account).await?;
            let chosen = bridge::chosen(&caller, member).await?;
            Some(ChosenView { typed, ..chosen })
        }
        None => None,
    };
    Ok(MembersView {
        company,
        chosen,
        items: listed.items.into_iter().map(MemberView::from).collect(),
        next: listed.next.map(cursor::write),
        asked: listed.asked.into_iter().map(ToldView::from).collect(),
    })
}

/// «Cambiar el perfil», by hand.
#[server(endpoint = "inside/perfil-change")]
pub async fn change_perfil(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
    #[server(default)] perfil: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let (account, perfil) = bridge::wanted(&account, &perfil)?;
    backend::membership::change_perfil(&caller, account, perfil)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::perfil_done(&platform, &company, "cambiado"));
    Ok(())
}

/// «Enviar la solicitud», to the help desk (Q50).
#[server(endpoint = "inside/perfil-ask")]
pub async fn ask_perfil(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
    #[server(default)] perfil: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let typed = bridge::typed([
        (bridge::OF, &account),
        ("perfil", &perfil),
        ("reason", &reason),
    ]);
    let (account, perfil) = bridge::wanted(&account, &perfil)?;
    let asked = backend::membership::ask_perfil(&caller, account, perfil, &reason).await;
    bridge::answered(&caller, (FORM, typed), asked).await?;
    bridge::go(&routes::perfil_done(&platform, &company, "pedido"));
    Ok(())
}
