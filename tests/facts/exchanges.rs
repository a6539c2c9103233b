//! Catalogue "sCambio Comune", May 2024: 17 exchange sheets.

use super::{count, facts};
use crate::support::{data, rows_with, text};

facts! {
    spazio_comune_takes_twenty_participants: "Cesena, scheda 2, sezione 4",
        "scambi" [("id", "spazio-comune")]
        says [("participants_printed", "20 partecipanti"), ("participants_max", "20"), ("hosts", "cesena")];
    spazio_comune_is_on_the_fifth_and_sixth_of_september: "Cesena, scheda 2, sezione 5",
        "sessioni" [("exchange", "spazio-comune")]
        says [("start", "2024-09-05"), ("end", "2024-09-06"), ("kind", "fixed"), ("printed", "5 – 6 SETTEMBRE")];
    open_source_at_cinisello_is_on_the_fifth_and_sixth_of_november: "Cinisello Balsamo, sezione 5",
        "sessioni" [("exchange", "scelta-open")] says [("start", "2024-11-05"), ("end", "2024-11-06")];
    open_source_at_cinisello_takes_ten: "Cinisello Balsamo, sezione 4",
        "scambi" [("hosts", "cinisello-balsamo")]
        says [("participants_max", "10"), ("duration_days_min", "2"), ("duration_days_max", "2")];
    complex_projects_take_two_people_for_one_or_two_days: "Monza, scheda 3, sezione 4",
        "scambi" [("hosts", "monza"), ("sheet", "3")]
        says [("participants_max", "2"), ("duration_days_min", "1"), ("duration_days_max", "2")];
    new_staff_at_monza_takes_four_each_day_and_eight_in_all: "Monza, scheda 4, sezione 4",
        "scambi" [("hosts", "monza"), ("sheet", "4")]
        says [("participants_per_session_max", "4"), ("participants_total_max", "8")];
    nova_takes_four_entities_and_ten_participants: "Novara, scheda 1, sezione 4",
        "scambi" [("hosts", "novara"), ("sheet", "1")] says [("entities_max", "4"), ("participants_max", "10")];
    the_plan_of_novara_takes_at_most_two_for_one_day: "Novara, scheda 2, sezione 4",
        "scambi" [("hosts", "novara"), ("sheet", "2")] says [("participants_max", "2"), ("duration_days_max", "1")];
    safe_navigation_takes_five_for_at_least_four_days: "Pescara, sezione 4",
        "scambi" [("hosts", "pescara")]
        says [("participants_max", "5"), ("duration_days_min", "4"), ("duration_days_max", "")];
    zero_carta_takes_two_to_six: "Unione Reno Galliera, sezione 4",
        "scambi" [("hosts", "unione-reno-galliera")]
        says [("participants_min", "2"), ("participants_max", "6"), ("duration_printed", "Due giornate")];
    the_citizens_desk_lasts_three_to_five_days: "Valle del Savio, scheda 2, sezione 4",
        "scambi" [("id", "sportello-unico-del-cittadino")] says [("duration_days_min", "3"), ("duration_days_max", "5")];
    digital_made_easy_takes_one_or_two_for_two_weeks: "Valle del Savio, scheda 3, sezione 4",
        "scambi" [("id", "digitale-facile")]
        says [("participants_min", "1"), ("participants_max", "2"), ("duration_printed", "Due settimane")];
    digital_made_easy_runs_from_the_fifth_to_the_sixteenth_of_may: "Valle del Savio, scheda 3, Calendario1",
        "sessioni" [("exchange", "digitale-facile"), ("order", "1")]
        says [("start", "2024-05-05"), ("end", "2024-05-16"), ("kind", "span")];
    environmental_compensation_says_no_number_of_seats: "Cesena, scheda 1, sezione 4",
        "scambi" [("hosts", "cesena"), ("sheet", "1")] says [("participants_max", ""), ("participants_min", "")];
    the_catalogue_is_of_may_2024: "copertina, Maggio 2024",
        "fonti" [("id", "scambio-comune-2024")] says [("date", "2024-05")];
}

fn starts(exchange: &str) -> Vec<String> {
    let rows = data("sessioni");
    let mut starts: Vec<String> =
        rows_with(&rows, &[("exchange", exchange)]).iter().map(|row| text(row, "start")).collect();
    starts.sort();
    starts
}

/// Cesena, scheda 1, section 5.
#[test]
fn environmental_compensation_has_three_days() {
    assert_eq!(starts("compensazioni-ambientali"), ["2024-04-16", "2024-04-30", "2024-05-21"]);
}

/// Monza, schede 1 and 2, section 5: "13 o 20 giugno", "10 o 17 settembre", "3 o 10 ottobre".
#[test]
fn monza_gives_three_pairs_of_alternative_days() {
    let days = ["2024-06-13", "2024-06-20", "2024-09-10", "2024-09-17", "2024-10-03", "2024-10-10"];
    for exchange in ["giovani-protagonisti", "patti-di-cittadinanza"] {
        assert_eq!(starts(exchange), days);
        assert_eq!(count("sessioni", &[("exchange", exchange), ("kind", "alternative"), ("status", "to_confirm")]), 6);
    }
}

/// Carpi, scheda 1, section 5: six pairs of days in September and October.
#[test]
fn institutional_communication_has_six_pairs_of_days() {
    let days = ["2024-09-17", "2024-09-24", "2024-10-01", "2024-10-08", "2024-10-15", "2024-10-22"];
    assert_eq!(starts("comunicazione-istituzionale"), days);
}

/// Reno Galliera, section 5: "Maggio 2024", "Novembre 2024".
#[test]
fn zero_carta_names_months_only() {
    assert_eq!(count("sessioni", &[("exchange", "zero-carta"), ("kind", "month")]), 2);
}

/// The opening list: Cesena 2, Cinisello 1, Monza 4, Novara 2, Pescara 1, Reno Galliera 1, Argine 3, Savio 3.
#[test]
fn seventeen_sheets_are_offered() {
    assert_eq!(count("scambi", &[]), 17);
    assert_eq!(count("scambi", &[("hosts", "monza")]), 4);
    let rows = data("scambi");
    let of = |host: &str| rows.iter().filter(|row| text(row, "hosts").contains(host)).count();
    assert_eq!([of("unione-terre-d-argine"), of("unione-valle-savio"), of("novara")], [3, 3, 2]);
}
