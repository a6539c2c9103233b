//! Signing in and out by plain forms.

use app::accounts::model::Role;
use axum::http::StatusCode;

use super::{PASSWORD, address, at, cookie_of, enter, open, own_site, person, post, try_to_enter};
use crate::support::Answer;

/// What whoever sends the form sees, apart from what they typed themselves.
fn seen(answer: &Answer, email: &str) -> (StatusCode, String, String, bool) {
    let location = answer.header("location").replace(&email.replace('@', "%40"), "…");
    (answer.status, location, answer.text.clone(), answer.headers.contains_key("set-cookie"))
}

#[test]
fn a_stranger_is_led_to_the_sign_in_page_and_then_back() {
    let site = own_site();
    person(&site, Role::Contributor);
    let refused = open(&site, "/en/area?x=1", None);
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    assert_eq!(refused.header("location"), "/en/accedi?esito=fuori&dopo=%2Fen%2Farea%3Fx%3D1");
    let page = open(&site, refused.header("location"), None);
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("value=\"/en/area?x=1\""), "the form knows the way back");
    let entered = try_to_enter(&site, &address(Role::Contributor), PASSWORD, "/en/area?x=1");
    assert_eq!((entered.status, entered.header("location")), (StatusCode::FOUND, "/en/area?x=1"));
    let area = open(&site, "/en/area?x=1", Some(&cookie_of(&entered)));
    assert_eq!(area.status, StatusCode::OK);
    assert!(area.text.contains("Persona contributor") && area.text.contains("Comune di Cattolica"));
}

#[test]
fn the_cookie_is_for_this_host_over_safe_connections_and_not_for_scripts() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = try_to_enter(&site, &address(Role::Contributor), PASSWORD, "").header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-prassi="), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.split("; ").any(|found| found == part), "{part}: {cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Max-Age"), "{cookie}");
}

#[test]
fn nobody_is_told_whether_an_address_is_known() {
    let site = own_site();
    person(&site, Role::Contributor);
    person(&site, Role::Referent);
    super::change(&site, "UPDATE person SET closed = time::now() WHERE role = 'referent';");
    let (known, unknown, closed) = (address(Role::Contributor), "nessuno@comune.example", address(Role::Referent));
    let expected = seen(&try_to_enter(&site, unknown, "sbagliata e lunga", "/area"), unknown);
    assert_eq!(seen(&try_to_enter(&site, &known, "sbagliata e lunga", "/area"), &known), expected);
    assert_eq!(seen(&try_to_enter(&site, &closed, PASSWORD, "/area"), &closed), expected);
    assert!(!expected.3, "who did not get in gets no cookie");
}

#[test]
fn a_failed_try_keeps_the_address_that_was_typed() {
    let site = own_site();
    let failed = try_to_enter(&site, "anna@comune.example", "sbagliata e lunga", "/area");
    let page = open(&site, failed.header("location"), None);
    assert!(page.text.contains("value=\"anna@comune.example\""));
    assert!(page.text.contains("L’indirizzo o la password non sono giusti"));
    assert!(!page.text.contains("sbagliata e lunga"));
}

#[test]
fn after_ten_failed_tries_the_right_password_is_refused_for_three_minutes_also_by_a_new_server() {
    let site = own_site();
    person(&site, Role::Contributor);
    let email = address(Role::Contributor);
    for _ in 0..10 {
        let failed = try_to_enter(&site, &email, "sbagliata e lunga", "");
        assert!(failed.header("location").contains("esito=sconosciuto"), "{:?}", failed.headers);
    }
    let refused = try_to_enter(&site, &email, PASSWORD, "");
    assert!(refused.header("location").contains("esito=troppi"), "{:?}", refused.headers);
    // The other server believes in a time of its own: it starts when the tries were made.
    let restarted = at(&site, "2024-06-10T09:01:00");
    let refused = try_to_enter(&restarted, &email, PASSWORD, "");
    assert!(refused.header("location").contains("esito=troppi"), "{:?}", refused.headers);
    let later = at(&site, "2024-06-10T10:00:00");
    assert_eq!(try_to_enter(&later, &email, PASSWORD, "").header("location"), "/area");
}

#[test]
fn who_signs_out_is_a_stranger_again() {
    let site = own_site();
    person(&site, Role::Curator);
    let cookie = enter(&site, Role::Curator);
    let left = post(&site, "/api/esci", &[("page", "/en/esci")], Some(&cookie));
    assert_eq!(left.header("location"), "/en/accedi?esito=uscita");
    let gone = left.header("set-cookie");
    assert!(gone.starts_with("__Host-prassi=;") && gone.contains("Max-Age=0") && gone.contains("Secure"), "{gone}");
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::SEE_OTHER);
}

#[test]
fn nobody_signs_out_by_following_a_link() {
    let site = own_site();
    person(&site, Role::Curator);
    let cookie = enter(&site, Role::Curator);
    let answer = open(&site, "/api/esci?page=%2Fesci", Some(&cookie));
    assert!(!answer.status.is_success() && !answer.status.is_redirection(), "{}", answer.status);
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::OK);
}

#[test]
fn a_call_without_a_session_is_answered_with_the_reason() {
    let site = own_site();
    let request = axum::http::Request::get("/api/area").body(axum::body::Body::empty()).expect("a request");
    let answer = super::ask(&site, request);
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::UNAUTHORIZED, "\"SignedOut\""));
}
