//! What is wrong with a draft: one implementation for the browser, while somebody types, and for the server.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::field::Choice;
use super::forms::form;
use super::limits::{ADDRESS, FIRST_YEAR, NAME, YEARS_AHEAD};
use super::period::{self, End};
use super::text::trouble_in;
use super::{Field, Fields, Group, Known, Need, Part, ProposalKind, RecordsOf, Rule, Step, Trouble, number, row_name};
use crate::exchanges::model::SessionKind;

/// How strict the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// While it is written: what is missing may still come.
    Writing,
    /// Before it is sent: nothing may be missing.
    Sending,
}

/// Something wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The field's name.
    pub field: String,
    /// Its step.
    pub step: Step,
    /// What is wrong.
    pub trouble: Trouble,
}

/// All that is wrong with a draft, in the order of its form. The day says which years make sense.
pub fn problems(kind: ProposalKind, fields: &Fields, known: &Known, today: NaiveDate, stage: Stage) -> Vec<Problem> {
    let mut problems = Vec::new();
    for part in form(kind) {
        match part {
            Part::Field(field) => {
                let trouble = trouble_of(field, fields.get(field.name), known, today, stage);
                problems.extend(trouble.map(|trouble| problem(field.name, field.step, trouble)));
            }
            Part::Group(group) => problems.extend(group_problems(group, fields, known, today, stage)),
        }
    }
    for (field, trouble) in between_fields(kind, fields) {
        if !problems.iter().any(|known| known.field == field) {
            let step = super::find_field(kind, &field).map_or(Step::Who, |(_, step)| step);
            problems.push(Problem { field, step, trouble });
        }
    }
    problems
}

fn problem(field: &str, step: Step, trouble: Trouble) -> Problem {
    Problem { field: field.to_owned(), step, trouble }
}

/// A row with anything in it needs what is needed.
fn group_problems(group: &Group, fields: &Fields, known: &Known, today: NaiveDate, stage: Stage) -> Vec<Problem> {
    let mut problems = Vec::new();
    for row in fields.rows(group.name) {
        for column in group.columns {
            let name = row_name(group.name, row, column.name);
            let trouble = trouble_of(column, fields.get(&name), known, today, stage);
            problems.extend(trouble.map(|trouble| problem(&name, group.step, trouble)));
        }
    }
    problems
}

fn trouble_of(field: &Field, value: &str, known: &Known, today: NaiveDate, stage: Stage) -> Option<Trouble> {
    if value.trim().is_empty() {
        return match field.need {
            Need::Needed(what_to_do) if stage == Stage::Sending => Some(Trouble::missing(what_to_do)),
            _ => None,
        };
    }
    check_field(field, value, known, today)
}

/// What is wrong with what stands in a field, if anything is; an empty field has nothing wrong in it.
pub fn check_field(field: &Field, value: &str, known: &Known, today: NaiveDate) -> Option<Trouble> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    match field.rule {
        Rule::Line(most) => too_long(value, most).or_else(|| trouble_in(value, true)),
        Rule::Text(most) => too_long(value, most).or_else(|| trouble_in(value, false)),
        Rule::Address => address(value),
        Rule::Whole(least, most) => {
            let is_inside = value.parse().is_ok_and(|number: u32| (least..=most).contains(&number));
            (!is_inside).then_some(Trouble::NoWhole { least, most })
        }
        Rule::Decimal => number::decimal(value).is_none().then_some(Trouble::NoNumber),
        Rule::Year => {
            let (first, last) = (FIRST_YEAR, today.year() + YEARS_AHEAD);
            let is_inside = value.parse().is_ok_and(|year: i32| (first..=last).contains(&year));
            (!is_inside).then_some(Trouble::YearOutside { first, last })
        }
        Rule::Day => value.parse::<NaiveDate>().is_err().then_some(Trouble::NoSuchDay),
        Rule::Choice(choices) => (!is_among(&choices(), value)).then_some(Trouble::NoChoice),
        Rule::Choices(choices) => {
            let choices = choices();
            value.lines().any(|line| !is_among(&choices, line.trim())).then_some(Trouble::NoChoice)
        }
        Rule::Records(of, most) => records(of, most, value, known),
    }
}

fn is_among(choices: &[Choice], word: &str) -> bool {
    choices.iter().any(|choice| choice.word == word)
}

fn too_long(value: &str, most: usize) -> Option<Trouble> {
    let are = value.chars().count();
    (are > most).then_some(Trouble::TooLong { most, are })
}

fn address(value: &str) -> Option<Trouble> {
    let behind = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    let host = behind.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_plain =
        value.chars().all(|letter| !letter.is_whitespace() && !matches!(letter, '<' | '>' | '"' | '\\' | '`'));
    let is_host = host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.');
    if !is_plain || !is_host {
        return Some(Trouble::NoAddress);
    }
    too_long(value, ADDRESS).or_else(|| trouble_in(value, true))
}

/// Themes and entities are those of the registry; a tool may be new, since nobody has them all.
fn records(of: RecordsOf, most: usize, value: &str, known: &Known) -> Option<Trouble> {
    let names: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if names.len() > most {
        return Some(Trouble::TooMany { most });
    }
    names.into_iter().filter(|name| known.find(of, name).is_none()).find_map(|name| match of {
        RecordsOf::Tool => too_long(name, NAME).or_else(|| trouble_in(name, true)),
        RecordsOf::Theme | RecordsOf::Entity => Some(Trouble::Unknown { name: name.chars().take(NAME).collect() }),
    })
}

/// What only several fields together say.
fn between_fields(kind: ProposalKind, fields: &Fields) -> Vec<(String, Trouble)> {
    match kind {
        ProposalKind::Practice | ProposalKind::Adoption => period_troubles(fields),
        ProposalKind::Exchange => {
            let mut troubles = session_troubles(fields);
            troubles.extend(below(fields, "days_least", "days_most"));
            troubles.extend(below(fields, "people_least", "people_most"));
            troubles
        }
    }
}

fn period_troubles(fields: &Fields) -> Vec<(String, Trouble)> {
    let ends = [period::day(fields, End::First), period::day(fields, End::Last)];
    if let [Ok(Some(first)), Ok(Some(last))] = ends {
        let [_, _, year] = End::Last.names();
        return if last < first { vec![(year.to_owned(), Trouble::EndBeforeStart)] } else { Vec::new() };
    }
    ends.into_iter().filter_map(Result::err).map(|(name, trouble)| (name.to_owned(), trouble)).collect()
}

fn below(fields: &Fields, least: &str, most: &str) -> Option<(String, Trouble)> {
    let number = |name: &str| fields.get(name).trim().parse::<u32>().ok();
    (number(most)? < number(least)?).then(|| (most.to_owned(), Trouble::MostBelowLeast))
}

/// A date that is not to be agreed says when it is.
fn session_troubles(fields: &Fields) -> Vec<(String, Trouble)> {
    let of_row = |row: usize| {
        let name = |column: &str| row_name("sessions", row, column);
        let kind = fields.get(&name("kind"));
        let start = fields.get(&name("start")).trim();
        let end = fields.get(&name("end")).trim();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        if start.is_empty() && !kind.is_empty() && kind != SessionKind::ToBeAgreed.word() {
            return Some((name("start"), Trouble::NoSuchDay));
        }
        let is_before = day(start).zip(day(end)).is_some_and(|(start, end)| end < start);
        is_before.then(|| (name("end"), Trouble::EndBeforeStart))
    };
    fields.rows("sessions").into_iter().filter_map(of_row).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{exchange, known, practice, today};
    use super::super::{STORED_CHARACTERS, find_field, names_of_step};
    use super::*;
    use crate::i18n::Language;

    fn troubles(kind: ProposalKind, fields: &Fields, stage: Stage) -> Vec<(String, Trouble)> {
        let found = problems(kind, fields, &known(), today(), stage);
        found.into_iter().map(|problem| (problem.field, problem.trouble)).collect()
    }

    fn with(mut fields: Fields, name: &str, value: &str) -> Fields {
        fields.set(name, value);
        fields
    }

    fn in_practice(name: &str, value: &str) -> Vec<(String, Trouble)> {
        troubles(ProposalKind::Practice, &with(practice(), name, value), Stage::Sending)
    }

    fn in_exchange(name: &str, value: &str) -> Vec<(String, Trouble)> {
        troubles(ProposalKind::Exchange, &with(exchange(), name, value), Stage::Sending)
    }

    fn one(name: &str, trouble: Trouble) -> Vec<(String, Trouble)> {
        vec![(name.to_owned(), trouble)]
    }

    #[test]
    fn whole_drafts_have_nothing_wrong() {
        assert_eq!(troubles(ProposalKind::Practice, &practice(), Stage::Sending), []);
        assert_eq!(troubles(ProposalKind::Exchange, &exchange(), Stage::Sending), []);
    }

    #[test]
    fn an_empty_draft_may_be_written_but_not_sent() {
        for kind in ProposalKind::ALL.iter().copied() {
            assert_eq!(troubles(kind, &Fields::default(), Stage::Writing), []);
        }
        let missing = |kind| -> Vec<String> {
            troubles(kind, &Fields::default(), Stage::Sending).into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(missing(ProposalKind::Practice), ["status", "title", "summary", "description", "themes"]);
        let of_exchange = ["office", "edition", "duration", "title", "summary", "description", "themes"];
        assert_eq!(missing(ProposalKind::Exchange), of_exchange);
        assert_eq!(missing(ProposalKind::Adoption), ["status"]);
    }

    #[test]
    fn what_is_blank_is_empty() {
        let found = in_practice("title", " \n\t ");
        assert!(matches!(found.as_slice(), [(field, Trouble::Missing(..))] if field == "title"), "{found:?}");
    }

    #[test]
    fn a_text_may_be_as_long_as_its_limit_in_characters() {
        assert_eq!(in_practice("title", &"à".repeat(200)), []);
        assert_eq!(in_practice("title", &"à".repeat(201)), one("title", Trouble::TooLong { most: 200, are: 201 }));
    }

    #[test]
    fn every_text_field_answers_to_everything_that_may_not_stand_in_it() {
        for kind in ProposalKind::ALL.iter().copied() {
            let names = kind.steps().iter().flat_map(|step| names_of_step(kind, *step));
            for name in names {
                let Some((field, _)) = find_field(kind, &name) else { panic!("{name}") };
                let Some(most) = field.limit() else { continue };
                let check = |text: &str| check_field(field, text, &known(), today());
                assert_eq!(check(""), None, "{name}");
                assert_eq!(check(" \t"), None, "{name}");
                assert_eq!(check(&"a".repeat(most)), None, "{name}");
                assert_eq!(check(&"a".repeat(most + 1)), Some(Trouble::TooLong { most, are: most + 1 }), "{name}");
                assert_eq!(check("a\u{0}b"), Some(Trouble::Hidden { place: 2 }), "{name}");
                assert_eq!(check("a\u{202e}b"), Some(Trouble::Direction { place: 2 }), "{name}");
                assert_eq!(check("<script>x"), Some(Trouble::Html { tag: "<script>".into() }), "{name}");
                assert_eq!(check("=1+1"), Some(Trouble::Formula { start: "=".into() }), "{name}");
            }
        }
    }

    #[test]
    fn a_figure_needs_all_that_makes_it_one() {
        let fields = with(practice(), "figures.3.value", "12");
        let missing: Vec<String> =
            troubles(ProposalKind::Practice, &fields, Stage::Sending).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            missing,
            ["figures.3.what", "figures.3.unit", "figures.3.base", "figures.3.period", "figures.3.grade"]
        );
        assert_eq!(in_practice("figures.0.value", "molti"), one("figures.0.value", Trouble::NoNumber));
        assert_eq!(in_practice("figures.0.grade", "verified"), one("figures.0.grade", Trouble::NoChoice));
    }

    #[test]
    fn names_are_those_of_the_registry_but_a_tool_may_be_new() {
        let unknown = |name: &str| Trouble::Unknown { name: name.into() };
        assert_eq!(in_practice("themes", "Buoni spesa"), []);
        assert_eq!(in_practice("themes", "buoni spesa\nmagia"), one("themes", unknown("magia")));
        assert_eq!(in_practice("others", "Atlantide"), one("others", unknown("Atlantide")));
        assert_eq!(in_practice("tools", "Un programma nostro"), []);
        assert_eq!(in_practice("tools", "=cmd"), one("tools", Trouble::Formula { start: "=".into() }));
        assert_eq!(in_practice("themes", &"sportello\n".repeat(7)), one("themes", Trouble::TooMany { most: 6 }));
    }

    #[test]
    fn an_end_is_not_before_its_beginning() {
        let fields = with(with(practice(), "start_year", "2021"), "end_year", "2020");
        let found = troubles(ProposalKind::Practice, &fields, Stage::Writing);
        assert_eq!(found, one("end_year", Trouble::EndBeforeStart));
        assert_eq!(in_exchange("sessions.0.end", "2024-04-01"), one("sessions.0.end", Trouble::EndBeforeStart));
        assert_eq!(in_exchange("days_most", "0"), one("days_most", Trouble::NoWhole { least: 1, most: 23 }));
        let people = with(with(exchange(), "people_least", "9"), "people_most", "3");
        let found = troubles(ProposalKind::Exchange, &people, Stage::Writing);
        assert_eq!(found, one("people_most", Trouble::MostBelowLeast));
    }

    #[test]
    fn a_date_that_is_fixed_says_which_it_is() {
        assert_eq!(in_exchange("sessions.0.start", ""), one("sessions.0.start", Trouble::NoSuchDay));
        assert_eq!(in_exchange("sessions.0.start", "2024-02-30"), one("sessions.0.start", Trouble::NoSuchDay));
    }

    #[test]
    fn an_address_is_complete() {
        for address in ["https://www.comune.cesena.fc.it/a?b=c#d", "http://example.it"] {
            assert_eq!(in_practice("source_address", address), [], "{address}");
        }
        for address in [
            "www.comune.it",
            "javascript:alert(1)",
            "https://",
            "https://a b.it",
            "https://localhost",
            "https://u@evil.it",
            "ftp://a.it",
            "https://a.it/\"onclick",
        ] {
            assert_eq!(in_practice("source_address", address), one("source_address", Trouble::NoAddress), "{address}");
        }
    }

    #[test]
    fn years_are_those_in_which_something_can_have_been() {
        let outside = Trouble::YearOutside { first: 1946, last: 2029 };
        for year in ["1945", "2030", "venti", "20"] {
            assert_eq!(in_exchange("edition", year), one("edition", outside.clone()), "{year}");
        }
    }

    proptest! {
        #[test]
        fn anything_in_any_field_is_answered(value in "\\PC{0,40}|[\\x00-\\x1f]{0,5}", place in 0_usize..1_000) {
            for kind in ProposalKind::ALL.iter().copied() {
                let names: Vec<String> = kind.steps().iter().flat_map(|step| names_of_step(kind, *step)).collect();
                let name = &names[place % names.len()];
                let fields: Fields = [(name.as_str(), value.as_str())].into_iter().collect();
                for problem in problems(kind, &fields, &known(), today(), Stage::Sending) {
                    prop_assert!(!problem.trouble.text(Language::Italian).is_empty());
                }
            }
        }

        #[test]
        fn what_is_right_while_writing_is_wrong_at_sending_only_where_it_is_missing(value in "[a-z0-9 ]{0,12}") {
            for kind in ProposalKind::ALL.iter().copied() {
                let fields: Fields = [("title", value.as_str()), ("note", value.as_str())].into_iter().collect();
                let writing = problems(kind, &fields, &known(), today(), Stage::Writing);
                let sending = problems(kind, &fields, &known(), today(), Stage::Sending);
                let not_missing = sending.into_iter().filter(|one| !matches!(one.trouble, Trouble::Missing(..)));
                prop_assert_eq!(writing, not_missing.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_is_kept_is_more_than_what_may_be_sent() {
        for kind in ProposalKind::ALL.iter().copied() {
            for name in kind.steps().iter().flat_map(|step| names_of_step(kind, *step)) {
                let limit = find_field(kind, &name).and_then(|(field, _)| field.limit()).unwrap_or_default();
                assert!(limit < STORED_CHARACTERS, "{name}");
            }
        }
    }
}
