//! `/{platform}/cuenta`: own data and the own password.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, ChangePassword, OwnView};
use super::{NewPassword, OwnFacts};
use crate::failure::Failure;
use crate::platform::use_face;
use crate::text::{self, account as words, second_factor as factor};
use crate::{routes, ui};

/// `/{platform}/cuenta`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let own = Resource::new(|| (), move |()| api::load_account(slug.clone()));
    let query = use_query_map();
    let changed = move || {
        query.with(|query| query.get("clave")).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::changed(voice)}</p>
                </ui::Notice>
            }
        })
    };
    view! {
        <ui::Page title=words::TITLE>
            <ui::Heading>{words::TITLE}</ui::Heading>
            {changed}
            <ui::Loaded
                source=own
                then={move |own: OwnView| {
                    let face = face.clone();
                    view! {
                        <section class="section">
                            <h2>{words::own_data(voice)}</h2>
                            <OwnFacts own/>
                        </section>
                        <section class="section">
                            <h2>{factor::TITLE}</h2>
                            <p>{factor::about(voice)}</p>
                            <p><a href=routes::security(face.slug.as_str())>{factor::SETTINGS}</a></p>
                        </section>
                        <PasswordPart face/>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn PasswordPart(face: Face) -> impl IntoView {
    let voice = face.voice();
    let action = ServerAction::<ChangePassword>::new();
    let troubles = Signal::derive(move || {
        let refused = action.value().get().and_then(Result::err);
        refused.map_or_else(Vec::new, |failure| text::problem::troubles(&failure, voice))
    });
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
