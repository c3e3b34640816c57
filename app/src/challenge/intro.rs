//! Before «Comenzar»: what awaits one, how the attempt before ended, and the other way, offered
//! before anybody fails.

use domain::platform::Face;
use leptos::prelude::*;

use super::Actions;
use super::api::{Last, Terms};
use super::code::Offer;
use super::code_api::Ways as OnFile;
use super::ended::Ways;
use crate::text::challenge as words;
use crate::ui::{self, Glyph, Icon, NoticeKind};

/// The introduction.
#[component]
pub fn Intro(face: Face, intro: Terms, on_file: OnFile, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    let offer =
        (!on_file.is_empty()).then(|| view! { <Offer face=face.clone() ways=on_file actions/> });
    let title = words::title(voice);
    let terms = [
        (Glyph::Paper, words::how_many(voice, intro.questions)),
        (
            Glyph::Clock,
            words::how_long(voice, intro.attempts_left, intro.minutes),
        ),
        (Glyph::Onward, words::what_then(voice).to_owned()),
    ];
    let terms = terms.map(|(glyph, line)| {
        view! { <li><Icon glyph/><span>{line}</span></li> }
    });
    let troubles = actions.open.troubles(voice);
    let slug = face.slug.to_string();
    view! {
        <ui::Page title>
            <ui::Heading lead=words::lead(voice)>{title}</ui::Heading>
            <Before face=face.clone() intro/>
            <ul class="challenge__terms">{terms.into_iter().collect_view()}</ul>
            <p class="challenge__attempts">
                <strong>{words::attempts_left(voice, intro.attempts_left)}</strong>
            </p>
            <ui::Form action=actions.open troubles>
                <ui::Hidden name="platform" value=slug/>
                <ui::Actions>
                    <ui::Button>{words::begin(voice)}</ui::Button>
                </ui::Actions>
            </ui::Form>
            {offer}
            <section class="section">
                <h2>{words::rather(voice)}</h2>
                <p>{words::rather_how(voice)}</p>
                <Ways face/>
            </section>
        </ui::Page>
    }
}

/// How the attempt before ended, without a hint.
#[component]
fn Before(face: Face, intro: Terms) -> impl IntoView {
    let (voice, left) = (face.voice(), intro.attempts_left);
    let told = intro.last.map(|last| match last {
        Last::Failed => words::failed(voice, left),
        Last::Expired => words::timed_out(voice, left, false),
        Last::Forgiven => words::timed_out(voice, left, true),
    });
    told.map(|told| {
        let title = words::again_title(voice);
        view! {
            <ui::Notice kind=NoticeKind::Warning announced=true title=title>
                <p>{told}</p>
            </ui::Notice>
        }
    })
}
