//! What the home page loads.

use leptos::prelude::*;

use crate::account::api::OwnView;
use crate::failure::Failure;

/// Own data for the home; strangers are sent to sign in.
#[server(endpoint = "home/view")]
pub async fn load_home(platform: String) -> Result<OwnView, Failure> {
    crate::bridge::own_view(&platform, &crate::routes::home(&platform)).await
}
