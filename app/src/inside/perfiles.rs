//! `/{platform}/e/{company}/usuarios`: the users of the company and their perfiles; one is changed by
//! hand, or asked for at the help desk with a reason (A-33, Q50).

use std::collections::BTreeMap;

use domain::refusal::Field as Name;
use domain::service::LONGEST_REASON;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::perfil_api::{
    self as api, AskPerfil, ChangePerfil, ChosenView, MemberView, MembersView, ToldView,
};
use super::{of_address, shown};
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside, perfiles as words};
use crate::{help, routes, text, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    change: Act<ChangePerfil>,
    ask: Act<AskPerfil>,
}

/// `/{platform}/e/{company}/usuarios`
#[component]
pub fn Perfiles() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let acts = Acts {
        change: Act::new(),
        ask: Act::new(),
    };
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("persona"), of("hecho"), of("por"))
        })
    });
    let steps = [acts.change.yeses(), acts.ask.yeses()];
    let listed = load(
        move || (steps.map(|step| step.get()), asked.get()),
        move |(_, (after, account, ..))| {
            api::load_members(slug.clone(), company.clone(), after, account)
        },
    );
    shown(listed, move |listed: MembersView| {
        let (_, _, done, by) = asked.get_untracked();
        let by_desk = by == "mesa";
        view! { <List listed done by_desk acts/> }.into_any()
    })
}

#[component]
fn List(listed: MembersView, done: String, by_desk: bool, acts: Acts) -> impl IntoView {
    let face = use_face();
    let about = help::of_people(&face, "modificar-perfiles");
    let slug = face.slug.to_string();
    let MembersView {
        company,
        chosen,
        items,
        next,
        asked,
    } = listed;
    let news = words::done(&done).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let back = (routes::company(&slug, &company), inside::TITLE);
    let next = next.map(|next| {
        let href = routes::asking(&routes::perfiles(&slug, &company), &[("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let heads = words::HEADS.map(str::to_owned).to_vec();
    let rows = items.into_iter().map(|one| row(&slug, &company, one));
    let rows = rows.collect();
    let chosen = chosen.map(|chosen| {
        view! { <Chosen company=company.clone() chosen by_desk acts/> }
    });
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            {chosen}
            <ui::Table caption=words::CAPTION heads rows/>
            {next}
            {requests(asked)}
            <help::Question href=about>{text::help::ABOUT_PERFILES}</help::Question>
        </ui::Page>
    }
}

fn row(slug: &str, company: &str, one: MemberView) -> Vec<AnyView> {
    let href = routes::perfil_of(slug, company, &one.account);
    let about = words::change_of(&one.name);
    vec![
        one.name.into_any(),
        one.perfil.into_any(),
        words::state(one.state).into_any(),
        view! { <a href=href>{words::CHANGE}<span class="visually-hidden">" " {about}</span></a> }
            .into_any(),
    ]
}

fn requests(asked: Vec<ToldView>) -> Option<impl IntoView> {
    let rows = asked.into_iter().map(|one| {
        vec![
            one.name.into_any(),
            one.wanted.into_any(),
            one.asked.into_any(),
            words::asked(one.outcome, one.proposed).into_any(),
        ]
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    (!rows.is_empty()).then(|| {
        let heads = words::ASKED_HEADS.map(str::to_owned).to_vec();
        view! {
            <section class="section table-titled">
                <h2>{words::ASKED}</h2>
                <ui::Table caption=words::ASKED heads rows/>
            </section>
        }
    })
}

/// One of them: by hand where that may be, and otherwise, or where it is wished, by the help desk.
#[component]
fn Chosen(company: String, chosen: ChosenView, by_desk: bool, acts: Acts) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let facts = vec![
        ui::Fact::new(words::NAME, chosen.member.name),
        ui::Fact::new(words::NOW, chosen.member.perfil),
    ];
    let keep = routes::perfiles(&slug, &company);
    let other = routes::perfil_by_desk(&slug, &company, &chosen.member.account);
    let whose = (company, chosen.member.account);
    let own = chosen.member.own.then(|| view! { <p>{words::OWN}</p> });
    let asks = !chosen.by_desk.is_empty();
    let back = view! {
        <ui::ButtonLink href=keep kind=ui::ButtonKind::Plain>{words::BACK}</ui::ButtonLink>
    };
    let form = if asks && (by_desk || chosen.by_hand.is_empty()) {
        let (offered, typed, ways) = (chosen.by_desk, chosen.typed, back.into_any());
        view! { <ByDesk whose offered typed action=acts.ask ways/> }.into_any()
    } else if chosen.by_hand.is_empty() {
        view! { <p>{words::NOT_BY_YOU}</p> <ui::Actions>{back}</ui::Actions> }.into_any()
    } else {
        let other = asks.then(|| {
            view! {
                <ui::ButtonLink href=other kind=ui::ButtonKind::Plain>{words::DESK}</ui::ButtonLink>
            }
        });
        let ways = view! { {other} {back} }.into_any();
        view! { <ByHand whose offered=chosen.by_hand action=acts.change ways/> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{words::ONE}</h2>
            <ui::Facts facts/>
            {own}
            {form}
        </section>
    }
}

fn offers(offers: Vec<(String, String)>) -> Vec<ui::Offer> {
    let offer = |(word, words): (String, String)| ui::Offer::new(word, words);
    offers.into_iter().map(offer).collect()
}

#[component]
fn ByHand(
    /// Company and account.
    whose: (String, String),
    /// What may be given.
    offered: Vec<(String, String)>,
    /// The act it starts.
    action: Act<ChangePerfil>,
    /// Other ways on.
    ways: AnyView,
) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    view! {
        <h3>{words::HAND}</h3>
        <p>{words::HAND_LEAD}</p>
        <ui::Form action troubles id="cambiar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="company" value=whose.0/>
            <ui::Hidden name="account" value=whose.1/>
            <ui::Select label=words::WANTED name=Name::Perfil.name() offers=offers(offered)/>
            <ui::Actions>
                <ui::Button>{words::DO_HAND}</ui::Button>
                {ways}
            </ui::Actions>
        </ui::Form>
    }
}

#[component]
fn ByDesk(
    /// Company and account.
    whose: (String, String),
    /// What may be asked for.
    offered: Vec<(String, String)>,
    /// What was typed and refused.
    mut typed: BTreeMap<String, String>,
    /// The act it starts.
    action: Act<AskPerfil>,
    /// Other ways on.
    ways: AnyView,
) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    let (perfil, reason) = (typed.remove("perfil"), typed.remove("reason"));
    view! {
        <h3>{words::DESK}</h3>
        <p>{words::DESK_LEAD}</p>
        <ui::Form action troubles id="pedir">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="company" value=whose.0/>
            <ui::Hidden name="account" value=whose.1/>
            <ui::Select
                label=words::WANTED
                name=Name::Perfil.name()
                offers=offers(offered)
                chosen=perfil.unwrap_or_default()
            />
            <ui::Text
                label=words::REASON
                name=Name::Reason.name()
                value=reason.unwrap_or_default()
                hint=words::REASON_HINT
                rows=3
                maxlength=LONGEST_REASON
            />
            <ui::Actions>
                <ui::Button>{words::DO_DESK}</ui::Button>
                {ways}
            </ui::Actions>
        </ui::Form>
    }
}
