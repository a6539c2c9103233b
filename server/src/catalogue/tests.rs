//! What a search must do, on the five documents' own data.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use app::catalogue::api::Catalogue;
use app::catalogue::model::{CataloguePage, Facet, FacetValue, Piece, RecordKind, SearchItem};
use app::catalogue::query::{CatalogueQuery, FacetName};
use app::error::AppError;
use app::i18n::Language;
use proptest::prelude::*;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

use super::CatalogueRoom;
use crate::beginning::{empty_database, seeded_database};
use crate::clock::Clock;
use crate::db::Database;
use crate::exchanges::ExchangesRoom;
use crate::import::{Files, import, tables};

/// The engine's tasks live as long as the runtime that they were started on: one for all tests.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
static ROOM: OnceCell<CatalogueRoom> = OnceCell::const_new();

async fn fill(database: &Database, files: &Files) {
    import(database, files, &tables(), false, &|_, _| {}).await.expect("an import");
}

async fn open(database: &Database, index_dir: Option<&Path>) -> CatalogueRoom {
    let exchanges = Arc::new(ExchangesRoom::new(database.clone(), Clock::default()));
    CatalogueRoom::open(database.clone(), exchanges, index_dir).await.expect("a catalogue")
}

async fn room() -> &'static CatalogueRoom {
    let opened = async || open(&seeded_database().await, None).await;
    ROOM.get_or_init(opened).await
}

fn search_in(address: &str, language: Language) -> CataloguePage {
    RUNTIME.block_on(async { room().await.search(&CatalogueQuery::parse(address), language).await }).expect("a page")
}

fn search(address: &str) -> CataloguePage {
    search_in(address, Language::Italian)
}

fn slugs(items: &[SearchItem]) -> Vec<&str> {
    items.iter().map(|item| item.slug.as_str()).collect()
}

fn facet(page: &CataloguePage, name: FacetName) -> &Facet {
    page.facets.iter().find(|facet| facet.name == name.slug()).expect("a facet")
}

fn value<'p>(page: &'p CataloguePage, name: FacetName, word: &str) -> &'p FacetValue {
    let values = &facet(page, name).values;
    values.iter().find(|value| value.value == word).unwrap_or_else(|| panic!("{word} in {values:?}"))
}

fn found(pieces: &[Piece]) -> Vec<&str> {
    pieces.iter().filter(|piece| piece.found).map(|piece| piece.text.as_str()).collect()
}

// Words

#[test]
fn the_practice_with_the_words_in_its_title_comes_first() {
    let page = search("q=buoni spesa tessera");
    assert_eq!(page.items[0].slug, "buoni-spesa-su-tessera-sanitaria");
    assert_eq!(page.items[0].url, "/pratiche/buoni-spesa-su-tessera-sanitaria");
}

#[test]
fn all_words_must_be_found() {
    let page = search("q=tessera sanitaria cattolica");
    assert_eq!(page.total, 1);
    assert_eq!(slugs(&page.items), ["buoni-spesa-su-tessera-sanitaria"]);
}

#[test]
fn other_words_for_a_theme_find_what_is_about_it() {
    assert!(slugs(&search("q=lavoro agile").items).contains(&"smart-working-dei-dipendenti"));
    assert!(slugs(&search("q=telelavoro").items).contains(&"smart-working-dei-dipendenti"));
}

#[test]
fn what_is_said_comes_before_what_is_only_near() {
    let page = search("q=tessera sanitaria&per_pagina=100");
    assert_eq!(page.items[0].slug, "buoni-spesa-su-tessera-sanitaria");
    assert!(slugs(&page.items).contains(&"buoni-spesa-su-conto-corrente"));
}

#[test]
fn accents_case_and_apostrophes_do_not_matter() {
    let with = search("q=Forlì");
    assert!(with.total > 0);
    assert_eq!(slugs(&with.items), slugs(&search("q=FORLI").items));
    let union = search("q=dell'Emilia");
    assert!(union.total > 0);
    assert_eq!(union.total, search("q=emilia").total);
    assert_eq!(union.total, search("q=dell’EMILIA").total);
}

#[test]
fn singular_and_plural_find_the_same() {
    assert_eq!(search("q=questionario").total, search("q=questionari").total);
}

#[test]
fn a_phrase_in_quotes_is_found_as_it_stands() {
    let phrase = search("q=\"consigli di frazione\"");
    assert!(slugs(&phrase.items).contains(&"consigli-di-frazione-in-videoconferenza"));
    assert_eq!(search("q=\"frazione di consigli\"").total, 0);
    assert!(search("q=frazione consigli").total >= 1);
}

#[test]
fn one_wrong_letter_finds_apart() {
    let page = search("q=bibloteca");
    assert_eq!((page.total, page.items.len()), (0, 0));
    assert_eq!(page.did_you_mean.as_deref(), Some("biblioteca"));
    assert!(slugs(&page.similar).contains(&"libri-a-domicilio"), "{:?}", slugs(&page.similar));
    assert!(page.similar.len() <= 5);
}

#[test]
fn only_the_wrong_word_is_put_right() {
    let page = search("q=Libri, domiclio!");
    assert_eq!(page.did_you_mean.as_deref(), Some("Libri, domicilio!"));
    assert_eq!(page.similar[0].slug, "libri-a-domicilio");
}

#[test]
fn where_little_is_found_near_records_are_offered_but_none_twice() {
    let page = search("q=tessera sanitaria cattolica");
    assert_eq!(page.did_you_mean, None);
    assert!(!page.similar.is_empty() && page.similar.len() <= 5);
    assert!(!slugs(&page.similar).contains(&"buoni-spesa-su-tessera-sanitaria"));
}

#[test]
fn english_words_find_and_are_marked_in_english() {
    let page = search_in("q=vouchers", Language::English);
    let first = &page.items[0];
    assert!(first.slug.starts_with("buoni-spesa") && first.url.starts_with("/en/pratiche/"), "{first:?}");
    assert!(!found(&first.highlights.title).is_empty(), "{first:?}");
    assert!(search("q=vouchers").total > 0);
}

#[test]
fn found_words_are_marked_and_texts_stay_whole() {
    let page = search("q=buono");
    let item = page.items.iter().find(|item| item.slug == "buoni-spesa-digitali").expect("the practice");
    assert_eq!(found(&item.highlights.title), ["Buoni"]);
    let title: String = item.highlights.title.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(title, item.title);
}

#[test]
fn markup_in_a_search_is_only_words() {
    let page = search("q=<script>alert(1)</script> nido");
    assert!(page.items.iter().chain(&page.similar).all(|item| !item.title.contains("<script>")));
    for item in page.items.iter().chain(&page.similar) {
        assert!(item.highlights.title.iter().all(|piece| !piece.text.contains('<')));
    }
}

// Everything

#[test]
fn without_words_everything_is_found_by_title() {
    let page = search("");
    assert_eq!(page.total, 51 + 17 + 10 + 55 + 15);
    assert_eq!((page.page, page.pages, page.items.len()), (1, 8, 20));
    assert_eq!(search("q=!!!").total, page.total);
    let kinds = facet(&page, FacetName::Kind);
    let counts: Vec<_> = kinds.values.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(counts, [("progetto", 55), ("pratica", 51), ("scambio", 17), ("domanda", 15), ("servizio", 10)]);
}

#[test]
fn a_page_beyond_the_end_is_the_last_one() {
    let last = search("pagina=8");
    assert_eq!((last.page, last.items.len()), (8, 148 - 7 * 20));
    assert_eq!(slugs(&search("pagina=5000").items), slugs(&last.items));
    assert_eq!(search("q=bibloteca&pagina=3").page, 1);
}

#[test]
fn pages_follow_each_other_without_gap_or_double() {
    let mut seen: Vec<String> = (1..=8)
        .flat_map(|page| search(&format!("pagina={page}&ordine=ente")).items)
        .map(|item| format!("{} {}", item.kind.0.slug(), item.slug))
        .collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 148);
}

#[test]
fn the_order_is_the_one_asked_for() {
    let titles = search("ordine=titolo&cosa=servizio&per_pagina=100").items;
    let first: Vec<&str> = titles.iter().take(2).map(|item| item.title.as_str()).collect();
    assert_eq!(first, ["Domande al SUAP", "Iscrizione all’asilo nido"]);
    let newest = search("ordine=recenti&per_pagina=100").items;
    assert!(newest[..17].iter().all(|item| item.kind.0 == RecordKind::Exchange && item.period == "2024"));
    assert!(newest[17..34].iter().all(|item| item.period == "2023"));
    let entities = search("ordine=ente&cosa=scambio&per_pagina=100").items;
    let hosts: Vec<&str> = entities.iter().map(|item| item.entities[0].name.as_str()).collect();
    assert!(hosts.is_sorted_by_key(|host| host.to_lowercase()), "{hosts:?}");
}

// Facets

#[test]
fn a_wide_theme_finds_its_narrower_ones() {
    let page = search("tema=organi&per_pagina=100");
    let slugs = slugs(&page.items);
    assert!(slugs.contains(&"consiglio-comunale-in-videoconferenza"));
    assert!(slugs.contains(&"giunta-in-videoconferenza"));
    assert!(page.total < 148);
    assert_eq!(value(&page, FacetName::Theme, "organi").count, page.total);
}

#[test]
fn all_themes_are_listed_each_with_the_wider_one() {
    let page = search("tema=giunta-in-videoconferenza");
    let themes = facet(&page, FacetName::Theme);
    assert_eq!(themes.values[0].value, "giunta-in-videoconferenza");
    for theme in ["organi", "consiglio-in-videoconferenza", "nido"] {
        assert!(themes.values.iter().any(|value| value.value == theme), "{theme}");
    }
    let wider = |theme: &str| themes.wider.get(theme).map(String::as_str);
    assert_eq!(wider("giunta-in-videoconferenza"), Some("organi"));
    assert_eq!(wider("organi"), None);
    assert!(facet(&page, FacetName::Entity).wider.is_empty());
}

#[test]
fn a_card_calls_its_source_by_its_short_title() {
    let project = &search("cosa=progetto").items[0];
    assert_eq!(project.source_name, "Piano Esecutivo di Gestione 2020");
    let practice = &search("q=tessera sanitaria cattolica").items[0];
    assert_eq!(practice.source_name, "Le pratiche innovative");
}

#[test]
fn a_facet_s_counts_ignore_its_own_choice() {
    let all = search("");
    let chosen = search("cosa=scambio");
    assert_eq!(chosen.total, 17);
    for kind in RecordKind::ALL {
        let count = |page| value(page, FacetName::Kind, kind.slug()).count;
        assert_eq!(count(&all), count(&chosen));
    }
    assert!(value(&chosen, FacetName::Kind, "scambio").selected);
    assert_eq!(facet(&chosen, FacetName::Kind).values[0].value, "scambio");
}

#[test]
fn inside_a_facet_one_value_is_enough_and_between_facets_all_must_hold() {
    let exchanges = search("cosa=scambio").total;
    let services = search("cosa=servizio").total;
    assert_eq!(search("cosa=scambio&cosa=servizio").total, exchanges + services);
    let both = search("cosa=scambio&ente=cesena");
    assert!(both.total > 0 && both.total < exchanges);
    assert!(both.items.iter().all(|item| item.entities.iter().any(|entity| entity.slug == "cesena")));
}

#[test]
fn a_count_is_what_choosing_the_value_leaves() {
    let page = search("q=comune&cosa=pratica&periodo=2020");
    for facet in &page.facets {
        let name = FacetName::from_slug(&facet.name).expect("a facet");
        for value in facet.values.iter().take(4) {
            let mut alone = CatalogueQuery::parse("q=comune&cosa=pratica&periodo=2020");
            alone.chosen.retain(|(other, _)| *other != name);
            let alone = search(&alone.toggled(name, &value.value).to_query_string());
            assert_eq!(alone.total, value.count, "{} {}", facet.name, value.value);
        }
    }
}

#[test]
fn values_that_would_leave_nothing_stay() {
    let page = search("cosa=domanda");
    assert_eq!(value(&page, FacetName::Period, "2024").count, 0);
    assert_eq!(value(&page, FacetName::Source, "scambio-comune-2024").count, 0);
    assert_eq!(value(&page, FacetName::Source, "smart-land-2023").count, 15);
}

#[test]
fn a_value_that_nobody_knows_finds_nothing_and_can_be_taken_off() {
    let page = search("tema=torte");
    assert_eq!(page.total, 0);
    let unknown = value(&page, FacetName::Theme, "torte");
    assert_eq!((unknown.label.as_str(), unknown.count, unknown.selected), ("torte", 0, true));
    assert_eq!(value(&page, FacetName::Kind, "pratica").count, 0);
    assert_eq!(search("tema=torte&tema=organi").total, search("tema=organi").total);
}

#[test]
fn labels_are_in_the_language_of_the_request() {
    let page = search_in("", Language::English);
    assert_eq!(value(&page, FacetName::Kind, "pratica").label, "Practice");
    assert_eq!(value(&page, FacetName::Theme, "organi").label, "Governing bodies and meetings");
    assert_eq!(value(&page, FacetName::Source, "scambio-comune-2024").label, "sCambio Comune");
    assert_eq!(value(&search(""), FacetName::Province, "FC").label, "Forlì-Cesena");
}

#[test]
fn figures_give_a_service_its_years() {
    let item = &search("q=certificati anagrafici&cosa=servizio").items[0];
    assert_eq!((item.slug.as_str(), item.period.as_str()), ("certificati", "2018–2020"));
    assert_eq!(item.url, "/fonti/benchmark-servizi-2020#certificati");
}

#[test]
fn the_map_counts_the_whole_result_by_place() {
    assert!(search("cosa=scambio").map.is_empty());
    let page = search("cosa=scambio&vista=mappa&per_pagina=1");
    let cesena = page.map.iter().find(|point| point.slug == "cesena").expect("Cesena");
    assert_eq!(cesena.count, value(&page, FacetName::Entity, "cesena").count);
    assert!(page.map.is_sorted_by(|one, other| one.count >= other.count));
}

// Beside the search

#[test]
fn what_is_typed_is_completed() {
    let suggest = |text: &str| {
        RUNTIME.block_on(async { room().await.suggest(text, Language::Italian).await }).expect("suggestions")
    };
    let records = suggest("buoni sp");
    assert!(records.len() <= 8);
    assert!(records.iter().any(|one| one.url == "/temi/buoni-spesa" && one.what == "Tema"), "{records:?}");
    assert!(records.iter().any(|one| one.url == "/pratiche/buoni-spesa-digitali" && one.what == "Pratica"));
    assert!(suggest("cese").iter().any(|one| one.text == "Cesena" && one.url == "/enti/cesena" && one.what == "Ente"));
    assert!(suggest("lavoro ag").iter().any(|one| one.url == "/temi/smart-working"));
    assert!(suggest(" '").is_empty());
}

#[test]
fn a_practice_has_its_adoptions_by_name_and_others_like_it() {
    let practice = |slug: &str| RUNTIME.block_on(async { room().await.practice(slug, None, Language::Italian).await });
    let sheet = practice("buoni-spesa-su-tessera-sanitaria").expect("a sheet");
    let names: Vec<&str> = sheet.adoptions.iter().map(|line| line.entity.name.as_str()).collect();
    assert_eq!(names, ["Bertinoro", "Cattolica", "Cesena", "Unione della Romagna Faentina", "Unione Rubicone e Mare"]);
    assert_eq!(sheet.source.name, "Le pratiche innovative");
    assert_eq!(sheet.source_date, "2020-07-31");
    assert_eq!(sheet.similar.len(), 4);
    for similar in &sheet.similar {
        assert!(similar.shared_themes.iter().any(|theme| theme.slug == "buoni-spesa"), "{similar:?}");
    }
    assert_eq!(sheet.updated.len(), "2026-11-21".len());
    assert_eq!(practice("nessuna").expect_err("nothing"), AppError::NotFound);
}

#[test]
fn the_catalogue_is_counted() {
    let overview = RUNTIME.block_on(async { room().await.overview(Language::Italian).await }).expect("an overview");
    let counts: Vec<_> = overview.kinds.iter().map(|(kind, count)| (kind.0, *count)).collect();
    assert_eq!(counts[0], (RecordKind::Practice, 51));
    assert_eq!(counts[4], (RecordKind::Question, 15));
    assert_eq!(overview.themes.len(), 6);
    assert!(overview.themes.is_sorted_by(|one, other| one.count >= other.count));
    assert!(overview.newest.len() == 3 && overview.newest.iter().all(|item| item.kind.0 == RecordKind::Practice));
    assert_eq!(overview.newest[0].period, "2023");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_query_gives_a_page(address in "(q=)?\\PC{0,60}", order in "(&ordine=ente)?(&pagina=[0-9]{1,4})?") {
        for language in Language::ALL {
            let page = search_in(&format!("{address}{order}"), language);
            prop_assert!(page.page >= 1 && page.page <= page.pages);
            prop_assert!(page.items.len() <= 20 && page.similar.len() <= 5);
        }
    }

    #[test]
    fn any_text_gives_suggestions(text in "\\PC{0,40}") {
        let found = RUNTIME.block_on(async { room().await.suggest(&text, Language::Italian).await });
        prop_assert!(found.expect("suggestions").len() <= 8);
    }
}

// The index itself

/// One practice with a title.
fn little(title: &str) -> Files {
    let practice = format!(
        "[[practice]]\nid = \"prova\"\ntitle_it = \"{title}\"\nsummary_it = \"Una prova.\"\n\
         description_it = \"Prova.\"\nthemes = [\"tema\"]\nsource = \"fonte\"\nlocator = \"pagina 1\"\n\
         grade = \"documented\"\n"
    );
    let theme = "[[theme]]\nid = \"tema\"\nlabel_it = \"Tema\"\ndescription_it = \"Tema.\"\norder = 1\n";
    let source = "[[source]]\nid = \"fonte\"\nnumber = 1\ntitle = \"Fonte\"\npublisher = \"Ente\"\n\
                  file_kind = \"pdf\"\nsummary_it = \"S.\"\nmethod_it = \"M.\"\nlimits_it = \"L.\"\n";
    Files::from_texts([
        ("manifest.toml", "dataset = \"prova\""),
        ("catalogue/practices.toml", practice.as_str()),
        ("registry/themes.toml", theme),
        ("sources.toml", source),
    ])
}

async fn total(room: &CatalogueRoom, address: &str) -> u64 {
    room.search(&CatalogueQuery::parse(address), Language::Italian).await.expect("a page").total
}

#[test]
fn a_change_of_the_data_is_followed() {
    RUNTIME.block_on(async {
        let database = empty_database().await;
        let room = open(&database, None).await;
        assert_eq!(total(&room, "").await, 0);
        fill(&database, &little("Mele")).await;
        assert!(room.follow().await.expect("a look"));
        assert_eq!(total(&room, "q=mela").await, 1);
        assert!(!room.follow().await.expect("a look"));
        fill(&database, &little("Pere")).await;
        assert!(room.follow().await.expect("a look"));
        assert_eq!((total(&room, "q=mela").await, total(&room, "q=pera").await), (0, 1));
    });
}

#[test]
fn an_index_on_disk_comes_back_whatever_happens_to_it() {
    RUNTIME.block_on(async {
        let (database, folder) = (empty_database().await, TempDir::new().expect("a folder"));
        fill(&database, &little("Mele")).await;
        let open = async || self::open(&database, Some(folder.path())).await;
        assert_eq!(total(&open().await, "q=mele").await, 1);
        // As it was left.
        assert_eq!(total(&open().await, "q=mele").await, 1);
        // Damaged.
        for file in std::fs::read_dir(folder.path().join("segments")).expect("files").flatten() {
            std::fs::write(file.path(), b"?").expect("a write");
        }
        assert_eq!(total(&open().await, "q=mele").await, 1);
        // Gone while it is in use, and the data change.
        let room = open().await;
        std::fs::remove_dir_all(folder.path()).expect("a folder");
        assert_eq!(total(&room, "q=mele").await, 1);
        fill(&database, &little("Pere")).await;
        assert!(room.follow().await.expect("a look"));
        assert_eq!(total(&room, "q=pere").await, 1);
        // Left behind by the data.
        drop(room);
        fill(&database, &little("Uva")).await;
        assert_eq!(total(&open().await, "q=uva").await, 1);
    });
}

#[test]
fn two_rooms_do_not_share_a_folder() {
    RUNTIME.block_on(async {
        let (database, folder) = (empty_database().await, TempDir::new().expect("a folder"));
        fill(&database, &little("Mele")).await;
        let first = self::open(&database, Some(folder.path())).await;
        let second = self::open(&database, Some(folder.path())).await;
        fill(&database, &little("Pere")).await;
        for room in [&first, &second] {
            assert!(room.follow().await.expect("a look"));
            assert_eq!(total(room, "q=pere").await, 1);
        }
    });
}

#[test]
fn a_search_under_way_keeps_the_index_that_it_began_with() {
    RUNTIME.block_on(async {
        let database = empty_database().await;
        fill(&database, &little("Mele")).await;
        let room = open(&database, None).await;
        let before = room.snapshot();
        fill(&database, &little("Pere")).await;
        room.follow().await.expect("a look");
        assert_eq!(before.view.searcher.num_docs(), 1);
        let query = CatalogueQuery::parse("q=mele");
        let page = super::search::search(&before, &query, Language::Italian).expect("a page");
        let titles: Vec<&str> = page.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!((page.total, titles), (1, vec!["Mele"]));
    });
}
