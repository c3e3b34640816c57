//! Rows and findings of a load as tables.

use domain::bulk::{Difference, Issue, Kind, Outcome};
use leptos::prelude::*;

use super::api::{OneLoad, RowView};
use crate::text::bulk as words;
use crate::{routes, ui};

/// Findings, each with its row, its column and what to do.
pub(super) fn issues_table(kind: Kind, caption: &'static str, issues: Vec<Issue>) -> AnyView {
    let heads = words::ISSUE_HEADS.map(str::to_owned).to_vec();
    let rows = issues.into_iter().map(|issue| {
        let place = match issue.row {
            0 => words::WHOLE_FILE.to_owned(),
            row => words::row(row),
        };
        vec![
            place.into_any(),
            issue.column.map(|column| kind.title(column)).into_any(),
            issue.value.clone().into_any(),
            words::issue(&issue).into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <ui::Table caption heads rows/> }.into_any()
}

/// What somebody looks at: the kinds of rows, one page of one of them, and the files.
#[component]
pub(super) fn Rows(one: OneLoad, page: String, place: i64) -> impl IntoView {
    let kind = one.outcome;
    let file = super::kind();
    let tabs = words::outcomes(file).iter().copied().map(|outcome| {
        let figure = one.load.figures.get(outcome.place()).copied();
        let label = words::tab(file, outcome, figure.unwrap_or_default());
        let href = routes::asking(&page, &[("ver", outcome.code())]);
        let current = (outcome == kind).then_some("page");
        view! { <li><a href=href aria-current=current>{label}</a></li> }
    });
    let tabs = tabs.collect_view();
    let heads = words::row_heads(kind);
    let rows = one.told.into_iter().map(|row| cells(file, kind, row));
    let rows: Vec<Vec<AnyView>> = rows.collect();
    let table = if rows.is_empty() {
        view! { <p>{words::NO_ROWS}</p> }.into_any()
    } else {
        view! { <ui::Table caption=words::caption(file, kind) heads rows/> }.into_any()
    };
    let to = |place: i64| {
        let place = place.to_string();
        routes::asking(&page, &[("ver", kind.code()), ("desde", &place)])
    };
    let before = (place > 0).then(|| {
        let href = to(place - 1);
        view! {
            <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::BEFORE}</ui::ButtonLink>
        }
    });
    let after = one.more.then(|| {
        let href = to(place + 1);
        view! {
            <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::MORE}</ui::ButtonLink>
        }
    });
    let turn = (before.is_some() || after.is_some())
        .then(|| view! { <ui::Actions>{before}{after}</ui::Actions> });
    view! {
        <section class="section bulk__rows">
            <h2>{words::ROWS}</h2>
            <nav aria-label=words::ROWS>
                <ul class="tabs">{tabs}</ul>
            </nav>
            {table}
            {turn}
        </section>
    }
}

fn cells(file: Kind, kind: Outcome, row: RowView) -> Vec<AnyView> {
    let [name, rut] = [row.name, row.rut].map(|text| Some(text).filter(|text| !text.is_empty()));
    let parted = (name.is_some() && rut.is_some()).then_some(" · ");
    let rut = rut.map(|rut| view! { <span class="whole">{rut}</span> });
    let differences: &[Difference] = match kind {
        Outcome::Refused => &[],
        _ => &row.differences,
    };
    let differences = differences.iter().map(|one| words::difference(file, one));
    let issues = row.issues.iter().map(|one| words::refusal(file, one));
    let told: Vec<String> = differences.chain(issues).collect();
    let lines = told.into_iter().map(|line| view! { <p>{line}</p> });
    vec![
        row.row.to_string().into_any(),
        view! { {name} {parted} {rut} }.into_any(),
        lines.collect_view().into_any(),
    ]
}
