//! `/{platform}/administracion/padron/{id}`: what a file would do, the decision, how far it is and
//! what became of it. Without script a link looks again; with script the page does by itself.

use std::time::Duration;

use domain::locale::count;
use domain::platform::Face;
use domain::refusal::Field as Name;
use domain::registry::Stage;
use domain::registry::retirement::is_mass;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::closed;
use super::import_found::{Findings, Leaving};
use super::registry_api::{self as api, ApproveImport, DifferenceView, DiscardImport, OneView};
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{audit, registry as words};
use crate::{routes, ui};

/// Id of the form that throws the file away.
const DISCARD: &str = "descartar";
/// How soon the page looks again while the house is at work.
const LOOK_AFTER: Duration = Duration::from_secs(2);

/// `/{platform}/administracion/padron/{id}`
#[component]
pub fn Import() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let (params, query) = (use_params_map(), use_query_map());
    let looks = RwSignal::new(0_u32);
    let asked = Memo::new(move |_| {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        let of = |name| query.with(|query| query.get(name).unwrap_or_default());
        (id, of("desde"), of("aprobado"))
    });
    let one = load(
        move || (asked.get(), looks.get()),
        move |((id, after, _), _)| api::load_import(slug.clone(), id, after),
    );
    view! {
        <ui::Loaded
            source=one
            then={move |one: OneView| {
                let face = face.clone();
                view! { <One face one looks/> }.into_any()
            }}
            otherwise=closed
        />
    }
}

#[component]
fn One(face: Face, one: OneView, looks: RwSignal<u32>) -> impl IntoView {
    let slug = face.slug.to_string();
    let (id, stage) = (one.import.id.clone(), one.import.stage);
    let back = (routes::registry(&slug), words::TITLE);
    let facts = facts(&one);
    let difference = one
        .shown
        .as_ref()
        .and_then(|shown| shown.difference.clone());
    let decide = (stage == Stage::Checked).then_some(difference).flatten();
    let leaving = decide.as_ref().map_or(0, |difference| difference.leaving);
    let findings = one.shown.as_ref().filter(|_| !one.findings.is_empty());
    let findings = findings.map(|shown| {
        let href = routes::import_findings(&slug, &id);
        let (weights, findings) = (shown.weights, one.findings.clone());
        view! { <Findings weights findings href/> }
    });
    let people = (leaving > 0).then(|| {
        let active = decide.as_ref().map_or(0, |difference| difference.active);
        let page = routes::import(&slug, &id);
        let (people, next) = (one.leaving.clone(), one.next.clone());
        view! { <Leaving leaving active people next page/> }
    });
    let discard = stage.may_be_discarded().then(|| {
        let (face, id) = (face.clone(), id.clone());
        let stands = decide.is_none();
        view! { <Discard face id stands/> }
    });
    let title = if one.import.file.is_empty() {
        words::ONE.to_owned()
    } else {
        one.import.file.clone()
    };
    view! {
        <ui::Page title=words::ONE width=ui::Width::Wide back>
            <ui::Heading>{title}</ui::Heading>
            <News one=one.clone() slug=slug.clone() looks/>
            <ui::Facts facts/>
            {findings}
            {people}
            {decide.map(|difference| {
                let (face, id) = (face.clone(), id.clone());
                view! { <Decide face id difference/> }
            })}
            {discard}
        </ui::Page>
    }
}

fn facts(one: &OneView) -> Vec<ui::Fact> {
    let import = &one.import;
    let mut facts = vec![
        ui::Fact::new(words::STAGE, words::stage(import.stage)),
        ui::Fact::new(words::WHEN, import.came.clone()),
        ui::Fact::new(words::WHO, audit::who(&import.by, import.name.as_deref())),
        ui::Fact::new(words::KIND, words::KINDS[usize::from(import.whole)].1),
    ];
    let mut tell = |label: &str, figure: i64| {
        facts.push(ui::Fact::new(label, count(figure.unsigned_abs())));
    };
    let [people, added, changed, same, retired] = import.figures;
    let labels = [words::ADDED, words::CHANGED, words::SAME, words::RETIRED];
    if import.stage == Stage::Applied {
        tell(words::PEOPLE, people);
        let figures = [added, changed, same, retired];
        labels
            .iter()
            .zip(figures)
            .for_each(|(label, n)| tell(label, n));
    } else if let Some(shown) = &one.shown {
        tell(words::PEOPLE, i64::try_from(shown.people).unwrap_or(0));
        if let Some(difference) = &shown.difference {
            let [added, changed, same, retired] = difference.figures;
            let leaving = i64::try_from(difference.leaving).unwrap_or(0);
            let figures = [added, changed, same, retired + leaving];
            labels
                .iter()
                .zip(figures)
                .for_each(|(label, n)| tell(label, n));
        }
        tell(words::REFUSED, i64::try_from(shown.refused).unwrap_or(0));
        if shown.active > 0 {
            let asked = words::enough(shown.enough, shown.active);
            facts.push(ui::Fact::new(words::ENOUGH, asked));
        }
        let written = words::written(&shown.encoding, &shown.separator);
        facts.push(ui::Fact::new(words::WRITTEN, written));
    }
    let decided = one.decided.clone();
    facts.extend(decided.map(|decided| ui::Fact::new(words::DECIDED, decided)));
    facts
}

/// What the page says first.
#[component]
fn News(one: OneView, slug: String, looks: RwSignal<u32>) -> impl IntoView {
    let stage = one.import.stage;
    if stage.is_at_work() {
        Effect::new(move |_| {
            let look = move || looks.update(|times| *times += 1);
            if let Ok(waiting) = set_timeout_with_handle(look, LOOK_AFTER) {
                on_cleanup(move || waiting.clear());
            }
        });
        let page = routes::import(&slug, &one.import.id);
        return view! {
            <ui::Notice announced=true>
                <p>{words::progress(stage, one.rows)}</p>
                <p class="way"><a href=page>{words::LOOK_AGAIN}</a></p>
            </ui::Notice>
        }
        .into_any();
    }
    let (kind, sentence) = match (stage, one.note.as_deref()) {
        (Stage::Applied, _) => (ui::NoticeKind::Success, words::DONE),
        (Stage::Checked | Stage::Refused, Some("changed")) => {
            (ui::NoticeKind::Warning, words::CHANGED_SINCE)
        }
        (Stage::Checked, _) => (ui::NoticeKind::Success, words::SOUND),
        (Stage::Refused, _) => (ui::NoticeKind::Danger, words::FAULTY),
        (stage, note) => match words::ended(stage, note) {
            Some(sentence) => (ui::NoticeKind::Info, sentence),
            None => return ().into_any(),
        },
    };
    let mass = mass(&one);
    let kind = mass.as_ref().map_or(kind, |_| ui::NoticeKind::Warning);
    let another = (stage == Stage::Refused).then(|| {
        let href = routes::registry(&slug);
        view! { <p class="way"><a href=href>{words::ANOTHER}</a></p> }
    });
    view! {
        <ui::Notice kind announced=true>
            {mass.map(|mass| view! { <p>{mass}</p> })}
            <p>{sentence}</p>
            {another}
        </ui::Notice>
    }
    .into_any()
}

/// What is said of a file that waits for its decision and would retire more than is plausible.
fn mass(one: &OneView) -> Option<String> {
    let shown = one.shown.as_ref();
    let difference = shown.and_then(|shown| shown.difference.as_ref())?;
    let DifferenceView {
        leaving, active, ..
    } = *difference;
    let is = one.import.stage == Stage::Checked && is_mass(leaving, active);
    is.then(|| words::mass(leaving, active))
}

#[component]
fn Decide(face: Face, id: String, difference: DifferenceView) -> impl IntoView {
    let voice = face.voice();
    let action = Act::<ApproveImport>::new();
    let troubles = action.troubles(voice);
    let DifferenceView {
        leaving, active, ..
    } = difference;
    let kind = match leaving {
        0 => ui::ButtonKind::Primary,
        _ => ui::ButtonKind::Danger,
    };
    view! {
        <section class="section">
            <h2>{words::DECIDE}</h2>
            <ui::Form action troubles id="aplicar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="id" value=id/>
                {(leaving > 0).then(|| view! {
                    <ui::Field
                        label=words::NUMBER
                        name=Name::Retire.name()
                        hint=words::NUMBER_HINT
                        inputmode="numeric"
                        literal=true
                        maxlength=12
                    />
                })}
                {is_mass(leaving, active).then(|| view! {
                    <ui::Field
                        label=words::WORDS
                        name=Name::MassWords.name()
                        hint=words::words_hint(leaving, active)
                        literal=true
                        maxlength=40
                    />
                })}
                <ui::Actions>
                    <ui::Button kind>{words::apply(leaving)}</ui::Button>
                    <ui::Button kind=ui::ButtonKind::Quiet form=DISCARD>{words::DISCARD}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// Throws the file away; its button stands beside the one that applies it, where there is one.
#[component]
fn Discard(face: Face, id: String, stands: bool) -> impl IntoView {
    let voice = face.voice();
    let action = Act::<DiscardImport>::new();
    let troubles = action.troubles(voice);
    view! {
        <ui::Form action troubles id=DISCARD>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="id" value=id/>
            {stands.then(|| view! {
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::DISCARD}</ui::Button>
                </ui::Actions>
            })}
        </ui::Form>
    }
}
