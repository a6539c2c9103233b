//! Records found become cards: texts from the index, names and years from the snapshot.

use app::catalogue::model::{Highlights, RecordKind, RecordKindSlug, SearchItem};
use app::catalogue::query::FacetName;
use app::i18n::Language;

use super::index::{IndexError, Marker, Row};
use super::snapshot::Snapshot;

/// The records as cards, in the order asked for, with the wanted words marked where somebody wants any.
pub fn cards(
    snapshot: &Snapshot,
    rows: &[Row],
    marker: Option<&Marker<'_>>,
    language: Language,
) -> Result<Vec<SearchItem>, IndexError> {
    rows.iter().map(|row| card(snapshot, *row, marker, language)).collect()
}

fn card(
    snapshot: &Snapshot,
    row: Row,
    marker: Option<&Marker<'_>>,
    language: Language,
) -> Result<SearchItem, IndexError> {
    let card = snapshot.view.card(row)?;
    let columns = snapshot.columns();
    let (kind, slug) = columns.key(row);
    let source = columns.words_of(row, FacetName::Source).first().copied().unwrap_or_default();
    let highlights = marker.map_or_else(Highlights::default, |marker| {
        marker.highlights(&card.title, &card.summary, card.description.as_ref(), language)
    });
    Ok(SearchItem {
        url: url(kind, slug, source, card.plan.as_deref(), language),
        slug: slug.to_owned(),
        kind: RecordKindSlug(kind),
        title: card.title.text(language).to_owned(),
        summary: card.summary.text(language).to_owned(),
        entities: snapshot.names.by_name(columns.words_of(row, FacetName::Entity)),
        themes: snapshot.names.themes(&card.themes, language),
        source: source.to_owned(),
        source_name: snapshot.names.source_name(source),
        period: period(&columns.words_of(row, FacetName::Period)),
        highlights,
        lang: card.title.lang(language).map(str::to_owned),
    })
}

/// Where a record stands on this site.
fn url(kind: RecordKind, slug: &str, source: &str, plan: Option<&str>, language: Language) -> String {
    language.href(&match (kind, plan) {
        (RecordKind::Practice, _) => format!("/pratiche/{slug}"),
        (RecordKind::Exchange, _) => format!("/scambi/{slug}"),
        (RecordKind::Project, Some(plan)) => format!("/piani/{plan}/progetti/{slug}"),
        (RecordKind::Service | RecordKind::Project | RecordKind::Question, _) => format!("/fonti/{source}#{slug}"),
    })
}

/// Years as printed on a card: `2020`, `2018–2019`.
fn period(years: &[&str]) -> String {
    match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => (*first).to_owned(),
        (Some(first), Some(last)) => format!("{first}–{last}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_without_a_page_of_their_own_stand_on_their_source_s() {
        let in_italian = |kind| url(kind, "suap", "fonte", None, Language::Italian);
        assert_eq!(in_italian(RecordKind::Practice), "/pratiche/suap");
        assert_eq!(in_italian(RecordKind::Service), "/fonti/fonte#suap");
        assert_eq!(url(RecordKind::Exchange, "suap", "fonte", None, Language::English), "/en/scambi/suap");
        let project = url(RecordKind::Project, "2020-pd-1", "fonte", Some("peg"), Language::English);
        assert_eq!(project, "/en/piani/peg/progetti/2020-pd-1");
    }

    #[test]
    fn several_years_are_printed_as_a_span() {
        assert_eq!(period(&["2019", "2018"]), "2018–2019");
        assert_eq!(period(&["2020"]), "2020");
        assert_eq!(period(&[]), "");
    }
}
