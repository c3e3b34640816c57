//! `/{platform}/e/{company}/personas/pendientes`: who never registered, whose letter came back, whose access
//! ends soon, and what was done to several people and can be taken back.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, ActView, PendingView, PersonView};
use super::row;
use super::several_api::{RemindAll, UndoSeveral};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::people as words;
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/personas/pendientes`
#[component]
pub fn Pending() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let reminded = Memo::new(move |_| {
        let of = |name| query.with(|query| query.get(name));
        of("recordadas").map(|people| words::reminded(&people, &of("quedan").unwrap_or_default()))
    });
    let pages = Memo::new(move |_| {
        let of = |name| query.with(|query| query.get(name).unwrap_or_default());
        (of("desde"), of("terminan"))
    });
    let action = Act::<RemindAll>::new();
    let undo = Act::<UndoSeveral>::new();
    let done = action.yeses();
    let loaded = load(
        // With what was done: the list may be here before the address that tells of it.
        move || (pages.get(), reminded.get(), done.get()),
        move |((after, ends), ..)| api::load_pending(slug.clone(), company.clone(), after, ends),
    );
    shown(loaded, move |pending: PendingView| {
        let reminded = reminded.get_untracked();
        view! { <Waits pending reminded action undo/> }.into_any()
    })
}

#[component]
fn Waits(
    pending: PendingView,
    reminded: Option<String>,
    action: Act<RemindAll>,
    undo: Act<UndoSeveral>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let seated = face.exclusive;
    let said = said(seated);
    let about = match seated {
        true => routes::chapter(&slug, routes::MANUAL_MEMBERS),
        false => routes::chapter(&slug, "pendientes"),
    };
    let company = pending.company;
    let back = (routes::people(&slug, &company), words::TITLE);
    let news = reminded.map(news);
    let anybody = !(pending.without_account.is_empty() && pending.bounced.is_empty());
    let asks = pending.may_edit && anybody;
    let here = routes::pending_people(&slug, &company);
    let more = more_of(&here, "desde", pending.next);
    let more_ending = more_of(&here, "terminan", pending.ending_next);
    let requests = requests(&slug, &company, (pending.modules, pending.perfiles));
    let returned = (pending.bounced, pending.bounced_cut);
    let returned = returned_mail(&slug, &company, returned, seated);
    let never = match (pending.without_account.is_empty(), &returned) {
        (true, Some(_)) => view! { <p>{said.nobody_else}</p> }.into_any(),
        (true, None) => view! { <p>{said.nobody}</p> }.into_any(),
        (false, _) => {
            let waiting = (pending.without_account, false);
            never(&slug, &company, said.heading, waiting)
        }
    };
    // No day ends a seat.
    let ending = (!seated).then(|| ending(&slug, &company, pending.ending, more_ending));
    let acts = acts((&slug, &company), pending.acts, undo);
    let remind = asks.then(|| remind_all(slug, company, said.remind, action));
    view! {
        <ui::Page title=words::PENDING width=ui::Width::Wide back>
            <ui::Heading lead=said.lead>{words::PENDING}</ui::Heading>
            {news}
            {returned}
            <section class="section table-titled">
                <h2>{said.heading}</h2>
                {never}
                {more}
                {remind}
            </section>
            {requests}
            {ending}
            {acts}
            <help::Question href=about>{text::help::ABOUT_PENDING}</help::Question>
        </ui::Page>
    }
}

/// What was just sent.
fn news(told: String) -> impl IntoView {
    view! {
        <ui::Notice kind=ui::NoticeKind::Success announced=true>
            <p>{told}</p>
        </ui::Notice>
    }
}

/// To the next page of one of the lists; `name` is where the address keeps its place.
fn more_of(here: &str, name: &str, next: Option<String>) -> Option<AnyView> {
    next.map(|next| {
        let href = routes::asking(here, &[(name, &next)]);
        view! { <ui::More href words=words::MORE/> }.into_any()
    })
}

/// What differs between those who never registered and invitations that wait.
struct Said {
    lead: &'static str,
    heading: &'static str,
    nobody: &'static str,
    nobody_else: &'static str,
    remind: &'static str,
}

const fn said(seated: bool) -> Said {
    match seated {
        true => Said {
            lead: words::PENDING_LEAD_SEATED,
            heading: words::NEVER_SEATED,
            nobody: words::NEVER_NONE_SEATED,
            nobody_else: words::NEVER_ELSE_SEATED,
            remind: words::REMIND_ALL_LEAD_SEATED,
        },
        false => Said {
            lead: words::PENDING_LEAD,
            heading: words::NEVER,
            nobody: words::NEVER_NONE,
            nobody_else: words::NEVER_ELSE,
            remind: words::REMIND_ALL_LEAD,
        },
    }
}

/// «Recordar a todos», and whom it writes to.
fn remind_all(
    slug: String,
    company: String,
    lead: &'static str,
    action: Act<RemindAll>,
) -> AnyView {
    let troubles = action.troubles(use_face().voice());
    view! {
        <p>{lead}</p>
        <ui::Form action troubles id="recordar">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="company" value=company/>
            <ui::Actions>
                <ui::Button>{words::REMIND_ALL}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
    .into_any()
}

/// What was done to several people at once, each with the way to take it back.
fn acts(
    (slug, company): (&str, &str),
    acts: Vec<ActView>,
    undo: Act<UndoSeveral>,
) -> Option<AnyView> {
    if acts.is_empty() {
        return None;
    }
    let (slug, company) = (slug.to_owned(), company.to_owned());
    let troubles = undo.troubles(use_face().voice());
    let heads = words::ACT_HEADS.map(str::to_owned).to_vec();
    Some(
        view! {
            <section class="section table-titled">
                <h2>{words::ACTS}</h2>
                <p>{words::ACTS_LEAD}</p>
                <ui::Form action=undo troubles id="deshacer">
                    <ui::Hidden name="platform" value=slug/>
                    <ui::Hidden name="company" value=company/>
                    // Made in here, because buttons learn from their form that it is on its way.
                    <ui::Table
                        caption=words::ACTS
                        heads
                        rows={acts.into_iter().map(act).collect()}
                    />
                </ui::Form>
            </section>
        }
        .into_any(),
    )
}

fn act(one: ActView) -> Vec<AnyView> {
    let what = words::acted(one.state, one.people);
    let about = format!("{what}, {}", one.at);
    let button = view! {
        <ui::Button kind=ui::ButtonKind::Quiet name="act" value=one.act>
            {words::UNDO}
            <span class="visually-hidden">" " {about}</span>
        </ui::Button>
    };
    vec![
        what.into_any(),
        one.at.into_any(),
        one.who.unwrap_or_default().into_any(),
        button.into_any(),
    ]
}

/// Those whose last letter came back, and what to do about it.
fn returned_mail(
    slug: &str,
    company: &str,
    (bounced, cut): (Vec<PersonView>, bool),
    seated: bool,
) -> Option<AnyView> {
    if bounced.is_empty() {
        return None;
    }
    let cut = cut.then(|| view! { <p>{words::RETURNED_CUT}</p> });
    let bounced = never(slug, company, words::RETURNED, (bounced, true));
    let lead = match seated {
        true => words::RETURNED_LEAD_SEATED,
        false => words::RETURNED_LEAD,
    };
    Some(
        view! {
            <section class="section table-titled">
                <h2>{words::RETURNED}</h2>
                <p>{lead}</p>
                {bounced}
                {cut}
            </section>
        }
        .into_any(),
    )
}

/// What was asked, and where it is answered.
fn requests(
    slug: &str,
    company: &str,
    (modules, perfiles): (Option<i64>, Option<i64>),
) -> Option<AnyView> {
    if modules.is_none() && perfiles.is_none() {
        return None;
    }
    let some = |count: Option<i64>| count.filter(|count| *count > 0);
    let modules = some(modules).map(|count| {
        let href = routes::module_requests(slug, company);
        view! { <li><a href=href>{words::modules_asked(count)}</a></li> }
    });
    let perfiles = some(perfiles).map(|count| {
        let href = routes::perfiles(slug, company);
        view! { <li><a href=href>{words::perfiles_asked(count)}</a></li> }
    });
    let told = match (&modules, &perfiles) {
        (None, None) => view! { <p>{words::REQUESTS_NONE}</p> }.into_any(),
        _ => view! { <ul>{modules} {perfiles}</ul> }.into_any(),
    };
    Some(
        view! {
            <section class="section">
                <h2>{words::REQUESTS}</h2>
                {told}
            </section>
        }
        .into_any(),
    )
}

fn never(
    slug: &str,
    company: &str,
    caption: &'static str,
    (people, back): (Vec<PersonView>, bool),
) -> AnyView {
    let heads = words::PENDING_HEADS.map(str::to_owned).to_vec();
    let asked_in = use_face().asks_people_in();
    let rows = people.into_iter().map(|one| {
        let lacks = match (back, one.email.is_empty()) {
            (true, _) => words::BOUNCED.to_owned(),
            (false, true) => words::NO_EMAIL.to_owned(),
            (false, false) if one.invitation.is_some() => row::state(&one),
            (false, false) if asked_in => words::WAITS_FOR_YES.to_owned(),
            (false, false) => words::WAITS.to_owned(),
        };
        let name = row::name(slug, company, &one, "");
        vec![name, row::address(&one.email), lacks.into_any()]
    });
    let rows = rows.collect();
    view! { <ui::Table caption heads rows/> }.into_any()
}

/// Whose access ends soon.
fn ending(
    slug: &str,
    company: &str,
    people: Vec<PersonView>,
    more: Option<AnyView>,
) -> impl IntoView + use<> {
    let heads = words::ENDING_HEADS.map(str::to_owned).to_vec();
    let rows: Vec<Vec<AnyView>> = people
        .into_iter()
        .map(|one| {
            let name = row::name(slug, company, &one, "");
            vec![name, one.ends_on.into_any()]
        })
        .collect();
    let told = match rows.is_empty() {
        true => view! { <p>{words::ENDING_NONE}</p> }.into_any(),
        false => view! { <ui::Table caption=words::ENDING heads rows/> }.into_any(),
    };
    view! {
        <section class="section table-titled">
            <h2>{words::ENDING}</h2>
            {told}
            {more}
        </section>
    }
}
