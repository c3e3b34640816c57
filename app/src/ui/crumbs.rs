//! Where a page stands: the pages above it, and its own name.

use leptos::prelude::*;

/// A page above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    href: String,
    name: String,
}

impl Crumb {
    /// A page above: its address and its name.
    pub fn to(href: impl Into<String>, name: impl Into<String>) -> Self {
        let (href, name) = (href.into(), name.into());
        Self { href, name }
    }
}

/// The way down to a page, the uppermost first.
#[component]
pub fn Crumbs(
    /// Spoken name of the list.
    #[prop(into)]
    label: String,
    /// The pages above.
    above: Vec<Crumb>,
    /// The page itself.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let above = above.into_iter().map(|crumb| {
        view! { <li><a href=crumb.href>{crumb.name}</a></li> }
    });
    view! {
        <nav class="crumbs" aria-label=label>
            <ol>
                {above.collect_view()}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}
