//! Who goes first where there is not enough for all.

/// Hashing takes what the processors have left: whoever needs no hash goes first (goal P3).
#[cfg(target_os = "linux")]
pub(super) fn step_back() {
    const NICE: i32 = 10;
    // On Linux a priority belongs to a thread.
    if let Err(error) = rustix::process::setpriority_process(None, NICE) {
        tracing::debug!(%error, "hashing keeps the priority of everybody");
    }
}

/// Elsewhere a priority belongs to the whole process.
#[cfg(not(target_os = "linux"))]
pub(super) fn step_back() {}
