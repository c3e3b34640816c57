//! Every door of the house against every kind of person, every other site and every method (A18,
//! A37, A38, A45, property 13).
//!
//! Seen red: functions without the row of `/api/activation/view`, and with half a session enough
//! to change a password; pages with half a session enough for home; other sites without the two
//! layers that know them; a session found on any platform; a route beside the others without its
//! row; a server function that answers GET.

use std::collections::BTreeSet;

use axum::http::{HeaderValue, Method, StatusCode, header};
use domain::account::Stage;

use crate::doors;
use crate::harness::{Form, House};

#[tokio::test]
async fn a45_every_server_function_answers_each_kind_of_person_as_written() {
    let mut wrong = Vec::new();
    for path in doors::functions() {
        // A house for each: what one function does must not help the next.
        let house = House::new().await;
        let mut told_all = Vec::new();
        for person in doors::people(&house).await {
            told_all.push(doors::told(&doors::call(&person, path, |_| {}).await));
        }
        let row = doors::FUNCTIONS.iter().find(|(known, _)| *known == path);
        if row.is_none_or(|(_, expected)| told_all != *expected) {
            wrong.push(format!("{path:?}, {told_all:?}"));
        }
    }
    assert!(wrong.is_empty(), "no row, or another one: {wrong:#?}");
    assert_eq!(
        doors::FUNCTIONS.len(),
        doors::functions().len(),
        "a row for what is gone"
    );
}

#[tokio::test]
async fn a45_every_page_answers_each_kind_of_person_as_written() {
    let house = House::new().await;
    let people = doors::people(&house).await;
    let mut wrong = Vec::new();
    for pattern in doors::pages() {
        let mut told_all = Vec::new();
        for person in &people {
            let request = person.request(&Method::GET, &doors::on_hanna(&pattern), String::new());
            told_all.push(doors::told(&person.asks_exactly(request).await));
        }
        let row = doors::PAGES.iter().find(|(known, _)| *known == pattern);
        if row.is_none_or(|(_, expected)| told_all != *expected) {
            wrong.push(format!("{pattern:?}, {told_all:?}"));
        }
    }
    assert!(wrong.is_empty(), "no row, or another one: {wrong:#?}");
    assert_eq!(
        doors::PAGES.len(),
        doors::pages().len(),
        "a row for what is gone"
    );
}

#[tokio::test]
async fn a37_another_site_reaches_no_server_function() {
    let house = House::new().await;
    let [_, _, full] = doors::people(&house).await;
    let origin = |value: &'static str| HeaderValue::from_static(value);
    for path in doors::functions() {
        let by_site = doors::call(&full, path, |headers| {
            headers.insert("sec-fetch-site", origin("cross-site"));
            headers.insert(header::ORIGIN, origin("https://evil.example"));
        });
        let by_sibling = doors::call(&full, path, |headers| {
            headers.insert("sec-fetch-site", origin("same-site"));
            headers.insert(header::ORIGIN, origin("https://otra.porteria.example"));
        });
        let by_origin = doors::call(&full, path, |headers| {
            headers.remove("sec-fetch-site");
            headers.insert(header::ORIGIN, origin("https://evil.example"));
        });
        let by_null = doors::call(&full, path, |headers| {
            headers.remove("sec-fetch-site");
            headers.insert(header::ORIGIN, origin("null"));
        });
        let silent = doors::call(&full, path, |headers| {
            headers.remove("sec-fetch-site");
            headers.remove(header::ORIGIN);
        });
        let answers = [
            by_site.await,
            by_sibling.await,
            by_origin.await,
            by_null.await,
            silent.await,
        ];
        for answer in answers {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    // And nothing happened: the session that «sign-out» was asked to end is alive.
    let request = full.request(&Method::GET, "/hanna/inicio", String::new());
    assert_eq!(full.asks_exactly(request).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a37_a_server_function_is_never_asked_with_get_or_another_method() {
    let house = House::new().await;
    for (path, method) in server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::POST, "{path}");
        for method in [
            Method::GET,
            Method::HEAD,
            Method::PUT,
            Method::DELETE,
            Method::PATCH,
        ] {
            let browser = house.browser().saying("x-http-method-override", "POST");
            let address = format!("{path}?platform=hanna");
            let request = browser.request(&method, &address, String::new());
            let answer = browser.asks_exactly(request).await;
            // What is not there in production is not there with any method.
            let hidden = path.starts_with("/api/mailbox/");
            let expected = if hidden {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::METHOD_NOT_ALLOWED
            };
            assert_eq!(answer.status, expected, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a38_another_site_cannot_sign_somebody_in() {
    let house = House::new().await;
    let mut browser = house.browser().saying("sec-fetch-site", "cross-site");
    let fields = [
        ("platform", "hanna"),
        ("identity", "a@b.example"),
        ("password", "x"),
    ];
    // Even with our name as its origin, which no browser would send.
    let body = Form::bare("", &fields).encoded();
    let page = browser
        .asks(Method::POST, "/api/session/sign-in", body)
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(
        page.sees("Esta solicitud no viene de nuestras páginas"),
        "{}",
        page.words()
    );
}

#[tokio::test]
async fn a18_a_session_of_one_platform_is_nobody_on_another() {
    let house = House::new().await;
    let mut ana = house.browser();
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", Stage::Full)
        .await;
    let token = ana.cookies.remove("__Host-sesion-hanna").unwrap();
    ana.cookies.insert("__Host-sesion-gestion".into(), token);
    let page = ana.opens("/gestion/inicio").await;
    assert_eq!(page.place(), "/gestion/ingresar");
}

/// What `router.rs` names besides pages and functions, read from its text: axum does not tell.
fn routes_beside() -> BTreeSet<&'static str> {
    let router = include_str!("../src/router.rs");
    let routes = router.split(".route(").skip(1);
    routes.map(|rest| rest.split('"').nth(1).unwrap()).collect()
}

#[tokio::test]
async fn a45_every_route_beside_pages_and_functions_has_its_row() {
    let known: BTreeSet<&str> = doors::BESIDE.iter().map(|(_, path, _)| *path).collect();
    assert_eq!(known, routes_beside());
    let house = House::new().await;
    let people = doors::people(&house).await;
    let mut wrong = Vec::new();
    for (method, path, expected) in doors::BESIDE {
        let address = doors::on_hanna(path);
        let mut told_all = Vec::new();
        for person in &people {
            let request = person.request(method, &address, String::new());
            let page = person.asks_exactly(request).await;
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
            told_all.push(doors::told(&page));
        }
        if told_all != *expected {
            wrong.push(format!("{path:?}, {told_all:?}"));
        }
        // Another site, and the methods that it does not have.
        for other in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let foreign = people[2].clone().saying("sec-fetch-site", "cross-site");
            let foreign = foreign.saying("origin", "https://evil.example");
            let request = foreign.request(&other, &address, String::new());
            let page = foreign.asks_exactly(request).await;
            let refused = [StatusCode::FORBIDDEN, StatusCode::METHOD_NOT_ALLOWED];
            assert!(
                refused.contains(&page.status),
                "{other} {path}: {}",
                page.status
            );
        }
        if method == Method::POST {
            let request = people[2].request(&Method::GET, &address, String::new());
            let page = people[2].asks_exactly(request).await;
            assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        }
    }
    assert!(wrong.is_empty(), "another row: {wrong:#?}");
}
