//! The browser's entry point: takes over the page that the server sent.

use leptos::prelude::document;
use leptos::wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's script once the code is there.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::app::App);
    if let Some(root) = document().document_element() {
        // For whoever waits for the page to be alive, such as a test; a page without the mark works all the same.
        let _ = root.set_attribute("data-ready", "true");
    }
}
