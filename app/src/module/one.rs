//! `/{platform}/e/{company}/modulos/{module}`: one module: what one may do with it, and asking for
//! more with a reason.

use std::collections::BTreeMap;

use domain::refusal::Field as Name;
use domain::role::Level;
use domain::service::{LONGEST_REASON, RequestState};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, RequestModule, StandingView};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{module as words, role};
use crate::{routes, ui};

/// `/{platform}/e/{company}/modulos/{module}`
#[component]
pub fn Module() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let module = params.with(|params| params.get("module").unwrap_or_default());
        (module, query.with(|query| query.get("pedido").is_some()))
    });
    // Asked for twice, the address is the same, and yet there is something new.
    let action = Act::<RequestModule>::new();
    let yeses = action.yeses();
    let at = company.clone();
    let one = load(
        move || (asked.get(), yeses.get()),
        move |((module, _), _)| api::load_module(slug.clone(), at.clone(), module),
    );
    shown(one, move |one: StandingView| {
        let (company, (_, sent)) = (company.clone(), asked.get_untracked());
        view! { <One company one sent action/> }.into_any()
    })
}

#[component]
fn One(
    company: String,
    one: StandingView,
    sent: bool,
    action: Act<RequestModule>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let back = (routes::modules(&slug, &company), words::TITLE);
    let administrators = routes::administrators(&slug, &company);
    let told = if one.led { words::ASKED } else { words::KEPT };
    let news = sent.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{told}</p></ui::Notice>
        }
    });
    // Whoever may do everything has nobody to ask.
    let lacks = one.level != Some(Level::Edit);
    let deciding = lacks.then(|| {
        let call = face.contacts.phone.as_deref().map(words::call);
        view! {
            <p class="way"><a href=administrators>{words::ADMINISTRATORS}</a></p>
            {call.map(|call| view! { <p>{call}</p> })}
        }
    });
    let nobody = (lacks && !one.led && !sent).then(|| view! { <p>{words::LEADERLESS}</p> });
    let mut facts = vec![ui::Fact::new(words::ACCESS, role::level(one.level))];
    let waits = matches!(one.asked, Some((RequestState::Pending, _)));
    if let Some((state, answer)) = one.asked {
        facts.push(ui::Fact::new(words::HEADS[2], words::state(state)));
        facts.extend(answer.map(|answer| ui::Fact::new(words::ANSWER, answer)));
    }
    // While a request waits, more than it can be asked for.
    let asked = if waits { one.asked_level } else { None };
    let known = one.level.max(asked);
    let form = (known != Some(Level::Edit)).then(|| {
        view! { <Ask company=company.clone() module=one.code level=known typed=one.typed action/> }
    });
    let waiting = waits.then(|| view! { <p>{words::WAITS}</p> });
    view! {
        <ui::Page title=words::ONE width=ui::Width::Text back>
            <ui::Heading>{one.name}</ui::Heading>
            {news}
            <ui::Facts facts/>
            {waiting}
            {nobody}
            {form}
            {deciding}
        </ui::Page>
    }
}

#[component]
fn Ask(
    company: String,
    module: String,
    level: Option<Level>,
    mut typed: BTreeMap<String, String>,
    action: Act<RequestModule>,
) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    let offers = [
        (Level::See, words::LEVEL_SEE),
        (Level::Edit, words::LEVEL_EDIT),
    ];
    let more = offers
        .into_iter()
        .filter(|(offered, _)| Some(*offered) > level);
    let offers: Vec<_> = more
        .map(|(level, label)| ui::Offer::new(level.code(), label))
        .collect();
    let first = offers.first().map(|offer| offer.value.clone());
    let first = typed.remove("level").or(first);
    let reason = typed.remove("reason").unwrap_or_default();
    view! {
        <section class="section">
            <h2>{words::ASK}</h2>
            <ui::Form action troubles id="pedir">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="module" value=module/>
                <ui::Choice
                    legend=words::LEVEL
                    name="level"
                    offers
                    chosen=first.into_iter().collect()
                />
                <ui::Field
                    label=words::REASON
                    name=Name::Reason.name()
                    value=reason
                    hint=words::REASON_HINT
                    maxlength=LONGEST_REASON
                />
                <ui::Actions>
                    <ui::Button>{words::DO_ASK}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
