//! `/{platform}/registro/listo`: «Guardado Exitosamente», a pop-up with script and part of the
//! page without (H-24 to H-26), «Reenviar» and «Corregir correo» (Q44).

use domain::platform::Face;
use domain::refusal::Field;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Progress;
use super::api::{self, CorrectAddress, ResendActivation, SavedView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::registration::{self as form_words, after as words};
use crate::text::{welcome, whereabouts};
use crate::{routes, ui};

/// `/{platform}/registro/listo`
#[component]
pub fn Saved() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let (resend, correct) = (Act::<ResendActivation>::new(), Act::<CorrectAddress>::new());
    let resent = resend.yeses();
    let corrected = correct.yeses();
    let waiting = load(
        move || (resent.get(), corrected.get()),
        move |_| api::load_waiting(slug.clone()),
    );
    let again = face.clone();
    let title = words::title(face.voice());
    view! {
        <ui::Page title>
            <ui::Loaded
                source=waiting
                then={move |saved: SavedView| {
                    view! { <Sent face=face.clone() saved resend correct/> }.into_any()
                }}
                otherwise={move |_: Failure| {
                    view! { <Nothing face=again.clone()/> }.into_any()
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Sent(
    face: Face,
    saved: SavedView,
    resend: Act<ResendActivation>,
    correct: Act<CorrectAddress>,
) -> impl IntoView {
    let voice = face.voice();
    let was_resent = use_query_map().with_untracked(|query| query.get("reenviado").is_some())
        || untrack(|| resend.is_done())
        || untrack(|| correct.is_done());
    let address = saved.address.clone();
    let pop_up =
        (!was_resent && !saved.taken).then(|| view! { <PopUp face=face.clone() address/> });
    let news = match (saved.taken, was_resent) {
        (true, _) => Some((ui::NoticeKind::Warning, words::taken(voice))),
        (_, true) => Some((ui::NoticeKind::Success, words::resent(voice))),
        _ => None,
    };
    view! {
        <Progress place=3 slug=face.slug.to_string()/>
        <ui::Heading>{words::title(voice)}</ui::Heading>
        {news.map(|(kind, line)| view! { <ui::Notice kind announced=true><p>{line}</p></ui::Notice> })}
        {pop_up}
        <p>{words::went_to(voice)} " " <strong>{saved.address}</strong></p>
        <p>{words::next(&face)}</p>
        <p class="way"><a href=routes::whereabouts(face.slug.as_str())>{whereabouts::TITLE}</a></p>
        <Again face resend correct/>
    }
}

/// The pop-up (H-24).
#[component]
fn PopUp(face: Face, address: String) -> impl IntoView {
    let voice = face.voice();
    view! {
        <ui::Dialog id="guardado" title=words::SAVED open=Signal::stored(true)>
            <p>{words::created(voice)}</p>
            <p><strong>{address}</strong></p>
            <p>{words::spam(voice)}</p>
            <form method="dialog">
                <ui::Actions>
                    <ui::Button>{words::UNDERSTOOD}</ui::Button>
                </ui::Actions>
            </form>
        </ui::Dialog>
    }
}

#[component]
fn Again(face: Face, resend: Act<ResendActivation>, correct: Act<CorrectAddress>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let own = slug.clone();
    let of_resend = resend.troubles(voice);
    let of_correct = correct.troubles(voice);
    let unfold = !of_correct.get_untracked().is_empty();
    view! {
        <section class="section">
            <h2>{words::trouble(voice)}</h2>
            <p>{words::spam(voice)}</p>
            <ui::Form action=resend troubles=of_resend>
                <ui::Hidden name="platform" value=own/>
                <p class="soft">{words::limits(&face)}</p>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::RESEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
            <ui::Disclosure summary=words::CORRECT open=unfold>
                <ui::Form action=correct troubles=of_correct>
                    <ui::Hidden name="platform" value=slug/>
                    <ui::Field
                        label=words::NEW_ADDRESS
                        name=Field::Email.name()
                        kind="email"
                        inputmode="email"
                        autocomplete="email"
                        literal=true
                        maxlength=254
                    />
                    <ui::Actions>
                        <ui::Button kind=ui::ButtonKind::Quiet>{words::SEND_THERE}</ui::Button>
                    </ui::Actions>
                </ui::Form>
            </ui::Disclosure>
        </section>
    }
}

/// Nothing waits: the way to the form and to the door.
#[component]
fn Nothing(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let (register, sign_in) = (routes::registration(slug), routes::sign_in(slug));
    view! {
        <ui::Heading>{words::nothing(voice)}</ui::Heading>
        <ui::Actions>
            <ui::ButtonLink href=register>{form_words::title(voice)}</ui::ButtonLink>
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=sign_in>
                {welcome::sign_in(voice)}
            </ui::ButtonLink>
        </ui::Actions>
    }
}
