//! What only one side can do, with a twin for the other: the status code of an answer, the focus after a navigation.

#[cfg(feature = "ssr")]
mod side {
    use std::sync::Arc;

    use leptos::prelude::use_context;

    use crate::error::AppError;

    /// Sets the status code of the answer under way; the server puts it in context.
    #[derive(Clone)]
    pub struct StatusSetter(pub Arc<dyn Fn(u16) + Send + Sync>);

    /// Gives the answer under way the status of this error.
    pub fn set_status(error: &AppError) {
        if let Some(setter) = use_context::<StatusSetter>() {
            (setter.0)(error.status());
        }
    }

    /// Moves the reader to the main heading: on the server nobody is looking yet.
    pub fn focus_main_heading() {}
}

#[cfg(not(feature = "ssr"))]
mod side {
    use leptos::prelude::{document, request_animation_frame};
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;

    use crate::error::AppError;

    /// Gives the answer under way the status of this error: in the browser there is no answer to give one to.
    pub fn set_status(_: &AppError) {}

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
