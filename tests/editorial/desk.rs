//! The curators' desk: from a sent proposal to a published one, with what is refused on the way.

use app::accounts::model::{Role, Viewer};
use app::editorial::desk::api::Desk;
use app::editorial::desk::model::{AssignForm, DecisionForm, DueStanding, RemarkForm, ReviewSheet};
use app::editorial::proposal::Step;
use app::editorial::proposals_api::Proposals;
use app::editorial::workflow::{ProposalEvent, ProposalState, Refusal};
use app::error::AppError;
use app::i18n::Language;
use axum::http::StatusCode;
use serde_json::Value;
use server::db::Database;
use server::rooms::Rooms;
use surrealdb::types::Object;

use super::proposing::{form, of, staff, whole_draft};
use super::small;
use crate::support::{Site, account, empty_database, request, run};

/// A site with small data, two curators and an author.
pub(super) struct Room {
    pub(super) site: Site,
    pub(super) rooms: Rooms,
    pub(super) database: Database,
}

fn curator(id: &str, name: &str) -> Viewer {
    Viewer { id: id.into(), name: name.into(), ..staff(Role::Curator) }
}

pub(super) fn anna() -> Viewer {
    curator("anna", "Anna Bianchi")
}

pub(super) fn bruno() -> Viewer {
    curator("bruno", "Bruno Verdi")
}

pub(super) fn author() -> Viewer {
    of("cesena", "carla")
}

impl Room {
    pub(super) async fn open() -> Self {
        let database = empty_database().await;
        small::load(&database).await;
        let people = [
            account("anna", "Anna Bianchi", "anna@regione.example", "curator", ""),
            account("bruno", "Bruno Verdi", "bruno@regione.example", "curator", ""),
            account("carla", "Carla Neri", "carla@cesena.example", "contributor", ", entity = entity:cesena"),
            account("dino", "Dino Blu", "dino@regione.example", "curator", ", closed = time::now()"),
        ];
        database.write(&people.concat(), Object::new()).await.expect("people");
        let site = Site::over(database.clone()).await;
        Self { rooms: site.state.rooms.clone(), site, database }
    }

    /// A proposal that was sent.
    pub(super) async fn sent(&self, title: &str) -> String {
        let (id, version) = whole_draft(&self.rooms, &author(), title).await;
        self.rooms.proposals.submit(&author(), &id, version, true).await.expect("a receipt");
        id
    }

    pub(super) async fn assign(
        &self,
        viewer: &Viewer,
        ids: &[&str],
        to: &str,
    ) -> Result<Result<u32, Refusal>, AppError> {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        let form = AssignForm { ids, curator: to.into(), ..AssignForm::default() };
        Ok(self.rooms.desk.assign(viewer, form).await?.map(|done| done.moved))
    }

    pub(super) async fn sheet(&self, id: &str) -> ReviewSheet {
        self.rooms.desk.review(&anna(), id, Language::Italian).await.expect("a sheet")
    }

    pub(super) async fn decide(
        &self,
        viewer: &Viewer,
        id: &str,
        event: ProposalEvent,
        text: &str,
    ) -> Result<Result<(), Refusal>, AppError> {
        let version = self.sheet(id).await.line.version;
        let why = if event.takes_off_the_pages() { "ente" } else { "" };
        let form = DecisionForm {
            id: id.into(),
            version,
            event: event.slug().into(),
            text: text.into(),
            at: String::new(),
            why: why.into(),
        };
        self.rooms.desk.decide(viewer, form).await
    }

    async fn state(&self, id: &str) -> ProposalState {
        self.sheet(id).await.line.state
    }

    /// What Anna's queue shows for a query.
    async fn titles(&self, query: &str) -> Vec<String> {
        let page = self.rooms.desk.queue(&anna(), query, Language::Italian).await.expect("a queue");
        page.lines.into_iter().map(|line| line.title).collect()
    }

    async fn say(&self, viewer: &Viewer, id: &str, field: &str, text: &str) -> Result<(), AppError> {
        let form = RemarkForm { id: id.into(), field: field.into(), text: text.into(), private: false };
        self.rooms.desk.remark(viewer, form).await
    }

    async fn note(&self, viewer: &Viewer, id: &str, text: &str) -> Result<(), AppError> {
        let form = RemarkForm { id: id.into(), field: String::new(), text: text.into(), private: true };
        self.rooms.desk.remark(viewer, form).await
    }

    /// A proposal that Anna has accepted.
    pub(super) async fn accepted(&self, title: &str) -> String {
        let id = self.sent(title).await;
        assert_eq!(self.assign(&anna(), &[&id], "").await, Ok(Ok(1)));
        assert_eq!(self.decide(&anna(), &id, ProposalEvent::Accept, "").await, Ok(Ok(())));
        id
    }

    pub(super) async fn words(&self, query: &str, id: &str) -> Vec<String> {
        let mut variables = Object::new();
        variables.insert("id", id.to_owned());
        self.database.read(query, variables).await.expect("rows")
    }

    pub(super) async fn trail(&self, id: &str) -> Vec<String> {
        self.words("SELECT VALUE kind FROM audit_event WHERE subject_id = $id ORDER BY number", id).await
    }

    /// The mail about a proposal to its author.
    async fn mail(&self, id: &str) -> Vec<String> {
        let query = "SELECT VALUE kind FROM outbox WHERE string::contains(data.path, $id)
                     AND recipients.who = 'carla-cesena' ORDER BY created, kind";
        self.words(query, id).await
    }

    pub(super) async fn page(&self, address: &str) -> (StatusCode, String) {
        self.site.state.follow().await;
        let answer = self.site.ask(request(address)).await;
        (answer.status, answer.text)
    }
}

#[test]
fn a_proposal_is_changed_accepted_published_and_found_at_once() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Orti condivisi nei cortili").await;
        assert_eq!(room.assign(&anna(), &[&id], "").await, Ok(Ok(1)));
        let asked = room.decide(&anna(), &id, ProposalEvent::AskForChanges, "Manca quanti cortili.").await;
        assert_eq!(asked, Ok(Ok(())));
        let sheet = room.rooms.proposals.sheet(&author(), &id, Language::Italian).await.expect("a sheet");
        assert_eq!((sheet.line.state, sheet.line.due), (ProposalState::ChangesRequested, None));
        assert_eq!(sheet.reason.as_deref(), Some("Manca quanti cortili."));
        let fields = [
            ("title", "Orti condivisi nei cortili"),
            ("summary", "In dodici cortili."),
            ("description", "Un patto per ogni cortile."),
            ("themes", "open-source"),
        ];
        let saved = room.rooms.proposals.save(&author(), form(&id, Step::What, sheet.version, &fields)).await;
        let version = saved.expect("a saved step").version;
        room.rooms.proposals.submit(&author(), &id, version, true).await.expect("a receipt");
        assert_eq!(room.sheet(&id).await.line.curator.map(|curator| curator.slug).as_deref(), Some("anna"));
        for event in [ProposalEvent::Accept, ProposalEvent::Publish] {
            assert_eq!(room.decide(&anna(), &id, event, "").await, Ok(Ok(())), "{event:?}");
        }
        let published = room.sheet(&id).await.published;
        assert_eq!(published.as_deref(), Some("/pratiche/orti-condivisi-nei-cortili"));
        for address in
            ["/pratiche/orti-condivisi-nei-cortili", "/pratiche?q=cortili", "/pratiche.atom?q=cortili", "/enti/cesena"]
        {
            let (status, text) = room.page(address).await;
            assert_eq!(status, StatusCode::OK, "{address}");
            assert!(text.contains("Orti condivisi nei cortili"), "{address}");
        }
        let trail = room.trail(&id).await;
        let expected = [
            "proposal-created",
            "proposal-submitted",
            "assigned",
            "changes-requested",
            "proposal-submitted",
            "accepted",
            "published",
        ];
        assert_eq!(trail, expected);
        let mail = room.mail(&id).await;
        for kind in ["changes-requested", "accepted", "published"] {
            assert_eq!(mail.iter().filter(|sent| *sent == kind).count(), 1, "{kind}: {mail:?}");
        }
    });
}

#[test]
fn the_desk_is_for_curators() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Un orto").await;
        for viewer in [author(), of("monza", "eva"), staff(Role::Referent), staff(Role::Administrator)] {
            let queue = room.rooms.desk.queue(&viewer, "", Language::Italian).await;
            assert_eq!(queue.map(|_| ()), Err(AppError::Forbidden), "{:?}", viewer.role);
            assert_eq!(
                room.rooms.desk.review(&viewer, &id, Language::Italian).await.map(|_| ()),
                Err(AppError::Forbidden)
            );
            assert_eq!(room.assign(&viewer, &[&id], "").await, Err(AppError::Forbidden));
            assert_eq!(room.decide(&viewer, &id, ProposalEvent::Accept, "").await, Err(AppError::Forbidden));
            assert_eq!(room.rooms.desk.check(&viewer, &id, Vec::new()).await, Err(AppError::Forbidden));
        }
        for path in ["/api/decidi-proposta", "/api/assegna-proposte", "/api/commenta-proposta", "/api/salva-vista"] {
            let (status, _) = room.page(path).await;
            assert_ne!(status, StatusCode::OK, "{path} answers no question");
        }
    });
}

#[test]
fn what_the_rule_refuses_is_said_and_changes_nothing() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Un orto").await;
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Accept, "").await, Ok(Err(Refusal::Unassigned)));
        assert_eq!(room.assign(&anna(), &[&id], "carla").await, Ok(Err(Refusal::UnfitCurator)), "a contributor");
        assert_eq!(room.assign(&anna(), &[&id], "dino").await, Ok(Err(Refusal::UnfitCurator)), "a closed account");
        assert_eq!(room.assign(&anna(), &[&id], "bruno").await, Ok(Ok(1)));
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Accept, "").await, Ok(Err(Refusal::AnotherCurator)));
        assert_eq!(room.decide(&bruno(), &id, ProposalEvent::Refuse, " … ").await, Ok(Err(Refusal::TextMissing)));
        assert_eq!(room.decide(&bruno(), &id, ProposalEvent::Publish, "").await, Ok(Err(Refusal::WrongState)));
        let promoted = Viewer { role: Role::Curator, entity: None, ..author() };
        assert_eq!(room.decide(&promoted, &id, ProposalEvent::Accept, "").await, Ok(Err(Refusal::OwnProposal)));
        assert_eq!(room.state(&id).await, ProposalState::InReview);
        assert_eq!(room.trail(&id).await, ["proposal-created", "proposal-submitted", "assigned"]);
        let stale = DecisionForm { id, version: 99, event: "accetta".into(), ..DecisionForm::default() };
        assert_eq!(room.rooms.desk.decide(&bruno(), stale).await, Err(AppError::Conflict));
    });
}

#[test]
fn many_are_assigned_at_once_and_taken_back() {
    run(async {
        let room = Room::open().await;
        let ids = [room.sent("Primo orto").await, room.sent("Secondo orto").await, room.sent("Terzo orto").await];
        assert_eq!(room.assign(&anna(), &[&ids[2]], "").await, Ok(Ok(1)));
        assert_eq!(room.decide(&anna(), &ids[2], ProposalEvent::Refuse, "Non riguarda il catalogo.").await, Ok(Ok(())));
        let form =
            AssignForm { ids: ids.to_vec(), curator: "bruno".into(), due: "2024-06-20".into(), back: String::new() };
        let done = room.rooms.desk.assign(&anna(), form).await.expect("an answer").expect("an assignment");
        assert_eq!((done.moved, done.left), (2, 1), "what is over stays where it is");
        let line = room.sheet(&ids[0]).await.line;
        assert_eq!(
            (line.state, line.due.map(|due| due.to_string()).as_deref()),
            (ProposalState::InReview, Some("2024-06-20"))
        );
        assert_eq!(room.decide(&bruno(), &ids[1], ProposalEvent::Accept, "").await, Ok(Ok(())));
        let page =
            room.rooms.desk.queue(&anna(), &format!("?fatto={}", done.id), Language::Italian).await.expect("a queue");
        assert_eq!(page.done.map(|done| done.moved), Some(2));
        assert_eq!(room.rooms.desk.undo(&bruno(), &done.id).await, Err(AppError::NotFound), "only who made it");
        assert_eq!(room.rooms.desk.undo(&anna(), &done.id).await, Ok(()));
        assert_eq!(room.rooms.desk.undo(&anna(), &done.id).await, Err(AppError::NotFound), "only once");
        let line = room.sheet(&ids[0]).await.line;
        assert_eq!((line.state, line.curator), (ProposalState::Submitted, None));
        assert_eq!(
            line.due.map(|due| due.to_string()).as_deref(),
            Some("2024-07-08"),
            "twenty working days, as before"
        );
        assert_eq!(room.state(&ids[1]).await, ProposalState::Accepted, "what went on stays");
    });
}

#[test]
fn the_queue_is_filtered_counted_and_saved() {
    run(async {
        let room = Room::open().await;
        let (first, _second) = (room.sent("Primo orto").await, room.sent("Secondo orto").await);
        assert_eq!(room.assign(&anna(), &[&first], "").await, Ok(Ok(1)));
        assert_eq!(room.titles("").await, ["Primo orto", "Secondo orto"]);
        assert_eq!(room.titles("?chi=io").await, ["Primo orto"]);
        assert_eq!(room.titles("?chi=nessuno&provincia=FC&ente=cesena&tema=ambiente").await, ["Secondo orto"]);
        assert_eq!(room.titles("?tema=open-source").await, Vec::<String>::new());
        assert_eq!(room.titles("?provincia=BO").await, Vec::<String>::new());
        let page = room.rooms.desk.queue(&anna(), "?stato=inviata", Language::Italian).await.expect("a queue");
        assert_eq!(page.counts, [(ProposalState::Submitted, 1), (ProposalState::InReview, 1)]);
        assert_eq!(page.lines[0].standing, DueStanding::Later);
        let curators: Vec<_> = page.choices.curators.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(curators, ["Anna Bianchi", "Bruno Verdi"]);
        let later = room.site.at("2024-07-09T09:00:00").await;
        let page =
            later.state.rooms.desk.queue(&anna(), "?scadenza=scadute", Language::Italian).await.expect("a queue");
        assert_eq!(page.lines.len(), 2, "due on 8 July");
        room.rooms.desk.save_view(&anna(), " Le mie ", "?chi=io&colore=blu").await.expect("a view");
        assert_eq!(room.rooms.desk.save_view(&anna(), " ", "").await, Err(AppError::Invalid { field: "name".into() }));
        let views = room.rooms.desk.queue(&anna(), "", Language::Italian).await.expect("a queue").views;
        assert_eq!((views[0].name.as_str(), views[0].query.as_str()), ("Le mie", "?chi=io"));
        room.rooms.desk.forget_view(&bruno(), &views[0].id).await.expect("an answer");
        assert_eq!(room.rooms.desk.queue(&anna(), "", Language::Italian).await.expect("a queue").views.len(), 1);
        room.rooms.desk.forget_view(&anna(), &views[0].id).await.expect("an answer");
        assert!(room.rooms.desk.queue(&anna(), "", Language::Italian).await.expect("a queue").views.is_empty());
    });
}

#[test]
fn threads_are_seen_by_authors_and_notes_are_not() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Un orto").await;
        room.say(&anna(), &id, "summary", "Quanti orti?").await.expect("a thread");
        room.say(&author(), &id, "summary", "Dodici.").await.expect("an answer");
        room.note(&anna(), &id, "Chiedi tu, @Bruno Verdi.").await.expect("a note");
        assert_eq!(room.note(&author(), &id, "Nota").await, Err(AppError::Forbidden));
        assert_eq!(room.say(&of("monza", "eva"), &id, "", "Ciao").await, Err(AppError::NotFound));
        for (field, text) in [("summary", " … "), ("niente", "Testo"), ("", "\u{202e}otto")] {
            let refused = room.say(&anna(), &id, field, text).await;
            assert!(matches!(refused, Err(AppError::Invalid { .. })), "{field} {text}");
        }
        let seen = room.rooms.desk.threads(&author(), &id, Language::Italian).await.expect("threads");
        assert_eq!(seen.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Quanti orti?", "Dodici."]);
        let others = room.rooms.desk.threads(&of("monza", "eva"), &id, Language::Italian).await;
        assert_eq!(others, Err(AppError::NotFound));
        let remarks = room.sheet(&id).await.remarks;
        assert_eq!(remarks.iter().map(|one| one.private).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(room.rooms.desk.settle(&author(), &remarks[2].id).await, Err(AppError::NotFound), "a private note");
        assert_eq!(room.rooms.desk.settle(&author(), &remarks[0].id).await, Ok(id.clone()));
        assert!(room.sheet(&id).await.remarks[0].settled);
        assert!(room.mail(&id).await.contains(&"comment".to_owned()));
        let mentioned = "SELECT VALUE kind FROM outbox WHERE recipients.who = 'bruno' AND kind = 'mention'
                         AND string::contains(data.path, $id)";
        assert_eq!(room.words(mentioned, &id).await, ["mention"]);
    });
}

#[test]
fn criteria_are_ticked_and_unticked() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Un orto").await;
        let criteria = room.sheet(&id).await.criteria;
        assert!(criteria.len() >= 5 && criteria.iter().all(|one| !one.met));
        let met = vec![criteria[0].id.clone(), "inventato".to_owned()];
        room.rooms.desk.check(&anna(), &id, met).await.expect("a checklist");
        let now: Vec<_> =
            room.sheet(&id).await.criteria.iter().filter(|one| one.met).map(|one| one.id.clone()).collect();
        assert_eq!(now, [criteria[0].id.clone()]);
        room.rooms.desk.check(&anna(), &id, Vec::new()).await.expect("a checklist");
        assert!(room.sheet(&id).await.criteria.iter().all(|one| !one.met));
    });
}

#[test]
fn a_time_of_publication_comes_by_itself_and_once() {
    run(async {
        let room = Room::open().await;
        let id = room.accepted("Un orto a tempo").await;
        let version = room.sheet(&id).await.line.version;
        let form = DecisionForm {
            id: id.clone(),
            version,
            event: "pubblica".into(),
            text: String::new(),
            at: "2024-06-12T09:00".into(),
            why: String::new(),
        };
        assert_eq!(room.rooms.desk.decide(&anna(), form).await, Ok(Ok(())));
        room.rooms.desk.publish_what_is_due().await;
        assert_eq!(room.state(&id).await, ProposalState::Accepted, "it is 10 June");
        assert_eq!(room.page("/pratiche/un-orto-a-tempo").await.0, StatusCode::NOT_FOUND);
        // Nine o'clock in Italy is seven of the world's time in summer.
        let early = room.site.at("2024-06-12T06:59:00").await;
        early.state.rooms.desk.publish_what_is_due().await;
        assert_eq!(room.state(&id).await, ProposalState::Accepted);
        let later = room.site.at("2024-06-12T07:00:01").await;
        let two = [later.state.rooms.desk.clone(), later.state.rooms.desk.clone()];
        let two = two.map(|desk| tokio::spawn(async move { desk.publish_what_is_due().await }));
        for one in two {
            one.await.expect("a desk that gets to its end");
        }
        assert_eq!(room.state(&id).await, ProposalState::Published);
        assert_eq!(room.trail(&id).await.iter().filter(|kind| *kind == "published").count(), 1);
        assert_eq!(room.page("/pratiche/un-orto-a-tempo").await.0, StatusCode::OK);
    });
}

#[test]
fn what_is_taken_off_the_pages_comes_back_under_its_address_or_not_at_all() {
    run(async {
        let room = Room::open().await;
        let id = room.accepted("Un orto").await;
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Publish, "").await, Ok(Ok(())));
        assert_eq!(room.page("/pratiche/un-orto").await.0, StatusCode::OK);
        assert_eq!(room.decide(&bruno(), &id, ProposalEvent::Unpublish, "").await, Ok(Ok(())));
        assert_eq!(room.page("/pratiche/un-orto").await.0, StatusCode::GONE);
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Publish, "").await, Ok(Ok(())));
        assert_eq!(room.page("/pratiche/un-orto").await.0, StatusCode::OK);
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Archive, "").await, Ok(Ok(())));
        assert_eq!(room.page("/pratiche/un-orto").await.0, StatusCode::GONE);
        assert_eq!(room.state(&id).await, ProposalState::Archived);
    });
}

#[test]
fn a_published_change_takes_the_place_of_what_was_published() {
    run(async {
        let room = Room::open().await;
        let first = room.accepted("Un orto").await;
        assert_eq!(room.decide(&anna(), &first, ProposalEvent::Publish, "").await, Ok(Ok(())));
        room.site.state.follow().await;
        let beginning = app::editorial::proposals_model::Beginning::Change(
            app::editorial::proposal::ProposalKind::Practice,
            "un-orto".into(),
        );
        let second = room.rooms.proposals.begin(&author(), beginning).await.expect("a change");
        let sheet = room.rooms.proposals.sheet(&author(), &second, Language::Italian).await.expect("a sheet");
        let mut fields: Vec<(&str, &str)> = sheet.fields.iter().collect();
        fields.retain(|(name, _)| ["title", "description", "themes"].contains(name));
        fields.push(("summary", "Ora gli orti sono venti."));
        let form = form(&second, Step::What, sheet.version, &fields);
        let version = room.rooms.proposals.save(&author(), form).await.expect("a saved step").version;
        room.rooms.proposals.submit(&author(), &second, version, true).await.expect("a receipt");
        let differences = room.sheet(&second).await.differences.expect("something published");
        let changed: Vec<_> =
            differences.iter().filter(|field| field.is_changed()).map(|field| field.field.as_str()).collect();
        assert_eq!(changed, ["summary"]);
        assert_eq!(room.assign(&bruno(), &[&second], "").await, Ok(Ok(1)));
        for event in [ProposalEvent::Accept, ProposalEvent::Publish] {
            assert_eq!(room.decide(&bruno(), &second, event, "").await, Ok(Ok(())), "{event:?}");
        }
        assert_eq!(room.state(&first).await, ProposalState::Superseded);
        assert_eq!(room.trail(&first).await.last().map(String::as_str), Some("superseded"));
        assert!(room.page("/pratiche/un-orto").await.1.contains("Ora gli orti sono venti."));
        let practices: Vec<Value> = room.database.list("practice").await.expect("practices");
        assert_eq!(practices.len(), 2, "the one of the documents, and this one");
    });
}

#[test]
fn of_two_decisions_at_once_one_is_made() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Un orto").await;
        assert_eq!(room.assign(&anna(), &[&id], "").await, Ok(Ok(1)));
        let version = room.sheet(&id).await.line.version;
        let decisions = ["accetta", "respingi"].map(|event| {
            let form = DecisionForm {
                id: id.clone(),
                version,
                event: event.into(),
                text: "Perché no.".into(),
                at: String::new(),
                why: String::new(),
            };
            let desk = room.rooms.desk.clone();
            tokio::spawn(async move { desk.decide(&anna(), form).await })
        });
        let mut made = 0;
        for decision in decisions {
            match decision.await.expect("an answer") {
                Ok(Ok(())) => made += 1,
                Ok(Err(Refusal::WrongState)) | Err(AppError::Conflict) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(made, 1);
        assert_eq!(room.trail(&id).await.len(), 4);
    });
}
