//! Registration (H-04 to H-28): the form, «Confirmar Solicitud», «Guardado Exitosamente».

pub mod api;
mod check;
mod closed;
mod confirm;
mod fields;
mod form;
mod kept;
mod saved;

pub use confirm::Confirm;
pub use form::Page;
pub use saved::Saved;

use domain::locale::Voice;

use crate::failure::Failure;
use crate::routes;
use crate::text::registration as words;
use crate::ui::{Step, Steps};
use leptos::prelude::*;

/// Where one is among the steps.
#[component]
fn Progress(
    /// Counted from 1.
    place: u8,
    /// The platform's address word.
    slug: String,
) -> impl IntoView {
    let [form, confirm, activate] = words::STEPS;
    // A form that was sent cannot be changed any more.
    let first = match place {
        2 => Step::at(form, routes::registration(&slug)),
        _ => Step::new(form),
    };
    let steps = vec![first, Step::new(confirm), Step::new(activate)];
    view! { <Steps now=words::step(place) steps current=place/> }
}

/// What is wrong with an answer, in words, one line for each field.
fn troubles(failure: &Failure, voice: Voice) -> Vec<crate::ui::Trouble> {
    crate::text::problem::troubles(failure, voice)
}
