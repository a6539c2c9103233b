//! The drawing of a chart as SVG: lengths in per cent, so that one drawing fits every width and its text never shrinks.

mod calendar;
mod canvas;
mod cells;
mod list;
mod map;
mod rows;
mod text;
mod timeline;
mod treemap;

use app::i18n::{Language, Message, message};

use self::canvas::Canvas;
use super::definition::Form;
use super::description::Chart;
pub use calendar::{WEEKDAYS, short_month};
pub use canvas::LINE;
pub use rows::average_height;
pub use text::wrapped;

const DESCRIPTION: Message = message("{} righe, {} serie. {}", "{} rows, {} series. {}");

/// For which room a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Labels beside the marks.
    Wide,
    /// Labels above the marks.
    Narrow,
}

/// Where a drawing will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a page, whose stylesheet colours it, and whose marks lead to records.
    Page,
    /// In a window of another site: links leave that window.
    Window,
    /// In a file of its own.
    File,
    /// In a file to be made into pixels, in light colours only.
    Pixels,
}

/// The width of a drawing in a file, in pixels.
pub const FILE_WIDTH: u32 = 960;

/// The drawing.
pub fn drawing(chart: &Chart, room: Room, place: Place, language: Language) -> String {
    let mut canvas = Canvas::new(chart, room, place, language);
    if matches!(place, Place::File | Place::Pixels) {
        canvas.heading();
    }
    match (chart.form, room) {
        (Form::Heatmap, Room::Wide) => cells::draw(&mut canvas),
        (Form::Calendar, _) => calendar::draw(&mut canvas),
        (Form::Treemap, _) => treemap::draw(&mut canvas),
        (Form::Timeline, _) => timeline::draw(&mut canvas),
        (Form::Map, _) => map::draw(&mut canvas),
        (Form::List, _) => list::draw(&mut canvas),
        _ => rows::draw(&mut canvas),
    }
    let description =
        DESCRIPTION.with(language, &[&chart.categories.len(), &chart.series.len(), &chart.finding.text(language)]);
    canvas.finish(&description)
}
