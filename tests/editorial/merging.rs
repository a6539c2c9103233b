//! Two published practices become one: what moves, where the old address leads, and the way back.

use std::collections::BTreeMap;

use app::editorial::desk::curation_api::Curation;
use app::editorial::desk::curation_model::{MergeForm, MergePreview};
use app::editorial::workflow::ProposalEvent;
use app::error::AppError;
use app::i18n::Language;
use axum::http::StatusCode;
use serde_json::Value;
use surrealdb::types::Object;

use super::desk::{Room, anna, author, bruno};
use super::small::{self, PRACTICE as SEEDED};
use crate::support::{request, run};

/// The practice that goes into the one of the documents.
const OLD: &str = "tessera-per-la-spesa";

/// What readers sent about it, and a practice that had become one with it before.
const AROUND: &str = "
    CREATE clarity_rating:una SET page = '/pratiche/tessera-per-la-spesa', stars = 4, created = d'2024-06-01T09:00:00Z';
    CREATE clarity_rating:due SET page = '/en/pratiche/tessera-per-la-spesa', stars = 2, created = d'2024-06-01T09:00:00Z';
    CREATE clarity_rating:altra SET page = '/pratiche/tessera-per-la-spesa-2', stars = 1, created = d'2024-06-01T09:00:00Z';
    CREATE mistake_report:una SET page = '/pratiche/tessera-per-la-spesa', subject = 'tessera-per-la-spesa',
        text = 'Era nel 2021.', created = d'2024-06-01T09:00:00Z';
    CREATE practice_alias:ancora_prima SET practice = practice:⟨tessera-per-la-spesa⟩, titles = ['Carta della spesa'];";

/// The tables that a merge may touch, besides the trail and the versions, which only grow.
const TABLES: [&str; 8] =
    ["practice", "adoption", "figure", "measure", "clarity_rating", "mistake_report", "proposal", "practice_alias"];

impl Room {
    /// A published practice of Cesena beside the one of the documents, which Cattolica did.
    async fn two() -> Self {
        let room = Self::open().await;
        let id = room.accepted("Tessera per la spesa").await;
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Publish, "").await, Ok(Ok(())));
        room.database.write(AROUND, Object::new()).await.expect("what readers sent");
        room.site.state.follow().await;
        room
    }

    async fn records(&self) -> BTreeMap<&'static str, Vec<Value>> {
        let mut all = BTreeMap::new();
        for table in TABLES {
            let mut rows: Vec<Value> = self.database.list(table).await.expect("records");
            rows.sort_by_key(|row| row["id"].to_string());
            all.insert(table, rows);
        }
        all
    }

    async fn previewed(&self) -> MergePreview {
        let query = format!("?da={OLD}&in={SEEDED}");
        let page = self.rooms.desk.merges(&anna(), &query, Language::Italian).await.expect("a page");
        page.preview.expect("a preview")
    }

    async fn merge(&self) -> Result<(), AppError> {
        let revision = self.previewed().await.revision;
        let form = MergeForm { old: OLD.into(), target: SEEDED.into(), revision };
        self.rooms.desk.merge(&anna(), form).await
    }

    async fn last_merge(&self) -> String {
        let page = self.rooms.desk.merges(&anna(), "", Language::Italian).await.expect("a page");
        page.made[0].id.clone()
    }
}

#[test]
fn a_merge_is_previewed_and_changes_nothing_before_it_is_made() {
    run(async {
        let room = Room::two().await;
        let before = room.records().await;
        let preview = room.previewed().await;
        assert_eq!(preview.moved.iter().map(|one| one.slug.as_str()).collect::<Vec<_>>(), ["cesena"]);
        assert_eq!(preview.there, []);
        assert_eq!((preview.feedback, preview.proposals), (3, 0));
        assert_eq!(preview.titles, ["Tessera per la spesa"]);
        assert_eq!(room.records().await, before);
        let same = format!("?da={OLD}&in={OLD}");
        let page = room.rooms.desk.merges(&anna(), &same, Language::Italian).await.expect("a page");
        assert_eq!(page.preview, None, "one is no pair");
        let unknown = room.rooms.desk.merges(&anna(), "?da=mai&in=vista", Language::Italian).await;
        assert_eq!(unknown.map(|_| ()), Err(AppError::NotFound));
    });
}

#[test]
fn a_merged_practice_is_found_under_its_old_title_and_its_old_address() {
    run(async {
        let room = Room::two().await;
        assert_eq!(room.merge().await, Ok(()));
        let (status, page) = room.page(&format!("/pratiche/{SEEDED}")).await;
        assert_eq!(status, StatusCode::OK);
        for entity in ["/enti/cattolica", "/enti/cesena"] {
            assert!(page.contains(entity), "{entity}");
        }
        assert!(room.page("/pratiche?q=tessera+per+la+spesa").await.1.contains(&format!("/pratiche/{SEEDED}")));
        for language in ["", "/en"] {
            let answer = room.site.ask(request(&format!("{language}/pratiche/{OLD}"))).await;
            assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY);
            assert_eq!(answer.header("location"), format!("{language}/pratiche/{SEEDED}"));
        }
        let answer = room.site.ask(request("/pratiche/ancora_prima")).await;
        assert_eq!(answer.header("location"), format!("/pratiche/{SEEDED}"), "what had led there leads on");
        let records = room.records().await;
        let pages: Vec<&Value> = records["clarity_rating"].iter().map(|row| &row["page"]).collect();
        assert_eq!(pages, ["/pratiche/tessera-per-la-spesa-2", "/en/pratiche/buoni-spesa", "/pratiche/buoni-spesa"]);
        assert_eq!(records["mistake_report"][0]["subject"], SEEDED);
        assert_eq!(records["practice"].len(), 1);
        let kinds = room.trail(OLD).await;
        assert_eq!(kinds, ["merged"]);
    });
}

#[test]
fn imports_do_not_bring_back_what_was_merged() {
    run(async {
        let room = Room::two().await;
        let revision = room.previewed().await.revision;
        let form = MergeForm { old: SEEDED.into(), target: OLD.into(), revision };
        assert_eq!(room.rooms.desk.merge(&anna(), form).await, Ok(()));
        let outcome = small::load(&room.database).await;
        assert_eq!((outcome.written, outcome.removed), (0, 0));
        let answer = room.site.ask(request(&format!("/pratiche/{SEEDED}"))).await;
        assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY);
    });
}

#[test]
fn a_merge_and_its_undoing_leave_the_same_records() {
    run(async {
        let room = Room::two().await;
        for (old, target) in [(OLD, SEEDED), (SEEDED, OLD)] {
            let before = room.records().await;
            let revision = room.previewed().await.revision;
            let form = MergeForm { old: old.into(), target: target.into(), revision };
            assert_eq!(room.rooms.desk.merge(&anna(), form).await, Ok(()));
            assert_ne!(room.records().await, before);
            let merge = room.last_merge().await;
            assert_eq!(room.rooms.desk.undo_merge(&author(), &merge).await, Err(AppError::Forbidden));
            assert_eq!(room.rooms.desk.undo_merge(&bruno(), &merge).await, Ok(()));
            assert_eq!(room.records().await, before, "{old} into {target}");
            assert_eq!(room.rooms.desk.undo_merge(&bruno(), &merge).await, Err(AppError::Conflict), "only once");
            let page = room.rooms.desk.merges(&anna(), "", Language::Italian).await.expect("a page");
            let line = page.made.iter().find(|line| line.id == merge).expect("the merge");
            assert_eq!(line.undone.as_ref().map(|(_, who)| who.as_str()), Some("Bruno Verdi"));
            for slug in [old, target] {
                assert_eq!(room.page(&format!("/pratiche/{slug}")).await.0, StatusCode::OK, "{slug}");
            }
        }
        assert_eq!(small::load(&room.database).await.written, 0, "what an import brought is the import's again");
    });
}

#[test]
fn an_entity_that_did_both_keeps_what_it_said_of_the_one_that_stays() {
    run(async {
        let room = Room::two().await;
        let both =
            "CREATE adoption:⟨buoni-spesa--cesena⟩ SET practice = practice:⟨buoni-spesa⟩, entity = entity:cesena,
            status = 'dropped', source = source:fonte, locator = 'p. 3';";
        room.database.write(both, Object::new()).await.expect("an adoption");
        let before = room.records().await;
        let preview = room.previewed().await;
        assert_eq!((preview.moved.len(), preview.there.len()), (0, 1));
        assert_eq!(room.merge().await, Ok(()));
        let adoptions = room.records().await.remove("adoption").expect("adoptions");
        let status: Vec<&Value> =
            adoptions.iter().filter(|row| row["entity"] == "cesena").map(|row| &row["status"]).collect();
        assert_eq!(status, ["dropped"]);
        let merge = room.last_merge().await;
        assert_eq!(room.rooms.desk.undo_merge(&anna(), &merge).await, Ok(()));
        assert_eq!(room.records().await, before);
    });
}

#[test]
fn what_changed_since_the_preview_is_not_merged_unseen() {
    run(async {
        let room = Room::two().await;
        let revision = room.previewed().await.revision;
        let other = room.accepted("Un orto").await;
        assert_eq!(room.decide(&anna(), &other, ProposalEvent::Publish, "").await, Ok(Ok(())));
        let form = MergeForm { old: OLD.into(), target: SEEDED.into(), revision };
        let before = room.records().await;
        assert_eq!(room.rooms.desk.merge(&anna(), form.clone()).await, Err(AppError::Conflict));
        assert_eq!(room.records().await, before);
        assert_eq!(room.rooms.desk.merge(&author(), form).await, Err(AppError::Forbidden));
    });
}

#[test]
fn what_was_merged_is_not_published_again_beside_itself() {
    run(async {
        let room = Room::open().await;
        let id = room.accepted("Tessera per la spesa").await;
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Publish, "").await, Ok(Ok(())));
        assert_eq!(room.merge().await, Ok(()));
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Unpublish, "").await, Ok(Ok(())));
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Publish, "").await, Err(AppError::Gone));
        let answer = room.site.ask(request(&format!("/pratiche/{OLD}"))).await;
        assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY);
    });
}
