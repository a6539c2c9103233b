//! Sheets as word processors keep them, whole and broken.

use std::io::{Cursor, Write};

use app::editorial::document::DocumentError;
use server::editorial::document::text_of;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::expected::SHEETS;
use super::read;

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a package").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text as a word processor keeps it: a paragraph a line, in runs that break words, with something deleted.
fn docx(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| {
        let cells = escaped(line).replace('\t', "</w:t><w:tab/><w:t>");
        format!(
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:del><w:r><w:t>tolto</w:t></w:r>\
             </w:del><w:r><w:t xml:space=\"preserve\">{cells}</w:t></w:r></w:p>\n"
        )
    };
    let body: String = text.lines().map(paragraph).collect();
    docx_of(&format!("<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>"))
}

fn docx_of(document: &str) -> Vec<u8> {
    package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

fn odt(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| {
        let content = escaped(line).replace('\t', "<text:tab/>").replace("  ", " <text:s text:c=\"1\"/>");
        format!("<text:p text:style-name=\"P1\"><text:span>{content}</text:span></text:p>\n")
    };
    let body: String = text.lines().map(paragraph).collect();
    odt_of(&format!(
        "<office:document-content><office:body><office:text><text:tracked-changes><text:p>tolto</text:p>\
         </text:tracked-changes>{body}</office:text></office:body></office:document-content>"
    ))
}

fn odt_of(content: &str) -> Vec<u8> {
    package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

#[test]
fn the_same_sheet_as_a_file_is_read_the_same() {
    for sheet in &SHEETS {
        let from_text = read(sheet.text);
        for (kind, file) in
            [("text", sheet.text.as_bytes().to_vec()), ("DOCX", docx(sheet.text)), ("ODT", odt(sheet.text))]
        {
            let text = text_of(&file).expect("a text");
            assert_eq!(read(&text), from_text, "{} as {kind}", sheet.name);
        }
    }
}

#[test]
fn a_file_is_known_by_what_it_is() {
    let refused = |file: &[u8]| text_of(file).expect_err("a refusal");
    assert_eq!(refused(b"%PDF-1.7\n"), DocumentError::UnknownType);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), DocumentError::UnknownType);
    assert_eq!(refused(b"\xff\xfe\x00 text"), DocumentError::UnknownType);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), DocumentError::OldType);
    assert_eq!(refused(&package(&[("xl/workbook.xml", b"<workbook/>")])), DocumentError::UnknownType);
    let sheet = package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]);
    assert_eq!(refused(&sheet), DocumentError::UnknownType);
    assert_eq!(refused(b""), DocumentError::Empty);
    assert_eq!(refused(&docx(" \n\u{a0}")), DocumentError::Empty);
}

#[test]
fn a_file_that_is_cut_off_or_broken_is_refused() {
    for whole in [docx(SHEETS[0].text), odt(SHEETS[0].text)] {
        for length in [5, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
            assert_eq!(text_of(&whole[..length]), Err(DocumentError::Damaged), "{length} bytes");
        }
        let mut broken = whole.clone();
        // In the middle of a part's content: its sum is wrong, or it cannot be unpacked.
        let middle = broken.len() / 2;
        broken[middle..middle + 32].iter_mut().for_each(|byte| *byte ^= 0x55);
        assert_eq!(text_of(&broken), Err(DocumentError::Damaged));
    }
    let unclosed = docx_of("<w:document><w:body><w:p><w:r><w:t>Titolo</w:t></w:r>");
    assert_eq!(text_of(&unclosed), Err(DocumentError::Damaged));
    let lost = package(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert_eq!(text_of(&lost), Err(DocumentError::Damaged));
}

#[test]
fn a_file_that_grows_when_unpacked_is_refused() {
    let spaces = format!("<w:document><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>", " ".repeat(64 << 20));
    let bomb = docx_of(&spaces);
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert_eq!(text_of(&bomb), Err(DocumentError::TooLarge));
    let deep = format!("<w:document>{}{}</w:document>", "<w:tbl>".repeat(10_000), "</w:tbl>".repeat(10_000));
    assert_eq!(text_of(&docx_of(&deep)), Err(DocumentError::TooLarge));
    let names: Vec<String> = (0..3_000).map(|number| format!("word/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(text_of(&package(&parts)), Err(DocumentError::TooLarge));
    assert_eq!(text_of(&vec![b'a'; (10 << 20) + 1]), Err(DocumentError::TooLarge));
    assert_eq!(text_of(&odt(&"parola ".repeat(50_000))), Err(DocumentError::TooLarge));
    let padded = "<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>";
    assert_eq!(text_of(&odt_of(padded)).map(|text| text.len()), Ok(103));
}

#[test]
fn nothing_outside_a_file_is_looked_for() {
    let entity = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>";
    assert_eq!(text_of(&docx_of(entity)), Err(DocumentError::NamesOthers));
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><text:p>&b;</text:p>";
    assert_eq!(text_of(&odt_of(laughs)), Err(DocumentError::NamesOthers));
    assert_eq!(text_of(&odt_of("<text:p>&x;</text:p>")), Err(DocumentError::NamesOthers));
    let own = odt_of("<text:p>Caff&#232; &amp; t&#xE8;</text:p>");
    assert_eq!(text_of(&own).as_deref(), Ok("Caffè & tè\n"));
}

#[test]
fn asides_of_a_document_are_not_its_text() {
    let docx = docx_of(
        "<w:document><w:p><w:r><w:t>Titolo</w:t><w:instrText>PAGE</w:instrText></w:r><w:r><mc:AlternateContent>\
         <mc:Choice><w:txbxContent><w:p><w:r><w:t>riquadro</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>\
         <w:txbxContent><w:p><w:r><w:t>riquadro</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>\
         </w:r></w:p></w:document>",
    );
    assert_eq!(text_of(&docx).as_deref(), Ok("Titolo\nriquadro\n\n"));
    let odt =
        odt_of("<text:p>Uno<office:annotation><text:p>nota</text:p></office:annotation><text:line-break/>due</text:p>");
    assert_eq!(text_of(&odt).as_deref(), Ok("Uno\ndue\n"));
}
