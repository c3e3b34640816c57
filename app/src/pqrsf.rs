//! `/{platform}/pqrsf`: the public form, its receipt, the status (H-38, H-39). All of it works
//! without an account and without script.

pub mod api;
mod filed;
mod form;
mod status;

use leptos::prelude::*;

pub use filed::Filed;
pub use form::Page;
pub use status::Status;

use crate::text::pqrsf as words;
use domain::pqrsf::Due;

/// How far a due date is: in words, and in the colour that says the same.
pub(crate) fn due_mark(due: Due) -> AnyView {
    let near = match due {
        Due::Overdue(_) => "overdue",
        Due::Today => "today",
        Due::Ahead(1..=2) => "soon",
        Due::Ahead(_) => "ahead",
    };
    view! { <span class="due" data-due=near>{words::due(due)}</span> }.into_any()
}

/// What happened, oldest first.
#[component]
pub(crate) fn History(
    /// Line by line.
    lines: Vec<api::HappenedView>,
    /// Beside what whoever looks did.
    #[prop(optional)]
    mine: &'static str,
) -> impl IntoView {
    let lines = lines.into_iter().map(|line| {
        let by = if line.mine { mine } else { "" };
        let text =
            (!line.text.is_empty()).then(|| view! { <p class="history__text">{line.text}</p> });
        view! {
            <li class="history__line">
                <p><strong>{words::happened(line.what)}</strong></p>
                <p class="history__when">{line.at} " " {by}</p>
                {text}
            </li>
        }
    });
    view! { <ol class="history">{lines.collect_view()}</ol> }
}
