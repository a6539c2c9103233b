//! The room `observatory` on the server.

pub mod seeds;
