//! What is known, as pairs of label and value; what can be corrected leads to where.

use leptos::prelude::*;

use super::words;

/// One pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is known.
    pub value: String,
    /// Where it can be changed.
    pub change: Option<String>,
}

impl Fact {
    /// A fact that is only told.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            change: None,
        }
    }

    /// The same with a way to correct it.
    #[must_use]
    pub fn changed_at(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }
}

/// A list of facts.
#[component]
pub fn Facts(
    /// In the order of the form they come from.
    facts: Vec<Fact>,
) -> impl IntoView {
    let rows = facts.into_iter().map(|fact| {
        let change = fact.change.map(|href| {
            let about = fact.label.clone();
            view! {
                <dd class="facts__change">
                    <a href=href>{words().change}<span class="visually-hidden">" " {about}</span></a>
                </dd>
            }
        });
        view! {
            <div class="facts__row">
                <dt class="facts__label">{fact.label}</dt>
                <dd class="facts__value">{fact.value}</dd>
                {change}
            </div>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}
