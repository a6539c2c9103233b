//! The page of the portal's work in numbers.

use leptos::prelude::*;

use super::api::find_numbers;
use super::model::{NUMBERS_PATH, Shown, WorkflowNumbers, YearNumbers, province};
use crate::editorial::workflow::ProposalState;
use crate::i18n::{Message, decimal, long_date, message, use_language, use_words};
use crate::ui::{Loaded, Section, TitledPage};

/// What the page is called.
pub const TITLE: Message = message("Il lavoro in numeri", "The work in numbers");
const LEAD: Message = message(
    "Quante proposte arrivano dagli enti, a che punto sono e quanto tempo passa prima che siano pubblicate.",
    "How many proposals come from entities, where they stand, and how long it takes until they are published.",
);
const COUNTED: Message = message(
    "Contate il {}. Le bozze non ci sono. Un numero sotto il cinque si legge «meno di 5», anche quando è zero: così \
     non si riconosce la singola proposta.",
    "Counted on {}. Drafts are left out. A number below five reads “fewer than 5”, even where it is zero, so that no \
     single proposal can be told.",
);
const YEARS: Message = message("Dall’invio alla pubblicazione", "From sending to publication");
const YEARS_TEXT: Message = message(
    "Giorni lavorativi dal primo invio alla prima pubblicazione, per anno di pubblicazione. Ci sono anche i giorni in \
     cui si aspettava l’ente. Metà delle proposte ha richiesto al massimo la mediana.",
    "Working days from the first sending to the first publication, by year of publication. Days on which the entity \
     owed an answer are in them. Half of the proposals took the median at most.",
);
const NO_YEARS: Message = message("Ancora nessuna proposta è stata pubblicata.", "No proposal has been published yet.");
const YEAR: Message = message("Anno", "Year");
const PUBLISHED: Message = message("Pubblicate", "Published");
const MEDIAN: Message = message("Mediana", "Median");
const RANGE: Message = message("Dal minimo al massimo", "From least to most");
const FROM_TO: Message = message("da {} a {}", "from {} to {}");
const STATES: Message = message("A che punto sono", "Where they stand");
const STATES_TEXT: Message = message(
    "Ogni proposta inviata è contata una volta, nello stato in cui è adesso.",
    "Each proposal that was sent is counted once, in the state in which it is now.",
);
const STATE: Message = message("Stato", "State");
const PROPOSALS: Message = message("Proposte", "Proposals");
const PROVINCES: Message = message("Da quali province", "From which provinces");
const PROVINCES_TEXT: Message = message(
    "Le proposte inviate, per provincia dell’ente. Ci sono tutte le province degli enti nel registro.",
    "Proposals that were sent, by the entity’s province. All provinces of entities in the registry are there.",
);
const PROVINCE: Message = message("Provincia", "Province");
/// What the tables are called: not what their sections are, since both are places to go to.
const BY_YEAR: Message = message("Tempi di pubblicazione per anno", "Time to publication by year");
const BY_STATE: Message = message("Proposte per stato", "Proposals by state");
const BY_PROVINCE: Message = message("Proposte per provincia", "Proposals by province");
const TAKE: Message = message("Gli stessi numeri come file:", "The same numbers as files:");

/// The page.
#[component]
pub fn NumbersPage() -> impl IntoView {
    let numbers = Resource::new(|| (), |()| find_numbers());
    view! {
        <TitledPage title=TITLE lead=LEAD path=NUMBERS_PATH>
            <Loaded data=numbers view=tables/>
        </TitledPage>
    }
}

fn tables(numbers: WorkflowNumbers) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let day = COUNTED.with(language, &[&long_date(numbers.day, language)]);
    view! {
        <p>{day}</p>
        <Section at=("tempi", YEARS)>
            <p>{words(YEARS_TEXT)}</p>
            {years(numbers.years)}
        </Section>
        <Section at=("stati", STATES)>
            <p>{words(STATES_TEXT)}</p>
            {states(numbers.states)}
        </Section>
        <Section at=("province", PROVINCES)>
            <p>{words(PROVINCES_TEXT)}</p>
            {provinces(numbers.provinces)}
        </Section>
        <p class="figure-links">
            {words(TAKE)} " "
            <a href=format!("{NUMBERS_PATH}.csv") rel="external">"CSV"</a> " "
            <a href=format!("{NUMBERS_PATH}.json") rel="external">"JSON"</a>
        </p>
    }
}

fn years(years: Vec<YearNumbers>) -> AnyView {
    let words = use_words();
    let language = use_language();
    if years.is_empty() {
        return view! { <p class="mute">{words(NO_YEARS)}</p> }.into_any();
    }
    let row = |one: YearNumbers| {
        let median = one
            .span
            .map_or_else(|| "—".to_owned(), |span| decimal(span.median.normalize(), scale(span.median), language));
        let range = one.span.map_or_else(|| "—".to_owned(), |span| FROM_TO.with(language, &[&span.least, &span.most]));
        view! {
            <tr>
                <th scope="row">{one.year}</th>
                <td class="number">{one.published.in_words(language)}</td>
                <td class="number">{median}</td>
                <td class="number">{range}</td>
            </tr>
        }
    };
    table(BY_YEAR, &[YEAR, PUBLISHED, MEDIAN, RANGE], years.into_iter().map(row).collect_view().into_any())
}

/// The decimals that a median needs: it is whole, or lies between two whole numbers.
fn scale(median: rust_decimal::Decimal) -> u32 {
    median.normalize().scale()
}

fn states(states: Vec<(ProposalState, Shown)>) -> AnyView {
    let words = use_words();
    let rows = states.into_iter().map(|(state, count)| counted(words(state.label()).to_owned(), count));
    table(BY_STATE, &[STATE, PROPOSALS], rows.collect_view().into_any())
}

fn provinces(provinces: Vec<(Option<String>, Shown)>) -> AnyView {
    let language = use_language();
    let rows = provinces.into_iter().map(|(letters, count)| counted(province(letters.as_deref(), language), count));
    table(BY_PROVINCE, &[PROVINCE, PROPOSALS], rows.collect_view().into_any())
}

fn counted(name: String, count: Shown) -> impl IntoView {
    let language = use_language();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{count.in_words(language)}</td>
        </tr>
    }
}

/// A table with its heads and rows.
fn table(caption: Message, heads: &[Message], rows: AnyView) -> AnyView {
    let words = use_words();
    let heads = heads.iter().map(|head| view! { <th scope="col">{words(*head)}</th> }).collect_view();
    view! {
        <section class="table-frame" aria-label=words(caption) tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{words(caption)}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
