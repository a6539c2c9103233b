//! What the charts of all views have in common.

use app::i18n::{Bilingual, Language, Message};
use app::observatory::model::Unit;
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use crate::observatory::charts::{Category, Chart, Form, Mark, Series, axis, both, written};

/// A chart of these rows and series; `None` without rows. Its address gives it its name.
pub fn chart(
    form: Form,
    title: Message,
    categories: Vec<Category>,
    series: Vec<Series>,
    finding: impl Fn(Language) -> String,
) -> Option<Chart> {
    (!categories.is_empty()).then(|| Chart {
        slug: String::new(),
        form,
        name: Bilingual::default(),
        title: both(title),
        finding: written(finding),
        unit: Unit::Count,
        decimals: 0,
        axis: if form == Form::Timeline { months(&series) } else { axis(form, Unit::Count, &series) },
        notable: None,
        categories,
        series,
        left_out: 0,
    })
}

/// A row that is called this.
pub fn row(label: impl Fn(Language) -> String) -> Category {
    let label = written(label);
    Category { phrase: label.clone(), label, ..Category::default() }
}

/// The one series of a chart.
pub fn alone(marks: Vec<Mark>) -> Vec<Series> {
    vec![Series { label: Bilingual::default(), total: false, own: false, marks: marks.into_iter().map(Some).collect() }]
}

/// A series among others.
pub fn named(label: Message, marks: Vec<Option<Mark>>) -> Series {
    Series { label: both(label), total: false, own: false, marks }
}

/// A mark with a value, where it leads, and where in the document it is.
pub fn mark(value: Decimal, path: String, locator: &str) -> Mark {
    Mark { value: Some(value), path, locator: Some(locator.to_owned()), ..Mark::default() }
}

/// Whole months around all days, as an axis.
fn months(series: &[Series]) -> (Decimal, Decimal) {
    let days = || series.iter().flat_map(|series| series.marks.iter().flatten()).flat_map(|mark| &mark.days);
    let first = days().map(|(start, _)| *start).min().and_then(|day| day.with_day(1));
    let last = days().map(|(_, end)| *end).max().and_then(|day| day.with_day(1)?.checked_add_months(Months::new(1)));
    let number = |day: Option<NaiveDate>| Decimal::from(day.map(|day| day.num_days_from_ce()).unwrap_or_default());
    (number(first), number(last))
}
