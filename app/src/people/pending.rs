//! `/{platform}/e/{company}/personas/pendientes`: who never registered, whose letter came back, whose access
//! ends soon.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, PendingView, PersonView, RemindAll};
use super::row;
use crate::act::Act;
use crate::inside::{closed, of_address};
use crate::load::load;
use crate::platform::use_face;
use crate::text::people as words;
use crate::{routes, ui};

/// `/{platform}/e/{company}/personas/pendientes`
#[component]
pub fn Pending() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let reminded = Memo::new(move |_| query.with(|query| query.get("recordadas")));
    let action = Act::<RemindAll>::new();
    let done = action.yeses();
    let loaded = load(
        move || done.get(),
        move |_| api::load_pending(slug.clone(), company.clone()),
    );
    view! {
        <ui::Loaded
            source=loaded
            then={move |pending: PendingView| {
                let reminded = reminded.get_untracked();
                view! { <Waits pending reminded action/> }.into_any()
            }}
            otherwise=closed
        />
    }
    .into_any()
}

#[component]
fn Waits(pending: PendingView, reminded: Option<String>, action: Act<RemindAll>) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let company = pending.company;
    let back = (routes::people(&slug, &company), words::TITLE);
    let news = reminded.map(|people| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::reminded(&people)}</p>
            </ui::Notice>
        }
    });
    let asks = pending.may_edit && face.takes_workers() && !pending.without_account.is_empty();
    let never = never(&slug, &company, pending.without_account);
    let ending = ending(&slug, &company, pending.ending);
    let more = pending
        .more
        .then(|| view! { <p class="soft">{words::MORE}</p> });
    let remind = asks.then(|| {
        let troubles = action.troubles(face.voice());
        view! {
            <p>{words::REMIND_ALL_LEAD}</p>
            <ui::Form action troubles id="recordar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Actions>
                    <ui::Button>{words::REMIND_ALL}</ui::Button>
                </ui::Actions>
            </ui::Form>
        }
    });
    view! {
        <ui::Page title=words::PENDING width=ui::Width::Wide back>
            <ui::Heading lead=words::PENDING_LEAD>{words::PENDING}</ui::Heading>
            {news}
            <section class="section">
                <h2>{words::NEVER}</h2>
                {never}
                {remind}
            </section>
            <section class="section">
                <h2>{words::ENDING}</h2>
                {ending}
            </section>
            {more}
        </ui::Page>
    }
}

fn never(slug: &str, company: &str, people: Vec<(PersonView, bool)>) -> AnyView {
    if people.is_empty() {
        return view! { <p>{words::NEVER_NONE}</p> }.into_any();
    }
    let heads = words::PENDING_HEADS.map(str::to_owned).to_vec();
    let rows = people.into_iter().map(|(one, back)| {
        let lacks = match (back, one.email.is_empty()) {
            (true, _) => words::BOUNCED,
            (false, true) => words::NO_EMAIL,
            (false, false) => words::WAITS,
        };
        let name = row::name(slug, company, &one);
        vec![name, one.email.into_any(), lacks.into_any()]
    });
    let rows = rows.collect();
    view! { <ui::Table caption=words::NEVER heads rows/> }.into_any()
}

fn ending(slug: &str, company: &str, people: Vec<PersonView>) -> AnyView {
    if people.is_empty() {
        return view! { <p>{words::ENDING_NONE}</p> }.into_any();
    }
    let heads = words::ENDING_HEADS.map(str::to_owned).to_vec();
    let rows = people.into_iter().map(|one| {
        let name = row::name(slug, company, &one);
        vec![name, one.ends_on.into_any()]
    });
    let rows = rows.collect();
    view! { <ui::Table caption=words::ENDING heads rows/> }.into_any()
}
