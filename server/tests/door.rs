//! The door without script: sign-in, recovery, home, own account, sign-out.

use axum::http::StatusCode;
use backend::account::{Provision, provision};
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::name::{NamePart, PersonName};
use domain::password::Password;

use crate::harness::{Browser, House, Page};

const PASSWORD: &str = "caballo azul lento";
const NEW: &str = "tortuga verde salta";
const RUT: &str = "40000001-8";

async fn house() -> House {
    let house = House::new().await;
    for (platform, kind, number, email) in [
        ("gestion", DocumentKind::Rut, RUT, "rosa@ejemplo.test"),
        ("hanna", DocumentKind::Cc, "9900000001", "ana@ejemplo.test"),
    ] {
        let part = |text| NamePart::parse(text).unwrap();
        let who = Provision {
            platform,
            email: &Email::parse(email).unwrap(),
            document: &Document::parse(kind, number).unwrap(),
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
    house
}

async fn sign_in(browser: &mut Browser, at: &str, identity: &str, password: &str) -> Page {
    let page = browser.opens(at).await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", identity)
        .with("password", password);
    browser.sends(&form).await
}

#[tokio::test]
async fn a14_a16_rut_and_password_lead_home_and_the_corner_tells_who_one_is() {
    let house = house().await;
    let mut rosa = house.browser();
    let page = rosa.opens("/gestion/ingresar").await;
    assert!(page.sees("sin puntos, con guion y dígito verificador"));
    assert!(page.sees("Siguiente") && page.sees("¿Olvidaste tu contraseña?"));
    assert_eq!(page.header("cache-control"), "no-store");
    let home = sign_in(&mut rosa, "/gestion/ingresar", "40.000.001-8", PASSWORD).await;
    assert_eq!(home.address, "/gestion/inicio");
    assert!(home.sees("Hola, Rosa") && home.sees("40.000.001-8"));
    assert!(home.sees("Configuración de cuenta") && home.sees("Cerrar sesión"));
    assert_eq!(home.header("cache-control"), "no-store");
}

#[tokio::test]
async fn h43_the_address_leads_home() {
    let house = house().await;
    let mut ana = house.browser();
    let home = sign_in(&mut ana, "/hanna/ingresar", "ana@ejemplo.test", PASSWORD).await;
    assert_eq!(home.address, "/hanna/inicio");
}

#[tokio::test]
async fn a02_a_refusal_keeps_what_was_typed_but_for_the_password() {
    let house = house().await;
    let mut rosa = house.browser();
    let page = sign_in(&mut rosa, "/gestion/ingresar", RUT, "otra cosa distinta").await;
    assert!(page.sees("Los datos no coinciden"));
    assert_eq!(
        page.count(&format!("input[name=identity][value='{RUT}']")),
        1
    );
    assert!(!page.body.contains("otra cosa distinta"));
    let afresh = rosa.opens("/gestion/ingresar").await;
    assert!(!afresh.body.contains(RUT), "the next person starts empty");
}

#[tokio::test]
async fn a01_known_and_unknown_get_the_same_page() {
    let house = house().await;
    let mut pages = Vec::new();
    for identity in [RUT, "41234567-3"] {
        let mut browser = house.browser();
        for _ in 0..7 {
            let page = sign_in(&mut browser, "/gestion/ingresar", identity, "otra cosa").await;
            // Outside of it stand scripts, whose order and nonce differ from one answer to the next.
            let main = page.body.split_once("<main").unwrap().1;
            let main = main.split_once("</main>").unwrap().0;
            pages.push((identity, page.status, main.replace(identity, "identity")));
        }
    }
    let (known, unknown) = pages.split_at(7);
    for (known, unknown) in known.iter().zip(unknown) {
        assert_eq!(known.1, unknown.1);
        assert_eq!(known.2, unknown.2);
    }
    assert!(known[6].2.contains("Bloqueo temporal del acceso"));
}

#[tokio::test]
async fn a44_a_stranger_is_sent_to_sign_in_and_back() {
    let house = house().await;
    let mut rosa = house.browser();
    for page in ["/gestion/inicio", "/gestion/cuenta"] {
        let at = rosa.opens(page).await;
        assert_eq!(at.address, format!("/gestion/ingresar?next={page}"));
        assert!(!at.sees("Rosa"));
    }
    let at = "/gestion/ingresar?next=/gestion/cuenta";
    let page = sign_in(&mut rosa, at, RUT, PASSWORD).await;
    assert_eq!(page.address, "/gestion/cuenta");
}

#[tokio::test]
async fn a42_sign_in_leads_nowhere_but_home_for_foreign_addresses() {
    let house = house().await;
    for next in [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "%2f%2fevil.example",
        "/hanna/inicio",
    ] {
        let mut rosa = house.browser();
        rosa.opens("/gestion/ingresar").await;
        let fields = [
            ("platform", "gestion"),
            ("identity", RUT),
            ("password", PASSWORD),
            ("next", next),
        ];
        let page = rosa.posts("/api/session/sign-in", &fields).await;
        assert_eq!(page.address, "/gestion/inicio", "{next}");
    }
}

#[tokio::test]
async fn x12_signing_out_ends_the_session_on_the_server() {
    let house = house().await;
    let mut rosa = house.browser();
    let home = sign_in(&mut rosa, "/gestion/ingresar", RUT, PASSWORD).await;
    let kept = rosa.clone();
    let out = rosa.sends(&home.form("/api/session/sign-out")).await;
    assert_eq!(out.address, "/gestion/ingresar?salida=si");
    assert!(out.sees("Cerraste tu sesión"));
    assert!(!rosa.cookies.contains_key("__Host-sesion-gestion"));
    let again = kept.clone().opens("/gestion/inicio").await;
    assert!(again.address.starts_with("/gestion/ingresar"));
}

#[tokio::test]
async fn q52_on_a_shared_machine_the_cookie_dies_with_the_browser() {
    let house = house().await;
    for (shared, lasts) in [("", true), ("yes", false)] {
        let mut rosa = house.browser();
        let page = rosa.opens("/gestion/ingresar").await;
        let form = page
            .form("/api/session/sign-in")
            .with("identity", RUT)
            .with("password", PASSWORD)
            .with("shared", shared);
        let answer = rosa
            .asks(form.method.clone(), &form.action, form.encoded())
            .await;
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
        let session = cookies
            .iter()
            .filter_map(|cookie| cookie.to_str().ok())
            .find(|cookie| cookie.starts_with("__Host-sesion-gestion="))
            .unwrap();
        assert_eq!(session.contains("Max-Age"), lasts, "{session}");
    }
}

#[tokio::test]
async fn a45_a_forgotten_password_is_recovered_by_the_mailed_link() {
    let house = house().await;
    let mut rosa = house.browser();
    let page = rosa.opens("/gestion/recuperar").await;
    let sent = rosa
        .sends(&page.form("/api/recovery/ask").with("identity", RUT))
        .await;
    assert_eq!(sent.address, "/gestion/recuperar/enviado");
    assert!(sent.sees("Reenviar") && sent.sees("600 600 2247"));
    let link = house.mailed_link().await;
    let page = rosa.opens(&link).await;
    assert_eq!(page.address, "/gestion/recuperar/clave");
    let form = page
        .form("/api/recovery/finish")
        .with("password", NEW)
        .with("password_again", NEW);
    let home = rosa.sends(&form).await;
    assert_eq!(home.address, "/gestion/inicio");
    let mut other = house.browser();
    let old = sign_in(&mut other, "/gestion/ingresar", RUT, PASSWORD).await;
    assert!(old.sees("Los datos no coinciden"));
    let used = rosa.opens(&link).await;
    assert!(used.sees("Este enlace ya se usó"));
}

#[tokio::test]
async fn a04_asking_for_nobody_looks_the_same() {
    let house = house().await;
    let mut answers = Vec::new();
    for identity in [RUT, "41234567-3"] {
        let mut browser = house.browser();
        let page = browser.opens("/gestion/recuperar").await;
        let form = page.form("/api/recovery/ask").with("identity", identity);
        let sent = browser.sends(&form).await;
        let words = sent.sees("Si los datos corresponden a una cuenta");
        let sent_form = sent.form("/api/recovery/again");
        answers.push((sent.status, sent.address, sent.body.len(), words));
        let again = browser.sends(&sent_form).await;
        assert!(again.sees("Lo pediste muchas veces seguidas"));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(house.letters().await.len(), 1);
}

#[tokio::test]
async fn a41_the_own_password_is_changed_in_the_settings() {
    let house = house().await;
    let (mut rosa, mut other) = (house.browser(), house.browser());
    sign_in(&mut rosa, "/gestion/ingresar", RUT, PASSWORD).await;
    sign_in(&mut other, "/gestion/ingresar", RUT, PASSWORD).await;
    let page = rosa.opens("/gestion/cuenta").await;
    let change = |current: &str| {
        page.form("/api/account/password")
            .with("current_password", current)
            .with("password", NEW)
            .with("password_again", NEW)
    };
    let wrong = rosa.sends(&change("otra cosa distinta")).await;
    assert!(wrong.sees("Esta no es tu contraseña actual"));
    let done = rosa.sends(&change(PASSWORD)).await;
    assert_eq!(done.address, "/gestion/cuenta?clave=si");
    assert!(done.sees("Tu contraseña cambió"));
    let over = other.opens("/gestion/inicio").await;
    assert!(over.address.starts_with("/gestion/ingresar"));
}

#[tokio::test]
async fn a18_the_steps_are_told_in_detail() {
    let house = house().await;
    for page in [
        "/gestion/ayuda",
        "/gestion/ayuda/ingresar",
        "/hanna/ayuda/ingresar",
    ] {
        let page = house.browser().opens(page).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.count("h1"), 1);
    }
}
