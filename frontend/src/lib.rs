//! The browser's entry: takes over the page that the server rendered.

/// Called by the page's script once the program is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
}
