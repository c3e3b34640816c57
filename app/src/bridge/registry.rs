//! What the registry's rooms show, from what their use cases answer.

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::request::Parts;
use backend::registry::upload::{Finding, Import, Listed, Shown};

use leptos::prelude::use_context;

use crate::administration::registry_api::{
    DifferenceView, FindingView, ImportView, OneView, ShownView,
};

/// An import, with the name of who brought it.
#[must_use]
pub fn import_view(listed: Listed, people: &[(String, String)]) -> ImportView {
    let known = people.iter().find(|(actor, _)| *actor == listed.by);
    let tally = listed.tally;
    ImportView {
        id: listed.id.to_string(),
        file: listed.file,
        came: listed.came,
        name: known.map(|(_, name)| name.clone()),
        by: listed.by,
        whole: listed.whole,
        stage: listed.stage,
        figures: [
            tally.rows,
            tally.added,
            tally.changed,
            tally.unchanged,
            tally.retired,
        ],
    }
}

/// The same with everything known of it.
#[must_use]
pub fn one_view(one: Import, people: &[(String, String)]) -> OneView {
    OneView {
        import: import_view(one.listed, people),
        rows: one.rows,
        note: one.note,
        decided: one.decided,
        shown: one.shown.map(shown_view),
        findings: one.findings.into_iter().map(finding_view).collect(),
        leaving: one.leaving,
        next: one.next,
    }
}

fn shown_view(shown: Shown) -> ShownView {
    ShownView {
        people: shown.people,
        refused: shown.refused,
        weights: shown.weights,
        encoding: shown.encoding,
        separator: shown.separator,
        difference: shown.preview.map(|preview| {
            let tally = preview.tally;
            DifferenceView {
                figures: [tally.added, tally.changed, tally.unchanged, tally.retired],
                leaving: preview.absent.leaving,
                active: preview.absent.active,
            }
        }),
    }
}

fn finding_view(finding: Finding) -> FindingView {
    FindingView {
        row: finding.row,
        column: finding.column,
        weight: finding.weight,
        value: finding.value,
        words: finding.words,
    }
}

/// What a request first saw of an import whose work goes on. The server lays a page out more than
/// once, and the browser begins with the data of the first: pages of different moments would not
/// fit together.
#[derive(Clone, Default)]
pub struct FirstSight(Arc<Mutex<Option<OneView>>>);

/// The import as this request saw it first.
#[must_use]
pub fn first_sight(one: OneView) -> OneView {
    let Some(sight) = use_context::<Parts>().and_then(|parts| parts.extensions.get().cloned())
    else {
        return one;
    };
    let FirstSight(sight) = sight;
    let mut sight = sight.lock().unwrap_or_else(PoisonError::into_inner);
    let same = sight
        .as_ref()
        .filter(|seen| seen.import.id == one.import.id);
    match same {
        Some(seen) => seen.clone(),
        None => sight.insert(one).clone(),
    }
}
