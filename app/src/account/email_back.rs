//! The pages behind the mailed links that leave the address as it was: one takes a change back, one
//! stops what the help desk has waiting (Q50). Opening one changes nothing; its button does.

use domain::locale::Voice;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::de::DeserializeOwned;

use super::News;
use super::email_api::{self as api, ObjectEmail, UndoEmail};
use crate::act::{Act, AnyAct};
use crate::failure::Failure;
use crate::load::{Load, load};
use crate::platform::use_face;
use crate::text::{self, email_change as words};
use crate::ui;

/// `/{platform}/cuenta/correo/deshacer`
#[component]
pub fn EmailUndo() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<UndoEmail>::new();
    let source = load(|| (), move |()| api::load_email_back(slug.clone()));
    view! {
        <Back
            title=words::UNDO_TITLE
            source
            about={|voice: Voice, address: String| words::undo_about(voice, &address)}
            action
            label=words::UNDO
            done=words::undone(voice)
        />
    }
}

/// `/{platform}/cuenta/correo/objetar`
#[component]
pub fn EmailObject() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<ObjectEmail>::new();
    let source = load(|| (), move |()| api::load_email_objection(slug.clone()));
    view! {
        <Back
            title=words::OBJECT_TITLE
            source
            about={|voice: Voice, (address, when): (String, String)| {
                words::object_about(voice, &address, &when)
            }}
            action
            label=words::OBJECT
            done=words::objected(voice)
        />
    }
}

/// What both have in common: what the button does and the button, and then the news of it alone.
#[component]
fn Back<T>(
    title: &'static str,
    /// What the link of this browser is about.
    source: Load<T>,
    /// What the button does about it, in words.
    about: fn(Voice, T) -> String,
    #[prop(into)] action: AnyAct,
    /// The button.
    label: &'static str,
    /// It is done.
    done: &'static str,
) -> impl IntoView
where
    T: Clone + DeserializeOwned + 'static,
{
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let troubles = action.troubles(voice);
    let query = use_query_map();
    let is_done = Memo::new(move |_| query.with(|query| query.get("hecho").is_some()));
    view! {
        <ui::Page title>
            <ui::Heading>{title}</ui::Heading>
            <News name="hecho" words=done/>
            <div class="stack" hidden=move || is_done.get()>
                <ui::Loaded
                    source
                    then={move |link: T| {
                        let slug = slug.clone();
                        view! {
                            <p>{about(voice, link)}</p>
                            <ui::Form action troubles>
                                <ui::Hidden name="platform" value=slug/>
                                <ui::Actions>
                                    <ui::Button kind=ui::ButtonKind::Danger>{label}</ui::Button>
                                </ui::Actions>
                            </ui::Form>
                        }
                        .into_any()
                    }}
                    otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
                />
            </div>
        </ui::Page>
    }
}
