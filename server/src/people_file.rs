//! A company's people as a file for a spreadsheet: whoever fits the filters of the page. Asked
//! for with POST, because it is an act that leaves an entry of its own.

use std::collections::HashMap;

use app::bridge::people_asked;
use app::people::api::Asked;
use app::text::{companies, people as words};
use axum::extract::{Extension, Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use backend::caller::Visit;
use backend::fault::Denied;
use backend::people::Export;
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::spreadsheet::Spreadsheet;
use crate::state::AppState;
use crate::withheld::no;

/// The fields of the form, named as in the address of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    buscar: String,
    estado: String,
    perfil: String,
    seccion: String,
    orden: String,
}

/// `/{platform}/e/{company}/personas/archivo`.
pub async fn make(
    State(state): State<AppState>,
    Path((platform, company)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
    Form(fields): Form<Fields>,
) -> Response {
    let number = visit.trace.clone();
    match people(&state, (&platform, &company), visit, fields).await {
        Ok(export) => file(&export),
        Err(Denied::Refused(Refusal::Unreadable)) => StatusCode::BAD_REQUEST.into_response(),
        Err(denied) => no(denied, &number, "the people could not be written as a file"),
    }
}

async fn people(
    state: &AppState,
    (platform, company): (&str, &str),
    visit: Visit,
    fields: Fields,
) -> Result<Export, Denied> {
    let asked = Asked {
        search: fields.buscar,
        state: fields.estado,
        perfil: fields.perfil,
        section: fields.seccion,
        order: fields.orden,
        after: String::new(),
    };
    let at = company.parse().ok();
    let caller = state.backend.caller_at(visit, platform, at).await?;
    let asked = people_asked(&asked)?;
    backend::people::export(&caller, &asked).await
}

fn file(export: &Export) -> Response {
    let heads = [
        "RUT",
        "Nombre",
        "Correo",
        words::PHONE,
        words::POSITION,
        "Perfil",
        words::SECTION,
        "Estado",
        "Motivo",
        "Cuenta",
        "Fecha de ingreso",
        "Sin acceso desde",
    ];
    let mut sheet = Spreadsheet::new(heads);
    let sections = export.sections.iter();
    let sections: HashMap<_, &str> = sections.map(|one| (one.id, one.name.as_str())).collect();
    for exported in &export.people {
        let one = &exported.person;
        let phone = exported.phone.as_ref().map(ToString::to_string);
        let position = exported.position.as_ref().map(ToString::to_string);
        let account = if one.account {
            words::HAS_ACCOUNT
        } else {
            words::WITHOUT_ACCOUNT
        };
        let day =
            |day: Option<domain::date::Date>| day.map_or_else(String::new, |day| day.to_string());
        // Whoever waits for an invitation has no access yet that could be told.
        let state = one.invitation.map_or_else(
            || words::state(one.state).to_owned(),
            |waits| words::invited(waits.state, &waits.ends_on.to_string(), waits.soon),
        );
        // A tier is a perfil of an institution and of nothing else.
        let seated = one.perfil.tier().is_some();
        let reason = one.reason.map(|why| words::reason(why, seated));
        let section = one.section.and_then(|id| sections.get(&id).copied());
        let cells = [
            one.rut.clone(),
            one.name.clone(),
            one.email.clone(),
            phone.unwrap_or_default(),
            position.unwrap_or_default(),
            companies::perfil_named(one.perfil, one.perfil_name.as_deref()),
            section.unwrap_or_default().to_owned(),
            state,
            reason.unwrap_or_default().to_owned(),
            account.to_owned(),
            day(one.starts_on),
            day(one.ends_on),
        ];
        sheet.row(&cells);
    }
    if export.cut {
        // In the file itself: whoever opens it later was not on the page.
        sheet.row(&[words::CUT.to_owned()]);
    }
    sheet.answer("attachment; filename=\"personas.csv\"")
}

#[cfg(test)]
mod tests {
    use backend::people::{Exported, Person};
    use domain::Locale;
    use domain::company::Position;
    use domain::contact::Phone;
    use domain::membership::{MembershipState, Perfil};

    use super::*;

    async fn text(people: Vec<Exported>, cut: bool) -> String {
        let export = Export {
            people,
            sections: Vec::new(),
            cut,
        };
        let body = file(&export).into_body();
        let bytes = axum::body::to_bytes(body, 10_000).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn p24_a_file_that_does_not_take_everybody_says_so() {
        assert!(text(Vec::new(), true).await.contains(words::CUT));
        assert!(!text(Vec::new(), false).await.contains(words::CUT));
    }

    #[tokio::test]
    async fn a63_a56_the_file_has_cargo_and_celular_and_no_formula() {
        let person = Person {
            id: "01930000-0000-7000-8000-000000000001".parse().unwrap(),
            name: "Eva Mena".to_owned(),
            rut: "43111222-1".to_owned(),
            email: String::new(),
            perfil: Perfil::Worker,
            perfil_name: None,
            state: MembershipState::Enabled,
            reason: None,
            section: None,
            invitation: None,
            account: false,
            starts_on: None,
            ends_on: None,
        };
        let eva = Exported {
            person,
            phone: Phone::parse(Locale::EsCl, "912345678").ok(),
            position: Position::parse("=HYPERLINK(1)").ok(),
        };
        let file = text(vec![eva], false).await;
        let (heads, row) = file.split_once("\r\n").unwrap();
        let places = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
        let place = |head: &str| places(heads).iter().position(|one| one == head).unwrap();
        let cells = places(row);
        assert_eq!(cells[place("\"Celular\"")], "\"'+56 9 1234 5678\"");
        assert_eq!(cells[place("\"Cargo\"")], "\"'=HYPERLINK(1)\"");
    }
}
