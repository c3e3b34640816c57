//! `/{platform}/empresa/reenviar`: the welcome once more, for whoever has a RUT and no link. The
//! answer is the same for every RUT (W-08, Q53).

use domain::company::{Item, Section};
use domain::refusal::Field;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::AskWelcome;
use super::fields;
use crate::act::Act;
use crate::platform::use_face;
use crate::text::opening as words;
use crate::ui;

/// `/{platform}/empresa/reenviar`
#[component]
pub fn Again() -> impl IntoView {
    let face = use_face();
    let coordination = words::coordination(&face);
    let slug = face.slug.to_string();
    let action = Act::<AskWelcome>::new();
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
    let name = Field::Company(Section::Company, Item::Rut).name();
    view! {
        <ui::Page title=words::AGAIN>
            <ui::Heading lead=words::AGAIN_LEAD>{words::AGAIN}</ui::Heading>
            {sent}
            <ui::Form action troubles=action.troubles(face.voice()) id="reenviar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Field
                    label=words::label(Section::Company, Item::Rut)
                    name
                    hint=words::RUT_HINT
                    literal=true
                    autocomplete="off"
                    enterkeyhint="send"
                    maxlength=40
                    check=fields::check(Section::Company, Item::Rut)
                    settle=fields::settle_rut()
                />
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
            <p>{coordination}</p>
        </ui::Page>
    }
}
