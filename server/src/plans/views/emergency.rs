//! The projects of the emergency: what was done from which day to which, and the practices that correspond.

use app::i18n::{Language, Message, message, month_and_year};
use app::plans::model::{EmergencyMeasure, Plan, Project};
use app::plans::sheets::{Drawing, Related};
use chrono::{Datelike, Days, Months, NaiveDate};

use super::words::{leaders, row};
use super::{Parts, both, href, say};
use crate::plans::drawings::{Group, Span, timeline};
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
        drawing: drawing(grids, &projects, &measures),
        grids: vec![grids.measures(say(CAPTION, grids.language), &measures, true)],
        practices: projects.iter().map(related).filter(|(_, practices)| !practices.is_empty()).collect(),
        datasets: &["piano-emergenza"],
    }
}

fn name(project: &Project, language: Language) -> String {
    format!("{} {}", project.code, project.title.text(language))
}

fn drawing(grids: Grids, projects: &[&Project], measures: &[&EmergencyMeasure]) -> Option<Drawing> {
    let language = grids.language;
    let groups: Vec<Group> = projects.iter().map(|project| group(grids, project)).collect();
    let groups: Vec<Group> = groups.into_iter().filter(|group| !group.spans.is_empty()).collect();
    let starts: Vec<NaiveDate> = measures.iter().filter_map(|measure| days(measure)).map(|(start, _)| start).collect();
    let (title, finding) = (say(TITLE, language), finding(&starts, projects.len(), language));
    let (wide, narrow) = both(|width| timeline(&groups, width, language, &title, &finding));
    let note = Some(say(NOTE, language));
    (!groups.is_empty()).then_some(Drawing { title, finding, legend: Vec::new(), wide, narrow, note })
}

fn group(grids: Grids, project: &Project) -> Group {
    let measures = grids.holdings.measures(&project.id).filter_map(|measure| span(grids, measure));
    let spans = (1_u32..).zip(measures).map(|(number, span)| Span { number: number.to_string(), ..span });
    Group { title: name(project, grids.language), spans: spans.collect() }
}

fn span(grids: Grids, measure: &EmergencyMeasure) -> Option<Span> {
    let language = grids.language;
    let (start, end) = days(measure)?;
    let said = |day: &Option<String>| day.as_deref().map(|day| moment(day, language));
    let when: Vec<String> = [said(&measure.date_start), said(&measure.date_end)].into_iter().flatten().collect();
    let label = measure.label.text(language).to_owned();
    Some(Span {
        number: String::new(),
        hint: format!("{label} ({})", when.join(" – ")),
        label: format!("{}: {label}", when.join(" – ")),
        href: href(grids, &format!("{}#{}", grids.project_path(&measure.project), measure.id)),
        start,
        end,
        notable: false,
    })
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
    said.with(language, &[&starts.len(), &projects, &day, &row(&names, language), &number])
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
