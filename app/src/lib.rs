//! What runs on both sides: the rooms' types, the signatures of their server functions, and the pages.
//!
//! `app` is the way in: the shell, the routes, the layout. Each room then holds its types in `model`, what its pages
//! may ask of the server in `api`, and a file for each page.

pub mod accounts;
pub mod app;
pub mod catalogue;
pub mod charts;
pub mod editorial;
pub mod error;
pub mod exchanges;
pub mod home;
pub mod i18n;
pub mod observatory;
mod pages;
pub mod plans;
pub mod platform;
pub mod registry;
pub mod surveys;
pub mod ui;
pub mod wire;
