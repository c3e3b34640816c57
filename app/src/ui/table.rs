//! The only maker of `<table>`. On a phone each row becomes a card with the same labels; the roles
//! are written out because a table that is not laid out as one loses them in some browsers.

use leptos::prelude::*;

use super::Empty;

/// A table. The first cell of each row names the row.
#[component]
pub fn Table(
    /// What it lists.
    #[prop(into)]
    caption: String,
    /// Names of the columns.
    heads: Vec<String>,
    /// Cells, row by row, as many as there are columns.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let body = rows.into_iter().map(|row| {
        let cells = row.into_iter().zip(heads.clone()).enumerate().map(|(place, (cell, head))| {
            if place == 0 {
                view! { <th class="table__name" role="rowheader" scope="row" data-label=head>{cell}</th> }
                    .into_any()
            } else {
                view! {
                    <td class="table__cell" role="cell" data-label=head>
                        <div class="table__value">{cell}</div>
                    </td>
                }
                .into_any()
            }
        });
        view! { <tr class="table__row" role="row">{cells.collect_view()}</tr> }
    });
    let body = body.collect_view();
    let heads = heads
        .into_iter()
        .map(|head| view! { <th class="table__head" role="columnheader" scope="col">{head}</th> });
    view! {
        <table class="table" role="table">
            <caption class="table__caption">{caption}</caption>
            <thead class="table__heads" role="rowgroup">
                <tr role="row">{heads.collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{body}</tbody>
        </table>
    }
}

/// The table of a list; while nothing is in the list, what is missing and what to do.
#[component]
pub fn Listing(
    /// What it lists.
    caption: &'static str,
    /// Names of the columns.
    heads: &'static [&'static str],
    /// Cells, row by row, as many as there are columns.
    rows: Vec<Vec<AnyView>>,
    /// What stands there instead: a title and a text.
    none: (&'static str, &'static str),
) -> impl IntoView {
    if rows.is_empty() {
        let (title, text) = none;
        return view! { <Empty title text /> }.into_any();
    }
    let heads = heads.iter().map(|head| (*head).to_owned()).collect();
    view! { <Table caption heads rows /> }.into_any()
}
