//! The empty half: on the server nobody chooses a file.

use leptos::ev::Event;

/// Reads nothing.
pub fn read_chosen(_event: &Event, _most: usize, _then: impl Fn(String, Vec<u8>) + 'static) {}

/// No day.
pub fn today() -> (u32, u32, u32) {
    (0, 0, 0)
}
