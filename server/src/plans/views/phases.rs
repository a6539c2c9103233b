//! The phases of all projects on the months of the year.

use app::i18n::{Bilingual, Language, Message, message, month_and_year};
use app::plans::model::{Phase, Project};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::chart::{alone, chart, mark, row};
use super::words::{self, leaders};
use super::{Choices, Parts, centre_choice, say};
use crate::observatory::charts::{Category, Chart, Form, Mark, both, written};
use crate::plans::grids::{Grids, moment};

const LEAD: Message = message(
    "Che cosa si fa in quali mesi: ogni barra va dal primo all’ultimo giorno di una fase.",
    "What is done in which months: each bar goes from the first to the last day of a phase.",
);
const TITLE: Message = message("Le fasi dei progetti nell’anno", "The projects’ phases through the year");
const CAPTION: Message = message("Fasi del piano", "Phases of the plan");
const NOTABLE: Message = message("con una verifica che non torna", "with a check that disagrees");
const NOTE: Message = message(
    "I numeri prima dei nomi sono quelli delle fasi nel documento. {} progetti non hanno fasi.",
    "The numbers before the names are those of the phases in the document. {} projects have no phases.",
);
const NOTE_OF_ALL: Message = message(
    "Ogni riga è un progetto, ogni barra una sua fase: scegliendo un centro si leggono le fasi una per una. {} progetti \
     non hanno fasi.",
    "Each row is a project, each bar one of its phases: choose a centre to read the phases one by one. {} projects have \
     no phases.",
);

/// The rules whose disagreements are marked on the bars.
const RULES: [&str; 4] = ["plan-phase-objective", "plan-phase-duration", "plan-phase-year", "plan-repeated-phase"];

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let projects = grids.holdings.projects(grids.plan, choices.centre.as_deref());
    let phases: Vec<&Phase> = projects.iter().flat_map(|project| grids.holdings.phases(&project.id)).collect();
    let table = grids.phases(say(CAPTION, grids.language), &phases, true);
    let (chart, note) = drawn(grids, &projects, choices).unzip();
    Parts {
        lead: LEAD,
        choices: vec![centre_choice(grids, choices)],
        chart,
        note,
        grids: vec![table].into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-fasi"],
    }
}

fn days(phase: &Phase) -> Option<(NaiveDate, NaiveDate)> {
    Some((phase.start.parse().ok()?, phase.end.parse().ok()?))
}

/// A bar for each phase of a centre; of the whole plan a row for each project, which holds the bars of its phases.
fn drawn(grids: Grids, projects: &[&Project], choices: &Choices) -> Option<(Chart, Bilingual)> {
    let held: Vec<(&Project, Vec<&Phase>)> = projects
        .iter()
        .map(|project| (*project, grids.holdings.phases(&project.id).collect::<Vec<_>>()))
        .filter(|(_, phases)| !phases.is_empty())
        .collect();
    let rows = held.iter().flat_map(|(project, phases)| match &choices.centre {
        Some(_) => phases.iter().map(|phase| of_phase(grids, project, phase)).collect::<Vec<_>>(),
        None => vec![of_project(grids, project, phases)],
    });
    let (categories, marks): (Vec<Category>, Vec<Mark>) = rows.unzip();
    let all: Vec<(NaiveDate, NaiveDate)> =
        held.iter().flat_map(|(_, phases)| phases.iter().filter_map(|phase| days(phase))).collect();
    let chart = chart(Form::Timeline, TITLE, categories, alone(marks), |language| finding(&all, language))?;
    let without = projects.len() - held.len();
    let note = if choices.centre.is_some() { NOTE } else { NOTE_OF_ALL };
    let notable = chart.marks().any(|(_, _, mark)| mark.notable).then(|| both(NOTABLE));
    Some((Chart { notable, ..chart }, written(|language| note.with(language, &[&without]))))
}

fn name(project: &Project, language: Language) -> String {
    format!("{} {}", project.code, project.title.text(language))
}

fn of_phase(grids: Grids, project: &Project, phase: &Phase) -> (Category, Mark) {
    let group = Some(written(|language| name(project, language)));
    let path = format!("{}#{}", grids.project_path(&phase.project), phase.id);
    let when = |language| format!("{} – {}", moment(&phase.start, language), moment(&phase.end, language));
    let mark = Mark {
        words: Some(written(when)),
        days: days(phase).into_iter().collect(),
        notable: is_notable(grids, phase),
        ..mark(Decimal::ONE, path, &phase.locator)
    };
    (Category { group, ..row(|_| format!("{}. {}", phase.order, phase.label)) }, mark)
}

fn of_project(grids: Grids, project: &Project, phases: &[&Phase]) -> (Category, Mark) {
    const ONE: Message = message("una fase", "one phase");
    const SOME: Message = message("{} fasi", "{} phases");
    let centre = grids.holdings.centre(grids.plan, &project.centre);
    let group =
        centre.map(|centre| written(|language| format!("CDR {} · {}", centre.code, centre.name.text(language))));
    let number = |language| if phases.len() == 1 { say(ONE, language) } else { SOME.with(language, &[&phases.len()]) };
    let mark = Mark {
        words: Some(written(number)),
        days: phases.iter().filter_map(|phase| days(phase)).collect(),
        notable: phases.iter().any(|phase| is_notable(grids, phase)),
        ..mark(Decimal::from(phases.len()), grids.project_path(&project.id), &project.locator)
    };
    (Category { group, ..row(|language| name(project, language)) }, mark)
}

fn is_notable(grids: Grids, phase: &Phase) -> bool {
    !grids.holdings.marks(&RULES, &phase.id, grids.language).is_empty()
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
    format!("{said} {}", ends.with(language, &[&words::row(&names, language), &number]))
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
