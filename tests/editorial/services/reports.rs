//! Readers' feedback at the desk: who reads it, what becomes of it, and what the pages say.

use app::accounts::model::Role;
use app::editorial::reports::model::{FeedbackAnswer, FeedbackPage, FeedbackState};
use app::error::AppError;
use app::i18n::Language;
use axum::http::StatusCode;

use super::{Portal, anna, author, send};
use crate::accounts::{enter_fully, open, own_site, person, post};
use crate::editorial::proposing::staff;
use crate::support::run;

/// What curators see for a query.
async fn feedback(portal: &Portal, query: &str) -> FeedbackPage {
    portal.rooms.reports.page(&anna(), query, Language::Italian).await.expect("a page")
}

async fn report(portal: &Portal, page: &str, subject: &str, text: &str) {
    let fields = [("report[page]", page), ("report[subject]", subject), ("report[text]", text)];
    assert!(send(&portal.site, "/api/segnalazione", &fields).await.status.is_redirection());
}

async fn rate(portal: &Portal, page: &str, stars: &str, answer: &str, text: &str) {
    let fields = [("rating[page]", page), ("rating[stars]", stars), ("rating[answer]", answer), ("rating[text]", text)];
    assert!(send(&portal.site, "/api/chiarezza", &fields).await.status.is_redirection());
}

/// The answer to the first thing that a query shows.
async fn deal(portal: &Portal, query: &str, state: FeedbackState, text: &str) -> Result<(), AppError> {
    let line = feedback(portal, query).await.lines.remove(0);
    let form = FeedbackAnswer {
        id: line.id,
        kind: line.kind.slug().into(),
        version: line.version,
        state: state.slug().into(),
        text: text.into(),
        back: String::new(),
    };
    portal.rooms.reports.answer(&anna(), &form).await
}

#[test]
fn what_readers_send_is_listed_filtered_answered_and_opened_again() {
    run(async {
        let portal = Portal::open().await;
        report(&portal, "/fonti/fonte", "certificati-2019", "È 17, non 16.").await;
        report(&portal, "/temi", "", "Manca un tema.").await;
        rate(&portal, "/temi", "2", "poco-chiare", "Non capisco i temi.").await;
        rate(&portal, "/temi", "5", "", "").await;
        let all = feedback(&portal, "").await;
        assert_eq!((all.total, all.lines.len()), (3, 3), "a rating without words is no line");
        assert_eq!(
            (all.pages, all.subjects),
            (vec!["/fonti/fonte".into(), "/temi".into()], vec!["certificati-2019".into()])
        );
        let said = all.lines.iter().find_map(|line| line.said.clone());
        assert_eq!(said.as_deref(), Some("A volte le indicazioni non erano chiare"));
        assert_eq!(
            (all.clarity[0].page.as_str(), all.clarity[0].ratings, all.clarity[0].mean.as_str()),
            ("/temi", 2, "3,5")
        );
        assert_eq!(feedback(&portal, "?pagina=%2Ftemi").await.total, 2);
        assert_eq!(feedback(&portal, "?dato=certificati-2019").await.lines[0].text, "È 17, non 16.");
        let asked = "?dato=certificati-2019";
        let empty = deal(&portal, asked, FeedbackState::Answered, " … ").await;
        assert_eq!(empty, Err(AppError::Invalid { field: "text".into() }));
        assert_eq!(deal(&portal, asked, FeedbackState::Answered, "Corretto, grazie.").await, Ok(()));
        assert_eq!(feedback(&portal, asked).await.total, 0, "it is open no more");
        let answered = feedback(&portal, "?stato=con-risposta").await;
        let line = &answered.lines[0];
        assert_eq!(
            (line.answer.as_str(), line.answered.as_ref().map(|by| by.0.as_str())),
            ("Corretto, grazie.", Some("Anna Bianchi"))
        );
        assert_eq!(
            answered.counts,
            [(FeedbackState::Open, 2), (FeedbackState::Answered, 1), (FeedbackState::NoAction, 0)]
        );
        assert_eq!(deal(&portal, "?stato=con-risposta", FeedbackState::Open, "").await, Ok(()));
        let again = feedback(&portal, asked).await.lines.remove(0);
        assert_eq!((again.state, again.answer.as_str(), again.version), (FeedbackState::Open, "Corretto, grazie.", 2));
        assert_eq!(portal.trail(&again.id).await, ["feedback-answered", "feedback-answered"]);
    });
}

#[test]
fn a_report_about_a_figure_leads_to_the_figure() {
    run(async {
        let portal = Portal::open().await;
        report(&portal, "/osservatorio/dato/uno", "uno", "È 17.").await;
        assert!(!feedback(&portal, "").await.lines[0].is_figure, "there is no such figure");
    });
    let is_figure = crate::support::ask(|rooms| async move {
        let report = app::editorial::model::MistakeReport {
            page: "/osservatorio/verifiche".into(),
            subject: "certificati-offerta-2019".into(),
            text: "Prova di un dato.".into(),
            ..app::editorial::model::MistakeReport::default()
        };
        rooms.editorial.report(report, None).await.expect("a report");
        let query = "?dato=certificati-offerta-2019";
        let page = rooms.reports.page(&anna(), query, Language::Italian).await.expect("a page");
        page.lines[0].is_figure
    });
    assert!(is_figure);
}

#[test]
fn who_answers_second_is_told_so() {
    run(async {
        let portal = Portal::open().await;
        report(&portal, "/temi", "", "Manca un tema.").await;
        let line = feedback(&portal, "").await.lines.remove(0);
        let form = FeedbackAnswer {
            id: line.id,
            kind: "errore".into(),
            version: 0,
            state: "senza-seguito".into(),
            text: "C’è già.".into(),
            back: String::new(),
        };
        assert_eq!(portal.rooms.reports.answer(&anna(), &form).await, Ok(()));
        assert_eq!(portal.rooms.reports.answer(&anna(), &form).await, Err(AppError::Conflict));
        let unknown = FeedbackAnswer { id: "inventata".into(), ..form };
        assert_eq!(portal.rooms.reports.answer(&anna(), &unknown).await, Err(AppError::NotFound));
    });
}

#[test]
fn only_curators_see_it_and_what_waits() {
    run(async {
        let portal = Portal::open().await;
        for viewer in [author(), staff(Role::Referent), staff(Role::Administrator)] {
            let page = portal.rooms.reports.page(&viewer, "", Language::Italian).await;
            assert_eq!(page.map(|_| ()), Err(AppError::Forbidden), "{:?}", viewer.role);
            let news = portal.rooms.reports.news(&viewer).await;
            assert_eq!(news.map(|_| ()), Err(AppError::Forbidden), "{:?}", viewer.role);
            let answer = portal.rooms.reports.answer(&viewer, &FeedbackAnswer::default()).await;
            assert_eq!(answer, Err(AppError::Forbidden), "{:?}", viewer.role);
        }
    });
}

#[test]
fn the_desk_counts_what_is_overdue_and_open() {
    run(async {
        let portal = Portal::open().await;
        portal.assigned("Un orto").await;
        report(&portal, "/temi", "", "Manca un tema.").await;
        let news = portal.rooms.reports.news(&anna()).await.expect("news");
        assert_eq!((news.overdue, news.open_feedback), (0, 1));
        let later = portal.site.at("2024-07-09T09:00:00").await;
        let news = later.state.rooms.reports.news(&anna()).await.expect("news");
        assert_eq!((news.overdue, news.open_feedback), (1, 1), "due on 8 July");
    });
}

#[test]
fn a_curator_answers_on_the_page_without_javascript() {
    let site = own_site();
    person(&site, Role::Curator);
    let cookie = enter_fully(&site, Role::Curator);
    let fields = [("report[page]", "/temi"), ("report[text]", "Manca <b>un</b> tema.")];
    assert!(post(&site, "/api/segnalazione", &fields, None).status.is_redirection());
    let page = open(&site, "/area/istruttoria/segnalazioni", Some(&cookie));
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Manca &lt;b&gt;un&lt;/b&gt; tema.") && page.text.contains("href=\"/temi\""));
    let desk = open(&site, "/area/istruttoria", Some(&cookie)).text;
    assert!(desk.contains("Segnalazioni aperte") && desk.contains("/area/istruttoria?scadenza=scadute"));
    let id = crate::accounts::rows(&site, "mistake_report")[0]["id"].as_str().expect("an id").to_owned();
    let answer = |text: &str| {
        let fields = [
            ("form[id]", id.as_str()),
            ("form[kind]", "errore"),
            ("form[version]", "0"),
            ("form[state]", "con-risposta"),
            ("form[text]", text),
            ("form[back]", "pagina=%2Ftemi"),
            ("language", "English"),
        ];
        post(&site, "/api/rispondi-segnalazione", &fields, Some(&cookie)).header("location").to_owned()
    };
    let empty = answer(" ");
    assert!(empty.starts_with("/en/area/istruttoria/segnalazioni?pagina=%2Ftemi&esito=testo"), "{empty}");
    assert!(open(&site, &empty, Some(&cookie)).text.contains("It was not saved"));
    let saved = answer("Aggiunto.");
    assert_eq!(saved, "/en/area/istruttoria/segnalazioni?pagina=%2Ftemi&esito=fatto");
    let answered = open(&site, "/area/istruttoria/segnalazioni?stato=con-risposta", Some(&cookie)).text;
    assert!(answered.contains("Aggiunto.") && answered.contains("con risposta"));
}
