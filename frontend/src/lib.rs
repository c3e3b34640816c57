//! The browser's entry: takes over the page that the server rendered. Built once for each of the
//! programs; a feature says which.

#[cfg(feature = "company")]
use app::programs::Company as Pages;
#[cfg(feature = "door")]
use app::programs::Door as Pages;
#[cfg(feature = "joining")]
use app::programs::Joining as Pages;
#[cfg(feature = "opening")]
use app::programs::Opening as Pages;
#[cfg(feature = "own")]
use app::programs::Own as Pages;
#[cfg(feature = "people")]
use app::programs::People as Pages;
#[cfg(feature = "staff")]
use app::programs::Staff as Pages;

/// Called by the page's script once the program is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(Pages);
}
