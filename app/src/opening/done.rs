//! `/{platform}/empresa/lista`: what was sent, and why to go on at once (W-26 to W-28).

use domain::platform::Face;
use leptos::prelude::*;

use super::{api, closed, coordination};
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{opening as words, sign_in};
use crate::{routes, ui};

/// `/{platform}/empresa/lista`
#[component]
pub fn Done() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let done = load(|| (), move |()| api::load_done(slug.clone()));
    let other = face.clone();
    view! {
        <ui::Page title=words::DONE>
            <ui::Loaded
                source=done
                then={move |()| view! { <Told face=face.clone()/> }.into_any()}
                otherwise={move |failure: Failure| closed(&failure, &other)}
            />
        </ui::Page>
    }
}

#[component]
fn Told(face: Face) -> impl IntoView {
    let sign_in = routes::sign_in(face.slug.as_str());
    let hurry = words::hurry(&face);
    let coordination = coordination(&face, Some(words::CALLS_THEM));
    view! {
        <ui::Heading>{words::DONE}</ui::Heading>
        <ui::Notice kind=ui::NoticeKind::Success>
            <p>{words::DONE_MAIL}</p>
            <p><strong>{hurry}</strong></p>
        </ui::Notice>
        {coordination}
        <ui::Actions>
            <ui::ButtonLink href=sign_in>{sign_in::TITLE}</ui::ButtonLink>
        </ui::Actions>
    }
}
