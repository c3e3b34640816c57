//! The frame of a platform's pages: its brand, the person's corner, help in the footer.
//! Pages inside find the platform with [`use_face`].

use domain::access::Staff;
use domain::platform::Face;
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_meta::{Html, Title};
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_params_map};

use super::{api, in_use};
use crate::failure::Failure;
use crate::load::load;
use crate::sign_in::SignOutForm;
use crate::text::{self, frame as words};
use crate::ui;
use crate::{not_found, routes};

/// The platform that the address names. Only inside [`Frame`].
#[must_use]
pub fn use_face() -> Face {
    expect_context::<Face>()
}

/// Everything below `/{platform}`.
#[component]
pub fn Frame() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("platform").unwrap_or_default()));
    let face = load(
        move || slug.get(),
        |slug| async move { Ok((api::load_face(slug).await?, api::is_demo().await?)) },
    );
    view! {
        <ui::Loaded
            source=face
            then={|(face, demo)| view! { <Framed face demo/> }.into_any()}
            otherwise={|_: Failure| view! { <not_found::Page/> }.into_any()}
        />
    }
}

#[component]
fn Framed(face: Face, demo: bool) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let home = routes::welcome(&slug);
    let name = face.name.clone();
    let title = move |page: String| format!("{page} · {name}");
    // Made inside the frame, where the words of the platform are known.
    let has = Has {
        filings: face.pqrsf.is_some(),
        companies: face.has_companies(),
    };
    let corner = move || view! { <Corner slug has/> };
    let help = face.clone();
    let footer = move || view! { <Footer face=help/> };
    let banner = demo.then(|| words::demonstration(voice).to_owned());
    view! {
        <Html attr:lang=face.locale.tag()/>
        <Title formatter=title/>
        <Provider value=text::controls(voice)>
            <ui::Frame
                brand=face.brand.clone()
                name=face.name.clone()
                home
                banner=banner.unwrap_or_default()
                corner
                footer
            >
                <Provider value=face>
                    <Outlet/>
                </Provider>
            </ui::Frame>
        </Provider>
    }
}

/// What the platform has, so that its help desk has a room for it.
#[derive(Clone, Copy)]
struct Has {
    filings: bool,
    companies: bool,
}

/// Made anew for each company, so that the name of one never stands beside the pages of another.
#[component]
fn Corner(slug: String, has: Has) -> impl IntoView {
    let company = in_use(slug.clone());
    move || {
        let (slug, company) = (slug.clone(), company.get());
        view! { <CornerAt slug company has/> }
    }
}

/// Fetched anew with every address, because signing in and out changes it.
#[component]
fn CornerAt(slug: String, company: String, has: Has) -> impl IntoView {
    let location = use_location();
    let (platform, at) = (slug.clone(), company.clone());
    let corner = load(
        move || location.pathname.get(),
        move |_| api::load_corner(platform.clone(), at.clone()),
    );
    let stranger = slug.clone();
    view! {
        <ui::Loaded
            source=corner
            then={move |corner: Option<api::Corner>| match corner {
                Some(corner) => {
                    let (slug, at) = (slug.clone(), company.clone());
                    view! { <Person slug at corner has/> }.into_any()
                }
                None => view! { <Stranger slug=slug.clone()/> }.into_any(),
            }}
            otherwise={move |_: Failure| view! { <Stranger slug=stranger.clone()/> }.into_any()}
        />
    }
}

/// Whoever is signed in: their name, the company in use or their role, «Configuración de cuenta»,
/// «Cambiar de usuario», «Cerrar sesión».
#[component]
fn Person(slug: String, at: String, corner: api::Corner, has: Has) -> impl IntoView {
    // A role is told past every hurdle only, so that nobody else is shown a staff room.
    let rooms: Vec<(String, &str)> = match corner.staff {
        Some(Staff::HelpDesk) => {
            let queue = has
                .filings
                .then(|| (routes::desk(&slug), text::desk::TITLE));
            let people = (routes::desk_people(&slug), text::desk_people::TITLE);
            let perfiles = (routes::desk_perfiles(&slug), text::desk_perfiles::TITLE);
            let perfiles = has.companies.then_some(perfiles);
            queue.into_iter().chain([people]).chain(perfiles).collect()
        }
        Some(Staff::PlatformAdmin) => vec![
            (routes::administration(&slug), text::administration::TITLE),
            (routes::rules(&slug), text::rules::TITLE),
        ],
        Some(Staff::Coordination) => {
            vec![(routes::coordination(&slug), text::coordination::TITLE)]
        }
        None => Vec::new(),
    };
    let rooms = rooms
        .into_iter()
        .map(|(href, title)| view! { <ui::PersonLink href=href>{title}</ui::PersonLink> });
    let is_whole = corner.name.is_some();
    let name = corner.name.unwrap_or_else(|| words::SOMEBODY.to_owned());
    let home = match &corner.company {
        Some(_) => routes::company(&slug, &at),
        None => routes::home(&slug),
    };
    let change = corner.belongs.then(|| routes::companies(&slug));
    let account = routes::account(&slug);
    let account = match &corner.company {
        Some(_) => routes::beside(&account, &at),
        None => account,
    };
    let role = corner.staff.map(words::role).unwrap_or_default();
    let company = corner.company.unwrap_or_else(|| role.to_owned());
    view! {
        <ui::Person name company>
            {is_whole.then(|| view! {
                <ui::PersonLink href=home>{text::home::title(domain::locale::Voice::Tu)}</ui::PersonLink>
                <ui::PersonLink href=account>{text::account::TITLE}</ui::PersonLink>
                {change.map(|change| view! {
                    <ui::PersonLink href=change>{text::companies::CHANGE}</ui::PersonLink>
                })}
            })}
            {rooms.collect_view()}
            <SignOutForm slug/>
        </ui::Person>
    }
}

/// Nobody: the way in, but for the page that it leads to.
#[component]
fn Stranger(slug: String) -> impl IntoView {
    let location = use_location();
    let sign_in = routes::sign_in(&slug);
    move || {
        let href = sign_in.clone();
        let elsewhere = location.pathname.with(|here| *here != href);
        elsewhere.then(|| view! { <a href=href>{text::sign_in::TITLE}</a> })
    }
}

#[component]
fn Footer(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let contacts = &face.contacts;
    // The frame stays while one moves between pages.
    let company = in_use(slug.to_owned());
    let keeping = move |address: String| move || routes::beside(&address, &company.get());
    let (privacy, help) = (keeping(routes::privacy(slug)), keeping(routes::help(slug)));
    view! {
        <p>{face.organisation.clone()}</p>
        {contacts.phone.clone().map(|phone| view! { <p>{words::phone(voice, &phone)}</p> })}
        {contacts.hours.clone().map(|hours| view! { <p>{hours}</p> })}
        {face.pqrsf.map(|_| view! {
            <p><a href=routes::pqrsf(slug)>{text::pqrsf::NAME}</a></p>
        })}
        <p><a href=privacy>{words::privacy(voice)}</a></p>
        <p><a href=help>{words::help(voice)}</a></p>
    }
}
