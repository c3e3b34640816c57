//! Odd requests: fields that nobody asked for, payloads that nobody can read, other spellings of
//! an address, other spellings of who asks (A20, A42, A49, A50, A51, A62).

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, StatusCode, header};
use domain::account::Stage;

use crate::doors;
use crate::harness::{Browser, House, Page};

async fn send(browser: &Browser, path: &str, kind: &'static str, body: &str) -> Page {
    let mut request: Request<Body> = browser.request(&Method::POST, path, body.to_owned());
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    browser.asks_exactly(request).await
}

#[tokio::test]
async fn a50_payloads_that_nobody_can_read_are_the_senders_fault() {
    let house = House::new().await;
    let browser = house.browser();
    let deep = "[".repeat(10_000);
    let form = "application/x-www-form-urlencoded";
    let payloads = [
        (form, "platform=%ff%fe"),
        (form, "platform[]=hanna"),
        (form, "platform=hanna&platform=gestion"),
        (form, "platform[a][b][c]=1&&&=%"),
        (form, ""),
        (form, deep.as_str()),
        ("application/json", "{\"platform\":1e309}"),
        ("application/json", deep.as_str()),
        ("text/plain", "platform=hanna"),
        ("multipart/form-data; boundary=x", "--x\r\n\r\n--x--"),
    ];
    for path in doors::functions() {
        for (kind, body) in payloads {
            let page = send(&browser, path, kind, body).await;
            assert!(
                page.status.is_success()
                    || page.status.is_client_error()
                    || page.status.is_redirection(),
                "{path} {kind} {body:.40}: {} {}",
                page.status,
                page.body
            );
        }
    }
    let page = send(&browser, "/api/session/sign-in", form, "identity=x").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert_eq!(page.body, "{\"Refused\":\"Unreadable\"}");
}

#[tokio::test]
async fn a49_fields_that_nobody_asked_for_change_nothing() {
    let house = House::new().await;
    let [_, half, _] = doors::people(&house).await;
    let extra = "platform=hanna&stage=full&state=active&is_admin=true&account=1&role_id=1\
                 &verified=true&created_at=0&id=1";
    let form = "application/x-www-form-urlencoded";
    for path in doors::functions() {
        if path != "/api/session/sign-out" {
            send(&half, path, form, extra).await;
        }
    }
    let request = half.request(&Method::GET, "/hanna/inicio", String::new());
    let page = half.asks_exactly(request).await;
    assert_eq!(
        page.leads_to().as_deref(),
        Some("/hanna/preguntas"),
        "still half-way"
    );
}

#[tokio::test]
async fn a51_other_spellings_of_an_address_open_nothing() {
    let house = House::new().await;
    let [stranger, half, _] = doors::people(&house).await;
    let spellings = [
        "//hanna/inicio",
        "/hanna//inicio",
        "/hanna/./inicio",
        "/./hanna/inicio",
        "/hanna/%69nicio",
        "/hanna%2finicio",
        "/hanna/inicio/",
        "/hanna/inicio.",
        "/hanna/INICIO",
        "/Hanna/inicio",
        "/hanna;x=1/inicio",
        "/hanna/inicio;x=1",
        "/hanna/x/../inicio",
        "/hanna/%2e%2e/hanna/inicio",
        "/hanna\\inicio",
    ];
    for spelling in spellings {
        for person in [&stranger, &half] {
            let request = person.request(&Method::GET, spelling, String::new());
            let page = person.asks_exactly(request).await;
            let home = page.status == StatusCode::OK && page.count("form[action*='sign-out']") > 0;
            assert!(!home, "{spelling} opens the home page");
            assert!(page.status.as_u16() < 500, "{spelling}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn a51_other_spellings_of_a_function_meet_the_same_guards() {
    let house = House::with(false, |config| config.requests_per_minute = 3).await;
    let browser = house.browser();
    let spellings = [
        "/api//session/sign-in",
        "//api/session/sign-in",
        "/api/session%2fsign-in",
        "/api/session/sign-in/",
        "/API/session/sign-in",
    ];
    let mut answers = Vec::new();
    for spelling in spellings {
        let request = browser.request(&Method::POST, spelling, "platform=hanna".into());
        answers.push(browser.asks_exactly(request).await.status.as_u16());
    }
    assert_eq!(
        answers,
        [404, 404, 404, 429, 429],
        "one limit counts them all"
    );
    let foreign = house
        .browser()
        .from_network("192.0.2.9")
        .saying("sec-fetch-site", "cross-site");
    let request = foreign.request(&Method::POST, "//api/session/sign-in", String::new());
    assert_eq!(
        foreign.asks_exactly(request).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a62_a_forged_forwarding_header_names_nobody() {
    let limit = |config: &mut backend::config::Config| config.requests_per_minute = 2;
    let house = House::with(false, limit).await;
    let mut statuses = Vec::new();
    for number in 0..4 {
        let forged = format!("198.51.100.{number}");
        let browser = house
            .browser()
            .saying("x-forwarded-for", &forged)
            .saying("x-real-ip", &forged);
        let request = browser.request(&Method::POST, "/api/platform/face", "platform=hanna".into());
        statuses.push(browser.asks_exactly(request).await.status.as_u16());
    }
    assert_eq!(
        statuses[2..],
        [429, 429],
        "the connection counts, not the header"
    );

    let house = House::with(false, |config| {
        limit(config);
        config.behind_proxy = true;
    })
    .await;
    let mut statuses = Vec::new();
    for number in 0..4 {
        let chain = format!("198.51.100.{number}, 203.0.113.7");
        let browser = house.browser().saying("x-forwarded-for", &chain);
        let request = browser.request(&Method::POST, "/api/platform/face", "platform=hanna".into());
        statuses.push(browser.asks_exactly(request).await.status.as_u16());
    }
    assert_eq!(
        statuses[2..],
        [429, 429],
        "our proxy's word counts, not the client's"
    );
}

#[tokio::test]
async fn a20_a_body_of_a_megabyte_is_refused_before_anything_is_hashed() {
    let house = House::new().await;
    let browser = house.browser();
    let body = format!("platform=hanna&identity=a&password={}", "x".repeat(1 << 20));
    let request = browser.request(&Method::POST, "/api/session/sign-in", body.clone());
    let page = browser.asks_exactly(request).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        page.sees("No se pudo leer la solicitud"),
        "{}",
        page.words()
    );
    // One that does not say how long it is gets as far as the limit and no further.
    let browser = browser.saying("accept", "application/json");
    let mut request = browser.request(&Method::POST, "/api/session/sign-in", body);
    request.headers_mut().remove(header::CONTENT_LENGTH);
    let page = browser.asks_exactly(request).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
}

#[tokio::test]
async fn a42_no_way_on_leads_out_of_the_house() {
    let house = House::new().await;
    let nexts = [
        "//evil.example",
        "\\evil.example",
        "/\\evil.example",
        "%2f%2fevil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/hanna/inicio\r\nLocation: x",
        "/%0d%0aevil",
        "/gestion/inicio",
        "/hanna/../../evil",
    ];
    for next in nexts {
        let mut browser = house.browser();
        let mut url = String::from("/hanna/ingresar?next=");
        url.extend(next.bytes().map(|byte| format!("%{byte:02X}")));
        let page = browser.opens(&url).await;
        assert_eq!(page.status, StatusCode::OK, "{next:?}");
        assert!(!page.body.contains("href=\"//evil") && !page.body.contains("href=\"https://evil"));
    }
    // A Referer from elsewhere does not become a way there.
    let browser = house.browser().saying("referer", "https://evil.example/x");
    let body = "platform=hanna&identity=&password=".to_owned();
    let request = browser.request(&Method::POST, "/api/session/sign-in", body);
    let page = browser.asks_exactly(request).await;
    assert_eq!(page.leads_to().as_deref(), Some("/"), "{}", page.status);
}

#[tokio::test]
async fn a_host_name_of_its_own_leads_to_its_platform_for_good() {
    let house = House::new().await;
    let ways = [
        ("/", "https://porteria.example/hanna"),
        ("/ingresar", "https://porteria.example/hanna/ingresar"),
        (
            "/hanna/ingresar?a=b",
            "https://porteria.example/hanna/ingresar?a=b",
        ),
        ("/hannah", "https://porteria.example/hanna/hannah"),
    ];
    for host in [
        "plataforma.cajacopi.example",
        "PLATAFORMA.cajacopi.example.:443",
    ] {
        for (address, leads) in ways {
            let browser = house.browser().saying("host", host);
            let request = browser.request(&Method::GET, address, String::new());
            let page = browser.asks_exactly(request).await;
            assert_eq!(
                page.status,
                StatusCode::PERMANENT_REDIRECT,
                "{host}{address}"
            );
            assert_eq!(page.header("location"), leads);
        }
    }
}

#[tokio::test]
async fn a44_what_was_seen_behind_the_door_is_kept_nowhere() {
    let house = House::new().await;
    let mut ana = house.browser();
    house
        .lets_in(&mut ana, "hanna", "ana@porteria.example", Stage::Full)
        .await;
    assert_eq!(
        ana.opens("/hanna/inicio").await.header("cache-control"),
        "no-store"
    );
    ana.posts("/api/session/sign-out", &[("platform", "hanna")])
        .await;
    assert_eq!(ana.opens("/hanna/inicio").await.place(), "/hanna/ingresar");
}
