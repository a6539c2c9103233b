//! Executive management plan 2020, area "Servizi alla Città".

use super::{count, facts};
use crate::support::{data, rows_with, text};

facts! {
    the_first_centre_has_655_986_euro: "Riepilogo CDR 10, Totale CDR 655.986,00",
        "piano-totali" [("scope", "centre"), ("centre", "cdr-10")]
        says [("amount", "655986"), ("amount_printed", "655.986,00"), ("percent", "100")];
    the_second_centre_has_155_819_euro: "Riepilogo CDR 15, Totale CDR 155.819,27",
        "piano-totali" [("scope", "centre"), ("centre", "cdr-15")] says [("amount", "155819.27")];
    the_third_centre_has_1_067_939_euro: "Riepilogo CDR 16, Totale CDR 1.067.939,59",
        "piano-totali" [("scope", "centre"), ("centre", "cdr-16")]
        says [("amount", "1067939.59"), ("amount_printed", "1.067.939,59")];
    the_action_of_the_city_centre_is_58_19_percent: "Riepilogo CDR 10, Totale Azione",
        "piano-totali" [("scope", "action"), ("amount_printed", "381.736,00")]
        says [("percent", "58.19"), ("percent_printed", "58,19 %")];
    the_same_amount_is_36_25_percent_of_the_objective: "Riepilogo CDR 10, Totale Obiettivo",
        "piano-totali" [("scope", "strategic_objective"), ("amount_printed", "381.736,00")]
        says [("percent", "36.25"), ("percent_printed", "36,25 %")];
    driveways_bring_in_1_450_000_euro: "2020_PD_1016, Budget previsto, Cap. 06051",
        "piano-capitoli" [("project", "2020-pd-1016"), ("side", "income")]
        says [("amount", "1450000"), ("printed", "1.450.000,00"), ("chapter", "06051")];
    driveways_cost_9_500_euro: "2020_PD_1016, Budget previsto, Cap. 24873",
        "piano-capitoli" [("project", "2020-pd-1016"), ("side", "expenditure")] says [("amount", "9500")];
    public_ground_brings_in_1_600_000_euro: "2020_PD_1005, Budget previsto, Cap. 06050",
        "piano-capitoli" [("chapter", "06050")] says [("amount", "1600000"), ("project", "2020-pd-1005")];
    permits_for_advertising_take_twenty_days: "2020_PD_1003, indicatore M_1003_1_1",
        "piano-indicatori" [("code", "M_1003_1_1")]
        says [("label", "Tempi medi rilascio autorizzazioni"), ("value", "20"), ("value_kind", "number")];
    a_study_is_expected_by_the_end_of_the_year: "2020_PD_1003, indicatore P_1003_2_1",
        "piano-indicatori" [("code", "P_1003_2_1")]
        says [("value_kind", "date"), ("value_date", "2020-12-31"), ("printed", "31/12/2020")];
    followers_are_expected_to_rise: "2020_PD_1532, indicatore O_1532_1_1",
        "piano-indicatori" [("code", "O_1532_1_1")]
        says [("value_kind", "change"), ("value", "0.2"), ("printed", "+ 0,20")];
    british_citizens_requests_are_all_answered: "2020_PD_1639, indicatore M_1639_8_2",
        "piano-indicatori" [("code", "M_1639_8_2")]
        says [("value_kind", "percent"), ("value", "100"), ("printed", "100%")];
    bills_for_driveways_are_12_102: "2020_PD_1016, indicatore O_1016_1_5",
        "piano-indicatori" [("code", "O_1016_1_5")] says [("value", "12102")];
    a_code_that_breaks_its_pattern_stays_as_printed: "2020_OB_1639_9, indicatore O_1639_1",
        "piano-indicatori" [("code", "O_1639_1")]
        says [("objective", "2020-ob-1639-9"), ("value", "2800"), ("note", "Vedi Dashboard Gepi")];
    four_people_work_two_point_three_four_full_times_at_advertising: "2020_PD_1003, Impegno Personale 4+90+40+100",
        "piano-impegno" [("project", "2020-pd-1003")]
        says [("people", "4"), ("executives", "1"), ("percent_sum", "234"), ("fte", "2.34")];
    ten_people_work_at_permits: "2020_PD_1004, Impegno Personale, dieci righe",
        "piano-impegno" [("project", "2020-pd-1004")]
        says [("people", "10"), ("executives", "0"), ("percent_sum", "635")];
    the_first_centre_is_the_business_and_building_desk: "Centro di Responsabilità 10",
        "piano-centri" [("code", "10")]
        says [("name", "SERVIZIO SPORTELLO ATTIVITÀ PRODUTTIVE E EDILIZIA"), ("head", "Belli Lorena")];
    the_plan_was_drawn_up_on_the_twentieth_of_july: "copertina, Elaborazione del 20/07/2020",
        "piano" [("entity", "reggio-nell-emilia")] says [("elaborated", "2020-07-20")];
    the_city_centre_governance_has_320_736_euro: "Riepilogo CDR 10, 2020_PG_7024",
        "piano-progetti" [("code", "2020_PG_7024")]
        says [("budget_printed", "320.736,00"), ("budget_percent_printed", "48,89 %"), ("kind", "project")];
    digitising_the_advertising_is_a_priority: "2020_OB_1003_2, Obiettivo Prioritario",
        "piano-obiettivi" [("code", "2020_OB_1003_2")] says [("kind", "priority"), ("project", "2020-pd-1003")];
}

/// The three projects that the emergency brought: 1029, 1544 and 1650.
#[test]
fn three_projects_are_of_the_emergency() {
    let rows = data("piano-progetti");
    let mut codes: Vec<String> =
        rows_with(&rows, &[("emergency", "true")]).iter().map(|row| text(row, "code")).collect();
    codes.sort();
    assert_eq!(codes, ["2020_PG_1029", "2020_PG_1544", "2020_PG_1650"]);
}

/// The pages of these three begin without their head; the summary tables name them.
#[test]
fn projects_without_a_head_are_there() {
    for code in ["2020_PD_10PA", "2020_PD_15PA", "2020_PD_16PA"] {
        assert_eq!(count("piano-progetti", &[("code", code)]), 1, "{code}");
    }
}

/// `2020_PD_1003`, "Fasi/Attività".
#[test]
fn advertising_has_seven_phases() {
    assert_eq!(count("piano-fasi", &[("project", "2020-pd-1003")]), 7);
    assert_eq!(count("piano-fasi", &[("project", "2020-pd-1003"), ("start", "2020-01-01"), ("end", "2020-12-31")]), 7);
}

/// `2020_PD_1638`, "Budget previsto": 575.930,00 in, 416.000,00 out.
#[test]
fn the_chapters_of_the_front_office_sum_up_to_the_printed_totals() {
    let rows = data("piano-capitoli");
    let sum = |side: &str| -> f64 {
        let chapters = rows_with(&rows, &[("project", "2020-pd-1638"), ("side", side)]);
        chapters.iter().map(|row| text(row, "amount").parse::<f64>().expect("an amount")).sum()
    };
    assert!((sum("income") - 575_930.0).abs() < 0.005);
    assert!((sum("expenditure") - 416_000.0).abs() < 0.005);
}

/// Names of employees were replaced in the text, and stay out; executives stay.
#[test]
fn no_employee_is_in_the_data() {
    for dataset in ["piano", "piano-centri", "piano-progetti", "piano-impegno", "piano-indicatori", "piano-fasi"] {
        let rows = data(dataset);
        assert!(rows.iter().all(|row| row.keys().all(|column| !text(row, column).contains("persona-"))), "{dataset}");
    }
}
