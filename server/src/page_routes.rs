//! The addresses of all pages, as the router knows them.

use std::sync::LazyLock;

use app::app::App;
use leptos_axum::{AxumRouteListing, generate_route_list};

/// The addresses of all pages. Asked for once, before any page is made: while the whole application is walked through
/// for them, no page of the process gets its data, and one that is being made waits for them for ever.
pub static PAGE_ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));
