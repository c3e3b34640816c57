//! `/{platform}/ingresar/codigo`: the code after the password.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, PassCode};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::sign_in::SignOutForm;
use crate::text::{self, second_factor as words};
use crate::{routes, ui};

/// `/{platform}/ingresar/codigo`
#[component]
pub fn Code() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let asked = load(|| (), move |()| api::load_code(slug.clone()));
    let query = use_query_map();
    view! {
        <ui::Page title=words::ASK>
            <ui::Loaded
                source=asked
                then={move |()| {
                    let face = face.clone();
                    // Another address of the same page: what it shows must follow it.
                    (move || {
                        let written = query.with(|query| query.get("recuperacion").is_some());
                        view! { <Form face=face.clone() written/> }
                    })
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, written: bool) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<PassCode>::new();
    let query = use_query_map();
    let next = query.with_untracked(|query| query.get("next").unwrap_or_default());
    let next = routes::own_path(&slug, &next)
        .unwrap_or_default()
        .to_owned();
    let troubles = action.troubles_in(move |failure| words::troubles(failure, voice));
    let (label, lead, mode) = if written {
        (words::WRITTEN, words::written_lead(voice), "text")
    } else {
        (words::SIX, words::six_lead(voice), "numeric")
    };
    let other = if written {
        (
            routes::code_then(&slug, &next),
            words::with_telephone(voice),
        )
    } else {
        (
            routes::recovery_code_then(&slug, &next),
            words::without_telephone(voice),
        )
    };
    let leave = slug.clone();
    view! {
        <ui::Heading lead>{words::ASK}</ui::Heading>
        <ui::Form action troubles id="codigo">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="next" value=next/>
            <ui::Field
                label
                name=Name::Code.name()
                literal=true
                autocomplete="one-time-code"
                inputmode=mode
                enterkeyhint="go"
                maxlength=24
            />
            <ui::Actions>
                <ui::Button>{words::ENTER}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <p class="way"><a href=other.0>{other.1}</a></p>
        <p class="soft">{words::nothing_left(voice)}</p>
        <SignOutForm slug=leave/>
    }
}
