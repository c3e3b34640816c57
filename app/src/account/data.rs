//! `/{platform}/cuenta/datos`: what is kept about oneself, what one authorised, and copies of it
//!

use domain::platform::Face;
use leptos::prelude::*;

use super::consents::{Actions, Asked};
use super::data_api::{self as api, DataView, PartView};
use super::history::Events;
use super::{News, OwnFacts};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, own as words};
use crate::{browser, routes, ui};

/// `/{platform}/cuenta/datos`
#[component]
pub fn Data() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = (keeping(routes::account(&slug)), text::account::TITLE);
    let actions = Actions {
        withdraw: Act::new(),
        give: Act::new(),
    };
    let steps = (actions.withdraw.yeses(), actions.give.yeses());
    let data = load(
        move || (steps.0.get(), steps.1.get()),
        move |_| api::load_data(slug.clone(), false),
    );
    view! {
        <ui::Page title=words::DATA width=ui::Width::Text back>
            <ui::Heading lead=words::data_lead(voice)>{words::DATA}</ui::Heading>
            <News name="retirada" words=words::withdrawn(voice)/>
            <News name="autorizada" words=words::given(voice)/>
            <ui::Loaded
                source=data
                then={move |data: DataView| {
                    let face = face.clone();
                    let slug = face.slug.as_str();
                    let (readable, machine) = (keeping(routes::own_copy(slug)), routes::own_file(slug));
                    let consents = data.consents.clone();
                    view! {
                        <Asked face=face.clone() consents actions/>
                        <Kept data face=face.clone() acts=true/>
                        <section class="section">
                            <h2>{words::copies(voice)}</h2>
                            <p>{words::copies_about(voice)}</p>
                            <ul class="links">
                                <li><a href=readable>{words::READABLE}</a></li>
                                <li><a href=machine rel="external" download="">{words::MACHINE}</a></li>
                            </ul>
                        </section>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// `/{platform}/cuenta/datos/copia`
#[component]
pub fn DataCopy() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = (keeping(routes::own_data(&slug)), words::DATA);
    let data = load(|| (), move |()| api::load_data(slug.clone(), true));
    let print = Callback::new(|()| browser::print());
    view! {
        <ui::Page title=words::COPY width=ui::Width::Text back>
            <ui::Heading>{words::COPY}</ui::Heading>
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet on_press=print>
                    {text::second_factor::PRINT}
                </ui::Button>
            </ui::Actions>
            <ui::Loaded
                source=data
                then={move |data: DataView| {
                    let (face, events) = (face.clone(), data.events.clone());
                    view! {
                        <Kept data face acts=false/>
                        <section class="section">
                            <h2>{words::HISTORY}</h2>
                            <Events events/>
                        </section>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// Everything, part by part.
#[component]
fn Kept(data: DataView, face: Face, acts: bool) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let consents = data.consents.into_iter().map(|consent| {
        let (withdraw, give) = (consent.in_force, consent.may_give);
        let act = (acts && (withdraw || give)).then(|| {
            let (href, act) = if withdraw {
                (
                    keeping(routes::withdraw(&slug, &consent.id)),
                    words::withdraw(voice),
                )
            } else {
                (keeping(routes::give(&slug, &consent.id)), words::GIVE)
            };
            view! {
                <a href=href>
                    {act}
                    <span class="visually-hidden">": " {words::purpose(&consent.purpose)}</span>
                </a>
            }
        });
        view! {
            <li class="account__state">
                <div>
                    <p><strong>{words::purpose(&consent.purpose)}</strong></p>
                    <p class="soft">{consent.about}</p>
                </div>
                {act}
            </li>
        }
    });
    let consents = consents.collect_view();
    let mut account = data.account;
    if acts {
        account.retain(|(label, _)| label != words::label::MADE);
    }
    let sessions = data
        .inside
        .sessions
        .into_iter()
        .map(|line| (line.title, line.about));
    let browsers = data
        .inside
        .browsers
        .into_iter()
        .map(|line| (line.title, line.about));
    let (sessions, browsers) = (sessions.collect(), browsers.collect());
    view! {
        <section class="section">
            <h2>{text::account::own_data(voice)}</h2>
            <OwnFacts own=data.own/>
        </section>
        {part(words::ACCOUNT, account)}
        {part(words::REGISTRY, data.registry)}
        {data.parts.into_iter().map(entries).collect_view()}
        <section class="section">
            <h2>{words::CONSENTS}</h2>
            {consents.is_empty().then(|| view! { <p>{words::NO_CONSENTS}</p> })}
            <ul class="account__list">{consents}</ul>
        </section>
        {part(words::CHANGES, data.changes)}
        {part(words::SESSIONS, sessions)}
        {part(words::BROWSERS, browsers)}
    }
}

/// A part with several entries of the same kind.
fn entries(part: PartView) -> impl IntoView {
    let entries = part.entries.into_iter().map(|entry| {
        let facts = entry.into_iter();
        let facts = facts.map(|(label, value)| ui::Fact::new(label, value));
        view! { <li><ui::Facts facts=facts.collect()/></li> }
    });
    view! {
        <section class="section">
            <h2>{part.title}</h2>
            <ul class="account__list">{entries.collect_view()}</ul>
        </section>
    }
}

/// A part as facts; nothing where there are none.
fn part(title: &'static str, facts: Vec<(String, String)>) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        let facts = facts
            .into_iter()
            .map(|(label, value)| ui::Fact::new(label, value));
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ui::Facts facts=facts.collect()/>
            </section>
        }
    })
}
