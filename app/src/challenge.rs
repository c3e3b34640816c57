//! `/{platform}/preguntas`: the question challenge, in whichever state it is (H-29 to H-36). The
//! page shows what the server says; leaving, reloading and another browser change nothing.

pub mod api;
mod clock;
mod code;
pub mod code_api;
mod ended;
mod intro;
mod questions;

use leptos::prelude::*;
use leptos_router::components::Redirect;

use api::{AnswerChallenge, ChallengeView, OpenChallenge};
use code_api::{SendCode, Ways};

pub use code::Code;

use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::{routes, text};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Actions {
    open: Act<OpenChallenge>,
    answer: Act<AnswerChallenge>,
    code: Act<SendCode>,
    /// Looks again, because time passed.
    look: RwSignal<u32>,
}

/// `/{platform}/preguntas`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let actions = Actions {
        open: Act::new(),
        answer: Act::new(),
        code: Act::new(),
        look: RwSignal::new(0),
    };
    let slug = face.slug.to_string();
    let state = load(
        move || {
            let asked = (actions.open.turns(), actions.answer.turns());
            (asked, actions.look.get())
        },
        move |_| api::load_challenge(slug.clone()),
    );
    let slug = face.slug.to_string();
    view! {
        <crate::ui::Loaded
            source=state
            then={move |(state, on_file): (ChallengeView, Ways)| {
                let face = face.clone();
                match state {
                    ChallengeView::Intro(intro) => {
                        view! { <intro::Intro face intro on_file actions/> }.into_any()
                    }
                    ChallengeView::Open(open) => {
                        view! { <questions::Questions face open actions/> }.into_any()
                    }
                    ChallengeView::Blocked => {
                        view! { <ended::Blocked face on_file actions/> }.into_any()
                    }
                    ChallengeView::Unavailable => {
                        view! { <ended::Unavailable face on_file actions/> }.into_any()
                    }
                    ChallengeView::Passed { review_due } => {
                        let slug = face.slug.as_str();
                        let next = if review_due { routes::review(slug) } else { routes::home(slug) };
                        view! { <Redirect path=next/> }.into_any()
                    }
                }
            }}
            otherwise={move |failure: Failure| match failure {
                Failure::Refused(domain::Refusal::SessionOver) => {
                    view! { <Redirect path=routes::sign_in(&slug)/> }.into_any()
                }
                failure => text::problem::apology(&failure, voice),
            }}
        />
    }
}
