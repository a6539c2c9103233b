//! How long a session lives, and whose it is.

use app::accounts::model::Role;
use axum::http::StatusCode;
use surrealdb::types::Object;

use super::{PASSWORD, address, at, body, change, cookie_of, enter, open, own_site, person};
use crate::support::{all_pages, form, run};

#[test]
fn a_session_ends_after_half_an_hour_without_a_request() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    let twenty = at(&site, "2024-06-10T09:20:00");
    assert_eq!(open(&twenty, "/area", Some(&cookie)).status, StatusCode::OK);
    let forty = at(&site, "2024-06-10T09:45:00");
    assert_eq!(open(&forty, "/area", Some(&cookie)).status, StatusCode::OK, "it was used in between");
    let late = at(&site, "2024-06-10T10:20:00");
    assert_eq!(open(&late, "/area", Some(&cookie)).status, StatusCode::SEE_OTHER);
}

#[test]
fn a_session_ends_after_twelve_hours_however_often_it_is_used() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    change(&site, "UPDATE sitting SET created -= 11h50m, seen -= 1m;");
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::OK);
    change(&site, "UPDATE sitting SET created -= 11m;");
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::SEE_OTHER);
}

#[test]
fn the_sessions_of_a_closed_account_end_at_once() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    change(&site, "UPDATE person SET closed = time::now();");
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::SEE_OTHER);
}

#[test]
fn a_changed_stamp_ends_every_session_of_the_account() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    change(&site, "UPDATE person SET stamp = 'altro';");
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::SEE_OTHER);
}

#[test]
fn signing_in_gives_a_new_id_whatever_the_browser_sends() {
    let site = own_site();
    person(&site, Role::Contributor);
    let first = enter(&site, Role::Contributor);
    let fields = [("entry[email]", &*address(Role::Contributor)), ("entry[password]", PASSWORD)];
    for planted in [first.as_str(), "__Host-prassi=AAAAAAAAAAAAAAAAAAAAAA", "__Host-prassi=niente"] {
        let mut request = form("/api/accedi", &body(&fields), super::HERE);
        request.headers_mut().insert("cookie", planted.parse().expect("a cookie"));
        let entered = super::ask(&site, request);
        let cookie = cookie_of(&entered);
        assert!(cookie.starts_with("__Host-prassi=") && cookie != planted, "{cookie}");
        assert_eq!(open(&site, "/area", Some(planted)).status, StatusCode::SEE_OTHER, "the one before is over");
        assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::OK);
    }
}

#[test]
fn the_database_does_not_hold_what_the_cookie_holds() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    let value = cookie.split_once('=').expect("a cookie").1.to_owned();
    let database = site.state.database.clone();
    let kept: Vec<serde_json::Value> =
        run(async move { database.read("SELECT * FROM sitting", Object::new()).await.expect("sessions") });
    assert_eq!(kept.len(), 1);
    assert!(!kept[0].to_string().contains(&value));
}

#[test]
fn strangers_get_no_cookie_on_any_page() {
    let mut wrong = Vec::new();
    for path in
        all_pages().into_iter().step_by(97).chain(["/accedi", "/esci", "/area", "/non-esiste"].map(String::from))
    {
        if crate::support::get(&path).headers.contains_key("set-cookie") {
            wrong.push(path);
        }
    }
    crate::support::assert_none(&wrong);
}

#[test]
fn a_page_of_the_area_is_kept_nowhere() {
    let site = own_site();
    person(&site, Role::Contributor);
    person(&site, Role::Referent);
    let (first, second) = (enter(&site, Role::Contributor), enter(&site, Role::Referent));
    for (cookie, name) in [(&first, "Persona contributor"), (&second, "Persona referent")] {
        let page = open(&site, "/area", Some(cookie));
        assert_eq!((page.header("cache-control"), page.header("etag")), ("no-store", ""));
        assert!(page.text.contains(name), "everybody gets their own");
    }
    assert_eq!(open(&site, "/area", None).status, StatusCode::SEE_OTHER);
}

#[test]
fn a_public_page_is_the_same_for_who_has_signed_in() {
    let site = own_site();
    person(&site, Role::Administrator);
    let cookie = enter(&site, Role::Administrator);
    let signed_in = open(&site, "/temi", Some(&cookie));
    let stranger = open(&site, "/temi", None);
    assert_eq!(signed_in.text, stranger.text);
    assert_eq!(signed_in.header("etag"), stranger.header("etag"));
}
