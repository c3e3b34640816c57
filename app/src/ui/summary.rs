//! The list of what is wrong, on top of a form, each line leading to its field.
//!
//! It takes the focus when it appears; without script by the native `autofocus`. Where it is only laid
//! out anew, because the page around it learned something, it leaves whoever types where they are.

use leptos::prelude::*;

use super::{Trouble, id_at, words};
use crate::browser;

const ID: &str = "resumen";

/// What is wrong with the form below.
#[component]
pub fn Summary(
    /// In the order of the fields.
    #[prop(into)]
    troubles: Signal<Vec<Trouble>>,
    /// Which of several forms alike it stands on.
    #[prop(default = None)]
    place: Option<usize>,
) -> impl IntoView {
    Effect::new(move |earlier: Option<()>| {
        if troubles.with(Vec::is_empty) {
            return;
        }
        match earlier {
            Some(()) => browser::focus(ID),
            None => browser::focus_at_rest(ID),
        }
    });
    move || {
        let troubles = troubles.get();
        (!troubles.is_empty()).then(|| {
            let lines = troubles.into_iter().map(|one| line(one, place));
            view! {
                <div class="summary" id=ID role="alert" tabindex="-1" autofocus=true>
                    <h2 class="summary__title">{words().review}</h2>
                    <ul class="summary__list">{lines.collect_view()}</ul>
                </div>
            }
        })
    }
}

fn line(trouble: Trouble, place: Option<usize>) -> impl IntoView {
    let words = trouble.words;
    match trouble.field {
        Some(field) => {
            let id = id_at(&field, place);
            let href = format!("#{id}");
            let jump = move |event: leptos::ev::MouseEvent| {
                // The router would take the fragment for a page; the field itself is wanted.
                event.prevent_default();
                browser::focus(&id);
            };
            view! { <li><a href=href on:click=jump>{words}</a></li> }.into_any()
        }
        None => view! { <li>{words}</li> }.into_any(),
    }
}
