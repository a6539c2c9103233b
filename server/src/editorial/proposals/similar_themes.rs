//! Themes for a text: those of the published practices nearest to it.

use std::collections::HashMap;
use std::sync::Arc;

use app::catalogue::api::Catalogue;
use app::catalogue::model::SearchItem;
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Named;

use super::duplicates::practices_about;

/// The most themes that are suggested.
const MOST: usize = 5;

/// The themes of the practices nearest to the texts, the likeliest first.
pub async fn themes_for(
    catalogue: &Arc<dyn Catalogue>,
    texts: &[&str],
    language: Language,
) -> Result<Vec<Named>, AppError> {
    let mut near: Vec<SearchItem> = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let page = catalogue.search(&practices_about(text), language).await?;
        near.extend(page.items.into_iter().chain(page.similar));
    }
    Ok(likeliest(&near))
}

/// The nearer a practice, the more its themes count; the first of its themes is the main one.
fn likeliest(near: &[SearchItem]) -> Vec<Named> {
    let mut weights: HashMap<&str, (f64, &str)> = HashMap::new();
    for (place, practice) in (1_u32..).zip(near) {
        for (rank, theme) in (1_u32..).zip(&practice.themes) {
            let weight = weights.entry(theme.slug.as_str()).or_insert((0.0, theme.label.as_str()));
            weight.0 += 1.0 / f64::from(place * rank);
        }
    }
    let mut themes: Vec<(&str, (f64, &str))> = weights.into_iter().collect();
    themes.sort_by(|one, other| other.1.0.total_cmp(&one.1.0).then_with(|| one.0.cmp(other.0)));
    let named = |(slug, (_, name)): (&str, (f64, &str))| Named { slug: slug.to_owned(), name: name.to_owned() };
    themes.into_iter().take(MOST).map(named).collect()
}
