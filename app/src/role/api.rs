//! Translates between the pages of perfiles and their use cases. Each takes the company, and each
//! use case checks it against the caller's membership (ruling 8).

use std::collections::BTreeMap;

use domain::role::{Acting, Existing, NameKey, Rights, RoleEdit, Why};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A module, as it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleView {
    /// Its word.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Under which heading it stands.
    pub group: String,
}

/// A perfil in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleItem {
    /// Its word.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What it is for; empty for none.
    pub description: String,
    /// Whether it is one of the company's own.
    pub own: bool,
    /// How many hold it or wait with it.
    pub holders: i64,
    /// How many modules it shows, and how many of them it edits.
    pub modules: (usize, usize),
}

/// The perfiles of a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RolesView {
    /// The ready-made ones first.
    pub roles: Vec<RoleItem>,
    /// Whether one may edit them.
    pub may_edit: bool,
    /// Whether one may name who stands in.
    pub may_name: bool,
}

/// A perfil, and everything with which the rules tell what a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// Its word; `nuevo` for one to make.
    pub code: String,
    /// What it is called; nothing for one to make.
    pub name: String,
    /// What it is for; for a new one, what it begins with.
    pub description: String,
    /// As it is stored, where it is one of the company's own.
    pub current: Option<Existing>,
    /// What it allows; for a new one, what it begins with.
    pub rights: Rights,
    /// How many hold it.
    pub holders: i64,
    /// How many a change concerns.
    pub concerned: i64,
    /// The first of them by name.
    pub people: Vec<String>,
    /// Whoever looks, to the rules.
    pub acting: Acting,
    /// Whether one may edit perfiles.
    pub may_edit: bool,
    /// The looks of the other names.
    pub others: Vec<NameKey>,
    /// Perfiles to copy: word and name.
    pub offered: Vec<(String, String)>,
    /// Every module.
    pub modules: Vec<ModuleView>,
    /// What somebody proposes in place of what is stored.
    pub proposed: Option<RoleEdit>,
}

/// The perfiles of that company.
#[server(endpoint = "role/list")]
pub async fn load_roles(
    platform: String,
    #[server(default)] company: String,
) -> Result<RolesView, Failure> {
    use crate::{bridge, routes};
    let here = routes::roles(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let listed = backend::role::list(&caller).await.map_err(bridge::fail)?;
    Ok(bridge::roles_view(&caller, listed))
}

/// One perfil, or a new one; with what somebody proposes, if they do.
#[server(endpoint = "role/view")]
pub async fn load_role(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] role: String,
    #[server(default)] copy: String,
    #[server(default)] name: String,
    #[server(default)] permissions: String,
    #[server(default)] seen: String,
    #[server(default)] description: String,
) -> Result<RoleView, Failure> {
    use crate::{bridge, routes};
    let here = routes::role(&platform, &company, &role);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let wanted = bridge::role_wanted(&role, &copy)?;
    let view = backend::role::view(&caller, wanted).await;
    let view = view.map_err(bridge::fail)?;
    let proposed = bridge::role_proposed((name, description), &permissions, &seen);
    Ok(bridge::role_view(&caller, role, view, proposed))
}

/// «Ver efecto» and «Guardar»: what cannot be saved is shown again with the reason, and nothing
/// typed is lost.
#[server(endpoint = "role/save")]
pub async fn save_role(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] role: String,
    #[server(default)] seen: i64,
    #[server(default)] name: String,
    #[server(default)] see: Vec<String>,
    #[server(default)] edit: Vec<String>,
    #[server(default)] intent: String,
    #[server(default)] description: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::fault::Denied;
    use domain::refusal::Refusal;
    let caller = bridge::caller_at(&platform, &company).await?;
    backend::role::may_edit(&caller).map_err(bridge::fail)?;
    let edit = bridge::role_edit((name, description), seen, &see, &edit)?;
    let again = routes::role_proposed(&platform, &company, &role, &edit);
    if intent == "preview" {
        bridge::go(&again);
        return Ok(());
    }
    let which = bridge::role_saved(&role)?;
    match backend::role::save(&caller, which, &edit).await {
        Ok(id) => {
            let code = domain::membership::Perfil::Own(id).to_string();
            bridge::go(&routes::role_saved(&platform, &company, &code));
            Ok(())
        }
        Err(Denied::Refused(Refusal::Fields(_) | Refusal::Outdated | Refusal::AboveOwn)) => {
            bridge::go(&again);
            Ok(())
        }
        Err(denied) => Err(bridge::fail(denied)),
    }
}

/// What removing a perfil would mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovalView {
    /// Its word.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What it is for; empty for none.
    pub description: String,
    /// The version that is seen.
    pub version: i64,
    /// How many people with an account hold it.
    pub holders: i64,
    /// How many it waits for, without an account.
    pub waiting: i64,
    /// Where they may go: word, name, and what they would gain and lose in a sentence.
    pub destinations: Vec<(String, String, String)>,
}

/// What removing that perfil would mean.
#[server(endpoint = "role/removal")]
pub async fn load_removal(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] role: String,
) -> Result<RemovalView, Failure> {
    use crate::{bridge, routes};
    let here = routes::role_removal(&platform, &company, &role);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let id = bridge::own_role(&role)?;
    let removal = backend::role::removal(&caller, id).await;
    let removal = removal.map_err(bridge::fail)?;
    Ok(bridge::removal_view(&caller, role, removal))
}

/// «Eliminar»: its people go where was chosen.
#[server(endpoint = "role/remove")]
pub async fn remove_role(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] role: String,
    #[server(default)] seen: i64,
    #[server(default)] perfil: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::refusal::{Field, Refusal};
    let caller = bridge::caller_at(&platform, &company).await?;
    let id = bridge::own_role(&role)?;
    let wrong = |problem| bridge::refuse(Refusal::field(Field::Perfil, problem));
    let destination = perfil.parse().map_err(wrong)?;
    backend::role::remove(&caller, (id, seen), destination)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::role_removed(&platform, &company));
    Ok(())
}

/// «¿Por qué puede ver esto?» with what is needed to ask, and the answer where it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyView {
    /// What can be asked about.
    pub modules: Vec<ModuleView>,
    /// Whom the address asks about: what they are called.
    pub person: Option<String>,
    /// The answer.
    pub answer: Option<AnswerView>,
    /// What was typed before a refusal.
    pub typed: BTreeMap<String, String>,
}

/// An answer and its causes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// The person.
    pub person: String,
    /// The module, as it is called.
    pub module: String,
    /// The day, unless it is today.
    pub day: Option<String>,
    /// How much, and why.
    pub why: Why,
    /// The perfil, as it was called.
    pub perfil: Option<String>,
    /// Its word, while it is there.
    pub code: Option<String>,
    /// Since when they had it.
    pub since: Option<String>,
    /// Until when they stand in.
    pub until: Option<String>,
    /// Their «ficha», for whoever may see it.
    pub card: Option<String>,
    /// Whether whoever asks sees who stands in.
    pub sees_stand_ins: bool,
}

/// Why that person may see that module on that day.
#[server(endpoint = "role/why")]
pub async fn load_why(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] account: String,
    #[server(default)] module: String,
    #[server(default)] day: String,
) -> Result<WhyView, Failure> {
    use crate::{bridge, routes};
    let here = routes::why(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    backend::role::may_see(&caller).map_err(bridge::fail)?;
    bridge::why_view(&caller, (&account, &module, &day)).await
}

/// «Explicar»: who has that address is found here, unless the page before named the person, and the page that answers names them by their
/// account.
#[server(endpoint = "role/why-ask")]
pub async fn ask_why(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] person: String,
    #[server(default)] email: String,
    #[server(default)] module: String,
    #[server(default)] until: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::refusal::Field;
    let caller = bridge::caller_at(&platform, &company).await?;
    let found = bridge::why_asked(&caller, (&person, &email), (&module, &until)).await;
    let typed = bridge::typed([
        (Field::Email.name(), email),
        (Field::Module.name(), module.clone()),
        (Field::Until.name(), until.clone()),
    ]);
    let account = bridge::answered(&caller, (bridge::WHY_FORM, typed), found).await?;
    let asked = (&*account.to_string(), module.as_str(), until.as_str());
    bridge::go(&routes::why_of(&platform, &company, asked));
    Ok(())
}
