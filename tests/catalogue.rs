//! The search over everything, and the page of a practice.

use app::catalogue::api::Catalogue;
use app::catalogue::model::{CataloguePage, PracticeSheet, SearchItem};
use app::catalogue::query::CatalogueQuery;
use app::error::AppError;
use app::i18n::Language;

use server::clock::Clock;
use server::rooms::Rooms;
use tempfile::TempDir;

use crate::support::{ask, assert_none, get, ids, run, site};

fn search_in(query: &'static str, language: Language) -> CataloguePage {
    let query = CatalogueQuery::parse(query);
    ask(|rooms| async move { rooms.catalogue.search(&query, language).await.expect("a page") })
}

fn search(query: &'static str) -> CataloguePage {
    search_in(query, Language::Italian)
}

fn slugs(items: &[SearchItem]) -> Vec<&str> {
    items.iter().map(|item| item.slug.as_str()).collect()
}

fn practice(slug: &'static str) -> PracticeSheet {
    ask(|rooms| async move { rooms.catalogue.practice(slug, None, Language::Italian).await.expect("a practice") })
}

#[test]
fn the_words_of_a_title_find_it_first() {
    for (query, slug) in [
        ("q=consiglio%20in%20videoconferenza", "consiglio-comunale-in-videoconferenza"),
        ("q=tessera%20sanitaria", "buoni-spesa-su-tessera-sanitaria"),
        ("q=SpazioComune", "spazio-comune"),
        ("q=passi%20carrai", "2020-pd-1016"),
    ] {
        assert_eq!(slugs(&search(query).items).first(), Some(&slug), "{query}");
    }
}

#[test]
fn english_words_find_english_titles() {
    let page = search_in("q=health%20card", Language::English);
    assert_eq!(slugs(&page.items).first(), Some(&"buoni-spesa-su-tessera-sanitaria"));
    assert!(page.items[0].url.starts_with("/en/"));
}

#[test]
fn capitals_accents_and_endings_do_not_matter() {
    let totals = |queries: [&'static str; 2]| queries.map(|query| search(query).total);
    let [with, without] = totals(["q=forl%C3%AC", "q=FORLI"]);
    assert!(with > 0 && with == without, "{with} {without}");
    let [one, many] = totals(["q=sondaggio", "q=sondaggi"]);
    assert!(one > 0 && one == many, "{one} {many}");
}

#[test]
fn everything_is_one_of_five_kinds() {
    let page = search("");
    let kinds = page.facets.iter().find(|facet| facet.name == "cosa").expect("the facet of kinds");
    let count = |value: &str| kinds.values.iter().find(|kind| kind.value == value).map(|kind| kind.count);
    assert_eq!(count("scambio"), Some(17));
    assert_eq!(count("servizio"), Some(10));
    assert_eq!(count("progetto"), Some(55));
    assert_eq!(count("domanda"), Some(15));
    assert_eq!(kinds.values.iter().map(|kind| kind.count).sum::<u64>(), page.total);
}

#[test]
fn a_facet_counts_what_choosing_it_gives() {
    let page = search("q=comune");
    let mut wrong = Vec::new();
    for facet in &page.facets {
        for value in facet.values.iter().filter(|value| value.count > 0).take(4) {
            let query = CatalogueQuery::parse(&format!("q=comune&{}={}", facet.name, value.value));
            let found = ask(|rooms| async move {
                rooms.catalogue.search(&query, Language::Italian).await.expect("a page").total
            });
            if found != value.count {
                wrong.push(format!("{}={}: {} counted, {found} found", facet.name, value.value, value.count));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn values_of_one_facet_add_up_and_facets_narrow_down() {
    let total = |query: &'static str| search(query).total;
    assert_eq!(total("cosa=scambio&cosa=servizio"), 27);
    assert_eq!(total("cosa=scambio&ente=monza"), 4);
    assert_eq!(total("cosa=servizio&ente=monza"), 0);
}

#[test]
fn a_misspelt_word_is_not_the_end() {
    let page = search("q=videoconferensa");
    assert_eq!(page.did_you_mean.as_deref(), Some("videoconferenza"));
}

#[test]
fn what_nobody_wrote_is_not_found() {
    let page = search("q=xyzzyqwk");
    assert_eq!((page.total, page.pages, page.items.len()), (0, 1, 0));
}

#[test]
fn quotes_find_the_exact_words() {
    let exact = search("q=%22tessera%20sanitaria%22");
    assert!(slugs(&exact.items).contains(&"buoni-spesa-su-tessera-sanitaria"));
    assert_eq!(search("q=%22sanitaria%20tessera%22").total, 0);
}

#[test]
fn found_words_are_marked_in_the_whole_title() {
    let page = search("q=tessera%20sanitaria");
    let item = &page.items[0];
    let whole: String = item.highlights.title.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(whole, item.title);
    assert!(item.highlights.title.iter().any(|piece| piece.found && piece.text.to_lowercase().starts_with("tessera")));
}

#[test]
fn suggestions_are_few_and_lead_somewhere() {
    ask(|rooms| async move {
        let suggestions = rooms.catalogue.suggest("buon", Language::Italian).await.expect("suggestions");
        assert!((1..=8).contains(&suggestions.len()), "{suggestions:?}");
        assert!(suggestions.iter().all(|suggestion| suggestion.url.starts_with('/')), "{suggestions:?}");
        assert_eq!(rooms.catalogue.suggest("", Language::Italian).await, Ok(Vec::new()));
    });
}

/// "Caricamento del buono sulla tessera sanitaria (Cesena, Cattolica, Bertinoro, …)".
#[test]
fn a_practice_names_its_entities_its_source_and_its_place() {
    let sheet = practice("buoni-spesa-su-tessera-sanitaria");
    let entities: Vec<&str> = sheet.adoptions.iter().map(|adoption| adoption.entity.slug.as_str()).collect();
    for entity in ["bertinoro", "cattolica", "cesena", "unione-romagna-faentina", "unione-rubicone-e-mare"] {
        assert!(entities.contains(&entity), "{entity} in {entities:?}");
    }
    assert_eq!(entities.len(), 5);
    assert_eq!((sheet.source.slug.as_str(), sheet.source_date.as_str()), ("pratiche-innovative-2020", "2020-07-31"));
    assert!(!sheet.practice.locator.is_empty());
}

#[test]
fn practices_like_it_share_its_theme() {
    let sheet = practice("buoni-spesa-digitali");
    assert!(!sheet.similar.is_empty());
    assert!(sheet.similar.iter().any(|similar| similar.item.slug.starts_with("buoni-spesa")));
    assert!(sheet.similar.iter().all(|similar| similar.item.slug != "buoni-spesa-digitali"), "nothing is like itself");
}

/// "Spazio giovani digitale" and two sheets are about young people; Cesena and two unions did the surveys, and host.
#[test]
fn a_practice_names_the_exchanges_where_it_can_be_seen_with_the_reason() {
    let by_theme = practice("spazio-giovani-digitale").visits;
    let slugs: Vec<&str> = by_theme.iter().map(|visit| visit.card.slug.as_str()).collect();
    assert_eq!(slugs, ["giovani-protagonisti", "nova-innovazione-sociale"]);
    assert!(by_theme.iter().all(|visit| visit.shared_themes[0].slug == "giovani" && visit.adopters.is_empty()));
    let by_host = practice("sondaggi-per-la-popolazione").visits;
    assert!(by_host.iter().all(|visit| !visit.adopters.is_empty() && visit.shared_themes.is_empty()));
    let last_past = by_host.iter().position(|visit| visit.card.past).unwrap_or(by_host.len());
    assert!(by_host[last_past..].iter().all(|visit| visit.card.past), "what can still be visited comes first");
    assert!(practice("libri-a-domicilio").visits.is_empty());
}

#[test]
fn the_page_of_a_practice_says_where_it_can_be_seen_and_when() {
    let page = get("/pratiche/spazio-giovani-digitale").text;
    assert!(page.contains("Perché qui: stesso tema (Giovani)."));
    assert!(page.contains("Prossime date: ") || page.contains("Date della scheda, passate: "));
    assert!(
        get("/en/pratiche/sondaggi-per-la-popolazione").text.contains("the entity that hosts it adopted it (Cesena)")
    );
}

/// "77% dei Comuni … 67% delle Unioni" worked from home: section "Smart working" of the survey of practices.
#[test]
fn the_page_of_a_practice_shows_every_figure_that_measures_it() {
    for path in ["/pratiche/smart-working-dei-dipendenti", "/en/pratiche/smart-working-dei-dipendenti"] {
        let page = get(path).text;
        for (figure, value) in
            [("core-smart-working-comuni-2020", "77\u{a0}%"), ("core-smart-working-unioni-2020", "67\u{a0}%")]
        {
            let row = page.split_once(&format!("id=\"dato-{figure}\"")).expect(figure).1;
            let row = row.split_once("</tr>").expect("a row").0;
            assert!(row.contains(value), "{path}: {figure} is {value}");
            assert!(row.contains(&format!("/osservatorio/dato/{figure}\"")), "{path}: {figure} leads to its page");
        }
    }
}

#[test]
fn every_practice_has_a_sheet_in_both_languages() {
    let slugs = ids("pratiche");
    let wrong = ask(|rooms| async move {
        let mut wrong = Vec::new();
        for slug in slugs {
            for language in Language::ALL {
                match rooms.catalogue.practice(&slug, None, language).await {
                    Ok(sheet) if sheet.practice.id == slug && !sheet.themes.is_empty() => {}
                    other => wrong.push(format!("{slug}: {other:?}")),
                }
            }
        }
        wrong
    });
    assert_none(&wrong);
}

#[test]
fn what_is_not_there_is_not_found() {
    ask(|rooms| async move {
        let sheet = rooms.catalogue.practice("nessuna", None, Language::Italian).await;
        assert_eq!(sheet.err(), Some(AppError::NotFound));
    });
}

#[test]
fn the_index_can_be_deleted_at_any_moment() {
    let database = site().state.database.clone();
    run(async move {
        let folder = TempDir::new().expect("a folder");
        let index = folder.path().join("index");
        for _ in 0..2 {
            let rooms =
                Rooms::open(&database, Some(&index), Clock::default(), "http://127.0.0.1").await.expect("rooms");
            let query = CatalogueQuery::parse("q=tessera%20sanitaria");
            let page = rooms.catalogue.search(&query, Language::Italian).await.expect("a page");
            assert_eq!(slugs(&page.items).first(), Some(&"buoni-spesa-su-tessera-sanitaria"));
            drop(rooms);
            std::fs::remove_dir_all(&index).expect("the index is a folder");
        }
    });
}
