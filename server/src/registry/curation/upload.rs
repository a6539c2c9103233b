//! An archive of files: what is in it, and nothing that leads out of it or grows without bound.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use app::registry::curation::imports::{ImportTrouble, UPLOAD_BYTES};
use zip::ZipArchive;

use crate::import::tables;

/// The most files: a dataset has some dozens.
const FILES: usize = 2_000;
/// The most bytes that the files may have together when they are unpacked: sixteen times the five documents.
const UNPACKED_BYTES: u64 = 16 * 1024 * 1024;
/// The file that names the dataset.
const MANIFEST: &str = "manifest.toml";

/// The texts of an archive that an import reads, by their names below the folder with the manifest.
pub fn unpack(content: &[u8]) -> Result<BTreeMap<String, String>, ImportTrouble> {
    if content.is_empty() {
        return Err(ImportTrouble::Empty);
    }
    if content.len() > UPLOAD_BYTES {
        return Err(ImportTrouble::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| ImportTrouble::Broken)?;
    if archive.len() > FILES {
        return Err(ImportTrouble::Bomb);
    }
    let files = contents(&mut archive)?;
    let manifest = files.keys().filter(|name| name.rsplit('/').next() == Some(MANIFEST)).min_by_key(|name| name.len());
    let folder = manifest.ok_or(ImportTrouble::NoManifest)?.trim_end_matches(MANIFEST).to_owned();
    let names = tables().into_iter().map(|table| table.file).chain([MANIFEST]);
    let mut texts = BTreeMap::new();
    for name in names {
        if let Some(content) = files.get(&format!("{folder}{name}")) {
            let text = String::from_utf8(content.clone()).map_err(|_| ImportTrouble::NoText)?;
            texts.insert(name.to_owned(), text.trim_start_matches('\u{feff}').to_owned());
        }
    }
    Ok(texts)
}

/// All files, unpacked only as far as they may go: what an archive says of their sizes is not trusted.
fn contents(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<BTreeMap<String, Vec<u8>>, ImportTrouble> {
    let mut files = BTreeMap::new();
    let mut left = UNPACKED_BYTES;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| ImportTrouble::Broken)?;
        let path = file.enclosed_name().ok_or(ImportTrouble::Paths)?;
        if file.is_dir() {
            continue;
        }
        let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
        let name = parts.join("/");
        if parts.contains(&"..") || file.name().contains('\\') {
            return Err(ImportTrouble::Paths);
        }
        let mut content = Vec::new();
        file.take(left + 1).read_to_end(&mut content).map_err(|_| ImportTrouble::Broken)?;
        let read = u64::try_from(content.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(read).ok_or(ImportTrouble::Bomb)?;
        files.insert(name, content);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
            writer.write_all(content).expect("its content");
        }
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn files_are_found_below_the_folder_with_the_manifest() {
        let content = archive(&[
            ("dati/manifest.toml", b"dataset = \"prova\""),
            ("dati/sources.toml", b""),
            ("dati/LEGGIMI.txt", b"ciao"),
            ("altro/sources.toml", b"no"),
        ]);
        let texts = unpack(&content).expect("texts");
        assert_eq!(texts.keys().collect::<Vec<_>>(), ["manifest.toml", "sources.toml"]);
        assert_eq!(texts["sources.toml"], "");
    }

    #[test]
    fn what_is_no_archive_of_texts_is_refused() {
        let manifest: (&str, &[u8]) = ("manifest.toml", b"dataset = \"prova\"");
        assert_eq!(unpack(b""), Err(ImportTrouble::Empty));
        assert_eq!(unpack(b"dataset = 1"), Err(ImportTrouble::Broken));
        let whole = archive(&[manifest]);
        assert_eq!(unpack(&whole[..whole.len() / 2]), Err(ImportTrouble::Broken));
        assert_eq!(unpack(&archive(&[("sources.toml", b"")])), Err(ImportTrouble::NoManifest));
        assert_eq!(unpack(&archive(&[manifest, ("sources.toml", b"\xff\xfe")])), Err(ImportTrouble::NoText));
        assert_eq!(unpack(&vec![0; UPLOAD_BYTES + 1]), Err(ImportTrouble::TooLarge));
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        for path in ["../../etc/cron.d/x", "dati/../../x", "/etc/x/../../../y"] {
            let content = archive(&[("manifest.toml", b"dataset = \"prova\""), (path, b"x")]);
            assert_eq!(unpack(&content), Err(ImportTrouble::Paths), "{path}");
        }
    }

    #[test]
    fn what_grows_without_bound_is_refused() {
        let zeros = vec![0; usize::try_from(UNPACKED_BYTES).expect("a size") + 1];
        let bomb = archive(&[("manifest.toml", b"dataset = \"prova\""), ("sources.toml", &zeros)]);
        assert!(bomb.len() < UPLOAD_BYTES, "it is small before it is unpacked");
        assert_eq!(unpack(&bomb), Err(ImportTrouble::Bomb));
    }
}
