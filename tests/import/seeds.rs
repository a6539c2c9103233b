//! What an import writes, leaves and removes.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use server::import::{self, Files, Outcome};
use surrealdb::types::Object;

use super::{import_sources, import_texts, source, source_ids};
use crate::support::{Site, empty_database, import_seeds, request, run};

#[test]
fn the_five_documents_go_in_twice_without_change() {
    run(async {
        let database = empty_database().await;
        let first = import_seeds(&database).await;
        assert!(first.written > 0);
        assert_eq!((first.removed, first.unchanged), (0, 0));
        let before = database.revision().await.expect("a revision");
        let again = import_seeds(&database).await;
        assert_eq!(again, Outcome { written: 0, removed: 0, unchanged: first.written });
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
        let files = Files::from_folder(&folder, &import::tables()).expect("the folder of the seeds");
        let from_disk = import::import(&database, &files, &import::tables(), false, &|_, _| {}).await;
        assert_eq!(from_disk.expect("seeds without mistakes"), again, "the program carries what the folder holds");
        assert_eq!(database.revision().await.expect("a revision"), before, "nothing changed");
    });
}

#[test]
fn a_row_that_left_the_files_leaves_the_database() {
    run(async {
        let database = empty_database().await;
        let both = source("prima", 1) + &source("seconda", 2);
        import_sources(&database, &both).await.expect("an import");
        let outcome = import_sources(&database, &source("prima", 1)).await.expect("an import");
        assert_eq!(outcome, Outcome { written: 0, removed: 1, unchanged: 1 });
        assert_eq!(source_ids(&database).await, ["prima"]);
    });
}

#[test]
fn the_address_of_what_left_answers_that_it_is_gone() {
    run(async {
        let database = empty_database().await;
        import_sources(&database, &(source("prima", 1) + &source("seconda", 2))).await.expect("an import");
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        let site = Site::over(database).await;
        for (path, status) in [("/fonti/prima", 200), ("/fonti/seconda", 410), ("/fonti/terza", 404)] {
            let answer = site.ask(request(path)).await;
            assert_eq!((path, answer.status.as_u16()), (path, status));
            assert!(answer.is_whole_page(), "{path} has ways onward");
        }
    });
}

#[test]
fn a_row_that_changed_is_written_again_and_counted_as_a_change() {
    run(async {
        let database = empty_database().await;
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        let before = database.revision().await.expect("a revision").revision;
        let outcome = import_sources(&database, &source("prima", 2)).await.expect("an import");
        assert_eq!(outcome, Outcome { written: 1, removed: 0, unchanged: 0 });
        let numbers: Vec<i64> = database.read("SELECT VALUE number FROM source", Object::new()).await.expect("numbers");
        assert_eq!(numbers, [2]);
        assert!(database.revision().await.expect("a revision").revision > before);
    });
}

/// A record that no import made has no origin.
const MAKE_A_PERSONS_RECORD: &str = "UPDATE source:seconda SET origin = NONE, digest = NONE;";

#[test]
fn what_a_person_made_stays() {
    run(async {
        let database = empty_database().await;
        let both = source("prima", 1) + &source("seconda", 2);
        import_sources(&database, &both).await.expect("an import");
        database.write(MAKE_A_PERSONS_RECORD, Object::new()).await.expect("a person's record");
        let outcome = import_sources(&database, &source("prima", 1)).await.expect("an import");
        assert_eq!(outcome.removed, 0);
        assert_eq!(source_ids(&database).await, ["prima", "seconda"]);
        let refused = import_sources(&database, &both).await.expect_err("it belongs to somebody");
        assert!(refused.to_string().contains("1 mistakes"), "{refused}");
        assert_eq!(source_ids(&database).await, ["prima", "seconda"]);
    });
}

#[test]
fn another_dataset_leaves_mine_alone() {
    run(async {
        let database = empty_database().await;
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        let other = source("seconda", 2);
        let texts = [("manifest.toml", "dataset = \"altra\"\n"), ("sources.toml", other.as_str())];
        let outcome = import_texts(&database, &texts, false).await.expect("an import");
        assert_eq!(outcome, Outcome { written: 1, removed: 0, unchanged: 0 });
        assert_eq!(source_ids(&database).await, ["prima", "seconda"]);
    });
}

#[test]
fn a_check_says_what_would_be_and_writes_nothing() {
    run(async {
        let database = empty_database().await;
        let sources = source("prima", 1);
        let texts = [("manifest.toml", super::MANIFEST), ("sources.toml", sources.as_str())];
        let outcome = import_texts(&database, &texts, true).await.expect("a check");
        assert_eq!(outcome, Outcome { written: 1, removed: 0, unchanged: 0 });
        assert_eq!(source_ids(&database).await, Vec::<String>::new());
        assert_eq!(database.revision().await.expect("a revision").revision, 0);
    });
}

#[test]
fn an_import_says_how_far_it_is() {
    run(async {
        let database = empty_database().await;
        let sources: String = (1..=3).map(|number| source(&format!("fonte-{number}"), number)).collect();
        let files = Files::from_texts([("manifest.toml", super::MANIFEST), ("sources.toml", sources.as_str())]);
        let told = AtomicUsize::new(0);
        let progress = |done: usize, total: usize| {
            assert!(done <= total);
            told.store(done, Ordering::Relaxed);
        };
        import::import(&database, &files, &import::tables(), false, &progress).await.expect("an import");
        assert_eq!(told.load(Ordering::Relaxed), 3);
    });
}

#[test]
fn a_change_reaches_pages_and_their_tags() {
    run(async {
        let database = empty_database().await;
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        let site = Site::over(database.clone()).await;
        let before = site.ask(request("/fonti")).await;
        assert!(before.text.contains("Fonte 1") && !before.text.contains("Fonte 2"));
        import_sources(&database, &(source("prima", 1) + &source("seconda", 2))).await.expect("an import");
        site.state.follow().await;
        let after = site.ask(request("/fonti")).await;
        assert!(after.text.contains("Fonte 2"));
        assert_ne!(before.header("etag"), after.header("etag"));
    });
}
