//! What was difficult on a page or what was good: two questions, of which the stars choose one.

use leptos::prelude::*;

use super::model::{Difficulty, Liking, MOST_UNCLEAR_STARS};
use crate::i18n::{Message, message, use_words};

const MORE: Message = message("Vuoi dirci perché? (facoltativo)", "Would you like to say why? (optional)");
const DIFFICULT: Message = message(
    "Da 1 a 3 stelle: dove hai incontrato le maggiori difficoltà?",
    "1 to 3 stars: where did you find it most difficult?",
);
const LIKED: Message = message("4 o 5 stelle: quali aspetti hai preferito?", "4 or 5 stars: what did you like best?");
const DETAILS: Message = message("Vuoi aggiungere altri dettagli?", "Would you like to add details?");
const HINT: Message = message(
    "Al massimo 200 caratteri. Non scrivere dati personali: non ci servono.",
    "At most 200 characters. Do not write personal data: we do not need them.",
);

/// A fixed answer: its slug and what it says.
type Answer = (&'static str, &'static str);

/// Both questions, until the browser's code knows the stars; then the one for them.
#[component]
pub fn Questions(
    /// The stars chosen; 0 before.
    stars: RwSignal<u8>,
    /// The slug of the answer chosen in the last try.
    answer: String,
    /// The text typed in the last try.
    text: String,
) -> impl IntoView {
    let words = use_words();
    let difficulties: Vec<Answer> =
        Difficulty::ALL.iter().map(|answer| (answer.slug(), words(answer.label()))).collect();
    let likings: Vec<Answer> = Liking::ALL.iter().map(|answer| (answer.slug(), words(answer.label()))).collect();
    // The answers of the other question were for other stars.
    let difficult = Signal::derive(move || stars.get() <= MOST_UNCLEAR_STARS);
    let liked = Signal::derive(move || stars.get() == 0 || stars.get() > MOST_UNCLEAR_STARS);
    let chosen = move |asked: Signal<bool>| if asked.get_untracked() { answer.clone() } else { String::new() };
    let (difficulty, liking) = (chosen(difficult), chosen(liked));
    let rated = move || stars.get() > 0;
    view! {
        <details class="more" open=rated>
            <summary>{words(MORE)}</summary>
            <Question kind="negative" question=words(DIFFICULT) answers=difficulties chosen=difficulty asked=difficult/>
            <Question kind="positive" question=words(LIKED) answers=likings chosen=liking asked=liked/>
            <div class="form-group">
                <label for="dettagli">{words(DETAILS)}</label>
                <p class="form-text" id="dettagli-aiuto">{words(HINT)}</p>
                <input class="form-control" id="dettagli" name="rating[text]" maxlength="200" value=text
                    aria-describedby="dettagli-aiuto" data-element="feedback-input-text"/>
            </div>
        </details>
    }
}

/// A question with its fixed answers. What is not asked is not sent either.
#[component]
fn Question(
    /// Whether it asks for the good or the bad: `positive` or `negative`.
    kind: &'static str,
    /// The question.
    question: &'static str,
    /// The answers.
    answers: Vec<Answer>,
    /// The slug of the chosen answer.
    chosen: String,
    /// Whether it is asked.
    asked: Signal<bool>,
) -> impl IntoView {
    let unasked = move || !asked.get();
    let answers = answers.into_iter().map(move |(slug, label)| {
        let id = format!("{kind}-{slug}");
        view! {
            <div class="form-check" data-element="feedback-rating-answer">
                <input type="radio" name="rating[answer]" id=id.clone() value=slug checked=slug == chosen/>
                <label for=id>{label}</label>
            </div>
        }
    });
    view! {
        <fieldset data-element=format!("feedback-rating-{kind}") hidden=unasked disabled=unasked>
            <legend data-element="feedback-rating-question">{question}</legend>
            {answers.collect_view()}
        </fieldset>
    }
}
