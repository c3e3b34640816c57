//! One function from an installation to its router; the order of the layers is visible here.

use std::sync::LazyLock;
use std::time::Duration;

use app::programs::Everything;
use app::shell;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use backend::registry::upload;
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, TimeoutLayer};

use crate::state::AppState;
use crate::{
    assets, audit_file, bulk_file, health, layers, links, own_copy, people_file, registry_file,
};

/// The pages. Asked for once, before anything is served: what a page loads while Leptos collects
/// them in any thread of the process never arrives.
pub static PAGES: LazyLock<Vec<AxumRouteListing>> =
    LazyLock::new(|| generate_route_list(Everything));

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
        .route(
            "/{platform}/e/{company}/personas/archivo",
            post(people_file::make),
        )
        .route(
            "/{platform}/administracion/padron/{id}/hallazgos.csv",
            get(registry_file::findings),
        )
        .route(
            "/{platform}/e/{company}/cargas/plantilla.csv",
            get(bulk_file::template_csv),
        )
        .route(
            "/{platform}/e/{company}/cargas/plantilla.xlsx",
            get(bulk_file::template_xlsx),
        )
        .route(
            "/{platform}/e/{company}/cargas/{id}/rechazadas.csv",
            get(bulk_file::refused),
        )
        .route(
            "/{platform}/e/{company}/cargas/{id}/resultado.csv",
            get(bulk_file::result),
        )
        .leptos_routes_with_context(
            &state,
            PAGES.clone(),
            move || provide_context(installation.clone()),
            move || shell(options.clone()),
        );
    let application = application.fallback(|| async { StatusCode::NOT_FOUND });
    let application = layered(application, &state, &FORM);
    let files = layered(files(), &state, &FILE);
    guarded(application.merge(files).merge(beside()), state)
}

/// How much a request may bring, how long that may take, and how long the answer.
struct Patience {
    bytes: usize,
    body: Duration,
    answer: Duration,
}

/// Of forms and pages: the longest form that anybody fills in here.
const FORM: Patience = Patience {
    bytes: 64 << 10,
    body: Duration::from_secs(15),
    answer: Duration::from_secs(30),
};

/// Of files: the largest one with the fields around it, over a slow line.
const FILE: Patience = Patience {
    bytes: upload::MOST_BYTES + (64 << 10),
    body: Duration::from_secs(180),
    answer: Duration::from_secs(200),
};

/// The layers around everything that asks the installation.
fn layered(routes: Router<AppState>, state: &AppState, patience: &Patience) -> Router<AppState> {
    routes
        .layer(from_fn_with_state(state.clone(), layers::demo_only::layer))
        .layer(from_fn_with_state(state.clone(), layers::functions::layer))
        .layer(from_fn_with_state(state.clone(), layers::visit::layer))
        .layer(from_fn_with_state(state.clone(), layers::detached::layer))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            patience.answer,
        ))
        .layer(RequestBodyDeadlineLayer::new(patience.body))
        .layer(RequestBodyLimitLayer::new(patience.bytes))
        .layer(from_fn(layers::same_origin::layer))
        .layer(own_origin(state))
        .layer(from_fn_with_state(state.clone(), layers::admission::layer))
        .layer(from_fn_with_state(state.clone(), layers::rate::layer))
        .layer(from_fn_with_state(state.clone(), layers::hosts::layer))
        .layer(layers::compression::compressing())
        .layer(from_fn(layers::compression::layer))
}

/// What people bring and is no form. The limit of their bytes stands in [`FILE`] alone.
fn files() -> Router<AppState> {
    Router::new()
        .route(
            "/{platform}/administracion/padron/archivo",
            post(registry_file::receive),
        )
        .route(
            "/{platform}/e/{company}/cargas/archivo",
            post(bulk_file::receive),
        )
        .layer(DefaultBodyLimit::disable())
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
