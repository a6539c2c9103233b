//! The trail as administrators see it: found by person, kind, record and day; for nobody else.

use std::sync::Arc;

use app::accounts::model::{Role, Viewer};
use app::accounts::trail::EventKind;
use app::accounts::trail_query::TrailQuery;
use app::error::AppError;
use axum::http::StatusCode;
use server::change::{Actor, Change, Subject};
use surrealdb::types::Object;

use crate::accounts::{enter_fully, open, person};
use crate::support::{Site, account, empty_database, request, run};

fn somebody(role: Role) -> Viewer {
    Viewer { id: "dora".into(), name: "Dora".into(), role, entity: None }
}

/// Three events on two days by two people and nobody.
async fn site() -> Arc<Site> {
    let database = empty_database().await;
    let people = [
        account("anna", "Anna Verdi", "anna@cesena.example", "referent", ", entity = entity:cesena"),
        account("bruno", "=Bruno", "bruno@regione.example", "curator", ", language = 'en'"),
    ];
    database.write(&people.concat(), Object::new()).await.expect("people");
    for (person, role, kind, record, at) in [
        (Some("anna"), Some(Role::Referent), EventKind::ProposalSubmitted, "x", "2026-11-20T23:59:59Z"),
        (Some("bruno"), Some(Role::Curator), EventKind::Accepted, "x", "2026-11-21T00:00:00Z"),
        (None, None, EventKind::SignInRefused, "y", "2026-11-21T09:00:00Z"),
    ] {
        let actor = Actor { person: person.map(str::to_owned), role };
        let mut change = Change::new(actor, at.parse().expect("a time"));
        change.event(kind, &Subject::new("proposal", record), None, None);
        change.commit(&database).await.expect("a change");
    }
    Arc::new(Site::over(database).await)
}

/// The numbers of the events that a query finds.
async fn found(site: &Site, query: &str) -> Vec<i64> {
    let viewer = somebody(Role::Administrator);
    let page = site.state.rooms.trail.events(&viewer, &TrailQuery::parse(query)).await.expect("events");
    assert_eq!(page.rows.len(), usize::try_from(page.found).expect("a number"));
    page.rows.into_iter().map(|row| row.number).collect()
}

#[test]
fn events_are_found_by_person_kind_record_and_day() {
    run(async {
        let site = site().await;
        for (query, numbers) in [
            ("", &[3, 2, 1][..]),
            ("persona=verdi", &[1]),
            ("persona=Bruno@Regione.example", &[2]),
            ("persona=anna", &[1]),
            ("persona=nessuno", &[]),
            ("evento=accettazione", &[2]),
            ("oggetto=x", &[2, 1]),
            ("oggetto=proposal%2Fy", &[3]),
            ("oggetto=practice%2Fx", &[]),
            ("giorno=2026-11-21", &[3, 2]),
            ("giorno=2026-11-20&oggetto=x&persona=anna", &[1]),
            ("giorno=2026-11-20&persona=bruno", &[]),
            ("pagina=9", &[3, 2, 1]),
        ] {
            assert_eq!(found(&site, query).await, numbers, "{query}");
        }
    });
}

#[test]
fn a_row_says_who_in_which_role_did_what() {
    run(async {
        let site = site().await;
        let page = site.state.rooms.trail.events(&somebody(Role::Administrator), &TrailQuery::default()).await;
        let rows = page.expect("events").rows;
        assert_eq!((rows[2].name.as_deref(), rows[2].role), (Some("Anna Verdi"), Some(Role::Referent)));
        assert_eq!((rows[0].name.as_deref(), rows[0].person.as_deref(), rows[0].role), (None, None, None));
        assert_eq!((rows[1].kind.as_str(), rows[1].subject_id.as_str()), ("accepted", "x"));
    });
}

#[test]
fn a_long_trail_comes_in_pages() {
    run(async {
        let database = empty_database().await;
        let mut change = Change::new(Actor::nobody(), "2026-11-21T09:00:00Z".parse().expect("a time"));
        for number in 0..120 {
            change.event(EventKind::Imported, &Subject::new("source", format!("s{number}")), None, None);
        }
        change.commit(&database).await.expect("a change");
        let site = Site::over(database).await;
        let (trail, viewer) = (&site.state.rooms.trail, somebody(Role::Administrator));
        let page = trail.events(&viewer, &TrailQuery::parse("pagina=3")).await.expect("events");
        assert_eq!((page.found, page.pages, page.rows.len()), (120, 3, 20));
        assert_eq!(page.rows[19].number, 1);
    });
}

#[test]
fn only_administrators_read_the_trail() {
    run(async {
        let site = site().await;
        for role in [Role::Contributor, Role::Referent, Role::Curator] {
            let viewer = somebody(role);
            let refused = site.state.rooms.trail.events(&viewer, &TrailQuery::default()).await;
            assert_eq!(refused, Err(AppError::Forbidden), "{role:?}");
            let refused = site.state.rooms.trail.file(&viewer, &TrailQuery::default()).await;
            assert_eq!(refused, Err(AppError::Forbidden), "{role:?}");
        }
        for address in ["/area/audit", "/en/area/audit", "/area/audit.csv", "/api/audit?address="] {
            let answer = site.ask(request(address)).await;
            assert!(!answer.text.contains("Verdi"), "{address}");
            assert!(!answer.status.is_success(), "{address}: {}", answer.status);
        }
    });
}

#[test]
fn the_file_holds_what_was_asked_for_and_runs_nothing() {
    let site = run(site());
    person(&site, Role::Administrator);
    let cookie = enter_fully(&site, Role::Administrator);
    let file = open(&site, "/area/audit.csv?oggetto=x", Some(&cookie));
    assert_eq!((file.status, file.header("cache-control")), (StatusCode::OK, "no-store"));
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[0].iter().take(6).collect::<Vec<_>>(),
        ["1", "2026-11-20T23:59:59.000000Z", "anna", "Anna Verdi", "referent", "proposal-submitted"]
    );
    assert_eq!(&rows[1][3], "'=Bruno", "a name is no formula");
}
