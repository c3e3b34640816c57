//! A code that came in a message or stands on another screen: a phone offers it, on a keyboard of
//! numbers, and its Enter key sends the form.

use leptos::prelude::*;

use super::Field;

/// Longest code, with the spaces and dashes that people type into it, in UTF-16 units.
const LONGEST: u16 = 24;

/// One line for a code.
#[component]
pub fn CodeField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// One line that is always seen.
    #[prop(optional, into)]
    hint: String,
    /// It may hold letters.
    #[prop(optional)]
    letters: bool,
) -> impl IntoView {
    let inputmode = if letters { "text" } else { "numeric" };
    view! {
        <Field
            label
            name
            hint
            literal=true
            autocomplete="one-time-code"
            inputmode
            enterkeyhint="go"
            maxlength=LONGEST
        />
    }
}
