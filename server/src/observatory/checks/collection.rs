//! Rules over the collection of the data: how many services were measured, and how many answered.

use app::observatory::model::{Check, Competence, Service};
use rust_decimal::Decimal;

use super::arithmetic::{number, written_sum};
use super::build::{Draft, printed, text};
use super::records::{Coordinates, Known, Records};

/// The checks of the collection.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks: Vec<Check> =
        records.known("services-measured").filter_map(|stated| services(records, stated)).collect();
    checks.extend(records.known("referents").filter_map(|referents| referents_and_entities(records, referents)));
    checks.extend(records.known("respondents").map(|stated| respondents_within_all(records, stated)));
    checks
}

fn services(records: &Records, stated: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(stated.figure);
    // A later document may measure more services than this one says.
    let is_of_document = |service: &&Service| service.source == stated.figure.source;
    let (counted, it, en) = match place.option {
        None => (
            records.services.iter().filter(is_of_document).count(),
            "i servizi misurati sono quelli descritti uno per uno",
            "the services measured are those described one by one",
        ),
        Some("indice") => (
            records.services_of(Competence::Municipal).filter(is_of_document).count(),
            "i servizi dell’indice sono quelli comunali",
            "the services of the index are the municipal ones",
        ),
        Some(_) => return None,
    };
    let title = records.title(Coordinates { option: None, ..place }, it, en);
    let draft = Draft::of("services-counted", &stated.figure.id, title, stated.figure);
    Some(draft.equal(stated, &counted.to_string(), Decimal::from(counted)))
}

fn referents_and_entities(records: &Records, referents: Known<'_>) -> Option<Check> {
    let place = Coordinates::of(referents.figure);
    let entities: Vec<Known> = records.known("respondents").filter(|known| known.figure.year == place.year).collect();
    if entities.is_empty() {
        return None;
    }
    let title = records.title(
        place,
        "i referenti non sono meno dei loro enti (limite)",
        "the contact persons are no fewer than their entities (a bound)",
    );
    let draft = Draft::of("referents-of-entities", &place.subject(), title, referents.figure);
    let values: Vec<Decimal> = entities.iter().map(|entity| entity.value).collect();
    let sum = values.iter().sum();
    let computed = format!("{} = {}", written_sum(&values), number(sum));
    Some(draft.taking(entities.iter().map(|entity| entity.figure)).at_most(sum, referents.value, computed))
}

fn respondents_within_all(records: &Records, stated: Known<'_>) -> Check {
    let place = Coordinates::of(stated.figure);
    let title = records.title(
        place,
        "gli enti che hanno risposto non sono più di quelli che ci sono (limite)",
        "the entities that answered are no more than there are (a bound)",
    );
    let draft = Draft::of("respondents-within-all", &place.subject(), title, stated.figure);
    match all_of_a_kind(records, place) {
        Some(all) => draft.taking([all.figure]).at_most(stated.value, all.value, printed(all.figure)),
        None => draft.impossible(text(
            "La fonte non stampa quanti enti di questo tipo ci sono.",
            "The source does not print how many entities of this kind there are.",
        )),
    }
}

/// How many entities of the kind of a group of respondents there are, as the latest figure says.
fn all_of_a_kind<'a>(records: &'a Records, group: Coordinates<'_>) -> Option<Known<'a>> {
    let base = |competence| {
        let mut services = records.services_of(competence);
        services.find_map(|service| latest(records, "potential-base", Some(&service.id)))
    };
    match group.option? {
        "comuni" => latest(records, "municipalities", None),
        "unioni" => latest(records, "unions", None),
        "province" => base(Competence::Provincial),
        "gestori-tpl" => base(Competence::Transport),
        _ => None,
    }
}

fn latest<'a>(records: &'a Records, measure: &str, service: Option<&str>) -> Option<Known<'a>> {
    let years = records.years(measure).into_iter().rev();
    let mut found = years.map(|year| Coordinates { service, ..Coordinates::whole(measure, Some(year)) });
    found.find_map(|place| records.find(place))
}

/// How many unions there are, as the latest figure says.
pub fn unions(records: &Records) -> Option<Known<'_>> {
    latest(records, "unions", None)
}

/// How many municipalities there are, as the latest figure says.
pub fn municipalities(records: &Records) -> Option<Known<'_>> {
    latest(records, "municipalities", None)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};
    use app::observatory::model::Figure;

    use super::*;
    use crate::observatory::checks::examples::{figure, records, results};

    fn respondents(kind: &str, value: &str) -> Figure {
        Figure { option: Some(kind.into()), ..figure("respondents", 2019, value) }
    }

    #[test]
    fn services_are_counted() {
        let stated = |value| checks(&records(vec![figure("services-measured", 2019, value)]));
        assert_eq!(results(&stated("1"), "services-counted"), [Agrees]);
        assert_eq!(results(&stated("2"), "services-counted"), [Disagrees]);
    }

    #[test]
    fn every_entity_has_a_referent() {
        let referents = |value| checks(&records(vec![figure("referents", 2019, value), respondents("comuni", "220")]));
        assert_eq!(results(&referents("387"), "referents-of-entities"), [Agrees]);
        assert_eq!(results(&referents("219"), "referents-of-entities"), [Disagrees]);
    }

    #[test]
    fn no_more_answer_than_there_are() {
        let checks = checks(&records(vec![
            figure("municipalities", 2020, "328"),
            respondents("comuni", "220"),
            respondents("asp", "2"),
        ]));
        assert_eq!(results(&checks, "respondents-within-all"), [CannotBeComputed, Agrees]);
    }
}
