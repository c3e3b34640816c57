//! Operators at work in a page, as a browser without script sees them.

use axum::http::StatusCode;
use backend::company;
use backend::demo::TOTP;
use backend::hand::Hand;
use backend::operator::{self, Create};
use backend::second_factor::Seed;
use domain::account::Stage;
use domain::company::Adherence;
use domain::time::Span;

use crate::harness::{Browser, House, Page};

const EMAIL: &str = "operacion@porteria.example";
const PASSWORD: &str = "faro lejano en la niebla";

async fn operator(house: &House) -> Seed {
    let who = Create {
        name: "Sofía Castro",
        email: EMAIL,
        password: PASSWORD,
    };
    operator::create(&house.backend, &who)
        .await
        .unwrap()
        .unwrap()
}

/// Tries to sign an operator in at the desk of that platform.
async fn tries(browser: &mut Browser, platform: &str, password: &str, code: &str) -> Page {
    let page = browser
        .opens(&format!("/{platform}/operacion/ingresar"))
        .await;
    let form = page
        .form("/api/operation/enter")
        .with("identity", EMAIL)
        .with("password", password)
        .with("code", code);
    browser.sends(&form).await
}

pub async fn at_work(house: &House) -> (Browser, Page) {
    let seed = operator(house).await;
    let mut browser = house.browser();
    let code = seed.code(house.backend.env.clock.now());
    let page = tries(&mut browser, "workera", PASSWORD, &code).await;
    assert_eq!(page.place(), "/workera/operacion", "{}", page.words());
    (browser, page)
}

/// The operator of the demonstration, signed in at that platform.
pub async fn sofia(house: &House, platform: &str) -> Browser {
    let mut sofia = house.browser();
    let seed = Seed::parse(TOTP).unwrap();
    let code = seed.code(house.backend.env.clock.now());
    let page = tries(&mut sofia, platform, backend::demo::PASSWORD, &code).await;
    assert_eq!(
        page.place(),
        format!("/{platform}/operacion"),
        "{}",
        page.words()
    );
    sofia
}

#[tokio::test]
async fn w03_an_operator_records_resends_and_withdraws_without_script() {
    let house = House::new().await;
    let (mut sofia, page) = at_work(&house).await;
    assert!(page.sees("No hay adquisiciones") && page.sees("Sofía Castro"));
    let form = page
        .form("/api/operation/record")
        .with("company_rut", "54.000.001-8")
        .with("company_legal_name", "Panadería El Trigo SpA")
        .with("company_product", "Plan Base")
        .with("supplied_names", "Luis Pérez")
        .with("supplied_email", "luis")
        .with("supplied_phone", "912345678");
    let page = sofia.sends(&form).await;
    let told = "Ingresa un correo válido para el contacto.";
    assert!(page.sees(told), "{}", page.words());
    assert_eq!(
        page.attribute("#company_product", "value").as_deref(),
        Some("Plan Base"),
        "what was typed stays"
    );
    let form = page
        .form("/api/operation/record")
        .with("supplied_email", "luis@trigo.example");
    let page = sofia.sends(&form).await;
    let told = "Panadería El Trigo SpA. La bienvenida va en camino a luis@trigo.example";
    assert!(page.sees(told), "{}", page.words());
    let empty = page.form("/api/operation/record");
    assert_eq!(empty.value("company_product"), Some(""), "for the next one");
    assert!(page.sees("Pendiente") && page.sees("54.000.001-8"));
    let first = house.mailed_link().await;
    let twice = sofia.sends(&form).await;
    assert!(
        twice.sees("Ya hay una adquisición pendiente"),
        "{}",
        twice.words()
    );
    let id = page.attribute("button[name=resend]", "value").unwrap();
    house.passes(Span::minutes(2));
    let again = page.form("/api/operation/change").with("resend", &id);
    let page = sofia.sends(&again).await;
    assert!(page.sees("Bienvenida reenviada") && page.sees("2 envíos"));
    assert_ne!(house.mailed_link().await, first);
    let page = sofia
        .opens(&format!("/workera/operacion?retirar={id}"))
        .await;
    assert!(
        page.sees("¿Retirar la adquisición de Panadería El Trigo SpA?"),
        "{}",
        page.words()
    );
    let form = page.form("/api/operation/change").with("withdraw", &id);
    let page = sofia.sends(&form).await;
    assert!(page.sees("Adquisición retirada"), "{}", page.words());
    assert_eq!(page.count("button[name=resend]"), 0);
    // And out again.
    let page = sofia.sends(&page.form("/api/operation/leave")).await;
    assert_eq!(page.place(), "/workera/operacion/ingresar");
    assert_eq!(
        sofia.opens("/workera/operacion").await.place(),
        "/workera/operacion/ingresar"
    );
}

#[tokio::test]
async fn x12_an_operator_is_told_in_the_corner_of_their_own_pages_and_leaves_from_there() {
    let house = House::new().await;
    let (mut sofia, _) = at_work(&house).await;
    let way_in = "header a[href='/workera/ingresar']";
    for room in ["", "/empresas", "/usuarios"] {
        let at = format!("/workera/operacion{room}");
        let page = sofia.opens(&at).await;
        assert!(page.text("header").contains("Sofía Castro"), "{at}");
        assert_eq!(page.count(way_in), 0, "{at}");
        let leave = "header form[action='/api/operation/leave']";
        assert_eq!(page.count(leave), 1, "{at}");
    }
    // Everywhere else a person may still sign in.
    let page = sofia.opens("/workera").await;
    assert_eq!(page.count(way_in), 1, "{}", page.words());
    assert!(!page.sees("Sofía Castro"), "{}", page.words());
}

#[tokio::test]
async fn w03_a03_operators_need_password_and_a_fresh_code_and_are_blocked_like_everybody() {
    let house = House::new().await;
    let seed = operator(&house).await;
    let now = || house.backend.env.clock.now();
    let mut browser = house.browser();
    let code = seed.code(now());
    let wrong = "Los datos no coinciden";
    for (password, code) in [(PASSWORD, "000000"), (PASSWORD, ""), ("otra", &*code)] {
        let page = tries(&mut browser, "workera", password, code).await;
        assert!(page.sees(wrong), "{}", page.words());
        let form = page.form("/api/operation/enter");
        assert_eq!(form.value("identity"), Some(EMAIL), "what was typed stays");
        assert_eq!(form.value("password").unwrap_or_default(), "");
        assert_eq!(form.value("code").unwrap_or_default(), "");
        assert!(!browser.cookies.contains_key("__Host-operacion"));
    }
    let page = tries(&mut browser, "workera", PASSWORD, &code).await;
    assert_eq!(page.place(), "/workera/operacion");
    let page = tries(&mut house.browser(), "workera", PASSWORD, &code).await;
    assert!(page.sees(wrong), "A16 a code serves once");
    for _ in 0..5 {
        tries(&mut house.browser(), "workera", "otra", "000000").await;
    }
    house.passes(Span::minutes(1));
    let page = tries(&mut house.browser(), "workera", PASSWORD, &seed.code(now())).await;
    assert!(page.sees("Bloqueo temporal del acceso"), "{}", page.words());
    house.passes(Span::minutes(16));
    // An idle session ended meanwhile no later than after half an hour.
    let mut fresh = house.browser();
    let page = tries(&mut fresh, "workera", PASSWORD, &seed.code(now())).await;
    assert_eq!(page.place(), "/workera/operacion", "{}", page.words());
    house.passes(Span::minutes(31));
    assert_eq!(
        fresh.opens("/workera/operacion").await.place(),
        "/workera/operacion/ingresar"
    );
}

#[tokio::test]
async fn a47_a_session_of_a_platform_opens_nothing_of_the_operators() {
    let house = House::new().await;
    let mut admin = house.browser();
    let chief = "admin@porteria.example";
    house
        .lets_staff_in(
            &mut admin,
            "workera",
            chief,
            domain::access::Staff::PlatformAdmin,
        )
        .await;
    let page = admin.opens("/workera/operacion").await;
    assert_eq!(page.place(), "/workera/operacion/ingresar");
    let mut ana = house.browser();
    house
        .lets_in(&mut ana, "workera", "ana@porteria.example", Stage::Full)
        .await;
    // Nor does the token of a person serve under the operators' name.
    let token = ana.cookies["__Host-sesion-workera"].clone();
    ana.cookies.insert("__Host-operacion".into(), token);
    let page = ana.opens("/workera/operacion").await;
    assert_eq!(page.place(), "/workera/operacion/ingresar");
    assert_eq!(page.status, StatusCode::OK);
    // And an operator is nobody among people.
    let (mut sofia, _) = at_work(&house).await;
    let page = sofia.opens("/workera/inicio").await;
    assert_eq!(page.place(), "/workera/ingresar");
}

#[tokio::test]
async fn a08_a13_an_operator_ends_an_adherence_and_it_holds_on_the_next_request() {
    let (house, _folder) = crate::companies::house().await;
    let mut sofia = sofia(&house, "gestion").await;
    let cordillera = crate::companies::company(&house, "54123456-K").await;
    let (mut ignacio, home) = crate::companies::enters(&house, "43111222-1").await;
    assert!(home.sees("Transportes Cordillera Ltda."));
    let at = "/gestion/operacion/empresas";
    let list = sofia.opens(at).await;
    assert!(list.sees("Transportes Cordillera Ltda.") && list.sees("No adherida"));
    let asked = sofia.opens(&format!("{at}?empresa={cordillera}")).await;
    assert!(
        asked.sees("¿Terminar la adhesión de Transportes Cordillera Ltda.?"),
        "{}",
        asked.words()
    );
    let form = asked
        .form("/api/operation/adherence")
        .with("adherence", "ended");
    let wrong = sofia.sends(&form).await;
    assert!(wrong.sees("Escriba el motivo.") || wrong.sees("Escribe el motivo."));
    let long = "razón ".repeat(400);
    let wrong = sofia.sends(&form.clone().with("reason", &long)).await;
    let again = wrong.form("/api/operation/adherence");
    assert_eq!(again.value("reason"), Some(long.as_str()), "it stays");
    let done = sofia
        .sends(&form.with("reason", "Contrato terminado"))
        .await;
    assert!(done.sees("Adhesión cambiada"), "{}", done.words());
    let inside = format!("/gestion/e/{cordillera}");
    let shut = ignacio.opens(&inside).await;
    assert!(
        shut.sees("Esta empresa ya no está adherida"),
        "{}",
        shut.words()
    );
    let asked = sofia.opens(&format!("{at}?empresa={cordillera}")).await;
    let form = asked
        .form("/api/operation/adherence")
        .with("adherence", "adhered")
        .with("reason", "Contrato renovado");
    sofia.sends(&form).await;
    let open = ignacio.opens(&inside).await;
    assert!(open.sees("Lo que puedes hacer aquí"), "{}", open.words());
}

#[tokio::test]
async fn q51_an_operator_sees_who_nobody_administers_and_names_somebody() {
    let (house, _folder) = crate::companies::house().await;
    let mut sofia = sofia(&house, "gestion").await;
    let at = "/gestion/operacion/empresas";
    // The demonstration has one that nobody administers.
    let cordillera = crate::companies::company(&house, "54123456-K").await;
    let only = sofia.opens(&format!("{at}?sin=si")).await;
    assert!(
        only.sees("Transportes Cordillera Ltda.") && only.sees("Sin administrador de accesos"),
        "{}",
        only.words()
    );
    assert!(!only.sees("Panadería El Trigo SpA"), "{}", only.words());
    // One is found by its number, however it is written.
    let found = sofia.opens(&format!("{at}?rut=54.123.456-k")).await;
    assert!(
        found.sees("Transportes Cordillera Ltda."),
        "{}",
        found.words()
    );
    assert!(!found.sees("Panadería El Trigo SpA"), "{}", found.words());
    for nobody in ["54000002-6", "trigo"] {
        let none = sofia.opens(&format!("{at}?rut={nobody}")).await;
        assert!(none.sees("Ninguna empresa con cuenta tiene ese RUT"));
    }
    let asked = sofia.opens(&format!("{at}?nombrar={cordillera}")).await;
    let form = asked.form("/api/operation/leader");
    let wrong = sofia
        .sends(&form.clone().with("email", "luz@correo.example"))
        .await;
    assert!(wrong.sees("Escriba el motivo.") || wrong.sees("Escribe el motivo."));
    let again = wrong.form("/api/operation/leader");
    assert_eq!(again.value("email"), Some("luz@correo.example"), "it stays");
    let form = again.with("reason", "Carta firmada por el representante");
    let done = sofia.sends(&form).await;
    assert!(
        done.sees("El nombramiento va en camino"),
        "{}",
        done.words()
    );
    let id = cordillera.uuid();
    let write = house.backend.db.write(|mut tx| async move {
        backend::storage::company::set_leaderless(&mut tx, "gestion", id, false).await?;
        tx.done(())
    });
    write.await.unwrap();
    let only = sofia.opens(&format!("{at}?sin=si")).await;
    assert!(
        only.sees("Todas las empresas tienen administrador"),
        "{}",
        only.words()
    );
}

#[tokio::test]
async fn a27_an_operator_names_a_representative_where_others_administer() {
    let (house, _folder) = crate::companies::house().await;
    let mut sofia = sofia(&house, "gestion").await;
    let at = "/gestion/operacion/empresas";
    // The commercial contact alone administers Los Aromos, which has left.
    let aromos = crate::companies::company(&house, "54987654-4").await;
    let one = format!("{at}?nombrar={aromos}&rut=54.987.654-4");
    let left = sofia.opens(&one).await;
    assert!(left.sees("Con administrador, sin representante legal"));
    assert_eq!(left.count("form[action='/api/operation/leader']"), 0);
    let platform = house.backend.platform("gestion").unwrap();
    let hand = Hand::on_console(&house.backend, &platform);
    company::set_adherence(&hand, aromos, Adherence::Adhered, "Contrato nuevo")
        .await
        .unwrap();
    let asked = sofia.opens(&format!("{at}?rut=54.987.654-4")).await;
    assert!(asked.sees("Nombrar representante legal"));
    let asked = sofia.opens(&one).await;
    assert!(
        asked.sees("¿Nombrar un representante legal de Viña Los Aromos S.A.?"),
        "{}",
        asked.words()
    );
    assert_eq!(asked.count("select[name=role]"), 0, "nothing to choose");
    let form = asked.form("/api/operation/leader");
    assert_eq!(form.value("role"), Some("representative"));
    let form = form.with("email", "luz@correo.example");
    let wrong = sofia.sends(&form).await;
    let again = wrong.form("/api/operation/leader");
    assert_eq!(again.value("email"), Some("luz@correo.example"), "it stays");
    let form = again.with("reason", "Carta firmada, escritura revisada");
    // As what is no choice of the page's form either.
    let other = sofia.sends(&form.clone().with("role", "commercial")).await;
    assert!(!other.sees("El nombramiento va en camino"));
    let done = sofia.sends(&form).await;
    assert!(
        done.sees("El nombramiento va en camino"),
        "{}",
        done.words()
    );
    // A representative decides about El Trigo.
    let trigo = crate::companies::company(&house, "54000001-8").await;
    let led = format!("{at}?nombrar={trigo}&rut=54.000.001-8");
    let led = sofia.opens(&led).await;
    assert!(led.sees("Panadería El Trigo SpA"), "{}", led.words());
    assert_eq!(led.count("form[action='/api/operation/leader']"), 0);
    assert!(!led.sees("Nombrar representante legal"));
    let forged = form
        .with("company", &trigo.to_string())
        .with("email", "otra@correo.example");
    let forged = sofia.sends(&forged).await;
    assert!(!forged.sees("El nombramiento va en camino"));
}
