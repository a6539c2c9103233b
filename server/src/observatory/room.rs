//! The observatory as the pages ask it: figures with their names, all rooms' checks, charts.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::catalogue::api::Catalogue;
use app::catalogue::model::{RecordKind, SearchItem};
use app::catalogue::query::{CatalogueQuery, PER_PAGE_LIMIT};
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::i18n::Language;
use app::observatory::api::{ChartFile, ChartFileQuery, Observatory};
use app::observatory::comparison::ComparePage;
use app::observatory::composition::ComposePage;
use app::observatory::figure_sheet::FigureSheet;
use app::observatory::model::{
    CHECKS_PER_PAGE, ChartGroup, ChartLine, ChartPage, Check, CheckResult, ChecksPage, ChecksQuery, FigureLine,
    Overview,
};
use app::observatory::own::Acting;
use app::observatory::stories::model::{DayChart, StoryLine, StoryPage};
use app::plans::api::Plans;
use app::registry::model::{Named, Source, tally};
use app::surveys::api::Surveys;
use app::ui::version_of;
use async_trait::async_trait;

use super::acting::{Candidate, Wanted, acting, ranked};
use super::charts::compose::{self, Composition};
use super::charts::files::{Contents, FileKind};
use super::charts::{Choices, Drawn, Origin, Pair, Place, Surroundings, entities, written};
use super::daily::of_day;
use super::figure::Found;
use super::figure_files::FigureFile;
use super::holdings::Holdings;
use crate::clock::Clock;
use crate::db::{Database, DatabaseError};
use crate::kept::Kept;
use crate::plans::PlansRoom;
use crate::rooms::absence;
use crate::surveys::SurveysRoom;

/// The observatory over a database and the rooms whose checks it shows.
pub struct ObservatoryRoom {
    database: Database,
    catalogue: Arc<dyn Catalogue>,
    exchanges: Arc<dyn Exchanges>,
    plans: Arc<PlansRoom>,
    surveys: Arc<SurveysRoom>,
    clock: Clock,
    holdings: Kept<Holdings>,
}

impl ObservatoryRoom {
    /// The path of a page; of a practice's, with those of the practices that became one with it.
    async fn paths_of(&self, path: &str) -> Result<Vec<String>, AppError> {
        let mut paths = vec![path.to_owned()];
        if let Some(slug) = path.strip_prefix("/pratiche/") {
            let former = self.catalogue.formerly(slug).await?;
            paths.extend(former.into_iter().map(|old| format!("/pratiche/{old}")));
        }
        Ok(paths)
    }

    /// The observatory; reads nothing before somebody asks.
    pub fn new(
        database: Database,
        catalogue: Arc<dyn Catalogue>,
        exchanges: Arc<dyn Exchanges>,
        plans: Arc<PlansRoom>,
        surveys: Arc<SurveysRoom>,
        clock: Clock,
    ) -> Self {
        Self { database, catalogue, exchanges, plans, surveys, clock, holdings: Kept::default() }
    }

    /// What the observatory holds, of the data's revision now.
    async fn holdings(&self) -> Result<Arc<Holdings>, AppError> {
        let database = self.database.clone();
        let (plans, exchanges, surveys) =
            (Arc::clone(&self.plans), Arc::clone(&self.exchanges), Arc::clone(&self.surveys));
        let read = |revision| async move {
            let others = [plans.checks().await?, exchanges.checks().await?, surveys.checks().await?].concat();
            let projects = plans.projects().await?;
            Holdings::load(&database, revision, others, projects).await.map_err(unavailable)
        };
        self.holdings.now(&self.database, read).await
    }

    /// A figure, as it is now or was at one of its versions.
    async fn found(&self, holdings: &Holdings, id: &str, version: Option<u32>) -> Result<Found, AppError> {
        match Found::load(&self.database, holdings, id, version).await.map_err(unavailable)? {
            Some(found) => Ok(found),
            None => Err(absence(&self.database, "figure", id).await),
        }
    }

    /// What acts on what a chart shows, near the reader's own entity; nothing where none is chosen.
    async fn acting(
        &self,
        holdings: &Holdings,
        drawn: &Drawn<'_>,
        language: Language,
    ) -> Result<Option<Acting>, AppError> {
        let around = holdings.around();
        let own = around.own(&drawn.choices);
        if own.is_empty() {
            return Ok(None);
        }
        let services = drawn.services();
        let candidates = self.candidates(holdings, &services, language).await?;
        let of_services = !services.is_empty();
        let wanted = Wanted { entity: own.entity, class: own.class, of_services, entities: around.entities };
        let name = |id: &str| {
            let service = holdings.services.iter().find(|service| service.id == id);
            service.map_or(id, |service| service.name.text(language)).to_owned()
        };
        Ok(Some(acting(own.name(language), ranked(candidates, wanted), name, language)))
    }

    /// All practices and exchanges, with those of these services that each acts on: the catalogue knows the themes that
    /// are narrower than a service's.
    async fn candidates(
        &self,
        holdings: &Holdings,
        services: &BTreeSet<String>,
        language: Language,
    ) -> Result<Vec<Candidate>, AppError> {
        let mut of_service: Vec<(&str, Vec<SearchItem>)> = Vec::new();
        for service in holdings.services.iter().filter(|service| services.contains(&service.id)) {
            let themes: Vec<String> = service.themes.iter().map(|theme| format!("&tema={theme}")).collect();
            of_service.push((&service.id, self.records(&themes.concat(), language).await?));
        }
        let cards = self.exchanges.exchanges(language).await?.items;
        let same = |one: &SearchItem, other: &SearchItem| (one.kind, &one.slug) == (other.kind, &other.slug);
        let candidate = |item: SearchItem| {
            let acted = of_service.iter().filter(|(_, items)| items.iter().any(|other| same(other, &item)));
            let services = acted.map(|(service, _)| (*service).to_owned()).collect();
            let is_exchange = item.kind.0 == RecordKind::Exchange;
            let past = is_exchange && cards.iter().any(|card| card.slug == item.slug && card.past);
            Candidate { item, services, past }
        };
        Ok(self.records("", language).await?.into_iter().map(candidate).collect())
    }

    /// All practices and exchanges of the catalogue that a query chooses.
    async fn records(&self, query: &str, language: Language) -> Result<Vec<SearchItem>, AppError> {
        let kinds = [RecordKind::Practice, RecordKind::Exchange].map(|kind| format!("cosa={}", kind.slug()));
        let query = CatalogueQuery::parse(&format!("{}&per_pagina={PER_PAGE_LIMIT}{query}", kinds.join("&")));
        let mut items = Vec::new();
        for page in 0..PAGES_READ {
            let found = self.catalogue.search(&query.on_page(page), language).await?;
            items.extend(found.items);
            if page + 1 >= found.pages {
                break;
            }
        }
        Ok(items)
    }
}

/// The most pages of records that are looked through: far more than there are.
const PAGES_READ: u32 = 100;

/// Says in the log what went wrong, and to the reader only that something did.
fn unavailable(error: DatabaseError) -> AppError {
    tracing::error!(%error, "the observatory cannot answer");
    AppError::Unavailable
}

#[async_trait]
impl Observatory for ObservatoryRoom {
    async fn figures_of_source(&self, source: &str, language: Language) -> Result<Vec<FigureLine>, AppError> {
        Ok(self.holdings().await?.lines(|figure| figure.source == source, language))
    }

    async fn figures_of_entity(&self, entity: &str, language: Language) -> Result<Vec<FigureLine>, AppError> {
        Ok(self.holdings().await?.lines(|figure| figure.entity.as_deref() == Some(entity), language))
    }

    async fn figures(&self, ids: &[String], language: Language) -> Result<Vec<FigureLine>, AppError> {
        Ok(self.holdings().await?.lines_of(ids, language))
    }

    async fn figure(&self, id: &str, version: Option<u32>, language: Language) -> Result<FigureSheet, AppError> {
        let holdings = self.holdings().await?;
        Ok(self.found(&holdings, id, version).await?.sheet(&holdings, language))
    }

    async fn figure_file(&self, asked: ChartFileQuery<'_>) -> Result<ChartFile, AppError> {
        let kind = FigureFile::from_slug(asked.ending).ok_or(AppError::NotFound)?;
        let holdings = self.holdings().await?;
        let found = self.found(&holdings, asked.slug, version_of(asked.query)).await?;
        let content = kind.content(&found, &holdings, asked.origin, asked.language).into_bytes();
        Ok(ChartFile { content, media_type: kind.media_type() })
    }

    async fn all_checks(&self) -> Result<Vec<Check>, AppError> {
        Ok(self.holdings().await?.checks.clone())
    }

    async fn checks(&self, query: &ChecksQuery, language: Language) -> Result<ChecksPage, AppError> {
        Ok(chosen(&*self.holdings().await?, query, language))
    }

    async fn overview_for(&self, query: &str) -> Result<Overview, AppError> {
        let holdings = self.holdings().await?;
        let around = holdings.around();
        let (choices, unheard) = Choices::read_own(query, |typed| around.entity(typed));
        let own = around.own_choice(&choices);
        let name = own.entity.as_ref().map(|entity| entity.name.as_str());
        let notice = |pair| written(|language| Surroundings::unheard(pair, name, language));
        Ok(Overview {
            groups: groups(&holdings, &own.query()),
            entities: entities(&around),
            notices: unheard.iter().map(notice).collect(),
            own,
            figures: count(holdings.figures.len()),
            counts: counts(&holdings.checks),
            services: holdings.services.clone(),
            updated: holdings.updated(),
        })
    }

    async fn chart_at(&self, slug: &str, query: &str, language: Language) -> Result<ChartPage, AppError> {
        let holdings = self.holdings().await?;
        let drawn = drawn(&holdings, slug, query)?;
        let acting = self.acting(&holdings, &drawn, language).await?;
        Ok(ChartPage { acting, others: others(&holdings, slug, language), ..page(&holdings, &drawn, language) })
    }

    async fn comparison(&self, query: &str, language: Language) -> Result<ComparePage, AppError> {
        let holdings = self.holdings().await?;
        let around = holdings.around();
        let pair = Pair::of(query, &holdings.charts, &around).ok_or(AppError::NotFound)?;
        let pages = pair.sides.each_ref().map(|side| page(&holdings, side, language));
        Ok(pair.page(&around, pages, charts(&holdings, language), language))
    }

    async fn composition(&self, query: &str, language: Language) -> Result<ComposePage, AppError> {
        let holdings = self.holdings().await?;
        let Some((composition, drawn)) = composed(&holdings, query) else { return Ok(ComposePage::default()) };
        let chart = match &drawn {
            Some(drawn) => {
                let acting = self.acting(&holdings, drawn, language).await?;
                Some(ChartPage { acting, ..page(&holdings, drawn, language) })
            }
            None => None,
        };
        let source = |id: &str| named_source(&holdings, id).name;
        Ok(composition.page(&holdings.around(), source, chart, language))
    }

    async fn chart_file(&self, asked: ChartFileQuery<'_>) -> Result<ChartFile, AppError> {
        let holdings = self.holdings().await?;
        let kind = FileKind::from_slug(asked.ending).ok_or(AppError::NotFound)?;
        let (slug, query, origin) = (asked.slug.to_owned(), asked.query.to_owned(), asked.origin.to_owned());
        let language = asked.language;
        // Drawing pixels and packing takes its time, which no other request should wait for.
        let work = tokio::task::spawn_blocking(move || file(&holdings, &slug, &query, &origin, kind, language));
        work.await.map_err(|error| {
            tracing::error!(%error, "a chart's file was not finished");
            AppError::Unavailable
        })?
    }

    async fn stories(&self, about: Option<&str>, language: Language) -> Result<Vec<StoryLine>, AppError> {
        let paths = match about {
            Some(path) => Some(self.paths_of(path).await?),
            None => None,
        };
        Ok(self.holdings().await?.stories.lines(paths.as_deref(), language))
    }

    async fn story(&self, slug: &str, language: Language) -> Result<StoryPage, AppError> {
        let holdings = self.holdings().await?;
        let draw =
            |slug: &str, query: &str| drawn(&holdings, slug, query).map(|drawn| page(&holdings, &drawn, language));
        holdings.stories.page(slug, &holdings, draw, language)
    }

    async fn chart_of_the_day(&self, language: Language) -> Result<DayChart, AppError> {
        of_day(self.clock.today(), &*self.holdings().await?, language).ok_or(AppError::NotFound)
    }

    async fn chart_window(&self, slug: &str, query: &str, language: Language) -> Result<ChartPage, AppError> {
        let holdings = self.holdings().await?;
        let drawn = drawn(&holdings, slug, query)?;
        Ok(ChartPage { drawings: drawn.drawings(Place::Window, language), ..page(&holdings, &drawn, language) })
    }
}

/// The chart with this word in its address.
fn drawn<'a>(holdings: &'a Holdings, slug: &str, query: &str) -> Result<Drawn<'a>, AppError> {
    if slug == compose::SLUG {
        return composed(holdings, query).and_then(|(_, drawn)| drawn).ok_or(AppError::NotFound);
    }
    let definition = holdings.charts.iter().find(|chart| chart.id == slug).ok_or(AppError::NotFound)?;
    Drawn::of(definition, query, &holdings.around()).ok_or(AppError::NotFound)
}

/// What the query of an address puts together, and its chart; `None` where no figures make one.
fn composed<'a>(holdings: &'a Holdings, query: &str) -> Option<(Composition, Option<Drawn<'a>>)> {
    let around = holdings.around();
    let figures = around.sets.get(&Origin::Figures)?;
    let composition = Composition::read(query, figures, around.names, |typed| around.entity(typed))?;
    let drawn = composition.drawn(&around, |figure| holdings.base_of(figure));
    Some((composition, drawn))
}

/// The charts that there are numbers for, document by document.
fn groups(holdings: &Holdings, query: &str) -> Vec<ChartGroup> {
    let mut groups: Vec<ChartGroup> = Vec::new();
    for definition in &holdings.charts {
        let Some(drawn) = Drawn::of(definition, query, &holdings.around()) else { continue };
        let line = ChartLine {
            slug: definition.id.clone(),
            own: drawn.own().cloned(),
            name: drawn.chart.name,
            finding: drawn.chart.finding,
        };
        match groups.last_mut().filter(|group| group.source.slug == definition.source) {
            Some(group) => group.charts.push(line),
            None => groups.push(ChartGroup { source: named_source(holdings, &definition.source), charts: vec![line] }),
        }
    }
    groups
}

/// The charts by their names, document by document.
fn charts(holdings: &Holdings, language: Language) -> Vec<(String, Vec<Named>)> {
    let mut groups: Vec<(String, Vec<Named>)> = Vec::new();
    for definition in &holdings.charts {
        let source = named_source(holdings, &definition.source).name;
        let chart = Named { slug: definition.id.clone(), name: definition.name.text(language).to_owned() };
        match groups.last_mut().filter(|(known, _)| *known == source) {
            Some((_, charts)) => charts.push(chart),
            None => groups.push((source, vec![chart])),
        }
    }
    groups
}

/// The other charts of a chart's document.
fn others(holdings: &Holdings, slug: &str, language: Language) -> Vec<Named> {
    let source = holdings.charts.iter().find(|chart| chart.id == slug).map(|chart| &chart.source);
    let others = holdings.charts.iter().filter(|chart| Some(&chart.source) == source && chart.id != slug);
    others.map(|chart| Named { slug: chart.id.clone(), name: chart.name.text(language).to_owned() }).collect()
}

fn named_source(holdings: &Holdings, id: &str) -> Named {
    let title = holdings.sources.iter().find(|source| source.id == id).map(|source| source.title.clone());
    Named { slug: id.to_owned(), name: title.unwrap_or_default() }
}

fn page(holdings: &Holdings, drawn: &Drawn<'_>, language: Language) -> ChartPage {
    let figures = holdings.lines_of(&drawn.figures(), language);
    let sources = sources(holdings, drawn, &figures);
    drawn.page(&holdings.around(), figures, sources, holdings.updated(), language)
}

/// The document of a chart, and those that its figures and records come from.
fn sources(holdings: &Holdings, drawn: &Drawn<'_>, figures: &[FigureLine]) -> Vec<Source> {
    let counted = |id: &str| drawn.fitting.iter().any(|number| number.figure.is_none() && number.source == id);
    let cited =
        |id: &str| drawn.definition.source == id || counted(id) || figures.iter().any(|line| line.figure.source == id);
    holdings.sources.iter().filter(|source| cited(&source.id)).cloned().collect()
}

fn file(
    holdings: &Holdings,
    slug: &str,
    query: &str,
    origin: &str,
    kind: FileKind,
    language: Language,
) -> Result<ChartFile, AppError> {
    let drawn = drawn(holdings, slug, query)?;
    let figures = holdings.lines_of(&drawn.figures(), language);
    let all: Vec<String> =
        drawn.fitting.iter().filter(|number| !number.computed).filter_map(|number| number.figure.clone()).collect();
    let all = holdings.lines_of(&all, language);
    let sources = sources(holdings, &drawn, &figures);
    let full = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .any(|(name, value)| name == "tutto" && value == "1");
    let contents = Contents {
        subject: drawn.subject(),
        figures: &figures,
        all: &all,
        sources: &sources,
        updated: &holdings.updated(),
        origin,
        full,
        language,
    };
    Ok(ChartFile { content: contents.file(kind)?, media_type: kind.media_type() })
}

/// How many checks there are with each result, disagreements first, also where there are none.
fn counts(checks: &[Check]) -> Vec<(CheckResult, u32)> {
    let found = tally(checks.iter().map(|check| check.result));
    let times = |result| found.iter().find(|(known, _)| *known == result).map_or(0, |(_, times)| *times);
    CheckResult::ALL.iter().map(|&result| (result, times(result))).collect()
}

fn chosen(holdings: &Holdings, query: &ChecksQuery, language: Language) -> ChecksPage {
    let checks = &holdings.checks;
    let found: Vec<&Check> = checks.iter().filter(|check| query.chooses(check)).collect();
    let pages = count(found.chunks(CHECKS_PER_PAGE as usize).len()).max(1);
    let page = query.page.min(pages - 1);
    let of_page = found.chunks(CHECKS_PER_PAGE as usize).nth(page as usize).unwrap_or_default();
    let has = |part: fn(&Check) -> Option<&str>, slug: &str| checks.iter().any(|check| part(check) == Some(slug));
    let sources = holdings.sources.iter().map(|source| Named { slug: source.id.clone(), name: source.title.clone() });
    let services = holdings.services.iter();
    let services =
        services.map(|service| Named { slug: service.id.clone(), name: service.name.text(language).to_owned() });
    let projects = holdings.projects.iter().cloned();
    ChecksPage {
        query: ChecksQuery { page, ..query.clone() },
        counts: counts(checks),
        found: count(found.len()),
        page,
        pages,
        checks: of_page.iter().map(|&check| check.clone()).collect(),
        sources: sources.filter(|source| has(|check| Some(&check.source), &source.slug)).collect(),
        services: services.filter(|service| has(|check| check.service.as_deref(), &service.slug)).collect(),
        projects: projects.filter(|project| has(|check| check.project.as_deref(), &project.slug)).collect(),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::beginning::seeded_database;
    use crate::catalogue::CatalogueRoom;
    use crate::clock::Clock;
    use crate::exchanges::ExchangesRoom;

    async fn room() -> ObservatoryRoom {
        let database = seeded_database().await;
        let exchanges: Arc<dyn Exchanges> = Arc::new(ExchangesRoom::new(database.clone(), Clock::default()));
        let catalogue = CatalogueRoom::open(database.clone(), exchanges.clone(), None).await.expect("a catalogue");
        let plans = Arc::new(PlansRoom::new(database.clone()));
        let surveys = Arc::new(SurveysRoom::new(database.clone()));
        ObservatoryRoom::new(database, Arc::new(catalogue), exchanges, plans, surveys, Clock::default())
    }

    #[tokio::test]
    async fn the_checks_of_all_rooms_are_there_disagreements_first() {
        let room = room().await;
        let checks = room.all_checks().await.expect("checks");
        let sources: BTreeSet<&str> = checks.iter().map(|check| check.source.as_str()).collect();
        for source in ["benchmark-servizi-2020", "peg-2020-servizi-citta", "scambio-comune-2024"] {
            assert!(sources.contains(source), "{source}");
        }
        let ids: BTreeSet<&str> = checks.iter().map(|check| check.id.as_str()).collect();
        assert_eq!(ids.len(), checks.len(), "no two rooms give the same id");
        let disagreements = checks.iter().filter(|check| check.result == CheckResult::Disagrees).count();
        assert!(disagreements > 0);
        assert!(checks[..disagreements].iter().all(|check| check.result == CheckResult::Disagrees));
    }

    #[tokio::test]
    async fn a_page_of_checks_has_fifty_and_only_the_chosen() {
        let room = room().await;
        let query = ChecksQuery::parse("fonte=peg-2020-servizi-citta&esito=torna&pagina=9999");
        let page = room.checks(&query, Language::Italian).await.expect("a page");
        assert!(page.checks.iter().all(|check| query.chooses(check)));
        assert_eq!(page.page + 1, page.pages, "a page beyond the last is the last");
        let first = room.checks(&ChecksQuery::default(), Language::Italian).await.expect("a page");
        assert_eq!(first.checks.len(), 50);
        assert_eq!(first.found, first.counts.iter().map(|(_, count)| count).sum::<u32>());
        assert!(first.services.iter().any(|service| service.name == "Domande al SUAP"));
        assert!(first.projects.iter().all(|project| project.name.starts_with("2020")));
    }

    #[tokio::test]
    async fn the_chart_of_2020_has_the_five_indicators_with_figures_and_source() {
        let room = room().await;
        let page = room.chart("indicatori-2020", Language::English).await.expect("the chart");
        let values: Vec<&str> = page.points[0].iter().flatten().map(|point| point.value.as_str()).collect();
        assert_eq!(values, ["77\u{a0}%", "69\u{a0}%", "67\u{a0}%", "56\u{a0}%", "35\u{a0}%"]);
        let behind: Vec<&str> = page.figures.iter().map(|line| line.figure.id.as_str()).collect();
        assert_eq!((behind[0], behind[4]), ("core-smart-working-comuni-2020", "core-buoni-spesa-2020"));
        assert_eq!(page.sources.len(), 1);
        assert!(page.option.is_some_and(|option| option.contains("Remote working, municipalities")));
        assert_eq!(room.chart("indicatori-1920", Language::Italian).await, Err(AppError::NotFound));
    }

    #[tokio::test]
    async fn a_figure_is_named_in_the_language_of_the_request() {
        let room = room().await;
        for (language, name) in [
            (Language::Italian, "Richiesta di certificati anagrafici, 2019"),
            (Language::English, "Requesting registry certificates, 2019"),
        ] {
            let lines = room.figures_of_source("benchmark-servizi-2020", language).await.expect("figures");
            let line = lines.iter().find(|line| line.figure.id == "certificati-offerta-2019").expect("the figure");
            assert_eq!(line.of, name);
            assert!(!line.checks.is_empty(), "it takes part in checks");
        }
        assert!(room.figures_of_entity("nessuno", Language::Italian).await.expect("figures").is_empty());
    }
}
