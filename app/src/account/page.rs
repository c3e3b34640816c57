//! `/{platform}/cuenta`: own data and the own password.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, ChangePassword, OwnView};
use super::{NewPassword, News, OwnFacts};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, account as words, own, second_factor as factor};
use crate::ui::{Card, Cards, Glyph};
use crate::{routes, ui};

/// `/{platform}/cuenta`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let known = load(|| (), move |()| api::load_account(slug.clone()));
    view! {
        <ui::Page title=words::TITLE>
            <ui::Heading>{words::TITLE}</ui::Heading>
            <News name="clave" words=words::changed(voice)/>
            <News name="correo" words=text::email_change::changed(voice)/>
            <ui::Loaded
                source=known
                then={move |known: OwnView| {
                    let face = face.clone();
                    view! {
                        <section class="section">
                            <h2>{words::own_data(voice)}</h2>
                            <OwnFacts own=known/>
                        </section>
                        <Places face=face.clone()/>
                        <PasswordPart face/>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// Everything else that is one's own, a card each.
#[component]
fn Places(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let places = [
        (
            text::email_change::TITLE,
            words::email_about(voice),
            Glyph::Mail,
            keeping(routes::email(slug)),
        ),
        (
            factor::TITLE,
            factor::about(voice),
            Glyph::Shield,
            keeping(routes::security(slug)),
        ),
        (
            own::SESSIONS,
            words::sessions_about(voice),
            Glyph::Person,
            keeping(routes::sessions(slug)),
        ),
        (
            own::HISTORY,
            words::history_about(voice),
            Glyph::Clock,
            keeping(routes::history(slug)),
        ),
        (
            own::DATA,
            words::data_about(voice),
            Glyph::Shield,
            keeping(routes::own_data(slug)),
        ),
    ];
    let cards = places.map(|(title, text, glyph, href)| view! { <Card title text glyph href/> });
    view! { <Cards label=words::TITLE>{cards.into_iter().collect_view()}</Cards> }
}

#[component]
fn PasswordPart(face: Face) -> impl IntoView {
    let voice = face.voice();
    let action = Act::<ChangePassword>::new();
    let troubles = action.troubles(voice);
    view! {
        <section class="section">
            <h2>{words::change(voice)}</h2>
            <p>{words::change_about(voice)}</p>
            <ui::Form action troubles id="cambio">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Password label=words::CURRENT name=Name::CurrentPassword.name()/>
                <NewPassword voice/>
                <ui::Actions>
                    <ui::Button>{words::SAVE}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
