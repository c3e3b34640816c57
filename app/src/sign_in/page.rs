//! `/{platform}/ingresar`: identity, password, «Siguiente», and the ways on for those who cannot.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, SignIn, SignInView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, first_steps, opening, sign_in as words};
use crate::{help, routes, ui};

/// `/{platform}/ingresar`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<SignIn>::new();
    let view = load(|| (), move |()| api::load_sign_in(slug.clone()));
    let lead = words::personal(voice);
    view! {
        <ui::Page title=words::TITLE>
            <ui::Heading lead>{words::TITLE}</ui::Heading>
            <News face=face.clone()/>
            <ui::Loaded
                source=view
                then={move |view: SignInView| {
                    view! { <Form face=face.clone() view action/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// Why one is here, when one did not come by oneself.
#[component]
fn News(face: Face) -> impl IntoView {
    let voice = face.voice();
    let query = use_query_map();
    let has = move |key: &str| query.with(|query| query.get(key).is_some());
    move || {
        let (kind, news) = if has("salida") {
            (ui::NoticeKind::Success, words::signed_out(voice))
        } else if has("clave") {
            (ui::NoticeKind::Success, words::password_set(voice))
        } else if has("cuenta") {
            (ui::NoticeKind::Info, text::worker::HAS_ACCOUNT)
        } else if has("next") {
            (ui::NoticeKind::Info, words::first_sign_in(voice))
        } else {
            return None;
        };
        Some(view! { <ui::Notice kind announced=true><p>{news}</p></ui::Notice> })
    }
}

#[component]
fn Form(face: Face, view: SignInView, action: Act<SignIn>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let next = query.with_untracked(|query| query.get("next").unwrap_or_default());
    let next = routes::own_path(&slug, &next)
        .unwrap_or_default()
        .to_owned();
    let speaking = face.clone();
    let troubles = action.troubles_in(move |failure| words::troubles(failure, &speaking));
    let typed = Signal::derive(move || action.is_refused().then(|| view.identity.clone()));
    let (checked, settled, whole) = (face.clone(), face.clone(), face.clone());
    view! {
        <ui::Form action troubles id="ingreso">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="next" value=next/>
            // In here, so that what is wrong stands above it.
            {face.contacts.notice.clone().map(|notice| view! {
                <ui::Notice><p>{notice}</p></ui::Notice>
            })}
            <ui::Field
                label=words::identity(&face)
                name=Name::Identity.name()
                value=typed
                hint=words::identity_hint(&face)
                literal=true
                autocomplete="username"
                enterkeyhint="next"
                maxlength=254
                check=Callback::new(move |typed: String| words::check(&checked, &typed))
                settle=Callback::new(move |typed: String| words::settle(&settled, &typed))
            />
            <ui::Password label=words::PASSWORD name=Name::Password.name() enterkeyhint="go"/>
            <ui::Consent name="shared" label=words::shared(voice) optional=true>
                {words::shared_about(voice)}
            </ui::Consent>
            <ui::Actions>
                <ui::Button>{words::NEXT}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <Ways face=whole/>
    }
}

/// For those who cannot sign in yet, or not now.
#[component]
fn Ways(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let initial = routes::initial_password(slug);
    let initial = face
        .mails_passwords()
        .then(|| view! { <p><a href=initial>{first_steps::ASK_TITLE}</a></p> });
    let welcome = routes::welcome_again(slug);
    let welcome = face.mails_passwords().then(|| {
        view! { <p>{opening::NO_WELCOME} " " <a href=welcome>{opening::AGAIN}</a></p> }
    });
    view! {
        <div class="sign-in__links">
            <p><a href=routes::recovery(slug)>{words::forgotten(voice)}</a></p>
            {initial}
            {welcome}
            <p>
                {words::first_time(voice)} " "
                <a href=routes::registration(slug)>{text::welcome::register(voice)}</a>
            </p>
            <p><a href=routes::whereabouts(slug)>{text::whereabouts::TITLE}</a></p>
            <p><a href=routes::help_sign_in(slug)>{words::steps(voice)}</a></p>
            <help::Question href=help::of_access(&face)>{text::help::TROUBLE}</help::Question>
        </div>
    }
}
