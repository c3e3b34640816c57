//! `/{platform}/primera-clave`: a password of one's own in place of the initial one, before
//! anything else can be reached (W-30, W-31).

use domain::platform::Face;
use domain::refusal::{Field as Name, Refusal};
use leptos::prelude::*;

use super::api::{self, ChoosePassword};
use crate::account::NewPassword;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, first_steps as words};
use crate::{help, routes, ui};

/// `/{platform}/primera-clave`
#[component]
pub fn Choose() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<ChoosePassword>::new();
    let end = load(|| (), move |()| api::load_end(slug.clone()));
    view! {
        <ui::Page title=words::PASSWORD_TITLE>
            <ui::Heading lead=words::PASSWORD_LEAD>{words::PASSWORD_TITLE}</ui::Heading>
            <ui::Loaded
                source=end
                then={move |end: String| {
                    view! { <Form face=face.clone() end action/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, end: String, action: Act<ChoosePassword>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let other = routes::initial_password(&slug);
    let guide = help::of_first_use(&face, "inicio-de-sesion");
    let is_over = move || {
        let failure = action.failure()?;
        let over = failure.refusal() == Some(&Refusal::InitialPasswordOver);
        let other = other.clone();
        over.then(|| view! { <p><a href=other>{words::ASK_TITLE}</a></p> })
    };
    view! {
        <p>{words::until(&end)}</p>
        <ui::Form action troubles=action.troubles(voice) id="primera-clave">
            <ui::Hidden name="platform" value=slug/>
            <ui::Password label=words::INITIAL name=Name::CurrentPassword.name()/>
            <NewPassword voice/>
            <ui::Actions>
                <ui::Button>{words::SAVE}</ui::Button>
            </ui::Actions>
        </ui::Form>
        {is_over}
        <help::Question href=guide>{text::help::ABOUT_FIRST_PASSWORD}</help::Question>
    }
}
