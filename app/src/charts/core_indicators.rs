//! The chart of the core indicators of the pandemic: figures of the document "Le pratiche innovative" to a description.

use rust_decimal::Decimal;

use super::description::{Chart, Mark};
use crate::i18n::{Bilingual, Language, Message, decimal, message};
use crate::observatory::model::Figure;

/// The chart's word in addresses.
pub const SLUG: &str = "indicatori-2020";
/// The measure of its figures.
pub const MEASURE: &str = "core-indicator";
/// The year of its figures.
const YEAR: i64 = 2020;
/// The marks to notice lie below: fewer than half of the entities.
const HALF: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

const NAME: Message = message("La pandemia in cinque indicatori", "The pandemic in five indicators");
const TITLE: Message = message(
    "Che cosa hanno fatto Comuni e Unioni nella pandemia, 2020",
    "What municipalities and unions did in the pandemic, 2020",
);
const NOTABLE: Message = message("meno di un ente su due", "fewer than one entity in two");
const AND: Message = message(" e ", " and ");
const ONLY: Message = message("{}: {}.", "{}: {}.");
const ALL_ALIKE: Message = message("Tutti alla pari: {} ({}).", "All level: {} ({}).");
const ENDS: Message =
    message("Al primo posto{} {} ({}), all’ultimo{} {} ({}).", "At the top{} {} ({}), at the bottom{} {} ({}).");
const LEVEL: Message = message(", alla pari,", ", level,");

/// What is known of an indicator besides its figure.
struct Indicator {
    /// The option of its figure.
    option: &'static str,
    label: Message,
    /// The label inside a sentence.
    phrase: Message,
    path: &'static str,
}

const INDICATORS: [Indicator; 5] = [
    Indicator {
        option: "consiglio-in-videoconferenza",
        label: message("Consiglio in videoconferenza", "Council by videoconference"),
        phrase: message("il Consiglio in videoconferenza", "the council by videoconference"),
        path: "/pratiche?tema=consiglio-in-videoconferenza",
    },
    Indicator {
        option: "giunta-in-videoconferenza",
        label: message("Giunta in videoconferenza", "Executive by videoconference"),
        phrase: message("la Giunta in videoconferenza", "the executive by videoconference"),
        path: "/pratiche?tema=giunta-in-videoconferenza",
    },
    Indicator {
        option: "smart-working-comuni",
        label: message("Lavoro agile, Comuni", "Remote working, municipalities"),
        phrase: message("il lavoro agile nei Comuni", "remote working in municipalities"),
        path: "/pratiche?tema=smart-working&tipo_ente=comune",
    },
    Indicator {
        option: "smart-working-unioni",
        label: message("Lavoro agile, Unioni", "Remote working, unions"),
        phrase: message("il lavoro agile nelle Unioni", "remote working in unions"),
        path: "/pratiche?tema=smart-working&tipo_ente=unione",
    },
    Indicator {
        option: "buoni-spesa",
        label: message("Buoni spesa in forma nuova", "Shopping vouchers in a new form"),
        phrase: message("i buoni spesa in forma nuova", "shopping vouchers in a new form"),
        path: "/pratiche?tema=buoni-spesa",
    },
];

/// An indicator with its value.
struct Row<'a> {
    indicator: &'static Indicator,
    figure: &'a Figure,
    value: Decimal,
}

/// The chart of these figures, largest value first; `None` where none of them is an indicator with a value.
pub fn chart<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Option<Chart> {
    let mut rows: Vec<Row<'_>> = figures.into_iter().filter_map(row).collect();
    rows.sort_by(|one, other| {
        (other.value, one.indicator.label.text(Language::Italian))
            .cmp(&(one.value, other.indicator.label.text(Language::Italian)))
    });
    if rows.is_empty() {
        return None;
    }
    let marks: Vec<Mark> = rows.iter().map(mark).collect();
    Some(Chart {
        name: both(|language| NAME.text(language).to_owned()),
        title: both(|language| TITLE.text(language).to_owned()),
        finding: both(|language| finding(&rows, language)),
        unit: "%".to_owned(),
        decimals: 0,
        axis_end: Decimal::ONE_HUNDRED,
        notable: marks.iter().any(|mark| mark.notable).then(|| both(|language| NOTABLE.text(language).to_owned())),
        marks,
    })
}

fn row(figure: &Figure) -> Option<Row<'_>> {
    let of_the_chart = figure.measure == MEASURE && figure.year == Some(YEAR);
    let option = figure.option.as_deref().filter(|_| of_the_chart)?;
    let indicator = INDICATORS.iter().find(|indicator| indicator.option == option)?;
    Some(Row { indicator, figure, value: figure.value? })
}

fn mark(row: &Row<'_>) -> Mark {
    Mark {
        label: both(|language| row.indicator.label.text(language).to_owned()),
        year: row.figure.year,
        value: row.value,
        notable: row.value < HALF,
        figure: row.figure.id.clone(),
        path: row.indicator.path.to_owned(),
    }
}

/// Which indicators are first and last, of at least one row, sorted by value.
fn finding(rows: &[Row<'_>], language: Language) -> String {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return String::new() };
    let top = group(rows, first.value, language);
    let bottom = group(rows, last.value, language);
    let sentence = if rows.len() == 1 {
        ONLY.with(language, &[&top.phrases, &top.value])
    } else if first.value == last.value {
        ALL_ALIKE.with(language, &[&top.phrases, &top.value])
    } else {
        let places: [&dyn std::fmt::Display; 6] =
            [&top.level, &top.phrases, &top.value, &bottom.level, &bottom.phrases, &bottom.value];
        ENDS.with(language, &places)
    };
    capitalised(&sentence)
}

/// The indicators with one value, in words.
struct Group {
    /// That they are more than one.
    level: &'static str,
    phrases: String,
    value: String,
}

fn group(rows: &[Row<'_>], value: Decimal, language: Language) -> Group {
    let phrases: Vec<&str> =
        rows.iter().filter(|row| row.value == value).map(|row| row.indicator.phrase.text(language)).collect();
    let level = if phrases.len() > 1 { LEVEL.text(language) } else { "" };
    let phrases = match phrases.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{}{}{last}", before.join(", "), AND.text(language)),
        _ => phrases.concat(),
    };
    Group { level, phrases, value: format!("{}\u{a0}%", decimal(value, 0, language)) }
}

fn both(text: impl Fn(Language) -> String) -> Bilingual {
    Bilingual { it: text(Language::Italian), en: Some(text(Language::English)) }
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::registry::model::Grade;

    /// An indicator's figure, as a seed would give it.
    pub(crate) fn figure(option: &str, value: i64) -> Figure {
        Figure {
            id: format!("core-{option}-2020"),
            measure: MEASURE.to_owned(),
            service: None,
            year: Some(YEAR),
            period: None,
            channel: None,
            size_class: None,
            area: None,
            entity: None,
            tool: None,
            basis: None,
            option: Some(option.to_owned()),
            value: Some(value.into()),
            printed: Some(format!("{value}%")),
            base: None,
            base_value: None,
            source: "pratiche-innovative-2020".to_owned(),
            locator: "sezione Buoni spesa".to_owned(),
            grade: Grade::Documented,
            note: None,
        }
    }

    /// What the document prints.
    pub(crate) fn printed() -> Vec<Figure> {
        vec![
            figure("consiglio-in-videoconferenza", 69),
            figure("giunta-in-videoconferenza", 56),
            figure("smart-working-comuni", 77),
            figure("smart-working-unioni", 67),
            figure("buoni-spesa", 35),
        ]
    }

    fn findings(figures: &[Figure]) -> (String, String) {
        let finding = chart(figures).expect("a chart").finding;
        (finding.it, finding.en.expect("an English finding"))
    }

    #[test]
    fn the_largest_comes_first_and_vouchers_are_notable() {
        let chart = chart(&printed()).expect("a chart");
        let values: Vec<(&str, String, bool)> =
            chart.marks.iter().map(|mark| (mark.label.it.as_str(), mark.value.to_string(), mark.notable)).collect();
        let expected = [
            ("Lavoro agile, Comuni", "77", false),
            ("Consiglio in videoconferenza", "69", false),
            ("Lavoro agile, Unioni", "67", false),
            ("Giunta in videoconferenza", "56", false),
            ("Buoni spesa in forma nuova", "35", true),
        ];
        assert_eq!(values, expected.map(|(label, value, notable)| (label, value.to_owned(), notable)));
        assert_eq!(chart.marks[2].path, "/pratiche?tema=smart-working&tipo_ente=unione");
        assert!(chart.notable.is_some());
    }

    #[test]
    fn the_finding_names_the_first_and_the_last() {
        let (it, en) = findings(&printed());
        assert_eq!(
            it,
            "Al primo posto il lavoro agile nei Comuni (77\u{a0}%), all’ultimo i buoni spesa in forma nuova (35\u{a0}%)."
        );
        assert_eq!(
            en,
            "At the top remote working in municipalities (77\u{a0}%), at the bottom shopping vouchers in a new form (35\u{a0}%)."
        );
    }

    #[test]
    fn who_shares_a_place_is_named_together() {
        let (it, en) = findings(&[
            figure("smart-working-comuni", 70),
            figure("smart-working-unioni", 70),
            figure("buoni-spesa", 35),
        ]);
        assert_eq!(
            it,
            "Al primo posto, alla pari, il lavoro agile nei Comuni e il lavoro agile nelle Unioni (70\u{a0}%), \
             all’ultimo i buoni spesa in forma nuova (35\u{a0}%)."
        );
        assert!(en.starts_with("At the top, level, remote working in municipalities and remote working in unions (70"));
    }

    #[test]
    fn where_all_are_level_nobody_is_first() {
        let (it, en) = findings(&[figure("smart-working-comuni", 70), figure("buoni-spesa", 70)]);
        assert_eq!(it, "Tutti alla pari: i buoni spesa in forma nuova e il lavoro agile nei Comuni (70\u{a0}%).");
        assert!(en.starts_with("All level: "));
    }

    #[test]
    fn one_row_is_said_alone() {
        let (it, en) = findings(&[figure("buoni-spesa", 35)]);
        assert_eq!(it, "I buoni spesa in forma nuova: 35\u{a0}%.");
        assert_eq!(en, "Shopping vouchers in a new form: 35\u{a0}%.");
    }

    #[test]
    fn other_figures_are_no_marks() {
        let mut other = figure("buoni-spesa", 35);
        other.year = Some(2019);
        let mut silent = figure("buoni-spesa", 35);
        silent.value = None;
        assert_eq!(chart(&[other, silent, figure("droni", 1)]), None);
    }
}
