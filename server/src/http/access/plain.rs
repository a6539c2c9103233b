//! Routes that are no pages: each is declared together with who may ask for it.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::MethodRouter;

use super::Who;
use crate::http::AppState;

/// A router that knows who may ask for each of its routes.
#[derive(Default)]
pub struct PlainRoutes {
    router: Router<AppState>,
    declared: Vec<(String, Who)>,
}

impl PlainRoutes {
    /// Adds a route.
    #[must_use]
    pub fn route(mut self, path: &str, who: Who, handlers: MethodRouter<AppState>) -> Self {
        self.router = self.router.route(path, handlers);
        self.declared.push((path.to_owned(), who));
        self
    }

    /// Adds the routes of another one.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.declared.extend(other.declared);
        self
    }

    /// The same routes, to which requests bring at most so many bytes: whoever reads more of them gets an error.
    #[must_use]
    pub fn bringing_at_most(mut self, bytes: usize) -> Self {
        self.router = self.router.layer(DefaultBodyLimit::max(bytes));
        self
    }

    /// The routes as a service, and what was declared of them.
    pub fn into_parts(self) -> (Router<AppState>, Vec<(String, Who)>) {
        (self.router, self.declared)
    }
}
