//! Figures as records: their pages and files, their versions, and new ones that come as rows of files.

use std::collections::BTreeSet;

use app::i18n::Language;
use app::observatory::figure_sheet::FigureSheet;
use app::observatory::model::{ChartPage, Check, CheckResult};
use axum::http::StatusCode;
use serde_json::json;

use crate::seeds::Seeds;
use crate::support::{ORIGIN, Site, ask, assert_none, empty_database, get, ids, request, run};

/// Benchmark, "Richiesta certificati anagrafici": 60 / 328 in 2019.
const CERTIFICATES: &str = "certificati-offerta-2019";
/// The row of that figure up to what its base counts.
const ROW: &str = "certificati-offerta-2019,offer,certificati,2019,,,,,,,,,60,60,";

fn path(figure: &str) -> String {
    format!("/osservatorio/dato/{figure}")
}

/// A page without the marks for the browser's code.
fn page(address: &str) -> String {
    let answer = get(address);
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text.replace("<!---->", "")
}

/// What a page lacks of what it should show.
fn lacks(page: &str, words: &[&str]) -> Vec<String> {
    words.iter().filter(|words| !page.contains(**words)).map(ToString::to_string).collect()
}

fn sheet(figure: &str) -> FigureSheet {
    let figure = figure.to_owned();
    ask(|rooms| async move { rooms.observatory.figure(&figure, None, Language::Italian).await.expect("a figure") })
}

#[test]
fn a_figure_has_a_page_with_value_base_period_place_source_and_grade() {
    let row = format!("href=\"/fonti/benchmark-servizi-2020?dato={CERTIFICATES}#dato-{CERTIFICATES}\"");
    let italian = ["<dd>60</dd>", "328 ", "Comuni dell’Emilia-Romagna", ">2019<", "documentato", "Benchmarking"];
    assert_none(&lacks(&page(&path(CERTIFICATES)), &[&italian[..], &[&row, "Richiesta di certificati"]].concat()));
    let english = page(&format!("/en{}", path(CERTIFICATES)));
    assert_none(&lacks(&english, &["<dd>60</dd>", "municipalities of Emilia-Romagna", "documented", "/en/fonti/"]));
}

/// "Le pratiche innovative": 77 % of municipalities; "Smart Land": Facebook 62,5 %; J-City.gov 43 municipalities.
#[test]
fn figures_of_all_documents_have_pages_with_what_they_are_of() {
    for (figure, words) in [
        ("core-smart-working-comuni-2020", ["77\u{a0}%", "sezione Smart working", "Le pratiche innovative"]),
        ("smart-land-questionario-social-facebook", ["62,5\u{a0}%", "23 novembre 2022", "non stampa quanti"]),
        ("certificati-piattaforma-2019-j-city-gov", ["<dd>43</dd>", "strumento=j-city-gov", "piattaforma autonoma"]),
        ("certificati-offerta-2020-crescita", ["<dd>+8</dd>", "differenza rispetto al 2019", ">2020<"]),
    ] {
        assert_none(&lacks(&page(&path(figure)), &words));
    }
}

/// "Pagamento rette nido": 45 + 14 + 2 + 1 = 62 municipalities by platform, 61 in all.
#[test]
fn a_figure_that_does_not_add_up_shows_both_values() {
    for figure in ["retta-nido-offerta-2019", "retta-nido-piattaforma-2019-payer"] {
        let disagrees = |check: &Check| check.result == CheckResult::Disagrees && check.stated == "61";
        assert!(sheet(figure).checks.iter().any(|check| disagrees(check) && check.computed == "62"), "{figure}");
        assert_none(&lacks(&page(&path(figure)), &["check-disagrees", "<dd lang=\"it\">61</dd>", "45 + 14"]));
    }
}

#[test]
fn a_figure_names_every_check_that_takes_it() {
    let checks = ask(|rooms| async move { rooms.observatory.all_checks().await.expect("checks") });
    let mut wrong = Vec::new();
    for figure in ids("dati").into_iter().step_by(9) {
        let named: BTreeSet<String> = sheet(&figure).checks.into_iter().map(|check| check.id).collect();
        let takes = checks.iter().filter(|check| check.figures.contains(&figure));
        if named != takes.map(|check| check.id.clone()).collect() {
            wrong.push(figure);
        }
    }
    assert_none(&wrong);
}

/// The chart at an Italian path with its query.
fn chart(path: &str) -> ChartPage {
    let (slug, query) = path.strip_prefix("/osservatorio/").expect("a chart").split_once('?').unwrap_or_default();
    let (slug, query) = (slug.to_owned(), query.to_owned());
    ask(|rooms| async move { rooms.observatory.chart_at(&slug, &query, Language::Italian).await.expect("a chart") })
}

#[test]
fn a_figure_leads_to_the_charts_that_draw_it_and_they_lead_back() {
    let mut wrong = Vec::new();
    for figure in ids("dati").into_iter().step_by(13) {
        for line in sheet(&figure).charts {
            let chart = chart(&line.path);
            let drawn = chart.figures.iter().any(|line| line.figure.id == figure);
            if !drawn || !chart.notices.iter().all(|notice| !notice.contains('=')) {
                wrong.push(format!("{figure}: {}", line.path));
            }
        }
    }
    assert_none(&wrong);
    let charts = sheet(CERTIFICATES).charts;
    let paths: Vec<&str> = charts.iter().map(|chart| chart.path.as_str()).collect();
    assert_eq!(paths, ["/osservatorio/offerta-servizi?misura=numero", "/osservatorio/dati-disponibili?anno=2019"]);
    assert!(page(&format!("{}&vista=tabella", charts[0].path)).contains(&format!("href=\"{}\"", path(CERTIFICATES))));
}

/// Benchmark, nurseries: 88 % on comparable cases, 86 % on all available data.
#[test]
fn a_figure_is_drawn_with_the_choices_that_it_is_of() {
    let comparable = sheet("iscrizione-nido-uso-2019-all-online-percent-comparable");
    let by_channel = comparable.charts.iter().find(|chart| chart.path.contains("/uso-per-canale?")).expect("a chart");
    assert!(by_channel.path.contains("misura=percentuale&base=casi-comparabili&anno=2019"), "{}", by_channel.path);
}

#[test]
fn a_mark_that_stands_for_one_figure_leads_to_it_and_a_computed_share_does_not() {
    let figures = |path: &str| chart(path).points.into_iter().flatten().flatten().filter_map(|point| point.figure);
    let counts: Vec<String> = figures("/osservatorio/offerta-servizi?misura=numero").collect();
    assert!(counts.contains(&path(CERTIFICATES)));
    assert_eq!(figures("/osservatorio/offerta-servizi?misura=percentuale").count(), 0);
    assert_eq!(figures("/osservatorio/servizi-per-piattaforma?").filter(|path| path.contains(' ')).count(), 0);
}

#[test]
fn rows_of_sources_and_checks_lead_to_figures() {
    let source = page("/fonti/benchmark-servizi-2020");
    assert!(source.contains(&format!("<th scope=\"row\"><a href=\"{}\">", path(CERTIFICATES))));
    let checks = page("/osservatorio/verifiche?servizio=retta-nido&esito=non-torna");
    assert!(checks.contains(&format!("href=\"{}\"", path("retta-nido-piattaforma-2019-payer"))));
}

#[test]
fn a_figure_can_be_quoted_in_words_and_by_programs() {
    let page = page(&path(CERTIFICATES));
    let address = format!("{ORIGIN}{}?v=1", path(CERTIFICATES));
    assert!(page.contains("Regione Emilia-Romagna, «") && page.contains(&format!("{address} (CC BY 4.0)")));
    let file = |ending: &str| get(&format!("{}.{ending}", path(CERTIFICATES)));
    let (bibtex, csl, figure) = (file("bib"), file("csl.json"), file("json"));
    assert!(bibtex.header("content-type").starts_with("application/x-bibtex"));
    assert!(bibtex.text.starts_with("@misc{certificati-offerta-2019-v1,\n  author = {{Regione Emilia-Romagna}},"));
    assert!(bibtex.text.contains(&format!("url = {{{address}}}")), "{}", bibtex.text);
    assert!(csl.header("content-type").starts_with("application/vnd.citationstyles.csl+json"));
    assert_eq!((&csl.json()[0]["URL"], &csl.json()[0]["type"]), (&json!(address), &json!("dataset")));
    let figure = figure.json();
    assert_eq!(
        (&figure["id"], &figure["printed"], &figure["unit"]),
        (&json!(CERTIFICATES), &json!("60"), &json!("count"))
    );
    assert_eq!(figure["address"], json!(format!("{ORIGIN}{}", path(CERTIFICATES))));
    assert!(figure["checks"].as_array().is_some_and(|checks| !checks.is_empty()));
    assert!(get(&format!("/en{}.bib", path(CERTIFICATES))).text.contains("language = {english}"));
}

#[test]
fn a_figure_that_is_not_there_is_not_found_in_any_form() {
    for ending in ["", ".bib", ".csl.json", ".json", "?v=1"] {
        assert_eq!(get(&format!("{}{ending}", path("non-esiste"))).status, StatusCode::NOT_FOUND, "{ending}");
    }
    for ending in [".pdf", "?v=0", "?v=2", ".json?v=9"] {
        assert_eq!(get(&format!("{}{ending}", path(CERTIFICATES))).status, StatusCode::NOT_FOUND, "{ending}");
    }
}

#[test]
fn machines_read_a_figure_as_a_dataset_of_one_value() {
    let page = page(&path(CERTIFICATES));
    let data = page.split("<script type=\"application/ld+json\">").skip(1);
    let data: Vec<serde_json::Value> =
        data.filter_map(|rest| serde_json::from_str(rest.split_once("</script>")?.0).ok()).collect();
    let dataset = data.iter().find(|data| data["@type"] == "Dataset").expect("a dataset");
    assert_eq!((&dataset["variableMeasured"]["value"], &dataset["identifier"]), (&json!("60"), &json!(CERTIFICATES)));
    assert_eq!(dataset["isPartOf"]["url"], json!(format!("{ORIGIN}/fonti/benchmark-servizi-2020")));
    assert!(data.iter().any(|data| data["@type"] == "BreadcrumbList"));
}

#[test]
fn a_correction_makes_a_version_and_the_old_address_stays() {
    run(async {
        let (database, seeds) = (empty_database().await, Seeds::copy());
        seeds.load(&database).await;
        let file = "observatory/figures.csv";
        let corrected = "certificati-offerta-2019,offer,certificati,2019,,,,,,,,,61,61,";
        seeds.edit(file, |text| text.replace(ROW, corrected));
        assert_eq!(seeds.load(&database).await.written, 1);
        let site = Site::over(database.clone()).await;
        let ask = async |ending: &str| site.ask(request(&format!("{}{ending}", path(CERTIFICATES)))).await;
        for (ending, value, is_earlier) in [("", "61", false), ("?v=2", "61", false), ("?v=1", "60", true)] {
            let html = ask(ending).await.text.replace("<!---->", "");
            assert!(html.contains(&format!("<dd>{value}</dd>")), "{ending}: {value}");
            assert_eq!(html.contains("content=\"noindex\""), is_earlier, "{ending}");
            assert_eq!(html.contains("non quella attuale"), is_earlier, "{ending}");
            assert_eq!(html.contains("id=\"verifica-"), !is_earlier, "checks are of the current value");
            assert!(html.contains(": valore"), "what the second version changed");
        }
        let quoted = ask(".csl.json?v=1").await.json();
        assert_eq!(quoted[0]["URL"], json!(format!("{ORIGIN}{}?v=1", path(CERTIFICATES))));
        assert!(quoted[0]["title"].as_str().is_some_and(|title| title.ends_with(": 60")), "{quoted}");
        assert_eq!(ask(".json").await.json()["printed"], json!("61"));

        seeds.edit(file, |text| text.split_inclusive('\n').filter(|line| !line.starts_with(corrected)).collect());
        assert_eq!(seeds.load(&database).await.removed, 1);
        let site = Site::over(database).await;
        for ending in ["", ".bib", ".json"] {
            let answer = site.ask(request(&format!("{}{ending}", path(CERTIFICATES)))).await;
            assert_eq!(answer.status, StatusCode::GONE, "{ending}");
        }
    });
}

/// The document of a next edition.
const EDITION: &str = "\n[[source]]\nid = \"benchmark-prova\"\nnumber = 5\ntitle = \"Edizione di prova\"\npublisher = \"Ente\"\n\
    date = \"2021-12\"\nfile_kind = \"pdf\"\nsummary_it = \"Che cosa.\"\nmethod_it = \"Come.\"\nlimits_it = \"Fin dove.\"\n";

/// A service that nobody measured before.
const SERVICE: &str = "\n[[service]]\nid = \"biblioteca\"\nnumber = 11\nname_it = \"Prestito in biblioteca\"\n\
    name_en = \"Library loans\"\ncompetence = \"municipal\"\nonline_kind = \"application\"\nsummary_it = \"Prestiti.\"\n\
    description_it = \"Prestiti.\"\nfinding_it = \"Prestiti.\"\nthemes = []\nsource = \"benchmark-prova\"\nlocator = \"p. 2\"\n";

/// A row for 2020 of the next edition.
fn row(id: &str, measure: &str, service: &str, channel: &str, value: &str) -> String {
    let basis = if channel.is_empty() { "" } else { "comparable" };
    format!(
        "{id},{measure},{service},2020,2020,{channel},,,,,{basis},,{value},{value},casi di prova,,40,benchmark-prova,p. 1,\
         declared,,\n"
    )
}

/// The counts of nursery enrolments in 2020, a share that does not fit them, and a new service.
fn next_edition() -> String {
    let counts = [
        ("regional", "0"),
        ("own", "11000"),
        ("national", "0"),
        ("mail_pec", "50"),
        ("all_online", "11050"),
        ("all_channels", "12000"),
    ];
    let counts = counts.map(|(channel, value)| {
        let id = format!("nido-prova-2020-{}", channel.replace('_', "-"));
        row(&id, "use-count", "iscrizione-nido", channel, value)
    });
    let others = [
        row("nido-prova-2020-quota", "use-percent", "iscrizione-nido", "all_online", "90"),
        row("biblioteca-offerta-2020", "offer", "biblioteca", "", "40"),
        row("biblioteca-base-2020", "potential-base", "biblioteca", "", "328"),
    ];
    counts.concat() + &others.concat()
}

/// The value beside a mark, by the names of row and series.
fn value(chart: &ChartPage, row: &str, series: &str) -> String {
    let row = chart.rows.iter().position(|known| known == row).expect(row);
    let series = chart.series.iter().position(|known| known == series).expect(series);
    chart.points[series][row].as_ref().map(|point| point.value.clone()).unwrap_or_default()
}

/// The rows of a chart without one of them.
fn others<'a>(chart: &'a ChartPage, row: &str) -> Vec<&'a str> {
    chart.rows.iter().map(String::as_str).filter(|known| *known != row).collect()
}

#[test]
fn a_new_year_and_a_new_service_are_rows_of_files_and_charts_and_checks_take_them() {
    let before = chart("/osservatorio/uso-2018-2019?misura=numero");
    run(async move {
        let (database, seeds) = (empty_database().await, Seeds::copy());
        seeds.edit("sources.toml", |text| text.to_owned() + EDITION);
        seeds.edit("observatory/services.toml", |text| text.to_owned() + SERVICE);
        seeds.edit("observatory/figures.csv", |text| text.to_owned() + &next_edition());
        seeds.load(&database).await;
        let site = Site::over(database).await;
        charts_take_them(&site, &before).await;
        checks_take_them(&site).await;
        for (figure, shown) in [("nido-prova-2020-own", "<dd>11.000</dd>"), ("biblioteca-offerta-2020", "<dd>40</dd>")]
        {
            let answer = site.ask(request(&path(figure))).await;
            assert_eq!(answer.status, StatusCode::OK, "{figure}");
            assert!(answer.text.replace("<!---->", "").contains(shown) && answer.text.contains("Edizione di prova"));
        }
    });
}

async fn charts_take_them(site: &Site, before: &ChartPage) {
    let observatory = &site.state.rooms.observatory;
    let chart =
        async |slug: &str, query: &str| observatory.chart_at(slug, query, Language::Italian).await.expect("a chart");
    let nursery = "Iscrizione all’asilo nido";
    let years = chart("uso-2018-2019", "misura=numero").await;
    assert_eq!(years.series, ["2018", "2019", "2020"]);
    assert_eq!((value(&years, nursery, "2019"), value(&years, nursery, "2020")), ("10.342".into(), "11.050".into()));
    assert_eq!(others(&years, nursery), others(before, nursery), "rows without the new year stay where they were");
    let channels = chart("uso-per-canale", "misura=numero&base=casi-comparabili&anno=2020").await;
    assert_eq!(value(&channels, nursery, "piattaforma autonoma"), "11.000");
    assert!(channels.notices.is_empty(), "{:?}", channels.notices);
    let offer = chart("offerta-servizi", "misura=numero").await;
    assert_eq!(value(&offer, "Prestito in biblioteca", "2020"), "40");
    // 40 / 328 = 12,2 %.
    let share = chart("offerta-servizi", "misura=percentuale").await;
    assert_eq!(value(&share, "Prestito in biblioteca", "2020"), "12\u{a0}%");
    assert!(share.sources.iter().any(|source| source.id == "benchmark-prova"), "the new document is cited");
}

async fn checks_take_them(site: &Site) {
    let checks = site.state.rooms.observatory.all_checks().await.expect("checks");
    let of = |rule: &str, figure: &str| {
        let takes = |check: &&Check| check.rule == rule && check.figures.iter().any(|taken| taken == figure);
        checks.iter().find(takes).cloned().unwrap_or_else(|| panic!("{rule} of {figure}"))
    };
    let sum = of("channels-sum", "nido-prova-2020-own");
    assert_eq!((sum.result, sum.computed.as_str()), (CheckResult::Agrees, "11.050"));
    // 11.050 / 12.000 = 92,1 %, and the row says 90.
    let shares = checks.iter().filter(|check| check.figures.iter().any(|taken| taken == "nido-prova-2020-quota"));
    let wrong: Vec<&Check> = shares.filter(|check| check.result == CheckResult::Disagrees).collect();
    assert!(wrong.iter().any(|check| check.stated == "90" && check.computed == "92"), "{wrong:?}");
    assert_eq!(of("supply-within-base", "biblioteca-offerta-2020").result, CheckResult::Agrees);
    // The document of 2020 still measures the ten services that it says.
    let counted = checks.iter().filter(|check| check.rule == "services-counted");
    assert!(counted.clone().count() > 0 && counted.clone().all(|check| check.result == CheckResult::Agrees));
}
