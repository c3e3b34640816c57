//! `/{platform}/privacidad`: the text that people agree to, in its version.

use leptos::prelude::*;

use super::use_face;
use crate::routes::TERMS;
use crate::text::privacy as words;
use crate::ui::{Heading, Page, Width};

/// `/{platform}/privacidad`
#[component]
pub fn Privacy() -> impl IntoView {
    let face = use_face();
    let title = words::title(face.voice());
    let parts = words::parts(&face).into_iter().map(|(title, lines)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
    });
    let terms = words::terms(&face).map(|(title, lines)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! {
            <section class="section" id=TERMS>
                <h2>{title}</h2>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <Page title width=Width::Text>
            <Heading lead=words::version(&face)>{title}</Heading>
            <p>{words::controller(&face)}</p>
            {parts.collect_view()}
            {terms}
        </Page>
    }
}
