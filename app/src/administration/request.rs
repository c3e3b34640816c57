//! `/{platform}/administracion/solicitudes/{id}`: one request, and the decision.

use domain::platform::Face;
use domain::refusal::Field as Name;
use domain::service::{LONGEST_REASON, RequestState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, DecideRequest, RequestView};
use super::closed;
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{administration as words, services};
use crate::{routes, ui};

/// `/{platform}/administracion/solicitudes/{id}`
#[component]
pub fn Request() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let one = load(
        move || id.get(),
        move |id| api::load_request(slug.clone(), id),
    );
    view! {
        <ui::Loaded
            source=one
            then={move |item: RequestView| {
                let face = face.clone();
                view! { <One face item/> }.into_any()
            }}
            otherwise=closed
        />
    }
}

#[component]
fn One(face: Face, item: RequestView) -> impl IntoView {
    let back = (routes::requests(face.slug.as_str()), words::REQUESTS);
    let answer = item.answer.map(|(answer, at)| {
        [
            ui::Fact::new(words::ANSWER, answer),
            ui::Fact::new(words::DECIDED_AT, at),
        ]
    });
    let facts = [
        Some(ui::Fact::new(words::PERSON, item.person)),
        item.document
            .map(|document| ui::Fact::new(words::DOCUMENT, document)),
        Some(ui::Fact::new(words::SERVICE, item.service)),
        Some(ui::Fact::new(words::REASON, item.reason)),
        Some(ui::Fact::new(words::REQUESTED, item.requested)),
        Some(ui::Fact::new(words::STATE, services::word(item.state))),
    ];
    let answer = answer.into_iter().flatten();
    let facts = facts.into_iter().flatten().chain(answer).collect();
    let waits = item.state == RequestState::Pending;
    let form = waits
        .then(|| view! { <Decide face=face.clone() id=item.id.clone() typed=item.typed.clone()/> });
    view! {
        <ui::Page title=words::REQUEST width=ui::Width::Text back>
            <ui::Heading>{words::REQUEST}</ui::Heading>
            <ui::Facts facts/>
            {form}
        </ui::Page>
    }
}

#[component]
fn Decide(face: Face, id: String, typed: String) -> impl IntoView {
    let voice = face.voice();
    let action = Act::<DecideRequest>::new();
    let troubles = action.troubles(voice);
    view! {
        <ui::Form action troubles id="decidir">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="id" value=id/>
            <ui::Field
                label=words::ANSWER_LABEL
                name=Name::Reason.name()
                value=typed
                hint=words::ANSWER_HINT
                maxlength=LONGEST_REASON
            />
            <ui::Actions>
                <ui::Button name="decision" value="grant">{words::GRANT}</ui::Button>
                <ui::Button kind=ui::ButtonKind::Quiet name="decision" value="refuse">
                    {words::REFUSE}
                </ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
