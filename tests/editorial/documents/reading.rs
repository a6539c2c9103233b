//! Sheets as text.

use app::editorial::document::{DocumentError, SheetReading};
use app::exchanges::model::SessionKind::{self, Fixed, Span};
use server::editorial::document::read_sheet;

use super::expected::{EDITION, Expected, SHEETS};
use super::read;

/// The values of a reading, without where they stand.
fn assert_says(reading: &SheetReading, expected: &Expected) {
    let name = expected.name;
    assert_eq!(reading.title.as_ref().map(|title| title.value.as_str()), Some(expected.title), "{name}");
    let hosts = reading.hosts.as_ref().map(|hosts| hosts.value.clone()).unwrap_or_default();
    assert_eq!(hosts, expected.hosts, "{name}");
    assert_eq!(reading.office.as_ref().map(|office| office.value.as_str()), Some(expected.office), "{name}");
    let people = &reading.participants;
    let numbers = [&people.least, &people.most, &people.total_most, &people.entities_most];
    assert_eq!(numbers.map(|number| number.as_ref().map(|number| number.value)), expected.people, "{name}");
    assert_eq!(people.per_entity_most, None, "{name}: no sheet says how many of one entity");
    let duration = reading.duration.as_ref().map(|found| found.value).expect("a duration");
    assert_eq!((duration.least, duration.most, duration.unit), expected.duration, "{name}");
    assert_eq!(reading.mode.as_ref().map(|mode| mode.value), expected.mode, "{name}");
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let dates: Vec<_> =
        reading.sessions.iter().map(|date| (date.value.kind, day(date.value.start), day(date.value.end))).collect();
    let expected: Vec<_> =
        expected.dates.iter().map(|(kind, start, end)| (*kind, (*start).into(), (*end).into())).collect();
    assert_eq!(dates, expected, "{name}");
}

#[test]
fn every_sheet_of_the_catalogue_is_read_as_it_says() {
    for sheet in &SHEETS {
        assert_says(&read(sheet.text), sheet);
    }
}

#[test]
fn a_field_says_in_which_lines_it_stands() {
    for sheet in &SHEETS {
        let reading = read(sheet.text);
        let lines: Vec<&str> = sheet.text.lines().collect();
        let title = reading.title.expect("a title");
        let first = lines[usize::try_from(title.lines.first).expect("a line") - 1];
        let start: String = title.value.chars().take(10).collect();
        assert!(first.replace("**", "").contains(&start), "{}: {first:?}", sheet.name);
        let printed = reading.dates_printed.expect("dates");
        for date in reading.sessions {
            assert!(printed.lines.first <= date.lines.first && date.lines.last <= printed.lines.last, "{}", sheet.name);
        }
        let description = reading.description.expect("a description");
        assert!(description.lines.first > title.lines.last, "{}", sheet.name);
        let programme = reading.programme.expect("a programme");
        assert!(programme.lines.first > description.lines.last, "{}", sheet.name);
    }
}

/// What a person would want to look at twice, by sheet.
#[test]
fn what_the_text_does_not_say_outright_is_uncertain() {
    let reading = |name: &str| read(SHEETS.iter().find(|sheet| sheet.name == name).expect("a sheet").text);
    let certain_dates = |name| reading(name).sessions.iter().all(|date| date.certain);
    assert!(certain_dates("Cesena 1"), "days with years");
    assert!(!certain_dates("Cesena 2"), "a date without a year");
    assert!(certain_dates("Monza 1"), "13 o 20 giugno");
    assert!(!certain_dates("Pescara"), "days in a list");
    assert!(!reading("Cesena 1").duration.expect("a duration").certain, "a number without a unit");
    assert!(reading("Cesena 2").duration.expect("a duration").certain);
    assert!(!reading("Novara 1").duration.expect("a duration").certain, "two days, or one and a half");
    assert!(!reading("Monza 4").participants.most.expect("a number").certain, "four on one day, eight on another");
    assert!(!reading("Valle del Savio 2").participants.most.expect("a number").certain, "one of each kind");
    assert!(reading("Reno Galliera").participants.most.expect("a number").certain);
    assert!(!reading("Monza 3").title.expect("a title").certain, "a title in capitals");
    assert!(!reading("Novara 1").title.expect("a title").certain, "one bracket too many");
    assert!(!reading("Valle del Savio 1").hosts.expect("hosts").certain, "two hosts in one field");
}

#[test]
fn alternatives_belong_together_by_line() {
    let groups: Vec<_> = read(SHEETS[3].text).sessions.iter().map(|date| date.value.group).collect();
    assert_eq!(groups, [Some(1), Some(1), Some(2), Some(2), Some(3), Some(3)]);
}

#[test]
fn dates_keep_the_words_of_the_sheet() {
    let monza = read(SHEETS[6].text);
    let labels: Vec<_> = monza.sessions.iter().map(|date| date.value.label.clone().unwrap_or_default()).collect();
    assert_eq!(labels, ["1^ giornata", "2^ giornata"]);
    let novara = read(SHEETS[7].text);
    assert_eq!(novara.sessions[0].value.printed, "6 - 7 Giugno. Con ipotesi evento 6 sera");
    let savio = read(SHEETS[16].text);
    assert_eq!(savio.sessions[0].value.label.as_deref(), Some("Calendario1"));
}

#[test]
fn who_may_come_is_told_apart_from_how_many() {
    let profile = |sheet: usize| read(SHEETS[sheet].text).profile.map(|profile| profile.value).unwrap_or_default();
    assert_eq!(profile(0), "Tecnici dei settori urbanistica – ambiente");
    assert_eq!(profile(2), "personale tecnico e/o amministrativo");
    assert!(profile(1).starts_with("Dipendenti pubblici"), "{}", profile(1));
}

#[test]
fn people_who_are_named_are_not_kept() {
    for sheet in &SHEETS {
        let named = sheet.text.replace("[cognome]", "Rossi").replace("[e-mail]", "rossi@comune.example");
        let reading = serde_json::to_string(&read(&named)).expect("JSON");
        assert!(!reading.contains("Rossi") && !reading.contains("rossi@"), "{}", sheet.name);
    }
}

#[test]
fn a_second_sheet_is_left_for_another_proposal() {
    let both = format!("{}{}", SHEETS[0].text, SHEETS[1].text);
    let reading = read(&both);
    assert_says(&reading, &SHEETS[0]);
    let line = u32::try_from(SHEETS[0].text.lines().count() + 1).expect("a line");
    assert_eq!(reading.next_sheet, Some(line));
}

#[test]
fn a_heading_may_have_its_value_on_the_same_line() {
    let text = "Comune ospitante: Rimini\nTitolo buona pratica:\tOrti in città.\nQuanti partecipanti possono essere \
                ospitati per ogni sessione: da 5 a 8 persone, massimo 2 persone per ciascun ente\nQuanto tempo dura ogni \
                sessione di attività di scambio\nmezza giornata, 1 giornata\nDate disponibili\ndal 30 settembre al 2 \
                ottobre 2026\n16/04/2026\nda concordare";
    let reading = read(text);
    assert_eq!(reading.title.expect("a title").value, "Orti in città");
    assert_eq!(reading.hosts.expect("a host").value, ["Rimini"]);
    let people = reading.participants;
    let value = |found: Option<app::editorial::document::Found<u32>>| found.map(|found| found.value);
    assert_eq!((value(people.least), value(people.most), value(people.per_entity_most)), (Some(5), Some(8), Some(2)));
    let dates: Vec<_> =
        reading.sessions.iter().map(|date| (date.value.kind, date.value.start, date.value.end)).collect();
    let day = |text: &str| text.parse().ok();
    let expected = [
        (Span, day("2026-09-30"), day("2026-10-02")),
        (Fixed, day("2026-04-16"), day("2026-04-16")),
        (SessionKind::ToBeAgreed, None, None),
    ];
    assert_eq!(dates, expected);
}

#[test]
fn a_text_that_is_no_sheet_is_refused() {
    for text in ["", "Gentile collega,\nin allegato quanto richiesto.", "## SCHEDA 1\n1. Riferimenti e contatti"] {
        assert_eq!(read_sheet(text, EDITION), Err(DocumentError::NoSheet), "{text:?}");
    }
}
