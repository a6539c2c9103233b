//! The text of a file that somebody sent, by what the file is and not by what it is called.

use std::io::{Cursor, Read};

use app::editorial::document::{DOCUMENT_BYTES, DocumentError};
use zip::ZipArchive;

use super::xml::{self, Vocabulary};

/// The most parts of a package; documents have some dozens, and one more for each picture.
const MOST_PARTS: usize = 2_000;
/// The largest part, unpacked: a thousand pages.
const MOST_UNPACKED: u64 = 16 << 20;
/// The longest text, in characters: a hundred pages.
const MOST_TEXT: usize = 300_000;

/// How packages begin.
const PACKAGE: &[u8] = b"PK\x03\x04";
/// How the documents of earlier word processors begin, and those with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// What an ODT says that it is; templates and other kinds go on differently.
const ODT: &[u8] = b"application/vnd.oasis.opendocument.text";

/// The text of a file, a paragraph a line.
pub fn text_of(file: &[u8]) -> Result<String, DocumentError> {
    if file.len() > DOCUMENT_BYTES {
        return Err(DocumentError::TooLarge);
    }
    let text = if file.starts_with(PACKAGE) {
        packed_text(file)?
    } else if file.starts_with(COMPOUND) {
        return Err(DocumentError::OldType);
    } else {
        plain_text(file)?
    };
    match text.chars().count() {
        count if count > MOST_TEXT => Err(DocumentError::TooLarge),
        _ if !text.chars().any(char::is_alphanumeric) => Err(DocumentError::Empty),
        _ => Ok(text),
    }
}

fn plain_text(file: &[u8]) -> Result<String, DocumentError> {
    let text = std::str::from_utf8(file).map_err(|_| DocumentError::UnknownType)?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let printable = text.chars().all(|c| matches!(c, '\n' | '\t' | '\u{c}') || !c.is_control());
    if printable && !text.starts_with("%PDF") { Ok(text) } else { Err(DocumentError::UnknownType) }
}

fn packed_text(file: &[u8]) -> Result<String, DocumentError> {
    let mut package = ZipArchive::new(Cursor::new(file)).map_err(|_| DocumentError::Damaged)?;
    if package.len() > MOST_PARTS {
        return Err(DocumentError::TooLarge);
    }
    if package.index_for_name("word/document.xml").is_some() {
        return xml::text(&part(&mut package, "word/document.xml")?, Vocabulary::Docx);
    }
    if package.index_for_name("mimetype").is_some() && part(&mut package, "mimetype")?.trim_ascii() == ODT {
        return xml::text(&part(&mut package, "content.xml")?, Vocabulary::Odt);
    }
    Err(DocumentError::UnknownType)
}

/// A part, unpacked only as far as it may go: what a package says of its sizes is not trusted.
fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, DocumentError> {
    let part = package.by_name(name).map_err(|_| DocumentError::Damaged)?;
    let mut content = Vec::new();
    part.take(MOST_UNPACKED + 1).read_to_end(&mut content).map_err(|_| DocumentError::Damaged)?;
    let too_large = u64::try_from(content.len()).is_ok_and(|length| length > MOST_UNPACKED);
    if too_large { Err(DocumentError::TooLarge) } else { Ok(content) }
}
