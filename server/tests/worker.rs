//! Workers who register, without script. The company and its file are the demonstration's.
//!
//! Not yet seen red: A04, Q49.

use axum::http::StatusCode;
use tempfile::TempDir;

use crate::companies::{company, enters, house};
use crate::harness::{Browser, House, Page};

const ONE_SENTENCE: &str = "Tu RUT no existe o no está registrado en la plataforma, o el número no \
                            corresponde. Consulta al encargado de prevención de tu organización. La \
                            mesa de ayuda te atiende en el 600 600 2247.";
const CHOSEN: &str = "tortuga verde salta";

async fn registers(browser: &mut Browser, rut: &str, card: &str, email: &str) -> Page {
    let page = browser.opens("/gestion/registro").await;
    let form = page
        .form("/api/worker/start")
        .with("document", rut)
        .with("card_number", card)
        .with("email", email)
        .with("consent_data", "yes");
    browser.sends(&form).await
}

/// The address in the newest letter to that mailbox, without the origin.
async fn link_to(house: &House, email: &str) -> String {
    let letters = house.letters().await;
    let mut of = letters.iter().rev();
    let letter = of.find(|letter| letter.to.delivery() == email).unwrap();
    let address = &letter.button.as_ref().unwrap().address;
    address
        .strip_prefix(&house.backend.config.origin)
        .unwrap()
        .to_owned()
}

async fn demonstration() -> (House, TempDir) {
    house().await
}

#[tokio::test]
async fn a02_a03_a07_rut_card_and_mail_make_an_account_that_enters_its_company() {
    let (house, _folder) = demonstration().await;
    let mut alonso = house.browser();
    let page = alonso.opens("/gestion/registro").await;
    for words in [
        "N° de serie o documento",
        "al frente o al reverso",
        "no compartas tu usuario",
    ] {
        assert!(page.sees(words), "{words}");
    }
    assert_eq!(page.count("svg.worker__card, .worker__card svg"), 2);
    // with dots and spaces, as the card prints it.
    let email = "alonso@correo.example";
    let sent = registers(&mut alonso, "46.500.001-5", "523.000.001", email).await;
    assert_eq!(sent.address, "/gestion/registro/enviado");
    assert!(sent.sees("Revisa tu correo") && sent.sees("600 600 2247"));
    let link = link_to(&house, email).await;
    let page = alonso.opens(&link).await;
    assert_eq!(page.address, "/gestion/registro/clave");
    let choose = |password: &str| {
        page.form("/api/worker/finish")
            .with("password", password)
            .with("password_again", password)
    };
    let weak = alonso.sends(&choose("corta")).await;
    assert_eq!(weak.place(), "/gestion/registro/clave");
    let home = alonso.sends(&choose(CHOSEN)).await;
    let cordillera = company(&house, "54123456-K").await;
    assert_eq!(home.address, format!("/gestion/e/{cordillera}"));
    assert!(home.sees("Trabajador o colaborador"));
    let spent = house.browser().opens(&link).await;
    assert!(spent.sees("Este enlace ya se usó"), "{}", spent.words());
}

#[tokio::test]
async fn a04_without_an_address_nobody_registers_and_the_page_says_why() {
    let (house, _folder) = demonstration().await;
    let mut browser = house.browser();
    let page = browser.opens("/gestion/registro").await;
    assert!(page.sees("Sin un correo no es posible registrarse"));
    let refused = registers(&mut browser, "46500001-5", "523000001", "").await;
    assert!(refused.sees("Escribe tu correo: sin él no es posible registrarse"));
    assert_eq!(refused.count("input[name=document][value='46500001-5']"), 1);
    assert!(
        !refused.body.contains("523000001"),
        "the card's number never comes back"
    );
}

#[tokio::test]
async fn a05_a53_a56_q11_unknown_wrong_and_paused_are_one_sentence() {
    let (house, _folder) = demonstration().await;
    let mut pages = Vec::new();
    for (rut, card) in [("46500002-3", "523999999"), ("44000000-2", "523000001")] {
        for _ in 0..4 {
            let mut browser = house.browser();
            let page = registers(&mut browser, rut, card, "alguien@correo.example").await;
            assert!(page.sees(ONE_SENTENCE), "{}", page.words());
            let main = page.body.split_once("<main").unwrap().1;
            let main = main.split_once("</main>").unwrap().0;
            pages.push((page.status, main.replace(rut, "rut")));
        }
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "all alike");
    // Paused by now, so that even the right number is refused alike.
    let mut browser = house.browser();
    let right = registers(&mut browser, "46500002-3", "523000002", "b@correo.example").await;
    assert!(right.sees(ONE_SENTENCE));
    let letters = house.letters().await;
    assert!(
        letters
            .iter()
            .all(|letter| letter.to.delivery() != "b@correo.example")
    );
}

#[tokio::test]
async fn q12_a57_the_address_on_file_lifts_a_pause_that_strangers_caused() {
    let (house, _folder) = demonstration().await;
    for _ in 0..3 {
        registers(
            &mut house.browser(),
            "46500003-1",
            "523999999",
            "otra@correo.example",
        )
        .await;
    }
    let link = link_to(&house, "cristobal@cordillera.example").await;
    let mut owner = house.browser();
    let page = owner.opens(&link).await;
    assert_eq!(page.address, "/gestion/registro/pausa");
    let form = owner.sends(&page.form("/api/worker/lift")).await;
    assert_eq!(form.address, "/gestion/registro?pausa=si");
    assert!(form.sees("La pausa terminó"));
    let email = "cristobal@cordillera.example";
    let sent = registers(&mut owner, "46500003-1", "523000003", email).await;
    assert_eq!(sent.address, "/gestion/registro/enviado");
}

#[tokio::test]
async fn q49_another_address_on_file_is_warned_and_stops_the_registration() {
    let (house, _folder) = demonstration().await;
    let mut thief = house.browser();
    let sent = registers(
        &mut thief,
        "46500006-6",
        "523000006",
        "ladron@correo.example",
    )
    .await;
    assert_eq!(sent.address, "/gestion/registro/enviado");
    let stop = link_to(&house, "florencia@cordillera.example").await;
    let mut owner = house.browser();
    let page = owner.opens(&stop).await;
    assert_eq!(page.address, "/gestion/registro/detener");
    let stopped = owner.sends(&page.form("/api/worker/stop")).await;
    assert!(stopped.sees("detenido durante 24 horas"));
    let link = link_to(&house, "ladron@correo.example").await;
    let page = thief.opens(&link).await;
    assert!(page.sees("Este enlace ya se usó"), "{}", page.words());
    let again = registers(
        &mut thief,
        "46500006-6",
        "523000006",
        "ladron@correo.example",
    )
    .await;
    assert!(again.sees(ONE_SENTENCE));
}

#[tokio::test]
async fn a02_only_administrators_print_the_sheet_and_it_leads_to_the_form() {
    let (house, _folder) = demonstration().await;
    let trigo = company(&house, "54000001-8").await;
    let sheet = format!("/gestion/e/{trigo}/hoja");
    let (mut rosa, home) = enters(&house, "46000001-7").await;
    assert_eq!(home.count(&format!("a[href='{sheet}']")), 1);
    let page = rosa.opens(&sheet).await;
    assert!(page.sees("https://porteria.example/gestion/registro"));
    assert!(page.sees("Panadería El Trigo SpA") && page.sees("no los compartas"));
    assert_eq!(page.count("svg[role=img] path"), 1);
    // Whoever types needs the short address only; the text to forward names the company.
    let short = "https://porteria.example/gestion/registro";
    assert_eq!(page.text(".sheet__address"), short);
    let leads = format!("/gestion/registro?empresa={trigo}");
    let address = format!("https://porteria.example{leads}");
    assert!(page.text(".sheet__forward").contains(&address));
    let mut worker = house.browser();
    let form = worker.opens(&leads).await;
    let named = "Registro para trabajadores de Panadería El Trigo SpA";
    assert_eq!(form.text("h1"), named);
    let sent = form
        .form("/api/worker/start")
        .with("document", "46500001-5")
        .with("consent_data", "yes");
    let refused = worker.sends(&sent).await;
    assert_eq!(refused.text("h1"), named, "after a refusal as well");
    let (mut daniela, _) = enters(&house, "46123123-3").await;
    let home = daniela.opens(&format!("/gestion/e/{trigo}")).await;
    assert_eq!(home.count(&format!("a[href='{sheet}']")), 0);
    let refused = daniela.opens(&sheet).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let elsewhere = house.browser().opens("/hanna/registro/enviado").await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a02_the_form_names_adhered_companies_only_and_whatever_else_is_named_is_the_plain_one() {
    let (house, _folder) = demonstration().await;
    let aromos = company(&house, "54987654-4").await.to_string();
    let nobody = "0190a000-0000-7000-8000-000000000000";
    for named in [&*aromos, nobody, "", "54000001-8", "%3Cb%3Ex", "x"] {
        let address = format!("/gestion/registro?empresa={named}");
        let page = house.browser().opens(&address).await;
        assert_eq!(page.text("h1"), "Registrarse", "{named}");
        assert!(!page.body.contains("Aromos"), "{named}");
        assert_eq!(page.count("form[action='/api/worker/start']"), 1);
    }
}
