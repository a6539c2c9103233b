//! Entities, themes, sources and tools: what the other rooms point to.

pub mod model;
