//! The search of the list while somebody types, where the browser's program is there: a moment
//! after the last key the address asks for what stands in the field, as the button would. The address
//! is replaced and not added to, so that one way back leaves the list. The page is written over in
//! place, so the focus stays where it is.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::api::Asked;
use crate::{browser, routes};

/// How long nothing is typed before it is asked for, in milliseconds.
const QUIET: u64 = 250;
/// The form in which people are chosen.
pub(super) const CHOICE: &str = "elegir";
/// The field.
pub(super) const SEARCH: &str = "buscar";
/// What else is asked for.
const OTHERS: [&str; 4] = ["estado", "perfil", "seccion", "orden"];

/// What is typed, what was asked for, and what is shown; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Live {
    typed: Callback<String>,
    sent: StoredValue<String>,
    shown: StoredValue<Option<Asked>>,
    /// Whether anything else was ever shown than the page came with.
    moved: StoredValue<bool>,
}

impl Live {
    /// On the list with that address.
    pub(super) fn new(page: String) -> Self {
        let navigate = use_navigate();
        let turn = StoredValue::new(0_u32);
        let sent = StoredValue::new(String::new());
        let typed = Callback::new(move |text: String| {
            let mine = turn.get_value().wrapping_add(1);
            turn.set_value(mine);
            let (navigate, page) = (navigate.clone(), page.clone());
            browser::after(QUIET, move || {
                // Another key was pressed since, or the page is gone.
                if turn.try_get_value() != Some(mine) {
                    return;
                }
                let text = text.trim();
                sent.set_value(text.to_owned());
                let replaced = NavigateOptions {
                    replace: true,
                    scroll: false,
                    ..NavigateOptions::default()
                };
                navigate(&address(&page, text), replaced);
            });
        });
        Self {
            typed,
            sent,
            shown: StoredValue::new(None),
            moved: StoredValue::new(false),
        }
    }

    /// Told what stands in the field at each key.
    pub(super) fn typed(self) -> Callback<String> {
        self.typed
    }

    /// An answer is about to be shown. Its rows are written over those of before: a box that was
    /// ticked for one of them would choose whoever stands there now, so none stays ticked. Whatever
    /// else than typing changed the search is written into the field.
    pub(super) fn shows(self, asked: &Asked) {
        let before = self.shown.get_value();
        self.shown.set_value(Some(asked.clone()));
        let moved = self.moved.get_value() || before.is_some_and(|before| before != *asked);
        self.moved.set_value(moved);
        // What was ticked before any script ran stays.
        if !moved {
            return;
        }
        let search = asked.search.clone();
        let by_hand = search == self.sent.get_value();
        browser::after(0, move || {
            browser::renew(CHOICE);
            if !by_hand {
                browser::set_value(SEARCH, &search);
            }
        });
    }
}

/// The list as the form asks for it, from the first page on.
fn address(page: &str, search: &str) -> String {
    let others = OTHERS.map(|name| (name, browser::value(name)));
    let others = others.iter().map(|(name, value)| (*name, value.as_str()));
    let asked: Vec<_> = [(SEARCH, search)].into_iter().chain(others).collect();
    routes::asking(page, &asked)
}
