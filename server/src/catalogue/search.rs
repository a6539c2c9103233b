//! A search from the query of an address to the page of its result.

use std::sync::Arc;

use app::catalogue::model::{CataloguePage, Facet, MapPoint};
use app::catalogue::query::{CatalogueQuery, Order, PER_PAGE_LIMIT, TEXT_LIMIT, View};
use app::i18n::Language;
use app::observatory::model::ChartPage;

use super::cards::cards;
use super::chart::{chart_page, counts_of};
use super::facets::{facets, map};
use super::index::{Chosen, IndexError, Marker, Row, SortKey, Sorting, Wanted, Word};
use super::nearest::{Nearest, nearest};
use super::snapshot::Snapshot;
use crate::observatory::charts::counts::Counts;

/// With fewer results than this, near matches are offered.
const FEW: usize = 3;

/// A result before its cards are loaded.
struct Outcome {
    total: u64,
    page: u32,
    pages: u32,
    rows: Vec<Row>,
    nearest: Nearest,
    words: Vec<Word>,
    facets: Vec<Facet>,
    map: Vec<MapPoint>,
    chart: Option<ChartPage>,
}

/// The page of a query's result.
pub fn search(snapshot: &Snapshot, query: &CatalogueQuery, language: Language) -> Result<CataloguePage, IndexError> {
    let outcome = find(snapshot, query, language)?;
    let marker = Marker::new(outcome.words.iter().chain(&outcome.nearest.instead), &snapshot.view.analyzers);
    Ok(CataloguePage {
        total: outcome.total,
        page: outcome.page,
        pages: outcome.pages,
        items: cards(snapshot, &outcome.rows, Some(&marker), language)?,
        similar: cards(snapshot, &outcome.nearest.rows, Some(&marker), language)?,
        did_you_mean: outcome.nearest.corrected,
        facets: outcome.facets,
        map: outcome.map,
        chart: outcome.chart,
        updated: snapshot.revision.day(),
    })
}

fn find(snapshot: &Snapshot, query: &CatalogueQuery, language: Language) -> Result<Outcome, IndexError> {
    let view = &snapshot.view;
    let text: String = query.text.chars().take(TEXT_LIMIT).collect();
    let wanted = Wanted::parse(&text, &view.analyzers);
    let chosen = Arc::new(Chosen::of(query, &view.columns));
    let sorting = sorting(query, &wanted, language);
    let asked = view.matcher(language).all_of(&wanted)?;
    let matches = view.find(&*asked, &chosen, sorting == Sorting::Score)?;
    let found = matches.hits.len();
    let nearest = if found < FEW && !wanted.is_empty() {
        nearest(view, &text, &wanted, &chosen, &matches, language)?
    } else {
        Nearest::default()
    };
    let facets = facets(snapshot, &matches.counts, query, language);
    let map = if query.effective_view() == View::Map { map(snapshot, &matches.hits) } else { Vec::new() };
    let chart = (query.effective_view() == View::Chart && found > 0).then(|| {
        let counts = counts_of(snapshot, query, &facets, &matches.hits);
        chart_page(&counts, query, snapshot.revision.day(), language)
    });
    let per_page = query.effective_per_page().min(PER_PAGE_LIMIT) as usize;
    let pages = found.div_ceil(per_page).max(1);
    let page = (query.page as usize).min(pages - 1);
    let hits = matches.page(page * per_page, (page + 1) * per_page, sorting, &view.columns);
    Ok(Outcome {
        total: found as u64,
        page: u32::try_from(page + 1).unwrap_or(u32::MAX),
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        rows: hits.into_iter().map(|hit| hit.row).collect(),
        words: wanted.all_words().into_iter().cloned().collect(),
        nearest,
        facets,
        map,
        chart,
    })
}

/// What a query finds, counted as its chart asks.
pub fn counts(snapshot: &Snapshot, query: &CatalogueQuery, language: Language) -> Result<Counts, IndexError> {
    let view = &snapshot.view;
    let wanted = Wanted::parse(&query.text, &view.analyzers);
    let chosen = Arc::new(Chosen::of(query, &view.columns));
    let asked = view.matcher(language).all_of(&wanted)?;
    let matches = view.find(&*asked, &chosen, false)?;
    let facets = facets(snapshot, &matches.counts, query, language);
    Ok(counts_of(snapshot, query, &facets, &matches.hits).counts)
}

/// Where nothing is wanted, everything matches equally well: then by title.
fn sorting(query: &CatalogueQuery, wanted: &Wanted, language: Language) -> Sorting {
    match query.effective_order() {
        Order::Relevance if wanted.is_empty() => Sorting::Place(SortKey::title(language)),
        Order::Relevance => Sorting::Score,
        Order::Newest => Sorting::Place(SortKey::Newest),
        Order::Title => Sorting::Place(SortKey::title(language)),
        Order::Entity => Sorting::Place(SortKey::Entity),
    }
}
