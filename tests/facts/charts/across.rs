//! Charts that put one document beside another: services with practices and exchanges, platforms in two documents.

use crate::facts::facts;

facts! {
    // Bookings at the registry office, and the reorganised services to citizens of Reggio Emilia.
    two_practices_act_on_certificates: "Le pratiche innovative, prenotazione on line; PEG 2020, 2020_PG_1650",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "Richiesta di certificati anagrafici"), ("series_it", "pratiche")] says [("value", "2")];
    one_exchange_acts_on_certificates: "sCambio Comune, Valle del Savio, scheda 2 (anagrafe, stato civile)",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "Richiesta di certificati anagrafici"), ("series_it", "scambi")] says [("value", "1")];
    one_practice_acts_on_nursery_enrolment: "Le pratiche innovative, Nido e spazio bimbi comunali a distanza",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "Iscrizione all’asilo nido"), ("series_it", "pratiche")] says [("value", "1")];
    no_exchange_acts_on_nursery_enrolment: "sCambio Comune, nessuna delle 17 schede tratta del nido",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "Iscrizione all’asilo nido"), ("series_it", "scambi")] says [("value", "0")];
    no_practice_acts_on_meal_enrolment: "Le pratiche innovative, nessuna voce tratta della mensa",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "Iscrizione alla mensa scolastica"), ("series_it", "pratiche")] says [("value", "0")];
    no_exchange_acts_on_meal_enrolment: "sCambio Comune, nessuna delle 17 schede tratta della mensa",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "Iscrizione alla mensa scolastica"), ("series_it", "scambi")] says [("value", "0")];
    // The archive of building files, and the plan with its building regulations.
    two_exchanges_act_on_building_notices: "sCambio Comune, Unione Reno Galliera; Terre d’Argine, scheda 3",
        "osservatorio/dai-servizi-alle-pratiche?misura=numero"
        [("label_it", "SCIA per l’edilizia residenziale"), ("series_it", "scambi")] says [("value", "2")];
    elixforms_is_named_for_vouchers: "Le pratiche innovative, Buoni spesa, elixforms",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "elixforms")] says [("value", "1")];
    elixforms_serves_two_services: "Benchmarking, Iscrizioni al nido (16) e Iscrizione mensa scolastica (18)",
        "osservatorio/servizi-per-piattaforma?misura=numero" [("label_it", "elixforms")] says [("value", "2")];
    entranext_is_named_for_vouchers: "Le pratiche innovative, Buoni spesa, entranext",
        "osservatorio/piattaforme-nominate?misura=numero" [("label_it", "entranext")] says [("value", "1")];
    entranext_serves_five_services: "Benchmarking, nido (7), retta (14), mensa (16), pagamento mensa (23), multe (8)",
        "osservatorio/servizi-per-piattaforma?misura=numero" [("label_it", "entranext")] says [("value", "5")];
}
