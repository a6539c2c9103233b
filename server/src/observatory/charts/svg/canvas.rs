//! What drawings are put together from: texts, bars, marks, legend, and the frame with title, description and patterns.

use std::fmt::Write;

use app::i18n::{Bilingual, Language};
use rust_decimal::Decimal;

use super::text::{text_width, wrapped};
use super::{FILE_WIDTH, Place, Room};
use crate::observatory::charts::definition::Form;
use crate::observatory::charts::description::{Chart, Mark, UNEQUAL_SIGN};

/// The height of a line of text.
pub const LINE: u32 = 20;
/// Colours and patterns of series.
const SERIES: usize = 6;
/// Where the room beside the rows' names begins, in per cent; the page's stylesheet moves it up to the names.
const BESIDE: u32 = 37;

/// Colours for drawings that stand alone, by class.
const LIGHT: &str = ".paper{fill:#fff}text{fill:#17262b;font-family:\"Titillium Web\",sans-serif;font-size:16px}\
.tick,.detail,.none{fill:#46565b;font-size:15px}.value,.title{font-weight:600}.title{font-size:19px}\
.m1{fill:#086470}.m2{fill:#e0912f}.m3{fill:#7a5195}.m4{fill:#4f7d34}.m5{fill:#7d8d91}.m6{fill:#a3475b}\
.ground{fill:#eef1f0}.hatch,.cross{stroke:#fff;stroke-width:2;fill:none}.hatch-dot{fill:#fff}\
.axis-line,.whole{stroke:#6e7f84}.grid-line{stroke:#dfe4e4;stroke-width:2}.link-line{stroke:#6e7f84;stroke-width:3}.sign{fill:#7a4204}\
.end{text-anchor:end}.middle{text-anchor:middle}.h1{fill:#e3f0f1}.h2{fill:#b5d6d9}.h3{fill:#6fabb1}.h4,.h5{fill:#086470}\
.h4+text,.h5+text{fill:#fff}.own{font-weight:700}\
.tile{fill:#e3f0f1;stroke:#086470;stroke-width:1.5}";
const DARK: &str = "@media (prefers-color-scheme:dark){.paper{fill:#17262b}text{fill:#e8edec}\
.tick,.detail,.none{fill:#b6c4c6}.m1{fill:#5fb4bf}.m3{fill:#b793d1}.m4{fill:#8cbf6d}.m5{fill:#94a5a9}.m6{fill:#e08a9b}\
.ground{fill:#22343a}.tile{fill:#123c43;stroke:#5fb4bf}.hatch,.cross{stroke:#17262b}.hatch-dot{fill:#17262b}.sign{fill:#f5c487}\
.h1{fill:#123c43}.h2{fill:#1c5c66}.h3{fill:#3b8a95}.h4,.h5{fill:#5fb4bf}.h4+text,.h5+text{fill:#06282d}}";

/// A drawing under way.
pub struct Canvas<'a> {
    /// What is drawn.
    pub chart: &'a Chart,
    /// For which room.
    pub room: Room,
    /// In which language.
    pub language: Language,
    /// How far down the drawing has come.
    pub y: u32,
    place: Place,
    id: String,
    body: String,
}

impl<'a> Canvas<'a> {
    /// An empty drawing.
    pub fn new(chart: &'a Chart, room: Room, place: Place, language: Language) -> Self {
        let word = match room {
            Room::Wide => "largo",
            Room::Narrow => "stretto",
        };
        let id = format!("{}-{word}", chart.slug);
        Self { chart, room, language, place, id, y: 0, body: String::new() }
    }

    /// The text in the drawing's language.
    pub fn text<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.text(self.language)
    }

    /// The pixels that there are at least across.
    pub fn pixels(&self) -> u32 {
        match self.room {
            // A file has its own width, while a page may be as narrow as the first wide one.
            Room::Wide if self.is_alone() => FILE_WIDTH,
            Room::Wide => 540,
            Room::Narrow => 240,
        }
    }

    /// The pixels for the rows' names: beside the marks (wide) or above them (narrow).
    pub fn names(&self) -> u32 {
        if self.room == Room::Wide { self.pixels() * 36 / 100 } else { self.pixels() }
    }

    /// The pixels that there are at least for what is drawn beside or below the rows' names.
    pub fn beside_pixels(&self) -> u32 {
        if self.room == Room::Wide { self.pixels() * (100 - BESIDE) / 100 } else { self.pixels() }
    }

    /// Draws in the room beside the rows' names, which is all there is where they stand above; lengths in per cent are
    /// shares of it.
    pub fn beside(&mut self, y: u32, height: u32, draw: impl FnOnce(&mut Self)) {
        let (x, width) = if self.room == Room::Wide { (BESIDE, 100 - BESIDE) } else { (0, 100) };
        let place = format!("x=\"{x}%\" y=\"{y}\" width=\"{width}%\" height=\"{height}\"");
        let _ = write!(self.body, "<svg class=\"beside\" {place} overflow=\"visible\">");
        draw(self);
        self.body.push_str("</svg>");
    }

    /// How far the drawing's markup has come.
    pub fn position(&self) -> usize {
        self.body.len()
    }

    /// Draws behind what came since the drawing was at a position.
    pub fn behind(&mut self, position: usize, draw: impl FnOnce(&mut Self)) {
        let since = self.body.split_off(position);
        draw(self);
        self.body.push_str(&since);
    }

    /// The heading of a row, where the row before has another one.
    pub fn group(&mut self, row: usize) {
        let rows = &self.chart.categories;
        let before = row.checked_sub(1).map(|before| &rows[before].group);
        let Some(group) = rows[row].group.as_ref().filter(|_| before != Some(&rows[row].group)) else { return };
        if row > 0 {
            self.y += LINE / 2;
        }
        // Bold letters are a little wider.
        for line in wrapped(self.text(group), self.pixels() * 19 / 20) {
            self.y += LINE;
            self.write("0", self.y - 4, "value", &line);
        }
        self.y += 6;
    }

    /// Whether the drawing stands in a file.
    fn is_alone(&self) -> bool {
        matches!(self.place, Place::File | Place::Pixels)
    }

    /// The sign for what the source and our computation say differently; the letters in files of pixels are few.
    pub fn unequal_sign(&self) -> &'static str {
        if self.place == Place::Pixels { " *" } else { UNEQUAL_SIGN }
    }

    /// Adds markup as it is.
    pub fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// Adds the lines of one text below a place, with their classes. Read as text, the last word of a line and the first
    /// of the next are two words.
    pub fn write_lines(&mut self, x: &str, y: u32, lines: &[(String, &str)]) {
        for (position, (line, class)) in (1..).zip(lines) {
            self.write(x, y + position * LINE, class, &format!("{line} "));
        }
    }

    /// Adds a line of text at a place; `x` is a length with its unit.
    pub fn write(&mut self, x: &str, y: u32, class: &str, text: &str) {
        let text = escaped(text);
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = write!(self.body, "<text x=\"{x}\" y=\"{y}\"{class}>{text}</text>");
    }

    /// The title and the finding on top, for a drawing without a page.
    pub fn heading(&mut self) {
        let (title, finding) = (self.text(&self.chart.title).to_owned(), self.text(&self.chart.finding).to_owned());
        for line in wrapped(&title, FILE_WIDTH * 4 / 5) {
            self.y += 26;
            self.write("0", self.y, "title", &line);
        }
        for line in wrapped(&finding, FILE_WIDTH) {
            self.y += LINE + 2;
            self.write("0", self.y, "", &line);
        }
        self.y += 18;
    }

    /// What the colours and patterns mean; nothing where there is one series only.
    pub fn legend(&mut self) {
        let mut entries: Vec<(usize, String)> = self
            .chart
            .drawn()
            .map(|(position, series)| (position, self.text(&series.label).to_owned()))
            .filter(|(_, label)| !label.is_empty())
            .collect();
        if let Some(notable) = &self.chart.notable {
            entries.push((1, self.text(notable).to_owned()));
        }
        if entries.is_empty() || matches!(self.chart.form, Form::Heatmap | Form::Calendar) {
            return;
        }
        // As many in a line as fit into the narrowest figure that shows this drawing.
        let (mut x, mut top) = (0, self.y);
        for (position, label) in entries {
            let lines = wrapped(&label, self.pixels() - 24);
            let needed = 24 + lines.iter().map(|line| text_width(line)).max().unwrap_or_default();
            if x > 0 && x + needed > self.pixels() {
                (x, top) = (0, top + LINE + 4);
            }
            self.swatch(x, top, position);
            for line in &lines {
                self.write(&(x + 24).to_string(), top + 15, "", line);
                top += LINE;
            }
            top -= LINE;
            x += needed + 18;
        }
        self.y = top + LINE + 14;
    }

    fn swatch(&mut self, x: u32, y: u32, series: usize) {
        let place = format!("x=\"{x}\" y=\"{}\" width=\"16\" height=\"16\"", y + 2);
        self.filled(&place, series);
    }

    /// A rectangle in the colour and pattern of a series; its place is given as attributes.
    pub fn filled(&mut self, place: &str, series: usize) {
        let class = series % SERIES + 1;
        let _ = write!(self.body, "<rect {place} class=\"m{class}\"/>");
        if class > 1 {
            let _ = write!(self.body, "<rect {place} fill=\"url(#{}-p{class})\"/>", self.id);
        }
    }

    /// A circle in the colour of a series, with its pattern.
    pub fn dot(&mut self, x: Decimal, y: u32, series: usize) {
        let class = series % SERIES + 1;
        let _ = write!(self.body, "<circle cx=\"{x}%\" cy=\"{y}\" r=\"8\" class=\"m{class}\"/>");
        if class > 1 {
            let _ = write!(self.body, "<circle cx=\"{x}%\" cy=\"{y}\" r=\"8\" fill=\"url(#{}-p{class})\"/>", self.id);
        }
    }

    /// Draws one mark: in a page a link that says it in words.
    pub fn mark(&mut self, of: (usize, usize), draw: impl FnOnce(&mut Self)) {
        let (series, row) = of;
        let (Some(series_of), Some(category)) = (self.chart.series.get(series), self.chart.categories.get(row)) else {
            return;
        };
        let Some(Some(mark)) = series_of.marks.get(row) else { return };
        let spoken = escaped(&self.chart.spoken(series_of, category, mark, self.language));
        if matches!(self.place, Place::Page | Place::Window) {
            let href = escaped(&self.language.href(&mark.path));
            let target = if self.place == Place::Window { " target=\"_top\"" } else { "" };
            let _ =
                write!(self.body, "<a href=\"{href}\"{target} data-mark=\"{series},{row}\" aria-label=\"{spoken}\">");
            let start = self.body.len();
            draw(self);
            // Marks that say their value by place or size alone say it to who points at them, too.
            if !self.body[start..].contains("<text") {
                self.body.insert_str(start, &format!("<title>{spoken}</title>"));
            }
            self.body.push_str("</a>");
        } else {
            let _ = write!(self.body, "<g><title>{spoken}</title>");
            draw(self);
            self.body.push_str("</g>");
        }
    }

    /// The value beside a mark, with a sign where the source and our computation differ.
    pub fn value(&mut self, x: &str, shift: i32, y: u32, mark: &Mark) {
        let value = escaped(&self.chart.beside(mark, self.language));
        let sign = self.unequal_sign();
        let sign = if mark.unequal { format!("<tspan class=\"sign\">{sign}</tspan>") } else { String::new() };
        let class = if mark.value.is_some() { "value" } else { "none" };
        let _ = write!(self.body, "<text x=\"{x}\" dx=\"{shift}\" y=\"{y}\" class=\"{class}\">{value}{sign}</text>");
    }

    /// The drawing with its frame.
    pub fn finish(self, description: &str) -> String {
        let (title, id) = (escaped(self.chart.title.text(self.language)), &self.id);
        let height = self.y + 8;
        let alone = self.is_alone();
        let mut svg = String::with_capacity(self.body.len() + 2_000);
        if alone {
            let (width, full) = (FILE_WIDTH, FILE_WIDTH + 48);
            let dark = if self.place == Place::File { DARK } else { "" };
            let _ = write!(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{full}\" height=\"{outer}\" viewBox=\"0 0 {full} {outer}\" \
                 role=\"img\" aria-labelledby=\"{id}-t {id}-d\" lang=\"{lang}\"><title id=\"{id}-t\">{title}</title>\
                 <desc id=\"{id}-d\">{desc}</desc><style>{LIGHT}{dark}</style>{defs}\
                 <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\
                 <svg x=\"24\" y=\"20\" width=\"{width}\" height=\"{height}\" overflow=\"visible\">{body}</svg></svg>",
                outer = height + 40,
                lang = self.language.tag(),
                desc = escaped(description),
                defs = patterns(id),
                body = self.body,
            );
        } else {
            let class = if self.room == Room::Wide { "chart chart-wide" } else { "chart chart-narrow" };
            let _ = write!(
                svg,
                "<svg class=\"{class}\" width=\"100%\" height=\"{height}\" role=\"group\" aria-labelledby=\"{id}-t\" \
                 aria-describedby=\"{id}-d\" focusable=\"false\"><title id=\"{id}-t\">{title}</title>\
                 <desc id=\"{id}-d\">{desc}</desc>{defs}{body}</svg>",
                desc = escaped(description),
                defs = patterns(id),
                body = self.body,
            );
        }
        svg
    }
}

/// The patterns of the second series and those behind it.
fn patterns(id: &str) -> String {
    let pattern = |class: u32, size: u32, turn: &str, inside: &str| {
        format!(
            "<pattern id=\"{id}-p{class}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\"{turn}>{inside}</pattern>"
        )
    };
    let turned = " patternTransform=\"rotate(45)\"";
    let hatch = "<path class=\"hatch\" d=\"M0 0V7\"/>";
    let all = [
        pattern(2, 7, turned, hatch),
        pattern(3, 8, "", "<circle class=\"hatch-dot\" cx=\"4\" cy=\"4\" r=\"1.5\"/>"),
        pattern(4, 8, "", "<path class=\"cross\" d=\"M0 4H8\"/>"),
        pattern(5, 8, turned, "<path class=\"cross\" d=\"M0 4H8M4 0V8\"/>"),
        pattern(6, 6, "", "<path class=\"cross\" d=\"M3 0V6\"/>"),
    ];
    format!("<defs>{}</defs>", all.concat())
}

/// Text inside markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
