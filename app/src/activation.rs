//! `/{platform}/activar`: the page that a mailed link leads to. Opening it changes nothing; its
//! button activates the account (H-27 to H-29, H-41, Q46).

pub mod api;
mod ready;

use domain::platform::Face;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{Activate, ActivationView, ResendLink};
use self::ready::Ready;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::activation as words;
use crate::text::registration as form_words;
use crate::text::registration::after;
use crate::text::welcome;
use crate::{routes, text, ui};

/// `/{platform}/activar`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let (activate, resend) = (Act::<Activate>::new(), Act::<ResendLink>::new());
    // A refused password leaves the page as it stands.
    let activated = activate.yeses();
    let resent = resend.yeses();
    let link = load(
        move || (activated.get(), resent.get()),
        move |_| api::load_activation(slug.clone()),
    );
    let voice = face.voice();
    view! {
        <ui::Page title=words::title(voice)>
            <ui::Loaded
                source=link
                then={move |link: ActivationView| {
                    let face = face.clone();
                    view! { <Shown face link activate resend/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Shown(
    face: Face,
    link: ActivationView,
    activate: Act<Activate>,
    resend: Act<ResendLink>,
) -> impl IntoView {
    match link {
        ActivationView::Ready {
            address,
            same_browser,
        } => view! { <Ready face address same_browser activate/> }.into_any(),
        ActivationView::Expired { address } => view! { <Expired face address resend/> }.into_any(),
        ActivationView::Taken {
            address,
            same_browser,
        } => view! { <Taken face address same_browser/> }.into_any(),
        ActivationView::Spent => view! { <Spent face/> }.into_any(),
        ActivationView::Unknown => view! { <Unknown face/> }.into_any(),
    }
}

#[component]
fn Expired(face: Face, address: String, resend: Act<ResendLink>) -> impl IntoView {
    let voice = face.voice();
    let wrong = resend.troubles(voice);
    view! {
        <ui::Heading>{words::expired_title(voice)}</ui::Heading>
        <p>{words::expired(&face, &address)}</p>
        <ui::Form action=resend troubles=wrong>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Actions>
                <ui::Button>{after::RESEND}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

#[component]
fn Taken(face: Face, address: String, same_browser: bool) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let (sign_in, recovery) = (routes::sign_in(slug), routes::recovery(slug));
    let other = if same_browser {
        routes::registration_saved(slug)
    } else {
        routes::registration(slug)
    };
    view! {
        <ui::Heading>{words::taken_title(voice)}</ui::Heading>
        <p>{words::taken(voice, &address)}</p>
        <ui::Actions>
            <ui::ButtonLink href=sign_in>{welcome::sign_in(voice)}</ui::ButtonLink>
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=recovery>
                {words::recover(voice)}
            </ui::ButtonLink>
            <ui::ButtonLink kind=ui::ButtonKind::Plain href=other>
                {words::OTHER_ADDRESS}
            </ui::ButtonLink>
        </ui::Actions>
    }
}

#[component]
fn Spent(face: Face) -> impl IntoView {
    let voice = face.voice();
    let sign_in = routes::sign_in(face.slug.as_str());
    view! {
        <ui::Heading>{words::spent_title(voice)}</ui::Heading>
        <p>{words::spent(voice)}</p>
        <ui::Actions>
            <ui::ButtonLink href=sign_in>{welcome::sign_in(voice)}</ui::ButtonLink>
        </ui::Actions>
    }
}

/// No link, or one that was replaced just now by another that is on its way. The address tells
/// which, and it may change after the page was put in place.
#[component]
fn Unknown(face: Face) -> impl IntoView {
    let query = use_query_map();
    let was_sent = Memo::new(move |_| query.with(|query| query.get("enviado").is_some()));
    move || {
        let face = face.clone();
        if was_sent.get() {
            view! { <SentAgain face/> }.into_any()
        } else {
            view! { <Nothing face/> }.into_any()
        }
    }
}

#[component]
fn SentAgain(face: Face) -> impl IntoView {
    let voice = face.voice();
    view! {
        <ui::Heading>{after::title(voice)}</ui::Heading>
        <ui::Notice kind=ui::NoticeKind::Success announced=true>
            <p>{words::sent(voice)}</p>
        </ui::Notice>
        <p>{after::spam(voice)}</p>
    }
}

#[component]
fn Nothing(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let (register, sign_in) = (routes::registration(slug), routes::sign_in(slug));
    view! {
        <ui::Heading>{words::unknown_title(voice)}</ui::Heading>
        <p>{words::unknown(voice)}</p>
        <ui::Actions>
            <ui::ButtonLink href=register>{form_words::title(voice)}</ui::ButtonLink>
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=sign_in>
                {welcome::sign_in(voice)}
            </ui::ButtonLink>
        </ui::Actions>
    }
}
