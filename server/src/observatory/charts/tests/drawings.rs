//! The same marks and words in both drawings, and each drawing complete.

use app::i18n::{Bilingual, Language};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::Value;

use super::super::definition::{ChartDefinition, Dimension, Form};
use super::super::description::{Chart, Mark};
use super::super::option::option;
use super::super::svg::{Place, Room, drawing};
use super::{definition, drawn, numbers, text, values};

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
