//! Drafts: seen by their entity and by curators, kept as they were typed, never lost.

use app::accounts::model::Role;
use app::editorial::proposal::{ProposalKind, Step, Trouble};
use app::editorial::proposals_api::Proposals;
use app::editorial::proposals_model::{Beginning, StepForm};
use app::error::AppError;
use app::i18n::Language;

use super::proposing::{draft, form, of, part, staff};
use crate::support::{ask, get};

#[test]
fn a_draft_is_seen_by_its_entity_and_by_curators_and_exists_for_nobody_else() {
    ask(|rooms| async move {
        let id = draft(&rooms, &of("cesena", "anna")).await;
        let proposals = &rooms.proposals;
        for viewer in [of("cesena", "anna"), of("cesena", "bruno"), staff(Role::Curator)] {
            let sheet = proposals.sheet(&viewer, &id, Language::Italian).await.expect("a sheet");
            assert_eq!(sheet.line.entity.name, "Cesena", "{}", viewer.id);
        }
        let strangers = [of("cattolica", "carla"), staff(Role::Administrator)];
        for viewer in &strangers {
            let missing = AppError::NotFound;
            assert_eq!(proposals.sheet(viewer, &id, Language::Italian).await, Err(missing.clone()));
            assert_eq!(proposals.step(viewer, &id, Step::Who, Language::Italian).await, Err(missing.clone()));
            assert_eq!(proposals.save(viewer, form(&id, Step::Who, 1, &[])).await, Err(missing.clone()));
            assert_eq!(proposals.submit(viewer, &id, 1, true).await, Err(missing.clone()));
            assert_eq!(proposals.withdraw(viewer, &id).await, Err(missing.clone()));
            assert_eq!(proposals.discard(viewer, &id).await, Err(missing.clone()));
            assert_eq!(proposals.attach(viewer, &id, "a.pdf", vec![1]).await, Err(missing.clone()));
            assert_eq!(
                proposals.turn_into_adoption(viewer, &id, "smart-working-dei-dipendenti").await,
                Err(missing.clone())
            );
            let listed = proposals.list(viewer).await.unwrap_or_default();
            assert!(listed.iter().all(|line| line.id != id));
            let unknown = proposals.sheet(viewer, "0123456789abcdef01234567", Language::Italian).await;
            assert_eq!(unknown, Err(missing), "a guess learns nothing");
        }
        let copy = proposals.begin(&of("cattolica", "carla"), Beginning::Copy(id.clone())).await;
        assert_eq!(copy, Err(AppError::NotFound));
        let written = proposals.save(&staff(Role::Curator), form(&id, Step::Who, 1, &[])).await;
        assert_eq!(written, Err(AppError::Conflict), "curators read drafts, and leave them to their authors");
        assert_eq!(
            proposals.begin(&staff(Role::Curator), Beginning::Empty(ProposalKind::Practice)).await,
            Err(AppError::Forbidden)
        );
    });
}

#[test]
fn what_was_typed_is_kept_even_when_it_is_wrong() {
    ask(|rooms| async move {
        let viewer = of("cesena", "dora");
        let id = draft(&rooms, &viewer).await;
        let long = "à".repeat(201);
        let typed = [
            ("title", long.as_str()),
            ("summary", "<b>ciao</b>"),
            ("description", "=1+1"),
            ("themes", "magia"),
            ("target", "a\u{202e}b\u{7}"),
        ];
        let saved = rooms.proposals.save(&viewer, form(&id, Step::What, 1, &typed)).await.expect("kept");
        assert_eq!((saved.version, saved.problems.len()), (2, 5));
        let page = rooms.proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("the step again");
        for (name, value) in typed {
            assert_eq!(page.fields.get(name), value, "{name}");
        }
        assert_eq!(page.problems, saved.problems);
        assert!(page.problems.iter().any(|one| one.trouble == Trouble::TooLong { most: 200, are: 201 }));
    });
}

#[test]
fn characters_that_no_text_has_are_kept_to_be_taken_out() {
    ask(|rooms| async move {
        let viewer = of("cesena", "elio");
        let id = draft(&rooms, &viewer).await;
        for (version, value) in (1..).zip(["a\u{0}b", "\u{1b}[31m", "\u{feff}a", "👩‍💻 è", "a\u{7f}"]) {
            let saved = rooms.proposals.save(&viewer, part(&id, Step::What, version, &[("title", value)])).await;
            assert_eq!(saved.map(|saved| saved.version), Ok(version + 1), "{value:?}");
            let page = rooms.proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("the step");
            assert_eq!(page.fields.get("title"), value);
        }
    });
}

#[test]
fn what_is_no_field_of_the_step_is_refused() {
    ask(|rooms| async move {
        let viewer = of("cesena", "fabio");
        let id = draft(&rooms, &viewer).await;
        let far_too_long = "a".repeat(20_001);
        for (name, value) in [
            ("titolo", "x"),
            ("office", "x"),
            ("status", "in_force"),
            ("figures.0.value", "1"),
            ("title", &far_too_long),
        ] {
            let refused = rooms.proposals.save(&viewer, part(&id, Step::What, 1, &[(name, value)])).await;
            assert_eq!(refused, Err(AppError::Invalid { field: name.to_owned() }), "{name}");
        }
        let nowhere = StepForm { step: "altrove".into(), ..form(&id, Step::Who, 1, &[]) };
        assert_eq!(rooms.proposals.save(&viewer, nowhere).await, Err(AppError::NotFound));
    });
}

#[test]
fn a_page_saves_only_what_changed_and_a_form_the_whole_step() {
    ask(|rooms| async move {
        let viewer = of("cesena", "gina");
        let id = draft(&rooms, &viewer).await;
        let proposals = &rooms.proposals;
        proposals.save(&viewer, part(&id, Step::What, 1, &[("title", "Uno")])).await.expect("a save");
        proposals.save(&viewer, part(&id, Step::What, 2, &[("summary", "Due")])).await.expect("a save");
        let page = proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((page.fields.get("title"), page.fields.get("summary")), ("Uno", "Due"));
        // Boxes that are not ticked are not sent: a whole form without a field says that it is empty.
        proposals.save(&viewer, form(&id, Step::What, 3, &[("summary", "Due")])).await.expect("a save");
        let page = proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((page.fields.get("title"), page.version), ("", 4));
    });
}

#[test]
fn saving_the_same_again_changes_nothing() {
    ask(|rooms| async move {
        let viewer = of("cesena", "hugo");
        let id = draft(&rooms, &viewer).await;
        let typed = [("title", "Uno")];
        let first = rooms.proposals.save(&viewer, part(&id, Step::What, 1, &typed)).await.expect("a save");
        let second = rooms.proposals.save(&viewer, part(&id, Step::What, 1, &typed)).await.expect("the same save");
        assert_eq!((first.version, second.version, second.clashes.len()), (2, 2, 0));
    });
}

#[test]
fn names_are_the_same_in_both_languages() {
    ask(|rooms| async move {
        let viewer = of("cesena", "ida");
        let id = draft(&rooms, &viewer).await;
        let step = rooms.proposals.step(&viewer, &id, Step::What, Language::English).await.expect("the step");
        let theme = step.known.themes.iter().find(|theme| theme.slug == "buoni-spesa").expect("a theme").name.clone();
        rooms.proposals.save(&viewer, part(&id, Step::What, 1, &[("themes", &theme)])).await.expect("a save");
        let step = rooms.proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((step.fields.get("themes"), step.problems.len()), ("buoni-spesa", 0));
    });
}

#[test]
fn themes_are_those_of_the_practices_nearest_to_the_text() {
    ask(|rooms| async move {
        let viewer = of("cesena", "lia");
        let text = "Buoni spesa chiesti con un modulo in rete";
        let themes = rooms.proposals.suggest_themes(&viewer, text, Language::Italian).await.expect("themes");
        assert_eq!(themes.first().map(|theme| theme.slug.as_str()), Some("buoni-spesa"));
        assert!(themes.len() <= 5);
        let none = rooms.proposals.suggest_themes(&viewer, " ", Language::Italian).await.expect("no themes");
        assert_eq!(none, []);
    });
}

#[test]
fn a_draft_that_was_never_sent_can_be_deleted() {
    ask(|rooms| async move {
        let viewer = of("cesena", "mara");
        let id = draft(&rooms, &viewer).await;
        rooms.proposals.discard(&viewer, &id).await.expect("a deletion");
        assert_eq!(rooms.proposals.sheet(&viewer, &id, Language::Italian).await, Err(AppError::NotFound));
        assert_eq!(rooms.proposals.discard(&viewer, &id).await, Err(AppError::NotFound));
    });
}

#[test]
fn a_draft_is_nowhere_in_what_readers_see() {
    let word = "Ghirigorosamente";
    ask(move |rooms| async move {
        let viewer = of("cesena", "nino");
        let id = draft(&rooms, &viewer).await;
        let typed = [("title", word), ("summary", word)];
        rooms.proposals.save(&viewer, part(&id, Step::What, 1, &typed)).await.expect("a save");
    });
    assert_eq!(get("/pratiche.json?q=Ghirigorosamente").json()["total"], 0);
    for address in ["/pratiche", "/pratiche.atom", "/enti/cesena", "/dati/pratiche.csv", "/sitemap.xml"] {
        assert!(!get(address).text.contains(word), "{address}");
    }
}
