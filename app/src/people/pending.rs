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
    let done = action.yeses();
    let loaded = load(
        move || (pages.get(), done.get()),
        move |((after, ends), _)| api::load_pending(slug.clone(), company.clone(), after, ends),
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
    let about = routes::chapter(&slug, "pendientes");
    let company = pending.company;
    let back = (routes::people(&slug, &company), words::TITLE);
    let news = reminded.map(|told| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{told}</p>
            </ui::Notice>
        }
    });
    let anybody = !(pending.without_account.is_empty() && pending.bounced.is_empty());
    let asks = pending.may_edit && !face.exclusive && anybody;
    let here = routes::pending_people(&slug, &company);
    let next = |name: &str, next: Option<String>| {
        next.map(|next| {
            let href = routes::asking(&here, &[(name, &next)]);
            view! { <ui::More href words=words::MORE/> }
        })
    };
    let more = next("desde", pending.next);
    let more_ending = next("terminan", pending.ending_next);
    let requests = requests(&slug, &company, (pending.modules, pending.perfiles));
    let returned = (!pending.bounced.is_empty()).then(|| {
        let cut = pending
            .bounced_cut
            .then(|| view! { <p>{words::RETURNED_CUT}</p> });
        let bounced = never(&slug, &company, words::RETURNED, (pending.bounced, true));
        view! {
            <section class="section">
                <h2>{words::RETURNED}</h2>
                <p>{words::RETURNED_LEAD}</p>
                {bounced}
                {cut}
            </section>
        }
    });
    let never = if pending.without_account.is_empty() {
        let told = match returned {
            Some(_) => words::NEVER_ELSE,
            None => words::NEVER_NONE,
        };
        view! { <p>{told}</p> }.into_any()
    } else {
        let waiting = (pending.without_account, false);
        never(&slug, &company, words::NEVER, waiting)
    };
    let ending = ending(&slug, &company, pending.ending);
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
            {returned}
            <section class="section">
                <h2>{words::NEVER}</h2>
                {never}
                {more}
                {remind}
            </section>
            {requests}
            <section class="section">
                <h2>{words::ENDING}</h2>
                {ending}
                {more_ending}
            </section>
            <help::Question href=about>{text::help::ABOUT_PENDING}</help::Question>
        </ui::Page>
    }
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
            (true, _) => words::BOUNCED,
            (false, true) => words::NO_EMAIL,
            (false, false) if asked_in => words::WAITS_FOR_YES,
            (false, false) => words::WAITS,
        };
        let name = row::name(slug, company, &one);
        vec![name, one.email.into_any(), lacks.into_any()]
    });
    let rows = rows.collect();
    view! { <ui::Table caption heads rows/> }.into_any()
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
