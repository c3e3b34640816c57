//! Files of people without script: the template, a workbook that is shown, agreed to and applied, and
//! markup in a file, which is text wherever it is shown.

use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use backend::bulk;
use domain::Rut;
use domain::bulk::Kind;
use domain::id::{self, Id};
use rust_xlsxwriter::Workbook;

use crate::companies::{company, enters, house};
use crate::harness::{Browser, House, Page};

const ROSA: &str = "46000001-7";
const TRIGO: &str = "54000001-8";
const BOUNDARY: &str = "----formulario";

/// A file of one new person.
pub fn file() -> String {
    let rut = Rut::from_body(47_100_001).unwrap();
    format!("RUT;Nombres;Apellido paterno;Correo\r\n{rut};Alonso;Bravo;alonso@trigo.example\r\n")
}

/// Brings that file, and answers what the door answered.
pub async fn sends(
    browser: &Browser,
    platform: &str,
    company: Id<id::Company>,
    name: &str,
    file: &[u8],
) -> Page {
    let address = format!("/{platform}/e/{company}/cargas/archivo");
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let tail = format!("\r\n--{BOUNDARY}--\r\n");
    let body = [head.as_bytes(), file, tail.as_bytes()].concat();
    let mut request = browser.request(&Method::POST, &address, String::new());
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let kind = HeaderValue::from_str(&kind).unwrap();
    headers.insert(header::CONTENT_TYPE, kind);
    *request.body_mut() = Body::from(body);
    browser.asks_exactly(request).await
}

/// The same by whoever may; answers the load.
pub async fn brings(
    browser: &mut Browser,
    platform: &str,
    company: Id<id::Company>,
    name: &str,
    file: &[u8],
) -> String {
    let page = sends(browser, platform, company, name, file).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words());
    let to = page.header("location").split('?').next().unwrap();
    to.rsplit('/').next().unwrap().to_owned()
}

async fn works(house: &House) {
    while bulk::work(&house.backend).await.unwrap() {}
}

/// A workbook with the titles of the template, and one row for each of these people.
fn workbook(people: &[[&str; 4]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, column) in (0_u16..).zip(Kind::People.template()) {
        let title = Kind::People.title(*column);
        sheet.write_string(0, at, title).unwrap();
    }
    // RUT, given names, first surname; the address is the fifth column of the template.
    for (row, person) in (1_u32..).zip(people) {
        for (at, cell) in [0, 1, 2, 4].into_iter().zip(person) {
            sheet.write_string(row, at, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a64_a66_a_template_is_fetched_and_comes_back_as_a_workbook_that_is_applied() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let at = format!("/gestion/e/{trigo}/cargas");
    let csv = rosa.opens(&format!("{at}/plantilla.csv")).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    for column in Kind::People.template() {
        assert!(csv.body.contains(Kind::People.title(*column)), "{column:?}");
    }
    let xlsx = rosa.opens(&format!("{at}/plantilla.xlsx")).await;
    assert_eq!(xlsx.status, StatusCode::OK);
    assert!(xlsx.header("content-type").contains("spreadsheetml"));
    assert!(
        xlsx.header("content-disposition")
            .contains("plantilla-personas.xlsx")
    );
    assert!(xlsx.body.starts_with("PK"), "a workbook");
    let [first, second] = [47_100_001, 47_100_002].map(|body| Rut::from_body(body).unwrap());
    let [first, second] = [first.to_string(), second.to_string()];
    let file = workbook(&[
        [first.as_str(), "Alonso", "Bravo", "alonso@trigo.example"],
        [second.as_str(), "Begoña", "Ñíguez", "begona@trigo.example"],
    ]);
    let load = brings(&mut rosa, "gestion", trigo, "Personas.xlsx", &file).await;
    works(&house).await;
    // Nothing of it is there before it was agreed to.
    let list = format!("/gestion/e/{trigo}/personas");
    assert!(!rosa.opens(&list).await.sees("Begoña Ñíguez"));
    let shown = rosa.opens(&format!("{at}/{load}")).await;
    assert!(shown.sees("Begoña Ñíguez"), "{}", shown.words());
    rosa.sends(&shown.form("/api/bulk/approve")).await;
    works(&house).await;
    let page = rosa.opens(&list).await;
    assert!(page.sees("Begoña Ñíguez") && page.sees("Alonso Bravo"));
    // And back again.
    let done = rosa.opens(&format!("{at}/{load}")).await;
    rosa.sends(&done.form("/api/bulk/undo")).await;
    works(&house).await;
    assert!(!rosa.opens(&list).await.sees("Begoña Ñíguez"));
}
