//! `/{platform}/e/{company}/administradores`: who administers the accesses and who
//! stands in for them, and, for the legal representative, appointing the responsible person and revoking
//! it.

use domain::membership::Basis;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{
    self, AdministratorView, AdministratorsView, Appoint, CompanyView, OfferView, ResendOffer,
    Revoke, WithdrawOffer,
};
use super::offers;
use super::{of_address, shown};
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, inside as words};
use crate::{help, routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    appoint: Act<Appoint>,
    revoke: Act<Revoke>,
    resend: Act<ResendOffer>,
    withdraw: Act<WithdrawOffer>,
}

/// What the address asks for besides.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    news: Option<&'static str>,
    revoke: String,
    withdraw: String,
}

/// `/{platform}/e/{company}/administradores`
#[component]
pub fn Administrators() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let acts = Acts {
        appoint: Act::new(),
        revoke: Act::new(),
        resend: Act::new(),
        withdraw: Act::new(),
    };
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let news = [
                ("nombrada", words::APPOINTED),
                ("revocada", words::REVOKED),
                ("reenviada", words::RESENT),
                ("retirada", words::WITHDRAWN),
            ];
            let news = news.into_iter().find(|(key, _)| query.get(key).is_some());
            Asked {
                news: news.map(|(_, words)| words),
                revoke: query.get("revocar").unwrap_or_default(),
                withdraw: query.get("retirar").unwrap_or_default(),
            }
        })
    });
    let steps = [
        acts.appoint.yeses(),
        acts.revoke.yeses(),
        acts.resend.yeses(),
        acts.withdraw.yeses(),
    ];
    let listed = load(
        move || (steps.map(|step| step.get()), asked.get()),
        move |_| api::load_administrators(slug.clone(), company.clone()),
    );
    shown(listed, move |listed: AdministratorsView| {
        let asked = asked.get_untracked();
        view! { <List listed asked acts/> }.into_any()
    })
}

#[component]
fn List(listed: AdministratorsView, asked: Asked, acts: Acts) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let about = help::of_companies(&face, "rol-administrador");
    let AdministratorsView {
        company,
        people,
        offers: waiting,
        typed,
    } = listed;
    let back = (routes::company(&slug, &company.company), words::TITLE);
    let news = asked.news.map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let revoked = people
        .iter()
        .find(|one| company.may_appoint && is_revocable(one) && one.account == asked.revoke);
    let revoked = revoked.cloned().map(|one| {
        view! { <Really company=company.clone() one action=acts.revoke/> }
    });
    let table = table(&slug, &company, people);
    let appoints = company.may_appoint;
    let taken = waiting
        .iter()
        .find(|one| one.may_be_withdrawn(appoints) && one.id == asked.withdraw)
        .cloned();
    let taken = taken.map(|one: OfferView| {
        view! { <offers::Really company=company.company.clone() one action=acts.withdraw/> }
    });
    let waiting = offers::table(&face, &company.company, (waiting, appoints), acts.resend);
    let appoint = company.may_appoint.then(|| {
        view! { <AppointForm company=company.clone() typed action=acts.appoint/> }
    });
    view! {
        <ui::Page title=words::ADMINISTRATORS width=ui::Width::Wide back>
            <ui::Heading lead=words::ADMINISTRATORS_LEAD>{words::ADMINISTRATORS}</ui::Heading>
            {news}
            {revoked}
            {taken}
            {table}
            {waiting}
            {appoint}
            <help::Question href=about>{text::help::ABOUT_ADMINISTRATORS}</help::Question>
        </ui::Page>
    }
}

fn is_revocable(one: &AdministratorView) -> bool {
    one.basis == Some(Basis::Appointed)
}

/// Why somebody administers: whoever stands in does it for that alone.
fn capacity(basis: Option<Basis>, until: Option<&str>) -> Option<String> {
    let stands_in = until.map(words::stands_in_until);
    stands_in.or_else(|| basis.map(|basis| words::basis(basis).to_owned()))
}

fn table(slug: &str, company: &CompanyView, people: Vec<AdministratorView>) -> AnyView {
    if people.is_empty() {
        return view! { <ui::Empty title=words::LEADERLESS text=words::LEADERLESS_LEAD/> }
            .into_any();
    }
    let revoking = company.may_appoint && people.iter().any(is_revocable);
    let mut heads = words::ADMINISTRATOR_HEADS.map(str::to_owned).to_vec();
    heads.extend(revoking.then(|| words::REVOKE_HEAD.to_owned()));
    let rows = people.into_iter().map(|one| {
        let href = routes::revoke(slug, &company.company, &one.account);
        let link = (revoking && is_revocable(&one)).then(|| {
            let name = one.name.clone();
            view! {
                <a href=href>
                    {words::REVOKE_HEAD}
                    <span class="visually-hidden">" a " {name}</span>
                </a>
            }
        });
        let mut cells = vec![
            one.name.into_any(),
            one.email.into_any(),
            capacity(one.basis, one.until.as_deref()).into_any(),
        ];
        cells.extend(revoking.then(|| link.into_any()));
        cells
    });
    let rows = rows.collect();
    view! { <ui::Table caption=words::ADMINISTRATORS_CAPTION heads rows/> }.into_any()
}

#[component]
fn AppointForm(company: CompanyView, typed: String, action: Act<Appoint>) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles_of_others(face.voice());
    view! {
        <section class="section">
            <h2>{words::APPOINT}</h2>
            <p>{words::APPOINT_LEAD}</p>
            <ui::Form action troubles id="nombrar" afresh=true>
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company.company/>
                <ui::Field
                    label=words::EMAIL
                    name=Name::Email.name()
                    kind="email"
                    value=typed
                    literal=true
                    autocomplete="off"
                    maxlength=254
                />
                <ui::Actions>
                    <ui::Button>{words::DO_APPOINT}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// Asks once, naming the person.
#[component]
fn Really(company: CompanyView, one: AdministratorView, action: Act<Revoke>) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    let keep = routes::administrators(face.slug.as_str(), &company.company);
    view! {
        <section class="section">
            <h2>{words::REVOKE}</h2>
            <p><strong>{one.name}</strong></p>
            <p>{words::REVOKE_LEAD}</p>
            <ui::Form action troubles id="revocar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company.company/>
                <ui::Hidden name="account" value=one.account/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger>{words::DO_REVOKE}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>{words::KEEP}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
