//! The second factor: setting it up, signing in with it, and who must have it.

use std::sync::Arc;

use app::accounts::model::Role;
use axum::http::StatusCode;
use totp_rs::{Builder, Secret};

use super::{PASSWORD, address, at, cookie_of, enter, open, own_site, person, post, rows, try_to_enter};
use crate::support::{Answer, Site};

/// The time that the site under test believes in, in seconds: 2024-06-10T09:00:00Z.
const NOW: u64 = 1_718_010_000;

/// The code that an authenticator with this secret shows.
fn code(secret: &str, time: u64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap_or_else(|_| panic!("{secret} is no secret"));
    Builder::new().with_secret(secret).build().expect("a generator").generate(time).to_string()
}

/// What stands between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect("both marks").0
}

/// Sets a factor up for the person with this role: secret, recovery codes, and the cookie of the new session.
fn set_up(site: &Arc<Site>, role: Role) -> (String, Vec<String>, String) {
    let cookie = enter(site, role);
    let begun = post(site, "/api/fattore-inizia", &[("page", "/area/account/fattore")], Some(&cookie));
    assert_eq!(begun.header("location"), "/area/account/fattore?esito=fattore-iniziato");
    let page = open(site, "/area/account/fattore", Some(&cookie)).text;
    let secret = between(&page, "<code id=\"segreto\">", "<").to_owned();
    let codes = page.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default().to_owned());
    let codes: Vec<String> = codes.collect();
    let fields = [("code", &*code(&secret, NOW)), ("page", "/area/account/fattore")];
    let confirmed = post(site, "/api/fattore-conferma", &fields, Some(&cookie));
    assert_eq!(confirmed.header("location"), "/area/account/fattore?esito=fattore-attivo", "{}", confirmed.text);
    (secret, codes, cookie_of(&confirmed))
}

/// The second step of signing in.
fn send_code(site: &Arc<Site>, half: &str, code: &str) -> Answer {
    let fields = [("entry[code]", code), ("entry[after]", "/area/account"), ("entry[page]", "/accedi/codice")];
    post(site, "/api/accedi-codice", &fields, Some(half))
}

#[test]
fn a_curator_without_a_factor_reaches_only_its_set_up() {
    let site = own_site();
    person(&site, Role::Curator);
    let cookie = enter(&site, Role::Curator);
    for page in ["/area/utenti", "/area/account"] {
        let answer = open(&site, page, Some(&cookie));
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/area/account/fattore"));
    }
    assert_eq!(open(&site, "/api/utenti", Some(&cookie)).status, StatusCode::FORBIDDEN);
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::OK);
    assert_eq!(open(&site, "/temi", Some(&cookie)).status, StatusCode::OK);
    let (_, _, cookie) = set_up(&site, Role::Curator);
    assert_eq!(open(&site, "/area/utenti", Some(&cookie)).status, StatusCode::OK);
}

#[test]
fn secret_and_recovery_codes_are_shown_once_and_kept_as_digests() {
    let site = own_site();
    person(&site, Role::Contributor);
    let (secret, codes, cookie) = set_up(&site, Role::Contributor);
    assert_eq!(codes.len(), 10);
    let page = open(&site, "/area/account/fattore", Some(&cookie)).text;
    assert!(!page.contains(&secret) && codes.iter().all(|code| !page.contains(code)));
    let kept = format!("{:?}{:?}", rows(&site, "person"), rows(&site, "sitting"));
    assert!(codes.iter().all(|code| !kept.contains(code)));
}

#[test]
fn with_a_factor_a_password_is_half_the_way() {
    let site = own_site();
    person(&site, Role::Contributor);
    let (secret, _, _) = set_up(&site, Role::Contributor);
    let first = try_to_enter(&site, &address(Role::Contributor), PASSWORD, "/area/account");
    assert_eq!(first.header("location"), "/accedi/codice?dopo=%2Farea%2Faccount");
    let half = cookie_of(&first);
    assert_eq!(open(&site, "/area", Some(&half)).status, StatusCode::SEE_OTHER, "still a stranger");
    let wrong = send_code(&site, &half, "000000");
    assert!(wrong.header("location").starts_with("/accedi/codice?esito=codice"), "{:?}", wrong.headers);
    let used = send_code(&site, &half, &code(&secret, NOW));
    assert!(used.header("location").contains("esito=codice"), "the code that confirmed it was used");
    let entered = send_code(&site, &half, &code(&secret, NOW + 30));
    assert_eq!(entered.header("location"), "/area/account");
    let cookie = cookie_of(&entered);
    assert_ne!(cookie, half, "a new id");
    assert_eq!(open(&site, "/area/account", Some(&cookie)).status, StatusCode::OK);
}

#[test]
fn a_recovery_code_works_once() {
    let site = own_site();
    person(&site, Role::Contributor);
    let (_, codes, _) = set_up(&site, Role::Contributor);
    for works in [true, false] {
        let half = cookie_of(&try_to_enter(&site, &address(Role::Contributor), PASSWORD, ""));
        let answer = send_code(&site, &half, &codes[3].to_uppercase());
        assert_eq!(answer.header("location") == "/area/account", works, "{:?}", answer.headers);
    }
}

#[test]
fn who_takes_too_long_for_the_code_begins_again() {
    let site = own_site();
    person(&site, Role::Contributor);
    let (secret, _, _) = set_up(&site, Role::Contributor);
    let half = cookie_of(&try_to_enter(&site, &address(Role::Contributor), PASSWORD, ""));
    let later = at(&site, "2024-06-10T09:06:00");
    let late = send_code(&later, &half, &code(&secret, NOW + 360));
    assert!(late.header("location").starts_with("/accedi?esito=fuori"), "{:?}", late.headers);
}

#[test]
fn codes_are_not_guessed_without_end() {
    let site = own_site();
    person(&site, Role::Contributor);
    let (secret, _, _) = set_up(&site, Role::Contributor);
    let half = cookie_of(&try_to_enter(&site, &address(Role::Contributor), PASSWORD, ""));
    for _ in 0..10 {
        send_code(&site, &half, "000000");
    }
    let refused = send_code(&site, &half, &code(&secret, NOW + 30));
    assert!(refused.header("location").contains("esito=troppi"), "{:?}", refused.headers);
}

#[test]
fn only_who_needs_none_removes_it_and_only_just_after_signing_in() {
    let site = own_site();
    person(&site, Role::Contributor);
    person(&site, Role::Administrator);
    let (_, _, needed) = set_up(&site, Role::Administrator);
    let page = [("page", "/area/account/fattore")];
    let refused = post(&site, "/api/fattore-togli", &page, Some(&needed));
    assert!(refused.header("location").contains("esito=vietato"), "{:?}", refused.headers);
    let (_, _, cookie) = set_up(&site, Role::Contributor);
    super::change(&site, "UPDATE sitting SET created -= 10m;");
    let old = post(&site, "/api/fattore-togli", &page, Some(&cookie));
    assert_eq!(old.header("location"), "/accedi?esito=recente&dopo=%2Farea%2Faccount%2Ffattore");
    super::change(&site, "UPDATE sitting SET created += 10m;");
    let removed = post(&site, "/api/fattore-togli", &page, Some(&cookie));
    assert_eq!(removed.header("location"), "/area/account/fattore?esito=fattore-tolto");
}
