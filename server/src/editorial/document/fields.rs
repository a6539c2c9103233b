//! What was read from a sheet, as the fields of the form in which an exchange is proposed.

use std::collections::BTreeSet;

use app::editorial::document::{DurationUnit, FilledIn, Found, Lines, SessionDate, SheetReading};
use app::editorial::proposal::{Known, RecordsOf, row_name};
use app::exchanges::model::{SessionKind, SessionStatus};
use app::registry::model::Named;

use super::labels::{plain, without_accent};
use super::numbers::{Token, tokens};

/// The longest title of a part of the programme, in characters: that of the form.
const PART_TITLE: usize = 80;
/// The most parts of a programme: that of the form. What is more goes into the last one.
const PARTS: usize = 20;
/// Words that names of entities have or do not have, as people like.
const FILLERS: [&str; 12] =
    ["comune", "comuni", "citta", "di", "d", "del", "dei", "della", "delle", "dell", "degli", "e"];

/// The fields that a sheet fills in, in the order of the form; `own` is the entity that proposes.
pub fn filled_in(reading: &SheetReading, own: &Named, known: &Known) -> Vec<FilledIn> {
    let mut form = Form::default();
    form.text("office", reading.office.as_ref());
    form.hosts(reading.hosts.as_ref(), own, known);
    form.text("duration", reading.duration_printed.as_ref());
    if let Some(duration) = reading.duration.as_ref().filter(|duration| duration.value.unit == DurationUnit::Days) {
        form.number("days_least", duration.value.least, duration);
        form.number("days_most", duration.value.most, duration);
    }
    for (row, session) in reading.sessions.iter().enumerate() {
        form.session(row, session);
    }
    form.text("title", reading.title.as_ref());
    form.text("description", reading.description.as_ref());
    if let Some(programme) = &reading.programme {
        form.programme(programme);
    }
    if let Some(mode) = &reading.mode {
        form.add("mode", mode.value.word(), mode.lines, mode.certain);
    }
    form.text("participants", reading.participants_printed.as_ref());
    let people = &reading.participants;
    for (name, number) in [
        ("people_least", &people.least),
        ("people_most", &people.most),
        ("people_in_session", &people.most),
        ("people_in_all", &people.total_most),
        ("people_of_entity", &people.per_entity_most),
        ("entities_most", &people.entities_most),
    ] {
        if let Some(found) = number {
            form.number(name, Some(found.value), found);
        }
    }
    form.text("profile", reading.profile.as_ref());
    form.fields
}

/// The form as it fills up.
#[derive(Default)]
struct Form {
    fields: Vec<FilledIn>,
}

impl Form {
    fn add(&mut self, name: &str, value: &str, lines: Lines, certain: bool) {
        if !value.trim().is_empty() {
            self.fields.push(FilledIn { name: name.to_owned(), value: value.to_owned(), lines, certain });
        }
    }

    fn text(&mut self, name: &str, text: Option<&Found<String>>) {
        if let Some(text) = text {
            self.add(name, &text.value, text.lines, text.certain);
        }
    }

    fn number<T>(&mut self, name: &str, number: Option<u32>, found: &Found<T>) {
        if let Some(number) = number {
            self.add(name, &number.to_string(), found.lines, found.certain);
        }
    }

    /// The hosts beside the one that proposes, by the registry's names where it knows them.
    fn hosts(&mut self, hosts: Option<&Found<Vec<String>>>, own: &Named, known: &Known) {
        let Some(hosts) = hosts else { return };
        let own_words = words_of_name(&own.name);
        let others = hosts.value.iter().filter(|host| words_of_name(host) != own_words);
        let found: Vec<_> = others.map(|host| entity(host, known).map_or(host.as_str(), |one| &one.name)).collect();
        self.add("hosts", &found.join("\n"), hosts.lines, false);
    }

    fn session(&mut self, row: usize, found: &Found<SessionDate>) {
        let session = &found.value;
        let sure = found.certain && matches!(session.kind, SessionKind::Fixed | SessionKind::Span);
        let status = if sure { SessionStatus::Confirmed } else { SessionStatus::ToConfirm };
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let group = session.group.map(|group| group.to_string()).unwrap_or_default();
        for (column, value) in [
            ("kind", session.kind.word()),
            ("start", &day(session.start)),
            ("end", &day(session.end)),
            ("status", status.word()),
            ("group", &group),
            ("label", session.label.as_deref().unwrap_or_default()),
            ("note", &session.printed),
        ] {
            self.add(&row_name("sessions", row, column), value, found.lines, found.certain);
        }
    }

    /// The programme, a line a part: a line that is too long for a title goes into the detail as a whole.
    fn programme(&mut self, programme: &Found<String>) {
        for (row, part) in parts(&programme.value).into_iter().enumerate() {
            let name = |column: &str| row_name("modules", row, column);
            let title = title_of(&part.text);
            self.add(&name("title"), &title, programme.lines, false);
            if title != part.text {
                self.add(&name("detail"), &part.text, programme.lines, false);
            }
            let day = part.day.map(|day| day.to_string()).unwrap_or_default();
            self.add(&name("day"), &day, programme.lines, false);
        }
    }
}

/// A part of a programme.
struct Part {
    day: Option<u32>,
    text: String,
}

/// The lines of a programme below the days that they belong to. Those for which the form has no row stay with the last.
fn parts(programme: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut day = None;
    for line in programme.lines().map(without_bullet).filter(|line| !line.is_empty()) {
        if let Some(number) = day_of_visit(&line) {
            day = Some(number);
        } else if parts.len() < PARTS {
            parts.push(Part { day, text: line });
        } else if let Some(last) = parts.last_mut() {
            last.text.push('\n');
            last.text.push_str(&line);
        }
    }
    parts
}

fn without_bullet(line: &str) -> String {
    plain(line.trim_start_matches(['-', '•', '*', '⇒', ' ']))
}

/// "Giorno 1", "Prima giornata:", "GIORNO 2 (venerdì 6 settembre)".
fn day_of_visit(line: &str) -> Option<u32> {
    let tokens = tokens(line.trim_end_matches(':'));
    let ordinal =
        |word: &str| ["prim", "second", "terz", "quart", "quint"].iter().position(|known| word.starts_with(known));
    match tokens.as_slice() {
        [day, number, rest @ ..] if day.is("giorno") => {
            let ends = rest.is_empty() || rest.contains(&Token::Sign('('));
            number.number().filter(|_| ends)
        }
        [Token::Word(first), day] if day.is("giornata") => {
            ordinal(first).and_then(|place| u32::try_from(place + 1).ok())
        }
        _ => None,
    }
}

/// A line as a title: up to its colon, or as many whole words as fit.
fn title_of(line: &str) -> String {
    if line.chars().count() <= PART_TITLE && !line.contains('\n') {
        return line.to_owned();
    }
    if let Some((head, _)) = line.split_once(':').filter(|(head, _)| head.chars().count() <= PART_TITLE) {
        return head.to_owned();
    }
    let mut title = String::new();
    for word in line.split_whitespace() {
        if title.chars().count() + word.chars().count() + 2 > PART_TITLE {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    title.push('…');
    title
}

fn entity<'k>(name: &str, known: &'k Known) -> Option<&'k Named> {
    let words = words_of_name(name);
    known.all(RecordsOf::Entity).iter().find(|entity| words_of_name(&entity.name) == words)
}

/// The words that tell an entity's name from others', whatever their order.
fn words_of_name(name: &str) -> BTreeSet<String> {
    let letters: String = name.chars().flat_map(char::to_lowercase).map(without_accent).collect();
    let words =
        letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !FILLERS.contains(word));
    words.map(str::to_owned).collect()
}
