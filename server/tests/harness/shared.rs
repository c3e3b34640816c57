//! What all tests of this binary share: one runtime on which every house lives, and one log.
//!
//! Each test has a runtime of its own; pages rendered on several runtimes of one process at once
//! now and then never finished (about one in a thousand; never on one runtime, which is what a
//! server has). So requests are served on this one.

use std::io::{self, Write};
use std::sync::{LazyLock, Mutex};

use server::log::{OneLine, only};
use tokio::runtime::Runtime;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(|| OneLine(Shared));
    let log = tracing_subscriber::registry().with(lines.with_filter(only("trace")));
    tracing::subscriber::set_global_default(log).unwrap();
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
});

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Shared;

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Does that where houses live.
pub async fn served<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    RUNTIME.spawn(work).await.unwrap()
}

/// Everything that was logged so far by any test, told to log as much as it can.
pub fn log() -> String {
    String::from_utf8(LOG.lock().unwrap().clone()).unwrap()
}
