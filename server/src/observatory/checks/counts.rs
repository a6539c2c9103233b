//! Rules over the counts of use: the channels add up to all online cases, and those lie within all cases.

use app::i18n::Language;
use app::observatory::model::{Check, Figure, FigureChannel};
use rust_decimal::Decimal;

use super::arithmetic::written_sum;
use super::build::{Draft, printed, text};
use super::records::{Coordinates, Known, Records};

/// The channels that together are all online cases.
pub const ONLINE_CHANNELS: [FigureChannel; 5] = [
    FigureChannel::Regional,
    FigureChannel::Own,
    FigureChannel::National,
    FigureChannel::MailPec,
    FigureChannel::HomeBanking,
];

/// The checks of all counts.
pub fn checks(records: &Records) -> Vec<Check> {
    let mut checks = Vec::new();
    for place in records.places("use-count") {
        if place.channel != Some(FigureChannel::AllOnline) {
            continue;
        }
        if let Some(online) = records.find(place) {
            checks.push(channels_sum(records, place, online));
            checks.extend(online_within_all(records, place, online));
        }
    }
    checks
}

fn channels_sum(records: &Records, place: Coordinates<'_>, online: Known<'_>) -> Check {
    let at = |channel| records.prints(Coordinates { channel: Some(channel), ..place });
    let parts: Vec<&Figure> = ONLINE_CHANNELS.into_iter().filter_map(|channel| at(channel).first()).collect();
    let values: Vec<Decimal> = parts.iter().filter_map(|figure| figure.value).collect();
    let whole = Coordinates { channel: None, ..place };
    let without = |language| left_out(&parts, language);
    let title = records.title(
        whole,
        format!("la somma dei canali online è uguale al totale online{}", without(Language::Italian)),
        format!("the online channels add up to all online cases{}", without(Language::English)),
    );
    let draft = Draft::of("channels-sum", &whole.subject(), title, online.figure).taking(parts.iter().copied());
    if values.is_empty() {
        return draft.impossible(text("La fonte non stampa i canali.", "The source does not print the channels."));
    }
    draft.equal(online, &written_sum(&values), values.iter().sum())
}

/// Which channels a sum leaves out because the source has no number for them.
fn left_out(parts: &[&Figure], language: Language) -> String {
    let names: Vec<String> = parts
        .iter()
        .filter(|figure| figure.value.is_none())
        .filter_map(|figure| Some(format!("{} «{}»", figure.channel?.label().text(language), printed(figure))))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    match language {
        Language::Italian => format!(" (senza {})", names.join(", ")),
        Language::English => format!(" (without {})", names.join(", ")),
    }
}

fn online_within_all(records: &Records, place: Coordinates<'_>, online: Known<'_>) -> Option<Check> {
    let all = records.find(Coordinates { channel: Some(FigureChannel::AllChannels), ..place })?;
    let whole = Coordinates { channel: None, ..place };
    let title = records.title(
        whole,
        "i casi online non sono più di tutti i casi (limite)",
        "online cases are no more than all cases (a bound)",
    );
    let draft = Draft::of("online-within-all", &whole.subject(), title, online.figure).taking([all.figure]);
    Some(draft.at_most(online.value, all.value, printed(all.figure)))
}

#[cfg(test)]
mod tests {
    use app::observatory::model::Basis;
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::observatory::checks::examples::{of_service, records, results};

    fn count(channel: FigureChannel, value: &str) -> Figure {
        let basis = Some(Basis::Comparable);
        Figure { channel: Some(channel), basis, ..of_service("use-count", 2019, value) }
    }

    #[test]
    fn the_nursery_channels_of_2019_add_up() {
        let figures = vec![
            count(FigureChannel::Own, "10297"),
            count(FigureChannel::MailPec, "45"),
            count(FigureChannel::AllOnline, "10342"),
            count(FigureChannel::AllChannels, "11770"),
        ];
        let checks = checks(&records(figures));
        assert_eq!(checks[0].computation, "10.297 + 45 = 10.342");
        assert_eq!(results(&checks, "channels-sum"), [Agrees]);
        assert_eq!(results(&checks, "online-within-all"), [Agrees]);
    }

    #[test]
    fn a_wrong_total_disagrees() {
        let checks = checks(&records(vec![count(FigureChannel::Own, "3"), count(FigureChannel::AllOnline, "4")]));
        assert_eq!(results(&checks, "channels-sum"), [Disagrees]);
        assert_eq!((checks[0].stated.as_str(), checks[0].computed.as_str()), ("4", "3"));
    }

    #[test]
    fn a_channel_that_is_not_available_is_named_and_counts_nothing() {
        let missing = Figure { printed: Some("nd".into()), ..count(FigureChannel::HomeBanking, "") };
        let figures = vec![count(FigureChannel::Own, "3"), missing, count(FigureChannel::AllOnline, "3")];
        let checks = checks(&records(figures));
        assert_eq!(results(&checks, "channels-sum"), [Agrees]);
        assert!(checks[0].title.it.ends_with("(senza home banking «nd»)"), "{}", checks[0].title.it);
    }

    #[test]
    fn a_total_without_channels_cannot_be_computed() {
        let checks = checks(&records(vec![count(FigureChannel::AllOnline, "3")]));
        assert_eq!(results(&checks, "channels-sum"), [CannotBeComputed]);
    }
}
