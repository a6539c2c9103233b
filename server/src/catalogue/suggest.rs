//! Suggestions for a text being typed: records by their titles, themes, entities.

use std::sync::Arc;

use app::catalogue::model::Suggestion;
use app::catalogue::query::{FacetName, TEXT_LIMIT};
use app::i18n::Language;

use super::cards::cards;
use super::index::{Analyzers, Chosen, IndexError, Row, SortKey, Sorting};
use super::snapshot::Snapshot;

/// The most suggestions.
const MOST: usize = 8;
/// The most themes, and the most entities, among them.
const MOST_NAMES: usize = 2;

/// Up to eight suggestions: themes and entities whose names match, and records whose titles do.
pub fn suggest(snapshot: &Snapshot, text: &str, language: Language) -> Result<Vec<Suggestion>, IndexError> {
    let typed: String = text.chars().take(TEXT_LIMIT).collect();
    let analyzers = &snapshot.view.analyzers;
    if analyzers.words(&typed).is_empty() {
        return Ok(Vec::new());
    }
    let mut names = themes(snapshot, &typed, language);
    names.extend(entities(snapshot, &typed, language));
    let rows = titles(snapshot, &typed, MOST - names.len(), language)?;
    let records = cards(snapshot, &rows, None, language)?.into_iter().map(|item| Suggestion {
        text: item.title,
        url: item.url,
        what: item.kind.0.label().text(language).to_owned(),
    });
    Ok(records.chain(names).collect())
}

fn titles(snapshot: &Snapshot, typed: &str, limit: usize, language: Language) -> Result<Vec<Row>, IndexError> {
    let view = &snapshot.view;
    let words = view.analyzers.words(typed);
    let Some(query) = view.matcher(language).titles(&words)? else {
        return Ok(Vec::new());
    };
    let matches = view.find(&*query, &Arc::new(Chosen::nothing(&view.columns)), false)?;
    let hits = matches.page(0, limit, Sorting::Place(SortKey::title(language)), &view.columns);
    Ok(hits.into_iter().map(|hit| hit.row).collect())
}

/// Themes with records, by label or synonym.
fn themes(snapshot: &Snapshot, typed: &str, language: Language) -> Vec<Suggestion> {
    let with_records = snapshot.names.themes.values().filter(|theme| snapshot.total(FacetName::Theme, &theme.id) > 0);
    let named = with_records.map(|theme| {
        let synonyms = match language {
            Language::Italian => &theme.synonyms_it,
            Language::English => &theme.synonyms_en,
        };
        let label = theme.label.text(language);
        (label, synonyms.as_slice(), format!("/temi/{}", theme.id))
    });
    matching(named, typed, &snapshot.view.analyzers, FacetName::Theme, language)
}

/// Entities, by name or another name.
fn entities(snapshot: &Snapshot, typed: &str, language: Language) -> Vec<Suggestion> {
    let entities = snapshot.names.entities.values();
    let named =
        entities.map(|entity| (entity.name.as_str(), entity.aliases.as_slice(), format!("/enti/{}", entity.id)));
    matching(named, typed, &snapshot.view.analyzers, FacetName::Entity, language)
}

/// The names that match best: those that start with what is typed before those of which another word does, and names
/// before other names.
fn matching<'n>(
    named: impl Iterator<Item = (&'n str, &'n [String], String)>,
    typed: &str,
    analyzers: &Analyzers,
    what: FacetName,
    language: Language,
) -> Vec<Suggestion> {
    let typed = analyzers.folded(typed);
    let mut found: Vec<(u8, &str, String)> = Vec::new();
    for (name, others, path) in named {
        let of_name = match_rank(&analyzers.folded(name), &typed);
        let of_others = || others.iter().filter_map(|other| match_rank(&analyzers.folded(other), &typed)).min();
        if let Some(rank) = of_name.or_else(|| of_others().map(|rank| rank + 2)) {
            found.push((rank, name, path));
        }
    }
    found.sort();
    let to_suggestion = |(_, name, path): (u8, &str, String)| Suggestion {
        text: name.to_owned(),
        url: language.href(&path),
        what: what.label().text(language).to_owned(),
    };
    found.into_iter().take(MOST_NAMES).map(to_suggestion).collect()
}

/// 0 where the name starts with what is typed, 1 where one of its later words does.
fn match_rank(name: &str, typed: &str) -> Option<u8> {
    if name.starts_with(typed) {
        Some(0)
    } else {
        name.match_indices(' ').any(|(at, _)| name[at + 1..].starts_with(typed)).then_some(1)
    }
}
