//! One function from an installation to its router; the order of the layers is visible here.

use std::sync::LazyLock;
use std::time::Duration;

use app::{App, shell};
use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, TimeoutLayer};

use crate::state::AppState;
use crate::{assets, audit_file, health, layers, links, own_copy};

/// The longest form that anybody fills in here.
const FORM_BYTES: usize = 64 << 10;
/// A form may trickle in for so long.
const FORM_TIME: Duration = Duration::from_secs(15);
/// Nobody waits longer for an answer.
const ANSWER_TIME: Duration = Duration::from_secs(30);

/// The pages. Asked for once, before anything is served: what a page loads while Leptos collects
/// them in any thread of the process never arrives.
pub static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// The whole application as a service.
///
/// Server functions come from Leptos' own registry, one route each, POST only; an address that
/// matches nothing falls through every layer to 404, so no spelling of a path avoids one (A51).
pub fn router(state: AppState) -> Router {
    let installation = state.installation();
    let options = state.options.clone();
    let application = Router::new()
        .route("/{platform}/cuenta/datos/copia.json", get(own_copy::file))
        .route("/{platform}/enlace/{purpose}/{token}", get(links::open))
        .route(
            "/{platform}/administracion/auditoria/archivo",
            post(audit_file::make),
        )
        .leptos_routes_with_context(
            &state,
            PAGES.clone(),
            move || provide_context(installation.clone()),
            move || shell(options.clone()),
        );
    let application = application
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(from_fn_with_state(state.clone(), layers::demo_only::layer))
        .layer(from_fn_with_state(state.clone(), layers::functions::layer))
        .layer(from_fn_with_state(state.clone(), layers::visit::layer))
        .layer(from_fn_with_state(state.clone(), layers::detached::layer))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            ANSWER_TIME,
        ))
        .layer(RequestBodyDeadlineLayer::new(FORM_TIME))
        .layer(RequestBodyLimitLayer::new(FORM_BYTES))
        .layer(from_fn(layers::same_origin::layer))
        .layer(own_origin(&state))
        .layer(from_fn_with_state(state.clone(), layers::admission::layer))
        .layer(from_fn_with_state(state.clone(), layers::rate::layer))
        .layer(from_fn_with_state(state.clone(), layers::hosts::layer));
    guarded(application.merge(beside()), state)
}

/// What costs nothing and must answer when the house is full: assets and health.
fn beside() -> Router<AppState> {
    Router::new()
        .route("/salud/viva", get(health::alive))
        .route("/salud/lista", get(health::ready))
        .route(
            &format!("/{}/{{*file}}", assets::package()),
            get(assets::serve),
        )
}

/// The layers around everything: headers outermost, so that no answer goes without.
fn guarded(routes: Router<AppState>, state: AppState) -> Router {
    routes
        .layer(from_fn_with_state(state.clone(), layers::network::layer))
        .layer(from_fn_with_state(state.clone(), layers::errors::layer))
        .layer(from_fn_with_state(state.clone(), layers::trace::layer))
        .layer(from_fn_with_state(state.clone(), layers::headers::layer))
        .with_state(state)
}

/// The check of `tower-http`, with our public address where a proxy rewrites `Host`.
fn own_origin(state: &AppState) -> CsrfLayer {
    let origin = &state.backend.config.origin;
    CsrfLayer::new()
        .add_trusted_origin(origin)
        .unwrap_or_else(|_| CsrfLayer::new())
}
