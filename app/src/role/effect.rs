//! What saving would do, in sentences: asked of the rules that saving asks, with each tick.

use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Difference, RoleChange};
use leptos::prelude::*;

use super::api::{ModuleView, RoleView};
use crate::text::role as words;
use crate::ui;

/// The sentences, the people, or why it cannot be saved.
#[component]
pub fn Effects(
    /// The perfil.
    role: StoredValue<RoleView>,
    /// What the rules say to what is typed and ticked.
    plan: Memo<Result<Planned, Refusal>>,
) -> impl IntoView {
    // Nobody is told to write a name before they could.
    let untouched = role.with_value(|role| role.proposed.is_none());
    move || match plan.get() {
        Err(refusal) if untouched && refusal.of(Field::RoleName) == Some(Problem::Empty) => {
            view! { <p>{words::NO_NAME_YET}</p> }.into_any()
        }
        Err(refusal) => view! {
            <ui::Notice kind=ui::NoticeKind::Warning><p>{words::refused(&refusal)}</p></ui::Notice>
        }
        .into_any(),
        Ok(planned) => role.with_value(|role| told(role, &planned.0)),
    }
}

/// What becomes different; the part of a plan that is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Planned(Vec<Difference>);

impl From<RoleChange> for Planned {
    fn from(change: RoleChange) -> Self {
        Self(change.differences)
    }
}

fn told(role: &RoleView, differences: &[Difference]) -> AnyView {
    if differences.is_empty() {
        return view! { <p>{words::NO_EFFECT}</p> }.into_any();
    }
    let sentence = |one: &Difference| {
        let name = called(&role.modules, one.module.as_str());
        let kind = if one.gains() { "gana" } else { "pierde" };
        view! { <li data-kind=kind>{words::difference(role.concerned, &name, one)}</li> }
    };
    let sentences = differences.iter().map(sentence).collect_view();
    let people = (!role.people.is_empty()).then(|| {
        let named = i64::try_from(role.people.len()).unwrap_or_default();
        let names = role
            .people
            .iter()
            .map(|name| view! { <li>{name.clone()}</li> });
        let names = names.collect_view();
        let rest = role.concerned - named;
        let more = (rest > 0).then(|| view! { <li>{words::and_more(rest)}</li> });
        view! {
            <ui::Disclosure summary=words::PEOPLE>
                <ul>{names}{more}</ul>
            </ui::Disclosure>
        }
    });
    let nobody = (role.concerned == 0).then(|| view! { <p>{words::NOBODY}</p> });
    view! {
        <ul class="roles__effect">{sentences}</ul>
        {people}
        {nobody}
    }
    .into_any()
}

/// What a module is called; its word, where it is gone.
pub fn called(modules: &[ModuleView], code: &str) -> String {
    let found = modules.iter().find(|one| one.code == code);
    found.map_or_else(|| code.to_owned(), |one| one.name.clone())
}
