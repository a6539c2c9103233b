//! The phases of all projects on the months of the year.

use app::i18n::{Language, Message, message, month_and_year};
use app::plans::model::{Phase, Project};
use app::plans::sheets::Drawing;
use chrono::{Datelike, NaiveDate};

use super::words::{leaders, row};
use super::{Choices, Parts, both, centre_choice, href, say};
use crate::plans::drawings::{Group, Span, timeline};
use crate::plans::grids::{Grids, moment};

const LEAD: Message = message(
    "Che cosa si fa in quali mesi: ogni barra va dal primo all’ultimo giorno di una fase.",
    "What is done in which months: each bar goes from the first to the last day of a phase.",
);
const TITLE: Message = message("Le fasi dei progetti nell’anno", "The projects’ phases through the year");
const CAPTION: Message = message("Fasi del piano", "Phases of the plan");
const PLAIN: Message = message("fase", "phase");
const NOTABLE: Message = message("fase con una verifica che non torna", "phase with a check that disagrees");
const NOTE: Message = message(
    "I numeri prima delle barre sono quelli delle fasi nel documento. {} progetti non hanno fasi.",
    "The numbers before the bars are those of the phases in the document. {} projects have no phases.",
);

/// The rules whose disagreements are marked on the bars.
const RULES: [&str; 4] = ["plan-phase-objective", "plan-phase-duration", "plan-phase-year", "plan-repeated-phase"];

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let projects = grids.holdings.projects(grids.plan, choices.centre.as_deref());
    let phases: Vec<&Phase> = projects.iter().flat_map(|project| grids.holdings.phases(&project.id)).collect();
    let table = grids.phases(say(CAPTION, grids.language), &phases, true);
    Parts {
        lead: LEAD,
        choices: vec![centre_choice(grids, choices)],
        drawing: drawing(grids, &projects, &phases),
        grids: vec![table].into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-fasi"],
    }
}

fn drawing(grids: Grids, projects: &[&Project], phases: &[&Phase]) -> Option<Drawing> {
    let language = grids.language;
    let groups: Vec<Group> = projects.iter().filter_map(|project| group(grids, project)).collect();
    let days: Vec<(NaiveDate, NaiveDate)> = phases.iter().filter_map(|phase| days(phase)).collect();
    let (title, finding) = (say(TITLE, language), finding(&days, language));
    let (wide, narrow) = both(|width| timeline(&groups, width, language, &title, &finding));
    let legend = vec![(1, say(PLAIN, language)), (2, say(NOTABLE, language))];
    let note = Some(NOTE.with(language, &[&(projects.len() - groups.len())]));
    (!groups.is_empty()).then_some(Drawing { title, finding, legend, wide, narrow, note })
}

fn days(phase: &Phase) -> Option<(NaiveDate, NaiveDate)> {
    Some((phase.start.parse().ok()?, phase.end.parse().ok()?))
}

fn group(grids: Grids, project: &Project) -> Option<Group> {
    let spans: Vec<Span> = grids.holdings.phases(&project.id).filter_map(|phase| span(grids, phase)).collect();
    let title = format!("{} {}", project.code, project.title.text(grids.language));
    (!spans.is_empty()).then_some(Group { title, spans })
}

fn span(grids: Grids, phase: &Phase) -> Option<Span> {
    let (start, end) = days(phase)?;
    let (from, to) = (moment(&phase.start, grids.language), moment(&phase.end, grids.language));
    Some(Span {
        number: phase.order.to_string(),
        label: String::new(),
        hint: format!("{}. {} ({from} – {to})", phase.order, phase.label),
        href: href(grids, &format!("{}#{}", grids.project_path(&phase.project), phase.id)),
        start,
        end,
        notable: !grids.holdings.marks(&RULES, &phase.id, grids.language).is_empty(),
    })
}

/// How many there are, how many last the whole year, and when most of the others end.
fn finding(days: &[(NaiveDate, NaiveDate)], language: Language) -> String {
    const ONE: Message = message("Una sola fase, dal {} al {}.", "Only one phase, from {} to {}.");
    const YEAR: Message = message("Su {} fasi, {} durano tutto l’anno.", "Of {} phases, {} last the whole year.");
    const ONE_YEAR: Message = message("Su {} fasi, una dura tutto l’anno.", "Of {} phases, one lasts the whole year.");
    const NO_YEAR: Message =
        message("Su {} fasi, nessuna dura tutto l’anno.", "Of {} phases, none lasts the whole year.");
    const ENDS: Message =
        message("Delle altre, ne finiscono di più in {} ({}).", "Of the others, most end in {} ({}).");
    const TIE: Message =
        message("Delle altre, ne finiscono di più in {} ({} ciascuno).", "Of the others, most end in {} ({} each).");
    if let [(start, end)] = days {
        return ONE.with(language, &[&app::i18n::long_date(*start, language), &app::i18n::long_date(*end, language)]);
    }
    let whole = |(start, end): &&(NaiveDate, NaiveDate)| {
        (start.month(), start.day(), end.month(), end.day()) == (1, 1, 12, 31) && start.year() == end.year()
    };
    let year = days.iter().filter(whole).count();
    let said = match year {
        0 => NO_YEAR.with(language, &[&days.len()]),
        1 => ONE_YEAR.with(language, &[&days.len()]),
        _ => YEAR.with(language, &[&days.len(), &year]),
    };
    let mut months: Vec<(NaiveDate, u32)> = Vec::new();
    for (_, end) in days.iter().filter(|days| !whole(days)) {
        let Some(first) = end.with_day(1) else { continue };
        match months.iter_mut().find(|(month, _)| *month == first) {
            Some((_, number)) => *number += 1,
            None => months.push((first, 1)),
        }
    }
    months.sort_unstable();
    let Some((most, number)) = leaders(&months) else { return said };
    let names: Vec<String> = most.into_iter().map(|month| month_and_year(month, language)).collect();
    let ends = if names.len() == 1 { ENDS } else { TIE };
    format!("{said} {}", ends.with(language, &[&row(&names, language), &number]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(spans: &[(&str, &str)]) -> Vec<(NaiveDate, NaiveDate)> {
        let day = |text: &str| text.parse().expect("a day");
        spans.iter().map(|(start, end)| (day(start), day(end))).collect()
    }

    #[test]
    fn phases_of_the_whole_year_are_counted_apart() {
        let days = days(&[("2020-01-01", "2020-12-31"), ("2020-01-01", "2020-06-30"), ("2020-03-01", "2020-06-03")]);
        assert_eq!(
            finding(&days, Language::Italian),
            "Su 3 fasi, una dura tutto l’anno. Delle altre, ne finiscono di più in giugno 2020 (2)."
        );
    }

    #[test]
    fn months_with_as_many_ends_are_named_together() {
        let days = days(&[("2020-01-01", "2020-05-31"), ("2020-01-01", "2020-04-30")]);
        assert_eq!(
            finding(&days, Language::English),
            "Of 2 phases, none lasts the whole year. Of the others, most end in April 2020 and May 2020 (1 each)."
        );
    }

    #[test]
    fn one_phase_is_told_with_its_days() {
        assert_eq!(
            finding(&days(&[("2020-05-04", "2020-05-05")]), Language::Italian),
            "Una sola fase, dal 4 maggio 2020 al 5 maggio 2020."
        );
    }
}
