//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Html;

use crate::failure::Failure;
use crate::platform::use_face;
use crate::text::{self, front as words};
use crate::{bridge, routes, ui};

/// Says so, with the status for machines and a way back for people.
#[component]
pub fn Page() -> impl IntoView {
    bridge::status(404);
    view! {
        <Html attr:lang="es"/>
        <ui::Frame brand="porteria" name=words::NAME home=routes::FRONT>
            <ui::Page title=words::NOT_FOUND width=ui::Width::Text>
                <ui::Heading lead=words::NOT_FOUND_LEAD>{words::NOT_FOUND}</ui::Heading>
                <ui::Actions>
                    <ui::ButtonLink href=routes::FRONT>{words::TO_FRONT}</ui::ButtonLink>
                </ui::Actions>
            </ui::Page>
        </ui::Frame>
    }
}

/// The same inside the frame of a platform: for what is none of the person's business, too.
#[component]
pub fn Inside() -> impl IntoView {
    bridge::status(404);
    let face = use_face();
    let home = routes::welcome(face.slug.as_str());
    view! {
        <ui::Page title=words::NOT_FOUND width=ui::Width::Text>
            <ui::Heading lead=words::not_found_lead(face.voice())>{words::NOT_FOUND}</ui::Heading>
            <ui::Actions>
                <ui::ButtonLink href=home>{words::TO_FRONT}</ui::ButtonLink>
            </ui::Actions>
        </ui::Page>
    }
}

/// In place of a page for those with a role: to everybody else it is not there, and for what went
/// wrong there is an apology.
pub(crate) fn closed(failure: Failure) -> AnyView {
    match failure {
        Failure::Refused(domain::Refusal::NotFound | domain::Refusal::NotAllowed) => {
            view! { <Inside/> }.into_any()
        }
        failure => text::problem::apology(&failure, use_face().voice()),
    }
}
