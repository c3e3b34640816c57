//! Every door of the house, and who it opens to (A18, A37, A45). A server function or page without
//! a row here fails the test: nobody adds a door without saying for whom.
//!
//! Seen red: functions without the row of `/api/activation/view`, and with half a session enough
//! to change a password; pages with half a session enough for home; other sites without the two
//! layers that know them; a session found on any platform. Not yet: other methods than POST.

use std::collections::BTreeSet;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use domain::account::Stage;
use server::router;

use crate::harness::{Browser, Form, House, Page};

/// What a stranger, somebody before the questions, and somebody signed in are answered: a status,
/// or where they are led.
pub type Answers = [&'static str; 3];

const EVERYBODY: Answers = ["200", "200", "200"];
/// The input makes no sense, whoever sends it: nothing about who may.
const NO_SENSE: Answers = ["422", "422", "422"];
/// Not there, outside of a demonstration.
const NOBODY: Answers = ["404", "404", "404"];

/// Server functions, asked by a program for `platform=hanna` with every other field empty.
pub const FUNCTIONS: &[(&str, Answers)] = &[
    ("/api/account/consent-withdraw", ["401", "403", "404"]),
    ("/api/account/data", [TO_SIGN_IN_FOR_DATA, QUESTIONS, "200"]),
    (
        "/api/account/email",
        [TO_SIGN_IN_FOR_EMAIL, QUESTIONS, "200"],
    ),
    ("/api/account/email-ask", ["401", "403", "422"]),
    ("/api/account/email-back", NO_SENSE),
    (
        "/api/account/email-cancel",
        ["401", "403", "/hanna/cuenta/correo"],
    ),
    ("/api/account/email-confirm", ["401", "403", "422"]),
    (
        "/api/account/email-link",
        [TO_SIGN_IN_FOR_EMAIL_LINK, QUESTIONS, "422"],
    ),
    ("/api/account/email-undo", NO_SENSE),
    (
        "/api/account/history",
        [TO_SIGN_IN_FOR_HISTORY, QUESTIONS, "200"],
    ),
    ("/api/account/password", ["401", "403", "422"]),
    (
        "/api/account/sessions",
        [TO_SIGN_IN_FOR_SESSIONS, QUESTIONS, "200"],
    ),
    ("/api/account/sessions-end", ["401", "403", "404"]),
    (
        "/api/account/view",
        [TO_SIGN_IN_FOR_ACCOUNT, QUESTIONS, "200"],
    ),
    ("/api/activation/activate", NO_SENSE),
    ("/api/activation/resend", NO_SENSE),
    ("/api/activation/view", EVERYBODY),
    (
        "/api/administration/audit",
        [TO_SIGN_IN_FOR_AUDIT, QUESTIONS, "404"],
    ),
    ("/api/administration/decide", ["404", "404", "404"]),
    (
        "/api/administration/messages",
        [TO_SIGN_IN_FOR_MESSAGES, QUESTIONS, "404"],
    ),
    (
        "/api/administration/request",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/api/administration/requests",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/api/administration/view",
        [TO_SIGN_IN_FOR_ADMINISTRATION, QUESTIONS, "404"],
    ),
    ("/api/challenge/answer", ["401", "422", "422"]),
    ("/api/challenge/code", ["401", "200", HOME]),
    ("/api/challenge/open", ["401", "422", QUESTIONS]),
    ("/api/challenge/prove", ["401", "422", "422"]),
    ("/api/challenge/send-code", ["401", "422", "422"]),
    ("/api/challenge/view", ["401", "200", "200"]),
    ("/api/coordination/contacted", NOBODY),
    (
        "/api/coordination/list",
        [TO_SIGN_IN_FOR_COORDINATION, QUESTIONS, "404"],
    ),
    ("/api/desk/help", ["422", "422", "422"]),
    ("/api/desk/look-up", ["404", "404", "404"]),
    (
        "/api/desk/people",
        [TO_SIGN_IN_FOR_PEOPLE, QUESTIONS, "404"],
    ),
    ("/api/desk/case", [TO_SIGN_IN_FOR_CASE, QUESTIONS, "404"]),
    ("/api/desk/queue", [TO_SIGN_IN_FOR_DESK, QUESTIONS, "404"]),
    ("/api/desk/take", NOBODY),
    ("/api/desk/work", NOBODY),
    ("/api/first-password/ask", NO_SENSE),
    ("/api/first-password/choose", ["401", "403", "422"]),
    ("/api/first-password/view", [SIGN_IN, QUESTIONS, HOME]),
    (
        "/api/first-steps/view",
        [TO_SIGN_IN_FOR_STEPS, QUESTIONS, "200"],
    ),
    ("/api/front/platforms", EVERYBODY),
    ("/api/home/view", [TO_SIGN_IN_FOR_HOME, QUESTIONS, "200"]),
    ("/api/mailbox/clock", NOBODY),
    ("/api/mailbox/letter", NOBODY),
    ("/api/mailbox/list", NOBODY),
    ("/api/opening/again", NO_SENSE),
    ("/api/opening/check", [COMPANY; 3]),
    ("/api/opening/details", [COMPANY; 3]),
    ("/api/opening/done", [COMPANY; 3]),
    ("/api/opening/finish", NO_SENSE),
    ("/api/opening/identify", NO_SENSE),
    ("/api/opening/save", NO_SENSE),
    ("/api/opening/view", NO_SENSE),
    ("/api/operation/change", [OPERATORS; 3]),
    ("/api/operation/enter", NO_SENSE),
    ("/api/operation/leave", [OPERATORS; 3]),
    ("/api/operation/record", [OPERATORS; 3]),
    ("/api/operation/view", [OPERATORS; 3]),
    ("/api/platform/corner", EVERYBODY),
    ("/api/platform/demo", EVERYBODY),
    ("/api/platform/face", EVERYBODY),
    ("/api/pqrsf/file", NO_SENSE),
    ("/api/pqrsf/form", EVERYBODY),
    ("/api/pqrsf/inform", NO_SENSE),
    ("/api/pqrsf/look-up", NO_SENSE),
    ("/api/pqrsf/receipt", EVERYBODY),
    ("/api/pqrsf/status", EVERYBODY),
    ("/api/recovery/again", [ASK; 3]),
    ("/api/recovery/ask", NO_SENSE),
    ("/api/recovery/finish", NO_SENSE),
    ("/api/recovery/link", NO_SENSE),
    ("/api/recovery/view", EVERYBODY),
    ("/api/registration/cancel", ["/hanna/registro"; 3]),
    ("/api/registration/confirmation", NO_SENSE),
    ("/api/registration/correct", NO_SENSE),
    ("/api/registration/finish", NO_SENSE),
    ("/api/registration/form", EVERYBODY),
    ("/api/registration/look-up", NO_SENSE),
    ("/api/registration/resend", NO_SENSE),
    ("/api/registration/save", NO_SENSE),
    ("/api/registration/waiting", NO_SENSE),
    ("/api/review/confirm", ["401", "403", "422"]),
    ("/api/review/view", ["401", "403", "200"]),
    ("/api/rules/view", [TO_SIGN_IN_FOR_RULES, QUESTIONS, "404"]),
    ("/api/second-factor/ask", [SIGN_IN, QUESTIONS, HOME]),
    ("/api/second-factor/begin", ["401", "403", "422"]),
    ("/api/second-factor/change", ["401", "403", "422"]),
    ("/api/second-factor/confirm", ["401", "403", "422"]),
    ("/api/second-factor/pass", ["401", "403", "403"]),
    ("/api/second-factor/put-away", ["401", "403", SECURITY]),
    (
        "/api/second-factor/view",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "200"],
    ),
    ("/api/services/request", ["401", "403", "404"]),
    (
        "/api/services/view",
        ["/hanna/ingresar?next=/hanna/servicios/", QUESTIONS, "404"],
    ),
    ("/api/session/sign-in", NO_SENSE),
    ("/api/session/sign-out", ["/hanna/ingresar?salida=si"; 3]),
    ("/api/session/view", ["200", "200", HOME]),
    ("/api/whereabouts/ask", NO_SENSE),
    ("/api/whereabouts/view", EVERYBODY),
];

/// Pages, as a browser asks for them.
pub const PAGES: &[(&str, Answers)] = &[
    ("/", EVERYBODY),
    ("/buzon", NOBODY),
    ("/buzon/{id}", NOBODY),
    ("/{platform}", EVERYBODY),
    ("/{platform}/activar", EVERYBODY),
    (
        "/{platform}/administracion",
        [TO_SIGN_IN_FOR_ADMINISTRATION, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/auditoria",
        [TO_SIGN_IN_FOR_AUDIT, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/mensajes",
        [TO_SIGN_IN_FOR_MESSAGES, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/solicitudes",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/solicitudes/{id}",
        [TO_SIGN_IN_FOR_REQUESTS, QUESTIONS, "404"],
    ),
    (
        "/{platform}/administracion/reglas",
        [TO_SIGN_IN_FOR_RULES, QUESTIONS, "404"],
    ),
    ("/{platform}/ayuda", EVERYBODY),
    ("/{platform}/ayuda/ingresar", EVERYBODY),
    ("/{platform}/ayuda/manual", EVERYBODY),
    (
        "/{platform}/cuenta",
        [TO_SIGN_IN_FOR_ACCOUNT, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/correo",
        [TO_SIGN_IN_FOR_EMAIL, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/correo/confirmar",
        [TO_SIGN_IN_FOR_EMAIL_LINK, QUESTIONS, "200"],
    ),
    ("/{platform}/cuenta/correo/deshacer", EVERYBODY),
    (
        "/{platform}/cuenta/datos",
        [TO_SIGN_IN_FOR_DATA, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/datos/copia",
        [TO_SIGN_IN_FOR_COPY, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/historial",
        [TO_SIGN_IN_FOR_HISTORY, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/seguridad",
        [TO_SIGN_IN_FOR_SECURITY, QUESTIONS, "200"],
    ),
    (
        "/{platform}/cuenta/sesiones",
        [TO_SIGN_IN_FOR_SESSIONS, QUESTIONS, "200"],
    ),
    (
        "/{platform}/coordinacion",
        [TO_SIGN_IN_FOR_COORDINATION, QUESTIONS, "404"],
    ),
    ("/{platform}/datos", ["/hanna/ingresar", QUESTIONS, HOME]),
    ("/{platform}/empresa", EVERYBODY),
    ("/{platform}/empresa/datos", [COMPANY; 3]),
    ("/{platform}/empresa/lista", [COMPANY; 3]),
    ("/{platform}/empresa/reenviar", EVERYBODY),
    ("/{platform}/empresa/revisar", [COMPANY; 3]),
    ("/{platform}/ingresar", ["200", "200", HOME]),
    ("/{platform}/ingresar/codigo", [SIGN_IN, QUESTIONS, HOME]),
    ("/{platform}/ingresar/otra-clave", EVERYBODY),
    (
        "/{platform}/inicio",
        [TO_SIGN_IN_FOR_HOME, QUESTIONS, "200"],
    ),
    (
        "/{platform}/mesa/personas",
        [TO_SIGN_IN_FOR_PEOPLE, QUESTIONS, "404"],
    ),
    ("/{platform}/mesa", [TO_SIGN_IN_FOR_DESK, QUESTIONS, "404"]),
    (
        "/{platform}/mesa/{number}",
        [TO_SIGN_IN_FOR_ONE, QUESTIONS, "404"],
    ),
    ("/{platform}/operacion", [OPERATORS; 3]),
    ("/{platform}/operacion/ingresar", EVERYBODY),
    ("/{platform}/pqrsf", EVERYBODY),
    ("/{platform}/pqrsf/estado", EVERYBODY),
    ("/{platform}/pqrsf/radicada", EVERYBODY),
    ("/{platform}/preguntas", ["/hanna/ingresar", "200", HOME]),
    (
        "/{platform}/preguntas/codigo",
        ["/hanna/ingresar", "200", HOME],
    ),
    ("/{platform}/primera-clave", [SIGN_IN, QUESTIONS, HOME]),
    (
        "/{platform}/primeros-pasos",
        [TO_SIGN_IN_FOR_STEPS, QUESTIONS, "200"],
    ),
    ("/{platform}/privacidad", EVERYBODY),
    ("/{platform}/recuperar", EVERYBODY),
    ("/{platform}/recuperar/clave", EVERYBODY),
    ("/{platform}/recuperar/enviado", EVERYBODY),
    ("/{platform}/registro", EVERYBODY),
    (
        "/{platform}/registro/confirmar",
        ["/hanna/registro/listo"; 3],
    ),
    ("/{platform}/registro/estado", EVERYBODY),
    ("/{platform}/registro/listo", EVERYBODY),
    (
        "/{platform}/servicios/{key}",
        [TO_SIGN_IN_FOR_SERVICE, QUESTIONS, "200"],
    ),
];

const TO_SIGN_IN_FOR_ACCOUNT: &str = "/hanna/ingresar?next=/hanna/cuenta";
const TO_SIGN_IN_FOR_ADMINISTRATION: &str = "/hanna/ingresar?next=/hanna/administracion";
const TO_SIGN_IN_FOR_AUDIT: &str = "/hanna/ingresar?next=/hanna/administracion/auditoria";
const TO_SIGN_IN_FOR_PEOPLE: &str = "/hanna/ingresar?next=/hanna/mesa/personas";
const TO_SIGN_IN_FOR_MESSAGES: &str = "/hanna/ingresar?next=/hanna/administracion/mensajes";
const TO_SIGN_IN_FOR_REQUESTS: &str = "/hanna/ingresar?next=/hanna/administracion/solicitudes";
const TO_SIGN_IN_FOR_SERVICE: &str = "/hanna/ingresar?next=/hanna/servicios/vivienda";
const TO_SIGN_IN_FOR_COPY: &str = "/hanna/ingresar?next=/hanna/cuenta/datos/copia";
const TO_SIGN_IN_FOR_DATA: &str = "/hanna/ingresar?next=/hanna/cuenta/datos";
const TO_SIGN_IN_FOR_EMAIL: &str = "/hanna/ingresar?next=/hanna/cuenta/correo";
const TO_SIGN_IN_FOR_EMAIL_LINK: &str = "/hanna/ingresar?next=/hanna/cuenta/correo/confirmar";
const TO_SIGN_IN_FOR_HISTORY: &str = "/hanna/ingresar?next=/hanna/cuenta/historial";
const TO_SIGN_IN_FOR_SESSIONS: &str = "/hanna/ingresar?next=/hanna/cuenta/sesiones";
const TO_SIGN_IN_FOR_RULES: &str = "/hanna/ingresar?next=/hanna/administracion/reglas";
const TO_SIGN_IN_FOR_SECURITY: &str = "/hanna/ingresar?next=/hanna/cuenta/seguridad";
const TO_SIGN_IN_FOR_HOME: &str = "/hanna/ingresar?next=/hanna/inicio";
const TO_SIGN_IN_FOR_DESK: &str = "/hanna/ingresar?next=/hanna/mesa";
const TO_SIGN_IN_FOR_CASE: &str = "/hanna/ingresar?next=/hanna/mesa/";
const TO_SIGN_IN_FOR_ONE: &str = "/hanna/ingresar?next=/hanna/mesa/PQRSF-2026-000001-A";
const TO_SIGN_IN_FOR_COORDINATION: &str = "/hanna/ingresar?next=/hanna/coordinacion";
const TO_SIGN_IN_FOR_STEPS: &str = "/hanna/ingresar?next=/hanna/primeros-pasos";
const OPERATORS: &str = "/hanna/operacion/ingresar";
const COMPANY: &str = "/hanna/empresa";
const SIGN_IN: &str = "/hanna/ingresar";
const SECURITY: &str = "/hanna/cuenta/seguridad";
const QUESTIONS: &str = "/hanna/preguntas";
const HOME: &str = "/hanna/inicio";
const ASK: &str = "/hanna/recuperar";

/// Addresses of all pages, as the router of the application knows them.
pub fn pages() -> Vec<String> {
    let known = router::PAGES.iter();
    known.map(|page| page.path().to_owned()).collect()
}

/// An address with its places filled in.
pub fn on_hanna(pattern: &str) -> String {
    pattern
        .replace("{platform}", "hanna")
        .replace("{key}", "vivienda")
        .replace("{number}", "PQRSF-2026-000001-A")
        .replace("{id}", "0190a000-0000-7000-8000-000000000000")
}

/// Addresses of all server functions.
pub fn functions() -> BTreeSet<&'static str> {
    server_fn::axum::server_fn_paths()
        .map(|(path, _)| path)
        .collect()
}

/// A stranger, somebody before the questions, somebody signed in.
pub async fn people(house: &House) -> [Browser; 3] {
    let stranger = house.browser();
    let (mut half, mut full) = (house.browser(), house.browser());
    let halfway = Stage::Challenge;
    house
        .lets_in(&mut half, "hanna", "media@porteria.example", halfway)
        .await;
    house
        .lets_in(&mut full, "hanna", "entera@porteria.example", Stage::Full)
        .await;
    [stranger, half, full]
}

pub async fn call(browser: &Browser, path: &str, change: impl FnOnce(&mut HeaderMap)) -> Page {
    let mut request = browser.request(&Method::POST, path, "platform=hanna".to_owned());
    let json = HeaderValue::from_static("application/json");
    request.headers_mut().insert(header::ACCEPT, json);
    change(request.headers_mut());
    browser.asks_exactly(request).await
}

pub fn told(page: &Page) -> String {
    match page.header("location") {
        "" => page.status.as_u16().to_string(),
        place => place.to_owned(),
    }
}

#[tokio::test]
async fn a45_every_server_function_answers_each_kind_of_person_as_written() {
    let mut wrong = Vec::new();
    for path in functions() {
        // A house for each: what one function does must not help the next.
        let house = House::new().await;
        let mut told_all = Vec::new();
        for person in people(&house).await {
            told_all.push(told(&call(&person, path, |_| {}).await));
        }
        let row = FUNCTIONS.iter().find(|(known, _)| *known == path);
        if row.is_none_or(|(_, expected)| told_all != *expected) {
            wrong.push(format!("{path:?}, {told_all:?}"));
        }
    }
    assert!(wrong.is_empty(), "no row, or another one: {wrong:#?}");
    assert_eq!(FUNCTIONS.len(), functions().len(), "a row for what is gone");
}

#[tokio::test]
async fn a45_every_page_answers_each_kind_of_person_as_written() {
    let house = House::new().await;
    let people = people(&house).await;
    let mut wrong = Vec::new();
    for pattern in pages() {
        let mut told_all = Vec::new();
        for person in &people {
            let request = person.request(&Method::GET, &on_hanna(&pattern), String::new());
            told_all.push(told(&person.asks_exactly(request).await));
        }
        let row = PAGES.iter().find(|(known, _)| *known == pattern);
        if row.is_none_or(|(_, expected)| told_all != *expected) {
            wrong.push(format!("{pattern:?}, {told_all:?}"));
        }
    }
    assert!(wrong.is_empty(), "no row, or another one: {wrong:#?}");
    assert_eq!(PAGES.len(), pages().len(), "a row for what is gone");
}

#[tokio::test]
async fn a37_another_site_reaches_no_server_function() {
    let house = House::new().await;
    let [_, _, full] = people(&house).await;
    let origin = |value: &'static str| HeaderValue::from_static(value);
    for path in functions() {
        let by_site = call(&full, path, |headers| {
            headers.insert("sec-fetch-site", origin("cross-site"));
            headers.insert(header::ORIGIN, origin("https://evil.example"));
        });
        let by_sibling = call(&full, path, |headers| {
            headers.insert("sec-fetch-site", origin("same-site"));
            headers.insert(header::ORIGIN, origin("https://otra.porteria.example"));
        });
        let by_origin = call(&full, path, |headers| {
            headers.remove("sec-fetch-site");
            headers.insert(header::ORIGIN, origin("https://evil.example"));
        });
        let by_null = call(&full, path, |headers| {
            headers.remove("sec-fetch-site");
            headers.insert(header::ORIGIN, origin("null"));
        });
        let silent = call(&full, path, |headers| {
            headers.remove("sec-fetch-site");
            headers.remove(header::ORIGIN);
        });
        let answers = [
            by_site.await,
            by_sibling.await,
            by_origin.await,
            by_null.await,
            silent.await,
        ];
        for answer in answers {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    // And nothing happened: the session that «sign-out» was asked to end is alive.
    let request = full.request(&Method::GET, "/hanna/inicio", String::new());
    assert_eq!(full.asks_exactly(request).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a37_a_server_function_is_never_asked_with_get_or_another_method() {
    let house = House::new().await;
    for (path, method) in server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::POST, "{path}");
        for method in [
            Method::GET,
            Method::HEAD,
            Method::PUT,
            Method::DELETE,
            Method::PATCH,
        ] {
            let browser = house.browser().saying("x-http-method-override", "POST");
            let address = format!("{path}?platform=hanna");
            let request = browser.request(&method, &address, String::new());
            let answer = browser.asks_exactly(request).await;
            // What is not there in production is not there with any method.
            let hidden = path.starts_with("/api/mailbox/");
            let expected = if hidden {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::METHOD_NOT_ALLOWED
            };
            assert_eq!(answer.status, expected, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a38_another_site_cannot_sign_somebody_in() {
    let house = House::new().await;
    let mut browser = house.browser().saying("sec-fetch-site", "cross-site");
    let fields = [
        ("platform", "hanna"),
        ("identity", "a@b.example"),
        ("password", "x"),
    ];
    // Even with our name as its origin, which no browser would send.
    let body = Form::bare("", &fields).encoded();
    let page = browser
        .asks(Method::POST, "/api/session/sign-in", body)
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(
        page.sees("Esta solicitud no viene de nuestras páginas"),
        "{}",
        page.words()
    );
}

#[tokio::test]
async fn a18_a_session_of_one_platform_is_nobody_on_another() {
    let house = House::new().await;
    let mut ana = house.browser();
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", Stage::Full)
        .await;
    let token = ana.cookies.remove("__Host-sesion-hanna").unwrap();
    ana.cookies.insert("__Host-sesion-gestion".into(), token);
    let page = ana.opens("/gestion/inicio").await;
    assert_eq!(page.place(), "/gestion/ingresar");
}
