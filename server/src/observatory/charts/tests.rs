//! Charts with made-up numbers: sentences, order, shares, choices, and the same marks in both drawings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use app::i18n::{Bilingual, Language};
use app::observatory::model::{CheckResult, Measure, Unit};
use app::registry::model::{Entity, SizeClass};
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;

use super::build::{Materials, build};
use super::choices::Choices;
use super::compare::Pair;
use super::definition::{ChartDefinition, Dimension, Finding, Form, Origin, Sort};
use super::description::{Chart, Mark, round_end};
use super::names::Names;
use super::observation::{Observation, fitting};
use super::option::option;
use super::own::{Own, own};
use super::page::Surroundings;
use super::records::Sets;
use super::svg::{Place, Room, drawing};

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
        ("Tutti alla pari: il nido e la mensa (7).", "All level: nurseries and meals (7).")
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

/// A chart of this form, with all that any form asks of its rows.
fn of_form(form: Form) -> Chart {
    let several = matches!(form, Form::Grouped | Form::Stacked | Form::Dumbbell | Form::Heatmap);
    let series = several.then_some(Dimension::Year);
    let mut chart = drawn(&ChartDefinition { form, series, ..definition() }, &numbers(), "");
    let day = |number: u32| NaiveDate::from_ymd_opt(2024, 5, number).expect("a day");
    for (row, category) in (0..).zip(&mut chart.categories) {
        category.group = Some(if row == 0 { text("primi", "first") } else { text("altri", "others") });
        category.day = Some(day(1 + row * 9));
        category.place = Some((43.0 + f64::from(row) / 10.0, 12.5));
    }
    for mark in chart.series.iter_mut().flat_map(|series| series.marks.iter_mut().flatten()) {
        mark.days = vec![(day(1), day(20)), (day(25), day(25))];
    }
    chart
}

/// The marks of an option: place, words, value.
fn marks_of(option: &Value) -> Vec<(String, String, Option<f64>)> {
    let mut marks = Vec::new();
    for (series, drawn) in option["series"].as_array().expect("series").iter().enumerate() {
        let data = drawn["data"].as_array().expect("data");
        // Tiles stand below headings, and say their rows themselves.
        let tiles = data.iter().flat_map(|point| point["children"].as_array().into_iter().flatten());
        let points =
            data.iter()
                .enumerate()
                .chain(tiles.map(|tile| {
                    (usize::try_from(tile["row"].as_u64().expect("a row")).expect("a small number"), tile)
                }));
        for (row, point) in points.filter(|(_, point)| point["children"].is_null()) {
            let Some(name) = point["name"].as_str() else { continue };
            let value = point["value"].as_array().map_or(&point["value"], |parts| parts.last().expect("a value"));
            marks.push((format!("{series},{row}"), name.to_owned(), value.as_f64()));
        }
    }
    marks
}

#[test]
fn both_drawings_have_the_same_series_values_and_order() {
    for form in Form::ALL.iter().copied() {
        let chart = of_form(form);
        for language in Language::ALL {
            let Some(option) = option(&chart, language) else {
                assert!(matches!(form, Form::Timeline | Form::Map | Form::List), "{form:?}");
                continue;
            };
            let of_option = marks_of(&serde_json::from_str(&option).expect("JSON"));
            for room in [Room::Wide, Room::Narrow] {
                let svg = drawing(&chart, room, Place::Page, language);
                let mut of_svg: Vec<(String, String)> = svg.split("data-mark=\"").skip(1).map(mark).collect();
                of_svg.sort_by_key(|(place, _)| place.clone());
                let spoken: Vec<(String, String)> =
                    of_option.iter().map(|(place, name, _)| (place.clone(), name.clone())).collect();
                assert_eq!(of_svg, spoken, "{form:?}");
            }
            let numbers: Vec<Option<f64>> = of_option.iter().map(|(_, _, value)| *value).collect();
            let described: Vec<Option<f64>> = values(&chart).iter().map(|(.., value)| value.parse().ok()).collect();
            assert_eq!(numbers, described, "{form:?}");
        }
    }
}

#[test]
fn both_drawings_have_the_same_marks_to_notice() {
    let mut chart = of_form(Form::Bars);
    chart.series.truncate(1);
    chart.notable = Some(Bilingual { it: "meno della metà".to_owned(), en: None });
    let Some(Some(mark)) = chart.series[0].marks.iter_mut().find(|mark| mark.is_some()) else { panic!("a mark") };
    mark.notable = true;
    let option: Value = serde_json::from_str(&option(&chart, Language::Italian).expect("an option")).expect("JSON");
    let marks = option["series"][0]["data"].as_array().expect("marks");
    assert_eq!(marks.iter().filter(|mark| mark["notable"] == true).count(), 1);
    assert_eq!(option["legend"]["data"], serde_json::json!([{ "name": "meno della metà" }]));
    assert_eq!(option["series"][1]["name"], "meno della metà");
    assert_eq!(option["series"][0]["stack"], option["series"][1]["stack"]);
    let svg = drawing(&chart, Room::Wide, Place::Page, Language::Italian);
    assert!(svg.contains("meno della metà"));
    let amber = svg.matches("class=\"m2\"").count();
    assert_eq!(amber, 2, "the mark and the legend's");
}

/// The option of a chart for readers of Italian.
fn option_of(chart: &Chart) -> Value {
    serde_json::from_str(&option(chart, Language::Italian).expect("an option")).expect("JSON")
}

/// What an option says beside its marks, and where there are none.
fn words_of(option: &Value) -> Vec<String> {
    let series = option["series"].as_array().expect("series");
    let points = series.iter().flat_map(|series| series["data"].as_array().expect("data"));
    let mut words: Vec<String> =
        points.filter_map(|point| point["label"]["formatter"].as_str()).map(str::to_owned).collect();
    words.sort();
    words
}

/// What a drawing says there.
fn words_drawn(svg: &str) -> Vec<String> {
    let texts = svg.split("<text ").skip(1).filter(|text| ["value", "none"].iter().any(|class| is_of(text, class)));
    let mut words: Vec<String> = texts
        .filter_map(|text| Some(text.split_once('>')?.1.split_once("</text>")?.0))
        .map(|text| text.replace("<tspan class=\"sign\">", "").replace("</tspan>", ""))
        .collect();
    words.sort();
    words
}

fn is_of(text: &str, class: &str) -> bool {
    text.split_once('>').is_some_and(|(attributes, _)| attributes.contains(&format!("class=\"{class}\"")))
}

#[test]
fn both_drawings_say_the_same_beside_marks_and_where_there_are_none() {
    for form in [Form::Bars, Form::Grouped, Form::Stacked] {
        let mut chart = of_form(form);
        chart.series[0].marks[2] = Some(Mark { printed: Some("non rilevato".to_owned()), ..Mark::default() });
        if form == Form::Stacked {
            // Of a stack the sum is said, and the part that is not known adds nothing to it.
            chart.series[0].marks[2] = None;
        }
        let svg = drawing(&chart, Room::Wide, Place::Page, Language::Italian);
        let words = words_drawn(&svg);
        assert_eq!(words_of(&option_of(&chart)), words, "{form:?}");
        if form == Form::Bars {
            assert_eq!(words, ["30 ≠", "40", "non rilevato"]);
        }
    }
}

#[test]
fn a_row_without_marks_says_so_in_both_drawings() {
    for form in [Form::Grouped, Form::Stacked] {
        let mut chart = of_form(form);
        for series in &mut chart.series {
            series.marks[1] = None;
        }
        assert!(words_of(&option_of(&chart)).contains(&"nessun dato".to_owned()), "{form:?}");
        let svg = drawing(&chart, Room::Wide, Place::Page, Language::Italian);
        assert_eq!(words_of(&option_of(&chart)), words_drawn(&svg), "{form:?}");
    }
}

#[test]
fn the_value_of_the_furthest_point_stands_behind_it_and_the_others_before_theirs() {
    let chart = of_form(Form::Dumbbell);
    let option = option_of(&chart);
    for row in 0..chart.categories.len() {
        let value = |series: usize| chart.series[series].marks[row].as_ref().and_then(|mark| mark.value);
        let side = |series: usize| option["series"][series]["data"][row]["label"]["position"].as_str();
        let fallen = value(0) > value(1);
        let expected = if fallen { (Some("right"), Some("left")) } else { (Some("left"), Some("right")) };
        assert_eq!((side(0), side(1)), expected, "{row}");
        let (least, most) = (value(0).min(value(1)), value(0).max(value(1)));
        let part = |series: usize| option["series"][series]["data"][row].as_f64();
        assert_eq!(part(2), least.and_then(|least| least.to_string().parse().ok()), "where the line begins");
        let length = most.zip(least).map(|(most, least)| most - least);
        assert_eq!(part(3), length.and_then(|length| length.to_string().parse().ok()), "and how long it is");
    }
}

#[test]
fn names_that_rows_of_one_height_have_no_room_for_leave_the_chart_to_the_server() {
    let mut chart = of_form(Form::Bars);
    for _ in 0..5 {
        chart.categories.push(chart.categories[2].clone());
        let mark = chart.series[0].marks[2].clone();
        chart.series[0].marks.push(mark);
    }
    assert!(option(&chart, Language::Italian).is_some());
    for row in [0, 1] {
        chart.categories[row].label.it = "Autorizzazioni in materia di pubblici esercizi e commercio ".repeat(6);
    }
    assert!(option(&chart, Language::Italian).is_none());
}

#[test]
fn beside_the_longest_bar_there_is_room_for_its_value() {
    let mut chart = of_form(Form::Bars);
    let widths = |chart: &Chart| -> Vec<u32> {
        let svg = drawing(chart, Room::Narrow, Place::Page, Language::Italian);
        let tracks = svg.split("<svg width=\"").skip(1);
        tracks.map(|rest| rest.split_once('%').expect("per cent").0.parse().expect("a number")).collect()
    };
    let usual = widths(&chart);
    let longest = chart.series[0].marks.iter_mut().flatten().max_by_key(|mark| mark.value).expect("a mark");
    longest.words = Some(text("1.600.000,00\u{a0}€", "€1,600,000.00"));
    chart.axis.1 = longest.value.expect("a value");
    let narrower = widths(&chart);
    assert!(narrower.iter().zip(&usual).all(|(now, before)| now < before), "{narrower:?} and {usual:?}");
    // Eleven digits and the sign of nine pixels, four narrower characters of four, in 240 pixels.
    assert!(narrower.iter().all(|share| 240 * share / 100 + 10 * 9 + 4 * 4 < 240), "{narrower:?}");
}

#[test]
fn every_form_draws_each_mark_once_in_both_rooms() {
    for form in Form::ALL.iter().copied() {
        let chart = of_form(form);
        for room in [Room::Wide, Room::Narrow] {
            let svg = drawing(&chart, room, Place::Page, Language::Italian);
            assert_eq!(svg.matches("data-mark").count(), chart.marks().count(), "{form:?}");
        }
    }
}

#[test]
fn an_option_shades_cells_as_the_drawing_does() {
    let chart = of_form(Form::Heatmap);
    let option: Value = serde_json::from_str(&option(&chart, Language::Italian).expect("an option")).expect("JSON");
    let pieces = option["visualMap"][0]["pieces"].as_array().expect("pieces");
    for (_, _, mark) in chart.marks() {
        let value = mark.value.expect("a value");
        let drawn: f64 = value.to_string().parse().expect("a number");
        let within = |piece: &&Value| piece["gt"].as_f64() < Some(drawn) && Some(drawn) <= piece["lte"].as_f64();
        let position = pieces.iter().position(|piece| within(&piece)).expect("a shade");
        assert_eq!(position + 1, usize::try_from(chart.shade(value)).expect("a small number"));
    }
}

#[test]
fn a_timeline_shows_a_day_and_goes_from_month_to_month() {
    let mut chart = of_form(Form::Timeline);
    let number = |day: NaiveDate| Decimal::from(chrono::Datelike::num_days_from_ce(&day));
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    chart.axis = (number(day("2024-05-01")), number(day("2024-07-01")));
    let svg = drawing(&chart, Room::Narrow, Place::Page, Language::Italian);
    assert!(svg.contains("x=\"0%\" y=") && svg.contains("width=\"1.64%\""), "one day of 61: {svg}");
    assert_eq!(svg.matches("class=\"m1\"").count(), 6, "two stretches in each row");
    assert_eq!(svg.matches("grid-line").count(), 2, "one month below each heading");
}

/// The place of a mark and what it says, without the word that source and computation differ.
fn mark(rest: &str) -> (String, String) {
    let (place, rest) = rest.split_once('"').expect("a place");
    let spoken = rest.split_once("aria-label=\"").and_then(|(_, rest)| rest.split_once('"')).expect("words").0;
    (place.to_owned(), spoken.to_owned())
}

#[test]
fn a_drawing_in_a_file_is_complete_and_can_be_read_as_svg() {
    for form in Form::ALL {
        let svg = drawing(&of_form(*form), Room::Wide, Place::File, Language::Italian);
        for part in ["<title", "<desc", "role=\"img\"", "<style>", "<pattern", "il SUAP", "2019"] {
            assert!(svg.contains(part), "{form:?}: {part}");
        }
        assert!(!svg.contains("<a "), "a file leads nowhere");
        resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("SVG");
    }
}

#[test]
fn a_drawing_in_a_page_holds_no_style() {
    let chart = drawn(&definition(), &numbers(), "");
    for room in [Room::Wide, Room::Narrow] {
        let svg = drawing(&chart, room, Place::Page, Language::English);
        assert!(!svg.contains("style"), "the pages' policy refuses styles");
        assert_eq!(svg.matches("data-mark").count(), 6);
        assert!(svg.contains("href=\"/en/pratiche?servizio=nido\""));
    }
}

#[test]
fn an_axis_ends_at_a_round_number() {
    let end = |largest: i64| round_end(Decimal::from(largest)).to_string();
    assert_eq!([end(7), end(62), end(328), end(1_803_731), end(0)], ["8", "80", "400", "2000000", "1"]);
}

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
