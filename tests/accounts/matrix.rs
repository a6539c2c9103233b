//! Role × route: every page, server function and plain route, asked for by everybody, against its line in the table.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::accounts::model::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use server::http::{Place, Rule, Who, access};

use super::{ask, enter_fully, own_site, person};
use crate::support::{Answer, ORIGIN, Site, assert_none};

/// A path for a pattern: any word will do, nothing needs to be there.
fn path(pattern: &str) -> String {
    pattern.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/")
}

/// The answers to a question by address and by form: a function answers one of them.
fn answers(site: &Arc<Site>, rule: Rule, path: &str, cookie: Option<&str>) -> Vec<Answer> {
    let methods = if rule.place == Place::Function { vec!["GET", "POST"] } else { vec!["GET"] };
    let send = |method: &str| {
        let mut request = Request::builder().method(method).uri(path).header("origin", ORIGIN);
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        ask(site, request.body(Body::empty()).expect("a request"))
    };
    let all = methods.into_iter().map(send);
    all.filter(|answer| answer.status != StatusCode::METHOD_NOT_ALLOWED).collect()
}

/// What somebody gets by the rule: in, the sign-in page or word of it, or a refusal.
fn expected(who: Who, role: Option<Role>) -> Option<StatusCode> {
    match (who, role) {
        (Who::Everyone, _) | (Who::SignedIn, Some(_)) => None,
        (Who::Only(roles), Some(role)) if roles.contains(&role) => None,
        (Who::Only(_), Some(_)) => Some(StatusCode::FORBIDDEN),
        (Who::SignedIn | Who::Only(_), None) => Some(StatusCode::UNAUTHORIZED),
    }
}

/// What an answer says of who may ask.
fn refusal(answer: &Answer) -> Option<StatusCode> {
    match answer.status {
        StatusCode::SEE_OTHER if answer.header("location").contains("/accedi?esito=fuori") => {
            Some(StatusCode::UNAUTHORIZED)
        }
        StatusCode::SEE_OTHER if answer.header("location") == "/area?esito=vietato" => Some(StatusCode::FORBIDDEN),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Some(answer.status),
        _ => None,
    }
}

#[test]
fn everybody_gets_what_the_table_says_and_nothing_else() {
    let site = own_site();
    for role in Role::ALL {
        person(&site, role);
    }
    let access = access().expect("a line for everything");
    let mut cookies = BTreeMap::new();
    let mut wrong = Vec::new();
    for (pattern, rule) in access.rules() {
        // What is for everybody is asked by a stranger; whoever signed in sees no less.
        let everyone = rule.who == Who::Everyone;
        let askers = [None].into_iter().chain(Role::ALL.map(Some)).filter(|role| !everyone || role.is_none());
        for role in askers {
            let cookie = role.map(|role| still_in(&site, role, &mut cookies));
            for answer in answers(&site, rule, &path(pattern), cookie.as_deref()) {
                if refusal(&answer) != expected(rule.who, role) {
                    wrong.push(format!("{pattern} for {role:?}: {} {}", answer.status, answer.header("location")));
                }
            }
        }
    }
    assert_none(&wrong);
}

/// The session of somebody with this role; a new one where a question before ended it, or took or gave a factor.
fn still_in(site: &Arc<Site>, role: Role, cookies: &mut BTreeMap<Role, String>) -> String {
    let kept = cookies.remove(&role);
    let good = kept.filter(|cookie| super::open(site, "/area", Some(cookie)).status == StatusCode::OK);
    let cookie = good.unwrap_or_else(|| {
        super::change(site, format!("UPDATE person SET factor = NONE WHERE role = '{}'; DELETE attempt;", role.word()));
        enter_fully(site, role)
    });
    cookies.insert(role, cookie.clone());
    cookie
}

#[test]
fn who_has_the_wrong_role_gets_a_page_with_a_way_onward() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = super::enter(&site, Role::Contributor);
    for (page, words) in [("/area/utenti", "Questo non spetta a te"), ("/en/area/utenti", "This is not yours to do")] {
        let answer = super::open(&site, page, Some(&cookie));
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text.contains(words) && answer.text.contains("/pratiche") && answer.is_whole_page());
    }
}

#[test]
fn who_sends_a_form_with_the_wrong_role_is_told_on_the_own_overview() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = super::enter(&site, Role::Contributor);
    let request = Request::post("/api/decidi-proposta")
        .header("origin", ORIGIN)
        .header("accept", "text/html")
        .header("referer", format!("{ORIGIN}/en/area/istruttoria/x"))
        .header("cookie", &cookie)
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = ask(&site, request.body(Body::empty()).expect("a request"));
    let led = (answer.status, answer.header("location"));
    assert_eq!(led, (StatusCode::SEE_OTHER, "/en/area?esito=vietato"));
    assert!(super::open(&site, "/en/area?esito=vietato", Some(&cookie)).text.contains("This is not yours to do."));
}

#[test]
fn nothing_that_changes_something_answers_get() {
    let access = access().expect("a line for everything");
    let site = own_site();
    let mut asked = 0;
    for (pattern, _) in access.rules().filter(|(_, rule)| rule.place == Place::Function) {
        let request = Request::get(pattern).header("accept", "text/html").body(Body::empty()).expect("a request");
        let answer = ask(&site, request);
        asked += usize::from(answer.status == StatusCode::METHOD_NOT_ALLOWED);
    }
    assert!(asked >= 10, "{asked}");
    assert!(super::rows(&site, "audit_event").is_empty());
}
