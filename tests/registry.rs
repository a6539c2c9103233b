//! Entities, themes and sources.

use app::error::AppError;
use app::i18n::Language;
use app::registry::figures::FiguresQuery;
use app::registry::model::ThemeNode;

use crate::support::{ask, assert_none, data, get, ids, text};

const BENCHMARK: &str = "benchmark-servizi-2020";

#[test]
fn there_are_five_sources_in_the_order_of_their_numbers() {
    let sources = ask(|rooms| async move { rooms.registry.sources(Language::Italian).await.expect("sources").items });
    let ids: Vec<&str> = sources.iter().map(|line| line.source.id.as_str()).collect();
    let documents = [
        "pratiche-innovative-2020",
        "benchmark-servizi-2020",
        "scambio-comune-2024",
        "peg-2020-servizi-citta",
        "smart-land-2023",
    ];
    assert_eq!(ids, documents);
}

#[test]
fn every_source_says_how_its_data_were_made_and_what_they_cannot_say() {
    for source in data("fonti") {
        for column in ["summary_it", "summary_en", "method_it", "method_en", "limits_it", "limits_en"] {
            assert!(!text(&source, column).is_empty(), "{}: {column}", text(&source, "id"));
        }
    }
}

#[test]
fn an_entity_with_several_names_is_one() {
    let entities = data("enti");
    let named = |part: &str| {
        let names =
            |row: &&crate::support::Row| format!("{}|{}", text(row, "name"), text(row, "aliases")).contains(part);
        entities.iter().filter(names).map(|row| text(row, "id")).collect::<Vec<_>>()
    };
    assert_eq!(named("Terre d'Argine"), ["unione-terre-d-argine"]);
    assert_eq!(named("Unione delle Terre d'Argine"), ["unione-terre-d-argine"]);
    assert_eq!(named("Unione Valle Savio"), ["unione-valle-savio"]);
    assert_eq!(named("Unione dei Comuni della Valle del Savio"), ["unione-valle-savio"]);
}

#[test]
fn every_entity_is_named_by_a_source() {
    let nameless = data("enti").into_iter().filter(|entity| text(entity, "sources").is_empty());
    assert_none(&nameless.map(|entity| text(&entity, "id")).collect::<Vec<_>>());
}

fn children_count_within(node: &ThemeNode, wrong: &mut Vec<String>) {
    for child in &node.children {
        if child.count > node.count {
            wrong.push(format!("{} {} > {} {}", child.theme.id, child.count, node.theme.id, node.count));
        }
        children_count_within(child, wrong);
    }
}

#[test]
fn a_theme_counts_what_its_narrower_themes_count() {
    let themes = ask(|rooms| async move { rooms.registry.themes(Language::Italian).await.expect("themes").items });
    assert!(!themes.is_empty());
    let mut wrong = Vec::new();
    for node in &themes {
        children_count_within(node, &mut wrong);
    }
    assert_none(&wrong);
}

#[test]
fn a_theme_of_the_tree_shows_as_many_records_as_it_counts() {
    let (node, sheet, found) = ask(|rooms| async move {
        let sheet = rooms.registry.theme("buoni-spesa", Language::Italian).await.expect("a theme");
        let query = app::catalogue::query::CatalogueQuery::parse("tema=buoni-spesa");
        let page = app::catalogue::api::Catalogue::search(&*rooms.catalogue, &query, Language::Italian).await;
        (sheet.node.count, sheet.total, page.expect("a page").total)
    });
    assert_eq!((node, sheet), (found, found));
    assert!(found >= 6, "the source names six ways of giving vouchers");
}

#[test]
fn what_is_not_there_is_not_found() {
    ask(|rooms| async move {
        let registry = rooms.registry;
        let language = Language::English;
        assert_eq!(registry.entity("nessuno", language).await.err(), Some(AppError::NotFound));
        assert_eq!(registry.theme("nessuno", language).await.err(), Some(AppError::NotFound));
        assert_eq!(registry.source("", &FiguresQuery::default(), language).await.err(), Some(AppError::NotFound));
    });
}

/// "Il Comune con l'indice di utilizzo più alto è Montechiarugolo (PR), al 57,11".
#[test]
fn an_entity_shows_its_own_figures() {
    let sheet = ask(|rooms| async move {
        rooms.registry.entity("montechiarugolo", Language::Italian).await.expect("an entity")
    });
    assert!(sheet.figures.iter().any(|line| line.figure.printed.as_deref() == Some("57,11")));
    assert_eq!(sheet.entity.province.as_deref(), Some("PR"));
}

/// The catalogue of exchanges: Cesena's two sheets, and two with the union.
#[test]
fn an_entity_shows_what_it_did_and_offers() {
    let sheet =
        ask(|rooms| async move { rooms.registry.entity("cesena", Language::Italian).await.expect("an entity") });
    let slugs: Vec<&str> = sheet.records.iter().map(|record| record.slug.as_str()).collect();
    for slug in
        ["buoni-spesa-su-tessera-sanitaria", "sondaggi-per-la-popolazione", "spazio-comune", "compensazioni-ambientali"]
    {
        assert!(slugs.contains(&slug), "{slug} in {slugs:?}");
    }
}

/// The ids of the figures on a page of a source.
fn figures_on(address: &str) -> Vec<String> {
    let html = get(address).text;
    let rows = html.split(" id=\"dato-").skip(1).filter_map(|rest| rest.split('"').next());
    rows.map(str::to_owned).collect()
}

#[test]
fn every_figure_of_a_source_is_on_one_of_its_pages() {
    let mut wrong = Vec::new();
    for source in ids("fonti") {
        let figures = data("dati").into_iter().filter(|row| text(row, "source") == source);
        let mut expected: Vec<String> = figures.map(|row| text(&row, "id")).collect();
        let pages = expected.len().div_ceil(100).max(1);
        let mut found: Vec<String> =
            (1..=pages).flat_map(|page| figures_on(&format!("/fonti/{source}?pagina={page}"))).collect();
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!("{source}: {} of {}", found.len(), expected.len()));
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_address_of_a_figure_leads_to_the_page_with_it() {
    let figures: Vec<String> =
        data("dati").iter().filter(|row| text(row, "source") == BENCHMARK).map(|row| text(row, "id")).collect();
    for figure in figures.iter().step_by(60) {
        let address = format!("/fonti/{BENCHMARK}?dato={figure}");
        assert!(figures_on(&address).contains(figure), "{figure}");
    }
    let page = get(&format!("/osservatorio/dato/{}", figures[0])).text;
    let row = format!("href=\"/fonti/{BENCHMARK}?dato={0}#dato-{0}\"", figures[0]);
    assert!(page.contains(&row), "{row}");
    assert!(!page.contains(&format!("/fonti/{BENCHMARK}#dato-")));
}

#[test]
fn a_page_of_figures_leads_to_the_others_and_to_every_measure() {
    let page = get(&format!("/fonti/{BENCHMARK}"));
    assert_eq!(figures_on(&format!("/fonti/{BENCHMARK}")).len(), 100);
    for link in ["?pagina=2#sezione-dati", "?pagina=6#sezione-dati", "#misura-use-count", "504 dati; pagina 1 di 6"] {
        assert!(page.text.contains(link), "{link}");
    }
}

#[test]
fn no_private_contact_is_in_the_data() {
    let mut wrong = Vec::new();
    for dataset in ["enti", "fonti", "pratiche", "scambi", "sessioni", "programmi", "dichiarazioni", "strumenti"] {
        for row in data(dataset) {
            let line = serde_json::to_string(&row).unwrap_or_default();
            if line.contains('@')
                || line.contains("[e-mail]")
                || line.contains("[telefono]")
                || line.contains("persona-")
            {
                wrong.push(format!("{dataset}: {}", text(&row, "id")));
            }
        }
    }
    assert_none(&wrong);
}
