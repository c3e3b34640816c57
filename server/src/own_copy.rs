//! «Mis datos» as a file for machines: what the page shows, with stable names, to be taken
//! elsewhere. Asked for by its owner's session only; kept by no cache.

use app::routes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use backend::caller::{Caller, Visit};
use backend::fault::Denied;
use backend::own::{self, By, Copy, Entry, Facts};
use domain::refusal::Refusal;
use serde_json::{Value, json};

use crate::state::AppState;

/// `/{platform}/cuenta/datos/copia.json`.
pub async fn file(
    State(state): State<AppState>,
    Path(platform): Path<String>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let mut response = match answer(&state, visit, &platform).await {
        Ok(body) => attached(body),
        Err(Denied::Refused(Refusal::NotFound)) => StatusCode::NOT_FOUND.into_response(),
        // The page leads to sign-in, or to the hurdle that is still before somebody.
        Err(Denied::Refused(_)) => Redirect::to(&routes::own_data(&platform)).into_response(),
        Err(Denied::Fault(fault)) => {
            tracing::error!(%fault, "a copy could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn answer(state: &AppState, visit: Visit, platform: &str) -> Result<Value, Denied> {
    let caller: Caller = state.backend.caller(visit, platform).await?;
    let copy = own::copy(&caller).await?;
    let history = own::whole_history(&caller).await?;
    Ok(told(&caller, &copy, &history))
}

fn attached(body: Value) -> Response {
    let text = format!("{body:#}\n");
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"mis-datos.json\"",
        ),
    ];
    (headers, text).into_response()
}

fn told(caller: &Caller, copy: &Copy, history: &[Entry]) -> Value {
    let profile = &copy.profile;
    let document = profile
        .document
        .as_ref()
        .map(|document| json!({ "kind": document.kind().code(), "number": document.number() }));
    let registry: serde_json::Map<String, Value> = copy
        .registry
        .iter()
        .map(|(key, value)| ((*key).to_owned(), json!(value)))
        .collect();
    let mut body = json!({
        "format": "porteria/mis-datos/1",
        "platform": caller.platform.slug.as_str(),
        "controller": caller.platform.privacy.controller.as_deref(),
        "zone": caller.platform.zone,
        "made": copy.made,
        "account": {
            "email": copy.email,
            "since": copy.since,
            "password_since": copy.password_since,
            "second_factor": copy.second_factor,
            "role": copy.role,
        },
        "person": {
            "name": profile.name.to_string(),
            "document": document,
            "phone": profile.phone.as_ref().map(ToString::to_string),
            "birth_date": profile.birth_date.map(|date| date.to_string()),
        },
        "registry": registry,
        "authorisations": copy.consents.iter().map(consent).collect::<Vec<_>>(),
        "email_changes": copy.changes.iter().map(change).collect::<Vec<_>>(),
        "sessions": copy.inside.sessions.iter().map(session).collect::<Vec<_>>(),
        "browsers": copy.inside.browsers.iter().map(browser).collect::<Vec<_>>(),
        "history": history.iter().map(event).collect::<Vec<_>>(),
    });
    for part in &copy.parts {
        body[part.key] = part.entries.iter().map(facts).collect();
    }
    body
}

/// An entry of a part: values as they stand on file.
fn facts(entry: &Facts) -> Value {
    let facts = entry.iter();
    facts
        .map(|(key, value)| ((*key).to_owned(), json!(value)))
        .collect()
}

fn consent(consent: &own::Consent) -> Value {
    json!({
        "purpose": consent.purpose,
        "text_version": consent.version,
        "locale": consent.locale,
        "granted": consent.granted,
        "given": consent.given,
        "withdrawn": consent.withdrawn,
    })
}

fn change(change: &own::Change) -> Value {
    json!({
        "old": change.old,
        "new": change.new,
        "asked": change.asked,
        "confirmed": change.confirmed,
        "undone": change.undone,
    })
}

fn session(session: &own::Session) -> Value {
    json!({
        "agent": session.agent,
        "shared": session.shared,
        "started": session.started,
        "seen": session.seen,
    })
}

fn browser(browser: &own::Browser) -> Value {
    json!({ "agent": browser.agent, "since": browser.since, "seen": browser.seen })
}

fn event(entry: &Entry) -> Value {
    let by = match entry.by {
        By::Me => "me",
        By::Somebody => "somebody",
        By::Administrator => "company_administrator",
        By::Platform => "platform_administrator",
        By::Desk => "help_desk",
        By::System => "system",
    };
    json!({ "at": entry.iso, "action": entry.action, "by": by, "agent": entry.agent })
}
