//! `/{platform}/recuperar/clave`: the page behind the mailed link.

use domain::platform::Face;
use leptos::prelude::*;

use super::api::{self, FinishRecovery};
use crate::account::NewPassword;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, recovery as words};
use crate::{routes, ui};

/// `/{platform}/recuperar/clave`
#[component]
pub fn Choose() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<FinishRecovery>::new();
    let link = load(|| (), move |()| api::load_link(slug.clone()));
    let title = words::password_title(voice);
    let other = routes::recovery(face.slug.as_str());
    view! {
        <ui::Page title>
            <ui::Loaded
                source=link
                then={move |()| {
                    view! {
                        <ui::Heading lead=words::password_lead(voice)>{title}</ui::Heading>
                        <Form face=face.clone() action/>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| {
                    let other = other.clone();
                    let title = if failure.refusal().is_some() {
                        words::LINK_OVER
                    } else {
                        words::password_title(voice)
                    };
                    view! {
                        <ui::Heading>{title}</ui::Heading>
                        {text::problem::apology(&failure, voice)}
                        <ui::Actions>
                            <ui::ButtonLink href=other>
                                {words::ask_again(voice)}
                            </ui::ButtonLink>
                        </ui::Actions>
                    }
                    .into_any()
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, action: Act<FinishRecovery>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    view! {
        <ui::Form action troubles id="clave">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <NewPassword voice/>
            <ui::Actions>
                <ui::Button>{words::SAVE}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
