//! A record's form: what stands in it, and what is made of what comes back.

use std::collections::BTreeMap;

use app::accounts::model::Viewer;
use app::editorial::proposal::slug;
use app::error::AppError;
use app::registry::curation::model::{ChangeKind, EditForm, Refusal, RegistryKind, RegistrySheet};
use app::registry::curation::rules::{Around, Called, changed_fields, is_below, read, values_of};
use app::registry::model::Named;
use serde_json::{Value, json};

use super::room::{CurationRoom, Deed, failure, nobodys};
use super::store::{self, Content, Step};

/// The most characters of a new id: addresses are read aloud and typed.
const LONGEST_ID: usize = 80;

impl CurationRoom {
    /// The form of a record; with an empty id, one for a new record.
    pub(super) async fn form(
        &self,
        viewer: &Viewer,
        kind: RegistryKind,
        id: &str,
        came_back: bool,
    ) -> Result<RegistrySheet, AppError> {
        let before = if id.is_empty() { self.blank(kind).await? } else { self.record(kind, id).await? };
        let records = store::records(&self.database, kind).await.map_err(failure)?;
        let called: Vec<Called> = records.iter().map(|record| Called::of(kind, record)).collect();
        let entities = match kind {
            RegistryKind::Entity | RegistryKind::Source => store::entities(&self.database).await.map_err(failure)?,
            RegistryKind::Theme | RegistryKind::Tool => Vec::new(),
        };
        let current = values_of(kind, &before);
        let typed =
            if came_back { store::typed(&self.database, &viewer.id, (kind, id)).await.map_err(failure)? } else { None };
        let around = Around { id, records: &called, entities: &entities };
        let wrong = typed.as_ref().and_then(|typed| read(kind, &before, typed, around).err()).unwrap_or_default();
        let changes = if id.is_empty() {
            Vec::new()
        } else {
            let revisions = store::of_record(&self.database, kind, id).await.map_err(failure)?;
            self.lines(revisions).await?
        };
        let parent = before["parent"].as_str();
        Ok(RegistrySheet {
            kind,
            id: id.to_owned(),
            name: Called::of(kind, &before).name,
            version: store::version(&self.database, kind, id).await.map_err(failure)?,
            current: typed.is_some().then(|| current.clone()),
            values: typed.unwrap_or(current),
            wrong,
            others: others(kind, &before, &records, &called),
            parent: called.iter().find(|one| Some(one.id.as_str()) == parent).map(named),
            dataset: before["origin"].as_str().map(str::to_owned),
            entities,
            changes,
        })
    }

    /// What a new record has before anybody fills anything in.
    async fn blank(&self, kind: RegistryKind) -> Result<Value, AppError> {
        let mut blank = json!({ "id": "" });
        if kind == RegistryKind::Source {
            blank["number"] = json!(store::next_source_number(&self.database).await.map_err(failure)?);
        }
        Ok(blank)
    }

    /// What a form asks for, if it is right; what was typed is kept where it is not, or somebody else was faster.
    pub(super) async fn take(&self, viewer: &Viewer, form: EditForm) -> Result<Result<String, Refusal>, AppError> {
        let kind = RegistryKind::from_slug(&form.kind).ok_or(AppError::NotFound)?;
        let result = match self.changed(viewer, kind, &form).await {
            Err(AppError::Conflict) => Ok(Err(Refusal::Changed)),
            result => result,
        };
        if let Ok(Err(Refusal::Fields | Refusal::Changed)) = result {
            let kept = store::keep_typed(&self.database, &viewer.id, (kind, &form.id), &form.values, self.clock.now());
            kept.await.map_err(failure)?;
        }
        result
    }

    async fn changed(
        &self,
        viewer: &Viewer,
        kind: RegistryKind,
        form: &EditForm,
    ) -> Result<Result<String, Refusal>, AppError> {
        let is_new = form.id.is_empty();
        let before = if is_new { self.blank(kind).await? } else { self.record(kind, &form.id).await? };
        let records = store::records(&self.database, kind).await.map_err(failure)?;
        let called: Vec<Called> = records.iter().map(|record| Called::of(kind, record)).collect();
        let entities = store::entities(&self.database).await.map_err(failure)?;
        let around = Around { id: &form.id, records: &called, entities: &entities };
        let Ok(after) = read(kind, &before, &form.values, around) else { return Ok(Err(Refusal::Fields)) };
        let changed = changed_fields(&before, &after);
        if changed.is_empty() {
            return Ok(Err(Refusal::Nothing));
        }
        let versions = store::version(&self.database, kind, &form.id).await.map_err(failure)?;
        if !is_new && versions != form.version {
            return Ok(Err(Refusal::Changed));
        }
        let name = Called::of(kind, &after).name;
        let id = if is_new { self.new_id(kind, &name).await? } else { form.id.clone() };
        let mut after = nobodys(after);
        after["id"] = json!(id);
        let before = (!is_new).then_some(before);
        let step = Step { table: kind, record: id.clone(), before, after: Some(after), versions };
        let deed = Deed {
            what: if is_new { ChangeKind::Added } else { ChangeKind::Edited },
            kind,
            record: &id,
            name: &name,
            merged: None,
            changed,
            content: Content { records: vec![step], links: Vec::new() },
            undoes: None,
        };
        let mut change = self.change(viewer, &deed).await?;
        store::forget_typed(&mut change, &viewer.id, (kind, &form.id));
        change.commit(&self.database).await?;
        Ok(Ok(id))
    }

    /// An id that nothing ever had: an address that somebody has quoted never leads to something else.
    async fn new_id(&self, kind: RegistryKind, name: &str) -> Result<String, AppError> {
        let whole: String = slug(name).chars().take(LONGEST_ID).collect();
        let wanted = whole.trim_matches('-');
        // What stands in addresses for a new record is no record.
        let wanted = if wanted.is_empty() || wanted == "nuovo" { "voce" } else { wanted };
        let mut id = wanted.to_owned();
        let mut number = 1;
        while store::is_taken(&self.database, kind, &id).await.map_err(failure)? {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        Ok(id)
    }
}

/// Every theme with the one above it.
pub(super) fn parents(records: &[Value]) -> BTreeMap<&str, &str> {
    records.iter().filter_map(|record| Some((record["id"].as_str()?, record["parent"].as_str()?))).collect()
}

fn named(called: &Called) -> Named {
    Named { slug: called.id.clone(), name: called.name.clone() }
}

/// What a record can be merged with, or moved below, by name.
fn others(kind: RegistryKind, record: &Value, records: &[Value], called: &[Called]) -> Vec<Named> {
    let id = record["id"].as_str().unwrap_or_default();
    if id.is_empty() || !kind.can_merge() {
        return Vec::new();
    }
    let parents = parents(records);
    let fits = |(other, called): &(&Value, &Called)| match kind {
        RegistryKind::Theme => !is_below(&called.id, id, &parents),
        _ => called.id != id && other["kind"] == record["kind"],
    };
    let mut named: Vec<Named> = records.iter().zip(called).filter(fits).map(|(_, called)| named(called)).collect();
    named.sort_by_cached_key(|one| one.name.to_lowercase());
    named
}
