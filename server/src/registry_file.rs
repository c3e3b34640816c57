//! A registry file on its way in, and what is wrong with it on the way out. The file goes
//! piece by piece into the database, sealed; nothing of it is kept in memory or on the disk.

use app::routes;
use axum::extract::multipart::{Field, MultipartRejection};
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use backend::caller::{Caller, Visit};
use backend::fault::Denied;
use backend::registry::upload::{Asked, Finding, Receiving, findings as found_in};
use domain::access::ImportRegistry;
use domain::refusal::Refusal;

use crate::parts::{self, Cut};
use crate::spreadsheet::Spreadsheet;
use crate::state::AppState;
use crate::upload::{self, MOST_FIELDS, Unreceived, give_up, take};
use crate::withheld;

/// `POST /{platform}/administracion/padron/archivo`.
pub async fn receive(
    State(state): State<AppState>,
    Path(platform): Path<String>,
    Extension(visit): Extension<Visit>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let number = visit.trace.clone();
    // Who may is asked before anything is read.
    let caller = match state.backend.caller(visit, &platform).await {
        Ok(caller) => caller,
        Err(denied) => return no(denied, &number),
    };
    if let Err(denied) = caller.here(ImportRegistry) {
        return no(denied, &number);
    }
    let Ok(form) = form else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match read(&caller, form).await {
        Ok(id) => see_other(&routes::import(&platform, &id)),
        Err(Unreceived::Told(why)) => see_other(&routes::registry_unreceived(&platform, why)),
        Err(Unreceived::Denied(Denied::Refused(Refusal::TooMany { .. }))) => {
            see_other(&routes::registry_unreceived(&platform, "muchos"))
        }
        Err(Unreceived::Denied(denied)) => no(denied, &number),
    }
}

fn see_other(address: &str) -> Response {
    Redirect::to(address).into_response()
}

fn no(denied: Denied, number: &str) -> Response {
    withheld::no(denied, number, "a registry file could not be worked on")
}

/// Reads the form, whatever the order of its fields.
async fn read(caller: &Caller, mut form: Multipart) -> Result<String, Unreceived> {
    let mut asked = Asked::default();
    let mut file: Option<Receiving<'_>> = None;
    for _ in 0..MOST_FIELDS {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => return give_up(file, Cut::Short.into()).await,
        };
        let name = field.name().unwrap_or_default().to_owned();
        let taken = match name.as_str() {
            "archivo" if file.is_none() => {
                let mut receiving = Receiving::begin(caller, said(&field)).await?;
                let taken = take(&mut receiving, field).await;
                file = Some(receiving);
                taken
            }
            "contenido" => parts::text(field)
                .await
                .map(|said| asked.whole = said == "completa")
                .map_err(Unreceived::from),
            "fechas" => upload::dates(field).await.map(|said| asked.dates = said),
            _ => Ok(()),
        };
        if let Err(why) = taken {
            return give_up(file, why).await;
        }
    }
    match file {
        Some(file) if !file.is_empty() => Ok(file.finish(asked).await?.to_string()),
        file => give_up(file, Unreceived::Told("vacio")).await,
    }
}

fn said<'f>(field: &'f Field<'_>) -> &'f str {
    field.file_name().unwrap_or_default()
}

/// `GET /{platform}/administracion/padron/{id}/hallazgos.csv`.
pub async fn findings(
    State(state): State<AppState>,
    Path((platform, id)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let number = visit.trace.clone();
    let found = async {
        let caller = state.backend.caller(visit, &platform).await?;
        found_in(&caller, &id).await
    };
    match found.await {
        Ok(found) => csv(&found.all),
        Err(denied) => no(denied, &number),
    }
}

fn csv(findings: &[Finding]) -> Response {
    let heads = ["Fila", "Columna", "Gravedad", "Código", "Valor", "Qué pasa"];
    let mut sheet = Spreadsheet::new(heads);
    for finding in findings {
        sheet.row(&[
            finding.row.to_string(),
            finding.column.clone(),
            finding.weight.clone(),
            finding.code.clone(),
            finding.value.clone(),
            finding.words.clone(),
        ]);
    }
    sheet.answer("attachment; filename=\"hallazgos.csv\"")
}
