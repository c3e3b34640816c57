//! The key by text message at sign-in (C-24, C-25), with the application beside it.

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{PassCode, SendKey, WaysView};
use crate::act::Act;
use crate::platform::use_face;
use crate::sign_in::SignOutForm;
use crate::text::{self, second_factor as words};
use crate::{routes, ui};

/// Asks for the key.
#[component]
pub(super) fn KeyForm(
    ways: WaysView,
    /// The mobile, masked.
    mask: String,
    /// Where the person was going.
    next: String,
    /// Sends another one.
    send: Act<SendKey>,
) -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<PassCode>::new();
    let troubles = action.troubles_in(move |failure| words::key_troubles(failure, voice));
    let lead = if ways.sent {
        words::key_lead(voice, &mask)
    } else {
        words::key_gone(voice, &mask)
    };
    let other = if ways.application {
        let href = routes::code_then(&slug, &next);
        view! { <p class="way"><a href=href>{words::with_telephone(voice)}</a></p> }.into_any()
    } else {
        view! { <p class="soft">{words::why_application(voice)}</p> }.into_any()
    };
    let lost = routes::mobile_lost(&slug);
    let (own, leave) = (slug.clone(), slug.clone());
    let onward = next.clone();
    view! {
        <ui::Heading lead>{words::ASK_KEY}</ui::Heading>
        <ui::Form action troubles id="clave">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="next" value=next/>
            <ui::Hidden name="way" value="sms"/>
            <ui::CodeField label=words::KEY name=Name::Code.name()/>
            <ui::Actions>
                <ui::Button>{words::ENTER}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <Send slug=own next=onward first=false send/>
        {other}
        <p class="way"><a href=lost>{text::mobile::TO_LOST}</a></p>
        <ui::Actions>
            <SignOutForm slug=leave/>
        </ui::Actions>
    }
}

/// The button that sends a key.
#[component]
pub(super) fn Send(
    /// The platform's address word.
    slug: String,
    /// Where the person was going.
    next: String,
    /// Whether none was asked for yet.
    first: bool,
    /// Sends it.
    send: Act<SendKey>,
) -> impl IntoView {
    let voice = use_face().voice();
    let troubles = send.troubles_in(move |failure| words::key_troubles(failure, voice));
    let label = if first {
        words::SEND_KEY
    } else {
        words::ANOTHER_KEY
    };
    view! {
        <ui::Form action=send troubles id="enviar">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="next" value=next/>
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet>{label}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
