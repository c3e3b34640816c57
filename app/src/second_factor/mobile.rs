//! `/{platform}/cuenta/celular`, and `/{platform}/ingresar/celular` for whoever cannot give the key of
//! a sign-in any more: another mobile (C-23).

use std::collections::BTreeMap;

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::mobile_api::{
    self as api, AskMobile, ChangeMobile, ConfirmMobile, MobileView, NextStep,
};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, mobile as words};
use crate::{not_found, routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    ask: Act<AskMobile>,
    confirm: Act<ConfirmMobile>,
    change: Act<ChangeMobile>,
}

/// `/{platform}/cuenta/celular` and `/{platform}/ingresar/celular`
#[component]
pub fn Mobile() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let acts = Acts {
        ask: Act::new(),
        confirm: Act::new(),
        change: Act::new(),
    };
    let query = use_query_map();
    let done = Memo::new(move |_| query.with(|query| query.get("hecho").unwrap_or_default()));
    let (asked, changed) = (acts.ask.yeses(), acts.change.yeses());
    let known = load(
        move || (asked.get(), acts.confirm.turns(), changed.get(), done.get()),
        move |_| api::load_mobile(slug.clone()),
    );
    view! {
        <ui::Loaded
            source=known
            then={move |known: MobileView| {
                let news = done.get_untracked();
                view! { <Parts face=face.clone() known news acts/> }.into_any()
            }}
            otherwise={move |failure: Failure| match failure.refusal() {
                Some(domain::Refusal::NotFound) => view! { <not_found::Inside/> }.into_any(),
                _ => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Parts(face: Face, known: MobileView, news: String, acts: Acts) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = if known.full {
        (keeping(routes::security(&slug)), text::second_factor::TITLE)
    } else {
        (routes::code_then(&slug, ""), text::second_factor::ASK)
    };
    let news = words::done(&news, voice).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let current = known.current.clone();
    let facts = current.map(|mask| {
        view! { <ui::Facts facts=vec![ui::Fact::new(words::CURRENT, mask)]/> }
    });
    let (full, due) = (known.full, known.due);
    let next = match known.asked {
        Some((NextStep::Waiting, mask)) => {
            let words = words::waiting(voice, &mask, &due.unwrap_or_default());
            view! {
                <ui::Notice kind=ui::NoticeKind::Info><p>{words}</p></ui::Notice>
                {full.then(|| view! { <Cancel slug=slug.clone() act=acts.change/> })}
            }
            .into_any()
        }
        Some((step, mask)) => {
            let to = match step {
                NextStep::Old => known.current.unwrap_or_default(),
                _ => mask,
            };
            view! { <Code face=face.clone() step to full acts/> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <ui::Page title=words::TITLE back>
            <ui::Heading lead=words::lead(voice, full)>{words::TITLE}</ui::Heading>
            {news}
            {facts}
            {next}
            <Ask face=face.clone() full typed=known.typed act=acts.ask/>
        </ui::Page>
    }
}

/// The code of the step that is next.
#[component]
fn Code(face: Face, step: NextStep, to: String, full: bool, acts: Acts) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let confirm = acts.confirm;
    let troubles =
        confirm.troubles_in(move |failure| text::second_factor::key_troubles(failure, voice));
    let again = acts.change;
    let told = again.troubles_in(move |failure| text::second_factor::key_troubles(failure, voice));
    let own = slug.clone();
    view! {
        <section class="section">
            <h2>{words::step(step)}</h2>
            <p>{words::sent(voice, &to)}</p>
            <ui::Form action=confirm troubles id="codigo">
                <ui::Hidden name="platform" value=slug/>
                <ui::CodeField label=words::CODE name=Name::Code.name()/>
                <ui::Actions>
                    <ui::Button>{words::CONFIRM}</ui::Button>
                </ui::Actions>
            </ui::Form>
            <ui::Form action=again troubles=told id="otra">
                <ui::Hidden name="platform" value=own/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet name="act" value="again">
                        {words::ANOTHER}
                    </ui::Button>
                    {full.then(|| view! {
                        <ui::Button kind=ui::ButtonKind::Quiet name="act" value="cancel">
                            {words::CANCEL}
                        </ui::Button>
                    })}
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

#[component]
fn Cancel(slug: String, act: Act<ChangeMobile>) -> impl IntoView {
    view! {
        <ui::Form action=act id="anular">
            <ui::Hidden name="platform" value=slug/>
            <ui::Button kind=ui::ButtonKind::Quiet name="act" value="cancel">
                {words::CANCEL}
            </ui::Button>
        </ui::Form>
    }
}

/// The new number, with the password in use.
#[component]
fn Ask(
    face: Face,
    full: bool,
    mut typed: BTreeMap<String, String>,
    act: Act<AskMobile>,
) -> impl IntoView {
    let voice = face.voice();
    let phone = typed.remove("phone").unwrap_or_default();
    let troubles =
        act.troubles_in(move |failure| text::second_factor::key_troubles(failure, voice));
    let way = if full {
        let offers = vec![
            ui::Offer {
                hint: Some(words::old_about(voice).to_owned()),
                ..ui::Offer::new("old", words::OLD)
            },
            ui::Offer {
                hint: Some(words::lost_about(voice).to_owned()),
                ..ui::Offer::new("lost", words::LOST)
            },
        ];
        let chosen = vec![typed.remove("way").unwrap_or_else(|| "old".to_owned())];
        view! { <ui::Choice legend=words::way(voice) name="way" offers chosen/> }.into_any()
    } else {
        view! { <ui::Hidden name="way" value="lost"/> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{words::ASK}</h2>
            <ui::Form action=act troubles id="celular">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Field
                    label=words::FRESH
                    name=Name::Phone.name()
                    value=phone
                    literal=true
                    autocomplete="tel"
                    inputmode="tel"
                    maxlength=20
                />
                {way}
                <ui::Password label=text::account::CURRENT name=Name::CurrentPassword.name()/>
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
