//! A native dialog.
//!
//! Without script it stands open in the page; with script it becomes modal, keeps the focus inside
//! and gives it back. A `<form method="dialog">` inside closes it in both cases.

use leptos::prelude::*;

use crate::browser;

/// A dialog with a title.
#[component]
pub fn Dialog(
    /// Id, unique in the page.
    #[prop(into)]
    id: String,
    /// Its title; takes the focus when it opens.
    #[prop(into)]
    title: String,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called after it was closed, also by Escape.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What it says, and its buttons in [`super::Actions`].
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let own = id.clone();
    let labelled = title_id.clone();
    Effect::new(move |_| {
        if open.get() {
            browser::show_modal(&own);
        } else {
            browser::close_modal(&own);
        }
    });
    view! {
        <dialog
            class="dialog"
            id=id
            open=open.get_untracked()
            aria-labelledby=labelled
            on:close=move |_| {
                if let Some(closed) = on_close {
                    closed.run(());
                }
            }
        >
            <h2 class="dialog__title" id=title_id tabindex="-1" autofocus=true>{title}</h2>
            <div class="dialog__body">{children()}</div>
        </dialog>
    }
}
