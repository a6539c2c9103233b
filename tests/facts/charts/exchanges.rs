//! Charts of the catalogue "sCambio Comune": days by the sheets' fifth section, seats and duration by their fourth.

use crate::facts::facts;

const OPEN_CHOICE: &str = "La scelta Open e le opportunità dello sviluppo in economia";
const PLAN_OF_NOVARA: &str = "Elaborazione nuovo PRG tramite costituzione di un Ufficio di Piano all'interno dell'Ente";
const AREA_PLAN: &str =
    "Il percorso e la prima attuazione del Piano urbanistico regionale in un'area vasta intercomunale";
const SAFE_NAVIGATION: &str =
    "Navigazione Sicura: Programma di Sensibilizzazione sui Rischi Informatici per le Amministrazioni Locali";

facts! {
    six_sheets_meet_on_the_seventeenth_of_september: "Monza 1 e 2, Pescara, Terre d’Argine 1, 2 e 3, sezione 5",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "17 settembre 2024")]
        says [("value", "6")];
    five_sheets_meet_on_the_third_of_october: "Monza 1 e 2, Pescara, Terre d’Argine 2 e 3, sezione 5",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "3 ottobre 2024")]
        says [("value", "5")];
    four_sheets_meet_on_the_seventeenth_of_october: "Pescara, Terre d’Argine 2 e 3, Valle del Savio 1, sezione 5",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "17 ottobre 2024")]
        says [("value", "4")];
    two_sheets_meet_on_the_ninth_of_october: "Terre d’Argine 1 (8-9), Valle del Savio 1 (7, 8,9), sezione 5",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "9 ottobre 2024")]
        says [("value", "2")];
    two_sheets_meet_on_the_twentieth_of_june: "Monza 1 e 2, sezione 5, 13 o 20 giugno",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "20 giugno 2024")]
        says [("value", "2")];
    one_sheet_meets_on_the_thirtieth_of_april: "Cesena, scheda 1, sezione 5, Calendario2",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "30 aprile 2024")]
        says [("value", "1")];
    one_sheet_meets_on_the_twelfth_of_september: "Novara, scheda 1, sezione 5, 12 - 13 Settembre",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "12 settembre 2024")]
        says [("value", "1")];
    one_sheet_meets_on_the_sixth_of_november: "Cinisello Balsamo, sezione 5, 5 e 6 Novembre 2024",
        "osservatorio/calendario-scambi?misura=numero" [("label_it", "6 novembre 2024")]
        says [("value", "1")];
    the_open_choice_has_ten_seats: "Cinisello Balsamo, sezione 4, Massimo 10 persone",
        "osservatorio/posti-e-durata" [("label_it", OPEN_CHOICE), ("series_it", "posti per edizione")]
        says [("value", "10")];
    the_open_choice_lasts_two_days: "Cinisello Balsamo, sezione 4, 2 giornate",
        "osservatorio/posti-e-durata" [("label_it", OPEN_CHOICE), ("series_it", "giorni")]
        says [("value", "2")];
    the_plan_of_novara_lasts_one_day: "Novara, scheda 2, sezione 4, giornate a disposizione: 1",
        "osservatorio/posti-e-durata" [("label_it", PLAN_OF_NOVARA), ("series_it", "giorni")]
        says [("value", "1")];
    the_plan_of_an_intermunicipal_area_has_three_seats: "Terre d’Argine, scheda 3, sezione 4, Massimo 3 persone",
        "osservatorio/posti-e-durata" [("label_it", AREA_PLAN), ("series_it", "posti per edizione")]
        says [("value", "3")];
    // The sheet says "at least four days": no number of days is right.
    safe_navigation_has_no_number_of_days: "Pescara, sezione 4, almeno 4 giornate",
        "osservatorio/posti-e-durata" [("label_it", SAFE_NAVIGATION), ("series_it", "giorni")]
        says [("value", "")];
    both_sheets_of_novara_are_of_the_territory: "Novara, schede 1 (rigenerazione urbana) e 2 (PRG), sezione 3",
        "osservatorio/scambi-per-tema?misura=numero"
        [("label_it", "Territorio e ambiente"), ("series_it", "Novara")] says [("value", "2")];
}
