//! The server: `cli` is the way in, `http` answers requests, each room implements what its pages may ask for.

pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod editorial;
pub mod exchanges;
pub mod http;
pub mod import;
mod kept;
pub mod observatory;
pub mod plans;
pub mod registry;
pub mod rooms;
pub mod surveys;
