//! `/{platform}/e/{company}/solicitudes`: what people ask for, and the decision.

use domain::refusal::Field as Name;
use domain::service::{LONGEST_REASON, RequestState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, DecideModule, RequestView, RequestsView};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside, module as words, role};
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/solicitudes`
#[component]
pub fn Requests() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let action = Act::<DecideModule>::new();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("estado"), of("desde"), query.get("decidida").is_some())
        })
    });
    let yeses = action.yeses();
    let at = company.clone();
    let listed = load(
        move || (asked.get(), yeses.get()),
        move |((state, after, _), _)| {
            api::load_module_requests(slug.clone(), at.clone(), state, after)
        },
    );
    shown(listed, move |listed: RequestsView| {
        let (state, _, decided) = asked.get_untracked();
        let company = company.clone();
        view! { <List company state decided listed action/> }.into_any()
    })
}

#[component]
fn List(
    company: String,
    state: String,
    decided: bool,
    listed: RequestsView,
    action: Act<DecideModule>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let page = routes::module_requests(&slug, &company);
    let back = (routes::company(&slug, &company), inside::TITLE);
    let about = routes::chapter(&slug, "responder-solicitudes");
    let troubles = action.troubles(face.voice());
    // What belongs to no request that is on the page.
    let told = action.at("", troubles);
    let news = decided.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{words::DECIDED}</p></ui::Notice>
        }
    });
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("estado", &state), ("desde", &next)]);
        view! {
            <ui::Actions>
                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::NEXT}</ui::ButtonLink>
            </ui::Actions>
        }
    });
    let empty = listed.items.is_empty().then(|| {
        view! { <ui::Empty title=words::NO_REQUESTS text=words::NO_REQUESTS_LEAD/> }
    });
    let items = listed.items.into_iter().enumerate().map(|(place, item)| {
        view! { <Item company=company.clone() item place action troubles/> }
    });
    let items = items.collect_view();
    let offers = words::STATES
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
            <ui::Summary troubles=told/>
            <ui::Filters action=page label=words::FILTER>
                <ui::Select label=words::STATE name="estado" offers chosen/>
            </ui::Filters>
            {empty}
            {items}
            {next}
            <help::Question href=about>{text::help::ABOUT_REQUESTS}</help::Question>
        </ui::Page>
    }
}

#[component]
fn Item(
    company: String,
    item: RequestView,
    place: usize,
    action: Act<DecideModule>,
    troubles: Signal<Vec<ui::Trouble>>,
) -> impl IntoView {
    let waits = item.state == RequestState::Pending;
    let facts = [
        Some(ui::Fact::new(words::MODULE, item.module.clone())),
        Some(ui::Fact::new(words::WANTED, role::level(Some(item.level)))),
        Some(ui::Fact::new(words::WHY, item.reason.clone())),
        Some(ui::Fact::new(words::WHEN, item.requested.clone())),
        item.answer
            .clone()
            .map(|answer| ui::Fact::new(words::ANSWER, answer)),
    ];
    let facts = facts.into_iter().flatten().collect();
    let decide = waits.then(|| {
        let item = item.clone();
        view! { <Decide company item place action troubles/> }
    });
    let titled = format!("solicitud-{place}");
    view! {
        <section class="section" aria-labelledby=titled>
            <h2 id=titled.clone()>{item.person}</h2>
            <ui::Facts facts/>
            {decide}
        </section>
    }
}

/// Several stand on one page, so the names of their fields alone would not tell them apart.
#[component]
fn Decide(
    company: String,
    item: RequestView,
    place: usize,
    action: Act<DecideModule>,
    troubles: Signal<Vec<ui::Trouble>>,
) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let roles = routes::roles(&slug, &company);
    let offers = item
        .offered
        .into_iter()
        .map(|(code, name)| ui::Offer::new(code, name));
    let offers: Vec<_> = offers.collect();
    let mut typed = item.typed;
    let form = format!("decidir-{place}");
    if !typed.is_empty() {
        action.about(&form);
    }
    let troubles = action.at(&form, troubles);
    let reason = typed.remove("reason").unwrap_or_default();
    // Without a perfil that has the module there is nothing to grant.
    let first = offers.first().map(|offer| offer.value.clone());
    let chosen = first.map(|first| typed.remove("perfil").unwrap_or(first));
    let can = chosen.is_some();
    view! {
        <ui::Form action troubles id=form place>
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="company" value=company/>
            <ui::Hidden name="request" value=item.id/>
            {perfiles(chosen, offers, roles)}
            <ui::Field
                label=words::ANSWER_LABEL
                name=Name::Reason.name()
                value=reason
                hint=words::ANSWER_HINT
                autocomplete="off"
                maxlength=LONGEST_REASON
            />
            <ui::Actions>
                {can.then(|| view! {
                    <ui::Button name="decision" value="grant">{words::GRANT}</ui::Button>
                })}
                <ui::Button kind=ui::ButtonKind::Quiet name="decision" value="refuse">
                    {words::REFUSE}
                </ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

/// The perfiles that have the module; with none chosen, where they are made.
fn perfiles(chosen: Option<String>, offers: Vec<ui::Offer>, roles: String) -> AnyView {
    match chosen {
        Some(chosen) => view! {
            <ui::Select
                label=words::PERFIL
                name=Name::Perfil.name()
                hint=words::PERFIL_HINT
                offers
                chosen
            />
        }
        .into_any(),
        None => {
            view! { <p>{words::NO_PERFIL} " " <a href=roles>{words::TO_ROLES}</a></p> }.into_any()
        }
    }
}
