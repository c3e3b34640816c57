//! `/{platform}/operacion/empresas`: the companies and whether they are adhered. A change is
//! asked once more, with a reason, and holds on the very next request. Those that nobody administers
//! are marked, and an operator names somebody (Q51); where others do and nobody represents the company,
//! a legal representative.

use domain::company::Adherence;
use domain::refusal::Field as Name;
use domain::service::LONGEST_REASON;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::adherence_api::{self as api, ChangeAdherence, CompaniesView, CompanyView};
use super::leader::Leader;
use super::leader_api::OfferLeader;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, operation as words};
use crate::{routes, ui};

/// The number that is sought, in the address.
const SOUGHT: &str = "rut";

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    /// Where the page of the list begins.
    after: String,
    /// Whose adherence is to be changed.
    change: String,
    /// Whose administrator is to be named.
    name: String,
    /// What was done.
    done: String,
    /// Whether only companies without administrator are shown.
    leaderless: bool,
    /// The number that is sought; empty for all.
    rut: String,
}

/// `/{platform}/operacion/empresas`
#[component]
pub fn Companies() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let change = Act::<ChangeAdherence>::new();
    let offer = Act::<OfferLeader>::new();
    let changed = [change.yeses(), offer.yeses()];
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            Asked {
                after: of("desde"),
                change: of("empresa"),
                name: of("nombrar"),
                done: of("hecho"),
                leaderless: query.get("sin").is_some(),
                rut: of(SOUGHT),
            }
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || (asked.get(), changed.map(|act| act.get())),
        move |(asked, _)| {
            api::load_companies(platform.clone(), asked.after, asked.leaderless, asked.rut)
        },
    );
    let back = (routes::operation(&slug), words::TITLE);
    view! {
        <ui::Page title=words::COMPANIES width=ui::Width::Wide back>
            <ui::Heading lead=words::COMPANIES_LEAD>{words::COMPANIES}</ui::Heading>
            <ui::Loaded
                source=listed
                then={move |listed: CompaniesView| {
                    let (slug, asked) = (slug.clone(), asked.get_untracked());
                    view! { <List slug asked listed change offer/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn List(
    slug: String,
    asked: Asked,
    listed: CompaniesView,
    change: Act<ChangeAdherence>,
    offer: Act<OfferLeader>,
) -> impl IntoView {
    let news = match asked.done.as_str() {
        "" => None,
        "nombramiento" => Some(words::LEADER_OFFERED),
        _ => Some(words::ADHERENCE_CHANGED),
    };
    let news = news.map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let one = |id: &str| listed.items.iter().find(|one| one.id == id).cloned();
    // One form at a time: both ask for a reason.
    let naming = one(&asked.name).filter(|one| !one.lacks().is_empty());
    let changing = one(&asked.change).filter(|_| naming.is_none());
    let naming = naming.map(|one| view! { <Leader one offer/> });
    let refused = listed.refused.filter(|(id, _)| *id == asked.change);
    let reason = refused.map(|(_, reason)| reason).unwrap_or_default();
    let changing = changing.map(|one| view! { <Really one reason change/> });
    let page = routes::operation_companies(&slug);
    let only = if asked.leaderless { "si" } else { "" };
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("sin", only), ("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let kept = [
        (SOUGHT, asked.rut.as_str()),
        ("sin", only),
        ("desde", asked.after.as_str()),
    ];
    let row = |one| row(&page, kept, one);
    let rows: Vec<Vec<AnyView>> = listed.items.into_iter().map(row).collect();
    let table = if rows.is_empty() {
        none(&asked)
    } else {
        let heads = words::COMPANY_HEADS.map(str::to_owned).to_vec();
        view! { <ui::Table caption=words::COMPANIES_LIST heads rows/> }.into_any()
    };
    let search = search(&page, asked.rut.clone());
    let part = asked.leaderless || !asked.rut.is_empty();
    let (href, label) = if part {
        (page.clone(), words::ALL_COMPANIES)
    } else {
        (
            routes::asking(&page, &[("sin", "si")]),
            words::ONLY_LEADERLESS,
        )
    };
    view! {
        {news}
        {naming}
        {changing}
        {search}
        <p class="way"><a href=href>{label}</a></p>
        {table}
        {next}
    }
}

/// Why the list is empty.
fn none(asked: &Asked) -> AnyView {
    let (title, text) = if !asked.rut.is_empty() {
        (words::NOT_FOUND, words::NOT_FOUND_ABOUT)
    } else if asked.leaderless {
        (words::NO_LEADERLESS, words::NO_LEADERLESS_ABOUT)
    } else {
        (words::NO_COMPANIES, words::NO_COMPANIES_ABOUT)
    };
    view! { <ui::Empty title text/> }.into_any()
}

/// Looking for one of many; works without script and stands in the address.
fn search(page: &str, rut: String) -> AnyView {
    view! {
        <ui::Filters action=page.to_owned() label=words::SEEK>
            <ui::Field
                label=words::SEEK_RUT
                name=SOUGHT
                kind="search"
                value=rut
                literal=true
                optional=true
                autocomplete="off"
                enterkeyhint="search"
                maxlength=40
            />
        </ui::Filters>
    }
    .into_any()
}

/// A row; its links stay on the page of the list where it stands.
fn row(page: &str, kept: [(&str, &str); 3], one: CompanyView) -> Vec<AnyView> {
    let link = |what: &str, id: &str, label: &'static str, about: String| {
        let [rut, only, after] = kept;
        let href = routes::asking(page, &[(what, id), rut, only, after]);
        view! { <a href=href>{label}<span class="visually-hidden">" " {about}</span></a> }
    };
    let change = words::change(one.adherence);
    let change = link("empresa", &one.id, change, one.name.clone());
    let change = view! { <li>{change}</li> };
    let label = match one.leaderless {
        true => words::NAME_LEADER,
        false => words::NAME_REPRESENTATIVE,
    };
    let names = !one.lacks().is_empty();
    let name = names.then(|| {
        let name = link("nombrar", &one.id, label, one.name.clone());
        view! { <li>{name}</li> }
    });
    vec![
        one.name.into_any(),
        one.rut.into_any(),
        words::adherence(one.adherence).into_any(),
        words::leads(one.leaderless, one.represented).into_any(),
        view! { <ul class="links">{name} {change}</ul> }.into_any(),
    ]
}

/// Asked once, naming the company.
#[component]
fn Really(one: CompanyView, reason: String, change: Act<ChangeAdherence>) -> impl IntoView {
    let face = use_face();
    let now = one.adherence;
    let next = match now {
        Adherence::Adhered => Adherence::Ended,
        Adherence::Ended => Adherence::Adhered,
    };
    let keep = routes::operation_companies(face.slug.as_str());
    let troubles = change.troubles(face.voice());
    view! {
        <ui::Notice kind=ui::NoticeKind::Warning title=words::change_title(&one.name, now)>
            <p>{words::change_about(now)}</p>
            <ui::Form action=change troubles id="adhesion">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=one.id/>
                <ui::Field
                    label=words::REASON
                    name=Name::Reason.name()
                    value=reason
                    hint=words::REASON_HINT
                    maxlength=LONGEST_REASON
                />
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger name="adherence" value=next.code()>
                        {words::change_yes(now)}
                    </ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>
                        {words::KEEP}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Notice>
    }
}
