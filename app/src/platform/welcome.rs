//! The welcome of a platform: what it offers, and the two ways in (H-02, H-03, A-14).

use leptos::prelude::*;

use super::use_face;
use crate::routes;
use crate::text::welcome as words;
use crate::ui::{ButtonKind, ButtonLink, Heading};

/// `/{platform}`
#[component]
pub fn Welcome() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.clone();
    let slug = slug.as_str();
    let title = words::title(&face);
    view! {
        <Heading>{title}</Heading>
        <p>{words::lead(voice)}</p>
        <ButtonLink href=routes::registration(slug)>{words::register(voice)}</ButtonLink>
        <ButtonLink kind=ButtonKind::Quiet href=routes::sign_in(slug)>
            {words::sign_in(voice)}
        </ButtonLink>
    }
}
