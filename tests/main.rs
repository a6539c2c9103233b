//! The facts that Prassi must keep, by room: the real engine and the real router in one process, without a network.

mod support;

mod catalogue;
mod catalogue_chart;
mod editorial;
mod exchanges;
mod facts;
mod http;
mod import;
mod observatory;
mod plan_pages;
mod plans;
mod registry;
mod stories;
mod surveys;
