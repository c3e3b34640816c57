//! `/{platform}/ingresar/codigo`: the code after the password.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, PassCode, SendKey, WaysView};
use super::key::{KeyForm, Send};
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
    let send = Act::<SendKey>::new();
    let sent = send.yeses();
    let asked = load(move || sent.get(), move |_| api::load_code(slug.clone()));
    let query = use_query_map();
    view! {
        <ui::Page title=words::WINDOW>
            <ui::Loaded
                source=asked
                then={move |ways: WaysView| {
                    let face = face.clone();
                    // Another address of the same page: what it shows must follow it.
                    (move || {
                        let of = |name| query.with(|query| query.get(name).is_some());
                        let (written, texted) = (of("recuperacion"), of("sms"));
                        let ways = ways.clone();
                        let slug = face.slug.to_string();
                        match ways.mobile.clone() {
                            Some(mask) if texted || !ways.application => {
                                let next = onward(&slug);
                                view! { <KeyForm ways mask next send/> }.into_any()
                            }
                            _ if ways.stuck => stuck(&face),
                            _ => view! { <Form face=face.clone() ways written send/> }.into_any(),
                        }
                    })
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// Where the person was going, if it is ours.
fn onward(slug: &str) -> String {
    let next = use_query_map().with_untracked(|query| query.get("next").unwrap_or_default());
    routes::own_path(slug, &next).unwrap_or_default().to_owned()
}

/// A key would have to go by text message, and there is nowhere to send it.
fn stuck(face: &Face) -> AnyView {
    let leave = face.slug.to_string();
    let why = words::stuck(face.voice());
    view! {
        <ui::Heading>{words::ASK_KEY}</ui::Heading>
        <ui::Notice kind=ui::NoticeKind::Warning><p>{why}</p></ui::Notice>
        <ui::Actions>
            <SignOutForm slug=leave/>
        </ui::Actions>
    }
    .into_any()
}

#[component]
fn Form(face: Face, ways: WaysView, written: bool, send: Act<SendKey>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<PassCode>::new();
    let next = onward(&slug);
    let troubles = action.troubles_in(move |failure| words::troubles(failure, voice));
    let (label, lead) = if written {
        (words::WRITTEN, words::written_lead(voice))
    } else {
        (words::SIX, words::six_lead(voice))
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
    // On demand only: whoever has an application needs no message (F11).
    let texted = ways.mobile.is_some().then(|| {
        let (slug, next) = (slug.clone(), next.clone());
        view! { <Send slug next first=true send/> }
    });
    view! {
        <ui::Heading lead>{words::ASK}</ui::Heading>
        <ui::Form action troubles id="codigo">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="next" value=next/>
            <ui::CodeField label name=Name::Code.name() letters=written/>
            <ui::Actions>
                <ui::Button>{words::ENTER}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <p class="way"><a href=other.0>{other.1}</a></p>
        {texted}
        <p class="soft">{words::nothing_left(voice)}</p>
        <ui::Actions>
            <SignOutForm slug=leave/>
        </ui::Actions>
    }
}
