//! The help desk's pages without script: who they open to, and a filing's whole way through them.

use axum::http::StatusCode;
use domain::access::Staff;

use crate::harness::{Browser, House, Page};

/// A stranger files; answers the receipt.
async fn files(house: &House, browser: &mut Browser) -> Page {
    let _ = house;
    let page = browser.opens("/hanna/pqrsf").await;
    let form = page
        .form("/api/pqrsf/file")
        .with("filing_kind", "petition")
        .with("subject", "Certificado")
        .with(
            "detail",
            "Necesito mi certificado <b>de este año</b>, por favor.",
        )
        .with("document", "9900099001")
        .with("first_name", "Marta")
        .with("first_surname", "Castaño")
        .with("reply_by", "email")
        .with("email", "marta@correo.example")
        .with("consent_data", "yes");
    let page = browser.sends(&form).await;
    assert_eq!(page.place(), "/hanna/pqrsf/radicada", "{}", page.words());
    page
}

fn number(page: &Page) -> String {
    let words = page.words();
    let at = words.find("PQRSF-2").expect("a number");
    words[at..]
        .chars()
        .take("PQRSF-2026-000001-A".len())
        .collect()
}

#[tokio::test]
async fn h39_a_filing_goes_its_whole_way_without_script() {
    let house = House::new().await;
    let mut person = house.browser();
    let receipt = files(&house, &mut person).await;
    let number = number(&receipt);
    assert!(
        receipt.sees("Fecha límite de respuesta"),
        "{}",
        receipt.words()
    );
    let mut mesa = house.browser();
    let email = "mesa@porteria.example";
    house
        .lets_staff_in(&mut mesa, "hanna", email, Staff::HelpDesk)
        .await;
    let queue = mesa.opens("/hanna/mesa").await;
    assert!(
        queue.sees(&number) && queue.sees("vence en"),
        "{}",
        queue.words()
    );
    let none = mesa.opens("/hanna/mesa?estado=mine").await;
    assert!(none.sees("Ninguna PQRSF coincide"), "{}", none.words());
    let address = format!("/hanna/mesa/{number}");
    let page = mesa.opens(&address).await;
    // Masked, and what was written stands as text.
    assert!(
        !page.sees("9900099001") && !page.sees("Castaño"),
        "{}",
        page.words()
    );
    assert!(page.sees("<b>de este año</b>"), "{}", page.words());
    let take = page.form("/api/desk/take").with("intent", "tomar");
    let page = mesa.sends(&take).await;
    assert_eq!(page.place(), address);
    let short = page
        .form("/api/desk/work")
        .with("reason", "Corto")
        .with("intent", "responder");
    let page = mesa.sends(&short).await;
    assert!(page.sees("Use al menos 10 caracteres"), "{}", page.words());
    // What was written is still there.
    let form = page.form("/api/desk/work");
    assert_eq!(form.value("reason"), Some("Corto"));
    let page = mesa.opens(&format!("{address}?plantilla=recibido")).await;
    // The template says what it is for: that button is the page's one next step.
    let main = "#tramite button[data-kind='primary']";
    assert_eq!(page.attributes(main, "value"), ["avisar"]);
    let form = page.form("/api/desk/work").with("intent", "avisar");
    assert!(
        form.value("reason")
            .is_some_and(|text| text.starts_with("Recibimos su solicitud"))
    );
    let page = mesa.sends(&form).await;
    assert!(page.sees("En trámite"), "{}", page.words());
    assert!(page.sees("falta responderla"), "{}", page.words());
    assert_eq!(page.attributes(main, "value"), ["responder"]);
    let form = page.form("/api/desk/work");
    assert_eq!(form.value("reason"), Some(""));
    let answer = form
        .with("reason", "Su certificado ya está en la plataforma.")
        .with("intent", "responder");
    let page = mesa.sends(&answer).await;
    assert!(page.sees("Respondida."), "{}", page.words());
    let page = person.opens("/hanna/pqrsf/estado").await;
    let wrong = page
        .form("/api/pqrsf/look-up")
        .with("filing_number", &number)
        .with("identity", "9900099002");
    let page = person.sends(&wrong).await;
    assert!(page.sees("No encontramos una PQRSF"), "{}", page.words());
    let right = page
        .form("/api/pqrsf/look-up")
        .with("identity", "marta@correo.example");
    assert_eq!(right.value("filing_number"), Some(number.as_str()));
    let page = person.sends(&right).await;
    assert!(
        page.sees("Respondida") && page.sees("Su certificado ya está en la plataforma."),
        "{}",
        page.words()
    );
    assert!(page.sees("Recibimos su solicitud"), "{}", page.words());
    // Another browser with the same address sees the questions only.
    let other = house
        .browser()
        .opens(&format!("/hanna/pqrsf/estado?radicado={number}"))
        .await;
    assert!(!other.sees("Respondida"), "{}", other.words());
}

#[tokio::test]
async fn h38_an_agent_reads_that_nobody_waits_behind_a_request_to_be_unblocked() {
    let house = House::new().await;
    let mut person = house.browser();
    let page = person.opens("/hanna/pqrsf").await;
    let form = page
        .form("/api/pqrsf/file")
        .with("filing_kind", "unblock")
        .with("subject", "No pude responder")
        .with("detail", "Respondí tres veces y no recuerdo mi cargo.")
        .with("document", "9900099001")
        .with("first_name", "Marta")
        .with("first_surname", "Castaño")
        .with("reply_by", "email")
        .with("email", "marta@correo.example")
        .with("consent_data", "yes");
    let number = number(&person.sends(&form).await);
    let mut mesa = house.browser();
    let email = "mesa@porteria.example";
    house
        .lets_staff_in(&mut mesa, "hanna", email, Staff::HelpDesk)
        .await;
    let page = mesa.opens(&format!("/hanna/mesa/{number}")).await;
    assert!(page.sees("Ninguna cuenta que espere"), "{}", page.words());
}

#[tokio::test]
async fn h39_a_colleague_takes_over_without_script() {
    let house = House::new().await;
    let number = number(&files(&house, &mut house.browser()).await);
    let address = format!("/hanna/mesa/{number}");
    let (mut one, mut two) = (house.browser(), house.browser());
    for (browser, email) in [
        (&mut one, "mesa@porteria.example"),
        (&mut two, "mesa2@porteria.example"),
    ] {
        house
            .lets_staff_in(browser, "hanna", email, Staff::HelpDesk)
            .await;
    }
    let page = one.opens(&address).await;
    one.sends(&page.form("/api/desk/take").with("intent", "tomar"))
        .await;
    let page = two.opens(&address).await;
    assert!(page.sees("Hacerme cargo"), "{}", page.words());
    let over = page.form("/api/desk/take").with("intent", "relevar");
    let page = two.sends(&over).await;
    assert_eq!(page.form("/api/desk/work").value("reason"), Some(""));
    let page = one.opens(&address).await;
    assert!(
        page.sees("Otra persona de la mesa trabaja en esta PQRSF"),
        "{}",
        page.words()
    );
}

#[tokio::test]
async fn a45_other_roles_and_platforms_find_nothing_at_the_desk() {
    let house = House::new().await;
    let number = number(&files(&house, &mut house.browser()).await);
    for (platform, role) in [
        ("hanna", Staff::Coordination),
        ("hanna", Staff::PlatformAdmin),
        ("gestion", Staff::HelpDesk),
    ] {
        let mut browser = house.browser();
        let email = format!("{}@porteria.example", name(role, platform));
        house
            .lets_staff_in(&mut browser, platform, &email, role)
            .await;
        for address in [
            format!("/{platform}/mesa"),
            format!("/{platform}/mesa/{number}"),
        ] {
            let page = browser.opens(&address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address} {role:?}");
            assert!(page.sees("No encontramos esta página"), "{}", page.words());
        }
    }
}

fn name(role: Staff, platform: &str) -> String {
    format!("{platform}-{role:?}").to_lowercase()
}
