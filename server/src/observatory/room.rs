//! The observatory as the pages ask it: figures with their names, all rooms' checks, charts.

use std::sync::Arc;

use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::i18n::Language;
use app::observatory::api::{ChartFile, ChartFileQuery, Observatory};
use app::observatory::model::{
    CHECKS_PER_PAGE, ChartGroup, ChartLine, ChartPage, Check, CheckResult, ChecksPage, ChecksQuery, FigureLine,
    Overview,
};
use app::plans::api::Plans;
use app::registry::model::{Named, Source, tally};
use app::surveys::api::Surveys;
use async_trait::async_trait;
use tokio::sync::Mutex;

use super::charts::files::{Contents, FileKind};
use super::charts::{Drawn, Place, entities};
use super::holdings::Holdings;
use crate::db::{Database, DatabaseError};
use crate::plans::PlansRoom;
use crate::surveys::SurveysRoom;

/// The observatory over a database and the rooms whose checks it shows.
pub struct ObservatoryRoom {
    database: Database,
    exchanges: Arc<dyn Exchanges>,
    plans: Arc<PlansRoom>,
    surveys: Arc<SurveysRoom>,
    // Locked while they are read, so that many readers of new data wait for one reading.
    holdings: Mutex<Option<Arc<Holdings>>>,
}

impl ObservatoryRoom {
    /// The observatory; reads nothing before somebody asks.
    pub fn new(
        database: Database,
        exchanges: Arc<dyn Exchanges>,
        plans: Arc<PlansRoom>,
        surveys: Arc<SurveysRoom>,
    ) -> Self {
        Self { database, exchanges, plans, surveys, holdings: Mutex::new(None) }
    }

    /// What the observatory holds, of the data's revision now.
    async fn holdings(&self) -> Result<Arc<Holdings>, AppError> {
        let revision = self.database.revision().await.map_err(unavailable)?;
        let mut kept = self.holdings.lock().await;
        if let Some(holdings) = kept.as_ref().filter(|holdings| holdings.revision == revision) {
            return Ok(Arc::clone(holdings));
        }
        let others =
            [self.plans.checks().await?, self.exchanges.checks().await?, self.surveys.checks().await?].concat();
        let projects = self.plans.projects().await?;
        // The revision was read before the data: where they change meanwhile, the next question reads them again.
        let holdings = Holdings::load(&self.database, revision, others, projects).await.map_err(unavailable)?;
        let holdings = Arc::new(holdings);
        *kept = Some(Arc::clone(&holdings));
        Ok(holdings)
    }
}

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

    async fn all_checks(&self) -> Result<Vec<Check>, AppError> {
        Ok(self.holdings().await?.checks.clone())
    }

    async fn checks(&self, query: &ChecksQuery, language: Language) -> Result<ChecksPage, AppError> {
        Ok(chosen(&*self.holdings().await?, query, language))
    }

    async fn overview_for(&self, query: &str) -> Result<Overview, AppError> {
        let holdings = self.holdings().await?;
        let own = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
            .find_map(|(name, value)| holdings.entity(&value).filter(|_| name == "ente"));
        Ok(Overview {
            groups: groups(&holdings, own.as_ref()),
            entities: entities(&holdings.around()),
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
        Ok(page(&holdings, &drawn, language))
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

    async fn chart_window(&self, slug: &str, query: &str, language: Language) -> Result<ChartPage, AppError> {
        let holdings = self.holdings().await?;
        let drawn = drawn(&holdings, slug, query)?;
        Ok(ChartPage { drawings: drawn.drawings(Place::Window, language), ..page(&holdings, &drawn, language) })
    }
}

/// The chart with this word in its address.
fn drawn<'a>(holdings: &'a Holdings, slug: &str, query: &str) -> Result<Drawn<'a>, AppError> {
    let definition = holdings.charts.iter().find(|chart| chart.id == slug).ok_or(AppError::NotFound)?;
    Drawn::of(definition, query, &holdings.around()).ok_or(AppError::NotFound)
}

/// The charts that there are numbers for, document by document.
fn groups(holdings: &Holdings, own: Option<&Named>) -> Vec<ChartGroup> {
    let query = own.map(|own| format!("?ente={}", own.slug)).unwrap_or_default();
    let mut groups: Vec<ChartGroup> = Vec::new();
    for definition in &holdings.charts {
        let Some(drawn) = Drawn::of(definition, &query, &holdings.around()) else { continue };
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

fn named_source(holdings: &Holdings, id: &str) -> Named {
    let title = holdings.sources.iter().find(|source| source.id == id).map(|source| source.title.clone());
    Named { slug: id.to_owned(), name: title.unwrap_or_default() }
}

fn page(holdings: &Holdings, drawn: &Drawn<'_>, language: Language) -> ChartPage {
    let figures = holdings.lines_of(&drawn.figures(), language);
    let sources = sources(holdings, drawn, &figures);
    drawn.page(&holdings.around(), figures, sources, holdings.updated(), language)
}

/// The document of a chart, and those that its figures come from.
fn sources(holdings: &Holdings, drawn: &Drawn<'_>, figures: &[FigureLine]) -> Vec<Source> {
    let cited = |id: &str| drawn.definition.source == id || figures.iter().any(|line| line.figure.source == id);
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
    use crate::clock::Clock;
    use crate::exchanges::ExchangesRoom;
    use crate::observatory::checks::seeds_test::database_with_seeds;

    async fn room() -> ObservatoryRoom {
        let database = database_with_seeds().await;
        let exchanges = Arc::new(ExchangesRoom::new(database.clone(), Clock::default()));
        let plans = Arc::new(PlansRoom::new(database.clone()));
        let surveys = Arc::new(SurveysRoom::new(database.clone()));
        ObservatoryRoom::new(database, exchanges, plans, surveys)
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
