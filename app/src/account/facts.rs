//! Own data as pairs.

use leptos::prelude::*;

use super::api::OwnView;
use crate::text::account::label;
use crate::ui::{Fact, Facts};

/// Own data, what is not known left out.
#[component]
pub fn OwnFacts(
    /// The data.
    own: OwnView,
) -> impl IntoView {
    let document = own.document.map(|(kind, number)| {
        if kind == "RUT" {
            Fact::new(label::RUT, number)
        } else {
            Fact::new(label::DOCUMENT, format!("{kind} {number}"))
        }
    });
    let facts = [
        Some(Fact::new(label::NAME, own.name)),
        document,
        Some(Fact::new(label::EMAIL, own.email)),
        own.phone.map(|phone| Fact::new(label::PHONE, phone)),
        own.birth_date
            .map(|date| Fact::new(label::BIRTH_DATE, date)),
    ];
    view! { <Facts facts=facts.into_iter().flatten().collect()/> }
}
