//! The counting itself: dates and states to numbers that give no single proposal away.

use std::collections::{BTreeMap, BTreeSet};

use app::editorial::numbers::model::{Shown, Span, WorkflowNumbers, YearNumbers};
use app::editorial::workflow::ProposalState;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::editorial::working_days::working_days;

/// A proposal that was sent, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// Where it stands.
    pub state: ProposalState,
    /// The day on which it was first sent.
    pub sent: NaiveDate,
    /// The day on which it was first published.
    pub published: Option<NaiveDate>,
    /// The letters of its entity's province.
    pub province: Option<String>,
}

/// The numbers of some proposals on a day, over the provinces in which there are entities.
pub fn numbers(proposals: &[Dates], provinces: &[Option<String>], day: NaiveDate) -> WorkflowNumbers {
    let sent: Vec<&Dates> = proposals.iter().filter(|one| one.state != ProposalState::Draft).collect();
    let states = ProposalState::ALL.iter().copied().filter(|state| *state != ProposalState::Draft);
    let states = states.map(|state| (state, Shown::of(sent.iter().filter(|one| one.state == state).count())));
    let known: BTreeSet<&Option<String>> = provinces.iter().collect();
    let of = |province: &Option<String>| Shown::of(sent.iter().filter(|one| one.province == *province).count());
    // Who has no province stands last.
    let (without, with): (Vec<_>, Vec<_>) = known.into_iter().partition(|province| province.is_none());
    WorkflowNumbers {
        day,
        years: years(&sent),
        states: states.collect(),
        provinces: with.into_iter().chain(without).map(|province| (province.clone(), of(province))).collect(),
    }
}

fn years(sent: &[&Dates]) -> Vec<YearNumbers> {
    let mut years: BTreeMap<i32, Vec<u16>> = BTreeMap::new();
    for one in sent {
        if let Some(published) = one.published {
            years.entry(published.year()).or_default().push(working_days(one.sent, published));
        }
    }
    years.into_iter().rev().map(|(year, days)| year_numbers(year, days)).collect()
}

fn year_numbers(year: i32, mut days: Vec<u16>) -> YearNumbers {
    days.sort_unstable();
    let published = Shown::of(days.len());
    YearNumbers { year, published, span: published.0.and_then(|_| span(&days)) }
}

/// The span of some days in order; none of no days.
fn span(days: &[u16]) -> Option<Span> {
    let (least, most) = (*days.first()?, *days.last()?);
    let middle = days.len() / 2;
    let upper = Decimal::from(*days.get(middle)?);
    let median = if days.len().is_multiple_of(2) {
        (upper + Decimal::from(*days.get(middle.checked_sub(1)?)?)) / Decimal::from(2)
    } else {
        upper
    };
    Some(Span { median: median.normalize(), least, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn dates(state: ProposalState, sent: &str, published: Option<&str>, province: Option<&str>) -> Dates {
        Dates { state, sent: day(sent), published: published.map(day), province: province.map(str::to_owned) }
    }

    /// Published so many working days after Monday 4 November 2024; there is no holiday before 1 December.
    fn published(on: &str) -> Dates {
        dates(ProposalState::Published, "2024-11-04", Some(on), Some("FC"))
    }

    fn counted(proposals: &[Dates]) -> WorkflowNumbers {
        let provinces = ["FC", "BO"].map(|letters| Some(letters.to_owned()));
        numbers(proposals, &[provinces.as_slice(), &[None]].concat(), day("2024-12-31"))
    }

    #[test]
    fn a_year_has_its_median_and_range_in_working_days() {
        // Tuesday, Friday, Monday, Wednesday, Friday of the second week: 1, 4, 5, 7 and 9 working days.
        let days = ["2024-11-05", "2024-11-08", "2024-11-11", "2024-11-13", "2024-11-15"];
        let numbers = counted(&days.map(published));
        let span = Span { median: Decimal::from(5), least: 1, most: 9 };
        assert_eq!(numbers.years, [YearNumbers { year: 2024, published: Shown(Some(5)), span: Some(span) }]);
        // With one more of 10 working days the median lies between 5 and 7.
        let six = [days.as_slice(), &["2024-11-18"]].concat();
        let numbers = counted(&six.into_iter().map(published).collect::<Vec<_>>());
        let median = numbers.years[0].span.map(|span| span.median.to_string());
        assert_eq!(median.as_deref(), Some("6"));
    }

    #[test]
    fn a_median_between_two_days_is_kept_as_it_is() {
        assert_eq!(span(&[3, 4]).map(|span| span.median.to_string()).as_deref(), Some("3.5"));
        assert_eq!(span(&[]), None);
    }

    #[test]
    fn of_fewer_than_five_a_year_says_nothing_more() {
        let four = ["2024-11-05", "2024-11-08", "2024-11-11", "2024-11-13"].map(published);
        assert_eq!(counted(&four).years, [YearNumbers { year: 2024, published: Shown(None), span: None }]);
    }

    #[test]
    fn every_state_but_drafts_is_there_whether_counted_or_not() {
        let many = vec![dates(ProposalState::Refused, "2024-11-04", None, None); 5];
        let drafts = vec![dates(ProposalState::Draft, "2024-11-04", None, Some("BO")); 9];
        let numbers = counted(&[many, drafts].concat());
        assert_eq!(numbers.states.len(), ProposalState::ALL.len() - 1);
        for (state, shown) in numbers.states {
            assert_ne!(state, ProposalState::Draft);
            let expected = if state == ProposalState::Refused { Shown(Some(5)) } else { Shown(None) };
            assert_eq!(shown, expected, "{state:?}");
        }
    }

    #[test]
    fn every_province_with_entities_is_there_and_those_without_stand_last() {
        let numbers = counted(&vec![dates(ProposalState::Submitted, "2024-11-04", None, Some("FC")); 6]);
        let expected =
            [(Some("BO".to_owned()), Shown(None)), (Some("FC".to_owned()), Shown(Some(6))), (None, Shown(None))];
        assert_eq!(numbers.provinces, expected);
    }
}
