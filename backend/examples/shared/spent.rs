//! What work costs: processor time and not time by the clock, of which on a quick machine the greater
//! part is how soon the kernel wakes the thread that the answer is for.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What this process has used so far, with all its threads, and the kernel for it.
pub fn spent() -> Duration {
    let used = clock_gettime(ClockId::ProcessCPUTime);
    // Never negative, nor more nanoseconds than a second has.
    Duration::new(
        used.tv_sec.try_into().unwrap_or_default(),
        used.tv_nsec.try_into().unwrap_or_default(),
    )
}
