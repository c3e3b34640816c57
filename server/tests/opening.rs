//! A company opens its account, as a browser without script does it (W-01 to W-37).

use axum::http::{Method, StatusCode};
use backend::hand::Hand;
use backend::{acquisition, company};
use domain::access::Staff;
use domain::company::{TypedAcquisition, TypedContact};
use domain::membership::Perfil;
use domain::time::Span;
use tokio::task::JoinSet;

use crate::company_matrix::asks;
use crate::company_people::{At, company as company_of};
use crate::harness::{Browser, Form, House, Page};

const RUT: &str = "54000001-8";
const ROSA: &str = "rosa@trigo.example";
const OWN: &str = "tortuga verde en patines";

impl House {
    /// A browser behind the welcome link of a company that bought the product.
    async fn welcomed(&self, rut: &str) -> (Browser, Page) {
        let platform = self.backend.platform("workera").unwrap();
        let typed = TypedAcquisition {
            rut: rut.into(),
            sole_trader: false,
            legal_name: "Panadería El Trigo SpA".into(),
            product: "Plan Base".into(),
            contact: TypedContact {
                names: "Luis Pérez".into(),
                position: String::new(),
                email: "luis@trigo.example".into(),
                phone: "912345678".into(),
            },
        };
        // What was mailed before is out, so that the newest letter is the welcome.
        self.letters().await;
        acquisition::record(&Hand::on_console(&self.backend, &platform), &typed)
            .await
            .unwrap();
        let link = self.mailed_link().await;
        assert!(link.starts_with("/workera/enlace/empresa/"), "{link}");
        let mut browser = self.browser();
        let page = browser.opens(&link).await;
        assert_eq!(page.place(), "/workera/empresa");
        (browser, page)
    }

    /// The newest initial password.
    async fn initial(&self) -> String {
        let letters = self.letters().await;
        let line = letters.iter().rev().find_map(|letter| {
            let mut lines = letter.before.iter();
            lines.find_map(|line| line.strip_prefix("Contraseña inicial: "))
        });
        line.expect("a letter with a password").to_owned()
    }
}

async fn identified(browser: &mut Browser, page: &Page) -> Page {
    let form = page.form("/api/opening/identify").with("company_rut", RUT);
    let page = browser.sends(&form).await;
    assert_eq!(page.place(), "/workera/empresa/datos");
    page
}

/// Step 2, right in every field but the representatives, which are added one by one.
fn filled(page: &Page) -> Form {
    let mut form = page.form("/api/opening/save").with("intent", "continue");
    for (name, value) in [
        ("company_trade_name", "El Trigo"),
        ("company_giro", "Elaboración de pan"),
        ("company_street", "Av. Matta 123, of. 4"),
        ("company_region", "13"),
        ("company_comuna", "ñuñoa"),
        ("company_phone", "223456789"),
        ("company_email", "contacto@trigo.example"),
        ("commercial_names", "Pedro Lagos"),
        ("commercial_position", "Compras"),
        ("commercial_email", "pedro@trigo.example"),
        ("commercial_phone", "912345678"),
        ("user_names", "Rosa"),
        ("user_first_surname", "Díaz"),
        ("user_second_surname", "Lagos"),
        ("user_document_kind", "RUT"),
        ("user_document", "41234567-3"),
        ("user_position", "Jefa de personas"),
        ("user_email", ROSA),
        ("user_email_again", ROSA),
        ("user_phone", "912345678"),
        ("user_terms", "yes"),
        ("user_privacy", "yes"),
    ] {
        form = form.with(name, value);
    }
    form
}

fn with_person(form: Form, at: usize, rut: &str) -> Form {
    let name = |item: &str| format!("representative_{at}_{item}");
    form.with(&name("names"), "Ana Luz")
        .with(&name("first_surname"), "Soto")
        .with(&name("second_surname_none"), "yes")
        .with(&name("rut"), rut)
        .with(&name("email"), "ana@trigo.example")
        .with(&name("phone"), "223456789")
}

/// Opens the account; the browser stands at its end.
async fn opened(house: &House) -> (Browser, Page) {
    let (mut browser, page) = house.welcomed(RUT).await;
    let page = identified(&mut browser, &page).await;
    let page = browser.sends(&filled(&page).with("intent", "add")).await;
    let form = with_person(filled(&page), 0, "40000001-8");
    let page = browser.sends(&form).await;
    assert_eq!(page.place(), "/workera/empresa/revisar", "{}", page.words());
    let page = browser.sends(&page.form("/api/opening/finish")).await;
    assert_eq!(page.place(), "/workera/empresa/lista", "{}", page.words());
    (browser, page)
}

async fn enters(house: &House, password: &str) -> (Browser, Page) {
    let mut browser = house.browser();
    let page = browser.opens("/workera/ingresar").await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", ROSA)
        .with("password", password);
    let page = browser.sends(&form).await;
    (browser, page)
}

#[tokio::test]
async fn w05_w06_step_1_asks_for_the_rut_of_the_link_only() {
    let house = House::new().await;
    let (mut browser, page) = house.welcomed(RUT).await;
    assert!(page.sees("Paso 1 de 3"), "{}", page.words());
    assert!(
        page.sees("Escribe a coordinacion@qwantec.example si tienes dudas"),
        "W-24"
    );
    let calls = "Nuestro equipo de coordinación se comunicará con el contacto";
    assert!(page.sees(&format!("{calls} que indiques.")), "W-22");
    assert!(page.sees("lo más cerca posible de la adquisición"), "W-21");
    assert_eq!(page.count("form input:not([type=hidden])"), 1);
    for (typed, words) in [
        ("54123456-K", "El RUT no corresponde a esta invitación"),
        ("54000001-1", "El RUT no es válido"),
        ("", "Ingresa el RUT de la empresa"),
    ] {
        let form = page
            .form("/api/opening/identify")
            .with("company_rut", typed);
        let told = browser.sends(&form).await;
        assert_eq!(told.place(), "/workera/empresa");
        assert!(told.sees(words), "{typed}: {}", told.words());
        let form = told.form("/api/opening/identify");
        assert_eq!(form.value("company_rut"), Some(typed), "W-20");
    }
    // Step 2 is not reached around it, and a stranger reaches nothing.
    assert_eq!(
        browser.opens("/workera/empresa/datos").await.place(),
        "/workera/empresa"
    );
    let mut stranger = house.browser();
    for step in [
        "empresa",
        "empresa/datos",
        "empresa/revisar",
        "empresa/lista",
    ] {
        let page = stranger.opens(&format!("/workera/{step}")).await;
        assert_eq!(page.place(), "/workera/empresa");
        assert!(page.sees("Reenviar bienvenida"), "{}", page.words());
        assert!(page.sees("Escribe a coordinacion@"), "W-08");
        assert!(!page.sees("se comunicará con el contacto"), "of nothing");
    }
}

#[tokio::test]
async fn w14_w15_w20_people_are_added_and_removed_and_what_was_typed_stays() {
    let house = House::new().await;
    let (mut browser, page) = house.welcomed(RUT).await;
    let page = identified(&mut browser, &page).await;
    assert_eq!(page.count("fieldset.opening__person"), 0, "W-14");
    assert_eq!(
        page.attribute("#company_rut", "value").as_deref(),
        Some("54.000.001-8"),
        "W-11 shown and locked"
    );
    assert_eq!(
        page.attribute("#supplied_email", "value").as_deref(),
        Some("luis@trigo.example"),
        "Q4"
    );
    let page = browser.sends(&filled(&page)).await;
    assert!(
        page.sees("Debe haber al menos un representante legal"),
        "W-15"
    );
    let page = browser.sends(&filled(&page).with("intent", "add")).await;
    let page = browser.sends(&filled(&page).with("intent", "add")).await;
    assert_eq!(page.place(), "/workera/empresa/datos");
    assert_eq!(page.count("fieldset.opening__person"), 2);
    let form = with_person(filled(&page), 0, "40000001-8");
    let form = with_person(form, 1, "40.000.001-8").with("company_phone", "abc");
    let page = browser.sends(&form).await;
    assert!(page.sees("Este RUT ya está en la lista"), "W-16");
    assert!(page.sees("Ingresa un teléfono de 9 dígitos"), "W-10");
    assert_eq!(
        page.attribute("#company_phone", "value").as_deref(),
        Some("abc"),
        "W-20 what is wrong stays, too"
    );
    let rut = |page: &Page| page.attribute("#representative_0_rut", "value");
    assert_eq!(page.count("button[value=restore]"), 0);
    let page = browser
        .sends(&filled(&page).with("intent", "remove-0"))
        .await;
    assert_eq!(page.count("fieldset.opening__person"), 1);
    assert!(page.sees("Quitaste a"), "{}", page.words());
    let page = browser
        .sends(&filled(&page).with("intent", "restore"))
        .await;
    assert_eq!(page.count("fieldset.opening__person"), 2);
    assert_eq!(rut(&page).as_deref(), Some("40000001-8"), "where they were");
    assert_eq!(page.count("button[value=restore]"), 0, "once");
    let page = browser
        .sends(&filled(&page).with("intent", "remove-0"))
        .await;
    assert_eq!(page.count("fieldset.opening__person"), 1);
    assert_eq!(
        page.attribute("#representative_0_rut", "value").as_deref(),
        Some("40.000.001-8")
    );
    let page = browser.sends(&filled(&page).with("intent", "keep")).await;
    assert!(page.sees("Guardamos lo que escribiste"), "{}", page.words());
    // In another browser behind the same link, too.
    let mut other = house.browser();
    other.cookies = browser.cookies.clone();
    let page = other.opens("/workera/empresa/datos").await;
    assert_eq!(
        page.attribute("#company_street", "value").as_deref(),
        Some("Av. Matta 123, of. 4")
    );
    let copy = filled(&page)
        .with("intent", "same-name")
        .with("company_trade_name", "");
    let page = other.sends(&copy).await;
    assert_eq!(
        page.attribute("#company_trade_name", "value").as_deref(),
        Some("Panadería El Trigo SpA")
    );
    let mut page = page;
    for _ in 1..10 {
        page = other.sends(&filled(&page).with("intent", "add")).await;
    }
    assert_eq!(page.count("fieldset.opening__person"), 10);
    let page = other.sends(&filled(&page).with("intent", "add")).await;
    assert!(page.sees("hasta diez representantes"), "{}", page.words());
    assert_eq!(page.count("fieldset.opening__person"), 10);
}

#[tokio::test]
async fn w10_x11_the_terms_that_a_company_agrees_to_can_be_read() {
    let house = House::new().await;
    let (mut browser, page) = house.welcomed(RUT).await;
    let page = identified(&mut browser, &page).await;
    let link = "a[href='/workera/privacidad#terminos']";
    assert_eq!(page.text(link), "Leer los términos de uso");
    let read = browser.opens("/workera/privacidad").await;
    let terms = read.text("#terminos");
    assert!(terms.contains("La cuenta es de la empresa"), "{terms}");
    // Where no company opens an account, nobody agrees to any.
    let other = browser.opens("/hanna/privacidad").await;
    assert_eq!(other.count("#terminos"), 0);
}

#[tokio::test]
async fn w25_w28_everything_is_shown_once_more_and_then_created_once() {
    let house = House::new().await;
    let (mut browser, page) = house.welcomed(RUT).await;
    let page = identified(&mut browser, &page).await;
    let page = browser.sends(&filled(&page).with("intent", "add")).await;
    let form = with_person(filled(&page), 0, "40000001-8");
    let page = browser.sends(&form).await;
    assert_eq!(page.place(), "/workera/empresa/revisar", "{}", page.words());
    for shown in ["54.000.001-8", "Ñuñoa", "40.000.001-8", "Pedro Lagos", ROSA] {
        assert!(page.sees(shown), "{shown}: {}", page.words());
    }
    assert!(page.count("a[href='/workera/empresa/datos#user_names']") == 1);
    // Another tab changes it: what nobody saw is not created.
    let mut tab = house.browser();
    tab.cookies = browser.cookies.clone();
    let other = tab.opens("/workera/empresa/datos").await;
    let changed = filled(&other).with("company_giro", "Venta de pan");
    let shown_there = tab.sends(&changed).await;
    assert_eq!(shown_there.place(), "/workera/empresa/revisar");
    let stale = browser.sends(&page.form("/api/opening/finish")).await;
    assert!(
        stale.sees("se cambiaron en otra parte"),
        "{}",
        stale.words()
    );
    assert!(stale.sees("Venta de pan"));
    let fresh = stale.form("/api/opening/finish");
    let done = browser.sends(&fresh).await;
    assert_eq!(done.place(), "/workera/empresa/lista", "{}", done.words());
    assert!(done.sees("24 horas"));
    let calls = "Nuestro equipo de coordinación se comunicará con el contacto que indicaste.";
    assert!(done.sees(calls), "W-22 {}", done.words());
    // Twice, and from the other tab: the same answer, one account (A29).
    assert_eq!(
        browser.sends(&fresh).await.place(),
        "/workera/empresa/lista"
    );
    let again = tab.sends(&shown_there.form("/api/opening/finish")).await;
    assert_eq!(again.place(), "/workera/empresa/lista");
    let closed = tab.opens("/workera/empresa").await;
    assert!(
        closed.sees("Esta cuenta ya fue creada. Inicia sesión."),
        "W-07 {}",
        closed.words()
    );
    assert_eq!(closed.count("main a[href='/workera/ingresar']"), 1);
    let sent = house.letters().await;
    let passwords = sent.iter().filter(|one| one.to.delivery() == ROSA);
    assert_eq!(passwords.count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a29_sixty_four_final_presses_at_once_open_one_company() {
    let house = House::new().await;
    let (mut browser, page) = house.welcomed(RUT).await;
    let page = identified(&mut browser, &page).await;
    let page = browser.sends(&filled(&page).with("intent", "add")).await;
    let form = with_person(filled(&page), 0, "40000001-8");
    let page = browser.sends(&form).await;
    let form = page.form("/api/opening/finish");
    let mut presses = JoinSet::new();
    for n in 1..=64 {
        let mut tab = browser.clone().from_network(&format!("198.51.100.{n}"));
        let (action, body) = (form.action.clone(), form.encoded());
        presses.spawn(async move { tab.asks(Method::POST, &action, body).await });
    }
    let mut led_on = 0;
    while let Some(answer) = presses.join_next().await {
        let answer = answer.unwrap();
        match answer.leads_to() {
            Some(place) => {
                assert!(place.ends_with("/workera/empresa/lista"), "{place}");
                led_on += 1;
            }
            // Of so many hashes at once some are put off.
            None => assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE),
        }
    }
    assert!(led_on >= 1);
    let platform = house.backend.platform("workera").unwrap();
    let hand = Hand::on_console(&house.backend, &platform);
    let companies = company::adherences(&hand, false, None).await.unwrap();
    assert_eq!(companies.items.len(), 1);
    let sent = house.letters().await;
    let passwords = sent.iter().filter(|one| one.to.delivery() == ROSA);
    assert_eq!(passwords.count(), 1);
}

#[tokio::test]
async fn w30_w31_nothing_else_opens_before_the_own_password() {
    let house = House::new().await;
    opened(&house).await;
    let initial = house.initial().await;
    let (mut rosa, page) = enters(&house, &initial).await;
    assert_eq!(page.place(), "/workera/primera-clave", "{}", page.words());
    // 2 November 2026, 15:00 UTC is 12:00 in Santiago.
    assert!(
        page.sees("sirve hasta el 03/11/2026, 12:00"),
        "Q2 {}",
        page.words()
    );
    for door in [
        "inicio",
        "cuenta",
        "cuenta/sesiones",
        "primeros-pasos",
        "cuenta/datos",
    ] {
        let at = rosa.opens(&format!("/workera/{door}")).await;
        assert_eq!(at.place(), "/workera/primera-clave", "{door}");
    }
    let form = page
        .form("/api/first-password/choose")
        .with("current_password", &initial)
        .with("password", OWN)
        .with("password_again", OWN);
    let same = form
        .clone()
        .with("password", &initial)
        .with("password_again", &initial);
    let told = rosa.sends(&same).await;
    assert_eq!(told.place(), "/workera/primera-clave");
    assert_eq!(
        told.count("[aria-invalid=true]"),
        1,
        "W-33 {}",
        told.words()
    );
    let page = rosa.sends(&form).await;
    assert_eq!(page.place(), "/workera/primeros-pasos", "{}", page.words());
    assert!(page.sees("Panadería El Trigo SpA"), "W-37 {}", page.words());
    assert!(page.sees("Crear las secciones de la empresa"));
    let done = |page: &Page| page.count(".first-steps__step[data-done]");
    assert_eq!(done(&page), 2, "the account and the password");
    let next = "Proteger tu ingreso con códigos";
    assert_eq!(page.text("main .actions a"), next);
    let structure = page.attribute("main a[href$='/estructura']", "href");
    let form = rosa.opens(&structure.unwrap()).await;
    let form = form.form("/api/structure/change").with("section", "Bodega");
    let made = rosa.sends(&form).await;
    assert!(made.sees("La sección está creada"), "{}", made.words());
    let people = page.attribute("main a[href$='/personas']", "href").unwrap();
    let form = rosa.opens(&format!("{people}/agregar")).await;
    let form = form
        .form("/api/people/add")
        .with("document", "42000003-0")
        .with("first_name", "Antonia")
        .with("first_surname", "Vera");
    rosa.sends(&form).await;
    let page = rosa.opens("/workera/primeros-pasos").await;
    assert_eq!(done(&page), 4, "W-37 {}", page.words());
    let home = rosa.opens("/workera/inicio").await;
    assert!(home.sees("Primeros pasos"), "{}", home.words());
    assert_eq!(
        rosa.opens("/workera/primera-clave").await.place(),
        "/workera/inicio"
    );
    let (_, page) = enters(&house, &initial).await;
    assert!(page.sees("Los datos no coinciden"), "W-33 {}", page.words());
}

/// The first user, past the initial password; their page shows the first steps.
async fn begins(house: &House) -> (Browser, Page) {
    opened(house).await;
    let initial = house.initial().await;
    let (mut rosa, page) = enters(house, &initial).await;
    let form = page
        .form("/api/first-password/choose")
        .with("current_password", &initial)
        .with("password", OWN)
        .with("password_again", OWN);
    let page = rosa.sends(&form).await;
    assert_eq!(page.place(), "/workera/primeros-pasos", "{}", page.words());
    (rosa, page)
}

#[tokio::test]
async fn a27_the_first_user_stops_the_link_of_whoever_was_listed_with_a_wrong_address() {
    let house = House::new().await;
    let (mut rosa, _) = begins(&house).await;
    let trigo = company_of(&house, "workera", RUT).await;
    let at = format!("/workera/e/{trigo}/administradores");
    let mut page = rosa.opens(&at).await;
    for address in ["ana@trigo.example", "pedro@trigo.example"] {
        let label = format!("Retirar a {address}");
        assert!(page.sees(&label), "{}", page.words());
    }
    let appoints = page.count("form[action='/api/inside/appoint']");
    assert_eq!(appoints, 0, "a representative's act");
    let link = house.mailed_link_to("ana@trigo.example").await;
    let mut mailbox = house.browser();
    let joins = "form[action='/api/appointment/join']";
    let behind = mailbox.opens(&link).await;
    assert_eq!(behind.count(joins), 1, "{}", behind.words());
    for left in [1, 0] {
        let href = page.attribute("a[href*='retirar=']", "href").unwrap();
        let really = rosa.opens(&href).await;
        page = rosa.sends(&really.form("/api/inside/offer-withdraw")).await;
        assert_eq!(page.address, format!("{at}?retirada=si"));
        assert_eq!(page.count("a[href*='retirar=']"), left);
    }
    let shut = mailbox.opens(&link).await;
    assert_eq!(shut.count(joins), 0, "{}", shut.words());
}

/// The tax data, right in every field.
fn taxed(page: &Page) -> Form {
    page.form("/api/inside/tax-save")
        .with("tax_activity", "107100")
        .with("tax_workers", "12")
        .with("billing_names", "Marta Soto")
        .with("billing_email", "marta@trigo.example")
        .with("billing_phone", "223456789")
        .with("tax_email", "dte@trigo.example")
}

const TAX_SAVED: &str = "Los datos tributarios quedaron guardados";

#[tokio::test]
async fn w37_q7_the_tax_data_are_a_first_step_and_what_is_wrong_with_them_stays() {
    let house = House::new().await;
    let (mut rosa, steps) = begins(&house).await;
    let done = |page: &Page| page.count(".first-steps__step[data-done]");
    assert_eq!(done(&steps), 2);
    let href = steps.attribute("main a[href$='/datos-tributarios']", "href");
    let href = href.unwrap();
    let page = rosa.opens(&href).await;
    assert!(page.sees("Es Pedro Lagos"), "{}", page.words());
    // What the account was opened with can be read again.
    for words in ["Elaboración de pan", "Av. Matta 123, of. 4", "Ñuñoa"] {
        assert!(page.sees(words), "{words}: {}", page.words());
    }
    let wrong = taxed(&page)
        .with("tax_activity", "10710")
        .with("tax_workers", "0")
        .with("billing_phone", "12")
        .with("tax_email", "");
    let told = rosa.sends(&wrong).await;
    assert_eq!(told.place(), href);
    for words in [
        "El código tiene 6 dígitos",
        "Ingresa un número mayor que cero",
        "Ingresa un teléfono de 9 dígitos",
        "Ingresa el correo donde recibes tus documentos tributarios",
    ] {
        assert!(told.sees(words), "{words}: {}", told.words());
    }
    assert_eq!(told.count("[aria-invalid=true]"), 4);
    let form = told.form("/api/inside/tax-save");
    for (name, typed) in [
        ("tax_activity", "10710"),
        ("tax_workers", "0"),
        ("billing_names", "Marta Soto"),
        ("billing_phone", "12"),
        ("seen", "0"),
    ] {
        assert_eq!(form.value(name), Some(typed), "{name}");
    }
    let right = taxed(&told);
    // Pressed twice, it is one yes.
    for _ in 0..2 {
        let saved = rosa.sends(&right).await;
        assert!(saved.sees(TAX_SAVED), "{}", saved.words());
        let form = saved.form("/api/inside/tax-save");
        assert_eq!(form.value("seen"), Some("1"));
    }
    let steps = rosa.opens("/workera/primeros-pasos").await;
    assert_eq!(done(&steps), 3, "{}", steps.words());
    // And later from the company's own configuration.
    let inside = href.strip_suffix("/datos-tributarios").unwrap();
    let home = rosa.opens(inside).await;
    assert_eq!(home.count(&format!("main a[href='{href}']")), 1);
    let page = rosa.opens(&href).await;
    let ticked = page
        .form("/api/inside/tax-save")
        .with("billing_same", "yes");
    assert!(rosa.sends(&ticked).await.sees(TAX_SAVED));
    let page = rosa.opens(&href).await;
    let form = page.form("/api/inside/tax-save");
    assert_eq!(form.value("billing_same"), Some("yes"));
    assert_eq!(form.value("billing_names"), Some(""));
}

// A page that was refused comes back with the version that it began with: with the newest one in its
// place, the next press would write over the other tab unseen.
#[tokio::test]
async fn q7_a_later_tab_is_shown_what_another_one_saved_beside_what_it_typed() {
    let house = House::new().await;
    let (mut rosa, steps) = begins(&house).await;
    let href = steps.attribute("main a[href$='/datos-tributarios']", "href");
    let href = href.unwrap();
    let page = rosa.opens(&href).await;
    // A refusal on the way does not bring the other tab's version along.
    let wrong = rosa.sends(&taxed(&page).with("tax_workers", "")).await;
    assert!(rosa.sends(&taxed(&page)).await.sees(TAX_SAVED));
    let mine = taxed(&wrong).with("tax_workers", "40");
    let late = rosa.sends(&mine).await;
    assert!(late.sees("se guardaron en otra parte"), "{}", late.words());
    assert!(late.sees("marta@trigo.example"), "{}", late.words());
    let form = late.form("/api/inside/tax-save");
    assert_eq!(form.value("tax_workers"), Some("40"));
    assert_eq!(form.value("seen"), Some("1"));
    // Whoever goes on after that does so knowingly.
    assert!(rosa.sends(&form).await.sees(TAX_SAVED));
    let page = rosa.opens(&href).await;
    let form = page.form("/api/inside/tax-save");
    assert_eq!(form.value("tax_workers"), Some("40"));
    assert!(!page.sees("se guardaron en otra parte"));
    // Nor does the address of that page tell it to anybody later.
    let again = rosa.opens(&format!("{href}?otra=si")).await;
    assert!(!again.sees("se guardaron en otra parte"));
}

#[tokio::test]
async fn q7_a45_whoever_administers_no_accesses_finds_no_tax_data() {
    let house = House::new().await;
    let (mut rosa, steps) = begins(&house).await;
    let href = steps.attribute("main a[href$='/datos-tributarios']", "href");
    let href = href.unwrap();
    let page = rosa.opens(&href).await;
    assert!(rosa.sends(&taxed(&page)).await.sees(TAX_SAVED));
    let at = At {
        house: &house,
        platform: "workera",
        company: company_of(&house, "workera", RUT).await,
    };
    let (mut worker, _) = at.member("obrera", Perfil::Worker, None).await;
    let page = worker.opens(&href).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!page.sees("Marta Soto"), "{}", page.words());
    let (mut outsider, _) = at.outsider("nadie").await;
    assert_eq!(outsider.opens(&href).await.status, StatusCode::NOT_FOUND);
    for (browser, status) in [
        (&worker, StatusCode::FORBIDDEN),
        (&outsider, StatusCode::NOT_FOUND),
        (&house.browser(), StatusCode::UNAUTHORIZED),
    ] {
        let fields = [("seen", "1"), ("tax_activity", "620200")];
        let page = asks(at, browser, "/api/inside/tax-save", &fields).await;
        assert_eq!(page.status, status, "{}", page.body);
    }
    let page = rosa.opens(&href).await;
    let form = page.form("/api/inside/tax-save");
    assert_eq!(form.value("tax_activity"), Some("107100"));
}

#[tokio::test]
async fn w32_after_24_hours_another_one_is_asked_for() {
    let house = House::new().await;
    opened(&house).await;
    let first = house.initial().await;
    house.passes(Span::hours(24));
    let (_, page) = enters(&house, "no es esta clave").await;
    assert!(page.sees("Los datos no coinciden"), "Q53 {}", page.words());
    let (mut rosa, page) = enters(&house, &first).await;
    assert!(page.sees("ya venció"), "{}", page.words());
    let page = rosa.opens("/workera/ingresar/otra-clave").await;
    let form = page.form("/api/first-password/ask");
    let known = rosa.sends(&form.clone().with("identity", ROSA)).await;
    let unknown = rosa
        .sends(&form.with("identity", "nadie@trigo.example"))
        .await;
    assert_eq!(known.words(), unknown.words(), "Q53");
    let second = house.initial().await;
    assert_ne!(first, second);
    let (_, page) = enters(&house, &second).await;
    assert_eq!(page.place(), "/workera/primera-clave");
    // Asked too often: what was typed stays.
    let page = rosa.opens("/workera/ingresar/otra-clave").await;
    let form = page.form("/api/first-password/ask");
    let form = form.with("identity", "otra@trigo.example");
    let mut page = page;
    for _ in 0..20 {
        page = rosa.sends(&form).await;
        if !page.address.ends_with("enviada=si") {
            break;
        }
    }
    let kept = page.form("/api/first-password/ask");
    let kept = kept.value("identity").map(str::to_owned);
    assert_eq!(
        kept.as_deref(),
        Some("otra@trigo.example"),
        "{}",
        page.words()
    );
}

#[tokio::test]
async fn w32_q53_an_operator_sends_another_one_and_corrects_the_address_before_the_first_entrance()
{
    let house = House::new().await;
    opened(&house).await;
    let first = house.initial().await;
    let (mut sofia, _) = crate::operation::at_work(&house).await;
    let at = "/workera/operacion/usuarios";
    let list = sofia.opens(at).await;
    assert!(
        list.sees("Panadería El Trigo SpA") && list.sees(ROSA),
        "{}",
        list.words()
    );
    let link = list.attribute("main a[href*='usuario=']", "href").unwrap();
    let page = sofia.opens(&link).await;
    let other = "rosa.diaz@trigo.example";
    let form = page.form("/api/operation/reissue");
    let wrong = sofia.sends(&form.clone().with("email", "rosa.diaz")).await;
    let again = wrong.form("/api/operation/reissue");
    assert_eq!(again.value("email"), Some("rosa.diaz"), "{}", wrong.words());
    let page = sofia.sends(&form.with("email", other)).await;
    assert!(
        page.sees("Otra contraseña inicial va en camino"),
        "{}",
        page.words()
    );
    assert!(page.sees(other) && !page.sees(ROSA));
    let second = house.initial().await;
    assert_ne!(first, second);
    let to = house
        .letters()
        .await
        .last()
        .unwrap()
        .to
        .delivery()
        .to_owned();
    assert_eq!(to, other);
    let (_, page) = enters(&house, &first).await;
    assert!(
        page.place().starts_with("/workera/ingresar"),
        "the former is dead"
    );
    let mut rosa = house.browser();
    let page = rosa.opens("/workera/ingresar").await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", other)
        .with("password", &second);
    let page = rosa.sends(&form).await;
    assert_eq!(page.place(), "/workera/primera-clave", "{}", page.words());
    // From now on the address is hers; another password may still be sent.
    let page = sofia.opens(&link).await;
    assert!(
        page.sees("el correo solo lo cambia ella"),
        "{}",
        page.words()
    );
    let form = page.form("/api/operation/reissue");
    let stolen = form.clone().with("email", "otra@trigo.example");
    let refused = sofia.sends(&stolen).await;
    assert!(!refused.sees("va en camino"), "{}", refused.words());
    assert!(sofia.sends(&form).await.sees("va en camino"));
}

#[tokio::test]
async fn w08_q53_a_bare_rut_gets_one_answer_and_its_contact_another_link() {
    let house = House::new().await;
    let (mut first, _) = house.welcomed(RUT).await;
    let sent = house.letters().await.len();
    let mut browser = house.browser();
    // Whoever lost the letter finds the way where they would sign in.
    let page = browser.opens("/workera/ingresar").await;
    let way = page.attribute("a[href='/workera/empresa/reenviar']", "href");
    let page = browser.opens(&way.unwrap()).await;
    let form = page.form("/api/opening/again");
    let wrong = browser
        .sends(&form.clone().with("company_rut", "54000001-1"))
        .await;
    let again = wrong.form("/api/opening/again");
    assert_eq!(again.value("company_rut"), Some("54000001-1"));
    assert_eq!(wrong.count("#company_rut[aria-invalid=true]"), 1);
    let unknown = browser
        .sends(&form.clone().with("company_rut", "54987654-4"))
        .await;
    assert_eq!(house.letters().await.len(), sent);
    let known = browser.sends(&form.clone().with("company_rut", RUT)).await;
    assert_eq!(known.words(), unknown.words());
    assert_eq!(house.letters().await.len(), sent + 1);
    // A stranger with a public RUT throws nobody out of the form.
    let old = first.opens("/workera/empresa").await;
    assert!(old.sees("Paso 1 de 3"), "{}", old.words());
    let link = house.mailed_link().await;
    let page = first.opens(&link).await;
    assert!(page.sees("Paso 1 de 3"));
    // Few, for each is a letter.
    browser.sends(&form.clone().with("company_rut", RUT)).await;
    let many = browser.sends(&form.with("company_rut", RUT)).await;
    assert!(many.sees("muchas veces"), "{}", many.words());
}

#[tokio::test]
async fn w22_w23_coordination_sees_whom_to_call_and_marks_it() {
    let house = House::new().await;
    opened(&house).await;
    let mut team = house.browser();
    let email = "coordina@porteria.example";
    house
        .lets_staff_in(&mut team, "workera", email, Staff::Coordination)
        .await;
    let page = team.opens("/workera/inicio").await;
    let room = "a[href='/workera/coordinacion']";
    assert!(page.count(room) >= 1, "{}", page.words());
    // In the person's corner it is one press away from everywhere.
    let page = team.opens("/workera/cuenta").await;
    assert_eq!(page.count(room), 1, "{}", page.words());
    let page = team.opens("/workera/coordinacion").await;
    assert!(page.sees("luis@trigo.example"), "{}", page.words());
    assert!(page.sees("54.000.001-8"), "{}", page.words());
    let company = page.attribute("button[name=company]", "value").unwrap();
    let form = page
        .form("/api/coordination/contacted")
        .with("company", &company);
    let page = team.sends(&form).await;
    assert!(page.sees("ya fue llamado") && page.sees("No hay nadie por llamar"));
    let all = team.opens("/workera/coordinacion?estado=all").await;
    assert!(all.sees("02/11/2026, 12:00"), "{}", all.words());
    let twice = team.sends(&form).await;
    assert!(
        twice.sees("otra parte") || twice.sees("No hay nadie"),
        "{}",
        twice.words()
    );
    // Pressed by mistake, it is taken back.
    let all = team.opens("/workera/coordinacion?estado=all").await;
    let form = all
        .form("/api/coordination/contacted")
        .with("undo", &company);
    let page = team.sends(&form).await;
    assert!(page.sees("vuelve a estar por contactar"));
    assert!(page.sees("luis@trigo.example"), "{}", page.words());
    let mut nobody = house.browser();
    let full = domain::account::Stage::Full;
    house
        .lets_in(&mut nobody, "workera", "ana@porteria.example", full)
        .await;
    let page = nobody.opens("/workera/coordinacion").await;
    assert_eq!(page.status, axum::http::StatusCode::NOT_FOUND);
}
