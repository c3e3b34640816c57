//! Registration as a browser without script sees it, and as a forger sends it.

use axum::http::StatusCode;

use crate::harness::{House, REGISTRATION_PASSWORD as PASSWORD, registration as filled};

#[tokio::test]
async fn h18_h24_h41_a_stranger_registers_and_activates_without_script() {
    let house = House::new().await;
    let mut marta = house.browser();
    let page = marta.opens("/hanna/registro").await;
    let page = marta.sends(&filled(&page, "marta@correo.example")).await;
    assert_eq!(page.place(), "/hanna/registro/confirmar");
    assert!(page.sees("Niño") && !page.body.contains(PASSWORD));
    // As people write them, whatever was typed.
    assert!(page.sees("9.950.000.001") && page.sees("+57 399 123 4567"));
    let page = marta.sends(&page.form("/api/registration/finish")).await;
    assert_eq!(page.place(), "/hanna/registro/listo");
    assert!(page.sees("Guardado Exitosamente") && page.sees("marta@correo.example"));
    let link = house.mailed_link().await;
    let page = marta.opens(&link).await;
    assert_eq!(page.place(), "/hanna/activar");
    let token = link.rsplit('/').next().unwrap();
    assert!(!page.body.contains(token), "A27 the page keeps no token");
    let page = marta.sends(&page.form("/api/activation/activate")).await;
    assert_eq!(page.place(), "/hanna/inicio");
}

#[tokio::test]
async fn a05_a_taken_address_reads_like_a_free_one() {
    let house = House::new().await;
    let mut pages = Vec::new();
    for _ in 0..2 {
        let mut browser = house.browser();
        let page = browser.opens("/hanna/registro").await;
        let page = browser.sends(&filled(&page, "marta@correo.example")).await;
        let page = browser.sends(&page.form("/api/registration/finish")).await;
        assert_eq!(page.status, StatusCode::OK);
        pages.push((page.place().to_owned(), page.words()));
        // From the second time on the address is taken; its owner gets a notice without such a link.
        if pages.len() == 1 {
            let link = house.mailed_link().await;
            let page = browser.opens(&link).await;
            browser.sends(&page.form("/api/activation/activate")).await;
        }
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a25_links_are_built_from_the_configured_origin() {
    let house = House::new().await;
    let mut forger = house
        .browser()
        .saying("x-forwarded-host", "evil.example")
        .saying("x-forwarded-proto", "http")
        .saying("forwarded", "host=evil.example;proto=http");
    let page = forger.opens("/hanna/registro").await;
    let page = forger.sends(&filled(&page, "marta@correo.example")).await;
    forger.sends(&page.form("/api/registration/finish")).await;
    let letters = house.letters().await;
    let address = &letters[0].button.as_ref().unwrap().address;
    assert!(
        address.starts_with(&house.backend.config.origin),
        "{address}"
    );
    assert!(!letters[0].html().unwrap().contains("evil"));
}

#[tokio::test]
async fn a49_fields_that_no_form_has_change_nothing() {
    let house = House::new().await;
    let mut forger = house.browser();
    let page = forger.opens("/hanna/registro").await;
    let mut form = filled(&page, "marta@correo.example");
    for (name, value) in [
        ("is_admin", "true"),
        ("company_id", "1"),
        ("role_id", "1"),
        ("verified", "true"),
        ("state", "active"),
        ("created_at", "0"),
        ("id", "00000000-0000-0000-0000-000000000001"),
    ] {
        form = form.with(name, value);
    }
    let page = forger.sends(&form).await;
    let page = forger.sends(&page.form("/api/registration/finish")).await;
    assert!(page.sees("Guardado Exitosamente"));
    // The link is still what makes an account.
    let page = forger.opens("/hanna/inicio").await;
    assert_ne!(page.place(), "/hanna/inicio");
}

#[tokio::test]
async fn a29_steps_cannot_be_skipped() {
    let house = House::new().await;
    let mut hasty = house.browser();
    let page = hasty.opens("/hanna/registro/confirmar").await;
    assert!(!page.sees("Crear Usuario"));
    let sent = [("platform", "hanna"), ("mark", "")];
    hasty.posts("/api/registration/finish", &sent).await;
    let page = hasty.opens("/hanna/registro/listo").await;
    assert!(!page.sees("Guardado Exitosamente"));
    assert!(house.letters().await.is_empty());
}

#[tokio::test]
async fn a41_what_was_typed_comes_back_as_text() {
    let house = House::new().await;
    let mut browser = house.browser();
    let page = browser.opens("/hanna/registro").await;
    let text = "\"><script>alert(1)</script>";
    let form = filled(&page, text).with("first_name", text);
    let page = browser.sends(&form).await;
    assert_eq!(page.place(), "/hanna/registro");
    assert!(!page.body.contains("<script>alert(1)"));
    let form = page.form("/api/registration/save");
    assert_eq!(form.value("first_name"), Some(text));
    assert_eq!(form.value("email"), Some(text));
    assert_eq!(form.value("password"), Some(""));
}
