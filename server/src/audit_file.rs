//! The audit as a file for a spreadsheet: a bounded number of entries, in sentences, every
//! cell harmless whatever it begins with (A56). Asked for with POST, because it is an act that
//! leaves an entry of its own.

use app::administration::api::Asked;
use app::bridge::audit_filter;
use app::text::audit as words;
use axum::extract::{Extension, Form, Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use backend::audit::Line;
use backend::caller::Visit;
use backend::fault::Denied;
use backend::registry::import::harmless;
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::state::AppState;

/// The fields of the form, named as in the address of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    quien: String,
    acto: String,
    sobre: String,
    desde: String,
    hasta: String,
}

/// `/{platform}/administracion/auditoria/archivo`.
pub async fn make(
    State(state): State<AppState>,
    Path(platform): Path<String>,
    Extension(visit): Extension<Visit>,
    Form(fields): Form<Fields>,
) -> Response {
    let number = visit.trace.clone();
    match lines(&state, &platform, visit, fields).await {
        Ok(lines) => file(&lines),
        Err(Denied::Refused(refusal)) => match refusal {
            Refusal::Unreadable => StatusCode::BAD_REQUEST.into_response(),
            // What these rooms are is nobody else's business.
            _ => StatusCode::NOT_FOUND.into_response(),
        },
        Err(Denied::Fault(fault)) => {
            tracing::error!(number, %fault, "the audit could not be written as a file");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn lines(
    state: &AppState,
    platform: &str,
    visit: Visit,
    fields: Fields,
) -> Result<Vec<Line>, Denied> {
    let asked = Asked {
        actor: fields.quien,
        action: fields.acto,
        subject: fields.sobre,
        from: fields.desde,
        until: fields.hasta,
        ..Asked::default()
    };
    let caller = state.backend.caller(visit, platform).await?;
    let filter = audit_filter(&asked)?;
    backend::audit::export(&caller, &filter).await
}

fn file(lines: &[Line]) -> Response {
    // Spreadsheets take the mark for UTF-8, and the semicolon for a column.
    let mut text = "\u{FEFF}".to_owned();
    let heads = [
        "Asiento",
        "Cuándo",
        "Quién",
        "Código de quién",
        "Qué",
        "Código del acto",
        "Sobre",
        "Detalle",
        "Red",
        "Navegador",
    ];
    row(&mut text, &heads.map(str::to_owned));
    for line in lines {
        let changes = line.changes.iter().map(|change| {
            words::change(&change.field, change.old.as_deref(), change.new.as_deref())
        });
        let facts = line
            .facts
            .iter()
            .map(|(name, value)| words::fact(name, value));
        let detail: Vec<String> = changes.chain(facts).collect();
        let cells = [
            line.seq.to_string(),
            line.at.clone(),
            words::who(&line.actor, line.name.as_deref()),
            line.actor.clone(),
            words::sentence(&line.action),
            line.action.clone(),
            line.subject.clone(),
            detail.join("; "),
            line.network.clone().unwrap_or_default(),
            line.device.clone().unwrap_or_default(),
        ];
        row(&mut text, &cells);
    }
    let mut response = text.into_response();
    let headers: [(HeaderName, &'static str); 3] = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"auditoria.csv\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn row(text: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(';');
        }
        text.push('"');
        text.push_str(&harmless(cell).replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}
