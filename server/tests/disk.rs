//! F04: the disk is full. Whoever writes is told to come back, reading goes on, nothing is damaged,
//! and with room again everything works, in the same process.
//!
//! The test runs itself once more in a mount namespace of its own, on a small disk in memory; where
//! a machine does not allow that it says so and passes.

use std::path::PathBuf;
use std::process::Command;

use axum::http::{Method, StatusCode};
use backend::audit;
use domain::account::Stage;
use domain::time::Span;

use crate::harness::{Browser, Form, House, Page};

const FOLDER: &str = "PORTERIA_SMALL_DISK";

#[expect(clippy::disallowed_methods, reason = "the parent tells the child")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Seen red: with such a fault answered 500; with a session whose last use must be noted; without
/// the writer's `after_release` hook, nothing could be written any more when there was room again.
#[test]
fn f04_on_a_full_disk_reading_goes_on_and_writing_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let within = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--map-root-user", "--mount", "sh", "-ec", script, "sh"])
            .arg(folder.path())
            .arg(std::env::current_exe().unwrap())
            .env(FOLDER, folder.path());
        command.output()
    };
    let mount = "mount -t tmpfs -o size=12m small \"$1\"";
    if !within(mount).is_ok_and(|output| output.status.success()) {
        assert!(told("CI").is_none(), "no mount namespace");
        println!("skipped: no mount namespace");
        return;
    }
    let inside = "exec \"$2\" --exact disk::fills --ignored --nocapture";
    let output = within(&format!("{mount}; {inside}")).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    assert!(
        said.contains("1 passed") && said.contains("full after"),
        "{said}"
    );
}

async fn asks(program: &mut Browser, number: u32) -> Page {
    let fields = [
        ("platform", "hanna"),
        ("identity", &*format!("persona{number}@correo.example")),
    ];
    let body = Form::bare("", &fields).encoded();
    let mut program = program
        .clone()
        .from_network(&format!("192.0.2.{}", number % 250));
    program.asks(Method::POST, "/api/recovery/ask", body).await
}

#[tokio::test]
#[ignore = "runs on the small disk that its parent mounts"]
async fn fills() {
    let Some(folder) = told(FOLDER).map(PathBuf::from) else {
        return;
    };
    let database = format!("sqlite:{}", folder.join("test.db").display());
    let house = House::with(false, |config| config.database = database).await;
    let mut ana = house.browser();
    let email = "ana@porteria.example";
    house.lets_in(&mut ana, "hanna", email, Stage::Full).await;
    let mut program = house.browser().saying("accept", "application/json");
    assert_eq!(asks(&mut program, 0).await.status, StatusCode::OK);

    // As much as fits, down to the last page.
    let ballast = folder.join("ballast");
    let whole = std::fs::write(&ballast, vec![0_u8; 1 << 24]);
    assert!(whole.is_err(), "the disk is not small");
    // A session is noted as used once a minute; on a full disk it is not.
    house.passes(Span::minutes(2));
    let mut written = 0;
    let refused = loop {
        let page = asks(&mut program, written + 1).await;
        if page.status != StatusCode::OK {
            break page;
        }
        written += 1;
        assert!(written < 2_000, "the disk is not full");
    };
    println!("full after {written} more");
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    assert!(refused.body.starts_with("{\"Fault\":"), "{}", refused.body);

    let page = ana.opens("/hanna/inicio").await;
    assert_eq!(
        (page.status, page.place()),
        (StatusCode::OK, "/hanna/inicio")
    );
    assert!(page.sees("Hola, Ana"), "{}", page.words());
    for address in ["/hanna", "/hanna/ingresar", "/salud/viva", "/salud/lista"] {
        let page = house.browser().opens(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
    }
    // Somebody without script is led back to the form and told.
    let mut person = house.browser();
    let page = person.opens("/hanna/recuperar").await;
    let form = page.form("/api/recovery/ask").with("identity", email);
    let page = person.sends(&form).await;
    assert!(page.sees("Algo falló de nuestro lado"), "{}", page.words());

    std::fs::remove_file(&ballast).unwrap();
    let page = asks(&mut program, written + 1).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let page = person.sends(&form).await;
    assert_eq!(page.place(), "/hanna/recuperar/enviado", "{}", page.words());
    audit::verify(&house.backend, "hanna").await.unwrap();
}
