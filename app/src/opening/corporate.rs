//! «Datos corporativos»: the list of legal representatives, which starts empty, and two contacts
//! (W-12 to W-16). The **+** at the right of the heading adds one, with script and without.

use domain::company::{Item, MOST_REPRESENTATIVES, Section, Typed};
use domain::refusal::Field;
use leptos::prelude::*;

use super::fields;
use crate::text::opening as words;
use crate::ui::{self, FormState};

/// Made inside the form, where fields find what is wrong with them.
#[component]
pub(super) fn Corporate(
    /// What was typed.
    typed: Typed,
    /// What whom «Quitar» took out last is called, if they can be put back.
    removed: Option<String>,
) -> impl IntoView {
    let list = Field::Company(Section::Representatives, Item::List).name();
    let people: Vec<AnyView> = (0_u8..)
        .take(typed.representatives.len())
        .map(|at| person(&typed, at))
        .collect();
    let full = typed.representatives.len() >= usize::from(MOST_REPRESENTATIVES);
    let undo = removed.filter(|_| !full).map(|name| undo(&name));
    view! {
        <section class="section">
            <div class="opening__head" id=list.clone() tabindex="-1">
                <h2>{words::CORPORATE}</h2>
                <ui::Button kind=ui::ButtonKind::Quiet name="intent" value="add">
                    "+"
                    <span class="visually-hidden">" " {words::ADD}</span>
                </ui::Button>
            </div>
            <p>{words::PEOPLE_ABOUT}</p>
            <p class="field__problem" aria-live="polite">{problem_of(list.into_owned())}</p>
            {undo}
            {people}
            <h3 class="opening__contact">{words::COMMERCIAL}</h3>
            {fields::part(&typed, Section::Commercial)}
            <h3 class="opening__contact">{words::SUPPLIED}</h3>
            <p>{words::SUPPLIED_ABOUT}</p>
            {fields::part(&typed, Section::Supplied)}
        </section>
    }
}

/// What is wrong with the list as a whole.
fn problem_of(list: String) -> impl Fn() -> Option<String> + Send + Sync + 'static {
    let form = use_context::<FormState>();
    move || {
        form?.troubles.with(|troubles| {
            let own = troubles
                .iter()
                .find(|one| one.field.as_deref() == Some(list.as_str()));
            own.map(|one| one.words.clone())
        })
    }
}

fn person(typed: &Typed, at: u8) -> AnyView {
    let title = words::person(usize::from(at) + 1);
    view! {
        <fieldset class="opening__person">
            <legend class="opening__legend">{title.clone()}</legend>
            {fields::part(typed, Section::Representative(at))}
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet name="intent" value=format!("remove-{at}")>
                    {words::REMOVE}
                    <span class="visually-hidden">" " {title}</span>
                </ui::Button>
            </ui::Actions>
        </fieldset>
    }
    .into_any()
}

/// «Quitar» drops what was typed about somebody: whoever pressed it by mistake has it back.
fn undo(name: &str) -> AnyView {
    let told = words::removed(name);
    view! {
        <ui::Notice announced=true>
            <p>{told}</p>
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet name="intent" value="restore">
                    {words::RESTORE}
                </ui::Button>
            </ui::Actions>
        </ui::Notice>
    }
    .into_any()
}
