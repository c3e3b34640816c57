//! The help centre of a platform (A-18, A-35, A-50 to, W-35, W-36, C-37): its
//! articles, the search in them, and whom to ask. Its words stay on the server.

pub mod api;
pub mod article;
mod centre;
pub mod find;
mod page;

use domain::platform::{Face, Guide};
use leptos::prelude::*;

pub use article::{Article, Block, Entry, Hit, Section, Way};
pub use centre::Centre;
pub use page::Page;

use crate::platform::keeping;
use crate::routes;
use crate::text::help as words;

/// Where somebody reads on who cannot get in.
#[must_use]
pub fn of_access(face: &Face) -> String {
    let slug = face.slug.as_str();
    if face.guides.contains(&Guide::KeysAndUsers) {
        routes::help_at(slug, routes::HELP_KEYS, "problemas-de-acceso")
    } else {
        routes::help_article(slug, routes::HELP_ACCESS)
    }
}

/// The answer to that question about companies and their users; the centre where nobody wrote it.
#[must_use]
pub fn of_companies(face: &Face, anchor: &str) -> String {
    let slug = face.slug.as_str();
    if face.guides.contains(&Guide::KeysAndUsers) {
        routes::help_at(slug, routes::HELP_KEYS, anchor)
    } else {
        routes::help(slug)
    }
}

/// The answer to that question about the people of a company and what they may do, which the guide
/// for a new company has under the same word; of an institution's people the manual's chapter; the centre
/// where nobody wrote it.
#[must_use]
pub fn of_people(face: &Face, anchor: &str) -> String {
    let slug = face.slug.as_str();
    if face.exclusive {
        routes::chapter(slug, routes::MANUAL_MEMBERS)
    } else if face.guides.contains(&Guide::FirstUse) {
        routes::help_at(slug, &routes::help_part(2), anchor)
    } else {
        of_companies(face, anchor)
    }
}

/// The answer to that question about accounts of an institution; the centre where nobody wrote it.
#[must_use]
pub fn of_accounts(face: &Face, anchor: &str) -> String {
    let slug = face.slug.as_str();
    if face.guides.contains(&Guide::Accounts) {
        routes::help_at(slug, routes::HELP_ACCOUNTS, anchor)
    } else {
        routes::help(slug)
    }
}

/// The guide for a new company; the centre where there is none (W-37).
#[must_use]
pub fn first_use(face: &Face) -> String {
    let slug = face.slug.as_str();
    if face.guides.contains(&Guide::FirstUse) {
        routes::help_article(slug, routes::HELP_FIRST_USE)
    } else {
        routes::help(slug)
    }
}

/// The part of the first guide about the account, at that place; the centre where there is none.
#[must_use]
pub fn of_first_use(face: &Face, anchor: &str) -> String {
    let slug = face.slug.as_str();
    if face.guides.contains(&Guide::FirstUse) {
        routes::help_at(slug, &routes::help_part(1), anchor)
    } else {
        routes::help(slug)
    }
}

/// A question that a page answers in the help centre. The whole page is loaded, so that the browser
/// finds the place in it by itself.
#[component]
pub fn Question(
    /// [`of_access`] and its neighbours.
    href: String,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let href = keeping(href);
    view! { <p class="way"><a href=href rel="external">{children()}</a></p> }
}

/// Whom to ask: data of the platform.
#[component]
fn Contacts(face: Face) -> impl IntoView {
    let voice = face.voice();
    let lines = words::contacts(&face).into_iter();
    let lines = lines.map(|(before, way, after)| {
        let way = way.map(|way| view! { <a href=way.href>{way.label}</a> });
        view! { <p>{before}{way}{after}</p> }
    });
    view! {
        <section class="section" id=words::CONTACT>
            <h2>{words::contacts_title(voice)}</h2>
            {lines.collect_view()}
        </section>
    }
}
