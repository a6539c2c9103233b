//! The built files: served under a path that changes with their content, so that browsers may keep them for ever.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use sha2::{Digest, Sha256};
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::AppState;

/// The folder of the built files, and the digest of what is in it.
#[derive(Debug)]
pub struct Assets {
    folder: PathBuf,
    digest: String,
}

impl Assets {
    /// Reads the folder. One that is not there has no files, and pages without style.
    pub fn read(folder: &Path) -> Self {
        let mut digest = Sha256::new();
        for file in files_below(folder) {
            digest.update(file.to_string_lossy().as_bytes());
            digest.update(std::fs::read(&file).unwrap_or_default());
        }
        Self { folder: folder.to_owned(), digest: hex::encode(&digest.finalize()[..8]) }
    }

    /// The path of the files without a slash at the end.
    pub fn path(&self) -> String {
        format!("/assets/{}", self.digest)
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() { files_below(&path) } else { vec![path] }
        })
        .collect();
    files.sort();
    files
}

/// The routes of the built files.
pub fn router(state: &AppState) -> Router<AppState> {
    let folder = &state.assets.folder;
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let keep = |value: &'static str| SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static(value));
    Router::new()
        .nest_service(
            &state.assets.path(),
            ServiceBuilder::new().layer(keep("public, max-age=31536000, immutable")).service(files),
        )
        .route_service("/favicon.ico", ServeFile::new(folder.join("favicon.svg")))
}
