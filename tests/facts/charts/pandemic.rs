//! Charts of "Le pratiche innovative", 31/07/2020: platforms named, bodies above the municipalities, themes.

use crate::facts::facts;

facts! {
    // Council, executive board, tenders, a space for the young, projects at a distance, students' advice.
    skype_is_named_in_six_practices: "Giunta e consiglio; Sedute di gara; Pratiche 1; Altre iniziative, riga 4",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Skype")] says [("value", "6")];
    // Council, executive board, tenders, a space for the young.
    meet_is_named_in_four_practices: "Giunta e consiglio; Sedute di gara; Pratiche 1, spazio giovani",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Google Meet")] says [("value", "4")];
    lifesize_is_named_for_council_and_board: "Giunta e consiglio in videoconferenza, LIFESIZE",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "LifeSize")] says [("value", "2")];
    // Vouchers, shops of Montefiore Conca, the young of Romagna.
    google_forms_is_named_in_three_practices: "Buoni spesa; Convenzionamento esercizi; Altre iniziative, riga 11",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Google Forms")] says [("value", "3")];
    teams_is_named_in_two_practices: "Sedute di gara / concorsi; Altre iniziative, riga 7",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Microsoft Teams")] says [("value", "2")];
    // Council, executive board, the mayors of Parma.
    the_conference_of_lepida_is_named_in_three_practices: "Giunta e consiglio; Altre iniziative, riga 8",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Videoconferenza Lepida")]
        says [("value", "3")];
    payer_is_named_for_funds_and_donations: "Pratiche 2, raccolte di fondi; Altre iniziative, righe 2 e 3",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Payer")] says [("value", "2")];
    the_regional_market_is_named_once: "Altre iniziative del territorio, riga 5, MERER",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "MERER")] says [("value", "1")];
    alert_system_is_named_once: "Le pratiche innovative, alert system",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "Alert System")] says [("value", "1")];
    the_region_has_two_initiatives: "Altre iniziative del territorio, righe 2 e 6",
        "osservatorio/iniziative-regionali?misura=numero" [("label_it", "Regione Emilia-Romagna")]
        says [("value", "2")];
    the_province_of_rimini_has_two_initiatives: "Altre iniziative del territorio, righe 9 e 10",
        "osservatorio/iniziative-regionali?misura=numero" [("label_it", "Provincia di Rimini")] says [("value", "2")];
    the_public_housing_body_of_bologna_has_one: "Altre iniziative del territorio, riga 12",
        "osservatorio/iniziative-regionali?misura=numero" [("label_it", "ACER Bologna")] says [("value", "1")];
    two_municipalities_are_in_the_theme_of_connectivity: "Condivisione rete wifi, Reggiolo e Anzola dell’Emilia",
        "osservatorio/pratiche-per-tema?misura=numero" [("label_it", "Connettività"), ("series_it", "Comune")]
        says [("value", "2")];
    one_province_is_in_the_theme_of_bodies_and_sittings: "Altre iniziative del territorio, riga 8, Provincia di Parma",
        "osservatorio/pratiche-per-tema?misura=numero" [("label_it", "Organi e sedute"), ("series_it", "Provincia")]
        says [("value", "1")];
    one_health_service_is_in_the_theme_of_people: "Altre iniziative del territorio, riga 11, ASL Romagna",
        "osservatorio/pratiche-per-tema?misura=numero"
        [("label_it", "Persone e famiglie"), ("series_it", "Azienda sanitaria")] says [("value", "1")];
}
