//! How a check is put together, whatever its rule.

use app::i18n::Bilingual;
use app::observatory::model::{Check, CheckResult, Figure};
use rust_decimal::Decimal;

use super::arithmetic::{alike, number};
use super::records::Known;

/// A check without its result.
#[must_use]
pub struct Draft {
    check: Check,
    explanation: Option<Bilingual>,
}

impl Draft {
    /// A check with this rule of what the title says. The subject tells it from the rule's other checks.
    pub fn new(rule: &str, subject: &str, title: Bilingual, source: &str, locator: &str) -> Self {
        let check = Check {
            id: slug(&format!("{rule}-{subject}")),
            rule: rule.to_owned(),
            title,
            computation: String::new(),
            stated: String::new(),
            computed: String::new(),
            result: CheckResult::CannotBeComputed,
            reason: None,
            source: source.to_owned(),
            locator: locator.to_owned(),
            service: None,
            project: None,
            figures: Vec::new(),
        };
        Self { check, explanation: None }
    }

    /// A check of what a figure states.
    pub fn of(rule: &str, subject: &str, title: Bilingual, stated: &Figure) -> Self {
        let mut draft = Self::new(rule, subject, title, &stated.source, &stated.locator);
        draft.check.service.clone_from(&stated.service);
        draft.stating(printed(stated)).taking([stated])
    }

    /// Says what the source says, as printed.
    pub fn stating(mut self, stated: String) -> Self {
        self.check.stated = stated;
        self
    }

    /// Names figures that the check takes.
    pub fn taking<'a>(mut self, figures: impl IntoIterator<Item = &'a Figure>) -> Self {
        for figure in figures {
            if !self.check.figures.contains(&figure.id) {
                self.check.figures.push(figure.id.clone());
            }
        }
        self
    }

    /// Says why the two values differ, if they do.
    pub fn explained(mut self, explanation: Bilingual) -> Self {
        self.explanation = Some(explanation);
        self
    }

    /// The check, with what was computed.
    pub fn compared(mut self, computation: String, computed: String, agrees: bool) -> Check {
        self.check.computation = computation;
        self.check.computed = computed;
        self.check.result = if agrees { CheckResult::Agrees } else { CheckResult::Disagrees };
        self.check.reason = self.explanation.filter(|_| !agrees);
        self.check
    }

    /// The check of an equality between what is stated and an expression's value.
    pub fn equal(self, stated: Known, expression: &str, computed: Decimal) -> Check {
        let shown = alike(stated.figure.printed.as_deref(), stated.value, computed);
        self.compared(format!("{expression} = {}", number(computed)), shown, stated.value == computed)
    }

    /// The check of a bound: the smaller number first.
    pub fn at_most(self, smaller: Decimal, larger: Decimal, computed: String) -> Check {
        let holds = smaller <= larger;
        let relation = if holds { '≤' } else { '>' };
        self.compared(format!("{} {relation} {}", number(smaller), number(larger)), computed, holds)
    }

    /// The check, with why there is nothing to compute.
    pub fn impossible(mut self, reason: Bilingual) -> Check {
        self.check.reason = Some(reason);
        self.check
    }
}

/// A text in both languages.
pub fn text(it: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual { it: it.into(), en: Some(en.into()) }
}

/// A figure's value as the source prints it.
pub fn printed(figure: &Figure) -> String {
    figure.printed.clone().or_else(|| figure.value.map(number)).unwrap_or_default()
}

/// A word of small letters, digits and hyphens.
pub fn slug(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_ascii_lowercase() || letter.is_ascii_digit() { letter } else { '-' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft::new("sum", "nido_2019", text("somma", "sum"), "benchmark", "p. 1").explained(text("perché", "why"))
    }

    #[test]
    fn an_id_is_a_slug() {
        assert_eq!(draft().compared("1 = 1".into(), "1".into(), true).id, "sum-nido-2019");
    }

    #[test]
    fn only_what_differs_is_explained() {
        assert_eq!(draft().compared(String::new(), String::new(), true).reason, None);
        assert_eq!(draft().compared(String::new(), String::new(), false).reason, Some(text("perché", "why")));
    }

    #[test]
    fn a_bound_says_whether_it_holds() {
        let check = draft().at_most(Decimal::TEN, Decimal::ONE, "1".into());
        assert_eq!((check.computation.as_str(), check.result), ("10 > 1", CheckResult::Disagrees));
    }

    #[test]
    fn what_cannot_be_computed_has_no_computed_value() {
        let check = draft().impossible(text("manca", "missing"));
        assert_eq!((check.computed.as_str(), check.result), ("", CheckResult::CannotBeComputed));
    }
}
