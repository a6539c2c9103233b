//! Invitations, links for a new password, and what one may do to others' accounts.

use std::sync::Arc;

use app::accounts::model::Role;
use axum::http::StatusCode;

use super::{
    PASSWORD, address, at, change, cookie_of, enter, enter_fully, mailed_link, open, own_site, person, post, rows,
    try_to_enter,
};
use crate::support::{Answer, Site};

const NEWCOMER: &str = "nuova@comune.example";

fn invite(site: &Arc<Site>, cookie: &str, role: &str, entity: &str) -> Answer {
    let fields = [
        ("invitation[email]", NEWCOMER),
        ("invitation[role]", role),
        ("invitation[entity]", entity),
        ("invitation[language]", "it"),
        ("page", "/area/utenti"),
    ];
    post(site, "/api/invita", &fields, Some(cookie))
}

fn accept(site: &Arc<Site>, link: &str, password: &str) -> Answer {
    let code = link.split_once("codice=").expect("a word").1;
    let fields = [
        ("acceptance[code]", code),
        ("acceptance[name]", "Nuova Persona"),
        ("acceptance[password]", password),
        ("page", link),
    ];
    post(site, "/api/accetta-invito", &fields, None)
}

#[test]
fn an_invited_person_gets_in_once_with_the_role_and_entity_of_the_invitation() {
    let site = own_site();
    person(&site, Role::Referent);
    let cookie = enter(&site, Role::Referent);
    assert_eq!(invite(&site, &cookie, "contributor", "cattolica").header("location"), "/area/utenti?esito=invitato");
    let link = mailed_link(&site, "invitation");
    let page = open(&site, &link, None);
    assert!(page.text.contains(NEWCOMER) && page.text.contains("Comune di Cattolica"), "{}", page.status);
    assert_eq!(page.header("cache-control"), "no-store");
    let short = accept(&site, &link, "corta");
    assert!(short.header("location").starts_with("/invito?esito=password-corta"), "{:?}", short.headers);
    let accepted = accept(&site, &link, PASSWORD);
    assert_eq!(accepted.header("location"), "/area");
    let area = open(&site, "/area", Some(&cookie_of(&accepted))).text;
    assert!(area.contains("Nuova Persona") && area.contains("Comune di Cattolica"));
    assert!(accept(&site, &link, PASSWORD).header("location").contains("esito=scaduto"));
    assert_eq!(open(&site, &link, None).status, StatusCode::GONE);
}

#[test]
fn an_invitation_ends_after_seven_days_or_when_it_is_taken_back() {
    let site = own_site();
    person(&site, Role::Referent);
    let cookie = enter(&site, Role::Referent);
    invite(&site, &cookie, "contributor", "cattolica");
    let link = mailed_link(&site, "invitation");
    let late = at(&site, "2024-06-17T10:00:00");
    assert!(accept(&late, &link, PASSWORD).header("location").contains("esito=scaduto"));
    let id = rows(&site, "link")[0]["id"].as_str().expect("an id").to_owned();
    let fields = [("id", &*id), ("page", "/area/utenti")];
    let withdrawn = post(&site, "/api/ritira-invito", &fields, Some(&cookie));
    assert_eq!(withdrawn.header("location"), "/area/utenti?esito=ritirato");
    assert!(accept(&site, &link, PASSWORD).header("location").contains("esito=scaduto"));
    assert_eq!(rows(&site, "person").len(), 1);
}

#[test]
fn a_referent_invites_only_contributors_of_the_own_entity() {
    let site = own_site();
    person(&site, Role::Referent);
    let cookie = enter(&site, Role::Referent);
    for (role, entity) in [("contributor", "cesena"), ("referent", "cattolica"), ("curator", ""), ("administrator", "")]
    {
        let refused = invite(&site, &cookie, role, entity);
        assert_eq!(refused.header("location"), "/area/utenti?esito=vietato", "{role} {entity}");
    }
    assert!(rows(&site, "link").is_empty() && rows(&site, "outbox").is_empty());
}

#[test]
fn whoever_asks_for_a_new_password_gets_the_same_answer() {
    let site = own_site();
    person(&site, Role::Contributor);
    let ask = |email: &str| {
        post(&site, "/api/password-dimenticata", &[("email", email), ("page", "/password-dimenticata")], None)
    };
    let (known, unknown) = (ask(&address(Role::Contributor)), ask("nessuno@comune.example"));
    assert_eq!((known.status, &known.text), (unknown.status, &unknown.text));
    assert_eq!(known.header("location"), unknown.header("location"));
    assert_eq!(rows(&site, "outbox").len(), 1, "only one of them gets a message");
    assert_eq!(rows(&site, "link").len(), 2, "the work is the same");
}

#[test]
fn a_link_sets_a_new_password_once_within_an_hour() {
    let site = own_site();
    person(&site, Role::Contributor);
    let cookie = enter(&site, Role::Contributor);
    let fields = [("email", &*address(Role::Contributor)), ("page", "/en/password-dimenticata")];
    let asked = post(&site, "/api/password-dimenticata", &fields, None);
    assert_eq!(asked.header("location"), "/en/password-dimenticata?esito=inviato");
    let link = mailed_link(&site, "password-reset");
    let code = link.split_once("codice=").expect("a word").1.to_owned();
    let kept = format!("{:?}", rows(&site, "link"));
    assert!(!kept.contains(&code), "only digests are kept");
    let set = |site: &Arc<Site>| {
        let fields = [("code", &*code), ("password", "una password del tutto nuova"), ("page", &*link)];
        post(site, "/api/nuova-password", &fields, None).header("location").to_owned()
    };
    assert!(set(&at(&site, "2024-06-10T10:30:00")).contains("esito=scaduto"));
    assert_eq!(set(&site), "/en/accedi?esito=password-nuova");
    assert!(set(&site).contains("esito=scaduto"), "once");
    assert_eq!(open(&site, "/area", Some(&cookie)).status, StatusCode::SEE_OTHER, "sessions ended");
    let entered = try_to_enter(&site, &address(Role::Contributor), "una password del tutto nuova", "");
    assert_eq!(entered.header("location"), "/area");
}

fn act(site: &Arc<Site>, cookie: &str, id: &str, version: &str, action: &str, role: &str) -> Answer {
    let fields = [
        ("change[id]", id),
        ("change[version]", version),
        ("change[action]", action),
        ("change[role]", role),
        ("page", "/area/utenti"),
    ];
    post(site, "/api/cambia-utente", &fields, Some(cookie))
}

#[test]
fn a_closed_account_is_out_at_once_and_comes_back_when_reopened() {
    let site = own_site();
    let id = person(&site, Role::Contributor);
    person(&site, Role::Referent);
    let (theirs, cookie) = (enter(&site, Role::Contributor), enter(&site, Role::Referent));
    assert_eq!(act(&site, &cookie, &id, "1", "chiudi", "").header("location"), "/area/utenti?esito=salvato");
    assert_eq!(open(&site, "/area", Some(&theirs)).status, StatusCode::SEE_OTHER);
    let refused = try_to_enter(&site, &address(Role::Contributor), PASSWORD, "");
    assert!(refused.header("location").contains("esito=sconosciuto"));
    let stale = act(&site, &cookie, &id, "1", "riapri", "");
    assert_eq!(stale.header("location"), "/area/utenti?esito=intanto", "it is not the version that was seen");
    assert_eq!(act(&site, &cookie, &id, "2", "riapri", "").header("location"), "/area/utenti?esito=salvato");
    enter(&site, Role::Contributor);
}

#[test]
fn nobody_touches_the_people_of_another_entity_nor_learns_of_them() {
    let site = own_site();
    let id = person(&site, Role::Contributor);
    person(&site, Role::Referent);
    change(&site, "UPDATE person SET entity = entity:cesena WHERE role = 'contributor';");
    let cookie = enter(&site, Role::Referent);
    assert!(!open(&site, "/area/utenti", Some(&cookie)).text.contains("Persona contributor"));
    let theirs = act(&site, &cookie, &id, "1", "chiudi", "");
    let nobodys = act(&site, &cookie, "nessuno", "1", "chiudi", "");
    assert_eq!((theirs.status, theirs.header("location")), (nobodys.status, nobodys.header("location")));
    assert_eq!(theirs.text, nobodys.text);
    assert!(rows(&site, "person").iter().all(|person| person.get("closed").is_none()));
}

#[test]
fn a_role_is_changed_by_an_administrator_who_signed_in_just_now() {
    let site = own_site();
    let id = person(&site, Role::Contributor);
    person(&site, Role::Administrator);
    let cookie = enter_fully(&site, Role::Administrator);
    change(&site, "UPDATE sitting SET created -= 10m;");
    let old = act(&site, &cookie, &id, "1", "ruolo", "referent");
    assert_eq!(old.header("location"), "/accedi?esito=recente&dopo=%2Farea%2Futenti");
    change(&site, "UPDATE sitting SET created += 10m;");
    assert_eq!(act(&site, &cookie, &id, "1", "ruolo", "referent").header("location"), "/area/utenti?esito=salvato");
    let roles: Vec<_> = rows(&site, "person").iter().map(|person| person["role"].clone()).collect();
    assert!(roles.contains(&"referent".into()) && !roles.contains(&"contributor".into()), "{roles:?}");
}

#[test]
fn the_first_administrator_comes_by_a_link_that_there_is_only_without_accounts() {
    let site = own_site();
    let database = site.state.database.clone();
    let now = site.state.clock.now();
    let first = {
        let database = database.clone();
        crate::support::run(async move { server::accounts::first_link(&database, crate::support::ORIGIN, now).await })
    };
    let link = first.expect("a database").expect("a link");
    let link = link.strip_prefix(crate::support::ORIGIN).expect("this site").to_owned();
    let code = link.split_once("codice=").expect("a word").1;
    let fields = [
        ("acceptance[code]", code),
        ("acceptance[email]", "prima@regione.example"),
        ("acceptance[name]", "Prima Persona"),
        ("acceptance[password]", PASSWORD),
        ("page", &*link),
    ];
    let accepted = post(&site, "/api/accetta-invito", &fields, None);
    assert_eq!(accepted.header("location"), "/area");
    assert_eq!(rows(&site, "person")[0]["role"], "administrator");
    let again =
        crate::support::run(async move { server::accounts::first_link(&database, crate::support::ORIGIN, now).await });
    assert_eq!(again.expect("a database"), None);
}
