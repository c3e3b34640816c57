//! A browser has nothing around its requests.

/// Only the server writes data into pages; in the browser's program the writers would lie idle.
///
/// # Errors
/// None.
pub const fn write<T>(_data: &T) -> Result<String, serde_json::Error> {
    Ok(String::new())
}

/// Nothing to wait for: a browser makes a page once.
pub fn after_the_walk() -> std::future::Ready<()> {
    std::future::ready(())
}

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
