//! The room `catalogue` on the server.

pub mod seeds;
