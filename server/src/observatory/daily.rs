//! Which chart the first page shows on a day: every small one in turn.

use app::i18n::Language;
use app::observatory::stories::model::DayChart;
use app::registry::model::Named;
use chrono::{Datelike, NaiveDate};

use super::charts::{Drawn, Form, Place};
use super::holdings::Holdings;

/// The most marks of a chart that fits beside the search.
const MARKS: usize = 8;

/// Which of so many things it is the turn of on a day; `None` where there are none.
pub fn turn(day: NaiveDate, count: usize) -> Option<usize> {
    let count = i32::try_from(count).ok().filter(|count| *count > 0)?;
    usize::try_from(day.num_days_from_ce().rem_euclid(count)).ok()
}

/// The chart of a day; `None` where no chart is small enough.
pub fn of_day(day: NaiveDate, holdings: &Holdings, language: Language) -> Option<DayChart> {
    let small = holdings.small_charts();
    let definition = holdings.charts.get(*small.get(turn(day, small.len())?)?)?;
    let chosen = Drawn::of(definition, "", &holdings.around())?;
    let source = holdings.sources.iter().find(|source| source.id == chosen.definition.source)?;
    Some(DayChart {
        slug: chosen.chart.slug.clone(),
        title: chosen.chart.title.text(language).to_owned(),
        finding: chosen.chart.finding.text(language).to_owned(),
        drawings: chosen.drawings(Place::Page, language),
        source: Named { slug: source.id.clone(), name: source.title.clone() },
    })
}

/// Whether a chart is read at a glance, and is complete as it is.
pub fn is_small(drawn: &Drawn<'_>) -> bool {
    let simple = matches!(drawn.chart.form, Form::Bars | Form::Grouped);
    simple && drawn.chart.left_out == 0 && drawn.chart.marks().count() <= MARKS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn every_chart_has_its_day_and_then_it_begins_again() {
        let turns: Vec<usize> = (2..7).filter_map(|date| turn(day(&format!("2024-05-0{date}")), 3)).collect();
        assert_eq!(turns[0], turns[3]);
        assert_eq!(turns[1], turns[4]);
        let mut first = turns[..3].to_vec();
        first.sort_unstable();
        assert_eq!(first, [0, 1, 2]);
    }

    #[test]
    fn the_turn_goes_on_over_the_end_of_a_year() {
        assert_eq!(turn(day("2024-01-01"), 7), turn(day("2023-12-31"), 7).map(|last| (last + 1) % 7));
    }

    #[test]
    fn of_nothing_it_is_nothing_s_turn() {
        assert_eq!(turn(day("2024-05-02"), 0), None);
        assert_eq!(turn(day("2024-05-02"), 1), Some(0));
    }
}
