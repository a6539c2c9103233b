//! The numbers as files to take away.

use app::editorial::numbers::model::{FEWER, Shown, WorkflowNumbers, YearNumbers};
use app::i18n::Language;
use serde_json::{Map, Value, json};

use crate::registry::datasets::csv;

const COLUMNS: [&str; 6] = ["tabella", "voce", "proposte", "mediana", "minimo", "massimo"];

/// As comma-separated values: a line for each year, state and province.
pub fn as_csv(numbers: &WorkflowNumbers) -> String {
    let columns = COLUMNS.map(str::to_owned);
    let years = numbers.years.iter().map(year);
    let states = numbers.states.iter().map(|(state, count)| row("stato", state.slug(), *count));
    let provinces = numbers.provinces.iter();
    let provinces = provinces.map(|(letters, count)| row("provincia", letters.as_deref().unwrap_or_default(), *count));
    csv(&columns, &years.chain(states).chain(provinces).collect::<Vec<_>>())
}

/// As JSON: the same as the page shows, with `null` for what is not shown.
pub fn as_json(numbers: &WorkflowNumbers) -> Value {
    let year = |one: &YearNumbers| {
        json!({
            "year": one.year, "published": one.published.0, "median": one.span.map(|span| span.median.to_string()),
            "least": one.span.map(|span| span.least), "most": one.span.map(|span| span.most),
        })
    };
    let states = numbers.states.iter().map(|(state, count)| json!({ "state": state, "proposals": count.0 }));
    let provinces = numbers.provinces.iter();
    let provinces = provinces.map(|(letters, count)| json!({ "province": letters, "proposals": count.0 }));
    json!({
        "day": numbers.day, "not_shown": FEWER.text(Language::English),
        "years": numbers.years.iter().map(year).collect::<Vec<_>>(),
        "states": states.collect::<Vec<_>>(), "provinces": provinces.collect::<Vec<_>>(),
    })
}

fn row(table: &str, name: &str, count: Shown) -> Map<String, Value> {
    let count = count.0.map_or_else(|| json!(FEWER.text(Language::Italian)), |count| json!(count));
    [("tabella", json!(table)), ("voce", json!(name)), ("proposte", count)]
        .into_iter()
        .map(|(column, value)| (column.to_owned(), value))
        .collect()
}

fn year(one: &YearNumbers) -> Map<String, Value> {
    let mut row = row("anno", &one.year.to_string(), one.published);
    if let Some(span) = one.span {
        row.insert("mediana".to_owned(), json!(span.median.to_string()));
        row.insert("minimo".to_owned(), json!(span.least));
        row.insert("massimo".to_owned(), json!(span.most));
    }
    row
}

#[cfg(test)]
mod tests {
    use app::editorial::numbers::model::Span;
    use app::editorial::workflow::ProposalState;
    use rust_decimal::Decimal;

    use super::*;

    fn numbers() -> WorkflowNumbers {
        let span = Span { median: Decimal::new(35, 1), least: 1, most: 9 };
        WorkflowNumbers {
            day: "2024-12-31".parse().expect("a day"),
            years: vec![
                YearNumbers { year: 2024, published: Shown(Some(6)), span: Some(span) },
                YearNumbers { year: 2023, published: Shown(None), span: None },
            ],
            states: vec![(ProposalState::InReview, Shown(None))],
            provinces: vec![(Some("FC".into()), Shown(Some(7))), (None, Shown(None))],
        }
    }

    #[test]
    fn the_table_says_what_the_page_says() {
        let text = as_csv(&numbers());
        let lines: Vec<&str> = text.split("\r\n").collect();
        let expected = [
            "tabella,voce,proposte,mediana,minimo,massimo",
            "anno,2024,6,3.5,1,9",
            "anno,2023,meno di 5,,,",
            "stato,in-istruttoria,meno di 5,,,",
            "provincia,FC,7,,,",
            "provincia,,meno di 5,,,",
            "",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_is_not_shown_is_null() {
        let json = as_json(&numbers());
        assert_eq!(json["years"][0]["median"], "3.5");
        assert_eq!(json["years"][1]["published"], Value::Null);
        assert_eq!(json["states"][0], json!({ "state": "in_review", "proposals": null }));
    }
}
