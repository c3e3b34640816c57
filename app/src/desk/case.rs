//! `/{platform}/mesa/{number}`: one PQRSF, its person masked, and what can be done.

use domain::platform::Face;
use domain::pqrsf::FilingKind;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::acts::Acts;
use super::api::{self, CaseView, TakeFiling, WorkFiling, WrittenView};
use super::otherwise;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::pqrsf::{History, due_mark};
use crate::text::{desk as words, pqrsf};
use crate::{routes, ui};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) take: Act<TakeFiling>,
    pub(super) work: Act<WorkFiling>,
}

/// `/{platform}/mesa/{number}`
#[component]
pub fn Case() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let actions = Actions {
        take: Act::new(),
        work: Act::new(),
    };
    let params = use_params_map();
    let number = Memo::new(move |_| {
        params
            .with(|params| params.get("number"))
            .unwrap_or_default()
    });
    let query = use_query_map();
    let template = Memo::new(move |_| query.with(|query| query.get("plantilla")));
    let done = (actions.take.yeses(), actions.work.yeses());
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
    let outcome = case.outcome.map(|outcome| {
        view! { <ui::Notice><p>{words::outcome(outcome)}</p></ui::Notice> }
    });
    let lines = match &case.block {
        Some(block) => words::block(voice, block),
        // Nothing can be opened for whom nobody knows: the agent has to read why, and the way on.
        None if is_open && case.kind == FilingKind::Unblock => vec![words::NO_ACCOUNT],
        None => Vec::new(),
    };
    let claims = case.claims.as_deref().map(words::claims);
    let block = (!lines.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{words::BLOCK}</h2>
                {claims.map(|claims| view! { <p>{claims}</p> })}
                {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </section>
        }
    });
    let (number, state, due) = (case.number.clone(), case.state, case.due);
    let written = match case.written.clone() {
        Some(written) => view! { <Written written/> }.into_any(),
        None => view! { <ui::Notice><p>{words::ERASED}</p></ui::Notice> }.into_any(),
    };
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
            {written}
            {block}
            <Acts face template case actions/>
            <section class="section">
                <h2>{pqrsf::HISTORY}</h2>
                <History lines=history mine=words::BY_YOU/>
            </section>
        </ui::Page>
    }
}

/// What was written, and by whom.
#[component]
fn Written(written: WrittenView) -> impl IntoView {
    let person = written.person;
    let known = [
        (pqrsf::NAMES, Some(person.name)),
        (pqrsf::DOCUMENT, person.document),
        (pqrsf::EMAIL, person.email),
        (pqrsf::ADDRESS, person.postal_address),
        (pqrsf::PHONE, person.phone),
    ];
    let known = known
        .into_iter()
        .filter_map(|(label, value)| Some(ui::Fact::new(label, value?)));
    view! {
        <section class="section">
            <h2>{written.subject}</h2>
            <p class="pqrsf__detail">{written.detail}</p>
        </section>
        <section class="section">
            <h2>{words::PERSON}</h2>
            <ui::Facts facts=known.collect()/>
        </section>
    }
}
