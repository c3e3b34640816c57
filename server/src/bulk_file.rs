//! Files of people on their way in, and on their way out: the template, the refused rows to be
//! corrected, the result of each row. A file goes piece by piece into the database, sealed;
//! nothing of it is kept in memory or on the disk.

use app::routes;
use app::text::bulk as words;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use backend::bulk::{self, Receiving, Results};
use backend::caller::{Caller, Visit};
use backend::fault::Denied;
use domain::bulk::{Kind, Outcome};
use domain::refusal::Refusal;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::parts::Cut;
use crate::spreadsheet::Spreadsheet;
use crate::state::AppState;
use crate::upload::{self, MOST_FIELDS, Unreceived, give_up, take};
use crate::withheld;

/// Width of a template's column, in letters.
const WIDTH: f64 = 22.0;

/// Who asks, in the company that the address names, and what the rows of files are there.
async fn caller(
    state: &AppState,
    visit: Visit,
    platform: &str,
    company: &str,
) -> Result<(Caller, Kind), Denied> {
    let company = company.parse().map_err(|_| Refusal::NotFound)?;
    let caller = state
        .backend
        .caller_at(visit, platform, Some(company))
        .await?;
    // Who may is asked before anything is read.
    let kind = bulk::may(&caller)?;
    Ok((caller, kind))
}

fn no(denied: Denied, number: &str) -> Response {
    withheld::no(denied, number, "a file of people could not be worked on")
}

/// `POST /{platform}/e/{company}/cargas/archivo`.
pub async fn receive(
    State(state): State<AppState>,
    Path((platform, company)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let number = visit.trace.clone();
    let caller = match caller(&state, visit, &platform, &company).await {
        Ok((caller, _)) => caller,
        Err(denied) => return no(denied, &number),
    };
    let Ok(form) = form else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let unreceived = |why| routes::load_unreceived(&platform, &company, why);
    let to = match read(&caller, form).await {
        Ok(id) => routes::load(&platform, &company, &id),
        Err(Unreceived::Told(why)) => unreceived(why),
        Err(Unreceived::Denied(Denied::Refused(Refusal::TooMany { .. }))) => unreceived("muchos"),
        Err(Unreceived::Denied(denied)) => return no(denied, &number),
    };
    Redirect::to(&to).into_response()
}

/// Reads the form, whatever the order of its fields.
async fn read(caller: &Caller, mut form: Multipart) -> Result<String, Unreceived> {
    let mut dates = None;
    let mut file: Option<Receiving<'_>> = None;
    for _ in 0..MOST_FIELDS {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => return give_up(file, Cut::Short.into()).await,
        };
        let taken = match field.name().unwrap_or_default() {
            "archivo" if file.is_none() => {
                let name = field.file_name().unwrap_or_default();
                let mut receiving = Receiving::begin(caller, name).await?;
                let taken = take(&mut receiving, field).await;
                file = Some(receiving);
                taken
            }
            "fechas" => upload::dates(field).await.map(|said| dates = said),
            _ => Ok(()),
        };
        if let Err(why) = taken {
            return give_up(file, why).await;
        }
    }
    match file {
        Some(file) if !file.is_empty() => Ok(file.finish(dates).await?.to_string()),
        file => give_up(file, Unreceived::Told("vacio")).await,
    }
}

/// How the templates of that kind are offered to be kept.
const fn names(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::People => [
            "attachment; filename=\"plantilla-personas.csv\"",
            "attachment; filename=\"plantilla-personas.xlsx\"",
        ],
        Kind::Guests => [
            "attachment; filename=\"plantilla-invitados.csv\"",
            "attachment; filename=\"plantilla-invitados.xlsx\"",
        ],
    }
}

/// `GET /{platform}/e/{company}/cargas/plantilla.csv`: the titles.
pub async fn template_csv(
    State(state): State<AppState>,
    Path((platform, company)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let number = visit.trace.clone();
    let kind = match caller(&state, visit, &platform, &company).await {
        Ok((_, kind)) => kind,
        Err(denied) => return no(denied, &number),
    };
    let titles = kind.template().iter().map(|column| kind.title(*column));
    let [csv, _] = names(kind);
    Spreadsheet::with(titles).answer(csv)
}

/// `GET /{platform}/e/{company}/cargas/plantilla.xlsx`: the same, with every column as text, so that
/// no number loses its first zero or its last digit.
pub async fn template_xlsx(
    State(state): State<AppState>,
    Path((platform, company)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let number = visit.trace.clone();
    let kind = match caller(&state, visit, &platform, &company).await {
        Ok((_, kind)) => kind,
        Err(denied) => return no(denied, &number),
    };
    let [_, xlsx] = names(kind);
    let Ok(bytes) = workbook(kind) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = bytes.into_response();
    for (name, value) in [
        (
            header::CONTENT_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (header::CONTENT_DISPOSITION, xlsx),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

fn workbook(kind: Kind) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (text, title) = (
        Format::new().set_num_format("@"),
        Format::new().set_num_format("@").set_bold(),
    );
    let sheet = book.add_worksheet();
    sheet.set_name("Personas")?;
    for (at, column) in (0_u16..).zip(kind.template()) {
        sheet.set_column_format(at, &text)?;
        sheet.set_column_width(at, WIDTH)?;
        sheet.write_string_with_format(0, at, kind.title(*column), &title)?;
    }
    book.save_to_buffer()
}

/// `GET /{platform}/e/{company}/cargas/{id}/rechazadas.csv`: the refused rows as they came, each with
/// why, to be corrected and loaded again.
pub async fn refused(
    State(state): State<AppState>,
    Path((platform, company, id)): Path<(String, String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let number = visit.trace.clone();
    let found = async {
        let (caller, kind) = caller(&state, visit, &platform, &company).await?;
        let found = bulk::results(&caller, &id, &[Outcome::Refused]).await?;
        Ok((kind, found))
    };
    match found.await {
        Ok((kind, found)) => refused_rows(kind, found),
        Err(denied) => no(denied, &number),
    }
}

fn refused_rows(kind: Kind, found: Results) -> Response {
    // A row with a cell too many shows all of them: that is what is to be corrected.
    let widest = found.told.iter().map(|(_, told)| told.cells.len()).max();
    let width = widest.unwrap_or_default().max(found.titles.len());
    let titles = found.titles.iter().map(String::as_str);
    let untitled = std::iter::repeat_n("", width - found.titles.len());
    let mut sheet = Spreadsheet::with(titles.chain(untitled).chain([words::WHY]));
    for (_, told) in found.told {
        let mut cells = told.cells;
        cells.resize(width, String::new());
        let why = told.issues.iter().map(|one| words::refusal(kind, one));
        let why: Vec<String> = why.collect();
        cells.push(why.join(" "));
        sheet.row(&cells);
    }
    sheet.answer("attachment; filename=\"filas-rechazadas.csv\"")
}

/// `GET /{platform}/e/{company}/cargas/{id}/resultado.csv`: what became of each row.
pub async fn result(
    State(state): State<AppState>,
    Path((platform, company, id)): Path<(String, String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let number = visit.trace.clone();
    let found = async {
        let (caller, kind) = caller(&state, visit, &platform, &company).await?;
        let found = bulk::results(&caller, &id, &Outcome::ALL).await?;
        Ok((kind, found))
    };
    match found.await {
        Ok((kind, found)) => all_rows(kind, found),
        Err(denied) => no(denied, &number),
    }
}

fn all_rows(kind: Kind, found: Results) -> Response {
    let mut sheet = Spreadsheet::new(words::RESULT_HEADS);
    for (outcome, told) in found.told {
        let codes: Vec<&str> = told.issues.iter().map(|issue| issue.why.code()).collect();
        let differences = told.differences.iter();
        let differences = differences.map(|one| words::difference(kind, one));
        let issues = told.issues.iter().map(|one| words::refusal(kind, one));
        let details: Vec<String> = differences.chain(issues).collect();
        sheet.row(&[
            told.row.to_string(),
            told.rut,
            told.name,
            words::outcome(kind, outcome).to_owned(),
            codes.join(" "),
            details.join(" "),
        ]);
    }
    sheet.answer("attachment; filename=\"resultado.csv\"")
}
