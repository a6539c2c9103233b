//! Files that readers take away: the open datasets, the result of a search, the data behind a chart.

use axum::http::StatusCode;
use serde_json::Value;

use crate::support::{Answer, assert_none, get};

/// Every dataset that is promised by name.
const DATASETS: [&str; 18] = [
    "enti",
    "temi",
    "fonti",
    "strumenti",
    "pratiche",
    "adozioni",
    "scambi",
    "sessioni",
    "dati",
    "verifiche",
    "piano-centri",
    "piano-progetti",
    "piano-obiettivi",
    "piano-indicatori",
    "piano-fasi",
    "piano-capitoli",
    "piano-impegno",
    "questionario",
];

/// The header and the rows of a table.
fn table(answer: &Answer) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(answer.text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = cells(reader.headers().expect("a header"));
    let rows = reader.records().map(|record| cells(&record.expect("a row"))).collect();
    (header, rows)
}

/// What a spreadsheet would run.
fn runs(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

/// Whether lines end as RFC 4180 wants them, outside quotes.
fn lines_end_with_both(text: &str) -> bool {
    let mut quoted = false;
    let mut before = ' ';
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted && before != '\r' => return false,
            _ => {}
        }
        before = character;
    }
    text.ends_with("\r\n")
}

fn faults_of_csv(name: &str, answer: &Answer) -> Vec<String> {
    let (header, rows) = table(answer);
    let holds = [
        ("is found", answer.status == StatusCode::OK),
        ("is CSV", answer.header("content-type").starts_with("text/csv")),
        ("is text of UTF-8", answer.header("content-type").contains("charset=utf-8")),
        ("has rows", !rows.is_empty()),
        ("has as many cells in each row", rows.iter().all(|row| row.len() == header.len())),
        ("ends its lines with both characters", lines_end_with_both(&answer.text)),
        ("runs nothing in a spreadsheet", !rows.iter().flatten().any(|cell| runs(cell))),
        ("sets no cookie", !answer.headers.contains_key("set-cookie")),
        ("is not sniffed", answer.header("x-content-type-options") == "nosniff"),
    ];
    holds.iter().filter(|(_, holds)| !holds).map(|(what, _)| format!("{name}: not so that it {what}")).collect()
}

#[test]
fn every_dataset_is_a_table_and_an_array() {
    let mut faults = Vec::new();
    for name in DATASETS {
        let (table_file, array_file) = (get(&format!("/dati/{name}.csv")), get(&format!("/dati/{name}.json")));
        faults.extend(faults_of_csv(name, &table_file));
        let (header, rows) = table(&table_file);
        let array = array_file.json();
        let array = array.as_array().expect("an array");
        let same =
            |row: &Value| row.as_object().is_some_and(|row| header.iter().all(|column| row.contains_key(column)));
        if !array_file.header("content-type").starts_with("application/json") {
            faults.push(format!("{name}: {}", array_file.header("content-type")));
        }
        if array.len() != rows.len() || !array.iter().all(same) {
            faults.push(format!("{name}: table and array differ"));
        }
    }
    assert_none(&faults);
}

#[test]
fn a_dataset_is_saved_under_its_name() {
    assert_eq!(get("/dati/enti.csv").header("content-disposition"), "attachment; filename=\"enti.csv\"");
}

#[test]
fn the_page_of_open_data_names_every_dataset() {
    let page = get("/dati").text;
    let missing = DATASETS.iter().filter(|name| !page.contains(&format!("/dati/{name}.csv")));
    assert_none(&missing.map(ToString::to_string).collect::<Vec<_>>());
}

#[test]
fn what_is_no_dataset_is_not_found() {
    for name in ["nessuno.csv", "enti.xml", "enti", "..%2Fenti.csv", ".csv", "clarity_rating.json", "feedback_salt.csv"]
    {
        assert_eq!(get(&format!("/dati/{name}")).status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[test]
fn a_search_is_a_table_of_all_its_results() {
    for prefix in ["", "/en"] {
        let answer = get(&format!("{prefix}/pratiche.csv"));
        assert_none(&faults_of_csv("pratiche.csv", &answer));
        let total = get(&format!("{prefix}/pratiche.json")).json()["total"].as_u64();
        assert_eq!(u64::try_from(table(&answer).1.len()).ok(), total);
    }
}

#[test]
fn a_search_is_a_feed_of_its_first_page() {
    let answer = get("/pratiche.atom?q=buoni");
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("application/atom+xml"));
    let items = get("/pratiche.json?q=buoni").json()["items"].as_array().map(Vec::len);
    assert_eq!(Some(answer.text.matches("<entry>").count()), items);
    assert!(answer.text.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""));
    assert!(answer.text.contains("https://prassi.example/pratiche/buoni-spesa-su-tessera-sanitaria"));
    let updated = answer.text.split("<updated>").nth(1).and_then(|rest| rest.split('<').next());
    assert!(updated.is_some_and(|day| day > "2020"), "a feed says when it changed: {updated:?}");
}

#[test]
fn a_feed_can_be_read_whatever_was_searched() {
    let answer = get("/pratiche.atom?q=%3Cfeed%3E%26%22");
    assert!(answer.text.contains("</feed>") && !answer.text.contains("q=<feed>"));
    assert_eq!(answer.text.matches("<feed").count(), 1);
}

/// "Le pratiche innovative": 69, 56, 77, 67 and 35 per cent.
#[test]
fn the_chart_of_the_core_indicators_is_a_table_with_its_sources() {
    let answer = get("/osservatorio/indicatori-2020.csv");
    let (header, rows) = table(&answer);
    assert!(answer.header("content-type").starts_with("text/csv"));
    assert_eq!(rows.len(), 5);
    for value in ["69", "56", "77", "67", "35"] {
        assert!(rows.iter().any(|row| row.iter().any(|cell| cell == value)), "{value} in {header:?} {rows:?}");
    }
    let array = get("/osservatorio/indicatori-2020.json");
    assert!(array.header("content-type").starts_with("application/json"));
    assert!(array.text.contains("pratiche-innovative-2020"));
}

#[test]
fn every_chart_has_its_files_beside_its_address() {
    let csv = get("/osservatorio/uso-per-canale.csv?misura=numero&base=casi-comparabili");
    assert!(csv.header("content-type").starts_with("text/csv") && csv.text.contains("63903"));
    let full = get("/osservatorio/uso-per-canale.csv?misura=numero&tutto=1");
    assert!(full.text.lines().count() > csv.text.lines().count(), "all figures, whatever is chosen");
    let about = get("/osservatorio/uso-per-canale.metadata.json?misura=numero").json();
    assert_eq!(about["licence"], "https://creativecommons.org/licenses/by/4.0/");
    assert!(about["address"].as_str().is_some_and(|address| address.contains("base=casi-comparabili")));
    let svg = get("/en/osservatorio/uso-per-canale.svg");
    assert_eq!(svg.header("content-type"), "image/svg+xml; charset=utf-8");
    assert!(svg.text.starts_with("<svg xmlns=") && svg.text.contains("regional platform"));
    for wrong in ["/osservatorio/uso-per-canale.exe", "/osservatorio/nessuno.csv"] {
        assert_eq!(get(wrong).status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[test]
fn only_a_chart_made_for_other_sites_may_stand_in_their_windows() {
    let window = get("/osservatorio/offerta-servizi/incorpora?misura=percentuale");
    assert!(window.header("content-security-policy").contains("frame-ancestors *"));
    assert_eq!(window.header("x-frame-options"), "");
    assert!(window.text.contains("<svg") && !window.text.contains("<script") && !window.text.contains("<header"));
    let page = get("/osservatorio/offerta-servizi");
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(page.header("x-frame-options"), "DENY");
}
