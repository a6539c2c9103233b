//! What the pages may ask of the stories, and of the chart of the day.

#![expect(missing_docs, reason = "a server function's macro makes a type whose fields are the arguments")]

use leptos::prelude::*;

use super::model::{DayChart, StoryLine, StoryPage};
use crate::error::AppError;
use crate::i18n::Language;

/// The observatory of the server that answers.
#[cfg(feature = "ssr")]
fn observatory() -> std::sync::Arc<dyn crate::observatory::api::Observatory> {
    expect_context()
}

/// All stories.
#[server(prefix = "/api", endpoint = "storie", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_stories(language: Language) -> Result<Vec<StoryLine>, AppError> {
    observatory().stories(None, language).await
}

/// The stories whose text leads to an Italian path.
#[server(prefix = "/api", endpoint = "storie-su", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn list_stories_about(path: String, language: Language) -> Result<Vec<StoryLine>, AppError> {
    observatory().stories(Some(&path), language).await
}

/// A story.
#[server(prefix = "/api", endpoint = "storia", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_story(slug: String, language: Language) -> Result<StoryPage, AppError> {
    observatory().story(&slug, language).await
}

/// The chart of the day.
#[server(prefix = "/api", endpoint = "grafico-del-giorno", input = crate::wire::InAddress, output = crate::wire::Json)]
pub async fn find_chart_of_the_day(language: Language) -> Result<DayChart, AppError> {
    observatory().chart_of_the_day(language).await
}
