//! Rules over what a text says in words: that something grew, stayed or fell.

use std::cmp::Ordering;

use app::i18n::{Bilingual, Language};
use app::observatory::model::Check;
use rust_decimal::Decimal;

use super::arithmetic::{number, number_with, rounded, sign};
use super::build::{Draft, text};
use super::records::{Coordinates, Known, Records};
use super::shares::two_years;

/// The checks of all trends.
pub fn checks(records: &Records) -> Vec<Check> {
    let of_use = records.known("stated-trend").map(|stated| match stated.figure.option.as_deref() {
        Some("count") => by_count(records, stated),
        Some("percent") => by_rounded_share(records, stated),
        Some("count-or-percent") => by_count_or_share(records, stated),
        Some(measure) => by_measure(records, stated, measure),
        None => by_measure(records, stated, "use-count"),
    });
    let of_index = records.known("stated-index-trend").map(|stated| by_measure(records, stated, "use-index"));
    of_use.chain(of_index).collect()
}

fn word(trend: Decimal) -> Bilingual {
    match trend.cmp(&Decimal::ZERO) {
        Ordering::Less => text("diminuzione", "decrease"),
        Ordering::Equal => text("stabilità", "no change"),
        Ordering::Greater => text("aumento", "increase"),
    }
}

fn draft(records: &Records, stated: Known<'_>, it: &str, en: &str) -> Draft {
    let place = Coordinates { option: None, basis: None, ..Coordinates::of(stated.figure) };
    let trend = word(stated.value);
    let title = records.title(
        place,
        format!("{it} dall’anno prima come dice il testo ({})", trend.text(Language::Italian)),
        format!("{en} since the year before as the text says ({})", trend.text(Language::English)),
    );
    let quoted = stated.figure.printed.as_deref().unwrap_or_default();
    let words = format!("{} (“{quoted}”)", trend.text(Language::Italian));
    Draft::of("stated-trend", &stated.figure.id, title, stated.figure).stating(words)
}

/// What two years' numbers say: the difference written out, and its word.
fn compared(draft: Draft, stated: Known<'_>, written: String, difference: Decimal) -> Check {
    let computed = word(difference).it;
    draft.compared(written, computed, sign(difference) == stated.value)
}

fn subtraction(now: Decimal, before: Decimal) -> String {
    format!("{} − {} = {}", number(now), number(before), number(now - before))
}

fn not_printed(draft: Draft) -> Check {
    draft.impossible(text(
        "La fonte non stampa i valori dei due anni.",
        "The source does not print the values of the two years.",
    ))
}

fn by_count(records: &Records, stated: Known<'_>) -> Check {
    let draft = draft(records, stated, "i casi cambiano", "the cases changed");
    let count = Coordinates { measure: "use-count", option: None, ..Coordinates::of(stated.figure) };
    let (Some(now), Some(before)) = (records.find(count), records.find(count.year_before())) else {
        return not_printed(draft);
    };
    let draft = draft.taking([now.figure, before.figure]);
    compared(draft, stated, subtraction(now.value, before.value), now.value - before.value)
}

fn by_rounded_share(records: &Records, stated: Known<'_>) -> Check {
    let draft = draft(records, stated, "la quota arrotondata cambia", "the rounded share changed");
    let place = Coordinates::of(stated.figure);
    let Some(years) = two_years(records, place) else { return not_printed(draft) };
    let (now, before) = (rounded(years.share, 0), rounded(years.share_before, 0));
    compared(draft.taking(years.figures()), stated, subtraction(now, before), now - before)
}

/// A text that does not say whether it means the cases or their share is right if either changed so.
fn by_count_or_share(records: &Records, stated: Known<'_>) -> Check {
    let draft = draft(records, stated, "i casi o la quota cambiano", "the cases or their share changed");
    let place = Coordinates::of(stated.figure);
    let Some(years) = two_years(records, place) else { return not_printed(draft) };
    let (now, before) = (years.part.value, years.part_before.value);
    let (count, share) = (sign(now - before), sign(years.share - years.share_before));
    let written = format!(
        "{}; {} % − {} % = {}",
        subtraction(now, before),
        number_with(years.share, 2),
        number_with(years.share_before, 2),
        number_with(years.share - years.share_before, 2)
    );
    let computed = if count == share { word(count).it } else { format!("{} / {}", word(count).it, word(share).it) };
    draft.taking(years.figures()).compared(written, computed, stated.value == count || stated.value == share)
}

fn by_measure(records: &Records, stated: Known<'_>, measure: &str) -> Check {
    let name = records.label(measure);
    let draft = draft(
        records,
        stated,
        &format!("«{}» cambia", name.text(Language::Italian)),
        &format!("“{}” changed", name.text(Language::English)),
    );
    let place = Coordinates::of(stated.figure);
    let option = place.option.filter(|option| *option != measure);
    let of = Coordinates { measure, option, ..place };
    let (Some(now), Some(before)) = (records.find(of), records.find(of.year_before())) else {
        return not_printed(draft);
    };
    let draft = draft.taking([now.figure, before.figure]);
    compared(draft, stated, subtraction(now.value, before.value), now.value - before.value)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{self, Agrees, CannotBeComputed, Disagrees};
    use app::observatory::model::{Basis, Figure, FigureChannel};

    use super::*;
    use crate::observatory::checks::examples::{figure, of_service, records, results};

    fn of(measure: &str, year: i64, channel: FigureChannel, value: &str) -> Figure {
        let basis = Some(Basis::Comparable);
        Figure { channel: Some(channel), basis, ..of_service(measure, year, value) }
    }

    /// The regional platform's municipal fines: more cases, and a smaller share of them.
    fn fines(option: &str, stated: &str) -> CheckResult {
        let trend = of("stated-trend", 2019, FigureChannel::Regional, stated);
        let checks = checks(&records(vec![
            of("use-count", 2018, FigureChannel::Regional, "90037"),
            of("use-count", 2018, FigureChannel::AllChannels, "1228268"),
            of("use-count", 2019, FigureChannel::Regional, "97096"),
            of("use-count", 2019, FigureChannel::AllChannels, "1803731"),
            Figure { option: Some(option.into()), ..trend },
        ]));
        results(&checks, "stated-trend")[0]
    }

    #[test]
    fn cases_grow_while_their_share_falls() {
        assert_eq!(fines("count", "1"), Agrees);
        assert_eq!(fines("count", "-1"), Disagrees);
        assert_eq!(fines("percent", "-1"), Agrees);
        assert_eq!(fines("percent", "0"), Disagrees);
    }

    #[test]
    fn a_text_that_says_neither_is_right_with_either() {
        assert_eq!(fines("count-or-percent", "-1"), Agrees);
        assert_eq!(fines("count-or-percent", "1"), Agrees);
        assert_eq!(fines("count-or-percent", "0"), Disagrees);
    }

    #[test]
    fn the_regional_index_fell() {
        let checks = checks(&records(vec![
            figure("use-index", 2018, "17.03"),
            figure("use-index", 2019, "16.26"),
            figure("stated-index-trend", 2019, "-1"),
        ]));
        assert_eq!(results(&checks, "stated-trend"), [Agrees]);
    }

    #[test]
    fn a_trend_of_unprinted_values_cannot_be_computed() {
        let checks = checks(&records(vec![figure("stated-index-trend", 2019, "1")]));
        assert_eq!(results(&checks, "stated-trend"), [CannotBeComputed]);
    }

    #[test]
    fn a_trend_may_be_of_another_measure() {
        let trend = Figure { option: Some("support-percent".into()), ..of_service("stated-trend", 2019, "1") };
        let helped = [of_service("support-percent", 2018, "25"), of_service("support-percent", 2019, "27")];
        let checks = checks(&records([vec![trend], helped.into()].concat()));
        assert_eq!(results(&checks, "stated-trend"), [Agrees]);
    }
}
