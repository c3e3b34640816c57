//! Translates between the help desk's page of perfiles and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A request that waits, its people masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingView {
    /// Its id.
    pub id: String,
    /// «Razón social».
    pub company: String,
    /// The company's number, as people write it.
    pub rut: String,
    /// About whom, masked.
    pub person: String,
    /// Their document, masked.
    pub document: Option<String>,
    /// Who asks, masked.
    pub by: String,
    /// The perfil in use, in words.
    pub before: String,
    /// The perfil that is asked for, in words.
    pub wanted: String,
    /// Whether two agents have to say yes.
    pub needs_second: bool,
    /// Why.
    pub reason: String,
    /// When.
    pub asked: String,
    /// Whether an agent said yes already, and whether that was whoever looks.
    pub proposed: Option<bool>,
    /// The reason that was typed before a refusal.
    pub typed: String,
}

/// One page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// The oldest first.
    pub items: Vec<WaitingView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "desk-perfil";

/// The requests that wait; strangers are sent to sign in.
#[server(endpoint = "desk/perfiles")]
pub async fn load_perfiles(
    platform: String,
    #[server(default)] after: String,
) -> Result<QueueView, Failure> {
    use crate::{bridge, routes};
    use backend::{cursor, desk};
    let caller = bridge::member(&platform, &routes::desk_perfiles(&platform)).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let queue = desk::perfil_requests(&caller, after)
        .await
        .map_err(bridge::fail)?;
    let mut typed = bridge::recalled(&caller, FORM).await?;
    let of = typed.remove(bridge::OF);
    let mut items: Vec<_> = queue.items.into_iter().map(WaitingView::from).collect();
    if let Some(one) = items.iter_mut().find(|one| Some(&one.id) == of.as_ref()) {
        one.typed = typed.remove("reason").unwrap_or_default();
    }
    Ok(QueueView {
        items,
        next: queue.next.map(cursor::write),
    })
}

/// One of the buttons.
#[server(endpoint = "desk/perfil-decide")]
pub async fn decide_perfil(
    platform: String,
    #[server(default)] id: String,
    #[server(default)] reason: String,
    #[server(default)] outcome: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::desk::{self, Decided};
    use domain::refusal::Refusal;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([(bridge::OF, id.as_str()), ("reason", &reason)]);
    let id = bridge::named::<domain::Id<domain::id::Message>>(&id)?.uuid();
    let outcome = outcome.parse();
    let outcome = outcome.map_err(|_| bridge::refuse(Refusal::Unreadable))?;
    let decided = desk::decide_perfil(&caller, id, outcome, &reason).await;
    let decided = bridge::answered(&caller, (FORM, typed), decided).await?;
    let news = match decided {
        Decided::Done => "cambiado",
        Decided::Proposed => "propuesto",
        Decided::Declined => "rechazado",
    };
    bridge::go(&routes::desk_perfil_done(&platform, news));
    Ok(())
}
