//! `/{platform}/nombramiento`: behind the link that names somebody as responsible for a company,
//! or asks somebody of its list to come in.
//! Whoever has an account says yes; whoever has none creates it first.

pub mod api;

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use self::api::{AcceptAppointment, JoinCompany, OfferedView};
use crate::account::NewPassword;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, appointment as words, registration, worker};
use crate::{routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    accept: Act<AcceptAppointment>,
    join: Act<JoinCompany>,
}

/// `/{platform}/nombramiento`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let acts = Acts {
        accept: Act::new(),
        join: Act::new(),
    };
    let offered = load(|| (), move |()| api::load_offered(slug.clone()));
    view! {
        <ui::Page title=words::TITLE>
            <ui::Heading>{words::TITLE}</ui::Heading>
            <ui::Loaded
                source=offered
                then={move |offered: OfferedView| {
                    view! { <Offered face=face.clone() offered acts/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Offered(face: Face, offered: OfferedView, acts: Acts) -> impl IntoView {
    let lead = words::lead(&offered.company, offered.basis);
    let form = if offered.has_account {
        let press = words::accept(offered.basis);
        view! { <Accept face press action=acts.accept/> }.into_any()
    } else {
        view! { <Join face offered action=acts.join/> }.into_any()
    };
    view! {
        <p>{lead}</p>
        {form}
    }
}

#[component]
fn Accept(face: Face, press: &'static str, action: Act<AcceptAppointment>) -> impl IntoView {
    let troubles = action.troubles(face.voice());
    view! {
        <p>{words::ACCEPT_ABOUT}</p>
        <ui::Form action troubles id="aceptar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Actions>
                <ui::Button>{press}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

#[component]
fn Join(face: Face, offered: OfferedView, action: Act<JoinCompany>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    let privacy = routes::privacy(face.slug.as_str());
    let OfferedView { email, typed, .. } = offered;
    view! {
        <p>{words::join_about(&email)}</p>
        <ui::Form action troubles id="crear">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Field
                label=words::FIRST_NAME
                name=Name::FirstName.name()
                value=typed.first_name
                autocomplete="given-name"
                maxlength=80
            />
            <ui::Field
                label=words::SECOND_NAME
                name=Name::SecondName.name()
                value=typed.second_name
                optional=true
                autocomplete="additional-name"
                maxlength=80
            />
            <ui::Field
                label=words::FIRST_SURNAME
                name=Name::FirstSurname.name()
                value=typed.first_surname
                autocomplete="family-name"
                maxlength=80
            />
            <ui::Field
                label=words::SECOND_SURNAME
                name=Name::SecondSurname.name()
                value=typed.second_surname
                optional=true
                maxlength=80
            />
            <ui::Field
                label=worker::RUT
                name=Name::Document.name()
                value=typed.document
                hint=worker::RUT_HINT
                literal=true
                autocomplete="username"
                maxlength=40
                settle=Callback::new(|typed: String| worker::settle(&typed))
            />
            <NewPassword voice/>
            <ui::Consent name=Name::ConsentData.name() label=registration::consent_data(&face)>
                <a href=privacy target="_blank" rel="noopener">{registration::read_privacy(voice)}</a>
            </ui::Consent>
            <ui::Consent
                name=Name::ConsentMessages.name()
                label=registration::consent_messages(&face)
                optional=true
            />
            <p>{worker::PERSONAL}</p>
            <ui::Actions>
                <ui::Button>{words::JOIN}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
