//! How clear the information on a page is: the question below every page, and the thanks for an answer.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::api::{RateClarity, find_clarity};
use super::feedback_questions::Questions;
use super::model::Clarity;
use super::receipt::{ANCHOR, RATING, REPORT, Reason, Receipt};
use crate::accounts::is_private;
use crate::i18n::{Language, Message, message, use_language, use_words};
use crate::ui::Icon;

const LABEL: Message = message("Valuta questa pagina", "Rate this page");
const TITLE: Message =
    message("Quanto sono chiare le informazioni su questa pagina?", "How clear is the information on this page?");
const STARS: [Message; 5] = [
    message("1 stella su 5", "1 star out of 5"),
    message("2 stelle su 5", "2 stars out of 5"),
    message("3 stelle su 5", "3 stars out of 5"),
    message("4 stelle su 5", "4 stars out of 5"),
    message("5 stelle su 5", "5 stars out of 5"),
];
const SEND: Message = message("Invia", "Send");
const THANKS: Message = message("Grazie, il tuo parere è arrivato", "Thank you, your opinion has arrived");
const THANKS_TEXT: Message = message(
    "Lo usiamo per scrivere meglio questa pagina. Non sappiamo chi sei.",
    "We use it to write this page better. We do not know who you are.",
);
const REPORTED: Message = message("Grazie, la segnalazione è arrivata", "Thank you, the report has arrived");
const REPORTED_TEXT: Message = message(
    "Chi cura i dati la confronta con la fonte. Se il dato è sbagliato, lo corregge.",
    "Whoever looks after the data compares it with the source. If the figure is wrong, it is corrected.",
);
const WRONG_FIELD: Message = message(
    "Non è partito: scegli da 1 a 5 stelle, una risposta che vada con le stelle, e al massimo 2.000 caratteri.",
    "It was not sent: choose 1 to 5 stars, an answer that goes with the stars, and at most 2,000 characters.",
);
const TOO_MANY: Message = message(
    "Non è partito: oggi da questa connessione sono già arrivati molti messaggi. Riprova domani.",
    "It was not sent: many messages have already come from this connection today. Try again tomorrow.",
);
const UNAVAILABLE: Message = message(
    "Non è partito: il servizio non risponde. Riprova tra qualche minuto.",
    "It was not sent: the service does not answer. Try again in a few minutes.",
);
const KEPT: Message = message("Quello che hai scritto è ancora qui.", "What you wrote is still here.");
const GO_BACK: Message = message(
    "Il testo è troppo lungo per tornare qui da solo: con il tasto «indietro» lo ritrovi.",
    "The text is too long to come back by itself: you will find it again with the “back” button.",
);

/// The question below a page. The first page has none, but says thanks like the others; nor have pages for one person.
#[component]
pub fn Feedback() -> impl IntoView {
    let location = use_location();
    let receipt = Memo::new(move |_| Receipt::from_query(&location.search.read()));
    let asked = move || {
        let path = location.pathname.get();
        let neutral = Language::neutral_path(&path);
        let rated = neutral != "/" || !receipt.read().arrived.is_empty();
        (rated && !is_private(neutral)).then_some(path)
    };
    let clarity = Resource::new(asked, |page| async move {
        match page {
            Some(page) => find_clarity(page).await.ok(),
            None => None,
        }
    });
    view! {
        <Transition>
            // A new page gets a new form: nothing chosen on the one before stays chosen.
            <For each=asked key=String::clone let:page>
                {band(page, receipt, clarity)}
            </For>
        </Transition>
    }
}

/// The question or the thanks, and what readers before today answered.
fn band(page: String, receipt: Memo<Receipt>, clarity: Resource<Option<Clarity>>) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let rated = page.clone();
    let asked_or_thanked = move || match receipt.read().arrived.as_str() {
        "" => view! { <RatingForm page=rated.clone() receipt=receipt.get()/> }.into_any(),
        REPORT => thanks(words(REPORTED), words(REPORTED_TEXT)).into_any(),
        _ => thanks(words(THANKS), words(THANKS_TEXT)).into_any(),
    };
    // Until the answer for a new page is there, the one for the page before is still at hand.
    let of_this_page = move || clarity.get().flatten().filter(|clarity| clarity.page == page);
    let result = move || {
        let words = of_this_page().and_then(|clarity| clarity.in_words(language));
        words.map(|words| view! { <p class="feedback-result">{words}</p> })
    };
    view! {
        <section class="feedback-band" id=ANCHOR aria-label=words(LABEL)>
            <div class="container">
                {asked_or_thanked}
                {result}
            </div>
        </section>
    }
}

fn thanks(title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <div class="feedback" role="status">
            <h2>{title}</h2>
            <p>{text}</p>
        </div>
    }
}

#[component]
fn RatingForm(
    /// The path of the page.
    page: String,
    /// What the address says of the last try.
    receipt: Receipt,
) -> impl IntoView {
    let words = use_words();
    let query = use_location().search;
    let action = ServerAction::<RateClarity>::new();
    let failed = receipt.failed == RATING;
    let receipt = if failed { receipt } else { Receipt::default() };
    let chosen: u8 = receipt.stars.parse().unwrap_or_default();
    let stars = RwSignal::new(chosen);
    let before = receipt.reason;
    let reason = Signal::derive(move || match action.value().get() {
        Some(Err(error)) => Some(Reason::from(&error)),
        _ => before,
    });
    let too_long = !receipt.too_long.is_empty();
    view! {
        <ActionForm action attr:class="feedback" attr:data-element="feedback">
            <SendTrouble reason too_long field=WRONG_FIELD/>
            <input type="hidden" name="rating[page]" value=page/>
            <input type="hidden" name="rating[query]" value=query/>
            <fieldset>
                <legend data-element="feedback-title">{words(TITLE)}</legend>
                <div class="stars">
                    {(1..).zip(STARS).map(|(number, label)| star(number, words(label), chosen, stars)).collect_view()}
                </div>
            </fieldset>
            <Questions stars answer=receipt.answer text=receipt.text/>
            <div class="actions">
                <button class="btn" type="submit">{words(SEND)}</button>
            </div>
        </ActionForm>
    }
}

fn star(number: u8, label: &'static str, chosen: u8, stars: RwSignal<u8>) -> impl IntoView {
    let id = format!("stelle-{number}");
    view! {
        <div class="star">
            <input type="radio" name="rating[stars]" id=id.clone() value=number required checked=number == chosen
                data-element=format!("feedback-rate-{number}") on:change=move |_| stars.set(number)/>
            <label for=id>
                <Icon name="star"/>
                <span class="visually-hidden">{label}</span>
            </label>
        </div>
    }
}

/// What is said above a form that did not arrive.
#[component]
pub fn SendTrouble(
    /// Why it did not arrive, if it did not.
    reason: Signal<Option<Reason>>,
    /// Whether the text was too long to come back in the address.
    too_long: bool,
    /// What is said where a field is not as it should be.
    field: Message,
) -> impl IntoView {
    let words = use_words();
    let kept = words(if too_long { GO_BACK } else { KEPT });
    move || {
        reason.get().map(|reason| {
            let what = match reason {
                Reason::Field => field,
                Reason::TooMany => TOO_MANY,
                Reason::Unavailable => UNAVAILABLE,
            };
            view! {
                <div class="callout callout-error" role="alert">
                    <p>{words(what)} " " {kept}</p>
                </div>
            }
        })
    }
}
