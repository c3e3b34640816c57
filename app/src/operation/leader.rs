//! The form with which an operator names somebody where nobody administers a company (Q51).

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
    let typed = load(
        || (),
        move |()| api::load_leader(slug.clone(), company.clone()),
    );
    view! {
        <section class="section">
            <h2>{words::leader_title(&one.name)}</h2>
            <p>{words::LEADER_ABOUT}</p>
            <ui::Loaded
                source=typed
                then={move |typed: LeaderView| {
                    let company = one.id.clone();
                    view! { <Form company typed offer/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </section>
    }
}

#[component]
fn Form(company: String, typed: LeaderView, offer: Act<OfferLeader>) -> impl IntoView {
    let face = use_face();
    let troubles = offer.troubles(face.voice());
    let keep = routes::operation_companies(face.slug.as_str());
    let offers = Basis::BY_OPERATOR.map(|one| ui::Offer::new(one.code(), text::inside::basis(one)));
    let chosen = match typed.basis.as_str() {
        "" => Basis::Representative.code().to_owned(),
        basis => basis.to_owned(),
    };
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
            <ui::Select
                label=words::LEADER_BASIS
                name=Name::Role.name()
                offers=offers.to_vec()
                chosen
            />
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
