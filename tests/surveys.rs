//! The questionnaire of the Province of Perugia.

use crate::support::{data, ids, rows_with, text};

#[test]
fn the_first_year_has_four_meetings_and_twenty_four_municipalities() {
    assert_eq!(ids("incontri").len(), 4);
    assert_eq!(ids("partecipanti").len(), 24);
}

/// A question with one answer: its percentages are of all who answered.
#[test]
fn the_answers_to_a_single_choice_sum_up_to_a_hundred() {
    let options = data("questionario");
    let questions = data("questionario-domande");
    let single = rows_with(&questions, &[("kind", "single")]);
    assert!(single.len() >= 5);
    for question in single {
        let answers = rows_with(&options, &[("question", &text(question, "id"))]);
        let sum: f64 = answers.iter().map(|answer| text(answer, "percent").parse::<f64>().expect("a percentage")).sum();
        assert!((sum - 100.0).abs() < 0.005, "{}: {sum}", text(question, "id"));
    }
}

/// All printed percentages are multiples of 12,5: eight must have answered, or a multiple of eight.
#[test]
fn how_many_answered_is_inferred_and_said_to_be() {
    let survey = data("questionari").remove(0);
    assert_eq!((text(&survey, "respondents").as_str(), text(&survey, "respondents_inferred").as_str()), ("", "8"));
    assert!(!text(&survey, "inferred_note_it").is_empty() && !text(&survey, "inferred_note_en").is_empty());
    for option in data("questionario") {
        let percent = text(&option, "percent");
        if let Ok(percent) = percent.parse::<f64>() {
            assert!((percent / 12.5).fract().abs() < 1e-9, "{}", text(&option, "id"));
        }
    }
}

#[test]
fn an_open_question_has_answers_in_words_only() {
    let options = data("questionario");
    let questions = data("questionario-domande");
    for question in rows_with(&questions, &[("kind", "open")]) {
        let answers = rows_with(&options, &[("question", &text(question, "id"))]);
        assert!(!answers.is_empty() && answers.iter().all(|answer| text(answer, "percent").is_empty()));
    }
}
