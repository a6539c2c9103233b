//! Rules over the supply of services: who offers them, who could, with which platforms and with which data.

use app::observatory::model::{Check, Competence, Figure, Service};
use rust_decimal::Decimal;

use super::arithmetic::{number, written_sum};
use super::build::{Draft, text};
use super::records::{Coordinates, Known, Records};

/// The checks of the supply of all services.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks = Vec::new();
    for service in &records.services {
        checks.extend(platforms(records, service));
        for year in records.years_of_service("potential-base", &service.id) {
            checks.extend(potential_base(records, service, year));
        }
        for year in records.years_of_service("offer", &service.id) {
            checks.extend(supply_within_base(records, service, year));
            checks.extend(comparable_within_supply(records, service, year));
            checks.extend(data_within_supply(records, service, year));
        }
    }
    checks
}

fn at<'a>(records: &'a Records, measure: &str, service: &Service, year: i64) -> Option<Known<'a>> {
    records.find(Coordinates::of_service(measure, &service.id, Some(year)))
}

/// All platforms of a service in a year; what is said of one entity alone is no list of platforms.
fn platforms_of<'a>(records: &'a Records, service: &Service, year: i64) -> Vec<Known<'a>> {
    let of_service = |figure: &Figure| figure.service.as_ref() == Some(&service.id) && figure.year == Some(year);
    records
        .known("platform-entities")
        .filter(|known| of_service(known.figure) && known.figure.entity.is_none())
        .collect()
}

fn platforms(records: &Records, service: &Service) -> Vec<Check> {
    let years = records.years_of_service("platform-entities", &service.id);
    let sums: Vec<Check> = years.into_iter().filter_map(|year| platforms_sum(records, service, year)).collect();
    if sums.is_empty() { without_platforms(records, service).into_iter().collect() } else { sums }
}

fn platforms_sum(records: &Records, service: &Service, year: i64) -> Option<Check> {
    let platforms = platforms_of(records, service, year);
    if platforms.is_empty() {
        return None;
    }
    let offer = at(records, "offer", service, year).or_else(|| offered_everywhere(records, service, year - 1))?;
    let place = Coordinates::of_service("platform-entities", &service.id, Some(year));
    let title = records.title(
        place,
        "gli enti per piattaforma sommano agli enti che offrono il servizio",
        "the entities by platform add up to the entities that offer the service",
    );
    let values: Vec<Decimal> = platforms.iter().map(|platform| platform.value).collect();
    let draft = Draft::of("platforms-sum", &place.subject(), title, offer.figure)
        .taking(platforms.iter().map(|platform| platform.figure))
        .explained(text(
            "Un ente può usare più di una piattaforma, e conta allora più volte.",
            "An entity may use several platforms, and then counts several times.",
        ));
    Some(draft.equal(offer, &written_sum(&values), values.iter().sum()))
}

/// The potential base of a service that all of them offered already.
fn offered_everywhere<'a>(records: &'a Records, service: &Service, year: i64) -> Option<Known<'a>> {
    let offer = at(records, "offer", service, year)?;
    let base = at(records, "potential-base", service, year)?;
    (offer.value == base.value).then_some(base)
}

fn without_platforms(records: &Records, service: &Service) -> Option<Check> {
    let year = records.years_of_service("offer", &service.id).first().copied()?;
    let place = Coordinates::of_service("platform-entities", &service.id, Some(year));
    let title = records.title(
        place,
        "gli enti per piattaforma sommano agli enti che offrono il servizio",
        "the entities by platform add up to the entities that offer the service",
    );
    let offer = at(records, "offer", service, year)?;
    let reason = text("La fonte non ha la tabella delle piattaforme.", "The source has no table of platforms.");
    Some(Draft::of("platforms-sum", &place.subject(), title, offer.figure).impossible(reason))
}

/// How many municipalities have the service at the desk, with the terms of the difference.
fn municipalities_with<'a>(
    records: &'a Records,
    service: &Service,
    year: i64,
) -> Option<(Known<'a>, Option<Known<'a>>)> {
    let all = records.find(Coordinates::whole("municipalities", Some(year)))?;
    Some((all, at(records, "without-physical-service", service, year)))
}

fn potential_base(records: &Records, service: &Service, year: i64) -> Option<Check> {
    if service.competence != Competence::Municipal {
        return None;
    }
    let base = at(records, "potential-base", service, year)?;
    let (all, without) = municipalities_with(records, service, year)?;
    let place = Coordinates::of(base.figure);
    let title = records.title(
        place,
        "la base sono tutti i Comuni, meno quelli dove il servizio non esiste",
        "the base is all municipalities, less those where the service does not exist",
    );
    let draft = Draft::of("potential-base", &place.subject(), title, base.figure).taking([all.figure]);
    let missing = without.map_or(Decimal::ZERO, |known| known.value);
    let expression = format!("{} − {}", number(all.value), number(missing));
    Some(draft.taking(without.map(|known| known.figure)).equal(base, &expression, all.value - missing))
}

fn supply_within_base(records: &Records, service: &Service, year: i64) -> Option<Check> {
    let offer = at(records, "offer", service, year)?;
    let (base, figures) = base(records, service, year)?;
    let place = Coordinates::of(offer.figure);
    let title = records.title(
        place,
        "chi offre il servizio non è più di chi potrebbe (limite)",
        "those who offer the service are no more than those who could (a bound)",
    );
    let draft = Draft::of("supply-within-base", &place.subject(), title, offer.figure).taking(figures);
    Some(draft.at_most(offer.value, base, number(base)))
}

/// How many could offer a service: as printed for the year, or as municipalities are counted, or as printed before.
fn base<'a>(records: &'a Records, service: &Service, year: i64) -> Option<(Decimal, Vec<&'a Figure>)> {
    if let Some(printed) = at(records, "potential-base", service, year) {
        return Some((printed.value, vec![printed.figure]));
    }
    if service.competence == Competence::Municipal {
        let (all, without) = municipalities_with(records, service, year)?;
        let figures = [Some(all), without].into_iter().flatten();
        let missing = without.map_or(Decimal::ZERO, |known| known.value);
        return Some((all.value - missing, figures.map(|known| known.figure).collect()));
    }
    let before = at(records, "potential-base", service, year - 1)?;
    Some((before.value, vec![before.figure]))
}

fn comparable_within_supply(records: &Records, service: &Service, year: i64) -> Option<Check> {
    let offer = at(records, "offer", service, year)?;
    let cases = comparable_cases(records, service, year)?;
    let place = Coordinates { basis: None, ..Coordinates::of(cases.figure) };
    let title = records.title(
        place,
        "gli enti con dati comparabili non sono più di quelli che offrono il servizio (limite)",
        "the entities with comparable data are no more than those that offer the service (a bound)",
    );
    let draft = Draft::of("comparable-within-supply", &place.subject(), title, cases.figure).taking([offer.figure]);
    Some(draft.at_most(cases.value, offer.value, number(offer.value)))
}

fn comparable_cases<'a>(records: &'a Records, service: &Service, year: i64) -> Option<Known<'a>> {
    let of_service =
        |known: &Known| known.figure.service.as_ref() == Some(&service.id) && known.figure.year == Some(year);
    records.known("comparable-cases").find(of_service)
}

fn data_within_supply(records: &Records, service: &Service, year: i64) -> Option<Check> {
    let offer = at(records, "offer", service, year)?;
    let without = at(records, "no-data-entities", service, year)?;
    let cases = comparable_cases(records, service, year)?;
    let place = Coordinates::of(without.figure);
    let title = records.title(
        place,
        "gli enti con dati comparabili non sono più di quelli che forniscono dati (limite)",
        "the entities with comparable data are no more than those that supply data (a bound)",
    );
    let with_data = offer.value - without.value;
    let draft = Draft::of("comparable-within-data", &place.subject(), title, cases.figure);
    let draft = draft.taking([offer.figure, without.figure]);
    let computed = format!("{} − {} = {}", number(offer.value), number(without.value), number(with_data));
    Some(draft.at_most(cases.value, with_data, computed))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::observatory::checks::examples::{figure, of_service, records, results};

    fn platform(tool: &str, value: &str) -> Figure {
        Figure { tool: Some(tool.into()), ..of_service("platform-entities", 2019, value) }
    }

    #[test]
    fn the_nursery_fees_platforms_are_one_more_than_the_municipalities() {
        let checks = checks(&records(vec![
            of_service("offer", 2019, "61"),
            platform("payer", "45"),
            platform("entranext", "14"),
            platform("pasemplice", "2"),
            platform("hermes", "1"),
        ]));
        let sum = checks.iter().find(|check| check.rule == "platforms-sum").expect("the check");
        assert_eq!((sum.result, sum.stated.as_str(), sum.computed.as_str()), (Disagrees, "61", "62"));
        assert!(sum.reason.is_some());
    }

    #[test]
    fn one_platform_that_all_use_is_a_list() {
        let checks = checks(&records(vec![of_service("offer", 2019, "4"), platform("mimuovo", "4")]));
        assert_eq!(results(&checks, "platforms-sum"), [Agrees]);
    }

    #[test]
    fn the_platform_of_one_entity_is_no_list() {
        let one = Figure { entity: Some("bologna".into()), ..of_service("platform-entities", 2019, "1") };
        let checks = checks(&records(vec![of_service("offer", 2019, "8"), one]));
        assert_eq!(results(&checks, "platforms-sum"), [CannotBeComputed]);
    }

    fn nursery(base: &str) -> Vec<Check> {
        checks(&records(vec![
            figure("municipalities", 2019, "328"),
            of_service("potential-base", 2019, base),
            of_service("without-physical-service", 2019, "26"),
            of_service("offer", 2019, "97"),
        ]))
    }

    #[test]
    fn the_base_leaves_out_municipalities_without_a_nursery() {
        assert_eq!(results(&nursery("302"), "potential-base"), [Agrees]);
        assert_eq!(results(&nursery("303"), "potential-base"), [Disagrees]);
        assert_eq!(results(&nursery("302"), "supply-within-base"), [Agrees]);
        assert_eq!(results(&nursery("90"), "supply-within-base"), [Disagrees]);
    }

    #[test]
    fn comparable_data_are_no_more_than_all_data() {
        let checks = checks(&records(vec![
            of_service("offer", 2019, "328"),
            of_service("no-data-entities", 2019, "90"),
            of_service("comparable-cases", 2019, "240"),
        ]));
        assert_eq!(results(&checks, "comparable-within-supply"), [Agrees]);
        assert_eq!(results(&checks, "comparable-within-data"), [Disagrees]);
    }
}
