//! `/{platform}/mesa`: the help desk's queue and the page of one PQRSF (H-39). For everybody
//! without the role nothing is here.

mod acts;
pub mod api;
mod case;
mod queue;

pub use case::Case;
pub use queue::Queue;

use leptos::prelude::*;

use crate::failure::Failure;
use crate::{not_found, text};

/// Not there for whoever may not know; an apology for what went wrong.
fn otherwise(failure: &Failure, voice: domain::Voice) -> AnyView {
    use domain::Refusal::{FilingUnknown, NotAllowed, NotFound};
    match failure {
        Failure::Refused(NotFound | NotAllowed | FilingUnknown) => {
            view! { <not_found::Inside/> }.into_any()
        }
        failure => text::problem::apology(failure, voice),
    }
}
