//! Rows of the management plan with the page that shows them: chapters, totals, phases, expected values and effort.

use super::{Fact, count};
use crate::plan_pages::row;
use crate::support::{data, get, rows_with, text};

/// Tests of one fact each: its name, its place in the document, page, dataset, row, what the row says, what is shown.
macro_rules! plan_facts {
    ($($name:ident: $locator:literal, $page:literal $dataset:literal $id:literal
       says [$($says:tt)*] shows [$($shows:tt)*];)*) => {
        $(
            #[test]
            fn $name() {
                Fact { place: $dataset, about: &[("id", $id)], says: &[$($says)*], locator: $locator }.hold();
                assert_shown($page, $id, &[$($shows)*], $locator);
            }
        )*
    };
}

fn assert_shown(page: &str, id: &str, expected: &[&str], locator: &str) {
    let shown = row(&get(&format!("/piani/peg-2020/{page}")).text, id);
    for text in expected {
        assert!(shown.contains(text), "{page}#{id}: {shown:?}; {locator} says {text}");
    }
}

// Income and expenditure by chapter.
plan_facts! {
    projects_for_the_city_centre_cost_132_336_euro: "2020_PG_7024, Budget previsto, Cap. 00490 Art. 00",
        "progetti/2020-pg-7024" "piano-capitoli" "2020-pg-7024-00490-00"
        says [("amount", "132336"), ("side", "expenditure"), ("column", "Spese Correnti")]
        shows ["00490/00", "132.336,00", "Spese Correnti"];
    sponsors_of_the_city_centre_bring_146_400_euro: "2020_PG_7024, Budget previsto, Cap. 03725 Art. 00",
        "progetti/2020-pg-7024" "piano-capitoli" "2020-pg-7024-03725-00"
        says [("amount", "146400"), ("side", "income")] shows ["146.400,00", "Entrate Correnti"];
    fines_for_building_abuses_bring_1_200_000_euro: "2020_PD_6632, Budget previsto, Cap. 08003 Art. 00",
        "progetti/2020-pd-6632" "piano-capitoli" "2020-pd-6632-08003-00"
        says [("amount", "1200000"), ("side", "income"), ("printed", "1.200.000,00")] shows ["1.200.000,00"];
    grants_for_country_pharmacies_are_250_euro: "2020_PD_1004, Budget previsto, Cap. 31218 Art. 01",
        "progetti/2020-pd-1004" "piano-capitoli" "2020-pd-1004-31218-01"
        says [("amount", "250"), ("article", "01"), ("side", "expenditure")] shows ["31218/01", "250,00"];
    refunds_of_posting_fees_are_66_500_euro: "2020_PD_1309, Budget previsto, Cap. 39682 Art. 01",
        "progetti/2020-pd-1309" "piano-capitoli" "2020-pd-1309-39682-01"
        says [("amount", "66500"), ("chapter", "39682"), ("article", "01")] shows ["66.500,00"];
    the_cemetery_of_rivalta_brings_200_000_euro_of_investments: "2020_PD_1621, Budget previsto, Cap. 09600 Art. 02",
        "progetti/2020-pd-1621" "piano-capitoli" "2020-pd-1621-09600-02"
        says [("amount", "200000"), ("side", "income"), ("column", "Entrate Investimenti")]
        shows ["200.000,00", "Entrate Investimenti"];
    cremations_bring_700_000_euro: "2020_PD_1621, Budget previsto, Cap. 08440 Art. 00",
        "progetti/2020-pd-1621" "piano-capitoli" "2020-pd-1621-08440-00"
        says [("amount", "700000"), ("side", "income")] shows ["700.000,00"];
    identity_cards_give_386_000_euro_back_to_the_state: "2020_PD_1638, Budget previsto, Cap. 25011 Art. 00",
        "progetti/2020-pd-1638" "piano-capitoli" "2020-pd-1638-25011-00"
        says [("amount", "386000"), ("side", "expenditure")] shows ["386.000,00"];
    the_shared_press_review_costs_2_551_euro_and_27_cents: "2020_PD_1533, Budget previsto, Cap. 03303 Art. 02",
        "progetti/2020-pd-1533" "piano-capitoli" "2020-pd-1533-03303-02"
        says [("amount", "2551.27"), ("printed", "2.551,27")] shows ["2.551,27"];
    blameless_tenants_get_98_001_euro_and_59_cents: "2020_PD_8932, Budget previsto, Cap. 31239 Art. 00",
        "progetti/2020-pd-8932" "piano-capitoli" "2020-pd-8932-31239-00"
        says [("amount", "98001.59"), ("side", "expenditure")] shows ["98.001,59"];
}

// Printed totals.
plan_facts! {
    public_ground_brings_1_632_200_euro_in_all: "2020_PD_1005, Budget previsto, riga Totale",
        "progetti/2020-pd-1005" "piano-totali" "scheda-2020-pd-1005-entrate-correnti"
        says [("amount", "1632200"), ("column", "Entrate Correnti")] shows ["1.632.200,00"];
    the_front_office_brings_575_930_euro_in_all: "2020_PD_1638, Budget previsto, riga Totale",
        "progetti/2020-pd-1638" "piano-totali" "scheda-2020-pd-1638-entrate-correnti"
        says [("amount", "575930"), ("amount_printed", "575.930,00")] shows ["575.930,00"];
    cemeteries_bring_250_000_euro_of_investments_in_all: "2020_PD_1621, Budget previsto, riga Totale",
        "progetti/2020-pd-1621" "piano-totali" "scheda-2020-pd-1621-entrate-investimenti"
        says [("amount", "250000"), ("column", "Entrate Investimenti")] shows ["250.000,00"];
    permits_are_0_04_percent_of_their_centre: "Riepilogo CDR 10, 2020_PD_1004",
        "bilancio" "piano-totali" "riepilogo-2020-pd-1004"
        says [("amount", "250"), ("percent", "0.04"), ("percent_printed", "0,04 %")] shows ["250,00", "0,04 %"];
    strategic_communication_is_85_53_percent_of_its_centre: "Riepilogo CDR 15, 2020_PD_1501",
        "bilancio" "piano-totali" "riepilogo-2020-pd-1501"
        says [("amount", "133268"), ("percent", "85.53")] shows ["133.268,00", "85,53 %"];
    housing_synergies_are_30_16_percent_of_their_centre: "Riepilogo CDR 16, 2020_PD_8928",
        "bilancio" "piano-totali" "riepilogo-2020-pd-8928"
        says [("amount", "322138"), ("percent", "30.16")] shows ["322.138,00", "30,16 %"];
    social_housing_is_46_95_percent_of_its_centre: "Riepilogo CDR 16, Totale Azione 501.439,59",
        "centri/cdr-16" "piano-totali" "cdr-16-totale-azione-housing-sociale"
        says [("amount", "501439.59"), ("percent", "46.95"), ("scope", "action")] shows ["501.439,59", "46,95 %"];
    health_and_welfare_is_printed_as_33_57_percent: "Riepilogo CDR 16, Totale Obiettivo 501.439,59",
        "centri/cdr-16" "piano-totali" "cdr-16-totale-obiettivo-sanita-e-welfare"
        says [("amount", "501439.59"), ("percent", "33.57"), ("percent_printed", "33,57 %")]
        shows ["501.439,59", "Stampato 33,57 %, calcolato 46,95 %"];
}

// Phases.
plan_facts! {
    the_board_of_commerce_is_redesigned_from_july: "2020_PG_7024, Fasi/Attività, fase 1",
        "progetti/2020-pg-7024" "piano-fasi" "2020-pg-7024-fase-1"
        says [("start", "2020-07-01"), ("end", "2020-12-31")] shows ["1º luglio 2020", "31 dicembre 2020"];
    the_ranking_of_the_fair_ends_on_the_eighth_of_august: "2020_PD_1103, Fasi/Attività, fase 2",
        "progetti/2020-pd-1103" "piano-fasi" "2020-pd-1103-fase-2"
        says [("start", "2020-01-01"), ("end", "2020-08-08")] shows ["8 agosto 2020"];
    digitising_the_postings_lasts_one_day_as_printed: "2020_PD_1309, Fasi/Attività, fase 2",
        "progetti/2020-pd-1309" "piano-fasi" "2020-pd-1309-fase-2"
        says [("start", "2020-01-01"), ("end", "2020-01-01")] shows ["Stampato 01/01/2020–01/01/2020"];
    the_new_newsletter_is_ready_by_february: "2020_PD_1532, Fasi/Attività, fase 16",
        "progetti/2020-pd-1532" "piano-fasi" "2020-pd-1532-fase-16"
        says [("end", "2020-02-28"), ("objective", "2020-ob-1532-3")] shows ["28 febbraio 2020"];
    the_second_phase_of_the_tender_names_no_objective: "2020_PD_1543, Fasi/Attività, fase 2",
        "progetti/2020-pd-1543" "piano-fasi" "2020-pd-1543-fase-2"
        says [
            ("objective", ""),
            ("start", "2020-09-01"),
            ("note", "la gara quadro andrà in onda se ci sarà budget disponibile"),
        ]
        shows ["1º settembre 2020", "la gara quadro andrà in onda se ci sarà budget disponibile"];
    colleagues_are_asked_in_december: "2020_PG_1540, Fasi/Attività, fase 2",
        "progetti/2020-pg-1540" "piano-fasi" "2020-pg-1540-fase-2"
        says [("start", "2020-12-01"), ("end", "2020-12-31")] shows ["1º dicembre 2020"];
    the_cremation_tender_ends_in_march: "2020_PD_1625, Fasi/Attività, fase 1",
        "progetti/2020-pd-1625" "piano-fasi" "2020-pd-1625-fase-1"
        says [("start", "2020-01-01"), ("end", "2020-03-31")] shows ["31 marzo 2020"];
    training_for_the_national_register_ends_in_november: "2020_PD_16TD, Fasi/Attività, fase 5",
        "progetti/2020-pd-16td" "piano-fasi" "2020-pd-16td-fase-5"
        says [("end", "2020-11-01"), ("objective", "2020-ob-16td-2")] shows ["1º novembre 2020"];
    the_branch_of_ospizio_opens_again_in_may: "2020_PG_1650, Fasi/Attività, fase 9",
        "progetti/2020-pg-1650" "piano-fasi" "2020-pg-1650-fase-9"
        says [("start", "2020-05-01"), ("end", "2020-05-18")] shows ["1º maggio 2020", "18 maggio 2020"];
}

// Expected values.
plan_facts! {
    traders_to_involve_are_a_number_though_words_name_a_percentage: "2020_PG_7024, indicatore P_7024_1_1",
        "progetti/2020-pg-7024" "piano-indicatori" "p-7024-1-1"
        says [("value_kind", "number"), ("value", "450")] shows ["450", "almeno il 30%"];
    tenants_of_public_housing_rise_by_one_and_a_half_percent: "2020_PG_8929, indicatore M_8929_1_2",
        "progetti/2020-pg-8929" "piano-indicatori" "m-8929-1-2"
        says [("value_kind", "percent"), ("value", "1.5"), ("printed", "1,5")] shows ["1,5", "percentuale"];
    six_million_page_views_are_expected: "2020_PD_1532, indicatore O_1532_2_8",
        "progetti/2020-pd-1532" "piano-indicatori" "o-1532-2-8"
        says [("value_kind", "number"), ("value", "6000000")] shows ["6000000"];
    subscribers_on_telegram_are_expected_to_rise: "2020_PD_1532, indicatore O_1532_1_6",
        "progetti/2020-pd-1532" "piano-indicatori" "o-1532-1-6"
        says [("value_kind", "change"), ("value", "0.2"), ("printed", "+0,20")] shows ["+0,20"];
    the_map_of_skills_is_expected_on_new_year_s_day: "2020_PD_1648, indicatore P_1648_1_1",
        "progetti/2020-pd-1648" "piano-indicatori" "p-1648-1-1"
        says [("value_kind", "date"), ("value_date", "2020-01-01")] shows ["01/01/2020", "data"];
    cremations_are_contracted_out_from_april: "2020_PD_1625, indicatore M_1625_2_1",
        "progetti/2020-pd-1625" "piano-indicatori" "m-1625-2-1"
        says [("value_kind", "date"), ("value_date", "2020-04-01")] shows ["01/04/2020"];
    ten_percent_of_the_site_moves_to_plone: "2020_PG_1542, indicatore M_1542_2_1",
        "progetti/2020-pg-1542" "piano-indicatori" "m-1542-2-1"
        says [("value_kind", "percent"), ("value", "10"), ("percent_basis", "label")] shows ["10", "percentuale"];
    a_hundred_and_sixty_thousand_posters_are_put_up: "2020_PD_1309, indicatore O_1309_1_4",
        "progetti/2020-pd-1309" "piano-indicatori" "o-1309-1-4"
        says [("value", "160000"), ("label", "Numero manifesti affissi")] shows ["160000"];
    regional_elections_take_767_tellers: "2020_PD_1648, indicatore M_1648_3_7",
        "progetti/2020-pd-1648" "piano-indicatori" "m-1648-3-7"
        says [("value", "767"), ("objective", "2020-ob-1648-3")] shows ["767"];
    monitoring_corruption_takes_fifteen_days: "2020_PD_10PA, indicatore P_10PA_2_2",
        "progetti/2020-pd-10pa" "piano-indicatori" "p-10pa-2-2"
        says [("value_kind", "number"), ("value", "15"), ("objective", "2020-ob-10pa-2")] shows ["15"];
}

// People counted, full times summed.
plan_facts! {
    nine_people_work_at_markets: "2020_PD_1010, Impegno Personale 5+90+95+80+50+7+5+100+100",
        "impegno" "piano-impegno" "2020-pd-1010-impegno"
        says [("people", "9"), ("executives", "1"), ("percent_sum", "532"), ("fte", "5.32")] shows ["5,32"];
    eleven_people_work_at_building_abuses: "2020_PD_6632, Impegno Personale 5+70+60+10+80+60+100+100+5+95+85",
        "impegno" "piano-impegno" "2020-pd-6632-impegno"
        says [("people", "11"), ("percent_sum", "670"), ("fte", "6.7")] shows ["6,70"];
    three_people_and_no_executive_work_at_the_city_centre: "2020_PG_7024, Impegno Personale 15+55+70",
        "impegno" "piano-impegno" "2020-pg-7024-impegno"
        says [("people", "3"), ("executives", "0"), ("percent_sum", "140")] shows ["1,40"];
    six_people_work_at_relations_with_the_media: "2020_PD_1533, Impegno Personale 5+100+70+25+85+85",
        "impegno" "piano-impegno" "2020-pd-1533-impegno"
        says [("people", "6"), ("percent_sum", "370")] shows ["3,70"];
    one_executive_works_nought_percent_at_privacy: "2020_PD_15PR, Impegno Personale 0,00 %",
        "impegno" "piano-impegno" "2020-pd-15pr-impegno"
        says [("people", "1"), ("executives", "1"), ("percent_sum", "0"), ("fte", "0")] shows ["0,00"];
    one_executive_works_half_a_percent_at_complaints: "2020_PD_16RE, Impegno Personale 0,50 %",
        "impegno" "piano-impegno" "2020-pd-16re-impegno"
        says [("people", "1"), ("percent_sum", "0.5")] shows ["0,5 %"];
}

fn assert_sum(dataset: &str, about: &[(&str, &str)], column: &str, expected: f64) {
    let rows = data(dataset);
    let values = rows_with(&rows, about).into_iter().map(|row| text(row, column).parse::<f64>().expect("a number"));
    let sum: f64 = values.sum();
    assert!((sum - expected).abs() < 0.005, "{dataset}, {column}: {sum} instead of {expected}");
}

/// "Totale" below each project's chapters; "Totale CDR" of three centres: 655.986,00 + 155.819,27 + 1.067.939,59.
#[test]
fn chapters_sum_up_to_the_printed_totals() {
    assert_sum("piano-capitoli", &[("side", "expenditure")], "amount", 1_879_744.86);
    assert_sum("piano-capitoli", &[("side", "income")], "amount", 8_429_320.86);
}

/// The 399 rows of the 55 tables "Impegno Personale".
#[test]
fn the_tables_of_effort_sum_up_to_13_999_percent() {
    assert_sum("piano-impegno", &[], "people", 399.0);
    assert_sum("piano-impegno", &[], "percent_sum", 13_999.0);
}

/// "Inizio" and "Fine" of the 204 phases.
#[test]
fn most_phases_last_the_whole_year() {
    assert_eq!(count("piano-fasi", &[("start", "2020-01-01"), ("end", "2020-12-31")]), 149);
    assert_eq!(count("piano-fasi", &[("start", "2020-01-01"), ("end", "2020-01-01")]), 8);
    assert_eq!(count("piano-fasi", &[("objective", "")]), 11);
}

/// "Valore previsto 2020": 34 days, 5 signed changes, 2 with a percent sign, 48 whose words ask for a percentage.
#[test]
fn expected_values_are_counted_by_type() {
    let of = |kind| count("piano-indicatori", &[("value_kind", kind)]);
    assert_eq!([of("date"), of("change"), of("percent"), of("number")], [34, 5, 50, 190]);
    assert_eq!(count("piano-indicatori", &[("value_kind", "percent"), ("percent_basis", "value")]), 2);
}

/// 41 headings "Obiettivo Prioritario", 32 "gestionale ordinario", 29 "di miglioramento"; two objectives have none.
#[test]
fn two_objectives_have_no_heading() {
    let printed = |heading| count("piano-obiettivi", &[("kind_printed", heading)]);
    let headings = ["Obiettivo Prioritario", "Obiettivo gestionale ordinario", "Obiettivo di miglioramento", ""];
    assert_eq!(headings.map(printed), [41, 32, 29, 2]);
    assert_eq!(count("piano-obiettivi", &[("code", "2020_OB_1010_2"), ("kind_printed", "")]), 1);
    assert_eq!(count("piano-obiettivi", &[("code", "2020_OB_1501_2"), ("kind_printed", "")]), 1);
}
