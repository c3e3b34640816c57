//! `/{platform}/mesa`: what is due first comes first.

use domain::platform::Face;
use domain::pqrsf::{FilingKind, FilingState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, ItemView, QueueView, Wanted};
use super::otherwise;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::pqrsf::due_mark;
use crate::text::{desk as words, home, pqrsf};
use crate::{routes, ui};

/// `/{platform}/mesa`
#[component]
pub fn Queue() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let wanted = Memo::new(move |_| {
        query.with(|query| {
            let word = |name| query.get(name).unwrap_or_default();
            Wanted {
                shelf: word("estado"),
                kind: word("tipo"),
                pressing: word("plazo"),
                after: word("desde"),
            }
        })
    });
    let page = load(
        move || wanted.get(),
        move |wanted| {
            let slug = slug.clone();
            async move {
                let asked = wanted.clone();
                let page =
                    api::load_queue(slug, asked.shelf, asked.kind, asked.pressing, asked.after);
                Ok((wanted, page.await?))
            }
        },
    );
    view! {
        <ui::Loaded
            source=page
            then={move |(wanted, page)| {
                view! { <List face=face.clone() wanted page/> }.into_any()
            }}
            otherwise={move |failure: Failure| otherwise(&failure, voice)}
        />
    }
}

#[component]
fn List(face: Face, wanted: Wanted, page: QueueView) -> impl IntoView {
    let slug = face.slug.to_string();
    let home = (routes::home(&slug), home::title(face.voice()));
    let is_first = wanted.after.is_empty();
    let filtered = wanted != Wanted::default();
    let list = if page.items.is_empty() {
        let (title, text) = if filtered {
            (words::NOTHING_FITS, words::NOTHING_FITS_TEXT)
        } else {
            (words::EMPTY, words::EMPTY_TEXT)
        };
        view! { <ui::Empty title text/> }.into_any()
    } else {
        let heads = words::HEADS.map(str::to_owned).to_vec();
        let rows = page.items.into_iter().map(|item| row(&slug, item));
        view! { <ui::Table caption=words::CAPTION heads rows=rows.collect()/> }.into_any()
    };
    let back = (!is_first).then(|| {
        let href = address(&slug, &wanted, "");
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::FIRST}</ui::ButtonLink> }
    });
    let next = page.next.map(|next| {
        let href = address(&slug, &wanted, &next);
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::NEXT}</ui::ButtonLink> }
    });
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back=home>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            <Filters slug=slug.clone() wanted=wanted.clone()/>
            {list}
            <ui::Actions>{back}{next}</ui::Actions>
        </ui::Page>
    }
}

/// The same list from another place on; every word of it is one of ours.
fn address(slug: &str, wanted: &Wanted, after: &str) -> String {
    let Wanted {
        shelf,
        kind,
        pressing,
        ..
    } = wanted;
    let plain = |text: &str| -> String {
        let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        text.chars().filter(fits).collect()
    };
    format!(
        "{}?estado={}&tipo={}&plazo={}&desde={}",
        routes::desk(slug),
        plain(shelf),
        plain(kind),
        plain(pressing),
        plain(after)
    )
}

#[component]
fn Filters(slug: String, wanted: Wanted) -> impl IntoView {
    let shelves = [
        ui::Offer::new("", words::OPEN),
        ui::Offer::new("mine", words::MINE),
    ];
    let states = FilingState::ALL.map(|state| ui::Offer::new(state.code(), pqrsf::state(state)));
    let kinds = FilingKind::ALL.map(|kind| ui::Offer::new(kind.code(), pqrsf::kind(kind)));
    let all = [ui::Offer::new("", words::ALL)];
    let pressing = [
        ui::Offer::new("", words::ALL),
        ui::Offer::new("yes", words::PRESSING),
    ];
    let list = |one: &[ui::Offer], more: &[ui::Offer]| [one, more].concat();
    view! {
        <ui::Filters action=routes::desk(&slug) label=words::FILTER>
            <ui::Select
                label=pqrsf::STATE
                name="estado"
                offers=list(&shelves, &states)
                chosen=wanted.shelf
            />
            <ui::Select label=pqrsf::KIND name="tipo" offers=list(&all, &kinds) chosen=wanted.kind/>
            <ui::Select
                label=words::TERM
                name="plazo"
                offers=pressing.to_vec()
                chosen=wanted.pressing
            />
        </ui::Filters>
    }
}

fn row(slug: &str, item: ItemView) -> Vec<AnyView> {
    let href = routes::desk_case(slug, &item.number);
    let due = view! { {due_mark(item.due)} " " {item.due_on.to_string()} };
    vec![
        view! { <a href=href>{item.number.clone()}</a> }.into_any(),
        pqrsf::kind(item.kind).into_any(),
        pqrsf::state(item.state).into_any(),
        due.into_any(),
        words::who(&item).into_any(),
    ]
}
