//! The module that draws charts in the browser: asked for once, when a page has a chart.

#[cfg(feature = "ssr")]
mod side {
    /// Loads the module: on the server there is nothing to draw on.
    pub fn load_module() {}
}

#[cfg(not(feature = "ssr"))]
mod side {
    use leptos::prelude::document;

    use crate::platform::assets;

    /// Loads the module, which then draws over every `prassi-chart` of the page that comes near the window.
    pub fn load_module() {
        let address = format!("{}/chart.js", assets());
        let document = document();
        let loaded = document.query_selector(&format!("script[src='{address}']")).ok().flatten();
        if loaded.is_some() {
            return;
        }
        // Where the script cannot be added, the server's drawing stays.
        if let (Some(head), Ok(script)) = (document.head(), document.create_element("script")) {
            let _ = script.set_attribute("type", "module");
            let _ = script.set_attribute("src", &address);
            let _ = head.append_child(&script);
        }
    }
}

pub use side::load_module;
