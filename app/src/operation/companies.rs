//! `/{platform}/operacion/empresas`: the companies and whether they are adhered. A change is
//! asked once more, with a reason, and holds on the very next request.

use domain::company::Adherence;
use domain::refusal::Field as Name;
use domain::service::LONGEST_REASON;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::adherence_api::{self as api, ChangeAdherence, CompaniesView, CompanyView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, operation as words};
use crate::{routes, ui};

/// `/{platform}/operacion/empresas`
#[component]
pub fn Companies() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let change = Act::<ChangeAdherence>::new();
    let changed = change.yeses();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("empresa"), of("hecho"))
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || (asked.get(), changed.get()),
        move |((after, ..), _)| api::load_companies(platform.clone(), after),
    );
    let back = (routes::operation(&slug), words::TITLE);
    view! {
        <ui::Page title=words::COMPANIES width=ui::Width::Wide back>
            <ui::Heading lead=words::COMPANIES_LEAD>{words::COMPANIES}</ui::Heading>
            <ui::Loaded
                source=listed
                then={move |listed: CompaniesView| {
                    let (after, chosen, done) = asked.get_untracked();
                    let (slug, done) = (slug.clone(), !done.is_empty());
                    view! { <List slug after chosen done listed change/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn List(
    slug: String,
    after: String,
    chosen: String,
    done: bool,
    listed: CompaniesView,
    change: Act<ChangeAdherence>,
) -> impl IntoView {
    let news = done.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::ADHERENCE_CHANGED}</p>
            </ui::Notice>
        }
    });
    let asking = listed.items.iter().find(|one| one.id == chosen).cloned();
    let refused = listed.refused.filter(|(company, _)| *company == chosen);
    let reason = refused.map(|(_, reason)| reason).unwrap_or_default();
    let asking = asking.map(|one| view! { <Really one reason change/> });
    let page = routes::operation_companies(&slug);
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let row = |one| row(&page, &after, one);
    let rows: Vec<Vec<AnyView>> = listed.items.into_iter().map(row).collect();
    let table = if rows.is_empty() {
        view! { <ui::Empty title=words::NO_COMPANIES text=words::NO_COMPANIES_ABOUT/> }.into_any()
    } else {
        let heads = words::COMPANY_HEADS.map(str::to_owned).to_vec();
        view! { <ui::Table caption=words::COMPANIES_LIST heads rows/> }.into_any()
    };
    view! {
        {news}
        {asking}
        {table}
        {next}
    }
}

/// A row; its link stays on the page of the list where it stands.
fn row(page: &str, after: &str, one: CompanyView) -> Vec<AnyView> {
    let href = routes::asking(page, &[("empresa", &one.id), ("desde", after)]);
    let about = one.name.clone();
    vec![
        one.name.into_any(),
        one.rut.into_any(),
        words::adherence(one.adherence).into_any(),
        view! {
            <a href=href>
                {words::change(one.adherence)}
                <span class="visually-hidden">" " {about}</span>
            </a>
        }
        .into_any(),
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
