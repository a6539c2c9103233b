//! The registry for curators: edits, moves, merges and imports, with their history and the way back.

mod editing;
mod imports;
mod merging;
mod pages;

use std::collections::BTreeMap;

use app::accounts::model::{Role, Viewer};
use app::error::AppError;
use app::i18n::Language;
use app::registry::curation::model::{ChangeLine, ConfirmForm, EditForm, Preview, Refusal, RegistryKind};
use axum::http::StatusCode;
use serde_json::Value;
use server::db::Database;
use server::import::{Files, Outcome, import, tables};
use surrealdb::types::Object;

use crate::support::{Answer, Site, account, empty_database, request};

/// A dataset of two towns that are one, two themes below another, and what is about them.
const FILES: [(&str, &str); 8] = [
    ("manifest.toml", "dataset = \"prova\"\n"),
    (
        "sources.toml",
        "[[source]]\nid = \"fonte\"\nnumber = 1\ntitle = \"Una fonte\"\npublisher = \"Regione\"\nfile_kind = \"pdf\"\n\
         summary_it = \"Che cosa.\"\nmethod_it = \"Come.\"\nlimits_it = \"Fin dove.\"\n",
    ),
    (
        "registry/entities.toml",
        "[[entity]]\nid = \"cesena\"\nname = \"Cesena\"\nkind = \"municipality\"\nprovince = \"FC\"\nlatitude = 44.1391\n\
         sources = [\"fonte\"]\n\n\
         [[entity]]\nid = \"citta-di-cesena\"\nname = \"Città di Cesena\"\naliases = [\"Cesena (FC)\"]\n\
         kind = \"municipality\"\n\n\
         [[entity]]\nid = \"unione-savio\"\nname = \"Unione Valle Savio\"\nkind = \"union\"\n",
    ),
    (
        "registry/themes.toml",
        "[[theme]]\nid = \"aiuti\"\nlabel_it = \"Aiuti\"\ndescription_it = \"Aiuti a chi ne ha bisogno.\"\norder = 1\n\n\
         [[theme]]\nid = \"buoni\"\nparent = \"aiuti\"\nlabel_it = \"Buoni spesa\"\ndescription_it = \"Per la spesa.\"\n\
         order = 2\n\n\
         [[theme]]\nid = \"buoni-digitali\"\nparent = \"buoni\"\nlabel_it = \"Buoni digitali\"\n\
         description_it = \"Su una tessera.\"\norder = 3\n\n\
         [[theme]]\nid = \"ambiente\"\nlabel_it = \"Ambiente\"\ndescription_it = \"Verde e acqua.\"\norder = 4\n",
    ),
    ("registry/tools.toml", "[[tool]]\nid = \"tessera\"\nname = \"Tessera sanitaria\"\nkind = \"card\"\n"),
    (
        "catalogue/practices.toml",
        "[[practice]]\nid = \"tessera\"\ntitle_it = \"La spesa con la tessera\"\nsummary_it = \"I buoni sulla tessera.\"\n\
         description_it = \"Si caricano allo sportello.\"\nthemes = [\"buoni\"]\ntools = [\"tessera\"]\n\
         source = \"fonte\"\nlocator = \"p. 1\"\ngrade = \"documented\"\n",
    ),
    (
        "catalogue/adoptions.csv",
        "id,practice,entity,status,source,locator\n\
         tessera--citta-di-cesena,tessera,citta-di-cesena,in_force,fonte,p. 1\n",
    ),
    (
        "exchanges/exchanges.toml",
        "[[exchange]]\nid = \"vieni-a-vedere\"\ntitle = \"Vieni a vedere\"\nsheet = 1\n\
         hosts = [\"cesena\", \"citta-di-cesena\"]\noffice = \"Ufficio sociale\"\nsummary_it = \"Due giorni.\"\n\
         description_it = \"Si vede come.\"\nthemes = [\"buoni\", \"ambiente\"]\nduration_printed = \"2 giornate\"\n\
         edition = \"2024\"\nsource = \"fonte\"\nlocator = \"p. 2\"\n",
    ),
];

/// The tables that a merge may touch.
const TOUCHED: [&str; 10] =
    ["entity", "theme", "tool", "source", "practice", "adoption", "exchange", "person", "proposal", "moved"];

/// A site with that dataset, and its curators' room.
struct Room {
    site: Site,
    database: Database,
}

/// The files, with some words changed: file, before, after.
fn files_with(changes: &[(&str, &str, &str)]) -> Vec<(&'static str, String)> {
    let mut files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    for (file, before, after) in changes {
        let (_, text) = files.iter_mut().find(|(name, _)| name == file).expect("a file");
        assert!(text.contains(before), "{file} holds {before}");
        *text = text.replace(before, after);
    }
    files
}

/// The same as an import reads them.
fn import_files(changes: &[(&str, &str, &str)]) -> Files {
    let files = files_with(changes);
    Files::from_texts(files.iter().map(|(name, text)| (*name, text.as_str())))
}

fn anna() -> Viewer {
    Viewer { id: "anna".into(), name: "Anna Bianchi".into(), role: Role::Curator, entity: None }
}

impl Room {
    async fn open() -> Self {
        let database = empty_database().await;
        import(&database, &import_files(&[]), &tables(), false, &|_, _| {}).await.expect("an import");
        let people = [
            account("anna", "Anna Bianchi", "anna@regione.example", "curator", ""),
            account(
                "carla",
                "Carla Neri",
                "carla@cesena.example",
                "contributor",
                ", entity = entity:`citta-di-cesena`",
            ),
        ];
        database.write(&people.concat(), Object::new()).await.expect("people");
        Self { site: Site::over(database.clone()).await, database }
    }

    async fn load(&self, changes: &[(&str, &str, &str)]) -> Outcome {
        import(&self.database, &import_files(changes), &tables(), false, &|_, _| {}).await.expect("an import")
    }

    async fn record(&self, table: &str, id: &str) -> Value {
        self.database.find(table, id).await.expect("an answer").unwrap_or_default()
    }

    /// All that a merge may touch, by table and id.
    async fn everything(&self) -> BTreeMap<String, Value> {
        let mut all = BTreeMap::new();
        for table in TOUCHED {
            for record in self.database.list::<Value>(table).await.expect("records") {
                all.insert(format!("{table}/{}", record["id"].as_str().expect("an id")), record);
            }
        }
        all
    }

    /// Changes some fields of a record, as its form would.
    async fn edit(
        &self,
        kind: RegistryKind,
        id: &str,
        changes: &[(&str, &str)],
    ) -> Result<Result<String, Refusal>, AppError> {
        let curation = &self.site.state.rooms.curation;
        let sheet = curation.sheet(&anna(), kind, id, false).await?;
        let mut form =
            EditForm { kind: kind.slug().to_owned(), id: id.to_owned(), version: sheet.version, values: sheet.values };
        for (field, text) in changes {
            form.values.insert((*field).to_owned(), (*text).to_owned());
        }
        curation.edit(&anna(), form).await
    }

    async fn preview(&self, kind: RegistryKind, id: &str, query: &str) -> Preview {
        let curation = &self.site.state.rooms.curation;
        curation.preview(&anna(), kind, id, query, Language::Italian).await.expect("a preview")
    }

    /// Does what a preview shows.
    async fn confirm(&self, preview: &Preview) -> Result<Result<String, Refusal>, AppError> {
        let form = ConfirmForm {
            kind: preview.kind.slug().to_owned(),
            id: preview.record.slug.clone(),
            what: preview.what.slug().to_owned(),
            target: preview.target.as_ref().map(|target| target.slug.clone()).unwrap_or_default(),
            digest: preview.digest.clone(),
        };
        self.site.state.rooms.curation.confirm(&anna(), form).await
    }

    async fn changes(&self) -> Vec<ChangeLine> {
        self.site.state.rooms.curation.overview(&anna(), "").await.expect("the registry").changes
    }

    /// Undoes the latest change.
    async fn undo_latest(&self) -> Result<Result<(), Refusal>, AppError> {
        let latest = self.changes().await.first().expect("a change").id.clone();
        self.site.state.rooms.curation.undo(&anna(), &latest).await
    }

    /// A page, as readers see it after the change.
    async fn page(&self, path: &str) -> Answer {
        self.site.state.follow().await;
        self.site.ask(request(path)).await
    }

    async fn status(&self, path: &str) -> StatusCode {
        self.page(path).await.status
    }

    /// The kinds of events of the trail, in order.
    async fn trail(&self) -> Vec<String> {
        let query = "SELECT kind, number FROM audit_event ORDER BY number";
        let events: Vec<Value> = self.database.read(query, Object::new()).await.expect("events");
        events.iter().map(|event| event["kind"].as_str().unwrap_or_default().to_owned()).collect()
    }
}
