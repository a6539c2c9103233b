//! A chart's description as the option of the browser's chart library.

mod cells;
mod rows;
mod tiles;

use app::i18n::Language;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::definition::Form;
use super::description::Chart;

/// The option as JSON; `None` for kinds of charts that only the server draws, and where names are too long for rows of
/// one height.
pub fn option(chart: &Chart, language: Language) -> Option<String> {
    let option = match chart.form {
        Form::Bars | Form::Grouped | Form::Stacked | Form::Dumbbell => rows::option(chart, language)?,
        Form::Heatmap => cells::heat_map(chart, language),
        Form::Calendar => cells::calendar(chart, language)?,
        Form::Treemap => tiles::option(chart, language),
        Form::Timeline | Form::Map | Form::List => return None,
    };
    Some(option.to_string())
}

/// The number nearest to an exact one, for drawing only.
fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}
