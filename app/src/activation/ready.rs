//! The button, and in another browser the password that it needs (Q46).

use domain::platform::Face;
use domain::refusal::Field;
use leptos::prelude::*;

use super::api::Activate;
use crate::act::Act;
use crate::text::activation as words;
use crate::text::registration as form_words;
use crate::ui;

/// A link that is good.
#[component]
pub(super) fn Ready(
    /// The platform.
    face: Face,
    /// Where the link went, masked.
    address: String,
    /// Whether this browser registered.
    same_browser: bool,
    /// What the button starts.
    activate: Act<Activate>,
) -> impl IntoView {
    let voice = face.voice();
    let wrong = activate.troubles(voice);
    let platform = face.slug.to_string();
    let form = if same_browser {
        view! {
            <ui::Form action=activate troubles=wrong>
                <ui::Hidden name="platform" value=platform/>
                <ui::Actions>
                    <ui::Button>{words::ACTIVATE}</ui::Button>
                </ui::Actions>
            </ui::Form>
        }
        .into_any()
    } else {
        view! { <WithPassword platform voice activate wrong/> }.into_any()
    };
    view! {
        <ui::Heading>{words::title(voice)}</ui::Heading>
        <p>{words::ready(voice, &address)}</p>
        {form}
    }
}

/// The registered password, or a new one. Two forms, so that neither blames the other's fields.
#[component]
fn WithPassword(
    platform: String,
    voice: domain::locale::Voice,
    activate: Act<Activate>,
    wrong: Signal<Vec<ui::Trouble>>,
) -> impl IntoView {
    let is_new = |trouble: &ui::Trouble| {
        let new = [Field::Password, Field::PasswordAgain];
        let names = new.map(|field| field.name().into_owned());
        trouble
            .field
            .as_ref()
            .is_some_and(|field| names.contains(field))
    };
    let part = move |of_new: bool| {
        Signal::derive(move || {
            let mut troubles = wrong.get();
            troubles.retain(|trouble| is_new(trouble) == of_new);
            troubles
        })
    };
    let (of_old, of_new) = (part(false), part(true));
    let again = platform.clone();
    let unfold = !of_new.get_untracked().is_empty();
    view! {
        <p>{words::other_browser(voice)}</p>
        <ui::Form action=activate troubles=of_old>
            <ui::Hidden name="platform" value=platform/>
            <ui::Password
                label=words::registered_password(voice)
                name=Field::CurrentPassword.name()
            />
            <ui::Actions>
                <ui::Button>{words::ACTIVATE}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <ui::Disclosure summary=words::choose_another(voice) open=unfold>
            <ui::Form action=activate troubles=of_new>
                <ui::Hidden name="platform" value=again/>
                <ui::Password
                    label=words::NEW_PASSWORD
                    name=Field::Password.name()
                    fresh=true
                    rules=form_words::password_rules(voice)
                />
                <ui::Password
                    label=words::NEW_PASSWORD_AGAIN
                    name=Field::PasswordAgain.name()
                    fresh=true
                />
                <ui::Actions>
                    <ui::Button name="choose" value="yes">{words::SAVE_AND_ACTIVATE}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </ui::Disclosure>
    }
}
