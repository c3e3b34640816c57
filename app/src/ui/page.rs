//! One page inside the frame: how wide it may grow, and its parts one below the other.
//!
//! The frame is shared by all pages of a platform and stays while one moves between them, so the
//! width is told here; a page that says nothing is a form.

use leptos::prelude::*;
use leptos_meta::Title;

use super::icon::{Glyph, Icon};

/// How wide a page may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One column for a form, with the doorway beside it where there is room.
    #[default]
    Form,
    /// A column for reading.
    Text,
    /// Lists and cards.
    Wide,
}

/// The content of a page.
#[component]
pub fn Page(
    /// Its name in the window and in the history; words of the catalogue only, never what somebody
    /// typed.
    #[prop(into)]
    title: String,
    /// How wide it may grow.
    #[prop(optional)]
    width: Width,
    /// The page above it: its address and its name.
    #[prop(optional)]
    back: Option<(String, &'static str)>,
    /// Its parts, from the heading on.
    children: Children,
) -> impl IntoView {
    let width = match width {
        Width::Form => "form",
        Width::Text => "text",
        Width::Wide => "wide",
    };
    let back = back.map(|(href, name)| {
        view! { <a class="page__back" href=href><Icon glyph=Glyph::Back /> {name}</a> }
    });
    view! {
        <Title text=title />
        <div class="page" data-width=width>{back} {children()}</div>
    }
}
