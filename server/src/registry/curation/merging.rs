//! Merging two records, and moving a theme: what would change is shown, and then exactly that is done.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::Viewer;
use app::error::AppError;
use app::i18n::Language;
use app::registry::curation::links::{BELOW, TOP, WITH, value_of};
use app::registry::curation::model::{ChangeKind, ConfirmForm, Preview, Refusal, RegistryKind};
use app::registry::curation::rules::{Called, can_merge, can_move, changed_fields, is_below, merged};
use app::registry::model::Named;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::editing::parents;
use super::pointing::{Pointing, Shape, pointing_to};
use super::room::{CurationRoom, Deed, failure, nobodys, pointing_links};
use super::store::{self, Content, Link, Pointer, Step};

/// A merge or a move, put together and not made yet.
struct Plan {
    what: ChangeKind,
    record: Value,
    target: Option<Value>,
    content: Content,
    counts: BTreeMap<String, usize>,
    names: Vec<String>,
}

impl CurationRoom {
    /// What a query string asks for, shown before it is done.
    pub(super) async fn show(
        &self,
        kind: RegistryKind,
        id: &str,
        query: &str,
        language: Language,
    ) -> Result<Preview, AppError> {
        let (what, target) = asked(query).ok_or(AppError::NotFound)?;
        let record = self.record(kind, id).await?;
        let target = target.as_deref();
        let (refusal, plan) = match self.plan(kind, what, id, target).await? {
            Ok(plan) => (None, Some(plan)),
            Err(refusal) => (Some(refusal), None),
        };
        let target = match target {
            Some(target) => store::record(&self.database, kind, target).await.map_err(failure)?,
            None => None,
        };
        let named = |record: &Value| named(kind, record, language);
        Ok(Preview {
            kind,
            record: named(&record),
            target: target.as_ref().map(named),
            what,
            refusal,
            digest: plan.as_ref().map(digest).unwrap_or_default(),
            names: plan.as_ref().map(|plan| plan.names.clone()).unwrap_or_default(),
            counts: plan.map(|plan| plan.counts.into_iter().collect()).unwrap_or_default(),
        })
    }

    /// Does what a preview showed, if it would still show the same.
    pub(super) async fn carry_out(
        &self,
        viewer: &Viewer,
        form: ConfirmForm,
    ) -> Result<Result<String, Refusal>, AppError> {
        let kind = RegistryKind::from_slug(&form.kind).ok_or(AppError::NotFound)?;
        let what = ChangeKind::from_slug(&form.what);
        let what = what.filter(|what| matches!(what, ChangeKind::Merged | ChangeKind::Moved));
        let what = what.ok_or(AppError::Invalid { field: "what".to_owned() })?;
        let target = (!form.target.is_empty()).then_some(form.target.as_str());
        let plan = match self.plan(kind, what, &form.id, target).await? {
            Ok(plan) => plan,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if digest(&plan) != form.digest {
            return Ok(Err(Refusal::Changed));
        }
        self.make(viewer, kind, plan).await.map(Ok)
    }

    async fn make(&self, viewer: &Viewer, kind: RegistryKind, plan: Plan) -> Result<String, AppError> {
        let gone = named(kind, &plan.record, Language::Italian);
        let is_merge = plan.what == ChangeKind::Merged;
        let main = plan.target.as_ref().filter(|_| is_merge).unwrap_or(&plan.record);
        let main = named(kind, main, Language::Italian);
        let step = plan.content.records.iter().find(|step| step.record == main.slug);
        let changed = step.and_then(|step| Some(changed_fields(step.before.as_ref()?, step.after.as_ref()?)));
        let deed = Deed {
            what: plan.what,
            kind,
            record: &main.slug,
            name: &main.name,
            merged: is_merge.then(|| gone.clone()),
            changed: changed.unwrap_or_default(),
            content: plan.content,
            undoes: None,
        };
        let mut change = self.change(viewer, &deed).await?;
        if is_merge {
            store::lead_on(&mut change, kind, &gone.slug, &main.slug);
            for pointing in pointing_links(kind) {
                store::expect_nothing_left(&mut change, &pointing, &gone.slug);
            }
        }
        change.commit(&self.database).await?;
        Ok(main.slug)
    }

    /// What a merge or a move would change, or why it cannot be.
    async fn plan(
        &self,
        kind: RegistryKind,
        what: ChangeKind,
        id: &str,
        target: Option<&str>,
    ) -> Result<Result<Plan, Refusal>, AppError> {
        let records = store::records(&self.database, kind).await.map_err(failure)?;
        let find = |id: &str| records.iter().find(|record| record["id"].as_str() == Some(id)).cloned();
        let (Some(record), other) = (find(id), target.map(find)) else { return Ok(Err(Refusal::Missing)) };
        match (what, other) {
            (_, Some(None)) | (ChangeKind::Merged, None) => Ok(Err(Refusal::Missing)),
            (ChangeKind::Merged, Some(Some(kept))) => self.merge(kind, record, kept, &records).await,
            (_, other) if kind == RegistryKind::Theme => self.shift(record, other.flatten(), &records).await,
            _ => Ok(Err(Refusal::Missing)),
        }
    }

    async fn merge(
        &self,
        kind: RegistryKind,
        gone: Value,
        kept: Value,
        records: &[Value],
    ) -> Result<Result<Plan, Refusal>, AppError> {
        if let Err(refusal) = can_merge(kind, &gone, &kept, &parents(records)) {
            return Ok(Err(refusal));
        }
        let (gone_id, kept_id) = (id(&gone), id(&kept));
        let after = merged(kind, &gone, &kept);
        let new_names = Called::of(kind, &after).others;
        let old_names = Called::of(kind, &kept).others;
        let mut content = Content::default();
        if !changed_fields(&kept, &after).is_empty() {
            content.records.push(self.step(kind, &kept, Some(nobodys(after))).await?);
        }
        content.records.push(self.step(kind, &gone, None).await?);
        let (mut counts, mut seen) = (BTreeMap::new(), BTreeSet::new());
        for pointing in pointing_to(kind) {
            let found = store::pointers(&self.database, &pointing, &gone_id).await.map_err(failure)?;
            for pointer in found {
                let is_own = pointing.table == kind.word() && (pointer.id == gone_id || pointer.id == kept_id);
                if is_own {
                    continue;
                }
                if seen.insert((pointing.table, pointer.id.clone())) {
                    *counts.entry(pointing.table.to_owned()).or_insert(0) += 1;
                }
                self.redirect(&mut content, &pointing, &pointer, (gone_id.as_str(), kept_id.as_str())).await?;
            }
        }
        let names = new_names.into_iter().filter(|name| !old_names.contains(name)).collect();
        Ok(Ok(Plan { what: ChangeKind::Merged, record: gone, target: Some(kept), content, counts, names }))
    }

    /// Adds that a record points to the one that stays. Records of the registry keep a version of what they were; links
    /// of all others just follow.
    async fn redirect(
        &self,
        content: &mut Content,
        pointing: &Pointing,
        pointer: &Pointer,
        (gone, kept): (&str, &str),
    ) -> Result<(), AppError> {
        let after = followed(pointing.shape, &pointer.held, gone, kept);
        let Some(kind) = RegistryKind::from_word(pointing.table) else {
            content.links.push(Link {
                table: pointing.table.to_owned(),
                record: pointer.id.clone(),
                field: pointing.field.clone(),
                before: pointer.held.clone(),
                after,
            });
            return Ok(());
        };
        let value = match pointing.shape {
            Shape::Many => json!(after),
            Shape::One | Shape::Lines => json!(after.first()),
        };
        // A record may point there by more than one field.
        let known = content.records.iter_mut().find(|step| step.table == kind && step.record == pointer.id);
        if let Some(Step { after: Some(record), .. }) = known {
            record[pointing.field.as_str()] = value;
            return Ok(());
        }
        let before = self.record(kind, &pointer.id).await?;
        let mut record = before.clone();
        record[pointing.field.as_str()] = value;
        let step = self.step(kind, &before, Some(record)).await?;
        content.records.push(step);
        Ok(())
    }

    /// A record before and after. It is read again behind its version: whoever changes it later is found out by that.
    async fn step(&self, kind: RegistryKind, before: &Value, after: Option<Value>) -> Result<Step, AppError> {
        let record = id(before);
        let versions = store::version(&self.database, kind, &record).await.map_err(failure)?;
        if store::record(&self.database, kind, &record).await.map_err(failure)?.as_ref() != Some(before) {
            return Err(AppError::Conflict);
        }
        Ok(Step { table: kind, record, before: Some(before.clone()), after, versions })
    }

    /// Moves a theme below another one, or to the top.
    async fn shift(
        &self,
        theme: Value,
        below: Option<Value>,
        records: &[Value],
    ) -> Result<Result<Plan, Refusal>, AppError> {
        let kind = RegistryKind::Theme;
        let (theme_id, below_id) = (id(&theme), below.as_ref().map(id));
        let parents = parents(records);
        if let Err(refusal) = can_move(&theme_id, below_id.as_deref(), &parents) {
            return Ok(Err(refusal));
        }
        let mut after = nobodys(theme.clone());
        after["parent"] = json!(below_id);
        let step = self.step(kind, &theme, Some(after)).await?;
        let content = Content { records: vec![step], links: Vec::new() };
        let mut counts = BTreeMap::new();
        let branch: Vec<String> = records.iter().map(id).filter(|one| is_below(one, &theme_id, &parents)).collect();
        for pointing in pointing_links(kind).filter(|one| !["theme", "moved"].contains(&one.table)) {
            let mut found = Vec::new();
            for one in &branch {
                let pointers = store::pointers(&self.database, &pointing, one).await.map_err(failure)?;
                found.extend(pointers.into_iter().map(|pointer| pointer.id));
            }
            found.sort();
            found.dedup();
            if !found.is_empty() {
                counts.insert(pointing.table.to_owned(), found.len());
            }
        }
        counts.insert(kind.word().to_owned(), branch.len());
        Ok(Ok(Plan { what: ChangeKind::Moved, record: theme, target: below, content, counts, names: Vec::new() }))
    }
}

/// What a query string asks for: a merge with a record, or a move below one or to the top.
fn asked(query: &str) -> Option<(ChangeKind, Option<String>)> {
    if let Some(with) = value_of(query, WITH) {
        return Some((ChangeKind::Merged, Some(with)));
    }
    let below = value_of(query, BELOW)?;
    Some((ChangeKind::Moved, (below != TOP).then_some(below)))
}

/// What a field holds after one id gave way to another. Nothing stands in a list twice.
fn followed(shape: Shape, held: &[String], gone: &str, kept: &str) -> Vec<String> {
    let follow = |id: &str| if id.trim() == gone { kept.to_owned() } else { id.to_owned() };
    let once = |ids: Vec<String>| {
        let mut seen: Vec<String> = Vec::new();
        for id in ids {
            if id != kept || !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen
    };
    match shape {
        Shape::One | Shape::Many => once(held.iter().map(|id| follow(id)).collect()),
        Shape::Lines => held.iter().map(|text| once(text.lines().map(follow).collect()).join("\n")).collect(),
    }
}

fn id(record: &Value) -> String {
    record["id"].as_str().unwrap_or_default().to_owned()
}

fn named(kind: RegistryKind, record: &Value, language: Language) -> Named {
    let english = record["label"]["en"].as_str().filter(|_| language == Language::English);
    let name = english.map_or_else(|| Called::of(kind, record).name, str::to_owned);
    Named { slug: id(record), name }
}

/// Says exactly what would be done.
fn digest(plan: &Plan) -> String {
    let said = json!({ "what": plan.what, "record": plan.record, "target": plan.target, "content": plan.content });
    hex::encode(Sha256::digest(said.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn links_follow_and_none_stands_there_twice() {
        let followed = |shape, held: &[&str]| followed(shape, &texts(held), "a", "b");
        assert_eq!(followed(Shape::One, &["a"]), ["b"]);
        assert_eq!(followed(Shape::Many, &["c", "a", "b"]), ["c", "b"]);
        assert_eq!(followed(Shape::Many, &["b", "c", "a"]), ["b", "c"]);
        assert_eq!(followed(Shape::Lines, &["c\na\nab"]), ["c\nb\nab"]);
    }

    #[test]
    fn an_address_asks_for_a_merge_or_a_move() {
        assert_eq!(asked("?con=cesena"), Some((ChangeKind::Merged, Some("cesena".to_owned()))));
        assert_eq!(asked("?sotto=organi"), Some((ChangeKind::Moved, Some("organi".to_owned()))));
        assert_eq!(asked("?sotto=nessuno"), Some((ChangeKind::Moved, None)));
        assert_eq!(asked("?altro=1"), None);
    }
}
