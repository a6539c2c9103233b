//! The projects of the emergency: what was done from which day to which, and the practices that correspond.

use app::i18n::{Language, Message, message, month_and_year};
use app::plans::model::{EmergencyMeasure, Plan, Project};
use app::plans::sheets::Related;
use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;

use super::chart::{alone, chart, mark, row};
use super::words::{self, leaders};
use super::{Parts, say};
use crate::observatory::charts::{Category, Chart, Form, Mark, both, written};
use crate::plans::grids::{Grids, moment};
use crate::plans::related::practices;

const LEAD: Message = message(
    "I progetti nati con la pandemia e le loro misure con le date che il documento dà, accanto alle pratiche del \
     catalogo che corrispondono.",
    "The projects born with the pandemic and their measures with the days that the document gives, beside the \
     practices of the catalogue that correspond.",
);
const TITLE: Message = message("Le misure dell’emergenza nel tempo", "The emergency’s measures over time");
const CAPTION: Message = message("Misure dell’emergenza per data", "Measures of the emergency by date");
const NOTE: Message = message(
    "Dove il documento dà un giorno solo, la barra è di un giorno; dove dà solo un mese, va dal primo all’ultimo giorno \
     del mese.",
    "Where the document gives one day only, the bar is of one day; where it gives only a month, it goes from the \
     month’s first to its last day.",
);

/// The view.
pub fn parts(grids: Grids, plan: &Plan) -> Parts {
    let projects = grids.holdings.projects(grids.plan, None);
    let projects: Vec<&Project> = projects.into_iter().filter(|project| project.emergency).collect();
    let ids: Vec<&str> = projects.iter().map(|project| project.id.as_str()).collect();
    let measures = grids.holdings.records.measures.iter();
    let measures: Vec<&EmergencyMeasure> = measures.filter(|measure| ids.contains(&measure.project.as_str())).collect();
    let related = |project: &&Project| -> (String, Vec<Related>) {
        (name(project, grids.language), practices(grids.holdings, plan, project, grids.language))
    };
    Parts {
        lead: LEAD,
        choices: Vec::new(),
        chart: drawn(grids, &projects, &measures),
        note: Some(both(NOTE)),
        grids: vec![grids.measures(say(CAPTION, grids.language), &measures, true)],
        practices: projects.iter().map(related).filter(|(_, practices)| !practices.is_empty()).collect(),
        datasets: &["piano-emergenza"],
    }
}

fn name(project: &Project, language: Language) -> String {
    format!("{} {}", project.code, project.title.text(language))
}

fn drawn(grids: Grids, projects: &[&Project], measures: &[&EmergencyMeasure]) -> Option<Chart> {
    let held = projects.iter().flat_map(|project| {
        grids.holdings.measures(&project.id).filter_map(|measure| of_measure(grids, project, measure))
    });
    let (categories, marks): (Vec<Category>, Vec<Mark>) = held.unzip();
    let starts: Vec<NaiveDate> = measures.iter().filter_map(|measure| days(measure)).map(|(start, _)| start).collect();
    chart(Form::Timeline, TITLE, categories, alone(marks), |language| finding(&starts, projects.len(), language))
}

fn of_measure(grids: Grids, project: &Project, measure: &EmergencyMeasure) -> Option<(Category, Mark)> {
    let days = days(measure)?;
    let when = written(|language| {
        let said = |day: &Option<String>| day.as_deref().map(|day| moment(day, language));
        let when: Vec<String> = [said(&measure.date_start), said(&measure.date_end)].into_iter().flatten().collect();
        when.join(" – ")
    });
    let category = Category {
        group: Some(written(|language| name(project, language))),
        detail: Some(when.clone()),
        ..row(|language| measure.label.text(language).to_owned())
    };
    let path = format!("{}#{}", grids.project_path(&measure.project), measure.id);
    Some((category, Mark { words: Some(when), days: vec![days], ..mark(Decimal::ONE, path, &measure.locator) }))
}

/// The first and the last day of a measure, which may be the same.
fn days(measure: &EmergencyMeasure) -> Option<(NaiveDate, NaiveDate)> {
    let start = measure.date_start.as_deref().or(measure.date_end.as_deref()).and_then(first)?;
    let end = measure.date_end.as_deref().or(measure.date_start.as_deref()).and_then(last)?;
    Some((start, end))
}

fn first(moment: &str) -> Option<NaiveDate> {
    moment.parse().or_else(|_| format!("{moment}-01").parse()).ok()
}

fn last(moment: &str) -> Option<NaiveDate> {
    let day = moment.parse::<NaiveDate>().ok();
    day.or_else(|| first(moment)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1)))
}

/// How many measures, from when, and in which month most begin.
fn finding(starts: &[NaiveDate], projects: usize, language: Language) -> String {
    const ONE: Message = message("Una sola misura, dal {}.", "Only one measure, from {}.");
    const MOST: Message = message(
        "{} misure datate in {} progetti, la prima dal {}; il mese in cui ne cominciano di più è {} ({}).",
        "{} dated measures in {} projects, the first from {}; the month in which most begin is {} ({}).",
    );
    const TIE: Message = message(
        "{} misure datate in {} progetti, la prima dal {}; i mesi in cui ne cominciano di più sono {} ({} ciascuno).",
        "{} dated measures in {} projects, the first from {}; the months in which most begin are {} ({} each).",
    );
    let Some(earliest) = starts.iter().min() else { return String::new() };
    let day = app::i18n::long_date(*earliest, language);
    if starts.len() == 1 {
        return ONE.with(language, &[&day]);
    }
    let mut months: Vec<(NaiveDate, u32)> = Vec::new();
    for month in starts.iter().filter_map(|start| start.with_day(1)) {
        match months.iter_mut().find(|(known, _)| *known == month) {
            Some((_, number)) => *number += 1,
            None => months.push((month, 1)),
        }
    }
    months.sort_unstable();
    let Some((most, number)) = leaders(&months) else { return String::new() };
    let names: Vec<String> = most.into_iter().map(|month| month_and_year(month, language)).collect();
    let said = if names.len() == 1 { MOST } else { TIE };
    said.with(language, &[&starts.len(), &projects, &day, &words::row(&names, language), &number])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(days: &[&str]) -> Vec<NaiveDate> {
        days.iter().map(|day| day.parse().expect("a day")).collect()
    }

    #[test]
    fn a_month_goes_from_its_first_to_its_last_day() {
        assert_eq!(first("2020-02"), Some("2020-02-01".parse().expect("a day")));
        assert_eq!(last("2020-02"), Some("2020-02-29".parse().expect("a day")));
        assert_eq!(last("2020-05-03"), Some("2020-05-03".parse().expect("a day")));
        assert_eq!(first("boh"), None);
    }

    #[test]
    fn the_month_of_most_beginnings_is_named() {
        let starts = starts(&["2020-02-23", "2020-05-04", "2020-05-25"]);
        assert_eq!(
            finding(&starts, 2, Language::Italian),
            "3 misure datate in 2 progetti, la prima dal 23 febbraio 2020; il mese in cui ne cominciano di più è \
             maggio 2020 (2)."
        );
    }

    #[test]
    fn months_alike_are_named_together_and_one_measure_alone() {
        let two = finding(&starts(&["2020-02-23", "2020-05-04"]), 1, Language::English);
        assert!(two.ends_with("most begin are February 2020 and May 2020 (1 each)."), "{two}");
        assert_eq!(finding(&starts(&["2020-02-23"]), 1, Language::Italian), "Una sola misura, dal 23 febbraio 2020.");
        assert_eq!(finding(&[], 1, Language::Italian), "");
    }
}
