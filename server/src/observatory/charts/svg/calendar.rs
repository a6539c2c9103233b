//! A cell for each day: weeks side by side, or one below the other where there is less room; darker where the number is
//! larger.

use app::i18n::{Language, Message, message, month_and_year};
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use super::Room;
use super::canvas::{Canvas, LINE};

/// The days of the week from Monday on, short.
pub const WEEKDAYS: [Message; 7] = [
    message("lun", "Mon"),
    message("mar", "Tue"),
    message("mer", "Wed"),
    message("gio", "Thu"),
    message("ven", "Fri"),
    message("sab", "Sat"),
    message("dom", "Sun"),
];
const CELL: u32 = 28;
/// The room of the names before the cells, in per cent.
const NAMES_WIDE: u32 = 7;
const NAMES_NARROW: u32 = 26;

/// A month's name, short.
pub fn short_month(day: NaiveDate, language: Language) -> String {
    month_and_year(day, language).chars().take(3).collect()
}

/// Where cells are: the first Monday, how many weeks, and which way they go.
struct Weeks {
    monday: NaiveDate,
    number: u32,
    room: Room,
    top: u32,
}

impl Weeks {
    /// Whole weeks around all days; `None` without days.
    fn around(canvas: &Canvas<'_>) -> Option<Self> {
        let days = || canvas.chart.categories.iter().filter_map(|category| category.day);
        let monday = days().min()?.week(chrono::Weekday::Mon).first_day();
        let number = u32::try_from((days().max()? - monday).num_days() / 7 + 1).ok()?;
        Some(Self { monday, number, room: canvas.room, top: canvas.y + LINE + 4 })
    }

    /// The first days of the weeks.
    fn mondays(&self) -> impl Iterator<Item = (u32, NaiveDate)> {
        let monday = self.monday;
        let day = move |week: u32| Some((week, monday.checked_add_days(Days::new(u64::from(week) * 7))?));
        (0..self.number).filter_map(day)
    }

    /// The room before the cells and the width of one, in per cent.
    fn across(&self) -> (Decimal, Decimal) {
        let (names, cells) = match self.room {
            Room::Wide => (NAMES_WIDE, self.number),
            Room::Narrow => (NAMES_NARROW, 7),
        };
        (Decimal::from(names), Decimal::from(100 - names) / Decimal::from(cells))
    }

    fn height(&self) -> u32 {
        CELL * if self.room == Room::Wide { 7 } else { self.number }
    }

    /// The left edge and the top of the cell in a week and on a day of it.
    fn place(&self, week: u32, weekday: u32) -> (Decimal, u32) {
        let (column, row) = if self.room == Room::Wide { (week, weekday) } else { (weekday, week) };
        let (names, width) = self.across();
        ((names + width * Decimal::from(column)).round_dp(2).normalize(), self.top + CELL * row)
    }

    /// The left edge and the top of a day's cell.
    fn of(&self, day: NaiveDate) -> (Decimal, u32) {
        let days = u32::try_from((day - self.monday).num_days()).unwrap_or_default();
        self.place(days / 7, days % 7)
    }
}

/// Draws the names of months and days of the week, then every day.
pub fn draw(canvas: &mut Canvas<'_>) {
    let Some(weeks) = Weeks::around(canvas) else { return };
    names(canvas, &weeks);
    let (names, width) = weeks.across();
    let (top, height) = (weeks.top, weeks.height());
    canvas.raw(&format!(
        "<rect class=\"ground\" x=\"{names}%\" y=\"{top}\" width=\"{}%\" height=\"{height}\"/>",
        Decimal::ONE_HUNDRED - names
    ));
    let inner = (width * Decimal::new(94, 2)).round_dp(2).normalize();
    for row in 0..canvas.chart.categories.len() {
        cell(canvas, &weeks, row, inner);
    }
    canvas.y = top + height;
}

fn names(canvas: &mut Canvas<'_>, weeks: &Weeks) {
    for (weekday, name) in (0..).zip(WEEKDAYS) {
        let (x, y) = weeks.place(0, weekday);
        let name = name.text(canvas.language);
        match weeks.room {
            Room::Wide => canvas.write("0", y + 19, "tick", name),
            Room::Narrow => canvas.write(&format!("{x}%"), weeks.top - 8, "tick", &name[..1].to_uppercase()),
        }
    }
    let mut last = None;
    for (week, monday) in weeks.mondays() {
        let (x, y) = weeks.place(week, 0);
        let month = short_month(monday, canvas.language);
        match weeks.room {
            Room::Narrow => canvas.write("0", y + 19, "tick", &format!("{} {month}", monday.day())),
            // A month is named above its first Monday.
            Room::Wide if last != Some(monday.month()) => {
                canvas.write(&format!("{x}%"), weeks.top - 8, "tick", &month);
            }
            Room::Wide => {}
        }
        last = Some(monday.month());
    }
}

fn cell(canvas: &mut Canvas<'_>, weeks: &Weeks, row: usize, width: Decimal) {
    let chart = canvas.chart;
    let Some(day) = chart.categories[row].day else { return };
    for (position, series) in chart.series.iter().enumerate() {
        let Some(mark) = series.marks.get(row).and_then(Option::as_ref) else { continue };
        let (x, y) = weeks.of(day);
        let middle = (x + width / Decimal::TWO).round_dp(2).normalize();
        let shade = chart.shade(mark.value.unwrap_or_default());
        let words = chart.beside(mark, canvas.language);
        canvas.mark((position, row), |canvas| {
            canvas.raw(&format!(
                "<rect x=\"{x}%\" y=\"{}\" width=\"{width}%\" height=\"{}\" class=\"h{shade}\"/>",
                y + 1,
                CELL - 2
            ));
            canvas.write(&format!("{middle}%"), y + 20, "middle", &words);
        });
    }
}
