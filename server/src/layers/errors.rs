//! Errors that no page explains get one of ours: a sentence and the way back for people, a code
//! for machines, the request's number for both, and nothing of what happened inside (A65).

use app::failure::Failure;
use app::text::trouble as words;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::locale::Voice;
use domain::platform::Platform;
use domain::refusal::Refusal;

use crate::layers::trace::Number;
use crate::plain;
use crate::state::AppState;

/// Explains what is not explained yet.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let for_people = accepts_pages(request.headers());
    let is_function = request.uri().path().starts_with("/api/");
    let first = request.uri().path().split('/').nth(1).unwrap_or_default();
    let platform = state.backend.platform(first);
    let number = request.extensions().get::<Number>();
    let number = number.map(|number| number.0.clone()).unwrap_or_default();
    let response = next.run(request).await;
    let status = response.status();
    if status.as_u16() < 400 || is_explained(&response) {
        return response;
    }
    let body = if for_people {
        page(&state, platform.as_deref(), status, &number)
    } else if is_function {
        code(status, &response, number)
    } else {
        status.into_response()
    };
    let (parts, body) = (response.into_parts().0, body.into_parts());
    let mut explained = Response::from_parts(body.0, body.1);
    *explained.status_mut() = status;
    for name in [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE] {
        for value in parts.headers.get_all(&name) {
            explained.headers_mut().append(name.clone(), value.clone());
        }
    }
    explained
}

/// Whether a person looks at the answer.
#[must_use]
pub fn accepts_pages(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

fn is_explained(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.map(HeaderValue::as_bytes).unwrap_or_default();
    let by_leptos = response.headers().contains_key("serverfnerror");
    by_leptos || kind.starts_with(b"text/html") || kind.starts_with(b"application/json")
}

fn page(
    state: &AppState,
    platform: Option<&Platform>,
    status: StatusCode,
    number: &str,
) -> Response {
    let number = status.is_server_error().then(|| words::number(number));
    let voice = platform.map_or(Voice::Tu, |platform| platform.locale.voice());
    plain::page(
        state,
        platform,
        plain::Page {
            title: words::title(status.as_u16()),
            body: words::lead(voice, status.as_u16()),
            number,
        },
    )
}

/// The same as a server function would say it, so that the browser's half understands.
fn code(status: StatusCode, response: &Response, number: String) -> Response {
    let retry = response.headers().get(header::RETRY_AFTER);
    let retry = retry.and_then(|value| value.to_str().ok()?.parse().ok());
    let retry_seconds = retry.unwrap_or(1);
    let failure = match status {
        StatusCode::NOT_FOUND => Failure::Refused(Refusal::NotFound),
        StatusCode::FORBIDDEN => Failure::Refused(Refusal::NotAllowed),
        StatusCode::TOO_MANY_REQUESTS => Failure::Refused(Refusal::TooMany { retry_seconds }),
        StatusCode::SERVICE_UNAVAILABLE => Failure::Refused(Refusal::SignInBusy { retry_seconds }),
        status if status.is_client_error() => Failure::Refused(Refusal::Unreadable),
        _ => Failure::Fault { number },
    };
    axum::Json(failure).into_response()
}
