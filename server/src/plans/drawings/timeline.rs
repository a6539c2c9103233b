//! A timeline by months: groups with a heading, and a bar from the first to the last day of each row.

use app::i18n::Language;
use chrono::{Datelike, Months, NaiveDate};

use super::{Canvas, LINE, Place, Width, wrap};

/// Rows with a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// The rows.
    pub spans: Vec<Span>,
}

/// From a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What stands before the bar: a number.
    pub number: String,
    /// What stands above the bar; empty where the number must do.
    pub label: String,
    /// What it is, for who points at it.
    pub hint: String,
    /// The address of what is behind it, in the page's language.
    pub href: String,
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
    /// Whether something about it does not add up.
    pub notable: bool,
}

/// The height of a bar.
const HEIGHT: u32 = 12;
/// The shortest bar, in thousandths of the width: a day must be seen.
const SHORTEST: i64 = 8;

/// The first day of the first month, and the day after the last month.
type Range = (NaiveDate, NaiveDate);

/// The groups, one below the other, each with the months above its bars.
pub fn timeline(groups: &[Group], width: Width, language: Language, title: &str, description: &str) -> String {
    let mut canvas = Canvas::new();
    if let Some(range) = range(groups) {
        for group in groups {
            draw(&mut canvas, group, range, width, language);
        }
    }
    canvas.finish(width, title, description)
}

/// Whole months around all days.
fn range(groups: &[Group]) -> Option<Range> {
    let spans = || groups.iter().flat_map(|group| &group.spans);
    let first = spans().map(|span| span.start).min()?.with_day(1)?;
    let last = spans().map(|span| span.end).max()?.with_day(1)?;
    Some((first, last.checked_add_months(Months::new(1))?))
}

/// The room before the bars, in hundredths of the width: what a number of two digits takes.
fn left(width: Width) -> i64 {
    match width {
        Width::Wide => 6,
        Width::Narrow => 12,
    }
}

/// A number of days from the first one, in thousandths of the width.
fn place(days: i64, (first, end): Range, width: Width) -> i64 {
    let all = (end - first).num_days().max(1);
    days * (100 - left(width)) * 10 / all
}

fn length(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn draw(canvas: &mut Canvas, group: &Group, range: Range, width: Width, language: Language) {
    for line in wrap(&group.title, width.pixels()) {
        canvas.height += LINE;
        canvas.text("0", canvas.height - 6, "value", &line);
    }
    let top = canvas.height + 4;
    canvas.height += LINE + 4;
    months(canvas, range, width, language);
    let mut rows = Canvas::new();
    rows.height = canvas.height;
    for span in &group.spans {
        row(&mut rows, span, range, width);
    }
    for first in firsts(range) {
        let x = length(left(width) * 10 + place((first - range.0).num_days(), range, width));
        let bottom = rows.height;
        canvas.add(format_args!("<line class=\"grid-line\" x1=\"{x}\" x2=\"{x}\" y1=\"{top}\" y2=\"{bottom}\"/>"));
    }
    canvas.content.push_str(&rows.content);
    canvas.height = rows.height + 18;
}

fn firsts((first, end): Range) -> impl Iterator<Item = NaiveDate> {
    let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
    std::iter::successors(Some(first), next).take_while(move |month| *month < end)
}

/// The months' names: short where there is room, else the first letter.
fn months(canvas: &mut Canvas, range: Range, width: Width, language: Language) {
    for first in firsts(range) {
        let name = app::i18n::month_and_year(first, language);
        let letters = if width == Width::Wide { 3 } else { 1 };
        let short: String = name.chars().take(letters).collect();
        let short = if letters == 1 { short.to_uppercase() } else { short };
        let x = length(left(width) * 10 + place((first - range.0).num_days(), range, width) + 4);
        canvas.text(&x, canvas.height - 6, "tick", &short);
    }
}

fn row(canvas: &mut Canvas, span: &Span, range: Range, width: Width) {
    let room = width.pixels() * u32::try_from(100 - left(width)).unwrap_or(100) / 100;
    let x = length(left(width) * 10);
    for line in wrap(&span.label, room) {
        canvas.height += LINE;
        canvas.text(&x, canvas.height - 6, "", &line);
    }
    let y = canvas.height + 4;
    canvas.text("0", y + 11, "tick", &span.number);
    let start = place((span.start - range.0).num_days(), range, width);
    let days = (span.end - span.start).num_days();
    let long = place(days + 1, range, width).max(SHORTEST);
    let place = Place { x: length(left(width) * 10 + start), y, width: length(long), height: HEIGHT };
    canvas.mark(&place, if span.notable { 2 } else { 1 }, &span.hint, &span.href);
    canvas.height += LINE;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn span(number: u32, start: &str, end: &str, notable: bool) -> Span {
        Span {
            number: number.to_string(),
            label: String::new(),
            hint: format!("Fase {number}"),
            href: "/piani".into(),
            start: day(start),
            end: day(end),
            notable,
        }
    }

    fn drawn(spans: Vec<Span>, width: Width) -> String {
        let groups = [Group { title: "2020_PD_1 <Prodotto>".into(), spans }];
        timeline(&groups, width, Language::Italian, "Fasi", "Una sola fase")
    }

    #[test]
    fn a_year_takes_the_whole_width_and_a_day_can_be_seen() {
        let spans = vec![span(1, "2020-01-01", "2020-12-31", false), span(2, "2020-01-01", "2020-01-01", true)];
        let drawn = drawn(spans, Width::Wide);
        assert!(drawn.contains("x=\"6.0%\"") && drawn.contains("width=\"94.0%\""), "{drawn}");
        assert!(drawn.contains("width=\"0.8%\"") && drawn.contains("url(#trama-2)"));
        assert_eq!(drawn.matches("class=\"tick\">").count(), 12 + 2, "twelve months, two numbers");
        assert!(drawn.contains(">gen<") && drawn.contains(">dic<"));
        assert!(drawn.contains("2020_PD_1 &lt;Prodotto&gt;"));
    }

    #[test]
    fn only_the_months_that_are_needed_are_drawn() {
        let drawn = drawn(vec![span(1, "2020-05-04", "2020-06-03", false)], Width::Narrow);
        assert_eq!(drawn.matches("grid-line").count(), 2);
        assert!(drawn.contains(">M<") && drawn.contains(">G<"));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let empty = timeline(&[], Width::Wide, Language::English, "", "");
        assert!(!empty.contains("<rect"));
    }
}
