//! What a chart shows, whoever draws it: rows, series and marks with values, words and the addresses behind them.

use app::i18n::{Bilingual, Language, decimal};
use app::observatory::model::Unit;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::definition::Form;

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The chart's word in addresses.
    pub slug: String,
    /// How it is drawn.
    pub form: Form,
    /// What its page is called.
    pub name: Bilingual,
    /// What it shows, with what was chosen.
    pub title: Bilingual,
    /// The main finding in plain words, computed from the marks.
    pub finding: Bilingual,
    /// What the values count in.
    pub unit: Unit,
    /// The decimals to show.
    pub decimals: u32,
    /// The axis: from the first number, which is 0 or less, to the second.
    pub axis: (Decimal, Decimal),
    /// What the marks to notice have in common; without such marks there is nothing to say.
    pub notable: Option<Bilingual>,
    /// The rows, in the order in which they are drawn.
    pub categories: Vec<Category>,
    /// The series, in the order in which they are drawn.
    pub series: Vec<Series>,
    /// How many rows are not drawn.
    pub left_out: usize,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Category {
    /// What it is of.
    pub label: Bilingual,
    /// The same inside a sentence.
    pub phrase: Bilingual,
    /// The heading that it stands below, with those beside it.
    pub group: Option<Bilingual>,
    /// What stands below the label.
    pub detail: Option<Bilingual>,
    /// Whether it is the reader's own entity, or its class.
    pub own: bool,
    /// Whether it is all rows together.
    pub whole: bool,
    /// Which day it is, in a calendar.
    pub day: Option<NaiveDate>,
    /// Degrees north and east, on a map.
    pub place: Option<(f64, f64)>,
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is of; empty where there is one only.
    pub label: Bilingual,
    /// Whether it is the sum of the others, as the source prints it.
    pub total: bool,
    /// Whether it is the reader's own entity's.
    pub own: bool,
    /// A mark for each row, or none.
    pub marks: Vec<Option<Mark>>,
}

/// One mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its value; `None` where the source says that there is none.
    pub value: Option<Decimal>,
    /// The source's words where there is no value.
    pub printed: Option<String>,
    /// What stands beside it, where that is not the bare value.
    pub words: Option<Bilingual>,
    /// The first and the last day of each of its stretches, on a timeline.
    pub days: Vec<(NaiveDate, NaiveDate)>,
    /// Of which year, where neither row nor series says it.
    pub year: Option<String>,
    /// Whether it is the one thing to notice.
    pub notable: bool,
    /// Whether we computed it.
    pub computed: bool,
    /// Whether the source and our computation differ.
    pub unequal: bool,
    /// The ids of the figures behind it.
    pub figures: Vec<String>,
    /// Where in the document, where no figure says it.
    pub locator: Option<String>,
    /// The Italian path of the records behind it.
    pub path: String,
}

/// How many shades cells have.
const SHADES: u32 = 5;
const UNKNOWN: app::i18n::Message = app::i18n::message("dato non disponibile", "not available");
/// What stands where a row has no mark.
pub const NOTHING: app::i18n::Message = app::i18n::message("nessun dato", "no data");
const COMPUTED: app::i18n::Message = app::i18n::message("calcolato da noi", "our computation");
/// What stands behind a value that the source and our computation say differently.
pub const UNEQUAL_SIGN: &str = " ≠";
const UNEQUAL: app::i18n::Message =
    app::i18n::message("la fonte e il nostro conto non coincidono", "the source and our computation differ");

impl Chart {
    /// A value as it stands beside its mark: `77 %`.
    pub fn printed(&self, value: Decimal, language: Language) -> String {
        match self.unit {
            Unit::Percent => format!("{}\u{a0}%", decimal(value, needed(value, self.decimals), language)),
            _ => decimal(value, self.decimals, language),
        }
    }

    /// What stands beside a mark.
    pub fn beside(&self, mark: &Mark, language: Language) -> String {
        match (&mark.words, mark.value) {
            (Some(words), _) => words.text(language).to_owned(),
            (None, Some(value)) => self.printed(value, language),
            (None, None) => mark.printed.clone().unwrap_or_else(|| UNKNOWN.text(language).to_owned()),
        }
    }

    /// A mark in words: `Iscrizione al nido, 2019, piattaforma autonoma: 85 %`; the bare words of a list.
    pub fn spoken(&self, series: &Series, category: &Category, mark: &Mark, language: Language) -> String {
        let parts = [
            Some(category.label.text(language).to_owned()),
            Some(series.label.text(language).to_owned()).filter(|label| !label.is_empty()),
            mark.year.clone(),
        ];
        let of = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if self.form == Form::List {
            return of;
        }
        let computed = if mark.computed { format!(" ({})", COMPUTED.text(language)) } else { String::new() };
        let unequal = if mark.unequal { format!("; {}", UNEQUAL.text(language)) } else { String::new() };
        format!("{of}: {}{computed}{unequal}", self.beside(mark, language))
    }

    /// How dark a value's cell is, from 1 to 5, by its share of the largest value.
    pub fn shade(&self, value: Decimal) -> u32 {
        let share = value.checked_div(self.largest()).unwrap_or_default() * Decimal::from(SHADES);
        share.ceil().to_u32().unwrap_or(1).clamp(1, SHADES)
    }

    /// The values of each shade: above the first number, up to the second.
    pub fn shades(&self) -> impl Iterator<Item = (Decimal, Decimal)> {
        let part = self.largest() / Decimal::from(SHADES);
        (0..SHADES).map(move |shade| (part * Decimal::from(shade), part * Decimal::from(shade + 1)))
    }

    fn largest(&self) -> Decimal {
        self.marks().filter_map(|(_, _, mark)| mark.value).max().unwrap_or_default()
    }

    /// Where on the axis a value lies, in per cent of its length.
    pub fn position(&self, value: Decimal) -> Decimal {
        let (start, end) = self.axis;
        let share = (value - start).checked_div(end - start).unwrap_or_default() * Decimal::ONE_HUNDRED;
        share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).round_dp(2).normalize()
    }

    /// All marks with their series and row, series by series.
    pub fn marks(&self) -> impl Iterator<Item = (usize, usize, &Mark)> {
        self.series.iter().enumerate().flat_map(|(series, of)| {
            let marks = of.marks.iter().enumerate();
            marks.filter_map(move |(row, mark)| mark.as_ref().map(|mark| (series, row, mark)))
        })
    }

    /// The series whose values a row is compared by: the printed sum, or the last one.
    pub fn leading(&self) -> Option<&Series> {
        self.total().or_else(|| self.series.last())
    }

    /// The series that is the sum of the others, as the source prints it.
    pub fn total(&self) -> Option<&Series> {
        self.series.iter().find(|series| series.total)
    }

    /// What the values of a row that have marks of their own add up to.
    pub fn sum(&self, row: usize) -> Decimal {
        self.drawn().filter_map(|(_, series)| series.marks.get(row)?.as_ref()?.value).sum()
    }

    /// The series that are drawn with marks of their own.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, &Series)> {
        self.series.iter().enumerate().filter(|(_, series)| !series.total)
    }
}

/// As many decimals as the value has, one at least where the measure shows none and the value has some.
fn needed(value: Decimal, decimals: u32) -> u32 {
    value.normalize().scale().min(decimals.max(1))
}

/// The end of an axis that holds so much: a round number in four or five even steps.
pub fn round_end(largest: Decimal) -> Decimal {
    if largest <= Decimal::ZERO {
        return Decimal::ONE;
    }
    let mut power = Decimal::ONE;
    while power * Decimal::TEN < largest {
        power *= Decimal::TEN;
    }
    while power > largest {
        power /= Decimal::TEN;
    }
    let steps = [1, 2, 4, 5, 8, 10].map(|step| power * Decimal::from(step));
    steps.into_iter().find(|end| *end >= largest).unwrap_or(largest).normalize()
}
