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
use leptos::server_fn::ServerFn;

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

/// Changes each time an action is answered as wanted, and not otherwise: what it feeds is loaded
/// anew only when there is something new.
pub(crate) fn answered<S>(
    action: ServerAction<S>,
    wanted: fn(&Result<(), Failure>) -> bool,
) -> Memo<usize>
where
    S: ServerFn<Output = (), Error = Failure> + Clone + Send + Sync + 'static,
{
    Memo::new(move |before: Option<&usize>| {
        let is_wanted = action
            .value()
            .with(|answer| answer.as_ref().is_some_and(wanted));
        let version = action.version().get();
        if is_wanted {
            version
        } else {
            before.copied().unwrap_or(0)
        }
    })
}

/// What is wrong with an answer, in words, one line for each field.
fn troubles(failure: &Failure, voice: Voice) -> Vec<crate::ui::Trouble> {
    crate::text::problem::troubles(failure, voice)
}
