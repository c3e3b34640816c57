//! Choosing a file of one's own machine.

use leptos::prelude::*;

use super::field::{Shell, described};
use super::form::trouble_of;
use super::id_of;

/// One file; its form posts in parts.
#[component]
pub fn File(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// Kinds that the browser offers first.
    accept: &'static str,
    /// One line that is always seen.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let id = id_of(&name);
    let told = trouble_of(&name, MaybeProp::default());
    let shown = Signal::derive(move || told.get());
    let described = described(&id, hint.is_some());
    view! {
        <Shell
            id=id.clone()
            label
            optional=false
            hint
            help=None
            problem=shown
            fine=Signal::stored(false)
        >
            <input
                class="field__input file"
                type="file"
                id=id
                name=name
                accept=accept
                required=true
                aria-describedby=described
                aria-invalid=move || shown.get().map(|_| "true")
            />
        </Shell>
    }
}
