//! The result of a search as a chart: what is counted, where its bars lead, and its files.

use std::collections::BTreeMap;

use app::catalogue::api::Catalogue;
use app::catalogue::model::CataloguePage;
use app::catalogue::query::{COUNTED, CatalogueQuery, FacetName};
use app::i18n::Language;
use app::observatory::model::ChartPage;
use axum::http::StatusCode;

use crate::support::{ask, assert_none, get};

fn search(query: &str) -> CataloguePage {
    let query = CatalogueQuery::parse(query);
    ask(|rooms| async move { rooms.catalogue.search(&query, Language::Italian).await.expect("a page") })
}

fn chart(query: &str) -> ChartPage {
    search(query).chart.expect("a chart")
}

/// The rows with their numbers and the addresses that they lead to.
fn bars(chart: &ChartPage) -> Vec<(String, u64, String)> {
    let points = chart.points.first().map(Vec::as_slice).unwrap_or_default();
    let bars = chart.rows.iter().zip(points).map(|(row, point)| {
        let point = point.clone().expect("a bar for each row");
        (row.clone(), point.value.replace('.', "").parse().expect("a count"), point.href)
    });
    bars.collect()
}

/// "sCambio Comune": seventeen sheets. Cesena and Valle Savio host five, Monza four, Terre d’Argine with Carpi three,
/// Novara two, Cinisello Balsamo and Pescara one each; Reno Galliera one, and the documents do not say where that is.
#[test]
fn exchanges_by_province_are_those_of_the_document() {
    let chart = chart("cosa=scambio&vista=grafico&per=provincia");
    let counts: BTreeMap<String, u64> = bars(&chart).into_iter().map(|(row, count, _)| (row, count)).collect();
    let expected =
        [("Forlì-Cesena", 5), ("Monza e Brianza", 4), ("Modena", 3), ("Novara", 2), ("Milano", 1), ("Pescara", 1)];
    assert_eq!(counts, expected.map(|(row, count)| (row.to_owned(), count)).into());
    assert!(chart.notices.iter().any(|notice| notice.ends_with(": 1.")), "{:?}", chart.notices);
}

#[test]
fn only_the_chart_view_carries_a_chart() {
    assert_eq!(search("cosa=scambio").chart, None);
    assert_eq!(search("vista=grafico&q=astronave").chart, None, "nothing found is said as such");
    assert!(get("/pratiche?vista=grafico&q=astronave").text.contains("Nessun risultato"));
}

#[test]
fn every_bar_leads_to_as_many_results_as_it_says() {
    let mut wrong = Vec::new();
    for base in
        ["", "q=buoni", "cosa=pratica&provincia=BO", "tema=scuola", "tema=scuola&tema=organi", "tipo_ente=municipality"]
    {
        for by in COUNTED {
            let query = format!("{base}&vista=grafico&per={}", by.slug());
            let total = search(&query).total;
            for (row, count, href) in search(&query).chart.iter().flat_map(bars) {
                let found = search(href.split_once('?').expect("a query").1).total;
                if found != count || count > total {
                    wrong.push(format!("{query}: {row}: {count} of {total}, and {found} behind it"));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_chosen_theme_is_counted_by_the_narrower_ones() {
    let widest = bars(&chart("vista=grafico"));
    let services = widest.iter().find(|(row, ..)| row == "Servizi on line").expect("a theme");
    let below = chart(services.2.split_once('?').expect("a query").1);
    assert!(!below.rows.contains(&services.0) && below.rows.len() > 1, "{:?}", below.rows);
    assert!(bars(&below).iter().all(|(_, count, _)| *count <= services.1));
}

#[test]
fn the_reader_chooses_what_is_counted_by_an_address() {
    let chart = chart("q=buoni&vista=grafico&per=strumento");
    let addresses: Vec<(&str, bool)> =
        chart.controls[0].choices.iter().map(|choice| (choice.query.as_str(), choice.current)).collect();
    let expected = [
        ("?q=buoni&vista=grafico&per=tema", false),
        ("?q=buoni&vista=grafico&per=tipo_ente", false),
        ("?q=buoni&vista=grafico&per=provincia", false),
        ("?q=buoni&vista=grafico&per=strumento", true),
    ];
    assert_eq!(addresses, expected);
}

/// What no source says has no bar, and the page says how many results that are.
#[test]
fn results_without_a_value_are_counted_apart() {
    let page = search("cosa=domanda&vista=grafico&per=strumento");
    let chart = page.chart.expect("a chart");
    assert!(chart.rows.is_empty() && chart.notices.len() == 1, "{:?}", chart.notices);
    assert_eq!(page.total, 15, "the questions of the questionnaire");
    let answer = get("/pratiche?cosa=domanda&vista=grafico&per=strumento");
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("scegli un altro conto"));
}

#[test]
fn the_page_holds_drawing_table_and_sentence_without_any_code() {
    let answer = get("/en/pratiche?cosa=scambio&vista=grafico&per=provincia");
    for part in [
        "17 results by province",
        "The largest number: Forlì-Cesena (5).",
        "class=\"chart chart-wide\"",
        "class=\"chart chart-narrow\"",
        "href=\"/en/pratiche?cosa=scambio&amp;provincia=FC&amp;vista=grafico&amp;per=provincia\"",
        "<th scope=\"row\">Forlì-Cesena<",
        "href=\"/en/pratiche/grafico.svg?cosa=scambio&amp;per=provincia\"",
        "name=\"per\" value=\"provincia\"",
    ] {
        assert!(answer.text.contains(part), "{part}");
    }
}

#[test]
fn the_chart_can_be_taken_away() {
    let file = |ending: &str| get(&format!("/pratiche/grafico.{ending}?cosa=scambio&per=provincia"));
    let csv = file("csv");
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(csv.text.starts_with("label_it,label_en,count,path\nForlì-Cesena,Forlì-Cesena,5,/pratiche?cosa=scambio"));
    assert_eq!(csv.text.lines().count(), 7);
    assert_eq!(file("json").json()["rows"][1]["count"], 4);
    assert!(file("svg").text.starts_with("<svg") && file("svg").text.contains("17 risultati per provincia"));
    assert_eq!((file("png").status, file("png").header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(get("/pratiche/grafico.zip").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_facet_without_a_choice_counts_in_the_chart_as_beside_it() {
    let page = search("q=covid&vista=grafico&per=tipo_ente");
    let facet = page.facets.iter().find(|facet| facet.name == FacetName::EntityKind.slug()).expect("the facet");
    let beside: BTreeMap<&str, u64> =
        facet.values.iter().filter(|value| value.count > 0).map(|value| (value.label.as_str(), value.count)).collect();
    let drawn = page.chart.expect("a chart");
    let drawn = bars(&drawn);
    assert_eq!(drawn.iter().map(|(row, count, _)| (row.as_str(), *count)).collect::<BTreeMap<_, _>>(), beside);
}
