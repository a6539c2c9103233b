//! The criteria of every review: curators edit them, and a checklist keeps the words with which it was ticked.

mod store;

use app::accounts::model::Viewer;
use app::editorial::desk::curation_model::{CRITERION_LIMIT, CriterionAct, CriterionForm, CriterionSheet};
use app::editorial::desk::model::CriterionLine;
use app::error::AppError;
use app::i18n::{Bilingual, Language};
use serde_json::{Value, json};

use super::room::{DeskRoom, failure, new_id};
use crate::change::{Actor, Change, EventKind, Subject};
use store::{Criterion, Tick};

impl DeskRoom {
    /// The criteria, in order, those that are no longer asked at the end.
    pub(super) async fn criterion_sheets(&self) -> Result<Vec<CriterionSheet>, AppError> {
        let criteria = store::all(&self.database).await.map_err(failure)?;
        let (asked, retired): (Vec<_>, Vec<_>) = criteria.into_iter().partition(Criterion::is_asked);
        let sheet = |one: Criterion| CriterionSheet {
            retired: !one.is_asked(),
            id: one.id,
            it: one.label.it,
            en: one.label.en.unwrap_or_default(),
        };
        Ok(asked.into_iter().chain(retired).map(sheet).collect())
    }

    /// Adds, changes, orders or retires a criterion.
    pub(super) async fn edit_criteria(&self, viewer: &Viewer, form: CriterionForm) -> Result<(), AppError> {
        let act = CriterionAct::from_slug(&form.act).ok_or_else(|| invalid("act"))?;
        let criteria = store::all(&self.database).await.map_err(failure)?;
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        if act == CriterionAct::Add {
            let last = criteria.iter().map(|one| one.order).max().unwrap_or_default();
            let new = Criterion { id: new_id(), order: last + 1, label: question(&form)?, retired: None };
            store::put(&mut change, &new, None);
            event(&mut change, None, &new);
            return Ok(change.commit(&self.database).await?);
        }
        let before = criteria.iter().find(|one| one.id == form.id).ok_or(AppError::NotFound)?;
        if before.label.it != form.seen {
            return Err(AppError::Conflict);
        }
        for after in changed(act, before, &criteria, &form, now)? {
            let before = criteria.iter().find(|one| one.id == after.id);
            store::put(&mut change, &after, before);
            event(&mut change, before, &after);
        }
        Ok(change.commit(&self.database).await?)
    }

    /// The checklist of a proposal: what was ticked in the words of then, and what is asked now.
    pub(super) async fn checklist(&self, proposal: &str, language: Language) -> Result<Vec<CriterionLine>, AppError> {
        let criteria = store::all(&self.database).await.map_err(failure)?;
        let ticks = store::ticks(&self.database, proposal).await.map_err(failure)?;
        Ok(lines(&criteria, &ticks, language))
    }

    /// Says which criteria a proposal meets; those that do not exist are left out.
    pub(super) async fn fill_checklist(&self, viewer: &Viewer, id: &str, met: Vec<String>) -> Result<(), AppError> {
        let proposal = self.proposal(id).await?;
        let criteria = store::all(&self.database).await.map_err(failure)?;
        let before = store::ticks(&self.database, id).await.map_err(failure)?;
        let after = ticked(&criteria, &before, &met);
        let mut change = Change::new(Actor::from(viewer), self.clock.now());
        store::check(&mut change, &proposal.row.id, &after);
        let content = |ticks: &[Tick]| json!({ "ticks": ticks });
        let (before, after) = (content(&before), content(&after));
        change.event(EventKind::ChecklistFilled, &Subject::new("proposal", id), Some(&before), Some(&after));
        Ok(change.commit(&self.database).await?)
    }
}

/// What an act makes of the criteria; where it changes nothing, nothing.
fn changed(
    act: CriterionAct,
    before: &Criterion,
    criteria: &[Criterion],
    form: &CriterionForm,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<Criterion>, AppError> {
    let asked: Vec<&Criterion> = criteria.iter().filter(|one| one.is_asked()).collect();
    let place = asked.iter().position(|one| one.id == before.id);
    let swapped = |other: Option<&&Criterion>| match other {
        Some(other) => vec![
            Criterion { order: other.order, ..before.clone() },
            Criterion { order: before.order, ..(*other).clone() },
        ],
        None => Vec::new(),
    };
    Ok(match (act, place) {
        (CriterionAct::Change, _) => vec![Criterion { label: question(form)?, ..before.clone() }],
        (CriterionAct::Retire, Some(_)) => vec![Criterion { retired: Some(now), ..before.clone() }],
        (CriterionAct::Restore, None) => vec![Criterion { retired: None, ..before.clone() }],
        (CriterionAct::Raise, Some(place)) => swapped(place.checked_sub(1).and_then(|above| asked.get(above))),
        (CriterionAct::Lower, Some(place)) => swapped(asked.get(place + 1)),
        _ => Vec::new(),
    })
}

/// A checklist as a review shows it. What was ticked has the words of then, and says so where they are others now.
fn lines(criteria: &[Criterion], ticks: &[Tick], language: Language) -> Vec<CriterionLine> {
    let tick_of = |one: &Criterion| ticks.iter().find(|tick| tick.criterion == one.id);
    let line = |one: &Criterion| {
        let tick = tick_of(one);
        if tick.is_none() && !one.is_asked() {
            return None;
        }
        let of_now = one.label.text(language).to_owned();
        let of_then = tick.map(|tick| tick.label().text(language).to_owned());
        let differs = of_then.as_ref().is_some_and(|then| *then != of_now);
        Some(CriterionLine {
            id: one.id.clone(),
            met: tick.is_some(),
            now: (differs && one.is_asked()).then(|| of_now.clone()),
            retired: !one.is_asked(),
            label: of_then.unwrap_or(of_now),
        })
    };
    criteria.iter().filter_map(line).collect()
}

/// What is ticked now: what was ticked before keeps its words, what is new has those of now.
fn ticked(criteria: &[Criterion], before: &[Tick], met: &[String]) -> Vec<Tick> {
    let tick = |one: &Criterion| {
        let kept = before.iter().find(|tick| tick.criterion == one.id).cloned();
        kept.or_else(|| one.is_asked().then(|| Tick::of(one)))
    };
    criteria.iter().filter(|one| met.contains(&one.id)).filter_map(tick).collect()
}

/// The question of a form: not empty, not too long, on one line.
fn question(form: &CriterionForm) -> Result<Bilingual, AppError> {
    let fit = |field: &str, text: &str| {
        let text = text.trim().to_owned();
        let fits = text.chars().count() <= CRITERION_LIMIT && !text.chars().any(char::is_control);
        if fits { Ok(text) } else { Err(invalid(field)) }
    };
    let (it, en) = (fit("it", &form.it)?, fit("en", &form.en)?);
    if !it.chars().any(char::is_alphanumeric) {
        return Err(invalid("it"));
    }
    Ok(Bilingual { it, en: (!en.is_empty()).then_some(en) })
}

fn event(change: &mut Change, before: Option<&Criterion>, after: &Criterion) {
    let before = before.map(content);
    let subject = Subject::new("criterion", &after.id);
    change.event(EventKind::CriteriaChanged, &subject, before.as_ref(), Some(&content(after)));
}

fn content(criterion: &Criterion) -> Value {
    json!({ "label": criterion.label, "order": criterion.order, "retired": criterion.retired })
}

fn invalid(field: &str) -> AppError {
    AppError::Invalid { field: field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(id: &str, order: i64) -> Criterion {
        Criterion { id: id.into(), order, label: Bilingual::italian(format!("{id}?")), retired: None }
    }

    fn now() -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::UNIX_EPOCH
    }

    fn shown(criteria: &[Criterion], ticks: &[Tick]) -> Vec<(String, bool, Option<String>)> {
        let lines = lines(criteria, ticks, Language::Italian).into_iter();
        lines.map(|line| (line.label, line.met, line.now)).collect()
    }

    #[test]
    fn a_checklist_keeps_the_words_that_it_was_ticked_with() {
        let before = [criterion("a", 1), criterion("b", 2)];
        let ticks = ticked(&before, &[], &["a".into()]);
        let after = [Criterion { label: Bilingual::italian("Nuova?"), ..criterion("a", 1) }, criterion("b", 2)];
        let expected = [("a?".to_owned(), true, Some("Nuova?".to_owned())), ("b?".to_owned(), false, None)];
        assert_eq!(shown(&after, &ticks), expected);
        assert_eq!(ticked(&after, &ticks, &["a".into()]), ticks, "ticked still, with the same words");
        let again = ticked(&after, &ticked(&after, &ticks, &[]), &["a".into()]);
        assert_eq!(again[0].it, "Nuova?", "taken away and ticked anew");
    }

    #[test]
    fn what_is_no_longer_asked_stays_where_it_was_ticked() {
        let retired = [Criterion { retired: Some(now()), ..criterion("a", 1) }];
        assert_eq!(shown(&retired, &[]), []);
        assert_eq!(shown(&retired, &[Tick::of(&criterion("a", 1))]), [("a?".to_owned(), true, None)]);
        assert_eq!(ticked(&retired, &[], &["a".into()]), [], "nobody can tick it any more");
    }

    #[test]
    fn criteria_change_places_with_their_neighbours() {
        let gone = Criterion { retired: Some(now()), ..criterion("b", 2) };
        let all = [criterion("a", 1), gone, criterion("c", 3)];
        let form = CriterionForm::default();
        let orders = |act, one: &Criterion| -> Vec<(String, i64)> {
            let after = changed(act, one, &all, &form, now()).expect("a change");
            after.into_iter().map(|one| (one.id, one.order)).collect()
        };
        assert_eq!(orders(CriterionAct::Raise, &all[2]), [("c".to_owned(), 1), ("a".to_owned(), 3)]);
        assert_eq!(orders(CriterionAct::Lower, &all[0]), [("a".to_owned(), 3), ("c".to_owned(), 1)]);
        assert_eq!(orders(CriterionAct::Raise, &all[0]), []);
        assert_eq!(orders(CriterionAct::Lower, &all[2]), []);
    }

    #[test]
    fn a_question_says_something() {
        let form = |it: &str| CriterionForm { it: it.into(), ..CriterionForm::default() };
        assert_eq!(question(&form(" È chiara? ")).map(|label| label.it), Ok("È chiara?".to_owned()));
        let long = "a".repeat(CRITERION_LIMIT + 1);
        for wrong in ["", " … ", "uno\ndue", long.as_str()] {
            assert_eq!(question(&form(wrong)), Err(invalid("it")), "{wrong}");
        }
    }
}
