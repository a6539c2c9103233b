//! The text in the main part of a DOCX or an ODT, a paragraph a line.

use app::editorial::document::DocumentError;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// How deep elements may lie in each other: tables in tables have some dozens.
const MOST_DEPTH: usize = 256;
/// The most spaces that one element may stand for.
const MOST_SPACES: usize = 100;

/// Which of the two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// Office Open XML.
    Docx,
    /// `OpenDocument`.
    Odt,
}

/// What an element means for the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Paragraph,
    /// Text stands in it; in an ODT the paragraph itself is that.
    Run,
    Tab,
    LineBreak,
    Spaces,
    /// What is not part of the text: deleted passages, notes, the second copy of a text box.
    Aside,
    Other,
}

impl Vocabulary {
    fn meaning(self, name: &[u8]) -> Meaning {
        match (self, name) {
            (Self::Docx, b"w:p") | (Self::Odt, b"text:p" | b"text:h") => Meaning::Paragraph,
            (Self::Docx, b"w:t") => Meaning::Run,
            (Self::Docx, b"w:tab" | b"w:ptab") | (Self::Odt, b"text:tab") => Meaning::Tab,
            (Self::Docx, b"w:br" | b"w:cr") | (Self::Odt, b"text:line-break") => Meaning::LineBreak,
            (Self::Odt, b"text:s") => Meaning::Spaces,
            // Among a paragraph's properties a tab is a place on the ruler.
            (Self::Docx, b"w:pPr" | b"w:del" | b"mc:Fallback")
            | (Self::Odt, b"text:tracked-changes" | b"office:annotation" | b"text:note") => Meaning::Aside,
            _ => Meaning::Other,
        }
    }
}

/// The text as it grows, and where in the elements the reader is.
struct Extractor {
    vocabulary: Vocabulary,
    text: String,
    depth: usize,
    /// How many paragraphs lie around what is read: text boxes have paragraphs of their own.
    paragraphs: usize,
    runs: usize,
    /// The depth of the element that is left out, with all in it.
    aside: Option<usize>,
}

/// The text of a main part.
pub fn text(part: &[u8], vocabulary: Vocabulary) -> Result<String, DocumentError> {
    let part = std::str::from_utf8(part).map_err(|_| DocumentError::Damaged)?;
    let mut reader = Reader::from_str(part);
    let mut extractor = Extractor { vocabulary, text: String::new(), depth: 0, paragraphs: 0, runs: 0, aside: None };
    loop {
        match reader.read_event().map_err(|_| DocumentError::Damaged)? {
            Event::Start(element) => extractor.enter(&element)?,
            Event::End(element) => extractor.leave(element.name().as_ref()),
            Event::Empty(element) => extractor.pass(&element),
            Event::Text(text) => extractor.write(&text.decode().map_err(|_| DocumentError::Damaged)?),
            Event::CData(text) => extractor.write(&text.decode().map_err(|_| DocumentError::Damaged)?),
            Event::GeneralRef(reference) => extractor.write(character(&reference)?.encode_utf8(&mut [0; 4])),
            Event::DocType(_) => return Err(DocumentError::NamesOthers),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if extractor.depth == 0 { Ok(extractor.text) } else { Err(DocumentError::Damaged) }
}

/// The character that a reference stands for: one of XML's own, or one by its number. No other is ever looked for.
fn character(reference: &BytesRef) -> Result<char, DocumentError> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| DocumentError::Damaged)? {
        return Ok(character);
    }
    match reference.decode().map_err(|_| DocumentError::Damaged)?.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(DocumentError::NamesOthers),
    }
}

impl Extractor {
    fn enter(&mut self, element: &BytesStart) -> Result<(), DocumentError> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(DocumentError::TooLarge);
        }
        match self.vocabulary.meaning(element.name().as_ref()) {
            Meaning::Aside if self.aside.is_none() => self.aside = Some(self.depth),
            Meaning::Paragraph => {
                // A paragraph inside another one is a text box: it is a line of its own.
                if self.paragraphs > 0 && self.aside.is_none() {
                    self.end_line();
                }
                self.paragraphs += 1;
            }
            Meaning::Run => self.runs += 1,
            _ => self.pass(element),
        }
        Ok(())
    }

    fn leave(&mut self, name: &[u8]) {
        match self.vocabulary.meaning(name) {
            Meaning::Paragraph => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.aside.is_none() {
                    self.text.push('\n');
                }
            }
            Meaning::Run => self.runs = self.runs.saturating_sub(1),
            _ => {}
        }
        if self.aside == Some(self.depth) {
            self.aside = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// An element that stands for what it is.
    fn pass(&mut self, element: &BytesStart) {
        if self.aside.is_some() {
            return;
        }
        match self.vocabulary.meaning(element.name().as_ref()) {
            Meaning::Paragraph | Meaning::LineBreak => self.text.push('\n'),
            Meaning::Tab => self.text.push('\t'),
            Meaning::Spaces => self.text.extend(std::iter::repeat_n(' ', spaces(element))),
            Meaning::Run | Meaning::Aside | Meaning::Other => {}
        }
    }

    fn write(&mut self, text: &str) {
        let inside = match self.vocabulary {
            Vocabulary::Docx => self.runs > 0,
            Vocabulary::Odt => self.paragraphs > 0,
        };
        if inside && self.aside.is_none() {
            // In the file a line end is a space; the lines of the text are its paragraphs.
            self.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// How many spaces an ODT's element stands for.
fn spaces(element: &BytesStart) -> usize {
    let count = element.try_get_attribute("text:c").ok().flatten();
    let count = count.and_then(|count| std::str::from_utf8(&count.value).ok()?.parse().ok());
    count.unwrap_or(1).min(MOST_SPACES)
}
