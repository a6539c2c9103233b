//! What curators see and send of the registry.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::rules::Wrong;
use crate::i18n::{Message, message};
use crate::registry::model::Named;
use crate::vocabulary;

vocabulary! {
    /// What the registry holds. The words are the tables of the database.
    RegistryKind {
        /// Entities.
        Entity = "entity" / "enti", "Enti", "Entities";
        /// Themes.
        Theme = "theme" / "temi", "Temi", "Themes";
        /// Sources.
        Source = "source" / "fonti", "Fonti", "Sources";
        /// Tools.
        Tool = "tool" / "strumenti", "Strumenti", "Tools";
    }
}

impl RegistryKind {
    /// The kind with this word in the database.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// What one of them is called.
    pub fn one(self) -> Message {
        match self {
            Self::Entity => message("Ente", "Entity"),
            Self::Theme => message("Tema", "Theme"),
            Self::Source => message("Fonte", "Source"),
            Self::Tool => message("Strumento", "Tool"),
        }
    }

    /// The Italian path of the public page of one of them; tools have none.
    pub fn public_path(self, id: &str) -> Option<String> {
        (self != Self::Tool).then(|| format!("/{}/{id}", self.slug()))
    }

    /// Whether two of them can become one: sources cannot, since each is a document of its own.
    pub fn can_merge(self) -> bool {
        self != Self::Source
    }
}

vocabulary! {
    /// What somebody did with the registry.
    ChangeKind {
        /// A record was added.
        Added = "added" / "aggiunta", "Aggiunta", "Added";
        /// Fields of a record were changed.
        Edited = "edited" / "modifica", "Modifica", "Edited";
        /// A theme was moved below another one.
        Moved = "moved" / "spostamento", "Spostamento", "Moved";
        /// Two records became one.
        Merged = "merged" / "unione", "Unione", "Merged";
        /// An earlier change was undone.
        Undone = "undone" / "annullamento", "Annullamento", "Undone";
    }
}

vocabulary! {
    /// Why the registry does not do something. The words stand in addresses too.
    Refusal {
        /// There is no such record.
        Missing = "missing" / "non-esiste", "Questa voce non c’è, o non c’è più.", "There is no such record, or no longer.";
        /// A record cannot be merged with itself.
        SameRecord = "same-record" / "stessa-voce", "Scegli un’altra voce: questa è la stessa.", "Choose another record: this is the same one.";
        /// Only records of one kind can become one.
        OtherKind = "other-kind" / "altro-tipo", "Si uniscono solo voci dello stesso tipo: se il tipo è sbagliato, correggilo prima.", "Only records of the same kind can be merged: where the kind is wrong, correct it first.";
        /// A theme cannot become its own ancestor.
        BelowItself = "below-itself" / "sotto-se-stesso", "Un tema non può stare sotto sé stesso, né sotto un tema che gli sta sotto.", "A theme cannot stand below itself, nor below one that stands below it.";
        /// Sources are not merged.
        NotMerged = "not-merged" / "non-si-uniscono", "Le fonti non si uniscono: ognuna è un documento.", "Sources are not merged: each is a document.";
        /// It is so already.
        Nothing = "nothing" / "nessun-cambiamento", "È già così: non c’è niente da cambiare.", "It is so already: there is nothing to change.";
        /// Somebody changed it since.
        Changed = "changed" / "cambiata-nel-frattempo", "Qualcuno ha cambiato queste voci nel frattempo: guarda come sono ora e riprova.", "Somebody changed these records meanwhile: look at them as they are now and try again.";
        /// It cannot be undone any more.
        ChangedSince = "changed-since" / "cambiata-dopo", "Non si può annullare: da allora qualcuno ha cambiato le stesse voci. Annulla prima le modifiche più recenti, o correggi a mano.", "It cannot be undone: somebody changed the same records since. Undo the later changes first, or correct them by hand.";
        /// It was undone before.
        UndoneBefore = "undone-before" / "gia-annullata", "Questa modifica è già stata annullata.", "This change was undone before.";
        /// Something still points to it.
        InUse = "in-use" / "in-uso", "Non si può annullare: qualcosa usa già questa voce.", "It cannot be undone: something uses this record already.";
        /// A field is not right.
        Fields = "fields" / "campi", "Ci sono campi da correggere: quello che hai scritto è ancora qui.", "Some fields have to be corrected: what you typed is still here.";
        /// Something failed.
        Failed = "failed" / "non-riuscito", "Il servizio non risponde: non è cambiato nulla. Riprova fra poco.", "The service does not answer: nothing has changed. Try again in a moment.";
    }
}

/// What stands in the fields of a record's form, by their names; several values stand on a line each.
pub type Values = BTreeMap<String, String>;

/// A record in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryLine {
    /// What it is.
    pub kind: RegistryKind,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its other names.
    pub others: Vec<String>,
}

/// A change in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// Its id.
    pub id: String,
    /// What was done.
    pub what: ChangeKind,
    /// What it was done with.
    pub kind: RegistryKind,
    /// The id of the record.
    pub record: String,
    /// What the record was called.
    pub name: String,
    /// The names of the fields that changed.
    pub fields: Vec<String>,
    /// What the record that became a part of it was called.
    pub merged: Option<String>,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it can still be undone.
    pub can_undo: bool,
    /// Whether it was undone.
    pub is_undone: bool,
}

/// The first page of the registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryOverview {
    /// What was looked for.
    pub query: String,
    /// Only this kind was looked for.
    pub kind: Option<RegistryKind>,
    /// What was found, as many as a page shows.
    pub found: Vec<RegistryLine>,
    /// How much was found.
    pub total: usize,
    /// How many records there are of each kind.
    pub counts: Vec<(RegistryKind, usize)>,
    /// The latest changes.
    pub changes: Vec<ChangeLine>,
}

/// A record to be edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrySheet {
    /// What it is.
    pub kind: RegistryKind,
    /// Its id; empty for one that is to be added.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its version, so that two people who edit it notice each other.
    pub version: i64,
    /// What stands in its fields; where a form came back, what was typed.
    pub values: Values,
    /// What stands in the record, where a form came back.
    pub current: Option<Values>,
    /// What is wrong with what was typed.
    pub wrong: Vec<FieldWrong>,
    /// The entities to choose from, where a field wants one.
    pub entities: Vec<Named>,
    /// What this record can be merged with, or moved below.
    pub others: Vec<Named>,
    /// The theme above it.
    pub parent: Option<Named>,
    /// The dataset that it comes from, where nobody has edited it.
    pub dataset: Option<String>,
    /// Its history, the latest first.
    pub changes: Vec<ChangeLine>,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldWrong {
    /// The field.
    pub field: String,
    /// What is wrong with it.
    pub what: Wrong,
}

/// The form of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditForm {
    /// The kind's word in addresses.
    pub kind: String,
    /// The record; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// Its version when the form was opened.
    #[serde(default)]
    pub version: i64,
    /// What stands in the fields.
    #[serde(default)]
    pub values: Values,
}

/// A change of several records that is shown before it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// What it is about.
    pub kind: RegistryKind,
    /// The record that is moved, or becomes a part of another.
    pub record: Named,
    /// The record that it is moved below, or becomes a part of; none where it is moved to the top.
    pub target: Option<Named>,
    /// What would be done.
    pub what: ChangeKind,
    /// Why it cannot be done.
    pub refusal: Option<Refusal>,
    /// How many records of each table change.
    pub counts: Vec<(String, usize)>,
    /// The names that go over to the record that stays.
    pub names: Vec<String>,
    /// Says exactly what is shown, so that nothing else is done.
    pub digest: String,
}

/// The form that makes what a preview shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmForm {
    /// The kind's word in addresses.
    pub kind: String,
    /// The record that is moved or merged.
    pub id: String,
    /// What is done: the word of a kind of change in addresses.
    pub what: String,
    /// The record that it is merged with or moved below; empty for the top.
    #[serde(default)]
    pub target: String,
    /// What the preview said.
    pub digest: String,
}

/// What the records of a table are called, where they are counted.
pub fn table_name(table: &str) -> Message {
    match table {
        "practice" => message("pratiche", "practices"),
        "adoption" => message("adozioni", "adoptions"),
        "exchange" => message("scambi", "exchanges"),
        "module" => message("parti di programmi", "parts of programmes"),
        "session" => message("sessioni", "sessions"),
        "statement" => message("righe dei programmi di scambio", "statements of exchange programmes"),
        "service" => message("servizi", "services"),
        "measure" => message("misure", "measures"),
        "figure" => message("dati", "figures"),
        "chart" => message("grafici", "charts"),
        "plan" => message("piani", "plans"),
        "project" => message("progetti", "projects"),
        "question" => message("domande", "questions"),
        "participant" => message("partecipazioni a incontri", "participations in meetings"),
        "survey_need" => message("bisogni dei questionari", "needs of surveys"),
        "entity" => message("enti", "entities"),
        "theme" => message("temi", "themes"),
        "source" => message("fonti", "sources"),
        "tool" => message("strumenti", "tools"),
        "person" => message("persone", "people"),
        "link" => message("inviti", "invitations"),
        "proposal" => message("proposte", "proposals"),
        "moved" => message("indirizzi di prima", "earlier addresses"),
        _ => message("altre voci", "other records"),
    }
}
