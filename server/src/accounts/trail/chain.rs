//! How events are tied into a chain: what stands in an event's digest, and what a content's digest is.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The digest before the first event, as the schema writes it.
pub const ROOT: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What happened, without its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// When, to the microsecond.
    pub at: DateTime<Utc>,
    /// The id of the account of whoever did it; `None` for the clock and for strangers.
    #[serde(default)]
    pub person: Option<String>,
    /// The word of the role in which it was done.
    #[serde(default)]
    pub role: Option<String>,
    /// The word of the kind.
    pub kind: String,
    /// The table of the record it happened to.
    pub subject_table: String,
    /// That record's id.
    pub subject_id: String,
    /// The names of the fields that changed, in order.
    #[serde(default)]
    pub changed: Vec<String>,
    /// The digest of the content before; `None` where there was none.
    #[serde(default, rename = "before_digest")]
    pub before: Option<String>,
    /// The digest of the content after; `None` where there is none any longer.
    #[serde(default, rename = "after_digest")]
    pub after: Option<String>,
}

impl Entry {
    /// All of the entry as one text that only this entry has: a JSON array in a fixed order.
    pub fn text(&self) -> String {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Micros, true);
        let fields = serde_json::json!([
            at,
            self.person,
            self.role,
            self.kind,
            self.subject_table,
            self.subject_id,
            self.changed,
            self.before,
            self.after,
        ]);
        fields.to_string()
    }
}

/// The digest of the event with this number and text that stands behind an event with the digest `previous`. Writing
/// statements compute the same in the database, where the number is known.
pub fn link(previous: &str, number: i64, text: &str) -> String {
    hex::encode(Sha256::digest(format!("{previous}\n{number}\n{text}")))
}

/// The digest of a record's content: the same for the same fields, in whatever order they stand.
pub fn content_digest(content: &Value) -> String {
    hex::encode(Sha256::digest(canonical(content)))
}

/// The names of the fields in which two contents differ, in order. What is null is not there.
pub fn changed_fields(before: Option<&Value>, after: Option<&Value>) -> Vec<String> {
    let names = [before, after].into_iter().flatten().filter_map(Value::as_object).flat_map(serde_json::Map::keys);
    let names: BTreeSet<&String> = names.collect();
    let field = |content: Option<&Value>, name: &str| content.and_then(|content| content.get(name)).cloned();
    let differs = |name: &&String| {
        let (before, after) = (field(before, name), field(after, name));
        before.unwrap_or_default() != after.unwrap_or_default()
    };
    names.into_iter().filter(differs).cloned().collect()
}

/// JSON with the members of every object in the order of their names.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let written =
                members.into_iter().map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), canonical(value)));
            format!("{{{}}}", written.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_content_has_one_digest_whatever_the_order_of_its_fields() {
        let one: Value = serde_json::from_str(r#"{"b":[{"y":1,"x":2}],"a":"é"}"#).expect("JSON");
        let other: Value = serde_json::from_str(r#"{"a":"é","b":[{"x":2,"y":1}]}"#).expect("JSON");
        assert_eq!(content_digest(&one), content_digest(&other));
        // The digest that `printf '{"a":1}' | sha256sum` prints.
        let known = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
        assert_eq!(content_digest(&json!({ "a": 1 })), known);
    }

    #[test]
    fn the_fields_that_changed_are_named_in_order() {
        let before = json!({ "title": "A", "summary": "B", "notes": null });
        let after = json!({ "title": "C", "summary": "B", "period": 2020 });
        assert_eq!(changed_fields(Some(&before), Some(&after)), ["period", "title"]);
        assert_eq!(changed_fields(None, Some(&json!({ "b": 1, "a": 2 }))), ["a", "b"]);
        assert!(changed_fields(Some(&before), Some(&before)).is_empty());
    }

    #[test]
    fn a_field_cannot_pass_for_another_one() {
        let entry = Entry {
            at: DateTime::UNIX_EPOCH,
            person: Some("a".into()),
            role: None,
            kind: "signed-in".into(),
            subject_table: "person".into(),
            subject_id: "a".into(),
            changed: vec![],
            before: None,
            after: None,
        };
        let moved = Entry { person: None, role: Some("a".into()), ..entry.clone() };
        let quoted = Entry { subject_id: "a\",\"b".into(), ..entry.clone() };
        assert_ne!(entry.text(), moved.text());
        assert_ne!(entry.text(), quoted.text());
        let known = r#"["1970-01-01T00:00:00.000000Z","a",null,"signed-in","person","a",[],null,null]"#;
        assert_eq!(entry.text(), known);
    }
}
