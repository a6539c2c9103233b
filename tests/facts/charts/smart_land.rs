//! The chart of the questionnaire of the Province of Perugia, question by question, and the open answers.

use crate::facts::facts;

facts! {
    one_officer_in_eight_heads_the_it_department: "Questionario, ruolo di RTD, Dirigente ICT / Digitale (12,5%)",
        "osservatorio/questionario?misura=q-dto-role" [("label_it", "Dirigente ICT o digitale")]
        says [("value", "12.5"), ("printed", "12,5%")];
    one_officer_in_eight_heads_general_affairs: "Questionario, ruolo di RTD, Dirigente Affari Generali (12,5%)",
        "osservatorio/questionario?misura=q-dto-role" [("label_it", "Dirigente affari generali o istituzionali")]
        says [("value", "12.5"), ("printed", "12,5%")];
    three_sites_in_four_are_built_outside: "Questionario, sito realizzato da, professionista o società privata (75%)",
        "osservatorio/questionario?misura=q-site-built-by" [("label_it", "Professionista o società privata")]
        says [("value", "75"), ("printed", "75%")];
    one_site_in_four_is_built_with_help: "Questionario, sito realizzato da, personale interno con il supporto (25%)",
        "osservatorio/questionario?misura=q-site-built-by" [("label_it", "Personale interno con un privato")]
        says [("value", "25")];
    wordpress_runs_one_site_in_four: "Questionario, CMS, Wordpress (25%)",
        "osservatorio/questionario?misura=q-site-cms" [("label_it", "WordPress")]
        says [("value", "25"), ("printed", "25%")];
    drupal_runs_one_site_in_eight: "Questionario, CMS, Drupal (12,5%)",
        "osservatorio/questionario?misura=q-site-cms" [("label_it", "Drupal")] says [("value", "12.5")];
    nobody_uses_liferay: "Questionario, CMS, Liferay (0%)",
        "osservatorio/questionario?misura=q-site-cms" [("label_it", "Liferay")]
        says [("value", "0"), ("printed", "0%")];
    one_site_in_four_is_kept_by_editors_outside: "Questionario, contenuti aggiornati da, redazione esterna (25%)",
        "osservatorio/questionario?misura=q-site-updated-by" [("label_it", "Redazione esterna")]
        says [("value", "25")];
    one_site_in_four_is_kept_by_all_offices: "Questionario, contenuti aggiornati da, redazione interna diffusa (25%)",
        "osservatorio/questionario?misura=q-site-updated-by" [("label_it", "Redazione interna diffusa")]
        says [("value", "25")];
    one_in_eight_has_sites_on_a_theme: "Questionario, Siti tematici, SI (12,5%)",
        "osservatorio/questionario?misura=q-thematic-sites" [("label_it", "Sì")]
        says [("value", "12.5"), ("printed", "12,5%")];
    seven_in_eight_have_no_site_on_a_theme: "Questionario, Siti tematici, NO (87,5%)",
        "osservatorio/questionario?misura=q-thematic-sites" [("label_it", "No")] says [("value", "87.5")];
    one_in_four_is_on_instagram: "Questionario, Social network, Instagram (25%)",
        "osservatorio/questionario?misura=q-social" [("label_it", "Instagram")] says [("value", "25")];
    one_in_four_is_on_youtube: "Questionario, Social network, Youtube (25%)",
        "osservatorio/questionario?misura=q-social" [("label_it", "YouTube")] says [("value", "25")];
    one_in_eight_is_on_whatsapp: "Questionario, Social network, Whatsapp (12,5%)",
        "osservatorio/questionario?misura=q-social" [("label_it", "WhatsApp")] says [("value", "12.5")];
    three_in_eight_are_not_in_the_io_app: "Questionario, Servizi nell'APP IO, NO (37,5%)",
        "osservatorio/questionario?misura=q-app-io" [("label_it", "No")] says [("value", "37.5")];
    five_in_eight_made_no_smart_city_projects: "Questionario, smart city, NO (62,5%)",
        "osservatorio/questionario?misura=q-smart-city" [("label_it", "No")] says [("value", "62.5")];
    half_worked_on_digital_services: "Questionario, ambiti della smart city, Digitalizzazione (50%)",
        "osservatorio/questionario?misura=q-smart-city-areas"
        [("label_it", "Digitalizzazione, servizi online, infrastrutture")] says [("value", "50"), ("printed", "50%")];
    one_in_four_worked_on_inclusion: "Questionario, ambiti della smart city, Inclusione sociale (25%)",
        "osservatorio/questionario?misura=q-smart-city-areas" [("label_it", "Inclusione e facilitazione digitale")]
        says [("value", "25")];
    one_in_eight_worked_on_the_environment: "Questionario, ambiti della smart city, Sostenibilità ambientale (12,5%)",
        "osservatorio/questionario?misura=q-smart-city-areas" [("label_it", "Ambiente, energia, rigenerazione urbana")]
        says [("value", "12.5")];
    one_in_four_worked_on_something_else: "Questionario, ambiti della smart city, Altro (25%)",
        "osservatorio/questionario?misura=q-smart-city-areas" [("label_it", "Altro")] says [("value", "25")];
    the_last_service_in_the_cloud_is_the_data_centre: "Questionario, Cloud SaaS, settima risposta",
        "questionario" [("question", "servizi-cloud-saas"), ("order", "7")]
        says [("label", "Data Center"), ("percent", "")];
    the_fourth_service_in_the_io_app_is_of_cemeteries: "Questionario, Servizi nell'APP IO, Quali?, quarta risposta",
        "questionario" [("question", "servizi-app-io-quali"), ("order", "4")]
        says [("label", "Servizi Cimiteriali"), ("percent", "")];
    the_fourth_service_by_digital_identity_is_paying: "Questionario, Servizi tramite SPID o CIE, quarta risposta",
        "questionario" [("question", "servizi-spid-cie"), ("order", "4")]
        says [("label", "Pagamenti online (PagoPA)"), ("percent", "")];
    the_third_wish_is_a_network_without_wires: "Questionario, supporto da parte della Provincia, terza risposta",
        "questionario" [("question", "supporto-provincia"), ("order", "3")]
        says [("label", "Wi-fi diffuso per i cittadini e i turisti")];
    the_fourth_action_is_to_connect_the_territory: "Questionario, azioni specifiche rivolte ai Comuni, quarta risposta",
        "questionario" [("question", "azioni-utili"), ("order", "4")] says [("label", "Connessione del territorio")];
}
