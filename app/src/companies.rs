//! `/{platform}/empresas`: own data, and the table of companies with «Acceder». The
//! way back here is «Cambiar de usuario» in the person's corner; it asks for nothing again (Q15).

pub mod api;

use domain::membership::Standing;
use domain::platform::Face;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{CompaniesView, RowView};
use crate::account::OwnFacts;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, companies as words};
use crate::{help, routes, ui};

/// What is sought, in the address.
const WANTED: &str = "buscar";
/// The company that the first page began with, in the address of the others.
const FIRST: &str = "primera";

/// `/{platform}/empresas`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| ["desde", WANTED, FIRST].map(|name| query.get(name).unwrap_or_default()))
    });
    let mine = load(
        move || asked.get(),
        move |[after, wanted, first]| api::load_companies(slug.clone(), after, wanted, first),
    );
    let title = title(face.exclusive);
    view! {
        <ui::Page title=title width=ui::Width::Wide>
            <ui::Loaded
                source=mine
                then={move |mine: CompaniesView| {
                    let [after, wanted, _] = asked.get_untracked();
                    let later = !after.is_empty();
                    view! { <Mine face=face.clone() mine later wanted/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

const fn title(exclusive: bool) -> &'static str {
    match exclusive {
        true => words::TITLE_SEATED,
        false => words::TITLE,
    }
}

/// What is under the title, and the table: its name and its columns.
const fn said(
    standing: Standing,
    exclusive: bool,
) -> (&'static str, &'static str, [&'static str; 5]) {
    match exclusive {
        true => (
            words::lead_seated(standing),
            words::CAPTION_SEATED,
            words::HEADS_SEATED,
        ),
        false => (words::lead(standing), words::CAPTION, words::HEADS),
    }
}

#[component]
fn Mine(face: Face, mine: CompaniesView, later: bool, wanted: String) -> impl IntoView {
    let CompaniesView {
        own,
        standing,
        rows,
        next,
        many,
        first: before,
    } = mine;
    let slug = face.slug.to_string();
    let exclusive = face.exclusive;
    let (lead, caption, heads) = said(standing, exclusive);
    let line = text::help::line(&face);
    let shut = matches!(standing, Standing::Alone | Standing::Inactive)
        .then(|| view! { <Shut face standing/> });
    let doubts = match exclusive {
        true => words::doubts_seated,
        false => words::doubts,
    };
    let doubts = line
        .filter(|_| shut.is_none())
        .map(|line| view! { <p class="soft">{doubts(&line)}</p> });
    let page = routes::companies(&slug);
    let back = if wanted.is_empty() {
        words::FIRST
    } else {
        words::ALL
    };
    let is_part = later || !wanted.is_empty();
    let first = is_part.then(|| view! { <p class="way"><a href=page.clone()>{back}</a></p> });
    let search = many.then(|| search(&page, &wanted));
    let none = (!wanted.is_empty() && rows.is_empty())
        .then(|| view! { <ui::Empty title=words::NOT_FOUND text=words::NOT_FOUND_ABOUT/> });
    let next = next.map(|next| {
        let asked = [("desde", &*next), (WANTED, &*wanted), (FIRST, &*before)];
        let href = routes::asking(&page, &asked);
        view! { <ui::More href words=words::NEXT/> }
    });
    let rows = rows.into_iter().map(|one| row(&slug, one)).collect();
    let listed = listed(caption, heads, search, rows);
    view! {
        <ui::Heading lead=lead>{title(exclusive)}</ui::Heading>
        {shut}
        <section class="home__part">
            <h2>{words::OWN}</h2>
            <OwnFacts own/>
        </section>
        {listed}
        {none}
        {first}
        {next}
        {doubts}
    }
}

/// The table under its name; none where there is nothing to list and nothing to look for.
fn listed(
    caption: &'static str,
    heads: [&'static str; 5],
    search: Option<AnyView>,
    rows: Vec<Vec<AnyView>>,
) -> Option<AnyView> {
    if search.is_none() && rows.is_empty() {
        return None;
    }
    let heads = heads.map(str::to_owned).to_vec();
    let table = (!rows.is_empty()).then(|| view! { <ui::Table caption heads rows/> });
    let listed = view! {
        <section class="home__part table-titled">
            <h2>{caption}</h2>
            {search}
            {table}
        </section>
    };
    Some(listed.into_any())
}

/// Looking for one of many; works without script and stands in the address.
fn search(page: &str, wanted: &str) -> AnyView {
    let wanted = wanted.to_owned();
    view! {
        <ui::Filters action=page.to_owned() label=words::SEARCH>
            <ui::Field
                label=words::SEARCH_LABEL
                name=WANTED
                kind="search"
                value=wanted
                literal=true
                optional=true
                autocomplete="off"
                enterkeyhint="search"
                maxlength=80
            />
        </ui::Filters>
    }
    .into_any()
}

/// Why no company opens, and who helps (A-10, Q17).
#[component]
fn Shut(face: Face, standing: Standing) -> impl IntoView {
    let slug = face.slug.as_str();
    let settings = routes::account(slug);
    let helping = help::of_companies(&face, words::help_of(standing));
    let shut = match face.exclusive {
        true => words::shut_seated,
        false => words::shut,
    };
    let lines = shut(standing, text::help::line(&face).as_deref());
    let lines = lines.into_iter().map(|line| view! { <p>{line}</p> });
    view! {
        <ui::Notice kind=ui::NoticeKind::Warning title=words::shut_title(standing, face.exclusive)>
            {lines.collect_view()}
        </ui::Notice>
        <ui::Actions>
            <ui::ButtonLink href=helping>{words::HELP}</ui::ButtonLink>
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=settings>
                {words::SETTINGS}
            </ui::ButtonLink>
        </ui::Actions>
    }
}

fn row(slug: &str, row: RowView) -> Vec<AnyView> {
    let enter = row.open.then(|| {
        let href = routes::company(slug, &row.company);
        let name = row.name.clone();
        view! {
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=href>
                {words::ENTER}
                <span class="visually-hidden">" a " {name}</span>
            </ui::ButtonLink>
        }
    });
    vec![
        row.name.into_any(),
        row.rut.into_any(),
        words::perfil_named(row.perfil, row.perfil_name.as_deref()).into_any(),
        words::state(row.adherence, row.state).into_any(),
        enter.into_any(),
    ]
}
