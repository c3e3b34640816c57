//! The own account without script: the copy as a file, and forms that name what is another's.

use axum::http::{Method, StatusCode};
use domain::account::Stage;
use serde_json::Value;

use crate::doors::{call, people, told};
use crate::harness::House;

const FILE: &str = "/hanna/cuenta/datos/copia.json";

#[tokio::test]
async fn x11_the_copy_is_a_file_for_its_owner_alone() {
    let house = House::new().await;
    let [mut stranger, mut half, mut full] = people(&house).await;
    for nobody in [&mut stranger, &mut half] {
        let answer = nobody.asks(Method::GET, FILE, String::new()).await;
        assert_eq!(answer.leads_to().as_deref(), Some("/hanna/cuenta/datos"));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let answer = full.asks(Method::GET, FILE, String::new()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-store");
    let attached = "attachment; filename=\"mis-datos.json\"";
    assert_eq!(answer.header("content-disposition"), attached);
    let copy: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(copy["account"]["email"], "entera@porteria.example");
    assert_eq!(copy["sessions"].as_array().unwrap().len(), 1);
    for part in [
        "companies",
        "company_records",
        "service_requests",
        "filings",
    ] {
        assert!(copy[part].is_array(), "{part}: {}", answer.body);
    }
    let token = full.cookies.get("__Host-sesion-hanna").unwrap();
    assert!(!answer.body.contains(token.as_str()));
    let elsewhere = full
        .asks(Method::GET, "/nadie/cuenta/datos/copia.json", String::new())
        .await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a46_the_session_of_another_answers_like_none() {
    let house = House::new().await;
    let (mut ana, mut otra) = (house.browser(), house.browser());
    for (browser, email) in [
        (&mut ana, "ana@porteria.example"),
        (&mut otra, "otra@porteria.example"),
    ] {
        house.lets_in(browser, "hanna", email, Stage::Full).await;
    }
    let copy = |body: &str| serde_json::from_str::<Value>(body).unwrap();
    let page = call(&ana, "/api/account/sessions", |_| {}).await;
    let id = copy(&page.body)["sessions"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let nobody = "0190a000-0000-7000-8000-000000000000";
    let mut answers = Vec::new();
    for id in [id.as_str(), nobody, "x"] {
        let fields = [("platform", "hanna"), ("session", id)];
        let body = crate::harness::Form::bare("", &fields).encoded();
        let mut browser = otra.clone().saying("accept", "application/json");
        let page = browser
            .asks(Method::POST, "/api/account/sessions-end", body)
            .await;
        answers.push((told(&page), page.body));
    }
    assert_eq!(answers[0].0, "404");
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
    let page = ana.opens("/hanna/cuenta/sesiones").await;
    assert_eq!(page.place(), "/hanna/cuenta/sesiones", "still inside");
    assert!(page.sees("Esta sesión"), "{}", page.words());
}
