//! The server: `cli` is the way in, `http` answers requests, each room implements what its pages may ask for.

pub mod accounts;
pub mod catalogue;
pub mod change;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod editorial;
pub mod exchanges;
pub mod http;
pub mod import;
pub mod jobs;
mod kept;
pub mod mail;
pub mod observatory;
mod page_routes;
pub mod plans;
pub mod registry;
pub mod rooms;
pub mod surveys;

// Tests of the program and tests around it begin with the same databases.
#[cfg(test)]
extern crate self as server;
#[cfg(test)]
#[path = "../../tests/beginning.rs"]
mod beginning;
