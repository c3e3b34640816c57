//! Logs: one event is one line (A63), no secret is in any (A27, A64), and whoever tries what is not
//! theirs leaves one (A46).
//!
//! Seen red: before others were held to warnings, `tower-http` told the address of mailed links.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use axum::http::Method;
use domain::account::Stage;
use server::log::OneLine;
use tracing::Instrument;
use tracing_subscriber::fmt::MakeWriter;

use crate::harness::{Browser, Form, House, log};

/// A log that stays in memory.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self::Writer {
        self.clone()
    }
}

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

#[test]
fn a63_an_event_is_one_line_whatever_it_holds() {
    for json in [false, true] {
        let kept = Kept::default();
        let builder = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_writer(OneLine(kept.clone()));
        let dispatch = if json {
            tracing::Dispatch::new(builder.json().finish())
        } else {
            tracing::Dispatch::new(builder.finish())
        };
        tracing::dispatcher::with_default(&dispatch, || {
            let forged = "a\r\n2026-11-02 ERROR forged\u{1b}[31m\u{2028}\u{202e}\",\"level\":\"x";
            tracing::info!(name = forged, shown = %forged, "{forged}");
        });
        let text = kept.text();
        assert_eq!(text.matches('\n').count(), 1, "{text}");
        assert!(text.ends_with('\n'));
        assert!(
            !text.contains(['\r', '\u{1b}', '\u{2028}', '\u{202e}']),
            "{text:?}"
        );
        if json {
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
        }
    }
}

#[tokio::test]
async fn a64_no_password_token_cookie_or_address_is_in_any_log() {
    const PASSWORD: &str = "canario de la contraseña";
    const MAIL: &str = "canario@porteria.example";
    let house = House::new().await;
    let mut ana = house.browser();
    house
        .lets_in(&mut ana, "hanna", MAIL, domain::account::Stage::Full)
        .await;
    let session = ana.cookies["__Host-sesion-hanna"].clone();
    ana.opens("/hanna/inicio?secreto=canario-consulta").await;
    let fields = [
        ("platform", "hanna"),
        ("identity", MAIL),
        ("password", PASSWORD),
    ];
    house.browser().posts("/api/session/sign-in", &fields).await;
    let fields = [("platform", "hanna"), ("identity", MAIL)];
    house.browser().posts("/api/recovery/ask", &fields).await;
    let link = house.mailed_link().await;
    house.browser().opens(&link).await;
    let log = log();
    assert!(log.contains("answered"), "the log was not kept: {log}");
    let token = link.rsplit('/').next().unwrap();
    let browser = ana
        .cookies
        .get("__Host-navegador")
        .cloned()
        .unwrap_or_default();
    for secret in [PASSWORD, "canario", MAIL, token, &session, &browser] {
        assert!(!secret.is_empty());
        if let Some(line) = log.lines().find(|line| line.contains(secret)) {
            panic!("a secret is logged: {line:.300}");
        }
    }
}

/// The lines about acts without leave that a form of that browser leaves, which is sent as `who`.
async fn refused(browser: &mut Browser, who: &str, path: &str) -> Vec<String> {
    let fields = [
        ("platform", "hanna"),
        ("company", "0190a000-0000-7000-8000-000000000000"),
        ("email", "nadie@porteria.example"),
        ("number", "PQRSF-2026-000001-A"),
        ("intent", "responder"),
        ("reason", "Se responde lo que se pidió."),
    ];
    let body = Form::bare("", &fields).encoded();
    // There is one log for every test: what is logged of this request stands inside of this span.
    let span = tracing::warn_span!("asked", who);
    let asked = browser.asks(Method::POST, path, body).instrument(span);
    let page = asked.await;
    assert!(page.leads_to().is_some(), "no redirect: {}", page.status);
    let (log, inside) = (log(), format!("who=\"{who}\""));
    let lines = log.lines().filter(|line| line.contains(&inside));
    let lines = lines.filter(|line| line.contains("without leave"));
    lines.map(str::to_owned).collect()
}

#[tokio::test]
async fn a46_a_member_who_tries_what_is_not_theirs_leaves_one_line_and_a_stranger_none() {
    const MAIL: &str = "curiosa@porteria.example";
    let house = House::new().await;
    let (mut ana, mut nobody) = (house.browser(), house.browser());
    house.lets_in(&mut ana, "hanna", MAIL, Stage::Full).await;
    ana.opens("/hanna/inicio").await;
    nobody.opens("/hanna/ingresar").await;
    for (path, act) in [
        ("/api/desk/work", "filing.work"),
        ("/api/inside/appoint", "company.appoint"),
    ] {
        let lines = refused(&mut ana, &format!("{act} of a member"), path).await;
        let [line] = lines.as_slice() else {
            panic!("one line: {lines:#?}")
        };
        assert!(line.contains("WARN"), "{line}");
        assert!(line.contains(&format!("act=\"{act}\"")), "{line}");
        assert!(!line.contains("curiosa"), "{line}");
        // The number of the request: that of its span, and once more in the line itself.
        let numbers: Vec<_> = line.split("number=\"").skip(1).collect();
        let [span, event] = numbers.as_slice() else {
            panic!("two numbers: {line}")
        };
        assert_eq!(&span[..8], &event[..8], "{line}");
        let lines = refused(&mut nobody, &format!("{act} of a stranger"), path).await;
        assert!(lines.is_empty(), "{lines:#?}");
    }
}
