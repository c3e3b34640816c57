//! `/{platform}/administracion/solicitudes`: what people ask for (H-42, Q28).

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, RequestView, RequestsView};
use super::closed;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{administration as words, services};
use crate::{routes, ui};

/// `/{platform}/administracion/solicitudes`
#[component]
pub fn Requests() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("estado"), of("desde"), query.get("decidida").is_some())
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || asked.get(),
        move |(state, after, _)| api::load_requests(platform.clone(), state, after),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: RequestsView| {
                let (state, _, decided) = asked.get_untracked();
                let slug = slug.clone();
                view! { <List slug state decided listed/> }.into_any()
            }}
            otherwise=closed
        />
    }
}

#[component]
fn List(slug: String, state: String, decided: bool, listed: RequestsView) -> impl IntoView {
    let page = routes::requests(&slug);
    let back = (routes::administration(&slug), words::TITLE);
    let news = decided.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::DECIDED}</p>
            </ui::Notice>
        }
    });
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("estado", &state), ("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let items = listed.items.into_iter();
    let rows: Vec<_> = items.map(|item| row(&slug, item)).collect();
    let heads = &words::REQUEST_HEADS;
    let none = (words::NO_REQUESTS, words::NO_REQUESTS_LEAD);
    let is_answered = matches!(state.as_str(), "granted" | "refused");
    let list = if rows.is_empty() && is_answered {
        let href = routes::asking(&page, &[("estado", "all")]);
        view! {
            <ui::Empty title=words::NO_SUCH_REQUESTS text=words::NO_SUCH_REQUESTS_LEAD>
                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::EVERY_REQUEST}</ui::ButtonLink>
            </ui::Empty>
        }
        .into_any()
    } else {
        view! { <ui::Listing caption=words::REQUESTS_CAPTION heads rows none/> }.into_any()
    };
    let offers = words::REQUEST_STATES
        .map(|(value, label)| ui::Offer::new(value, label))
        .to_vec();
    let chosen = if state.is_empty() {
        "pending".to_owned()
    } else {
        state
    };
    view! {
        <ui::Page title=words::REQUESTS width=ui::Width::Wide back>
            <ui::Heading>{words::REQUESTS}</ui::Heading>
            {news}
            <ui::Filters action=page label=words::FILTER>
                <ui::Select label=words::STATE name="estado" offers chosen/>
            </ui::Filters>
            {list}
            {next}
        </ui::Page>
    }
}

fn row(slug: &str, item: RequestView) -> Vec<AnyView> {
    let href = routes::request(slug, &item.id);
    vec![
        view! { <a href=href>{item.person}</a> }.into_any(),
        item.service.into_any(),
        item.requested.into_any(),
        services::word(item.state).into_any(),
    ]
}
