//! Sending a proposal, and what can become of it as far as its entity decides.

use app::editorial::proposal::{ProposalKind, Step};
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::{Beginning, DuplicateReason, RevisionKind};
use app::editorial::workflow::{ProposalEvent, ProposalState};
use app::error::AppError;
use app::i18n::Language;
use serde_json::Value;
use server::db::Database;
use surrealdb::types::Object;

use super::proposing::{draft, form, of, part, whole_draft};
use crate::support::{ask, run, site};

async fn rows(database: &Database, query: &str, id: &str) -> Vec<Value> {
    let mut variables = Object::new();
    variables.insert("id", id.to_owned());
    database.read(query, variables).await.expect("rows")
}

#[test]
fn sending_gives_a_number_a_day_trail_and_mail() {
    let state = &site().state;
    run(async {
        let (rooms, database) = (state.rooms.clone(), state.database.clone());
        let viewer = of("cattolica", "anna");
        let (id, version) = whole_draft(&rooms, &viewer, "Orti di quartiere uno").await;
        let receipt = rooms.proposals.submit(&viewer, &id, version, false).await.expect("a receipt");
        // The site believes to be on 10 June 2024, a Monday: twenty working days later is 8 July.
        assert_eq!(receipt.due.map(|day| day.to_string()).as_deref(), Some("2024-07-08"));
        assert!(receipt.number > 0);
        let sheet = rooms.proposals.sheet(&viewer, &id, Language::Italian).await.expect("a sheet");
        assert_eq!((sheet.line.state, sheet.line.number), (ProposalState::Submitted, Some(receipt.number)));
        assert_eq!((sheet.line.due, sheet.may_write), (receipt.due, false));
        assert_eq!(sheet.possible, [ProposalEvent::Withdraw]);
        let history: Vec<_> = sheet.history.iter().map(|line| line.what).collect();
        assert_eq!(history, [RevisionKind::Submitted, RevisionKind::Created]);
        let events = "SELECT * FROM audit_event WHERE subject_id = $id ORDER BY number";
        let events = rows(&database, events, &id).await;
        let kinds: Vec<&Value> = events.iter().map(|event| &event["kind"]).collect();
        assert_eq!(kinds, ["proposal-created", "proposal-submitted"]);
        let mail = "SELECT VALUE kind FROM outbox WHERE string::contains(data.path ?? '', $id) ORDER BY kind";
        assert_eq!(rows(&database, mail, &id).await, ["new-proposal", "receipt"]);
        let revision = "SELECT * FROM proposal_revision WHERE record::id(proposal) = $id AND what = 'submitted'";
        let revisions = rows(&database, revision, &id).await;
        assert_eq!(revisions[0]["fields"]["title"], "Orti di quartiere uno");
    });
}

#[test]
fn a_form_that_is_sent_twice_arrives_once() {
    ask(|rooms| async move {
        let viewer = of("cattolica", "bice");
        let (id, version) = whole_draft(&rooms, &viewer, "Orti di quartiere due").await;
        let twice = [0, 1].map(|_| {
            let (rooms, viewer, id) = (rooms.clone(), viewer.clone(), id.clone());
            tokio::spawn(async move { rooms.proposals.submit(&viewer, &id, version, false).await })
        });
        let mut answers = Vec::new();
        for one in twice {
            answers.push(one.await.expect("an answer"));
        }
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.contains(&Err(AppError::Conflict)), "{answers:?}");
    });
}

#[test]
fn numbers_have_no_gap_and_no_double() {
    ask(|rooms| async move {
        let mut sent = Vec::new();
        for number in 0..6 {
            let viewer = of("cattolica", &format!("p{number}"));
            let (id, version) = whole_draft(&rooms, &viewer, &format!("Panchine numero {number}")).await;
            let rooms = rooms.clone();
            sent.push(tokio::spawn(async move {
                rooms.proposals.submit(&viewer, &id, version, true).await.expect("a receipt").number
            }));
        }
        for one in sent {
            assert!(one.await.expect("a number") > 0);
        }
    });
    let database = &site().state.database;
    run(async {
        let numbers = "SELECT VALUE number FROM proposal WHERE number != NONE ORDER BY number";
        let numbers = rows(database, numbers, "").await;
        let expected: Vec<Value> = (1..=numbers.len()).map(Value::from).collect();
        assert_eq!(numbers, expected);
    });
}

#[test]
fn what_is_not_whole_is_not_sent_and_stays_a_draft() {
    ask(|rooms| async move {
        let viewer = of("cattolica", "dina");
        let id = draft(&rooms, &viewer).await;
        let refused = rooms.proposals.submit(&viewer, &id, 1, true).await;
        assert_eq!(refused, Err(AppError::Invalid { field: "status".into() }));
        let page = rooms.proposals.step(&viewer, &id, Step::Check, Language::Italian).await.expect("the last step");
        assert_eq!((page.line.state, page.problems.len()), (ProposalState::Draft, 5));
    });
}

#[test]
fn who_sends_what_somebody_else_has_changed_is_told() {
    ask(|rooms| async move {
        let viewer = of("cattolica", "ebe");
        let (id, version) = whole_draft(&rooms, &viewer, "Orti di quartiere tre").await;
        let colleague = of("cattolica", "fede");
        rooms
            .proposals
            .save(&colleague, part(&id, Step::What, version, &[("summary", "Altro.")]))
            .await
            .expect("a save");
        assert_eq!(rooms.proposals.submit(&viewer, &id, version, false).await, Err(AppError::Conflict));
    });
}

#[test]
fn a_likely_duplicate_is_shown_with_the_reason_before_sending() {
    ask(|rooms| async move {
        let viewer = of("formigine", "gigi");
        let title = "Consigli di Frazione in videoconferenza";
        let (id, version) = whole_draft(&rooms, &viewer, title).await;
        let summary = "A Formigine anche i Consigli di Frazione si riuniscono a distanza.";
        let typed = [("summary", summary), ("themes", "assemblee-a-distanza")];
        let saved = rooms.proposals.save(&viewer, part(&id, Step::What, version, &typed)).await.expect("a save");
        let page = rooms.proposals.step(&viewer, &id, Step::Check, Language::Italian).await.expect("the last step");
        let first = page.duplicates.first().expect("a duplicate");
        assert_eq!(first.practice.slug, "consigli-di-frazione-in-videoconferenza");
        assert!(first.reasons.contains(&DuplicateReason::Entity("Formigine".into())), "{:?}", first.reasons);
        let refused = rooms.proposals.submit(&viewer, &id, saved.version, false).await;
        assert_eq!(refused, Err(AppError::Invalid { field: "despite".into() }));
        rooms.proposals.submit(&viewer, &id, saved.version, true).await.expect("sent in spite of it");
    });
}

#[test]
fn the_same_practice_becomes_an_adoption() {
    ask(|rooms| async move {
        let viewer = of("cattolica", "hedi");
        let (id, _) = whole_draft(&rooms, &viewer, "Consigli di Frazione in videoconferenza").await;
        let practice = "consigli-di-frazione-in-videoconferenza";
        rooms.proposals.turn_into_adoption(&viewer, &id, practice).await.expect("an adoption");
        let page = rooms.proposals.step(&viewer, &id, Step::Check, Language::Italian).await.expect("the last step");
        assert_eq!((page.line.kind, page.problems.as_slice()), (ProposalKind::Adoption, [].as_slice()));
        assert_eq!(page.line.title, "Consigli di Frazione in videoconferenza");
        assert_eq!((page.fields.get("start_year"), page.fields.get("title")), ("2023", ""));
        assert_eq!(page.fields.get("note"), "I residenti coltivano aiuole comunali con un patto.");
        assert_eq!(rooms.proposals.step(&viewer, &id, Step::Results, Language::Italian).await, Err(AppError::NotFound));
        rooms.proposals.submit(&viewer, &id, page.version, false).await.expect("a receipt");
        let unknown = draft(&rooms, &viewer).await;
        let refused = rooms.proposals.turn_into_adoption(&viewer, &unknown, "mai-vista").await;
        assert_eq!(refused, Err(AppError::NotFound));
    });
}

#[test]
fn what_was_sent_can_be_taken_back_and_copied() {
    ask(|rooms| async move {
        let viewer = of("cattolica", "ines");
        let (id, version) = whole_draft(&rooms, &viewer, "Orti di quartiere quattro").await;
        let proposals = &rooms.proposals;
        assert_eq!(proposals.withdraw(&viewer, &id).await, Err(AppError::Conflict), "a draft is not out");
        proposals.submit(&viewer, &id, version, false).await.expect("a receipt");
        assert_eq!(proposals.discard(&viewer, &id).await, Err(AppError::Conflict), "what was sent has a history");
        proposals.withdraw(&viewer, &id).await.expect("taken back");
        let sheet = proposals.sheet(&viewer, &id, Language::Italian).await.expect("a sheet");
        assert_eq!((sheet.line.state, sheet.line.due), (ProposalState::Withdrawn, None));
        assert_eq!(proposals.withdraw(&viewer, &id).await, Err(AppError::Conflict));
        let copy = proposals.begin(&viewer, Beginning::Copy(id.clone())).await.expect("a copy");
        let copied = proposals.sheet(&viewer, &copy, Language::Italian).await.expect("a sheet");
        assert_eq!((copied.line.state, copied.line.number), (ProposalState::Draft, None));
        assert_eq!(copied.fields, sheet.fields);
    });
}

#[test]
fn after_sending_nobody_writes_on() {
    ask(|rooms| async move {
        let viewer = of("cattolica", "juri");
        let (id, version) = whole_draft(&rooms, &viewer, "Orti di quartiere cinque").await;
        rooms.proposals.submit(&viewer, &id, version, false).await.expect("a receipt");
        let late = rooms.proposals.save(&viewer, form(&id, Step::What, version, &[("title", "Tardi")])).await;
        assert_eq!(late, Err(AppError::Conflict));
        let late = rooms.proposals.attach(&viewer, &id, "a.pdf", b"%PDF-1.7 %%EOF".to_vec()).await;
        assert_eq!(late, Err(AppError::Conflict));
    });
}
