//! Where the online way ends: no attempt left, or too little on file. Both name the next step.

use domain::platform::Face;
use leptos::prelude::*;

use crate::text::{self, challenge as words};
use crate::{routes, ui};

/// No attempt is left (H-35, H-38).
#[component]
pub fn Blocked(face: Face) -> impl IntoView {
    let voice = face.voice();
    let title = words::blocked_title(voice);
    view! {
        <ui::Page title>
            <ui::Heading lead=words::blocked(voice)>{title}</ui::Heading>
            <p>{words::blocked_why(voice)}</p>
            <section class="section">
                <h2>{words::ways_title(voice)}</h2>
                <Ways face/>
            </section>
        </ui::Page>
    }
}

/// Too little is on file to ask safely (Q24), or a person has to look first.
#[component]
pub fn Unavailable(face: Face) -> impl IntoView {
    let voice = face.voice();
    let title = words::unavailable_title(voice);
    view! {
        <ui::Page title>
            <ui::Heading lead=words::unavailable(voice)>{title}</ui::Heading>
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
    let address = routes::pqrsf(face.slug.as_str());
    let filing = face.pqrsf.map(|_| {
        view! {
            <ui::Actions>
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=address>
                    {text::pqrsf::TITLE}
                </ui::ButtonLink>
            </ui::Actions>
        }
    });
    view! {
        <ui::Facts facts=words::ways(&face)/>
        {filing}
    }
}
