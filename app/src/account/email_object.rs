//! The page behind the link of whoever has not lost their mailbox (Q50). Opening it changes nothing;
//! its button does.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::News;
use super::email_api::{self as api, ObjectEmail};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, email_change as words};
use crate::ui;

/// `/{platform}/cuenta/correo/objetar`
#[component]
pub fn EmailObject() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<ObjectEmail>::new();
    let link = load(|| (), {
        let slug = slug.clone();
        move |()| api::load_email_objection(slug.clone())
    });
    let troubles = action.troubles(voice);
    let query = use_query_map();
    let is_done = Memo::new(move |_| query.with(|query| query.get("hecho").is_some()));
    view! {
        <ui::Page title=words::OBJECT_TITLE>
            <ui::Heading>{words::OBJECT_TITLE}</ui::Heading>
            <News name="hecho" words=words::objected(voice)/>
            <div hidden=move || is_done.get()>
                <ui::Loaded
                    source=link
                    then={move |(address, when): (String, String)| {
                        let slug = slug.clone();
                        view! {
                            <p>{words::object_about(voice, &address, &when)}</p>
                            <ui::Form action troubles>
                                <ui::Hidden name="platform" value=slug/>
                                <ui::Actions>
                                    <ui::Button kind=ui::ButtonKind::Danger>{words::OBJECT}</ui::Button>
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
