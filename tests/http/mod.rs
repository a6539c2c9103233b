//! What every answer of the server keeps: pages, downloads, guards, and the site under load.

mod connections;
mod content;
mod downloads;
mod encodings;
mod guards;
mod links;
mod load;
mod metadata;
mod pages;
mod policy;
mod search_json;
mod settings;
mod site_map;
