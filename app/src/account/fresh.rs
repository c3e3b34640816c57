//! The two fields of a new password.

use domain::locale::Voice;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use crate::text::password as words;
use crate::{browser, ui};

/// A new password and the same once more.
#[component]
pub fn NewPassword(
    /// How the platform speaks.
    voice: Voice,
) -> impl IntoView {
    let same = move |typed: String| {
        let first = browser::value(&Name::Password.name());
        (first != typed).then(|| words::differs(voice))
    };
    view! {
        <ui::Password
            label=words::FRESH
            name=Name::Password.name()
            fresh=true
            rules=words::rules(voice)
            check=Callback::new(move |typed: String| words::check(&typed, voice))
            strength=Callback::new(move |typed: String| words::strength(&typed, voice))
        />
        <ui::Password
            label=words::AGAIN
            name=Name::PasswordAgain.name()
            fresh=true
            check=Callback::new(same)
        />
    }
}
