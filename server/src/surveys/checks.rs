//! The checks of the questionnaires: pure rules over questions, options, and who came to the meetings.

use app::i18n::{Bilingual, Language};
use app::observatory::model::Check;
use app::surveys::model::{Meeting, Participant, Question, QuestionKind, QuestionOption, Survey, SurveyFinding};
use rust_decimal::Decimal;

use crate::observatory::checks::arithmetic::{alike, decimals_of, number, rounded, written_sum};
use crate::observatory::checks::build::{Draft, text};

/// The finding that states how many meetings there were.
const MEETINGS: &str = "incontri";

/// The finding that states how many municipalities came.
const PARTICIPANTS: &str = "comuni-partecipanti";

/// What the rules look at; questions and options in their order.
pub struct Records {
    /// The questionnaires.
    pub surveys: Vec<Survey>,
    /// Their questions.
    pub questions: Vec<Question>,
    /// The options of the questions.
    pub options: Vec<QuestionOption>,
    /// The meetings.
    pub meetings: Vec<Meeting>,
    /// Who came.
    pub participants: Vec<Participant>,
    /// What the sources state besides.
    pub findings: Vec<SurveyFinding>,
}

/// An option that has a percentage.
#[derive(Clone, Copy)]
struct Answer<'a> {
    option: &'a QuestionOption,
    percent: Decimal,
}

/// All checks over the records, in the same order for the same records.
pub fn checks(records: &Records) -> Vec<Check> {
    records.surveys.iter().flat_map(|survey| of_survey(records, survey)).collect()
}

fn of_survey(records: &Records, survey: &Survey) -> Vec<Check> {
    let mut checks = Vec::new();
    for question in records.questions.iter().filter(|question| question.survey == survey.id) {
        let answers = answers(records, question);
        if answers.is_empty() {
            continue;
        }
        checks.push(single_choice_sum(survey, question, &answers));
        checks.extend(answers.iter().filter_map(|answer| whole_respondents(survey, question, *answer)));
        checks.extend(none_excludes(survey, question, &answers));
        checks.extend(follow_up_within_yes(records, survey, question, &answers));
    }
    let meetings = records.meetings.iter().filter(|meeting| meeting.survey == survey.id).count();
    let participants = records.participants.iter().filter(|participant| participant.survey == survey.id).count();
    checks.extend(counted(records, survey, MEETINGS, meetings));
    checks.extend(counted(records, survey, PARTICIPANTS, participants));
    checks
}

fn answers<'a>(records: &'a Records, question: &Question) -> Vec<Answer<'a>> {
    let options = records.options.iter().filter(|option| option.question == question.id);
    options.filter_map(|option| Some(Answer { option, percent: option.percent? })).collect()
}

fn title(question: &Question, option: Option<&QuestionOption>, it: &str, en: &str) -> Bilingual {
    let subject = |language| match option {
        Some(option) => format!("«{}», «{}»", question.text.text(language), option.label.text(language)),
        None => format!("«{}»", question.text.text(language)),
    };
    text(format!("{}: {it}", subject(Language::Italian)), format!("{}: {en}", subject(Language::English)))
}

fn draft_of_answer(rule: &str, survey: &Survey, answer: Answer<'_>, title: Bilingual) -> Draft {
    let stated = answer.option.printed.clone().unwrap_or_else(|| number(answer.percent));
    Draft::new(rule, &answer.option.id, title, &survey.source, &answer.option.locator).stating(stated)
}

fn single_choice_sum(survey: &Survey, question: &Question, answers: &[Answer<'_>]) -> Check {
    let title = title(question, None, "le risposte sommano a 100", "the answers add up to 100");
    let stated = "100%".to_owned();
    let draft = Draft::new("answers-sum", &question.id, title, &survey.source, &question.locator).stating(stated);
    if question.kind != QuestionKind::Single {
        let reason = text(
            "Si poteva scegliere più di una risposta: la somma può superare 100.",
            "More than one answer could be chosen: the sum may be over 100.",
        );
        return draft.impossible(reason);
    }
    let values: Vec<Decimal> = answers.iter().map(|answer| answer.percent).collect();
    let sum: Decimal = values.iter().sum();
    let difference = (sum - Decimal::ONE_HUNDRED).abs();
    let agrees = difference.is_zero() || difference < rounding(answers);
    draft.compared(format!("{} = {}", written_sum(&values), number(sum)), format!("{}%", number(sum)), agrees)
}

/// By how much a sum may be off because each term is rounded to the last printed place: half of that place each.
fn rounding(answers: &[Answer<'_>]) -> Decimal {
    let printed = answers.iter().filter_map(|answer| answer.option.printed.as_deref());
    let decimals = printed.map(decimals_of).max().unwrap_or_default();
    Decimal::new(5, decimals + 1) * Decimal::from(answers.len())
}

/// With few respondents only some percentages are possible. How many they were may itself be inferred.
fn whole_respondents(survey: &Survey, question: &Question, answer: Answer<'_>) -> Option<Check> {
    let (respondents, it, en) = match (survey.respondents, survey.respondents_inferred) {
        (Some(stated), _) => (stated, "detti dalla fonte", "stated by the source"),
        (None, Some(inferred)) => (inferred, "dedotti, la fonte non li dice", "inferred, the source does not say"),
        (None, None) => return None,
    };
    let grain = Decimal::ONE_HUNDRED.checked_div(Decimal::from(respondents))?;
    let printed = answer.option.printed.as_deref();
    let decimals = printed.map_or(answer.percent.normalize().scale(), decimals_of);
    let people = rounded(answer.percent.checked_div(grain)?, 0);
    let computed = rounded(people * grain, decimals);
    let size = number(rounded(grain, 2));
    let title = title(
        question,
        Some(answer.option),
        &format!("la percentuale è un multiplo di {size}, come con {respondents} rispondenti ({it})"),
        &format!("the percentage is a multiple of {size}, as with {respondents} respondents ({en})"),
    );
    let shown = alike(printed, answer.percent, computed);
    let computation = format!("{} · {size} = {}", number(people), number(computed));
    let draft = draft_of_answer("answer-grain", survey, answer, title);
    Some(draft.compared(computation, shown, computed == answer.percent))
}

/// The answer of those who chose none of the options.
fn is_none(answer: Answer<'_>) -> bool {
    answer.option.label.it.to_lowercase().starts_with("nessun")
}

fn none_excludes(survey: &Survey, question: &Question, answers: &[Answer<'_>]) -> Vec<Check> {
    let Some(none) = answers.iter().find(|answer| is_none(**answer)) else { return Vec::new() };
    if question.kind != QuestionKind::Multiple {
        return Vec::new();
    }
    let others = answers.iter().filter(|answer| !is_none(**answer));
    let left = Decimal::ONE_HUNDRED - none.percent;
    others
        .map(|answer| {
            let title = title(
                question,
                Some(answer.option),
                "non risponde così chi ha scelto nessuna opzione (limite)",
                "those who chose none of the options do not answer so (a bound)",
            );
            let computed = format!("100 − {} = {}", number(none.percent), number(left));
            draft_of_answer("none-excludes", survey, *answer, title).at_most(answer.percent, left, computed)
        })
        .collect()
}

/// The answer by which the question before leads to the one that follows.
fn yes<'a>(records: &'a Records, question: &Question) -> Option<Answer<'a>> {
    let parent = records.questions.iter().find(|parent| Some(&parent.id) == question.parent.as_ref())?;
    let is_yes = |answer: &Answer<'_>| ["si", "sì"].contains(&answer.option.label.it.to_lowercase().as_str());
    answers(records, parent).into_iter().find(is_yes)
}

fn follow_up_within_yes(records: &Records, survey: &Survey, question: &Question, answers: &[Answer<'_>]) -> Vec<Check> {
    let Some(yes) = yes(records, question) else { return Vec::new() };
    answers
        .iter()
        .map(|answer| {
            let title = title(
                question,
                Some(answer.option),
                "non risponde così più di chi ha detto sì alla domanda precedente",
                "no more answer so than said yes to the question before",
            );
            let computed = alike(yes.option.printed.as_deref(), yes.percent, yes.percent);
            draft_of_answer("follow-up-within-yes", survey, *answer, title)
                .explained(text(
                    "La fonte non dice perché: non stampa su quali enti è calcolata la domanda che segue.",
                    "The source does not say why: it does not print the base of the question that follows.",
                ))
                .at_most(answer.percent, yes.percent, format!("≤ {computed}"))
        })
        .collect()
}

fn counted(records: &Records, survey: &Survey, finding: &str, count: usize) -> Option<Check> {
    let is_meant = |candidate: &&SurveyFinding| candidate.survey == survey.id && is_called(candidate, finding);
    let finding = records.findings.iter().find(is_meant)?;
    let stated = finding.value?;
    let label = |language| finding.label.text(language);
    let title = text(
        format!("{}: sono quanti ne elenca la fonte", label(Language::Italian)),
        format!("{}: they are as many as the source lists", label(Language::English)),
    );
    let computed = Decimal::from(count);
    let draft = Draft::new("records-counted", &finding.id, title, &survey.source, &finding.locator);
    let relation = if stated == computed { '=' } else { '≠' };
    let computation = format!("{} {relation} {}", number(computed), number(stated));
    Some(draft.stating(number(stated)).compared(computation, number(computed), stated == computed))
}

/// A finding is called by the last part of its id: other surveys put theirs before it.
fn is_called(finding: &SurveyFinding, name: &str) -> bool {
    finding.id.rsplit("--").next() == Some(name)
}

#[cfg(test)]
mod tests {
    use app::observatory::model::CheckResult::{self, Agrees, CannotBeComputed, Disagrees};

    use super::*;
    use crate::beginning::seeded_database;

    fn words(it: &str) -> Bilingual {
        Bilingual { it: it.to_owned(), en: None }
    }

    fn question(id: &str, kind: QuestionKind, parent: Option<&str>) -> Question {
        Question {
            id: id.into(),
            survey: "smart".into(),
            order: 1,
            text: words(id),
            kind,
            summary: None,
            themes: Vec::new(),
            parent: parent.map(str::to_owned),
            locator: "p. 1".into(),
        }
    }

    fn option(question: &str, label: &str, percent: &str) -> QuestionOption {
        QuestionOption {
            id: format!("{question}--{}", label.to_lowercase()),
            question: question.into(),
            order: 1,
            label: words(label),
            percent: percent.parse().ok(),
            printed: None,
            locator: "p. 1".into(),
        }
    }

    fn records(questions: Vec<Question>, options: Vec<QuestionOption>) -> Records {
        let survey = Survey {
            id: "smart".into(),
            title: words(""),
            summary: words(""),
            source: "smart".into(),
            locator: "p. 1".into(),
            respondents: None,
            respondents_inferred: Some(8),
            inferred_note: None,
        };
        let surveys = vec![survey];
        Records { surveys, questions, options, meetings: Vec::new(), participants: Vec::new(), findings: Vec::new() }
    }

    fn results(checks: &[Check], rule: &str) -> Vec<CheckResult> {
        checks.iter().filter(|check| check.rule == rule).map(|check| check.result).collect()
    }

    fn plan(kind: QuestionKind, yes: &str) -> Vec<Check> {
        let options = vec![option("plan", "SI", yes), option("plan", "NO", "87.5")];
        checks(&records(vec![question("plan", kind, None)], options))
    }

    #[test]
    fn the_answers_of_a_single_choice_are_a_hundred() {
        assert_eq!(results(&plan(QuestionKind::Single, "12.5"), "answers-sum"), [Agrees]);
        assert_eq!(results(&plan(QuestionKind::Single, "25"), "answers-sum"), [Disagrees]);
        assert_eq!(results(&plan(QuestionKind::Multiple, "25"), "answers-sum"), [CannotBeComputed]);
    }

    #[test]
    fn eight_people_cannot_be_twenty_percent() {
        assert_eq!(results(&plan(QuestionKind::Single, "25"), "answer-grain"), [Agrees, Agrees]);
        assert_eq!(results(&plan(QuestionKind::Single, "20"), "answer-grain"), [Disagrees, Agrees]);
    }

    #[test]
    fn nobody_uses_none_and_one() {
        let social = |facebook| {
            let options = vec![option("social", "Facebook", facebook), option("social", "nessun social", "37.5")];
            checks(&records(vec![question("social", QuestionKind::Multiple, None)], options))
        };
        assert_eq!(results(&social("62.5"), "none-excludes"), [Agrees]);
        assert_eq!(results(&social("75"), "none-excludes"), [Disagrees]);
    }

    #[test]
    fn more_name_an_area_than_have_projects() {
        let questions = vec![
            question("projects", QuestionKind::Single, None),
            question("areas", QuestionKind::Multiple, Some("projects")),
        ];
        let options = vec![option("projects", "SI", "37.5"), option("areas", "A", "50"), option("areas", "B", "25")];
        let checks = checks(&records(questions, options));
        assert_eq!(results(&checks, "follow-up-within-yes"), [Disagrees, Agrees]);
    }

    #[tokio::test]
    async fn the_seeds_are_checked() {
        let records = Records::load(&seeded_database().await).await.expect("the records can be read");
        let checks = checks(&records);
        assert_eq!(results(&checks, "answers-sum").iter().filter(|result| **result == Agrees).count(), 8);
        assert_eq!(results(&checks, "answer-grain"), [Agrees; 30]);
        assert_eq!(results(&checks, "none-excludes"), [Agrees; 4]);
        assert_eq!(results(&checks, "records-counted"), [Agrees; 2]);
        let disagreements: Vec<&Check> = checks.iter().filter(|check| check.result == Disagrees).collect();
        assert_eq!(disagreements.len(), 1);
        let areas = disagreements[0];
        assert!(areas.id.starts_with("follow-up-within-yes-ambiti-smart-city--digitalizzazione"), "{}", areas.id);
        assert_eq!((areas.stated.as_str(), areas.computed.as_str()), ("50%", "≤ 37,5%"));
    }
}
