//! Workers who register: RUT, number of the card and e-mail; the mailed
//! link leads to choosing a password. One answer tells nobody which of them was wrong (Q11).

pub mod api;
mod choose;
mod form;
mod pictures;
mod pressed;

use leptos::prelude::*;

use crate::platform::use_face;
use crate::text::worker as words;
use crate::{not_found, ui};

pub use choose::Choose;
pub use form::Register;
pub use pressed::{Lift, Stop};

/// `/{platform}/registro/enviado`: the link is on its way.
#[component]
pub fn Sent() -> impl IntoView {
    let face = use_face();
    if !face.takes_workers() {
        return view! { <not_found::Inside/> }.into_any();
    }
    let lines = words::sent(face.contacts.phone.as_deref()).into_iter();
    let lines = lines.map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <ui::Page title=words::SENT_TITLE>
            <ui::Heading>{words::SENT_TITLE}</ui::Heading>
            {lines}
        </ui::Page>
    }
    .into_any()
}
