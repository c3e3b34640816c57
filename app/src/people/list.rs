//! `/{platform}/e/{company}/personas`: the list. Everything that is asked stands in the
//! address, so that the page works the same without script.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Asked, PeopleView, PersonView};
use super::filter::{chips, file, filter, links, pairs};
use super::live::{CHOICE, Live};
use super::row;
use super::several_api::UndoSeveral;
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside, invitation, people as words};
use crate::{help, routes, text, ui};

/// What was done just now, as the address tells it.
#[derive(Clone, Default, PartialEq, Eq)]
struct News {
    changed: Option<String>,
    refused: String,
    act: String,
    restored: Option<String>,
}

/// `/{platform}/e/{company}/personas`
#[component]
pub fn List() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            let asked = Asked {
                search: of("buscar"),
                state: of("estado"),
                perfil: of("perfil"),
                section: of("seccion"),
                order: of("orden"),
                after: of("desde"),
            };
            let news = News {
                changed: query.get("cambiadas"),
                refused: of("protegidas"),
                act: of("deshacer"),
                restored: query.get("repuestas"),
            };
            (asked, news)
        })
    });
    let live = Live::new(routes::people(&slug, &company));
    let undo = Act::<UndoSeveral>::new();
    let undone = undo.yeses();
    let listed = load(
        move || (asked.get(), undone.get()),
        move |((asked, _), _)| api::load_people(slug.clone(), company.clone(), asked),
    );
    shown(listed, move |listed: PeopleView| {
        let (asked, news) = asked.get_untracked();
        live.shows(&asked);
        view! { <Found listed asked news undo live/> }.into_any()
    })
}

#[component]
fn Found(
    listed: PeopleView,
    asked: Asked,
    news: News,
    undo: Act<UndoSeveral>,
    live: Live,
) -> impl IntoView {
    let face = use_face();
    let about = help::of_people(&face, "inhabilitar");
    let slug = face.slug.to_string();
    let company = listed.company.clone();
    let page = routes::people(&slug, &company);
    let shown = listed.people.len();
    let told = match listed.total {
        Some(total) => words::people(total),
        None if asked.search.trim().is_empty() => words::shown(shown, listed.next.is_some()),
        None => words::found(shown, listed.next.is_some()),
    };
    let ways = ways(&slug, &listed);
    let seats = listed.seats.map(|(taken, seats)| {
        let facts = vec![ui::Fact::new(
            invitation::SEATS,
            invitation::seats(taken, seats),
        )];
        view! { <ui::Facts facts/> }
    });
    let [home, lead, empty, question] = said(face.exclusive);
    let back = (routes::company(&slug, &company), home);
    let links = links(&page, &asked, listed.next.as_deref());
    let chips = chips(&page, &asked, &listed);
    let everybody = listed.everybody;
    let filter = filter(&page, &asked, &listed, live);
    let file = file(routes::people_file(&slug, &company), &asked);
    let kept = routes::asking("", &pairs(&asked));
    let table = match (shown, everybody) {
        (0, 0) => view! { <ui::Empty title=words::EMPTY text=empty/> }.into_any(),
        (0, _) => view! { <ui::Empty title=words::NOTHING text=words::NOTHING_LEAD/> }.into_any(),
        _ => view! { <Selection slug=slug.clone() listed kept=kept.clone()/> }.into_any(),
    };
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=lead>{words::TITLE}</ui::Heading>
            {told_news(&company, (news, kept), undo)}
            {seats}
            {ways}
            {filter}
            {chips}
            <p role="status">{told}</p>
            {table}
            {links}
            {file}
            <help::Question href=about>{question}</help::Question>
        </ui::Page>
    }
}

/// The page above, what it is for, what to do first, and the question below.
const fn said(exclusive: bool) -> [&'static str; 4] {
    match exclusive {
        true => [
            inside::TITLE_SEATED,
            words::LEAD_SEATED,
            words::EMPTY_LEAD_SEATED,
            text::help::ABOUT_MEMBERS,
        ],
        false => [
            inside::TITLE,
            words::LEAD,
            words::EMPTY_LEAD,
            text::help::ABOUT_PEOPLE,
        ],
    }
}

/// To the rooms beside the list. An institution's people come by invitation, and it has no sections.
fn ways(slug: &str, listed: &PeopleView) -> AnyView {
    let company = &listed.company;
    let exclusive = use_face().exclusive;
    let (add, label) = match exclusive {
        true => (routes::invitations(slug, company), words::INVITE),
        false => (routes::add_person(slug, company), words::ADD),
    };
    let add = listed.may_edit.then(|| {
        view! { <ui::ButtonLink href=add>{label}</ui::ButtonLink> }
    });
    let waits = routes::pending_people(slug, company);
    let structure = (!exclusive).then(|| {
        let href = routes::structure(slug, company);
        view! {
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::STRUCTURE}</ui::ButtonLink>
        }
    });
    view! {
        <ui::Actions>
            {add}
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=waits>{words::PENDING}</ui::ButtonLink>
            {structure}
        </ui::Actions>
    }
    .into_any()
}

/// What was done, and the way to take it back, which comes back to what is asked for.
fn told_news(company: &str, (news, kept): (News, String), undo: Act<UndoSeveral>) -> AnyView {
    let face = use_face();
    let troubles = undo.troubles(face.voice());
    let company = company.to_owned();
    let taken_back = news.restored.map(|people| words::restored(&people));
    let changed = news.changed.map(|changed| match face.exclusive {
        true => words::changed_seated(&changed, &news.refused),
        false => words::changed(&changed, &news.refused),
    });
    let act = news.act;
    let told = taken_back.or(changed).map(move |sentence| {
        let form = (!act.is_empty()).then(|| {
            view! {
                <ui::Form action=undo troubles id="deshacer">
                    <ui::Hidden name="platform" value=face.slug.to_string()/>
                    <ui::Hidden name="company" value=company/>
                    <ui::Hidden name="act" value=act/>
                    <ui::Hidden name="back" value=kept/>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::UNDO}</ui::Button>
                </ui::Form>
            }
        });
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{sentence}</p>
                {form}
            </ui::Notice>
        }
    });
    told.into_any()
}

/// The table, whose people can be chosen.
#[component]
fn Selection(slug: String, listed: PeopleView, kept: String) -> impl IntoView {
    let company = listed.company;
    let chosen = RwSignal::new(0_usize);
    let may_edit = listed.may_edit;
    let exclusive = use_face().exclusive;
    let (heads, caption) = match exclusive {
        true => (words::HEADS_SEATED.to_vec(), words::CAPTION_SEATED),
        false => (words::HEADS.to_vec(), words::CAPTION),
    };
    let heads: Vec<String> = heads.into_iter().map(str::to_owned).collect();
    let rows = listed.people.iter().map(|one| {
        let name = row::name(&slug, &company, one, &kept);
        // Whoever waits for an invitation has no access that could be changed.
        let able = may_edit && one.invitation.is_none();
        let box_ = able.then(|| pick(one, chosen));
        let mut cells = vec![
            view! { {box_} {name} }.into_any(),
            view! { <span class="whole">{one.rut.clone()}</span> }.into_any(),
            row::address(&one.email),
            one.perfil_name.clone().into_any(),
        ];
        cells.extend((!exclusive).then(|| one.section_name.clone().into_any()));
        cells.push(row::state(one).into_any());
        cells
    });
    let rows = rows.collect();
    let table = view! { <ui::Table caption=caption heads rows/> };
    if !may_edit {
        return table.into_any();
    }
    let action = routes::chosen_people(&slug, &company);
    let all = all(&listed.people, chosen);
    // Nobody counts without script.
    let told = move || {
        let people = Some(chosen.get()).filter(|people| *people > 0);
        people.map(words::chosen)
    };
    view! {
        <ui::PlainForm action method="get" id=CHOICE>
            <ui::Hidden name=routes::BACK value=kept/>
            {all}
            {table}
            <p role="status">{told}</p>
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet name="estado" value="disabled">
                    {words::DISABLE_SEVERAL}
                </ui::Button>
                <ui::Button kind=ui::ButtonKind::Quiet name="estado" value="enabled">
                    {words::ENABLE_SEVERAL}
                </ui::Button>
            </ui::Actions>
        </ui::PlainForm>
    }
    .into_any()
}

/// Everybody of the page at once, but for those who cannot be chosen.
fn all(people: &[PersonView], chosen: RwSignal<usize>) -> Option<AnyView> {
    let all = people.iter().filter(|one| one.invitation.is_none()).count();
    let label = words::CHOOSE_ALL;
    (all > 0).then(|| view! { <ui::PickAll name="ids" label all chosen/> }.into_any())
}

fn pick(one: &PersonView, chosen: RwSignal<usize>) -> AnyView {
    let (id, label) = (one.id.clone(), words::choose(&one.name));
    view! { <ui::Pick name="ids" value=id label chosen/> }.into_any()
}
