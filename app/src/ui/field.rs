//! A line of text: label, hint, what is wrong, the input, its help.
//!
//! The input is uncontrolled: `value` is what it starts with, what is typed stays the person's.
//! With script it is checked when it is left, never while it is typed for the first time; once
//! wrong, each key is checked, so that the ☑ appears the moment it is right. Who leaves it by
//! pressing a button reads of it after the press, which would miss a button that moved.

mod code;
mod watch;

use leptos::prelude::*;

use super::form::FormState;
use super::icon::{Glyph, Icon};
use super::{id_of, words};
use crate::browser;

pub use code::CodeField;
pub(super) use watch::{Check, Watch};

/// Everything around a control that the control itself is not.
#[component]
pub fn Shell(
    /// Id of the control.
    id: String,
    /// What is asked.
    label: String,
    /// May stay empty.
    optional: bool,
    /// One line that is always seen.
    hint: Option<String>,
    /// The help message (H-15).
    help: Option<String>,
    /// What is wrong now.
    problem: Signal<Option<String>>,
    /// Shows the ☑ (H-14).
    fine: Signal<bool>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let words = words();
    let about = label.clone();
    let has_help = help.is_some().then_some("true");
    view! {
        <div class="field" data-help=has_help>
            <div class="field__head">
                <label class="field__label" for=id.clone()>
                    {label}
                    {optional.then(|| view! { <span class="field__optional">" (" {words.optional} ")"</span> })}
                </label>
                <span class="field__mark" role="img" aria-label=words.correct hidden=move || !fine.get()>
                    <Icon glyph=Glyph::Ticked />
                </span>
            </div>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
            <p class="field__problem" id=format!("{id}-problem") aria-live="polite">
                {move || problem.get()}
            </p>
            {children()}
            {help.map(|help| view! {
                <details class="field__help">
                    <summary class="field__ask">
                        <Icon glyph=Glyph::Help />
                        {words.help}
                        <span class="visually-hidden">": " {about}</span>
                    </summary>
                    <p class="field__answer">{help}</p>
                </details>
            })}
        </div>
    }
}

/// Ids that describe a control: its hint where there is one, and its problem.
pub(super) fn described(id: &str, hint: bool) -> String {
    if hint {
        format!("{id}-hint {id}-problem")
    } else {
        format!("{id}-problem")
    }
}

/// A line of text.
#[component]
pub fn Field(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// Native kind: `text`, `email`, `tel`, `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What it starts with.
    #[prop(optional, into)]
    value: MaybeProp<String>,
    /// One line that is always seen.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The help message (H-15).
    #[prop(optional, into)]
    help: Option<String>,
    /// An example inside the empty input; never the only instruction.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// Shown, sent, not changeable.
    #[prop(optional)]
    locked: bool,
    /// The server knows it to be right.
    #[prop(optional, into)]
    valid: Signal<bool>,
    /// What is wrong, when the form around it does not say it.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
    /// Code, address or number: no capitals, no spelling.
    #[prop(optional)]
    literal: bool,
    /// Focus on arrival; at most one in a page.
    #[prop(optional)]
    autofocus: bool,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Keyboard on a phone.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Word on the Enter key of a phone.
    #[prop(optional)]
    enterkeyhint: Option<&'static str>,
    /// Longest input, in UTF-16 units.
    #[prop(optional)]
    maxlength: Option<u16>,
    /// Id of the list of what is offered while one types; empty for none.
    #[prop(optional)]
    list: &'static str,
    /// With script: what is wrong with this input?
    #[prop(optional, into)]
    check: Check,
    /// With script: the canonical spelling, written back when the field is left.
    #[prop(optional, into)]
    settle: Option<Callback<String, String>>,
    /// With script: told what stands there when the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<String>>,
    /// With script: told what stands there when ENTER is pressed, which then does not send the
    /// form.
    #[prop(optional, into)]
    on_enter: Option<Callback<String>>,
    /// With script: told what stands there at each key.
    #[prop(optional, into)]
    on_typed: Option<Callback<String>>,
) -> impl IntoView {
    let id = id_of(&name);
    let watch = Watch::new(&name, problem, check);
    let shown = Signal::derive(move || watch.problem());
    let fine = Signal::derive(move || watch.is_fine(valid.get()));
    let hint = hint.filter(|hint| !hint.is_empty());
    let described = described(&id, hint.is_some());
    let own = id.clone();
    let form = use_context::<FormState>();
    let leave = move |event| {
        let mut typed = event_target_value(&event);
        if let Some(settle) = settle.filter(|_| !typed.is_empty()) {
            typed = settle.run(typed);
            browser::set_value(&own, &typed);
        }
        watch.left(typed.clone());
        if let Some(left) = on_leave {
            browser::once_released(move || {
                // The press may have sent the form, or led away from it.
                if !form.is_some_and(FormState::is_under_way) {
                    left.try_run(typed);
                }
            });
        }
    };
    let autocapitalize = literal.then_some("none");
    let spellcheck = literal.then_some("false");
    view! {
        <Shell id=id.clone() label optional hint help problem=shown fine>
            <input
                class="field__input"
                type=kind
                id=id
                name=name
                value=move || value.get()
                placeholder=placeholder
                required=!optional
                readonly=locked
                autofocus=autofocus
                autocomplete=autocomplete
                autocapitalize=autocapitalize
                spellcheck=spellcheck
                inputmode=inputmode
                enterkeyhint=enterkeyhint
                maxlength=maxlength.map(|units| units.to_string())
                list=(!list.is_empty()).then_some(list)
                aria-describedby=described
                aria-invalid=move || shown.get().map(|_| "true")
                on:blur=leave
                on:keydown=move |event| {
                    if let Some(enter) = on_enter
                        && browser::takes_enter(&event)
                    {
                        enter.run(event_target_value(&event));
                    }
                }
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    if let Some(told) = on_typed {
                        told.run(typed.clone());
                    }
                    watch.typed(typed);
                }
            />
        </Shell>
    }
}
