//! The pages of the management plan, as a reader without the browser's code sees them.

use axum::http::StatusCode;

use crate::support::{assert_none, data, get, request, rows_with, run, seeded_database, text};

/// The views of a plan, by their words in addresses.
const VIEWS: [&str; 7] = ["bilancio", "capitoli", "fasi", "valori-attesi", "impegno", "obiettivi", "covid-19"];

/// The row of a table with this anchor, without its tags.
pub fn row(html: &str, id: &str) -> String {
    let start = format!("<tr id=\"{id}\">");
    let rest = html.split_once(start.as_str()).map(|(_, rest)| rest).unwrap_or_default();
    words(rest.split("</tr>").next().unwrap_or_default())
}

/// A text without its tags and comments, spaces once.
fn words(html: &str) -> String {
    let outside = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text = outside.collect::<Vec<_>>().join(" ");
    let text = text.replace("&amp;", "&").replace("&gt;", ">").replace("&lt;", "<").replace("&#x27;", "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page below the plan, the anchor of a row, and what the document prints there, with its place.
const FACTS: [(&str, &str, &[&str]); 27] = [
    ("progetti/2020-pd-1003", "m-1003-1-1", &["Tempi medi rilascio autorizzazioni", "20", "M_1003_1_1"]),
    ("progetti/2020-pd-1003", "p-1003-2-1", &["31/12/2020", "data", "2020_PD_1003, 2020_OB_1003_2"]),
    (
        "progetti/2020-pd-1003",
        "2020-pd-1003-fase-1",
        &["RICEVIMENTO ISTANZE O SCIA", "1º gennaio 2020", "2020_OB_1003_1"],
    ),
    (
        "progetti/2020-pd-1003",
        "2020-pd-1003-38207-00",
        &["38207/00", "8.000,00", "Budget previsto, Cap. 38207 Art. 00"],
    ),
    ("progetti/2020-pd-1003", "2020-pd-1003-impegno", &["4", "1", "2,34", "234"]),
    ("progetti/2020-pg-1029", "p-1029-1-1", &["N. mercati riprogettati", "8", "2020_PG_1029"]),
    ("progetti/2020-pg-1029", "p-1029-1-2", &["N. posteggi ricollati", "260"]),
    ("progetti/2020-pg-1029", "2020-pg-1029-fase-1", &["20 aprile 2020", "31 ottobre 2020", "mercato del contadino"]),
    ("progetti/2020-pg-1029", "2020-pg-1029-impegno", &["1", "0,07", "7"]),
    ("progetti/2020-pg-1544", "o-1544-1-4", &["Numero dirette del Sindaco > di", "60", "Stampato O, calcolato P"]),
    ("progetti/2020-pg-1544", "o-1544-1-6", &["10000"]),
    ("progetti/2020-pg-1544", "p-1544-2-1", &["100 %", "percentuale"]),
    ("progetti/2020-pg-1544", "2020-pg-1544-fase-9", &["1º giugno 2020", "10 agosto 2020", "procedura negoziata"]),
    ("progetti/2020-pg-1650", "p-1650-1-1", &["10", "Misura adottata dal 15/4/2020 al 3/5/2020"]),
    ("progetti/2020-pg-1650", "p-1650-1-5", &["N. appuntamenti settimanali gestiti con call center", "765"]),
    (
        "progetti/2020-pg-1650",
        "2020-pg-1650-fase-1",
        &["23 febbraio 2020", "26 febbraio 2020", "Nota allegata in documentale"],
    ),
    ("progetti/2020-pg-1650", "2020-pg-1650-fase-10", &["25 maggio 2020", "3 giugno 2020", "Sala del Tricolore"]),
    ("progetti/2020-pg-1650", "2020-pg-1650-impegno", &["5", "1", "0,54", "54"]),
    ("progetti/2020-pd-1016", "2020-pd-1016-06051-00", &["CONCESSIONE PASSI CARRAI", "1.450.000,00"]),
    ("progetti/2020-pd-1103", "2020-pd-1103-38220-00", &["61.000,00", "38220/00"]),
    ("progetti/2020-pd-1621", "2020-pd-1621-06250-00", &["CONCESSIONI IN USO BENI CIMITERIALI", "680.000,00"]),
    ("obiettivi/2020-ob-1639-9", "o-1639-1", &["2800", "Stampato O_1639_1, calcolato O_1639_9_…"]),
    ("obiettivi/2020-ob-16pa-2", "p-16pa-2-1", &["Rispetto tempistica", "31/12/2019", "vedi la verifica"]),
    ("centri/cdr-10", "cdr-10-totale-cdr", &["CDR 10", "655.986,00", "100,00"]),
    (
        "centri/cdr-10",
        "cdr-10-totale-obiettivo-promozione-territoriale",
        &["381.736,00", "Stampato 36,25 %, calcolato 58,19 %"],
    ),
    ("centri/cdr-16", "cdr-16-totale-cdr", &["1.067.939,59"]),
    ("bilancio", "riepilogo-2020-pd-1309", &["Gestione pubbliche affissioni", "241.500,00", "36,81 %"]),
];

#[test]
fn pages_show_what_the_document_prints_where_it_prints_it() {
    let mut wrong = Vec::new();
    for (page, id, expected) in FACTS {
        let shown = row(&get(&format!("/piani/peg-2020/{page}")).text, id);
        let missing = expected.iter().filter(|text| !shown.contains(**text));
        wrong.extend(missing.map(|text| format!("{page}#{id}: {text} is not in {shown:?}")));
    }
    assert_none(&wrong);
}

#[test]
fn every_node_of_the_plan_has_a_page_in_both_languages() {
    let mut wrong = Vec::new();
    let pages = [("centri", "piano-centri"), ("progetti", "piano-progetti"), ("obiettivi", "piano-obiettivi")];
    for (segment, dataset) in pages {
        for record in data(dataset) {
            for prefix in ["", "/en"] {
                let path = format!("{prefix}/piani/peg-2020/{segment}/{}", text(&record, "id"));
                let answer = get(&path);
                let locator = text(&record, "locator").replace('\'', "&#x27;");
                let there = answer.text.contains(&locator) || answer.text.contains(&text(&record, "locator"));
                if answer.status != StatusCode::OK || !answer.is_whole_page() || !there {
                    wrong.push(format!("{path}: {}", answer.status));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_indicator_phase_and_chapter_can_be_linked_to() {
    let projects = data("piano-progetti");
    let objectives = data("piano-obiettivi");
    let mut wrong = Vec::new();
    for project in &projects {
        let id = text(project, "id");
        let html = get(&format!("/piani/peg-2020/progetti/{id}")).text;
        let own = rows_with(&objectives, &[("project", id.as_str())]);
        let mut anchors: Vec<String> = own.iter().map(|objective| text(objective, "id")).collect();
        for objective in &own {
            let of_objective = [("objective", text(objective, "id"))];
            let of_objective = of_objective.each_ref().map(|(column, value)| (*column, value.as_str()));
            anchors.extend(rows_with(&data("piano-indicatori"), &of_objective).iter().map(|row| text(row, "id")));
        }
        for dataset in ["piano-fasi", "piano-capitoli"] {
            anchors.extend(rows_with(&data(dataset), &[("project", id.as_str())]).iter().map(|row| text(row, "id")));
        }
        let missing = anchors.iter().filter(|anchor| html.matches(&format!("id=\"{anchor}\"")).count() != 1);
        wrong.extend(missing.map(|anchor| format!("{id}#{anchor}")));
    }
    assert_none(&wrong);
}

#[test]
fn every_view_has_its_drawing_for_both_widths_and_its_tables() {
    let mut wrong = Vec::new();
    for view in VIEWS {
        for prefix in ["", "/en"] {
            let path = format!("{prefix}/piani/peg-2020/{view}");
            let html = get(&path).text;
            let (image, window) = (format!("{path}.svg"), format!("{path}/incorpora"));
            let whole = [
                "chart-wide",
                "chart-narrow",
                "<desc",
                "class=\"chart-stage\"",
                "class=\"finding\"",
                "<caption>",
                image.as_str(),
                window.as_str(),
            ];
            wrong.extend(whole.iter().filter(|part| !html.contains(**part)).map(|part| format!("{path}: {part}")));
            if html.contains(" style=") {
                wrong.push(format!("{path}: a style in an attribute"));
            }
        }
    }
    assert_none(&wrong);
}

/// The drawing for wide figures.
fn wide(html: &str) -> &str {
    let wide = html.split_once("chart chart-wide").and_then(|(_, rest)| rest.split_once("chart chart-narrow"));
    wide.map_or("", |(wide, _)| wide)
}

#[test]
fn all_phases_are_drawn_and_a_centre_can_be_chosen() {
    // Bars have the colour of a mark; a legend's squares are 16 pixels wide.
    let bars = |path: &str| {
        let html = get(path).text;
        let is_bar = |rect: &&str| rect.contains("class=\"m") && !rect.contains("width=\"16\"");
        wide(&html).split("<rect ").filter_map(|rect| rect.split('>').next()).filter(is_bar).count()
    };
    assert_eq!(bars("/piani/peg-2020/fasi"), 204);
    let centres = ["cdr-10", "cdr-15", "cdr-16", "cdr-a4"];
    let marks = |path: String| wide(&get(&path).text).matches("data-mark").count();
    let of_centres = centres.map(|centre| marks(format!("/piani/peg-2020/fasi?centro={centre}")));
    assert_eq!(of_centres.iter().sum::<usize>(), 204, "one by one");
    assert_eq!(bars("/en/piani/peg-2020/fasi?centro=boh"), 204, "what makes no sense chooses nothing");
}

#[test]
fn a_long_table_goes_on_on_other_pages_until_all_is_said() {
    let mut phases = std::collections::BTreeSet::new();
    for page in 1..=6 {
        let html = get(&format!("/piani/peg-2020/fasi?pagina={page}")).text;
        assert!(html.len() < 300_000, "page {page}: {} bytes", html.len());
        let table = html.split_once("id=\"tabelle\"").expect("tables").1;
        let links = table.split("href=\"/piani/peg-2020/progetti/").skip(1).filter_map(|rest| rest.split('"').next());
        let is_phase = |link: &&str| link.contains("-fase-") && !link.contains("#verifica-");
        phases.extend(links.filter(is_phase).map(str::to_owned));
    }
    assert_eq!(phases.len(), 204);
    let beyond = get("/piani/peg-2020/fasi?pagina=99").text;
    assert!(beyond.contains("aria-current=\"page\""), "a page beyond the last is the last");
}

#[test]
fn a_view_s_chart_is_taken_away_and_shown_elsewhere() {
    for view in VIEWS {
        let path = format!("/piani/peg-2020/{view}");
        let svg = get(&format!("{path}.svg"));
        assert!(svg.text.starts_with("<svg xmlns") && svg.header("content-type").starts_with("image/svg"), "{view}");
        assert!(get(&format!("{path}.png")).text.len() > 5_000, "{view}");
        let rows = get(&format!("{path}.csv")).text.lines().count();
        let document = get(&format!("/en{path}.json")).json();
        assert_eq!(document["rows"].as_array().map(Vec::len), Some(rows - 1), "{view}");
        assert_eq!(document["address"], format!("{}{path}", crate::support::ORIGIN));
        let window = get(&format!("{path}/incorpora"));
        assert!(window.header("content-security-policy").contains("frame-ancestors *"), "{view}");
        assert!(window.text.contains("target=\"_top\"") && !window.text.contains("<script"), "{view}");
    }
    assert_eq!(get("/piani/peg-2020/boh.svg").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/piani/peg-2020/bilancio.boh").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/piani/boh/bilancio/incorpora").status, StatusCode::NOT_FOUND);
}

/// Summary tables: "Gestione pubbliche affissioni", 241.500,00.
#[test]
fn the_budget_s_file_has_amounts_with_their_places() {
    let csv = get("/piani/peg-2020/bilancio.csv?centro=cdr-10").text;
    let row = csv.lines().find(|line| line.contains("Gestione pubbliche affissioni")).expect("the project");
    assert!(row.contains(",241500,") && row.contains("peg-2020-servizi-citta"), "{row}");
}

#[test]
fn the_findings_are_those_of_the_document() {
    let says = |path: &str, finding: &str| {
        let said = words(&get(path).text).replace('\u{a0}', " ");
        assert!(said.contains(finding), "{path}: {finding}");
    };
    says("/piani/peg-2020/bilancio", "416.000,00 €, il 22,13 % dei 1.879.744,86 € che 16 progetti hanno insieme.");
    says("/en/piani/peg-2020/obiettivi", "Of 104 objectives, most are");
    says("/piani/peg-2020/valori-attesi", "Su 279 valori attesi, il tipo più frequente è numero: 190.");
    says("/piani/peg-2020/covid-19", "31 misure datate in 3 progetti");
    says("/piani/peg-2020/fasi", "Su 204 fasi,");
}

#[test]
fn the_emergency_s_projects_lead_to_the_practices_they_are() {
    let html = get("/piani/peg-2020/covid-19").text;
    for practice in
        ["riorganizzazione-dei-mercati", "comunicazione-emergenza-covid", "riorganizzazione-servizi-ai-cittadini-covid"]
    {
        assert!(html.contains(&format!("href=\"/pratiche/{practice}\"")), "{practice}");
    }
    let project = get("/en/piani/peg-2020/progetti/2020-pg-1029").text;
    assert!(project.contains("href=\"/en/pratiche/riorganizzazione-dei-mercati\""));
}

#[test]
fn words_are_found_within_the_plan_and_marked() {
    let html = get("/piani/peg-2020?q=MERCATI+riprogettati").text;
    assert!(html.contains("<mark>mercati") && html.contains("progetti/2020-pg-1029#p-1029-1-1"));
    let nothing = get("/en/piani/peg-2020?q=astronave").text;
    assert!(words(&nothing).contains("Nothing in the plan holds “astronave”"));
    let code = get("/piani/peg-2020?q=%3Cscript%3Ealert(1)%3C/script%3E").text;
    assert!(!code.contains("<script>alert"));
}

#[test]
fn what_is_marked_leads_to_the_check_on_the_page() {
    for page in [
        "/piani/peg-2020/centri/cdr-16",
        "/piani/peg-2020/progetti/2020-pd-1309",
        "/piani/peg-2020/progetti/2020-pg-1544",
    ] {
        let html = get(page).text;
        let links: Vec<&str> =
            html.split(&format!("href=\"{page}#verifica-")).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!links.is_empty(), "{page}");
        for check in links {
            assert_eq!(html.matches(&format!("id=\"verifica-{check}\"")).count(), 1, "{page}: {check}");
        }
    }
}

#[test]
fn the_search_and_the_source_lead_to_the_project_s_page() {
    let found = get("/pratiche.json?q=passi+carrai&tipo=progetto").text;
    assert!(found.contains("/piani/peg-2020/progetti/2020-pd-1016"), "{found}");
    let source = get("/en/fonti/peg-2020-servizi-citta").text;
    assert!(source.contains("href=\"/en/piani/peg-2020/progetti/2020-pd-1016\""));
    assert!(source.contains("id=\"2020-pd-1016\""), "old addresses still lead somewhere");
}

#[test]
fn what_is_not_there_is_not_found() {
    let below = ["boh", "peg-2020/boh", "peg-2020/centri/boh", "peg-2020/progetti/boh", "peg-2020/obiettivi/boh"];
    for path in below.map(|below| format!("/piani/{below}")) {
        assert_eq!(get(&path).status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(get(&format!("/en{path}")).status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn a_project_that_left_the_plan_is_gone() {
    let answer = run(async {
        let database = seeded_database().await;
        let remove = "DELETE project:`2020-pd-1016`;
                      UPSERT type::record('gone', <string>type::record('project', '2020-pd-1016')) SET removed = time::now();";
        database.write(remove, surrealdb::types::Object::new()).await.expect("a project taken away");
        let site = crate::support::Site::over(database).await;
        site.ask(request("/piani/peg-2020/progetti/2020-pd-1016")).await
    });
    assert_eq!(answer.status, StatusCode::GONE);
}

#[test]
fn no_name_of_an_employee_is_on_a_page() {
    let pages = ["/piani/peg-2020/impegno", "/piani/peg-2020/progetti/2020-pd-1003", "/piani/peg-2020/centri/cdr-16"];
    for page in pages {
        assert!(!get(page).text.contains("persona-"), "{page}");
    }
}
