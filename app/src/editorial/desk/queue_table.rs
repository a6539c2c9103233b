//! The proposals of the queue as a table, in a form that assigns the marked ones.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::AssignProposals;
use super::links::review_path;
use super::model::{DeskLine, DueStanding};
use super::query::DeskQuery;
use super::queue_page::LanguageField;
use crate::editorial::workflow::Turn;
use crate::i18n::{Message, long_date, message, use_language, use_words};
use crate::registry::model::Named;

const CAPTION: Message = message("Proposte: {}", "Proposals: {}");
const NOTHING: Message = message("Nessuna proposta così", "No such proposal");
const NOTHING_TEXT: Message =
    message("Togli qualche filtro, o scegli un altro stato.", "Remove some filters, or choose another state.");
const MARK: Message = message("Segna la proposta {}", "Mark proposal {}");
const MARKED: Message = message("Segna", "Mark");
const PROPOSAL: Message = message("Proposta", "Proposal");
const ENTITY: Message = message("Ente", "Entity");
const STATE: Message = message("Stato", "State");
const TURN: Message = message("A chi tocca", "Whose turn");
const AUTHOR: Message = message("all’ente", "the entity’s");
const CURATORS: Message = message("alla redazione", "the curators’");
const SENT: Message = message("Inviata", "Sent");
const DAYS: Message = message("da {} giorni", "{} days ago");
const DAY: Message = message("ieri", "yesterday");
const TODAY: Message = message("oggi", "today");
const DUE: Message = message("Scadenza", "Due");
const ASSIGN: Message = message("Assegna quelle segnate", "Assign the marked ones");
const TO: Message = message("A chi", "To whom");
const ME: Message = message("a me", "to me");
const BY: Message = message("Entro", "By");
const BY_HELP: Message = message("Vuoto: la scadenza resta com’è.", "Empty: the due date stays as it is.");

/// The table with its form.
#[component]
pub fn QueueTable(
    /// The proposals, in order.
    lines: Vec<DeskLine>,
    /// Who may review.
    curators: Vec<Named>,
    /// What is chosen.
    query: DeskQuery,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    if lines.is_empty() {
        let nothing = view! {
            <div class="state">
                <h2>{words(NOTHING)}</h2>
                <p>{words(NOTHING_TEXT)}</p>
            </div>
        };
        return nothing.into_any();
    }
    let caption = CAPTION.with(language, &[&lines.len()]);
    let heads = [MARKED, PROPOSAL, ENTITY, STATE, TURN, SENT, DUE];
    let heads = heads.map(|head| view! { <th scope="col">{words(head)}</th> });
    view! {
        <form method="post" action=AssignProposals::url()>
            <section class="table-frame" aria-label=caption.clone() tabindex="0">
                <table class="table">
                    <caption>{caption.clone()}</caption>
                    <thead>
                        <tr>{heads.collect_view()}</tr>
                    </thead>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
            <input type="hidden" name="form[back]" value=query.to_query_string()/>
            <LanguageField/>
            <AssignFields curators today/>
        </form>
    }
    .into_any()
}

/// To whom, and by when.
#[component]
pub fn AssignFields(
    /// Who may review.
    curators: Vec<Named>,
    /// The day.
    today: NaiveDate,
    /// What the button says.
    #[prop(default = ASSIGN)]
    button: Message,
) -> impl IntoView {
    let words = use_words();
    let options = curators.into_iter().map(|one| view! { <option value=one.slug>{one.name}</option> });
    view! {
        <div class="filters">
            <div class="form-group">
                <label for="assegna-a">{words(TO)}</label>
                <select class="form-select" id="assegna-a" name="form[curator]">
                    <option value="">{words(ME)}</option>
                    {options.collect_view()}
                </select>
            </div>
            <div class="form-group">
                <label for="assegna-entro">{words(BY)}</label>
                <p class="form-text" id="assegna-entro-aiuto">{words(BY_HELP)}</p>
                <input class="form-control" id="assegna-entro" type="date" name="form[due]" min=today.to_string()
                    aria-describedby="assegna-entro-aiuto"/>
            </div>
            <button class="btn btn-primary" type="submit">{words(button)}</button>
        </div>
    }
}

fn row(line: DeskLine) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let title = if line.title.is_empty() { words(line.kind.label()).to_owned() } else { line.title.clone() };
    let about = format!("{} · n. {}", words(line.kind.label()), line.number);
    let curator = line.curator.as_ref().map(|curator| curator.name.clone());
    view! {
        <tr>
            <td>
                <input type="checkbox" name="form[ids][]" value=line.id.clone() disabled=line.own
                    aria-label=MARK.with(language, &[&line.number])/>
            </td>
            <th scope="row" class="wrap">
                <a href=language.href(&review_path(&line.id))>{title}</a>
                <br/>
                <span class="small mute">{about}</span>
            </th>
            <td class="wrap">{line.entity.name.clone()}</td>
            <td><span class="badge badge-outline">{words(line.state.label())}</span></td>
            <td class="wrap">{turn(&line)} {curator.map(|name| view! { <br/> <span class="small mute">{name}</span> })}</td>
            <td>
                {long_date(line.submitted, language)}
                <br/>
                <span class="small mute">{age(line.age)}</span>
            </td>
            <td>{due(&line)}</td>
        </tr>
    }
}

fn turn(line: &DeskLine) -> &'static str {
    let words = use_words();
    match line.state.turn() {
        Turn::Author => words(AUTHOR),
        Turn::Curator => words(CURATORS),
        Turn::Nobody => "—",
    }
}

fn age(days: i64) -> String {
    let language = use_language();
    match days {
        ..=0 => TODAY.text(language).to_owned(),
        1 => DAY.text(language).to_owned(),
        days => DAYS.with(language, &[&days]),
    }
}

/// The due date; one that is over is marked by words, too.
pub fn due(line: &DeskLine) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let marked = matches!(line.standing, DueStanding::Overdue | DueStanding::Soon);
    let mark = marked.then(|| view! { <br/> <span class="badge badge-notice">{words(line.standing.label())}</span> });
    let day = line.due.map_or_else(|| "—".to_owned(), |due| long_date(due, language));
    view! { {day} {mark} }
}
