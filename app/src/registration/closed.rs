//! `/{platform}/registro` where accounts come from the company: says so, and whom to ask.

use domain::platform::Face;
use leptos::prelude::*;

use crate::text::registration as words;
use crate::text::{opening, welcome};
use crate::{routes, ui};

/// No form here.
#[component]
pub(super) fn Closed(
    /// The platform.
    face: Face,
) -> impl IntoView {
    let voice = face.voice();
    let title = words::closed_title(voice);
    let lines = words::closed(&face)
        .into_iter()
        .map(|line| view! { <p>{line}</p> });
    let again = routes::welcome_again(face.slug.as_str());
    let again = face.mails_passwords().then(|| {
        view! { <p>{opening::NO_WELCOME} " " <a href=again>{opening::AGAIN}</a></p> }
    });
    view! {
        <ui::Page title>
            <ui::Heading>{title}</ui::Heading>
            {lines.collect_view()}
            {again}
            <ui::Actions>
                <ui::ButtonLink href=routes::sign_in(face.slug.as_str())>
                    {welcome::sign_in(voice)}
                </ui::ButtonLink>
            </ui::Actions>
        </ui::Page>
    }
}
