//! A browser has nothing around its requests.

/// Nothing.
#[derive(Clone, Copy)]
pub struct Around;

impl Around {
    /// Nothing.
    pub const fn now() -> Self {
        Self
    }

    /// Does nothing.
    pub const fn provide(self) {}
}
