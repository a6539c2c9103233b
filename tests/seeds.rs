//! Seeds that a test changes as a curator would: in files, in a folder of their own.

use std::fs;
use std::path::Path;

use server::db::Database;
use server::import::{self, Files};
use tempfile::TempDir;

/// A copy of the seeds that a test may change.
pub struct Seeds(TempDir);

impl Seeds {
    /// A copy of the five documents.
    pub fn copy() -> Self {
        let folder = TempDir::new().expect("a folder");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds"), folder.path());
        Self(folder)
    }

    /// Changes a file.
    pub fn edit(&self, file: &str, change: impl Fn(&str) -> String) {
        let path = self.0.path().join(file);
        let before = fs::read_to_string(&path).expect("a file");
        let after = change(&before);
        assert_ne!(before, after, "{file} changes");
        fs::write(path, after).expect("a changed file");
    }

    /// Imports it.
    pub async fn load(&self, database: &Database) -> import::Outcome {
        let files = Files::from_folder(self.0.path(), &import::tables()).expect("the files");
        import::import(database, &files, &import::tables(), false, &|_, _| {}).await.expect("an import")
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&there).expect("a new folder");
            copy(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).expect("a copy");
        }
    }
}
