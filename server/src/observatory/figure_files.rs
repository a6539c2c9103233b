//! The files of a figure: what quotes it, for programs that keep references, and the figure itself.

use app::i18n::Language;
use app::observatory::citation::Citation;
use app::observatory::model::figure_page_path;
use app::registry::datasets::LICENCE;
use serde_json::{Value, json};

use super::figure::Found;
use super::holdings::Holdings;

app::vocabulary! {
    /// In which form a figure is taken away.
    FigureFile {
        /// A reference for LaTeX.
        Bibtex = "bibtex" / "bib", "BibTeX", "BibTeX";
        /// A reference for programs that keep them.
        Csl = "csl" / "csl.json", "CSL-JSON", "CSL-JSON";
        /// The figure itself.
        Json = "json" / "json", "JSON", "JSON";
    }
}

impl FigureFile {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// The file of a figure on the site with this address.
    pub fn content(self, found: &Found, holdings: &Holdings, origin: &str, language: Language) -> String {
        let citation = || Citation::of(&found.sheet(holdings, language), origin, language);
        match self {
            Self::Bibtex => bibtex(&citation()),
            Self::Csl => csl(&citation()).to_string(),
            Self::Json => document(found, holdings, origin, language).to_string(),
        }
    }
}

/// An entry of a BibTeX file, in UTF-8. Its type is one that every style knows.
fn bibtex(citation: &Citation) -> String {
    let language = match citation.language {
        Language::Italian => "italian",
        Language::English => "english",
    };
    // A second pair of braces keeps capitals, and an organisation's name in one piece.
    let whole = |text: &str| format!("{{{}}}", escaped(text));
    let fields = [
        ("author", whole(&citation.author)),
        ("title", whole(&citation.title)),
        ("howpublished", escaped(&format!("{}, {}", citation.document, citation.locator))),
        ("year", year(&citation.date).map(|year| year.to_string()).unwrap_or_default()),
        ("note", escaped(&format!("{}, CC BY 4.0", citation.portal()))),
        ("url", citation.address.clone()),
        ("language", language.to_owned()),
    ];
    let said = fields.iter().filter(|(_, value)| !value.is_empty());
    let lines: Vec<String> = said.map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}\n", citation.key, lines.join(",\n"))
}

/// A text between braces of a BibTeX file. BibTeX counts braces even behind a backslash, so that they become words.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '"' => escaped.push_str("{\"}"),
            '\u{a0}' => escaped.push('~'),
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A list with one item, as CSL-JSON wants it.
fn csl(citation: &Citation) -> Value {
    let mut item = json!({
        "id": citation.key,
        "type": "dataset",
        "title": citation.title,
        "author": [{ "literal": citation.author }],
        "container-title": citation.document,
        "section": citation.locator,
        "publisher": "Prassi",
        "URL": citation.address,
        "language": citation.language.tag(),
        "note": "CC BY 4.0",
    });
    if let Some((number, _)) = &citation.version {
        item["version"] = json!(number.to_string());
    }
    let parts: Vec<i64> = citation.date.split('-').map_while(|part| part.parse().ok()).collect();
    if !parts.is_empty() {
        item["issued"] = json!({ "date-parts": [parts] });
    }
    json!([item])
}

/// The year of a date such as `2020-07-31` or `2020-07`.
fn year(date: &str) -> Option<i64> {
    date.split('-').next()?.parse().ok()
}

/// The figure with all that its page says, in both languages where there are both.
fn document(found: &Found, holdings: &Holdings, origin: &str, language: Language) -> Value {
    let (figure, versions) = (&found.figure, &found.versions);
    let sheet = found.sheet(holdings, language);
    let name = |language| found.sheet(holdings, language).name;
    let citation = Citation::of(&sheet, origin, language);
    let page = format!("{origin}{}", figure_page_path(&figure.id));
    let charts: Vec<String> = sheet.charts.iter().map(|chart| format!("{origin}{}", chart.path)).collect();
    let mut document = json!(figure);
    let more = [
        ("address", json!(page)),
        ("name", json!({ "it": name(Language::Italian), "en": name(Language::English) })),
        ("unit", json!(holdings.line(figure, language).unit)),
        ("base", json!(sheet.base)),
        ("document", json!(sheet.document)),
        ("checks", json!(sheet.checks)),
        ("charts", json!(charts)),
        ("version", json!(versions.shown)),
        ("versions", json!(versions.list)),
        ("updated", json!(versions.day())),
        ("citation", json!(citation.text())),
        ("licence", json!(LICENCE)),
    ];
    for (key, value) in more {
        document[key] = value;
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation() -> Citation {
        Citation {
            key: "nido-offerta-v1".into(),
            author: "Regione \"Emilia\" & C.".into(),
            title: "Perché {no}: 86\u{a0}% di 50_000 \\ #1 ~ ^".into(),
            document: "Città".into(),
            date: "2020-07-31".into(),
            locator: "p. 4".into(),
            version: Some((1, "2026-11-21".into())),
            address: "https://prassi.example/osservatorio/dato/nido-offerta?v=1".into(),
            language: Language::Italian,
        }
    }

    /// Whether every brace has its other half, as BibTeX counts them.
    fn is_balanced(text: &str) -> bool {
        let depth = |depth: Option<usize>, letter: char| match letter {
            '{' => depth.map(|depth| depth + 1),
            '}' => depth.and_then(|depth| depth.checked_sub(1)),
            _ => depth,
        };
        text.chars().fold(Some(0), depth) == Some(0)
    }

    #[test]
    fn an_entry_keeps_quotes_braces_ampersands_and_accents() {
        let entry = bibtex(&citation());
        assert!(
            entry.starts_with("@misc{nido-offerta-v1,\n  author = {{Regione {\"}Emilia{\"} \\& C.}},\n"),
            "{entry}"
        );
        let title = "  title = {{Perché \\textbraceleft{}no\\textbraceright{}: 86~\\% di 50\\_000 \\textbackslash{} \\#1 \
                     \\textasciitilde{} \\textasciicircum{}}},\n";
        assert!(entry.contains(title), "{entry}");
        assert!(entry.contains("  year = {2020},\n") && entry.contains("  howpublished = {Città, p. 4},\n"));
        assert!(entry.ends_with("  language = {italian}\n}\n") && is_balanced(&entry));
    }

    #[test]
    fn one_brace_alone_leaves_the_entry_whole() {
        for title in ["}", "{", "\\}", "a { b"] {
            assert!(is_balanced(&bibtex(&Citation { title: title.into(), ..citation() })), "{title}");
        }
    }

    #[test]
    fn a_document_without_a_day_gives_no_year() {
        let undated = Citation { date: String::new(), ..citation() };
        assert!(!bibtex(&undated).contains("year"));
        assert_eq!(csl(&undated)[0].get("issued"), None);
    }

    #[test]
    fn a_reference_for_programs_holds_the_texts_as_they_are() {
        let written = csl(&citation()).to_string();
        let read: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read[0]["author"][0]["literal"], "Regione \"Emilia\" & C.");
        assert_eq!(read[0]["title"], citation().title);
        assert_eq!(read[0]["issued"]["date-parts"], json!([[2020, 7, 31]]));
        assert_eq!((read[0]["type"].as_str(), read[0]["version"].as_str()), (Some("dataset"), Some("1")));
        let month = csl(&Citation { date: "2024-05".into(), ..citation() });
        assert_eq!(month[0]["issued"]["date-parts"], json!([[2024, 5]]));
    }
}
