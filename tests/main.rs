//! The facts that Prassi must keep, by room: the real engine and the real router in one process, without a network.

mod support;

mod catalogue;
mod editorial;
mod exchanges;
mod facts;
mod http;
mod import;
mod observatory;
mod plan_pages;
mod plans;
mod registry;
mod snapshots;
mod surveys;
