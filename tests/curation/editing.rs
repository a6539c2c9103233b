//! Editing, adding and moving, and undoing that.

use app::error::AppError;
use app::registry::curation::model::{ChangeKind, EditForm, Refusal, RegistryKind};
use serde_json::json;

use super::{Room, anna};
use crate::support::run;

#[test]
fn a_synonym_is_found_by_the_search_at_once() {
    run(async {
        let room = Room::open().await;
        let finds = async |words: &str| {
            let page = room.page(&format!("/pratiche?q={words}")).await;
            page.text.contains("La spesa con la tessera")
        };
        assert!(!finds("annonaria").await, "nobody calls it so yet");
        let edited = room.edit(RegistryKind::Theme, "buoni", &[("synonyms_it", "tessera annonaria")]).await;
        assert_eq!(edited, Ok(Ok("buoni".to_owned())));
        assert!(finds("annonaria").await);
        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        assert!(!finds("annonaria").await);
    });
}

#[test]
fn an_edit_is_shown_at_once_and_undone_exactly() {
    run(async {
        let room = Room::open().await;
        let before = room.everything().await;
        let values = [("name", "Comune di Cesena"), ("aliases", "Cesena\nCesena città"), ("latitude", "44,14")];
        assert_eq!(room.edit(RegistryKind::Entity, "cesena", &values).await, Ok(Ok("cesena".to_owned())));
        assert!(room.page("/enti/cesena").await.text.contains("<h1>Comune di Cesena"));
        let line = room.changes().await.remove(0);
        assert_eq!((line.what, line.by.as_str(), line.can_undo), (ChangeKind::Edited, "Anna Bianchi", true));
        assert_eq!(line.fields, ["aliases", "latitude", "name"]);
        assert_eq!(room.record("entity", "cesena").await["origin"], json!(null), "it is nobody's file's any more");
        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        assert_eq!(room.everything().await, before, "with the dataset that it came from");
        assert!(room.page("/enti/cesena").await.text.contains("<h1>Cesena"));
        assert_eq!(room.trail().await, ["registry-changed", "undone"]);
        let changes = room.changes().await;
        assert_eq!(
            changes.iter().map(|change| change.what).collect::<Vec<_>>(),
            [ChangeKind::Undone, ChangeKind::Edited]
        );
        assert!(changes[1].is_undone && changes.iter().all(|change| !change.can_undo));
        let again = room.site.state.rooms.curation.undo(&anna(), &changes[1].id).await;
        assert_eq!(again, Ok(Err(Refusal::UndoneBefore)));
    });
}

#[test]
fn an_undo_is_refused_when_somebody_changed_the_same_since() {
    run(async {
        let room = Room::open().await;
        let curation = &room.site.state.rooms.curation;
        for name in ["Comune di Cesena", "Cesena città"] {
            assert!(room.edit(RegistryKind::Entity, "cesena", &[("name", name)]).await.expect("an answer").is_ok());
        }
        let changes = room.changes().await;
        assert_eq!(changes.iter().map(|change| change.can_undo).collect::<Vec<_>>(), [true, false]);
        assert_eq!(curation.undo(&anna(), &changes[1].id).await, Ok(Err(Refusal::ChangedSince)));
        assert_eq!(room.record("entity", "cesena").await["name"], json!("Cesena città"));
        assert_eq!(curation.undo(&anna(), &changes[0].id).await, Ok(Ok(())));
        assert_eq!(curation.undo(&anna(), &changes[1].id).await, Ok(Ok(())), "it is as that change left it again");
        assert_eq!(room.record("entity", "cesena").await["name"], json!("Cesena"));
        assert_eq!(curation.undo(&anna(), "inventata").await, Ok(Err(Refusal::Missing)));
    });
}

#[test]
fn what_was_typed_comes_back_with_what_is_wrong() {
    run(async {
        let room = Room::open().await;
        let curation = &room.site.state.rooms.curation;
        let values = [("name", "Comune"), ("aliases", "citta di cesena"), ("province", "f")];
        let refused = room.edit(RegistryKind::Entity, "cesena", &values).await;
        assert_eq!(refused, Ok(Err(Refusal::Fields)));
        let sheet = curation.sheet(&anna(), RegistryKind::Entity, "cesena", true).await.expect("a sheet");
        assert_eq!((sheet.values["name"].as_str(), sheet.values["province"].as_str()), ("Comune", "f"));
        let wrong: Vec<&str> = sheet.wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(wrong, ["province", "aliases"], "an alias belongs to one record only");
        assert_eq!(sheet.name, "Cesena", "nothing was changed");
        let opened = curation.sheet(&anna(), RegistryKind::Entity, "cesena", false).await.expect("a sheet");
        assert_eq!(opened.values["name"], "Cesena");
        let same = room.edit(RegistryKind::Entity, "cesena", &[]).await;
        assert_eq!(same, Ok(Err(Refusal::Nothing)));
        assert!(room.trail().await.is_empty());
    });
}

#[test]
fn the_second_of_two_editors_is_told_and_loses_nothing() {
    run(async {
        let room = Room::open().await;
        let curation = &room.site.state.rooms.curation;
        let sheet = curation.sheet(&anna(), RegistryKind::Tool, "tessera", false).await.expect("a sheet");
        assert!(room.edit(RegistryKind::Tool, "tessera", &[("name", "Tessera")]).await.expect("an answer").is_ok());
        let mut values = sheet.values;
        values.insert("aliases".to_owned(), "La tessera".to_owned());
        let form = EditForm { kind: "strumenti".into(), id: "tessera".into(), version: sheet.version, values };
        assert_eq!(curation.edit(&anna(), form).await, Ok(Err(Refusal::Changed)));
        let sheet = curation.sheet(&anna(), RegistryKind::Tool, "tessera", true).await.expect("a sheet");
        assert_eq!(sheet.values["aliases"], "La tessera");
        assert_eq!(sheet.current.expect("the record of now")["name"], "Tessera");
    });
}

#[test]
fn a_new_record_gets_an_address_and_can_be_taken_back() {
    run(async {
        let room = Room::open().await;
        let values = [("name", "Comune di Forlì"), ("kind", "municipality"), ("member_of", "Unione Valle Savio")];
        let id = room.edit(RegistryKind::Entity, "", &values).await.expect("an answer").expect("a record");
        assert_eq!(id, "comune-di-forli");
        assert!(room.page("/enti/comune-di-forli").await.text.contains("Unione Valle Savio"));
        assert_eq!(room.load(&[]).await.removed, 0, "imports leave it");
        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        assert_eq!(room.status("/enti/comune-di-forli").await.as_u16(), 410);
        let again = room.edit(RegistryKind::Entity, "", &values).await.expect("an answer").expect("a record");
        assert_eq!(again, "comune-di-forli-2", "an address that was quoted never leads to something else");
        assert_eq!(room.trail().await, ["registry-added", "undone", "registry-added"]);
        let source = [
            ("title", "Atti"),
            ("publisher", "Regione"),
            ("file_kind", "pdf"),
            ("summary_it", "S"),
            ("method_it", "M"),
            ("limits_it", "L"),
        ];
        assert_eq!(room.edit(RegistryKind::Source, "", &source).await, Ok(Ok("atti".to_owned())));
        assert_eq!(room.record("source", "atti").await["number"], json!(2));
    });
}

#[test]
fn what_is_in_use_is_not_taken_back() {
    run(async {
        let room = Room::open().await;
        let values = [("name", "Unione dei monti"), ("kind", "union")];
        assert!(room.edit(RegistryKind::Entity, "", &values).await.expect("an answer").is_ok());
        let added = room.changes().await.remove(0).id;
        let member = [("member_of", "unione-dei-monti")];
        assert!(room.edit(RegistryKind::Entity, "cesena", &member).await.expect("an answer").is_ok());
        assert_eq!(room.site.state.rooms.curation.undo(&anna(), &added).await, Ok(Err(Refusal::InUse)));
    });
}

#[test]
fn a_theme_moves_with_what_is_below_it_but_never_below_itself() {
    run(async {
        let room = Room::open().await;
        let before = room.everything().await;
        for below in ["buoni-digitali", "buoni"] {
            let refused = room.preview(RegistryKind::Theme, "buoni", &format!("?sotto={below}")).await;
            assert_eq!(refused.refusal, Some(Refusal::BelowItself), "{below}");
            assert_eq!(room.confirm(&refused).await, Ok(Err(Refusal::BelowItself)));
        }
        let preview = room.preview(RegistryKind::Theme, "buoni", "?sotto=ambiente").await;
        assert_eq!(preview.refusal, None);
        let counts: Vec<(&str, usize)> = preview.counts.iter().map(|(table, count)| (table.as_str(), *count)).collect();
        assert_eq!(counts, [("exchange", 1), ("practice", 1), ("theme", 2)]);
        assert_eq!(room.everything().await, before, "looking changes nothing");
        assert_eq!(room.confirm(&preview).await, Ok(Ok("buoni".to_owned())));
        assert_eq!(room.record("theme", "buoni").await["parent"], json!("ambiente"));
        assert!(room.page("/temi/ambiente").await.text.contains("La spesa con la tessera"));
        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        assert_eq!(room.everything().await, before);
        let top = room.preview(RegistryKind::Theme, "buoni", "?sotto=nessuno").await;
        assert_eq!(room.confirm(&top).await, Ok(Ok("buoni".to_owned())));
        assert_eq!(room.record("theme", "buoni").await["parent"], json!(null));
        assert_eq!(room.trail().await, ["registry-moved", "undone", "registry-moved"]);
    });
}

#[test]
fn the_registry_is_searched_by_every_name() {
    run(async {
        let room = Room::open().await;
        let found = async |query: &str| {
            let page = room.site.state.rooms.curation.overview(&anna(), query).await.expect("the registry");
            page.found.into_iter().map(|line| format!("{}/{}", line.kind.word(), line.id)).collect::<Vec<_>>()
        };
        assert_eq!(found("?q=cesena").await, ["entity/cesena", "entity/citta-di-cesena"]);
        assert_eq!(found("?q=FC").await, ["entity/citta-di-cesena"], "by an alias");
        assert_eq!(found("?q=buoni+digitali").await, ["theme/buoni-digitali"]);
        assert_eq!(found("?q=tessera&tipo=strumenti").await, ["tool/tessera"]);
        assert_eq!(found("?tipo=fonti").await, ["source/fonte"]);
        assert_eq!(found("").await, Vec::<String>::new());
        let missing = room.site.state.rooms.curation.sheet(&anna(), RegistryKind::Theme, "torte", false).await;
        assert_eq!(missing, Err(AppError::NotFound));
    });
}
