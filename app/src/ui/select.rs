//! Choosing one of many in a native list.

use leptos::prelude::*;

use super::choice::Offer;
use super::field::{Shell, described};
use super::form::trouble_of;
use super::{id_of, words};

/// A native list.
#[component]
pub fn Select(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// What can be chosen.
    offers: Vec<Offer>,
    /// What is chosen; when none, the list starts with an empty line that says so.
    #[prop(optional, into)]
    chosen: Option<String>,
    /// One line that is always seen.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The help message (H-15).
    #[prop(optional, into)]
    help: Option<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// The server knows it to be right.
    #[prop(optional, into)]
    valid: Signal<bool>,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// What is wrong, when the form around it does not say it.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
) -> impl IntoView {
    let id = id_of(&name);
    let told = trouble_of(&name, problem);
    let shown = Signal::derive(move || told.get());
    let fine = Signal::derive(move || valid.get() && told.get().is_none());
    let described = described(&id, hint.is_some());
    let blank = chosen
        .is_none()
        .then(|| view! { <option value="">{words().choose}</option> });
    let offers = offers.into_iter().map(move |offer| {
        let is_chosen = chosen.as_deref() == Some(offer.value.as_str());
        view! { <option value=offer.value selected=is_chosen>{offer.label}</option> }
    });
    view! {
        <Shell id=id.clone() label optional hint help problem=shown fine>
            <select
                class="field__input select"
                id=id
                name=name
                required=!optional
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=move || shown.get().map(|_| "true")
            >
                {blank}
                {offers.collect_view()}
            </select>
        </Shell>
    }
}
