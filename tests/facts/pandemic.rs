//! "Le pratiche innovative", 31/07/2020: what municipalities and unions did during the pandemic.

use super::{count, facts};
use crate::support::{data, rows_with, text};

facts! {
    sixty_nine_percent_of_municipalities_held_the_council_by_video: "Giunta e consiglio in videoconferenza",
        "dati" [("measure", "core-indicator"), ("option", "consiglio-in-videoconferenza")]
        says [("value", "69"), ("printed", "69%"), ("source", "pratiche-innovative-2020")];
    fifty_six_percent_of_municipalities_held_the_board_by_video: "Giunta e consiglio in videoconferenza",
        "dati" [("measure", "core-indicator"), ("option", "giunta-in-videoconferenza")]
        says [("value", "56"), ("printed", "56%")];
    seventy_seven_percent_of_municipalities_worked_remotely: "Smart working",
        "dati" [("measure", "core-indicator"), ("option", "smart-working-comuni")] says [("value", "77")];
    sixty_seven_percent_of_unions_worked_remotely: "Smart working",
        "dati" [("measure", "core-indicator"), ("option", "smart-working-unioni")] says [("value", "67")];
    thirty_five_percent_of_municipalities_gave_vouchers_in_a_new_way: "Buoni spesa",
        "dati" [("measure", "core-indicator"), ("option", "buoni-spesa")] says [("value", "35")];
    more_than_twenty_municipalities_opened_surveys: "Le pratiche innovative 1, questionari e sondaggi",
        "dati" [("measure", "adopters-stated"), ("option", "sondaggi")]
        says [("value", "20"), ("printed", "oltre 20"), ("grade", "documented")];
    eight_municipalities_of_reno_galliera_opened_surveys: "Le pratiche innovative 1, questionari e sondaggi",
        "dati" [("measure", "adopters-stated"), ("entity", "unione-reno-galliera")] says [("value", "8")];
    about_thirty_municipalities_raised_funds_online: "secondo elenco, versamento on line",
        "pratiche" [("id", "raccolte-fondi-on-line")]
        says [("extent_it", "una trentina di Comuni"), ("extent_count", "30"), ("tools", "payer")];
    the_survey_is_of_the_last_of_july: "piè di pagina, 31/07/2020",
        "fonti" [("id", "pratiche-innovative-2020")] says [("title", "Le pratiche innovative"), ("date", "2020-07-31")];
    the_regional_fund_for_suspended_workers_was_reached_with_sare: "Altre iniziative del territorio, riga 1",
        "adozioni" [("entity", "agenzia-regionale-lavoro")] says [("tools", "sare")];
    the_seismic_office_of_piacenza_met_on_whatsapp_or_teams: "Altre iniziative del territorio, riga 7",
        "adozioni" [("entity", "provincia-di-piacenza")] says [("tools", "whatsapp|microsoft-teams")];
    the_mayors_of_parma_met_on_the_videocenter_of_lepida: "Altre iniziative del territorio, riga 8",
        "adozioni" [("entity", "provincia-di-parma")] says [("tools", "lepida-videoconferenza")];
    rimini_asked_for_suggestions_on_halleygov: "Altre iniziative del territorio, riga 10",
        "adozioni" [("entity", "provincia-di-rimini"), ("practice", "lascia-un-suggerimento")]
        says [("tools", "sol-halleygov")];
    the_health_service_of_romagna_asked_the_young_with_a_google_form: "Altre iniziative del territorio, riga 11",
        "adozioni" [("entity", "asl-romagna")] says [("tools", "google-forms")];
    students_were_advised_on_skype: "Altre iniziative del territorio, riga 4",
        "adozioni" [("practice", "orientamento-studenti-on-line")] says [("entity", "er-go"), ("tools", "skype")];
}

fn assert_adopters(practice: &str, expected: &[&str]) {
    let rows = data("adozioni");
    let mut found: Vec<String> =
        rows_with(&rows, &[("practice", practice)]).iter().map(|row| text(row, "entity")).collect();
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{practice}");
}

/// "Caricamento del buono sulla tessera sanitaria".
#[test]
fn five_entities_put_vouchers_on_the_health_card() {
    let named = ["cesena", "cattolica", "bertinoro", "unione-romagna-faentina", "unione-rubicone-e-mare"];
    assert_adopters("buoni-spesa-su-tessera-sanitaria", &named);
}

/// "Accredito del buono direttamente sul conto corrente".
#[test]
fn three_entities_paid_vouchers_into_bank_accounts() {
    assert_adopters("buoni-spesa-su-conto-corrente", &["azienda-pedemontana-sociale", "noceto", "calendasco"]);
}

/// "Buoni in formato digitale / app".
#[test]
fn four_municipalities_gave_digital_vouchers() {
    assert_adopters("buoni-spesa-digitali", &["parma", "dozza", "forli", "coriano"]);
}

/// "A Formigine avvengono via conferenza anche i Consigli di Frazione".
#[test]
fn formigine_held_its_hamlet_councils_by_video() {
    assert_adopters("consigli-di-frazione-in-videoconferenza", &["formigine"]);
}

/// "Portale imprese per sviluppo/ app / startup (4 comuni del modenese)".
#[test]
fn four_municipalities_of_modena_made_a_portal_for_businesses() {
    assert_adopters("portale-imprese", &["fiorano-modenese", "formigine", "maranello", "vignola"]);
}

/// "Richiesta condivisione volontaria propria rete wifi".
#[test]
fn two_municipalities_asked_to_share_the_network_for_school() {
    assert_adopters("condivisione-wifi-didattica-a-distanza", &["reggiolo", "anzola-dell-emilia"]);
}

/// "In alcuni casi l'iniziativa è dell'Unione".
#[test]
fn three_unions_raised_funds_themselves() {
    let named = ["unione-appennino-bolognese", "unione-reno-galliera", "unione-romagna-faentina"];
    assert_adopters("raccolte-fondi-on-line", &named);
}

/// "Creazione piattaforme informative COVID per comunità straniere".
#[test]
fn foreign_communities_were_informed_in_three_municipalities_and_a_union() {
    let named = ["fabbrico", "cervia", "russi", "unione-terre-d-argine"];
    assert_adopters("piattaforme-informative-comunita-straniere", &named);
}

/// "Rilascio PEC gratuite dal Comune … (Polinago)".
#[test]
fn polinago_gave_certified_mail_for_free() {
    assert_adopters("pec-gratuite", &["polinago"]);
}

/// Table "Altre iniziative del territorio regionale": row 13 ("varie ACER") names nobody.
#[test]
fn the_table_of_the_territory_has_thirteen_rows() {
    let table = |dataset: &str| {
        let rows = data(dataset);
        rows.iter().filter(|row| text(row, "locator").starts_with("tabella Altre iniziative")).count()
    };
    assert_eq!(table("adozioni"), 12);
    assert_eq!(count("adozioni", &[("practice", "appuntamenti-on-line-acer")]), 0);
    assert_eq!(table("pratiche"), 12, "rows 2 and 3 are one practice of two entities");
    assert_adopters("donazioni-on-line", &["regione-emilia-romagna", "unione-appennino-bolognese"]);
}

/// The five percentages are the only core indicators.
#[test]
fn there_are_five_core_indicators() {
    assert_eq!(count("dati", &[("measure", "core-indicator")]), 5);
}
