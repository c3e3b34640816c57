//! `/{platform}/ingresar/otra-clave`: another initial password, to the mailbox on file (W-32, Q53).

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, AskInitial};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, first_steps as words, sign_in};
use crate::{routes, ui};

/// `/{platform}/ingresar/otra-clave`
#[component]
pub fn Ask() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<AskInitial>::new();
    let typed = load(|| (), move |()| api::load_ask(slug.clone()));
    let query = use_query_map();
    let sent = move || {
        query.with(|query| query.get("enviada")).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::ASKED}</p>
                </ui::Notice>
            }
        })
    };
    view! {
        <ui::Page title=words::ASK_TITLE>
            <ui::Heading lead=words::ASK_LEAD>{words::ASK_TITLE}</ui::Heading>
            {sent}
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
fn Form(face: Face, identity: String, action: Act<AskInitial>) -> impl IntoView {
    let slug = face.slug.to_string();
    let back = routes::sign_in(&slug);
    let speaking = face.clone();
    let troubles = action.troubles_in(move |failure| sign_in::troubles(failure, &speaking));
    let (label, hint) = (sign_in::identity(&face), sign_in::identity_hint(&face));
    let (checked, settled) = (face.clone(), face);
    view! {
        <ui::Form action troubles id="otra-clave">
            <ui::Hidden name="platform" value=slug/>
            <ui::Field
                label
                name=Name::Identity.name()
                value=identity
                hint
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
