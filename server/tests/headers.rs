//! Headers of every answer: pages, functions, assets, redirects, errors (A39, A40, A44, A69).
//!
//! Seen red: without the layer of headers; with a policy whose nonce is always the same; A69
//! without the layer that knows other sites; A68 with a door at `/debug`.

use std::collections::HashSet;

use axum::http::{HeaderValue, Method, header};

use crate::doors;
use crate::harness::{Browser, House, Page};

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000"),
    ("server", ""),
];

fn is_guarded(page: &Page) {
    let at = &page.address;
    for (name, value) in ALWAYS {
        assert_eq!(page.header(name), value, "{name} of {at}");
    }
    assert!(
        page.header("permissions-policy").contains("camera=()"),
        "{at}"
    );
    assert_eq!(page.header("x-powered-by"), "", "{at}");
    let referrer = page.header("referrer-policy");
    assert!(
        ["same-origin", "no-referrer"].contains(&referrer),
        "{at}: {referrer}"
    );
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{at}: {policy}");
    }
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{at}"
    );
    assert_eq!(
        page.headers
            .get_all("content-security-policy")
            .iter()
            .count(),
        1,
        "{at}"
    );
}

#[tokio::test]
async fn a39_every_page_and_function_is_guarded_and_kept_nowhere() {
    let house = House::new().await;
    for person in doors::people(&house).await {
        for pattern in doors::pages() {
            let address = doors::on_hanna(&pattern);
            for method in [Method::GET, Method::HEAD] {
                let request = person.request(&method, &address, String::new());
                let page = person.asks_exactly(request).await;
                is_guarded(&page);
                assert_eq!(page.header("cache-control"), "no-store", "{address}");
            }
        }
        for path in doors::functions() {
            let request = person.request(&Method::POST, path, "platform=hanna".into());
            let page = person.asks_exactly(request).await;
            is_guarded(&page);
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn a39_errors_redirects_and_health_are_guarded() {
    let house = House::new().await;
    let browser = house.browser();
    let cases = [
        (Method::GET, "/nadie", 404),
        (Method::GET, "/hanna/nada", 404),
        (Method::GET, "//hanna", 404),
        (Method::GET, "/.git/config", 404),
        (Method::GET, "/api/nothing", 404),
        (Method::POST, "/api/nothing", 404),
        (Method::GET, "/api/platform/face", 405),
        (Method::DELETE, "/hanna", 405),
        (Method::GET, "/pkg-none/nothing.js", 404),
        (Method::GET, "/hanna/enlace/activar/x", 303),
        (Method::GET, "/hanna/inicio", 302),
        (Method::GET, "/salud/viva", 200),
        (Method::GET, "/salud/lista", 200),
    ];
    for (method, address, status) in cases {
        let request = browser.request(&method, address, String::new());
        let page = browser.asks_exactly(request).await;
        assert_eq!(page.status.as_u16(), status, "{address}");
        is_guarded(&page);
        assert_eq!(page.header("cache-control"), "no-store", "{address}");
    }
}

#[tokio::test]
async fn a39_what_the_layers_refuse_is_guarded() {
    let house = House::with(false, |config| config.requests_per_minute = 1).await;
    let browser = house.browser();
    let large = browser.request(&Method::POST, "/api/platform/face", "x".repeat(70_000));
    let large = browser.asks_exactly(large).await;
    assert_eq!(large.status.as_u16(), 413);
    is_guarded(&large);
    let again = browser.request(&Method::POST, "/api/platform/face", String::new());
    let again = browser.asks_exactly(again).await;
    assert_eq!(again.status.as_u16(), 429);
    assert!(again.header("retry-after").parse::<u32>().unwrap() >= 1);
    is_guarded(&again);
    let other = house.browser().from_network("192.0.2.77");
    let foreign = other.saying("sec-fetch-site", "cross-site");
    let foreign = foreign
        .clone()
        .asks(Method::POST, "/api/platform/face", String::new())
        .await;
    assert_eq!(foreign.status.as_u16(), 403);
    is_guarded(&foreign);
}

#[tokio::test]
async fn a40_every_answer_has_a_nonce_of_its_own_and_only_scripts_that_carry_it() {
    let house = House::new().await;
    let mut nonces = HashSet::new();
    for person in doors::people(&house).await {
        for pattern in doors::pages() {
            let address = doors::on_hanna(&pattern);
            let request = person.request(&Method::GET, &address, String::new());
            let page = person.asks_exactly(request).await;
            let policy = page.header("content-security-policy");
            let Some(nonce) = policy.split("'nonce-").nth(1) else {
                // Errors and redirects bring no script at all.
                assert_eq!(page.count("script"), 0, "{address}");
                continue;
            };
            let nonce = nonce.split('\'').next().unwrap().to_owned();
            assert!(nonce.len() >= 20, "{nonce}");
            let scripts = page.count("script");
            let carrying = page.count(&format!("script[nonce='{nonce}']"));
            assert_eq!(scripts, carrying, "{address}");
            assert_eq!(page.count("[style]") + page.count("style"), 0, "{address}");
            assert_eq!(
                page.count("[onclick], [onload], [onerror], [onsubmit]"),
                0,
                "{address}"
            );
            assert!(nonces.insert(nonce), "a nonce came twice: {address}");
        }
    }
    assert!(nonces.len() > 20, "{}", nonces.len());
}

#[tokio::test]
async fn a69_another_site_may_lead_here_but_not_embed_us() {
    let house = House::new().await;
    let fetch = |site: &str, mode: &str, dest: &str| {
        let browser = house.browser().saying("sec-fetch-site", site);
        let browser = browser
            .saying("sec-fetch-mode", mode)
            .saying("sec-fetch-dest", dest);
        async move { browser.clone().opens("/hanna").await.status.as_u16() }
    };
    assert_eq!(fetch("cross-site", "navigate", "document").await, 200);
    assert_eq!(fetch("cross-site", "navigate", "iframe").await, 403);
    assert_eq!(fetch("cross-site", "no-cors", "script").await, 403);
    assert_eq!(fetch("same-site", "cors", "empty").await, 403);
    assert_eq!(fetch("same-origin", "cors", "empty").await, 200);
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_pages_are_not() {
    let house = House::new().await;
    let package = server::assets::package();
    let browser = house.browser();
    for file in ["porteria.css", "door_bg.wasm", "door.js"] {
        let mut request =
            browser.request(&Method::GET, &format!("/{package}/{file}"), String::new());
        let plain = HeaderValue::from_static("br");
        request.headers_mut().insert(header::ACCEPT_ENCODING, plain);
        let asset = browser.asks_exactly(request).await;
        if asset.status.as_u16() == 404 {
            // Nobody built the browser's half here.
            assert_eq!(asset.header("cache-control"), "no-store");
            continue;
        }
        is_guarded(&asset);
        assert_eq!(
            asset.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert!(!asset.headers.contains_key(header::SET_COOKIE));
    }
}

#[tokio::test]
async fn a68_nothing_tells_what_runs_here() {
    let house = House::new().await;
    let addresses = [
        "/.git/HEAD",
        "/.env",
        "/metrics",
        "/debug",
        "/pkg-name",
        "/pkg/door.js",
        "/porteria.toml",
        "/server-status",
        "/api",
        "/api/",
        "/swagger",
        "/admin",
    ];
    for address in addresses {
        let page = house.browser().opens(address).await;
        assert_eq!(page.status.as_u16(), 404, "{address}");
        for word in ["axum", "leptos", "rust", "hyper", "0.1.0"] {
            assert!(
                !page.body.to_lowercase().contains(word),
                "{address} says {word}"
            );
        }
    }
}

/// Asks for a page that is long enough, as a browser with these headers does.
async fn packed(browser: &Browser, said: &[(&'static str, &str)]) -> (String, usize) {
    let mut request = browser.request(&Method::GET, "/hanna/ingresar", String::new());
    let headers = request.headers_mut();
    headers.remove("sec-fetch-site");
    headers.insert(
        header::ACCEPT_ENCODING,
        HeaderValue::from_static("gzip, br"),
    );
    for (name, value) in said {
        headers.insert(*name, HeaderValue::from_str(value).unwrap());
    }
    let page = browser.asks_exactly(request).await;
    assert_eq!(page.status.as_u16(), 200);
    is_guarded(&page);
    // What is no text stands there as one character for a byte.
    let bytes = page.body.chars().count();
    (page.header("content-encoding").to_owned(), bytes)
}

#[tokio::test]
async fn p13_pages_leave_compressed_but_none_that_another_site_asked_for_with_our_cookies() {
    let house = House::new().await;
    let mut browser = house.browser();
    let plain = browser.opens("/hanna/ingresar").await;
    assert_eq!(plain.header("content-encoding"), "");
    let whole = plain.body.len();
    for site in ["same-origin", "none"] {
        let (encoding, bytes) = packed(&browser, &[("sec-fetch-site", site)]).await;
        assert_eq!(encoding, "gzip", "{site}");
        assert!(bytes < whole / 2, "{bytes} of {whole}");
    }
    let unable = [("sec-fetch-site", "none"), ("accept-encoding", "br")];
    assert_eq!(packed(&browser, &unable).await.0, "");
    // Who brings no cookie brings no secret.
    let stranger = house.browser();
    let first = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-mode", "navigate"),
    ];
    assert_eq!(packed(&stranger, &first).await.0, "gzip");
    for site in ["cross-site", "same-site", "anything"] {
        let said = [("sec-fetch-site", site), ("sec-fetch-mode", "navigate")];
        assert_eq!(packed(&browser, &said).await.0, "", "{site}");
    }
    assert_eq!(packed(&browser, &[]).await.0, "");
}
