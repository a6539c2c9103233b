//! What the registry must answer, on the five documents' own data.

use std::sync::{Arc, LazyLock};

use app::catalogue::model::RecordKind;
use app::error::AppError;
use app::exchanges::api::Exchanges;
use app::i18n::Language;
use app::registry::api::Registry;
use app::registry::figures::FiguresQuery;
use app::registry::model::{Named, SourceSheet};
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

use super::RegistryRoom;
use crate::beginning::seeded_database;
use crate::catalogue::CatalogueRoom;
use crate::clock::Clock;
use crate::exchanges::ExchangesRoom;
use crate::observatory::ObservatoryRoom;
use crate::plans::PlansRoom;
use crate::surveys::SurveysRoom;

/// The engine's tasks live as long as the runtime that they were started on: one for all tests.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
static ROOM: OnceCell<RegistryRoom> = OnceCell::const_new();

async fn open() -> RegistryRoom {
    let database = seeded_database().await;
    let exchanges: Arc<dyn Exchanges> = Arc::new(ExchangesRoom::new(database.clone(), Clock::default()));
    let catalogue = CatalogueRoom::open(database.clone(), Arc::clone(&exchanges), None).await.expect("a catalogue");
    let plans = Arc::new(PlansRoom::new(database.clone()));
    let surveys = Arc::new(SurveysRoom::new(database.clone()));
    let catalogue = Arc::new(catalogue);
    let searched = Arc::<CatalogueRoom>::clone(&catalogue);
    let observatory = ObservatoryRoom::new(database.clone(), searched, exchanges, plans, surveys, Clock::default());
    RegistryRoom::new(database, catalogue, Arc::new(observatory))
}

/// Asks the registry in Italian.
fn ask<T>(question: impl AsyncFnOnce(&'static RegistryRoom, Language) -> T) -> T {
    RUNTIME.block_on(async { question(ROOM.get_or_init(open).await, Language::Italian).await })
}

fn source(slug: &str) -> SourceSheet {
    ask(async |room, language| room.source(slug, &FiguresQuery::default(), language).await).expect("a source")
}

fn records_of_kind(sheet: &SourceSheet, kind: RecordKind) -> usize {
    sheet.records.iter().filter(|item| item.kind.0 == kind).count()
}

#[test]
fn all_entities_are_listed_by_name_with_the_number_of_their_records() {
    let lines = ask(async |room, language| room.entities(language).await).expect("entities").items;
    assert_eq!(lines.len(), 114);
    assert!(lines.is_sorted_by_key(|line| line.entity.name.clone()));
    let dozza = lines.iter().find(|line| line.entity.id == "dozza").expect("Dozza");
    assert_eq!(dozza.count, 1);
}

#[test]
fn an_alias_is_not_an_address() {
    let found = ask(async |room, language| room.entity("bagno", language).await);
    assert_eq!(found, Err(AppError::NotFound));
    let entity = ask(async |room, language| room.entity("bagno-di-romagna", language).await).expect("an entity");
    assert_eq!(entity.entity.aliases, ["Bagno"]);
}

#[test]
fn unions_and_members_are_named_to_each_other() {
    let union = ask(async |room, language| room.entity("unione-valle-savio", language).await).expect("a union");
    let members: Vec<&str> = union.members.iter().map(|member| member.slug.as_str()).collect();
    assert_eq!(members, ["bagno-di-romagna", "cesena", "mercato-saraceno", "montiano", "sarsina", "verghereto"]);
    let member = ask(async |room, language| room.entity("montiano", language).await).expect("a member");
    let name = "Unione dei Comuni della Valle del Savio".to_owned();
    assert_eq!(member.unions, [Named { slug: "unione-valle-savio".to_owned(), name }]);
}

#[test]
fn an_entity_has_its_own_figures_and_the_sources_that_name_it() {
    let berceto = ask(async |room, language| room.entity("berceto", language).await).expect("Berceto");
    assert_eq!(berceto.figures.len(), 2);
    let sources: Vec<&str> = berceto.sources.iter().map(|source| source.slug.as_str()).collect();
    assert_eq!(sources, ["benchmark-servizi-2020"]);
}

#[test]
fn narrower_themes_are_counted_too() {
    let nodes = ask(async |room, language| room.themes(language).await).expect("themes").items;
    assert_eq!(nodes.len(), 18);
    assert_eq!(nodes.iter().map(|node| node.children.len()).sum::<usize>(), 68);
    let leaves = nodes.iter().flat_map(|node| &node.children);
    let vouchers = leaves.into_iter().find(|node| node.theme.id == "buoni-spesa").expect("a theme");
    assert_eq!(vouchers.count, 8);
}

#[test]
fn a_theme_has_its_wider_one_and_what_is_about_it() {
    let sheet = ask(async |room, language| room.theme("buoni-spesa", language).await).expect("a theme");
    assert_eq!(sheet.parent.map(|parent| parent.slug).as_deref(), Some("aiuti"));
    assert_eq!((sheet.total, sheet.records.len()), (8, 8));
    let unknown = ask(async |room, language| room.theme("torte", language).await);
    assert_eq!(unknown, Err(AppError::NotFound));
}

#[test]
fn sources_stand_in_the_order_of_their_numbers() {
    let lines = ask(async |room, language| room.sources(language).await).expect("sources").items;
    let figures: Vec<(&str, u64)> = lines.iter().map(|line| (line.source.id.as_str(), line.figures)).collect();
    let expected = [
        ("pratiche-innovative-2020", 13),
        ("benchmark-servizi-2020", 504),
        ("scambio-comune-2024", 0),
        ("peg-2020-servizi-citta", 0),
        ("smart-land-2023", 37),
    ];
    assert_eq!(figures, expected);
    assert!(lines.iter().all(|line| !line.checks.is_empty()));
}

#[test]
fn a_source_has_all_its_records_and_its_own_checks_only() {
    let plan = source("peg-2020-servizi-citta");
    assert_eq!(records_of_kind(&plan, RecordKind::Project), 55);
    assert_eq!(records_of_kind(&plan, RecordKind::Practice), 3);
    assert_eq!(plan.line.records, 58);
    assert!(plan.checks.iter().all(|check| check.source == "peg-2020-servizi-citta"));
    assert_eq!(plan.checks.len(), 10);
    assert!(plan.line.checks.iter().map(|(_, times)| times).sum::<u32>() > 100);
    assert_eq!(plan.entity.map(|entity| entity.slug).as_deref(), Some("reggio-nell-emilia"));
}

#[test]
fn a_source_without_a_date_has_an_empty_one() {
    let benchmark = source("benchmark-servizi-2020");
    assert_eq!(benchmark.line.source.date, "");
    assert_eq!(benchmark.updated.len(), "2026-11-21".len());
}
