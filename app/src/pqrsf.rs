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
use domain::locale::Voice;
use domain::pqrsf::Due;

/// How far a due date is: in words, and in the colour that says the same.
pub(crate) fn due_mark(due: Due) -> AnyView {
    mark(near(due), words::due(due))
}

/// The same for whoever filed it: how far our answer is; how long they have, where they are asked.
fn own_mark(due: Due, is_asked: bool, voice: Voice) -> AnyView {
    match (is_asked, due) {
        (false, _) => mark(near(due), words::promised(due)),
        (true, Due::Overdue(_)) => mark(near(due), words::left(due, voice)),
        (true, _) => mark("asked", words::left(due, voice)),
    }
}

fn near(due: Due) -> &'static str {
    match due {
        Due::Overdue(_) => "overdue",
        Due::Today => "today",
        Due::Ahead(1..=2) => "soon",
        Due::Ahead(_) => "ahead",
    }
}

fn mark(near: &'static str, told: String) -> AnyView {
    view! { <span class="due" data-due=near>{told}</span> }.into_any()
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
