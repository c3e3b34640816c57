//! `/{platform}/pqrsf/estado`: the status, for whoever has the number and the document or address;
//! and the answer to what the help desk asked.

use domain::locale::Voice;
use domain::platform::Face;
use domain::pqrsf::{FilingState, Outcome, What};
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, InformPqrsf, LookUpStatus, StatusPage, StatusView};
use super::{History, own_mark};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, pqrsf as words};
use crate::{not_found, routes, ui};

/// `/{platform}/pqrsf/estado`
#[component]
pub fn Status() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let look = Act::<LookUpStatus>::new();
    let inform = Act::<InformPqrsf>::new();
    let query = use_query_map();
    let number = Memo::new(move |_| {
        query
            .with(|query| query.get("radicado"))
            .unwrap_or_default()
    });
    let done = (look.yeses(), inform.yeses());
    let page = load(
        move || (number.get(), done.0.get(), done.1.get()),
        move |(number, ..)| api::load_status(slug.clone(), number),
    );
    view! {
        <ui::Loaded
            source=page
            then={move |page: StatusPage| {
                let face = face.clone();
                match page {
                    StatusPage::Ask { number, identity } => {
                        view! { <Ask face number identity look/> }.into_any()
                    }
                    StatusPage::Told(status) => {
                        view! { <Told face status=*status inform/> }.into_any()
                    }
                }
            }}
            otherwise={move |failure: Failure| match failure {
                Failure::Refused(domain::Refusal::NotFound) => {
                    view! { <not_found::Inside/> }.into_any()
                }
                failure => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Ask(face: Face, number: String, identity: String, look: Act<LookUpStatus>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let troubles = look.troubles(voice);
    let file = routes::pqrsf(&slug);
    view! {
        <ui::Page title=words::STATUS>
            <ui::Heading lead=words::status_lead(voice)>{words::STATUS}</ui::Heading>
            <ui::Form action=look troubles id="estado">
                <ui::Hidden name="platform" value=slug/>
                <ui::Field
                    label=words::NUMBER
                    name=Name::FilingNumber.name()
                    value=number
                    placeholder="PQRSF-2026-000123-X"
                    literal=true
                    autocomplete="off"
                    maxlength=40
                />
                <ui::Field
                    label=words::IDENTITY
                    name=Name::Identity.name()
                    value=identity
                    literal=true
                    autocomplete="off"
                    maxlength=254
                />
                <ui::Actions>
                    <ui::Button>{words::LOOK}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=file>{words::TITLE}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
}

#[component]
fn Told(face: Face, status: StatusView, inform: Act<InformPqrsf>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let another = routes::pqrsf_status(slug);
    let is_open = status.state.is_open();
    let is_asked = status.state == FilingState::Asked;
    let due = if is_asked {
        words::answer_by(voice)
    } else {
        words::DUE
    };
    let facts = vec![
        ui::Fact::new(words::KIND, words::kind(status.kind)),
        ui::Fact::new(words::SUBJECT, status.subject),
        ui::Fact::new(words::FILED_AT, status.filed),
        ui::Fact::new(due, status.due_on.long()),
    ];
    let outcome = status.outcome.map(|outcome| ended(outcome, voice));
    let leads_in = matches!(
        status.outcome,
        Some(Outcome::Unblocked | Outcome::Confirmed)
    );
    let way_in = routes::sign_in(slug);
    let sign_in = leads_in.then(|| {
        view! { <ui::ButtonLink href=way_in>{words::SIGN_IN}</ui::ButtonLink> }
    });
    let asked = is_asked.then(|| {
        let number = status.number.clone();
        let question = status.history.iter().rfind(|line| line.what == What::Asked);
        let question = question.map(|line| line.text.clone()).unwrap_or_default();
        view! { <Inform face=face.clone() number question typed=status.typed.clone() inform/> }
    });
    view! {
        <ui::Page title=words::STATUS width=ui::Width::Text>
            <ui::Heading>{words::STATUS}</ui::Heading>
            <p class="pqrsf__number">{status.number}</p>
            <p>
                <strong>{words::state(status.state)}</strong>
                " "
                {is_open.then(|| own_mark(status.due, is_asked, voice))}
            </p>
            {outcome}
            <ui::Facts facts/>
            {asked}
            <section class="section">
                <h2>{words::HISTORY}</h2>
                <History lines=status.history/>
            </section>
            <ui::Actions>
                {sign_in}
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=another>
                    {words::ANOTHER}
                </ui::ButtonLink>
            </ui::Actions>
        </ui::Page>
    }
}

fn ended(outcome: Outcome, voice: Voice) -> AnyView {
    let kind = match outcome {
        Outcome::Refused => ui::NoticeKind::Warning,
        _ => ui::NoticeKind::Success,
    };
    view! { <ui::Notice kind><p>{words::outcome(outcome, voice)}</p></ui::Notice> }.into_any()
}

/// The question and its answer.
#[component]
fn Inform(
    face: Face,
    number: String,
    question: String,
    typed: String,
    inform: Act<InformPqrsf>,
) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let troubles = inform.troubles(voice);
    view! {
        <section class="section">
            <h2>{words::asked(voice)}</h2>
            <p class="history__text">{question}</p>
            <ui::Form action=inform troubles id="informacion">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="number" value=number/>
                <ui::Text
                    label=words::own_answer(voice)
                    name=Name::Detail.name()
                    value=typed
                    maxlength=6000
                />
                <ui::Actions><ui::Button>{words::SEND}</ui::Button></ui::Actions>
            </ui::Form>
        </section>
    }
}
