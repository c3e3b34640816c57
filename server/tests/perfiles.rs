//! Perfiles without script: by the hand of the representative, and asked for at the help desk (A-33,
//! Q50). People and companies are those of the demonstration.

use axum::http::StatusCode;
use backend::demo::{PASSWORD, TOTP};
use backend::second_factor::Seed;
use domain::time::Span;

use crate::companies::{company, enters, house};
use crate::harness::{Browser, House};

const ROSA: &str = "46000001-7";
const JORGE: &str = "46000002-5";
const DANIELA: &str = "46123123-3";
const TRIGO: &str = "54000001-8";

/// An agent of the demonstration, past the code.
async fn agent(house: &House, rut: &str) -> Browser {
    let mut browser = house.browser();
    let page = browser.opens("/gestion/ingresar").await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", rut)
        .with("password", PASSWORD);
    let page = browser.sends(&form).await;
    let code = Seed::parse(TOTP).unwrap();
    let code = code.code(house.backend.env.clock.now());
    let form = page.form("/api/second-factor/pass").with("code", &code);
    let page = browser.sends(&form).await;
    assert_eq!(page.place(), "/gestion/inicio", "{}", page.words());
    browser
}

#[tokio::test]
async fn a33_the_representative_changes_a_perfil_and_it_holds_on_the_next_request() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let at = format!("/gestion/e/{trigo}/usuarios");
    let (mut rosa, home) = enters(&house, ROSA).await;
    assert_eq!(home.count(&format!("main a[href='{at}']")), 1);
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let shut = daniela.opens(&at).await;
    assert_eq!(shut.status, StatusCode::NOT_FOUND, "not for workers");
    let list = rosa.opens(&at).await;
    assert!(list.sees("Daniela Muñoz Tapia") && list.sees("Trabajador o colaborador"));
    let links = list.attributes("main a[href*='persona=']", "href");
    let mut done = false;
    for link in links {
        let page = rosa.opens(&link).await;
        let hers = page.text(".facts").contains("Daniela");
        if !hers {
            continue;
        }
        // Without a choice the page asks for one.
        let form = page.form("/api/inside/perfil-change");
        let wrong = rosa.sends(&form.clone().with("perfil", "")).await;
        assert!(wrong.sees("Elige un perfil."), "{}", wrong.words());
        let page = rosa.sends(&form.with("perfil", "administrator")).await;
        assert_eq!(page.place(), at, "{}", page.words());
        assert!(page.sees("rige desde ahora"));
        done = true;
    }
    assert!(done);
    let open = daniela.opens(&at).await;
    assert_eq!(open.status, StatusCode::OK, "the very next request");
    let told = house.letters().await;
    let told = |address: &str| told.iter().any(|one| one.to.delivery() == address);
    assert!(told("daniela.munoz@ejemplo.test") && told("jorge.pinto@trigo.example"));
}

#[tokio::test]
async fn q50_what_an_administrator_asks_two_agents_carry_out() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let at = format!("/gestion/e/{trigo}/usuarios");
    let (mut jorge, _) = enters(&house, JORGE).await;
    let list = jorge.opens(&at).await;
    let links = list.attributes("main a[href*='persona=']", "href");
    let mut asked = None;
    for link in links {
        let page = jorge.opens(&link).await;
        // Whoever was appointed makes no administrators by hand.
        assert_eq!(page.count("form[action='/api/inside/perfil-change']"), 0);
        if page.text(".facts").contains("Daniela") {
            asked = Some(page);
        }
    }
    let asked = asked.unwrap();
    assert_eq!(asked.count("textarea[name=reason]"), 1, "room for a reason");
    let form = asked.form("/api/inside/perfil-ask");
    let form = form.with("perfil", "administrator");
    let wrong = jorge.sends(&form).await;
    assert!(wrong.sees("Escribe el motivo."), "{}", wrong.words());
    let form = form.with("reason", "Reemplaza a Rosa en febrero");
    let page = jorge.sends(&form).await;
    assert!(
        page.sees("La solicitud está en la mesa de ayuda"),
        "{}",
        page.words()
    );
    assert!(page.sees("En la mesa de ayuda"));
    let mut paula = agent(&house, "45000001-9").await;
    let queue = paula.opens("/gestion/mesa/perfiles").await;
    assert!(queue.sees("Panadería El Trigo SpA"), "{}", queue.words());
    assert!(!queue.sees("Daniela"), "masked");
    let link = queue
        .attribute("main a[href*='solicitud=']", "href")
        .unwrap();
    let page = paula.opens(&link).await;
    assert!(page.sees("Reemplaza a Rosa en febrero") && page.sees("Proponer el cambio"));
    let form = page.form("/api/desk/perfil-decide").with("outcome", "done");
    let wrong = paula.sends(&form).await;
    assert!(wrong.sees("Escribe el motivo."), "{}", wrong.words());
    let short = paula.sends(&form.clone().with("reason", "ya")).await;
    let short = short.form("/api/desk/perfil-decide");
    assert_eq!(short.value("reason"), Some("ya"), "what was typed stays");
    let form = form.with("reason", "Confirmado por teléfono");
    let page = paula.sends(&form).await;
    assert!(page.sees("espera a un segundo agente"), "{}", page.words());
    let mine = paula.opens(&link).await;
    assert!(!mine.sees("Estar de acuerdo"));
    let again = paula.sends(&form).await;
    assert!(
        !again.sees("Listo. El perfil cambió"),
        "not twice by the same"
    );
    house.passes(Span::minutes(2));
    let mut diego = agent(&house, "45000002-7").await;
    let page = diego.opens(&link).await;
    let form = page
        .form("/api/desk/perfil-decide")
        .with("outcome", "done")
        .with("reason", "Visto el documento");
    let page = diego.sends(&form).await;
    assert!(page.sees("Listo. El perfil cambió"), "{}", page.words());
    assert!(page.sees("No hay solicitudes pendientes"));
    let (mut daniela, _) = enters(&house, DANIELA).await;
    assert_eq!(daniela.opens(&at).await.status, StatusCode::OK);
    let history = daniela.opens("/gestion/cuenta/historial").await;
    assert!(
        history.sees("Cambió tu perfil en una empresa. Lo hizo la mesa de ayuda."),
        "{}",
        history.words()
    );
}

#[tokio::test]
async fn q51_the_desk_reads_who_names_somebody_where_nobody_administers() {
    let (house, _folder) = house().await;
    let mut paula = agent(&house, "45000001-9").await;
    let queue = paula.opens("/gestion/mesa/perfiles").await;
    let told = "Si una empresa no tiene administrador de accesos, lo nombra el equipo de operación";
    assert!(queue.sees(told), "{}", queue.words());
    // Ignacio works at Cordillera only, which nobody administers; Jorge administers El Trigo.
    for (rut, leaderless) in [("43111222-1", true), (JORGE, false)] {
        let page = paula.opens("/gestion/mesa/personas").await;
        let form = page.form("/api/desk/look-up").with("document", rut);
        let page = paula.sends(&form).await;
        let marked = page.sees("· Habilitado · sin administrador de accesos");
        assert_eq!(marked, leaderless, "{}", page.words());
        let told = page.sees("Lo nombra el equipo de operación");
        assert_eq!(told, leaderless, "{}", page.words());
    }
}
