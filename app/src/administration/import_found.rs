//! What was found in a registry file: what is wrong, and who would leave.

use leptos::prelude::*;

use super::registry_api::FindingView;
use crate::text::registry as words;
use crate::{routes, ui};

/// The first findings, and the way to all of them.
#[component]
pub fn Findings(weights: [u64; 3], findings: Vec<FindingView>, href: String) -> impl IntoView {
    let [errors, warnings, notices] = weights;
    let heads = words::FINDING_HEADS.map(str::to_owned).to_vec();
    let rows = findings.into_iter().map(row).collect();
    view! {
        <section class="section">
            <h2>{words::FINDINGS}</h2>
            <p>{words::weights(errors, warnings, notices)}</p>
            <ui::Table caption=words::FINDINGS_CAPTION heads rows/>
            <ui::Actions>
                <ui::FileLink href name="hallazgos.csv">{words::DOWNLOAD}</ui::FileLink>
            </ui::Actions>
        </section>
    }
}

fn row(finding: FindingView) -> Vec<AnyView> {
    let column = match finding.column {
        column if column.is_empty() => words::WHOLE_ROW.to_owned(),
        column => column,
    };
    let value = match finding.value {
        value if value.is_empty() => "—".to_owned(),
        value => value,
    };
    vec![
        words::row(finding.row).into_any(),
        column.into_any(),
        words::weight(&finding.weight).into_any(),
        value.into_any(),
        finding.words.into_any(),
    ]
}

/// Who would be retired: how many, and one page of them.
#[component]
pub fn Leaving(
    leaving: u64,
    active: u64,
    people: Vec<String>,
    next: Option<String>,
    page: String,
) -> impl IntoView {
    let people = people.into_iter().map(|one| view! { <li>{one}</li> });
    let people = people.collect_view();
    let next = next.map(|next| {
        let href = routes::asking(&page, &[("desde", &next)]);
        view! { <ui::More href words=words::MORE_LEAVING/> }
    });
    view! {
        <section class="section">
            <h2>{words::LEAVING}</h2>
            <p>{words::would_leave(leaving, active)}</p>
            <ul class="numbers" aria-label=words::LEAVING_CAPTION>{people}</ul>
            {next}
        </section>
    }
}
