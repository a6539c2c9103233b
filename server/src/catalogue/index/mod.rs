//! The search index: derived from the database, and made again whenever it is missing, unreadable, or behind.

mod columns;
mod count;
mod fields;
mod highlight;
mod matching;
mod spelling;
mod words;

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::i18n::Language;
use serde::{Deserialize, Serialize};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, Lock, MmapDirectory, RamDirectory};
use tantivy::indexer::NoMergePolicy;
use tantivy::query::Query;
use tantivy::schema::Schema;
use tantivy::{DocAddress, Index, IndexReader, IndexSettings, ReloadPolicy, Searcher, TantivyDocument};

pub use columns::{Columns, Row, Value};
pub use count::{Chosen, Hit, Matches, Sorting};
pub use fields::{Fields, SortKey};
pub use highlight::Marker;
pub use matching::Matcher;
pub use spelling::near;
pub use words::{Analyzers, Wanted, Word};

use super::names::Names;
use super::record::{Card, Record};
use crate::db::Revision;

/// The version of what is written into the index; another one on disk is thrown away.
pub const INDEX_VERSION: u32 = 2;

/// What a rebuild may use before it starts a further segment, in bytes: one segment for 100,000 records.
const WRITER_MEMORY: usize = 256 << 20;

/// How many bytes of cards are kept together: a page shows cards from all over the index, and each costs a whole block.
const CARDS_TOGETHER: usize = 4 << 10;

/// What can go wrong with the index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The library refused or failed.
    #[error("the search index failed: {0}")]
    Engine(#[from] Box<tantivy::TantivyError>),
    /// A card cannot be written or read.
    #[error("a card of the search index: {0}")]
    Card(#[from] serde_json::Error),
    /// The folder cannot be used.
    #[error("the folder of the search index, {folder}: {cause}")]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
}

impl From<tantivy::TantivyError> for IndexError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(Box::new(error))
    }
}

/// What a commit says of itself.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    version: u32,
    revision: i64,
    changed: String,
}

impl Stamp {
    fn of(revision: &Revision) -> Self {
        Self { version: INDEX_VERSION, revision: revision.revision, changed: revision.changed.clone() }
    }
}

/// The index, as its one writer sees it.
pub struct SearchIndex {
    folder: Option<PathBuf>,
    // Held as long as the folder is used: another process keeps its index in memory meanwhile.
    lock: Option<DirectoryLock>,
    index: Index,
    reader: IndexReader,
    fields: Fields,
    analyzers: Analyzers,
}

/// The index at one moment, as searches see it: a later rebuild does not touch it.
pub struct IndexView {
    /// What is searched.
    pub searcher: Searcher,
    /// Its fields.
    pub fields: Fields,
    /// What cuts texts into words.
    pub analyzers: Analyzers,
    /// What counting and sorting need.
    pub columns: Arc<Columns>,
}

impl SearchIndex {
    /// Opens the index of a folder, or an empty one where there is none that can be read; without a folder, or where
    /// another process uses it, the index is kept in memory.
    pub fn open(folder: Option<&Path>) -> Result<Self, IndexError> {
        let lock = match folder {
            Some(folder) => lock(folder)?,
            None => None,
        };
        let analyzers = Analyzers::new();
        let (fields, schema) = Fields::new();
        let index = match folder {
            Some(folder) if lock.is_some() => open_folder(&folder.join("segments"), &schema)?,
            _ => create(RamDirectory::create(), schema)?,
        };
        Fields::register(&index, &analyzers);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { folder: folder.map(Path::to_owned), lock, index, reader, fields, analyzers })
    }

    /// Whether the index holds the data of this revision.
    pub fn is_of(&self, revision: &Revision) -> bool {
        let payload = self.index.load_metas().ok().and_then(|metas| metas.payload);
        let stamp: Option<Stamp> = payload.and_then(|payload| serde_json::from_str(&payload).ok());
        stamp == Some(Stamp::of(revision))
    }

    /// Replaces all that the index holds. Where the folder was lost meanwhile, it is made again.
    pub fn rebuild(&mut self, records: &[Record], names: &Names, revision: &Revision) -> Result<(), IndexError> {
        let Err(error) = self.write(records, names, revision) else { return Ok(()) };
        let Some(folder) = self.folder.clone().filter(|_| self.lock.is_some()) else { return Err(error) };
        tracing::warn!(%error, "the search index cannot be written, and is made from nothing");
        self.lock = None;
        let _ = std::fs::remove_dir_all(folder.join("segments"));
        *self = Self::open(Some(&folder))?;
        self.write(records, names, revision)
    }

    /// All in one commit: whoever reads sees the old records or the new ones.
    fn write(&mut self, records: &[Record], names: &Names, revision: &Revision) -> Result<(), IndexError> {
        let mut writer = self.index.writer_with_num_threads::<TantivyDocument>(1, WRITER_MEMORY)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        writer.delete_all_documents()?;
        let orders = orders(records, names, &self.analyzers);
        for (at, record) in records.iter().enumerate() {
            let places: Vec<u64> = orders.iter().map(|places| places[at]).collect();
            writer.add_document(self.fields.document(record, names, &places)?)?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&Stamp::of(revision)).unwrap_or_default());
        commit.commit()?;
        writer.wait_merging_threads()?;
        Ok(self.reader.reload()?)
    }

    /// The index as it is now.
    pub fn view(&self) -> Result<IndexView, IndexError> {
        let searcher = self.reader.searcher();
        let columns = Arc::new(Columns::load(&searcher)?);
        Ok(IndexView { searcher, fields: self.fields.clone(), analyzers: self.analyzers.clone(), columns })
    }
}

impl IndexView {
    /// Finds and counts.
    pub fn find(&self, query: &dyn Query, chosen: &Arc<Chosen>, scored: bool) -> Result<Matches, IndexError> {
        let counting = count::Counting { columns: Arc::clone(&self.columns), chosen: Arc::clone(chosen), scored };
        Ok(self.searcher.search(query, &counting)?)
    }

    /// What a record's card shows.
    pub fn card(&self, row: Row) -> Result<Card, IndexError> {
        let document: TantivyDocument = self.searcher.doc(DocAddress::new(row.segment, row.doc))?;
        Ok(self.fields.card(&document)?)
    }

    /// Asks in a language.
    pub fn matcher(&self, language: Language) -> Matcher<'_> {
        Matcher { searcher: &self.searcher, fields: &self.fields, language }
    }
}

/// Takes a folder for this process; `None` where another one has it.
fn lock(folder: &Path) -> Result<Option<DirectoryLock>, IndexError> {
    let unusable = |cause| IndexError::Folder { folder: folder.to_owned(), cause };
    std::fs::create_dir_all(folder).map_err(unusable)?;
    let directory = MmapDirectory::open(folder).map_err(|error| unusable(std::io::Error::other(error.to_string())))?;
    let lock = Lock { filepath: PathBuf::from("lock"), is_blocking: false };
    match directory.acquire_lock(&lock) {
        Ok(lock) => Ok(Some(lock)),
        Err(LockError::LockBusy) => {
            tracing::info!(folder = %folder.display(), "another process uses this folder; our index is kept in memory");
            Ok(None)
        }
        Err(error) => Err(unusable(std::io::Error::other(error.to_string()))),
    }
}

/// The index of a folder; an empty one where it is missing, cannot be read, or has other fields.
fn open_folder(folder: &Path, schema: &Schema) -> Result<Index, IndexError> {
    let unusable = |cause| IndexError::Folder { folder: folder.to_owned(), cause };
    if let Ok(index) = Index::open_in_dir(folder)
        && index.schema() == *schema
        && index.validate_checksum().is_ok_and(|damaged| damaged.is_empty())
    {
        return Ok(index);
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(unusable)?;
    }
    std::fs::create_dir_all(folder).map_err(unusable)?;
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    create(directory, schema.clone())
}

fn create(directory: impl Into<Box<dyn Directory>>, schema: Schema) -> Result<Index, IndexError> {
    let settings = IndexSettings { docstore_blocksize: CARDS_TOGETHER, ..IndexSettings::default() };
    Ok(Index::create(directory, schema, settings)?)
}

/// For every order of [`SortKey::ALL`] the place of each record in it. The records stand by slug.
fn orders(records: &[Record], names: &Names, analyzers: &Analyzers) -> Vec<Vec<u64>> {
    let title = |record: &Record, language| analyzers.folded(record.title.text(language));
    let entity = |record: &Record| (record.entities.is_empty(), analyzers.folded(&record.first_entity(names)));
    let order = |key: &SortKey| match key {
        SortKey::Slug => (0..records.len() as u64).collect(),
        SortKey::Newest => places(records, |record| Reverse(record.years.last().copied())),
        SortKey::ItalianTitle => places(records, |record| title(record, Language::Italian)),
        SortKey::EnglishTitle => places(records, |record| title(record, Language::English)),
        SortKey::Entity => places(records, entity),
    };
    SortKey::ALL.iter().map(order).collect()
}

/// The place of each record by a key, equals in the order in which they stand.
fn places<T: Ord>(records: &[Record], key: impl Fn(&Record) -> T) -> Vec<u64> {
    let mut sorted: Vec<(T, usize)> = records.iter().map(key).zip(0..).collect();
    sorted.sort();
    let mut places = vec![0; records.len()];
    for (place, (_, at)) in (0..).zip(sorted) {
        places[at] = place;
    }
    places
}
