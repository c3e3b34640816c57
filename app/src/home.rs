//! `/{platform}/inicio`: own data, what one can do, the platform's services.

pub mod api;

use domain::platform::Face;
use leptos::prelude::*;

use crate::account::OwnFacts;
use crate::account::api::OwnView;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, account, frame, help, home as words};
use crate::ui::{Card, Cards, Glyph};
use crate::{routes, ui};

/// `/{platform}/inicio`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let own = load(|| (), move |()| api::load_home(slug.clone()));
    view! {
        <ui::Page title=words::title(voice) width=ui::Width::Wide>
            <ui::Loaded
                source=own
                then={move |own: OwnView| {
                    let face = face.clone();
                    view! { <Home face own/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Home(face: Face, own: OwnView) -> impl IntoView {
    let voice = face.voice();
    let lead = words::lead(voice, &face.name);
    let hello = words::hello(&own.first_name);
    let slug = face.slug.as_str();
    let (settings, helping, privacy) = (
        routes::account(slug),
        routes::help(slug),
        routes::privacy(slug),
    );
    let services = face.services.into_iter().map(|service| {
        let glyph = Glyph::named(&service.icon);
        view! { <Card title=service.name text=service.summary glyph state=words::SOON/> }
    });
    view! {
        <ui::Heading lead>{hello}</ui::Heading>
        <section class="home__part">
            <h2>{account::own_data(voice)}</h2>
            <OwnFacts own/>
        </section>
        <section class="home__part">
            <h2>{words::own(voice)}</h2>
            <Cards label=words::own(voice)>
                <Card
                    title=account::TITLE
                    text=words::settings_about(voice)
                    glyph=Glyph::Person
                    href=settings
                />
                <Card title=help::TITLE text=words::help_about(voice) glyph=Glyph::Help href=helping/>
                <Card
                    title=frame::privacy(voice)
                    text=words::privacy_about(voice)
                    glyph=Glyph::Shield
                    href=privacy
                />
            </Cards>
        </section>
        <section class="home__part">
            <h2>{words::services(voice)}</h2>
            <Cards label=words::services(voice)>{services.collect_view()}</Cards>
        </section>
    }
}
