//! The audit as a file for a spreadsheet: a bounded number of entries, in sentences. Asked
//! for with POST, because it is an act that leaves an entry of its own.

use app::administration::api::Asked;
use app::bridge::audit_filter;
use app::text::audit as words;
use axum::extract::{Extension, Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use backend::audit::Line;
use backend::caller::Visit;
use backend::fault::Denied;
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::spreadsheet::Spreadsheet;
use crate::state::AppState;
use crate::withheld::no;

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
        Err(Denied::Refused(Refusal::Unreadable)) => StatusCode::BAD_REQUEST.into_response(),
        Err(denied) => no(denied, &number, "the audit could not be written as a file"),
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
    let mut sheet = Spreadsheet::new(heads);
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
        sheet.row(&cells);
    }
    sheet.answer("attachment; filename=\"auditoria.csv\"")
}
