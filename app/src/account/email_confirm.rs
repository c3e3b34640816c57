//! The page behind the mailed link that puts the new address on file. Opening it changes nothing; its
//! button does.

use leptos::prelude::*;

use super::email_api::{self as api, ConfirmEmail};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, email_change as words};
use crate::{routes, ui};

/// `/{platform}/cuenta/correo/confirmar`
#[component]
pub fn EmailConfirm() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<ConfirmEmail>::new();
    let link = load(|| (), {
        let slug = slug.clone();
        move |()| api::load_email_link(slug.clone())
    });
    let troubles = action.troubles(voice);
    let mine = keeping(routes::email(&slug));
    let title = words::confirm_title(voice);
    view! {
        <ui::Page title>
            <ui::Heading>{title}</ui::Heading>
            <ui::Loaded
                source=link
                then={move |address: String| {
                    let slug = slug.clone();
                    view! {
                        <p>{words::confirm_about(voice, &address)}</p>
                        <ui::Form action troubles>
                            <ui::Hidden name="platform" value=slug/>
                            <ui::Actions>
                                <ui::Button>{words::CONFIRM}</ui::Button>
                            </ui::Actions>
                        </ui::Form>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| {
                    let href = mine.clone();
                    view! {
                        {text::problem::apology(&failure, voice)}
                        <ui::Actions>
                            <ui::ButtonLink href>{words::ask_again(voice)}</ui::ButtonLink>
                        </ui::Actions>
                    }
                    .into_any()
                }}
            />
        </ui::Page>
    }
}
