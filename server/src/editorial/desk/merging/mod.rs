//! Two published practices that are the same become one, and can become two again.

mod store;

use app::accounts::model::Viewer;
use app::catalogue::model::{Adoption, Practice};
use app::editorial::desk::curation_model::{MergeForm, MergeLine, MergePage, MergePreview};
use app::error::AppError;
use app::i18n::{Bilingual, Language};
use app::registry::model::Named;
use serde_json::json;

use super::super::publishing::published_parts;
use super::room::{DeskRoom, failure, new_id};
use crate::change::{Actor, Change, EventKind, Subject};
use store::{Made, Merge};

/// Two practices with all that a merge of them moves.
struct Pair {
    old: Practice,
    target: Practice,
    /// The adoptions of the one that goes.
    adoptions: Vec<Adoption>,
    /// Those of the one that stays.
    there: Vec<Adoption>,
}

impl DeskRoom {
    /// The merges that were made, and what the one that an address names would do.
    pub(super) async fn merge_page(&self, query: &str, language: Language) -> Result<MergePage, AppError> {
        let made = store::made(&self.database).await.map_err(failure)?;
        let preview = match two_of(query) {
            Some((old, target)) if old != target => Some(self.preview(&old, &target, language).await?),
            _ => None,
        };
        let practices = store::practices(&self.database).await.map_err(failure)?;
        let mut practices: Vec<Named> = practices.into_iter().map(|one| named(&one.id, &one.title, language)).collect();
        practices.sort_by_cached_key(|one| (one.name.to_lowercase(), one.slug.clone()));
        Ok(MergePage { practices, preview, made: made.into_iter().map(line).collect() })
    }

    async fn preview(&self, old: &str, target: &str, language: Language) -> Result<MergePreview, AppError> {
        let revision = self.database.revision().await.map_err(failure)?.revision;
        let pair = self.pair(old, target).await?;
        let counts = store::counts(&self.database, old).await.map_err(failure)?;
        let (there, moved): (Vec<&Adoption>, Vec<&Adoption>) =
            pair.adoptions.iter().partition(|adoption| pair.has(&adoption.entity));
        Ok(MergePreview {
            moved: self.entities(&moved).await?,
            there: self.entities(&there).await?,
            figures: pair.figures().len(),
            feedback: counts.feedback,
            proposals: counts.proposals,
            titles: titles(&pair.old.title),
            old: named(&pair.old.id, &pair.old.title, language),
            target: named(&pair.target.id, &pair.target.title, language),
            revision,
        })
    }

    /// Two published practices; one alone is no pair.
    async fn pair(&self, old: &str, target: &str) -> Result<Pair, AppError> {
        if old == target {
            return Err(AppError::Invalid { field: "target".to_owned() });
        }
        Ok(Pair {
            old: self.published(old).await?,
            target: self.published(target).await?,
            adoptions: published_parts(&self.database, old).await.map_err(failure)?.adoptions,
            there: published_parts(&self.database, target).await.map_err(failure)?.adoptions,
        })
    }

    /// The published practice with this id.
    async fn published(&self, id: &str) -> Result<Practice, AppError> {
        let found: Option<Practice> = self.database.find("practice", id).await.map_err(failure)?;
        found.ok_or(AppError::NotFound)
    }

    /// The entities of adoptions, by name.
    async fn entities(&self, adoptions: &[&Adoption]) -> Result<Vec<Named>, AppError> {
        let ids: Vec<String> = adoptions.iter().map(|adoption| adoption.entity.clone()).collect();
        store::entities(&self.database, &ids).await.map_err(failure)
    }

    /// Makes one practice of two, as the preview said.
    pub(super) async fn merge_two(&self, viewer: &Viewer, form: MergeForm) -> Result<(), AppError> {
        let pair = self.pair(&form.old, &form.target).await?;
        let now = self.clock.now();
        let mut change = Change::new(Actor::from(viewer), now);
        let merge = Merge {
            id: new_id(),
            old: &pair.old,
            target: &pair.target,
            titles: titles(&pair.old.title),
            revision: form.revision,
            author: &viewer.id,
            author_name: &viewer.name,
            at: now,
        };
        store::merge(&mut change, &merge);
        let (before, into) = (json!(pair.old), json!({ "merge": merge.id, "old": pair.old.id }));
        change.event(EventKind::Merged, &Subject::new("practice", &pair.old.id), Some(&before), None);
        change.event(EventKind::Merged, &Subject::new("practice", &pair.target.id), None, Some(&into));
        Ok(change.commit(&self.database).await?)
    }

    /// Makes two practices of one again.
    pub(super) async fn part_again(&self, viewer: &Viewer, merge: &str) -> Result<(), AppError> {
        let made = store::find(&self.database, merge).await.map_err(failure)?.ok_or(AppError::NotFound)?;
        let now = self.clock.now();
        let run = self.database.revision().await.map_err(failure)?.revision + 1;
        let mut change = Change::new(Actor::from(viewer), now);
        store::part(&mut change, &made, run, &viewer.name, now);
        let content = json!({ "merge": made.id, "target": made.target });
        change.event(EventKind::MergeUndone, &Subject::new("practice", &made.old), Some(&content), None);
        change.event(EventKind::MergeUndone, &Subject::new("practice", &made.target), Some(&content), None);
        Ok(change.commit(&self.database).await?)
    }
}

impl Pair {
    /// Whether an entity is with the practice that stays already.
    fn has(&self, entity: &str) -> bool {
        self.there.iter().any(|adoption| adoption.entity == entity)
    }

    /// The figures that the practice that stays does not have yet.
    fn figures(&self) -> Vec<&String> {
        let new = |figure: &&String| !self.target.related_figures.contains(figure);
        self.old.related_figures.iter().filter(new).collect()
    }
}

/// The two practices that an address names.
fn two_of(query: &str) -> Option<(String, String)> {
    let pairs: Vec<(String, String)> =
        url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect();
    let value = |wanted: &str| {
        let found = pairs.iter().find(|(name, value)| name == wanted && !value.is_empty());
        found.map(|(_, value)| value.clone())
    };
    Some((value("da")?, value("in")?))
}

/// What a practice is called, in the languages that it has, each title once.
fn titles(title: &Bilingual) -> Vec<String> {
    let english = title.en.iter().filter(|en| **en != title.it).cloned();
    std::iter::once(title.it.clone()).chain(english).collect()
}

fn named(id: &str, title: &Bilingual, language: Language) -> Named {
    Named { slug: id.to_owned(), name: title.text(language).to_owned() }
}

fn line(made: Made) -> MergeLine {
    MergeLine {
        id: made.id,
        old: Named { slug: made.old, name: made.old_title },
        target: Named { slug: made.target, name: made.target_title },
        who: made.author_name,
        at: made.at,
        undone: made.undone.map(|at| (at, made.undone_by.unwrap_or_default())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_two_practices_or_none() {
        let two = Some(("orti".to_owned(), "orti-2".to_owned()));
        assert_eq!(two_of("?da=orti&in=orti-2&fatto=x"), two);
        assert_eq!((two_of(""), two_of("?da=orti"), two_of("?da=orti&in=")), (None, None, None));
    }

    #[test]
    fn a_practice_is_found_by_each_of_its_titles_once() {
        let title = |en: Option<&str>| titles(&Bilingual { it: "Orti".into(), en: en.map(str::to_owned) });
        assert_eq!(title(Some("Gardens")), ["Orti", "Gardens"]);
        assert_eq!(title(Some("Orti")), ["Orti"]);
        assert_eq!(title(None), ["Orti"]);
    }
}
