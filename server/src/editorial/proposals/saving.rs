//! Keeping what was typed: right or wrong, and never over what somebody else wrote meanwhile.

use std::collections::BTreeMap;

use app::accounts::model::Viewer;
use app::editorial::document::Origin;
use app::editorial::proposal::{
    Clash, Fields, Merged, Rule, STORED_CHARACTERS, Stage, Step, find_field, merge, names_of_step, problems,
};
use app::editorial::proposals_model::{Saved, StepForm};
use app::error::AppError;
use app::i18n::Language;
use chrono::{DateTime, Utc};
use serde_json::json;

use super::origins::left_after;
use super::room::{ProposalsRoom, writer};
use super::rules::{Hand, MOST_FIELDS, hand};
use super::store::{self, Row};
use crate::change::{Actor, Change, ChangeError, EventKind, Subject};

/// How often a save that lost a race is tried again.
const ATTEMPTS: u32 = 5;

/// What was typed, by field; what was emptied is there as well.
type Typed = BTreeMap<String, String>;

impl ProposalsRoom {
    /// Keeps what was typed in a step.
    pub(super) async fn keep(&self, viewer: &Viewer, form: StepForm) -> Result<Saved, AppError> {
        let step = Step::from_slug(&form.step).ok_or(AppError::NotFound)?;
        let mut attempt = 0;
        loop {
            let row = self.row(&form.id).await?;
            hand(viewer, &row)?;
            let typed = self.typed(&row, step, &form).await?;
            attempt += 1;
            match self.keep_once(viewer, &row, step, &form, &typed).await {
                Err(AppError::Conflict) if attempt < ATTEMPTS => {}
                answer => return answer,
            }
        }
    }

    async fn keep_once(
        &self,
        viewer: &Viewer,
        row: &Row,
        step: Step,
        form: &StepForm,
        typed: &Typed,
    ) -> Result<Saved, AppError> {
        let now = self.clock.now();
        let base = self.version(row, form.version).await?;
        let merged = merged(base.as_ref(), row, typed);
        let is_changed = merged.fields != row.fields;
        // Who goes on from a step has seen it; what a document said is for its authors to confirm.
        let left =
            if form.partial || Hand::of(viewer) == Hand::Curator { row.origins.clone() } else { left_after(row, step) };
        self.write(viewer, row, &merged, typed, &left, now).await?;
        let fields = &merged.fields;
        let known = self.known(Language::Italian).await?;
        let of_step = problems(row.kind, fields, &known, now.date_naive(), Stage::Writing);
        let changed = merged.changed.iter().map(|name| (name.clone(), fields.get(name).to_owned()));
        Ok(Saved {
            version: if is_changed { row.version + 1 } else { row.version },
            at: now,
            changed: changed.collect(),
            clashes: merged.clashes,
            problems: of_step.into_iter().filter(|problem| problem.step == step).collect(),
        })
    }

    /// What was typed in the fields that a form sent; what cannot be a field of this proposal is refused.
    async fn typed(&self, row: &Row, step: Step, form: &StepForm) -> Result<Typed, AppError> {
        let refused = |field: &str| AppError::Invalid { field: field.to_owned() };
        if form.fields.len() > MOST_FIELDS {
            return Err(refused("fields"));
        }
        let both = [self.known(Language::Italian).await?, self.known(Language::English).await?];
        let mut typed = Typed::new();
        for (name, values) in &form.fields {
            let found = find_field(row.kind, name).filter(|(_, of)| *of == step);
            let (field, _) = found.ok_or_else(|| refused(name))?;
            let mut value = values.join("\n");
            if value.chars().count() > STORED_CHARACTERS {
                return Err(refused(name));
            }
            if let Rule::Records(of, _) = field.rule {
                value = both.iter().fold(value, |value, known| known.by_id(of, &value));
            }
            typed.insert(name.clone(), value);
        }
        if !form.partial {
            for name in names_of_step(row.kind, step) {
                typed.entry(name).or_default();
            }
        }
        Ok(typed)
    }

    /// The fields of the version that somebody saw; none where it was too long ago.
    async fn version(&self, row: &Row, seen: i64) -> Result<Option<Fields>, AppError> {
        if seen == row.version {
            return Ok(Some(row.fields.clone()));
        }
        store::fields_of_version(&self.database, &row.id, seen).await.map_err(super::room::failure)
    }

    async fn write(
        &self,
        viewer: &Viewer,
        row: &Row,
        merged: &Merged,
        typed: &Typed,
        left: &BTreeMap<String, Origin>,
        now: DateTime<Utc>,
    ) -> Result<(), AppError> {
        let writer = writer(viewer);
        let mut change = Change::new(Actor::from(viewer), now);
        if merged.fields != row.fields {
            match Hand::of(viewer) {
                Hand::Author => store::save(&mut change, row, &merged.fields, writer, now),
                Hand::Curator => {
                    store::edit(&mut change, row, &merged.fields, writer, now);
                    let (before, after) = (json!(row.fields), json!(merged.fields));
                    change.event(EventKind::Edited, &Subject::new("proposal", &row.id), Some(&before), Some(&after));
                }
            }
        }
        if *left != row.origins {
            store::confirm(&mut change, row, left);
        }
        let before = self.aside(&row.id, viewer).await?;
        let mut aside: Fields = before.iter().filter(|(name, _)| !typed.contains_key(*name)).collect();
        for Clash { field, mine, .. } in &merged.clashes {
            aside.set(field, mine);
        }
        if aside != before {
            store::settle(&mut change, row, writer, &aside, now);
        }
        match change.commit(&self.database).await {
            Err(ChangeError::Conflict) => Err(AppError::Conflict),
            done => Ok(done?),
        }
    }

    /// What the viewer wrote beside a proposal, and has not settled.
    pub(super) async fn aside(&self, id: &str, viewer: &Viewer) -> Result<Fields, AppError> {
        let asides = store::asides(&self.database, id, &viewer.id).await.map_err(super::room::failure)?;
        Ok(asides.into_iter().next().map(|revision| revision.fields).unwrap_or_default())
    }
}

/// What was typed beside what stands there: fields that were not sent are left alone.
fn merged(base: Option<&Fields>, row: &Row, typed: &Typed) -> Merged {
    let mut mine = base.unwrap_or(&row.fields).clone();
    for (name, value) in typed {
        mine.set(name, value);
    }
    merge(base, &row.fields, &mine)
}

/// The clashes of a step that are not settled yet.
pub fn clashes(row: &Row, step: Step, aside: &Fields) -> Vec<Clash> {
    let mut clashes: BTreeMap<String, Clash> = BTreeMap::new();
    for (name, mine) in aside.iter() {
        let is_here = find_field(row.kind, name).is_some_and(|(_, of)| of == step);
        if is_here && row.fields.get(name) != mine {
            let theirs = row.fields.get(name).to_owned();
            clashes.insert(name.to_owned(), Clash { field: name.to_owned(), theirs, mine: mine.to_owned() });
        }
    }
    clashes.into_values().collect()
}
