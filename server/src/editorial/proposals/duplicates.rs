//! Published practices that may be the proposed one: by the words of title and summary, the entity, and the themes.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::catalogue::api::Catalogue;
use app::catalogue::model::{RecordKind, SearchItem};
use app::catalogue::query::{CatalogueQuery, FacetName, TEXT_LIMIT};
use app::editorial::proposal::{Fields, Known, RecordsOf};
use app::editorial::proposals_model::{Duplicate, DuplicateReason};
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Named;

/// What each sameness counts, out of a hundred: the title most, since two names for one thing share words there.
const TITLE: f64 = 45.0;
const SUMMARY: f64 = 25.0;
const ENTITY: f64 = 15.0;
const THEMES: f64 = 15.0;
/// From here on a practice is shown: the entity and the themes alone, which many have in common, stay below.
const LIKELY: f64 = 35.0;
/// The most that are shown.
const MOST: usize = 3;
/// Words of more letters than these are compared by their beginning: Italian words change at the end.
const STEM: usize = 6;
/// Words that say nothing of what a practice is.
const EMPTY_WORDS: [&str; 40] = [
    "alla",
    "alle",
    "agli",
    "allo",
    "anche",
    "attraverso",
    "che",
    "chi",
    "come",
    "con",
    "così",
    "dal",
    "dalla",
    "dalle",
    "degli",
    "dei",
    "del",
    "della",
    "delle",
    "dello",
    "dopo",
    "gli",
    "hanno",
    "nei",
    "nel",
    "nella",
    "nelle",
    "non",
    "per",
    "più",
    "sono",
    "sul",
    "sulla",
    "sulle",
    "tra",
    "una",
    "uno",
    "the",
    "and",
    "for",
];

/// What is proposed, as far as it can be the same as something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What it is called.
    pub title: String,
    /// In one or two sentences.
    pub summary: String,
    /// Who proposes it.
    pub entity: Named,
    /// The ids of its themes.
    pub themes: Vec<String>,
}

impl Proposed {
    /// What a draft proposes.
    pub fn of(fields: &Fields, entity: Named, known: &Known) -> Self {
        let theme = |line: &str| known.find(RecordsOf::Theme, line).map(|theme| theme.slug.clone());
        Self {
            title: fields.get("title").to_owned(),
            summary: fields.get("summary").to_owned(),
            entity,
            themes: fields.lines("themes").into_iter().filter_map(theme).collect(),
        }
    }
}

/// The likeliest of the published practices, the likeliest first.
pub async fn duplicates(
    catalogue: &Arc<dyn Catalogue>,
    proposed: &Proposed,
    language: Language,
) -> Result<Vec<Duplicate>, AppError> {
    let mut candidates: BTreeMap<String, SearchItem> = BTreeMap::new();
    for query in queries(proposed) {
        let page = catalogue.search(&query, language).await?;
        candidates.extend(page.items.into_iter().chain(page.similar).map(|item| (item.slug.clone(), item)));
    }
    let practices = candidates.into_values().filter(|item| item.kind.0 == RecordKind::Practice);
    Ok(likeliest(proposed, practices))
}

/// A search for practices with the words of a text.
pub fn practices_about(text: &str) -> CatalogueQuery {
    // Quotes would look for a phrase.
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    CatalogueQuery { text: words.join(" ").chars().take(TEXT_LIMIT).collect(), ..practices() }
}

fn practices() -> CatalogueQuery {
    let kind = vec![RecordKind::Practice.slug().to_owned()];
    CatalogueQuery { chosen: vec![(FacetName::Kind, kind)], ..CatalogueQuery::default() }
}

fn queries(proposed: &Proposed) -> Vec<CatalogueQuery> {
    let mut by_theme = practices();
    by_theme.chosen.insert(0, (FacetName::Theme, proposed.themes.clone()));
    let texts = [&proposed.title, &proposed.summary].into_iter().filter(|text| !text.trim().is_empty());
    let mut queries: Vec<CatalogueQuery> = texts.map(|text| practices_about(text)).collect();
    if !proposed.themes.is_empty() {
        queries.push(by_theme);
    }
    queries
}

fn likeliest(proposed: &Proposed, practices: impl Iterator<Item = SearchItem>) -> Vec<Duplicate> {
    let mut found: Vec<Duplicate> = practices.filter_map(|practice| likeness(proposed, practice)).collect();
    found.sort_by(|one, other| other.score.cmp(&one.score).then_with(|| one.practice.slug.cmp(&other.practice.slug)));
    found.truncate(MOST);
    found
}

fn likeness(proposed: &Proposed, practice: SearchItem) -> Option<Duplicate> {
    let title = shared_words(&proposed.title, &practice.title);
    let summary = shared_words(&proposed.summary, &practice.summary);
    let entity = practice.entities.iter().find(|entity| entity.slug == proposed.entity.slug);
    let themes: Vec<_> = practice.themes.iter().filter(|theme| proposed.themes.contains(&theme.slug)).collect();
    let all_themes = proposed.themes.len() + practice.themes.len() - themes.len();
    let score = TITLE * title.share
        + SUMMARY * summary.share
        + if entity.is_some() { ENTITY } else { 0.0 }
        + THEMES * share(themes.len(), all_themes);
    if score < LIKELY {
        return None;
    }
    let theme_names: Vec<String> = themes.iter().map(|theme| theme.label.clone()).collect();
    let reasons = [
        (!title.words.is_empty()).then_some(DuplicateReason::Title(title.words)),
        (!summary.words.is_empty()).then_some(DuplicateReason::Summary(summary.words)),
        entity.map(|entity| DuplicateReason::Entity(entity.name.clone())),
        (!theme_names.is_empty()).then_some(DuplicateReason::Themes(theme_names)),
    ];
    Some(Duplicate {
        practice: Named { slug: practice.slug, name: practice.title },
        summary: practice.summary,
        score: rounded(score),
        reasons: reasons.into_iter().flatten().collect(),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the score is between 0 and 100")]
fn rounded(score: f64) -> u8 {
    score.round().clamp(0.0, 100.0) as u8
}

struct Shared {
    /// The words that both have, as the proposal writes them.
    words: Vec<String>,
    /// Which part of all words they are.
    share: f64,
}

/// The words that two texts share.
fn shared_words(mine: &str, other: &str) -> Shared {
    let (mine, other) = (words(mine), words(other));
    let both: Vec<String> =
        mine.iter().filter(|(stem, _)| other.contains_key(*stem)).map(|(_, word)| word.clone()).collect();
    let all = mine.len() + other.len() - both.len();
    Shared { share: share(both.len(), all), words: both }
}

fn share(part: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { number(part) / number(all) }
}

/// The words of a text that say something, by their beginnings.
fn words(text: &str) -> BTreeMap<String, String> {
    let lower = text.to_lowercase();
    let says_something = |word: &&str| word.chars().count() > 2 && !EMPTY_WORDS.contains(word);
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(says_something);
    words.map(|word| (word.chars().take(STEM).collect(), word.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use app::catalogue::model::{Highlights, RecordKindSlug};
    use app::registry::model::Labelled;

    use super::*;

    fn named(name: &str) -> Named {
        Named { slug: name.to_lowercase(), name: name.into() }
    }

    fn practice(title: &str, summary: &str, entities: &[&str], themes: &[&str]) -> SearchItem {
        SearchItem {
            slug: title.to_lowercase().replace(' ', "-"),
            url: String::new(),
            kind: RecordKindSlug(RecordKind::Practice),
            title: title.into(),
            summary: summary.into(),
            entities: entities.iter().map(|name| named(name)).collect(),
            themes: themes.iter().map(|name| Labelled { slug: name.to_lowercase(), label: (*name).into() }).collect(),
            source: String::new(),
            source_name: String::new(),
            period: String::new(),
            highlights: Highlights::default(),
            lang: None,
        }
    }

    fn proposed(title: &str, summary: &str) -> Proposed {
        Proposed { title: title.into(), summary: summary.into(), entity: named("Cesena"), themes: vec!["buoni".into()] }
    }

    #[test]
    fn the_same_practice_is_as_like_as_can_be() {
        let same = practice("Buoni spesa sulla tessera", "Il buono è sulla tessera.", &["Cesena"], &["Buoni"]);
        let found = likeliest(&proposed(&same.title, &same.summary), std::iter::once(same.clone()));
        assert_eq!(found.iter().map(|one| one.score).collect::<Vec<_>>(), [100]);
        assert_eq!(found[0].reasons.len(), 4);
    }

    #[test]
    fn other_endings_are_the_same_words() {
        let other = practice("Il buono spesa su tessera sanitaria", "Si carica il buono.", &["Forlì"], &["Buoni"]);
        let found = likeliest(&proposed("Buoni spesa caricati sulla tessera sanitaria", ""), std::iter::once(other));
        let words = vec!["sanitaria".to_owned(), "spesa".to_owned(), "tessera".to_owned()];
        assert!(found[0].reasons.contains(&DuplicateReason::Title(words)), "{found:?}");
    }

    #[test]
    fn entity_and_themes_alone_are_no_reason() {
        let other = practice("Musei aperti la sera", "Visite con le guide.", &["Cesena"], &["Buoni"]);
        assert_eq!(likeliest(&proposed("Buoni spesa", "Alle famiglie."), std::iter::once(other)), []);
    }

    #[test]
    fn the_likeliest_come_first_and_are_few() {
        let names = ["alfa", "beta", "gamma", "delta", "zeta"];
        let practices = names.iter().map(|name| practice(&format!("Buoni spesa {name}"), "", &[], &["Buoni"]));
        let found = likeliest(&proposed("Buoni spesa delta", ""), practices);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].practice.name, "Buoni spesa delta");
    }

    #[test]
    fn words_to_look_for_are_no_phrase() {
        assert_eq!(practices_about("«Buoni» \"spesa\" -on line").text, "Buoni spesa on line");
    }
}
