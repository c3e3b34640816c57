//! The question before an authorisation is withdrawn or given again; the address says of which. It
//! stands on the page of «Mis datos» and says what follows.

use domain::platform::Face;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::data_api::{ConsentView, GiveConsent, WithdrawConsent};
use crate::act::Act;
use crate::text::{own as words, registration as sentences};
use crate::{routes, ui};

/// The two ways to change one.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) withdraw: Act<WithdrawConsent>,
    pub(super) give: Act<GiveConsent>,
}

/// What the address asks for, if it can be done.
#[component]
pub(super) fn Asked(face: Face, consents: Vec<ConsentView>, actions: Actions) -> impl IntoView {
    let query = use_query_map();
    move || {
        let wanted = |name: &str| query.with(|query| query.get(name));
        let find = |id: Option<String>| consents.iter().find(|one| Some(&one.id) == id.as_ref());
        let (withdraw, give) = (find(wanted("retirar")), find(wanted("autorizar")));
        let face = face.clone();
        if let Some(consent) = withdraw.filter(|one| one.in_force).cloned() {
            let action = actions.withdraw;
            return Some(view! { <Withdraw face consent action/> }.into_any());
        }
        let consent = give.filter(|one| one.may_give).cloned()?;
        let action = actions.give;
        Some(view! { <Give face consent action/> }.into_any())
    }
}

#[component]
fn Withdraw(face: Face, consent: ConsentView, action: Act<WithdrawConsent>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    let channel = face.privacy.channel.as_deref();
    let follows = words::consequence(voice, &consent.purpose, channel);
    let slug = face.slug.to_string();
    let keep = routes::own_data(&slug);
    view! {
        <section class="section">
            <h2>{words::withdraw_title(voice)}</h2>
            <p><strong>{words::purpose(&consent.purpose)}</strong></p>
            <p>{follows}</p>
            <ui::Form action troubles>
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="consent" value=consent.id/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger>{words::withdraw_now(voice)}</ui::Button>
                    <ui::ButtonLink href=keep kind=ui::ButtonKind::Quiet>{words::KEEP}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// The sentence of today's text, which the button agrees to.
#[component]
fn Give(face: Face, consent: ConsentView, action: Act<GiveConsent>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    let sentence = match consent.purpose.as_str() {
        "messages" => sentences::consent_messages(&face),
        _ => sentences::consent_data(&face),
    };
    let slug = face.slug.to_string();
    let (keep, privacy) = (routes::own_data(&slug), routes::privacy(&slug));
    view! {
        <section class="section">
            <h2>{words::GIVE_TITLE}</h2>
            <p><strong>{words::purpose(&consent.purpose)}</strong></p>
            <p>{sentence}</p>
            <p><a href=privacy>{sentences::read_privacy(voice)}</a></p>
            <ui::Form action troubles>
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="consent" value=consent.id/>
                <ui::Actions>
                    <ui::Button>{words::GIVE_NOW}</ui::Button>
                    <ui::ButtonLink href=keep kind=ui::ButtonKind::Quiet>{words::KEEP}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
