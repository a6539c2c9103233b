//! The facts that Prassi must keep, by room: the real engine and the real router in one process, without a network.

mod beginning;
mod seeds;
mod support;

mod accounts;
mod catalogue;
mod catalogue_chart;
mod chart_choices;
mod curation;
mod editorial;
mod exchanges;
mod facts;
mod figures;
mod http;
mod import;
mod mail;
mod observatory;
mod plan_pages;
mod plans;
mod reach;
mod registry;
mod snapshots;
mod stories;
mod surveys;
mod trail;
