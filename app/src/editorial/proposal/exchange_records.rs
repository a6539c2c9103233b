//! The records that an accepted exchange becomes: nothing that was proposed is lost.

use chrono::NaiveDate;

use super::practice_records::{locator, new_tools, source, translated};
use super::{ExchangeContent, Place, SessionContent};
use crate::exchanges::model::{Exchange, Module, Session, SessionKind};
use crate::i18n::{Bilingual, Language, long_date, month_and_year};
use crate::registry::model::{Source, Tool};

/// The records of an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeRecords {
    /// The offer.
    pub exchange: Exchange,
    /// Its programme.
    pub modules: Vec<Module>,
    /// Its dates.
    pub sessions: Vec<Session>,
    /// The cited document, or the proposal itself.
    pub source: Source,
    /// Tools that the registry did not know.
    pub tools: Vec<Tool>,
}

/// The records of an exchange, which is its host's with this number; of a published one, translations stay with the texts
/// that they translate.
pub fn exchange_records(
    content: ExchangeContent,
    place: &Place,
    sheet: i64,
    published: Option<&Exchange>,
) -> ExchangeRecords {
    let source = source(content.cited.as_ref(), place);
    let locator = locator(content.cited.as_ref(), place);
    let tools = new_tools(&content.new_tools);
    let kept = |text: String, field: fn(&Exchange) -> Option<&Bilingual>| translated(text, published.and_then(field));
    let hosts = std::iter::once(place.entity.slug.clone()).chain(content.hosts);
    let own_tools = content.tools.into_iter().chain(tools.iter().map(|tool| tool.id.clone()));
    let modules = modules(&content.modules, place.id, &locator);
    let sessions = (1_i64..).zip(&content.sessions).map(|(order, one)| session(one, order, place.id, &locator));
    let sessions = sessions.collect();
    let exchange = Exchange {
        id: place.id.to_owned(),
        title: kept(content.title, |exchange| Some(&exchange.title)),
        sheet,
        hosts: hosts.collect(),
        office: content.office,
        summary: kept(content.summary, |exchange| Some(&exchange.summary)),
        description: kept(content.description, |exchange| Some(&exchange.description)),
        themes: content.themes,
        tools: own_tools.collect(),
        mode: content.mode,
        participants_printed: content.participants,
        participants_min: content.people.0,
        participants_max: content.people.1,
        participants_per_session_max: content.people_in_session,
        participants_total_max: content.people_in_all,
        participants_per_entity_max: content.people_of_entity,
        entities_max: content.entities_most,
        profile: content.profile.map(|text| kept(text, |exchange| exchange.profile.as_ref())),
        duration_printed: content.duration,
        duration_days_min: content.days.0,
        duration_days_max: content.days.1,
        sessions_note: content.sessions_note.map(|text| kept(text, |exchange| exchange.sessions_note.as_ref())),
        edition: content.edition,
        source: source.id.clone(),
        locator,
    };
    ExchangeRecords { exchange, modules, sessions, source, tools }
}

fn modules(modules: &[super::ModuleContent], exchange: &str, locator: &str) -> Vec<Module> {
    let module = |(order, module): (i64, &super::ModuleContent)| Module {
        id: format!("{exchange}-{order}"),
        exchange: exchange.to_owned(),
        order,
        day: module.day,
        part: module.part,
        title: Bilingual::italian(&module.title),
        detail: module.detail.clone().map(Bilingual::italian),
        locator: locator.to_owned(),
    };
    (1..).zip(modules).map(module).collect()
}

fn session(session: &SessionContent, order: i64, exchange: &str, locator: &str) -> Session {
    Session {
        id: format!("{exchange}-data-{order}"),
        exchange: exchange.to_owned(),
        order,
        label: session.label.clone(),
        kind: session.kind,
        start: session.start.map(|day| day.to_string()),
        end: session.end.map(|day| day.to_string()),
        printed: printed(session),
        status: session.status,
        group: session.group,
        note: session.note.clone().map(Bilingual::italian),
        locator: locator.to_owned(),
    }
}

/// A date in words, as a sheet would print it.
fn printed(session: &SessionContent) -> String {
    let day = |day: NaiveDate| long_date(day, Language::Italian);
    match (session.kind, session.start, session.end) {
        (_, None, _) => SessionKind::ToBeAgreed.label().text(Language::Italian).to_owned(),
        (SessionKind::Month, Some(start), _) => month_and_year(start, Language::Italian),
        (_, Some(start), Some(end)) if end != start => format!("{} – {}", day(start), day(end)),
        (_, Some(start), _) => day(start),
    }
}

#[cfg(test)]
mod tests {
    use super::super::practice_records::slug;
    use super::super::read_exchange;
    use super::super::samples::{exchange, known, today};
    use super::*;
    use crate::registry::model::Named;

    fn records() -> ExchangeRecords {
        let entity = Named { slug: "cesena".into(), name: "Cesena".into() };
        let place = Place { id: "spazi-pubblici", entity: &entity, number: 7, day: today() };
        let content = read_exchange(&exchange(), &known(), today()).expect("nothing wrong");
        exchange_records(content, &place, 3, None)
    }

    #[test]
    fn nothing_that_was_typed_is_lost() {
        let said = format!("{:?}", records());
        for (name, value) in exchange().iter() {
            let is_there = match name {
                "hosts" | "themes" | "tools" => value.lines().all(|line| said.contains(&slug(line))),
                _ if name.ends_with("kind") || name.ends_with("status") || name == "mode" || name.ends_with("part") => {
                    said.to_lowercase().contains(&value.replace('_', ""))
                }
                _ => said.contains(value),
            };
            assert!(is_there, "{name}: {value}\n{said}");
        }
    }

    #[test]
    fn who_proposes_hosts_first() {
        assert_eq!(records().exchange.hosts, ["cesena", "bertinoro"]);
    }

    #[test]
    fn dates_are_printed_in_words() {
        let printed: Vec<String> = records().sessions.into_iter().map(|session| session.printed).collect();
        assert_eq!(printed, ["5 settembre 2024 – 6 settembre 2024", "ottobre 2024"]);
    }
}
