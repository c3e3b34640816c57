//! `/{platform}/e/{company}/cuentas/personas`: who has an account and with which perfil; a Súper
//! Administrador changes it, one person at a time (Q39), and who invites disables and enables.

use domain::membership::{MembershipState, Tier};
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::people_api::{self as api, ChangeTier, PeopleView, SomebodyView, SwitchMember};
use super::switch::Switching;
use crate::act::Act;
use crate::inside::{closed, of_address};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{companies, invitation as words};
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/cuentas/personas`
#[component]
pub fn People() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let (act, switch) = (Act::<ChangeTier>::new(), Act::<SwitchMember>::new());
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("cambiar"), of("acceso"), of("hecho"))
        })
    });
    let done = [act.yeses(), switch.yeses()];
    let of = company.clone();
    let listed = load(
        move || (done.map(|act| act.get()), asked.get()),
        move |(_, (after, _, _, _))| api::load_people(slug.clone(), of.clone(), after),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |people: PeopleView| {
                let (after, change, access, done) = asked.get_untracked();
                let company = company.clone();
                let acts = (act, switch);
                view! { <Rooms company people after chosen=(change, access) done acts/> }.into_any()
            }}
            otherwise=closed
        />
    }
    .into_any()
}

#[component]
fn Rooms(
    company: String,
    people: PeopleView,
    after: String,
    chosen: (String, String),
    done: String,
    acts: (Act<ChangeTier>, Act<SwitchMember>),
) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let about = routes::chapter(&slug, routes::MANUAL_MEMBERS);
    let here = routes::institution_people(&slug, &company);
    let back = (routes::invitations(&slug, &company), words::BACK);
    let news = words::done(&done).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let changes = people.may_change;
    let ((act, switch), (chosen, access)) = (acts, chosen);
    let asked = |one: &&SomebodyView| one.may_switch && one.account == access;
    let switching = people.items.iter().find(asked).cloned();
    let keep = routes::asking(&here, &[("desde", &after)]);
    let switching = switching.map(|one| {
        let (company, keep) = (company.clone(), keep.clone());
        view! { <Switching company one keep act=switch/> }
    });
    let asked = |one: &&SomebodyView| changes && !one.own && one.account == chosen;
    let changing = people.items.iter().find(asked).cloned();
    let changing = changing.map(|one| {
        let company = company.clone();
        view! { <Change company one keep act/> }
    });
    let next = people.next.map(|next| {
        let href = routes::asking(&here, &[("desde", &next)]);
        view! { <p><a href=href>{words::PEOPLE_NEXT}</a></p> }
    });
    let mut heads = words::PEOPLE_HEADS.map(str::to_owned).to_vec();
    heads.extend(changes.then(|| words::CHANGE_HEAD.to_owned()));
    heads.push(words::SWITCH_HEAD.to_owned());
    let to = |name, account: &str| routes::asking(&here, &[("desde", &after), (name, account)]);
    let rows = people.items.into_iter().map(|one| row(to, one, changes));
    let rows = rows.collect();
    view! {
        <ui::Page title=words::PEOPLE width=ui::Width::Wide back>
            <ui::Heading lead=words::PEOPLE_ABOUT>{words::PEOPLE}</ui::Heading>
            {news}
            {switching}
            {changing}
            <ui::Table caption=words::PEOPLE_CAPTION heads rows/>
            {next}
            <help::Question href=about>{text::help::ABOUT_MEMBERS}</help::Question>
        </ui::Page>
    }
}

/// One of them, with links to the questions about them, on the page that they stand on.
fn row(
    to: impl Fn(&'static str, &str) -> String,
    one: SomebodyView,
    changes: bool,
) -> Vec<AnyView> {
    let (state, does) = match one.state {
        MembershipState::Enabled => ("Habilitado", words::DISABLE),
        MembershipState::Disabled => ("Inhabilitado", words::ENABLE),
    };
    let reason = one.reason.map(|reason| {
        view! { <span class="soft">{words::reason(reason)}</span> }
    });
    let access = to("acceso", &one.account);
    let whom = one.name.clone();
    let access = one.may_switch.then(|| {
        view! {
            <a href=access>{does}<span class="visually-hidden">" a " {whom}</span></a>
        }
    });
    let href = to("cambiar", &one.account);
    let about = one.name.clone();
    let change = if one.own {
        words::OWN.into_any()
    } else {
        view! {
            <a href=href>{words::CHANGE}<span class="visually-hidden">" " {about}</span></a>
        }
        .into_any()
    };
    let mut cells = vec![
        one.name.into_any(),
        one.email.into_any(),
        companies::tier(one.tier).into_any(),
        view! { {state}" "{reason} }.into_any(),
    ];
    cells.extend(changes.then_some(change));
    cells.push(access.into_any());
    cells
}

#[component]
fn Change(company: String, one: SomebodyView, keep: String, act: Act<ChangeTier>) -> impl IntoView {
    let face = use_face();
    let offers = Tier::ALL.map(|tier| ui::Offer {
        hint: Some(words::tier_about(tier).to_owned()),
        ..ui::Offer::new(tier.code(), companies::tier(tier))
    });
    let legend = words::change_of(&one.name);
    let chosen = vec![one.tier.code().to_owned()];
    view! {
        <section class="section">
            <h2>{words::CHANGE_HEAD}</h2>
            <ui::Form action=act troubles=act.troubles(face.voice()) id="perfil">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="account" value=one.account/>
                <ui::Choice legend name=Name::Role.name() offers=offers.to_vec() chosen/>
                <ui::Actions>
                    <ui::Button>{words::CHANGE}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>{words::REVOKE_NO}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
