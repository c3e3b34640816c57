//! The welcome of a platform: what it offers, and the two ways in (H-02, H-03, A-14).

use domain::platform::Face;
use leptos::prelude::*;

use super::use_face;
use crate::routes;
use crate::text::{self, welcome as words};
use crate::ui::{Actions, ButtonKind, ButtonLink, Card, Cards, Glyph, Heading, Page, Width};

/// `/{platform}`
#[component]
pub fn Welcome() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let register = routes::registration(face.slug.as_str());
    let sign_in = routes::sign_in(face.slug.as_str());
    let whereabouts = routes::whereabouts(face.slug.as_str());
    let (title, lead) = (words::title(&face), words::organisation(&face));
    view! {
        <Page title=title.clone() width=Width::Wide>
            <div class="welcome">
                <div class="welcome__hero">
                    <p class="welcome__claim">{words::lead(voice)}</p>
                    <Heading lead>{title}</Heading>
                    <Actions>
                        <ButtonLink href=register>
                            {words::register(voice)}
                        </ButtonLink>
                        <ButtonLink kind=ButtonKind::Quiet href=sign_in>
                            {words::sign_in(voice)}
                        </ButtonLink>
                    </Actions>
                    <p class="way"><a href=whereabouts>{text::whereabouts::TITLE}</a></p>
                </div>
                <Services face/>
            </div>
        </Page>
    }
}

/// What the platform offers, all of it at once (H-02).
#[component]
fn Services(face: Face) -> impl IntoView {
    let title = words::services(face.voice());
    let cards = face.services.into_iter().map(|service| {
        let glyph = Glyph::named(&service.icon);
        view! { <Card title=service.name text=service.summary glyph/> }
    });
    view! {
        <section class="welcome__part">
            <h2>{title}</h2>
            <Cards label=title>{cards.collect_view()}</Cards>
        </section>
    }
}
