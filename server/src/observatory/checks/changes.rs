//! Rules over stated changes: against the shares of two years, and against any number printed for two years.

use app::i18n::Language;
use app::observatory::model::Check;

use super::arithmetic::{alike, decimals_of, number, number_with, rounded};
use super::build::{Draft, printed, text};
use super::records::{Coordinates, Known, Records};
use super::shares::{TwoYears, two_years};

/// Which measure is the change of which.
const CHANGES: [(&str, &str); 6] = [
    ("offer-change", "offer"),
    ("top-result-change", "top-result-entities"),
    ("best-result-change-points", "best-result-percent"),
    ("useful-data-change", "useful-data-entities"),
    ("use-index-change", "use-index"),
    ("index-entities-change", "index-entities"),
];

/// The checks of all changes.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks = Vec::new();
    for stated in records.known("use-change-points") {
        checks.extend(change_of_shares(records, stated));
        checks.push(change_of_printed_shares(records, stated));
    }
    for (change, measure) in CHANGES {
        checks.extend(records.known(change).map(|stated| change_of_numbers(records, stated, measure)));
    }
    checks.extend(supply_without_growth(records));
    checks
}

fn change_of_shares(records: &Records, stated: Known<'_>) -> Vec<Check> {
    let place = Coordinates::of(stated.figure);
    let draft = |rule, it, en| Draft::of(rule, &stated.figure.id, records.title(place, it, en), stated.figure);
    let by_rounded = draft(
        "change-of-rounded-shares",
        "la variazione dall’anno prima è la differenza delle quote arrotondate",
        "the change from the year before is the difference of the rounded shares",
    );
    let by_exact = draft(
        "change-of-exact-shares",
        "la variazione dall’anno prima è la differenza delle quote esatte, arrotondata",
        "the change from the year before is the rounded difference of the exact shares",
    );
    let Some(years) = two_years(records, place) else {
        let reason = || text("La fonte non stampa i conteggi dei due anni.", "The source does not print both counts.");
        return vec![by_rounded.impossible(reason()), by_exact.impossible(reason())];
    };
    vec![
        rounded_then_subtracted(by_rounded.taking(years.figures()), stated, &years),
        subtracted_then_rounded(by_exact.taking(years.figures()), stated, &years),
    ]
}

fn rounded_then_subtracted(draft: Draft, stated: Known<'_>, years: &TwoYears<'_>) -> Check {
    let decimals = decimals_of(&printed(stated.figure));
    let (now, before) = (rounded(years.share, decimals), rounded(years.share_before, decimals));
    let [written_now, written_before] = years.written();
    let shares = format!("{written_now} = {} %; {written_before} = {} %", number(now), number(before));
    draft.equal(stated, &format!("{shares}; {} − {}", number(now), number(before)), now - before)
}

fn subtracted_then_rounded(draft: Draft, stated: Known<'_>, years: &TwoYears<'_>) -> Check {
    let decimals = decimals_of(&printed(stated.figure));
    let (now, before) = (rounded(years.share, decimals), rounded(years.share_before, decimals));
    let exact = years.share - years.share_before;
    let computed = rounded(exact, decimals);
    let [written_now, written_before] = years.written();
    let computation = format!(
        "{written_now} − {written_before} = {} % ≈ {}",
        number_with(exact, decimals + 2),
        number_with(computed, decimals)
    );
    let shown = alike(stated.figure.printed.as_deref(), stated.value, computed);
    if now - before != stated.value {
        return draft.compared(computation, shown, computed == stated.value);
    }
    let difference = format!("{} − {} = {}", number(now), number(before), number(now - before));
    let explanation = text(
        format!("La fonte sottrae percentuali già arrotondate: {difference}."),
        format!("The source subtracts percentages that are already rounded: {difference}."),
    );
    draft.explained(explanation).compared(computation, shown, computed == stated.value)
}

fn change_of_printed_shares(records: &Records, stated: Known<'_>) -> Check {
    let place = Coordinates::of(stated.figure);
    let title = records.title(
        place,
        "la variazione dall’anno prima è la differenza delle due quote stampate",
        "the change from the year before is the difference of the two printed shares",
    );
    let draft = Draft::of("change-of-printed-shares", &stated.figure.id, title, stated.figure);
    let share = Coordinates { measure: "use-percent", ..place };
    let (Some(now), Some(before)) = (records.find(share), records.find(share.year_before())) else {
        let reason = text(
            "La fonte non stampa tutte e due le quote dei casi comparabili.",
            "The source does not print both shares of comparable cases.",
        );
        return draft.impossible(reason);
    };
    difference(draft, stated, now, before)
}

fn change_of_numbers(records: &Records, stated: Known<'_>, measure: &str) -> Check {
    let place = Coordinates::of(stated.figure);
    let name = records.label(&stated.figure.measure);
    let title = records.title(
        place,
        format!("«{}» è la differenza dall’anno prima", name.text(Language::Italian)),
        format!("“{}” is the difference from the year before", name.text(Language::English)),
    );
    let draft = Draft::of("stated-change", &stated.figure.id, title, stated.figure);
    let of = Coordinates { measure, ..place };
    match (records.find(of), records.find(of.year_before())) {
        (Some(now), Some(before)) => difference(draft, stated, now, before),
        (now, before) => {
            let there = [now, before].into_iter().flatten().map(|known| known.figure);
            draft.taking(there).impossible(text(
                "La fonte non stampa il numero di tutti e due gli anni.",
                "The source does not print the number of both years.",
            ))
        }
    }
}

fn difference(draft: Draft, stated: Known<'_>, now: Known<'_>, before: Known<'_>) -> Check {
    let expression = format!("{} − {}", number(now.value), number(before.value));
    draft.taking([now.figure, before.figure]).equal(stated, &expression, now.value - before.value)
}

/// Services whose growth a source that prints the others' does not print.
fn supply_without_growth(records: &Records) -> Vec<Check> {
    let years = records.years("offer-change");
    let Some(year) = years.last().copied() else { return Vec::new() };
    let missing = records
        .services
        .iter()
        .filter(|service| records.find(Coordinates::of_service("offer-change", &service.id, Some(year))).is_none());
    missing
        .filter_map(|service| {
            let offers = records.years_of_service("offer", &service.id);
            let place = Coordinates::of_service("offer", &service.id, offers.last().copied());
            let offer = records.find(place)?;
            let place = Coordinates { year: Some(year), ..place };
            let title = records.title(
                place,
                "la crescita dell’offerta è la differenza dall’anno prima",
                "the growth of supply is the difference from the year before",
            );
            let reason = text("La fonte non stampa la crescita.", "The source does not print the growth.");
            let draft = Draft::of("stated-change", &place.subject(), title, offer.figure);
            Some(draft.stating(String::new()).impossible(reason))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};
    use app::observatory::model::{Basis, Figure, FigureChannel};

    use super::*;
    use crate::observatory::checks::examples::{figure, of_service, records, results};

    fn of(measure: &str, year: i64, channel: FigureChannel, value: &str) -> Figure {
        let basis = Some(Basis::Comparable);
        Figure { channel: Some(channel), basis, ..of_service(measure, year, value) }
    }

    /// The certificates' counts of the source.
    fn certificates(stated: &str) -> Vec<Check> {
        checks(&records(vec![
            of("use-count", 2018, FigureChannel::AllOnline, "63665"),
            of("use-count", 2018, FigureChannel::AllChannels, "509316"),
            of("use-count", 2019, FigureChannel::AllOnline, "93789"),
            of("use-count", 2019, FigureChannel::AllChannels, "576931"),
            of("use-change-points", 2019, FigureChannel::AllOnline, stated),
        ]))
    }

    #[test]
    fn the_certificates_change_is_the_difference_of_rounded_shares() {
        assert_eq!(results(&certificates("3"), "change-of-rounded-shares"), [Agrees]);
        assert_eq!(results(&certificates("4"), "change-of-rounded-shares"), [Disagrees]);
    }

    #[test]
    fn the_certificates_exact_change_is_another_and_the_reason_is_told() {
        let checks = certificates("3");
        let exact = checks.iter().find(|check| check.rule == "change-of-exact-shares").expect("the check");
        assert_eq!(exact.result, Disagrees);
        assert_eq!((exact.stated.as_str(), exact.computed.as_str()), ("3", "4"));
        assert!(exact.reason.is_some());
        assert!(exact.computation.ends_with("= 3,76 % ≈ 4"), "{}", exact.computation);
    }

    #[test]
    fn a_change_without_counts_or_shares_cannot_be_computed() {
        let checks = checks(&records(vec![of("use-change-points", 2019, FigureChannel::Own, "3")]));
        assert!(checks.iter().all(|check| check.result == CannotBeComputed));
        assert_eq!(checks.len(), 3);
    }

    #[test]
    fn printed_shares_are_subtracted() {
        let checks = checks(&records(vec![
            of("use-percent", 2018, FigureChannel::Own, "7"),
            of("use-percent", 2019, FigureChannel::Own, "11"),
            of("use-change-points", 2019, FigureChannel::Own, "4"),
        ]));
        assert_eq!(results(&checks, "change-of-printed-shares"), [Agrees]);
    }

    #[test]
    fn an_index_fell_by_what_the_source_says() {
        let index = |stated: &str| {
            checks(&records(vec![
                figure("use-index", 2018, "17.03"),
                figure("use-index", 2019, "16.26"),
                figure("use-index-change", 2019, stated),
            ]))
        };
        assert_eq!(index("-0.77")[0].computation, "16,26 − 17,03 = −0,77");
        assert_eq!(results(&index("-0.77"), "stated-change"), [Agrees]);
        assert_eq!(results(&index("0.77"), "stated-change"), [Disagrees]);
    }

    #[test]
    fn a_growth_of_an_unprinted_number_cannot_be_computed() {
        let checks = checks(&records(vec![of_service("offer", 2020, "68"), of_service("offer-change", 2020, "8")]));
        assert_eq!(results(&checks, "stated-change"), [CannotBeComputed]);
    }
}
