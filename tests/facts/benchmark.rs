//! Benchmarking of digital innovation 2020: the use of ten interactive services.

use super::{count, facts};
use crate::support::{data, rows_with, text};

facts! {
    sixty_of_328_municipalities_offer_certificates: "Richiesta certificati anagrafici, 60/328",
        "dati" [("measure", "offer"), ("service", "certificati"), ("year", "2019")]
        says [("value", "60"), ("base_value", "328")];
    in_2020_sixty_eight_municipalities_offer_certificates: "Richiesta certificati anagrafici, 68 (+8)",
        "dati" [("measure", "offer"), ("service", "certificati"), ("year", "2020")] says [("value", "68")];
    ninety_seven_of_302_municipalities_offer_nursery_enrolment: "Iscrizioni al nido, 97 / 302",
        "dati" [("measure", "offer"), ("service", "iscrizione-nido"), ("year", "2019")]
        says [("value", "97"), ("base_value", "302")];
    sixty_one_of_302_municipalities_take_nursery_fees: "Pagamento rette nido, 61 /302",
        "dati" [("measure", "offer"), ("service", "retta-nido"), ("year", "2019")]
        says [("value", "61"), ("base_value", "302")];
    all_municipalities_offer_the_business_desk: "Presentazione domande SUAP, 328 / 328",
        "dati" [("measure", "offer"), ("service", "suap"), ("year", "2019")]
        says [("value", "328"), ("base_value", "328")];
    eight_of_nine_provinces_take_fines: "Pagamento multe (prov.), 8 / 9",
        "dati" [("measure", "offer"), ("service", "multe-provinciali"), ("year", "2019")]
        says [("value", "8"), ("base_value", "9")];
    j_city_gov_serves_forty_three_municipalities: "Richiesta certificati anagrafici, J-City.gov 43",
        "dati" [("measure", "platform-entities"), ("service", "certificati"), ("tool", "j-city-gov")]
        says [("value", "43")];
    certificates_asked_on_own_platforms_rose_to_63_903: "Richiesta certificati anagrafici, tabella 2019",
        "dati" [("measure", "use-count"), ("service", "certificati"), ("year", "2019"), ("channel", "own")]
        says [("value", "63903"), ("printed", "63.903"), ("basis", "comparable"), ("base_value", "38")];
    in_2018_certificates_were_509_316_in_all: "Richiesta certificati anagrafici, tabella 2018",
        "dati" [("measure", "use-count"), ("service", "certificati"), ("year", "2018"), ("channel", "all_channels")]
        says [("value", "509316"), ("printed", "509.316")];
    castenaso_reaches_87_percent: "Richiesta certificati anagrafici, risultato migliore",
        "dati" [("measure", "best-result-percent"), ("entity", "castenaso")]
        says [("value", "87"), ("service", "certificati")];
    enrolment_at_the_nursery_rises_by_twelve_points: "Iscrizioni al nido, 12 punti percentuali",
        "dati" [("measure", "use-change-points"), ("service", "iscrizione-nido"), ("channel", "all_online")]
        says [("value", "12")];
    the_business_desk_falls_by_two_points: "Presentazione domande SUAP, calo di 2 punti",
        "dati" [("measure", "use-change-points"), ("service", "suap"), ("channel", "all_online")]
        says [("value", "-2")];
    home_banking_for_municipal_fines_is_not_known: "Pagamento multe comunali, nd",
        "dati" [("measure", "use-count"), ("service", "multe-comunali"), ("year", "2019"), ("channel", "home_banking")]
        says [("value", ""), ("printed", "nd")];
    start_romagna_reaches_seven_point_one_percent: "Rinnovo abbonamento autobus, 7,1%",
        "dati" [("measure", "best-result-percent"), ("service", "abbonamento-autobus")] says [("value", "7.1")];
    montechiarugolo_has_the_highest_index: "Indice di utilizzo, 57,11",
        "dati" [("measure", "use-index"), ("entity", "montechiarugolo")] says [("value", "57.11"), ("printed", "57,11")];
    berceto_has_an_index_of_25: "Indice di utilizzo, Berceto",
        "dati" [("measure", "use-index"), ("entity", "berceto")] says [("value", "25")];
    the_index_of_large_municipalities_rises_by_four_point_five_nine: "Indice di utilizzo, tabella, comuni grandi",
        "dati" [("id", "indice-uso-2019-grandi-variazione")] says [("value", "4.59"), ("size_class", "large")];
    the_index_of_micro_municipalities_falls: "Indice di utilizzo, tabella, comuni micro",
        "dati" [("measure", "use-index-change"), ("size_class", "micro")] says [("value", "-0.32"), ("printed", "-0,32")];
    the_regional_index_of_2018_is_17_03: "Indice di utilizzo, tabella, indice regionale",
        "dati" [("id", "indice-uso-2018-regionale")] says [("value", "17.03"), ("printed", "17,03"), ("year", "2018")];
    a_hundred_and_nineteen_municipalities_are_in_the_mountains: "Qualche dato di contesto",
        "dati" [("measure", "municipalities"), ("area", "mountain")] says [("value", "119")];
    the_region_has_4_474_292_inhabitants: "Qualche dato di contesto, ER",
        "dati" [("id", "contesto-popolazione-2020")] says [("value", "4474292"), ("printed", "4.474.292")];
    three_hundred_and_eighty_seven_contacts_were_asked: "Metodologia, numeri della raccolta",
        "dati" [("measure", "referents")] says [("value", "387")];
}

fn percents(service: &str, channel: &str, basis: &str) -> Vec<String> {
    let rows = data("dati");
    let about =
        [("measure", "use-percent"), ("service", service), ("year", "2019"), ("channel", channel), ("basis", basis)];
    let mut values: Vec<String> = rows_with(&rows, &about).iter().map(|row| text(row, "value")).collect();
    values.dedup();
    values
}

/// Certificates: 12/5/16 % of all available data, 11/5/16 % of comparable cases.
#[test]
fn percentages_of_certificates_have_two_bases() {
    let of = |basis| ["own", "mail_pec", "all_online"].map(|channel| percents("certificati", channel, basis));
    assert_eq!(of("all_available"), [["12"], ["5"], ["16"]]);
    assert_eq!(of("comparable"), [["11"], ["5"], ["16"]]);
}

/// SCIA: 93 % in the text, 96 % in the chart of comparable cases.
#[test]
fn percentages_of_building_notices_have_two_bases() {
    assert_eq!(percents("scia", "all_online", "all_available"), ["93"]);
    assert_eq!(percents("scia", "all_online", "comparable"), ["96"]);
}

/// "Servizi comunali" 1 to 8, "Servizi non comunali" 1 and 2.
#[test]
fn ten_services_are_measured_and_eight_of_them_are_municipal() {
    assert_eq!(count("servizi", &[]), 10);
    assert_eq!(count("servizi", &[("competence", "municipal")]), 8);
}

/// "43 unioni di Comuni", "275 comuni fanno parte delle Unioni, mentre 53 sono comuni singoli".
#[test]
fn unions_and_their_municipalities_are_counted() {
    let rows = data("dati");
    let value = |id: &str| text(rows_with(&rows, &[("id", id)])[0], "value");
    assert_eq!(rows_with(&rows, &[("measure", "unions"), ("value", "43")]).len(), 1);
    assert_eq!(value("contesto-comuni-in-unione-2020"), "275");
    assert_eq!(value("contesto-comuni-singoli-2020"), "53");
}

/// Nursery fees: 45, 14, 2 and 1 municipalities by platform.
#[test]
fn the_platforms_of_nursery_fees_are_as_printed() {
    let rows = data("dati");
    let found = rows_with(&rows, &[("measure", "platform-entities"), ("service", "retta-nido")]);
    let mut values: Vec<u32> = found.iter().map(|row| text(row, "value").parse().expect("a count")).collect();
    values.sort_unstable();
    assert_eq!(values, [1, 2, 14, 45]);
}
