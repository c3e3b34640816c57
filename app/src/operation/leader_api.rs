//! Translates between the operators' form for companies that nobody administers and its use case.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What was typed and refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderView {
    /// Where the link goes.
    pub email: String,
    /// As what.
    pub basis: String,
    /// Why.
    pub reason: String,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "leader";

/// What was typed about that company and refused.
#[server(endpoint = "operation/leader-form")]
pub async fn load_leader(
    platform: String,
    #[server(default)] company: String,
) -> Result<LeaderView, Failure> {
    use crate::bridge;
    bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let mut typed = bridge::recalled_of(&caller, FORM, &company).await?;
    let mut of = |name: &str| typed.remove(name).unwrap_or_default();
    Ok(LeaderView {
        email: of("email"),
        basis: of("role"),
        reason: of("reason"),
    })
}

/// «Enviar el nombramiento» (Q51).
#[server(endpoint = "operation/leader")]
pub async fn offer_leader(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] email: String,
    #[server(default)] role: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::company::Leader;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([
        (bridge::OF, &company),
        ("email", &email),
        ("role", &role),
        ("reason", &reason),
    ]);
    let id = bridge::named(&company)?;
    let leader = Leader {
        email: &email,
        basis: &role,
        reason: &reason,
    };
    let offered = backend::company::offer_leader(&operation.hand(), id, &leader).await;
    bridge::answered(&caller, (FORM, typed), offered).await?;
    bridge::go(&routes::operation_leader_offered(&platform));
    Ok(())
}
