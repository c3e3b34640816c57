//! Workers who register: RUT, number of the card and e-mail; the mailed
//! link leads to choosing a password. One answer tells nobody which of them was wrong (Q11).

pub mod api;
mod choose;
mod form;
mod pictures;
mod pressed;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::ResendWorker;
use crate::act::Act;
use crate::platform::use_face;
use crate::text::registration::after;
use crate::text::{whereabouts, worker as words};
use crate::{not_found, routes, ui};

pub use choose::Choose;
pub use form::Register;
pub use pressed::{Lift, Stop};

/// `/{platform}/registro/enviado`: the link is on its way, and another one after a minute
/// (`domain.md` 3.6).
#[component]
pub fn Sent() -> impl IntoView {
    let face = use_face();
    if !face.takes_workers() {
        return view! { <not_found::Inside/> }.into_any();
    }
    let (voice, slug) = (face.voice(), face.slug.to_string());
    let lines = words::sent(face.contacts.phone.as_deref()).into_iter();
    let lines = lines.map(|line| view! { <p>{line}</p> }).collect_view();
    let resend = Act::<ResendWorker>::new();
    let troubles = resend.troubles(voice);
    let query = use_query_map();
    let again = move || query.with(|query| query.get("reenviado").is_some());
    let state = routes::whereabouts(&slug);
    view! {
        <ui::Page title=words::SENT_TITLE>
            <ui::Heading>{words::SENT_TITLE}</ui::Heading>
            {move || again().then(|| view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{after::resent(voice)}</p>
                </ui::Notice>
            })}
            {lines}
            <p class="way"><a href=state>{whereabouts::TITLE}</a></p>
            <section class="section">
                <h2>{after::trouble(voice)}</h2>
                <ui::Form action=resend troubles id="reenviar">
                    <ui::Hidden name="platform" value=slug/>
                    <p class="soft">{after::limits(&face)}</p>
                    <ui::Actions>
                        <ui::Button kind=ui::ButtonKind::Quiet>{after::RESEND}</ui::Button>
                    </ui::Actions>
                </ui::Form>
            </section>
        </ui::Page>
    }
    .into_any()
}
