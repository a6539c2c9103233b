//! One's own account: name, password, sessions.

use app::accounts::model::Role;
use axum::http::StatusCode;

use super::{PASSWORD, address, change, cookie_of, enter, open, own_site, person, post, rows, try_to_enter};

const NEW: &str = "altre quattro parole qui";

fn change_password(
    site: &std::sync::Arc<crate::support::Site>,
    old: &str,
    new: &str,
    cookie: &str,
) -> crate::support::Answer {
    let fields = [("passwords[old]", old), ("passwords[new]", new), ("page", "/area/account")];
    post(site, "/api/cambia-password", &fields, Some(cookie))
}

#[test]
fn a_new_password_ends_the_other_sessions_and_keeps_this_person_in() {
    let site = own_site();
    person(&site, Role::Contributor);
    let (here, elsewhere) = (enter(&site, Role::Contributor), enter(&site, Role::Contributor));
    let changed = change_password(&site, PASSWORD, NEW, &here);
    assert_eq!(changed.header("location"), "/area/account?esito=salvato");
    assert_eq!(open(&site, "/area", Some(&cookie_of(&changed))).status, StatusCode::OK);
    for old in [&here, &elsewhere] {
        assert_eq!(open(&site, "/area", Some(old)).status, StatusCode::SEE_OTHER);
    }
    let email = address(Role::Contributor);
    assert!(try_to_enter(&site, &email, PASSWORD, "").header("location").contains("esito=sconosciuto"));
    assert_eq!(try_to_enter(&site, &email, NEW, "").header("location"), "/area");
}

#[test]
fn a_password_is_changed_only_by_who_knows_it_and_signed_in_just_now() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    let wrong = change_password(&site, "un'altra password qualsiasi", NEW, &cookie);
    assert_eq!(wrong.header("location"), "/area/account?esito=sconosciuto");
    let short = change_password(&site, PASSWORD, "corta", &cookie);
    assert_eq!(short.header("location"), "/area/account?esito=password-corta");
    change(&site, "UPDATE sitting SET created -= 10m;");
    let old = change_password(&site, PASSWORD, NEW, &cookie);
    assert_eq!(old.header("location"), "/accedi?esito=recente&dopo=%2Farea%2Faccount");
    assert_eq!(try_to_enter(&site, &address(Role::Contributor), PASSWORD, "").header("location"), "/area");
}

#[test]
fn one_sees_and_ends_only_the_own_sessions() {
    let site = own_site();
    person(&site, Role::Contributor);
    person(&site, Role::Referent);
    let (first, second, stranger) =
        (enter(&site, Role::Contributor), enter(&site, Role::Contributor), enter(&site, Role::Referent));
    let page = open(&site, "/area/account", Some(&first)).text;
    let shown = |html: &str| html.matches("<input type=\"hidden\" name=\"session\" value=\"").count();
    assert_eq!(shown(&page), 2, "one other, and all others");
    let mut others = page.split("name=\"session\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let other = others.find(|id| *id != "altre").expect("the other session").to_owned();
    let fields = [("session", &*other), ("page", "/area/account")];
    post(&site, "/api/chiudi-sessione", &fields, Some(&stranger));
    assert_eq!(open(&site, "/area", Some(&second)).status, StatusCode::OK, "it is not the stranger's");
    post(&site, "/api/chiudi-sessione", &fields, Some(&first));
    assert_eq!(open(&site, "/area", Some(&second)).status, StatusCode::SEE_OTHER);
    assert_eq!(open(&site, "/area", Some(&first)).status, StatusCode::OK);
}

#[test]
fn name_and_language_are_saved_and_what_cannot_be_seen_is_refused() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    let save = |name: &str| {
        let fields = [("profile[name]", name), ("profile[language]", "en"), ("page", "/area/account")];
        post(&site, "/api/cambia-profilo", &fields, Some(&cookie)).header("location").to_owned()
    };
    assert_eq!(save("Anna  Rossi"), "/area/account?esito=salvato");
    for wrong in ["", "  ", "Anna\u{202e}Rossi", "A\u{0}", &"a".repeat(101)] {
        assert_eq!(save(wrong), "/area/account?esito=campo", "{wrong:?}");
    }
    let kept = &rows(&site, "person")[0];
    assert_eq!((kept["name"].as_str(), kept["language"].as_str()), (Some("Anna Rossi"), Some("en")));
}

#[test]
fn what_guards_an_account_is_in_the_trail() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    try_to_enter(&site, &address(Role::Contributor), "sbagliata e lunga", "");
    let changed = change_password(&site, PASSWORD, NEW, &cookie);
    post(&site, "/api/esci", &[], Some(&cookie_of(&changed)));
    let mut events = rows(&site, "audit_event");
    events.sort_by_key(|event| event["number"].as_i64());
    let kinds: Vec<&str> = events.iter().filter_map(|event| event["kind"].as_str()).collect();
    assert_eq!(kinds, ["account-created", "signed-in", "sign-in-refused", "password-changed", "signed-out"]);
    let text = format!("{events:?}");
    assert!(!text.contains(PASSWORD) && !text.contains(NEW) && !text.contains(&address(Role::Contributor)));
}
