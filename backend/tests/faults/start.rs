//! F24: a key that is missing, short, open to others or another database's. Nothing opens, and the
//! line says which.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::fault::{Denied, Fault};

use crate::house::{START, config, sqlite};

fn env() -> Env {
    Env {
        clock: Clock::fixed(START),
        chance: Chance::seeded(24),
    }
}

fn settings(folder: &Path) -> Config {
    let mut config = config(&sqlite(folder));
    config.data_key_file = folder.join("key");
    config
}

fn key(folder: &Path, digits: &str, mode: u32) {
    let file = folder.join("key");
    fs::write(&file, digits).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
}

async fn opens(folder: &Path) -> Result<(), String> {
    let says = |denied| match denied {
        Denied::Fault(Fault::Config(why)) => why,
        other => panic!("another reason: {other:?}"),
    };
    let opened = backend::open(settings(folder), env()).await.map_err(says)?;
    let checked = opened.check().await.map_err(says);
    opened.db.close().await;
    checked
}

/// Seen red: without the look at the mode, a key that others may read opened.
#[tokio::test]
async fn f24_without_its_own_data_key_nothing_opens() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert!(opens(folder).await.unwrap_err().contains("falta la llave"));
    for (digits, mode, says) in [
        (String::new(), 0o600, "64"),
        ("a".repeat(63), 0o600, "64"),
        ("g".repeat(64), 0o600, "64"),
        ("é".repeat(32), 0o600, "64"),
        ("a".repeat(64), 0o640, "600"),
        ("a".repeat(64), 0o604, "600"),
    ] {
        key(folder, &digits, mode);
        let why = opens(folder).await.unwrap_err();
        assert!(why.contains(says), "{digits} {mode:o}: {why}");
        assert!(!folder.join("test.db").exists(), "it opened a database");
    }
    key(folder, &"a".repeat(64), 0o600);
    let backend = backend::open(settings(folder), env()).await.unwrap();
    backend.migrate().await.unwrap();
    backend.db.close().await;
    assert_eq!(opens(folder).await, Ok(()));
    key(folder, &"b".repeat(64), 0o600);
    let why = opens(folder).await.unwrap_err();
    assert!(why.contains("otra llave"), "{why}");
}

/// Ruling 20. Seen red: with `require_demo` answering yes.
#[tokio::test]
async fn f24_a_demonstration_is_never_served_as_real_nor_the_reverse() {
    let folder = tempfile::tempdir().unwrap();
    key(folder.path(), &"a".repeat(64), 0o600);
    let backend = backend::open(settings(folder.path()), env()).await.unwrap();
    backend.migrate().await.unwrap();
    assert!(backend.require_demo(true).await.is_err());
    assert!(backend.require_demo(false).await.is_ok());
    backend.mark_as_demo().await.unwrap();
    assert!(backend.require_demo(false).await.is_err());
    assert!(backend.require_demo(true).await.is_ok());
}
