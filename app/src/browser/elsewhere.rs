//! Ways out of this program: the browser loads the pages of another one anew.

use leptos::prelude::{Owner, window};
use leptos::server_fn::redirect::set_redirect_hook;
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, Url};

use crate::programs::Program;

/// For as long as the page lives: links and redirects that lead to another program are left to the
/// browser. To be called where the router is made, and before it.
pub fn watch(program: Program) {
    let owner = Owner::current();
    let redirect = move |address: &str| {
        if leads_out(program, address) {
            drop(window().location().set_href(address));
        } else if let Some(owner) = &owner {
            owner.with(|| BrowserUrl::redirect(address));
        }
    };
    drop(set_redirect_hook(redirect));
    // Before the router hears of the click.
    let clicked = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok()?);
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        if let Some(link) = link.filter(|link| leads_out(program, &link.href())) {
            // The router's word for a link that it leaves alone.
            link.set_rel("external");
        }
    });
    let listener = clicked.as_ref().unchecked_ref();
    drop(window().add_event_listener_with_callback_and_bool("click", listener, true));
    clicked.forget();
}

/// Whether an address is that of another page than the one that is shown, whatever its query.
pub fn leads_elsewhere(address: &str) -> bool {
    resolve(address).is_some_and(|(here, url)| url.pathname() != here.pathname())
}

/// Whether an address of this house belongs to another program.
fn leads_out(program: Program, address: &str) -> bool {
    resolve(address).is_some_and(|(here, url)| {
        url.origin() == here.origin() && Program::of(&url.pathname()) != program
    })
}

/// The address of the page, and that one as seen from it.
fn resolve(address: &str) -> Option<(Url, Url)> {
    let here = Url::new(&window().location().href().ok()?).ok()?;
    let url = Url::new_with_base(address, &here.href()).ok()?;
    Some((here, url))
}
