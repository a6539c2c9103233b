//! The schema's life, on a folder as the program keeps it.

use std::time::Duration;

use app::registry::history::VersionKind;
use server::config::DatabaseConfig;
use server::db::{Database, DatabaseError};
use server::import::History;
use surrealdb::types::Object;
use tempfile::TempDir;

use super::{import_sources, source, source_ids};
use crate::support::run;

/// The migrations that the program knows.
const KNOWN: i64 = 19;

/// Opens the database of a folder; the engine lets go of it a moment after its last handle.
async fn open(folder: &TempDir) -> Result<Database, DatabaseError> {
    let url = format!("surrealkv://{}?sync=every", folder.path().display());
    let mut waits = 0;
    loop {
        match Database::open(&DatabaseConfig { url: url.clone(), credentials: None }).await {
            Err(DatabaseError::Engine(_)) if waits < 100 => {
                waits += 1;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            opened => return opened,
        }
    }
}

async fn steps(database: &Database) -> Vec<i64> {
    database.read("SELECT VALUE number FROM migration ORDER BY number", Object::new()).await.expect("steps")
}

#[test]
fn a_restart_finds_schema_and_data_as_they_were() {
    run(async {
        let folder = TempDir::new().expect("a folder");
        let database = open(&folder).await.expect("a new database");
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        let (before, revision) = (steps(&database).await, database.revision().await.expect("a revision"));
        assert_eq!(before, (1..=KNOWN).collect::<Vec<_>>());
        drop(database);
        let database = open(&folder).await.expect("the same database");
        assert_eq!(steps(&database).await, before, "no step is taken twice");
        assert_eq!(source_ids(&database).await, ["prima"]);
        assert_eq!(database.revision().await.expect("a revision"), revision);
    });
}

/// Takes away what the steps after the eleventh made.
const FORGET_PEOPLE: &str = "
     REMOVE TABLE audit_event; REMOVE TABLE audit_head; REMOVE TABLE outbox; REMOVE TABLE letter; REMOVE TABLE mail_choice;
     REMOVE TABLE mail_secret;
     REMOVE TABLE person; REMOVE TABLE sitting; REMOVE TABLE attempt; REMOVE TABLE link; REMOVE TABLE identity;
     REMOVE TABLE proposal; REMOVE TABLE proposal_counter; REMOVE TABLE proposal_revision; REMOVE TABLE attachment;
     REMOVE TABLE remark; REMOVE TABLE criterion; REMOVE TABLE checklist; REMOVE TABLE saved_view; REMOVE TABLE desk_batch;
     REMOVE TABLE claim_grade; REMOVE TABLE result_grade; REMOVE TABLE practice_alias; REMOVE TABLE practice_merge;
     REMOVE FIELD why ON gone;
     REMOVE TABLE reminder; REMOVE TABLE opinion; REMOVE TABLE feedback_state; REMOVE TABLE use_question;
     REMOVE TABLE use_confirmation;
     REMOVE TABLE claim_rule;
     REMOVE TABLE registry_revision; REMOVE TABLE moved; REMOVE TABLE registry_typed; REMOVE TABLE registry_upload;
     DELETE migration WHERE number >= 12;";

/// A database as programs left it before they kept versions: without what step 8 and those after it made.
const FORGET_VERSIONS: &str = "
     REMOVE TABLE version; REMOVE TABLE chart; REMOVE TABLE figure_option; REMOVE TABLE story; REMOVE TABLE story_part;
     DELETE migration WHERE number >= 8;";

#[test]
fn what_was_loaded_before_versions_were_kept_has_one_of_the_last_change() {
    run(async {
        let folder = TempDir::new().expect("a folder");
        let database = open(&folder).await.expect("a new database");
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        database.write(&[FORGET_PEOPLE, FORGET_VERSIONS].concat(), Object::new()).await.expect("an old database");
        drop(database);
        let database = open(&folder).await.expect("the same database");
        import_sources(&database, &source("prima", 2)).await.expect("an import");
        let versions = History::of(&database, "source", "prima").await.expect("a history").versions();
        let day = database.revision().await.expect("a revision").day();
        let made: Vec<_> = versions.iter().map(|version| (version.kind, version.day.as_str())).collect();
        assert_eq!(made, [(VersionKind::Loaded, day.as_str()), (VersionKind::Changed, day.as_str())]);
    });
}

/// A chart as programs kept it before days were one dimension, in a database without what step 11 made.
const MONTHS_AND_DAYS: &str = "REMOVE FIELD `group` ON chart; REMOVE FIELD said ON chart; REMOVE FIELD said.it ON chart;\
     REMOVE FIELD said.en ON chart; REMOVE FIELD several ON chart; REMOVE FIELD several.* ON chart;\
     REMOVE FIELD inferred ON chart; REMOVE FIELD within ON chart; DELETE migration WHERE number >= 11;\
     CREATE chart:giorni SET `order` = 1, source = source:prima, name = { it: 'Giorni' }, title = { it: 'Giorni' },\
     form = 'heatmap', records = 'days', `rows` = ['month'], series = 'day', sort = 'order', finding = 'largest';";

#[test]
fn a_chart_of_months_and_days_becomes_one_of_days() {
    run(async {
        let folder = TempDir::new().expect("a folder");
        let database = open(&folder).await.expect("a new database");
        import_sources(&database, &source("prima", 1)).await.expect("an import");
        database.write(&[FORGET_PEOPLE, MONTHS_AND_DAYS].concat(), Object::new()).await.expect("an old database");
        drop(database);
        let database = open(&folder).await.expect("the same database");
        let charts: Vec<(String, Vec<String>, Option<String>)> = database
            .read("SELECT VALUE [form, `rows`, series] FROM chart", Object::new())
            .await
            .expect("charts of known words");
        assert_eq!(charts, [("calendar".to_owned(), vec!["date".to_owned()], None)]);
    });
}

#[test]
fn a_database_of_a_later_program_is_refused() {
    run(async {
        let folder = TempDir::new().expect("a folder");
        let database = open(&folder).await.expect("a new database");
        let later = "CREATE migration:99 SET number = 99, name = 'later';";
        database.write(later, Object::new()).await.expect("a later step");
        drop(database);
        let Err(refused) = open(&folder).await else { panic!("a later database was opened") };
        assert_eq!(
            refused.to_string(),
            "the database is of version 99, and this program knows versions up to 19: use a newer program"
        );
    });
}

#[test]
fn writers_at_the_same_time_all_count() {
    run(async {
        let database = crate::support::empty_database().await;
        let writers = (0..8).map(|_| {
            let database = database.clone();
            tokio::spawn(async move { database.write(server::db::MARK_CHANGE, Object::new()).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("a writer who gets to the end").expect("a change");
        }
        assert_eq!(database.revision().await.expect("a revision").revision, 8);
    });
}
