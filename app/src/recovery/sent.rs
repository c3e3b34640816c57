//! `/{platform}/recuperar/enviado`: the same for everybody, with «Reenviar» and the phone.

use domain::platform::Face;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::AskAgain;
use crate::act::Act;
use crate::platform::use_face;
use crate::text::recovery as words;
use crate::{routes, ui};

/// `/{platform}/recuperar/enviado`
#[component]
pub fn Sent() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let title = words::sent_title(voice);
    let query = use_query_map();
    let again = move || {
        query.with(|query| query.get("otra")).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::sent_again(voice)}</p>
                </ui::Notice>
            }
        })
    };
    let lines = words::sent(voice, face.links.recovery_minutes)
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    view! {
        <ui::Page title>
            <ui::Heading>{title}</ui::Heading>
            {again}
            {lines}
            <Again face/>
        </ui::Page>
    }
}

#[component]
fn Again(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<AskAgain>::new();
    let troubles = action.troubles(voice);
    let other = routes::recovery(&slug);
    let phone = face.contacts.phone.as_ref();
    view! {
        <p>{words::not_there(voice)}</p>
        <ui::Form action troubles>
            <ui::Hidden name="platform" value=slug/>
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet>{words::SEND_AGAIN}</ui::Button>
                <ui::ButtonLink kind=ui::ButtonKind::Plain href=other>
                    {words::other_identity(voice)}
                </ui::ButtonLink>
            </ui::Actions>
        </ui::Form>
        {phone.map(|phone| view! { <p>{words::call(voice, phone)}</p> })}
    }
}
