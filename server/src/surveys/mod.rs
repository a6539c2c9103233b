//! The room `surveys` on the server.

pub mod seeds;
