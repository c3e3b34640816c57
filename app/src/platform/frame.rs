//! The frame of a platform's pages: its brand, the person's corner, help in the footer.
//! Pages inside find the platform with [`use_face`].

use domain::platform::Face;
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_meta::{Html, Title};
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_params_map};

use super::{api, in_use};
use crate::act::{Act, AnyAct};
use crate::failure::Failure;
use crate::load::load;
use crate::operation::api::LeaveOperation;
use crate::sign_in::api::SignOut;
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
    let corner = move || view! { <Corner slug/> };
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

/// Made anew for each company, so that the name of one never stands beside the pages of another.
#[component]
fn Corner(slug: String) -> impl IntoView {
    let company = in_use(slug.clone());
    move || {
        let (slug, company) = (slug.clone(), company.get());
        view! { <CornerAt slug company/> }
    }
}

/// Fetched anew with every address, because signing in and out changes it. Operators have pages of
/// their own, and a session beside that of a person.
#[component]
fn CornerAt(slug: String, company: String) -> impl IntoView {
    let location = use_location();
    let platform = slug.clone();
    let corner = load(
        move || location.pathname.get(),
        move |path| {
            let operation = path.starts_with(&routes::operation(&platform));
            api::load_corner(platform.clone(), company.clone(), operation)
        },
    );
    let stranger = slug.clone();
    view! {
        <ui::Loaded
            source=corner
            then={move |corner: Option<api::Corner>| match corner {
                Some(corner) => view! { <Person slug=slug.clone() corner/> }.into_any(),
                None => view! { <Stranger slug=slug.clone()/> }.into_any(),
            }}
            otherwise={move |_: Failure| view! { <Stranger slug=stranger.clone()/> }.into_any()}
        />
    }
}

/// Whoever is signed in: their name, the company in use or their role, what the menu leads to, and
/// «Cerrar sesión».
#[component]
fn Person(slug: String, corner: api::Corner) -> impl IntoView {
    let links = corner
        .links
        .into_iter()
        .map(|(href, title)| view! { <ui::PersonLink href=href>{title}</ui::PersonLink> });
    let leave: AnyAct = if corner.operates {
        Act::<LeaveOperation>::new().into()
    } else {
        Act::<SignOut>::new().into()
    };
    view! {
        <ui::Person name=corner.name company=corner.company>
            {links.collect_view()}
            <ui::Form action=leave>
                <ui::Hidden name="platform" value=slug/>
                <ui::Button kind=ui::ButtonKind::Plain>{text::sign_in::SIGN_OUT}</ui::Button>
            </ui::Form>
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
    let email = contacts.email.clone().filter(|_| contacts.phone.is_none());
    // The frame stays while one moves between pages.
    let company = in_use(slug.to_owned());
    let keeping = move |address: String| move || routes::beside(&address, &company.get());
    let (privacy, help) = (keeping(routes::privacy(slug)), keeping(routes::help(slug)));
    view! {
        <p>{face.organisation.clone()}</p>
        {contacts.phone.clone().map(|phone| view! { <p>{words::phone(voice, &phone)}</p> })}
        {contacts.hours.clone().map(|hours| view! { <p>{hours}</p> })}
        {email.map(|email| view! { <p><a href=format!("mailto:{email}")>{email.clone()}</a></p> })}
        {face.pqrsf.map(|_| view! {
            <p><a href=routes::pqrsf(slug)>{text::pqrsf::NAME}</a></p>
        })}
        <p><a href=privacy>{words::privacy(voice)}</a></p>
        <p><a href=help>{words::help(voice)}</a></p>
    }
}
