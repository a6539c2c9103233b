//! What the registry's first page shows: a search over everything, and the latest changes with what can be undone.

use std::collections::BTreeMap;

use app::error::AppError;
use app::registry::curation::model::{ChangeKind, ChangeLine, RegistryKind, RegistryLine, RegistryOverview};
use app::registry::curation::rules::{Called, changed_fields};
use app::registry::folded;
use serde_json::Value;

use super::room::{CurationRoom, failure};
use super::store::{self, Revision, Step};

/// The most records that a search shows.
const SHOWN: usize = 200;
/// The most characters of a search.
const TEXT_LIMIT: usize = 100;

impl CurationRoom {
    /// What a query string (`q`, `tipo`) looks for.
    pub(super) async fn search(&self, query: &str) -> Result<RegistryOverview, AppError> {
        let (text, kind) = asked(query);
        let mut found = Vec::new();
        let mut counts = Vec::new();
        for one in RegistryKind::ALL.iter().copied() {
            let records = store::records(&self.database, one).await.map_err(failure)?;
            counts.push((one, records.len()));
            if kind.is_some_and(|kind| kind != one) || (kind.is_none() && text.is_empty()) {
                continue;
            }
            let called = records.iter().map(|record| Called::of(one, record));
            found.extend(called.filter(|called| is_meant(called, &text)).map(|called| line(one, called)));
        }
        found.sort_by_cached_key(|line: &RegistryLine| (folded(&line.name) != folded(&text), folded(&line.name)));
        let total = found.len();
        found.truncate(SHOWN);
        let latest = store::latest(&self.database).await.map_err(failure)?;
        Ok(RegistryOverview { query: text, kind, found, total, counts, changes: self.lines(latest).await? })
    }

    /// Revisions as pages show them.
    pub(super) async fn lines(&self, revisions: Vec<Revision>) -> Result<Vec<ChangeLine>, AppError> {
        let mut current = BTreeMap::new();
        for kind in RegistryKind::ALL.iter().copied() {
            let steps = revisions.iter().flat_map(|revision| &revision.content.records);
            let mut ids: Vec<String> =
                steps.filter(|step| step.table == kind).map(|step| step.record.clone()).collect();
            ids.sort();
            ids.dedup();
            for record in store::pick(&self.database, kind, &ids).await.map_err(failure)? {
                current.insert((kind, record["id"].as_str().unwrap_or_default().to_owned()), record);
            }
        }
        let is_latest = |revision: &Revision| {
            let mut steps = revision.content.records.iter();
            steps.all(|step| is_as_left(step, current.get(&(step.table, step.record.clone()))))
        };
        let line = |revision: Revision| ChangeLine {
            can_undo: revision.undone_by.is_none() && revision.what != ChangeKind::Undone && is_latest(&revision),
            is_undone: revision.undone_by.is_some(),
            id: revision.id,
            what: revision.what,
            kind: revision.of_table,
            record: revision.of_record,
            name: revision.name,
            fields: revision.changed,
            merged: revision.merged_name,
            by: revision.person_name,
            at: revision.at,
        };
        Ok(revisions.into_iter().map(line).collect())
    }
}

/// Whether a record is as a change left it.
pub(super) fn is_as_left(step: &Step, current: Option<&Value>) -> bool {
    match (&step.after, current) {
        (Some(after), Some(current)) => changed_fields(after, current).is_empty(),
        (None, None) => true,
        _ => false,
    }
}

fn asked(query: &str) -> (String, Option<RegistryKind>) {
    let pairs = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let (mut text, mut kind) = (String::new(), None);
    for (name, value) in pairs {
        match name.as_ref() {
            "q" => text = value.trim().chars().take(TEXT_LIMIT).collect(),
            "tipo" => kind = RegistryKind::from_slug(&value),
            _ => {}
        }
    }
    (text, kind)
}

/// Whether a record is called so, or a part of one of its names, or its id.
fn is_meant(called: &Called, text: &str) -> bool {
    let text = folded(text);
    let mut names = [&called.name, &called.id].into_iter().chain(&called.others);
    names.any(|name| folded(name).contains(&text))
}

fn line(kind: RegistryKind, called: Called) -> RegistryLine {
    RegistryLine { kind, id: called.id, name: called.name, others: called.others }
}
