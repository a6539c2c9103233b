//! The part of a page that an address points to, where the browser cannot find it by itself.

use leptos::prelude::*;
use leptos::web_sys::Element;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Shows the part of a page that the address points to, once the page's data are there: opens the section around it and
/// brings it into view. On the server nothing happens: without the browser's code, the browser does this by itself.
pub fn reveal_target() {
    let location = use_location();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let id = location.hash.get().trim_start_matches('#').to_owned();
        let elsewhere = page_of(&id, &location.pathname.get_untracked(), &location.search.get_untracked());
        let navigate = navigate.clone();
        request_animation_frame(move || match (document().get_element_by_id(&id), elsewhere) {
            (Some(target), _) => reveal(&target),
            (None, Some(page)) => navigate(&page, NavigateOptions { replace: true, ..NavigateOptions::default() }),
            (None, None) => {}
        });
    });
}

/// Where a figure is, of which an address says no more than its place on some page of figures.
fn page_of(id: &str, path: &str, query: &str) -> Option<String> {
    let figure = id.strip_prefix("dato-").filter(|_| query.is_empty())?;
    Some(format!("{path}?dato={figure}#{id}"))
}

fn reveal(target: &Element) {
    if let Ok(Some(section)) = target.closest("details") {
        // A section that cannot be opened stays closed: the reader can still open it.
        let _ = section.set_attribute("open", "");
    }
    target.scroll_into_view();
}
