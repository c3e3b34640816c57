//! The form with which an operator names somebody where nobody administers a company (Q51), or a
//! representative where nobody who administers it is one.

use domain::membership::Basis;
use domain::refusal::Field as Name;
use domain::service::LONGEST_REASON;
use leptos::prelude::*;

use super::adherence_api::CompanyView;
use super::leader_api::{self as api, LeaderView, OfferLeader};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, operation as words};
use crate::{routes, ui};

/// For one company.
#[component]
pub(super) fn Leader(one: CompanyView, offer: Act<OfferLeader>) -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let (slug, company) = (face.slug.to_string(), one.id.clone());
    let (title, about) = match one.leaderless {
        true => (words::leader_title(&one.name), words::LEADER_ABOUT),
        false => (
            words::representative_title(&one.name),
            words::REPRESENTATIVE_ABOUT,
        ),
    };
    let choices = one.lacks();
    let typed = load(
        || (),
        move |()| api::load_leader(slug.clone(), company.clone()),
    );
    view! {
        <section class="section">
            <h2>{title}</h2>
            <p>{about}</p>
            <ui::Loaded
                source=typed
                then={move |typed: LeaderView| {
                    let company = one.id.clone();
                    view! { <Form company choices typed offer/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </section>
    }
}

#[component]
fn Form(
    company: String,
    choices: &'static [Basis],
    typed: LeaderView,
    offer: Act<OfferLeader>,
) -> impl IntoView {
    let face = use_face();
    let troubles = offer.troubles(face.voice());
    let keep = routes::operation_companies(face.slug.as_str());
    let role = role(choices, typed.basis);
    view! {
        <ui::Form action=offer troubles id="nombrar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="company" value=company/>
            <ui::Field
                label=words::LEADER_EMAIL
                name=Name::Email.name()
                value=typed.email
                literal=true
                autocomplete="off"
                maxlength=254
            />
            {role}
            <ui::Field
                label=words::REASON
                name=Name::Reason.name()
                value=typed.reason
                hint=words::LEADER_REASON_HINT
                maxlength=LONGEST_REASON
            />
            <ui::Actions>
                <ui::Button>{words::DO_LEADER}</ui::Button>
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>{words::KEEP}</ui::ButtonLink>
            </ui::Actions>
        </ui::Form>
    }
}

/// As what; asked only where there is a choice.
fn role(choices: &[Basis], typed: String) -> AnyView {
    let name = Name::Role.name();
    let one = Basis::Representative.code();
    if choices.len() < 2 {
        return view! { <ui::Hidden name=name value=one/> }.into_any();
    }
    let offers = choices
        .iter()
        .map(|basis| ui::Offer::new(basis.code(), text::inside::basis(*basis)));
    let offers: Vec<ui::Offer> = offers.collect();
    let chosen = if typed.is_empty() {
        one.to_owned()
    } else {
        typed
    };
    view! { <ui::Select label=words::LEADER_BASIS name=name offers chosen/> }.into_any()
}
