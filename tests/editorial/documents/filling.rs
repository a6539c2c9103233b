//! What a sheet fills into the form of a proposal.

use app::editorial::document::FilledIn;
use app::editorial::proposal::{Known, ProposalKind, find_field};
use app::registry::model::Named;
use server::editorial::document::filled_in;

use super::expected::SHEETS;
use super::read;

/// The registry, as far as the sheets name hosts.
fn known() -> Known {
    let named = |slug: &str, name: &str| Named { slug: slug.into(), name: name.into() };
    let entities = vec![
        named("cesena", "Cesena"),
        named("carpi", "Carpi"),
        named("unione-terre-d-argine", "Unione delle Terre d'Argine"),
        named("unione-valle-savio", "Unione dei Comuni della Valle del Savio"),
    ];
    Known { entities, ..Known::default() }
}

fn fields(sheet: usize, own: &str) -> Vec<FilledIn> {
    let known = known();
    let own = known.entities.iter().find(|entity| entity.slug == own).expect("an entity");
    filled_in(&read(SHEETS[sheet].text), own, &known)
}

fn value<'f>(fields: &'f [FilledIn], name: &str) -> &'f str {
    fields.iter().find(|field| field.name == name).map_or("", |field| field.value.as_str())
}

#[test]
fn every_field_that_a_sheet_fills_in_is_one_of_the_form() {
    for (sheet, expected) in SHEETS.iter().enumerate() {
        for field in fields(sheet, "carpi") {
            let known = find_field(ProposalKind::Exchange, &field.name);
            assert!(known.is_some(), "{}: {}", expected.name, field.name);
        }
    }
}

#[test]
fn a_sheet_fills_the_form_in() {
    let fields = fields(9, "carpi");
    assert_eq!(value(&fields, "title"), SHEETS[9].title);
    assert_eq!(
        value(&fields, "duration"),
        "L'attività di scambio potrà essere organizzata in un arco temporale di almeno 4 giornate"
    );
    assert_eq!((value(&fields, "days_least"), value(&fields, "days_most")), ("4", ""));
    assert_eq!((value(&fields, "people_most"), value(&fields, "people_in_session")), ("5", "5"));
    assert_eq!(value(&fields, "participants"), "Massimo 5 persone, tra personale tecnico e/o amministrativo");
    assert_eq!((value(&fields, "sessions.0.kind"), value(&fields, "sessions.0.start")), ("alternative", "2024-09-17"));
    assert_eq!((value(&fields, "sessions.11.end"), value(&fields, "sessions.11.group")), ("2024-10-31", "2"));
    assert_eq!(value(&fields, "sessions.0.status"), "to_confirm");
    assert_eq!(value(&fields, "mode"), "mixed");
}

#[test]
fn hosts_are_the_others_by_the_registrys_names() {
    assert_eq!(value(&fields(0, "cesena"), "hosts"), "");
    assert_eq!(value(&fields(1, "cesena"), "hosts"), "");
    assert_eq!(value(&fields(11, "carpi"), "hosts"), "Unione delle Terre d'Argine");
    assert_eq!(value(&fields(14, "cesena"), "hosts"), "Unione dei Comuni della Valle del Savio");
    assert_eq!(value(&fields(16, "cesena"), "hosts"), "Unione dei Comuni della Valle del Savio");
    assert_eq!(value(&fields(2, "cesena"), "hosts"), "Comune di Cinisello Balsamo");
}

#[test]
fn no_word_of_a_programme_is_lost() {
    for (sheet, expected) in SHEETS.iter().enumerate() {
        let fields = fields(sheet, "carpi");
        let parts = fields.iter().filter(|field| field.name.starts_with("modules."));
        let said = parts.map(|field| field.value.as_str()).collect::<Vec<_>>().join(" ");
        let programme = read(expected.text).programme.expect("a programme").value;
        for word in programme.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3) {
            // Headings of days are numbers of days now.
            let day = ["giorno", "giornata", "prima", "seconda", "giovedì", "venerdì", "settembre"];
            assert!(said.contains(word) || day.contains(&word.to_lowercase().as_str()), "{}: {word}", expected.name);
        }
        let is_title = |field: &&FilledIn| {
            field.name.starts_with("modules.") && field.name.split('.').next_back() == Some("title")
        };
        for field in fields.iter().filter(is_title) {
            assert!(field.value.chars().count() <= 80, "{}", field.value);
        }
    }
}

#[test]
fn parts_of_a_programme_belong_to_its_days() {
    let fields = fields(6, "carpi");
    assert_eq!(
        value(&fields, "modules.0.title"),
        "Presentazione del Processo di inserimento, con focus su come si è arrivati alla…"
    );
    assert_eq!((value(&fields, "modules.0.day"), value(&fields, "modules.8.day")), ("1", "2"));
    assert_eq!(value(&fields, "modules.8.title"), "Visita dei punti di interesse della città.");
}
