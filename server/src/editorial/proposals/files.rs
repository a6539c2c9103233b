//! The folder of attachments: outside of what is served, each file under a random name.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs;

/// A folder of files.
#[derive(Clone, Debug)]
pub struct FileStore {
    folder: PathBuf,
}

impl FileStore {
    /// Files in a folder, which is made when the first of them comes.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Keeps a file, and says under which name: 32 random hexadecimal digits.
    pub async fn keep(&self, content: &[u8]) -> io::Result<String> {
        let name = hex::encode(rand::random::<[u8; 16]>());
        fs::create_dir_all(&self.folder).await?;
        // It gets its name when it is whole, so that a machine that stops leaves no half of a file.
        let unfinished = self.folder.join(format!("{name}.part"));
        fs::write(&unfinished, content).await?;
        fs::rename(&unfinished, self.folder.join(&name)).await?;
        Ok(name)
    }

    /// The content of a file.
    pub async fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(name)?).await
    }

    /// Deletes a file. One that cannot be deleted is logged: nobody can reach it any more.
    pub async fn remove(&self, name: &str) {
        let removed = match self.path(name) {
            Ok(path) => fs::remove_file(path).await,
            Err(error) => Err(error),
        };
        if let Err(error) = removed {
            tracing::warn!(%error, file = name, "an attachment's file was not deleted");
        }
    }

    /// Where a file lies: only names that this store gives lead anywhere.
    fn path(&self, name: &str) -> io::Result<PathBuf> {
        if name.len() == 32 && name.bytes().all(|letter| letter.is_ascii_hexdigit()) {
            Ok(self.folder.join(name))
        } else {
            Err(io::Error::from(io::ErrorKind::NotFound))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_kept_can_be_read_and_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = FileStore::new(folder.path());
        let name = store.keep(b"uno").await.expect("a file");
        assert_eq!(store.read(&name).await.expect("its content"), b"uno");
        store.remove(&name).await;
        assert!(store.read(&name).await.is_err());
    }

    #[tokio::test]
    async fn no_name_leads_out_of_the_folder() {
        let store = FileStore::new(Path::new("/"));
        for name in ["../etc/passwd", "etc/passwd", "", "..", "/etc/passwd"] {
            assert!(store.read(name).await.is_err(), "{name}");
        }
    }
}
