//! Translates between the help desk's page of lost mailboxes and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A change that waits, its person masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeView {
    /// Its id.
    pub id: String,
    /// Whose address.
    pub person: String,
    /// Their document.
    pub document: Option<String>,
    /// The address on file.
    pub old: String,
    /// The address to be.
    pub new: String,
    /// What the first agent was shown.
    pub evidence: String,
    /// When it was proposed.
    pub proposed: String,
    /// Whether whoever looks proposed it.
    pub mine: bool,
    /// When it holds.
    pub due: Option<String>,
    /// The reason that was typed before a refusal.
    pub typed: String,
}

/// Somebody who may be helped, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateView {
    /// What acts are sent with.
    pub target: String,
    /// Whose address.
    pub person: String,
    /// Their document.
    pub document: Option<String>,
    /// The address on file.
    pub old: String,
}

/// What an agent sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomView {
    /// Who may be helped.
    pub candidates: Vec<CandidateView>,
    /// The oldest first.
    pub items: Vec<ChangeView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whom the proposal that was refused is about.
    pub target: String,
    /// The address that was typed and refused.
    pub email: String,
    /// The evidence that was typed and refused.
    pub reason: String,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "lost_mailbox";

/// The changes that wait; strangers are sent to sign in.
#[server(endpoint = "desk/mailboxes")]
pub async fn load_mailboxes(
    platform: String,
    #[server(default)] after: String,
) -> Result<RoomView, Failure> {
    use crate::{bridge, routes};
    use backend::{cursor, desk::mailbox};
    let caller = bridge::member(&platform, &routes::desk_mailboxes(&platform)).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let room = mailbox::room(&caller, after).await.map_err(bridge::fail)?;
    let mut typed = bridge::recalled(&caller, FORM).await?;
    // A reason comes back beside the change that it was typed about, and nowhere else.
    let of = typed.remove(bridge::OF);
    let mut told = of.and_then(|of| Some((of, typed.remove("reason")?)));
    let items = room.items.into_iter().map(|one| ChangeView {
        typed: told
            .take_if(|(of, _)| *of == one.id.to_string())
            .map_or_else(String::new, |(_, reason)| reason),
        id: one.id.to_string(),
        person: one.person,
        document: one.document,
        old: one.old,
        new: one.new,
        evidence: one.evidence,
        proposed: one.proposed,
        mine: one.mine,
        due: one.due,
    });
    let candidates = room.candidates.into_iter().map(|one| CandidateView {
        target: one.target,
        person: one.person,
        document: one.document,
        old: one.old,
    });
    Ok(RoomView {
        candidates: candidates.collect(),
        items: items.collect(),
        next: room.next.map(cursor::write),
        target: typed.remove("target").unwrap_or_default(),
        email: typed.remove("email").unwrap_or_default(),
        reason: typed.remove("reason").unwrap_or_default(),
    })
}

/// «Proponer el cambio».
#[server(endpoint = "desk/mailbox-propose")]
pub async fn propose_mailbox(
    platform: String,
    #[server(default)] target: String,
    #[server(default)] email: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::desk::mailbox;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("target", &target), ("email", &email), ("reason", &reason)]);
    let proposed = mailbox::propose(&caller, &target, &email, &reason).await;
    bridge::answered(&caller, (FORM, typed), proposed).await?;
    bridge::go(&routes::desk_mailbox_done(&platform, "propuesto"));
    Ok(())
}

/// «Confirmar el cambio», or «No hacer el cambio».
#[server(endpoint = "desk/mailbox-decide")]
pub async fn decide_mailbox(
    platform: String,
    #[server(default)] id: String,
    #[server(default)] code: String,
    #[server(default)] reason: String,
    #[server(default)] outcome: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::desk::mailbox;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([(bridge::OF, id.as_str()), ("reason", &reason)]);
    let id = bridge::named::<domain::Id<domain::id::Message>>(&id)?.uuid();
    let (decided, news) = match outcome.as_str() {
        "agree" => {
            let agreed = mailbox::agree(&caller, id, &code, &reason).await;
            (agreed, "acordado")
        }
        "decline" => (mailbox::decline(&caller, id, &reason).await, "anulado"),
        _ => return Err(bridge::refuse(domain::Refusal::Unreadable)),
    };
    bridge::answered(&caller, (FORM, typed), decided).await?;
    bridge::go(&routes::desk_mailbox_done(&platform, news));
    Ok(())
}
