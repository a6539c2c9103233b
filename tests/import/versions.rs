//! What records were before: every import that changes one keeps a version.

use app::catalogue::model::Adoption;
use app::registry::history::{Version, VersionKind};
use app::registry::model::Source;
use server::db::Database;
use server::import::History;

use super::{MANIFEST, import_sources, import_texts, source};
use crate::seeds::Seeds;
use crate::support::{ORIGIN, Site, empty_database, request, run};

const PRACTICE: &str = "buoni-spesa-su-tessera-sanitaria";
const TITLE: &str = "Buoni spesa: caricamento del buono sulla tessera sanitaria";
const NEW_TITLE: &str = "Il buono sulla tessera";
const ADOPTION: &str = "buoni-spesa-su-tessera-sanitaria--cattolica,";

async fn history(database: &Database, table: &str, id: &str) -> History {
    History::of(database, table, id).await.expect("a history")
}

async fn versions(database: &Database, table: &str, id: &str) -> Vec<Version> {
    history(database, table, id).await.versions()
}

/// What made each version, and what it changed.
fn made(versions: &[Version]) -> Vec<(VersionKind, String)> {
    versions.iter().map(|version| (version.kind, version.changed.join(" "))).collect()
}

fn loaded() -> (VersionKind, String) {
    (VersionKind::Loaded, String::new())
}

fn changed(what: &str) -> (VersionKind, String) {
    (VersionKind::Changed, what.to_owned())
}

#[test]
fn a_title_and_an_adoption_that_change_make_two_more_versions_of_a_practice() {
    run(async {
        let (database, seeds) = (empty_database().await, Seeds::copy());
        seeds.load(&database).await;
        assert_eq!(made(&versions(&database, "practice", PRACTICE).await), [loaded()]);

        seeds.edit("catalogue/practices.toml", |text| text.replace(TITLE, NEW_TITLE));
        assert_eq!(seeds.load(&database).await.written, 1);
        assert_eq!(seeds.load(&database).await.written, 0, "the same again");
        seeds.edit("catalogue/adoptions.csv", |text| {
            text.split_inclusive('\n').filter(|line| !line.starts_with(ADOPTION)).collect()
        });
        assert_eq!(seeds.load(&database).await.removed, 1);

        let expected = [loaded(), changed("title"), changed("adoption")];
        assert_eq!(made(&versions(&database, "practice", PRACTICE).await), expected);
        let others = versions(&database, "practice", "buoni-spesa-digitali").await;
        assert_eq!(others.len(), 1, "what did not change has no other version");
        earlier_versions_can_be_read(&Site::over(database).await).await;
    });
}

async fn earlier_versions_can_be_read(site: &Site) {
    let path = format!("/pratiche/{PRACTICE}");
    let ask = async |query: &str| site.ask(request(&format!("{path}{query}"))).await;
    let current = format!("href=\"{ORIGIN}{path}\"");
    let canonical = |html: &str| html.split("<link").any(|tag| tag.contains("canonical") && tag.contains(&current));
    let (first, second, now) = (ask("?v=1").await, ask("?v=2").await, ask("").await);
    for (answer, title, adopters, is_earlier) in
        [(&first, TITLE, 5, true), (&second, NEW_TITLE, 5, true), (&now, NEW_TITLE, 4, false)]
    {
        assert_eq!(answer.status.as_u16(), 200);
        assert!(answer.text.contains(&format!("<h1>{title}")), "{title}");
        assert!(answer.text.contains(&format!("<span>{adopters} enti")), "{adopters}");
        assert!(canonical(&answer.text), "machines are sent to the current one");
        assert_eq!(answer.text.contains("content=\"noindex\""), is_earlier);
        assert_eq!(answer.text.contains("non quella attuale"), is_earlier);
    }
    for words in [": titolo", ": enti che l’hanno adottata", "?v=1\"", "?v=2\""] {
        assert!(now.text.contains(words), "{words}");
    }
    assert_eq!(ask("?v=3").await.text.matches("noindex").count(), 0, "the last version is the current one");
    for (query, status) in [("?v=0", 404), ("?v=4", 404), ("?v=prima", 200)] {
        assert_eq!((query, ask(query).await.status.as_u16()), (query, status));
    }
}

/// What a source was called at a version, given that it has this one now.
fn title_at(history: &History, version: u32, now: &Source) -> Option<String> {
    history.record(Some(version), now.clone()).expect("a source").map(|source| source.title)
}

#[test]
fn what_was_taken_away_and_comes_back_keeps_its_versions() {
    run(async {
        let database = empty_database().await;
        let (first, both) = (source("prima", 1), source("prima", 1) + &source("seconda", 2));
        for sources in [&both, &first, &both, &both, &(first.clone() + &source("seconda", 3))] {
            import_sources(&database, sources).await.expect("an import");
        }
        let history = history(&database, "source", "seconda").await;
        let versions = history.versions();
        let removed = (VersionKind::Removed, String::new());
        assert_eq!(made(&versions), [loaded(), removed, loaded(), changed("number title")]);
        assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
        let today = database.revision().await.expect("a revision").day();
        assert!(versions.iter().all(|version| version.day == today), "{versions:?}");

        let now: Source = database.find("source", "seconda").await.expect("an answer").expect("a source");
        let titles: Vec<Option<String>> = (0..=5).map(|version| title_at(&history, version, &now)).collect();
        let two = Some("Fonte 2".to_owned());
        assert_eq!(titles, [None, two.clone(), None, two, Some("Fonte 3".to_owned()), None]);
        assert_eq!(history.record(None, now.clone()).expect("a source"), Some(now), "the last version needs no number");
    });
}

const ENTITY: &str = "[[entity]]\nid = \"cesena\"\nname = \"Cesena\"\nkind = \"municipality\"\n";

fn practice(id: &str) -> String {
    format!(
        "[[practice]]\nid = \"{id}\"\ntitle_it = \"T\"\nsummary_it = \"S\"\ndescription_it = \"D\"\n\
         source = \"prima\"\nlocator = \"p. 1\"\ngrade = \"documented\"\n"
    )
}

/// Imports two practices and what is said of one adoption.
async fn import_adoption(database: &Database, practice_and_status: &str) {
    let adoptions = format!("id,practice,status,entity,source,locator\nuna,{practice_and_status},cesena,prima,p. 1\n");
    let (practices, sources) = (practice("mele") + &practice("pere"), source("prima", 1));
    let texts = [
        ("manifest.toml", MANIFEST),
        ("sources.toml", sources.as_str()),
        ("registry/entities.toml", ENTITY),
        ("catalogue/practices.toml", practices.as_str()),
        ("catalogue/adoptions.csv", adoptions.as_str()),
    ];
    import_texts(database, &texts, false).await.expect("an import");
}

/// The state of a practice's adoption at a version, given the adoptions of now.
fn status_at(history: &History, practice: &str, version: u32, now: &[Adoption]) -> Option<&'static str> {
    let now = now.iter().filter(|adoption| adoption.practice == practice).cloned().collect();
    let mut then =
        history.parts(Some(version), "adoption", now, |adoption: &Adoption| &adoption.id).expect("adoptions");
    then.retain(|adoption| adoption.practice == practice);
    assert!(then.len() <= 1, "{then:?}");
    then.pop().map(|adoption| adoption.status.word())
}

#[test]
fn a_part_makes_versions_of_its_whole_and_of_the_whole_that_it_leaves() {
    run(async {
        let database = empty_database().await;
        for adoption in ["mele,unknown", "mele,in_force", "pere,in_force"] {
            import_adoption(&database, adoption).await;
        }
        let (apples, pears) =
            (history(&database, "practice", "mele").await, history(&database, "practice", "pere").await);
        assert_eq!(made(&apples.versions()), [loaded(), changed("adoption"), changed("adoption")]);
        assert_eq!(made(&pears.versions()), [loaded(), changed("adoption")]);
        let now: Vec<Adoption> = database.list("adoption").await.expect("adoptions");
        let apples: Vec<_> = (1..=3).map(|version| status_at(&apples, "mele", version, &now)).collect();
        let pears: Vec<_> = (1..=2).map(|version| status_at(&pears, "pere", version, &now)).collect();
        assert_eq!(apples, [Some("unknown"), Some("in_force"), None]);
        assert_eq!(pears, [None, Some("in_force")]);
    });
}
