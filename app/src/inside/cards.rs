//! The rooms of a company as cards: those of its configuration, for whoever administers something in
//! it, and those that everybody has.

use super::api::CompanyView;
use crate::platform::{keeping, use_face};
use crate::routes;
use crate::text::{bulk, companies, help, inside as words, invitation, people, perfiles, tax};
use crate::ui::{Card, Glyph};
use leptos::prelude::*;

/// A room: what it is called, what one does there, its picture, its address.
struct Room(&'static str, &'static str, Glyph, String);

/// The rooms of the configuration, and those of everybody. Whoever administers nothing looks at who
/// does among the latter.
pub(super) fn rooms(company: &CompanyView) -> (Option<AnyView>, AnyView) {
    let face = use_face();
    let (slug, at) = (face.slug.as_str(), company.company.as_str());
    let settings = settings(company, slug, at);
    let administrators = administrators(company, slug, at);
    let (settled, seen) = if settings.is_empty() {
        (None, administrators)
    } else {
        (administrators, None)
    };
    let change = (!face.exclusive).then(|| {
        let href = routes::companies(slug);
        Room(companies::CHANGE, words::CHANGE_ABOUT, Glyph::Family, href)
    });
    let (services, helping) = (keeping(routes::home(slug)), keeping(routes::help(slug)));
    let rest = [
        Room(
            words::SERVICES,
            words::SERVICES_ABOUT,
            Glyph::Paper,
            services,
        ),
        Room(help::TITLE, words::HELP_ABOUT, Glyph::Help, helping),
    ];
    let everybody = seen.into_iter().chain(change).chain(rest);
    let settings: Vec<Room> = settled.into_iter().chain(settings).collect();
    let settings = (!settings.is_empty()).then(|| cards(settings));
    (settings, cards(everybody))
}

/// In an institution the people are seen where they are invited, and there is no other such room.
fn administrators(company: &CompanyView, slug: &str, at: &str) -> Option<Room> {
    if company.in_institution {
        return None;
    }
    let href = routes::administrators(slug, at);
    let (title, about) = (words::ADMINISTRATORS, words::ADMINISTRATORS_ABOUT);
    Some(Room(title, about, Glyph::Shield, href))
}

/// A room behind a condition.
type Door = (bool, &'static str, &'static str, Glyph, String);

fn settings(company: &CompanyView, slug: &str, at: &str) -> Vec<Room> {
    let to = people_of(company, slug, at).into_iter();
    let to = to.chain(papers_of(company, slug, at));
    to.filter(|room| room.0)
        .map(|(_, title, about, glyph, href)| Room(title, about, glyph, href))
        .collect()
}

/// Who belongs to it, and as what.
fn people_of(company: &CompanyView, slug: &str, at: &str) -> [Door; 6] {
    [
        (
            company.in_institution && company.may_see_invitations,
            invitation::TITLE,
            invitation::ABOUT,
            Glyph::Shield,
            routes::invitations(slug, at),
        ),
        (
            company.may_see_people,
            people::TITLE,
            match company.in_institution {
                true => people::ABOUT_SEATED,
                false => people::ABOUT,
            },
            Glyph::Family,
            routes::people(slug, at),
        ),
        (
            company.may_see_structure,
            people::STRUCTURE_TITLE,
            people::STRUCTURE_ABOUT,
            Glyph::Paper,
            routes::structure(slug, at),
        ),
        (
            company.may_see_roles,
            words::ROLES,
            words::ROLES_ABOUT,
            Glyph::Lock,
            routes::roles(slug, at),
        ),
        (
            company.may_change,
            perfiles::TITLE,
            perfiles::ABOUT,
            Glyph::Person,
            routes::perfiles(slug, at),
        ),
        (
            company.may_decide,
            words::REQUESTS,
            words::REQUESTS_ABOUT,
            Glyph::Inbox,
            routes::module_requests(slug, at),
        ),
    ]
}

/// What is printed, filled in and loaded.
fn papers_of(company: &CompanyView, slug: &str, at: &str) -> [Door; 3] {
    let face = use_face();
    let sheet = company.may_invite && face.takes_workers();
    // Only where companies open their account by themselves is anybody asked for them.
    let taxed = company.may_see_tax && face.mails_passwords();
    [
        (
            sheet,
            words::SHEET,
            words::SHEET_ABOUT,
            Glyph::Paper,
            routes::sheet(slug, at),
        ),
        (
            taxed,
            tax::TITLE,
            tax::ABOUT,
            Glyph::Paper,
            routes::tax(slug, at),
        ),
        (
            company.may_load,
            bulk::TITLE,
            bulk::ABOUT,
            Glyph::Paper,
            routes::loads(slug, at),
        ),
    ]
}

fn cards(rooms: impl IntoIterator<Item = Room>) -> AnyView {
    let card = |Room(title, text, glyph, href)| view! { <Card title text glyph href/> };
    let cards: Vec<_> = rooms.into_iter().map(card).collect();
    cards.into_any()
}
