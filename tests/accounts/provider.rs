//! Signing in through another provider of identities, which the tests play over a real network within the machine.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::SystemTime;

use app::accounts::model::Role;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post as answer_post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use super::{address, change, cookie_of, enter_fully, open, own_site, person, post, rows};
use crate::support::{Answer, Site, run};

/// As whom the provider knows the site, and by what.
const CLIENT: &str = "prassi-di-prova";
const SECRET: &str = "un segreto lungo abbastanza per una prova";
/// The word by which this provider says that it used several factors.
const STRONG: &str = "https://www.spid.gov.it/SpidL2";

static ISSUER: LazyLock<String> = LazyLock::new(|| run(start_provider()));

/// Starts the provider. It remembers nothing: a code is what it is to say, in full.
async fn start_provider() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let issuer = format!("http://{}", listener.local_addr().expect("an address"));
    let routes = Router::new()
        .route("/.well-known/openid-configuration", get(describe))
        .route("/keys", get(|| async { Json(json!({ "keys": [] })) }))
        .route("/token", answer_post(give_token))
        .route("/person", get(give_claims))
        .with_state(issuer.clone());
    tokio::spawn(async move { axum::serve(listener, routes).await.expect("a provider that goes on") });
    issuer
}

async fn describe(State(issuer): State<String>) -> Json<Value> {
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/person"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["HS256"],
    }))
}

async fn give_token(headers: HeaderMap, Form(sent): Form<HashMap<String, String>>) -> (StatusCode, Json<Value>) {
    let said = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let code = sent.get("code").cloned().unwrap_or_default();
    let told = decoded(&code);
    let verifier = sent.get("code_verifier").cloned().unwrap_or_default();
    let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    if !said.starts_with("Basic ") || told["challenge"] != json!(proof) {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })));
    }
    let key = told["key"].as_str().unwrap_or(SECRET);
    let token = signed(&told["token"], key);
    let tokens = json!({ "access_token": code, "token_type": "Bearer", "expires_in": 60, "id_token": token });
    (StatusCode::OK, Json(tokens))
}

async fn give_claims(headers: HeaderMap) -> Json<Value> {
    let said = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    Json(decoded(said.trim_start_matches("Bearer "))["person"].clone())
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn decoded(code: &str) -> Value {
    let bytes = URL_SAFE_NO_PAD.decode(code).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// A token with a digest made with a shared key (RFC 7515; HMAC as RFC 2104 has it, for keys of at most a block).
fn signed(claims: &Value, key: &str) -> String {
    let text = format!("{}.{}", encoded(&json!({ "alg": "HS256", "typ": "JWT" })), encoded(claims));
    let padded = |pad: u8| {
        let mut block = [pad; 64];
        block.iter_mut().zip(key.bytes()).for_each(|(byte, of_key)| *byte ^= of_key);
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(&text).finalize();
    let outer = Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(outer))
}

/// A site of its own whose people may come from the provider.
fn site_with_provider() -> Arc<Site> {
    let site = own_site();
    Arc::new(site.beside(&[
        ("PRASSI_OIDC_ISSUER", ISSUER.as_str()),
        ("PRASSI_OIDC_CLIENT", CLIENT),
        ("PRASSI_OIDC_SECRET", SECRET),
        ("PRASSI_OIDC_NAME", "SPID o CIE"),
        ("PRASSI_OIDC_STRONG_ACR", STRONG),
    ]))
}

/// A sign-in that began: the session, and what the site asks of the provider.
struct Begun {
    cookie: String,
    address: String,
}

impl Begun {
    /// A part of what the site asks, as it stands in the address.
    fn asked(&self, name: &str) -> &str {
        let (_, query) = self.address.split_once('?').expect("a query");
        let found = query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        found.unwrap_or_else(|| panic!("{name} in {}", self.address))
    }
}

fn begin(site: &Arc<Site>) -> Begun {
    let answer = open(site, "/accedi/provider?dopo=%2Farea%2Faccount", None);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    Begun { cookie: cookie_of(&answer), address: answer.header("location").to_owned() }
}

/// What the provider tells of Anna for a sign-in that began.
fn anna(begun: &Begun) -> Value {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("a time").as_secs();
    json!({
        "challenge": begun.asked("code_challenge"),
        "token": {
            "iss": ISSUER.as_str(),
            "aud": CLIENT,
            "sub": "anna-1",
            "nonce": begun.asked("nonce"),
            "iat": now,
            "auth_time": now,
            "exp": now + 300,
        },
        "person": {
            "sub": "anna-1",
            "email": "anna@comune.example",
            "email_verified": true,
            "given_name": "Anna",
            "family_name": "Rossi",
            "ente": "c_c357",
        },
    })
}

/// Where the site leads somebody of whom the provider tells this.
fn come_back(site: &Arc<Site>, begun: &Begun, told: &Value) -> Answer {
    let path = format!("/accedi/provider/ritorno?code={}&state={}", encoded(told), begun.asked("state"));
    open(site, &path, Some(&begun.cookie))
}

/// A whole sign-in of Anna, of whom the provider tells what this makes of it.
fn enter_as(site: &Arc<Site>, tell: impl FnOnce(&mut Value)) -> Answer {
    let begun = begin(site);
    let mut told = anna(&begun);
    tell(&mut told);
    come_back(site, &begun, &told)
}

/// What the address says to which an answer leads.
fn outcome(answer: &Answer) -> &str {
    let location = answer.header("location");
    let (_, rest) = location.split_once("esito=").unwrap_or_else(|| panic!("no outcome in {location}"));
    rest.split('&').next().unwrap_or_default()
}

/// An administrator who signed in just now.
fn administrator(site: &Arc<Site>) -> String {
    person(site, Role::Administrator);
    enter_fully(site, Role::Administrator)
}

fn add_rule(site: &Arc<Site>, cookie: &str, claim: &str, wanted: &str, role: &str, entity: &str) -> Answer {
    let fields = [
        ("rule[attributo]", claim),
        ("rule[valore]", wanted),
        ("rule[ruolo]", role),
        ("rule[ente]", entity),
        ("page", "/area/utenti/provider"),
    ];
    post(site, "/api/aggiungi-regola", &fields, Some(cookie))
}

/// A rule for those of Cattolica.
fn add_cattolica(site: &Arc<Site>) -> String {
    let cookie = administrator(site);
    let added = add_rule(site, &cookie, "ente", "c_c357", "contributor", "cattolica");
    assert_eq!(added.header("location"), "/area/utenti/provider?esito=salvato");
    cookie
}

fn kinds(site: &Arc<Site>) -> Vec<String> {
    let events = rows(site, "audit_event").into_iter();
    events.map(|event| event["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn without_a_provider_nothing_of_it_is_there() {
    let site = own_site();
    assert!(!open(&site, "/accedi", None).text.contains("/accedi/provider"));
    for path in ["/accedi/provider", "/accedi/provider/ritorno?code=a&state=b"] {
        for path in [path.to_owned(), format!("/en{path}")] {
            let answer = open(&site, &path, None);
            assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::NOT_FOUND, ""), "{path}");
        }
    }
    let cookie = administrator(&site);
    assert_eq!(open(&site, "/area/utenti/provider", Some(&cookie)).status, StatusCode::NOT_FOUND);
    assert!(!open(&site, "/area", Some(&cookie)).text.contains("/area/utenti/provider"));
}

#[test]
fn the_sign_in_page_leads_to_the_provider_and_knows_the_way_back() {
    let site = site_with_provider();
    let page = open(&site, "/en/accedi?dopo=%2Fen%2Farea%2Faccount", None);
    assert!(page.text.contains("href=\"/en/accedi/provider?dopo=%2Fen%2Farea%2Faccount\""), "{}", page.text);
    assert!(page.text.contains("Sign in with SPID o CIE"));
    let begun = open(&site, "/en/accedi/provider?dopo=%2Fen%2Farea%2Faccount", None);
    let begun = Begun { cookie: cookie_of(&begun), address: begun.header("location").to_owned() };
    assert!(begun.address.starts_with(&format!("{}/auth?", *ISSUER)), "{}", begun.address);
    for (name, expected) in [
        ("response_type", "code"),
        ("client_id", CLIENT),
        ("scope", "openid+email+profile"),
        ("code_challenge_method", "S256"),
        ("redirect_uri", "https%3A%2F%2Fprassi.example%2Fen%2Faccedi%2Fprovider%2Fritorno"),
        ("acr_values", "https%3A%2F%2Fwww.spid.gov.it%2FSpidL2"),
        ("max_age", "300"),
        ("ui_locales", "en"),
    ] {
        assert_eq!(begun.asked(name), expected, "{name}");
    }
    assert!(!begun.address.contains(SECRET) && begun.cookie.starts_with("__Host-prassi="));
}

#[test]
fn one_rule_makes_an_account_and_the_next_sign_in_finds_it() {
    let site = site_with_provider();
    add_cattolica(&site);
    let entered = enter_as(&site, |_| {});
    assert_eq!((entered.status, entered.header("location")), (StatusCode::SEE_OTHER, "/area/account"));
    assert_eq!(entered.header("cache-control"), "no-store");
    let area = open(&site, "/area", Some(&cookie_of(&entered))).text;
    assert!(area.contains("Anna Rossi") && area.contains("Comune di Cattolica"), "{area}");
    let people = rows(&site, "person");
    let anna = people.iter().find(|person| person["email"] == "anna@comune.example").expect("an account");
    assert_eq!((&anna["role"], &anna["entity"]), (&json!("contributor"), &json!("cattolica")));
    assert!(anna.get("password").is_none(), "nobody signs in to it with a password");
    let kinds = kinds(&site);
    assert!(kinds.ends_with(&["account-created", "identity-changed", "signed-in"].map(String::from)), "{kinds:?}");
    // Neither name nor address matter to an identity that is known.
    let again = enter_as(&site, |told| told["person"] = json!({ "sub": "anna-1" }));
    assert_eq!(again.header("location"), "/area/account");
    assert_eq!(rows(&site, "person").len(), people.len());
}

#[test]
fn whoever_no_rule_or_several_are_for_is_told_what_to_do() {
    let site = site_with_provider();
    let none = enter_as(&site, |_| {});
    assert_eq!(none.header("location"), "/accedi?esito=fornitore-nessuna-regola&dopo=%2Farea%2Faccount");
    let page = open(&site, none.header("location"), None).text;
    assert!(page.contains("chiedi un invito al referente del tuo ente"), "{page}");
    let cookie = add_cattolica(&site);
    add_rule(&site, &cookie, "family_name", "Rossi", "referent", "cesena");
    let several = enter_as(&site, |_| {});
    assert_eq!(outcome(&several), "fornitore-piu-regole");
    assert_eq!(open(&site, "/area", Some(&cookie_of(&several))).status, StatusCode::SEE_OTHER, "still a stranger");
    assert_eq!(rows(&site, "person").len(), 1, "only the administrator");
    assert!(rows(&site, "identity").is_empty());
    assert_eq!(kinds(&site).iter().filter(|kind| *kind == "sign-in-refused").count(), 2);
}

#[test]
fn what_the_provider_did_not_sign_for_this_sign_in_lets_nobody_in() {
    let site = site_with_provider();
    add_cattolica(&site);
    let long_ago = json!(1_700_000_000);
    let wrong: [(&str, &[&str], Value); 8] = [
        ("another sign-in's", &["token", "nonce"], json!("altro")),
        ("another site's", &["token", "aud"], json!("altro-sito")),
        ("another provider's", &["token", "iss"], json!("https://altro.example")),
        ("one of long ago", &["token", "exp"], long_ago.clone()),
        ("of somebody who proved it long ago", &["token", "auth_time"], long_ago),
        ("of somebody who never proved it", &["token", "auth_time"], Value::Null),
        ("signed by somebody else", &["key"], json!("un altro segreto")),
        ("about two people", &["person", "sub"], json!("bruno-2")),
    ];
    for (what, path, value) in wrong {
        let refused = enter_as(&site, |told| {
            let place = path.iter().fold(told, |place, part| &mut place[*part]);
            *place = value;
        });
        assert_eq!(outcome(&refused), "fornitore", "{what}");
    }
    let cancelled = begin(&site);
    let path = format!("/accedi/provider/ritorno?error=access_denied&state={}", cancelled.asked("state"));
    assert_eq!(outcome(&open(&site, &path, Some(&cancelled.cookie))), "fornitore");
    assert_eq!(rows(&site, "person").len(), 1, "only the administrator");
}

#[test]
fn an_answer_counts_once_in_the_browser_where_the_sign_in_began() {
    let site = site_with_provider();
    add_cattolica(&site);
    let (mine, other) = (begin(&site), begin(&site));
    let told = anna(&mine);
    let stolen = Begun { cookie: other.cookie.clone(), address: mine.address.clone() };
    assert_eq!(outcome(&come_back(&site, &stolen, &told)), "fornitore-tardi");
    let without = format!("/accedi/provider/ritorno?code={}&state={}", encoded(&told), mine.asked("state"));
    assert_eq!(outcome(&open(&site, &without, None)), "fornitore-tardi");
    assert_eq!(come_back(&site, &mine, &told).header("location"), "/area/account");
    assert_eq!(outcome(&come_back(&site, &mine, &told)), "fornitore-tardi");
}

#[test]
fn only_a_verified_address_leads_to_an_account_that_there_is() {
    let site = site_with_provider();
    add_cattolica(&site);
    let id = person(&site, Role::Contributor);
    let tell = |told: &mut Value, verified: bool| {
        told["person"]["email"] = json!(address(Role::Contributor));
        told["person"]["email_verified"] = json!(verified);
    };
    assert_eq!(outcome(&enter_as(&site, |told| tell(told, false))), "fornitore-indirizzo");
    assert!(rows(&site, "identity").is_empty());
    assert_eq!(enter_as(&site, |told| tell(told, true)).header("location"), "/area/account");
    assert_eq!(rows(&site, "identity")[0]["person"], json!(id));
    assert_eq!(rows(&site, "person").len(), 2);
}

#[test]
fn an_account_with_a_second_factor_is_not_had_by_its_address() {
    let site = site_with_provider();
    person(&site, Role::Curator);
    let refused = enter_as(&site, |told| told["person"]["email"] = json!(address(Role::Curator)));
    assert_eq!(outcome(&refused), "fornitore-profilo");
    assert!(rows(&site, "identity").is_empty());
}

#[test]
fn a_closed_account_stays_closed() {
    let site = site_with_provider();
    add_cattolica(&site);
    enter_as(&site, |_| {});
    change(&site, "UPDATE person SET closed = time::now() WHERE email = 'anna@comune.example';");
    assert_eq!(outcome(&enter_as(&site, |_| {})), "fornitore-chiuso");
}

#[test]
fn a_curator_needs_the_second_factor_unless_the_provider_used_several() {
    let site = site_with_provider();
    let cookie = administrator(&site);
    add_rule(&site, &cookie, "ente", "c_c357", "curator", "");
    let weak = cookie_of(&enter_as(&site, |told| told["token"]["acr"] = json!("https://www.spid.gov.it/SpidL1")));
    let led = open(&site, "/area/utenti", Some(&weak));
    assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, "/area/account/fattore"));
    assert!(open(&site, "/area", Some(&weak)).text.contains("richiede un secondo fattore"));
    // What the provider says without signing it counts for nothing here.
    let unsigned = cookie_of(&enter_as(&site, |told| told["person"]["acr"] = json!(STRONG)));
    assert_eq!(open(&site, "/area/utenti", Some(&unsigned)).status, StatusCode::SEE_OTHER);
    let strong = cookie_of(&enter_as(&site, |told| told["token"]["acr"] = json!(STRONG)));
    assert_eq!(open(&site, "/area/utenti", Some(&strong)).status, StatusCode::OK);
    assert!(!open(&site, "/area", Some(&strong)).text.contains("richiede un secondo fattore"));
}

#[test]
fn who_has_a_second_factor_is_asked_for_it_unless_the_provider_used_several() {
    let site = site_with_provider();
    add_cattolica(&site);
    enter_as(&site, |_| {});
    change(&site, "UPDATE person SET factor = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' WHERE email = 'anna@comune.example';");
    let half = enter_as(&site, |_| {});
    assert_eq!(half.header("location"), "/accedi/codice?dopo=%2Farea%2Faccount");
    assert_eq!(open(&site, "/area", Some(&cookie_of(&half))).status, StatusCode::SEE_OTHER, "still a stranger");
    let strong = enter_as(&site, |told| told["token"]["acr"] = json!(STRONG));
    assert_eq!(strong.header("location"), "/area/account");
}

#[test]
fn a_rule_is_made_by_who_signed_in_just_now_and_what_was_typed_comes_back() {
    let site = site_with_provider();
    let cookie = administrator(&site);
    let wrong = add_rule(&site, &cookie, "ente", "c_c357", "contributor", "");
    assert!(wrong.header("location").starts_with("/area/utenti/provider?esito=campo&"), "{:?}", wrong.headers);
    let page = open(&site, wrong.header("location"), Some(&cookie)).text;
    assert!(page.contains("value=\"ente\"") && page.contains("value=\"c_c357\""), "{page}");
    change(&site, "UPDATE sitting SET created -= 10m;");
    let old = add_rule(&site, &cookie, "ente", "c_c357", "contributor", "cattolica");
    assert!(old.header("location").starts_with("/accedi?esito=recente&dopo="), "{:?}", old.headers);
    assert!(rows(&site, "claim_rule").is_empty());
}

#[test]
fn a_rule_is_listed_suspended_resumed_and_removed() {
    let site = site_with_provider();
    let cookie = add_cattolica(&site);
    let known = add_rule(&site, &cookie, "ente", "c_c357", "curator", "");
    assert_eq!(outcome(&known), "regola", "one claim with one value has one rule");
    let page = open(&site, "/en/area/utenti/provider", Some(&cookie)).text;
    assert!(page.contains("ente = c_c357") && page.contains("Contributor, Comune di Cattolica"), "{page}");
    let id = rows(&site, "claim_rule")[0]["id"].as_str().expect("an id").to_owned();
    let act = |action: &str| {
        let fields = [("change[id]", &*id), ("change[action]", action), ("page", "/area/utenti/provider")];
        post(&site, "/api/cambia-regola", &fields, Some(&cookie))
    };
    assert_eq!(outcome(&act("sospendi")), "salvato");
    assert_eq!(outcome(&act("sospendi")), "intanto", "it is already");
    assert_eq!(outcome(&enter_as(&site, |_| {})), "fornitore-nessuna-regola");
    assert_eq!(outcome(&act("riattiva")), "salvato");
    assert_eq!(enter_as(&site, |_| {}).header("location"), "/area/account");
    assert_eq!(outcome(&act("togli")), "salvato");
    assert_eq!(outcome(&act("togli")), "intanto");
    assert!(rows(&site, "claim_rule").is_empty());
    assert_eq!(kinds(&site).iter().filter(|kind| *kind == "configuration-changed").count(), 4);
    assert_eq!(enter_as(&site, |_| {}).header("location"), "/area/account", "the account outlasts its rule");
}

#[test]
fn a_provider_that_does_not_answer_leads_back_with_word_of_it() {
    let site = own_site();
    // Nobody listens at the first port.
    let site = Arc::new(site.beside(&[
        ("PRASSI_OIDC_ISSUER", "http://127.0.0.1:1"),
        ("PRASSI_OIDC_CLIENT", CLIENT),
        ("PRASSI_OIDC_SECRET", SECRET),
        ("PRASSI_OIDC_NAME", "SPID o CIE"),
    ]));
    let led = open(&site, "/en/accedi/provider?dopo=%2Fen%2Farea", None);
    assert_eq!(led.header("location"), "/en/accedi?esito=fornitore&dopo=%2Fen%2Farea");
    let page = open(&site, led.header("location"), None);
    assert!(page.text.contains("The identity service does not answer") && !page.text.contains("127.0.0.1"));
}
