//! Charts of the benchmarking 2020: offer, use, platforms, index and context of the ten services.

use crate::facts::facts;

const CERTIFICATES: &str = "Richiesta di certificati anagrafici";
const NURSERY: &str = "Iscrizione all’asilo nido";
const NURSERY_FEES: &str = "Pagamento della retta del nido";
const MEALS: &str = "Iscrizione alla mensa scolastica";
const MEAL_FEES: &str = "Pagamento della mensa scolastica";
const BUILDING: &str = "SCIA per l’edilizia residenziale";
const BUSINESS: &str = "Domande al SUAP";
const FINES: &str = "Pagamento delle multe comunali";
const PROVINCIAL_FINES: &str = "Pagamento delle multe provinciali";
const BUS: &str = "Rinnovo dell’abbonamento dell’autobus";

facts! {
    the_offer_of_certificates_of_2019_is_18_percent: "Richiesta certificati anagrafici, 60/328 = 18,3 %",
        "osservatorio/offerta-servizi?misura=percentuale" [("label_it", CERTIFICATES), ("series_it", "2019")]
        says [("value", "18"), ("computed", "true"), ("base_value", "328")];
    the_offer_of_nursery_enrolment_of_2020_is_115: "Iscrizioni al nido, nel 2020 salgono a 115 (+18)",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", NURSERY), ("series_it", "2020")]
        says [("value", "115"), ("printed", "115"), ("computed", "false")];
    the_offer_of_nursery_enrolment_of_2019_is_32_percent: "Iscrizioni al nido, 97 / 302 = 32,1 %",
        "osservatorio/offerta-servizi?misura=percentuale" [("label_it", NURSERY), ("series_it", "2019")]
        says [("value", "32"), ("base_value", "302")];
    the_offer_of_nursery_fees_of_2020_is_78: "Pagamento rette nido, nel 2020 salgono a 78 (+17)",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", NURSERY_FEES), ("series_it", "2020")]
        says [("value", "78")];
    the_offer_of_meal_enrolment_of_2019_is_135: "Iscrizione mensa scolastica, 135/328",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", MEALS), ("series_it", "2019")]
        says [("value", "135"), ("base_value", "328")];
    the_offer_of_meal_enrolment_of_2020_is_167: "Iscrizione mensa scolastica, nel 2020 salgono a 167 (+32)",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", MEALS), ("series_it", "2020")]
        says [("value", "167")];
    the_offer_of_meal_fees_of_2020_is_162: "Pagamento mensa scolastica, nel 2020 salgono a 162 (+45)",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", MEAL_FEES), ("series_it", "2020")]
        says [("value", "162")];
    the_offer_of_meal_fees_of_2019_is_36_percent: "Pagamento mensa scolastica, 117/328 = 35,7 %",
        "osservatorio/offerta-servizi?misura=percentuale" [("label_it", MEAL_FEES), ("series_it", "2019")]
        says [("value", "36"), ("printed", "117")];
    the_offer_of_building_notices_rises_to_60: "SCIA edilizia residenziale, nel 2020 salgono a 60 (+13)",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", BUILDING), ("series_it", "2020")]
        says [("value", "60")];
    the_offer_of_building_notices_of_2019_is_47: "SCIA edilizia residenziale, 47 / 328",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", BUILDING), ("series_it", "2019")]
        says [("value", "47"), ("base_value", "328")];
    the_offer_of_municipal_fines_of_2019_is_53_percent: "Pagamento multe comunali, 175 / 328 = 53,4 %",
        "osservatorio/offerta-servizi?misura=percentuale" [("label_it", FINES), ("series_it", "2019")]
        says [("value", "53"), ("printed", "175")];
    the_offer_of_municipal_fines_of_2020_is_184: "Pagamento multe comunali, nel 2020 salgono a 184 (+9)",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", FINES), ("series_it", "2020")]
        says [("value", "184")];
    all_nine_provinces_offer_fines_in_2020: "Pagamento multe (prov.), nel 2020 tutte le Province",
        "osservatorio/offerta-servizi?misura=numero" [("label_it", PROVINCIAL_FINES), ("series_it", "2020")]
        says [("value", "9"), ("printed", "tutte")];
    all_four_operators_offer_the_bus_pass: "Rinnovo abbonamento autobus, 4/4",
        "osservatorio/offerta-servizi?misura=percentuale" [("label_it", BUS), ("series_it", "2019")]
        says [("value", "100"), ("base_value", "4")];
    nursery_enrolments_by_mail_are_45: "Iscrizioni al nido, tabella 2019, Mail o pec",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", NURSERY), ("series_it", "mail o PEC")] says [("value", "45"), ("base_value", "51")];
    nursery_fees_on_the_regional_platform_are_3_839: "Pagamento rette nido, tabella 2019, Piattaforma regionale",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", NURSERY_FEES), ("series_it", "piattaforma regionale")]
        says [("value", "3839"), ("printed", "3.839"), ("base_value", "20")];
    meal_fees_by_home_banking_are_20_848: "Pagamento mensa scolastica, tabella 2019, Home banking",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", MEAL_FEES), ("series_it", "home banking")]
        says [("value", "20848"), ("printed", "20.848"), ("base_value", "39")];
    building_notices_on_own_platforms_are_4_495: "SCIA edilizia residenziale, tabella 2019, Piattaforma autonoma",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", BUILDING), ("series_it", "piattaforma autonoma")] says [("value", "4495"), ("base_value", "33")];
    business_requests_on_the_national_platform_are_2_170: "Domande SUAP, tabella 2019, Piattaforma nazionale",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", BUSINESS), ("series_it", "piattaforma nazionale")]
        says [("value", "2170"), ("printed", "2.170"), ("base_value", "201")];
    municipal_fines_paid_on_own_platforms_are_49_584: "Multe comunali, tabella 2019, Piattaforma autonoma",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", FINES), ("series_it", "piattaforma autonoma")] says [("value", "49584"), ("base_value", "171")];
    provincial_fines_paid_by_home_banking_are_3_897: "Pagamento multe (prov.), tabella 2019, Home banking",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", PROVINCIAL_FINES), ("series_it", "home banking")] says [("value", "3897"), ("base_value", "7")];
    bus_passes_on_the_regional_platform_are_8_905: "Rinnovo abbonamento autobus, tabella 2019, Piattaforma regionale",
        "osservatorio/uso-per-canale?misura=numero&base=casi-comparabili"
        [("label_it", BUS), ("series_it", "piattaforma regionale")] says [("value", "8905"), ("base_value", "2")];
    meals_are_81_percent_online_of_all_data: "Iscrizione mensa scolastica, considerando tutti i dati disponibili, 81%",
        "osservatorio/uso-per-canale?misura=percentuale&base=tutti-i-dati"
        [("label_it", MEALS), ("series_it", "tutti i casi online")] says [("value", "81"), ("computed", "false")];
    business_requests_are_83_percent_online_of_all_data: "Presentazione domande SUAP, tutti i dati disponibili, 83%",
        "osservatorio/uso-per-canale?misura=percentuale&base=tutti-i-dati"
        [("label_it", BUSINESS), ("series_it", "tutti i casi online")] says [("value", "83"), ("printed", "83%")];
    meal_enrolments_online_of_2018_are_73_percent: "Iscrizione mensa scolastica, 30.122 / 41.384 = 72,8 %",
        "osservatorio/uso-2018-2019?misura=percentuale" [("label_it", MEALS), ("series_it", "2018")]
        says [("value", "73"), ("computed", "true")];
    meal_fees_online_double_from_9_percent: "Pagamento mensa scolastica, 12.902 / 139.062 = 9,3 %",
        "osservatorio/uso-2018-2019?misura=percentuale" [("label_it", MEAL_FEES), ("series_it", "2018")]
        says [("value", "9"), ("computed", "true")];
    meal_fees_online_double_to_18_percent: "Pagamento mensa scolastica, 38.136 / 206.897 = 18,4 %",
        "osservatorio/uso-2018-2019?misura=percentuale" [("label_it", MEAL_FEES), ("series_it", "2019")]
        says [("value", "18"), ("computed", "true")];
    provincial_fines_online_of_2018_are_12_percent: "Pagamento multe (prov.), confronto 2018-2019, 12%",
        "osservatorio/uso-2018-2019?misura=percentuale" [("label_it", PROVINCIAL_FINES), ("series_it", "2018")]
        says [("value", "12"), ("printed", "12%"), ("computed", "false"), ("base_value", "26037")];
    municipal_fines_online_of_2018_are_96_641: "Pagamento multe comunali, tabella 2018, Tutti i casi on line",
        "osservatorio/uso-2018-2019?misura=numero" [("label_it", FINES), ("series_it", "2018")]
        says [("value", "96641"), ("printed", "96.641")];
    regional_access_serves_313_municipalities: "Presentazione domande SUAP, lepida – SUAPER (accesso unitario)",
        "osservatorio/piattaforme-per-servizio?servizio=suap" [("label_it", "Accesso unitario")]
        says [("value", "313"), ("series_it", "piattaforma regionale")];
    the_national_platform_serves_14_municipalities: "Presentazione domande SUAP, impresa in un giorno",
        "osservatorio/piattaforme-per-servizio?servizio=suap" [("series_it", "piattaforma nazionale")]
        says [("value", "14")];
    sieder_serves_35_municipalities: "SCIA edilizia residenziale, lepida - SIEDER",
        "osservatorio/piattaforme-per-servizio?servizio=scia" [("label_it", "SIEDER")]
        says [("value", "35"), ("series_it", "piattaforma regionale")];
    payer_takes_the_fines_of_142_municipalities: "Pagamento multe comunali, Lepida - payer",
        "osservatorio/piattaforme-per-servizio?servizio=multe-comunali" [("label_it", "Payer")]
        says [("value", "142"), ("series_it", "piattaforma regionale")];
    payer_serves_four_services: "rette nido, mensa, multe comunali, multe (prov.)",
        "osservatorio/servizi-per-piattaforma?misura=numero" [("label_it", "Payer")] says [("value", "4")];
    sosiahome_enrols_at_the_nurseries_of_41_municipalities: "Iscrizioni al nido, sosiahome - softech",
        "osservatorio/piattaforme-per-servizio?servizio=iscrizione-nido" [("label_it", "sosiahome")]
        says [("value", "41")];
    the_index_of_medium_large_municipalities_of_2018_is_23_49: "Indice di utilizzo, tabella, comuni medio-grandi",
        "osservatorio/indice-di-uso?misura=indice"
        [("label_it", "Medio-grandi (15.001–49.999)"), ("series_it", "2018")]
        says [("value", "23.49"), ("printed", "23,49")];
    the_index_of_large_municipalities_of_2019_is_30_82: "Indice di utilizzo, tabella, comuni grandi",
        "osservatorio/indice-di-uso?misura=indice" [("label_it", "Grandi (50.000 e oltre)"), ("series_it", "2019")]
        says [("value", "30.82"), ("printed", "30,82")];
    the_regional_index_of_2019_has_305_municipalities: "Indice di utilizzo, tabella, comuni con valori",
        "osservatorio/indice-di-uso?misura=indice" [("label_it", "Emilia-Romagna"), ("series_it", "2019")]
        says [("value", "16.26"), ("base_value", "305")];
    forty_four_municipalities_are_medium_large_in_2020: "Qualche dato di contesto, classi dimensionali 2020",
        "osservatorio/comuni-e-popolazione?misura=numero"
        [("label_it", "Medio-grandi (15.001–49.999)"), ("series_it", "2020")]
        says [("value", "44"), ("base_value", "328")];
    small_municipalities_have_202_552_inhabitants: "Qualche dato di contesto, Pop. al 1° gennaio 2020, comuni piccoli",
        "osservatorio/comuni-e-popolazione?misura=persone" [("label_it", "Piccoli (3.001–5.000)")]
        says [("value", "202552"), ("printed", "202.552"), ("base_value", "4474292")];
    in_the_plain_live_90_percent: "Qualche dato di contesto, % sul totale regionale, Pianura",
        "osservatorio/montagna-e-pianura?misura=percentuale" [("label_it", "Pianura")]
        says [("value", "90"), ("printed", "90%")];
    thirty_six_municipalities_had_all_meal_enrolments_online_in_2018: "Iscrizione mensa scolastica, nel 2018 erano 36",
        "osservatorio/comuni-tutto-on-line?misura=numero" [("label_it", MEALS), ("series_it", "2018")]
        says [("value", "36")];
    ninety_two_municipalities_have_all_business_requests_online: "Presentazione domande SUAP, 92 Comuni (100%)",
        "osservatorio/comuni-tutto-on-line?misura=numero" [("label_it", BUSINESS), ("series_it", "2019")]
        says [("value", "92")];
    ninety_municipalities_have_no_data_on_business_requests: "Presentazione domande SUAP, per 90 Comuni",
        "osservatorio/dati-disponibili?anno=2019" [("label_it", BUSINESS), ("series_it", "Enti senza dati")]
        says [("value", "90")];
    two_operators_give_no_data_on_the_bus_pass: "Rinnovo abbonamento autobus, SETA e TPER non forniscono i dati",
        "osservatorio/dati-disponibili?anno=2019" [("label_it", BUS), ("series_it", "Enti senza dati")]
        says [("value", "2"), ("base_value", "4")];
    certificates_have_38_comparable_cases: "Richiesta certificati anagrafici, Casi comparabili: 38",
        "osservatorio/dati-disponibili?anno=2019" [("label_it", CERTIFICATES), ("series_it", "Casi comparabili")]
        says [("value", "38")];
    the_province_of_ferrara_reaches_20_percent: "Pagamento multe (prov.), risultato migliore",
        "osservatorio/risultati-migliori?misura=percentuale"
        [("label_it", "Pagamento delle multe provinciali, Provincia di Ferrara")]
        says [("value", "20"), ("printed", "20%")];
    contacts_belong_to_26_unions: "Metodologia, numeri della raccolta, 26 Unioni di comuni",
        "osservatorio/chi-ha-risposto?misura=numero" [("label_it", "Unioni di Comuni")] says [("value", "26")];
    contacts_belong_to_six_shared_services: "Metodologia, numeri della raccolta, 6 forme di aggregazione",
        "osservatorio/chi-ha-risposto?misura=numero" [("label_it", "Servizi associati")] says [("value", "6")];
}
