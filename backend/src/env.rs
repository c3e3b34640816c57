//! Effects as values: the clock and chance. Enums, so that nothing is generic and nothing boxed.
//!
//! This is the only file that reads the machine's clock or its source of randomness.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::id::Id;
use domain::time::{Span, Timestamp};
use rand::{SeedableRng, TryRng};
use rand_chacha::ChaCha20Rng;

/// What the world does to us: time passes, chance falls.
#[derive(Debug)]
pub struct Env {
    /// Where the time of a request comes from.
    pub clock: Clock,
    /// Where ids, tokens and draws come from.
    pub chance: Chance,
}

/// A clock.
#[derive(Debug)]
pub enum Clock {
    /// The machine's, moved by an offset in microseconds that only a demonstration changes.
    System(AtomicI64),
    /// A clock that stands still until a test moves it; microseconds.
    Fixed(AtomicI64),
}

impl Clock {
    /// The machine's clock, not moved.
    #[must_use]
    pub fn system() -> Self {
        Self::System(AtomicI64::new(0))
    }

    /// A clock that stands at `at`.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(AtomicI64::new(at.0))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System(offset) => {
                Timestamp(machine_micros().saturating_add(offset.load(Ordering::Relaxed)))
            }
            Self::Fixed(at) => Timestamp(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves the clock; backwards with a negative span.
    pub fn advance(&self, by: Span) {
        match self {
            Self::System(micros) | Self::Fixed(micros) => {
                micros.fetch_add(by.0, Ordering::Relaxed);
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
fn machine_micros() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_micros()).ok())
        .unwrap_or(0)
}

/// A source of randomness.
#[derive(Debug)]
pub enum Chance {
    /// The operating system's.
    System,
    /// Repeatable, for tests and for the demonstration's data.
    Seeded(Box<Mutex<ChaCha20Rng>>),
}

impl Chance {
    /// A repeatable source.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Box::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    /// Fills the buffer. Without randomness nothing of ours is safe, so a failure ends the process.
    pub fn fill(&self, buffer: &mut [u8]) {
        match self {
            Self::System => {
                if rand::rngs::SysRng.try_fill_bytes(buffer).is_err() {
                    tracing::error!("the operating system gave no randomness");
                    std::process::abort();
                }
            }
            Self::Seeded(rng) => {
                let mut rng = rng
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                let Ok(()) = rng.try_fill_bytes(buffer);
            }
        }
    }

    /// Random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A new id whose order is that of time (UUID version 7).
    #[must_use]
    pub fn id<K>(&self, now: Timestamp) -> Id<K> {
        let millis = u64::try_from(now.0 / 1000).unwrap_or(0);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid())
    }
}

/// Lets the pure samplers of `domain` draw from this source.
pub struct Draw<'a>(pub &'a Chance);

impl domain::chance::Chance for Draw<'_> {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }
}
