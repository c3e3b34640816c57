//! `/{platform}/datos`: «Revise sus datos» (Q21). The first page that shows true values, after the
//! proof; names and phone may be corrected, document and address stand.

pub mod api;

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::components::Redirect;

use api::{ConfirmReview, ReviewView};

use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, review as words};
use crate::{routes, ui};

/// `/{platform}/datos`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let confirm = Act::<ConfirmReview>::new();
    let slug = face.slug.to_string();
    let known = load(
        move || confirm.turns(),
        move |_| api::load_review(slug.clone()),
    );
    let slug = face.slug.to_string();
    let title = words::title(voice);
    view! {
        <ui::Page title>
            <ui::Loaded
                source=known
                then={move |known: ReviewView| {
                    if known.due {
                        view! { <Form face=face.clone() known confirm/> }.into_any()
                    } else {
                        view! { <Redirect path=routes::home(face.slug.as_str())/> }.into_any()
                    }
                }}
                otherwise={move |failure: Failure| match failure {
                    Failure::Refused(domain::Refusal::SessionOver) => {
                        view! { <Redirect path=routes::sign_in(&slug)/> }.into_any()
                    }
                    // Before the proof nothing is shown: the questions come first (A18).
                    Failure::Refused(domain::Refusal::NotAllowed) => {
                        view! { <Redirect path=routes::challenge(&slug)/> }.into_any()
                    }
                    failure => text::problem::apology(&failure, voice),
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, known: ReviewView, confirm: Act<ConfirmReview>) -> impl IntoView {
    let voice = face.voice();
    let troubles = confirm.troubles(voice);
    let facts = vec![
        ui::Fact::new(words::DOCUMENT, known.document.clone()),
        ui::Fact::new(words::EMAIL, known.email.clone()),
        ui::Fact::new(words::BIRTH_DATE, known.birth_date.clone()),
    ];
    view! {
        <ui::Heading lead=words::lead(voice)>{words::title(voice)}</ui::Heading>
        <ui::Form action=confirm troubles id="datos">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <section class="section">
                <h2>{words::open(voice)}</h2>
                <Names known=known.clone()/>
                <ui::Field
                    label=words::PHONE
                    name=Name::Phone.name()
                    kind="tel"
                    value=known.phone.clone()
                    literal=true
                    autocomplete="tel"
                    inputmode="tel"
                    maxlength=40
                />
            </section>
            <section class="section">
                <h2>{words::fixed(voice)}</h2>
                <ui::Facts facts/>
                <p>{words::fixed_why(voice, face.contacts.phone.as_deref())}</p>
            </section>
            <ui::Actions sticky=true>
                <ui::Button>{words::confirm(voice)}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

/// The name in its parts. Inside the form, so that each finds its own problem.
#[component]
fn Names(known: ReviewView) -> impl IntoView {
    let fields = [
        (
            Name::FirstSurname,
            words::FIRST_SURNAME,
            known.first_surname,
            false,
            "family-name",
        ),
        (
            Name::SecondSurname,
            words::SECOND_SURNAME,
            known.second_surname,
            true,
            "off",
        ),
        (
            Name::FirstName,
            words::FIRST_NAME,
            known.first_name,
            false,
            "given-name",
        ),
        (
            Name::SecondName,
            words::SECOND_NAME,
            known.second_name,
            true,
            "additional-name",
        ),
    ];
    let fields = fields.map(|(name, label, value, optional, autocomplete)| {
        view! {
            <ui::Field label name=name.name() value optional autocomplete maxlength=80/>
        }
    });
    view! { <div class="pair">{fields.into_iter().collect_view()}</div> }
}
