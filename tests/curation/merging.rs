//! Merging: everything that used the record that goes uses the one that stays, and undoing brings all of it back.

use app::registry::curation::model::{ChangeKind, Refusal, RegistryKind};
use serde_json::{Value, json};
use surrealdb::types::Object;

use super::{Room, anna};
use crate::support::run;

const GONE: &str = "citta-di-cesena";

/// A draft of the entity that goes, which names it once more as an adopter.
const DRAFT: &str = "CREATE proposal:bozza CONTENT {
    kind: 'practice', entity: entity:`citta-di-cesena`, author: 'carla', author_name: 'Carla', state: 'draft',
    fields: { title: 'Un orto', others: 'unione-savio\ncitta-di-cesena', themes: 'buoni' }, version: 1,
    created: d'2024-06-01T00:00:00Z', updated: d'2024-06-01T00:00:00Z', since: d'2024-06-01T00:00:00Z'
};";

async fn merge(room: &Room) {
    let preview = room.preview(RegistryKind::Entity, GONE, "?con=cesena").await;
    assert_eq!(room.confirm(&preview).await, Ok(Ok("cesena".to_owned())));
}

#[test]
fn a_preview_counts_what_changes_and_changes_nothing() {
    run(async {
        let room = Room::open().await;
        room.database.write(DRAFT, Object::new()).await.expect("a draft");
        let before = room.everything().await;
        let preview = room.preview(RegistryKind::Entity, GONE, "?con=cesena").await;
        let counts: Vec<(&str, usize)> = preview.counts.iter().map(|(table, count)| (table.as_str(), *count)).collect();
        assert_eq!(counts, [("adoption", 1), ("exchange", 1), ("person", 1), ("proposal", 1)]);
        assert_eq!(preview.names, ["Città di Cesena", "Cesena (FC)"]);
        assert_eq!((preview.what, preview.refusal), (ChangeKind::Merged, None));
        assert_eq!(room.everything().await, before);
        assert!(room.changes().await.is_empty());
    });
}

#[test]
fn a_merge_moves_all_links_and_its_undoing_brings_everything_back() {
    run(async {
        let room = Room::open().await;
        room.database.write(DRAFT, Object::new()).await.expect("a draft");
        let before = room.everything().await;
        merge(&room).await;
        assert_eq!(room.record("entity", GONE).await, Value::Null);
        assert_eq!(room.record("entity", "cesena").await["aliases"], json!(["Città di Cesena", "Cesena (FC)"]));
        assert_eq!(room.record("adoption", "tessera--citta-di-cesena").await["entity"], json!("cesena"));
        assert_eq!(room.record("exchange", "vieni-a-vedere").await["hosts"], json!(["cesena"]));
        assert_eq!(room.record("person", "carla").await["entity"], json!("cesena"));
        let draft = room.record("proposal", "bozza").await;
        assert_eq!((&draft["entity"], &draft["fields"]["others"]), (&json!("cesena"), &json!("unione-savio\ncesena")));
        assert_eq!(room.trail().await, ["merged", "registry-removed"]);
        let line = room.changes().await.remove(0);
        assert_eq!((line.what, line.merged.as_deref()), (ChangeKind::Merged, Some("Città di Cesena")));

        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        assert_eq!(room.everything().await, before);
        assert_eq!(room.status("/enti/citta-di-cesena").await.as_u16(), 200);
        assert_eq!(room.trail().await[2..], ["merge-undone", "registry-added"]);
    });
}

#[test]
fn the_old_address_leads_to_the_new_one_for_good() {
    run(async {
        let room = Room::open().await;
        merge(&room).await;
        let leads = async |path: &str| {
            let answer = room.page(path).await;
            (answer.status.as_u16(), answer.header("location").to_owned())
        };
        assert_eq!(leads("/enti/citta-di-cesena").await, (301, "/enti/cesena".to_owned()));
        assert_eq!(leads("/en/enti/citta-di-cesena?v=1").await, (301, "/en/enti/cesena?v=1".to_owned()));
        assert!(room.page("/enti/cesena").await.text.contains("La spesa con la tessera"));
        assert!(!room.page("/enti").await.text.contains("/enti/citta-di-cesena"));
        let below = room.preview(RegistryKind::Theme, "buoni", "?con=aiuti").await;
        assert_eq!(room.confirm(&below).await, Ok(Ok("aiuti".to_owned())));
        assert_eq!(leads("/temi/buoni").await, (301, "/temi/aiuti".to_owned()));
        assert_eq!(
            room.record("theme", "buoni-digitali").await["parent"],
            json!("aiuti"),
            "what was below it stays below"
        );
        let on = room.preview(RegistryKind::Theme, "aiuti", "?con=ambiente").await;
        assert_eq!(room.confirm(&on).await, Ok(Ok("ambiente".to_owned())));
        assert_eq!(leads("/temi/buoni").await, (301, "/temi/ambiente".to_owned()), "in one step");
        assert_eq!(room.record("exchange", "vieni-a-vedere").await["themes"], json!(["ambiente"]));
        assert_eq!(room.record("practice", "tessera").await["themes"], json!(["ambiente"]));
    });
}

#[test]
fn merges_that_make_no_sense_are_refused() {
    run(async {
        let room = Room::open().await;
        let refusal = async |kind, id: &str, other: &str| {
            let preview = room.preview(kind, id, &format!("?con={other}")).await;
            assert_eq!(room.confirm(&preview).await, Ok(Err(preview.refusal.expect("a refusal"))));
            preview.refusal
        };
        assert_eq!(refusal(RegistryKind::Entity, GONE, GONE).await, Some(Refusal::SameRecord));
        assert_eq!(refusal(RegistryKind::Entity, GONE, "unione-savio").await, Some(Refusal::OtherKind));
        assert_eq!(refusal(RegistryKind::Entity, GONE, "atlantide").await, Some(Refusal::Missing));
        assert_eq!(refusal(RegistryKind::Theme, "aiuti", "buoni-digitali").await, Some(Refusal::BelowItself));
        assert_eq!(refusal(RegistryKind::Source, "fonte", "fonte").await, Some(Refusal::NotMerged));
        assert!(room.trail().await.is_empty());
    });
}

#[test]
fn nothing_but_what_was_shown_is_done() {
    run(async {
        let room = Room::open().await;
        let preview = room.preview(RegistryKind::Entity, GONE, "?con=cesena").await;
        let another = "CREATE adoption:altra CONTENT { practice: practice:tessera, entity: entity:`citta-di-cesena`,
            status: 'unknown', source: source:fonte, locator: 'p. 3' };";
        room.database.write(another, Object::new()).await.expect("another adoption");
        assert_eq!(room.confirm(&preview).await, Ok(Err(Refusal::Changed)));
        assert_ne!(room.record("entity", GONE).await, Value::Null);
    });
}

#[test]
fn a_merge_is_not_undone_after_one_of_its_records_changed() {
    run(async {
        let room = Room::open().await;
        merge(&room).await;
        let merged = room.changes().await.remove(0).id;
        assert!(
            room.edit(RegistryKind::Entity, "cesena", &[("region", "Emilia-Romagna")])
                .await
                .expect("an answer")
                .is_ok()
        );
        let curation = &room.site.state.rooms.curation;
        assert_eq!(curation.undo(&anna(), &merged).await, Ok(Err(Refusal::ChangedSince)));
        assert_eq!(room.undo_latest().await, Ok(Ok(())));
        let elsewhere = "UPDATE adoption:`tessera--citta-di-cesena` SET entity = entity:`unione-savio`;";
        room.database.write(elsewhere, Object::new()).await.expect("a change");
        assert_eq!(curation.undo(&anna(), &merged).await, Ok(Err(Refusal::ChangedSince)), "a link of it changed");
        assert_eq!(room.record("entity", GONE).await, Value::Null, "nothing of it was undone");
    });
}
