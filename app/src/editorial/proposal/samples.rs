//! Drafts for the tests.

use chrono::NaiveDate;

use super::{Fields, Known};
use crate::registry::model::Named;

/// The day on which the tests believe to be.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 5, 2).expect("a day")
}

/// A small registry.
pub fn known() -> Known {
    let named = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(slug, name)| Named { slug: (*slug).into(), name: (*name).into() }).collect()
    };
    Known {
        entities: named(&[("cesena", "Cesena"), ("formigine", "Formigine"), ("bertinoro", "Bertinoro")]),
        themes: named(&[("buoni-spesa", "Buoni spesa"), ("sportello", "Sportello")]),
        tools: named(&[("google-forms", "Google Forms"), ("elixforms", "Elixforms")]),
    }
}

/// A practice with something in every field.
pub fn practice() -> Fields {
    [
        ("start_day", "20"),
        ("start_month", "4"),
        ("start_year", "2020"),
        ("end_year", "2020"),
        ("status", "in_force"),
        ("others", "Formigine\nbertinoro"),
        ("title", "Buoni spesa con un modulo in rete"),
        ("summary", "Le famiglie chiedono i buoni da casa."),
        ("description", "Il modulo arriva allo sportello.\n\nPoi si risponde in due giorni."),
        ("themes", "Buoni spesa\nsportello"),
        ("tools", "Google Forms\nUn programma nostro"),
        ("channels", "online\nphone"),
        ("target", "Famiglie in difficoltà"),
        ("results", "Meno code."),
        ("figures.0.what", "Domande arrivate on line"),
        ("figures.0.value", "1.234,5"),
        ("figures.0.unit", "count"),
        ("figures.0.base", "Su 2.000 domande"),
        ("figures.0.period", "aprile 2020"),
        ("figures.0.grade", "documented"),
        ("figures.0.locator", "Relazione, pagina 3"),
        ("requirements", "Una persona per due settimane."),
        ("source_title", "Relazione sui buoni spesa"),
        ("source_publisher", "Servizi sociali"),
        ("source_date", "2020-07-31"),
        ("source_address", "https://www.comune.cesena.fc.it/relazione"),
        ("locator", "pagina 3"),
    ]
    .into_iter()
    .collect()
}

/// An exchange with something in every field.
pub fn exchange() -> Fields {
    [
        ("office", "Servizio Partecipazione"),
        ("hosts", "Bertinoro"),
        ("edition", "2024"),
        ("duration", "2 giornate"),
        ("days_least", "1"),
        ("days_most", "2"),
        ("sessions.0.kind", "fixed"),
        ("sessions.0.start", "2024-09-05"),
        ("sessions.0.end", "2024-09-06"),
        ("sessions.0.status", "confirmed"),
        ("sessions.1.kind", "month"),
        ("sessions.1.start", "2024-10-01"),
        ("sessions.1.end", "2024-10-31"),
        ("sessions.1.status", "to_confirm"),
        ("sessions.1.group", "1"),
        ("sessions.1.label", "Autunno"),
        ("sessions.1.note", "Se piove, a novembre."),
        ("sessions_note", "Due giorni di seguito."),
        ("title", "La rete degli spazi pubblici"),
        ("summary", "Undici spazi affidati alle associazioni."),
        ("description", "Edifici vuoti che diventano luoghi d’incontro."),
        ("themes", "sportello"),
        ("tools", "Elixforms"),
        ("modules.0.title", "Visita agli spazi"),
        ("modules.0.day", "1"),
        ("modules.0.part", "morning"),
        ("modules.0.detail", "Con chi li gestisce."),
        ("mode", "in_person"),
        ("participants", "20 partecipanti"),
        ("people_least", "2"),
        ("people_most", "20"),
        ("people_in_session", "10"),
        ("people_in_all", "20"),
        ("people_of_entity", "3"),
        ("entities_most", "4"),
        ("profile", "Chi segue la partecipazione."),
        ("source_title", "Scheda dello scambio"),
    ]
    .into_iter()
    .collect()
}
