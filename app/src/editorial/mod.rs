//! What readers send: how clear a page is, mistakes that they saw.

pub mod api;
pub mod model;
