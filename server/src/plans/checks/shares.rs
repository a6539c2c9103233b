//! Rules over printed percentages: of what they are percentages, and whether those of a level fit together.

use app::i18n::{Bilingual, Language};
use app::observatory::model::Check;
use app::plans::model::{Centre, PrintedTotal, TotalScope};
use rust_decimal::Decimal;

use super::book::{Book, SUMMARY, about, euro, printed_amount};
use crate::observatory::checks::arithmetic::{decimals_of, number_with, rounded, share};
use crate::observatory::checks::build::text;

/// The decimals of a percentage whose print is not known.
const DECIMALS: u32 = 2;

/// The levels of a summary table whose percentages are parts of one whole.
const LEVELS: [TotalScope; 4] =
    [TotalScope::Project, TotalScope::Action, TotalScope::StrategicObjective, TotalScope::Direction];

/// A row with an amount and a percentage above zero, and the bases from which its percentage can have come.
struct Share<'r> {
    row: &'r PrintedTotal,
    amount: Decimal,
    lowest: Decimal,
    highest: Decimal,
}

impl<'r> Share<'r> {
    fn of(row: &'r PrintedTotal) -> Option<Self> {
        let (amount, percent) = (row.amount?, row.percent?);
        let step = half_step(row);
        if amount <= Decimal::ZERO || percent <= step {
            return None;
        }
        let base = |percent| amount * Decimal::ONE_HUNDRED / percent;
        Some(Self { row, amount, lowest: base(percent + step), highest: base(percent - step) })
    }

    fn shares_a_base(&self, other: &Self) -> bool {
        self.lowest <= other.highest && other.lowest <= self.highest
    }

    /// `381.736,00 / 36,25 % = 1.052.919,60–1.053.210,10`
    fn written(&self) -> String {
        let (amount, percent) = (euro(self.amount), printed_percent(self.row));
        format!("{amount} / {percent} = {}–{}", euro(self.lowest), euro(self.highest))
    }
}

/// The checks of all percentages.
pub fn checks(book: &Book) -> Vec<Check> {
    let summary = book.records.totals.iter().filter(|row| row.column == SUMMARY);
    let mut checks: Vec<Check> = summary.filter_map(|row| share_of_centre(book, row)).collect();
    for centre in &book.records.centres {
        checks.extend(same_amounts(book, centre));
        for level in LEVELS {
            checks.extend(adds_up_to_all(book, centre, level));
            checks.extend(one_base(book, centre, level));
        }
    }
    checks
}

fn share_of_centre(book: &Book, row: &PrintedTotal) -> Option<Check> {
    let centre = row.centre.as_deref()?;
    let name = book.name(row);
    let title = text(
        format!("{}: la percentuale è la sua parte del totale del centro", name.it),
        format!("{}: the percentage is its part of the centre’s total", name.en.unwrap_or_default()),
    );
    let draft = book.of_centre("plan-share-of-centre", &row.id, title, centre, &row.locator);
    let draft = draft.stating(row.percent.map(|_| printed_percent(row)).unwrap_or_default());
    let whole = book.centre_total(centre);
    let part = row.amount.zip(whole).and_then(|(amount, whole)| share(amount, whole));
    let check = match (part, row.percent) {
        (Some(part), Some(percent)) => {
            let decimals = percent_decimals(row);
            let computed = format!("{} %", number_with(part, decimals));
            let computation = format!("{} / {} = {computed}", printed_amount(row), euro(whole.unwrap_or_default()));
            draft.compared(computation, computed, rounded(part, decimals) == percent)
        }
        (Some(_), None) => draft.impossible(text(
            format!("La fonte stampa l’importo {}, ma nessuna percentuale.", printed_amount(row)),
            format!("The source prints the amount {}, but no percentage.", printed_amount(row)),
        )),
        (None, _) => draft.impossible(text(
            "La fonte non stampa l’importo o il totale del centro.",
            "The source prints no amount, or no total of the centre.",
        )),
    };
    Some(match row.project.as_deref() {
        Some(project) => about(project, check),
        None => check,
    })
}

fn same_amounts(book: &Book, centre: &Centre) -> Vec<Check> {
    let shares: Vec<Share> = book.summary(&centre.id).filter_map(Share::of).collect();
    let mut checks = Vec::new();
    for (place, one) in shares.iter().enumerate() {
        let later = shares.iter().skip(place + 1).filter(|other| other.amount == one.amount);
        checks.extend(later.map(|other| same_base(book, centre, one, other)));
    }
    checks
}

fn same_base(book: &Book, centre: &Centre, one: &Share, other: &Share) -> Check {
    let (first, second) = (printed_percent(one.row), printed_percent(other.row));
    let (name, other_name) = (book.name(one.row), book.name(other.row));
    let amount = printed_amount(one.row);
    let title = text(
        format!("{} e {}: {first} e {second} di {amount} hanno la stessa base", name.it, other_name.it),
        format!(
            "{} and {}: {first} and {second} of {amount} share a base",
            name.en.unwrap_or_default(),
            other_name.en.unwrap_or_default()
        ),
    );
    let subject = format!("{}-{}", one.row.id, other.row.id);
    let locator = format!("{}; {}", one.row.locator, other.row.locator);
    let draft = book.of_centre("plan-same-base", &subject, title, &centre.id, &locator).stating(second);
    let check = draft.compared(format!("{}; {}", one.written(), other.written()), first, one.shares_a_base(other));
    match one.row.project.as_deref().or(other.row.project.as_deref()) {
        Some(project) => about(project, check),
        None => check,
    }
}

fn adds_up_to_all(book: &Book, centre: &Centre, level: TotalScope) -> Option<Check> {
    let rows = book.summary(&centre.id).filter(|row| row.scope == level && row.percent.is_some());
    let rows: Vec<&PrintedTotal> = rows.collect();
    let first = rows.first()?;
    let decimals = percent_decimals(first);
    let percents: Vec<Decimal> = rows.iter().filter_map(|row| row.percent).collect();
    let sum: Decimal = percents.iter().sum();
    let tolerance: Decimal = rows.iter().map(|row| half_step(row)).sum();
    let terms: Vec<String> = percents.iter().map(|percent| number_with(*percent, decimals)).collect();
    let draft = book.of_centre(
        "plan-shares-sum",
        &format!("{}-{}", centre.id, level.word()),
        level_title(centre, level, ("fanno 100, a meno degli arrotondamenti", "add up to 100, rounding aside")),
        &centre.id,
        &centre.locator,
    );
    let whole = format!("{} %", number_with(Decimal::ONE_HUNDRED, decimals));
    let sum_printed = number_with(sum, decimals);
    let computation = format!("{} = {sum_printed}", terms.join(" + "));
    let agrees = (sum - Decimal::ONE_HUNDRED).abs() <= tolerance;
    Some(draft.stating(whole).compared(computation, format!("{sum_printed} %"), agrees))
}

fn one_base(book: &Book, centre: &Centre, level: TotalScope) -> Option<Check> {
    let shares: Vec<Share> = book.summary(&centre.id).filter(|row| row.scope == level).filter_map(Share::of).collect();
    if shares.len() < 2 {
        return None;
    }
    let draft = book.of_centre(
        "plan-one-base",
        &format!("{}-{}", centre.id, level.word()),
        level_title(centre, level, ("hanno tutte una sola base", "all have one base")),
        &centre.id,
        &centre.locator,
    );
    let bases = fewest_bases(&shares);
    let computation = shares.iter().map(Share::written).collect::<Vec<_>>().join("; ");
    Some(draft.stating("1".into()).compared(computation, bases.to_string(), bases == 1))
}

/// How many bases it takes at least to explain these percentages.
fn fewest_bases(shares: &[Share]) -> usize {
    let mut ranges: Vec<(Decimal, Decimal)> = shares.iter().map(|share| (share.highest, share.lowest)).collect();
    ranges.sort_unstable();
    let mut bases = 0;
    let mut last: Option<Decimal> = None;
    for (highest, lowest) in ranges {
        if last.is_none_or(|base| base < lowest) {
            bases += 1;
            last = Some(highest);
        }
    }
    bases
}

fn level_title(centre: &Centre, level: TotalScope, (it, en): (&str, &str)) -> Bilingual {
    let (code, label) = (&centre.code, level.label());
    text(
        format!("CDR {code}, livello «{}»: le percentuali {it}", label.text(Language::Italian)),
        format!("Centre {code}, level “{}”: the percentages {en}", label.text(Language::English)),
    )
}

fn percent_decimals(row: &PrintedTotal) -> u32 {
    row.percent_printed.as_deref().map_or(DECIMALS, decimals_of)
}

/// Half of the last decimal that is printed.
fn half_step(row: &PrintedTotal) -> Decimal {
    Decimal::new(5, percent_decimals(row) + 1)
}

fn printed_percent(row: &PrintedTotal) -> String {
    let number = || format!("{} %", number_with(row.percent.unwrap_or_default(), DECIMALS));
    row.percent_printed.clone().unwrap_or_else(number)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{of_rule, plan, results, total};
    use crate::plans::store::Records;

    fn records(rows: Vec<PrintedTotal>) -> Records {
        Records { totals: rows, ..plan() }
    }

    fn centre_total(amount: &str) -> PrintedTotal {
        PrintedTotal { path: None, ..total(TotalScope::Centre, "", amount, Some("100.00")) }
    }

    #[test]
    fn a_percentage_is_rounded_half_away_from_zero() {
        let rows = vec![
            total(TotalScope::Action, "a", "1.00", Some("12.50")),
            total(TotalScope::Action, "b", "0.0036", Some("0.05")),
            total(TotalScope::Action, "c", "1.00", Some("12.49")),
            total(TotalScope::Action, "d", "0.00", None),
            centre_total("8.00"),
        ];
        let records = records(rows);
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-share-of-centre"), [Agrees, Agrees, Disagrees, CannotBeComputed, Agrees]);
        assert_eq!(of_rule(&checks, "plan-share-of-centre")[0].computation, "1,00 / 8,00 = 12,50 %");
    }

    #[test]
    fn without_a_total_of_the_centre_no_percentage_can_be_computed() {
        let records = records(vec![total(TotalScope::Action, "a", "1.00", Some("12.50"))]);
        assert_eq!(results(&checks(&Book::of(&records)), "plan-share-of-centre"), [CannotBeComputed]);
    }

    #[test]
    fn two_percentages_of_one_amount_share_a_base_or_do_not() {
        let records = records(vec![
            total(TotalScope::Action, "a > b > c", "381736.00", Some("58.19")),
            total(TotalScope::StrategicObjective, "a > b", "381736.00", Some("36.25")),
            total(TotalScope::Direction, "a", "381736.00", Some("36.25")),
        ]);
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-same-base"), [Disagrees, Disagrees, Agrees]);
        let first = of_rule(&checks, "plan-same-base")[0];
        assert_eq!((first.stated.as_str(), first.computed.as_str()), ("36,25 %", "58,19 %"));
        assert!(first.computation.contains("381.736,00 / 36,25 % = 1.052.919,60–1.053.210,10"));
    }

    #[test]
    fn percentages_of_a_level_can_add_up_and_yet_have_two_bases() {
        let records = records(vec![
            total(TotalScope::Direction, "a", "381736.00", Some("36.25")),
            total(TotalScope::Direction, "b", "274250.00", Some("63.75")),
            total(TotalScope::Action, "c", "1.00", Some("50.00")),
            total(TotalScope::Action, "d", "1.00", Some("49.98")),
        ]);
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-shares-sum"), [Disagrees, Agrees]);
        assert_eq!(results(&checks, "plan-one-base"), [Disagrees, Disagrees]);
        assert_eq!(of_rule(&checks, "plan-one-base")[1].computed, "2");
    }

    #[test]
    fn rounding_leaves_percentages_on_one_base() {
        let records = records(vec![
            total(TotalScope::Action, "c", "1.00", Some("33.33")),
            total(TotalScope::Action, "d", "2.00", Some("66.67")),
        ]);
        assert_eq!(results(&checks(&Book::of(&records)), "plan-one-base"), [Agrees]);
    }
}
