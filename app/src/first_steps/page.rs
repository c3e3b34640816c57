//! `/{platform}/primeros-pasos`: what is done, and what leads on (W-37).

use domain::platform::Face;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, StepsView};
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, first_steps as words};
use crate::ui::{Glyph, Icon};
use crate::{help, routes, ui};

/// `/{platform}/primeros-pasos`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let steps = load(|| (), move |()| api::load_steps(slug.clone()));
    let query = use_query_map();
    let saved = move || {
        query.with(|query| query.get("clave")).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::SAVED}</p>
                </ui::Notice>
            }
        })
    };
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Text>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {saved}
            <ui::Loaded
                source=steps
                then={move |steps: StepsView| {
                    view! { <List face=face.clone() steps/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn List(face: Face, steps: StepsView) -> impl IntoView {
    let slug = face.slug.as_str();
    let opened = !steps.companies.is_empty();
    let names = steps.companies.join(", ");
    let mut all = vec![
        step(Some(opened), words::OPENED, &names, None),
        step(Some(true), words::OWN_PASSWORD, "", None),
        step(
            Some(steps.codes),
            words::CODES,
            words::CODES_ABOUT,
            Some(keeping(routes::security(slug))),
        ),
        step(
            None,
            words::DETAILS,
            words::DETAILS_ABOUT,
            Some(keeping(routes::account(slug))),
        ),
        step(
            None,
            words::GUIDE,
            words::GUIDE_ABOUT,
            Some(keeping(help::first_use(&face))),
        ),
    ];
    all.extend(of_company(slug, &steps));
    let home = keeping(routes::home(slug));
    let mut waiting = all.iter().filter(|one| one.done == Some(false));
    let next = waiting.find_map(|one| Some((one.title, one.href.clone()?)));
    // Where something waits, it is the way on.
    let kind = match next {
        Some(_) => ui::ButtonKind::Quiet,
        None => ui::ButtonKind::Primary,
    };
    let next = next.map(|(title, href)| view! { <ui::ButtonLink href>{title}</ui::ButtonLink> });
    let lines: Vec<AnyView> = all.into_iter().map(line).collect();
    view! {
        <ol class="first-steps">{lines}</ol>
        <ui::Actions>
            {next}
            <ui::ButtonLink kind href=home>{words::TO_HOME}</ui::ButtonLink>
        </ui::Actions>
    }
}

/// What is to be done in the company itself.
fn of_company(slug: &str, steps: &StepsView) -> Vec<Step> {
    let first = steps.first.as_deref();
    let tax = steps.tax.map(|done| {
        let href = first.map(|first| routes::tax(slug, first));
        step(Some(done), words::TAX, words::TAX_ABOUT, href)
    });
    let sections = step(
        Some(steps.sections),
        words::SECTIONS,
        words::SECTIONS_ABOUT,
        first.map(|first| routes::structure(slug, first)),
    );
    let people = step(
        Some(steps.people),
        words::PEOPLE,
        words::PEOPLE_ABOUT,
        first.map(|first| routes::people(slug, first)),
    );
    tax.into_iter().chain([sections, people]).collect()
}

/// One step: done or not, and where it leads. Of some nobody can tell whether they are.
struct Step {
    done: Option<bool>,
    title: &'static str,
    about: String,
    href: Option<String>,
}

fn step(done: Option<bool>, title: &'static str, about: &str, href: Option<String>) -> Step {
    let about = about.to_owned();
    Step {
        done,
        title,
        about,
        href,
    }
}

/// The same in words.
fn line(step: Step) -> AnyView {
    let Step {
        done,
        title,
        about,
        href,
    } = step;
    let state = match done {
        Some(true) => words::DONE,
        Some(false) => words::TO_DO,
        None => words::ANY_TIME,
    };
    let done = done == Some(true);
    let glyph = if done { Glyph::Done } else { Glyph::Onward };
    let title = match href {
        Some(href) => view! { <a href=href>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <li class="first-steps__step" data-done=done.then_some("true")>
            <Icon glyph/>
            <div>
                <p class="first-steps__title">
                    {title}
                    <span class="first-steps__state">{state}</span>
                </p>
                <p class="soft">{about}</p>
            </div>
        </li>
    }
    .into_any()
}
