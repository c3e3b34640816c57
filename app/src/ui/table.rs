//! The only maker of `<table>`. On a phone each row becomes a card with the same labels; the roles
//! are written out because a table that is not laid out as one loses them in some browsers.

use leptos::prelude::*;

use super::{Cell, Empty};

/// A table. The first cell of each row names the row.
#[component]
pub fn Table<C>(
    /// What it lists.
    #[prop(into)]
    caption: String,
    /// Names of the columns.
    heads: Vec<String>,
    /// Cells, row by row, as many as there are columns.
    rows: Vec<Vec<C>>,
) -> impl IntoView
where
    C: Into<Cell> + 'static,
{
    let rows = rows
        .into_iter()
        .map(|row| row.into_iter().map(Into::into).collect());
    table(caption, heads, rows.collect())
}

fn table(caption: String, heads: Vec<String>, rows: Vec<Vec<Cell>>) -> AnyView {
    let body = rows.into_iter().map(|row| {
        let cells = row.into_iter().zip(heads.clone()).enumerate();
        let cells = cells.map(|(place, (cell, head))| match place {
            0 => cell.naming(head),
            _ => cell.below(head),
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
    .into_any()
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
