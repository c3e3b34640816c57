//! What the home page loads.

use domain::access::Staff;
use domain::service::RequestState;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::account::api::OwnView;
use crate::failure::Failure;

/// What somebody comes home to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Own data.
    pub own: OwnView,
    /// Services asked for, by key, and how far.
    pub services: Vec<(String, RequestState)>,
    /// The person's role on the platform.
    pub staff: Option<Staff>,
    /// Whether they administer a company, so that the first steps are theirs (W-37).
    pub leads: bool,
}

/// Own data and services for the home; strangers are sent to sign in.
#[server(endpoint = "home/view")]
pub async fn load_home(platform: String) -> Result<HomeView, Failure> {
    use crate::{bridge, routes};
    let here = routes::home(&platform);
    let own = bridge::own_view(&platform, &here).await?;
    let caller = bridge::member(&platform, &here).await?;
    let services = backend::service::mine(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(HomeView {
        own,
        services: services
            .into_iter()
            .map(|mine| (mine.key, mine.state))
            .collect(),
        staff: caller.role(),
        leads: backend::membership::leads(&caller)
            .await
            .map_err(bridge::fail)?,
    })
}
