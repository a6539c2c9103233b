//! Figures, the checks on them, and charts.

use std::collections::BTreeSet;

use app::error::AppError;
use app::i18n::Language;
use app::observatory::api::ChartFileQuery;
use app::observatory::model::{ChartPage, Check, CheckResult, ChecksQuery};
use server::import::Files;

use crate::support::{ask, assert_none, data, ids, text};

fn checks() -> Vec<Check> {
    ask(|rooms| async move { rooms.observatory.all_checks().await.expect("checks") })
}

/// The disagreements of a source that hold all these words in what they say and compute.
fn disagreements(checks: &[Check], source: &str, words: &[&str]) -> usize {
    let says = |check: &Check| format!("{} {} {} {}", check.title.it, check.computation, check.stated, check.computed);
    let fits = |check: &&Check| check.result == CheckResult::Disagrees && check.source == source;
    checks.iter().filter(fits).filter(|check| words.iter().all(|word| says(check).contains(word))).count()
}

#[test]
fn there_are_at_least_a_hundred_and_fifty_checks_on_all_five_documents() {
    let checks = checks();
    assert!(checks.len() >= 150, "{}", checks.len());
    let sources: BTreeSet<&str> = checks.iter().map(|check| check.source.as_str()).collect();
    assert_eq!(sources.len(), 5, "{sources:?}");
    for result in CheckResult::ALL {
        assert!(checks.iter().any(|check| check.result == *result), "{}", result.word());
    }
}

#[test]
fn every_check_can_be_followed_back() {
    let figures: BTreeSet<String> = ids("dati").into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for check in checks() {
        let computable = check.result != CheckResult::CannotBeComputed;
        let holds = [
            ("its own id", seen.insert(check.id.clone())),
            ("a title in both languages", !check.title.it.is_empty() && check.title.en.is_some()),
            ("a place in its source", !check.locator.is_empty()),
            ("what is stated", !computable || !check.stated.is_empty()),
            ("the computation", !computable || (!check.computation.is_empty() && !check.computed.is_empty())),
            ("why it cannot be computed", computable || check.reason.is_some()),
            ("figures that exist", check.figures.iter().all(|figure| figures.contains(figure))),
        ];
        wrong.extend(holds.iter().filter(|(_, holds)| !holds).map(|(what, _)| format!("{}: {what}", check.id)));
    }
    assert_none(&wrong);
}

#[test]
fn disagreements_come_first() {
    let results: Vec<CheckResult> = checks().iter().map(|check| check.result).collect();
    let first_other = results.iter().position(|result| *result != CheckResult::Disagrees).expect("others");
    assert!(first_other > 0 && results[first_other..].iter().all(|result| *result != CheckResult::Disagrees));
}

/// "Pagamento rette nido": 45 + 14 + 2 + 1 = 62 municipalities by platform, 61 in all.
#[test]
fn the_platforms_of_nursery_fees_are_more_than_the_municipalities() {
    assert!(disagreements(&checks(), "benchmark-servizi-2020", &["61", "62", "45 + 14"]) >= 1);
}

/// CDR 10: 58,19 % and 36,25 % of the same 381.736,00.
#[test]
fn two_percentages_of_the_same_amount_share_no_base() {
    assert!(disagreements(&checks(), "peg-2020-servizi-citta", &["58,19 %", "36,25 %", "381.736,00"]) >= 1);
}

/// Monza 4: May in the calendar, October and November in the sheet.
#[test]
fn the_calendar_puts_the_fourth_sheet_of_monza_in_another_month() {
    assert!(
        disagreements(&checks(), "scambio-comune-2024", &["Percorsi in Comune", "05/2024", "10/2024", "11/2024"]) >= 1
    );
}

/// Smart Land: 50 % worked on an area of the smart city, 37,5 % made projects.
#[test]
fn more_worked_on_the_smart_city_than_said_yes() {
    assert!(disagreements(&checks(), "smart-land-2023", &["50", "37,5"]) >= 1);
}

/// `2020_OB_1639_9` has `O_1639_1` to `O_1639_4`.
#[test]
fn codes_that_break_their_pattern_are_named() {
    assert_eq!(disagreements(&checks(), "peg-2020-servizi-citta", &["2020_OB_1639_9", "contiene"]), 4);
}

/// Certificates: 63.903 of 576.931 are 11 %, in the chart of comparable cases; the text's 12 % has another base.
#[test]
fn a_percentage_is_recomputed_from_its_own_base_only() {
    let checks = checks();
    let takes = |check: &&Check, figure: &str| check.figures.iter().any(|taken| taken == figure);
    let comparable = "certificati-uso-2019-own-percent-comparable";
    let agreeing = checks.iter().filter(|check| takes(check, comparable) && check.computation.contains("63.903"));
    assert!(agreeing.clone().count() >= 1 && agreeing.clone().all(|check| check.result == CheckResult::Agrees));
    let all = "certificati-uso-2019-own-percent-all-available";
    let mixed = checks.iter().filter(|check| takes(check, all) && check.computation.contains("576.931"));
    assert!(mixed.clone().all(|check| check.result != CheckResult::Disagrees), "{:?}", mixed.collect::<Vec<_>>());
}

/// The index fell by 0,32 from 11,15 to 10,83, and the region's by 0,77 from 17,03 to 16,26.
#[test]
fn differences_that_are_right_agree() {
    let agree = |words: [&str; 3]| {
        let says = |check: &Check| format!("{} {}", check.computation, check.stated);
        let fits = |check: &Check| words.iter().all(|word| says(check).contains(word));
        checks().iter().any(|check| check.result == CheckResult::Agrees && fits(check))
    };
    assert!(agree(["11,15", "10,83", "0,32"]));
    assert!(agree(["17,03", "16,26", "0,77"]));
}

#[test]
fn no_figure_goes_without_source_unit_base_and_period() {
    let measures = data("misure");
    let mut wrong = Vec::new();
    for figure in data("dati") {
        let measure = measures.iter().find(|measure| text(measure, "id") == text(&figure, "measure"));
        let unit = measure.map(|measure| text(measure, "unit")).unwrap_or_default();
        let base = format!(
            "{}{}",
            text(&figure, "base_it"),
            measure.map(|measure| text(measure, "base_it")).unwrap_or_default()
        );
        let period = format!("{}{}", text(&figure, "year"), text(&figure, "period"));
        let parts = [text(&figure, "source"), text(&figure, "locator"), unit, base, period];
        if parts.iter().any(String::is_empty) {
            wrong.push(format!("{}: {parts:?}", text(&figure, "id")));
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_figure_without_a_value_says_so_in_words() {
    let silent = data("dati").into_iter().filter(|figure| text(figure, "value").is_empty());
    let silent = silent.filter(|figure| text(figure, "printed").is_empty() && text(figure, "note_it").is_empty());
    assert_none(&silent.map(|figure| text(&figure, "id")).collect::<Vec<_>>());
}

#[test]
fn the_page_of_checks_shows_what_was_chosen() {
    let page = ask(|rooms| async move {
        let query = ChecksQuery::parse("fonte=peg-2020-servizi-citta&esito=non-torna");
        rooms.observatory.checks(&query, Language::Italian).await.expect("a page")
    });
    let all = checks();
    let fits = |check: &&Check| check.source == "peg-2020-servizi-citta" && check.result == CheckResult::Disagrees;
    assert_eq!(usize::try_from(page.found).ok(), Some(all.iter().filter(fits).count()));
    assert!(page.checks.iter().all(|check| fits(&check)));
    let counted: u32 = page.counts.iter().map(|(_, count)| count).sum();
    assert_eq!(usize::try_from(counted).ok(), Some(all.len()), "whatever is chosen");
    assert_eq!((page.sources.len(), page.services.len(), page.projects.len()), (5, 10, 55));
}

#[test]
fn a_page_of_checks_after_the_last_is_the_last() {
    let page = ask(|rooms| async move {
        rooms.observatory.checks(&ChecksQuery::parse("pagina=5000"), Language::Italian).await.expect("a page")
    });
    assert_eq!(page.page + 1, page.pages);
    assert!(!page.checks.is_empty());
}

/// "Le pratiche innovative": the five core indicators, each with its document.
#[test]
fn the_chart_of_the_core_indicators_draws_five_figures() {
    let chart = ask(|rooms| async move {
        rooms.observatory.chart("indicatori-2020", Language::English).await.expect("a chart")
    });
    let mut printed: Vec<&str> = chart.figures.iter().filter_map(|line| line.figure.printed.as_deref()).collect();
    printed.sort_unstable();
    assert_eq!(printed, ["35%", "56%", "67%", "69%", "77%"]);
    assert_eq!(chart.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["pratiche-innovative-2020"]);
    let option: serde_json::Value =
        serde_json::from_str(&chart.option.expect("an option for the chart library")).expect("JSON");
    assert!(option.is_object());
}

/// The addresses of all charts.
fn charts() -> Vec<String> {
    let overview = ask(|rooms| async move { rooms.observatory.overview().await.expect("an overview") });
    overview.groups.into_iter().flat_map(|group| group.charts).map(|chart| chart.slug).collect()
}

fn chart_at(slug: &str, query: &str) -> ChartPage {
    let (slug, query) = (slug.to_owned(), query.to_owned());
    ask(|rooms| async move { rooms.observatory.chart_at(&slug, &query, Language::Italian).await.expect("a chart") })
}

/// The value of a point as printed beside it, by the names of row and series.
fn value(chart: &ChartPage, row: &str, series: &str) -> String {
    let row = chart.rows.iter().position(|known| known == row).expect(row);
    let series = chart.series.iter().position(|known| known == series).expect(series);
    chart.points[series][row].as_ref().map(|point| point.value.clone()).unwrap_or_default()
}

#[test]
fn every_chart_of_the_files_has_numbers_a_finding_and_whole_drawings() {
    let defined = Files::embedded();
    let defined = defined.text("observatory/charts.toml").expect("charts").matches("[[chart]]").count();
    assert_eq!(charts().len(), defined);
    let mut wrong = Vec::new();
    for slug in charts() {
        let chart = chart_at(&slug, "");
        let points = chart.points.iter().flatten().flatten().count();
        let holds = [
            ("points", points > 0),
            ("a finding", !chart.finding.is_empty()),
            ("no notice of choices without choices", chart.notices.iter().all(|notice| !notice.contains('='))),
            ("two drawings", chart.drawings.matches("<svg class=\"chart ").count() == 2),
            ("every point in both drawings", chart.drawings.matches("data-mark").count() == 2 * points),
            ("no styles", !chart.drawings.contains("style=")),
            ("sources", !chart.sources.is_empty()),
        ];
        wrong.extend(holds.iter().filter(|(_, holds)| !holds).map(|(what, _)| format!("{slug}: {what}")));
    }
    assert_none(&wrong);
}

/// Benchmark, "Richiesta certificati anagrafici": 60 of 328 in 2019, 68 in 2020.
#[test]
fn the_offer_of_certificates_is_drawn_as_number_and_as_share() {
    let row = "Richiesta di certificati anagrafici";
    let numbers = chart_at("offerta-servizi", "misura=numero");
    assert_eq!((value(&numbers, row, "2019"), value(&numbers, row, "2020")), ("60".into(), "68".into()));
    // 60 / 328 = 18,3 %, rounded as the source rounds.
    assert_eq!(value(&chart_at("offerta-servizi", "misura=percentuale"), row, "2019"), "18\u{a0}%");
}

/// Benchmark: nurseries 86 % on all available data, 88 % on comparable cases.
#[test]
fn the_two_bases_are_never_mixed() {
    let row = "Iscrizione all’asilo nido";
    let all = chart_at("uso-per-canale", "misura=percentuale&base=tutti-i-dati");
    let comparable = chart_at("uso-per-canale", "misura=percentuale&base=casi-comparabili");
    let total = "tutti i casi online";
    assert_eq!((value(&all, row, total), value(&comparable, row, total)), ("86\u{a0}%".into(), "88\u{a0}%".into()));
    let behind = |chart: &ChartPage| chart.figures.iter().map(|line| line.figure.basis).collect::<BTreeSet<_>>().len();
    assert_eq!((behind(&all), behind(&comparable)), (1, 1));
    let counts = chart_at("uso-per-canale", "misura=numero&base=tutti-i-dati");
    assert!(
        counts.query.contains("base=casi-comparabili") && counts.notices.len() == 1,
        "the nearest chart, and said so"
    );
}

/// Benchmark, index of use: micro 11,15 and 10,83, difference -0,32; region 16,26.
#[test]
fn the_index_has_classes_differences_and_the_region() {
    let chart = chart_at("indice-di-uso", "");
    assert_eq!(value(&chart, "Micro (fino a 3.000 abitanti)", "2019"), "10,83");
    assert_eq!(value(&chart, "Emilia-Romagna", "2019"), "16,26");
    assert!(chart.drawings.contains("−0,32"));
}

#[test]
fn a_chart_is_taken_away_as_pixels_and_all_together() {
    for (ending, start) in [("png", &b"\x89PNG"[..]), ("zip", &b"PK"[..])] {
        let file = ask(move |rooms| async move {
            let asked = ChartFileQuery {
                slug: "indice-di-uso",
                ending,
                query: "",
                origin: "https://prassi.example",
                language: Language::Italian,
            };
            rooms.observatory.chart_file(asked).await.expect("a file")
        });
        assert!(file.content.starts_with(start) && file.content.len() > 5_000, "{ending}: {}", file.content.len());
    }
}

#[test]
fn a_chart_that_is_not_there_is_not_found() {
    ask(|rooms| async move {
        let chart = rooms.observatory.chart("nessuno", Language::Italian).await;
        assert_eq!(chart.err(), Some(AppError::NotFound));
    });
}

#[test]
fn the_overview_counts_what_there_is() {
    let overview = ask(|rooms| async move { rooms.observatory.overview().await.expect("an overview") });
    assert_eq!(usize::try_from(overview.figures).ok(), Some(ids("dati").len()));
    let numbers: Vec<i64> = overview.services.iter().map(|service| service.number).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
}
