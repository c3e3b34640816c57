//! `/{platform}/mesa/perfiles`: what access administrators ask of the help desk (A-33, Q50): another
//! perfil for somebody of their company. One is decided with a reason; the administrator's perfil
//! takes two agents.

pub mod api;

use domain::membership::Outcome;
use domain::refusal::Field as Name;
use domain::service::LONGEST_REASON;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{DecidePerfil, QueueView, WaitingView};
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, desk_perfiles as words};
use crate::{not_found, routes, ui};

/// `/{platform}/mesa/perfiles`
#[component]
pub fn Page() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let action = Act::<DecidePerfil>::new();
    let decided = action.yeses();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("solicitud"), of("hecho"))
        })
    });
    let platform = slug.clone();
    let queue = load(
        move || (asked.get(), decided.get()),
        move |((after, _, _), _)| api::load_perfiles(platform.clone(), after),
    );
    view! {
        <ui::Loaded
            source=queue
            then={move |queue: QueueView| {
                let (_, chosen, done) = asked.get_untracked();
                let slug = slug.clone();
                view! { <List slug chosen done queue action/> }.into_any()
            }}
            otherwise=not_found::closed
        />
    }
}

#[component]
fn List(
    slug: String,
    chosen: String,
    done: String,
    queue: QueueView,
    action: Act<DecidePerfil>,
) -> impl IntoView {
    let back = (routes::home(&slug), text::home::title(use_face().voice()));
    let news = words::done(&done).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let one = queue.items.iter().find(|one| one.id == chosen).cloned();
    let one = one.map(|one| view! { <One one action/> });
    let next = queue.next.map(|next| {
        let href = routes::asking(&routes::desk_perfiles(&slug), &[("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let rows: Vec<Vec<AnyView>> = queue.items.into_iter().map(|one| row(&slug, one)).collect();
    let (heads, none) = (&words::HEADS, (words::NONE, words::NONE_ABOUT));
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            {one}
            <ui::Listing caption=words::CAPTION heads rows none/>
            {next}
        </ui::Page>
    }
}

fn row(slug: &str, one: WaitingView) -> Vec<AnyView> {
    let href = routes::desk_perfil(slug, &one.id);
    vec![
        view! { <a href=href>{one.company}</a>" "<span class="soft">{one.rut}</span> }.into_any(),
        one.person.into_any(),
        words::change(&one.before, &one.wanted).into_any(),
        one.asked.into_any(),
        words::state(one.proposed).into_any(),
    ]
}

/// One request, and what an agent says to it. Whoever said yes already is offered a no only.
#[component]
fn One(one: WaitingView, action: Act<DecidePerfil>) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    let back = routes::desk_perfiles(face.slug.as_str());
    let document = one
        .document
        .map(|told| ui::Fact::new(words::DOCUMENT, told));
    let facts = [
        Some(ui::Fact::new(words::COMPANY, one.company)),
        Some(ui::Fact::new(words::PERSON, one.person)),
        document,
        Some(ui::Fact::new(words::BY, one.by)),
        Some(ui::Fact::new(words::BEFORE, one.before)),
        Some(ui::Fact::new(words::WANTED, one.wanted)),
        Some(ui::Fact::new(words::WHY, one.reason)),
        Some(ui::Fact::new(words::ASKED, one.asked)),
    ];
    let facts = facts.into_iter().flatten().collect();
    let waits = one
        .proposed
        .map(|mine| if mine { words::MINE } else { words::OTHER });
    let waits = waits.map(|told| view! { <ui::Notice><p>{told}</p></ui::Notice> });
    let yes = match (one.needs_second, one.proposed) {
        (_, Some(true)) => None,
        (true, None) => Some(words::PROPOSE),
        (true, Some(false)) => Some(words::AGREE),
        (false, _) => Some(words::CARRY_OUT),
    };
    view! {
        <section class="section">
            <h2>{words::ONE}</h2>
            <ui::Facts facts/>
            {waits}
            <ui::Form action troubles id="decidir">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="id" value=one.id/>
                <ui::Text
                    label=words::REASON
                    name=Name::Reason.name()
                    value=one.typed
                    hint=words::REASON_HINT
                    maxlength=LONGEST_REASON
                />
                <ui::Actions>
                    {yes.map(|label| view! {
                        <ui::Button name="outcome" value=Outcome::Done.code()>{label}</ui::Button>
                    })}
                    <ui::Button
                        kind=ui::ButtonKind::Quiet
                        name="outcome"
                        value=Outcome::Declined.code()
                    >
                        {words::DECLINE}
                    </ui::Button>
                </ui::Actions>
            </ui::Form>
            <p class="way"><a href=back>{words::BACK}</a></p>
        </section>
    }
}
