//! Rules over the shares of use: against the counts, against each other, and between two bases.

use app::observatory::model::{Basis, Check, Figure, FigureChannel};
use rust_decimal::Decimal;

use super::arithmetic::{alike, decimals_of, number, number_with, rounded, share, written_sum};
use super::build::{Draft, printed, text};
use super::counts::ONLINE_CHANNELS;
use super::records::{Coordinates, Known, Records};

/// The checks of all shares.
pub fn checks(records: &Records) -> Vec<Check> {
    let shares = records.of_measure("use-percent");
    let mut checks: Vec<Check> = shares.iter().map(|figure| share_of_counts(records, figure)).collect();
    for place in records.places("use-percent") {
        if place.entity.is_none() {
            checks.extend(shares_sum(records, place));
            checks.extend(two_bases(records, place));
        }
    }
    checks
}

fn share_of_counts(records: &Records, figure: &Figure) -> Check {
    let place = Coordinates::of(figure);
    let title = records.title(
        place,
        "la quota è il rapporto fra i casi del canale e tutti i casi",
        "the share is the channel’s cases over all cases",
    );
    let draft = Draft::of("share", &figure.id, title, figure);
    let Some(stated) = Known::of(figure) else {
        return draft.impossible(text("La fonte non stampa la quota.", "The source does not print the share."));
    };
    let Some((part, whole)) = counts(records, place) else {
        let reason = text(
            "La fonte stampa i conteggi solo per i casi comparabili.",
            "The source prints counts for comparable cases only.",
        );
        return draft.impossible(reason);
    };
    let draft = draft.taking([part.figure, whole.figure]);
    let Some(exact) = share(part.value, whole.value) else {
        return draft.impossible(text("Non ci sono casi.", "There are no cases."));
    };
    let decimals = decimals_of(&printed(figure));
    let computed = rounded(exact, decimals);
    let computation =
        format!("{} / {} = {} %", number(part.value), number(whole.value), number_with(computed, decimals));
    let shown = alike(figure.printed.as_deref(), stated.value, computed);
    draft.compared(computation, shown, computed == stated.value)
}

/// A channel's count and the count of all channels.
fn counts<'a>(records: &'a Records, place: Coordinates<'_>) -> Option<(Known<'a>, Known<'a>)> {
    let count = Coordinates { measure: "use-count", option: None, ..place };
    let whole = Coordinates { channel: Some(FigureChannel::AllChannels), ..count };
    Some((records.find(count)?, records.find(whole)?))
}

/// A channel's cases and all cases, in a year and in the year before.
pub struct TwoYears<'a> {
    /// The channel's cases.
    pub part: Known<'a>,
    /// The channel's cases in the year before.
    pub part_before: Known<'a>,
    /// The channel's share.
    pub share: Decimal,
    /// The channel's share in the year before.
    pub share_before: Decimal,
    whole: Known<'a>,
    whole_before: Known<'a>,
}

impl<'a> TwoYears<'a> {
    /// The figures.
    pub fn figures(&self) -> [&'a Figure; 4] {
        [self.part, self.whole, self.part_before, self.whole_before].map(|known| known.figure)
    }

    /// The two shares as divisions, the later one first.
    pub fn written(&self) -> [String; 2] {
        let division = |part: Known, whole: Known| format!("{} / {}", number(part.value), number(whole.value));
        [division(self.part, self.whole), division(self.part_before, self.whole_before)]
    }
}

/// The counts of two years, if all four are printed.
pub fn two_years<'a>(records: &'a Records, place: Coordinates<'_>) -> Option<TwoYears<'a>> {
    let (part, whole) = counts(records, place)?;
    let (part_before, whole_before) = counts(records, place.year_before())?;
    let share_before = share(part_before.value, whole_before.value)?;
    let share = share(part.value, whole.value)?;
    Some(TwoYears { part, part_before, share, share_before, whole, whole_before })
}

fn shares_sum(records: &Records, place: Coordinates<'_>) -> Option<Check> {
    if place.channel != Some(FigureChannel::AllOnline) {
        return None;
    }
    let online = records.find(place)?;
    let whole = Coordinates { channel: None, ..place };
    let title = records.title(
        whole,
        "le quote dei canali online danno la quota online, entro l’arrotondamento",
        "the online channels’ shares add up to the online share, within rounding",
    );
    let draft = Draft::of("shares-sum", &whole.subject(), title, online.figure);
    let parts: Vec<Known> = ONLINE_CHANNELS
        .into_iter()
        .filter_map(|channel| records.find(Coordinates { channel: Some(channel), ..place }))
        .collect();
    let draft = draft.taking(parts.iter().map(|part| part.figure));
    if parts.is_empty() || ONLINE_CHANNELS.into_iter().any(|channel| share_is_missing(records, place, channel)) {
        let reason = text(
            "La fonte non stampa la quota di ogni canale usato.",
            "The source does not print the share of every channel in use.",
        );
        return Some(draft.impossible(reason));
    }
    let values: Vec<Decimal> = parts.iter().map(|part| part.value).collect();
    let sum: Decimal = values.iter().sum();
    // Each part and the whole may be off by half of the last place.
    let tolerance = Decimal::from(parts.len() + 1) / Decimal::TWO;
    let computation = format!("{} = {} %", written_sum(&values), number(sum));
    let shown = alike(online.figure.printed.as_deref(), online.value, sum);
    Some(draft.compared(computation, shown, (sum - online.value).abs() < tolerance))
}

/// Whether a channel was used, by the counts of comparable cases, and has no share.
fn share_is_missing(records: &Records, place: Coordinates<'_>, channel: FigureChannel) -> bool {
    let of_channel = Coordinates { channel: Some(channel), ..place };
    let count = Coordinates { measure: "use-count", basis: Some(Basis::Comparable), ..of_channel };
    let is_used = records.find(count).is_some_and(|count| !count.value.is_zero());
    is_used && records.find(of_channel).is_none()
}

fn two_bases(records: &Records, place: Coordinates<'_>) -> Option<Check> {
    if place.basis != Some(Basis::AllAvailable) {
        return None;
    }
    let all = records.find(place)?;
    let comparable = records.find(Coordinates { basis: Some(Basis::Comparable), ..place })?;
    let both = Coordinates { basis: None, ..place };
    let title = records.title(
        both,
        "la quota su tutti i dati e quella sui casi comparabili non si sottraggono",
        "the share of all data and that of comparable cases are not to be subtracted",
    );
    let draft = Draft::of("two-bases", &both.subject(), title, all.figure).taking([comparable.figure]);
    let stated = format!("{} / {}", printed(all.figure), printed(comparable.figure));
    let reason = text(
        "Le due quote hanno basi diverse: tutti i dati disponibili, e solo i casi comparabili.",
        "The two shares have different bases: all available data, and comparable cases only.",
    );
    Some(draft.stating(stated).impossible(reason))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::observatory::checks::examples::{of_service, records, results};

    fn of(measure: &str, channel: FigureChannel, basis: Basis, value: &str) -> Figure {
        Figure { channel: Some(channel), basis: Some(basis), ..of_service(measure, 2019, value) }
    }

    fn certificates(stated: &str) -> Vec<Check> {
        checks(&records(vec![
            of("use-count", FigureChannel::Own, Basis::Comparable, "63903"),
            of("use-count", FigureChannel::AllChannels, Basis::Comparable, "576931"),
            of("use-percent", FigureChannel::Own, Basis::Comparable, stated),
        ]))
    }

    #[test]
    fn the_share_of_certificates_on_own_platforms_is_eleven() {
        assert_eq!(certificates("11")[0].computation, "63.903 / 576.931 = 11 %");
        assert_eq!(results(&certificates("11"), "share"), [Agrees]);
        assert_eq!(results(&certificates("12"), "share"), [Disagrees]);
    }

    #[test]
    fn a_share_of_all_data_has_no_counts() {
        let share = of("use-percent", FigureChannel::Own, Basis::AllAvailable, "12");
        assert_eq!(results(&checks(&records(vec![share])), "share"), [CannotBeComputed]);
    }

    fn sum(own: &str, mail: &str, online: &str) -> Vec<Check> {
        checks(&records(vec![
            of("use-percent", FigureChannel::Own, Basis::AllAvailable, own),
            of("use-percent", FigureChannel::MailPec, Basis::AllAvailable, mail),
            of("use-percent", FigureChannel::AllOnline, Basis::AllAvailable, online),
        ]))
    }

    #[test]
    fn shares_may_be_off_by_their_rounding_only() {
        assert_eq!(results(&sum("12", "5", "16"), "shares-sum"), [Agrees]);
        assert_eq!(results(&sum("12", "5", "19"), "shares-sum"), [Disagrees]);
        assert_eq!(results(&sum("", "", "16"), "shares-sum"), [CannotBeComputed]);
    }

    #[test]
    fn a_used_channel_without_a_share_leaves_the_sum_open() {
        let checks = checks(&records(vec![
            of("use-count", FigureChannel::Regional, Basis::Comparable, "1077"),
            of("use-percent", FigureChannel::Own, Basis::AllAvailable, "55"),
            of("use-percent", FigureChannel::AllOnline, Basis::AllAvailable, "93"),
        ]));
        assert_eq!(results(&checks, "shares-sum"), [CannotBeComputed]);
    }

    #[test]
    fn two_bases_are_never_subtracted() {
        let checks = checks(&records(vec![
            of("use-percent", FigureChannel::AllOnline, Basis::AllAvailable, "93"),
            of("use-percent", FigureChannel::AllOnline, Basis::Comparable, "96"),
        ]));
        assert_eq!(results(&checks, "two-bases"), [CannotBeComputed]);
    }
}
