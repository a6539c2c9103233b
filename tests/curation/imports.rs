//! Imports after edits and merges, and imports from the pages: looked at first, then applied as shown.

use std::io::{Cursor, Write};

use app::accounts::model::{Role, Viewer};
use app::error::AppError;
use app::registry::curation::imports::{ApplyForm, Difference, DifferenceKind, ImportTrouble, UploadSheet};
use app::registry::curation::model::RegistryKind;
use serde_json::{Value, json};
use server::import::{plan, tables};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Room, anna, files_with, import_files};
use crate::support::run;

const ENTITIES: &str = "registry/entities.toml";
/// What a later version of the files says of the town.
const RENAMED: (&str, &str, &str) = (ENTITIES, "name = \"Cesena\"", "name = \"Cesena nuova\"");

/// The files in an archive, below a folder.
fn archive(changes: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files_with(changes) {
        writer.start_file(format!("dati/{name}"), SimpleFileOptions::default()).expect("a file");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

async fn upload(room: &Room, changes: &[(&str, &str, &str)]) -> String {
    let sent = room.site.state.rooms.curation.upload(&anna(), "dati.zip", archive(changes)).await;
    sent.expect("an answer").expect("an upload")
}

async fn look(room: &Room, upload: &str) -> UploadSheet {
    room.site.state.rooms.curation.look(&anna(), upload).await.expect("an answer").expect("a sheet")
}

async fn apply(room: &Room, sheet: &UploadSheet) -> Result<Result<(), ImportTrouble>, AppError> {
    let form = ApplyForm { upload: sheet.id.clone(), shown: sheet.shown.clone() };
    room.site.state.rooms.curation.apply(&anna(), form).await
}

/// Table, id, how, and the fields.
fn said(differences: &[Difference]) -> Vec<String> {
    let line = |one: &Difference| {
        let fields: Vec<String> =
            one.fields.iter().map(|field| format!("{} {}→{}", field.name, field.before, field.after)).collect();
        format!("{}/{} {} {}", one.table, one.id, one.kind.word(), fields.join("; ")).trim_end().to_owned()
    };
    differences.iter().map(line).collect()
}

async fn differences(room: &Room, changes: &[(&str, &str, &str)]) -> Vec<String> {
    let files = import_files(changes);
    let plan = plan(&room.database, &files, &tables()).await.expect("files without mistakes");
    said(&plan.differences(&room.database).await.expect("differences"))
}

#[test]
fn what_was_edited_here_stays_and_is_listed_as_a_difference() {
    run(async {
        let room = Room::open().await;
        let edited = room.edit(RegistryKind::Entity, "cesena", &[("aliases", "Comune di Cesena")]).await;
        assert!(edited.expect("an answer").is_ok());
        let kept = "entity/cesena kept name Cesena→Cesena nuova; aliases Comune di Cesena→";
        assert_eq!(differences(&room, &[RENAMED]).await, [kept]);
        assert_eq!(room.load(&[RENAMED]).await.removed, 0);
        let town = room.record("entity", "cesena").await;
        assert_eq!((&town["name"], &town["aliases"]), (&json!("Cesena"), &json!(["Comune di Cesena"])));
        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        assert_eq!(differences(&room, &[RENAMED]).await, ["entity/cesena changed name Cesena→Cesena nuova"]);
        assert_eq!(room.load(&[RENAMED]).await.written, 1, "its dataset speaks for it again");
        assert_eq!(room.record("entity", "cesena").await["name"], json!("Cesena nuova"));
    });
}

#[test]
fn imports_follow_a_merge() {
    run(async {
        let room = Room::open().await;
        let preview = room.preview(RegistryKind::Entity, "citta-di-cesena", "?con=cesena").await;
        assert_eq!(room.confirm(&preview).await, Ok(Ok("cesena".to_owned())));
        for locator in ["p. 1", "p. 7"] {
            let changed = ("catalogue/adoptions.csv", "fonte,p. 1", "fonte,p. 7");
            let edits = if locator == "p. 1" { Vec::new() } else { vec![changed] };
            assert_eq!(room.load(&edits).await.removed, 0);
            let adoption = room.record("adoption", "tessera--citta-di-cesena").await;
            assert_eq!((&adoption["entity"], &adoption["locator"]), (&json!("cesena"), &json!(locator)));
            assert_eq!(room.record("exchange", "vieni-a-vedere").await["hosts"], json!(["cesena"]));
            assert_eq!(room.record("entity", "citta-di-cesena").await, Value::Null, "it does not come back");
        }
    });
}

#[test]
fn a_dry_run_changes_nothing_and_what_it_shows_is_applied_once() {
    run(async {
        let room = Room::open().await;
        let (before, revision) = (room.everything().await, room.database.revision().await.expect("a revision"));
        let new = (
            ENTITIES,
            "[[entity]]\nid = \"unione-savio\"",
            "[[entity]]\nid = \"forli\"\nname = \"Forlì\"\nkind = \"municipality\"\n\n[[entity]]\nid = \"unione-savio\"",
        );
        let upload = upload(&room, &[RENAMED, new]).await;
        let sheet = look(&room, &upload).await;
        assert_eq!(said(&sheet.differences), ["entity/cesena changed name Cesena→Cesena nuova", "entity/forli new"]);
        let counts = [("entity".to_owned(), DifferenceKind::New, 1), ("entity".to_owned(), DifferenceKind::Changed, 1)];
        assert_eq!(sheet.counts, counts);
        assert_eq!((room.everything().await, room.database.revision().await.expect("a revision")), (before, revision));
        assert!(room.trail().await.is_empty());

        assert_eq!(apply(&room, &sheet).await, Ok(Ok(())));
        assert_eq!(room.record("entity", "cesena").await["name"], json!("Cesena nuova"));
        assert_eq!(room.status("/enti/forli").await.as_u16(), 200);
        assert_eq!(room.trail().await, ["imported"]);
        assert_eq!(apply(&room, &sheet).await, Ok(Err(ImportTrouble::Applied)));
        assert!(look(&room, &upload).await.applied.is_some());
        let past = room.site.state.rooms.curation.imports(&anna(), "").await.expect("imports").past;
        assert_eq!((past.len(), past[0].by.as_str(), past[0].name.as_str()), (1, "Anna Bianchi", "dati.zip"));
        assert_eq!((past[0].written, past[0].removed, past[0].digest.len()), (2, 0, 64));
    });
}

#[test]
fn an_import_is_undone_unless_something_of_it_changed_since() {
    run(async {
        let room = Room::open().await;
        let curation = &room.site.state.rooms.curation;
        let before = room.everything().await;
        let new = (
            "registry/tools.toml",
            "[[tool]]\nid = \"tessera\"",
            "[[tool]]\nid = \"app\"\nname = \"App\"\nkind = \"app\"\n\n[[tool]]\nid = \"tessera\"",
        );
        let without =
            ("catalogue/adoptions.csv", "tessera--citta-di-cesena,tessera,citta-di-cesena,in_force,fonte,p. 1\n", "");
        let first = upload(&room, &[RENAMED, new, without]).await;
        let sheet = look(&room, &first).await;
        assert_eq!(apply(&room, &sheet).await, Ok(Ok(())));
        let edited = room.edit(RegistryKind::Tool, "app", &[("aliases", "Applicazione")]).await;
        assert!(edited.expect("an answer").is_ok());
        assert_eq!(curation.undo_import(&anna(), &first).await, Ok(Err(ImportTrouble::ChangedSince)));
        assert_eq!(room.record("entity", "cesena").await["name"], json!("Cesena nuova"), "nothing of it was undone");

        let room = Room::open().await;
        let curation = &room.site.state.rooms.curation;
        let first = upload(&room, &[RENAMED, new, without]).await;
        let sheet = look(&room, &first).await;
        assert_eq!(apply(&room, &sheet).await, Ok(Ok(())));
        assert_eq!(room.record("adoption", "tessera--citta-di-cesena").await, Value::Null);
        assert_eq!(curation.undo_import(&anna(), &first).await, Ok(Ok(())));
        assert_eq!(room.everything().await.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
        assert_eq!(room.record("entity", "cesena").await["name"], json!("Cesena"));
        assert_eq!(curation.undo_import(&anna(), &first).await, Ok(Err(ImportTrouble::UndoneBefore)));
        assert_eq!(curation.undo_import(&anna(), "inventata").await, Ok(Err(ImportTrouble::Expired)));
        assert_eq!(room.trail().await, ["imported", "undone"]);
        assert_eq!(differences(&room, &[]).await, Vec::<String>::new(), "the earlier files say the same");
    });
}

#[test]
fn only_what_was_shown_is_applied_and_only_within_an_hour() {
    run(async {
        let room = Room::open().await;
        let upload = upload(&room, &[RENAMED]).await;
        let sheet = look(&room, &upload).await;
        let edited = room.edit(RegistryKind::Entity, "cesena", &[("province", "RN")]).await;
        assert!(edited.expect("an answer").is_ok());
        assert_eq!(apply(&room, &sheet).await, Ok(Err(ImportTrouble::Changed)));
        let sheet = look(&room, &upload).await;
        let later = room.site.at("2024-06-10T10:10:00").await;
        let form = ApplyForm { upload: sheet.id.clone(), shown: sheet.shown.clone() };
        let applied = later.state.rooms.curation.apply(&anna(), form).await;
        assert_eq!(applied, Ok(Err(ImportTrouble::Expired)));
        let another = Viewer { id: "bruno".into(), ..anna() };
        let look = room.site.state.rooms.curation.look(&another, &upload).await;
        assert_eq!(look.expect("an answer").err(), Some(ImportTrouble::Expired), "it is somebody else's");
        assert!(room.trail().await.iter().all(|kind| kind != "imported"));
    });
}

#[test]
fn mistakes_are_named_by_file_and_line_and_nothing_is_applied() {
    run(async {
        let room = Room::open().await;
        let wrong = (ENTITIES, "kind = \"union\"", "kind = \"castello\"");
        let upload = upload(&room, &[wrong]).await;
        let sheet = look(&room, &upload).await;
        assert_eq!(sheet.mistakes_total, 1);
        assert!(sheet.mistakes[0].starts_with("registry/entities.toml:"), "{:?}", sheet.mistakes);
        assert_eq!(apply(&room, &sheet).await, Ok(Err(ImportTrouble::Mistakes)));
    });
}

#[test]
fn nobody_but_curators_imports() {
    run(async {
        let room = Room::open().await;
        for role in [Role::Contributor, Role::Referent, Role::Administrator] {
            let viewer = Viewer { role, ..anna() };
            let curation = &room.site.state.rooms.curation;
            assert_eq!(curation.upload(&viewer, "a.zip", archive(&[])).await, Err(AppError::Forbidden));
            assert_eq!(curation.look(&viewer, "x").await.err(), Some(AppError::Forbidden));
            assert_eq!(curation.apply(&viewer, ApplyForm::default()).await, Err(AppError::Forbidden));
            assert_eq!(curation.undo(&viewer, "x").await, Err(AppError::Forbidden));
            assert_eq!(curation.overview(&viewer, "").await.err(), Some(AppError::Forbidden));
        }
    });
}
