//! `/{platform}/empresa/reenviar`: the welcome once more, for whoever has a RUT and no link. The
//! answer is the same for every RUT (W-08, Q53).

use domain::company::{Item, Section};
use domain::platform::Face;
use domain::refusal::Field;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, AskWelcome};
use super::{coordination, fields};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, opening as words};
use crate::ui;

/// `/{platform}/empresa/reenviar`
#[component]
pub fn Again() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let coordination = coordination(&face, None);
    let slug = face.slug.to_string();
    let action = Act::<AskWelcome>::new();
    let typed = load(|| (), move |()| api::load_again(slug.clone()));
    let query = use_query_map();
    let sent = move || {
        query.with(|query| query.get("enviada")).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::AGAIN_SENT}</p>
                </ui::Notice>
            }
        })
    };
    view! {
        <ui::Page title=words::AGAIN>
            <ui::Heading lead=words::AGAIN_LEAD>{words::AGAIN}</ui::Heading>
            {sent}
            <ui::Loaded
                source=typed
                then={move |rut: String| {
                    view! { <Form face=face.clone() rut action/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
            {coordination}
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, rut: String, action: Act<AskWelcome>) -> impl IntoView {
    let name = Field::Company(Section::Company, Item::Rut).name();
    view! {
        <ui::Form action troubles=action.troubles(face.voice()) id="reenviar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Field
                label=words::label(Section::Company, Item::Rut)
                name
                value=rut
                hint=words::RUT_HINT
                literal=true
                autocomplete="off"
                enterkeyhint="send"
                maxlength=40
                check=fields::check(Section::Company, Item::Rut)
                settle=text::rut::settle()
            />
            <ui::Actions>
                <ui::Button>{words::SEND}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
