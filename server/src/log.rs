//! Logs: one event, one line, on standard error. As JSON for machines, or as text for people; in
//! text every control character is written out, so that nothing that somebody sends can forge a
//! line or move the cursor (A63).

use std::io::{self, Write};

use clap::ValueEnum;
use tracing::{Level, Subscriber};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Filter, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Para personas.
    Text,
    /// Para máquinas.
    Json,
}

/// What others than us may say in our logs. Below it they tell addresses of requests, and with
/// them the tokens of mailed links (A27, A64); no filter of an operator gets past it.
const OTHERS: Level = Level::WARN;
const OURS: [&str; 4] = ["server", "backend", "app", "porteria"];

/// Starts logging; a filter that does not parse logs everything from `info` up.
pub fn start(format: Format, filter: &str) {
    let lines = fmt::layer()
        .with_ansi(false)
        .with_writer(|| OneLine(io::stderr()));
    let registry = tracing_subscriber::registry();
    match format {
        Format::Text => registry.with(lines.with_filter(only(filter))).init(),
        Format::Json => registry.with(lines.json().with_filter(only(filter))).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        // The message may quote a value; the place is enough to find it.
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}

/// What the operator asks for, within what may be said at all.
pub fn only<S: Subscriber>(filter: &str) -> impl Filter<S> + use<S> {
    let asked = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    asked.and(filter_fn(|event| {
        let crate_name = event.target().split(':').next().unwrap_or_default();
        OURS.contains(&crate_name) || *event.level() <= OTHERS
    }))
}

/// Writes each event as one line, whatever it holds. The formatter hands over whole events.
pub struct OneLine<W>(pub W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let mut line = String::with_capacity(text.len() + 1);
        for c in text.trim_end_matches('\n').chars() {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}') {
                // Also the way JSON writes it.
                line.push_str(&format!("\\u{:04x}", u32::from(c)));
            } else {
                line.push(c);
            }
        }
        line.push('\n');
        self.0.write_all(line.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Makes the same writer for subscribers of tests.
impl<'a, W: Write, M: MakeWriter<'a, Writer = W>> MakeWriter<'a> for OneLine<M> {
    type Writer = OneLine<W>;

    fn make_writer(&'a self) -> Self::Writer {
        OneLine(self.0.make_writer())
    }
}
