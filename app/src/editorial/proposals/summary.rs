//! What stands in a proposal, step by step, to be read.

use leptos::prelude::*;

use super::super::proposal::{Field, Fields, Known, Part, ProposalKind, Rule, Step, parts_of_step, row_name};
use super::super::proposals_model::step_path;
use crate::i18n::{Language, Message, long_date, message, use_language, use_words};

const CHANGE: Message = message("Cambia", "Change");
const NOTHING: Message = message("Non c’è ancora scritto nulla.", "Nothing is written yet.");

/// What stands in each step; with an id, each has a way to change it.
pub fn summary(kind: ProposalKind, fields: &Fields, known: &Known, id: Option<&str>) -> impl IntoView + use<> {
    let sections = kind
        .steps()
        .iter()
        .filter(|step| **step != Step::Check)
        .map(|step| section(kind, *step, fields, known, id).into_any());
    sections.collect_view()
}

fn section(kind: ProposalKind, step: Step, fields: &Fields, known: &Known, id: Option<&str>) -> impl IntoView + use<> {
    let language = use_language();
    let words = use_words();
    let heading = format!("riepilogo-{}", step.slug());
    let change = id.map(|id| {
        let href = language.href(&step_path(id, step));
        view! {
            <a class="small" href=href>
                {words(CHANGE)} <span class="visually-hidden">" " {words(kind.step_label(step))}</span>
            </a>
        }
    });
    let facts: Vec<(String, String)> =
        parts_of_step(kind, step).flat_map(|part| facts_of(part, fields, known, language)).collect();
    let facts = if facts.is_empty() {
        view! { <p class="mute">{words(NOTHING)}</p> }.into_any()
    } else {
        let rows = facts.into_iter().map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
        view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
    };
    view! {
        <section class="block" aria-labelledby=heading.clone()>
            <div class="block-head"><h2 id=heading.clone()>{words(kind.step_label(step))}</h2>{change}</div>
            {facts}
        </section>
    }
}

/// The filled fields of a part, by label.
fn facts_of(part: &Part, fields: &Fields, known: &Known, language: Language) -> Vec<(String, String)> {
    match part {
        Part::Field(field) => fact(field, field.name, fields, known, language).into_iter().collect(),
        Part::Group(group) => {
            let of_row = |(place, row): (usize, usize)| {
                let facts = group.columns.iter().filter_map(move |column| {
                    let name = row_name(group.name, row, column.name);
                    let (label, value) = fact(column, &name, fields, known, language)?;
                    Some(format!("{label}: {value}"))
                });
                (group.row.with(language, &[&place]), facts.collect::<Vec<_>>().join(" · "))
            };
            (1..).zip(fields.rows(group.name)).map(of_row).collect()
        }
    }
}

/// What stands in a field, in words.
fn fact(field: &Field, name: &str, fields: &Fields, known: &Known, language: Language) -> Option<(String, String)> {
    let value = fields.get(name).trim();
    if value.is_empty() {
        return None;
    }
    let said = match field.rule {
        Rule::Choice(choices) | Rule::Choices(choices) => {
            let choices = choices();
            let chosen = value.lines().filter_map(|line| choices.iter().find(|choice| choice.word == line.trim()));
            chosen.map(|choice| choice.label.text(language)).collect::<Vec<_>>().join(", ")
        }
        Rule::Day => value.parse().map_or_else(|_| value.to_owned(), |day| long_date(day, language)),
        Rule::Records(of, _) => value.lines().map(|line| known.name(of, line)).collect::<Vec<_>>().join(", "),
        _ => value.to_owned(),
    };
    Some((field.label.text(language).to_owned(), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_people_write_them() {
        let fields = Fields::from_iter([("sessions.0.start", "2024-04-16"), ("sessions.0.end", "martedì")]);
        let said = |language| {
            let parts = parts_of_step(ProposalKind::Exchange, Step::Who);
            parts.flat_map(|part| facts_of(part, &fields, &Known::default(), language)).collect::<Vec<_>>()
        };
        let date = |label: &str, value: &str| vec![(label.to_owned(), value.to_owned())];
        assert_eq!(said(Language::Italian), date("Data 1", "Dal: 16 aprile 2024 · Al: martedì"));
        assert_eq!(said(Language::English), date("Date 1", "From: 16 April 2024 · To: martedì"));
    }
}
