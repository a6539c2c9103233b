//! Income and expenditure, chapter by chapter.

use app::i18n::{Language, Message, message};
use app::plans::model::{Chapter, PrintedTotal, Side};
use app::plans::sheets::Choice;
use rust_decimal::Decimal;

use super::chart::{chart, mark, named, row};
use super::words::{self, leaders};
use super::{Choices, Parts, centre_choice, say};
use crate::observatory::charts::{Chart, Form, Mark, written};
use crate::plans::grids::{Grids, euro};

const LEAD: Message = message(
    "Che cosa entra e che cosa si spende, capitolo per capitolo, come nelle schede dei progetti.",
    "What comes in and what is spent, chapter by chapter, as in the projects’ sheets.",
);
const TITLE: Message = message("Importi dei capitoli, dal più grande", "Amounts of the chapters, largest first");
const CAPTION: Message = message("Capitoli del piano", "Chapters of the plan");
const TOTALS: Message = message(
    "Totali stampati nelle schede, e gli stessi calcolati dai capitoli",
    "Totals printed in the sheets, and the same computed from the chapters",
);

/// The view.
pub fn parts(grids: Grids, choices: &Choices) -> Parts {
    let projects = grids.holdings.projects(grids.plan, choices.centre.as_deref());
    let chapters = projects.iter().flat_map(|project| grids.holdings.chapters(&project.id));
    let chapters = chapters.filter(|chapter| choices.side.is_none_or(|side| side == chapter.side));
    let mut chapters: Vec<&Chapter> = chapters.collect();
    let totals = projects.iter().flat_map(|project| grids.holdings.totals(&project.id));
    let totals: Vec<&PrintedTotal> = totals.filter(|total| is_of_side(total, choices.side, &chapters)).collect();
    let caption = say(CAPTION, grids.language);
    let table = grids.chapters(caption, &chapters, true);
    let totals = grids.totals(say(TOTALS, grids.language), &totals);
    chapters.sort_by(|one, other| other.amount.cmp(&one.amount).then_with(|| one.id.cmp(&other.id)));
    Parts {
        lead: LEAD,
        choices: vec![centre_choice(grids, choices), side_choice(choices, grids.language)],
        chart: drawn(grids, &chapters),
        note: None,
        grids: [table, totals].into_iter().filter(|grid| !grid.rows.is_empty()).collect(),
        practices: Vec::new(),
        datasets: &["piano-capitoli", "piano-totali"],
    }
}

/// Whether a sheet's total is one of the columns of the chosen chapters.
fn is_of_side(total: &PrintedTotal, side: Option<Side>, chapters: &[&Chapter]) -> bool {
    let own = |chapter: &&&Chapter| {
        total.project.as_deref() == Some(chapter.project.as_str()) && chapter.column == total.column
    };
    let of_side = |chapter: &&Chapter| side.is_none_or(|side| side == chapter.side);
    chapters.iter().find(own).is_some_and(of_side)
}

fn side_choice(choices: &Choices, language: Language) -> Choice {
    let option = |side: &Side| (side.slug().to_owned(), side.label().text(language).to_owned());
    Choice {
        name: "lato".into(),
        label: say(message("Entrate o spese", "Income or expenditure"), language),
        options: Side::ALL.iter().map(option).collect(),
        chosen: choices.side.map(|side| side.slug().to_owned()).unwrap_or_default(),
    }
}

fn drawn(grids: Grids, chapters: &[&Chapter]) -> Option<Chart> {
    let label = |chapter: &Chapter| format!("{}/{} {}", chapter.chapter, chapter.article, chapter.label);
    let categories = chapters.iter().map(|chapter| row(|_| label(chapter))).collect();
    let of_side = |side: &Side| {
        let marks = chapters.iter().map(|chapter| {
            let path = format!("{}#{}", grids.project_path(&chapter.project), chapter.id);
            let words = Some(written(|language| euro(chapter.amount, language)));
            (chapter.side == *side).then(|| Mark { words, ..mark(chapter.amount, path, &chapter.locator) })
        });
        named(side.label(), marks.collect())
    };
    let sides = Side::ALL.iter().filter(|side| chapters.iter().any(|chapter| chapter.side == **side));
    let series = sides.map(of_side).collect();
    chart(Form::Grouped, TITLE, categories, series, |language| finding(chapters, language))
}

/// What comes in, what is spent, and the largest chapter.
fn finding(chapters: &[&Chapter], language: Language) -> String {
    const BOTH: Message = message(
        "I capitoli prevedono {} di entrate e {} di spese: {}.",
        "The chapters expect {} of income and {} of expenditure: {}.",
    );
    const INCOME: Message = message("I capitoli prevedono {} di entrate.", "The chapters expect {} of income.");
    const SPENDING: Message = message("I capitoli prevedono {} di spese.", "The chapters expect {} of expenditure.");
    const LARGEST: Message = message("Il più grande è {}, con {}.", "The largest is {}, with {}.");
    const TIE: Message = message("I più grandi sono {}, con {} ciascuno.", "The largest are {}, with {} each.");
    let sum = |side| -> Decimal {
        chapters.iter().filter(|chapter| chapter.side == side).map(|chapter| chapter.amount).sum()
    };
    let (income, spending) = (sum(Side::Income), sum(Side::Expenditure));
    let has = |side| chapters.iter().any(|chapter| chapter.side == side);
    let sums = match (has(Side::Income), has(Side::Expenditure)) {
        (true, true) => BOTH.with(
            language,
            &[&euro(income, language), &euro(spending, language), &difference(income, spending, language)],
        ),
        (true, false) => INCOME.with(language, &[&euro(income, language)]),
        _ => SPENDING.with(language, &[&euro(spending, language)]),
    };
    let values = chapters.iter().map(|chapter| (format!("{}/{}", chapter.chapter, chapter.article), chapter.amount));
    let values: Vec<(String, Decimal)> = values.collect();
    let Some((names, most)) = leaders(&values) else { return String::new() };
    let largest = if names.len() == 1 { LARGEST } else { TIE };
    format!("{sums} {}", largest.with(language, &[&words::row(&names, language), &euro(most, language)]))
}

fn difference(income: Decimal, spending: Decimal, language: Language) -> String {
    const MORE: Message = message("{} di entrate in più", "{} more income");
    const LESS: Message = message("{} di spese in più", "{} more expenditure");
    const SAME: Message = message("quanto entra si spende", "what comes in is spent");
    let apart = euro((income - spending).abs(), language);
    match income.cmp(&spending) {
        std::cmp::Ordering::Greater => MORE.with(language, &[&apart]),
        std::cmp::Ordering::Less => LESS.with(language, &[&apart]),
        std::cmp::Ordering::Equal => say(SAME, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::checks::samples::chapter;

    fn said(chapters: &[Chapter], language: Language) -> String {
        finding(&chapters.iter().collect::<Vec<_>>(), language)
    }

    #[test]
    fn sides_are_summed_and_the_largest_chapter_named() {
        let chapters = [chapter("00100", Side::Income, "30.00"), chapter("00200", Side::Expenditure, "12.50")];
        assert_eq!(
            said(&chapters, Language::Italian),
            "I capitoli prevedono 30,00\u{a0}€ di entrate e 12,50\u{a0}€ di spese: 17,50\u{a0}€ di entrate in più. Il \
             più grande è 00100/00, con 30,00\u{a0}€."
        );
    }

    #[test]
    fn equal_chapters_are_named_together() {
        let chapters = [chapter("1", Side::Income, "5.00"), chapter("2", Side::Expenditure, "5.00")];
        assert_eq!(
            said(&chapters, Language::English),
            "The chapters expect 5.00\u{a0}€ of income and 5.00\u{a0}€ of expenditure: what comes in is spent. The \
             largest are 1/00 and 2/00, with 5.00\u{a0}€ each."
        );
    }

    #[test]
    fn one_chapter_has_one_side() {
        let one = [chapter("1", Side::Expenditure, "5.00")];
        assert!(said(&one, Language::Italian).starts_with("I capitoli prevedono 5,00\u{a0}€ di spese. Il più grande"));
        assert_eq!(said(&[], Language::Italian), "");
    }
}
