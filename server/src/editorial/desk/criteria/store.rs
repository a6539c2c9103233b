//! What the tables of criteria and checklists keep.

use app::i18n::Bilingual;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use surrealdb::types::{Array, Datetime, Number, Object, Value};

use crate::change::Change;
use crate::db::{Database, DatabaseError, link};

/// Something that every review looks at.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its place.
    pub order: i64,
    /// The question.
    pub label: Bilingual,
    /// Since when it is no longer asked.
    #[serde(default)]
    pub retired: Option<DateTime<Utc>>,
}

impl Criterion {
    /// Whether reviews ask it.
    pub fn is_asked(&self) -> bool {
        self.retired.is_none()
    }
}

/// A criterion that was ticked, with the words of then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The criterion's id.
    pub criterion: String,
    /// The question in Italian.
    pub it: String,
    /// The question in English.
    #[serde(default)]
    pub en: Option<String>,
}

impl Tick {
    /// A criterion ticked now.
    pub fn of(criterion: &Criterion) -> Self {
        let Bilingual { it, en } = criterion.label.clone();
        Self { criterion: criterion.id.clone(), it, en }
    }

    /// The question.
    pub fn label(&self) -> Bilingual {
        Bilingual { it: self.it.clone(), en: self.en.clone() }
    }
}

/// All criteria, in order.
pub async fn all(database: &Database) -> Result<Vec<Criterion>, DatabaseError> {
    database.read("SELECT *, `order` FROM criterion ORDER BY `order`, id", Object::new()).await
}

/// Adds a criterion as it is now to a change; where there was one, it is what was seen, or somebody was faster.
pub fn put(change: &mut Change, after: &Criterion, seen: Option<&Criterion>) {
    let mut label = Object::new();
    label.insert("it", after.label.it.clone());
    if let Some(en) = &after.label.en {
        label.insert("en", en.clone());
    }
    let mut content = Object::new();
    content.insert("order", after.order);
    content.insert("label", Value::Object(label));
    content.insert("retired", after.retired.map_or(Value::None, |at| Value::Datetime(Datetime::from(at))));
    let mut variables = Object::new();
    variables.insert("criterion", link("criterion", &after.id));
    variables.insert("content", Value::Object(content));
    variables.insert("seen", seen.map_or(Value::None, |seen| Value::String(seen.label.it.clone())));
    variables.insert("place", seen.map_or(Value::None, |seen| Value::Number(Number::Int(seen.order))));
    let statements = "
        LET $current = (SELECT `label`.it AS it, `order` AS place FROM ONLY $criterion);
        IF $current.it != $seen OR $current.place != $place { THROW 'conflict' };
        UPSERT $criterion CONTENT $content;";
    change.write(statements, variables);
}

/// What was ticked for a proposal.
pub async fn ticks(database: &Database, proposal: &str) -> Result<Vec<Tick>, DatabaseError> {
    let mut variables = Object::new();
    variables.insert("checklist", link("checklist", proposal));
    database.read("SELECT VALUE ticks FROM ONLY $checklist", variables).await
}

/// Keeps what is ticked for a proposal.
pub fn check(change: &mut Change, proposal: &str, ticks: &[Tick]) {
    let one = |tick: &Tick| {
        let mut object = Object::new();
        object.insert("criterion", tick.criterion.clone());
        object.insert("it", tick.it.clone());
        if let Some(en) = &tick.en {
            object.insert("en", en.clone());
        }
        Value::Object(object)
    };
    let mut variables = Object::new();
    variables.insert("checklist", link("checklist", proposal));
    variables.insert("ticks", Value::Array(Array::from(ticks.iter().map(one).collect::<Vec<_>>())));
    change.write("UPSERT $checklist SET ticks = $ticks;", variables);
}
