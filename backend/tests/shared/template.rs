//! The schema that a test's own database begins with: migrated once in a test program, then copied.
//! There are more than a thousand of them. The migrations have tests of their own
//! (`faults/schema.rs`).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use backend::Backend;
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use backend::keys::Keys;
use backend::mail::Mail;
use backend::sms::Sms;
use backend::storage::Db;
use domain::time::Timestamp;
use tokio::sync::OnceCell;

/// The key of every installation of a test: the schema remembers which it was made with.
pub const KEY: [u8; 32] = [7; 32];

/// How long a test waits for a connection. A request gives up after two seconds (F06 has tests of its
/// own); a test of what sixty-four do at once must not fail because its machine is slow.
pub const PATIENCE: Duration = Duration::from_secs(60);

static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();

/// Makes the file of a migrated database.
pub async fn copy_to(file: &Path) {
    let made = FILE.get_or_init(|| async {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("template.db");
        migrated(&format!("sqlite:{}", path.display())).await;
        std::fs::read(path).unwrap()
    });
    std::fs::write(file, made.await).unwrap();
}

/// Migrates that database and leaves it: nobody is connected to it any more.
pub async fn migrated(address: &str) {
    let mut config = Config::parse(include_str!("../../../demo/porteria.toml")).unwrap();
    address.clone_into(&mut config.database);
    let env = Env {
        clock: Clock::fixed(Timestamp(0)),
        chance: Chance::seeded(0),
    };
    let keys = Keys::derive(&KEY).unwrap();
    let db = Db::open_waiting(address, PATIENCE).await.unwrap();
    let ways = (Mail::memory(), Sms::memory());
    let backend: Arc<Backend> = backend::assemble(config, env, keys, ways, db).unwrap();
    backend.migrate().await.unwrap();
    // What was written lies in the file itself after this, not beside it.
    backend.db.close().await;
}
