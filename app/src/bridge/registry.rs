//! What the registry's rooms show, from what their use cases answer.

use backend::registry::upload::{Finding, Import, Listed, Shown};

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
        active: shown.active,
        enough: shown.enough,
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
