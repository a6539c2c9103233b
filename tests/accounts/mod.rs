//! Accounts: who gets in, for how long, and what strangers and others get instead.

mod factor;
mod matrix;
mod own;
mod people;
mod provider;
mod sessions;
mod sign_in;

use std::sync::Arc;

use app::accounts::form::{Email, Secret};
use app::accounts::model::Role;
use axum::body::Body;
use axum::http::Request;
use server::accounts::{NewPerson, create_person};
use surrealdb::types::Object;

use crate::support::{Answer, Site, empty_database, form, run};

/// The password of everybody in these tests.
pub const PASSWORD: &str = "quattro parole a caso";
/// Where everybody in these tests is.
pub const HERE: &str = "192.0.2.1:5000";

/// A site of its own, with one entity and no documents.
pub fn own_site() -> Arc<Site> {
    run(async {
        let database = empty_database().await;
        let entities = "CREATE entity:cattolica SET name = 'Comune di Cattolica', `kind` = 'municipality';
                        CREATE entity:cesena SET name = 'Comune di Cesena', `kind` = 'municipality';";
        database.write(entities, Object::new()).await.expect("entities");
        Arc::new(Site::over(database).await)
    })
}

/// An account with this role; contributors and referents work for Cattolica. Its address is the role's word.
pub fn person(site: &Arc<Site>, role: Role) -> String {
    let site = Arc::clone(site);
    let entity = role.belongs_to_an_entity().then(|| "cattolica".to_owned());
    let email = Email::parse(&address(role)).expect("an address");
    let person = NewPerson { email, name: format!("Persona {}", role.word()), role, entity };
    run(async move {
        let password = Secret(PASSWORD.into());
        create_person(&site.state.database, &person, &password, site.state.clock.now()).await.expect("an account")
    })
}

/// The address of the person with this role.
pub fn address(role: Role) -> String {
    format!("{}@comune.example", role.word())
}

/// What the site answers.
pub fn ask(site: &Arc<Site>, request: Request<Body>) -> Answer {
    let site = Arc::clone(site);
    run(async move { site.ask(request).await })
}

/// A form filled in, with a cookie or without.
pub fn post(site: &Arc<Site>, path: &str, fields: &[(&str, &str)], cookie: Option<&str>) -> Answer {
    let mut request = form(path, &body(fields), HERE);
    if let Some(cookie) = cookie {
        request.headers_mut().insert("cookie", cookie.parse().expect("a cookie"));
    }
    ask(site, request)
}

/// Fields as a form sends them.
pub fn body(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| -> String {
        let bytes = text.bytes();
        bytes.map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect::<Vec<_>>().join("&")
}

/// A try to sign in.
pub fn try_to_enter(site: &Arc<Site>, email: &str, password: &str, after: &str) -> Answer {
    let fields =
        [("entry[email]", email), ("entry[password]", password), ("entry[after]", after), ("entry[page]", "/accedi")];
    post(site, "/api/accedi", &fields, None)
}

/// The cookie that an answer sets, as a browser sends it back.
pub fn cookie_of(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// Signs the person with this role in, and gives the cookie.
pub fn enter(site: &Arc<Site>, role: Role) -> String {
    let answer = try_to_enter(site, &address(role), PASSWORD, "");
    assert!(answer.status.is_redirection() && answer.header("location") == "/area", "{:?}", answer.headers);
    cookie_of(&answer)
}

/// A page, with a cookie or without.
pub fn open(site: &Arc<Site>, path: &str, cookie: Option<&str>) -> Answer {
    let mut request = Request::get(path).header("accept", "text/html");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    ask(site, request.body(Body::empty()).expect("a request"))
}

/// Changes records behind the program's back.
pub fn change(site: &Arc<Site>, statements: impl Into<String>) {
    let site = Arc::clone(site);
    let statements = statements.into();
    run(async move { site.state.database.write(&statements, Object::new()).await.expect("a change") });
}

/// The site at another time.
pub fn at(site: &Arc<Site>, now: &'static str) -> Arc<Site> {
    let site = Arc::clone(site);
    run(async move { Arc::new(site.at(now).await) })
}

/// Signs the person with this role in, with the second factor that the role needs.
pub fn enter_fully(site: &Arc<Site>, role: Role) -> String {
    let cookie = enter(site, role);
    if role.needs_second_factor() {
        let factor = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        change(site, format!("UPDATE person SET factor = '{factor}' WHERE role = '{}';", role.word()));
    }
    cookie
}

/// The rows of a table.
pub fn rows(site: &Arc<Site>, table: &'static str) -> Vec<serde_json::Value> {
    let database = site.state.database.clone();
    run(async move { database.list(table).await.expect("records") })
}

/// The link in the last message of a kind, without the site's address.
pub fn mailed_link(site: &Arc<Site>, kind: &str) -> String {
    let mail = rows(site, "outbox").into_iter().rfind(|mail| mail["kind"] == kind).expect("a message");
    let link = mail["data"]["link"].as_str().expect("a link").to_owned();
    link.strip_prefix(crate::support::ORIGIN).expect("a link to this site").to_owned()
}
