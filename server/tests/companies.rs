//! The companies of a person, without script: choosing, changing, what is shut, who administers.
//!
//! People and companies are those of the demonstration.

use axum::http::StatusCode;
use backend::config::Config;
use domain::company::Adherence;
use domain::id::{self, Id};
use tempfile::TempDir;

use crate::harness::{Browser, House, Page};

const PASSWORD: &str = backend::demo::PASSWORD;
const DANIELA: &str = "46123123-3";
const IGNACIO: &str = "43111222-1";
const BERNARDO: &str = "45000009-4";
const ROSA: &str = "46000001-7";
const CAMILA: &str = "40000001-8";
const TRIGO: &str = "54000001-8";
const CORDILLERA: &str = "54123456-K";

/// A house with the demonstration's people; the folder lives as long as it does.
pub async fn house() -> (House, TempDir) {
    // Without the registry of the other platform, which takes long.
    let only = |config: &mut Config| {
        config
            .platforms
            .retain(|one| one.slug.as_str() == "gestion")
    };
    let house = House::with(true, only).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("afiliados.csv");
    backend::demo::load(&house.backend, &file).await.unwrap();
    (house, folder)
}

pub async fn enters(house: &House, rut: &str) -> (Browser, Page) {
    let mut browser = house.browser();
    let page = browser.opens("/gestion/ingresar").await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", rut)
        .with("password", PASSWORD);
    let page = browser.sends(&form).await;
    (browser, page)
}

/// The company of that number.
pub async fn company(house: &House, rut: &str) -> Id<id::Company> {
    house
        .backend
        .db
        .read(|mut tx| async move {
            let row = backend::storage::company::by_rut(&mut tx, "gestion", rut).await?;
            tx.done(Id::from_uuid(row.unwrap().id))
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn a20_a21_a22_a24_one_chooses_among_several_and_what_is_shut_says_so() {
    let (house, _folder) = house().await;
    let (mut daniela, page) = enters(&house, DANIELA).await;
    assert_eq!(page.address, "/gestion/empresas");
    assert_eq!(page.header("cache-control"), "no-store");
    for words in [
        "Daniela Muñoz Tapia",
        "46.123.123-3",
        "daniela.munoz@ejemplo.test",
        "Panadería El Trigo SpA",
        "54.000.001-8",
        "Trabajador o colaborador",
        "Empresa no adherida",
    ] {
        assert!(page.sees(words), "{words}");
    }
    let (trigo, cordillera) = (
        company(&house, TRIGO).await,
        company(&house, CORDILLERA).await,
    );
    let aromos = company(&house, "54987654-4").await;
    let leads = |id| page.count(&format!("main a[href='/gestion/e/{id}']"));
    assert_eq!((leads(trigo), leads(cordillera), leads(aromos)), (1, 1, 0));
    let inside = daniela.opens(&format!("/gestion/e/{trigo}")).await;
    assert!(inside.sees("Panadería El Trigo SpA") && inside.sees("Cambiar de usuario"));
    assert_eq!(inside.header("cache-control"), "no-store");
    // A25: in the corner as well, on every page of the company.
    let corner = |page: &Page, name: &str| {
        page.count(".person__company") == 1 && page.words().contains(name)
    };
    assert!(corner(&inside, "Panadería El Trigo SpA"));
    let other = daniela.opens(&format!("/gestion/e/{cordillera}")).await;
    assert!(corner(&other, "Transportes Cordillera Ltda."));
    assert!(!other.body.contains("Trigo"), "nothing of the former one");
    let shut = daniela.opens(&format!("/gestion/e/{aromos}")).await;
    assert!(shut.sees("Esta empresa ya no está adherida"));
    assert_eq!(shut.count(".person__company"), 0);
}

#[tokio::test]
async fn a25_the_company_stays_in_the_address_and_the_corner_of_pages_beside_it() {
    let (house, _folder) = house().await;
    let (mut daniela, _) = enters(&house, DANIELA).await;
    let (trigo, cordillera) = (
        company(&house, TRIGO).await,
        company(&house, CORDILLERA).await,
    );
    let inside = daniela.opens(&format!("/gestion/e/{trigo}")).await;
    let kept = format!("?empresa={trigo}");
    let corner = |page: &Page| page.text(".person__company");
    for beside in ["inicio", "cuenta", "ayuda"] {
        let href = format!("/gestion/{beside}{kept}");
        let leads = inside.count(&format!("a[href='{href}']"));
        assert!(leads >= 1, "{href}");
        let page = daniela.opens(&href).await;
        assert_eq!(corner(&page), "Panadería El Trigo SpA", "{beside}");
        // And from there on; home is the company's.
        let home = format!(".person__menu a[href='/gestion/e/{trigo}']");
        assert_eq!(page.count(&home), 1, "{beside}");
        let on = page.attributes("main a[href*='empresa=']", "href");
        assert!(!on.is_empty(), "{beside}");
        for href in on {
            let page = daniela.opens(&href).await;
            assert_eq!(corner(&page), "Panadería El Trigo SpA", "{href}");
        }
    }
    // A form keeps it, whether it is refused or not.
    let page = daniela
        .opens(&format!("/gestion/cuenta/correo{kept}"))
        .await;
    let form = page.form("/api/account/email-ask").with("email", "no");
    let refused = daniela.sends(&form).await;
    assert_eq!(corner(&refused), "Panadería El Trigo SpA");
    let form = page
        .form("/api/account/email-ask")
        .with("email", "daniela.nueva@ejemplo.test")
        .with("current_password", PASSWORD);
    let mut other_tab = daniela.clone();
    let done = daniela.sends(&form).await;
    assert_eq!(done.place(), "/gestion/cuenta/correo", "{}", done.words());
    assert_eq!(corner(&done), "Panadería El Trigo SpA", "{}", done.address);
    // Another tab has another company; a company of others, or one that is shut, has no name.
    let page = other_tab
        .opens(&format!("/gestion/cuenta?empresa={cordillera}"))
        .await;
    assert_eq!(corner(&page), "Transportes Cordillera Ltda.");
    let aromos = company(&house, "54987654-4").await;
    for strange in [&*aromos.to_string(), "x"] {
        let page = daniela
            .opens(&format!("/gestion/cuenta?empresa={strange}"))
            .await;
        assert_eq!(page.count(".person__company"), 0, "{strange}");
        assert!(!page.body.contains("Aromos"));
    }
    // The table is where one chooses: there is none in use.
    let table = daniela.opens(&format!("/gestion/empresas{kept}")).await;
    assert_eq!(table.count(".person__company"), 0);
}

#[tokio::test]
async fn a21_the_company_used_last_stands_first_and_a_few_need_no_search() {
    let (house, _folder) = house().await;
    let (mut daniela, table) = enters(&house, DANIELA).await;
    let (trigo, cordillera) = (
        company(&house, TRIGO).await,
        company(&house, CORDILLERA).await,
    );
    let order = |page: &Page| page.attributes("main table a[href^='/gestion/e/']", "href");
    let at = |company| format!("/gestion/e/{company}");
    assert_eq!(order(&table), [at(trigo), at(cordillera)]);
    assert_eq!(table.count("main input[type=search]"), 0);
    daniela.opens(&at(cordillera)).await;
    let table = daniela.opens("/gestion/empresas").await;
    assert_eq!(order(&table), [at(cordillera), at(trigo)]);
    daniela
        .opens(&format!("{}/administradores", at(trigo)))
        .await;
    let table = daniela.opens("/gestion/empresas").await;
    assert_eq!(order(&table), [at(trigo), at(cordillera)]);
    // Found by any part of the name or number, without accents and capitals.
    for (wanted, found) in [
        ("PANADERIA", vec![at(trigo)]),
        ("cordill%C3%A9ra", vec![at(cordillera)]),
        ("54.123", vec![at(cordillera)]),
        ("54000001-8", vec![at(trigo)]),
        ("%25", vec![]),
        ("nada", vec![]),
    ] {
        let address = format!("/gestion/empresas?buscar={wanted}");
        let page = daniela.opens(&address).await;
        assert_eq!(order(&page), found, "{wanted}");
        assert_eq!(page.count("main input[type=search]"), 1);
        let none = page.sees("Ninguna de tus empresas coincide");
        assert_eq!(none, found.is_empty(), "{wanted}");
        assert!(!page.sees("Sin empresas"), "{wanted}");
    }
    // Somebody else at the same browser finds nothing of it.
    let page = daniela.opens("/gestion/empresas").await;
    daniela.sends(&page.form("/api/session/sign-out")).await;
    let page = daniela.opens("/gestion/ingresar").await;
    let form = page
        .form("/api/session/sign-in")
        .with("identity", CAMILA)
        .with("password", PASSWORD);
    daniela.sends(&form).await;
    let page = daniela.opens("/gestion/empresas").await;
    assert!(!page.body.contains("Trigo"), "{}", page.words());
}

#[tokio::test]
async fn q43_one_company_only_goes_straight_in_and_the_table_is_one_click_away() {
    let (house, _folder) = house().await;
    let cordillera = company(&house, CORDILLERA).await;
    let (mut ignacio, page) = enters(&house, IGNACIO).await;
    assert_eq!(page.address, format!("/gestion/e/{cordillera}"));
    assert!(page.count("a[href='/gestion/empresas']") >= 1);
    let table = ignacio.opens("/gestion/empresas").await;
    assert!(table.sees("43.111.222-1") && table.sees("Acceder"));
    // Somebody who is in already goes on to where they work.
    let again = ignacio.opens("/gestion/ingresar").await;
    assert_eq!(again.address, format!("/gestion/e/{cordillera}"));
    let trigo = company(&house, TRIGO).await;
    let foreign = ignacio.opens(&format!("/gestion/e/{trigo}")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert!(!foreign.body.contains("Trigo"));
}

#[tokio::test]
async fn a10_q17_whoever_was_dismissed_from_the_only_one_reads_why_and_whom_to_ask() {
    let (house, _folder) = house().await;
    let (mut bernardo, page) = enters(&house, BERNARDO).await;
    assert_eq!(page.address, "/gestion/empresas");
    for words in [
        "Estás inactivo en la plataforma",
        "Inhabilitado",
        "45.000.009-4",
        "encargado de prevención",
        "600 600 2247",
    ] {
        assert!(page.sees(words), "{words}");
    }
    assert!(!page.sees("Acceder"));
    assert_eq!(
        bernardo.opens("/gestion/inicio").await.address,
        "/gestion/empresas"
    );
    let cordillera = company(&house, CORDILLERA).await;
    let shut = bernardo.opens(&format!("/gestion/e/{cordillera}")).await;
    assert!(shut.sees("Tu usuario está inhabilitado"));
}

#[tokio::test]
async fn a21_whoever_has_no_company_comes_home_and_the_table_explains_it() {
    let (house, _folder) = house().await;
    let (mut camila, page) = enters(&house, CAMILA).await;
    assert_eq!(page.address, "/gestion/inicio");
    assert!(!page.sees("Cambiar de usuario"));
    let table = camila.opens("/gestion/empresas").await;
    assert!(table.sees("Todavía no perteneces a ninguna empresa"));
}

#[tokio::test]
async fn a08_a13_the_next_request_after_an_adherence_ends_is_refused() {
    let (house, _folder) = house().await;
    let cordillera = company(&house, CORDILLERA).await;
    let (mut ignacio, _) = enters(&house, IGNACIO).await;
    let platform = house.backend.platform("gestion").unwrap();
    let hand = backend::hand::Hand::on_console(&house.backend, &platform);
    backend::company::set_adherence(&hand, cordillera, Adherence::Ended, "Contrato terminado")
        .await
        .unwrap();
    let shut = ignacio.opens(&format!("/gestion/e/{cordillera}")).await;
    assert!(shut.sees("Esta empresa ya no está adherida"));
    let function = ignacio
        .posts(
            "/api/inside/view",
            &[
                ("platform", "gestion"),
                ("company", &cordillera.to_string()),
            ],
        )
        .await;
    assert!(!function.body.contains("Cordillera"));
}

#[tokio::test]
async fn a26_a27_a28_the_representative_appoints_and_revokes_and_nobody_else() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let page = format!("/gestion/e/{trigo}/administradores");
    let (mut rosa, home) = enters(&house, ROSA).await;
    assert_eq!(home.address, format!("/gestion/e/{trigo}"));
    assert!(home.sees("Representante legal"));
    let list = rosa.opens(&page).await;
    assert!(list.sees("Jorge Pinto Rivas"));
    assert!(list.sees("Responsable nombrado por el representante legal"));
    let wrong = rosa
        .sends(&list.form("/api/inside/appoint").with("email", "nadie"))
        .await;
    assert!(wrong.count("[aria-invalid=true]") == 1, "{}", wrong.words());
    let typed = wrong.form("/api/inside/appoint");
    assert_eq!(typed.value("email"), Some("nadie"), "what was typed stays");
    let empty = rosa.opens(&page).await.form("/api/inside/appoint");
    assert_eq!(empty.value("email"), Some(""), "with its refusal only");
    let form = list
        .form("/api/inside/appoint")
        .with("email", "camila.rojas@ejemplo.test");
    let done = rosa.sends(&form).await;
    assert_eq!(done.address, format!("{page}?nombrada=si"));
    assert!(done.sees("camila.rojas@ejemplo.test"), "waits for a yes");
    assert!(!done.sees("Camila Rojas Fuentes"));
    let link = house.mailed_link_to("camila.rojas@ejemplo.test").await;
    // Somebody without an account is answered alike.
    let form = list
        .form("/api/inside/appoint")
        .with("email", "nadie@ejemplo.test");
    let same = rosa.sends(&form).await;
    assert_eq!(same.address, done.address);
    assert_eq!(same.count("a[href*='retirar=']"), 2);
    // Opening the link changes nothing; its button does.
    let mut mailbox = house.browser();
    let behind = mailbox.opens(&link).await;
    assert_eq!(behind.place(), "/gestion/nombramiento");
    assert!(behind.sees("Panadería El Trigo SpA"), "{}", behind.words());
    assert!(!rosa.opens(&page).await.sees("Camila Rojas Fuentes"));
    let accepted = mailbox.sends(&behind.form("/api/appointment/accept")).await;
    assert_eq!(
        accepted.place(),
        "/gestion/ingresar",
        "{}",
        accepted.words()
    );
    let taken = rosa.opens(&page).await;
    let taken = taken.attribute("a[href*='retirar=']", "href").unwrap();
    let really = rosa.opens(&taken).await;
    assert!(really.sees("El enlace que recibió la persona deja de servir"));
    let done = rosa.sends(&really.form("/api/inside/offer-withdraw")).await;
    assert_eq!(done.address, format!("{page}?retirada=si"));
    assert_eq!(done.count("a[href*='retirar=']"), 0, "{}", done.words());
    let (mut camila, home) = enters(&house, CAMILA).await;
    assert_eq!(home.address, format!("/gestion/e/{trigo}"));
    let seen = camila.opens(&page).await;
    assert_eq!(seen.count("form[action='/api/inside/appoint']"), 0);
    let fields = |account: &str| {
        [
            ("platform", "gestion".to_owned()),
            ("company", trigo.to_string()),
            ("account", account.to_owned()),
        ]
    };
    let ask = rosa.opens(&page).await;
    let link = ask.attribute("a[href*='revocar=']", "href").unwrap();
    let account = link.rsplit('=').next().unwrap().to_owned();
    let told = fields(&account);
    let told = told.each_ref().map(|(name, value)| (*name, value.as_str()));
    camila.posts("/api/inside/revoke", &told).await;
    assert!(
        rosa.opens(&page).await.sees("Camila Rojas Fuentes"),
        "not by others"
    );
    let really = rosa.opens(&link).await;
    assert!(really.sees("Sí, revocar"));
    let revoked = rosa.sends(&really.form("/api/inside/revoke")).await;
    assert_eq!(revoked.address, format!("{page}?revocada=si"));
    let left = revoked.count("a[href*='revocar=']");
    assert_eq!(left, 1, "one of the two appointed stays");
}

#[tokio::test]
async fn a28_x11_whoever_has_no_account_creates_it_behind_the_link() {
    let (house, _folder) = house().await;
    let trigo = company(&house, TRIGO).await;
    let (mut rosa, _) = enters(&house, ROSA).await;
    let page = format!("/gestion/e/{trigo}/administradores");
    let list = rosa.opens(&page).await;
    let form = list
        .form("/api/inside/appoint")
        .with("email", "luz.vega@ejemplo.test");
    rosa.sends(&form).await;
    let link = house.mailed_link_to("luz.vega@ejemplo.test").await;
    let mut luz = house.browser();
    let behind = luz.opens(&link).await;
    assert!(behind.sees("luz.vega@ejemplo.test"), "{}", behind.words());
    assert_eq!(behind.count("input[type=checkbox][checked]"), 0, "unticked");
    let form = behind
        .form("/api/appointment/join")
        .with("first_name", "Luz")
        .with("first_surname", "Vega")
        .with("document", "47.000.001-1")
        .with("password", "tortuga verde en patines")
        .with("password_again", "tortuga verde en patines");
    let wrong = luz.sends(&form).await;
    assert!(wrong.count("[aria-invalid=true]") >= 1, "{}", wrong.words());
    let kept = wrong.attribute("#first_surname", "value");
    assert_eq!(kept.as_deref(), Some("Vega"), "what was typed stays");
    let rut = domain::Rut::from_body(47_000_001).unwrap().to_string();
    let form = form.with("document", &rut).with("consent_data", "yes");
    let inside = luz.sends(&form).await;
    assert_eq!(
        inside.place(),
        format!("/gestion/e/{trigo}"),
        "{}",
        inside.words()
    );
    assert!(inside.sees("Responsable nombrado por el representante legal"));
    let spent = luz.opens(&link).await;
    assert!(spent.sees("enlace"), "{}", spent.words());
    assert_eq!(spent.count("form[action='/api/appointment/join']"), 0);
    assert!(rosa.opens(&page).await.sees("Luz Vega"));
}
