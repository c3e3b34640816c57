//! `/{platform}/operacion/ingresar`: address, password and code, all three at once.

use domain::platform::Face;
use domain::refusal::{Field as Name, Refusal};
use leptos::prelude::*;

use super::api::{self, EnterOperation};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, operation as words, second_factor, sign_in};
use crate::ui;

/// `/{platform}/operacion/ingresar`
#[component]
pub fn Entrance() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<EnterOperation>::new();
    let typed = load(|| (), move |()| api::load_entrance(slug.clone()));
    view! {
        <ui::Page title=words::ENTRANCE>
            <ui::Heading lead=words::ENTRANCE_LEAD>{words::ENTRANCE}</ui::Heading>
            <ui::Loaded
                source=typed
                then={move |identity: String| {
                    view! { <Form face=face.clone() identity action/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, identity: String, action: Act<EnterOperation>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles_in(move |failure| match failure.refusal() {
        Some(Refusal::WrongCredentials) => vec![ui::Trouble::general(words::WRONG)],
        _ => text::problem::troubles(failure, voice),
    });
    view! {
        <ui::Form action troubles id="operacion">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Field
                label=words::EMAIL
                name=Name::Identity.name()
                kind="email"
                value=identity
                literal=true
                autocomplete="username"
                inputmode="email"
                maxlength=254
            />
            <ui::Password label=sign_in::PASSWORD name=Name::Password.name()/>
            <ui::CodeField label=second_factor::SIX name=Name::Code.name()/>
            <ui::Actions>
                <ui::Button>{second_factor::ENTER}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
