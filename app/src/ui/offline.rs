//! Tells when the connection is lost, and takes it back when it returns. Needs script; without it
//! the browser tells by itself.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::words;
use crate::browser;

/// A line at the lower edge while there is no connection.
#[component]
pub fn Offline() -> impl IntoView {
    let words = words();
    let (online, set_online) = signal(true);
    Effect::new(move |_| {
        set_online.set(browser::is_online());
        browser::watch_connection(set_online);
    });
    let line = move || {
        (!online.get()).then(
            || view! { <p class="offline__line"><Icon glyph=Glyph::Warning />{words.offline}</p> },
        )
    };
    view! { <div class="offline" role="status">{line}</div> }
}
