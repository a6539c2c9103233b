//! What readers choose of charts: their own entity, two charts side by side, and charts that they put together.

use app::i18n::Language;
use app::observatory::api::ChartFileQuery;
use app::observatory::comparison::ComparePage;
use app::observatory::composition::ComposePage;
use app::observatory::model::{ChartControl, ChartPage};
use axum::http::StatusCode;

use crate::support::{ask, assert_none, get};

fn chart(slug: &str, query: &str) -> ChartPage {
    let (slug, query) = (slug.to_owned(), query.to_owned());
    ask(|rooms| async move { rooms.observatory.chart_at(&slug, &query, Language::Italian).await.expect("a chart") })
}

fn compared(query: &str) -> ComparePage {
    let query = query.to_owned();
    ask(|rooms| async move { rooms.observatory.comparison(&query, Language::Italian).await.expect("two charts") })
}

fn composed(query: &str) -> ComposePage {
    let query = query.to_owned();
    ask(|rooms| async move { rooms.observatory.composition(&query, Language::Italian).await.expect("a page") })
}

/// The value of a point as printed beside it, by the names of row and series.
fn value(chart: &ChartPage, row: &str, series: &str) -> String {
    let row = chart.rows.iter().position(|known| known == row).expect(row);
    let series = chart.series.iter().position(|known| known == series).expect(series);
    chart.points[series][row].as_ref().map(|point| point.value.clone()).unwrap_or_default()
}

fn labels(controls: &[ChartControl]) -> Vec<&str> {
    controls.iter().map(|control| control.label.as_str()).collect()
}

/// The query strings of all choices.
fn queries(controls: &[ChartControl]) -> Vec<String> {
    controls.iter().flat_map(|control| &control.choices).map(|choice| choice.query.clone()).collect()
}

/// Benchmark, index of use: micro 10,83 and the region 16,26 in 2019.
#[test]
fn the_readers_class_is_marked_with_its_distance_from_the_region() {
    let said = chart("indice-di-uso", "ente=cesena&mia-classe=micro").own.expect("what the chart says");
    assert_eq!(said, "Cesena, Micro (fino a 3.000 abitanti): 10,83 (5,43 in meno di Emilia-Romagna).");
    let said = chart("indice-di-uso", "ente=cesena").own.expect("what the chart says");
    assert!(said.contains("Nessuna fonte dice a quale classe dimensionale appartiene Cesena"), "{said}");
}

/// Benchmark: Berceto is a mountain municipality; 10 % live in the mountains and 90 % in the plain.
#[test]
fn the_readers_area_is_marked_where_a_source_says_it() {
    let said = chart("montagna-e-pianura", "misura=percentuale&ente=berceto").own.expect("what the chart says");
    assert!(said.starts_with("Berceto, Montagna: 10\u{a0}% (80 punti percentuali in meno di"), "{said}");
    let unknown = chart("montagna-e-pianura", "ente=cesena").own.expect("what the chart says");
    assert!(unknown.contains("Nessuna fonte dice se Cesena"), "{unknown}");
}

/// The catalogue of exchanges: Monza offers four sheets.
#[test]
fn the_readers_entity_is_marked_as_a_series() {
    let said = chart("scambi-per-tema", "ente=monza").own.expect("what the chart says");
    assert!(said.starts_with("Monza: il valore più alto è "), "{said}");
}

/// Forlì lies 0,0969° north and 0,1845° west of Cesena: 10,8 km and 14,7 km, which make 18.
#[test]
fn practices_near_the_reader_are_listed_each_with_its_reasons() {
    let acting = chart("indice-di-uso", "ente=cesena").acting.expect("what acts");
    assert_eq!(acting.of, "Cesena");
    assert!(acting.records.iter().any(|record| record.reasons.contains("18 km (Forlì)")), "{:#?}", acting.records);
    assert!(acting.records.iter().any(|record| record.reasons.contains("stessa provincia (Forlì-Cesena)")));
    assert!(acting.records.iter().all(|record| !record.reasons.is_empty() && !record.who.contains("Cesena,")));
    assert_eq!(chart("indice-di-uso", "").acting, None, "nobody chose an entity");
}

#[test]
fn beside_a_chart_of_services_every_record_acts_on_one_of_them() {
    let acting = chart("offerta-servizi", "ente=forli").acting.expect("what acts");
    assert!(!acting.records.is_empty());
    assert!(acting.records.iter().all(|record| record.reasons.contains("stess") && record.reasons.contains("serviz")));
    let class_only = chart("comuni-e-popolazione", "mia-classe=micro").acting.expect("what acts");
    assert!(class_only.records.is_empty(), "no source gives an entity’s class, so that none is the same");
}

#[test]
fn an_entity_is_chosen_by_name_and_a_name_that_is_not_there_gives_the_nearest_and_says_so() {
    let by_name = chart("indice-di-uso", "ente=Forl%C3%AC");
    assert_eq!((by_name.own_choice.query().as_str(), by_name.notices.len()), ("?ente=forli", 0));
    let near = chart("indice-di-uso", "ente=Cesna");
    assert_eq!(near.own_choice.query(), "?ente=cesena");
    assert_eq!(near.notices, ["Nessun ente si chiama «Cesna»: è segnato Cesena, il nome più simile."]);
    let nobody = chart("indice-di-uso", "ente=Atlantide");
    assert!(nobody.own_choice.entity.is_none() && nobody.acting.is_none());
    assert!(nobody.notices.iter().any(|notice| notice.contains("«Atlantide» non è tra gli enti")));
}

#[test]
fn the_chosen_entity_goes_with_the_reader_from_page_to_page() {
    let page = get("/osservatorio/indice-di-uso?ente=Cesena&mia-classe=grandi").text;
    for href in [
        "/osservatorio?ente=cesena&amp;mia-classe=grandi",
        "/osservatorio/comuni-e-popolazione?ente=cesena&amp;mia-classe=grandi",
        "/osservatorio/confronta?primo=indice-di-uso&amp;misura=indice&amp;ente=cesena&amp;mia-classe=grandi",
    ] {
        assert!(page.contains(&format!("href=\"{href}\"")), "{href}");
    }
    let index = get("/osservatorio?ente=Cesena").text;
    for href in ["/osservatorio/indice-di-uso?ente=cesena", "/osservatorio/confronta?ente=cesena"] {
        assert!(index.contains(&format!("href=\"{href}\"")), "{href}");
    }
    assert_eq!(get("/osservatorio?ente=Cesena").header("set-cookie"), "");
}

/// Benchmark, certificates: 60 of 328 offer them in 2019, which is 18 %; 16 % of the requests come online.
#[test]
fn what_two_charts_both_have_is_chosen_once() {
    let pair = compared("primo=offerta-servizi&secondo=uso-2018-2019&misura=percentuale");
    assert_eq!(labels(&pair.linked), ["Misura"]);
    let units: Vec<&str> = pair.linked[0].choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(units, ["numero", "%"], "what is measured is each chart’s own");
    let [offer, usage] = &pair.sides;
    let row = "Richiesta di certificati anagrafici";
    assert_eq!((value(offer, row, "2019"), value(usage, row, "2019")), ("18\u{a0}%".into(), "16\u{a0}%".into()));
    assert!(offer.controls.is_empty() && usage.controls.is_empty());
    assert_eq!(pair.query, "?primo=offerta-servizi&secondo=uso-2018-2019&misura=percentuale");
    assert!(pair.notices.is_empty());
    let numbers = compared("primo=offerta-servizi&secondo=uso-2018-2019&misura=numero");
    assert_eq!(value(&numbers.sides[0], row, "2019"), "60");
}

#[test]
fn what_only_one_chart_has_stays_its_own() {
    let pair = compared("primo=uso-per-canale&secondo=indice-di-uso&primo.misura=percentuale&primo.base=tutti-i-dati");
    assert!(pair.linked.is_empty(), "{:?}", labels(&pair.linked));
    assert_eq!(labels(&pair.sides[0].controls), ["Misura", "Base", "Anno"]);
    assert!(pair.query.contains("primo.base=tutti-i-dati"), "{}", pair.query);
    assert!(pair.notices.is_empty(), "{:?}", pair.notices);
}

/// Benchmark: nurseries 86 % on all available data, 88 % on comparable cases.
#[test]
fn a_chart_can_stand_beside_itself_on_another_base() {
    let pair =
        compared("primo=uso-per-canale&secondo=uso-per-canale&primo.base=tutti-i-dati&secondo.base=casi-comparabili");
    let row = "Iscrizione all’asilo nido";
    let total = |side: usize| value(&pair.sides[side], row, "tutti i casi online");
    assert_eq!((total(0), total(1)), ("86\u{a0}%".into(), "88\u{a0}%".into()));
    assert_ne!(pair.sides[0].key, pair.sides[1].key, "ids of one page differ");
}

#[test]
fn wrong_words_give_the_nearest_pair_and_are_said() {
    let pair = compared("primo=oferta-servizi&secondo=luna&misura=percentuale&colore=blu&terzo.anno=2019");
    assert_eq!(pair.sides[0].slug, "offerta-servizi");
    assert_ne!(pair.sides[1].slug, "offerta-servizi");
    assert_eq!(pair.notices.len(), 4, "{:?}", pair.notices);
    let empty = compared("");
    assert!(empty.notices.is_empty() && empty.sides[0].slug != empty.sides[1].slug);
}

#[test]
fn every_choice_of_a_pair_leads_to_a_pair_that_says_itself() {
    let slugs: Vec<String> =
        compared("").charts.iter().flat_map(|(_, charts)| charts).map(|chart| chart.slug.clone()).collect();
    let mut wrong = Vec::new();
    for (place, first) in slugs.iter().enumerate() {
        let second = &slugs[(place * 7 + 3) % slugs.len()];
        let pair = compared(&format!("primo={first}&secondo={second}&ente=cesena"));
        let again = compared(&pair.query);
        if again != pair || !pair.notices.is_empty() {
            wrong.push(pair.query.clone());
        }
        let choices = [queries(&pair.linked), queries(&pair.sides[0].controls), queries(&pair.sides[1].controls)];
        for query in choices.concat() {
            let chosen = compared(&query);
            let again = compared(&chosen.query);
            if again.query != chosen.query || !again.notices.is_empty() {
                wrong.push(query);
            }
        }
    }
    assert_none(&wrong);
}

/// Benchmark, index of use by class: large municipalities from 26,23 to 30,82, the only ones that grow.
#[test]
fn a_chart_is_put_together_of_a_measure_rows_and_series() {
    let page = composed("misura=use-index&righe=classe&serie=anno");
    let chart = page.chart.expect("a chart");
    let large = "Grandi (50.000 e oltre)";
    assert_eq!((value(&chart, large, "2018"), value(&chart, large, "2019")), ("26,23".into(), "30,82".into()));
    assert!(chart.finding.contains("cresce di più") && chart.finding.contains("+4,59"), "{}", chart.finding);
    assert_eq!(chart.title, "Indice di utilizzo per classe dimensionale e anno");
    assert!(chart.query.starts_with("?misura=use-index&righe=classe&serie=anno&forma=barre-affiancate"));
    assert_eq!(chart.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["benchmark-servizi-2020"]);
    assert!(chart.figures.len() == 10 && chart.drawings.contains("30,82"));
}

/// Benchmark: the bases of use are each service’s own requests.
#[test]
fn different_bases_are_said_and_nothing_is_added_up() {
    let chart = composed("misura=use-percent&righe=servizio&base=casi-comparabili&canale=tutto-online&anno=2019");
    let chart = chart.chart.expect("a chart");
    assert!(chart.notices.iter().any(|notice| notice.contains("basi diverse")), "{:?}", chart.notices);
    assert_eq!(value(&chart, "Iscrizione all’asilo nido", ""), "88\u{a0}%");
    let forms = composed("misura=use-percent&righe=servizio&serie=canale");
    let forms = forms.parts.iter().find(|part| part.name == "forma").expect("drawings");
    assert!(forms.options.iter().all(|option| option.slug != "barre-in-pila"));
}

#[test]
fn every_measure_and_every_part_that_is_offered_makes_a_chart() {
    let mut wrong = Vec::new();
    let page = composed("");
    for measure in page.measures.iter().flat_map(|(_, measures)| measures) {
        for rows in parts(&composed(&format!("misura={}", measure.slug)), "righe") {
            let of_rows = format!("misura={}&righe={rows}", measure.slug);
            for series in parts(&composed(&of_rows), "serie") {
                let query = format!("{of_rows}&serie={series}");
                let page = composed(&query);
                let marks = page.chart.as_ref().map_or(0, |chart| chart.points.iter().flatten().flatten().count());
                let again = page.chart.as_ref().and_then(|chart| composed(&chart.query).chart);
                let said = page.chart.iter().flat_map(|chart| &chart.notices).any(|notice| notice.contains("non vale"));
                if marks < 2 || said || again != page.chart {
                    wrong.push(query);
                }
            }
        }
    }
    assert_none(&wrong);
}

fn parts(page: &ComposePage, name: &str) -> Vec<String> {
    let part = page.parts.iter().find(|part| part.name == name);
    part.into_iter().flat_map(|part| &part.options).map(|option| option.slug.clone()).collect()
}

#[test]
fn a_composed_chart_has_all_files_and_a_window() {
    let query = "misura=use-index&righe=classe&serie=anno";
    for ending in ["csv", "json", "metadata.json", "svg", "png", "zip"] {
        let content = ask(move |rooms| async move {
            let origin = "https://prassi.example";
            let asked = ChartFileQuery { slug: "componi", ending, query, origin, language: Language::English };
            rooms.observatory.chart_file(asked).await.expect("a file").content
        });
        assert!(content.len() > 500, "{ending}: {}", content.len());
    }
    let csv = get(&format!("/osservatorio/componi.csv?{query}")).text;
    assert!(csv.contains("30.82") && csv.contains("indice-uso-2019-grandi"), "{csv}");
    let about = get(&format!("/osservatorio/componi.metadata.json?{query}")).text;
    assert!(about.contains("/osservatorio/componi?misura=use-index&righe=classe&serie=anno"), "{about}");
    let window = get(&format!("/osservatorio/componi/incorpora?{query}"));
    assert_eq!(window.status, StatusCode::OK);
    assert!(window.text.contains("30,82"));
}

#[test]
fn wrong_words_give_the_nearest_chart_on_every_page() {
    let strange = "misura=%00&righe=luna&serie=&base[]=1&anno=1920&ente=%F0%9F%8C%99&primo=..%2f&%ff=%fe&vista=lato";
    let mut wrong = Vec::new();
    for path in ["/osservatorio", "/osservatorio/uso-per-canale", "/osservatorio/confronta", "/osservatorio/componi"] {
        for language in Language::ALL {
            let answer = get(&format!("{}?{strange}", language.href(path)));
            if answer.status != StatusCode::OK || !answer.text.contains("chart-notice") {
                wrong.push(format!("{path} {}", answer.status));
            }
        }
    }
    assert_none(&wrong);
}
