//! The sessions of exchanges, month by month.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::dates::month_name;
use super::model::{ExchangeCard, ExchangeDate, SessionStatus};
use crate::i18n::{Message, message, use_language, use_words};
use crate::ui::Icon;

const CALENDAR: Message = message("Date, mese per mese", "Dates, month by month");
const NO_DATE: Message = message("Senza data", "Without a date");

/// A date with what its row says.
#[derive(Clone)]
struct Entry {
    date: ExchangeDate,
    slug: String,
    title: String,
    lang: Option<String>,
    hosts: String,
    duration: String,
}

/// The list of dates.
#[component]
pub fn Calendar(
    /// The exchanges whose sessions are listed.
    cards: Vec<ExchangeCard>,
    /// The only month (`2024-06`) to list; all, if empty.
    month: String,
) -> impl IntoView {
    let words = use_words();
    let language = use_language();
    let months = by_month(&cards);
    let chosen = months.into_iter().filter(move |(name, _)| month.is_empty() || *name == month);
    let lists = chosen.map(move |(name, entries)| {
        let (id, label) = match name.as_str() {
            "" => ("mese-senza-data".to_owned(), words(NO_DATE).to_owned()),
            name => (format!("mese-{name}"), month_name(name, language)),
        };
        view! {
            <div class="cards">
                <h3 id=id>{label}</h3>
                <ul class="rows">{entries.into_iter().map(row).collect_view()}</ul>
            </div>
        }
    });
    view! {
        <section class="block" aria-labelledby="calendario">
            <h2 id="calendario">{words(CALENDAR)}</h2>
            <div class="cards">{lists.collect_view()}</div>
        </section>
    }
}

/// The dates by month, each month's by day; those without a month last.
fn by_month(cards: &[ExchangeCard]) -> Vec<(String, Vec<Entry>)> {
    let mut months: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for card in cards {
        let hosts: Vec<&str> = card.hosts.iter().map(|host| host.name.as_str()).collect();
        for date in &card.dates {
            let entry = Entry {
                slug: card.slug.clone(),
                title: card.title.clone(),
                lang: card.lang.clone(),
                hosts: hosts.join(", "),
                duration: card.duration.clone(),
                date: date.clone(),
            };
            months.entry(date.month().unwrap_or_default().to_owned()).or_default().push(entry);
        }
    }
    for entries in months.values_mut() {
        entries.sort_by_cached_key(|entry| entry.date.start.clone());
    }
    let undated = months.remove("").map(|entries| (String::new(), entries));
    months.into_iter().chain(undated).collect()
}

fn row(entry: Entry) -> impl IntoView {
    let language = use_language();
    let href = language.href(&format!("/scambi/{}", entry.slug));
    // The words below say the same, better.
    let (day, below) = entry.date.leaf.unwrap_or_else(|| ("–".to_owned(), String::new()));
    view! {
        <li class="dated">
            <p class="date" aria-hidden="true">
                <span class="day">{day}</span>
                " "
                <span class="month">{below}</span>
            </p>
            <div>
                <h4 class="row-title"><a href=href lang=entry.lang>{entry.title}</a></h4>
                <p class="small mute">{format!("{} · {} · {}", entry.date.words, entry.hosts, entry.duration)}</p>
            </div>
            <StatusBadge status=entry.date.status/>
        </li>
    }
}

/// How sure a date is.
#[component]
pub fn StatusBadge(
    /// The status.
    status: SessionStatus,
) -> impl IntoView {
    let words = use_words();
    let (class, icon) = match status {
        SessionStatus::Confirmed => ("badge badge-good", "check"),
        SessionStatus::ToConfirm => ("badge badge-outline", "unknown"),
    };
    view! { <span class=class><Icon name=icon/>{words(status.label())}</span> }
}
