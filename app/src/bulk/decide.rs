//! What can be decided about a load: apply it, explain its titles, throw it away, take it back.

use domain::bulk::{Column, Kind};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{ApproveLoad, DiscardLoad, ExplainLoad, UndoLoad};
use crate::act::Act;
use crate::platform::use_face;
use crate::text::bulk as words;
use crate::{routes, ui};

/// Which load of which company.
#[component]
fn Which(company: String, id: String) -> impl IntoView {
    let slug = use_face().slug.to_string();
    view! {
        <ui::Hidden name="platform" value=slug/>
        <ui::Hidden name="company" value=company/>
        <ui::Hidden name="id" value=id/>
    }
}

/// What can be decided, made once for the page: what a press brings is asked for anew.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    /// Which column means what.
    pub(super) explain: Act<ExplainLoad>,
    /// Yes.
    pub(super) approve: Act<ApproveLoad>,
    /// Taking it back.
    pub(super) undo: Act<UndoLoad>,
    /// No.
    pub(super) discard: Act<DiscardLoad>,
}

impl Acts {
    /// How often each was answered with a yes.
    pub(super) fn yeses(&self) -> [Memo<usize>; 4] {
        [
            self.explain.yeses(),
            self.approve.yeses(),
            self.undo.yeses(),
            self.discard.yeses(),
        ]
    }
}

/// The refused rows as a file, to be corrected.
pub(super) fn refused_rows(company: &str, id: &str) -> AnyView {
    let href = routes::load_rows(use_face().slug.as_str(), company, id, "rechazadas");
    view! {
        <ui::FileLink href name="filas-rechazadas.csv">{words::REFUSED_FILE}</ui::FileLink>
    }
    .into_any()
}

/// «Aplicar», with what it does in numbers. Where rows are refused, taking only the good ones is a
/// choice that is made, not a default, and the way to correct the others stands beside it.
#[component]
pub(super) fn Decide(
    company: String,
    id: String,
    plan: String,
    figures: [i64; 4],
    action: Act<ApproveLoad>,
) -> impl IntoView {
    let troubles = action.troubles(use_face().voice());
    let [added, changed, refused, _] = figures;
    let correct = (refused > 0).then(|| refused_rows(&company, &id));
    let scope = (refused > 0).then(|| {
        let offers = words::scopes(added + changed, refused);
        view! { <ui::Choice legend=words::SCOPE name=Name::Scope.name() offers/> }
    });
    view! {
        <section class="section">
            <h2>{words::DECIDE}</h2>
            <p>{words::would(super::kind(), added, changed, refused)}</p>
            <ui::Form action troubles id="aplicar">
                <Which company id/>
                <ui::Hidden name="plan" value=plan/>
                {scope}
                <ui::Actions>
                    <ui::Button>{words::APPLY}</ui::Button>
                    {correct}
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// A select for each title.
#[component]
pub(super) fn Columns(
    company: String,
    id: String,
    titles: Vec<(String, Option<Column>)>,
    dates: Option<String>,
    open: bool,
    action: Act<ExplainLoad>,
) -> impl IntoView {
    let kind = super::kind();
    let troubles = action.troubles(use_face().voice());
    // Refused, it stays open: it says why.
    let open = open || untrack(|| action.is_refused());
    let offers: Vec<ui::Offer> = std::iter::once(ui::Offer::new("", words::UNUSED))
        .chain(
            kind.columns()
                .iter()
                .map(|column| ui::Offer::new(column.code(), kind.title(*column))),
        )
        .collect();
    let selects = titles.into_iter().enumerate().map(|(at, (title, column))| {
        let label = words::column_label(at, &title);
        let chosen = column.map_or("", Column::code);
        let offers = offers.clone();
        view! { <ui::Select label name=format!("columns[{at}]") offers chosen optional=true/> }
    });
    let selects = selects.collect_view();
    let orders = (kind == Kind::People).then(|| {
        let offers = words::ORDERS.map(|(value, label)| ui::Offer::new(value, label));
        view! {
            <ui::Select
                label=words::DATES
                name="dates"
                offers=offers.to_vec()
                chosen=dates.unwrap_or_default()
                optional=true
            />
        }
    });
    view! {
        <ui::Disclosure summary=words::COLUMNS open>
            <p>{words::of(kind).columns_lead}</p>
            <ui::Form action troubles id="columnas">
                <Which company id/>
                // Where a refusal about the columns leads.
                <div id="columns" tabindex="-1">{selects}</div>
                {orders}
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::READ_AGAIN}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </ui::Disclosure>
    }
}

/// «Deshacer».
#[component]
pub(super) fn Undo(
    company: String,
    id: String,
    until: String,
    action: Act<UndoLoad>,
) -> impl IntoView {
    let kind = super::kind();
    let troubles = action.troubles(use_face().voice());
    view! {
        <section class="section">
            <h2>{words::of(kind).undo}</h2>
            <p>{words::undo_lead(kind, &until)}</p>
            <ui::Form action troubles id="deshacer">
                <Which company id/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::DO_UNDO}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// «Descartar».
#[component]
pub(super) fn Discard(company: String, id: String, action: Act<DiscardLoad>) -> impl IntoView {
    let words_of = words::of(super::kind());
    let troubles = action.troubles(use_face().voice());
    view! {
        <section class="section">
            <p>{words_of.discard_lead}</p>
            <ui::Form action troubles id="descartar">
                <Which company id/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words_of.discard}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
