//! Choices go to an address and come back from it, whatever stands there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use app::observatory::model::CheckResult;
use app::registry::model::Entity;
use proptest::prelude::*;

use super::super::choices::Choices;
use super::super::compare::Pair;
use super::super::definition::{ChartDefinition, Dimension, Origin};
use super::super::names::Names;
use super::super::observation::fitting;
use super::super::page::Surroundings;
use super::super::records::Sets;
use super::{definition, entity, names, numbers};

#[test]
fn what_is_not_understood_is_said_and_the_nearest_chart_is_shown() {
    let (names, numbers) = (names(), numbers());
    let definition = ChartDefinition { series: None, ..definition() };
    let fitting = fitting(&definition, &numbers, &names);
    let meant = |typed: &str| typed.starts_with("ces").then(|| ("cesena".to_owned(), typed == "cesena"));
    let read = |query| Choices::read(query, &definition, &fitting, &names, meant);
    let (choices, _) = read("?anno=tanti");
    assert_eq!(choices.chosen(Dimension::Year), Some("2019"), "the latest year");
    let (choices, unheard) = read("?anno=1920&colore=blu&ente=atlantide&vista=tabella");
    assert_eq!((choices.chosen(Dimension::Year), &choices.own), (Some("2018"), &None), "the nearest year");
    let names: Vec<&str> = unheard.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["anno", "colore", "ente"]);
    let (choices, unheard) = read("ente=cesna&base=casi-comparabil&mia-classe=enormi");
    assert_eq!(choices.own.as_deref(), Some("cesena"), "the nearest name");
    assert_eq!((unheard.len(), choices.own_class), (3, None), "and all three said");
    let (choices, unheard) = read("anno=2018&ente=cesena&mia-classe=medi");
    assert_eq!(choices.written(), "?misura=numero&base=casi-comparabili&anno=2018&ente=cesena&mia-classe=medi");
    assert!(unheard.is_empty());
}

/// What two charts are made of, once for thousands of addresses.
struct Known {
    names: Names,
    sets: Sets,
    entities: BTreeMap<String, Entity>,
    results: BTreeMap<String, Vec<CheckResult>>,
    charts: Vec<ChartDefinition>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    names: names(),
    sets: Sets::from([(Origin::Figures, numbers())]),
    entities: BTreeMap::from([("nido".to_owned(), entity("nido"))]),
    results: BTreeMap::new(),
    charts: pair_of_charts(),
});

/// The chart by years as series, the same by one chosen year with shares, and one of years.
fn pair_of_charts() -> Vec<ChartDefinition> {
    let chosen = ChartDefinition {
        id: "quota".into(),
        series: None,
        share_channel: Some(app::observatory::model::FigureChannel::AllChannels),
        ..definition()
    };
    let years = ChartDefinition {
        id: "anni".into(),
        rows: vec![Dimension::Year],
        series: None,
        choose: vec![Dimension::Service, Dimension::Basis],
        ..definition()
    };
    vec![definition(), chosen, years]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_address_gives_choices_that_go_to_an_address_and_back(
        pairs in prop::collection::vec(
            (
                prop_oneof!["misura", "base", "anno", "ente", "mia-classe", "vista", "[a-z=&%+ ]{0,6}"],
                prop_oneof!["numero", "percentuale", "casi-comparabili", "2018", "2019", "nido", "nid", "micro", "\\PC{0,8}"],
            ),
            0..6,
        )
    ) {
        let (names, definition) = (&KNOWN.names, &KNOWN.charts[1]);
        let fitting = fitting(definition, &KNOWN.sets[&Origin::Figures], names);
        let read = |query: &str| Choices::read(query, definition, &fitting, names, |typed| {
            typed.starts_with("nid").then(|| ("nido".to_owned(), typed == "nido"))
        });
        let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let (choices, _) = read(&query);
        let (again, unheard) = read(&choices.written());
        prop_assert!(unheard.is_empty());
        prop_assert_eq!(&again, &choices);
        prop_assert_eq!(again.written(), choices.written());
    }
}

proptest! {
    // A pair is read several times until both charts agree: fewer cases than for one chart.
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_address_of_two_charts_gives_a_pair_that_goes_to_an_address_and_back(
        pairs in prop::collection::vec(
            (
                prop_oneof![
                    "primo", "secondo", "misura", "anno", "base", "primo.anno", "secondo.anno", "secondo.misura",
                    "ente", "vista", "[a-z.=&%+ ]{0,8}"
                ],
                prop_oneof![
                    "uso", "quota", "anni", "usi", "numero", "percentuale", "casi-comparabili", "2018", "2019", "nido",
                    "\\PC{0,8}"
                ],
            ),
            0..7,
        )
    ) {
        let Known { names, sets, entities, results, charts } = &*KNOWN;
        let around = Surroundings { names, sets, entities, results };
        let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let written = Pair::of(&query, charts, &around).expect("a pair").written();
        let again = Pair::of(&written, charts, &around).expect("a pair");
        prop_assert!(again.unheard.is_empty(), "{:?} of {written}", again.unheard);
        prop_assert_eq!(again.written(), written);
    }
}
