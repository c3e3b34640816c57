//! `/{platform}/preguntas/codigo`: the code to the e-mail or phone on file, an equal first way (Q24),
//! and the buttons that send it, one for each way, wherever the questions stand.

use domain::challenge::CodeWay;
use domain::platform::Face;
use domain::refusal::{Field as Name, Refusal};
use leptos::prelude::*;
use leptos_router::components::Redirect;

use super::Actions;
use super::code_api::{self, CodeView, ProveCode, SendCode, SentView, Ways};
use super::ended;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, challenge::code as words};
use crate::{routes, ui};

/// Offers the code beside the questions, or instead of them.
#[component]
pub fn Offer(face: Face, ways: Ways, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    view! {
        <section class="section">
            <h2>{words::TITLE}</h2>
            <p>{words::about(voice, ways.len())}</p>
            <Send face labels=first(&ways) action=actions.code/>
        </section>
    }
}

/// `/{platform}/preguntas/codigo`
#[component]
pub fn Code() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let (send, prove) = (Act::<SendCode>::new(), Act::<ProveCode>::new());
    let wrong = prove.noes();
    let slug = face.slug.to_string();
    let door = slug.clone();
    let state = load(
        // A wrong code is one try less.
        move || (send.turns(), wrong.get()),
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
    let ways = view.ways;
    if ways.is_empty() {
        return view! {
            <ui::Heading lead=words::none(voice)>{words::TITLE}</ui::Heading>
            <ended::Ways face/>
        }
        .into_any();
    }
    let body = match view.sent {
        Some(sent) => view! { <Enter face=face.clone() ways sent send prove/> }.into_any(),
        None => view! {
            <ui::Heading lead=words::about(voice, ways.len())>{words::TITLE}</ui::Heading>
            <Late face=face.clone() prove/>
            <Send face=face.clone() labels=first(&ways) action=send/>
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
    ways: Ways,
    sent: SentView,
    send: Act<SendCode>,
    prove: Act<ProveCode>,
) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let troubles = prove.troubles(voice);
    let mut went = ways.iter().filter(|(way, _)| *way == sent.way);
    let address = went.next().map_or("", |(_, mask)| mask);
    // With both on file, whoever waits in vain for one takes the other (F11).
    let label = |way: CodeWay| words::other(voice, (ways.len() > 1).then_some(way));
    let labels = ways.iter().map(|(way, _)| (*way, label(*way).to_owned()));
    let labels = labels.collect();
    view! {
        <ui::Heading lead=words::sent(voice, sent.way, address)>{words::TITLE}</ui::Heading>
        <ui::Form action=prove troubles id="codigo">
            <ui::Hidden name="platform" value=slug/>
            <ui::CodeField
                label=words::CODE
                name=Name::Code.name()
                hint=words::limits(voice, sent.minutes_left, sent.tries_left)
            />
            <ui::Actions>
                <ui::Button>{words::PROVE}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <section class="section">
            <p>{words::other_about(voice, sent.way)}</p>
            <Send face labels action=send/>
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

/// What the buttons say before any code went.
fn first(ways: &Ways) -> Ways {
    let label = |(way, mask): &(CodeWay, String)| (*way, words::send(*way, mask));
    ways.iter().map(label).collect()
}

/// A button for each way; the one pressed says which.
#[component]
fn Send(face: Face, labels: Ways, action: Act<SendCode>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    view! {
        <ui::Form action troubles>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Actions>
                {labels
                    .into_iter()
                    .map(|(way, label)| view! {
                        <ui::Button kind=ui::ButtonKind::Quiet name="way" value=way.name()>
                            {label}
                        </ui::Button>
                    })
                    .collect_view()}
            </ui::Actions>
        </ui::Form>
    }
}
