//! `/{platform}/administracion/reglas`: the rules in force and the figures that follow from them,
//! for the platform's administrators. They are changed in the configuration.

pub mod api;

use domain::refusal::Refusal;
use leptos::prelude::*;

use api::{FiguresView, RulesView};

use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, administration, front, rules as words};
use crate::{bridge, routes, ui};

/// `/{platform}/administracion/reglas`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let rules = load(|| (), move |()| api::load_rules(slug.clone()));
    view! {
        <ui::Loaded
            source=rules
            then={move |rules: RulesView| view! { <Rules rules/> }.into_any()}
            otherwise={move |failure: Failure| match failure {
                Failure::Refused(Refusal::NotFound | Refusal::NotAllowed) => {
                    bridge::status(404);
                    view! {
                        <ui::Page title=front::NOT_FOUND width=ui::Width::Text>
                            <ui::Heading lead=front::NOT_FOUND_LEAD>{front::NOT_FOUND}</ui::Heading>
                        </ui::Page>
                    }
                    .into_any()
                }
                failure => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Rules(rules: RulesView) -> impl IntoView {
    let face = use_face();
    let back = (
        routes::administration(face.slug.as_str()),
        administration::TITLE,
    );
    let policy = &rules.policy;
    let terms = face.pqrsf.as_ref().map(words::terms);
    let parts = [
        (words::ENTRY, words::entry(policy)),
        (words::BLOCK, words::block(&policy.lockout)),
        (words::LASTING, words::lasting(policy)),
    ];
    let parts = parts.into_iter();
    let parts = parts.chain(terms.map(|facts| (words::TERMS, facts)));
    let parts = parts.map(|(title, facts)| {
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ui::Facts facts/>
            </section>
        }
    });
    let parts = parts.collect_view();
    let questions = policy.challenge().map(words::questions);
    let questions = questions.map(|facts| {
        view! {
            <section class="section">
                <h2>{words::QUESTIONS}</h2>
                <ui::Facts facts/>
                {rules.figures.clone().map(|figures| view! { <Figures figures/> })}
            </section>
        }
    });
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Text back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {parts}
            {questions}
        </ui::Page>
    }
}

/// What the questions are worth (Q24).
#[component]
fn Figures(figures: FiguresView) -> impl IntoView {
    if figures.people == 0 {
        return view! { <p>{words::EMPTY}</p> }.into_any();
    }
    view! {
        <h3>{words::FIGURES}</h3>
        <p>{words::figures_about(figures.people, figures.at_least)}</p>
        <ui::Facts facts=words::figures(&figures.ways, figures.at_least)/>
    }
    .into_any()
}
