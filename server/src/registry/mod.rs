//! The room `registry` on the server.

pub mod seeds;
