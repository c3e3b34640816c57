//! The pages behind the two mailed links of a change of address. Opening one changes nothing; its
//! button does.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::News;
use super::email_api::{self as api, ConfirmEmail, UndoEmail};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, email_change as words};
use crate::{routes, ui};

/// `/{platform}/cuenta/correo/confirmar`
#[component]
pub fn EmailConfirm() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<ConfirmEmail>::new();
    let link = load(|| (), {
        let slug = slug.clone();
        move |()| api::load_email_link(slug.clone())
    });
    let troubles = action.troubles(voice);
    let mine = keeping(routes::email(&slug));
    let title = words::confirm_title(voice);
    view! {
        <ui::Page title>
            <ui::Heading>{title}</ui::Heading>
            <ui::Loaded
                source=link
                then={move |address: String| {
                    let slug = slug.clone();
                    view! {
                        <p>{words::confirm_about(voice, &address)}</p>
                        <ui::Form action troubles>
                            <ui::Hidden name="platform" value=slug/>
                            <ui::Actions>
                                <ui::Button>{words::CONFIRM}</ui::Button>
                            </ui::Actions>
                        </ui::Form>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| {
                    let href = mine.clone();
                    view! {
                        {text::problem::apology(&failure, voice)}
                        <ui::Actions>
                            <ui::ButtonLink href>{words::ask_again(voice)}</ui::ButtonLink>
                        </ui::Actions>
                    }
                    .into_any()
                }}
            />
        </ui::Page>
    }
}

/// `/{platform}/cuenta/correo/deshacer`
#[component]
pub fn EmailUndo() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<UndoEmail>::new();
    let link = load(|| (), {
        let slug = slug.clone();
        move |()| api::load_email_back(slug.clone())
    });
    let troubles = action.troubles(voice);
    let query = use_query_map();
    let is_done = Memo::new(move |_| query.with(|query| query.get("hecho").is_some()));
    view! {
        <ui::Page title=words::UNDO_TITLE>
            <ui::Heading>{words::UNDO_TITLE}</ui::Heading>
            <News name="hecho" words=words::undone(voice)/>
            <div hidden=move || is_done.get()>
                <ui::Loaded
                    source=link
                    then={move |address: String| {
                        let slug = slug.clone();
                        view! {
                            <p>{words::undo_about(voice, &address)}</p>
                            <ui::Form action troubles>
                                <ui::Hidden name="platform" value=slug/>
                                <ui::Actions>
                                    <ui::Button kind=ui::ButtonKind::Danger>{words::UNDO}</ui::Button>
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
