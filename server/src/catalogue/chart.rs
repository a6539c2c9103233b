//! The result of a search counted by one of its facets, for a chart whose bars narrow it.

use app::catalogue::PATH;
use app::catalogue::model::{Facet, FacetValue};
use app::catalogue::query::{COUNTED, CatalogueQuery, FacetName, View};
use app::i18n::{Bilingual, Language, Message, message};
use app::observatory::model::{ChartChoice, ChartControl, ChartPage};

use super::index::Hit;
use super::snapshot::Snapshot;
use crate::observatory::charts::counts::{Around, Count, Counts};

const ONE: Message = message("1 risultato per {}", "1 result by {}");
const MANY: Message = message("{} risultati per {}", "{} results by {}");
const BY: Message = message("Conta per", "Count by");
const NOTE: Message = message("Un risultato può contare in più righe.", "A result may count in several rows.");
const WITHOUT: Message = message(
    "Risultati senza una riga, perché la fonte non dice niente di più: {}.",
    "Results without a row, because the source says no more: {}.",
);
const NOTHING: Message = message(
    "Di nessuno di questi risultati la fonte lo dice: scegli un altro conto.",
    "The source says it of none of these results: choose another count.",
);

/// What is counted by, inside a sentence.
fn noun(facet: FacetName) -> Message {
    match facet {
        FacetName::EntityKind => message("tipo di ente", "kind of entity"),
        FacetName::Province => message("provincia", "province"),
        FacetName::Tool => message("strumento", "tool"),
        _ => message("tema", "theme"),
    }
}

/// A result's counts, and how many results have none of the counted values.
pub struct ResultCounts {
    /// The chart.
    pub counts: Counts,
    /// Whether there is anything to draw.
    is_empty: bool,
    without: usize,
}

/// The counts of a query's result. With values of the facet chosen, these count or what is narrower than they are: so
/// every number is of this result, and of what its bar leads to.
pub fn counts_of(snapshot: &Snapshot, query: &CatalogueQuery, facets: &[Facet], hits: &[Hit]) -> ResultCounts {
    let name = query.effective_by();
    let values = facets.iter().find(|facet| facet.name == name.slug()).map(counted).unwrap_or_default();
    let numbers: Vec<u32> = values.iter().filter_map(|value| snapshot.columns().number(name, &value.value)).collect();
    let has_one = |hit: &&Hit| snapshot.columns().values_of(hit.row).iter().any(|value| numbers.contains(value));
    let without = hits.len() - hits.iter().filter(has_one).count();
    let count = |value: &&FacetValue| Count {
        label: label(snapshot, name, &value.value),
        count: value.count,
        path: path(query, name, value),
    };
    let counts = Counts::new("risultati", title(snapshot, query, hits.len()), values.iter().map(count).collect());
    ResultCounts { counts, is_empty: values.is_empty(), without }
}

/// The values of a facet that count, the most frequent first.
fn counted(facet: &Facet) -> Vec<&FacetValue> {
    let known = |word: &str| facet.values.iter().any(|value| value.value == word);
    let is_widest = |value: &&FacetValue| facet.wider.get(&value.value).is_none_or(|wider| !known(wider));
    let narrower = |word: &str| {
        let below =
            facet.values.iter().filter(|value| facet.wider.get(&value.value).is_some_and(|wider| wider == word));
        below.filter(|value| value.count > 0).collect::<Vec<_>>()
    };
    let chosen: Vec<&FacetValue> = facet.values.iter().filter(|value| value.selected).collect();
    let mut values: Vec<&FacetValue> = Vec::new();
    if chosen.is_empty() {
        values.extend(facet.values.iter().filter(is_widest));
    }
    for value in chosen {
        let below = narrower(&value.value);
        let taken = if below.is_empty() { vec![value] } else { below };
        values.extend(taken.into_iter().filter(|value| !values.contains(value)).collect::<Vec<_>>());
    }
    values.retain(|value| value.count > 0);
    values.sort_by_key(|value| std::cmp::Reverse(value.count));
    values
}

/// Where a bar leads: to the result with this value only; where that is what the reader sees, to its list.
fn path(query: &CatalogueQuery, facet: FacetName, value: &FacetValue) -> String {
    let narrowed = query.with_only(facet, &value.value).counted_by(facet);
    let narrowed =
        if value.selected && query.values(facet).len() == 1 { narrowed.in_view(View::List) } else { narrowed };
    format!("/pratiche{}", narrowed.to_query_string())
}

fn label(snapshot: &Snapshot, facet: FacetName, value: &str) -> Bilingual {
    let label = |language| snapshot.names.label(facet, value, language).unwrap_or_else(|| value.to_owned());
    Bilingual { it: label(Language::Italian), en: Some(label(Language::English)) }
}

/// How many results by what, and of which search: a drawing that stands alone has no page to say it.
fn title(snapshot: &Snapshot, query: &CatalogueQuery, found: usize) -> Bilingual {
    let written = |language: Language| {
        let noun = noun(query.effective_by()).text(language);
        let head = if found == 1 { ONE.with(language, &[&noun]) } else { MANY.with(language, &[&found, &noun]) };
        let text = (!query.text.is_empty()).then(|| format!("“{}”", query.text));
        let values = query.chosen.iter().flat_map(|(facet, values)| values.iter().map(move |value| (*facet, value)));
        let values = values.map(|(facet, value)| label(snapshot, facet, value).text(language).to_owned());
        std::iter::once(head).chain(text).chain(values).collect::<Vec<_>>().join(" · ")
    };
    Bilingual { it: written(Language::Italian), en: Some(written(Language::English)) }
}

/// The chart with what the page says of it.
pub fn chart_page(found: &ResultCounts, query: &CatalogueQuery, updated: String, language: Language) -> ChartPage {
    let choices = COUNTED.iter().map(|facet| ChartChoice {
        label: facet.label().text(language).to_owned(),
        query: query.counted_by(*facet).to_query_string(),
        current: *facet == query.effective_by(),
    });
    let notice = if found.is_empty {
        Some(NOTHING.text(language).to_owned())
    } else {
        (found.without > 0).then(|| WITHOUT.with(language, &[&found.without]))
    };
    let around = Around {
        notices: notice.into_iter().collect(),
        note: (!found.is_empty).then(|| NOTE.text(language).to_owned()),
        controls: vec![ChartControl { label: BY.text(language).to_owned(), choices: choices.collect() }],
        path: PATH.to_owned(),
        query: query.on_page(0).to_query_string(),
        updated,
    };
    found.counts.page(around, language)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn facet(values: &[(&str, u64, bool)]) -> Facet {
        let value = |(word, count, selected): &(&str, u64, bool)| FacetValue {
            value: (*word).to_owned(),
            label: String::new(),
            count: *count,
            selected: *selected,
        };
        let wider = BTreeMap::from(
            [("mense", "scuola"), ("nidi", "scuola")].map(|(below, above)| (below.into(), above.into())),
        );
        Facet { name: "tema".into(), values: values.iter().map(value).collect(), wider }
    }

    fn words(facet: &Facet) -> Vec<&str> {
        counted(facet).iter().map(|value| value.value.as_str()).collect()
    }

    #[test]
    fn without_a_choice_the_widest_values_count_and_those_without_results_do_not() {
        let facet = facet(&[("organi", 2, false), ("scuola", 6, false), ("mense", 3, false), ("sport", 0, false)]);
        assert_eq!(words(&facet), ["scuola", "organi"]);
    }

    #[test]
    fn within_a_chosen_value_the_narrower_ones_count() {
        let facet = facet(&[("scuola", 6, true), ("organi", 9, false), ("mense", 3, false), ("nidi", 4, false)]);
        assert_eq!(words(&facet), ["nidi", "mense"]);
    }

    #[test]
    fn a_chosen_value_with_nothing_narrower_counts_itself() {
        let facet = facet(&[("organi", 9, true), ("scuola", 6, false)]);
        assert_eq!(words(&facet), ["organi"]);
        let query = CatalogueQuery::parse("tema=organi&vista=grafico&per=tema");
        assert_eq!(path(&query, FacetName::Theme, &facet.values[0]), "/pratiche?tema=organi&vista=elenco");
    }

    #[test]
    fn a_bar_narrows_the_search_and_stays_a_chart() {
        let facet = facet(&[("organi", 9, false)]);
        let query = CatalogueQuery::parse("q=buoni&tema=scuola&vista=grafico&pagina=2");
        let there = path(&query, FacetName::Theme, &facet.values[0]);
        assert_eq!(there, "/pratiche?q=buoni&tema=organi&vista=grafico&per=tema");
    }
}
