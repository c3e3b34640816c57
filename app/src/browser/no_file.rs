//! The empty half: on the server nobody chooses a file.

use leptos::ev::Event;

/// No file is asked for here.
pub fn is_file(_event: &Event) -> bool {
    false
}

/// Reads nothing.
pub fn read_chosen(_event: &Event, _most: usize, _then: impl Fn(String, Vec<u8>) + 'static) {}

/// No day.
pub fn today() -> (u32, u32, u32) {
    (0, 0, 0)
}
