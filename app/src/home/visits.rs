//! The next visits on the first page, or, where all have taken place, what there was to see.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::exchanges::api::list_sessions;
use crate::exchanges::dates::{Occasion, occasions};
use crate::exchanges::model::{Session, SessionLine};
use crate::i18n::{Language, Message, message, use_language, use_words};

const NEXT: Message = message("Prossime visite", "Next visits");
const PAST: Message = message("Visite dell’edizione {}", "Visits of the {} edition");
const PAST_TEXT: Message = message(
    "Queste date sono passate, e le prossime non sono ancora note. Le schede restano: dicono che cosa c’è da vedere \
     e a chi chiedere.",
    "These dates have passed, and the next ones are not known yet. The sheets remain: they say what there is to see \
     and whom to ask.",
);
const ALL: Message = message("Tutti gli scambi", "All exchanges");

/// How many dates are shown.
const SHOWN: usize = 3;

/// The visits to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visits {
    /// The sessions, the nearest first.
    lines: Vec<SessionLine>,
    /// Whether all visits of all exchanges lie in the past.
    past: bool,
}

/// The visits to show. The nearest session is a past one only where all are.
pub async fn list_visits(language: Language) -> Result<Visits, AppError> {
    let lines = list_sessions(language).await?;
    let past = lines.first().is_some_and(|line| line.past);
    let sessions: Vec<Session> = lines.iter().map(|line| line.session.clone()).collect();
    let shown: Vec<Session> = occasions(&sessions).into_iter().take(SHOWN).flat_map(|found| found.sessions).collect();
    let lines = lines.into_iter().filter(|line| shown.contains(&line.session)).collect();
    Ok(Visits { lines, past })
}

/// The visits with their heading; without any, nothing.
pub fn visits(visits: Visits) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let first = visits.lines.first()?;
    let edition = first.session.start.as_deref().and_then(|start| start.get(..4)).unwrap_or_default();
    let title = if visits.past { PAST.with(language, &[&edition]) } else { words(NEXT).to_owned() };
    let sessions: Vec<Session> = visits.lines.iter().map(|line| line.session.clone()).collect();
    let rows = occasions(&sessions).into_iter().filter_map(|occasion| {
        let line = visits.lines.iter().find(|line| line.session == *occasion.first())?;
        Some(row(line, &occasion, visits.past))
    });
    Some(view! {
        <section class="block" aria-labelledby="visite">
            <div class="block-head">
                <h2 id="visite">{title}</h2>
                <a class="small" href=language.href("/scambi")>{words(ALL)}</a>
            </div>
            {visits.past.then(|| view! { <p class="mute">{words(PAST_TEXT)}</p> })}
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
    })
}

fn row(line: &SessionLine, occasion: &Occasion, past: bool) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_language();
    let there = language.href(&format!("/scambi/{}", line.exchange.slug));
    let hosts: Vec<&str> = line.hosts.iter().map(|host| host.name.as_str()).collect();
    let date = occasion.date(language);
    let leaf = occasion.leaf(language).map(|(days, month)| {
        // The words behind the title say the same, with the year.
        view! {
            <p class="date" aria-hidden="true">
                <span class="day">{days}</span>
                " "
                <span class="month">{month}</span>
            </p>
        }
    });
    let status = (!past).then(|| view! { <span class="badge">{words(occasion.first().status.label())}</span> });
    view! {
        <li class="dated">
            {leaf}
            <div>
                <h3 class="row-title"><a href=there>{line.exchange.name.clone()}</a></h3>
                <p class="small mute">{format!("{date} · {}", hosts.join(", "))}</p>
            </div>
            {status}
        </li>
    }
}
