//! Buttons, and links that look like buttons.
//!
//! A button is never disabled because the form is wrong: it takes the person to what is wrong.
//! While its form is on the way it says so and the form ignores a second press.

use leptos::prelude::*;

use super::form::FormState;

/// How much weight a button has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one next step of the page.
    #[default]
    Primary,
    /// Another way on.
    Quiet,
    /// Looks like a link in the text; for small side steps.
    Plain,
    /// Something that cannot be taken back.
    Danger,
}

impl ButtonKind {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Plain => "plain",
            Self::Danger => "danger",
        }
    }
}

/// A button. It submits its form unless `on_press` is given.
#[component]
pub fn Button(
    /// Weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Name sent with the form when this button was the one pressed.
    #[prop(optional, into)]
    name: Option<String>,
    /// Value sent under that name.
    #[prop(optional, into)]
    value: Option<String>,
    /// Id of the form it submits when it stands outside of it.
    #[prop(optional, into)]
    form: Option<String>,
    /// Makes it an ordinary button that needs script.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// What it does: a verb.
    children: Children,
) -> impl IntoView {
    let sent_by = use_context::<FormState>().filter(|_| on_press.is_none());
    let pending = sent_by.map(|form| form.pending);
    let role = if on_press.is_some() {
        "button"
    } else {
        "submit"
    };
    view! {
        <button
            type=role
            class="button"
            data-kind=kind.word()
            name=name
            value=value
            form=form
            aria-busy=move || pending.filter(Signal::get).map(|_| "true")
            on:click=move |_| {
                if let Some(press) = on_press {
                    press.run(());
                }
            }
        >
            {children()}
        </button>
    }
}

/// A link with the weight of a button: it leads somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// What awaits there.
    children: Children,
) -> impl IntoView {
    view! { <a class="button" data-kind=kind.word() href=href>{children()}</a> }
}

/// The same to a file, which is none of the router's pages: the browser keeps it under this name.
#[component]
pub fn FileLink(
    /// Where it is.
    #[prop(into)]
    href: String,
    /// What it is called on the person's machine.
    name: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let kind = ButtonKind::Quiet;
    view! {
        <a class="button" data-kind=kind.word() href=href rel="external" download=name>
            {children()}
        </a>
    }
}
