//! Mailed links. Opening one spends nothing: its token moves into a cookie that only we read, and
//! the browser goes on to an address without it, so that no history, referrer or log keeps it
//! (A27). Mail programs that open links to look at them change nothing.

use app::routes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use backend::caller::link_cookie;
use backend::keys::Secret;

use crate::state::AppState;

/// Long enough to choose a password, short enough for a shared computer.
const COOKIE_SECONDS: u32 = 1800;
/// Long enough to find out the data of a company.
const COMPANY_SECONDS: u32 = 6 * 3600;

/// `/{platform}/enlace/{purpose}/{token}`.
pub async fn open(
    State(state): State<AppState>,
    Path((platform, purpose, token)): Path<(String, String, String)>,
) -> Response {
    let page = match purpose.as_str() {
        "activar" => routes::activation,
        "clave" => routes::recovery_password,
        "correo" => routes::email_confirm,
        "deshacer" => routes::email_undo,
        "objetar" => routes::email_object,
        "trabajador" => routes::worker_password,
        "detener" => routes::worker_stop,
        "pausa" => routes::worker_lift,
        "empresa" => routes::opening,
        "nombramiento" => routes::appointment,
        "invitacion" => routes::invitation,
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let Some(platform) = state.backend.platform(&platform) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let platform = platform.slug.as_str();
    let seconds = if purpose == "empresa" {
        COMPANY_SECONDS
    } else {
        COOKIE_SECONDS
    };
    // A token of another shape is no token; the page says that the link is not good.
    let token = Secret::parse(&token)
        .map(|token| token.expose())
        .unwrap_or_default();
    let cookie = format!(
        "{}={token}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax",
        link_cookie(platform)
    );
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::LOCATION, page(platform)),
        (header::SET_COOKIE, cookie),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}
