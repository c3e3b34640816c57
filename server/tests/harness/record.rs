//! One log for all tests of this binary: there is one subscriber in a process.

use std::io::{self, Write};
use std::sync::{Mutex, Once};

use server::log::{OneLine, only};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;

static LISTENING: Once = Once::new();
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Record;

impl Write for Record {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// From now on everything is kept, told to say as much as it can.
pub fn listen() {
    LISTENING.call_once(|| {
        let lines = tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .with_writer(|| OneLine(Record));
        let log = tracing_subscriber::registry().with(lines.with_filter(only("trace")));
        tracing::subscriber::set_global_default(log).unwrap();
    });
}

/// Everything that was logged so far by any test.
pub fn log() -> String {
    String::from_utf8(LOG.lock().unwrap().clone()).unwrap()
}
