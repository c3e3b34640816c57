//! `/{platform}/registro/estado`: «¿Dónde va mi registro?» What this browser or session knows is
//! told here; everybody else is answered by mail.

pub mod api;

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use api::{AskWhereabouts, MailView, Standing, WhereView};

use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, sign_in, whereabouts as words};
use crate::{routes, ui};

/// `/{platform}/registro/estado`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<AskWhereabouts>::new();
    let query = use_query_map();
    let was_sent = Memo::new(move |_| query.with(|query| query.get("enviado").is_some()));
    let view = load(|| (), move |()| api::load_whereabouts(slug.clone()));
    view! {
        <ui::Page title=words::TITLE>
            <ui::Loaded
                source=view
                then={move |view: WhereView| {
                    let face = face.clone();
                    view! {
                        <Own face=face.clone() standing=view.standing/>
                        {move || was_sent.get().then(|| view! {
                            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                                <p>{words::sent(voice)}</p>
                            </ui::Notice>
                        })}
                        <Ask face identity=view.identity action/>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// What is known here, in words, and the next step.
#[component]
fn Own(face: Face, standing: Standing) -> impl IntoView {
    let voice = face.voice();
    let lines = words::standing(voice, &standing);
    let (href, label) = next(&face, &standing);
    let lines = lines.into_iter().map(|line| view! { <p>{line}</p> });
    view! {
        <ui::Heading>{words::TITLE}</ui::Heading>
        {lines.collect_view()}
        <ui::Actions>
            <ui::ButtonLink href>{label}</ui::ButtonLink>
        </ui::Actions>
    }
}

/// The one next step.
fn next(face: &Face, standing: &Standing) -> (String, &'static str) {
    let (slug, voice) = (face.slug.as_str(), face.voice());
    match standing {
        Standing::Unknown => (routes::registration(slug), text::welcome::register(voice)),
        Standing::Draft => (routes::registration(slug), words::GO_ON),
        Standing::Mailed { .. } => (routes::registration_saved(slug), words::RESEND),
        Standing::Taken => (routes::registration_saved(slug), words::OTHER_ADDRESS),
        Standing::Activated { .. } => (routes::sign_in(slug), text::welcome::sign_in(voice)),
        Standing::Claimed {
            paused: Some(None), ..
        } => (routes::help(slug), words::HELP),
        Standing::Claimed {
            mail: MailView::Queued | MailView::Sent,
            until: Some(_),
            ..
        } => (routes::worker_sent(slug), words::RESEND_LINK),
        Standing::Claimed { .. } | Standing::Stopped => {
            (routes::registration(slug), words::REGISTER_AGAIN)
        }
        Standing::Proof { code: true, .. } | Standing::Blocked { code: true } => {
            (routes::challenge(slug), words::PROVE)
        }
        Standing::Proof {
            attempts_left: Some(_),
            ..
        } => (routes::challenge(slug), words::PROVE),
        // The sentence above names it (H-38): the way must not lead around it.
        Standing::Proof { .. } | Standing::Blocked { .. } if face.pqrsf.is_some() => {
            (routes::pqrsf(slug), text::pqrsf::TITLE)
        }
        Standing::Proof { .. } | Standing::Blocked { .. } => (routes::help(slug), words::HELP),
        Standing::Done { review_due: true } => (routes::review(slug), words::REVIEW),
        Standing::Done { .. } => (routes::home(slug), words::HOME),
    }
}

/// For those who registered elsewhere.
#[component]
fn Ask(face: Face, identity: String, action: Act<AskWhereabouts>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let speaking = face.clone();
    let troubles = action.troubles_in(move |failure| sign_in::troubles(failure, &speaking));
    let typed = Signal::derive(move || action.is_refused().then(|| identity.clone()));
    let (checked, settled) = (face.clone(), face.clone());
    view! {
        <section class="section">
            <h2>{words::elsewhere(voice)}</h2>
            <p>{words::elsewhere_how(voice)}</p>
            <ui::Form action troubles id="estado">
                <ui::Hidden name="platform" value=slug/>
                <ui::Field
                    label=sign_in::identity(&face)
                    name=Name::Identity.name()
                    value=typed
                    hint=sign_in::identity_hint(&face)
                    literal=true
                    autocomplete="username"
                    enterkeyhint="send"
                    maxlength=254
                    check=Callback::new(move |typed: String| sign_in::check(&checked, &typed))
                    settle=Callback::new(move |typed: String| sign_in::settle(&settled, &typed))
                />
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
