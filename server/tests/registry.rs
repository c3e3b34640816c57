//! The registry's room as a browser without script uses it: a file in, what it would do, the
//! decision, what became of it.

use axum::http::{HeaderValue, Method, StatusCode, header};
use backend::registry::upload;
use domain::access::Staff;
use domain::account::Stage;

use crate::harness::{Browser, House, Page};

const ROOM: &str = "/hanna/administracion/padron";
const FILE: &str = "/hanna/administracion/padron/archivo";
const BOUNDARY: &str = "----formulario";

/// An office's file of so many people, from that one on.
fn people(from: u64, many: u64) -> String {
    let mut text = "Tipo documento;Número documento;Primer nombre;Primer apellido;\
                    Fecha nacimiento;Municipio;Empresa;Cargo;Profesión;Fecha ingreso\r\n"
        .to_owned();
    for number in from..from + many {
        let number = 9_960_000_000 + number;
        text += &format!(
            "CC;{number};Ana;Gómez;29/02/1980;Soledad;Acme;Cajera;Enfermera;15/01/2015\r\n"
        );
    }
    text
}

/// What a browser makes of the form.
fn in_parts(name: &str, file: &str, kind: &str) -> String {
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"{name}\"\r\n\
         Content-Type: text/csv\r\n\r\n{file}\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"contenido\"\r\n\r\n{kind}\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"fechas\"\r\n\r\n\r\n\
         --{BOUNDARY}--\r\n"
    )
}

async fn posts(browser: &Browser, body: String) -> Page {
    let mut request = browser.request(&Method::POST, FILE, body);
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let kind = HeaderValue::from_str(&kind).unwrap();
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    browser.asks_exactly(request).await
}

/// Brings a file, and answers where the browser is led.
async fn brings(browser: &Browser, file: &str, kind: &str) -> String {
    let page = posts(browser, in_parts("padrón.csv", file, kind)).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words());
    page.header("location").to_owned()
}

async fn works(house: &House) {
    while upload::work(&house.backend).await.unwrap() {}
}

async fn office(house: &House) -> Browser {
    let mut admin = house.browser();
    let chief = "admin@porteria.example";
    house
        .lets_staff_in(&mut admin, "hanna", chief, Staff::PlatformAdmin)
        .await;
    admin
}

// Seen red: with the file's form posting to a server function.
#[tokio::test]
async fn x10_a_file_is_brought_shown_applied_and_listed_without_script() {
    let house = House::new().await;
    let mut admin = office(&house).await;
    let page = admin.opens("/hanna/administracion").await;
    assert!(page.sees("Padrón"), "{}", page.words());
    let page = admin.opens(ROOM).await;
    assert!(page.sees("Todavía no hay importaciones"));
    let form = page.attribute(&format!("form[action='{FILE}']"), "enctype");
    assert_eq!(form.as_deref(), Some("multipart/form-data"));

    let faulty = people(1, 3).replacen("29/02/1980", "31/04/1980", 1) + "CC;=1+1;\r\n";
    let place = brings(&admin, &faulty, "parcial").await;
    assert!(place.starts_with(ROOM), "{place}");
    let page = admin.opens(&place).await;
    assert!(page.sees("Esperando la revisión"), "{}", page.words());
    assert_eq!(
        page.attribute(".notice a", "href").as_deref(),
        Some(&*place)
    );
    works(&house).await;
    let page = admin.opens(&place).await;
    for words in [
        "El archivo tiene errores",
        "Fecha nacimiento",
        "Ese día no existe en el calendario.",
        "La fila tiene menos celdas que títulos",
    ] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    assert_eq!(page.text("tbody th"), "Fila 2");
    assert_eq!(
        page.text("tbody td[data-label='Gravedad'] .table__value"),
        "Error"
    );
    assert_eq!(
        page.text(&format!(".notice a[href='{ROOM}']")),
        "Cargar otro archivo"
    );
    assert!(!page.body.contains("import-approve"));
    let file = admin.opens(&format!("{place}/hallazgos.csv")).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.body.contains("FECHA_IMPOSIBLE"), "{}", file.body);

    let place = brings(&admin, &people(1, 60), "parcial").await;
    works(&house).await;
    let page = admin.opens(&place).await;
    assert!(page.sees("El archivo no tiene errores"), "{}", page.words());
    assert_eq!(page.count(".notice[data-kind=success]"), 1);
    assert_eq!(page.text("#aplicar [data-kind=primary]"), "Aplicar");
    let form = page.form("/api/administration/import-approve");
    let page = admin.sends(&form).await;
    assert!(page.sees("Esperando para aplicar"), "{}", page.words());
    // Pressed a second time in another tab.
    let page = admin.sends(&form).await;
    assert!(page.sees("Esperando para aplicar"), "{}", page.words());
    works(&house).await;
    let page = admin.opens(&place).await;
    assert!(page.sees("El padrón está al día"), "{}", page.words());
    let page = admin.opens(ROOM).await;
    assert!(page.sees("padrón.csv") && page.sees("Aplicado") && page.sees("Con errores"));
    let page = admin.opens("/hanna/administracion/auditoria").await;
    assert!(page.sees("Aceptó aplicar un archivo del padrón"));
}

// Seen red: with the words asked of nobody.
#[tokio::test]
async fn x10_a_whole_file_retires_whom_it_showed_without_script() {
    let house = House::new().await;
    let mut admin = office(&house).await;
    let place = brings(&admin, &people(1, 60), "parcial").await;
    works(&house).await;
    let page = admin.opens(&place).await;
    admin
        .sends(&page.form("/api/administration/import-approve"))
        .await;
    works(&house).await;

    let place = brings(&admin, &people(1, 40), "completa").await;
    works(&house).await;
    let page = admin.opens(&place).await;
    let told = "20 de 60 personas activas no están en el archivo";
    assert!(page.sees(told), "{}", page.words());
    assert!(page.sees("CC •••• 060"), "{}", page.words());
    // So many that it looks like a file cut off half-way.
    let warning = page.text(".notice[data-kind=warning]");
    let told = "Este archivo retira a 20 de 60 personas activas (33 %)";
    assert!(warning.contains(told), "{warning}");
    let apply = page.text("#aplicar [data-kind=danger]");
    assert_eq!(apply, "Aplicar y retirar a 20 personas");
    let form = page.form("/api/administration/import-approve");
    let wrong = form.clone().with("retire", "19").with("mass_words", "sí");
    let page = admin.sends(&wrong).await;
    for words in ["No es el número que se muestra", "escribir «retiro masivo»"] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    let right = form
        .with("retire", "20")
        .with("mass_words", "retiro masivo");
    admin.sends(&right).await;
    works(&house).await;
    let page = admin.opens(&place).await;
    assert!(page.sees("El padrón está al día"), "{}", page.words());

    let place = brings(&admin, &people(1, 39), "completa").await;
    works(&house).await;
    let page = admin.opens(&place).await;
    let page = admin
        .sends(&page.form("/api/administration/import-discard"))
        .await;
    assert!(page.sees("El archivo se descartó"), "{}", page.words());
    assert!(page.sees("Descartado"));
}

// Seen red: with the file read before anybody asked who brings it.
#[tokio::test]
async fn a46_a_file_is_taken_from_the_administrator_alone_and_with_a_limit() {
    let house = House::new().await;
    let admin = office(&house).await;
    let (mut ana, mut mesa) = (house.browser(), house.browser());
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", Stage::Full)
        .await;
    house
        .lets_staff_in(&mut mesa, "hanna", "mesa@porteria.example", Staff::HelpDesk)
        .await;
    let place = brings(&admin, &people(1, 5), "parcial").await;
    for browser in [&house.browser(), &ana, &mesa] {
        let page = posts(browser, in_parts("x.csv", &people(1, 5), "parcial")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let findings = format!("{place}/hallazgos.csv");
        let request = browser.request(&Method::GET, &findings, String::new());
        let page = browser.asks_exactly(request).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
    // Another site reaches nothing here either.
    let mut request = admin.request(&Method::POST, FILE, String::new());
    let other = HeaderValue::from_static("https://evil.example");
    request.headers_mut().insert(header::ORIGIN, other);
    let cross = HeaderValue::from_static("cross-site");
    request.headers_mut().insert("sec-fetch-site", cross);
    assert_eq!(
        admin.asks_exactly(request).await.status,
        StatusCode::FORBIDDEN
    );

    let mut admin = admin;
    for (body, words) in [
        (in_parts("x.csv", "", "parcial"), "no esté vacío"),
        (format!("--{BOUNDARY}--\r\n"), "no esté vacío"),
        (
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"x\"\r\n\r\nTipo"
            ),
            "no llegó completo",
        ),
        (
            in_parts("x.csv", &"x".repeat(upload::MOST_BYTES + 1), "parcial"),
            "pasa de 16 MB",
        ),
    ] {
        let page = posts(&admin, body).await;
        let place = page.header("location").to_owned();
        let page = admin.opens(&place).await;
        assert!(page.sees(words), "{words}: {place}: {}", page.words());
    }
    let page = posts(&admin, "x".repeat(upload::MOST_BYTES + (65 << 10))).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    // Nothing of all that is left.
    let page = admin.opens(ROOM).await;
    assert_eq!(page.count("tbody tr"), 1, "{}", page.words());
}
