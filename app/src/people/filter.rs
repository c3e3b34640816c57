//! What the address of the list asks for: the form that asks, each filter with the way out of
//! it, the pages before and after, and the same people as a file.

use domain::membership::MembershipState;
use leptos::prelude::*;

use super::api::{self, Asked, PeopleView};
use super::live::{Live, SEARCH};
use super::row;
use crate::platform::use_face;
use crate::text::{companies, people as words};
use crate::{routes, ui};

/// The form that asks for others.
pub(super) fn filter(page: &str, asked: &Asked, listed: &PeopleView, live: Live) -> AnyView {
    let any = || ui::Offer::new("", words::ALL);
    let states = MembershipState::ALL
        .into_iter()
        .map(|one| ui::Offer::new(one.code(), words::state(one)));
    let exclusive = use_face().exclusive;
    let invited = ui::Offer::new(api::INVITED, words::INVITED);
    let invited = exclusive.then_some(invited);
    let states: Vec<_> = [any()].into_iter().chain(states).chain(invited).collect();
    let perfiles = listed.perfiles.iter().map(|(one, name, people)| {
        let label = format!("{name} ({people})");
        ui::Offer::new(String::from(one.code()), label)
    });
    let perfiles: Vec<_> = [any()].into_iter().chain(perfiles).collect();
    let sections = row::sections(words::ALL_SECTIONS, &listed.sections);
    let orders = vec![
        ui::Offer::new("", words::BY_NAME),
        ui::Offer::new("recientes", words::NEWEST),
    ];
    let asked = asked.clone();
    view! {
        <ui::Filters action=page.to_owned() label=words::SHOW>
            <ui::Field
                label=words::SEARCH
                name=SEARCH
                kind="search"
                value=asked.search
                literal=true
                optional=true
                maxlength=80
                enterkeyhint="search"
                on_typed=live.typed()
            />
            <ui::Select label=words::STATE name="estado" offers=states chosen=asked.state/>
            <ui::Select label=words::PERFIL name="perfil" offers=perfiles chosen=asked.perfil/>
            {(!exclusive).then(|| view! {
                <ui::Select
                    label=words::SECTION
                    name="seccion"
                    offers=sections
                    chosen=asked.section
                    hint=words::SECTION_ALONE
                />
            })}
            <ui::Select label=words::ORDER name="orden" offers=orders chosen=asked.order/>
        </ui::Filters>
    }
    .into_any()
}

/// What the address asks for, with each name.
pub(super) fn pairs(asked: &Asked) -> [(&'static str, &str); 5] {
    [
        (SEARCH, &asked.search),
        ("estado", &asked.state),
        ("perfil", &asked.perfil),
        ("seccion", &asked.section),
        ("orden", &asked.order),
    ]
}

/// The filters that are set; each link takes one away.
pub(super) fn chips(page: &str, asked: &Asked, listed: &PeopleView) -> Option<AnyView> {
    let section = listed.sections.iter().find(|one| one.id == asked.section);
    let of = |code: &str| {
        let mut known = listed.perfiles.iter();
        let known = known.find(|(one, ..)| one.code() == code);
        known.map(|(_, name, _)| name.clone())
    };
    // One that nobody has any more is a filter all the same.
    let perfil = of(&asked.perfil).or_else(|| asked.perfil.parse().map(companies::perfil).ok());
    let state = match asked.state.as_str() {
        api::INVITED => Some(words::INVITED),
        state => state.parse().map(words::state).ok(),
    };
    let set = [
        (
            SEARCH,
            Some(format!("«{}»", asked.search)).filter(|_| !asked.search.is_empty()),
        ),
        ("estado", state.map(str::to_owned)),
        ("perfil", perfil),
        ("seccion", section.map(|one| one.name.clone())),
    ];
    let chips: Vec<AnyView> = set
        .into_iter()
        .filter_map(|(name, label)| {
            let label = label?;
            let rest: Vec<_> = pairs(asked)
                .into_iter()
                .filter(|(other, _)| *other != name)
                .collect();
            let href = routes::asking(page, &rest);
            let without = words::without(&label);
            Some(
                view! {
                    <li><ui::Chip href label without/></li>
                }
                .into_any(),
            )
        })
        .collect();
    (!chips.is_empty())
        .then(|| view! { <ul class="chips" aria-label=words::CHIPS>{chips}</ul> }.into_any())
}

/// To the next page, and back to the first.
pub(super) fn links(page: &str, asked: &Asked, next: Option<&str>) -> AnyView {
    let first = (!asked.after.is_empty()).then(|| {
        let href = routes::asking(page, &pairs(asked));
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::FIRST}</ui::ButtonLink> }
    });
    let next = next.map(|next| {
        let mut all = pairs(asked).to_vec();
        all.push(("desde", next));
        let href = routes::asking(page, &all);
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::NEXT}</ui::ButtonLink> }
    });
    view! { <ui::Actions>{first} {next}</ui::Actions> }.into_any()
}

/// The same people as a file.
pub(super) fn file(action: String, asked: &Asked) -> AnyView {
    let fields = pairs(asked).map(|(name, value)| {
        let value = value.to_owned();
        view! { <ui::Hidden name value/> }
    });
    view! {
        <section class="section">
            <h2>{words::DOWNLOAD}</h2>
            <p>{words::DOWNLOAD_ABOUT}</p>
            <ui::PlainForm action>
                {fields.into_iter().collect_view()}
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::DOWNLOAD}</ui::Button>
                </ui::Actions>
            </ui::PlainForm>
        </section>
    }
    .into_any()
}
