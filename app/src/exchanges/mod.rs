//! Exchanges: visits to see a practice where it was made.

pub mod api;
pub mod dates;
pub mod model;

mod calendar;
mod exchange_page;
mod exchanges_page;
mod filter;
mod sheet_dates;
mod sheet_disagreements;
mod sheet_participants;
mod sheet_programme;

pub use exchange_page::{ExchangePage, exchange_preview};
pub use exchanges_page::ExchangesPage;
