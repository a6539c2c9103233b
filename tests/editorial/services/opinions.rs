//! Experts' opinions: what a link shows, to whom, and how often it works.

use app::accounts::form::Secret;
use app::accounts::model::{Role, Viewer};
use app::editorial::desk::api::Desk;
use app::editorial::desk::model::RemarkForm;
use app::editorial::opinions::model::{OpinionForm, OpinionRequest, OpinionState, Recommendation};
use app::editorial::proposal::Step;
use app::editorial::proposals_api::Proposals;
use app::editorial::workflow::ProposalEvent;
use app::error::AppError;
use app::i18n::Language;
use axum::http::StatusCode;

use super::{Portal, anna, author, link, main_of, read, send, word};
use crate::editorial::proposing::{part, staff};
use crate::support::{Site, assert_none, run};

const QUESTION: &str = "Si può copiare in un Comune piccolo?";
const DEAD: &str = "Questo collegamento non vale";

fn request(id: &str) -> OpinionRequest {
    OpinionRequest {
        id: id.into(),
        name: "Eva Blu".into(),
        email: "eva@uni.example".into(),
        question: QUESTION.into(),
        days: "14".into(),
    }
}

/// Asks Eva, and gives the link that she gets.
async fn asked(portal: &Portal, id: &str) -> String {
    portal.rooms.opinions.ask(&anna(), request(id), Language::Italian).await.expect("a request");
    link(portal.mail("opinion").await.last().expect("a message"))
}

async fn answer(site: &Site, link: &str, text: &str, advice: &str) -> String {
    let fields = [("form[code]", word(link)), ("form[text]", text), ("form[advice]", advice), ("language", "Italian")];
    let answer = send(site, "/api/dai-parere", &fields).await;
    assert!(answer.status.is_redirection(), "{}", answer.status);
    answer.header("location").to_owned()
}

#[test]
fn an_expert_reads_answers_once_and_the_curator_is_told() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Orti nei cortili").await;
        let note =
            RemarkForm { id: id.clone(), text: "Nota che resta qui".into(), private: true, ..RemarkForm::default() };
        portal.rooms.desk.remark(&anna(), note).await.expect("a note");
        let thread = RemarkForm { id: id.clone(), text: "Commento che resta qui".into(), ..RemarkForm::default() };
        portal.rooms.desk.remark(&anna(), thread).await.expect("a remark");
        let link = asked(&portal, &id).await;
        let mail = portal.mail("opinion").await.remove(0);
        assert_eq!(
            (&mail["recipients"]["to"], &mail["recipients"]["who"]),
            (&"address".into(), &"eva@uni.example".into())
        );
        assert_eq!(mail["data"]["until"], "2024-06-24");
        for (path, words) in [(link.clone(), "Il tuo parere"), (format!("/en{link}"), "Your opinion")] {
            let page = read(&portal.site, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            for shown in [words, "Orti nei cortili", "I residenti coltivano aiuole", "Cesena", "Anna Bianchi", QUESTION]
            {
                assert!(page.text.contains(shown), "{path}: {shown}");
            }
            assert!(!page.text.contains("resta qui"), "{path}: threads and notes");
            let mut words = page.text.split(|letter: char| !letter.is_alphabetic());
            assert!(!words.any(|word| word == "carla"), "{path}: the author's name");
            assert_eq!(page.header("cache-control"), "no-store");
            assert!(page.headers.get("set-cookie").is_none());
        }
        assert_eq!(answer(&portal.site, &link, "Sì, con poche ore.", "modificare").await, "/parere?esito=grazie");
        assert!(read(&portal.site, "/parere?esito=grazie").await.text.contains("il parere è arrivato"));
        let opinions = portal.rooms.opinions.of_proposal(&anna(), &id).await.expect("opinions");
        let given = &opinions.lines[0];
        assert_eq!((given.state, given.advice), (OpinionState::Given, Some(Recommendation::Change)));
        assert_eq!((given.expert.as_str(), given.text.as_deref()), ("Eva Blu", Some("Sì, con poche ore.")));
        let told = portal.mail("opinion-given").await.remove(0);
        assert_eq!((&told["recipients"]["who"], &told["data"]["text"]), (&"anna".into(), &"Sì, con poche ore.".into()));
        let trail = portal.trail(&id).await;
        assert!(trail.ends_with(&["opinion-requested".into(), "opinion-given".into()]), "{trail:?}");
        assert!(answer(&portal.site, &link, "Ancora.", "pubblicare").await.starts_with("/parere?codice="));
        assert_eq!(portal.mail("opinion-given").await.len(), 1);
    });
}

#[test]
fn every_link_that_does_not_work_gets_the_same_page() {
    run(async {
        let portal = Portal::open().await;
        let (used, withdrawn) = (portal.assigned("Orto usato").await, portal.assigned("Orto ritirato").await);
        let (late, refused) = (portal.assigned("Orto tardi").await, portal.assigned("Orto respinto").await);
        let used = asked(&portal, &used).await;
        assert_eq!(answer(&portal.site, &used, "Va bene.", "pubblicare").await, "/parere?esito=grazie");
        let taken_back = asked(&portal, &withdrawn).await;
        let opinion = portal.rooms.opinions.of_proposal(&anna(), &withdrawn).await.expect("opinions").lines.remove(0);
        assert_eq!(portal.rooms.opinions.withdraw(&anna(), &opinion.id).await, Ok(withdrawn.clone()));
        assert_eq!(portal.rooms.opinions.withdraw(&anna(), &opinion.id).await, Err(AppError::Conflict), "only once");
        assert!(portal.trail(&withdrawn).await.contains(&"opinion-withdrawn".to_owned()));
        let decided = asked(&portal, &refused).await;
        portal.decide(&refused, ProposalEvent::Refuse, "Non riguarda il catalogo.").await;
        let expired = asked(&portal, &late).await;
        let later = portal.site.at("2024-06-25T09:00:00").await;
        let model = read(&portal.site, "/parere?codice=inventato").await;
        assert!(main_of(&model).contains(DEAD), "{}", model.text);
        let links = [
            used.as_str(),
            taken_back.as_str(),
            decided.as_str(),
            "/parere",
            "/parere?codice=",
            "/parere?codice=%00&testo=x",
        ];
        let mut wrong = Vec::new();
        for (site, link) in links.map(|link| (&portal.site, link)).into_iter().chain([(&later, expired.as_str())]) {
            let page = read(site, link).await;
            if page.status != StatusCode::GONE || main_of(&page) != main_of(&model) {
                wrong.push(format!("{link}: {} {}", page.status, main_of(&page)));
            }
        }
        assert_none(&wrong);
        assert!(answer(&later, &expired, "Tardi.", "pubblicare").await.starts_with("/parere?codice="));
        let standing = later.state.rooms.opinions.of_proposal(&anna(), &late).await.expect("opinions").lines.remove(0);
        assert_eq!((standing.state, standing.text), (OpinionState::Expired, None));
        let english = read(&portal.site, "/en/parere?codice=inventato").await;
        assert!(english.status == StatusCode::GONE && english.text.contains("This link does not work"));
    });
}

#[test]
fn what_is_wrong_in_an_answer_is_said_and_uses_nothing_up() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        let link = asked(&portal, &id).await;
        let empty = answer(&portal.site, &link, " … ", "pubblicare").await;
        assert!(empty.contains("errore=testo") && empty.contains("consiglio=pubblicare"), "{empty}");
        let without = answer(&portal.site, &link, "Va bene così.", "").await;
        assert!(without.contains("errore=consiglio"), "{without}");
        let page = read(&portal.site, &without).await;
        assert!(page.text.contains("scegli che cosa consigli") && page.text.contains("Va bene così."));
        assert!(answer(&portal.site, &link, &"a".repeat(4_001), "pubblicare").await.contains("errore=testo"));
        assert_eq!(answer(&portal.site, &link, &"è".repeat(4_000), "pubblicare").await, "/parere?esito=grazie");
    });
}

#[test]
fn of_two_answers_at_the_same_time_one_counts() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        let link = asked(&portal, &id).await;
        let answers = ["Prima.", "Seconda."].map(|text| {
            let form = OpinionForm { code: Secret(word(&link).into()), text: text.into(), advice: "pubblicare".into() };
            let opinions = portal.rooms.opinions.clone();
            tokio::spawn(async move { opinions.give(&form).await })
        });
        let mut results = Vec::new();
        for one in answers {
            results.push(one.await.expect("an answer"));
        }
        assert!(results.contains(&Ok(())) && results.contains(&Err(AppError::Gone)), "{results:?}");
        assert_eq!(portal.mail("opinion-given").await.len(), 1);
    });
}

#[test]
fn while_the_authors_change_it_an_expert_reads_what_they_had_sent() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        let link = asked(&portal, &id).await;
        portal.decide(&id, ProposalEvent::AskForChanges, "Quanti?").await;
        let version = portal.rooms.proposals.sheet(&author(), &id, Language::Italian).await.expect("a sheet").version;
        let form = part(&id, Step::What, version, &[("summary", "Appunto che nessuno ha inviato.")]);
        portal.rooms.proposals.save(&author(), form).await.expect("a saved step");
        let page = read(&portal.site, &link).await;
        assert!(page.text.contains("I residenti coltivano aiuole"), "{}", page.status);
        assert!(!page.text.contains("nessuno ha inviato"));
    });
}

#[test]
fn only_curators_ask_and_only_about_what_is_not_theirs() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        let promoted = Viewer { role: Role::Curator, entity: None, ..author() };
        let others = [author(), staff(Role::Referent), staff(Role::Administrator), promoted];
        for viewer in others {
            let asked = portal.rooms.opinions.ask(&viewer, request(&id), Language::Italian).await;
            assert_eq!(asked, Err(AppError::Forbidden), "{:?}", viewer.role);
        }
        for viewer in [author(), staff(Role::Administrator)] {
            let read = portal.rooms.opinions.of_proposal(&viewer, &id).await;
            assert_eq!(read.map(|_| ()), Err(AppError::Forbidden), "{:?}", viewer.role);
        }
        let wrong = OpinionRequest { email: "eva".into(), ..request(&id) };
        let refused = portal.rooms.opinions.ask(&anna(), wrong, Language::Italian).await;
        assert_eq!(refused, Err(AppError::Invalid { field: "email".into() }));
        let unknown = portal.rooms.opinions.ask(&anna(), request("inventata"), Language::Italian).await;
        assert_eq!(unknown, Err(AppError::NotFound));
        assert!(portal.mail("opinion").await.is_empty());
    });
}

#[test]
fn the_database_keeps_no_word_of_a_link() {
    run(async {
        let portal = Portal::open().await;
        let id = portal.assigned("Un orto").await;
        let link = asked(&portal, &id).await;
        let kept: Vec<serde_json::Value> = portal.database.list("opinion").await.expect("opinions");
        let trail: Vec<serde_json::Value> = portal.database.list("audit_event").await.expect("events");
        assert!(!format!("{kept:?}{trail:?}").contains(word(&link)));
        assert!(!format!("{trail:?}").contains("eva@uni.example"));
    });
}
