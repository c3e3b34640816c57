//! When a field is checked and what is shown of it: on leaving it, never while it is typed for the
//! first time; once wrong, at each key.

use leptos::prelude::*;

use crate::browser;
use crate::ui::form::{FormState, trouble_of};

/// What script found out about a field since the server last spoke.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Checked {
    /// Nothing: what the server said holds.
    #[default]
    Unknown,
    /// Acceptable as far as the browser can tell.
    Fine,
    /// Not yet.
    Wrong(String),
}

/// Answers to «is this acceptable?»: `None` when it is, else what to do about it.
pub(in crate::ui) type Check = Option<Callback<String, Option<String>>>;

/// Keeps the state of one field and decides what is shown.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Watch {
    state: RwSignal<Checked>,
    told: Memo<Option<String>>,
    /// Typed into since the server last spoke.
    changed: RwSignal<bool>,
    check: Check,
    form: Option<FormState>,
}

/// Whether the form was refused for no field in particular: any of them may be the reason.
fn is_refused(form: Option<FormState>) -> bool {
    form.is_some_and(|form| {
        form.troubles
            .with(|troubles| troubles.iter().any(|one| one.field.is_none()))
    })
}

impl Watch {
    pub(in crate::ui) fn new(name: &str, told: MaybeProp<String>, check: Check) -> Self {
        let told = trouble_of(name, told);
        let state = RwSignal::new(Checked::Unknown);
        let changed = RwSignal::new(false);
        let form = use_context::<FormState>();
        // A new answer of the server replaces what the browser believed. Said once more it is new,
        // too, which only the form's being on its way tells.
        Effect::new(move |was_told: Option<bool>| {
            let is_told = told.with(Option::is_some);
            if form.is_some_and(|form| form.pending.get()) {
                return was_told.unwrap_or(is_told);
            }
            let is_wrong = is_told || untrack(|| is_refused(form));
            if was_told.is_some_and(|was_told| was_told || is_wrong) {
                state.set(Checked::Unknown);
                changed.set(false);
            }
            is_told
        });
        Self {
            state,
            told,
            changed,
            check,
            form,
        }
    }

    pub(in crate::ui) fn problem(self) -> Option<String> {
        match self.state.get() {
            Checked::Unknown => self.told.get(),
            Checked::Fine => None,
            Checked::Wrong(words) => Some(words),
        }
    }

    pub(in crate::ui) fn is_fine(self, was_valid: bool) -> bool {
        match self.state.get() {
            Checked::Unknown => was_valid && self.told.get().is_none() && !is_refused(self.form),
            Checked::Fine => true,
            Checked::Wrong(_) => false,
        }
    }

    pub(in crate::ui) fn left(self, typed: String) {
        let Some(check) = self.check else { return };
        // What the server refused stays refused until something else is written.
        let is_told = self.told.with_untracked(Option::is_some);
        if !self.changed.get_untracked() && (is_told || untrack(|| is_refused(self.form))) {
            return;
        }
        // An empty field is not blamed for being passed by; sending the form tells.
        let checked = if typed.is_empty() {
            Checked::Unknown
        } else {
            check.run(typed).map_or(Checked::Fine, Checked::Wrong)
        };
        // A message moves what stands below it, perhaps the very button that is being pressed.
        browser::once_released(move || drop(self.state.try_set(checked)));
    }

    pub(in crate::ui) fn typed(self, typed: String) {
        self.changed.set(true);
        let Some(check) = self.check else { return };
        let was_wrong = untrack(|| self.problem().is_some());
        let was_fine = self.state.with_untracked(|state| *state == Checked::Fine);
        if !was_wrong && !was_fine {
            return;
        }
        self.state.set(match check.run(typed) {
            None => Checked::Fine,
            Some(words) if was_wrong => Checked::Wrong(words),
            // Was right and is being changed: leaving the field will tell.
            Some(_) => Checked::Unknown,
        });
    }
}
