//! The room `plans` on the server.

pub mod seeds;
