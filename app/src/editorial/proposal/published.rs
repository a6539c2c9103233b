//! What is published already, as the fields of a draft: to propose a change to it. What the registry knows stands there
//! by its id.

use super::limits::THEMES;
use super::period::{self, End};
use super::{Fields, row_name};
use crate::catalogue::model::{Adoption, Practice};
use crate::exchanges::model::{Exchange, Module, Session};
use crate::i18n::Bilingual;

/// The fields of a published practice: its own, and how the proposing entity did it.
pub fn practice_fields(practice: &Practice, adoptions: &[Adoption], entity: &str) -> Fields {
    let own = adoptions.iter().find(|adoption| adoption.entity == entity);
    let mut fields = own.map(adoption_fields).unwrap_or_default();
    fields.set("note", "");
    fields.set("title", &practice.title.it);
    fields.set("summary", &practice.summary.it);
    fields.set("description", &practice.description.it);
    let themes = practice.themes.iter().take(THEMES).collect::<Vec<_>>();
    fields.set_lines("themes", &themes);
    fields.set_lines("tools", &practice.tools);
    fields.set_lines("channels", &practice.channels.iter().map(|channel| channel.word()).collect::<Vec<_>>());
    put_text(&mut fields, "target", practice.target.as_ref());
    put_text(&mut fields, "results", practice.results.as_ref());
    put_text(&mut fields, "requirements", practice.requirements.as_ref());
    put_day(&mut fields, End::First, practice.period_start.as_deref());
    put_day(&mut fields, End::Last, practice.period_end.as_deref());
    fields
}

/// The fields of a published adoption.
pub fn adoption_fields(adoption: &Adoption) -> Fields {
    let mut fields = Fields::default();
    fields.set("status", adoption.status.word());
    put_text(&mut fields, "note", adoption.note.as_ref());
    fields.set_lines("tools", &adoption.tools);
    put_day(&mut fields, End::First, adoption.period_start.as_deref());
    put_day(&mut fields, End::Last, adoption.period_end.as_deref());
    fields
}

/// The fields of a published exchange.
pub fn exchange_fields(exchange: &Exchange, modules: &[Module], sessions: &[Session], entity: &str) -> Fields {
    let mut fields = Fields::default();
    fields.set("title", &exchange.title.it);
    fields.set("summary", &exchange.summary.it);
    fields.set("description", exchange.description.it.trim());
    fields.set("office", &exchange.office);
    fields.set("edition", &exchange.edition);
    fields.set("duration", &exchange.duration_printed);
    let others: Vec<&String> = exchange.hosts.iter().filter(|host| *host != entity).collect();
    fields.set_lines("hosts", &others);
    fields.set_lines("themes", &exchange.themes);
    fields.set_lines("tools", &exchange.tools);
    fields.set("mode", exchange.mode.map_or("", |mode| mode.word()));
    fields.set("participants", exchange.participants_printed.as_deref().unwrap_or_default());
    put_text(&mut fields, "profile", exchange.profile.as_ref());
    put_text(&mut fields, "sessions_note", exchange.sessions_note.as_ref());
    for (name, number) in [
        ("days_least", exchange.duration_days_min),
        ("days_most", exchange.duration_days_max),
        ("people_least", exchange.participants_min),
        ("people_most", exchange.participants_max),
        ("people_in_session", exchange.participants_per_session_max),
        ("people_in_all", exchange.participants_total_max),
        ("people_of_entity", exchange.participants_per_entity_max),
        ("entities_most", exchange.entities_max),
    ] {
        put_number(&mut fields, name, number);
    }
    put_modules(&mut fields, modules);
    put_sessions(&mut fields, sessions);
    fields
}

fn put_modules(fields: &mut Fields, modules: &[Module]) {
    for (row, module) in modules.iter().enumerate() {
        let name = |column: &str| row_name("modules", row, column);
        fields.set(&name("title"), &module.title.it);
        put_number(fields, &name("day"), module.day);
        fields.set(&name("part"), module.part.map_or("", |part| part.word()));
        put_text(fields, &name("detail"), module.detail.as_ref());
    }
}

fn put_sessions(fields: &mut Fields, sessions: &[Session]) {
    for (row, session) in sessions.iter().enumerate() {
        let name = |column: &str| row_name("sessions", row, column);
        fields.set(&name("kind"), session.kind.word());
        fields.set(&name("start"), session.start.as_deref().unwrap_or_default());
        fields.set(&name("end"), session.end.as_deref().unwrap_or_default());
        fields.set(&name("status"), session.status.word());
        put_number(fields, &name("group"), session.group);
        fields.set(&name("label"), session.label.as_deref().unwrap_or_default());
        put_text(fields, &name("note"), session.note.as_ref());
    }
}

fn put_text(fields: &mut Fields, name: &str, text: Option<&Bilingual>) {
    fields.set(name, text.map_or("", |text| text.it.trim()));
}

fn put_number(fields: &mut Fields, name: &str, number: Option<i64>) {
    fields.set(name, &number.map(|number| number.to_string()).unwrap_or_default());
}

fn put_day(fields: &mut Fields, end: End, day: Option<&str>) {
    if let Some(day) = day.and_then(|day| day.parse().ok()) {
        period::put(fields, end, day);
    }
}
