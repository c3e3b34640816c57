//! F11: gateways of text messages that are down, slow, unwilling, or answer late twice. A23: what
//! is charged. X-04: what travels.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use backend::Backend;
use backend::config::SmsConfig;
use backend::mail::{Kind, Letter, Mail};
use backend::outbox::{deliver_due, deliver_while};
use backend::sms::{Sms, Text};
use domain::contact::Phone;
use domain::locale::Locale;
use domain::time::Span;
use tempfile::TempDir;

use crate::house::{enqueue, letter, open_with, sqlite};
use crate::post::{nobody_listens, row, until_due};
use crate::telephone::{Gateway, Mood};

const TOKEN: &str = "ficha-que-nadie-ve";

fn config(folder: &Path, address: &str) -> SmsConfig {
    let token_file = folder.join("sms.token");
    std::fs::write(&token_file, format!("{TOKEN}\n")).unwrap();
    std::fs::set_permissions(&token_file, PermissionsExt::from_mode(0o600)).unwrap();
    SmsConfig {
        gateway: Some(address.to_owned()),
        account: "AC1".into(),
        token_file,
        sender: "+573990000000".into(),
        timeout_seconds: 1,
        ..SmsConfig::default()
    }
}

/// An installation that posts to that address and waits a second for it.
async fn posting_to(address: &str) -> (Arc<Backend>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let sms = Sms::from_config(&config(folder.path(), address)).unwrap();
    let database = sqlite(folder.path());
    let backend = open_with(&database, Mail::memory(), sms, 1).await;
    (backend, folder)
}

async fn at(port: u16) -> (Arc<Backend>, TempDir) {
    posting_to(&format!("http://127.0.0.1:{port}/v1/messages?kind=otp")).await
}

fn text() -> Text {
    Text {
        kind: Kind::ProofCode,
        to: Phone::parse(Locale::EsCo, "399 123 4567").unwrap(),
        from_name: "Hanna".into(),
        body: "Hanna: 123456 es su codigo & nada más.\n\n@porteria.example #123456".into(),
    }
}

/// Seen red: without the key of the message.
#[tokio::test]
async fn x04_a_message_travels_as_one_form_with_its_number() {
    let gateway = Gateway::opens().await;
    let (backend, _folder) = at(gateway.port).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let heard = gateway.heard().remove(0);
    assert!(
        heard
            .head
            .starts_with("POST /v1/messages?kind=otp HTTP/1.1\r\n")
    );
    assert_eq!(
        heard.body,
        "To=%2B573991234567&From=%2B573990000000&Body=Hanna%3A+123456+es+su+codigo+%26+nada+m\
         %C3%A1s.%0A%0A%40porteria.example+%23123456"
    );
    assert_eq!(
        heard.header("Content-Type"),
        Some("application/x-www-form-urlencoded")
    );
    let basic = "Basic QUMxOmZpY2hhLXF1ZS1uYWRpZS12ZQ==";
    assert_eq!(heard.header("Authorization"), Some(basic));
    let host = format!("127.0.0.1:{}", gateway.port);
    assert_eq!(heard.header("Host"), Some(host.as_str()));
    let key = heard.header("Idempotency-Key").unwrap();
    assert!(uuid::Uuid::parse_str(key).is_ok(), "{key}");
    let sent = row(&backend).await;
    assert_eq!((sent.state.as_str(), sent.sealed), ("sent", None));
    // Neither token nor number shows where somebody prints the installation's parts.
    let shown = format!("{:?} {:?}", backend.sms, text());
    assert!(
        !shown.contains("QUMx") && !shown.contains("123456"),
        "{shown}"
    );
}

/// Seen red: with another key at each try.
#[tokio::test]
async fn f11_a_gateway_that_answers_late_twice_charges_once() {
    let gateway = Gateway::opens().await;
    let (backend, _folder) = at(gateway.port).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    gateway.is(Mood::Late);
    for attempts in 1..=2 {
        assert_eq!(deliver_due(&backend).await.unwrap(), 0);
        let kept = row(&backend).await;
        assert_eq!((kept.state.as_str(), kept.attempts), ("queued", attempts));
        assert_eq!(kept.last_error.as_deref(), Some("the gateway is too slow"));
        until_due(&backend).await;
    }
    gateway.is(Mood::Take);
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    assert_eq!((gateway.heard().len(), gateway.charged()), (3, 1));
}

/// Seen red: with no connection taken for a no for good.
#[tokio::test]
async fn f11_a_gateway_that_was_away_gets_the_message_when_it_is_back() {
    let port = nobody_listens().await;
    let (backend, _folder) = at(port).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    let kept = row(&backend).await;
    assert_eq!(
        kept.last_error.as_deref(),
        Some("no connection to the gateway")
    );
    until_due(&backend).await;
    let gateway = Gateway::opens_at(port).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    assert_eq!(gateway.charged(), 1);
}

/// Seen red: with messages sent whatever the time.
#[tokio::test]
async fn f11_a_message_past_its_time_is_wiped_and_never_sent() {
    let port = nobody_listens().await;
    let (backend, _folder) = at(port).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    for _ in 0..4 {
        assert_eq!(deliver_due(&backend).await.unwrap(), 0);
        until_due(&backend).await;
    }
    backend.env.clock.advance(Span::minutes(5));
    let gateway = Gateway::opens_at(port).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let late = row(&backend).await;
    assert_eq!((late.state.as_str(), late.sealed), ("expired", None));
    assert!(gateway.heard().is_empty());
}

/// Seen red: with the next try put off beyond the message's time, it lay there for minutes more.
#[tokio::test]
async fn x04_a_message_is_wiped_as_soon_as_its_time_is_over() {
    let (backend, _folder) = at(nobody_listens().await).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    let mut waited = Span(0);
    while deliver_due(&backend).await.unwrap() == 0 {
        waited = Span(waited.0 + until_due(&backend).await.0);
    }
    let late = row(&backend).await;
    assert_eq!((late.state.as_str(), late.sealed), ("expired", None));
    assert_eq!(waited, Span::minutes(5));
}

/// Seen red: with the pause counted from before the try, a slow gateway was asked again at once.
#[tokio::test]
async fn f11_the_pause_begins_when_the_try_ends() {
    let gateway = Gateway::opens().await;
    gateway.is(Mood::Late);
    let (backend, _folder) = at(gateway.port).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    let passes = async {
        while gateway.heard().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        backend.env.clock.advance(Span::seconds(20));
    };
    let (closed, ()) = tokio::join!(deliver_due(&backend), passes);
    assert_eq!(closed.unwrap(), 0);
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    assert_eq!(row(&backend).await.attempts, 1);
    let pause = until_due(&backend).await;
    assert!((15..=19).contains(&(pause.0 / 1_000_000)), "{pause:?}");
}

/// Seen red: with claims that look at no channel.
#[tokio::test]
async fn f11_a_slow_gateway_holds_up_no_letter() {
    let gateway = Gateway::opens().await;
    gateway.is(Mood::Late);
    let (backend, _folder) = at(gateway.port).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    // The text message has been due for longer.
    backend.env.clock.advance(Span::seconds(1));
    enqueue(
        &backend,
        &letter("marta@correo.example", "Su clave"),
        Span::days(1),
    )
    .await;
    let (letters, texts) = (
        deliver_while::<Letter>(&backend, || true),
        deliver_while::<Text>(&backend, || true),
    );
    let (mut letters, mut texts) = (Box::pin(letters), Box::pin(texts));
    let sent = tokio::select! {
        biased;
        sent = &mut letters => sent,
        _ = &mut texts => panic!("the letter waited for the text message"),
    };
    assert_eq!(sent.unwrap(), 1);
    assert_eq!(texts.await.unwrap(), 0);
}

/// Seen red: with 503 taken for good; with 400 taken for now.
#[tokio::test]
async fn f11_a_no_for_now_is_tried_again_and_a_no_for_good_is_not() {
    let gateway = Gateway::opens().await;
    for (status, state, why) in [
        (503, "queued", Some("the gateway says later")),
        (429, "queued", Some("the gateway says later")),
        (
            401,
            "queued",
            Some("the gateway does not accept our account"),
        ),
        (
            404,
            "queued",
            Some("the gateway answers what we do not understand"),
        ),
        (400, "failed", None),
        (422, "failed", None),
    ] {
        let (backend, _folder) = at(gateway.port).await;
        gateway.is(Mood::Says(status, String::new()));
        enqueue(&backend, &text(), Span::minutes(5)).await;
        deliver_due(&backend).await.unwrap();
        let kept = row(&backend).await;
        assert_eq!(kept.state, state, "{status}");
        assert_eq!(kept.last_error.as_deref(), why, "{status}");
        assert_eq!(kept.sealed.is_some(), state == "queued", "{status}");
    }
    assert_eq!(gateway.charged(), 0);
}

/// Seen red: with a redirect taken for delivered.
#[tokio::test]
async fn f11_a_redirect_is_not_followed() {
    let (gateway, elsewhere) = (Gateway::opens().await, Gateway::opens().await);
    let (backend, _folder) = at(gateway.port).await;
    let line = format!("Location: http://127.0.0.1:{}/\r\n", elsewhere.port);
    gateway.is(Mood::Says(307, line));
    enqueue(&backend, &text(), Span::minutes(5)).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    assert_eq!(row(&backend).await.state, "queued");
    assert!(elsewhere.heard().is_empty());
}

/// Seen red: with the connection used as it is.
#[tokio::test]
async fn f11_nothing_goes_in_the_clear_to_a_gateway_that_does_not_speak_tls() {
    let gateway = Gateway::opens().await;
    let (backend, _folder) = posting_to(&format!("https://localhost:{}/", gateway.port)).await;
    enqueue(&backend, &text(), Span::minutes(5)).await;
    let delivery = tokio::time::timeout(Duration::from_secs(10), deliver_due(&backend));
    assert_eq!(delivery.await.unwrap().unwrap(), 0);
    assert_eq!(row(&backend).await.state, "queued");
    assert!(gateway.heard().is_empty());
}

/// Seen red: with any address in the clear; with a token that cannot be read taken for none.
#[test]
fn f24_a_gateway_that_betrays_codes_or_its_token_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let said = |config: &SmsConfig| match Sms::from_config(config) {
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    };
    let good = config(folder.path(), "https://sms.example/mensajes");
    assert_eq!(said(&good), "");
    for address in [
        "http://sms.example/mensajes",
        "ftp://sms.example",
        "sms.example",
        "https://uno:dos@sms.example/",
        "",
    ] {
        let bad = config(folder.path(), address);
        assert!(said(&bad).contains("sms.gateway"), "{address}");
    }
    let nameless = SmsConfig {
        account: String::new(),
        ..good.clone()
    };
    assert!(said(&nameless).contains("sms.account"));
    let open = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(&good.token_file, open).unwrap();
    assert!(said(&good).contains("chmod 600"));
    std::fs::remove_file(&good.token_file).unwrap();
    assert!(said(&good).contains("falta el token de sms"));
    // Without a gateway there is no such way, and nobody misses a token.
    let none = SmsConfig {
        gateway: None,
        ..good
    };
    assert!(!Sms::from_config(&none).unwrap().is_there());
}
