//! `/{platform}/mesa/{number}`: one PQRSF, its person masked, and what can be done.

use domain::platform::Face;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::acts::Acts;
use super::api::{self, CaseView, TakeFiling, WorkFiling};
use super::otherwise;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::pqrsf::{History, due_mark, settled};
use crate::text::{desk as words, pqrsf};
use crate::{routes, ui};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) take: ServerAction<TakeFiling>,
    pub(super) work: ServerAction<WorkFiling>,
}

/// `/{platform}/mesa/{number}`
#[component]
pub fn Case() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let actions = Actions {
        take: ServerAction::new(),
        work: ServerAction::new(),
    };
    let params = use_params_map();
    let number = Memo::new(move |_| {
        params
            .with(|params| params.get("number"))
            .unwrap_or_default()
    });
    let query = use_query_map();
    let template = Memo::new(move |_| query.with(|query| query.get("plantilla")));
    let done = (settled(actions.take), settled(actions.work));
    let case = load(
        move || (number.get(), template.get(), done.0.get(), done.1.get()),
        move |(number, template, ..)| {
            let slug = slug.clone();
            async move { Ok((template, api::load_case(slug, number).await?)) }
        },
    );
    view! {
        <ui::Loaded
            source=case
            then={move |(template, case): (Option<String>, CaseView)| {
                view! { <Whole face=face.clone() template case actions/> }.into_any()
            }}
            otherwise={move |failure: Failure| otherwise(&failure, voice)}
        />
    }
}

#[component]
fn Whole(face: Face, template: Option<String>, case: CaseView, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    let is_open = case.state.is_open();
    let facts = vec![
        ui::Fact::new(pqrsf::KIND, pqrsf::kind(case.kind)),
        ui::Fact::new(pqrsf::FILED_AT, case.filed.clone()),
        ui::Fact::new(pqrsf::DUE, case.due_on.long()),
    ];
    let person = &case.person;
    let known = [
        (pqrsf::NAMES, Some(person.name.clone())),
        (pqrsf::DOCUMENT, person.document.clone()),
        (pqrsf::EMAIL, person.email.clone()),
        (pqrsf::ADDRESS, person.postal_address.clone()),
        (pqrsf::PHONE, person.phone.clone()),
    ];
    let known: Vec<_> = known
        .into_iter()
        .filter_map(|(label, value)| Some(ui::Fact::new(label, value?)))
        .collect();
    let outcome = case.outcome.map(|outcome| {
        view! { <ui::Notice><p>{words::outcome(outcome)}</p></ui::Notice> }
    });
    let block = case.block.map(|block| {
        let lines = words::block(voice, &block);
        view! {
            <section class="section">
                <h2>{words::BLOCK}</h2>
                {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </section>
        }
    });
    let (number, state, due) = (case.number.clone(), case.state, case.due);
    let (subject, detail) = (case.subject.clone(), case.detail.clone());
    let history = case.history.clone();
    let back = (routes::desk(face.slug.as_str()), words::TITLE);
    view! {
        <ui::Page title=words::ONE width=ui::Width::Text back>
            <ui::Heading>{number}</ui::Heading>
            <p>
                <strong>{pqrsf::state(state)}</strong>
                " "
                {is_open.then(|| due_mark(due))}
            </p>
            {outcome}
            <ui::Facts facts/>
            <section class="section">
                <h2>{subject}</h2>
                <p class="pqrsf__detail">{detail}</p>
            </section>
            <section class="section">
                <h2>{words::PERSON}</h2>
                <ui::Facts facts=known/>
            </section>
            {block}
            <Acts face template case actions/>
            <section class="section">
                <h2>{pqrsf::HISTORY}</h2>
                <History lines=history mine=words::BY_YOU/>
            </section>
        </ui::Page>
    }
}
