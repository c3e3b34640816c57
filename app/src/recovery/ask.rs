//! `/{platform}/recuperar`: whose password it is.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, AskRecovery, AskedView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, recovery as words, sign_in};
use crate::{routes, ui};

/// `/{platform}/recuperar`
#[component]
pub fn Ask() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<AskRecovery>::new();
    let view = load(|| (), move |()| api::load_asked(slug.clone()));
    let title = words::title(voice);
    view! {
        <ui::Page title>
            <ui::Heading lead=words::lead(voice)>{title}</ui::Heading>
            <ui::Loaded
                source=view
                then={move |view: AskedView| {
                    view! { <Form face=face.clone() view action/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, view: AskedView, action: Act<AskRecovery>) -> impl IntoView {
    let slug = face.slug.to_string();
    let speaking = face.clone();
    let troubles = action.troubles_in(move |failure| sign_in::troubles(failure, &speaking));
    let typed = Signal::derive(move || action.is_refused().then(|| view.identity.clone()));
    let (checked, settled) = (face.clone(), face.clone());
    let back = routes::sign_in(&slug);
    view! {
        <ui::Form action troubles id="recuperacion">
            <ui::Hidden name="platform" value=slug/>
            <ui::Field
                label=sign_in::identity(&face)
                name=Name::Identity.name()
                value=typed
                hint=sign_in::identity_hint(&face)
                literal=true
                autocomplete="username"
                enterkeyhint="send"
                maxlength=254
                check=Callback::new(move |typed: String| sign_in::check(&checked, &typed))
                settle=Callback::new(move |typed: String| sign_in::settle(&settled, &typed))
            />
            <ui::Actions>
                <ui::Button>{words::SEND}</ui::Button>
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=back>
                    {sign_in::TITLE}
                </ui::ButtonLink>
            </ui::Actions>
        </ui::Form>
    }
}
