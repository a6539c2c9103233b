//! What a record of the registry may be, as pure rules: fields, names that belong to one record, the tree, merges.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::fields::{FieldRule, FieldSpec, fields};
use super::model::{FieldWrong, Refusal, RegistryKind, Values};
use crate::editorial::proposal::{Trouble, trouble_in};
use crate::i18n::{Language, Message, message};
use crate::registry::folded;
use crate::registry::model::Named;

/// The most names that a record has besides its own: the longest list of the documents has nine.
const NAMES: usize = 40;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    /// What may be wrong with any text.
    Text(Trouble),
    /// A name that another record has.
    Taken {
        /// The name.
        name: String,
        /// What the other record is called.
        by: String,
    },
    /// The same name twice.
    Twice(String),
    /// No whole number, or one outside these two.
    NoWhole(i64, i64),
    /// No degrees, or more than these.
    NoDegrees(u16),
    /// No day, month or year.
    NoMoment,
    /// Not so many capital letters.
    NoCapitals(usize),
    /// Not so many digits.
    NoDigits(usize),
    /// An entity cannot belong to itself.
    OwnMember,
    /// English without Italian.
    NoItalian,
}

const EMPTY: Message = message("Compila questo campo.", "Fill this field in.");
const TAKEN: Message = message(
    "«{}» è già un nome di «{}»: un nome è di una voce sola. Se sono la stessa cosa, uniscile.",
    "“{}” is a name of “{}” already: a name belongs to one record only. Where they are the same thing, merge them.",
);
const TWICE: Message =
    message("«{}» è scritto due volte: lascialo una volta sola.", "“{}” stands there twice: leave it once.");
const NO_WHOLE: Message = message("Scrivi un numero intero da {} a {}.", "Write a whole number from {} to {}.");
const NO_DEGREES: Message =
    message("Scrivi i gradi, da −{} a {}, con la virgola.", "Write degrees from −{} to {}, with a point or a comma.");
const NO_MOMENT: Message = message(
    "Scrivi un giorno, un mese o un anno, come 2020-07-31, 2020-07 o 2020.",
    "Write a day, a month or a year, such as 2020-07-31, 2020-07 or 2020.",
);
const NO_CAPITALS: Message = message("Scrivi la sigla: {} lettere maiuscole.", "Write the sign: {} capital letters.");
const NO_DIGITS: Message = message("Scrivi il codice: {} cifre.", "Write the code: {} digits.");
const OWN_MEMBER: Message = message("Un ente non fa parte di sé stesso.", "An entity does not belong to itself.");
const NO_ITALIAN: Message = message(
    "Scrivi anche il testo italiano: quello inglese da solo non basta.",
    "Write the Italian text too: the English one alone is not enough.",
);

impl Wrong {
    /// The sentence that says what to do.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Text(trouble) => trouble.text(language),
            Self::Taken { name, by } => TAKEN.with(language, &[name, by]),
            Self::Twice(name) => TWICE.with(language, &[name]),
            Self::NoWhole(least, most) => NO_WHOLE.with(language, &[least, most]),
            Self::NoDegrees(most) => NO_DEGREES.with(language, &[most, most]),
            Self::NoMoment => NO_MOMENT.text(language).to_owned(),
            Self::NoCapitals(count) => NO_CAPITALS.with(language, &[count]),
            Self::NoDigits(count) => NO_DIGITS.with(language, &[count]),
            Self::OwnMember => OWN_MEMBER.text(language).to_owned(),
            Self::NoItalian => NO_ITALIAN.text(language).to_owned(),
        }
    }
}

/// A record with all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The other names that are its own.
    pub others: Vec<String>,
}

impl Called {
    /// The names of a record, as it writes itself down.
    pub fn of(kind: RegistryKind, record: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let texts = |field: &str| {
            let list = record[field].as_array().cloned().unwrap_or_default();
            list.iter().map(text).collect::<Vec<_>>()
        };
        let (name, others) = match kind {
            RegistryKind::Theme => {
                let english = record["label"]["en"].as_str().map(str::to_owned);
                let others = english.into_iter().chain(texts("synonyms_it")).chain(texts("synonyms_en"));
                (text(&record["label"]["it"]), others.collect())
            }
            RegistryKind::Source => (text(&record["title"]), Vec::new()),
            RegistryKind::Entity | RegistryKind::Tool => (text(&record["name"]), texts("aliases")),
        };
        Self { id: text(&record["id"]), name, others }
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.others)
    }

    fn has(&self, name: &str) -> bool {
        let name = folded(name);
        self.all().any(|own| folded(own) == name)
    }
}

/// What a form's fields are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The record's own id; empty for a new one.
    pub id: &'a str,
    /// All records of the kind.
    pub records: &'a [Called],
    /// All entities.
    pub entities: &'a [Named],
}

/// What stands in the fields of a record's form.
pub fn values_of(kind: RegistryKind, record: &Value) -> Values {
    let mut values = Values::new();
    for spec in fields(kind) {
        let value = match spec.of_record() {
            (field, Some(language)) => &record[field][language],
            (field, None) => &record[field],
        };
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
            _ => continue,
        };
        values.insert(spec.name.to_owned(), text);
    }
    values
}

/// The record that a form makes of the record before, or all that is wrong with the form. Fields that no form has stay as
/// they were. Names that the record has already are its own, whoever else has them.
pub fn read(kind: RegistryKind, before: &Value, values: &Values, around: Around<'_>) -> Result<Value, Vec<FieldWrong>> {
    let mut record = before.as_object().cloned().unwrap_or_default();
    let mut wrong = Vec::new();
    let mut texts: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for spec in fields(kind) {
        let typed = values.get(spec.name).map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
        match (value(spec, typed.trim(), around), spec.of_record()) {
            (Err(what), _) => wrong.push(FieldWrong { field: spec.name.to_owned(), what }),
            (Ok(value), (field, Some(language))) => {
                let text = texts.entry(field).or_default();
                if let Some(value) = value {
                    text.insert(language.to_owned(), value);
                }
            }
            (Ok(value), (field, None)) => put(&mut record, field, value),
        }
    }
    for (field, text) in texts {
        if text.contains_key("en") && !text.contains_key("it") {
            wrong.push(FieldWrong { field: format!("{field}_en"), what: Wrong::NoItalian });
        }
        put(&mut record, field, (!text.is_empty()).then_some(Value::Object(text)));
    }
    let record = Value::Object(record);
    wrong.extend(taken(kind, &Called::of(kind, before), &record, around));
    if wrong.is_empty() { Ok(record) } else { Err(wrong) }
}

fn put(record: &mut Map<String, Value>, field: &str, value: Option<Value>) {
    match value {
        Some(value) => record.insert(field.to_owned(), value),
        None => record.remove(field),
    };
}

/// What a field's text means; none where nothing stands in it.
fn value(spec: &FieldSpec, text: &str, around: Around<'_>) -> Result<Option<Value>, Wrong> {
    match spec.rule {
        FieldRule::Names(most) => return Ok(Some(json!(names(text, most)?))),
        FieldRule::Entities => return Ok(Some(json!(entities(text, around)?))),
        _ if text.is_empty() && spec.required => return Err(Wrong::Text(Trouble::missing(EMPTY))),
        _ if text.is_empty() => return Ok(None),
        _ => {}
    }
    Ok(Some(match spec.rule {
        FieldRule::Line(most) => json!(plain(text, most, true)?),
        FieldRule::Text(most) => json!(plain(text, most, false)?),
        FieldRule::Word(words) if words.all().iter().any(|(word, _)| *word == text) => json!(text),
        FieldRule::Word(_) => return Err(Wrong::Text(Trouble::NoChoice)),
        FieldRule::Whole(least, most) => {
            let number: i64 = text.parse().map_err(|_| Wrong::NoWhole(least, most))?;
            if number < least || number > most {
                return Err(Wrong::NoWhole(least, most));
            }
            json!(number)
        }
        FieldRule::Degrees(most) => json!(degrees(text, most)?),
        FieldRule::Moment if is_moment(text) => json!(text),
        FieldRule::Moment => return Err(Wrong::NoMoment),
        FieldRule::Capitals(count) => {
            let fits = text.len() == count && text.bytes().all(|letter| letter.is_ascii_uppercase());
            json!(fits.then_some(text).ok_or(Wrong::NoCapitals(count))?)
        }
        FieldRule::Digits(count) => {
            let fits = text.len() == count && text.bytes().all(|digit| digit.is_ascii_digit());
            json!(fits.then_some(text).ok_or(Wrong::NoDigits(count))?)
        }
        FieldRule::Entity => json!(entity(text, around)?),
        FieldRule::Names(_) | FieldRule::Entities => return Ok(None),
    }))
}

fn plain(text: &str, most: usize, one_line: bool) -> Result<&str, Wrong> {
    let are = text.chars().count();
    if are > most {
        return Err(Wrong::Text(Trouble::TooLong { most, are }));
    }
    trouble_in(text, one_line).map_or(Ok(text), |trouble| Err(Wrong::Text(trouble)))
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn names(text: &str, most: usize) -> Result<Vec<&str>, Wrong> {
    let mut names: Vec<&str> = Vec::new();
    for line in lines(text) {
        if names.iter().any(|known| folded(known) == folded(line)) {
            return Err(Wrong::Twice(line.to_owned()));
        }
        names.push(plain(line, most, true)?);
    }
    if names.len() > NAMES { Err(Wrong::Text(Trouble::TooMany { most: NAMES })) } else { Ok(names) }
}

fn entity<'a>(text: &str, around: Around<'a>) -> Result<&'a str, Wrong> {
    let meant = folded(text);
    let by_id = around.entities.iter().find(|one| one.slug == text);
    let found = by_id.or_else(|| around.entities.iter().find(|one| folded(&one.name) == meant));
    found.map(|one| one.slug.as_str()).ok_or_else(|| Wrong::Text(Trouble::Unknown { name: text.to_owned() }))
}

fn entities<'a>(text: &str, around: Around<'a>) -> Result<Vec<&'a str>, Wrong> {
    let mut found: Vec<&str> = Vec::new();
    for line in lines(text) {
        let id = entity(line, around)?;
        if id == around.id {
            return Err(Wrong::OwnMember);
        }
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

fn degrees(text: &str, most: u16) -> Result<f64, Wrong> {
    let number: f64 = text.replace(',', ".").replace('−', "-").parse().map_err(|_| Wrong::NoDegrees(most))?;
    let most_degrees = f64::from(most);
    if (-most_degrees..=most_degrees).contains(&number) { Ok(number) } else { Err(Wrong::NoDegrees(most)) }
}

fn is_moment(text: &str) -> bool {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let plain = text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'-');
    plain && matches!(text.len(), 4 | 7 | 10) && chrono::NaiveDate::parse_from_str(&day, "%Y-%m-%d").is_ok()
}

/// The names that the record gets and that are another one's, or stand there twice.
fn taken(kind: RegistryKind, before: &Called, record: &Value, around: Around<'_>) -> Vec<FieldWrong> {
    let mut wrong = Vec::new();
    for spec in fields(kind) {
        let is_own_name = matches!(spec.name, "name" | "label_it" | "label_en");
        if !is_own_name && !matches!(spec.rule, FieldRule::Names(_)) {
            continue;
        }
        let names = values_of(kind, record).remove(spec.name).unwrap_or_default();
        for name in lines(&names).filter(|name| !before.has(name)) {
            let mut others = around.records.iter().filter(|other| other.id != around.id);
            if let Some(other) = others.find(|other| other.has(name)) {
                let what = Wrong::Taken { name: name.to_owned(), by: other.name.clone() };
                wrong.push(FieldWrong { field: spec.name.to_owned(), what });
            }
        }
    }
    wrong
}

/// The fields that two versions of a record have otherwise, of those that both know.
pub fn changed_fields(before: &Value, after: &Value) -> Vec<String> {
    let names = |value: &Value| value.as_object().map(|fields| fields.keys().cloned().collect::<Vec<_>>());
    let mut all: Vec<String> = [before, after].into_iter().filter_map(names).flatten().collect();
    all.sort();
    all.dedup();
    // A list that is not there has nothing in it.
    let same = |field: &String| before[field] == after[field] || (is_empty(&before[field]) && is_empty(&after[field]));
    all.retain(|field| !["id", "origin", "digest"].contains(&field.as_str()) && !same(field));
    all
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// A theme with the one above it.
pub type Parents<'a> = BTreeMap<&'a str, &'a str>;

/// Whether a theme is another one or stands below it, at whatever distance.
pub fn is_below(theme: &str, above: &str, parents: &Parents<'_>) -> bool {
    let mut seen = Vec::new();
    let mut next = Some(theme);
    while let Some(theme) = next {
        if theme == above {
            return true;
        }
        // Themes that stand in a circle would never end.
        if seen.contains(&theme) {
            return false;
        }
        seen.push(theme);
        next = parents.get(theme).copied();
    }
    false
}

/// Whether a theme may be moved below another one, or to the top.
pub fn can_move(theme: &str, below: Option<&str>, parents: &Parents<'_>) -> Result<(), Refusal> {
    if parents.get(theme).copied() == below {
        return Err(Refusal::Nothing);
    }
    match below {
        Some(below) if is_below(below, theme, parents) => Err(Refusal::BelowItself),
        _ => Ok(()),
    }
}

/// Whether a record may become a part of another one of its table.
pub fn can_merge(kind: RegistryKind, gone: &Value, kept: &Value, parents: &Parents<'_>) -> Result<(), Refusal> {
    let id = |record: &Value| record["id"].as_str().unwrap_or_default().to_owned();
    let (gone_id, kept_id) = (id(gone), id(kept));
    if !kind.can_merge() {
        return Err(Refusal::NotMerged);
    }
    if gone_id == kept_id {
        return Err(Refusal::SameRecord);
    }
    match kind {
        // What stands below the theme that goes would stand above itself.
        RegistryKind::Theme if is_below(&kept_id, &gone_id, parents) => Err(Refusal::BelowItself),
        RegistryKind::Entity | RegistryKind::Tool if gone["kind"] != kept["kind"] => Err(Refusal::OtherKind),
        _ => Ok(()),
    }
}

/// The record that stays, with the names, unions and sources of the one that goes.
pub fn merged(kind: RegistryKind, gone: &Value, kept: &Value) -> Value {
    let mut after = kept.clone();
    let (own, other) = (Called::of(kind, kept), Called::of(kind, gone));
    let new: Vec<&String> = other.all().filter(|name| !name.is_empty() && !own.has(name)).collect();
    match kind {
        RegistryKind::Theme => {
            let english =
                strings(&gone["synonyms_en"]).into_iter().chain(gone["label"]["en"].as_str().map(str::to_owned));
            let english: Vec<String> = english.collect();
            let (of_english, of_italian): (Vec<&String>, Vec<&String>) =
                new.into_iter().partition(|name| english.contains(*name));
            add(&mut after, "synonyms_it", of_italian);
            add(&mut after, "synonyms_en", of_english);
        }
        _ => add(&mut after, "aliases", new),
    }
    for field in ["member_of", "sources"] {
        let ids = strings(&gone[field]);
        add(&mut after, field, ids.iter().collect());
    }
    without_itself(after, gone)
}

/// A record that names neither itself nor the one that went.
fn without_itself(mut record: Value, gone: &Value) -> Value {
    let own = record["id"].clone();
    if let Some(unions) = record.get_mut("member_of").and_then(Value::as_array_mut) {
        unions.retain(|union| *union != own && *union != gone["id"]);
    }
    record
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn add(record: &mut Value, field: &str, new: Vec<&String>) {
    let mut all = strings(&record[field]);
    for one in new {
        if !all.iter().any(|known| folded(known) == folded(one)) {
            all.push(one.clone());
        }
    }
    if !all.is_empty() {
        record[field] = json!(all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cesena() -> Value {
        json!({
            "id": "cesena", "name": "Cesena", "aliases": ["Comune di Cesena"], "kind": "municipality",
            "province": "FC", "latitude": 44.1391, "member_of": [], "sources": ["una"], "origin": "documenti",
        })
    }

    fn named(id: &str, name: &str) -> Named {
        Named { slug: id.into(), name: name.into() }
    }

    fn records() -> Vec<Called> {
        vec![
            Called { id: "cesena".into(), name: "Cesena".into(), others: vec!["Comune di Cesena".into()] },
            Called { id: "forli".into(), name: "Forlì".into(), others: vec!["Comune di Forlì".into()] },
        ]
    }

    fn edited(changes: &[(&str, &str)]) -> Result<Value, Vec<FieldWrong>> {
        let mut values = values_of(RegistryKind::Entity, &cesena());
        for (name, text) in changes {
            values.insert((*name).to_owned(), (*text).to_owned());
        }
        let entities = [named("cesena", "Cesena"), named("unione-valle-savio", "Unione Valle Savio")];
        let records = records();
        let around = Around { id: "cesena", records: &records, entities: &entities };
        read(RegistryKind::Entity, &cesena(), &values, around)
    }

    fn wrong(changes: &[(&str, &str)]) -> Vec<(String, Wrong)> {
        let wrong = edited(changes).err().unwrap_or_default();
        wrong.into_iter().map(|wrong| (wrong.field, wrong.what)).collect()
    }

    #[test]
    fn a_form_that_nobody_touched_changes_nothing() {
        let same = edited(&[]).expect("a record");
        assert_eq!(changed_fields(&cesena(), &same), Vec::<String>::new());
        assert_eq!(same["sources"], json!(["una"]), "what no form has stays");
    }

    #[test]
    fn fields_that_change_are_named() {
        let after = edited(&[("aliases", "Comune di Cesena\nCittà di Cesena"), ("description_it", "Una città.")]);
        let after = after.expect("a record");
        assert_eq!(changed_fields(&cesena(), &after), ["aliases", "description"]);
        assert_eq!(after["description"], json!({ "it": "Una città." }));
    }

    #[test]
    fn unions_are_known_by_id_or_name() {
        let after = edited(&[("member_of", "unione valle savio\nunione-valle-savio")]).expect("a record");
        assert_eq!(after["member_of"], json!(["unione-valle-savio"]));
    }

    #[test]
    fn what_is_wrong_is_said_of_its_field() {
        let one = |field: &str, text: &str, what: Wrong| {
            assert_eq!(wrong(&[(field, text)]), [(field.to_owned(), what)], "{field}: {text}");
        };
        one("name", " ", Wrong::Text(Trouble::missing(EMPTY)));
        one("name", &"a".repeat(161), Wrong::Text(Trouble::TooLong { most: 160, are: 161 }));
        one("name", "<b>Cesena</b>", Wrong::Text(Trouble::Html { tag: "<b>".into() }));
        one("kind", "castello", Wrong::Text(Trouble::NoChoice));
        one("province", "fc", Wrong::NoCapitals(2));
        one("istat", "4007", Wrong::NoDigits(6));
        one("latitude", "91", Wrong::NoDegrees(90));
        one("member_of", "Atlantide", Wrong::Text(Trouble::Unknown { name: "Atlantide".into() }));
        one("member_of", "cesena", Wrong::OwnMember);
        one("aliases", "Uno\nuno", Wrong::Twice("uno".into()));
        one("description_en", "A town.", Wrong::NoItalian);
    }

    #[test]
    fn a_name_belongs_to_one_record() {
        let taken = Wrong::Taken { name: "comune di forli".into(), by: "Forlì".into() };
        assert_eq!(wrong(&[("aliases", "comune di forli")]), [("aliases".to_owned(), taken)]);
        let taken = Wrong::Taken { name: "Forlì".into(), by: "Forlì".into() };
        assert_eq!(wrong(&[("name", "Forlì")]), [("name".to_owned(), taken)]);
    }

    #[test]
    fn degrees_are_read_with_a_comma_too() {
        assert_eq!(edited(&[("latitude", "44,5")]).expect("a record")["latitude"], json!(44.5));
    }

    #[test]
    fn moments_are_days_months_or_years() {
        for moment in ["2020", "2020-07", "2020-07-31"] {
            assert!(is_moment(moment), "{moment}");
        }
        for other in ["20", "2020-13", "2020-02-30", "luglio", "2020/07/31", "+202-01-01"] {
            assert!(!is_moment(other), "{other}");
        }
    }

    fn parents() -> Parents<'static> {
        BTreeMap::from([("buoni-spesa", "aiuti"), ("buoni-digitali", "buoni-spesa")])
    }

    #[test]
    fn a_theme_is_never_its_own_ancestor() {
        let parents = parents();
        for (theme, below, result) in [
            ("buoni-spesa", Some("buoni-digitali"), Err(Refusal::BelowItself)),
            ("aiuti", Some("buoni-digitali"), Err(Refusal::BelowItself)),
            ("aiuti", Some("aiuti"), Err(Refusal::BelowItself)),
            ("buoni-spesa", Some("aiuti"), Err(Refusal::Nothing)),
            ("aiuti", None, Err(Refusal::Nothing)),
            ("buoni-digitali", Some("aiuti"), Ok(())),
            ("buoni-digitali", None, Ok(())),
            ("buoni-spesa", Some("organi"), Ok(())),
        ] {
            assert_eq!(can_move(theme, below, &parents), result, "{theme} below {below:?}");
        }
    }

    #[test]
    fn only_records_of_one_kind_become_one() {
        let record = |id: &str, kind: &str| json!({ "id": id, "kind": kind });
        let (town, other) = (record("a", "municipality"), record("b", "municipality"));
        let none = Parents::new();
        let entity = RegistryKind::Entity;
        assert_eq!(can_merge(entity, &town, &other, &none), Ok(()));
        assert_eq!(can_merge(entity, &town, &town, &none), Err(Refusal::SameRecord));
        assert_eq!(can_merge(entity, &town, &record("c", "union"), &none), Err(Refusal::OtherKind));
        assert_eq!(can_merge(RegistryKind::Source, &town, &other, &none), Err(Refusal::NotMerged));
    }

    #[test]
    fn a_theme_is_not_merged_into_one_below_it() {
        let theme = |id: &str| json!({ "id": id });
        let (parents, kind) = (parents(), RegistryKind::Theme);
        let below = can_merge(kind, &theme("aiuti"), &theme("buoni-digitali"), &parents);
        assert_eq!(below, Err(Refusal::BelowItself));
        assert_eq!(can_merge(kind, &theme("buoni-digitali"), &theme("aiuti"), &parents), Ok(()));
    }

    #[test]
    fn what_stays_has_the_names_of_what_goes() {
        let gone = json!({
            "id": "comune-cesena", "name": "Città di Cesena", "aliases": ["cesena", "Cesena (FC)"],
            "kind": "municipality", "member_of": ["cesena", "unione-valle-savio"], "sources": ["una", "altra"],
        });
        let after = merged(RegistryKind::Entity, &gone, &cesena());
        assert_eq!(after["aliases"], json!(["Comune di Cesena", "Città di Cesena", "Cesena (FC)"]));
        assert_eq!(after["member_of"], json!(["unione-valle-savio"]));
        assert_eq!(after["sources"], json!(["una", "altra"]));
        assert_eq!(after["name"], json!("Cesena"));
    }

    #[test]
    fn names_of_a_theme_become_synonyms_in_their_language() {
        let gone = json!({ "id": "g", "label": { "it": "Orti", "en": "Gardens" }, "synonyms_it": ["aiuole"], "synonyms_en": [] });
        let kept = json!({ "id": "k", "label": { "it": "Verde" }, "synonyms_it": ["parchi"] });
        let after = merged(RegistryKind::Theme, &gone, &kept);
        assert_eq!(after["synonyms_it"], json!(["parchi", "Orti", "aiuole"]));
        assert_eq!(after["synonyms_en"], json!(["Gardens"]));
    }
}
