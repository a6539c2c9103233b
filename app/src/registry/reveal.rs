//! The part of a page that an address points to, where the browser cannot find it by itself.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Shows the part of a page that the address points to, once the page's data are there: opens the section around it and
/// brings it into view. On the server nothing happens: without the browser's code, the browser does this by itself.
pub fn reveal_target() {
    let hash = use_location().hash;
    Effect::new(move |_| {
        let id = hash.get().trim_start_matches('#').to_owned();
        if !id.is_empty() {
            request_animation_frame(move || reveal(&id));
        }
    });
}

fn reveal(id: &str) {
    let Some(target) = document().get_element_by_id(id) else { return };
    if let Ok(Some(section)) = target.closest("details") {
        // A section that cannot be opened stays closed: the reader can still open it.
        let _ = section.set_attribute("open", "");
    }
    target.scroll_into_view();
}
