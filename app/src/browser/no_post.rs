//! The empty half: nobody sends a form on the server.

use leptos::ev::SubmitEvent;

use crate::act::Answer;

/// Nobody sends a form on the server.
pub fn fields_of(_event: &SubmitEvent) -> Option<String> {
    None
}

/// Nothing stands in a form on the server.
pub fn fields_in(_id: &str) -> Option<String> {
    None
}

/// Nobody sends a form on the server.
pub fn fields(_pairs: &[(&str, &str)]) -> String {
    String::new()
}

/// Nobody sends a form on the server.
pub async fn post(_path: &str, _fields: String) -> Answer {
    Answer::default()
}
