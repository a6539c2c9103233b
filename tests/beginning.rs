//! Databases for tests that want one of their own, for the tests of the program and for those around it.

use server::config::DatabaseConfig;
use server::db::Database;
use server::import::{self, Files};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A folder in which an engine in memory has written down what became of its database, so that others begin there. What
/// takes seconds is done once for all tests: the schema, and the five documents.
struct Beginning(TempDir);

impl Beginning {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    /// The database that is written down.
    async fn written(&self) -> Database {
        open_database(&format!("mem://{}?aol=sync", self.0.path().display())).await
    }

    /// Another database that begins there: what becomes of it is written down nowhere.
    async fn another(&self) -> Database {
        open_database(&format!("mem://{}?aol=never", self.0.path().display())).await
    }
}

/// A migrated database without data.
pub async fn empty_database() -> Database {
    static EMPTY: OnceCell<Beginning> = OnceCell::const_new();
    let migrate = || async {
        let beginning = Beginning::new();
        beginning.written().await;
        beginning
    };
    EMPTY.get_or_init(migrate).await.another().await
}

/// A database with the five documents.
pub async fn seeded_database() -> Database {
    static SEEDED: OnceCell<Beginning> = OnceCell::const_new();
    let import = || async {
        let beginning = Beginning::new();
        import_seeds(&beginning.written().await).await;
        beginning
    };
    SEEDED.get_or_init(import).await.another().await
}

/// The database at an address.
async fn open_database(url: &str) -> Database {
    let config = DatabaseConfig { url: url.to_owned(), credentials: None };
    Database::open(&config).await.expect("a database")
}

/// Loads the five documents.
pub async fn import_seeds(database: &Database) -> import::Outcome {
    import::import(database, &Files::embedded(), &import::tables(), false, &|_, _| {})
        .await
        .expect("seeds without mistakes")
}
