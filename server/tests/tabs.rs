//! One browser, two tabs, two platforms (A43), and roles, which no page gives (A47).

use std::path::Path;

use axum::http::Method;
use domain::access::Staff;
use domain::account::Stage;

use crate::doors::told;
use crate::harness::{Browser, Form, House};

async fn programs(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let mut program = browser.clone().saying("accept", "application/json");
    let body = Form::bare("", fields).encoded();
    told(&program.asks(Method::POST, path, body).await)
}

// Seen red: with whatever session the browser has looked up for any platform.
#[tokio::test]
async fn a43_each_tab_acts_on_its_own_platform_and_account() {
    let house = House::new().await;
    let mut browser = house.browser();
    for (platform, email) in [
        ("hanna", "ana@porteria.example"),
        ("gestion", "rosa@porteria.example"),
    ] {
        house
            .lets_in(&mut browser, platform, email, Stage::Full)
            .await;
    }
    // Both tabs stand open; each form names its platform and acts there.
    let form = browser.opens("/hanna/servicios/vivienda").await;
    let form = form.form("/api/services/request");
    assert_eq!(form.value("platform"), Some("hanna"));
    let gestion = browser.opens("/gestion/cuenta").await;
    assert!(gestion.sees("rosa@porteria.example"), "{}", gestion.words());
    browser
        .sends(&form.with("reason", "Para mi casa nueva"))
        .await;
    assert!(browser.opens("/hanna/inicio").await.sees("En revisión"));
    assert!(!browser.opens("/gestion/inicio").await.sees("En revisión"));
    // Leaving in one tab leaves the other where it is.
    browser
        .posts("/api/session/sign-out", &[("platform", "hanna")])
        .await;
    let page = browser.opens("/gestion/inicio").await;
    assert_eq!(page.place(), "/gestion/inicio");
    // A form of the tab that was left is nobody's, not the other account's.
    for path in ["/api/services/request", "/api/account/sessions-end"] {
        let fields = [
            ("platform", "hanna"),
            ("service", "vivienda"),
            ("reason", "Para mi casa nueva"),
            ("session", "x"),
        ];
        assert_eq!(programs(&browser, path, &fields).await, "401", "{path}");
    }
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
}

fn house_sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    sources(&root.join(folder), &mut found);
    assert!(found.len() > 10, "{folder}");
    found
}

/// The words are ours, so that looking for them finds every use. Seen red: with such a word in
/// `app`.
#[test]
fn a47_no_page_or_function_gives_or_takes_a_role() {
    let acts = [
        "staff::appoint",
        "staff::dismiss",
        "storage::staff::grant",
        "second_factor::reset",
    ];
    let mut uses = house_sources("app/src");
    uses.extend(house_sources("server/src"));
    for (file, text) in uses {
        let is_command = file.contains("/command/");
        for act in acts {
            assert!(is_command || !text.contains(act), "{act} in {file}");
        }
    }
}

/// Seen red: with such words in `backend`.
#[test]
fn a67_no_statement_of_ours_changes_or_deletes_an_entry() {
    for (file, text) in house_sources("backend/src") {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for act in [
            "UPDATE audit_entry",
            "DELETE FROM audit_entry",
            "audit_entry SET",
        ] {
            assert!(!flat.contains(act), "{act} in {file}");
        }
    }
}

// Seen red: with a dismissal that leaves the row of the role.
#[tokio::test]
async fn a47_a_role_ends_with_the_next_request_and_opens_nothing_on_another_platform() {
    let house = House::new().await;
    let mut admin = house.browser();
    let email = "admin@porteria.example";
    house
        .lets_staff_in(&mut admin, "hanna", email, Staff::PlatformAdmin)
        .await;
    house
        .lets_in(&mut admin, "gestion", email, Stage::Full)
        .await;
    let rooms = ["", "/auditoria", "/mensajes", "/solicitudes", "/reglas"];
    for room in rooms {
        let here = admin.opens(&format!("/hanna/administracion{room}")).await;
        assert_eq!(here.status.as_u16(), 200, "{room}");
        let there = admin.opens(&format!("/gestion/administracion{room}")).await;
        assert_eq!(there.status.as_u16(), 404, "{room}");
    }
    let platform = &house.backend.platform("hanna").unwrap();
    let address = &domain::contact::Email::parse(email).unwrap();
    let gone = backend::staff::dismiss(&house.backend, platform, address).await;
    gone.unwrap().unwrap();
    for room in rooms {
        let here = admin.opens(&format!("/hanna/administracion{room}")).await;
        assert_eq!(here.status.as_u16(), 404, "{room}");
    }
}
