//! `/{platform}/coordinacion`: accounts just opened, whom to call, and «Contactado» (W-22, W-23).

pub mod api;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{CallView, CallsView, MarkContacted};
use crate::act::Act;
use crate::load::load;
use crate::operation::whom;
use crate::platform::use_face;
use crate::text::coordination as words;
use crate::{not_found, routes, ui};

/// `/{platform}/coordinacion`
#[component]
pub fn Page() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let act = Act::<MarkContacted>::new();
    let noted = act.yeses();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("estado"), of("desde"))
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || (asked.get(), noted.get()),
        move |((state, after), _)| api::load_calls(platform.clone(), state, after),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: CallsView| {
                let (state, _) = asked.get_untracked();
                let slug = slug.clone();
                view! { <List slug state listed act/> }.into_any()
            }}
            otherwise=not_found::closed
        />
    }
}

#[component]
fn List(slug: String, state: String, listed: CallsView, act: Act<MarkContacted>) -> impl IntoView {
    let voice = use_face().voice();
    let page = routes::coordination(&slug);
    let query = use_query_map();
    let news = move || {
        query.with(|query| query.get("anotado")).map(|noted| {
            let told = if noted == "no" {
                words::UNDONE
            } else {
                words::NOTED
            };
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{told}</p></ui::Notice>
            }
        })
    };
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("estado", &state), ("desde", &next)]);
        view! { <p class="way"><a href=href>{words::NEXT}</a></p> }
    });
    let offers = words::STATES.map(|(value, label)| ui::Offer::new(value, label));
    let rows: Vec<Vec<AnyView>> = listed.items.into_iter().map(row).collect();
    let is_empty = rows.is_empty();
    let table = if is_empty {
        view! { <ui::Empty title=words::NOBODY text=words::NOBODY_ABOUT/> }.into_any()
    } else {
        let heads = words::HEADS.map(str::to_owned).to_vec();
        // The buttons of all rows belong to one form: each says whose it is.
        view! {
            <ui::Form action=act troubles=act.troubles(voice) id="llamados">
                <ui::Hidden name="platform" value=slug/>
                <ui::Table caption=words::LIST heads rows/>
            </ui::Form>
        }
        .into_any()
    };
    let chosen = if state.is_empty() {
        "open".to_owned()
    } else {
        state
    };
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            <ui::Filters action=page label=words::FILTER>
                <ui::Select label=words::STATE name="estado" offers=offers.to_vec() chosen/>
            </ui::Filters>
            {table}
            {next}
        </ui::Page>
    }
}

fn row(call: CallView) -> Vec<AnyView> {
    let company = view! {
        <span>{call.name.clone()}</span>
        " "
        <span class="soft">{call.rut}</span>
    };
    let done = match call.contacted {
        Some(when) => view! {
            <span>{when}</span>
            " "
            <button class="button" data-kind="plain" type="submit" name="undo" value=call.company>
                {words::UNDO}
                <span class="visually-hidden">" " {call.name}</span>
            </button>
        }
        .into_any(),
        None => view! {
            <button class="button" data-kind="quiet" type="submit" name="company" value=call.company>
                {words::MARK}
                <span class="visually-hidden">" " {words::CONTACTED} " " {call.name}</span>
            </button>
        }
        .into_any(),
    };
    vec![
        company.into_any(),
        call.contact.map(whom).into_any(),
        call.opened.into_any(),
        done,
    ]
}
