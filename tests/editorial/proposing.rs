//! What the tests of proposals have in common: people, rooms, and forms as pages send them.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use app::accounts::form::{Email, Secret};
use app::accounts::model::{OwnEntity, Role, Viewer};
use app::editorial::proposal::{ProposalKind, Step, names_of_step};
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::{Beginning, StepForm};
use axum::body::Body;
use axum::http::Request;
use server::accounts::{NewPerson, create_person};
use server::rooms::Rooms;

use crate::accounts::{PASSWORD, cookie_of};
use crate::support::{Answer, form as posted, request, run, send, site};

/// The cookies of those who have signed in to the site that all tests share, by their ids.
static COOKIES: LazyLock<Mutex<BTreeMap<String, String>>> = LazyLock::new(Mutex::default);

/// The cookie of somebody of an entity, who gets an account and signs in where that is still to be done.
fn cookie(viewer: &Viewer) -> String {
    let mut cookies = COOKIES.lock().expect("the cookies");
    if let Some(cookie) = cookies.get(&viewer.id) {
        return cookie.clone();
    }
    let address = format!("{}@comune.example", viewer.id);
    let person = NewPerson {
        email: Email::parse(&address).expect("an address"),
        name: viewer.name.clone(),
        role: viewer.role,
        entity: viewer.entity.as_ref().map(|entity| entity.id.clone()),
    };
    // Before anything runs: the site comes to be on the same threads.
    let state = &site().state;
    run(async move {
        create_person(&state.database, &person, &Secret(PASSWORD.into()), state.clock.now()).await.expect("an account")
    });
    let entry =
        [("entry[email]", &*address), ("entry[password]", PASSWORD), ("entry[after]", ""), ("entry[page]", "/accedi")];
    let cookie = cookie_of(&send(posted("/api/accedi", &encoded(&entry), "192.0.2.7:4000")));
    cookies.insert(viewer.id.clone(), cookie.clone());
    cookie
}

/// The answer to a request of somebody who has signed in.
fn asked_by(viewer: &Viewer, mut request: Request<Body>) -> Answer {
    request.headers_mut().insert("cookie", cookie(viewer).parse().expect("a cookie"));
    send(request)
}

/// A page, as somebody reads it.
pub fn read(viewer: &Viewer, address: &str) -> Answer {
    asked_by(viewer, request(address))
}

/// A form that somebody's browser sends without running any code.
pub fn post(viewer: &Viewer, path: &str, pairs: &[(&str, &str)]) -> Answer {
    asked_by(viewer, posted(path, &encoded(pairs), "192.0.2.7:4000"))
}

/// A request of any kind.
pub fn ask_as(viewer: &Viewer, request: Request<Body>) -> Answer {
    asked_by(viewer, request)
}

/// Pairs as a form writes them.
pub fn encoded(pairs: &[(&str, &str)]) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    let text = |text: &str| text.bytes().map(byte).collect::<String>();
    pairs.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect::<Vec<_>>().join("&")
}

/// Somebody who works for an entity.
pub fn of(entity: &str, person: &str) -> Viewer {
    Viewer {
        id: format!("{person}-{entity}"),
        name: person.to_owned(),
        role: Role::Contributor,
        entity: Some(OwnEntity { id: entity.to_owned(), name: entity.to_owned() }),
    }
}

/// Somebody who works for no entity.
pub fn staff(role: Role) -> Viewer {
    Viewer { id: role.word().to_owned(), name: role.word().to_owned(), role, entity: None }
}

/// A step's form with these fields; all others of the step are empty.
pub fn form(id: &str, step: Step, version: i64, fields: &[(&str, &str)]) -> StepForm {
    let typed = fields.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()]));
    StepForm {
        id: id.to_owned(),
        step: step.slug().to_owned(),
        version,
        fields: typed.collect::<BTreeMap<_, _>>(),
        ..StepForm::default()
    }
}

/// The same with only these fields: what the page saves by itself.
pub fn part(id: &str, step: Step, version: i64, fields: &[(&str, &str)]) -> StepForm {
    StepForm { partial: true, ..form(id, step, version, fields) }
}

/// A new draft of a practice.
pub async fn draft(rooms: &Rooms, viewer: &Viewer) -> String {
    rooms.proposals.begin(viewer, Beginning::Empty(ProposalKind::Practice)).await.expect("a draft")
}

/// What a whole practice has in its fields.
pub const WHOLE: [(&str, &str); 6] = [
    ("start_year", "2023"),
    ("status", "in_force"),
    ("title", "Orti di quartiere curati da chi ci abita"),
    ("summary", "I residenti coltivano aiuole comunali con un patto."),
    ("description", "Il Comune presta attrezzi e acqua; i residenti tengono gli orti aperti."),
    ("themes", "ambiente"),
];

/// A draft of a practice that can be sent, with its version.
pub async fn whole_draft(rooms: &Rooms, viewer: &Viewer, title: &str) -> (String, i64) {
    let id = draft(rooms, viewer).await;
    let mut version = 1;
    for step in [Step::Who, Step::What] {
        let names = names_of_step(ProposalKind::Practice, step);
        let mut fields: Vec<(&str, &str)> =
            WHOLE.into_iter().filter(|(name, _)| names.iter().any(|known| known == name)).collect();
        if let Some(field) = fields.iter_mut().find(|(name, _)| *name == "title") {
            field.1 = title;
        }
        let saved = rooms.proposals.save(viewer, form(&id, step, version, &fields)).await.expect("a saved step");
        assert_eq!(saved.problems, [], "{step:?}");
        version = saved.version;
    }
    (id, version)
}
