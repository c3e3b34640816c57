//! The title of a page. It takes the focus when one arrives by a link inside the application, so
//! that a screen reader says where one is.

use leptos::prelude::*;

use crate::browser;

const ID: &str = "titulo";

/// The one `h1` of a page.
#[component]
pub fn Heading(
    /// A sentence or two below it.
    #[prop(optional, into)]
    lead: Option<String>,
    /// The title.
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| browser::arrived(ID));
    view! {
        <div class="heading">
            <h1 class="heading__title" id=ID tabindex="-1">{children()}</h1>
            {lead.map(|lead| view! { <p class="heading__lead">{lead}</p> })}
        </div>
    }
}
