//! What only a browser can do: focus, dialogs, the clipboard, the connection.
//!
//! The only user of `web-sys`. Each function has a real half for the browser and an empty half for
//! the server with the same signature, so that components need no flag. None of them fails: what
//! is not there is left alone, because every page works without it.

pub use half::*;

#[cfg(feature = "hydrate")]
pub mod elsewhere;
#[cfg(not(feature = "hydrate"))]
#[path = "browser/no_elsewhere.rs"]
pub mod elsewhere;
#[cfg(feature = "hydrate")]
pub mod file;
#[cfg(not(feature = "hydrate"))]
#[path = "browser/no_file.rs"]
pub mod file;
#[cfg(feature = "hydrate")]
pub mod post;
#[cfg(not(feature = "hydrate"))]
#[path = "browser/no_post.rs"]
pub mod post;

use leptos::ev::KeyboardEvent;

/// Whether Enter was pressed; if so the form is not sent by it, because the field does something
/// of its own (H-04).
pub fn takes_enter(event: &KeyboardEvent) -> bool {
    let is_enter = event.key() == "Enter" && !event.is_composing();
    if is_enter {
        event.prevent_default();
    }
    is_enter
}

#[cfg(feature = "hydrate")]
mod half {
    //! The real half.

    use std::cell::RefCell;
    use std::time::Duration;

    use leptos::ev;
    use leptos::prelude::{
        Set, WriteSignal, on_cleanup, request_animation_frame, set_timeout, window_event_listener,
        window_event_listener_untyped,
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, HtmlFormElement};
    use web_sys::{FormData, HtmlInputElement, HtmlSelectElement, Window};

    thread_local! {
        /// Address at which the last title stood.
        static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
        /// What waits until the button that is held is let go; none while none is held.
        static HELD: RefCell<Option<Vec<Waiting>>> = const { RefCell::new(None) };
    }

    type Waiting = Box<dyn FnOnce()>;

    fn window() -> Option<Window> {
        web_sys::window()
    }

    fn document() -> Option<Document> {
        window()?.document()
    }

    fn find(id: &str) -> Option<Element> {
        document()?.get_element_by_id(id)
    }

    fn find_as<T: JsCast>(id: &str) -> Option<T> {
        find(id)?.dyn_into().ok()
    }

    /// Tells that the program has taken over the page: before that only plain forms and links act.
    pub fn taken_over() {
        if let Some(root) = document().and_then(|document| document.document_element()) {
            drop(root.set_attribute("data-hydrated", ""));
        }
        watch_button();
        watch_return();
    }

    /// For as long as the page lives: a page that the browser kept whole and shows once more is
    /// asked for anew, so that nothing is read of what ended meanwhile.
    fn watch_return() {
        drop(window_event_listener(ev::pageshow, |event| {
            if event.persisted() {
                reload();
            }
        }));
    }

    /// For as long as the page lives: knows whether the main button, or a finger, is down.
    fn watch_button() {
        drop(window_event_listener(ev::pointerdown, |event| {
            if event.button() == 0 && HELD.with_borrow(Option::is_none) {
                HELD.set(Some(Vec::new()));
            }
        }));
        drop(window_event_listener(ev::pointerup, |_| let_go()));
        drop(window_event_listener(ev::pointercancel, |_| let_go()));
        // A release outside of the window may never be heard of.
        drop(window_event_listener(ev::keydown, |_| let_go()));
    }

    fn let_go() {
        for waiting in HELD.take().unwrap_or_default() {
            set_timeout(waiting, Duration::ZERO);
        }
    }

    /// Does that after the press that is under way has reached its target, at once where there is
    /// none. What moves the page meanwhile would let the press end beside the button it began on.
    pub fn once_released(act: impl FnOnce() + 'static) {
        let act: Waiting = Box::new(act);
        let now = HELD.with_borrow_mut(|held| match held {
            Some(waiting) => {
                waiting.push(act);
                None
            }
            None => Some(act),
        });
        // A finger is already up when the browser plays the mouse: the rest of that comes first.
        if let Some(act) = now {
            set_timeout(act, Duration::ZERO);
        }
    }

    /// Does that after so many milliseconds.
    pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
        set_timeout(act, Duration::from_millis(milliseconds));
    }

    /// Lets the page answer whoever pressed something, and goes on.
    pub async fn pause() {
        let (sender, receiver) = futures_channel::oneshot::channel::<()>();
        after(0, move || drop(sender));
        let _ = receiver.await;
    }

    /// Moves the focus to the element with this id and scrolls it into view.
    pub fn focus(id: &str) {
        if let Some(element) = find_as::<HtmlElement>(id) {
            drop(element.focus());
        }
    }

    /// The same, unless somebody is in a field just now: moving the focus moves the page.
    pub fn focus_at_rest(id: &str) {
        let fields = "input:focus, select:focus, textarea:focus";
        if document().is_some_and(|page| matches!(page.query_selector(fields), Ok(None))) {
            focus(id);
        }
    }

    /// Moves the focus to the title of a page, when one arrived there from another page of ours.
    /// The first page keeps the focus where the browser put it, and a page that only shows news
    /// keeps it where the person is.
    pub fn arrived(id: &str) {
        let id = id.to_owned();
        // The address changes only after the new page has been put in place.
        request_animation_frame(move || {
            let Some(here) = window().and_then(|window| window.location().pathname().ok()) else {
                return;
            };
            let before = LAST.with_borrow_mut(|last| last.replace(here.clone()));
            if before.is_some_and(|before| before != here) {
                focus(&id);
            }
        });
    }

    /// Makes the dialog modal, also when the server rendered it open.
    pub fn show_modal(id: &str) {
        let id = id.to_owned();
        // It may stand on a page that is only now put in place.
        request_animation_frame(move || {
            if let Some(dialog) = find_as::<HtmlDialogElement>(&id) {
                // Removing the attribute, unlike closing, tells nobody that it was closed.
                drop(dialog.remove_attribute("open"));
                drop(dialog.show_modal());
            }
        });
    }

    /// Closes the dialog; the focus returns to where it was.
    pub fn close_modal(id: &str) {
        if let Some(dialog) = find_as::<HtmlDialogElement>(id).filter(HtmlDialogElement::open) {
            dialog.close();
        }
    }

    /// The folder that the page took its style from.
    pub fn package() -> String {
        let style = document().and_then(|page| page.query_selector("link[rel=stylesheet]").ok()?);
        let address = style.and_then(|style| style.get_attribute("href"));
        let folder = address
            .as_deref()
            .and_then(|address| address.split('/').nth(1));
        folder.unwrap_or_default().to_owned()
    }

    /// Closes a popover.
    pub fn hide_popover(id: &str) {
        if let Some(element) = find_as::<HtmlElement>(id) {
            drop(element.hide_popover());
        }
    }

    /// Puts text on the clipboard.
    pub fn copy_text(text: &str) {
        if let Some(window) = window() {
            drop(window.navigator().clipboard().write_text(text));
        }
    }

    /// Opens the browser's own dialogue for printing the page.
    pub fn print() {
        if let Some(window) = window() {
            drop(window.print());
        }
    }

    /// Sends the form with this id as if its first button had been pressed.
    pub fn submit(form: &str) {
        if let Some(form) = find_as::<HtmlFormElement>(form) {
            drop(form.request_submit());
        }
    }

    /// Puts the form with this id back to how it came.
    pub fn renew(form: &str) {
        if let Some(form) = find_as::<HtmlFormElement>(form) {
            form.reset();
        }
    }

    /// What stands in the input with this id, or is chosen in the list with it.
    pub fn value(id: &str) -> String {
        let typed = find_as::<HtmlInputElement>(id).map(|input| input.value());
        let chosen = || find_as::<HtmlSelectElement>(id).map(|list| list.value());
        typed.or_else(chosen).unwrap_or_default()
    }

    /// How many boxes of the name of this event's box are ticked in its form.
    pub fn ticked(event: &ev::Event) -> usize {
        let input = event.target().and_then(|target| target.dyn_into().ok());
        let count = |input: HtmlInputElement| {
            let sent = FormData::new_with_form(&input.form()?).ok()?;
            usize::try_from(sent.get_all(&input.name()).length()).ok()
        };
        input.and_then(count).unwrap_or_default()
    }

    /// Ticks the boxes of that name in the form of this event's box as it is ticked itself; how many
    /// are ticked then.
    pub fn tick_all(event: &ev::Event, name: &str) -> usize {
        let input = event.target().and_then(|target| target.dyn_into().ok());
        let tick = |input: HtmlInputElement| {
            let those = format!("input[type=checkbox][name={name}]");
            let boxes = input.form()?.query_selector_all(&those).ok()?;
            for place in 0..boxes.length() {
                let one = boxes.item(place).and_then(|one| one.dyn_into().ok());
                let one: Option<HtmlInputElement> = one;
                if let Some(one) = one {
                    one.set_checked(input.checked());
                }
            }
            let ticked = if input.checked() { boxes.length() } else { 0 };
            usize::try_from(ticked).ok()
        };
        input.and_then(tick).unwrap_or_default()
    }

    /// Writes into the input with this id, unless it already says so.
    pub fn set_value(id: &str, value: &str) {
        if let Some(input) = find_as::<HtmlInputElement>(id).filter(|input| input.value() != value)
        {
            input.set_value(value);
        }
    }

    /// Seconds since the page began, by a clock that nobody sets.
    pub fn uptime_seconds() -> f64 {
        let performance = window().and_then(|window| window.performance());
        performance.map_or(0.0, |performance| performance.now() / 1000.0)
    }

    /// Whether there is a connection, as far as the browser knows.
    pub fn is_online() -> bool {
        window().is_none_or(|window| window.navigator().on_line())
    }

    /// Tells the signal whenever the connection comes or goes, for as long as what watches lives.
    pub fn watch_connection(online: WriteSignal<bool>) {
        for event in ["online", "offline"] {
            let listener = window_event_listener_untyped(event, move |_| online.set(is_online()));
            on_cleanup(move || listener.remove());
        }
    }

    /// Loads the page again from the server, for instance after a new version was put in place.
    pub fn reload() {
        if let Some(window) = window() {
            drop(window.location().reload());
        }
    }
}

#[cfg(not(feature = "hydrate"))]
mod half {
    //! The empty half: on the server there is no page to act upon.

    use leptos::prelude::WriteSignal;

    /// The browser's business.
    pub fn taken_over() {}

    /// Nothing is pressed on the server.
    pub fn once_released(_act: impl FnOnce() + 'static) {}

    /// Nothing waits on the server.
    pub fn after(_milliseconds: u64, _act: impl FnOnce() + 'static) {}

    /// Nothing: there is nobody who presses.
    pub async fn pause() {}

    /// Does nothing on the server.
    pub fn focus(_id: &str) {}

    /// Does nothing on the server.
    pub fn focus_at_rest(_id: &str) {}

    /// Does nothing on the server.
    pub fn arrived(_id: &str) {}

    /// Does nothing on the server.
    pub fn show_modal(_id: &str) {}

    /// Does nothing on the server.
    pub fn close_modal(_id: &str) {}

    /// Does nothing on the server.
    pub fn hide_popover(_id: &str) {}

    /// Does nothing on the server.
    pub fn copy_text(_text: &str) {}

    /// Does nothing on the server.
    pub fn print() {}

    /// Does nothing on the server.
    pub fn submit(_form: &str) {}

    /// Does nothing on the server.
    pub fn renew(_form: &str) {}

    /// The server knows it by itself.
    pub fn package() -> String {
        String::new()
    }

    /// Nothing stands anywhere on the server.
    pub fn value(_id: &str) -> String {
        String::new()
    }

    /// No box is ticked on the server.
    pub fn ticked(_event: &leptos::ev::Event) -> usize {
        0
    }

    /// No box is ticked on the server.
    pub fn tick_all(_event: &leptos::ev::Event, _name: &str) -> usize {
        0
    }

    /// Does nothing on the server.
    pub fn set_value(_id: &str, _value: &str) {}

    /// No page began on the server.
    pub fn uptime_seconds() -> f64 {
        0.0
    }

    /// The server is connected.
    pub fn is_online() -> bool {
        true
    }

    /// Does nothing on the server.
    pub fn watch_connection(_online: WriteSignal<bool>) {}

    /// Does nothing on the server.
    pub fn reload() {}
}
