//! What a curator does in a review: reads a proposal as it would look, changes its text, grades what it claims, ticks criteria.

use app::accounts::model::{Role, Viewer};
use app::catalogue::api::Catalogue;
use app::editorial::desk::api::Desk;
use app::editorial::desk::curation_api::Curation;
use app::editorial::desk::curation_model::{CriterionForm, GradeForm};
use app::editorial::desk::model::{AssignForm, DecisionForm, Look};
use app::editorial::proposal::Step;
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::RevisionKind;
use app::editorial::workflow::{ProposalEvent, ProposalState, Refusal};
use app::error::AppError;
use app::i18n::Language;
use app::registry::model::Grade;
use axum::http::StatusCode;

use super::desk::{Room, anna, author, bruno};
use super::proposing::{form, of, part, staff};
use crate::accounts::{enter_fully, own_site, person, post, rows};
use crate::support::run;

/// What the author types besides what every draft of these tests has.
const RESULTS: [(&str, &str); 7] = [
    ("results", "Meno code allo sportello."),
    ("figures.0.what", "Cortili coltivati"),
    ("figures.0.value", "12"),
    ("figures.0.unit", "count"),
    ("figures.0.base", "Su 20 cortili"),
    ("figures.0.period", "2023"),
    ("figures.0.grade", "declared"),
];

impl Room {
    /// A proposal with results and a figure that Anna has.
    async fn in_review(&self, title: &str, description: &str) -> String {
        let (id, version) = super::proposing::whole_draft(&self.rooms, &author(), title).await;
        let results = self.rooms.proposals.save(&author(), form(&id, Step::Results, version, &RESULTS)).await;
        let version = results.expect("a saved step").version;
        let what = part(&id, Step::What, version, &[("description", description)]);
        let version = self.rooms.proposals.save(&author(), what).await.expect("a saved step").version;
        self.rooms.proposals.submit(&author(), &id, version, true).await.expect("a receipt");
        assert_eq!(self.assign(&anna(), &[&id], "").await, Ok(Ok(1)));
        id
    }

    async fn version(&self, id: &str) -> i64 {
        self.sheet(id).await.line.version
    }

    async fn edit(&self, viewer: &Viewer, id: &str, version: i64, field: &str, text: &str) -> Result<i64, AppError> {
        let form = part(id, Step::What, version, &[(field, text)]);
        Ok(self.rooms.proposals.save(viewer, form).await?.version)
    }

    async fn grade(
        &self,
        viewer: &Viewer,
        id: &str,
        claim: &str,
        grade: Grade,
        note: &str,
    ) -> Result<Result<(), Refusal>, AppError> {
        let version = self.version(id).await;
        let (claim, grade, note) = (claim.to_owned(), grade.slug().to_owned(), note.to_owned());
        self.rooms.desk.grade(viewer, GradeForm { id: id.into(), version, claim, grade, note }).await
    }

    async fn publish(&self, id: &str) {
        for event in [ProposalEvent::Accept, ProposalEvent::Publish] {
            assert_eq!(self.decide(&anna(), id, event, "").await, Ok(Ok(())), "{event:?}");
        }
    }
}

#[test]
fn a_proposal_looks_in_its_review_as_it_will_on_its_page() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un **patto** per cortile.").await;
        let Look::Practice(seen) = room.sheet(&id).await.look else { panic!("a practice") };
        let seen = *seen;
        assert_eq!(seen.formatted.as_deref().map(str::trim), Some("<p>Un <strong>patto</strong> per cortile.</p>"));
        assert_eq!(seen.figures.len(), 1);
        assert_eq!(seen.adoptions.iter().map(|line| line.entity.slug.as_str()).collect::<Vec<_>>(), ["cesena"]);
        room.publish(&id).await;
        room.site.state.follow().await;
        let page = room.rooms.catalogue.practice("orti-nei-cortili", None, Language::Italian).await.expect("a page");
        assert_eq!(seen.practice, page.practice);
        assert_eq!(
            (seen.formatted, seen.adoptions, seen.source.name),
            (page.formatted, page.adoptions, page.source.name)
        );
        let related = &page.practice.related_figures;
        let figures = room.rooms.observatory.figures(related, Language::Italian).await.expect("figures");
        assert_eq!(
            seen.figures.iter().map(|line| &line.figure).collect::<Vec<_>>(),
            figures.iter().map(|line| &line.figure).collect::<Vec<_>>()
        );
    });
}

#[test]
fn what_is_missing_is_said_instead_of_a_look() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto.").await;
        let version = room.version(&id).await;
        room.edit(&anna(), &id, version, "summary", "").await.expect("an edit");
        let Look::Wrong(problems) = room.sheet(&id).await.look else { panic!("something is missing") };
        assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["summary"]);
    });
}

#[test]
fn a_curators_edit_is_kept_word_by_word_with_who_and_when() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto per ogni cortile.").await;
        let version = room.version(&id).await;
        room.edit(&anna(), &id, version, "description", "Un patto per ogni scuola.").await.expect("an edit");
        let sheet = room.rooms.proposals.sheet(&author(), &id, Language::Italian).await.expect("a sheet");
        assert_eq!(sheet.fields.get("description"), "Un patto per ogni scuola.");
        assert_eq!((sheet.edits.len(), sheet.edits[0].who.as_str()), (1, "Anna Bianchi"));
        let field = &sheet.edits[0].fields[0];
        assert_eq!(
            (field.before().as_str(), field.after().as_str()),
            ("Un patto per ogni cortile.", "Un patto per ogni scuola.")
        );
        assert_eq!(sheet.edits[0].fields.len(), 1, "only what changed");
        assert!(sheet.history.iter().any(|line| line.what == RevisionKind::Edited && line.who == "Anna Bianchi"));
        assert_eq!(room.sheet(&id).await.edits, sheet.edits, "the curator sees the same");
        assert_eq!(room.trail(&id).await.last().map(String::as_str), Some("edited"));
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::Accept, "").await, Ok(Ok(())), "she is no author by it");
    });
}

#[test]
fn author_and_curator_never_overwrite_each_other() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto per ogni cortile.").await;
        assert_eq!(room.decide(&anna(), &id, ProposalEvent::AskForChanges, "Quanti cortili?").await, Ok(Ok(())));
        let seen = room.version(&id).await;
        room.edit(&author(), &id, seen, "summary", "In dodici cortili.").await.expect("the author's");
        room.edit(&anna(), &id, seen, "description", "Un patto per ogni scuola.").await.expect("the curator's");
        let form = part(&id, Step::What, seen, &[("summary", "In venti cortili.")]);
        let clash = room.rooms.proposals.save(&anna(), form).await.expect("an answer").clashes;
        assert_eq!((clash[0].theirs.as_str(), clash[0].mine.as_str()), ("In dodici cortili.", "In venti cortili."));
        let fields = room.rooms.proposals.sheet(&author(), &id, Language::Italian).await.expect("a sheet").fields;
        assert_eq!(fields.get("summary"), "In dodici cortili.");
        assert_eq!(fields.get("description"), "Un patto per ogni scuola.");
        let own = room.rooms.proposals.step(&anna(), &id, Step::What, Language::Italian).await.expect("a step").clashes;
        assert_eq!(own, clash, "what she wrote is still there");
    });
}

#[test]
fn nobody_but_the_curator_who_has_it_edits_or_grades_and_no_author_the_own() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto.").await;
        let version = room.version(&id).await;
        let promoted = Viewer { role: Role::Curator, entity: None, ..author() };
        for (viewer, expected) in [
            (bruno(), AppError::Forbidden),
            (promoted.clone(), AppError::Forbidden),
            (author(), AppError::Conflict),
            (of("monza", "eva"), AppError::NotFound),
            (staff(Role::Administrator), AppError::NotFound),
        ] {
            let refused = room.edit(&viewer, &id, version, "title", "Mio").await;
            assert_eq!(refused, Err(expected), "{}", viewer.id);
        }
        for (viewer, expected) in [
            (bruno(), Ok(Err(Refusal::AnotherCurator))),
            (promoted, Ok(Err(Refusal::OwnProposal))),
            (author(), Err(AppError::Forbidden)),
        ] {
            let answer = room.grade(&viewer, &id, "results", Grade::Verified, "").await;
            assert_eq!(answer, expected, "{}", viewer.id);
        }
        assert!(room.sheet(&id).await.claims.iter().all(|claim| claim.given.is_none()));
        assert_eq!(room.version(&id).await, version);
    });
}

#[test]
fn a_grade_reaches_the_public_page_with_its_note() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto.").await;
        let claims = room.sheet(&id).await.claims;
        let names: Vec<_> = claims.iter().map(|claim| (claim.claim.as_str(), claim.declared)).collect();
        assert_eq!(names, [("results", None), ("figures.0", Some(Grade::Declared))]);
        let verified = room.grade(&anna(), &id, "figures.0", Grade::Verified, "Contati nel verbale.").await;
        assert_eq!(verified, Ok(Ok(())));
        let documented = room.grade(&anna(), &id, "results", Grade::Documented, "Letto nella relazione.").await;
        assert_eq!(documented, Ok(Ok(())));
        let computed = room.grade(&anna(), &id, "results", Grade::Computed, "").await;
        assert_eq!(computed, Err(AppError::Invalid { field: "grade".into() }));
        assert_eq!(room.trail(&id).await.iter().filter(|kind| *kind == "graded").count(), 2);
        room.publish(&id).await;
        let (status, page) = room.page("/pratiche/orti-nei-cortili").await;
        assert_eq!(status, StatusCode::OK);
        for said in
            ["Cortili coltivati", "Su 20 cortili", "Contati nel verbale.", "Letto nella relazione.", "verificato"]
        {
            assert!(page.contains(said), "{said}");
        }
        let figure = room.page("/osservatorio/dato/proposta-1-dato-1").await;
        assert_eq!(figure.0, StatusCode::OK);
        assert!(figure.1.contains("verificato"));
    });
}

#[test]
fn a_grade_does_not_outlast_the_words_that_were_graded() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto.").await;
        assert_eq!(room.grade(&anna(), &id, "results", Grade::Verified, "Visto.").await, Ok(Ok(())));
        let version = room.version(&id).await;
        let other = part(&id, Step::Results, version, &[("results", "Niente più code.")]);
        room.rooms.proposals.save(&anna(), other).await.expect("an edit");
        let given = room.sheet(&id).await.claims[0].given.clone().expect("a grade");
        assert!(given.outdated);
        room.publish(&id).await;
        assert!(!room.page("/pratiche/orti-nei-cortili").await.1.contains("Visto."));
    });
}

#[test]
fn nothing_hostile_in_a_description_reaches_its_page() {
    run(async {
        let room = Room::open().await;
        let hostile = "Ecco [qui](javascript:alert(8)).\n\n![orto](https://evil.example/x.png)\n\n- uno\n- due";
        let id = room.in_review("Orti nei cortili", hostile).await;
        room.publish(&id).await;
        let (status, page) = room.page("/pratiche/orti-nei-cortili").await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("<li>uno</li>"), "lists are lists");
        for sign in ["href=\"javascript:", "src=\"https://evil.example"] {
            assert!(!page.contains(sign), "{sign}");
        }
    });
}

async fn archive(room: &Room, id: &str, why: &str) -> Result<Result<(), Refusal>, AppError> {
    let version = room.version(id).await;
    let (id, event, why) = (id.to_owned(), "archivia".to_owned(), why.to_owned());
    room.rooms.desk.decide(&anna(), DecisionForm { id, version, event, why, ..DecisionForm::default() }).await
}

#[test]
fn what_leaves_the_pages_says_why_at_its_address() {
    run(async {
        let room = Room::open().await;
        let id = room.in_review("Orti nei cortili", "Un patto.").await;
        room.publish(&id).await;
        assert_eq!(archive(&room, &id, "").await, Ok(Err(Refusal::KindMissing)));
        assert_eq!(archive(&room, &id, "perché sì").await, Err(AppError::Invalid { field: "why".into() }));
        assert_eq!(room.page("/pratiche/orti-nei-cortili").await.0, StatusCode::OK);
        assert_eq!(archive(&room, &id, "dati-personali").await, Ok(Ok(())));
        let (status, page) = room.page("/pratiche/orti-nei-cortili").await;
        assert_eq!(status, StatusCode::GONE);
        assert!(page.contains("Conteneva dati personali.") && page.contains("href=\"/temi\""), "why, and ways onward");
        let (status, page) = room.page("/en/pratiche/orti-nei-cortili").await;
        assert_eq!(status, StatusCode::GONE);
        assert!(page.contains("It held personal data."));
        assert_eq!(room.sheet(&id).await.line.state, ProposalState::Archived);
    });
}

async fn criterion(room: &Room, act: &str, id: &str, it: &str, seen: &str) -> Result<(), AppError> {
    let form = CriterionForm { act: act.into(), id: id.into(), it: it.into(), en: String::new(), seen: seen.into() };
    room.rooms.desk.change_criteria(&anna(), form).await
}

#[test]
fn criteria_change_and_old_checklists_keep_their_words() {
    run(async {
        let room = Room::open().await;
        let id = room.sent("Un orto").await;
        let desk = &room.rooms.desk;
        let first = desk.criteria(&anna()).await.expect("criteria")[0].clone();
        desk.check(&anna(), &id, vec![first.id.clone()]).await.expect("a checklist");
        assert_eq!(criterion(&room, "cambia", &first.id, "Si capisce tutto", "altro").await, Err(AppError::Conflict));
        assert_eq!(criterion(&room, "cambia", &first.id, "Si capisce tutto", &first.it).await, Ok(()));
        let line = room.sheet(&id).await.criteria[0].clone();
        assert_eq!(
            (line.label.as_str(), line.met, line.now.as_deref()),
            (first.it.as_str(), true, Some("Si capisce tutto"))
        );
        assert_eq!(criterion(&room, "giu", &first.id, "", "Si capisce tutto").await, Ok(()));
        assert_eq!(desk.criteria(&anna()).await.expect("criteria")[1].id, first.id);
        assert_eq!(criterion(&room, "ritira", &first.id, "", "Si capisce tutto").await, Ok(()));
        let sheet = room.sheet(&id).await.criteria;
        assert!(sheet.iter().any(|one| one.id == first.id && one.met && one.retired && one.label == first.it));
        let other = room.sent("Un altro orto").await;
        assert!(room.sheet(&other).await.criteria.iter().all(|one| one.id != first.id), "it is asked no longer");
        assert_eq!(criterion(&room, "aggiungi", "", "È aperta a tutti", "").await, Ok(()));
        assert_eq!(criterion(&room, "aggiungi", "", " ", "").await, Err(AppError::Invalid { field: "it".into() }));
        assert!(room.sheet(&other).await.criteria.iter().any(|one| one.label == "È aperta a tutti"));
        assert_eq!(desk.criteria(&author()).await, Err(AppError::Forbidden));
    });
}

#[test]
fn the_pages_of_criteria_and_merges_work_as_plain_forms() {
    let site = own_site();
    person(&site, Role::Curator);
    let cookie = enter_fully(&site, Role::Curator);
    let fields =
        [("form[act]", "aggiungi"), ("form[it]", "È aperta a tutti"), ("form[en]", ""), ("language", "Italian")];
    let answer = post(&site, "/api/cambia-criteri", &fields, Some(&cookie));
    assert!(answer.status.is_redirection(), "{}", answer.text);
    assert_eq!(answer.header("location"), "/area/istruttoria/criteri?fatto=aggiungi");
    let page = crate::accounts::open(&site, "/area/istruttoria/criteri", Some(&cookie));
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("È aperta a tutti") && page.is_whole_page());
    let wrong = [("form[act]", "aggiungi"), ("form[it]", "…"), ("language", "Italian")];
    let answer = post(&site, "/api/cambia-criteri", &wrong, Some(&cookie));
    assert!(
        answer.header("location").contains("errore=") && answer.header("location").contains("testo="),
        "what was typed comes back"
    );
    let page = crate::accounts::open(&site, "/en/area/istruttoria/unioni", Some(&cookie));
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Merging practices"));
    assert_eq!(rows(&site, "criterion").len(), 7, "six of the portal's, and one more");
}

#[test]
fn the_pages_of_a_review_work_without_our_code() {
    let site = own_site();
    crate::accounts::change(
        &site,
        "CREATE theme:ambiente SET `label` = { it: 'Ambiente' }, description = { it: 'Verde.' }, `order` = 1;",
    );
    let curator = person(&site, Role::Curator);
    let cookie = enter_fully(&site, Role::Curator);
    let rooms = site.state.rooms.clone();
    let id = run(async move {
        let (id, version) = super::proposing::whole_draft(&rooms, &author(), "Orti nei cortili").await;
        rooms.proposals.submit(&author(), &id, version, true).await.expect("a receipt");
        let viewer = Viewer { id: curator, ..staff(Role::Curator) };
        let form = AssignForm { ids: vec![id.clone()], ..AssignForm::default() };
        rooms.desk.assign(&viewer, form).await.expect("an answer").expect("an assignment");
        id
    });
    let review = crate::accounts::open(&site, &format!("/area/istruttoria/{id}"), Some(&cookie));
    assert_eq!(review.status, StatusCode::OK, "{}", review.text);
    assert!(review.is_whole_page());
    for said in ["Come si leggerà", "Chi l’ha fatto", "Tutti i campi", "/api/verifica-criteri", "/api/decidi-proposta"]
    {
        assert!(review.text.contains(said), "{said}");
    }
    let step = crate::accounts::open(&site, &format!("/area/istruttoria/{id}/cosa"), Some(&cookie));
    assert_eq!(step.status, StatusCode::OK);
    assert!(step.text.contains("/api/modifica-proposta") && step.text.contains("Orti nei cortili"));
    let edit = |field: &str, text: &str| {
        let name = format!("form[fields][{field}][]");
        let fields = [
            ("form[id]", id.as_str()),
            ("form[step]", "cosa"),
            ("form[version]", "3"),
            (name.as_str(), text),
            ("form[partial]", "true"),
            ("form[then]", "esci"),
            ("language", "Italian"),
        ];
        post(&site, "/api/modifica-proposta", &fields, Some(&cookie))
    };
    let answer = edit("title", "Orti nelle scuole");
    assert_eq!(answer.header("location"), format!("/area/istruttoria/{id}?fatto=modifica"));
    let answer = edit("nessuno", "x");
    assert!(answer.header("location").starts_with(&format!("/area/istruttoria/{id}/cosa?errore=")));
    let review = crate::accounts::open(&site, &format!("/en/area/istruttoria/{id}"), Some(&cookie));
    assert!(review.text.contains("What the curators changed") && review.text.contains("Orti nelle scuole"));
}
