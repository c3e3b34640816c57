//! When something of ours fails: an apology with a number, no word of what happened, and the next
//! request is served (A65, F06 at the door).

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use server::layers;
use tower::ServiceExt;

use crate::harness::House;

async fn explode() -> StatusCode {
    panic!("secreto-canario")
}

/// The layers that a failing handler meets, around one that does nothing but fail.
fn failing(house: &House) -> Router {
    let state = house.state.clone();
    Router::new()
        .route("/panico", get(explode))
        .route("/api/panico", post(explode))
        .route("/bien", get(|| async { "bien" }))
        .layer(from_fn_with_state(state.clone(), layers::detached::layer))
        .layer(from_fn_with_state(state.clone(), layers::errors::layer))
        .layer(from_fn_with_state(state.clone(), layers::trace::layer))
        .layer(from_fn_with_state(state, layers::headers::layer))
}

async fn ask(router: &Router, method: &str, address: &str, accept: &str) -> (StatusCode, String) {
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::ACCEPT, accept)
        .body(Body::empty())
        .unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a65_a_panic_costs_one_request_and_tells_nothing() {
    let house = House::new().await;
    let router = failing(&house);
    let (status, page) = ask(&router, "GET", "/panico", "text/html").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.contains("Algo falló de nuestro lado"), "{page}");
    assert!(page.contains("Número para la mesa de ayuda"), "{page}");
    let (status, code) = ask(&router, "POST", "/api/panico", "application/json").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(code.starts_with("{\"Fault\":{\"number\":"), "{code}");
    for answer in [page, code] {
        assert!(
            !answer.contains("canario") && !answer.contains(".rs"),
            "{answer}"
        );
    }
    assert_eq!(
        ask(&router, "GET", "/bien", "*/*").await,
        (StatusCode::OK, "bien".into())
    );
}

#[tokio::test]
async fn a65_a_database_that_is_gone_is_an_apology_and_health_says_so() {
    let house = House::new().await;
    let browser = house.browser();
    let mut ana = house.browser();
    let full = domain::account::Stage::Full;
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", full)
        .await;
    house.backend.db.close().await;
    let page = ana.clone().opens("/hanna/inicio").await;
    assert!(
        !page.body.contains("sqlx") && !page.body.contains("Pool"),
        "{}",
        page.body
    );
    let mut program = browser.saying("accept", "application/json");
    let page = program.posts(
        "/api/recovery/ask",
        &[("platform", "hanna"), ("identity", "a@b.co")],
    );
    let page = page.await;
    assert_eq!(
        page.status,
        StatusCode::INTERNAL_SERVER_ERROR,
        "{}",
        page.body
    );
    assert!(page.body.starts_with("{\"Fault\":"), "{}", page.body);
    assert_eq!(
        house.browser().opens("/salud/lista").await.status.as_u16(),
        503
    );
    assert_eq!(
        house.browser().opens("/salud/viva").await.status.as_u16(),
        200
    );
}

#[tokio::test]
async fn f19_a_house_that_closes_says_so_before_it_does() {
    let house = House::new().await;
    assert_eq!(
        house.browser().opens("/salud/lista").await.status.as_u16(),
        200
    );
    house.state.readiness.close();
    assert_eq!(
        house.browser().opens("/salud/lista").await.status.as_u16(),
        503
    );
    assert_eq!(
        house.browser().opens("/hanna").await.status.as_u16(),
        200,
        "who is here is served"
    );
}
