//! `/{platform}/registro` where workers of companies register.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, RegisterWorker, TypedView};
use super::pictures::Pictures;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, registration, worker as words};
use crate::{help, routes, ui};

/// `/{platform}/registro`
#[component]
pub fn Register() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<RegisterWorker>::new();
    let query = use_query_map();
    let company = Memo::new(move |_| query.with(|query| query.get("empresa").unwrap_or_default()));
    let typed = load(
        move || company.get(),
        move |company| api::load_form(slug.clone(), company),
    );
    let lifted = move || {
        let is_lifted = query.with(|query| query.get("pausa").is_some());
        is_lifted.then(|| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::LIFTED}</p>
                </ui::Notice>
            }
        })
    };
    view! {
        <ui::Page title=words::TITLE>
            <ui::Loaded
                source=typed
                then={move |typed: TypedView| {
                    let title = words::title(typed.company.as_deref());
                    view! {
                        <ui::Heading lead=words::LEAD>{title}</ui::Heading>
                        {lifted}
                        <Form face=face.clone() typed action/>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| {
                    view! {
                        <ui::Heading>{words::TITLE}</ui::Heading>
                        {text::problem::apology(&failure, voice)}
                    }
                    .into_any()
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, typed: TypedView, action: Act<RegisterWorker>) -> impl IntoView {
    let voice = face.voice();
    let phone = face.contacts.phone.clone();
    let troubles = action.troubles_in(move |failure| words::troubles(failure, phone.as_deref()));
    let privacy = routes::privacy(face.slug.as_str());
    let phoning = face.contacts.phone.as_deref().map(words::help);
    let about_card = help::of_companies(&face, "no-puedo-entrar");
    let about_pause = help::of_companies(&face, "registro-en-pausa");
    let check = |field| Callback::new(move |typed: String| words::check(field, &typed));
    view! {
        <ui::Form action troubles id="registro">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Field
                label=words::RUT
                name=Name::Document.name()
                value=typed.document
                hint=words::RUT_HINT
                literal=true
                autocomplete="username"
                maxlength=40
                check=check(Name::Document)
                settle=Callback::new(|typed: String| words::settle(&typed))
            />
            <ui::Field
                label=words::CARD
                name=Name::CardNumber.name()
                hint=words::CARD_HINT
                literal=true
                autocomplete="off"
                maxlength=40
                check=check(Name::CardNumber)
            />
            <Pictures/>
            <ui::Field
                label=words::EMAIL
                name=Name::Email.name()
                kind="email"
                value=typed.email
                hint=words::EMAIL_HINT
                literal=true
                autocomplete="email"
                maxlength=254
                check=check(Name::Email)
            />
            <ui::Consent name=Name::ConsentData.name() label=registration::consent_data(&face)>
                <a href=privacy target="_blank" rel="noopener">{registration::read_privacy(voice)}</a>
            </ui::Consent>
            <ui::Consent
                name=Name::ConsentMessages.name()
                label=registration::consent_messages(&face)
                optional=true
            />
            <p>{words::PERSONAL}</p>
            <ui::Actions>
                <ui::Button>{words::REGISTER}</ui::Button>
            </ui::Actions>
        </ui::Form>
        {phoning.map(|phoning| view! { <p class="soft">{phoning}</p> })}
        <help::Question href=about_card>{text::help::ABOUT_CARD}</help::Question>
        <help::Question href=about_pause>{text::help::ABOUT_PAUSE}</help::Question>
    }
}
