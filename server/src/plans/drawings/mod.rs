//! Drawings as SVG, made on the server: lengths are attributes in per cent, so that text keeps its size at any width.

mod bars;
mod timeline;
mod treemap;

use std::fmt::Write;

use rust_decimal::Decimal;

pub use bars::{Bar, Part, bars};
pub use timeline::{Group, Span, timeline};
pub use treemap::{Block, Tile, treemap};

/// For which screens a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// From a tablet up.
    Wide,
    /// A telephone.
    Narrow,
}

impl Width {
    /// The pixels that there are at least.
    pub fn pixels(self) -> u32 {
        match self {
            Self::Wide => 520,
            Self::Narrow => 236,
        }
    }

    /// The word that tells the two drawings of a page apart.
    fn word(self) -> &'static str {
        match self {
            Self::Wide => "largo",
            Self::Narrow => "stretto",
        }
    }
}

/// The height of a line of text.
const LINE: u32 = 22;

/// A drawing under way.
struct Canvas {
    content: String,
    height: u32,
}

impl Canvas {
    fn new() -> Self {
        Self { content: String::new(), height: 0 }
    }

    /// A line of text whose middle of the first letters stands at a place in per cent.
    fn text(&mut self, x: &str, y: u32, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.add(format_args!("<text x=\"{x}\" y=\"{y}\"{class}>{}</text>", escape(text)));
    }

    /// A mark that leads somewhere and says what it is to who points at it.
    fn mark(&mut self, place: &Place, mark: u8, hint: &str, href: &str) {
        let Place { x, y, width, height } = place;
        let area = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        let pattern =
            if mark == 2 || mark == 3 { format!("<rect {area} fill=\"url(#trama-{mark})\"/>") } else { String::new() };
        self.add(format_args!(
            "<a href=\"{}\" tabindex=\"-1\"><title>{}</title><rect class=\"m{mark}\" {area}/>{pattern}</a>",
            escape(href),
            escape(hint)
        ));
    }

    fn add(&mut self, content: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.content.write_fmt(content);
    }

    /// The whole drawing. What it shows is said once, in title and description; its parts are for the eye and the
    /// pointer, because the table below it says the same to everybody.
    fn finish(self, width: Width, title: &str, description: &str) -> String {
        let (word, height) = (width.word(), self.height);
        format!(
            "<svg class=\"chart\" width=\"100%\" height=\"{height}\" role=\"group\" aria-labelledby=\"titolo-{word}\" \
             aria-describedby=\"testo-{word}\" focusable=\"false\"><title id=\"titolo-{word}\">{}</title>\
             <desc id=\"testo-{word}\">{}</desc><g aria-hidden=\"true\">{}</g></svg>",
            escape(title),
            escape(description),
            self.content
        )
    }
}

/// Where a mark stands: lengths in per cent across, in pixels down.
struct Place {
    x: String,
    y: u32,
    width: String,
    height: u32,
}

/// A text that cannot become a tag or end an attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A part of a whole as an SVG length; of nothing it is nothing.
fn percent(part: Decimal, whole: Decimal) -> String {
    let share = (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
    format!("{}%", share.round_dp(2).normalize())
}

/// How many pixels a text takes at 16 pixels a letter, rather too many than too few.
fn text_width(text: &str) -> u32 {
    let tenths = |character: char| match character {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '·' | '(' | ')' | ' ' | '\u{a0}' => 45,
        'f' | 't' | 'r' | 'I' | '/' | '-' => 62,
        'm' | 'w' | 'M' | 'W' => 138,
        '0'..='9' | '€' | '_' => 92,
        _ if character.is_uppercase() => 104,
        _ => 88,
    };
    text.chars().map(tenths).sum::<u32>().div_ceil(10)
}

/// A text in lines that fit into so many pixels, broken between words; a longer word is broken where it must be.
fn wrap(text: &str, pixels: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, pixels)) {
        match lines.last_mut() {
            Some(line) if text_width(line) + text_width(" ") + text_width(&word) <= pixels => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, pixels: u32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in word.chars() {
        let last = pieces.len() - 1;
        let longer = format!("{}{character}", pieces[last]);
        if text_width(&longer) > pixels && !pieces[last].is_empty() {
            pieces.push(character.to_string());
        } else {
            pieces[last] = longer;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_its_room_and_no_word_is_lost() {
        let text = "PRESTAZIONI DI SERVIZIO PER LA GESTIONE IN FORMA ASSOCIATA SP ORTELLO UNICO IMPRESE e ancora";
        for room in [120, 236, 520] {
            let lines = wrap(text, room);
            assert!(lines.iter().all(|line| text_width(line) <= room), "{lines:?}");
            assert_eq!(lines.join(" "), text);
        }
    }

    #[test]
    fn a_word_longer_than_its_room_is_broken() {
        let lines = wrap(&"W".repeat(40), 100);
        assert!(lines.len() > 1 && lines.iter().all(|line| text_width(line) <= 100));
        assert_eq!(lines.concat(), "W".repeat(40));
    }

    #[test]
    fn what_is_printed_never_becomes_a_tag() {
        assert_eq!(escape("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }

    #[test]
    fn a_part_is_in_hundredths_of_its_whole() {
        assert_eq!(percent(Decimal::ONE, Decimal::from(3)), "33.33%");
        assert_eq!(percent(Decimal::ONE, Decimal::ZERO), "0%");
    }
}
