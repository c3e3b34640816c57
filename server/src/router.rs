//! One function from an installation to its router; the order of the layers is visible here.

use app::{App, shell};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context};

use crate::state::AppState;
use crate::{assets, layers, links};

/// The whole application as a service.
pub fn router(state: AppState) -> Router {
    let installation = state.installation();
    let pages = generate_route_list(App);
    let for_functions = installation.clone();
    let options = state.options.clone();
    let functions = post(move |request| {
        let installation = for_functions.clone();
        handle_server_fns_with_context(move || provide_context(installation.clone()), request)
    });
    Router::new()
        .route("/api/{*function}", functions)
        .route("/{platform}/enlace/{purpose}/{token}", get(links::open))
        .leptos_routes_with_context(
            &state,
            pages,
            move || provide_context(installation.clone()),
            move || shell(options.clone()),
        )
        .route(
            &format!("/{}/{{*file}}", assets::package()),
            get(assets::serve),
        )
        .layer(from_fn_with_state(state.clone(), layers::visit::layer))
        .with_state(state)
}
