//! The browser's entry point: takes over the page that the server sent.

use app::app::App;
use leptos::mount::hydrate_from_async;
use leptos::prelude::{document, window};
use leptos::tachys::dom::body;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::{Closure, wasm_bindgen};
use leptos::web_sys::Event;

/// Called by the page's script once the code is there.
#[wasm_bindgen]
pub async fn hydrate() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        leave_page_to_browser();
    }));
    hydrate_from_async(body(), App).await.forget();
    if let Some(root) = document().document_element() {
        // For whoever waits for the page to be alive, such as a test; a page without the mark works all the same.
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// Code that stopped must not hold on to links and forms: from here on the page works as one without code. This happens
/// when a page's code cannot be had any more, such as after a newer version of the site went up.
fn leave_page_to_browser() {
    let let_through = Closure::<dyn Fn(Event)>::new(|event: Event| event.stop_immediate_propagation());
    for kind in ["click", "submit"] {
        let _ = window().add_event_listener_with_callback_and_bool(kind, let_through.as_ref().unchecked_ref(), true);
    }
    let_through.forget();
}
