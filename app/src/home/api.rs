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
    /// Whether there are companies of theirs.
    pub belongs: bool,
    /// The person's role on the platform.
    pub staff: Option<Staff>,
    /// Whether they administer a company, so that the first steps are theirs (W-37).
    pub leads: bool,
}

/// Own data and services for the home; strangers are sent to sign in, and whoever no company lets in
/// to what explains it (Q17).
#[server(endpoint = "home/view")]
pub async fn load_home(platform: String) -> Result<HomeView, Failure> {
    use crate::{bridge, routes};
    use domain::membership::Standing;
    let here = routes::home(&platform);
    let own = bridge::own_view(&platform, &here).await?;
    let caller = bridge::member(&platform, &here).await?;
    let (standing, _) = backend::membership::standing(&caller)
        .await
        .map_err(bridge::fail)?;
    if standing == Standing::Inactive && caller.role().is_none() {
        bridge::go(&routes::companies(&platform));
    }
    let services = backend::service::mine(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(HomeView {
        own,
        services: services
            .into_iter()
            .map(|mine| (mine.key, mine.state))
            .collect(),
        belongs: standing != Standing::Alone,
        staff: caller.role(),
        leads: backend::membership::leads(&caller)
            .await
            .map_err(bridge::fail)?,
    })
}
