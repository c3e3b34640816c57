//! Where the online way ends: no attempt left, or too little on file. Both name the next step.

use domain::platform::Face;
use leptos::prelude::*;

use super::Actions;
use super::code::Offer;
use super::code_api::Ways as OnFile;
use crate::text::{self, challenge as words};
use crate::{routes, ui};

/// No attempt is left (H-35, H-38).
#[component]
pub fn Blocked(face: Face, on_file: OnFile, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    let offer =
        (!on_file.is_empty()).then(|| view! { <Offer face=face.clone() ways=on_file actions/> });
    let title = words::blocked_title(voice);
    view! {
        <ui::Page title>
            <ui::Heading lead=words::blocked(voice)>{title}</ui::Heading>
            <p>{words::blocked_why(voice)}</p>
            <File face=face.clone() kind=ui::ButtonKind::Primary/>
            {offer}
            <section class="section">
                <h2>{words::ways_title(voice)}</h2>
                <ui::Facts facts=words::ways(&face)/>
            </section>
        </ui::Page>
    }
}

/// Too little is on file to ask safely (Q24), or a person has to look first.
#[component]
pub fn Unavailable(face: Face, on_file: OnFile, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    let offer =
        (!on_file.is_empty()).then(|| view! { <Offer face=face.clone() ways=on_file actions/> });
    let (title, lead) = if offer.is_some() {
        (
            words::code::instead_title(voice),
            words::code::instead(voice),
        )
    } else {
        (words::unavailable_title(voice), words::unavailable(voice))
    };
    view! {
        <ui::Page title>
            <ui::Heading lead>{title}</ui::Heading>
            {offer}
            <section class="section">
                <h2>{words::ways_title(voice)}</h2>
                <Ways face/>
            </section>
        </ui::Page>
    }
}

/// Where people help.
#[component]
pub fn Ways(face: Face) -> impl IntoView {
    view! {
        <ui::Facts facts=words::ways(&face)/>
        <File face kind=ui::ButtonKind::Quiet/>
    }
}

/// The way to the form where one asks in writing, where the platform has one.
#[component]
fn File(face: Face, kind: ui::ButtonKind) -> impl IntoView {
    let address = routes::pqrsf(face.slug.as_str());
    face.pqrsf.map(|_| {
        view! {
            <ui::Actions>
                <ui::ButtonLink kind href=address>{text::pqrsf::TITLE}</ui::ButtonLink>
            </ui::Actions>
        }
    })
}
