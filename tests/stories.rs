//! Stories told with charts, the chart of the day, and what an import refuses of them.

use std::collections::BTreeSet;

use app::i18n::Language;
use app::observatory::stories::model::{DayChart, Piece, StoryPage};
use axum::http::StatusCode;
use server::import::{self, Files, ImportError};
use surrealdb::types::Object;

use crate::support::{Site, ask, assert_none, data, empty_database, get, request, run, seeded_database, site, text};

fn slugs() -> Vec<String> {
    let stories =
        ask(|rooms| async move { rooms.observatory.stories(None, Language::Italian).await.expect("stories") });
    stories.into_iter().map(|story| story.slug).collect()
}

fn story(slug: &str, language: Language) -> StoryPage {
    let slug = slug.to_owned();
    ask(move |rooms| async move { rooms.observatory.story(&slug, language).await.expect("a story") })
}

fn pieces(story: &StoryPage) -> impl Iterator<Item = &Piece> {
    story.parts.iter().flat_map(|part| part.paragraphs.iter().flatten())
}

/// The text as a reader reads it.
fn words(story: &StoryPage) -> String {
    let word = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Figure { value, .. } => value.clone(),
        Piece::Link { words, .. } => words.clone(),
    };
    pieces(story).map(word).collect()
}

#[test]
fn there_are_three_stories_in_both_languages_each_with_charts() {
    assert_eq!(slugs(), ["primi-mesi", "offrire-e-usare", "copiare-una-pratica"]);
    let mut wrong = Vec::new();
    for slug in slugs() {
        for language in Language::ALL {
            let story = story(&slug, language);
            let charts: Vec<_> = story.parts.iter().filter_map(|part| part.chart.as_ref()).collect();
            let length = words(&story).split_whitespace().count();
            let holds = [
                ("three or four charts", (3..=4).contains(&charts.len())),
                ("four hundred words, more or less", (350..=600).contains(&length)),
                (
                    "charts whose choices are understood",
                    charts.iter().all(|chart| chart.page.notices.iter().all(|notice| !notice.contains('='))),
                ),
                ("sources", !story.sources.is_empty()),
            ];
            let missing = holds.iter().filter(|(_, holds)| !holds);
            wrong.extend(missing.map(|(what, _)| format!("{slug}, {}: {what} ({length} words)", language.tag())));
        }
    }
    assert_none(&wrong);
}

/// No digit stands in a story's file but in years, in the places of figures and in addresses.
#[test]
fn no_number_is_typed() {
    let file = Files::embedded();
    let file = file.text("observatory/story_parts.toml").expect("the parts of the stories");
    let texts = file.split("\"\"\"").skip(1).step_by(2);
    let mut typed = Vec::new();
    for text in texts {
        for piece in import::prose::pieces(text).expect("a text that can be read") {
            let words = match piece {
                import::prose::Piece::Text(words) | import::prose::Piece::Link { words, .. } => words,
                import::prose::Piece::Figure(_) => continue,
            };
            let numbers = words.split(|letter: char| !letter.is_alphanumeric());
            let numbers = numbers.filter(|word| word.contains(|letter: char| letter.is_ascii_digit()));
            typed.extend(numbers.filter(|word| !["2018", "2019", "2020"].contains(word)).map(str::to_owned));
        }
    }
    assert_none(&typed);
}

/// "Le pratiche innovative": 77 %, 67 %, 69 %, 56 %, 35 %; benchmark: 117 to 162, "+45".
#[test]
fn the_first_months_are_told_with_the_documents_numbers() {
    let story = story("primi-mesi", Language::Italian);
    let text = words(&story);
    for part in [
        "lo ha adottato il 77\u{a0}% dei Comuni e il 67\u{a0}% delle Unioni",
        "il 69\u{a0}% dei Comuni ha tenuto il Consiglio in videoconferenza, il 56\u{a0}% la Giunta",
        "il 35\u{a0}% dei Comuni ha trovato una forma nuova",
        "passa da 117 a 162 Comuni, +45 in un anno",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// Benchmark: nurseries 97 of 302 and 86 %; fines 175 of 328 and 8 %; SUAP two points less; index 16,26.
#[test]
fn offer_and_use_are_told_with_both_numbers() {
    let text = words(&story("offrire-e-usare", Language::English));
    for part in [
        "online in 97 municipalities, of the 302 that have a nursery",
        "the share of online requests was 86\u{a0}%",
        "175 municipalities of 328",
        "falls: −2\u{a0}percentage points",
        "from 17.03 to 16.26",
        "93\u{a0}% with all data and 96\u{a0}% among comparable cases",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn every_number_of_a_story_leads_to_its_figure() {
    let known: BTreeSet<String> = data("dati").iter().map(|figure| text(figure, "id")).collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for slug in slugs() {
        for piece in pieces(&story(&slug, Language::English)) {
            if let Piece::Figure { value, about, href, .. } = piece {
                count += 1;
                let id = href.strip_prefix("/en/osservatorio/dato/").unwrap_or_default();
                if !known.contains(id) || value.is_empty() || about.is_empty() || value.contains('«') {
                    wrong.push(format!("{slug}: {href}: {value}: {about}"));
                }
            }
        }
    }
    assert!(count > 40, "{count}");
    assert_none(&wrong);
}

#[test]
fn the_page_is_whole_without_any_code() {
    let answer = get("/osservatorio/storie/offrire-e-usare");
    assert_eq!(answer.status, StatusCode::OK);
    for part in [
        "<h1>Perché offrire non vuol dire usare<",
        "class=\"chart chart-narrow\"",
        "href=\"/osservatorio/dato/iscrizione-nido-offerta-2019\"",
        "href=\"/osservatorio/uso-per-canale?misura=percentuale&amp;base=tutti-i-dati&amp;anno=2019\"",
        "href=\"/fonti/benchmark-servizi-2020\"",
    ] {
        assert!(answer.text.contains(part), "{part}");
    }
    assert_eq!(get("/osservatorio/storie/nessuna").status, StatusCode::NOT_FOUND);
}

#[test]
fn pages_lead_to_the_stories() {
    let leads = |page: &str, story: &str| get(page).text.contains(&format!("href=\"/osservatorio/storie/{story}\""));
    assert!(leads("/", "primi-mesi") && leads("/osservatorio", "offrire-e-usare"));
    assert!(leads("/pratiche/rete-tra-piccoli-comuni", "copiare-una-pratica"));
    assert!(!leads("/pratiche/rete-tra-piccoli-comuni", "offrire-e-usare"));
    assert!(!get("/pratiche/smart-tizzano").text.contains("/osservatorio/storie/"), "no story tells of it");
}

/// A figure that changes changes the text.
#[test]
fn the_text_follows_the_data() {
    let text = run(async {
        let database = seeded_database().await;
        let correction = "UPDATE figure:`core-smart-working-comuni-2020` SET value = 78dec, printed = '78%';";
        database.write(correction, Object::new()).await.expect("a correction");
        let site = Site::over(database).await;
        site.ask(request("/osservatorio/storie/primi-mesi")).await.text
    });
    assert!(text.contains("78\u{a0}%") && !text.contains("77\u{a0}%"), "text, drawing and table are corrected");
}

const STORY: &str = "[[story]]\nid = \"prova\"\norder = 1\ntitle_it = \"Prova\"\nlead_it = \"Una prova.\"\n";

fn mistakes_of(part: &'static str) -> Vec<String> {
    run(async move {
        let database = empty_database().await;
        let texts = [
            ("manifest.toml", "dataset = \"prova\"\n"),
            ("observatory/stories.toml", STORY),
            ("observatory/story_parts.toml", part),
        ];
        let files = Files::from_texts(texts);
        match import::import(&database, &files, &import::tables(), true, &|_, _| {}).await {
            Err(ImportError::Mistakes(mistakes)) => mistakes.iter().map(ToString::to_string).collect(),
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn a_story_with_figures_charts_or_pages_that_do_not_exist_is_refused_by_line() {
    let part = "[[story_part]]\nid = \"uno\"\nstory = \"altra\"\norder = 1\n\
                text_it = \"Sono {dato:nessuno}: [qui](/pratiche/nessuna).\"\n\
                text_en = \"They are {dato:nessuno}.\"\n\
                chart = \"nessun-grafico\"\n";
    let file = "observatory/story_parts.toml";
    let expected = [
        format!("{file}:3: story: there is no story `altra`"),
        format!("{file}:5: text_it: there is no figure `nessuno`"),
        format!("{file}:5: text_it: there is no practice `nessuna`"),
        format!("{file}:6: text_en: there is no figure `nessuno`"),
        format!("{file}:7: chart: there is no chart `nessun-grafico`"),
    ];
    assert_eq!(mistakes_of(part), expected);
}

#[test]
fn a_story_that_cites_other_figures_in_english_or_has_unread_marks_is_refused() {
    let head = "[[story_part]]\nid = \"uno\"\nstory = \"prova\"\norder = 1\n";
    let with = |texts: &'static str| mistakes_of(Box::leak(format!("{head}{texts}").into_boxed_str()));
    let file = "observatory/story_parts.toml";
    assert!(
        with("text_it = \"Sono tanti.\"\ntext_en = \"{dato:a}\"\n")
            .contains(&format!("{file}:6: text_en: cites other figures than the Italian text"))
    );
    assert_eq!(with("text_it = \"Sono tanti.\"\n"), [format!("{file}:1: text_en: is missing")]);
    assert_eq!(
        with("text_it = \"{numero:a}\"\ntext_en = \"Many.\"\n"),
        [format!("{file}:5: text_it: `{{numero:a}}` is no figure's place: {{dato:id}}")]
    );
}

async fn day_chart(day: &str) -> DayChart {
    let site = site().at(day).await;
    site.state.rooms.observatory.chart_of_the_day(Language::Italian).await.expect("a chart")
}

#[test]
fn the_chart_of_the_day_changes_with_the_day_and_is_drawn_by_the_server() {
    let charts: Vec<DayChart> = run(async {
        let mut charts = Vec::new();
        for day in 26..=29 {
            charts.push(day_chart(&format!("2024-02-{day}T09:00:00")).await);
        }
        charts
    });
    let different: BTreeSet<&str> = charts.iter().map(|chart| chart.slug.as_str()).collect();
    assert_eq!(different.len(), charts.len(), "{different:?}");
    for chart in &charts {
        assert!(!chart.finding.is_empty() && !chart.source.slug.is_empty(), "{}", chart.slug);
        assert_eq!(chart.drawings.matches("<svg class=\"chart ").count(), 2, "{}", chart.slug);
    }
    let same = run(day_chart("2024-02-26T23:59:00"));
    assert_eq!(same, charts[0], "all day the same");
}

#[test]
fn the_first_page_has_a_complete_figure_and_loads_nothing_that_draws() {
    let page = get("/").text;
    let figure = page.split_once("<figure").and_then(|(_, rest)| rest.split_once("</figure>")).expect("a figure").0;
    for part in [
        "Il grafico del giorno",
        "class=\"finding\"",
        "class=\"chart chart-wide\"",
        "href=\"/fonti/",
        "vista=tabella",
        ".csv\"",
    ] {
        assert!(figure.contains(part), "{part}");
    }
    assert!(!page.contains("<prassi-chart"), "the library that draws is not needed");
}
