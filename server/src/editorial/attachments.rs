//! What may be attached: known by its content, never by its name; images are drawn anew.

use std::io::{Cursor, Read};

use app::editorial::proposal::ATTACHMENT_BYTES;
use app::editorial::proposals_model::{AttachmentKind, AttachmentTrouble};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use zip::ZipArchive;

/// The most pixels of a side: larger than any scanner's page (A3 at 600 dots an inch has 9,921).
const SIDE: u32 = 10_000;
/// The most bytes that an image may take while it is drawn: 50 million pixels of four bytes.
const DRAWING_BYTES: u64 = 200_000_000;
/// How much of a photograph is kept when it is written anew, out of a hundred.
const JPEG_QUALITY: u8 = 88;
/// The most bytes that a document's parts may have together when they are unpacked: five times the most that it may have.
const UNPACKED_BYTES: u64 = 5 * ATTACHMENT_BYTES as u64;
/// The most parts of a document.
const PARTS: usize = 2_000;
/// The mark at the end of a PDF or a photograph stands in its last bytes: programs write little behind it.
const END: usize = 4_096;
/// The most characters of a name that is shown.
const NAME: usize = 80;

/// Something that may be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What it is.
    pub kind: AttachmentKind,
    /// Its content as it is kept.
    pub content: Vec<u8>,
}

/// Looks at a file: what it is, and whether it is whole and harmless.
pub fn inspect(content: Vec<u8>) -> Result<Accepted, AttachmentTrouble> {
    if content.is_empty() {
        return Err(AttachmentTrouble::Empty);
    }
    if content.len() > ATTACHMENT_BYTES {
        return Err(AttachmentTrouble::TooLarge);
    }
    match infer::get(&content).map(|kind| kind.mime_type()) {
        Some("application/pdf") => pdf(content),
        Some("image/png") => drawn_anew(&content, ImageFormat::Png, AttachmentKind::Png),
        Some("image/jpeg") => drawn_anew(&content, ImageFormat::Jpeg, AttachmentKind::Jpeg),
        _ if content.starts_with(b"PK\x03\x04") => document(content),
        _ => Err(AttachmentTrouble::WrongType),
    }
}

/// A PDF is whole when its end is there.
fn pdf(content: Vec<u8>) -> Result<Accepted, AttachmentTrouble> {
    if has_end(&content, b"%%EOF") {
        Ok(Accepted { kind: AttachmentKind::Pdf, content })
    } else {
        Err(AttachmentTrouble::Broken)
    }
}

fn has_end(content: &[u8], mark: &[u8]) -> bool {
    let end = &content[content.len().saturating_sub(END)..];
    end.windows(mark.len()).any(|part| part == mark)
}

/// An image without what is not drawn: where and with what it was taken, and whatever else it hides.
fn drawn_anew(content: &[u8], format: ImageFormat, kind: AttachmentKind) -> Result<Accepted, AttachmentTrouble> {
    // What is missing of a photograph would be drawn in grey.
    if kind == AttachmentKind::Jpeg && !has_end(content, b"\xff\xd9") {
        return Err(AttachmentTrouble::Broken);
    }
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(DRAWING_BYTES);
    reader.limits(limits);
    let trouble = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => AttachmentTrouble::Bomb,
        _ => AttachmentTrouble::Broken,
    };
    let mut decoder = reader.into_decoder().map_err(trouble)?;
    if decoder.total_bytes() > DRAWING_BYTES {
        return Err(AttachmentTrouble::Bomb);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut drawn = DynamicImage::from_decoder(decoder).map_err(trouble)?;
    drawn.apply_orientation(orientation);
    let mut content = Vec::new();
    let written = match kind {
        AttachmentKind::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut content, JPEG_QUALITY);
            drawn.to_rgb8().write_with_encoder(encoder)
        }
        _ => drawn.write_to(&mut Cursor::new(&mut content), ImageFormat::Png),
    };
    written.map_err(trouble)?;
    if content.len() > ATTACHMENT_BYTES {
        return Err(AttachmentTrouble::TooLarge);
    }
    Ok(Accepted { kind, content })
}

/// A document is a set of packed parts, of which some say what it is.
fn document(content: Vec<u8>) -> Result<Accepted, AttachmentTrouble> {
    let kind = {
        let mut archive = ZipArchive::new(Cursor::new(&content)).map_err(|_| AttachmentTrouble::Broken)?;
        let kind = document_kind(&mut archive)?;
        unpack(&mut archive)?;
        kind
    };
    Ok(Accepted { kind, content })
}

fn document_kind(archive: &mut ZipArchive<Cursor<&Vec<u8>>>) -> Result<AttachmentKind, AttachmentTrouble> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    let holds_macros = archive.file_names().any(|name| {
        let name = name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/")
    });
    let is_docx = has("[Content_Types].xml") && has("word/document.xml");
    let is_odt = has("content.xml") && has("mimetype");
    if !is_docx && !is_odt {
        return Err(AttachmentTrouble::WrongType);
    }
    if holds_macros {
        return Err(AttachmentTrouble::Macros);
    }
    if is_docx {
        return Ok(AttachmentKind::Docx);
    }
    let mut said = String::new();
    let part = archive.by_name("mimetype").map_err(|_| AttachmentTrouble::Broken)?;
    part.take(200).read_to_string(&mut said).map_err(|_| AttachmentTrouble::Broken)?;
    let is_text = said.trim() == "application/vnd.oasis.opendocument.text";
    if is_text { Ok(AttachmentKind::Odt) } else { Err(AttachmentTrouble::WrongType) }
}

/// Unpacks every part, and forgets it: what a part says of its own size need not be true, and what is cut off ends early.
fn unpack(archive: &mut ZipArchive<Cursor<&Vec<u8>>>) -> Result<(), AttachmentTrouble> {
    if archive.len() > PARTS {
        return Err(AttachmentTrouble::Bomb);
    }
    let mut left = UNPACKED_BYTES;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| AttachmentTrouble::Broken)?;
        if part.enclosed_name().is_none() {
            return Err(AttachmentTrouble::Broken);
        }
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let read = read.map_err(|_| AttachmentTrouble::Broken)?;
        left = left.checked_sub(read).ok_or(AttachmentTrouble::Bomb)?;
    }
    Ok(())
}

/// A name that can be shown, and that names a file wherever it is saved: without folders, and without what nobody sees.
pub fn clean_name(name: &str, kind: AttachmentKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |letter: &char| {
        let is_mark =
            matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        !letter.is_control() && !is_mark && !matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*' | ';' | '%')
    };
    let plain: String = last.chars().filter(shown).collect();
    let stem = plain.rsplit_once('.').map_or(plain.as_str(), |(stem, _)| stem);
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(NAME).collect();
    let stem = if stem.is_empty() { "allegato" } else { stem.trim_end() };
    format!("{stem}.{}", kind.slug())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use image::RgbImage;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn picture(format: ImageFormat) -> Vec<u8> {
        let mut content = Vec::new();
        let drawing = DynamicImage::ImageRgb8(RgbImage::from_fn(40, 30, |x, y| {
            image::Rgb([u8::try_from(x).unwrap_or_default(), u8::try_from(y).unwrap_or_default(), 90])
        }));
        drawing.write_to(&mut Cursor::new(&mut content), format).expect("a picture");
        content
    }

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(content).expect("its content");
        }
        writer.finish().expect("an archive").into_inner()
    }

    const ODT: &[u8] = b"application/vnd.oasis.opendocument.text";

    fn kind(content: Vec<u8>) -> Result<AttachmentKind, AttachmentTrouble> {
        inspect(content).map(|accepted| accepted.kind)
    }

    #[test]
    fn what_may_be_attached_is_known_by_its_content() {
        assert_eq!(kind(b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec()), Ok(AttachmentKind::Pdf));
        assert_eq!(kind(picture(ImageFormat::Png)), Ok(AttachmentKind::Png));
        assert_eq!(kind(picture(ImageFormat::Jpeg)), Ok(AttachmentKind::Jpeg));
        let docx = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
        assert_eq!(kind(docx), Ok(AttachmentKind::Docx));
        assert_eq!(kind(archive(&[("mimetype", ODT), ("content.xml", b"<x/>")])), Ok(AttachmentKind::Odt));
    }

    #[test]
    fn everything_else_is_refused_whatever_it_is_called() {
        for content in [
            b"MZ\x90\x00 a program".to_vec(),
            b"<!DOCTYPE html><script>alert(1)</script>".to_vec(),
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            b"solo testo".to_vec(),
            b"GIF89a\x01\x00\x01\x00".to_vec(),
            archive(&[("a.txt", b"uno")]),
            archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")]),
        ] {
            assert_eq!(
                kind(content.clone()),
                Err(AttachmentTrouble::WrongType),
                "{:?}",
                String::from_utf8_lossy(&content)
            );
        }
        assert_eq!(kind(Vec::new()), Err(AttachmentTrouble::Empty));
        assert_eq!(kind(vec![b'%'; ATTACHMENT_BYTES + 1]), Err(AttachmentTrouble::TooLarge));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for (whole, keep) in [
            (picture(ImageFormat::Png), 60),
            (picture(ImageFormat::Jpeg), 60),
            (b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec(), 60),
            (archive(&[("mimetype", ODT), ("content.xml", b"<x/>")]), 60),
        ] {
            let cut = whole[..whole.len() * keep / 100].to_vec();
            assert_eq!(kind(cut), Err(AttachmentTrouble::Broken));
        }
    }

    #[test]
    fn what_would_grow_without_bound_is_refused() {
        let zeros = vec![0; usize::try_from(UNPACKED_BYTES).expect("a size") + 1];
        let bomb = archive(&[("mimetype", ODT), ("content.xml", &zeros)]);
        assert!(bomb.len() < ATTACHMENT_BYTES, "it is small before it is unpacked");
        assert_eq!(kind(bomb), Err(AttachmentTrouble::Bomb));
        assert_eq!(kind(png_of(60_000, 60_000)), Err(AttachmentTrouble::Bomb));
        assert_eq!(kind(png_of(9_999, 9_999)), Err(AttachmentTrouble::Bomb));
    }

    /// The head of a picture that says that it is as large as this, with the checksum that belongs to it.
    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut content = picture(ImageFormat::Png);
        content[16..20].copy_from_slice(&width.to_be_bytes());
        content[20..24].copy_from_slice(&height.to_be_bytes());
        let mut digest = flate2::Crc::new();
        digest.update(&content[12..29]);
        content[29..33].copy_from_slice(&digest.sum().to_be_bytes());
        content
    }

    #[test]
    fn a_part_that_leads_out_of_the_document_is_refused() {
        let traversal = archive(&[("mimetype", ODT), ("content.xml", b"<x/>"), ("../../etc/cron.d/x", b"y")]);
        assert_eq!(kind(traversal), Err(AttachmentTrouble::Broken));
    }

    #[test]
    fn a_document_with_programs_is_refused() {
        let docm = archive(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", b"<w/>"),
            ("word/vbaProject.bin", b"x"),
        ]);
        assert_eq!(kind(docm), Err(AttachmentTrouble::Macros));
    }

    #[test]
    fn a_picture_is_drawn_anew() {
        let mut hiding = picture(ImageFormat::Png);
        hiding.extend_from_slice(b"<script>alert(1)</script>");
        let accepted = inspect(hiding).expect("a picture");
        assert!(!accepted.content.windows(8).any(|eight| eight == b"<script>"));
        let drawn = image::load_from_memory(&accepted.content).expect("a picture");
        assert_eq!((drawn.width(), drawn.height()), (40, 30));
    }

    #[test]
    fn a_name_leads_nowhere_and_hides_nothing() {
        for (name, clean) in [
            ("relazione.pdf", "relazione.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Documenti\\delibera n. 3.docx", "delibera n. 3.pdf"),
            ("fattura\u{202E}fdp.exe", "fatturafdp.pdf"),
            ("a\r\nContent-Type: text/html.pdf", "html.pdf"),
            ("...", "allegato.pdf"),
            ("", "allegato.pdf"),
            ("<b>\"uno\"</b>.pdf", "b.pdf"),
        ] {
            assert_eq!(clean_name(name, AttachmentKind::Pdf), clean, "{name:?}");
        }
        assert!(clean_name(&"a".repeat(500), AttachmentKind::Pdf).chars().count() <= 84);
    }
}
