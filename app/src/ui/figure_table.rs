//! Figures in a table: each with its unit, base, period, place in the document, grade and checks.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{GradeMark, ResultBadge, Text, Unknown};
use crate::i18n::{Language, Message, decimal, message, use_language, use_words};
use crate::observatory::model::{CheckResult, Figure, FigureLine, Unit, figure_path};
use crate::registry::model::tally;

const WHAT: Message = message("Dato", "Figure");
const VALUE: Message = message("Valore", "Value");
const BASE: Message = message("Base", "Base");
const PERIOD: Message = message("Periodo", "Period");
const PLACE: Message = message("Dove nel documento", "Where in the document");
const GRADE: Message = message("Grado", "Grade");
const CHECKS: Message = message("Verifiche", "Checks");
const NO_CHECKS: Message = message("nessuna", "none");
const PRINTED: Message = message("Stampato:", "Printed:");

/// A table of figures. Each row can be reached by the anchor `dato-` with the figure's id.
#[component]
pub fn FigureTable(
    /// What the figures are.
    #[prop(into)]
    caption: String,
    /// The figures, in the order in which they are shown.
    figures: Vec<FigureLine>,
) -> impl IntoView {
    let words = use_words();
    let label = caption.clone();
    view! {
        <div class="table-frame" role="region" aria-label=label tabindex="0">
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words(WHAT)}</th>
                        <th scope="col" class="number">{words(VALUE)}</th>
                        <th scope="col">{words(BASE)}</th>
                        <th scope="col">{words(PERIOD)}</th>
                        <th scope="col">{words(PLACE)}</th>
                        <th scope="col">{words(GRADE)}</th>
                        <th scope="col">{words(CHECKS)}</th>
                    </tr>
                </thead>
                <tbody>{figures.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: FigureLine) -> impl IntoView {
    let anchor = format!("dato-{}", line.figure.id);
    let value = value_cell(&line);
    let apart = printed_apart(&line);
    let name = if line.of.is_empty() { line.measure } else { line.of };
    let (period, base) = (period_cell(&line.figure), base_cell(&line.figure));
    let grade = line.figure.grade;
    view! {
        <tr id=anchor>
            <th scope="row">{name}</th>
            {value}
            <td class="wrap">{base}</td>
            <td>{period}</td>
            {place_cell(line.figure, apart)}
            <td><GradeMark grade/></td>
            <td>{checks_cell(&line.checks)}</td>
        </tr>
    }
}

fn value_cell(line: &FigureLine) -> AnyView {
    match (quantity(line, use_language()), line.figure.printed.clone()) {
        (Some(value), _) => view! { <td class="number">{value}</td> }.into_any(),
        (None, Some(printed)) => view! { <td lang="it">{printed}</td> }.into_any(),
        (None, None) => view! { <td><Unknown/></td> }.into_any(),
    }
}

fn base_cell(figure: &Figure) -> AnyView {
    let number = figure.base_value.map(|value| counted(value, use_language()));
    match (number, figure.base.clone()) {
        (Some(number), Some(base)) => view! { {number} " " <Text text=base/> }.into_any(),
        (Some(number), None) => number.into_any(),
        (None, Some(base)) => view! { <Text text=base/> }.into_any(),
        (None, None) => view! { <Unknown/> }.into_any(),
    }
}

fn period_cell(figure: &Figure) -> AnyView {
    match (&figure.period, figure.year) {
        (Some(period), _) => view! { <span lang="it">{period.clone()}</span> }.into_any(),
        (None, Some(year)) => year.into_any(),
        (None, None) => view! { <Unknown/> }.into_any(),
    }
}

fn place_cell(figure: Figure, printed: Option<String>) -> impl IntoView {
    let words = use_words();
    let href = use_language().href(&figure_path(&figure.source, &figure.id));
    let printed = printed.map(|printed| {
        view! { <p class="small mute">{words(PRINTED)} " " <q lang="it">{printed}</q></p> }
    });
    let note = figure.note.map(|text| view! { <p class="small mute"><Text text/></p> });
    view! {
        <td class="wrap">
            <a href=href lang="it">{figure.locator}</a>
            {printed}
            {note}
        </td>
    }
}

fn checks_cell(checks: &[CheckResult]) -> AnyView {
    let words = use_words();
    if checks.is_empty() {
        return view! { <span class="mute">{words(NO_CHECKS)}</span> }.into_any();
    }
    let badges =
        tally(checks.iter().copied()).into_iter().map(|(result, times)| view! { <ResultBadge result times/> " " });
    badges.collect_view().into_any()
}

/// A figure's value with its unit, if it has one: `1.234`, `+8`, `86 %`.
pub fn quantity(line: &FigureLine, language: Language) -> Option<String> {
    let value = line.figure.value?;
    if line.unit == Unit::Year {
        return Some(value.normalize().to_string());
    }
    let is_signed = line.figure.printed.as_deref().is_some_and(|printed| printed.starts_with('+'));
    let sign = if is_signed && value > Decimal::ZERO { "+" } else { "" };
    let number = decimal(value, decimals(line, value), language);
    Some(match line.unit {
        Unit::Percent | Unit::PercentagePoints | Unit::People | Unit::Euro | Unit::Days => {
            format!("{sign}{number}\u{a0}{}", line.unit.label().text(language))
        }
        Unit::Count | Unit::Index | Unit::Year => format!("{sign}{number}"),
    })
}

/// As many decimals as are printed or needed, never more than the measure has.
fn decimals(line: &FigureLine, value: Decimal) -> u32 {
    let printed = line.figure.printed.as_deref().and_then(|printed| printed.split_once(','));
    let printed = printed.map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let needed = value.normalize().scale();
    u32::try_from(printed).unwrap_or(0).max(needed).min(line.decimals)
}

/// What is printed, where that says more or something else than the value does.
fn printed_apart(line: &FigureLine) -> Option<String> {
    let printed = line.figure.printed.clone()?;
    let shown = quantity(line, Language::Italian)?;
    let bare = |text: &str| text.replace('−', "-").split_whitespace().collect::<String>();
    let number = shown.split('\u{a0}').next().unwrap_or_default();
    let is_same = bare(&printed) == bare(&shown) || bare(&printed) == bare(number);
    (!is_same).then_some(printed)
}

fn counted(value: Decimal, language: Language) -> String {
    let value = value.normalize();
    decimal(value, value.scale(), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::model::Grade;

    fn line(value: Option<i64>, printed: &str, unit: Unit) -> FigureLine {
        let figure = serde_json::json!({
            "id": "certificati-offerta-2019", "measure": "offer", "source": "benchmark-servizi-2020",
            "locator": "riquadro", "grade": Grade::Documented.word(), "printed": printed,
        });
        let figure = Figure {
            value: value.map(Decimal::from),
            ..serde_json::from_value(figure).expect("a figure with what it must have")
        };
        FigureLine { figure, measure: String::new(), unit, decimals: 0, of: String::new(), checks: Vec::new() }
    }

    #[test]
    fn a_value_has_its_unit_and_its_sign() {
        let shown = |value, printed, unit| quantity(&line(value, printed, unit), Language::Italian);
        assert_eq!(shown(Some(86), "86%", Unit::Percent).as_deref(), Some("86\u{a0}%"));
        assert_eq!(shown(Some(8), "+8", Unit::Count).as_deref(), Some("+8"));
        assert_eq!(shown(Some(509_316), "509.316", Unit::Count).as_deref(), Some("509.316"));
        assert_eq!(shown(Some(2012), "2012", Unit::Year).as_deref(), Some("2012"));
        assert_eq!(shown(None, "nd", Unit::Count), None);
    }

    #[test]
    fn a_value_has_the_decimals_that_are_printed() {
        let shown = |value: Decimal, printed: &str| {
            let mut line = FigureLine { decimals: 2, ..line(Some(0), printed, Unit::Percent) };
            line.figure.value = Some(value);
            quantity(&line, Language::Italian)
        };
        assert_eq!(shown(Decimal::from(87), "87%").as_deref(), Some("87\u{a0}%"));
        assert_eq!(shown(Decimal::new(15, 1), "1,50%").as_deref(), Some("1,50\u{a0}%"));
        assert_eq!(shown(Decimal::new(15, 1), "uno e mezzo").as_deref(), Some("1,5\u{a0}%"));
    }

    #[test]
    fn what_is_printed_is_repeated_only_where_it_differs() {
        let apart = |value, printed, unit| printed_apart(&line(Some(value), printed, unit));
        assert_eq!(apart(86, "86%", Unit::Percent), None);
        assert_eq!(apart(86, "86", Unit::Percent), None);
        assert_eq!(apart(509_316, "509.316", Unit::Count), None);
        assert_eq!(apart(-3, "-3", Unit::Count), None);
        let words = "una piattaforma autonoma";
        assert_eq!(apart(1, words, Unit::Count).as_deref(), Some(words));
    }
}
