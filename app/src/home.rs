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
    self, account, administration, companies, coordination, desk, desk_people, desk_perfiles,
    first_steps, frame, help, home as words, rules, services,
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

/// Where it is, what it is called, what one does there, its picture.
type Room = (String, &'static str, &'static str, Glyph);

/// The rooms of whoever works for the platform or opened a company.
fn rooms(face: &Face, staff: Option<Staff>, leads: bool) -> Vec<AnyView> {
    let mut rooms = staff.map_or_else(Vec::new, |staff| of_staff(face, staff));
    if leads {
        rooms.push((
            keeping(routes::first_steps(face.slug.as_str())),
            first_steps::TITLE,
            first_steps::ABOUT,
            Glyph::Onward,
        ));
    }
    rooms.into_iter().map(card).collect()
}

fn card((href, title, text, glyph): Room) -> AnyView {
    view! { <Card title text glyph href/> }.into_any()
}

/// Where somebody with that role works, the same rooms as in the person's corner.
fn of_staff(face: &Face, staff: Staff) -> Vec<Room> {
    let slug = face.slug.as_str();
    match staff {
        Staff::HelpDesk => {
            let queue = (routes::desk(slug), desk::TITLE, desk::LEAD, Glyph::Inbox);
            let people = (
                routes::desk_people(slug),
                desk_people::TITLE,
                desk_people::ABOUT,
                Glyph::Help,
            );
            let perfiles = (
                routes::desk_perfiles(slug),
                desk_perfiles::TITLE,
                desk_perfiles::ABOUT,
                Glyph::Person,
            );
            let queue = face.pqrsf.is_some().then_some(queue);
            let perfiles = face.has_companies().then_some(perfiles);
            let rooms = [queue, Some(people), perfiles];
            rooms.into_iter().flatten().collect()
        }
        Staff::PlatformAdmin => vec![
            (
                routes::administration(slug),
                administration::TITLE,
                administration::ABOUT,
                Glyph::Shield,
            ),
            (
                routes::rules(slug),
                rules::TITLE,
                rules::ABOUT,
                Glyph::Paper,
            ),
        ],
        Staff::Coordination => vec![(
            routes::coordination(slug),
            coordination::TITLE,
            coordination::ABOUT,
            Glyph::Phone,
        )],
    }
}

/// The catalogue: what one has, what one asked for, what one may ask for (H-42).
#[component]
fn Services(face: Face, services: Vec<(String, RequestState)>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let cards = face.services.into_iter().map(|service| {
        let known = services.iter().find(|(key, _)| *key == service.key);
        // Not a state but what can be done.
        let asks = known.is_none();
        let state = services::state(known.map(|(_, state)| *state));
        let glyph = Glyph::named(&service.icon);
        let href = keeping(routes::service(&slug, &service.key));
        view! {
            <Card
                title=service.name
                text=service.summary
                glyph
                href
                state
                class:home__asks=asks
            />
        }
    });
    let cards = cards.collect_view();
    view! {
        <section class="home__part">
            <h2>{words::services(voice)}</h2>
            <Cards label=words::services(voice)>{cards}</Cards>
        </section>
    }
}
