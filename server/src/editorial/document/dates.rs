//! When an exchange may take place, as a sheet says it: days, several days, days to choose from, months.

use app::editorial::document::{Found, Lines, SessionDate};
use app::exchanges::model::SessionKind;
use chrono::{Days, Months, NaiveDate};

use super::labels::{Block, plain};
use super::numbers::{Token, tokens};

/// The months by name.
const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
/// Years that a sheet may name.
const YEARS: std::ops::RangeInclusive<u32> = 2000..=2099;
/// Words that say that the date is still open.
const OPEN: [&str; 5] = ["concord", "defin", "fissa", "richiest", "stabil"];

/// A day or several days in a row, as a sheet lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    first: u32,
    last: u32,
}

/// How several days of one month belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Several {
    /// They do not, or nothing is said.
    #[default]
    Apart,
    /// One of them is to be chosen, as the text says: "13 o 20".
    Choice,
    /// They are listed, and one or some of them are probably to be chosen: "17, 19, 24".
    List,
}

/// What a line says in one go: days, a month, a year, as far as each is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Phrase {
    runs: Vec<Run>,
    /// The months, from 1; several are one period.
    months: Vec<u32>,
    year: Option<u32>,
    /// How several days belong together.
    several: Several,
    /// Whether it says from when to when: "dal 5 al 16".
    span: bool,
}

/// The dates in a block, in its order. Where a date has no year, it is that of the edition, and uncertain.
pub fn read(block: &Block, edition: i32) -> Vec<Found<SessionDate>> {
    let mut dates = Vec::new();
    let mut label: Option<String> = None;
    for line in &block.lines {
        let text = plain(&line.text);
        let (own, said) = own_label(&text);
        label = own.or(label);
        let place = Lines { first: line.number, last: line.number };
        let groups = dates.iter().filter_map(|date: &Found<SessionDate>| date.value.group).max().unwrap_or(0);
        let read = line_dates(said, label.as_deref(), place, edition, groups + 1);
        if !read.is_empty() {
            label = None;
        }
        dates.extend(read);
    }
    dates
}

/// The sheet's word for a date, "Calendario 1" or "1^ giornata", before what else the line says.
fn own_label(text: &str) -> (Option<String>, &str) {
    let length = if let Some(rest) = text.strip_prefix("Calendario") {
        // More than one digit is a day.
        let number = rest.trim_start();
        let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 1 { text.len() - number.len() + 1 } else { "Calendario".len() }
    } else if let Some(at) = text.find("^ giornata").filter(|at| text[..*at].chars().all(|c| c.is_ascii_digit())) {
        at + "^ giornata".len()
    } else {
        return (None, text);
    };
    (Some(text[..length].to_owned()), text[length..].trim_start_matches([':', '|', ' ']))
}

fn line_dates(said: &str, label: Option<&str>, lines: Lines, edition: i32, group: u32) -> Vec<Found<SessionDate>> {
    let session = |kind, days: Option<(NaiveDate, NaiveDate)>, group| SessionDate {
        label: label.map(str::to_owned),
        kind,
        start: days.map(|(start, _)| start),
        end: days.map(|(_, end)| end),
        printed: said.to_owned(),
        group,
    };
    let phrase = phrase(&tokens(first_sentence(said)));
    let year = phrase.year.and_then(|year| i32::try_from(year).ok());
    if phrase.months.is_empty() {
        let open = tokens(said).iter().any(|token| token.begins_with(&OPEN));
        let agreed = Found { value: session(SessionKind::ToBeAgreed, None, None), lines, certain: true };
        return open.then_some(agreed).into_iter().collect();
    }
    let group = (phrase.several != Several::Apart).then_some(group);
    let dates = days(&phrase, year.unwrap_or(edition)).into_iter().map(|(kind, start, end)| {
        let certain = year.is_some() && (phrase.runs.len() < 2 || phrase.several == Several::Choice);
        Found { value: session(kind, Some((start, end)), group), lines, certain }
    });
    dates.collect()
}

/// What stands before the first full stop that ends a sentence: what follows is about the visit, not about its date.
fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..end])
}

fn phrase(tokens: &[Token]) -> Phrase {
    if let Some(phrase) = numeric(tokens) {
        return phrase;
    }
    let mut phrase = Phrase { span: tokens.iter().any(|token| token.is("dal")), ..Phrase::default() };
    let mut listed = false;
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            Token::Number { value, in_words: false } if YEARS.contains(value) => phrase.year = Some(*value),
            Token::Number { value, in_words: false } if (1..=31).contains(value) => {
                let last = range_end(tokens, at, phrase.span).filter(|last| *last > *value);
                phrase.runs.push(Run { first: *value, last: last.unwrap_or(*value) });
                at += if last.is_some() { 2 } else { 0 };
            }
            Token::Sign(',') => listed = true,
            token if token.is("o") => phrase.several = Several::Choice,
            token => phrase.months.extend(month(token).filter(|month| phrase.months.last() != Some(month))),
        }
        at += 1;
    }
    phrase.join_days_in_a_row();
    if listed && phrase.several == Several::Apart && phrase.runs.len() > 1 && phrase.has_single_days() {
        phrase.several = Several::List;
    }
    phrase
}

/// "16/04/2024", "2024-04-16".
fn numeric(tokens: &[Token]) -> Option<Phrase> {
    let position = tokens.windows(5).position(|five| {
        let sign = |token: &Token| matches!(token, Token::Sign('/' | '-' | '.'));
        sign(&five[1]) && sign(&five[3]) && [0, 2, 4].iter().all(|at| five[*at].number().is_some())
    })?;
    let [first, month, last] = [0, 2, 4].map(|at| tokens[position + at].number().unwrap_or_default());
    let (day, year) = if YEARS.contains(&first) { (last, first) } else { (first, last) };
    let runs = vec![Run { first: day, last: day }];
    (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Phrase {
        runs,
        months: vec![month],
        year: Some(year),
        ..Phrase::default()
    })
}

/// The last day of "5 – 6" or "dal 5 al 16".
fn range_end(tokens: &[Token], at: usize, span: bool) -> Option<u32> {
    let joint = tokens.get(at + 1)?;
    let joined = matches!(joint, Token::Sign('-' | '–' | '—')) || (span && joint.is("al"));
    let last = tokens.get(at + 2)?.number()?;
    (joined && (1..=31).contains(&last)).then_some(last)
}

fn month(token: &Token) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, name)| token.is(name)).map(|(number, _)| number)
}

impl Phrase {
    fn has_single_days(&self) -> bool {
        self.runs.iter().all(|run| run.first == run.last)
    }

    /// "5 e 6" and "7, 8, 9" are days in a row; "17, 19" are not.
    fn join_days_in_a_row(&mut self) {
        let row = self.runs.windows(2).all(|pair| pair[0].last + 1 == pair[1].first);
        let together = row && self.has_single_days() && self.several == Several::Apart;
        if let (true, [first, .., last]) = (together, self.runs.as_slice()) {
            self.runs = vec![Run { first: first.first, last: last.last }];
        }
    }
}

/// The days that a phrase means in a year.
fn days(phrase: &Phrase, year: i32) -> Vec<(SessionKind, NaiveDate, NaiveDate)> {
    let (Some(first_month), Some(last_month)) = (phrase.months.first(), phrase.months.last()) else {
        return Vec::new();
    };
    if phrase.runs.is_empty() {
        let start = NaiveDate::from_ymd_opt(year, *first_month, 1);
        let end = NaiveDate::from_ymd_opt(year, *last_month, 1).and_then(last_of_month);
        return start.zip(end).map(|(start, end)| (SessionKind::Month, start, end)).into_iter().collect();
    }
    if let (true, [first, last]) = (phrase.span && first_month != last_month, phrase.runs.as_slice()) {
        let start = NaiveDate::from_ymd_opt(year, *first_month, first.first);
        let end = NaiveDate::from_ymd_opt(year, *last_month, last.last);
        return start.zip(end).map(|(start, end)| (SessionKind::Span, start, end)).into_iter().collect();
    }
    let kind = match (phrase.several, phrase.span) {
        (Several::Choice | Several::List, _) => SessionKind::Alternative,
        (Several::Apart, true) => SessionKind::Span,
        (Several::Apart, false) => SessionKind::Fixed,
    };
    let day = |day| NaiveDate::from_ymd_opt(year, *last_month, day);
    phrase.runs.iter().filter_map(|run| Some((kind, day(run.first)?, day(run.last)?))).collect()
}

fn last_of_month(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}
