//! Times searches with facets over a database that is already filled, and prints what it found as one line of JSON.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::catalogue::api::Catalogue;
use app::catalogue::query::CatalogueQuery;
use app::i18n::Language;
use server::clock::Clock;
use server::config::DatabaseConfig;
use server::db::Database;
use server::rooms::Rooms;
use tikv_jemallocator::Jemalloc;

#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

/// What readers write: each is asked with each of [`CHOICES`].
const TEXTS: [&str; 20] = [
    "",
    "buoni spesa",
    "consiglio in videoconferenza",
    "\"smart working\"",
    "biblioteca",
    "certificati anagrafici",
    "sportello telefonico per anziani",
    "mensa",
    "appuntamenti anagrafe",
    "prenotazioni on line",
    "whatsapp",
    "bounoi spesa",
    "videoconferenze giunta",
    "Cesena",
    "online booking",
    "remote advice for students",
    "town plan",
    "lavoro agile dipendenti comunali",
    "astronave",
    "servizio",
];

/// What readers choose beside the words, as it stands in an address.
const CHOICES: [&str; 10] = [
    "",
    "cosa=pratica",
    "tema=aiuti",
    "provincia=BO&provincia=MO",
    "tipo_ente=comune&periodo=2020",
    "strumento=whatsapp",
    "fonte=pratiche-innovative-2020&ordine=recenti",
    "tema=servizi-online&cosa=pratica&provincia=FC",
    "ordine=titolo&pagina=3",
    "vista=mappa",
];

/// A query and the language in which it is asked.
type Question = (CatalogueQuery, Language);

fn main() {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [url, rounds] = arguments.as_slice() else {
        eprintln!("search DATABASE ROUNDS: the database is filled already, and no program has it open");
        std::process::exit(2);
    };
    let rounds: u32 = rounds.parse().expect("a number of rounds");
    let threads = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
    println!("{}", threads.block_on(measure(url, rounds)));
}

async fn measure(url: &str, rounds: u32) -> serde_json::Value {
    let config = DatabaseConfig { url: url.to_owned(), credentials: None };
    let database = Database::open(&config).await.expect("a database that can be opened");
    let began = Instant::now();
    let rooms = Rooms::open(&database, None, Clock::default(), "http://127.0.0.1").await.expect("an index of the data");
    let indexed = began.elapsed();
    let questions = questions();
    // The first round fills the caches, and is not counted.
    let records = ask_all(&rooms.catalogue, &questions, &mut Vec::new()).await;
    let mut times = Vec::new();
    for _ in 0..rounds {
        ask_all(&rooms.catalogue, &questions, &mut times).await;
    }
    times.sort();
    serde_json::json!({
        "records": records,
        "searches": times.len(),
        "indexed": milliseconds(indexed),
        "p50": milliseconds(percentile(&times, 50)),
        "p95": milliseconds(percentile(&times, 95)),
        "p99": milliseconds(percentile(&times, 99)),
    })
}

fn questions() -> Vec<Question> {
    let of = |text: &str, choice: &str| {
        let mut query = CatalogueQuery::parse(choice);
        assert!(query.ignored.is_empty(), "{choice} makes no sense: {:?}", query.ignored);
        text.clone_into(&mut query.text);
        query
    };
    let queries = TEXTS.iter().flat_map(|text| CHOICES.iter().map(move |choice| of(text, choice)));
    queries.zip([Language::Italian, Language::English].into_iter().cycle()).collect()
}

/// Asks everything once, adds the times, and says how many records the broadest query found.
async fn ask_all(catalogue: &Arc<impl Catalogue>, questions: &[Question], times: &mut Vec<Duration>) -> u64 {
    let mut most = 0;
    for (query, language) in questions {
        let began = Instant::now();
        let page = catalogue.search(query, *language).await.expect("an answer");
        times.push(began.elapsed());
        most = most.max(page.total);
    }
    most
}

/// The time within which so many of a hundred searches were answered.
fn percentile(sorted: &[Duration], hundredths: usize) -> Duration {
    let rank = (sorted.len() * hundredths).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1_000_000.0).round() / 1_000.0
}
