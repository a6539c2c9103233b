//! Rules over the best results of entities: bounds that the other figures of the service set.

use app::observatory::model::{Basis, Check, Figure};
use rust_decimal::Decimal;

use super::arithmetic::number;
use super::build::{Draft, printed, text};
use super::records::{Coordinates, Known, Records};

/// The checks of all best results.
pub fn checks(records: &Records) -> Vec<Check> {
    let best = records.of_measure("best-result-percent").iter();
    let mut checks: Vec<Check> = best.filter_map(|figure| best_above_average(records, figure)).collect();
    for place in records.places("top-result-entities") {
        if let Some(group) = records.find(place) {
            checks.extend(group_within_supply(records, place, group));
            checks.extend(group_without_those_who_left(records, place, group));
        }
    }
    checks
}

fn best_above_average(records: &Records, figure: &Figure) -> Option<Check> {
    let place = Coordinates::of(figure);
    let whole = Coordinates { measure: "use-percent", entity: None, basis: Some(Basis::AllAvailable), ..place };
    let average = records.find(whole)?;
    let title = records.title(
        place,
        "il risultato migliore non è sotto la quota di tutti (limite)",
        "the best result is not below everybody’s share (a bound)",
    );
    let draft = Draft::of("best-above-average", &figure.id, title, figure).taking([average.figure]);
    Some(match figure.value {
        Some(best) => draft.at_most(average.value, best, printed(average.figure)),
        None => draft.impossible(text(
            "La fonte nomina l’ente senza stampare il valore.",
            "The source names the entity without printing the value.",
        )),
    })
}

fn group_within_supply(records: &Records, place: Coordinates<'_>, group: Known<'_>) -> Option<Check> {
    let offer = records.find(Coordinates { measure: "offer", channel: None, ..place })?;
    let title = records.title(
        place,
        "i Comuni tutti online non sono più di quelli che offrono il servizio (limite)",
        "the fully online municipalities are no more than those that offer the service (a bound)",
    );
    let draft = Draft::of("group-within-supply", &place.subject(), title, group.figure).taking([offer.figure]);
    Some(draft.at_most(group.value, offer.value, printed(offer.figure)))
}

/// Who stayed in the group is in it; who came new is not printed, so that this is a bound and no equality.
fn group_without_those_who_left(records: &Records, place: Coordinates<'_>, group: Known<'_>) -> Option<Check> {
    let before = records.find(place.year_before())?;
    let same =
        |known: &Known| Coordinates { option: None, measure: place.measure, ..Coordinates::of(known.figure) } == place;
    let lost: Vec<Known> = records.known("top-result-lost").filter(same).collect();
    if lost.is_empty() {
        return None;
    }
    let title = records.title(
        place,
        "i Comuni rimasti nel gruppo tutto online non sono più del gruppo (limite)",
        "the municipalities that stayed in the fully online group are no more than the group (a bound)",
    );
    let draft = Draft::of("group-without-those-who-left", &place.subject(), title, group.figure);
    let draft = draft.taking([before.figure]).taking(lost.iter().map(|known| known.figure));
    let lost_sum: Decimal = lost.iter().map(|known| known.value).sum();
    let stayed = before.value - lost_sum;
    let computed = format!("{} − {} = {}", number(before.value), number(lost_sum), number(stayed));
    Some(draft.at_most(stayed, group.value, computed))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};
    use app::observatory::model::FigureChannel;

    use super::*;
    use crate::observatory::checks::examples::{of_service, records, results};

    fn online(measure: &str, year: i64, value: &str) -> Figure {
        Figure { channel: Some(FigureChannel::AllOnline), ..of_service(measure, year, value) }
    }

    fn best(value: &str) -> Vec<Check> {
        let average = Figure { basis: Some(Basis::AllAvailable), ..online("use-percent", 2019, "16") };
        let best = Figure { entity: Some("castenaso".into()), ..online("best-result-percent", 2019, value) };
        checks(&records(vec![average, best]))
    }

    #[test]
    fn the_best_is_not_below_the_average() {
        assert_eq!(results(&best("87"), "best-above-average"), [Agrees]);
        assert_eq!(results(&best("12"), "best-above-average"), [Disagrees]);
        assert_eq!(results(&best(""), "best-above-average"), [CannotBeComputed]);
    }

    fn group(now: &str) -> Vec<Check> {
        checks(&records(vec![
            of_service("offer", 2019, "97"),
            online("top-result-entities", 2018, "45"),
            online("top-result-entities", 2019, now),
            Figure { option: Some("senza-dato".into()), ..online("top-result-lost", 2019, "17") },
        ]))
    }

    #[test]
    fn who_stayed_is_in_the_group() {
        assert_eq!(results(&group("32"), "group-without-those-who-left"), [Agrees]);
        assert_eq!(results(&group("27"), "group-without-those-who-left"), [Disagrees]);
    }

    #[test]
    fn the_group_offers_the_service() {
        assert_eq!(results(&group("32"), "group-within-supply"), [Agrees]);
        assert_eq!(results(&group("98"), "group-within-supply"), [Disagrees]);
    }
}
