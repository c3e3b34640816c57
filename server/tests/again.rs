//! The same thing twice, or at a bad moment: a double click, a form sent again, a page that is older
//! than the server, a house that is full (F22, F23, A20).

use std::sync::Arc;

use axum::http::{Method, StatusCode, header};
use backend::account::{Provision, provision};
use domain::account::Stage;
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::name::{NamePart, PersonName};
use domain::password::Password;
use server::layers::admission::Places;
use server::router::router;
use server::state::{AppState, Shared};

use crate::harness::{Browser, Form, House, Page, registration};

const PASSWORD: &str = "caballo azul lento";
const RUT: &str = "40000001-8";

async fn gives_rosa_an_account(house: &House) {
    let part = |text| NamePart::parse(text).unwrap();
    let who = Provision {
        platform: "gestion",
        email: &Email::parse("rosa@ejemplo.test").unwrap(),
        document: &Document::parse(DocumentKind::Rut, RUT).unwrap(),
        name: &PersonName {
            first: part("Rosa"),
            second: None,
            first_surname: part("Fuentes"),
            second_surname: None,
        },
        password: &Password::offered(PASSWORD),
    };
    provision(&house.backend, &who).await.unwrap().unwrap();
}

async fn filled_sign_in(browser: &mut Browser) -> Form {
    let page = browser.opens("/gestion/ingresar").await;
    page.form("/api/session/sign-in")
        .with("identity", RUT)
        .with("password", PASSWORD)
}

/// Presses the button twice before the first answer comes, and once more after both. The browser
/// shows the second answer, and keeps the cookies of both.
async fn presses_thrice(browser: &mut Browser, form: &Form) -> [Page; 3] {
    let mut first = browser.clone();
    let (one, two) = tokio::join!(first.sends(form), browser.sends(form));
    for (name, value) in first.cookies {
        browser.cookies.entry(name).or_insert(value);
    }
    let three = browser.sends(form).await;
    [one, two, three]
}

/// Seen red: when whoever has a session was refused, the third press met an error.
#[tokio::test]
async fn f23_a_double_click_signs_in_and_leads_home() {
    let house = House::new().await;
    gives_rosa_an_account(&house).await;
    let mut rosa = house.browser();
    let form = filled_sign_in(&mut rosa).await;
    for page in presses_thrice(&mut rosa, &form).await {
        assert_eq!(page.address, "/gestion/inicio", "{}", page.words());
    }
    assert!(rosa.opens("/gestion/inicio").await.sees("Hola, Rosa"));
}

/// Seen red: with a draft that is read instead of taken, three letters were written.
#[tokio::test]
async fn f23_a_double_click_registers_once_and_activates_once() {
    let house = House::new().await;
    let mut marta = house.browser();
    let page = marta.opens("/hanna/registro").await;
    let form = registration(&page, "marta@correo.example");
    let [_, _, page] = presses_thrice(&mut marta, &form).await;
    assert_eq!(page.place(), "/hanna/registro/confirmar");
    let form = page.form("/api/registration/finish");
    for page in presses_thrice(&mut marta, &form).await {
        assert_eq!(page.place(), "/hanna/registro/listo", "{}", page.words());
        assert!(page.sees("Guardado Exitosamente"));
    }
    assert_eq!(
        house.letters().await.len(),
        1,
        "one registration, one letter"
    );

    let link = house.mailed_link().await;
    let page = marta.opens(&link).await;
    let form = page.form("/api/activation/activate");
    let [_, _, last] = presses_thrice(&mut marta, &form).await;
    assert!(last.status.is_success(), "{}", last.words());
    let home = marta.opens("/hanna/inicio").await;
    assert_eq!(home.place(), "/hanna/inicio", "the one who is in stays in");
    assert_eq!(
        house.letters().await.len(),
        1,
        "nobody was warned of herself"
    );
}

/// Seen red: without the layer of headers a cache could keep the 404.
#[tokio::test]
async fn f22_assets_of_another_version_are_gone_and_kept_by_nobody() {
    let house = House::new().await;
    let browser = house.browser();
    for file in ["door.js", "door_bg.wasm", "porteria.css"] {
        let address = format!("/pkg-0123456789abcdef/{file}");
        let mut request = browser.request(&Method::GET, &address, String::new());
        let anything = header::HeaderValue::from_static("*/*");
        request.headers_mut().insert(header::ACCEPT, anything);
        let page = browser.asks_exactly(request).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{file}");
        assert_eq!(page.header("cache-control"), "no-store", "{file}");
        assert!(!page.body.contains('<'), "a page in place of {file}");
    }
}

/// Seen red: with arguments that do not parse taken for our own fault, a program was told 500.
#[tokio::test]
async fn f22_a_form_of_another_version_is_told_so_and_opens_nothing() {
    let house = House::new().await;
    gives_rosa_an_account(&house).await;
    let mut rosa = house.browser();
    let older = filled_sign_in(&mut rosa).await.without("platform");
    let page = rosa.sends(&older).await;
    assert!(!page.status.is_server_error(), "{}", page.words());
    assert!(!page.words().is_empty() && page.count("h1") == 1);
    assert!(!page.body.contains("missing field"), "{}", page.body);
    // A program of another version is told in words that both versions know.
    let program = house.browser().saying("accept", "application/json");
    let answer = program
        .clone()
        .asks(Method::POST, &older.action, older.encoded())
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body, "{\"Refused\":\"Unreadable\"}");
    // What the house does not know yet, it does not mind.
    let newer = filled_sign_in(&mut rosa).await.with("captcha", "x");
    assert_eq!(rosa.sends(&newer).await.address, "/gestion/inicio");
}

/// Seen red: with another status for `SignInBusy`.
#[tokio::test]
async fn a20_when_no_hash_can_be_had_sign_in_says_when_and_the_rest_is_served() {
    let house = House::with(false, |config| {
        config.hashing.threads = 1;
        config.hashing.queue = 1;
    })
    .await;
    gives_rosa_an_account(&house).await;
    let mut ana = house.browser();
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", Stage::Full)
        .await;
    let mut rosa = house.browser();
    let form = filled_sign_in(&mut rosa).await;
    let mut places = Vec::new();
    while let Ok(place) = house.backend.hashing.place() {
        places.push(place);
    }
    assert_eq!(places.len(), 2, "one at work, one waiting");

    let mut program = rosa.clone().saying("accept", "application/json");
    let answer = program
        .asks(Method::POST, &form.action, form.encoded())
        .await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
    assert!(answer.body.contains("SignInBusy"), "{}", answer.body);
    // Somebody without script is led back to the form, with what was typed, and told so.
    let answer = rosa
        .clone()
        .asks(Method::POST, &form.action, form.encoded())
        .await;
    assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
    let page = rosa.sends(&form).await;
    assert_eq!(page.place(), "/gestion/ingresar");
    assert_eq!(page.form(&form.action).value("identity"), Some(RUT));

    // Everybody else is served.
    assert_eq!(ana.opens("/hanna/inicio").await.place(), "/hanna/inicio");
    for address in ["/gestion", "/gestion/ingresar", "/salud/lista"] {
        let page = house.browser().opens(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
    }
    // The tries that found no place count for nothing.
    drop(places);
    assert_eq!(rosa.sends(&form).await.address, "/gestion/inicio");
}

/// Seen red: with pages and forms sharing their places, the page was refused as well.
#[tokio::test]
async fn a20_past_the_places_forms_are_refused_at_once_and_pages_are_served() {
    let mut house = House::new().await;
    house.state = AppState(Arc::new(Shared {
        places: Arc::new(Places::new(1, 0)),
        ..Shared::clone(&house.state)
    }));
    house.router = router(house.state.clone());
    let mut browser = house.browser();
    let form = filled_sign_in(&mut browser).await;
    let answer = browser
        .asks(Method::POST, &form.action, form.encoded())
        .await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
    let page = browser.opens("/gestion/ingresar").await;
    assert_eq!(page.status, StatusCode::OK);
}
