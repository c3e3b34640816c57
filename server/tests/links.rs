//! Mailed links: built from our configured origin only (A25), opened without a trace (A27).

use axum::http::Method;

use crate::harness::House;

#[tokio::test]
async fn a25_links_are_built_from_the_configured_origin_whatever_the_request_says() {
    let house = House::new().await;
    let mut owner = house.browser();
    house
        .lets_in(
            &mut owner,
            "hanna",
            "ana@porteria.example",
            domain::account::Stage::Full,
        )
        .await;
    let lies = [
        "x-forwarded-host",
        "x-forwarded-proto",
        "forwarded",
        "x-original-url",
        "x-host",
    ];
    let mut sent = Vec::new();
    for lie in lies {
        let value = if lie == "forwarded" {
            "host=evil.example;proto=http"
        } else {
            "evil.example"
        };
        let mut browser = house
            .browser()
            .saying(lie, value)
            .saying("host", "evil.example");
        let fields = [("platform", "hanna"), ("identity", "ana@porteria.example")];
        let page = browser.posts("/api/recovery/ask", &fields).await;
        assert!(page.status.is_success(), "{lie}: {}", page.status);
        assert!(!page.body.contains("evil"), "{lie}");
        sent.extend(house.letters().await.pop());
        assert!(!sent.is_empty(), "{lie}: nothing was sent");
        house.passes(domain::time::Span::hours(1));
    }
    for letter in sent {
        let text = letter.plain().unwrap() + &letter.html().unwrap();
        assert!(!text.contains("evil"), "{text}");
        let button = letter.button.expect("a way to a new password");
        assert!(
            button
                .address
                .starts_with("https://porteria.example/hanna/enlace/")
        );
    }
}

#[tokio::test]
async fn a27_a_link_moves_its_token_out_of_the_address_at_once() {
    let house = House::new().await;
    let token = backend::keys::Secret::new(&house.backend.env.chance).expose();
    for (purpose, page) in [
        ("activar", "/hanna/activar"),
        ("clave", "/hanna/recuperar/clave"),
        ("deshacer", "/hanna/cuenta/correo/deshacer"),
        ("objetar", "/hanna/cuenta/correo/objetar"),
    ] {
        let mut browser = house.browser();
        let address = format!("/hanna/enlace/{purpose}/{token}");
        let answer = browser.asks(Method::GET, &address, String::new()).await;
        assert_eq!(answer.leads_to().as_deref(), Some(page));
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert!(!answer.body.contains(&token));
        assert_eq!(browser.cookies.get("__Host-enlace-hanna"), Some(&token));
        let next = browser.opens(page).await;
        assert!(!next.body.contains(&token), "the page repeats the token");
    }
}

#[tokio::test]
async fn a27_what_is_no_token_and_what_is_no_platform_stays_out() {
    let house = House::new().await;
    let mut browser = house.browser();
    let odd = browser
        .opens("/hanna/enlace/activar/%0d%0aSet-Cookie:%20a=b")
        .await;
    assert_eq!(odd.place(), "/hanna/activar");
    assert!(!browser.cookies.contains_key("a"));
    assert_eq!(
        browser
            .opens("/nadie/enlace/activar/x")
            .await
            .status
            .as_u16(),
        404
    );
    assert_eq!(
        browser.opens("/hanna/enlace/otra/x").await.status.as_u16(),
        404
    );
}
