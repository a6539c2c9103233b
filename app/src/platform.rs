//! What only one side can do, with a twin for the other: the status of an answer, the focus, the site's own address.

/// What the server knows of the site and every page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The site's address without a slash at the end.
    pub origin: String,
    /// The path of the built files without a slash at the end; it changes with their content.
    pub assets: String,
    /// The publisher's own accessibility declaration, where there is one.
    pub accessibility_url: Option<String>,
}

#[cfg(feature = "ssr")]
mod side {
    use std::sync::Arc;

    use leptos::prelude::use_context;

    use super::Site;
    use crate::accounts::model::Viewer;
    use crate::error::AppError;

    /// Who asks, or why nobody does: nobody has signed in, or the one who has may not ask. The server puts it in context.
    #[derive(Clone, Debug)]
    pub struct Asking(pub Result<Viewer, AppError>);

    /// The signed-in person who asks, or the refusal for those who have not signed in.
    pub fn viewer() -> Result<Viewer, AppError> {
        use_context::<Asking>().map_or(Err(AppError::SignedOut), |asking| asking.0)
    }

    /// What a page can do with the answer under way; the server puts it in context.
    #[derive(Clone)]
    pub struct Answer {
        /// Sets the status code.
        pub set_status: Arc<dyn Fn(u16) + Send + Sync>,
        /// Leads the reader to another path of this site.
        pub redirect: Arc<dyn Fn(&str) + Send + Sync>,
    }

    /// The address that the request under way comes from; the server puts it in context.
    #[derive(Clone, Copy)]
    pub struct ClientAddress(pub Option<std::net::IpAddr>);

    /// The address that the request under way comes from, where it is known.
    pub fn client_address() -> Option<std::net::IpAddr> {
        use_context::<ClientAddress>().and_then(|address| address.0)
    }

    /// Leads the reader of the answer under way to another path of this site.
    pub fn redirect(path: &str) {
        if let Some(answer) = use_context::<Answer>() {
            (answer.redirect)(path);
        }
    }

    /// Gives the answer under way the status of this error.
    pub fn set_status(error: &AppError) {
        if let Some(answer) = use_context::<Answer>() {
            (answer.set_status)(error.status());
        }
    }

    /// A text for the title of the page. The library writes it into the HTML as it is, so that this side escapes it.
    pub fn title_text(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;")
    }

    /// The site's address without a slash at the end.
    pub fn origin() -> String {
        use_context::<Site>().map(|site| site.origin).unwrap_or_default()
    }

    /// The path of the built files without a slash at the end.
    pub fn assets() -> String {
        use_context::<Site>().map(|site| site.assets).unwrap_or_default()
    }

    /// Moves the reader to the main heading: on the server nobody is looking yet.
    pub fn focus_main_heading() {}
}

#[cfg(not(feature = "ssr"))]
mod side {
    use leptos::prelude::{document, request_animation_frame, window};
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;

    use crate::error::AppError;

    /// Gives the answer under way the status of this error: in the browser there is no answer to give one to.
    pub fn set_status(_: &AppError) {}

    /// A text for the title of the page: the browser takes it for text.
    pub fn title_text(text: &str) -> String {
        text.to_owned()
    }

    /// The site's address without a slash at the end.
    pub fn origin() -> String {
        window().location().origin().unwrap_or_default()
    }

    /// The path of the built files without a slash at the end, as the server wrote it into the page.
    pub fn assets() -> String {
        let stylesheet = document().query_selector("link[rel=stylesheet]").ok().flatten();
        let address = stylesheet.and_then(|link| link.get_attribute("href")).unwrap_or_default();
        address.trim_end_matches("/pkg/prassi.css").to_owned()
    }

    /// Moves the focus to the main heading, so that a screen reader says where the reader is now.
    pub fn focus_main_heading() {
        request_animation_frame(|| {
            let heading = document().query_selector("main h1").ok().flatten();
            if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
                // A heading that cannot take the focus leaves it where it was, which is what it was before.
                let _ = heading.set_attribute("tabindex", "-1");
                let _ = heading.focus();
            }
        });
    }
}

pub use side::*;
