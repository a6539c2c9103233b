//! The editorial room, as the pages ask it.

use std::net::IpAddr;

use app::editorial::api::Editorial;
use app::editorial::model::{Clarity, ClarityRating, MistakeReport};
use app::error::AppError;
use async_trait::async_trait;
use chrono::NaiveDate;

use super::store::{KeepError, Sum};
use super::{rules, store};
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};

/// Keeps what readers send.
pub struct EditorialRoom {
    database: Database,
    clock: Clock,
}

impl EditorialRoom {
    /// The room over a database, with the clock by which it counts days.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }
}

#[async_trait]
impl Editorial for EditorialRoom {
    async fn rate(&self, rating: ClarityRating, from: Option<IpAddr>) -> Result<(), AppError> {
        let rating = rules::rating(rating)?;
        store::keep_rating(&self.database, &rating, from, self.clock.now()).await.map_err(refusal)
    }

    async fn report(&self, report: MistakeReport, from: Option<IpAddr>) -> Result<(), AppError> {
        let report = rules::report(report)?;
        store::keep_report(&self.database, &report, from, self.clock.now()).await.map_err(refusal)
    }

    async fn clarity(&self, page: &str) -> Result<Clarity, AppError> {
        let today = self.clock.today();
        let sum = store::sum(&self.database, page, rules::published_before(today)).await.map_err(failure)?;
        Ok(clarity(sum, today))
    }

    async fn clarity_of_pages(&self) -> Result<Vec<Clarity>, AppError> {
        let today = self.clock.today();
        let sums = store::sums(&self.database, rules::published_before(today)).await.map_err(failure)?;
        Ok(sums.into_iter().map(|sum| clarity(sum, today)).collect())
    }
}

/// The ratings given before a day.
fn clarity(sum: Sum, today: NaiveDate) -> Clarity {
    Clarity { page: sum.page, ratings: sum.ratings, stars: sum.stars, until: today.pred_opt().unwrap_or(today) }
}

fn refusal(error: KeepError) -> AppError {
    match error {
        KeepError::TooMany => AppError::TooMany,
        KeepError::Database(error) => failure(error),
    }
}

fn failure(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the editorial room's database failed");
    AppError::Unavailable
}
