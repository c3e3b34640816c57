//! Translates between the page of a service and its use cases.

use domain::service::RequestState;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Where the person stands with a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceView {
    /// The service's key.
    pub key: String,
    /// How far the newest request is; none when nothing was asked for.
    pub state: Option<RequestState>,
    /// What was answered.
    pub answer: Option<String>,
    /// Whether the authorisation that a new service needs is there.
    pub authorised: bool,
    /// The reason that was typed last and refused.
    pub typed: String,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "service";

/// Where the person stands; strangers are sent to sign in.
#[server(endpoint = "services/view")]
pub async fn load_service(
    platform: String,
    #[server(default)] key: String,
) -> Result<ServiceView, Failure> {
    use crate::{bridge, routes};
    use domain::Refusal;
    use domain::membership::Standing;
    let caller = bridge::member(&platform, &routes::service(&platform, &key)).await?;
    if caller.platform.services.iter().all(|one| one.key != key) {
        return Err(bridge::refuse(Refusal::NotFound));
    }
    // Whoever no company lets in is led to what explains it, as from home (Q17).
    let (standing, _) = backend::membership::standing(&caller)
        .await
        .map_err(bridge::fail)?;
    if standing == Standing::Inactive && caller.role().is_none() {
        bridge::go(&routes::companies(&platform));
    }
    let mine = backend::service::mine(&caller)
        .await
        .map_err(bridge::fail)?;
    let authorised = backend::service::is_authorised(&caller)
        .await
        .map_err(bridge::fail)?;
    let mine = mine.into_iter().find(|mine| mine.key == key);
    let (state, answer) = mine.map_or((None, None), |mine| (Some(mine.state), mine.answer));
    let mut typed = bridge::recalled_of(&caller, FORM, &key).await?;
    Ok(ServiceView {
        key,
        state,
        answer,
        authorised,
        typed: typed.remove("reason").unwrap_or_default(),
    })
}

/// «Solicitar».
#[server(endpoint = "services/request")]
pub async fn request_service(
    platform: String,
    #[server(default)] key: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([(bridge::OF, key.as_str()), ("reason", &reason)]);
    let asked = backend::service::request(&caller, &key, &reason).await;
    bridge::answered(&caller, (FORM, typed), asked).await?;
    bridge::go(&routes::service_requested(&platform));
    Ok(())
}
