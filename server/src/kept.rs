//! What a room reads once for each revision of the data, and answers from until they change.

use std::sync::Arc;

use app::error::AppError;
use tokio::sync::Mutex;

use crate::db::{Database, Revision};

/// What was read, and of which revision of the data.
type Reading<T> = Option<(Revision, Arc<T>)>;

/// The last reading of the data.
pub struct Kept<T> {
    // Locked while the data are read, so that many readers of new data wait for one reading.
    reading: Arc<Mutex<Reading<T>>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { reading: Arc::default() }
    }
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// The reading of the data as they are now, which `read` makes where there is none yet of their revision. That is
    /// asked before the data are read: where they change meanwhile, the next question reads them again.
    pub async fn now<F>(&self, database: &Database, read: impl FnOnce(Revision) -> F) -> Result<Arc<T>, AppError>
    where
        F: Future<Output = Result<T, AppError>> + Send + 'static,
    {
        let revision = database.revision().await.map_err(|error| {
            tracing::error!(%error, "the database does not say of which revision the data are");
            AppError::Unavailable
        })?;
        let reading = read(revision.clone());
        self.of(revision, reading).await
    }

    async fn of<F>(&self, revision: Revision, read: F) -> Result<Arc<T>, AppError>
    where
        F: Future<Output = Result<T, AppError>> + Send + 'static,
    {
        let kept = Arc::clone(&self.reading);
        // A task of its own: who asked may be gone before it ends, and the next one should not have to begin again.
        let reading = tokio::spawn(async move {
            let mut kept = kept.lock().await;
            if let Some((_, found)) = kept.as_ref().filter(|(of, _)| *of == revision) {
                return Ok(Arc::clone(found));
            }
            let found = Arc::new(read.await?);
            *kept = Some((revision, Arc::clone(&found)));
            Ok(found)
        });
        reading.await.map_err(|error| {
            tracing::error!(%error, "a reading of the data was broken off");
            AppError::Unavailable
        })?
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn revision(number: i64) -> Revision {
        Revision { revision: number, changed: String::new() }
    }

    async fn of(kept: &Kept<&'static str>, number: i64, found: &'static str) -> &'static str {
        *kept.of(revision(number), async move { Ok(found) }).await.expect("a reading")
    }

    #[tokio::test]
    async fn data_are_read_once_for_each_revision() {
        let kept = Kept::default();
        assert_eq!(of(&kept, 1, "prima").await, "prima");
        assert_eq!(of(&kept, 1, "seconda").await, "prima");
        assert_eq!(of(&kept, 2, "terza").await, "terza");
    }

    #[tokio::test]
    async fn a_reading_goes_on_when_the_reader_has_gone() {
        let kept = Kept::default();
        let (go, wait) = tokio::sync::oneshot::channel::<()>();
        let slow = kept.of(revision(1), async move {
            let _ = wait.await;
            Ok("prima")
        });
        assert!(tokio::time::timeout(Duration::from_millis(20), slow).await.is_err(), "nobody answered yet");
        go.send(()).expect("a reading that goes on");
        assert_eq!(of(&kept, 1, "seconda").await, "prima");
    }

    #[tokio::test]
    async fn what_could_not_be_read_is_asked_for_again() {
        let kept = Kept::default();
        assert!(kept.of(revision(1), async { Err(AppError::Unavailable) }).await.is_err());
        assert_eq!(of(&kept, 1, "prima").await, "prima");
    }
}
