//! Rules over the index of use: the regional value among the classes', its weights, and full services.

use app::observatory::model::{Check, Competence, Figure};
use rust_decimal::Decimal;

use super::arithmetic::{alike, decimals_of, number, rounded};
use super::build::{Draft, printed, text};
use super::records::{Coordinates, Known, Records};

/// The checks of the index of use.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks = Vec::new();
    for year in records.years("use-index") {
        if let Some(regional) = records.find(Coordinates::whole("use-index", Some(year))) {
            checks.extend(regional_among_classes(records, regional));
            checks.push(regional_as_mean(records, regional));
        }
        checks.extend(municipalities_with_an_index(records, year));
    }
    checks.extend(records.known("services-at-100").filter_map(|full| index_of_full_services(records, full)));
    checks
}

/// The index of each class in a year: each once, however often it is printed.
fn classes(records: &Records, year: Option<i64>) -> Vec<Known<'_>> {
    let of_class = |place: &Coordinates| place.year == year && place.size_class.is_some() && place.entity.is_none();
    records.places("use-index").into_iter().filter(of_class).filter_map(|place| records.find(place)).collect()
}

fn regional_among_classes(records: &Records, regional: Known<'_>) -> Option<Check> {
    let classes = classes(records, regional.figure.year);
    let least = classes.iter().map(|class| class.value).min()?;
    let most = classes.iter().map(|class| class.value).max()?;
    let place = Coordinates::of(regional.figure);
    let title = records.title(
        place,
        "l’indice regionale sta fra quelli delle classi (limite)",
        "the regional index lies between those of the classes (a bound)",
    );
    let draft = Draft::of("index-among-classes", &place.subject(), title, regional.figure);
    let draft = draft.taking(classes.iter().map(|class| class.figure));
    let holds = least <= regional.value && regional.value <= most;
    let range = format!("{}–{}", number(least), number(most));
    Some(draft.compared(format!("min–max = {range}"), range, holds))
}

fn regional_as_mean(records: &Records, regional: Known<'_>) -> Check {
    let place = Coordinates::of(regional.figure);
    let title = records.title(
        place,
        "l’indice regionale è la media di quelli delle classi, pesata sui Comuni con un indice",
        "the regional index is the mean of the classes’, weighted by the municipalities with an index",
    );
    let reason = text(
        "La fonte non stampa per classe quanti Comuni hanno un indice.",
        "The source does not print by class how many municipalities have an index.",
    );
    let classes = classes(records, place.year);
    let draft = Draft::of("index-as-mean", &place.subject(), title, regional.figure);
    let draft = draft.taking(classes.iter().map(|class| class.figure));
    let Some(mean) = weighted_mean(records, &classes) else { return draft.impossible(reason) };
    let computed = rounded(mean, decimals_of(&printed(regional.figure)));
    draft.equal(regional, "Σ(indice · Comuni) / Σ(Comuni)", computed)
}

fn weighted_mean(records: &Records, classes: &[Known<'_>]) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    let mut weights = Decimal::ZERO;
    for class in classes {
        let weight = records.find(Coordinates { measure: "index-entities", ..Coordinates::of(class.figure) })?;
        sum += class.value * weight.value;
        weights += weight.value;
    }
    sum.checked_div(weights)
}

fn municipalities_with_an_index(records: &Records, year: i64) -> Option<Check> {
    let with_index = records.find(Coordinates::whole("index-entities", Some(year)))?;
    let all = records
        .find(Coordinates::whole("municipalities", Some(year)))
        .or_else(|| records.find(Coordinates::whole("municipalities", Some(year + 1))))?;
    let place = Coordinates::of(with_index.figure);
    let title = records.title(
        place,
        "i Comuni con un indice non sono più di tutti i Comuni (limite)",
        "the municipalities with an index are no more than all municipalities (a bound)",
    );
    let draft = Draft::of("index-within-municipalities", &place.subject(), title, with_index.figure);
    Some(draft.taking([all.figure]).at_most(with_index.value, all.value, number(all.value)))
}

/// How many services the index takes in: as printed, or as there are municipal ones.
fn services_of_the_index(records: &Records, year: Option<i64>) -> (Decimal, Option<&Figure>) {
    let place = Coordinates { option: Some("indice"), ..Coordinates::whole("services-measured", year) };
    match records.find(place) {
        Some(stated) => (stated.value, Some(stated.figure)),
        None => (Decimal::from(records.services_of(Competence::Municipal).count()), None),
    }
}

fn index_of_full_services(records: &Records, full: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(full.figure);
    let index = records.find(Coordinates { measure: "use-index", ..place })?;
    let (services, stated) = services_of_the_index(records, place.year);
    let exact = (full.value * Decimal::ONE_HUNDRED).checked_div(services)?;
    let title = records.title(
        place,
        "l’indice è quello dei servizi tutti online, se gli altri non sono usati",
        "the index is that of the fully online services, if the others are not in use",
    );
    let draft = Draft::of("index-of-full-services", &place.subject(), title, index.figure);
    let computed = rounded(exact, 2);
    let shown = alike(index.figure.printed.as_deref(), index.value, computed);
    let computation = format!("{} · 100 / {} = {}", number(full.value), number(services), number(computed));
    Some(draft.taking([full.figure]).taking(stated).compared(computation, shown, computed == index.value))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};
    use app::registry::model::SizeClass;

    use super::*;
    use crate::observatory::checks::examples::{figure, records, results};

    fn of_class(measure: &str, class: SizeClass, value: &str) -> Figure {
        Figure { size_class: Some(class), ..figure(measure, 2019, value) }
    }

    fn regional(value: &str) -> Vec<Figure> {
        vec![
            figure("use-index", 2019, value),
            of_class("use-index", SizeClass::Micro, "10"),
            of_class("use-index", SizeClass::Large, "30"),
        ]
    }

    #[test]
    fn the_region_lies_between_its_classes() {
        assert_eq!(results(&checks(&records(regional("16.26"))), "index-among-classes"), [Agrees]);
        assert_eq!(results(&checks(&records(regional("31"))), "index-among-classes"), [Disagrees]);
    }

    #[test]
    fn a_mean_needs_its_weights() {
        assert_eq!(results(&checks(&records(regional("15"))), "index-as-mean"), [CannotBeComputed]);
        let weights =
            vec![of_class("index-entities", SizeClass::Micro, "3"), of_class("index-entities", SizeClass::Large, "1")];
        let with_weights = [regional("15"), weights].concat();
        assert_eq!(results(&checks(&records(with_weights)), "index-as-mean"), [Agrees]);
    }

    #[test]
    fn no_more_municipalities_have_an_index_than_there_are() {
        let checks = checks(&records(vec![
            figure("use-index", 2019, "16.26"),
            figure("index-entities", 2019, "329"),
            figure("municipalities", 2019, "328"),
        ]));
        assert_eq!(results(&checks, "index-within-municipalities"), [Disagrees]);
    }

    #[test]
    fn two_full_services_of_eight_make_twenty_five() {
        let berceto = |measure, value| Figure { entity: Some("berceto".into()), ..figure(measure, 2019, value) };
        let eight = Figure { option: Some("indice".into()), ..figure("services-measured", 2019, "8") };
        let checks = checks(&records(vec![berceto("use-index", "25"), berceto("services-at-100", "2"), eight]));
        assert_eq!(results(&checks, "index-of-full-services"), [Agrees]);
    }
}
