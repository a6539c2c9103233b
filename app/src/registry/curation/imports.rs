//! Imports that are looked at before they are made: mistakes, or what would differ.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::vocabulary;

/// The most bytes of an upload: ten times the five documents.
pub const UPLOAD_BYTES: usize = 10 * 1024 * 1024;
/// For how many minutes an upload can be applied: what was shown is soon no longer so.
pub const UPLOAD_MINUTES: i64 = 60;
/// The most mistakes and differences that a page shows; more of them are counted.
pub const SHOWN: usize = 300;

vocabulary! {
    /// Why there is nothing to look at, or nothing was applied.
    ImportTrouble {
        /// No file was chosen.
        Empty = "empty" / "vuoto", "Scegli un file.", "Choose a file.";
        /// It is too large.
        TooLarge = "too-large" / "troppo-grande", "Il file è troppo grande: al massimo 10 MB.", "The file is too large: at most 10 MB.";
        /// It is no archive, or not a whole one.
        Broken = "broken" / "non-leggibile", "Il file non è uno ZIP intero: crealo di nuovo e riprova.", "The file is not a whole ZIP: make it again and try once more.";
        /// It holds paths that lead out of it.
        Paths = "paths" / "percorsi", "Lo ZIP contiene percorsi che portano fuori: crealo dalla cartella dei dati.", "The ZIP holds paths that lead out of it: make it of the folder of data.";
        /// It grows without bound when it is unpacked.
        Bomb = "bomb" / "troppo-compresso", "Lo ZIP diventa troppo grande quando si apre.", "The ZIP becomes too large when it is opened.";
        /// A file in it is no text.
        NoText = "no-text" / "non-testo", "Un file dello ZIP non è un testo UTF-8.", "A file in the ZIP is no UTF-8 text.";
        /// It holds no manifest.
        NoManifest = "no-manifest" / "senza-manifesto", "Nello ZIP manca manifest.toml, che dà il nome all’insieme di dati.", "manifest.toml is missing from the ZIP: it names the dataset.";
        /// It was sent too long ago.
        Expired = "expired" / "scaduto", "È passata più di un’ora: carica di nuovo il file e guarda le differenze di adesso.", "More than an hour has gone by: send the file again and look at the differences of now.";
        /// The data changed since the differences were shown.
        Changed = "changed" / "dati-cambiati", "I dati sono cambiati da quando hai visto le differenze: guardale di nuovo.", "The data changed since you saw the differences: look at them again.";
        /// There are mistakes.
        Mistakes = "mistakes" / "errori", "Ci sono errori da correggere nei file: non è cambiato nulla.", "There are mistakes to correct in the files: nothing has changed.";
        /// It was applied before.
        Applied = "applied" / "gia-applicata", "Questa importazione è già stata applicata.", "This import was applied before.";
        /// What it changed was changed since.
        ChangedSince = "changed-since" / "cambiati-dopo", "Non si può annullare: da allora qualcuno ha cambiato le stesse voci, o le usa.", "It cannot be undone: somebody changed the same records since, or uses them.";
        /// It was undone before.
        UndoneBefore = "undone-before" / "gia-annullata", "Questa importazione è già stata annullata.", "This import was undone before.";
        /// It changed more records than can be taken back at once.
        TooMany = "too-many" / "troppe-voci", "Questa importazione ha cambiato troppe voci per annullarla in una volta: carica di nuovo i file di prima.", "This import changed too many records to undo it at once: send the earlier files again.";
        /// Something failed.
        Failed = "failed" / "non-riuscito", "Il servizio non risponde. Riprova fra poco.", "The service does not answer. Try again in a moment.";
    }
}

vocabulary! {
    /// How a record of the files differs from that of the database.
    DifferenceKind {
        /// The database has no such record.
        New = "new" / "nuova", "nuova", "new";
        /// The database has it otherwise.
        Changed = "changed" / "cambiata", "cambia", "changes";
        /// The files no longer have it.
        Removed = "removed" / "tolta", "viene tolta", "is taken away";
        /// Somebody edited it here: it stays as it is, and the files say something else.
        Kept = "kept" / "resta", "resta come è stata corretta qui", "stays as it was corrected here";
    }
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferentField {
    /// Its name in the data.
    pub name: String,
    /// What the database has; empty where it has nothing.
    pub before: String,
    /// What the files have; empty where they have nothing.
    pub after: String,
}

/// A record that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: String,
    /// How it differs.
    pub kind: DifferenceKind,
    /// The fields that differ, where both have the record.
    pub fields: Vec<DifferentField>,
}

/// An upload that waits to be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadSheet {
    /// Its id.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// The digest of the file.
    pub digest: String,
    /// Until when it can be applied.
    pub until: DateTime<Utc>,
    /// What is wrong with its files, by file, line and field.
    pub mistakes: Vec<String>,
    /// How many mistakes there are.
    pub mistakes_total: usize,
    /// What would differ.
    pub differences: Vec<Difference>,
    /// How many records of each table differ, and how.
    pub counts: Vec<(String, DifferenceKind, usize)>,
    /// How many records are as they are in the files.
    pub unchanged: usize,
    /// Says exactly what is shown, so that nothing else is applied.
    pub shown: String,
    /// When it was applied.
    pub applied: Option<DateTime<Utc>>,
}

/// An import that was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastImport {
    /// The id of its upload.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// The digest of the file.
    pub digest: String,
    /// Who applied it.
    pub by: String,
    /// When.
    pub applied: DateTime<Utc>,
    /// How many records were written.
    pub written: usize,
    /// How many records were taken away.
    pub removed: usize,
    /// Whether it may be undone, if nothing that it changed was changed since.
    pub can_undo: bool,
    /// Whether it was undone.
    pub is_undone: bool,
}

/// What the page of imports shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportsSheet {
    /// The upload that its address names, or why there is none.
    pub upload: Option<Result<UploadSheet, ImportTrouble>>,
    /// The latest imports, the last first.
    pub past: Vec<PastImport>,
}

/// The form that applies what was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplyForm {
    /// The upload.
    pub upload: String,
    /// What was shown.
    pub shown: String,
}
