//! `/{platform}/inicio`: own data, what one can do, the platform's services, and the rooms of those
//! with a role.

pub mod api;

use domain::access::Staff;
use domain::platform::Face;
use domain::service::RequestState;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::HomeView;
use crate::account::OwnFacts;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{
    self, account, administration, companies, coordination, desk_people, desk_perfiles,
    first_steps, frame, help, home as words, services,
};
use crate::ui::{Card, Cards, Glyph};
use crate::{routes, ui};

/// `/{platform}/inicio`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let asked = move || query.with(|query| query.get("solicitud").is_some());
    // Loaded anew after a request, which leads back here.
    let home = load(asked, move |_| api::load_home(slug.clone()));
    view! {
        <ui::Page title=words::title(voice) width=ui::Width::Wide>
            <ui::Loaded
                source=home
                then={move |home: HomeView| {
                    let face = face.clone();
                    let news = asked().then(|| view! {
                        <ui::Notice kind=ui::NoticeKind::Success announced=true>
                            <p>{services::sent(voice)}</p>
                        </ui::Notice>
                    });
                    view! {
                        {news}
                        <Home face home/>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Home(face: Face, home: HomeView) -> impl IntoView {
    let voice = face.voice();
    let HomeView {
        own,
        services,
        belongs,
        staff,
        leads,
    } = home;
    let lead = words::lead(voice, &face.name);
    let hello = words::hello(&own.first_name);
    let slug = face.slug.as_str();
    let (settings, helping, privacy) = (
        keeping(routes::account(slug)),
        keeping(routes::help(slug)),
        keeping(routes::privacy(slug)),
    );
    let cards = rooms(&face, staff, leads);
    let rooms = (!cards.is_empty()).then(|| {
        view! {
            <section class="home__part">
                <h2>{words::rooms(voice)}</h2>
                <Cards label=words::rooms(voice)>{cards}</Cards>
            </section>
        }
    });
    let companies = belongs.then(|| own_companies(&face));
    view! {
        <ui::Heading lead>{hello}</ui::Heading>
        {rooms}
        <section class="home__part">
            <h2>{account::own_data(voice)}</h2>
            <OwnFacts own/>
        </section>
        <section class="home__part">
            <h2>{words::own(voice)}</h2>
            <Cards label=words::own(voice)>
                {companies}
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
        <Services face services/>
    }
}

/// To the companies, or the institution, that somebody acts for.
fn own_companies(face: &Face) -> impl IntoView + use<> {
    let href = routes::companies(face.slug.as_str());
    let (title, text) = match face.exclusive {
        true => (companies::TITLE_SEATED, companies::ABOUT_SEATED),
        false => (companies::TITLE, companies::ABOUT),
    };
    view! { <Card title text glyph=Glyph::House href/> }
}

/// The rooms of whoever works for the platform or opened a company.
fn rooms(face: &Face, staff: Option<Staff>, leads: bool) -> Vec<AnyView> {
    let slug = face.slug.as_str();
    let decides = staff == Some(Staff::HelpDesk) && face.has_companies();
    let perfiles = decides.then(|| {
        let href = routes::desk_perfiles(slug);
        let (title, text) = (desk_perfiles::TITLE, desk_perfiles::ABOUT);
        view! { <Card title text glyph=Glyph::Person href/> }.into_any()
    });
    let steps = leads.then(|| {
        let href = keeping(routes::first_steps(slug));
        let (title, text) = (first_steps::TITLE, first_steps::ABOUT);
        view! { <Card title text glyph=Glyph::Onward href/> }.into_any()
    });
    let room = staff.and_then(|staff| room(slug, staff));
    [room, perfiles, steps].into_iter().flatten().collect()
}

/// Where somebody with that role works.
fn room(slug: &str, staff: Staff) -> Option<AnyView> {
    match staff {
        Staff::HelpDesk => {
            let href = routes::desk_people(slug);
            let text = desk_people::ABOUT;
            Some(view! { <Card title=desk_people::TITLE text glyph=Glyph::Help href/> }.into_any())
        }
        Staff::PlatformAdmin => {
            let href = routes::administration(slug);
            let text = administration::ABOUT;
            let title = administration::TITLE;
            Some(view! { <Card title text glyph=Glyph::Shield href/> }.into_any())
        }
        Staff::Coordination => {
            let href = routes::coordination(slug);
            let text = coordination::ABOUT;
            Some(
                view! { <Card title=coordination::TITLE text glyph=Glyph::Phone href/> }.into_any(),
            )
        }
    }
}

/// The catalogue: what one has, what one asked for, what one may ask for (H-42).
#[component]
fn Services(face: Face, services: Vec<(String, RequestState)>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let cards = face.services.into_iter().map(|service| {
        let known = services.iter().find(|(key, _)| *key == service.key);
        let state = services::state(known.map(|(_, state)| *state));
        let glyph = Glyph::named(&service.icon);
        let href = keeping(routes::service(&slug, &service.key));
        view! { <Card title=service.name text=service.summary glyph href state/> }
    });
    let cards = cards.collect_view();
    view! {
        <section class="home__part">
            <h2>{words::services(voice)}</h2>
            <Cards label=words::services(voice)>{cards}</Cards>
        </section>
    }
}
