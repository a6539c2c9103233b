//! Charts with made-up numbers: sentences, order and shares; what both drawings show, and addresses, in files of their own.

mod addresses;
mod drawings;

use app::i18n::Bilingual;
use app::observatory::model::{Measure, Unit};
use app::registry::model::{Entity, SizeClass};
use rust_decimal::Decimal;

use super::build::{Materials, build};
use super::choices::Choices;
use super::definition::{ChartDefinition, Dimension, Finding, Form, Origin, Sort};
use super::description::{Chart, round_end};
use super::names::Names;
use super::observation::{Observation, fitting};
use super::own::{Own, own};

fn text(it: &str, en: &str) -> Bilingual {
    Bilingual { it: it.into(), en: Some(en.into()) }
}

/// A chart of use by service and year, on counts or shares of all channels.
fn definition() -> ChartDefinition {
    let definition = serde_json::json!({
        "id": "uso", "order": 1, "source": "fonte", "name": { "it": "Uso" }, "title": { "it": "Uso", "en": "Use" },
        "form": Form::Grouped.word(), "records": Origin::Figures.word(), "measures": ["use"],
        "rows": [Dimension::Service.word()], "series": Dimension::Year.word(), "choose": [Dimension::Basis.word()],
        "channels": ["all_online"], "sort": Sort::Value.word(), "finding": Finding::Change.word(),
        "path": "/pratiche?servizio={service}",
    });
    serde_json::from_value(definition).expect("a definition")
}

fn names() -> Names {
    let mut names = Names::default();
    for (id, it, en) in [("nido", "il nido", "nurseries"), ("mensa", "la mensa", "meals"), ("suap", "il SUAP", "SUAP")]
    {
        names.add(Dimension::Service, id, text(it, en));
    }
    names.add_measure(Measure {
        id: "use".into(),
        label: text("Operazioni", "Transactions"),
        unit: Unit::Count,
        decimals: 0,
        description: Bilingual::default(),
        base: None,
    });
    names
}

fn number(service: &str, year: &str, channel: &str, value: i64) -> Observation {
    let of = [
        (Dimension::Service, service),
        (Dimension::Year, year),
        (Dimension::Channel, channel),
        (Dimension::Basis, "casi-comparabili"),
    ];
    let number = Observation::counted("use", "fonte", Decimal::from(value), &of);
    Observation { figure: Some(format!("{service}-{year}-{channel}")), ..number }
}

/// Online transactions: nurseries 10 to 30, meals 20 to 25, SUAP 50 to 40; of 100 each in 2019.
fn numbers() -> Vec<Observation> {
    let values = [("nido", 10, 30), ("mensa", 20, 25), ("suap", 50, 40)];
    let of = |(service, before, after): (&str, i64, i64)| {
        [
            number(service, "2018", "tutto-online", before),
            number(service, "2019", "tutto-online", after),
            number(service, "2019", "tutti", 100),
        ]
    };
    values.into_iter().flat_map(of).collect()
}

fn drawn(definition: &ChartDefinition, numbers: &[Observation], query: &str) -> Chart {
    let names = names();
    let fitting = fitting(definition, numbers, &names);
    let (choices, _) = Choices::read(query, definition, &fitting, &names, |_| None);
    let unequal = |figure: &str| figure == "nido-2019-tutto-online";
    let own = Own::new(Some(&entity("nido")), None).keys();
    build(
        definition,
        &choices,
        &Materials { all: numbers, fitting: &fitting, names: &names, unequal: &unequal, own: &own },
    )
    .expect("a chart")
}

/// An entity of which no source says more than the name.
fn entity(id: &str) -> Entity {
    let value = serde_json::json!({ "id": id, "name": id, "kind": "municipality" });
    serde_json::from_value(value).expect("an entity")
}

fn values(chart: &Chart) -> Vec<(usize, usize, String)> {
    let value = |value: Option<Decimal>| value.map(|value| value.normalize().to_string()).unwrap_or_default();
    chart.marks().map(|(series, row, mark)| (series, row, value(mark.value))).collect()
}

fn finding(finding: Finding, numbers: &[Observation]) -> (String, String) {
    let chart = drawn(&ChartDefinition { finding, ..definition() }, numbers, "");
    (chart.finding.it, chart.finding.en.expect("an English finding"))
}

#[test]
fn rows_stand_by_the_last_series_and_every_number_has_its_mark() {
    let chart = drawn(&definition(), &numbers(), "");
    let rows: Vec<&str> = chart.categories.iter().map(|category| category.label.it.as_str()).collect();
    assert_eq!(rows, ["il SUAP", "il nido", "la mensa"]);
    let series: Vec<&str> = chart.series.iter().map(|series| series.label.it.as_str()).collect();
    assert_eq!(series, ["2018", "2019"]);
    let expected = [(0, 0, "50"), (0, 1, "10"), (0, 2, "20"), (1, 0, "40"), (1, 1, "30"), (1, 2, "25")];
    assert_eq!(values(&chart), expected.map(|(series, row, value)| (series, row, value.to_owned())));
    assert!(chart.series[1].marks[1].as_ref().is_some_and(|mark| mark.unequal && mark.path.ends_with("=nido")));
}

#[test]
fn a_new_year_and_a_new_service_appear_by_themselves() {
    let more = [number("nido", "2020", "tutto-online", 60), number("bus", "2019", "tutto-online", 1)];
    let chart = drawn(&definition(), &[numbers(), more.to_vec()].concat(), "");
    assert_eq!(chart.series.len(), 3);
    assert!(chart.categories.iter().any(|category| category.label.it == "bus"));
}

#[test]
fn shares_are_computed_where_both_numbers_are_there() {
    let definition =
        ChartDefinition { share_channel: Some(app::observatory::model::FigureChannel::AllChannels), ..definition() };
    let chart = drawn(&definition, &numbers(), "misura=percentuale");
    assert_eq!((chart.unit, chart.axis.1), (Unit::Percent, Decimal::ONE_HUNDRED));
    assert_eq!(values(&chart), [(0, 0, "40".to_owned()), (0, 1, "30".to_owned()), (0, 2, "25".to_owned())]);
    assert!(chart.marks().all(|(_, _, mark)| mark.computed));
}

#[test]
fn the_finding_names_the_greatest_rise_and_fall() {
    let (it, en) = finding(Finding::Change, &numbers());
    assert_eq!(it, "Dal 2018 al 2019 cresce di più il nido (+20). Cala di più il SUAP (−10).");
    assert_eq!(en, "From 2018 to 2019, nurseries grew most (+20). The greatest fall: SUAP (−10).");
}

#[test]
fn equal_changes_are_named_together_and_no_change_is_said() {
    let pair = |service, before, after| {
        [number(service, "2018", "tutto-online", before), number(service, "2019", "tutto-online", after)]
    };
    let (it, _) = finding(Finding::Change, &[pair("nido", 1, 3), pair("mensa", 5, 7)].concat());
    assert_eq!(it, "Dal 2018 al 2019 crescono tutti, di più la mensa e il nido (+2).");
    let (it, en) = finding(Finding::Change, &pair("nido", 4, 4));
    assert_eq!(
        (it.as_str(), en.as_str()),
        ("Dal 2018 al 2019 non cambia nulla.", "From 2018 to 2019 nothing changed.")
    );
}

#[test]
fn the_finding_names_the_first_and_the_last_with_ties() {
    let (it, en) = finding(Finding::Ends, &numbers());
    assert_eq!(it, "Al primo posto il SUAP (40), all’ultimo la mensa (25).");
    assert_eq!(en, "At the top SUAP (40), at the bottom meals (25).");
    let one = |service, value| number(service, "2019", "tutto-online", value);
    let (it, _) = finding(Finding::Ends, &[one("nido", 7), one("mensa", 7), one("suap", 2)]);
    assert_eq!(it, "Al primo posto, alla pari, il nido e la mensa (7), all’ultimo il SUAP (2).");
    let (it, en) = finding(Finding::Ends, &[one("nido", 7), one("mensa", 7)]);
    assert_eq!(
        (it.as_str(), en.as_str()),
        ("Tutti alla pari: il nido e la mensa (7).", "All tied: nurseries and meals (7).")
    );
}

#[test]
fn one_row_is_said_alone() {
    let (it, en) = finding(Finding::Ends, &[number("nido", "2019", "tutto-online", 7)]);
    assert_eq!((it.as_str(), en.as_str()), ("Il nido: 7.", "Nurseries: 7."));
    let (it, _) = finding(Finding::Change, &[number("nido", "2019", "tutto-online", 7)]);
    assert_eq!(it, "Il nido: 7.", "without a second year there is no change");
}

#[test]
fn the_largest_mark_is_named_with_row_and_series() {
    let (it, en) = finding(Finding::Largest, &numbers());
    assert_eq!(it, "Il numero più alto: il SUAP, 2018 (50).");
    assert_eq!(en, "The largest number: SUAP, 2018 (50).");
}

#[test]
fn the_own_entity_is_marked_with_its_distance() {
    let definition = ChartDefinition { rows: vec![Dimension::Entity], series: None, ..definition() };
    let number = |entity: &str, value: i64| {
        let of =
            [(Dimension::Entity, entity), (Dimension::Channel, "tutto-online"), (Dimension::Basis, "casi-comparabili")];
        Observation::counted("use", "fonte", Decimal::from(value), &of)
    };
    let chart = drawn(&definition, &[number("nido", 7), number("mensa", 10)], "");
    let nido = entity("nido");
    let said = own(&definition, &chart, Own::new(Some(&nido), None));
    assert_eq!(said.it, "nido: 7 (3 in meno di mensa).");
    assert_eq!(said.en.as_deref(), Some("nido: 7 (3 less than mensa)."));
    let chart = drawn(&definition, &[number("mensa", 10)], "");
    let cesena = entity("Cesena");
    let said = own(&definition, &chart, Own::new(Some(&cesena), None));
    assert_eq!(said.it, "Cesena non è tra gli enti di questo grafico.");
}

#[test]
fn the_own_entity_may_be_a_series_too() {
    let definition = ChartDefinition {
        form: Form::Heatmap,
        series: Some(Dimension::Entity),
        rows: vec![Dimension::Service],
        choose: Vec::new(),
        ..definition()
    };
    let number = |service: &str, entity: &str, value: i64| {
        let of = [(Dimension::Service, service), (Dimension::Entity, entity), (Dimension::Channel, "tutto-online")];
        Observation::counted("use", "fonte", Decimal::from(value), &of)
    };
    let numbers = [number("nido", "nido", 7), number("mensa", "nido", 9), number("mensa", "Forlì", 12)];
    let chart = drawn(&definition, &numbers, "");
    assert_eq!(chart.series.iter().filter(|series| series.own).count(), 1);
    let nido = entity("nido");
    let said = own(&definition, &chart, Own::new(Some(&nido), None));
    assert_eq!(said.it, "nido: il valore più alto è la mensa, 9 (3 in meno del più alto di tutti).");
}

#[test]
fn a_class_that_no_source_gives_is_not_guessed_but_may_be_chosen() {
    let definition = ChartDefinition { rows: vec![Dimension::SizeClass], series: None, ..definition() };
    let number = |class: &str, value: i64| {
        let of = [(Dimension::SizeClass, class), (Dimension::Channel, "tutto-online")];
        Observation::counted("use", "fonte", Decimal::from(value), &of)
    };
    let numbers = [number("micro", 11), number("grandi", 31)];
    let cesena = entity("Cesena");
    let unknown = Own::new(Some(&cesena), None);
    let said = own(&definition, &drawn(&definition, &numbers, ""), unknown);
    assert!(said.it.starts_with("Nessuna fonte dice a quale classe dimensionale appartiene Cesena"), "{}", said.it);
    let known = Own::new(Some(&cesena), Some(SizeClass::Micro));
    let names = names();
    let fitting = fitting(&definition, &numbers, &names);
    let (choices, _) = Choices::read("", &definition, &fitting, &names, |_| None);
    let (unequal, keys) = (|_: &str| false, known.keys());
    let materials = Materials { all: &numbers, fitting: &fitting, names: &names, unequal: &unequal, own: &keys };
    let chart = build(&definition, &choices, &materials).expect("a chart");
    let said = own(&definition, &chart, known);
    assert_eq!(said.it, "Cesena, Micro (fino a 3.000 abitanti): 11 (20 in meno di Grandi (50.000 e oltre)).");
    let large = Entity { size_class: Some(SizeClass::Large), ..cesena.clone() };
    assert_eq!(Own::new(Some(&large), Some(SizeClass::Micro)).class, Some(SizeClass::Large), "the source’s class");
}

#[test]
fn a_chart_without_entities_and_classes_says_that_it_marks_none() {
    let cesena = entity("Cesena");
    let said = own(&definition(), &drawn(&definition(), &numbers(), ""), Own::new(Some(&cesena), None));
    assert_eq!(said.it, "Questo grafico non distingue né enti né classi: nulla vi è segnato.");
}

#[test]
fn an_axis_ends_at_a_round_number() {
    let end = |largest: i64| round_end(Decimal::from(largest)).to_string();
    assert_eq!([end(7), end(62), end(328), end(1_803_731), end(0)], ["8", "80", "400", "2000000", "1"]);
}
