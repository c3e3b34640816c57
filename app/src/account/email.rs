//! `/{platform}/cuenta/correo`: the address on file, and moving it.

use domain::locale::Voice;
use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::News;
use super::email_api::{self as api, AskEmail, CancelEmail, EmailView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, email_change as words};
use crate::{routes, ui};

/// `/{platform}/cuenta/correo`
#[component]
pub fn Email() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = (keeping(routes::account(&slug)), text::account::TITLE);
    let ask = Act::<AskEmail>::new();
    let cancel = Act::<CancelEmail>::new();
    let steps = [ask.yeses(), cancel.yeses()];
    let known = load(
        move || steps.map(|step| step.get()),
        move |_| api::load_email(slug.clone()),
    );
    view! {
        <ui::Page title=words::TITLE back>
            <ui::Heading lead=words::lead(voice)>{words::TITLE}</ui::Heading>
            <News name="enviado" words=words::sent(voice)/>
            <ui::Loaded
                source=known
                then={move |known: EmailView| {
                    view! { <Parts face=face.clone() known ask cancel/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Parts(
    face: Face,
    known: EmailView,
    ask: Act<AskEmail>,
    cancel: Act<CancelEmail>,
) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    // Beside one that waits, another is asked for only where that was refused.
    let asks = known.waiting.is_none() || untrack(|| ask.is_refused());
    let waiting = known.waiting.map(|address| {
        let slug = slug.clone();
        view! {
            <section class="section">
                <h2>{words::WAITING}</h2>
                <p>{words::waiting(voice, &address)}</p>
                <ui::Form action=cancel>
                    <ui::Hidden name="platform" value=slug/>
                    <ui::Actions>
                        <ui::Button kind=ui::ButtonKind::Quiet>{words::CANCEL}</ui::Button>
                    </ui::Actions>
                </ui::Form>
            </section>
        }
    });
    let asked = asks.then(|| view! { <Asked slug voice typed=known.typed ask/> });
    view! {
        <ui::Facts facts=vec![ui::Fact::new(words::CURRENT, known.current)]/>
        {waiting}
        {asked}
    }
}

/// Asks for another address.
#[component]
fn Asked(slug: String, voice: Voice, typed: String, ask: Act<AskEmail>) -> impl IntoView {
    let troubles = ask.troubles(voice);
    let value = Signal::derive(move || (!typed.is_empty()).then(|| typed.clone()));
    view! {
        <section class="section">
            <h2>{words::change(voice)}</h2>
            <ui::Form action=ask troubles id="correo">
                <ui::Hidden name="platform" value=slug/>
                <ui::Field
                    label=words::FRESH
                    name=Name::Email.name()
                    value
                    literal=true
                    autocomplete="email"
                    maxlength=254
                />
                <ui::Password label=text::account::CURRENT name=Name::CurrentPassword.name()/>
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
