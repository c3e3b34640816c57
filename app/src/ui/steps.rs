//! Where one is in a wizard: in words first, then as a list.

use leptos::prelude::*;

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Where it can be seen again.
    pub href: Option<String>,
}

impl Step {
    /// A step one cannot go to from here.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            href: None,
        }
    }

    /// A step one can go back to.
    pub fn at(name: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            href: Some(href.into()),
        }
    }
}

/// The steps of a wizard.
#[component]
pub fn Steps(
    /// Where one is, in words: «Paso 2 de 3: Confirmación».
    #[prop(into)]
    now: String,
    /// All steps, in order.
    steps: Vec<Step>,
    /// The present one, counted from 1.
    current: u8,
) -> impl IntoView {
    let items = (1_u8..).zip(steps).map(|(place, step)| {
        let state = if place < current { "done" } else { "ahead" };
        let name = match step.href {
            Some(href) if place < current => view! { <a href=href>{step.name}</a> }.into_any(),
            _ => step.name.into_any(),
        };
        view! {
            <li
                class="steps__step"
                data-state=state
                aria-current=(place == current).then_some("step")
            >
                <span class="steps__name">{name}</span>
            </li>
        }
    });
    let label = now.clone();
    view! {
        <nav class="steps" aria-label=label>
            <p class="steps__now">{now}</p>
            <ol class="steps__list">{items.collect_view()}</ol>
        </nav>
    }
}
