//! Cards of a list of services or places to go.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::logo::Logo;

/// A list of cards, one column on a phone.
#[component]
pub fn Cards(
    /// Spoken name of the list.
    #[prop(into)]
    label: String,
    /// [`Card`]s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="card-list" aria-label=label>{children()}</ul> }
}

/// One thing that is offered.
#[component]
pub fn Card(
    /// Its name.
    #[prop(into)]
    title: String,
    /// One or two sentences about it.
    #[prop(into)]
    text: String,
    /// Its picture.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Its mark, where it is a platform; brings the colours of that brand along.
    #[prop(optional, into)]
    brand: Option<String>,
    /// Where the whole card leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// A word on its state, such as «Próximamente».
    #[prop(optional, into)]
    state: Option<String>,
) -> impl IntoView {
    let title = match href {
        Some(href) => view! { <a class="card__link" href=href>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let mark = brand
        .clone()
        .map(|brand| view! { <Logo brand /> }.into_any());
    let glyph = glyph.map(|glyph| view! { <Icon glyph /> }.into_any());
    view! {
        <li class="card" data-brand=brand>
            {mark.or(glyph).map(|picture| view! { <span class="card__glyph">{picture}</span> })}
            <h3 class="card__title">{title}</h3>
            <p class="card__text">{text}</p>
            {state.map(|state| view! { <p class="card__state">{state}</p> })}
        </li>
    }
}
