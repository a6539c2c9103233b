//! The open datasets: what they hold, and what the page of open data may ask of them.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::i18n::Language;

/// The licence of all texts and data.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// A table that anybody may download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dataset {
    /// Its word in addresses.
    pub slug: String,
    /// What it is called, in the language of the request.
    pub title: String,
    /// What it holds, likewise.
    pub description: String,
    /// How many rows it has.
    pub rows: u64,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

/// A column of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the files.
    pub name: String,
    /// What it holds, in the language of the request.
    pub description: String,
}

/// All that the page of open data shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datasets {
    /// The datasets, in the order in which they are shown.
    pub datasets: Vec<Dataset>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

#[cfg(feature = "ssr")]
mod room {
    use async_trait::async_trait;

    use super::{AppError, Datasets, Language};

    /// The form of a downloaded dataset.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Format {
        /// Comma-separated values (RFC 4180).
        Csv,
        /// An array of objects.
        Json,
    }

    /// The open datasets, as the server implements them.
    #[async_trait]
    pub trait OpenData: Send + Sync {
        /// All datasets with their columns.
        async fn datasets(&self, language: Language) -> Result<Datasets, AppError>;
        /// A dataset as a file's text.
        async fn file(&self, slug: &str, format: Format) -> Result<String, AppError>;
    }
}

#[cfg(feature = "ssr")]
pub use room::{Format, OpenData};

/// All datasets.
#[server(prefix = "/api", endpoint = "insiemi-di-dati", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_datasets(language: Language) -> Result<Datasets, AppError> {
    expect_context::<std::sync::Arc<dyn OpenData>>().datasets(language).await
}
