//! Choosing by touching: radios, checkboxes, and the single box of a consent.
//!
//! Native inputs in a fieldset; the whole line is the target, at least 44 px high.

use leptos::prelude::*;

use super::form::trouble_of;
use super::{id_of, words};

/// One of the answers offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line of explanation under it.
    pub hint: Option<String>,
}

impl Offer {
    /// An answer without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }
}

/// Whether one answer or many may be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Exactly one.
    #[default]
    One,
    /// Any number; the name should end in `[]`.
    Many,
}

/// A question and its answers.
#[component]
pub fn Choice(
    /// The question.
    #[prop(into)]
    legend: String,
    /// Name under which the answer is sent.
    #[prop(into)]
    name: String,
    /// The answers, in order.
    offers: Vec<Offer>,
    /// Values chosen so far.
    #[prop(optional)]
    chosen: Vec<String>,
    /// One answer or many.
    #[prop(optional)]
    kind: ChoiceKind,
    /// A line under the question.
    #[prop(optional, into)]
    hint: Option<String>,
    /// May stay unanswered.
    #[prop(optional)]
    optional: bool,
    /// What is wrong, when the form around it does not say it.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
) -> impl IntoView {
    let id = id_of(&name);
    let problem = trouble_of(&name, problem);
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let problem_id = format!("{id}-problem");
    let described = [hint_id.clone(), Some(problem_id.clone())];
    let described = described
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let input = match kind {
        ChoiceKind::One => "radio",
        ChoiceKind::Many => "checkbox",
    };
    let offers = offers.into_iter().enumerate().map(|(place, offer)| {
        // The first answer carries the plain id: the error summary leads to it.
        let id = if place == 0 {
            id.clone()
        } else {
            format!("{id}-{place}")
        };
        let is_chosen = chosen.contains(&offer.value);
        line(input, id, name.clone(), offer, is_chosen)
    });
    view! {
        <fieldset
            class="choice"
            aria-describedby=described
            aria-invalid=move || problem.get().map(|_| "true")
        >
            <legend class="choice__legend">
                {legend}
                {optional.then(|| view! { <span class="choice__optional">" (" {words().optional} ")"</span> })}
            </legend>
            {hint.map(|hint| view! { <p class="choice__hint" id=hint_id>{hint}</p> })}
            <p class="choice__problem" id=problem_id aria-live="polite">{move || problem.get()}</p>
            <div class="choice__offers">{offers.collect_view()}</div>
        </fieldset>
    }
}

fn line(input: &'static str, id: String, name: String, offer: Offer, is_chosen: bool) -> AnyView {
    let hint_id = offer.hint.is_some().then(|| format!("{id}-about"));
    view! {
        <div class="choice__line">
            <input
                class="choice__input"
                type=input
                id=id.clone()
                name=name
                value=offer.value
                checked=is_chosen
                aria-describedby=hint_id.clone()
            />
            <label class="choice__label" for=id>{offer.label}</label>
            {offer.hint.map(|hint| view! { <p class="choice__about" id=hint_id>{hint}</p> })}
        </div>
    }
    .into_any()
}

/// One box beside a text that is agreed to. Never ticked beforehand by itself.
#[component]
pub fn Consent(
    /// Name; the value sent is `yes`.
    #[prop(into)]
    name: String,
    /// What is agreed to, one sentence.
    #[prop(into)]
    label: String,
    /// Ticked before, by the person.
    #[prop(optional)]
    given: bool,
    /// May stay unticked.
    #[prop(optional)]
    optional: bool,
    /// Says something ticked and unticked, so that no word about leaving it out stands there.
    #[prop(optional)]
    either: bool,
    /// What is wrong, when the form around it does not say it.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
    /// The long text or a link to it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = id_of(&name);
    let problem = trouble_of(&name, problem);
    let about_id = children.is_some().then(|| format!("{id}-about"));
    let problem_id = format!("{id}-problem");
    let described = [about_id.clone(), Some(problem_id.clone())];
    let described = described
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <div class="choice" data-consent="true">
            <p class="choice__problem" id=problem_id aria-live="polite">{move || problem.get()}</p>
            <div class="choice__line">
                <input
                    class="choice__input"
                    type="checkbox"
                    id=id.clone()
                    name=name
                    value="yes"
                    checked=given
                    required=!(optional || either)
                    aria-describedby=described
                    aria-invalid=move || problem.get().map(|_| "true")
                />
                <label class="choice__label" for=id>
                    {label}
                    {optional.then(|| view! { <span class="choice__optional">" (" {words().optional} ")"</span> })}
                </label>
                {children.map(|children| view! { <div class="choice__about" id=about_id>{children()}</div> })}
            </div>
        </div>
    }
}
