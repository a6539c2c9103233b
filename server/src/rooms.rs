//! All rooms, as the pages ask them.

use std::path::Path;
use std::sync::Arc;

use app::accounts::api::Accounts;
use app::accounts::mail_api::MailChoices;
use app::accounts::people_api::People;
use app::accounts::trail_api::Trail;
use app::catalogue::api::Catalogue;
use app::editorial::api::Editorial;
use app::editorial::desk::api::Desk;
use app::editorial::desk::curation_api::Curation;
use app::editorial::in_use::api::InUse;
use app::editorial::numbers::api::Numbers;
use app::editorial::opinions::api::Opinions;
use app::editorial::proposals_api::Proposals;
use app::editorial::reports::api::Reports;
use app::error::{AppError, Departure};
use app::exchanges::api::Exchanges;
use app::observatory::api::Observatory;
use app::observatory::model::FIGURES_PATH;
use app::plans::api::Plans;
use app::registry::api::Registry;
use app::registry::curation::api::Curation as RegistryCuration;
use app::registry::datasets::OpenData;
use leptos::prelude::provide_context;

use crate::accounts::trail::TrailRoom;
use crate::accounts::{AccountsRoom, PasswordError, Passwords};
use crate::catalogue::{CatalogueError, CatalogueRoom};
use crate::clock::Clock;
use crate::db::Database;
use crate::editorial::in_use::InUseRoom;
use crate::editorial::numbers::NumbersRoom;
use crate::editorial::opinions::OpinionsRoom;
use crate::editorial::reminding::Reminders;
use crate::editorial::reports::ReportsRoom;
use crate::editorial::{DeskRoom, EditorialRoom, FileStore, ProposalsRoom};
use crate::exchanges::ExchangesRoom;
use crate::mail::MailRoom;
use crate::observatory::ObservatoryRoom;
use crate::plans::PlansRoom;
use crate::registry::RegistryRoom;
use crate::registry::curation::CurationRoom;
use crate::registry::datasets::OpenDataRoom;
use crate::surveys::SurveysRoom;

/// The rooms; copies share them.
#[derive(Clone)]
pub struct Rooms {
    /// Practices and search; known by its type, because its index follows the data.
    pub catalogue: Arc<CatalogueRoom>,
    /// Exchanges.
    pub exchanges: Arc<dyn Exchanges>,
    /// Figures, checks, charts.
    pub observatory: Arc<dyn Observatory>,
    /// Management plans.
    pub plans: Arc<dyn Plans>,
    /// Entities, themes, sources.
    pub registry: Arc<dyn Registry>,
    /// The tables to take away.
    pub open_data: Arc<dyn OpenData>,
    /// What readers send.
    pub editorial: Arc<dyn Editorial>,
    /// People and how they sign in.
    pub accounts: Arc<AccountsRoom>,
    /// Who did what.
    pub trail: Arc<dyn Trail>,
    /// Who wants which mail; known by its type, because links in messages ask it too.
    pub mail: Arc<MailRoom>,
    /// What entities propose; known by its type, because its folder of files can be another one.
    pub proposals: Arc<ProposalsRoom>,
    /// The curators' desk; known by its type, because it publishes by the clock.
    pub desk: Arc<DeskRoom>,
    /// Who is reminded of what is due; no page asks it.
    pub reminders: Arc<Reminders>,
    /// Experts' opinions.
    pub opinions: Arc<dyn Opinions>,
    /// Readers' feedback at the desk.
    pub reports: Arc<dyn Reports>,
    /// The portal's work in numbers.
    pub numbers: Arc<dyn Numbers>,
    /// Whether what is published is in use; known by its type, because it asks by the clock.
    pub in_use: Arc<InUseRoom>,
    /// The registry for curators.
    pub curation: Arc<dyn RegistryCuration>,
}

/// Where attachments are kept, unless whoever opens the rooms says otherwise.
const FILES: &str = "data/files";

/// The pages of single records: the Italian path above them, and the table whose ids their addresses end with.
pub const RECORD_PAGES: [(&str, &str); 8] = [
    ("/pratiche", "practice"),
    ("/enti", "entity"),
    ("/temi", "theme"),
    ("/fonti", "source"),
    ("/scambi", "exchange"),
    (CHARTS_PATH, "chart"),
    (FIGURES_PATH, "figure"),
    ("/osservatorio/storie", "story"),
];

/// The Italian path above the pages of charts.
pub const CHARTS_PATH: &str = "/osservatorio";

/// Why there is no record with this id: it never was, or it left, for a reason that somebody gave or for none.
pub async fn absence(database: &Database, table: &str, id: &str) -> AppError {
    match database.removed_for(table, id).await {
        Ok(Some(why)) => Departure::from_word(&why).map_or(AppError::Gone, AppError::Departed),
        Ok(None) => AppError::NotFound,
        Err(error) => {
            tracing::error!(%error, "the database does not say whether a record was removed");
            AppError::Unavailable
        }
    }
}

/// Why the rooms do not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The search index cannot be kept.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// No password can be digested.
    #[error(transparent)]
    Passwords(#[from] PasswordError),
}

impl Rooms {
    /// Opens all rooms over a database, for a site with this address.
    pub async fn open(
        database: &Database,
        index_dir: Option<&Path>,
        clock: Clock,
        origin: &str,
    ) -> Result<Self, OpenError> {
        let exchanges: Arc<dyn Exchanges> = Arc::new(ExchangesRoom::new(database.clone(), clock));
        let catalogue = CatalogueRoom::open(database.clone(), Arc::clone(&exchanges), index_dir).await?;
        let catalogue = Arc::new(catalogue);
        let plans = Arc::new(PlansRoom::new(database.clone()));
        let surveys = Arc::new(SurveysRoom::new(database.clone()));
        let observatory: Arc<dyn Observatory> = Arc::new(ObservatoryRoom::new(
            database.clone(),
            Arc::<CatalogueRoom>::clone(&catalogue),
            Arc::clone(&exchanges),
            Arc::clone(&plans),
            surveys,
            clock,
        ));
        let registry = Arc::new(RegistryRoom::new(
            database.clone(),
            Arc::<CatalogueRoom>::clone(&catalogue),
            Arc::clone(&observatory),
        ));
        let editorial: Arc<dyn Editorial> = Arc::new(EditorialRoom::new(database.clone(), clock));
        let open_data = Arc::new(OpenDataRoom::new(
            database.clone(),
            Arc::clone(&observatory),
            Arc::<PlansRoom>::clone(&plans),
            Arc::clone(&editorial),
        ));
        let trail = Arc::new(TrailRoom::new(database.clone()));
        let mail = Arc::new(MailRoom::new(database.clone(), clock));
        let accounts = Arc::new(AccountsRoom::new(database.clone(), Passwords::new()?, clock, origin));
        let proposals = Arc::new(ProposalsRoom::new(
            database.clone(),
            Arc::<CatalogueRoom>::clone(&catalogue),
            Arc::clone(&exchanges),
            FileStore::new(Path::new(FILES)),
            clock,
        ));
        let desk = Arc::new(DeskRoom::new(
            database.clone(),
            Arc::<CatalogueRoom>::clone(&catalogue),
            Arc::clone(&exchanges),
            clock,
        ));
        let curation: Arc<dyn RegistryCuration> = Arc::new(CurationRoom::new(database.clone(), clock));
        Ok(Self {
            catalogue,
            exchanges,
            observatory,
            plans,
            registry,
            open_data,
            editorial,
            accounts,
            trail,
            mail,
            proposals,
            desk,
            reminders: Arc::new(Reminders::new(database.clone(), clock)),
            opinions: Arc::new(OpinionsRoom::new(database.clone(), clock)),
            reports: Arc::new(ReportsRoom::new(database.clone(), clock)),
            numbers: Arc::new(NumbersRoom::new(database.clone(), clock)),
            in_use: Arc::new(InUseRoom::new(database.clone(), clock)),
            curation,
        })
    }

    /// The same rooms, with attachments in another folder.
    #[must_use]
    pub fn keeping_files_in(self, folder: &Path) -> Self {
        let proposals = Arc::new(self.proposals.keeping_files_in(FileStore::new(folder)));
        Self { proposals, ..self }
    }

    /// Puts the rooms in context, for a page or a server function.
    pub fn provide(&self) {
        provide_context::<Arc<dyn Catalogue>>(Arc::<CatalogueRoom>::clone(&self.catalogue));
        provide_context(Arc::clone(&self.exchanges));
        provide_context(Arc::clone(&self.observatory));
        provide_context(Arc::clone(&self.plans));
        provide_context(Arc::clone(&self.registry));
        provide_context(Arc::clone(&self.open_data));
        provide_context(Arc::clone(&self.editorial));
        provide_context(Arc::clone(&self.trail));
        provide_context::<Arc<dyn MailChoices>>(Arc::<MailRoom>::clone(&self.mail));
        provide_context::<Arc<dyn Accounts>>(Arc::<AccountsRoom>::clone(&self.accounts));
        provide_context::<Arc<dyn People>>(Arc::<AccountsRoom>::clone(&self.accounts));
        provide_context::<Arc<dyn Proposals>>(Arc::<ProposalsRoom>::clone(&self.proposals));
        provide_context::<Arc<dyn Desk>>(Arc::<DeskRoom>::clone(&self.desk));
        provide_context::<Arc<dyn Curation>>(Arc::<DeskRoom>::clone(&self.desk));
        provide_context(Arc::clone(&self.opinions));
        provide_context(Arc::clone(&self.reports));
        provide_context(Arc::clone(&self.numbers));
        provide_context::<Arc<dyn InUse>>(Arc::<InUseRoom>::clone(&self.in_use));
        provide_context(Arc::clone(&self.curation));
    }
}
