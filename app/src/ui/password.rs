//! A password: its rules before it is typed, a button to see it, a word on its strength.
//!
//! Never starts with a value and never blocks pasting. The button needs script and is not there
//! without it; the typed letters are hidden again when the form is sent, and a present password that
//! was refused does not stay.

use leptos::prelude::*;

use super::field::{Check, Shell, Watch, described};
use super::form::FormState;
use super::{id_of, words};
use crate::browser;

/// How strong a password seems: a word, and how far from 0 (weak) to 4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// 0 to 4.
    pub level: u8,
    /// The word that is read.
    pub words: String,
}

/// A password field.
#[component]
pub fn Password(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// A new one, rather than the present one: decides what the browser offers.
    #[prop(optional)]
    fresh: bool,
    /// One line that is always seen.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The help message (H-15).
    #[prop(optional, into)]
    help: Option<String>,
    /// The rules, seen before typing.
    #[prop(optional)]
    rules: Vec<String>,
    /// An example inside the empty input.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Word on the Enter key of a phone.
    #[prop(optional)]
    enterkeyhint: Option<&'static str>,
    /// Focus on arrival; at most one in a page.
    #[prop(optional)]
    autofocus: bool,
    /// What is wrong, when the form around it does not say it.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
    /// With script: what is wrong with this input?
    #[prop(optional, into)]
    check: Check,
    /// With script: how strong it seems while it is typed.
    #[prop(optional, into)]
    strength: Option<Callback<String, Strength>>,
) -> impl IntoView {
    let id = id_of(&name);
    let watch = Watch::new(&name, problem, check);
    let shown = Signal::derive(move || watch.problem());
    let fine = Signal::derive(move || watch.is_fine(false));
    let visible = RwSignal::new(false);
    let found = RwSignal::new(None::<Strength>);
    hide_when_sent(visible);
    if !fresh {
        drop_when_refused(id.clone(), watch);
    }
    let typed = move |event| {
        let typed = event_target_value(&event);
        if let Some(strength) = strength {
            found.set((!typed.is_empty()).then(|| strength.run(typed.clone())));
        }
        watch.typed(typed);
    };
    let described = described(&id, hint.is_some());
    let described = if rules.is_empty() {
        described
    } else {
        format!("{id}-rules {described}")
    };
    view! {
        <Shell id=id.clone() label optional=false hint help problem=shown fine>
            {rules_list(&id, rules)}
            <div class="password">
                <input
                    class="field__input password__input"
                    type=move || if visible.get() { "text" } else { "password" }
                    id=id.clone()
                    name=name
                    required=true
                    placeholder=placeholder
                    autofocus=autofocus
                    autocomplete=if fresh { "new-password" } else { "current-password" }
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint=enterkeyhint
                    aria-describedby=described
                    aria-invalid=move || shown.get().map(|_| "true")
                    on:blur=move |event| watch.left(event_target_value(&event))
                    on:input=typed
                />
                <Eye id visible />
            </div>
            {strength.map(|_| meter(found))}
        </Shell>
    }
}

/// What is typed must not stay readable while the form travels or the browser remembers it.
fn hide_when_sent(visible: RwSignal<bool>) {
    let Some(form) = use_context::<FormState>() else {
        return;
    };
    Effect::new(move |_| {
        if form.pending.get() {
            visible.set(false);
        }
    });
}

/// What was refused is of no use, and a secret (`design.md`).
fn drop_when_refused(id: String, watch: Watch) {
    let Some(form) = use_context::<FormState>() else {
        return;
    };
    Effect::new(move |was_pending: Option<bool>| {
        let pending = form.pending.get();
        if was_pending == Some(true) && !pending && untrack(|| watch.problem().is_some()) {
            browser::set_value(&id, "");
        }
        pending
    });
}

fn rules_list(id: &str, rules: Vec<String>) -> Option<impl IntoView + use<>> {
    let rules_id = format!("{id}-rules");
    let lines = |rules: Vec<String>| {
        rules
            .into_iter()
            .map(|rule| view! { <li>{rule}</li> })
            .collect_view()
    };
    (!rules.is_empty())
        .then(|| view! { <ul class="password__rules" id=rules_id>{lines(rules)}</ul> })
}

#[component]
fn Eye(id: String, visible: RwSignal<bool>) -> impl IntoView {
    let words = words();
    let awake = RwSignal::new(false);
    // Without script the button could do nothing, so it only appears once there is some.
    Effect::new(move |_| awake.set(true));
    view! {
        <button
            type="button"
            class="password__eye"
            hidden=move || !awake.get()
            aria-controls=id
            aria-pressed=move || if visible.get() { "true" } else { "false" }
            on:click=move |_| visible.update(|seen| *seen = !*seen)
        >
            {move || if visible.get() { words.hide } else { words.show }}
        </button>
    }
}

fn meter(found: RwSignal<Option<Strength>>) -> impl IntoView {
    view! {
        <p
            class="password__strength"
            role="status"
            data-level=move || found.get().map(|found| found.level.to_string())
        >
            {move || found.get().map(|found| found.words)}
        </p>
    }
}
