//! What no page of a company would send, by whoever administers it: searches and filters in addresses
//! (A53), fields that nobody asked for (A49), and markup in everything that is typed (A41).

use axum::http::Method;
use backend::bulk;
use domain::membership::Perfil;
use serde_json::Value;

use crate::company_matrix::{asks, of, written};
use crate::company_people::{At, account, company};
use crate::forged::HOSTILE;
use crate::harness::{Browser, Page};
use crate::{companies, loads};

const ROSA: &str = "46000001-7";
const DANIELA: &str = "46123123-3";
const TRIGO: &str = "54000001-8";
const CORDILLERA: &str = "54123456-K";
const DANIELAS: &str = "daniela.munoz@ejemplo.test";
const IMAGE: &str = "<img src=x onerror=alert(1)>";
const MARKUP: &str = "<img src=x onerror=alert(1)>\"'&amp;";

/// What pages of a company read from their address.
const ASKED: &[&str] = &[
    "buscar",
    "estado",
    "perfil",
    "seccion",
    "orden",
    "desde",
    "terminan",
    "deshacer",
    "cambiadas",
    "volver",
    "protegidas",
    "repuestas",
    "ids",
    "eliminar",
    "cambiar",
    "hecho",
    "copia",
    "nombre",
    "descripcion",
    "permisos",
    "persona",
    "module",
    "until",
    "antes",
    "fallo",
    "ver",
    "revocar",
    "retirar",
];
const ROOMS: &[&str] = &[
    "",
    "/personas",
    "/personas/agregar",
    "/personas/cambiar",
    "/personas/pendientes",
    "/personas/0190a000-0000-7000-8000-000000000000",
    "/estructura",
    "/cargas",
    "/cargas/0190a000-0000-7000-8000-000000000000",
    "/perfiles",
    "/perfiles/nuevo",
    "/perfiles/worker",
    "/perfiles/worker/eliminar",
    "/perfiles/porque",
    "/perfiles/suplentes",
    "/solicitudes",
    "/modulos",
    "/modulos/capacitacion",
    "/usuarios",
    "/administradores",
    "/datos-tributarios",
];

#[tokio::test]
async fn a53_forged_searches_of_a_company_find_nobody_and_break_nothing() {
    let (house, _folder) = companies::house().await;
    let trigo = company(&house, "gestion", TRIGO).await;
    let (mut rosa, _) = companies::enters(&house, ROSA).await;
    let inside = format!("/gestion/e/{trigo}");
    let long = "x".repeat(60_000);
    for room in ROOMS {
        for value in HOSTILE.iter().copied().chain([long.as_str()]) {
            let query = if value.len() > 100 {
                format!("buscar={value}")
            } else {
                let all = ASKED.iter().map(|name| format!("{name}={value}"));
                all.collect::<Vec<_>>().join("&")
            };
            let asked = format!("{inside}{room}?{query}");
            let page = rosa.asks(Method::GET, &asked, String::new()).await;
            let told = format!("{room} {value:.60}");
            assert!(!page.status.is_server_error(), "{told}: {}", page.status);
            for word in ["sqlx", "syntax error", "no such column", "SQLITE"] {
                assert!(!page.body.contains(word), "{told}: {word}");
            }
        }
    }
    // What means nothing finds nobody, instead of everybody.
    let list = format!("{inside}/personas");
    assert!(rosa.opens(&list).await.sees("Daniela Muñoz Tapia"));
    for value in HOSTILE.iter().take(4) {
        for name in ["buscar", "perfil", "seccion", "estado"] {
            let page = rosa.opens(&format!("{list}?{name}={value}")).await;
            let found = page.sees("Daniela Muñoz Tapia");
            assert!(!found, "{name} {value}: {}", page.words());
        }
    }
    backend::audit::verify(&house.backend, "gestion")
        .await
        .unwrap();
}

/// What every body may carry besides, and nothing listens to.
const EXTRA: &[(&str, &str)] = &[
    ("is_admin", "true"),
    ("basis", "representative"),
    ("role_id", "administrator"),
    ("stands_in", "true"),
    ("permissions", "personas:edit,perfiles:edit"),
    ("verified", "true"),
    ("created_at", "0"),
    ("ends_at", "0"),
    ("by", "system"),
    ("company_id", "0190a000-0000-7000-8000-000000000000"),
    ("account_id", "0190a000-0000-7000-8000-000000000000"),
];

/// An act with all of that besides; it does what it does.
async fn acts(at: At<'_>, rosa: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let all = [fields, EXTRA].concat();
    let page = asks(at, rosa, path, &all).await;
    assert!(!page.header("location").is_empty(), "{path}: {}", page.body);
    page
}

/// Somebody of the list, found by that word.
async fn found(at: At<'_>, rosa: &Browser, word: &str) -> Page {
    asks(at, rosa, "/api/people/list", &[("asked[search]", word)]).await
}

#[tokio::test]
async fn a49_fields_that_nobody_asked_an_administrator_for_change_nothing() {
    let (house, _folder) = companies::house().await;
    let at = At {
        house: &house,
        platform: "gestion",
        company: company(&house, "gestion", TRIGO).await,
    };
    let other = company(&house, "gestion", CORDILLERA).await.to_string();
    let (rosa, _) = companies::enters(&house, ROSA).await;
    let (daniela, _) = companies::enters(&house, DANIELA).await;
    let entry = [
        ("document", "47000001-5"),
        ("first_name", "Alonso"),
        ("first_surname", "Bravo"),
        ("perfil", "administrator"),
        ("state", "disabled"),
        ("account", "true"),
    ];
    acts(at, &rosa, "/api/people/add", &entry).await;
    let alonso = found(at, &rosa, "alonso").await;
    assert_eq!(of(&alonso, "/people/0/perfil"), Perfil::Worker.to_string());
    let told: Value = serde_json::from_str(&alonso.body).unwrap();
    assert_eq!(told["people"][0]["account"], false);
    assert_eq!(told["people"][0]["state"], "enabled");
    // A perfil allows what is ticked, and gives nobody anything else besides.
    let named = [
        ("role", "nuevo"),
        ("name", "Planificadora"),
        ("see[]", "planes"),
        ("version", "7"),
        ("intent", "save"),
    ];
    let saved = acts(at, &rosa, "/api/role/save", &named).await;
    let code = saved.header("location").split(['/', '?']).nth(5).unwrap();
    let account = account(&house, at.platform, DANIELAS).await.to_string();
    let given = [("account", account.as_str()), ("perfil", code)];
    acts(at, &rosa, "/api/inside/perfil-change", &given).await;
    for shut in ["/api/people/list", "/api/role/list", "/api/bulk/list"] {
        let page = asks(at, &daniela, shut, &[]).await;
        assert_eq!(page.status.as_u16(), 403, "{shut}");
    }
    let seen = asks(at, &daniela, "/api/module/view", &[("module", "planes")]).await;
    assert_eq!(of(&seen, "/level"), "see");
    // A company that is named twice is none, and nothing happens in either.
    let before = written(&house);
    let twice = [
        ("company", other.as_str()),
        ("what", "create"),
        ("section", "Bodega"),
    ];
    let page = asks(at, &rosa, "/api/structure/change", &twice).await;
    assert!(page.status.is_client_error(), "{}", page.status);
    assert!(before == written(&house), "written");
}

/// Nothing of the markup arrived as markup.
fn harmless(page: &Page) {
    assert!(!page.status.is_server_error(), "{}", page.address);
    assert!(!page.body.contains("<img src=x"), "{}", page.address);
    assert_eq!(page.count("img[onerror]"), 0, "{}", page.address);
}

#[tokio::test]
async fn a41_markup_in_what_people_of_a_company_type_is_text_everywhere() {
    let (house, _folder) = companies::house().await;
    let trigo = company(&house, "gestion", TRIGO).await;
    let inside = format!("/gestion/e/{trigo}");
    let (mut rosa, _) = companies::enters(&house, ROSA).await;
    let (mut daniela, _) = companies::enters(&house, DANIELA).await;
    // Names, sections and perfiles have an alphabet: what is refused comes back as text.
    for (room, action, field) in [
        ("/personas/agregar", "/api/people/add", "first_name"),
        ("/estructura", "/api/structure/change", "section"),
        ("/perfiles/nuevo", "/api/role/save", "name"),
    ] {
        let page = rosa.opens(&format!("{inside}{room}")).await;
        let form = page.form(action).with(field, MARKUP);
        let form = form.with("document", "47000001-5").with("intent", "save");
        harmless(&rosa.sends(&form).await);
    }
    // Free text: a reason, its answer, why somebody is shut out.
    let page = daniela
        .opens(&format!("{inside}/modulos/capacitacion"))
        .await;
    let form = page.form("/api/module/request").with("reason", MARKUP);
    harmless(&daniela.sends(&form).await);
    let page = rosa.opens(&format!("{inside}/solicitudes")).await;
    harmless(&page);
    assert!(page.sees(MARKUP), "{}", page.words());
    let form = page
        .form("/api/module/decide")
        .with("reason", MARKUP)
        .with("decision", "refuse");
    harmless(&rosa.sends(&form).await);
    let page = daniela
        .opens(&format!("{inside}/modulos/capacitacion"))
        .await;
    harmless(&page);
    assert!(page.sees(MARKUP), "{}", page.words());
    // A file, in its name and in its cells.
    let file = format!("RUT;Nombres;Apellido paterno\r\n{IMAGE};{IMAGE};Bravo\r\n");
    let name = format!("{IMAGE}.csv");
    let load = loads::brings(&mut rosa, "gestion", trigo, &name, file.as_bytes()).await;
    while bulk::work(&house.backend).await.unwrap() {}
    let page = rosa.opens(&format!("{inside}/cargas/{load}")).await;
    harmless(&page);
    assert!(page.sees("onerror=alert(1)"), "{}", page.words());
    for room in ROOMS {
        harmless(&rosa.opens(&format!("{inside}{room}")).await);
    }
    // The letters that all of this wrote.
    house.letters().await;
    let mailbox = rosa.opens("/buzon").await;
    harmless(&mailbox);
    let letters = mailbox.attributes("a[href^='/buzon/']", "href");
    assert!(!letters.is_empty(), "{}", mailbox.words());
    for letter in letters {
        harmless(&rosa.opens(&letter).await);
    }
}
