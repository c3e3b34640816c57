//! `/{platform}/operacion/instituciones`: institutions with their plan and their first Súper
//! Administrador (C-31), for those who run the installation.

pub mod api;
mod create;
mod first;
pub mod first_api;

use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{ChangeInstitution, CreateInstitution, InstitutionView, InstitutionsView};
use self::create::Create;
use self::first::First;
use self::first_api::InviteFirst;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, institution as words};
use crate::{not_found, routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    create: Act<CreateInstitution>,
    change: Act<ChangeInstitution>,
    first: Act<InviteFirst>,
}

/// `/{platform}/operacion/instituciones`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let acts = Acts {
        create: Act::new(),
        change: Act::new(),
        first: Act::new(),
    };
    let steps = [acts.create.yeses(), acts.change.yeses(), acts.first.yeses()];
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("cambiar"), of("hecho"))
        })
    });
    let listed = load(
        move || (asked.get(), steps.map(|step| step.get())),
        move |((after, _, _), _)| api::load_institutions(slug.clone(), after),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: InstitutionsView| {
                let (after, chosen, done) = asked.get_untracked();
                view! { <Rooms after chosen done listed acts/> }.into_any()
            }}
            otherwise={move |failure: Failure| match failure.refusal() {
                Some(domain::Refusal::NotFound) => view! { <not_found::Inside/> }.into_any(),
                _ => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Rooms(
    after: String,
    chosen: String,
    done: String,
    listed: InstitutionsView,
    acts: Acts,
) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let page = routes::institutions(&slug);
    let news = words::done(&done).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("desde", &next)]);
        view! { <p class="way"><a href=href>{words::NEXT}</a></p> }
    });
    let changing = listed.items.iter().find(|one| one.company == chosen);
    let changing = changing.cloned();
    let (typed, typed_first) = (listed.typed, listed.typed_first);
    // One form at a time: both have a field for seats.
    let form = match changing {
        Some(one) => {
            let company = one.company.clone();
            let first = (!one.led).then(|| {
                let slug = slug.clone();
                view! { <First slug company typed=typed_first act=acts.first/> }
            });
            let back = routes::asking(&page, &[("desde", &after)]);
            let changes = changes(&slug, (one, back), acts.change);
            view! { {changes}{first} }.into_any()
        }
        None => view! { <Create slug=slug.clone() typed act=acts.create/> }.into_any(),
    };
    let table = if listed.items.is_empty() {
        view! { <ui::Empty title=words::NONE text=words::NONE_ABOUT/> }.into_any()
    } else {
        let heads = words::HEADS.map(str::to_owned).to_vec();
        let rows = listed.items.into_iter().map(|one| row(&page, &after, one));
        let rows = rows.collect();
        view! { <ui::Table caption=words::LIST heads rows/> }.into_any()
    };
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            {form}
            <section class="section">
                <h2>{words::LIST}</h2>
                {table}
                {next}
            </section>
            <p class="soft">{text::operation::at_work(&listed.operator)}</p>
        </ui::Page>
    }
}

fn row(page: &str, after: &str, one: InstitutionView) -> Vec<AnyView> {
    let href = routes::asking(page, &[("desde", after), ("cambiar", &one.company)]);
    let about = one.name.clone();
    let change = view! {
        <a href=href>{words::CHANGE}<span class="visually-hidden">" " {about}</span></a>
    };
    vec![
        view! { <span>{one.name}</span>" "<span class="soft">{one.rut}</span> }.into_any(),
        one.plan.into_any(),
        words::seats(one.taken, one.seats).into_any(),
        words::first(one.first).into_any(),
        change.into_any(),
    ]
}

/// What can be done with one of them: other seats, the first invitation once more.
fn changes(
    slug: &str,
    (one, back): (InstitutionView, String),
    change: Act<ChangeInstitution>,
) -> AnyView {
    let voice = use_face().voice();
    let (slug, resend) = (slug.to_owned(), one.resend);
    let (company, seats) = (one.company, one.seats.to_string());
    view! {
        <section class="section">
            <h2>{one.name}</h2>
            <ui::Form action=change troubles=change.troubles(voice) id="cambiar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Field
                    label=words::SEATS
                    name=Name::Seats.name()
                    value=seats
                    literal=true
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength=6
                />
                <ui::Actions>
                    <ui::Button name="act" value="seats">{words::SAVE}</ui::Button>
                    {resend.then(|| view! {
                        <ui::Button kind=ui::ButtonKind::Quiet name="act" value="resend">
                            {words::RESEND}
                        </ui::Button>
                    })}
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=back>
                        {words::BACK}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
    .into_any()
}
