//! What stands around the desk: reminders, experts' opinions, readers' feedback, public numbers, the yearly question.

mod in_use;
mod numbers;
mod opinions;
mod reminding;
mod reports;

use app::accounts::model::{Role, Viewer};
use app::editorial::desk::api::Desk;
use app::editorial::desk::model::{AssignForm, DecisionForm};
use app::editorial::proposals_api::Proposals;
use app::editorial::workflow::ProposalEvent;
use app::i18n::Language;
use serde_json::Value;
use server::db::Database;
use server::rooms::Rooms;
use surrealdb::types::Object;

use super::proposing::{of, staff, whole_draft};
use super::small;
use crate::accounts::body;
use crate::support::{Answer, Site, account, empty_database, form, request};

/// A portal of its own: one practice, three entities, two curators and somebody who proposes.
struct Portal {
    site: Site,
    rooms: Rooms,
    database: Database,
}

fn anna() -> Viewer {
    Viewer { id: "anna".into(), name: "Anna Bianchi".into(), ..staff(Role::Curator) }
}

fn author() -> Viewer {
    of("cesena", "carla")
}

impl Portal {
    async fn open() -> Self {
        let database = empty_database().await;
        small::load(&database).await;
        let people = [
            account("anna", "Anna Bianchi", "anna@regione.example", "curator", ""),
            account("bruno", "Bruno Verdi", "bruno@regione.example", "curator", ""),
            account("carla", "Carla Neri", "carla@cesena.example", "contributor", ", entity = entity:cesena"),
        ];
        database.write(&people.concat(), Object::new()).await.expect("people");
        let site = Site::over(database.clone()).await;
        Self { rooms: site.state.rooms.clone(), site, database }
    }

    /// A proposal that was sent.
    async fn sent(&self, title: &str) -> String {
        let (id, version) = whole_draft(&self.rooms, &author(), title).await;
        self.rooms.proposals.submit(&author(), &id, version, true).await.expect("a receipt");
        id
    }

    /// A proposal that was sent, and that Anna has.
    async fn assigned(&self, title: &str) -> String {
        let id = self.sent(title).await;
        let form = AssignForm { ids: vec![id.clone()], ..AssignForm::default() };
        self.rooms.desk.assign(&anna(), form).await.expect("an answer").expect("an assignment");
        id
    }

    /// A practice that is published.
    async fn published(&self, title: &str) -> String {
        let id = self.assigned(title).await;
        for event in [ProposalEvent::Accept, ProposalEvent::Publish] {
            self.decide(&id, event, "").await;
        }
        id
    }

    /// Anna decides over a proposal.
    async fn decide(&self, id: &str, event: ProposalEvent, text: &str) {
        let sheet = self.rooms.desk.review(&anna(), id, Language::Italian).await.expect("a sheet");
        let form = DecisionForm {
            id: id.to_owned(),
            version: sheet.line.version,
            event: event.slug().into(),
            text: text.into(),
            at: String::new(),
            why: String::new(),
        };
        self.rooms.desk.decide(&anna(), form).await.expect("an answer").expect("a decision");
    }

    /// The rows of the outbox of a kind, in order.
    async fn mail(&self, kind: &str) -> Vec<Value> {
        let all: Vec<Value> =
            self.database.read("SELECT * FROM outbox ORDER BY created", Object::new()).await.expect("rows");
        all.into_iter().filter(|mail| mail["kind"] == kind).collect()
    }

    /// The kinds of events of a record, in order.
    async fn trail(&self, id: &str) -> Vec<String> {
        let mut variables = Object::new();
        variables.insert("id", id.to_owned());
        let query = "SELECT kind, number FROM audit_event WHERE subject_id = $id ORDER BY number";
        let events: Vec<Value> = self.database.read(query, variables).await.expect("events");
        events.iter().filter_map(|event| event["kind"].as_str().map(str::to_owned)).collect()
    }

    /// Changes records behind the program's back.
    async fn change(&self, statements: &str) {
        self.database.write(statements, Object::new()).await.expect("a change");
    }
}

/// What a site answers to a reader.
async fn read(site: &Site, address: &str) -> Answer {
    site.state.follow().await;
    site.ask(request(address)).await
}

/// What a site answers to a form of somebody who has not signed in.
async fn send(site: &Site, path: &str, fields: &[(&str, &str)]) -> Answer {
    site.ask(form(path, &body(fields), "192.0.2.1:5000")).await
}

/// The link in a message, as a path.
fn link(mail: &Value) -> String {
    mail["data"]["link"].as_str().expect("a link").to_owned()
}

/// The word in a link.
fn word(link: &str) -> &str {
    link.split_once("codice=").expect("a word").1
}

/// What a page holds between its header and its footer.
fn main_of(answer: &Answer) -> &str {
    let (_, rest) = answer.text.split_once("<main").expect("a page");
    rest.split_once("</main>").expect("a whole page").0
}
