//! Two people on one draft, or one person in two windows: both are told, and nothing that was acknowledged is lost.

use app::editorial::proposal::{Clash, Step};
use app::editorial::proposals_api::Proposals;
use app::i18n::Language;

use super::proposing::{draft, form, of, part};
use crate::support::ask;

#[test]
fn different_fields_go_together_and_the_second_is_told() {
    ask(|rooms| async move {
        let (anna, bruno) = (of("bertinoro", "anna"), of("bertinoro", "bruno"));
        let id = draft(&rooms, &anna).await;
        let proposals = &rooms.proposals;
        proposals.save(&anna, part(&id, Step::What, 1, &[("title", "Di Anna")])).await.expect("the first");
        let second = proposals.save(&bruno, part(&id, Step::What, 1, &[("summary", "Di Bruno")])).await;
        let second = second.expect("the second");
        assert_eq!(second.changed.get("title").map(String::as_str), Some("Di Anna"));
        assert_eq!((second.clashes.len(), second.version), (0, 3));
        let page = proposals.step(&bruno, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((page.fields.get("title"), page.fields.get("summary")), ("Di Anna", "Di Bruno"));
    });
}

#[test]
fn a_whole_form_changes_only_what_its_writer_changed() {
    ask(|rooms| async move {
        let (anna, bruno) = (of("bertinoro", "carla"), of("bertinoro", "dino"));
        let id = draft(&rooms, &anna).await;
        let proposals = &rooms.proposals;
        let both = [("title", "Titolo"), ("summary", "Sunto")];
        proposals.save(&anna, form(&id, Step::What, 1, &both)).await.expect("a beginning");
        let of_anna = [("title", "Titolo di Anna"), ("summary", "Sunto")];
        proposals.save(&anna, form(&id, Step::What, 2, &of_anna)).await.expect("the first");
        let of_bruno = [("title", "Titolo"), ("summary", "Sunto di Bruno")];
        let second = proposals.save(&bruno, form(&id, Step::What, 2, &of_bruno)).await.expect("the second");
        assert_eq!(second.clashes, []);
        let page = proposals.step(&anna, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((page.fields.get("title"), page.fields.get("summary")), ("Titolo di Anna", "Sunto di Bruno"));
    });
}

#[test]
fn the_same_field_keeps_both_until_somebody_chooses() {
    ask(|rooms| async move {
        let (anna, bruno) = (of("bertinoro", "elsa"), of("bertinoro", "fred"));
        let id = draft(&rooms, &anna).await;
        let proposals = &rooms.proposals;
        proposals.save(&anna, part(&id, Step::What, 1, &[("title", "Di Anna")])).await.expect("the first");
        let second = proposals.save(&bruno, part(&id, Step::What, 1, &[("title", "Di Bruno")])).await;
        let clash = Clash { field: "title".into(), theirs: "Di Anna".into(), mine: "Di Bruno".into() };
        assert_eq!(second.expect("the second").clashes, std::slice::from_ref(&clash));
        let of_bruno = proposals.step(&bruno, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((of_bruno.fields.get("title"), of_bruno.clashes.as_slice()), ("Di Anna", [clash].as_slice()));
        let of_anna = proposals.step(&anna, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!(of_anna.clashes, [], "whose text stands is not asked");
        let chosen = part(&id, Step::What, of_bruno.version, &[("title", "Di Bruno")]);
        proposals.save(&bruno, chosen).await.expect("a choice");
        let settled = proposals.step(&bruno, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!((settled.fields.get("title"), settled.clashes.len()), ("Di Bruno", 0));
    });
}

#[test]
fn twenty_who_save_at_once_lose_nothing() {
    ask(|rooms| async move {
        let viewer = of("bertinoro", "gaia");
        let id = draft(&rooms, &viewer).await;
        let names: Vec<String> =
            (0..8).flat_map(|row| ["what", "base", "period"].map(|column| format!("figures.{row}.{column}"))).collect();
        let writers = names.iter().cloned().map(|name| {
            let (rooms, id) = (rooms.clone(), id.clone());
            tokio::spawn(async move {
                let form = part(&id, Step::Results, 1, &[(name.as_str(), name.as_str())]);
                let viewer = of("bertinoro", &name);
                (name, rooms.proposals.save(&viewer, form).await)
            })
        });
        let mut acknowledged = Vec::new();
        for writer in writers.collect::<Vec<_>>() {
            let (name, saved) = writer.await.expect("a writer who gets to the end");
            if saved.is_ok_and(|saved| saved.clashes.is_empty()) {
                acknowledged.push(name);
            }
        }
        let page = rooms.proposals.step(&viewer, &id, Step::Results, Language::Italian).await.expect("the step");
        for name in &acknowledged {
            assert_eq!(page.fields.get(name), name);
        }
        assert!(!acknowledged.is_empty());
    });
}

#[test]
fn who_has_seen_a_version_that_is_long_gone_overwrites_nothing() {
    ask(|rooms| async move {
        let viewer = of("bertinoro", "hans");
        let id = draft(&rooms, &viewer).await;
        for version in 1..60 {
            let title = format!("Titolo {version}");
            rooms.proposals.save(&viewer, part(&id, Step::What, version, &[("title", &title)])).await.expect("a save");
        }
        let late = rooms.proposals.save(&viewer, part(&id, Step::What, 2, &[("title", "Vecchio")])).await;
        assert_eq!(late.expect("an answer").clashes.len(), 1);
        let page = rooms.proposals.step(&viewer, &id, Step::What, Language::Italian).await.expect("the step");
        assert_eq!(page.fields.get("title"), "Titolo 59");
    });
}
