//! Province of Perugia, "Smart Land": the first year.

use super::{count, facts};
use crate::support::{data, ids, rows_with, text};

facts! {
    one_in_eight_has_a_plan_of_its_own: "Questionario, Piano per la Transizione digitale, SI (12,5%)",
        "questionario" [("question", "piano-transizione-digitale"), ("label", "SI")]
        says [("percent", "12.5"), ("printed", "12,5%")];
    seven_in_eight_have_no_plan: "Questionario, Piano per la Transizione digitale, NO (87,5%)",
        "questionario" [("question", "piano-transizione-digitale"), ("label", "NO")] says [("percent", "87.5")];
    the_officer_is_mostly_an_official: "Questionario, ruolo di RTD",
        "questionario" [("label", "Funzionario / Elevata Qualificazione")] says [("percent", "75"), ("printed", "75%")];
    another_content_system_is_most_used: "Questionario, Altro CMS (62,5%)",
        "questionario" [("label", "Altro CMS")] says [("percent", "62.5")];
    nobody_uses_joomla: "Questionario, Joomla (0%)",
        "questionario" [("label", "Joomla")] says [("percent", "0"), ("printed", "0%")];
    five_in_eight_are_on_facebook: "Questionario, Facebook (62,5%)",
        "questionario" [("label", "Facebook")] says [("percent", "62.5")];
    three_in_eight_are_on_no_social_network: "Questionario, nessun social (37,5%)",
        "questionario" [("label", "nessun social")] says [("percent", "37.5")];
    five_in_eight_are_in_the_io_app: "Questionario, Servizi nell'APP IO, SI (62,5%)",
        "questionario" [("question", "servizi-app-io"), ("label", "SI")] says [("percent", "62.5")];
    half_of_the_sites_are_kept_by_the_it_office: "Questionario, ufficio informatico (50%)",
        "questionario" [("label", "ufficio informatico")] says [("percent", "50")];
    three_in_eight_made_smart_city_projects: "Questionario, smart city, SI (37,5%)",
        "questionario" [("question", "progetti-smart-city"), ("label", "SI")] says [("percent", "37.5")];
    fourteen_sites_name_no_officer: "Dati emersi, n. 14 siti",
        "rilievi" [("id", "rtd-non-individuato")] says [("value", "14")];
    twenty_five_sites_lack_the_accessibility_link: "Dati emersi, n. 25 siti",
        "rilievi" [("id", "senza-link-accessibilita")] says [("value", "25")];
    an_open_answer_has_no_percentage: "Questionario, Cloud SaaS, Multe e verbali",
        "questionario" [("label", "Multe e verbali")] says [("percent", ""), ("question", "servizi-cloud-saas")];
    the_document_does_not_say_how_many_answered: "Questionario, primi dati",
        "questionari" [("id", "smart-land-2023")] says [("respondents", "")];
}

/// "23 novembre 2022, 15 dicembre 2022, 28 giugno 2023, 30 novembre 2023".
#[test]
fn four_meetings_were_held() {
    let mut days: Vec<String> = data("incontri").iter().map(|row| text(row, "date")).collect();
    days.sort();
    assert_eq!(days, ["2022-11-23", "2022-12-15", "2023-06-28", "2023-11-30"]);
}

/// "n. 24 … Bevagna, …, Valfabbrica".
#[test]
fn twenty_four_municipalities_came_to_a_meeting() {
    let rows = data("partecipanti");
    assert_eq!(rows.len(), 24);
    for entity in ["bevagna", "monteleone-di-spoleto", "sant-anatolia-di-narco", "perugia", "valfabbrica"] {
        assert_eq!(rows_with(&rows, &[("entity", entity)]).len(), 1, "{entity}");
    }
}

/// "Rete tra piccoli comuni": the ten municipalities of the union.
#[test]
fn ten_municipalities_share_one_system_and_one_officer() {
    let rows = data("adozioni");
    let adopters = rows_with(&rows, &[("practice", "rete-tra-piccoli-comuni")]);
    let municipalities = adopters.iter().filter(|row| !text(row, "entity").starts_with("unione-")).count();
    assert_eq!(municipalities, 10);
}

/// "Smart city": Spoleto and Perugia told of theirs.
#[test]
fn spoleto_and_perugia_told_of_their_smart_city() {
    let rows = data("adozioni");
    let mut told: Vec<String> =
        rows_with(&rows, &[("practice", "smart-city")]).iter().map(|row| text(row, "entity")).collect();
    told.sort();
    assert_eq!(told, ["perugia", "spoleto"]);
}

/// One need of small municipalities, four of medium and large ones, nine of all.
#[test]
fn needs_are_told_by_size() {
    let of = |group| count("bisogni-rilevati", &[("size_group", group)]);
    assert_eq!([of("small"), of("medium_large"), of("all")], [1, 4, 9]);
}

/// Every bullet of the questionnaire that is a question, with those that ask for more ("Quali?").
#[test]
fn every_question_has_its_options() {
    let options = data("questionario");
    let questions = ids("questionario-domande");
    assert_eq!(questions.len(), 15);
    for question in questions {
        assert!(options.iter().any(|option| text(option, "question") == question), "{question}");
    }
    assert_eq!(options.len(), 63);
}
