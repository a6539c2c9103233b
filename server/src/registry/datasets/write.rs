//! Rows as the text of a file.

use serde_json::{Map, Value};

/// Rows as comma-separated values with a header. A cell that a spreadsheet would run is made harmless.
pub fn csv(columns: &[String], rows: &[Map<String, Value>]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let records = std::iter::once(columns.to_vec())
        .chain(rows.iter().map(|row| columns.iter().map(|column| harmless(text(&cell(row, column)))).collect()));
    for record in records {
        if let Err(error) = writer.write_record(&record) {
            tracing::error!(%error, "a row of a dataset cannot be written");
        }
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Rows as an array of objects with the same columns.
pub fn json(columns: &[String], rows: &[Map<String, Value>]) -> String {
    let rows = rows
        .iter()
        .map(|row| columns.iter().map(|column| (column.clone(), cell(row, column))).collect::<Map<String, Value>>());
    Value::Array(rows.map(Value::Object).collect()).to_string()
}

/// A value by its column: the text in a language stands behind the column without its ending; a printed text stands
/// behind the column's own name.
fn cell(row: &Map<String, Value>, column: &str) -> Value {
    if let Some(value) = row.get(column) {
        return match value {
            Value::Object(text) => text.get("it").cloned().unwrap_or(Value::Null),
            value => value.clone(),
        };
    }
    let in_language = |ending: &str, language: &str| row.get(column.strip_suffix(ending)?)?.get(language).cloned();
    in_language("_it", "it").or_else(|| in_language("_en", "en")).unwrap_or(Value::Null)
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

/// A spreadsheet runs what starts with one of these, unless it is just a number.
fn harmless(cell: String) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if runs { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Map<String, Value>> {
        let row = serde_json::json!({
            "id": "a", "title": { "it": "Uno, \"due\"", "en": "One" }, "themes": ["x", "y"],
            "value": "-0.32", "printed": "+ 0,20", "note": { "it": "=SOMMA(A1)" },
        });
        row.as_object().cloned().into_iter().collect()
    }

    fn columns() -> Vec<String> {
        ["id", "title_it", "title_en", "themes", "value", "printed", "note_it", "note_en"].map(String::from).to_vec()
    }

    #[test]
    fn a_cell_is_quoted_and_cannot_run() {
        let text = csv(&columns(), &rows());
        let mut lines = text.split("\r\n");
        assert_eq!(lines.next(), Some("id,title_it,title_en,themes,value,printed,note_it,note_en"));
        assert_eq!(lines.next(), Some("a,\"Uno, \"\"due\"\"\",One,x|y,-0.32,\"'+ 0,20\",'=SOMMA(A1),"));
    }

    #[test]
    fn a_missing_value_is_null() {
        let parsed: Value = serde_json::from_str(&json(&columns(), &rows())).expect("JSON");
        assert_eq!(parsed[0]["note_en"], Value::Null);
        assert_eq!(parsed[0]["themes"], serde_json::json!(["x", "y"]));
    }
}
