//! Rules over municipalities and people: classes and areas add up to the whole.

use app::observatory::model::{Check, Figure};
use app::registry::model::{Area, SizeClass};
use rust_decimal::Decimal;

use super::arithmetic::{alike, decimals_of, number, number_with, rounded, share, written_sum};
use super::build::{Draft, printed, text};
use super::records::{Coordinates, Known, Records};

/// A way of parting the whole.
#[derive(Clone, Copy)]
struct Division {
    word: &'static str,
    it: &'static str,
    en: &'static str,
    has: fn(&Figure) -> bool,
    parts: Option<usize>,
}

const DIVISIONS: [Division; 3] = [
    Division {
        word: "classes",
        it: "le classi dimensionali",
        en: "the size classes",
        has: |figure| figure.size_class.is_some(),
        parts: Some(SizeClass::ALL.len()),
    },
    Division {
        word: "areas",
        it: "montagna e pianura",
        en: "mountain and plain",
        has: |figure| figure.area.is_some(),
        parts: Some(Area::ALL.len()),
    },
    Division { word: "groups", it: "i gruppi", en: "the groups", has: |figure| figure.option.is_some(), parts: None },
];

/// What is parted, and by how much each part may be off because it is printed rounded.
const DIVIDED: [(&str, Decimal); 3] = [
    ("municipalities", Decimal::ZERO),
    ("population", Decimal::ZERO),
    ("population-share", Decimal::from_parts(5, 0, 0, false, 1)),
];

/// The checks of the context.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks = Vec::new();
    for (measure, rounding) in DIVIDED {
        for year in records.years(measure) {
            let sums = DIVISIONS.iter().filter_map(|division| parts_sum(records, measure, rounding, year, *division));
            checks.extend(sums);
        }
    }
    checks.extend(records.known("population-share").filter_map(|stated| population_share(records, stated)));
    checks.extend(records.known("population").filter_map(|people| mean_size(records, people)));
    checks
}

fn parts_sum(records: &Records, measure: &str, rounding: Decimal, year: i64, division: Division) -> Option<Check> {
    let whole = records.find(Coordinates::whole(measure, Some(year)))?;
    let of_year = |known: &Known| known.figure.year == Some(year) && (division.has)(known.figure);
    let parts: Vec<Known> = records.known(measure).filter(of_year).collect();
    if parts.is_empty() {
        return None;
    }
    let name = records.label(measure);
    let place = Coordinates::of(whole.figure);
    let title = records.title(
        place,
        format!("«{}», {} sommano al totale", name.it, division.it),
        format!("“{}”, {} add up to the whole", name.en.as_deref().unwrap_or(&name.it), division.en),
    );
    let subject = format!("{measure}-{}-{year}", division.word);
    let draft = Draft::of("parts-sum", &subject, title, whole.figure).taking(parts.iter().map(|part| part.figure));
    if division.parts.is_some_and(|expected| parts.len() < expected) {
        let reason = text("La fonte non stampa tutte le parti.", "The source does not print all parts.");
        return Some(draft.impossible(reason));
    }
    let values: Vec<Decimal> = parts.iter().map(|part| part.value).collect();
    let sum: Decimal = values.iter().sum();
    let difference = (sum - whole.value).abs();
    let agrees = difference.is_zero() || difference < rounding * Decimal::from(parts.len());
    let shown = alike(whole.figure.printed.as_deref(), whole.value, sum);
    Some(draft.compared(format!("{} = {}", written_sum(&values), number(sum)), shown, agrees))
}

fn population_share(records: &Records, stated: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(stated.figure);
    let part = records.find(Coordinates { measure: "population", ..place })?;
    let whole = records.find(Coordinates::whole("population", place.year))?;
    let title = records.title(
        place,
        "la quota è il rapporto fra gli abitanti e quelli di tutta la regione",
        "the share is the inhabitants over those of the whole region",
    );
    let draft = Draft::of("population-share", &stated.figure.id, title, stated.figure);
    let decimals = decimals_of(&printed(stated.figure));
    let computed = rounded(share(part.value, whole.value)?, decimals);
    let computation =
        format!("{} / {} = {} %", number(part.value), number(whole.value), number_with(computed, decimals));
    let shown = alike(stated.figure.printed.as_deref(), stated.value, computed);
    Some(draft.taking([part.figure, whole.figure]).compared(computation, shown, computed == stated.value))
}

/// The least and the most inhabitants of a class.
fn bounds(class: SizeClass) -> (Decimal, Decimal) {
    let (least, most) = match class {
        SizeClass::Micro => (0, 3_000),
        SizeClass::Small => (3_001, 5_000),
        SizeClass::Medium => (5_001, 15_000),
        SizeClass::MediumLarge => (15_001, 49_999),
        SizeClass::Large => (50_000, i64::MAX),
    };
    (Decimal::from(least), Decimal::from(most))
}

fn mean_size(records: &Records, people: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(people.figure);
    let class = place.size_class?;
    let municipalities = records.find(Coordinates { measure: "municipalities", ..place })?;
    let mean = people.value.checked_div(municipalities.value)?;
    let (least, most) = bounds(class);
    let title = records.title(
        place,
        "gli abitanti per Comune stanno in media nei limiti della classe (limite)",
        "the inhabitants per municipality are on average within the class’s limits (a bound)",
    );
    let draft = Draft::of("mean-size", &place.subject(), title, people.figure).taking([municipalities.figure]);
    let shown = number_with(mean, 0);
    let computation = format!("{} / {} ≈ {shown}", number(people.value), number(municipalities.value));
    Some(draft.compared(computation, shown, least <= mean && mean <= most))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::observatory::checks::examples::{figure, records, results};

    fn class(measure: &str, class: SizeClass, value: &str) -> Figure {
        Figure { size_class: Some(class), ..figure(measure, 2020, value) }
    }

    fn classes_of_2020(whole: &str) -> Vec<Check> {
        let numbers = ["82", "51", "138", "44", "13"];
        let mut figures: Vec<Figure> =
            SizeClass::ALL.iter().zip(numbers).map(|(size, number)| class("municipalities", *size, number)).collect();
        figures.push(figure("municipalities", 2020, whole));
        checks(&records(figures))
    }

    #[test]
    fn the_classes_of_2020_are_all_municipalities() {
        assert_eq!(classes_of_2020("328")[0].computation, "82 + 51 + 138 + 44 + 13 = 328");
        assert_eq!(results(&classes_of_2020("328"), "parts-sum"), [Agrees]);
        assert_eq!(results(&classes_of_2020("329"), "parts-sum"), [Disagrees]);
    }

    #[test]
    fn the_mountain_alone_is_not_the_whole() {
        let mountain = Figure { area: Some(Area::Mountain), ..figure("municipalities", 2020, "119") };
        let checks = checks(&records(vec![mountain, figure("municipalities", 2020, "328")]));
        assert_eq!(results(&checks, "parts-sum"), [CannotBeComputed]);
    }

    fn micro(share: &str, people: &str) -> Vec<Check> {
        checks(&records(vec![
            class("population", SizeClass::Micro, people),
            class("population-share", SizeClass::Micro, share),
            class("municipalities", SizeClass::Micro, "82"),
            figure("population", 2020, "4474292"),
        ]))
    }

    #[test]
    fn three_people_in_a_hundred_live_in_micro_municipalities() {
        assert_eq!(results(&micro("3", "139083"), "population-share"), [Agrees]);
        assert_eq!(results(&micro("4", "139083"), "population-share"), [Disagrees]);
    }

    #[test]
    fn the_mean_of_a_class_is_within_its_limits() {
        assert_eq!(results(&micro("3", "139083"), "mean-size"), [Agrees]);
        assert_eq!(results(&micro("3", "300000"), "mean-size"), [Disagrees]);
    }
}
