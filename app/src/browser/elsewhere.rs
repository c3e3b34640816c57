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

/// Whether an address of this house belongs to another program.
fn leads_out(program: Program, address: &str) -> bool {
    let here = window().location();
    let (Ok(base), Ok(origin)) = (here.href(), here.origin()) else {
        return false;
    };
    Url::new_with_base(address, &base)
        .is_ok_and(|url| url.origin() == origin && Program::of(&url.pathname()) != program)
}
