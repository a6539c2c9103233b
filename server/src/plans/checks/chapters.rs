//! The rule of linked chapters: an income chapter is spent in the expenditure chapters that its label names.

use app::observatory::model::Check;
use app::plans::model::{Chapter, Plan, Side};
use rust_decimal::Decimal;

use super::book::{Book, about, euro, euro_sum};
use crate::observatory::checks::build::text;

/// The words before the chapters that a label names: "see".
const SEE: [&str; 2] = ["VEGG", "VEDI"];

/// An expenditure chapter that a label names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    chapter: u64,
    article: u64,
}

/// The checks of all income chapters whose label names expenditure chapters.
pub fn checks(book: &Book) -> Vec<Check> {
    let income = book.records.chapters.iter().filter(|chapter| chapter.side == Side::Income);
    income.filter_map(|chapter| linked(book, chapter)).collect()
}

fn linked(book: &Book, income: &Chapter) -> Option<Check> {
    let plan = book.plan_of_project(&income.project)?;
    let spent = expenditure(book, plan);
    let is_known = |number| spent.iter().any(|chapter| chapter.chapter.parse() == Ok(number));
    let named = named(&income.label, &is_known)?;
    let code = &book.project(&income.project)?.code;
    let title = text(
        format!("{code}: l’entrata del capitolo {} è la somma dei capitoli di spesa che nomina", income.chapter),
        format!("{code}: the income of chapter {} is the sum of the expenditure chapters it names", income.chapter),
    );
    let draft = book.of_project("plan-linked-chapters", &income.id, title, &income.project, &income.locator);
    let draft = draft.stating(income.printed.clone());
    let (present, absent): (Vec<&Named>, Vec<&Named>) =
        named.iter().partition(|named| spent.iter().any(|chapter| named.is(chapter)));
    let of_present = spent.iter().filter(|chapter| present.iter().any(|named| named.is(chapter)));
    let amounts: Vec<Decimal> = of_present.map(|chapter| chapter.amount).collect();
    let sum: Decimal = amounts.iter().sum();
    let computation = euro_sum(&amounts);
    let check = if absent.is_empty() {
        draft.compared(computation, euro(sum), income.amount == sum)
    } else {
        let absent = absent.into_iter().map(Named::written).collect::<Vec<_>>().join(", ");
        let reason = text(
            format!("Nel piano non c’è: {absent}. Gli altri capitoli nominati fanno {}.", euro(sum)),
            format!("The plan does not hold: {absent}. The other chapters named add up to {}.", euro(sum)),
        );
        Check { computation, ..draft.impossible(reason) }
    };
    Some(about(&income.project, check))
}

fn expenditure<'r>(book: &Book<'r>, plan: &Plan) -> Vec<&'r Chapter> {
    let spent = book.records.chapters.iter().filter(|chapter| chapter.side == Side::Expenditure);
    spent.filter(|chapter| book.plan_of_project(&chapter.project).is_some_and(|of| of.id == plan.id)).collect()
}

impl Named {
    fn is(&self, chapter: &Chapter) -> bool {
        chapter.chapter.parse() == Ok(self.chapter) && chapter.article.parse() == Ok(self.article)
    }

    fn written(&self) -> String {
        if self.article == 0 { self.chapter.to_string() } else { format!("{}/{}", self.chapter, self.article) }
    }
}

/// The expenditure chapters (`U`) that a label names: `VEGG. CAP/U 3524 - 3523/ 2`.
fn named(label: &str, is_known: &dyn Fn(u64) -> bool) -> Option<Vec<Named>> {
    let see = SEE.iter().filter_map(|word| label.rfind(word)).max()?;
    let pointer = label[see..].replace([' ', '.'], "");
    let (_, side) = pointer.split_once("CAP")?;
    if !side.trim_start_matches('/').starts_with('U') {
        return None;
    }
    let start = label[see..].find(|letter: char| letter.is_ascii_digit())? + see;
    let numbers = label[start..].trim_end_matches(|letter: char| !letter.is_ascii_digit());
    Some(numbers.split('-').flat_map(|part| parts(part, is_known)).collect())
}

/// The chapters between two hyphens. The text has spaces inside numbers, too: words are put together as far as that
/// gives a chapter that the plan has.
fn parts(part: &str, is_known: &dyn Fn(u64) -> bool) -> Vec<Named> {
    let (numbers, article) = part.split_once('/').unwrap_or((part, "0"));
    let words: Vec<&str> = numbers.split_whitespace().collect();
    let mut chapters = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let joined = |end: usize| words[start..end].concat().parse::<u64>().ok();
        let longest = (start + 1..=words.len()).rev().find(|end| joined(*end).is_some_and(is_known));
        let end = longest.unwrap_or(start + 1);
        chapters.extend(joined(end));
        start = end;
    }
    let article = article.trim().parse().unwrap_or(0);
    let last = chapters.len().saturating_sub(1);
    let named = chapters.into_iter().enumerate();
    named.map(|(place, chapter)| Named { chapter, article: if place == last { article } else { 0 } }).collect()
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::plans::checks::samples::{chapter, of_rule, plan, results};

    fn numbers(label: &str) -> Option<Vec<(u64, u64)>> {
        let named = named(label, &|number| [31250, 31441, 3523, 25011].contains(&number))?;
        Some(named.into_iter().map(|named| (named.chapter, named.article)).collect())
    }

    #[test]
    fn a_label_names_chapters_and_articles() {
        assert_eq!(numbers("CONTRIBUTI L.R. 41/97 =VEGG. CAP/U 3524 - 3523/ 2 =="), Some(vec![(3524, 0), (3523, 2)]));
        assert_eq!(numbers("SPON. ==VEGG .CAP/U 3300- 3318 -40806/3=="), Some(vec![(3300, 0), (3318, 0), (40806, 3)]));
        assert_eq!(numbers("==VEDI CAP. U. 31219 - 31239 =="), Some(vec![(31219, 0), (31239, 0)]));
    }

    #[test]
    fn spaces_inside_words_and_numbers_do_not_matter() {
        assert_eq!(numbers("== VEGG. CAP/U 31250 - 31251 3144 1 =="), Some(vec![(31250, 0), (31251, 0), (31441, 0)]));
        assert_eq!(numbers("ELE TRONICHE ==VEGG CA P. U 25011"), Some(vec![(25011, 0)]));
    }

    #[test]
    fn an_income_chapter_or_no_chapter_is_no_link() {
        assert_eq!(numbers("SPESE == VEGG. CAP. E/3648 =="), None);
        assert_eq!(numbers("LEGGERE CAPITOLO"), None);
    }

    #[test]
    fn income_is_the_sum_of_what_it_names_unless_something_is_not_there() {
        let mut records = plan();
        let income =
            |number, label: &str, amount| Chapter { label: label.into(), ..chapter(number, Side::Income, amount) };
        records.chapters = vec![
            income("1", "A == VEGG. CAP. U 100 - 101", "30.00"),
            income("2", "B == VEGG. CAP. U 100", "30.00"),
            income("3", "C == VEGG. CAP. U 100 - 999", "10.00"),
            chapter("00100", Side::Expenditure, "10.00"),
            chapter("101", Side::Expenditure, "20.00"),
        ];
        let checks = checks(&Book::of(&records));
        assert_eq!(results(&checks, "plan-linked-chapters"), [Agrees, Disagrees, CannotBeComputed]);
        let last = of_rule(&checks, "plan-linked-chapters")[2];
        assert!(last.reason.as_ref().is_some_and(|reason| reason.it.contains("999") && reason.it.contains("10,00")));
    }
}
