//! What is accepted is published: readers find it as if an import had brought it, and no import takes it away.

use app::editorial::proposal::{Fields, Known, ProposalKind};
use app::i18n::Language;
use app::registry::history::VersionKind;
use app::registry::model::Named;
use axum::http::StatusCode;
use chrono::NaiveDate;
use server::change::{Actor, Change};
use server::db::Database;
use server::editorial::publishing::{Accepted, PublishError, publish, unpublish};
use server::import::History;

use super::small::{self, PRACTICE as SEEDED};
use crate::support::{Site, empty_database, request, run};

fn named(slug: &str, name: &str) -> Named {
    Named { slug: slug.into(), name: name.into() }
}

fn known() -> Known {
    Known {
        entities: vec![named("cesena", "Cesena"), named("monza", "Monza")],
        themes: vec![named("open-source", "Open source")],
        tools: Vec::new(),
    }
}

/// What a person from Cesena types.
fn practice() -> Fields {
    [
        ("title", "Orti condivisi nei cortili delle scuole"),
        ("summary", "Le classi coltivano con chi abita vicino."),
        ("description", "Un patto per ogni cortile."),
        ("themes", "Open source"),
        ("tools", "Registro degli orti"),
        ("channels", "in_person"),
        ("start_year", "2023"),
        ("status", "in_force"),
        ("others", "Monza"),
        ("figures.0.what", "Cortili coltivati"),
        ("figures.0.value", "12"),
        ("figures.0.unit", "count"),
        ("figures.0.base", "Su 20 cortili"),
        ("figures.0.period", "2023"),
        ("figures.0.grade", "declared"),
    ]
    .into_iter()
    .collect()
}

fn exchange() -> Fields {
    [
        ("title", "Una giornata negli orti"),
        ("summary", "Si visitano tre cortili."),
        ("description", "Con chi li coltiva."),
        ("themes", "Open source"),
        ("office", "Ufficio orti"),
        ("edition", "2024"),
        ("duration", "1 giornata"),
        ("days_least", "1"),
        ("days_most", "1"),
        ("sessions.0.kind", "fixed"),
        ("sessions.0.start", "2024-10-01"),
        ("sessions.0.end", "2024-10-01"),
        ("sessions.0.status", "confirmed"),
        ("modules.0.title", "Visita dei cortili"),
        ("people_most", "8"),
    ]
    .into_iter()
    .collect()
}

struct Desk {
    database: Database,
    site: Site,
    known: Known,
    entity: Named,
}

impl Desk {
    async fn open() -> Self {
        let database = empty_database().await;
        small::load(&database).await;
        let site = Site::over(database.clone()).await;
        Self { database, site, known: known(), entity: named("cesena", "Cesena") }
    }

    async fn try_publish(
        &self,
        kind: ProposalKind,
        fields: &Fields,
        about: Option<&str>,
    ) -> Result<String, PublishError> {
        let mut change = Change::new(Actor::nobody(), "2024-06-10T09:00:00Z".parse().expect("a time"));
        let today = NaiveDate::from_ymd_opt(2024, 6, 10).expect("a day");
        let accepted = Accepted {
            kind,
            fields,
            known: &self.known,
            entity: &self.entity,
            number: 7,
            about,
            earlier: None,
            grades: &[],
            today,
        };
        let id = publish(&mut change, &self.database, &accepted).await?;
        change.commit(&self.database).await.expect("a change");
        self.site.state.follow().await;
        Ok(id)
    }

    async fn publish(&self, kind: ProposalKind, fields: &Fields, about: Option<&str>) -> String {
        self.try_publish(kind, fields, about).await.expect("a publication")
    }

    async fn unpublish(&self, kind: ProposalKind, id: &str) {
        let mut change = Change::new(Actor::nobody(), "2024-06-11T09:00:00Z".parse().expect("a time"));
        unpublish(&mut change, &self.database, kind, id, "cesena").await.expect("what to take away");
        change.commit(&self.database).await.expect("a change");
        self.site.state.follow().await;
    }

    async fn page(&self, address: &str) -> (StatusCode, String) {
        let answer = self.site.ask(request(address)).await;
        (answer.status, answer.text)
    }

    async fn count(&self, table: &str) -> usize {
        self.database.list::<serde_json::Value>(table).await.expect("records").len()
    }

    async fn versions(&self, id: &str) -> Vec<VersionKind> {
        let history = History::of(&self.database, "practice", id).await.expect("a history");
        history.versions().into_iter().map(|version| version.kind).collect()
    }
}

#[test]
fn a_published_practice_is_on_its_page_in_search_and_with_its_entity_at_once() {
    run(async {
        let desk = Desk::open().await;
        let before = desk.count("practice").await;
        let id = desk.publish(ProposalKind::Practice, &practice(), None).await;
        assert_eq!(id, "orti-condivisi-nei-cortili-delle-scuole");
        assert_eq!(desk.count("practice").await, before + 1);
        for address in
            ["/pratiche/orti-condivisi-nei-cortili-delle-scuole", "/pratiche?q=cortili", "/enti/cesena", "/enti/monza"]
        {
            let (status, text) = desk.page(address).await;
            assert_eq!(status, StatusCode::OK, "{address}");
            assert!(text.contains("Orti condivisi nei cortili delle scuole"), "{address}");
        }
        let (_, page) = desk.page("/pratiche/orti-condivisi-nei-cortili-delle-scuole").await;
        assert!(page.contains("Registro degli orti"), "a tool that nobody had named");
        let (status, figure) = desk.page("/osservatorio/dato/proposta-7-dato-1").await;
        assert_eq!(status, StatusCode::OK);
        assert!(figure.contains("Cortili coltivati") && figure.contains("Su 20 cortili"), "a figure with its base");
        assert!(page.contains("/osservatorio/dato/proposta-7-dato-1"), "the figure beside the practice");
        assert_eq!(desk.versions(&id).await, [VersionKind::Loaded]);
    });
}

#[test]
fn a_published_exchange_has_its_dates_and_its_number_among_the_hosts() {
    run(async {
        let desk = Desk::open().await;
        let id = desk.publish(ProposalKind::Exchange, &exchange(), None).await;
        let (status, page) = desk.page(&format!("/scambi/{id}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("1º ottobre 2024") && page.contains("Visita dei cortili"), "{page}");
        let record: app::exchanges::model::Exchange =
            desk.database.find("exchange", &id).await.expect("a record").expect("an exchange");
        assert_eq!((record.sheet, record.hosts), (2, vec!["cesena".to_owned()]), "the second of Cesena's in 2024");
        let (_, calendar) = desk.page("/scambi").await;
        assert!(calendar.contains("Una giornata negli orti"));
    });
}

#[test]
fn imports_leave_alone_what_people_published() {
    run(async {
        let desk = Desk::open().await;
        let id = desk.publish(ProposalKind::Practice, &practice(), None).await;
        let outcome = small::load(&desk.database).await;
        assert_eq!((outcome.written, outcome.removed), (0, 0));
        assert!(desk.database.find::<serde_json::Value>("practice", &id).await.expect("an answer").is_some());
    });
}

#[test]
fn a_change_to_what_an_import_brought_is_a_version_that_no_import_undoes() {
    run(async {
        let desk = Desk::open().await;
        let adoptions = desk.count("adoption").await;
        let mut fields = practice();
        fields.set("others", "");
        assert_eq!(desk.publish(ProposalKind::Practice, &fields, Some(SEEDED)).await, SEEDED);
        assert_eq!(desk.count("adoption").await, adoptions + 1, "Cesena beside those who were there");
        assert_eq!(desk.versions(SEEDED).await, [VersionKind::Loaded, VersionKind::Changed]);
        assert_eq!(small::load(&desk.database).await.written, 0);
        let (_, page) = desk.page(&format!("/pratiche/{SEEDED}")).await;
        assert!(page.contains("Orti condivisi"));
        desk.unpublish(ProposalKind::Practice, SEEDED).await;
        assert_eq!(desk.page(&format!("/pratiche/{SEEDED}")).await.0, StatusCode::GONE);
        assert_eq!(small::load(&desk.database).await.written, 0, "neither it nor its adoptions");
        desk.site.state.follow().await;
        assert_eq!(desk.page(&format!("/pratiche/{SEEDED}")).await.0, StatusCode::GONE);
    });
}

#[test]
fn what_is_taken_off_the_pages_is_gone_and_can_come_back() {
    run(async {
        let desk = Desk::open().await;
        let id = desk.publish(ProposalKind::Practice, &practice(), None).await;
        let adoptions = desk.count("adoption").await;
        desk.unpublish(ProposalKind::Practice, &id).await;
        assert_eq!(desk.count("adoption").await, adoptions - 2);
        assert_eq!(desk.page(&format!("/pratiche/{id}")).await.0, StatusCode::GONE);
        assert!(!desk.page("/pratiche?q=cortili").await.1.contains("Orti condivisi"));
        let other = desk.publish(ProposalKind::Practice, &practice(), None).await;
        assert_eq!(other, format!("{id}-2"), "an address that was quoted leads to nothing else");
    });
}

#[test]
fn an_adoption_joins_those_of_its_practice() {
    run(async {
        let desk = Desk::open().await;
        let fields: Fields =
            [("status", "in_force"), ("start_year", "2023"), ("note", "Con la tessera della biblioteca.")]
                .into_iter()
                .collect();
        desk.publish(ProposalKind::Adoption, &fields, Some(SEEDED)).await;
        let (_, page) = desk.page(&format!("/pratiche/{SEEDED}")).await;
        assert!(page.contains("Con la tessera della biblioteca."));
        let missing = desk.try_publish(ProposalKind::Adoption, &fields, Some("mai-esistita")).await;
        assert!(matches!(missing, Err(PublishError::Missing)), "{missing:?}");
    });
}

#[test]
fn what_is_not_fit_is_not_published() {
    run(async {
        let desk = Desk::open().await;
        let mut fields = practice();
        fields.set("themes", "Un tema che non c'è più");
        let refused = desk.try_publish(ProposalKind::Practice, &fields, None).await;
        let Err(PublishError::Problems(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["themes"]);
        let (_, found) = desk.page(&Language::Italian.href("/pratiche?q=cortili")).await;
        assert!(!found.contains("Orti condivisi"));
    });
}
