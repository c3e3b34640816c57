//! `/{platform}/e/{company}/cargas/{id}`: what a file would do, the decision, how far it is, what
//! became of it, and taking it back. Without script a link looks again; with script the page does by
//! itself.

use std::time::Duration;

use domain::bulk::{Kind, Stage};
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, LoadView, OneLoad};
use super::decide::{Acts, Columns, Decide, Discard, Undo, refused_rows};
use super::rows::{Rows, issues_table};
use crate::act::Act;
use crate::failure::Failure;
use crate::inside::{closed, of_address};
use crate::load::load;
use crate::platform::use_face;
use crate::text::bulk as words;
use crate::{routes, ui};

/// How soon the page looks again while the house is at work.
const LOOK_AFTER: Duration = Duration::from_secs(2);

/// `/{platform}/e/{company}/cargas/{id}`
#[component]
pub fn Load() -> impl IntoView {
    of_address(page)
}

/// What the address asks for.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    id: String,
    kind: String,
    place: i64,
    /// Asked for anew after each decision.
    done: String,
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let (params, query) = (use_params_map(), use_query_map());
    let looks = RwSignal::new(0_u32);
    let asked = Memo::new(move |_| {
        let of = |name| query.with(|query| query.get(name).unwrap_or_default());
        Asked {
            id: params.with(|params| params.get("id").unwrap_or_default()),
            kind: of("ver"),
            place: of("desde").parse().unwrap_or(0),
            done: of("hecho"),
        }
    });
    // Decided twice in the same way, the address is the same, and yet there is something new.
    let acts = Acts {
        explain: Act::new(),
        approve: Act::new(),
        undo: Act::new(),
        discard: Act::new(),
    };
    let yeses = acts.yeses();
    let at = company.clone();
    let one = load(
        move || (asked.get(), looks.get(), yeses.map(|act| act.get())),
        move |(asked, _, _)| {
            api::load_one(slug.clone(), at.clone(), asked.id, asked.kind, asked.place)
        },
    );
    view! {
        <ui::Loaded
            source=one
            then={move |one: OneLoad| {
                let (company, asked) = (company.clone(), asked.get_untracked());
                view! { <One company one place=asked.place looks acts/> }.into_any()
            }}
            otherwise={move |failure: Failure| {
                // The house may be starting anew, and goes on with the work by itself.
                if failure == Failure::Unreachable {
                    look_later(looks);
                }
                closed(failure)
            }}
        />
    }
    .into_any()
}

/// Looks again after a while, unless the page is gone by then.
fn look_later(looks: RwSignal<u32>) {
    Effect::new(move |_| {
        let look = move || looks.update(|times| *times += 1);
        if let Ok(waiting) = set_timeout_with_handle(look, LOOK_AFTER) {
            on_cleanup(move || waiting.clear());
        }
    });
}

#[component]
fn One(
    company: String,
    one: OneLoad,
    place: i64,
    looks: RwSignal<u32>,
    acts: Acts,
) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let (id, stage) = (one.load.id.clone(), one.load.stage);
    let words_of = words::of(super::kind());
    let back = (routes::loads(&slug, &company), words_of.title);
    let page = routes::load(&slug, &company, &id);
    let facts = facts(&one);
    let shown = one.shown.clone();
    let issues = shown.as_ref().map(|shown| shown.issues.clone());
    let issues = issues
        .filter(|issues| !issues.is_empty())
        .map(|issues| issues_table(super::kind(), words::FILE_CAPTION, issues));
    let columns = shown
        .filter(|shown| matches!(stage, Stage::Unread | Stage::Checked) && !shown.titles.is_empty())
        .map(|shown| {
            let (company, id, open) = (company.clone(), id.clone(), stage == Stage::Unread);
            let dates = one.dates.clone();
            view! { <Columns company id titles=shown.titles dates open action=acts.explain/> }
        });
    let decide = waits_for_a_yes(&one.load).then(|| {
        let (company, id, figures) = (company.clone(), id.clone(), one.load.figures);
        let plan = one.plan.clone().unwrap_or_default();
        view! { <Decide company id plan figures action=acts.approve/> }
    });
    let undo = one.undo_until.clone().map(|until| {
        let (company, id) = (company.clone(), id.clone());
        view! { <Undo company id until action=acts.undo/> }
    });
    let discard = stage.may_be_discarded().then(|| {
        let (company, id) = (company.clone(), id.clone());
        view! { <Discard company id action=acts.discard/> }
    });
    let files = (one.kept && one.load.figures != [0; 4]).then(|| files(&slug, &company, &one));
    let rows = (one.kept && one.load.figures != [0; 4]).then(|| {
        let (one, page) = (one.clone(), page.clone());
        view! { <Rows one page place/> }
    });
    let unasked = unasked(&slug, &company, &one);
    let file = one.load.file.clone();
    view! {
        <ui::Page title=words_of.one width=ui::Width::Wide back>
            <ui::Heading>{file}</ui::Heading>
            <News one page looks/>
            {unasked}
            <ui::Facts facts/>
            {issues}
            {columns}
            {decide}
            {undo}
            {rows}
            {files}
            {discard}
        </ui::Page>
    }
}

/// Whether somebody can agree to what it does: it was checked, and does something.
const fn waits_for_a_yes(load: &LoadView) -> bool {
    let [added, changed, ..] = load.figures;
    matches!(load.stage, Stage::Checked) && added + changed > 0
}

/// Whoever was entered without an account got no letter: where to write to them.
fn unasked(slug: &str, company: &str, one: &OneLoad) -> Option<AnyView> {
    let [added, ..] = one.load.figures;
    let people = super::kind() == Kind::People;
    (people && one.load.stage == Stage::Applied && added > 0).then(|| {
        let href = routes::pending_people(slug, company);
        view! { <p>{words::UNASKED} " " <a href=href>{words::ASK_THEM}</a></p> }.into_any()
    })
}

fn facts(one: &OneLoad) -> Vec<ui::Fact> {
    let (load, of) = (&one.load, words::of(super::kind()));
    let mut facts = vec![
        ui::Fact::new(words::STAGE, words::stage(load.stage)),
        ui::Fact::new(words::WHEN, load.came.clone()),
    ];
    facts.extend(load.by.clone().map(|by| ui::Fact::new(words::WHO, by)));
    if load.figures != [0; 4] {
        let figures = of.figures.into_iter().zip(load.figures);
        let figures = figures.enumerate();
        let figures = figures.filter(|(place, _)| shown_kinds().contains(place));
        let figures = figures.map(|(_, figure)| figure);
        facts.extend(figures.map(|(label, n)| ui::Fact::new(label, n.to_string())));
    }
    if load.stage == Stage::Undone {
        let figures = of.taken_back.into_iter().zip(one.taken_back);
        facts.extend(figures.map(|(label, n)| ui::Fact::new(label, n.to_string())));
    }
    let shown = one
        .shown
        .as_ref()
        .filter(|shown| !shown.encoding.is_empty());
    facts.extend(shown.map(|shown| {
        let written = words::written(&shown.encoding, &shown.separator);
        ui::Fact::new(words::WRITTEN, written)
    }));
    facts
}

fn files(slug: &str, company: &str, one: &OneLoad) -> AnyView {
    let all_rows = routes::load_rows(slug, company, &one.load.id, "resultado");
    let [_, _, refused, _] = one.load.figures;
    // Where a yes is waited for, they stand beside it.
    let refused =
        (refused > 0 && !waits_for_a_yes(&one.load)).then(|| refused_rows(company, &one.load.id));
    view! {
        <ui::Actions>
            {refused}
            <ui::FileLink href=all_rows name="resultado.csv">
                {words::RESULT_FILE}
            </ui::FileLink>
        </ui::Actions>
    }
    .into_any()
}

/// Places of the kinds of rows that this kind of file has.
fn shown_kinds() -> Vec<usize> {
    let outcomes = words::outcomes(super::kind()).iter();
    outcomes.map(|outcome| outcome.place()).collect()
}

/// What the page says first.
#[component]
fn News(one: OneLoad, page: String, looks: RwSignal<u32>) -> impl IntoView {
    let (stage, kind) = (one.load.stage, super::kind());
    if stage.is_at_work() {
        look_later(looks);
        return view! {
            <ui::Notice announced=true>
                <p>{words::progress(stage, one.rows)}</p>
                <p class="way"><a href=page>{words::LOOK_AGAIN}</a></p>
            </ui::Notice>
        }
        .into_any();
    }
    let of = words::of(kind);
    let (look, sentence) = match (stage, one.note.as_deref()) {
        (Stage::Applied, Some(_)) => (ui::NoticeKind::Warning, words::NOT_UNDONE),
        (Stage::Applied, None) => (ui::NoticeKind::Success, of.done),
        (Stage::Undone, _) => (ui::NoticeKind::Success, of.undone),
        (Stage::Checked, Some("changed")) => (ui::NoticeKind::Warning, of.changed_since),
        (Stage::Checked, _) => {
            let [added, changed, refused, _] = one.load.figures;
            match (added + changed, refused) {
                (0, _) => (ui::NoticeKind::Info, words::NOTHING_TO_DO),
                (_, 0) => (ui::NoticeKind::Success, words::SOUND),
                _ => (ui::NoticeKind::Warning, words::SOME),
            }
        }
        (Stage::Unread, _) => (ui::NoticeKind::Danger, words::UNREAD),
        (stage, note) => match words::ended(kind, stage, note) {
            Some(sentence) => (ui::NoticeKind::Info, sentence),
            None => return ().into_any(),
        },
    };
    view! { <ui::Notice kind=look announced=true><p>{sentence}</p></ui::Notice> }.into_any()
}
