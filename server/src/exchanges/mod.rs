//! The room `exchanges` on the server.

pub mod seeds;
