//! The person's corner: who one is, for whom one acts, and where one goes from there.
//!
//! A popover: it opens, closes and gives the focus back without any script of ours.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::words;
use crate::browser;

const MENU: &str = "menu-persona";

/// Name and menu of the signed-in person.
#[component]
pub fn Person(
    /// Name as the person wrote it.
    #[prop(into)]
    name: String,
    /// For whom one acts, or as what; empty for oneself.
    #[prop(optional, into)]
    company: Option<String>,
    /// [`PersonLink`]s and the form that signs out.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="person">
            <button type="button" class="person__open" popovertarget=MENU>
                <span class="visually-hidden">{words().menu} " "</span>
                <span class="person__glyph"><Icon glyph=Glyph::Person /></span>
                <span class="person__who">
                    <span class="person__name">{name}</span>
                    {company.filter(|company| !company.is_empty()).map(|company| view! { <span class="person__company">{company}</span> })}
                </span>
                <Icon glyph=Glyph::Down />
            </button>
            <div
                class="person__menu"
                id=MENU
                popover="auto"
                // A link followed inside the application leaves the frame, and the menu, in place.
                on:click=move |_| browser::hide_popover(MENU)
            >
                {children()}
            </div>
        </div>
    }
}

/// A line of that menu.
#[component]
pub fn PersonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What awaits there.
    children: Children,
) -> impl IntoView {
    view! { <a class="person__item" href=href>{children()}</a> }
}
