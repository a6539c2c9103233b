//! How clear readers found each page, as rows of a dataset.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::editorial::model::Clarity;
use app::error::AppError;
use app::i18n::Language;
use app::plans::api::Plans;
use serde_json::{Map, Value, json};

use super::unavailable;
use crate::db::{Database, DatabaseError};
use crate::page_routes::PAGE_ROUTES;
use crate::registry::store;
use crate::rooms::RECORD_PAGES;

/// The columns of the dataset.
pub const COLUMNS: &[&str] = &["page", "ratings", "mean"];

/// The pages of the site. Readers may send any path with a rating; only those of pages are published.
pub struct Pages {
    database: Database,
    plans: Arc<dyn Plans>,
    fixed: BTreeSet<String>,
}

impl Pages {
    /// The pages that the router knows, those of the database's records, and those of the plans.
    pub fn new(database: Database, plans: Arc<dyn Plans>) -> Self {
        let paths = PAGE_ROUTES.iter().map(|route| route.path().to_owned());
        Self { database, plans, fixed: paths.filter(|path| !path.contains('{')).collect() }
    }

    /// Those of the rated paths that have a page.
    pub async fn existing(&self, mut rated: Vec<Clarity>) -> Result<Vec<Clarity>, AppError> {
        let mut others = self.record_pages().await.map_err(unavailable)?;
        others.extend(self.plans.paths().await?);
        rated.retain(|clarity| {
            let path = Language::neutral_path(&clarity.page);
            self.fixed.contains(path) || others.contains(path)
        });
        Ok(rated)
    }

    async fn record_pages(&self) -> Result<BTreeSet<String>, DatabaseError> {
        let mut pages = BTreeSet::new();
        for (path, table) in RECORD_PAGES {
            let ids = store::ids(&self.database, table).await?;
            pages.extend(ids.into_iter().map(|id| format!("{path}/{id}")));
        }
        Ok(pages)
    }
}

/// The rows: pages without a mean have no ratings, and no row.
pub fn rows(pages: Vec<Clarity>) -> Vec<Map<String, Value>> {
    let row = |clarity: Clarity| {
        let mut mean = clarity.mean()?;
        mean.rescale(2);
        let mut row = Map::new();
        row.insert("page".into(), json!(clarity.page));
        row.insert("ratings".into(), json!(clarity.ratings));
        row.insert("mean".into(), json!(mean));
        Some(row)
    };
    pages.into_iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_mean_is_rounded_to_two_decimals() {
        let until = NaiveDate::from_ymd_opt(2024, 5, 1).expect("a day");
        let page = |ratings, stars| Clarity { page: "/temi".into(), ratings, stars, until };
        let rows = rows(vec![page(3, 13), page(0, 0)]);
        assert_eq!(rows.len(), 1);
        assert_eq!(Value::Object(rows[0].clone()), json!({ "page": "/temi", "ratings": 3, "mean": "4.33" }));
    }
}
