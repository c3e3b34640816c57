//! `/{platform}/preguntas/codigo`: the code to the e-mail on file, an equal first way (Q24), and
//! the button that sends it, wherever the questions stand.

use domain::platform::Face;
use domain::refusal::{Field as Name, Refusal};
use leptos::prelude::*;
use leptos_router::components::Redirect;

use super::Actions;
use super::code_api::{self, CodeView, ProveCode, SendCode, SentView};
use super::ended::Ways;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, challenge::code as words};
use crate::{routes, ui};

/// Offers the code beside the questions, or instead of them.
#[component]
pub fn Offer(face: Face, address: String, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    view! {
        <section class="section">
            <h2>{words::TITLE}</h2>
            <p>{words::about(voice)}</p>
            <Send face label=words::send(&address) action=actions.code/>
        </section>
    }
}

/// `/{platform}/preguntas/codigo`
#[component]
pub fn Code() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let (send, prove) = (Act::<SendCode>::new(), Act::<ProveCode>::new());
    let slug = face.slug.to_string();
    let door = slug.clone();
    let state = load(
        move || (send.times(), prove.times()),
        move |_| code_api::load_code(slug.clone()),
    );
    view! {
        <ui::Page title=words::TITLE>
            <ui::Loaded
                source=state
                then={move |view: CodeView| {
                    let face = face.clone();
                    view! { <Known face view send prove/> }.into_any()
                }}
                otherwise={move |failure: Failure| match failure {
                    Failure::Refused(Refusal::SessionOver) => {
                        view! { <Redirect path=routes::sign_in(&door)/> }.into_any()
                    }
                    failure => text::problem::apology(&failure, voice),
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Known(face: Face, view: CodeView, send: Act<SendCode>, prove: Act<ProveCode>) -> impl IntoView {
    let voice = face.voice();
    let back = routes::challenge(face.slug.as_str());
    let Some(address) = view.address else {
        return view! {
            <ui::Heading lead=words::none(voice)>{words::TITLE}</ui::Heading>
            <Ways face/>
        }
        .into_any();
    };
    let body = match view.sent {
        Some(sent) => view! { <Enter face=face.clone() address sent send prove/> }.into_any(),
        None => view! {
            <ui::Heading lead=words::about(voice)>{words::TITLE}</ui::Heading>
            <Late face=face.clone() prove/>
            <Send face=face.clone() label=words::send(&address) action=send/>
        }
        .into_any(),
    };
    view! {
        {body}
        <p class="way"><a href=back>{words::TO_QUESTIONS}</a></p>
    }
    .into_any()
}

#[component]
fn Enter(
    face: Face,
    address: String,
    sent: SentView,
    send: Act<SendCode>,
    prove: Act<ProveCode>,
) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let troubles = prove.troubles(voice);
    view! {
        <ui::Heading lead=words::sent(voice, &address)>{words::TITLE}</ui::Heading>
        <ui::Form action=prove troubles id="codigo">
            <ui::Hidden name="platform" value=slug/>
            <ui::Field
                label=words::CODE
                name=Name::Code.name()
                hint=words::limits(voice, sent.minutes_left, sent.tries_left)
                literal=true
                autocomplete="one-time-code"
                inputmode="numeric"
                enterkeyhint="go"
                maxlength=12
            />
            <ui::Actions>
                <ui::Button>{words::PROVE}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <section class="section">
            <p>{words::other_about(voice)}</p>
            <Send face label=words::other(voice).to_owned() action=send/>
        </section>
    }
}

/// Why the code that was sent is asked for no more.
#[component]
fn Late(face: Face, prove: Act<ProveCode>) -> impl IntoView {
    let voice = face.voice();
    move || {
        let told = prove.troubles(voice).get().into_iter().next();
        told.map(|trouble| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Warning announced=true>
                    <p>{trouble.words}</p>
                </ui::Notice>
            }
        })
    }
}

#[component]
fn Send(face: Face, label: String, action: Act<SendCode>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    view! {
        <ui::Form action troubles>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet>{label}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
