//! `/{platform}/registro/clave`: the page behind the mailed link.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, FinishWorker};
use crate::account::NewPassword;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, worker as words};
use crate::{routes, ui};

/// `/{platform}/registro/clave`
#[component]
pub fn Choose() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<FinishWorker>::new();
    let again = routes::registration(&slug);
    let link = load(|| (), move |()| api::load_link(slug.clone()));
    view! {
        <ui::Page title=words::PASSWORD_TITLE>
            <ui::Heading lead=words::PASSWORD_LEAD>{words::PASSWORD_TITLE}</ui::Heading>
            <ui::Loaded
                source=link
                then={move |()| view! { <Form face=face.clone() action/> }.into_any()}
                otherwise={move |failure: Failure| {
                    let again = again.clone();
                    view! {
                        {text::problem::apology(&failure, voice)}
                        <ui::Actions>
                            <ui::ButtonLink href=again>{words::AGAIN}</ui::ButtonLink>
                        </ui::Actions>
                    }
                    .into_any()
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, action: Act<FinishWorker>) -> impl IntoView {
    let voice = face.voice();
    let again = routes::registration(face.slug.as_str());
    // The address was typed on another page, so its trouble belongs to none of these fields.
    let troubles = action.troubles_in(move |failure| match failure.refusal() {
        Some(refusal) if refusal.of(Name::Email).is_some() => {
            vec![ui::Trouble::general(words::ADDRESS_TAKEN)]
        }
        _ => text::problem::troubles(failure, voice),
    });
    view! {
        <ui::Form action troubles id="clave">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <NewPassword voice/>
            <p>{words::PERSONAL}</p>
            <ui::Actions>
                <ui::Button>{words::CREATE}</ui::Button>
                <ui::ButtonLink href=again kind=ui::ButtonKind::Plain>{words::AGAIN}</ui::ButtonLink>
            </ui::Actions>
        </ui::Form>
    }
}
