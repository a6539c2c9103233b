//! The exchanges where a practice can be seen, each with its dates and the reason why it is named.

use leptos::prelude::*;

use crate::exchanges::model::{ExchangeDate, Visit};
use crate::i18n::{Language, Message, message, use_language, use_words};

const NOTHING: Message = message(
    "Nessuno scambio parla degli stessi temi, né lo ospita un ente che l’ha adottata.",
    "No exchange is about the same themes, and none is hosted by an entity that adopted it.",
);
const ALL: Message = message("Tutti gli scambi", "All exchanges");
const SAME_THEME: Message = message("stesso tema ({})", "same theme ({})");
const SAME_THEMES: Message = message("stessi temi ({})", "same themes ({})");
const HOST_ADOPTED: Message =
    message("l’ente che la ospita l’ha adottata ({})", "the entity that hosts it adopted it ({})");
const HOSTS_ADOPTED: Message =
    message("gli enti che la ospitano l’hanno adottata ({})", "the entities that host it adopted it ({})");
const WHY: Message = message("Perché qui: {}.", "Why here: {}.");
const NEXT: Message = message("Prossime date: {}", "Next dates: {}");
const AND_OTHERS: Message = message("{} e altre {}", "{} and {} more");
const PASSED: Message = message("Date della scheda, passate: {}", "The sheet’s dates, passed: {}");
const NO_DATES: Message = message("La scheda non dà date", "The sheet gives no dates");

/// So many dates of an exchange are written out.
const FIRST_DATES: usize = 3;

/// The exchanges, or that there are none.
pub fn visits(visits: &[Visit]) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let rows = if visits.is_empty() {
        view! { <p class="mute">{words(NOTHING)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{visits.iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { {rows} <p class="result-end"><a href=language.href("/scambi")>{words(ALL)}</a></p> }
}

fn row(visit: &Visit) -> impl IntoView + use<> {
    let language = use_language();
    let card = &visit.card;
    let there = language.href(&format!("/scambi/{}", card.slug));
    let hosts: Vec<&str> = card.hosts.iter().map(|host| host.name.as_str()).collect();
    let when = format!("{} · {}", hosts.join(", "), dates(&card.dates, language));
    view! {
        <li>
            <h3 class="row-title"><a href=there lang=card.lang.clone()>{card.title.clone()}</a></h3>
            <p class="small">{when}</p>
            <p class="small mute">{reason(visit, language)}</p>
        </li>
    }
}

/// The dates that are still to come; where there are none, those of the sheet.
fn dates(dates: &[ExchangeDate], language: Language) -> String {
    let next: Vec<ExchangeDate> = dates.iter().filter(|date| !date.past).cloned().collect();
    match (next.as_slice(), dates) {
        (_, []) => NO_DATES.text(language).to_owned(),
        ([], all) => PASSED.with(language, &[&first_dates(all, language)]),
        (next, _) => NEXT.with(language, &[&first_dates(next, language)]),
    }
}

/// The first few dates in words, and how many more there are.
fn first_dates(dates: &[ExchangeDate], language: Language) -> String {
    let (first, others) = dates.split_at(dates.len().min(FIRST_DATES));
    let first = first.iter().map(|date| date.words.as_str()).collect::<Vec<_>>().join("; ");
    if others.is_empty() { first } else { AND_OTHERS.with(language, &[&first, &others.len()]) }
}

/// Why an exchange is named, in words.
fn reason(visit: &Visit, language: Language) -> String {
    let labels: Vec<&str> = visit.shared_themes.iter().map(|theme| theme.label.as_str()).collect();
    let hosts: Vec<&str> = visit.adopters.iter().map(|host| host.name.as_str()).collect();
    let of = |names: Vec<&str>, one: Message, many: Message| {
        let sentence = if names.len() == 1 { one } else { many };
        (!names.is_empty()).then(|| sentence.with(language, &[&names.join(", ")]))
    };
    let reasons = [of(labels, SAME_THEME, SAME_THEMES), of(hosts, HOST_ADOPTED, HOSTS_ADOPTED)];
    WHY.with(language, &[&reasons.into_iter().flatten().collect::<Vec<_>>().join("; ")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchanges::model::{ExchangeCard, SessionStatus};
    use crate::registry::model::{Labelled, Named};

    fn date(words: &str, past: bool) -> ExchangeDate {
        let status = SessionStatus::Confirmed;
        ExchangeDate { words: words.into(), leaf: None, start: None, end: None, status, past }
    }

    fn visit(themes: &[&str], adopters: &[&str]) -> Visit {
        let card = ExchangeCard {
            slug: "spazio-comune".into(),
            title: "Spazio Comune".into(),
            summary: String::new(),
            lang: None,
            hosts: Vec::new(),
            themes: Vec::new(),
            duration: String::new(),
            capacity: None,
            dates: Vec::new(),
            past: false,
            edition: "2024".into(),
        };
        let theme = |label: &&str| Labelled { slug: (*label).into(), label: (*label).into() };
        let host = |name: &&str| Named { slug: (*name).into(), name: (*name).into() };
        Visit { card, shared_themes: themes.iter().map(theme).collect(), adopters: adopters.iter().map(host).collect() }
    }

    #[test]
    fn the_reason_is_said_in_words() {
        let italian = |themes: &[&str], adopters: &[&str]| reason(&visit(themes, adopters), Language::Italian);
        assert_eq!(italian(&["Giovani"], &[]), "Perché qui: stesso tema (Giovani).");
        assert_eq!(
            italian(&["Giovani", "Eventi"], &["Cesena"]),
            "Perché qui: stessi temi (Giovani, Eventi); l’ente che la ospita l’ha adottata (Cesena)."
        );
    }

    #[test]
    fn dates_that_have_passed_are_shown_only_where_all_have() {
        let (april, june) = (date("16 aprile 2024", true), date("13 giugno 2024", false));
        let italian = |shown: &[ExchangeDate]| dates(shown, Language::Italian);
        assert_eq!(italian(&[april.clone(), june]), "Prossime date: 13 giugno 2024");
        assert_eq!(italian(&[april]), "Date della scheda, passate: 16 aprile 2024");
        assert_eq!(italian(&[]), "La scheda non dà date");
        let days: Vec<ExchangeDate> = (1..=5).map(|day| date(&format!("{day} maggio"), false)).collect();
        assert_eq!(italian(&days), "Prossime date: 1 maggio; 2 maggio; 3 maggio e altre 2");
    }
}
