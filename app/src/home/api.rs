//! What the pages about the site may ask of the server.

#![cfg_attr(feature = "ssr", expect(clippy::unused_async, reason = "a server function is asynchronous by its nature"))]

use leptos::prelude::*;

use crate::error::AppError;

/// The address of the publisher's own accessibility declaration, where one is configured.
#[server(prefix = "/api", endpoint = "accessibilita", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_declaration() -> Result<Option<String>, AppError> {
    Ok(use_context::<crate::platform::Site>().and_then(|site| site.accessibility_url))
}
