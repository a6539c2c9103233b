//! A practice for machines, as JSON-LD.

use serde_json::{Value, json};

use super::model::PracticeSheet;
use crate::i18n::Language;
use crate::registry::datasets::LICENCE;

/// The practice as a creative work: what it is about, who did it, and the document it is based on.
pub fn practice_data(sheet: &PracticeSheet, origin: &str, language: Language) -> Value {
    let address = |path: &str| format!("{origin}{}", language.href(path));
    let practice = &sheet.practice;
    let themes: Vec<Value> = sheet
        .themes
        .iter()
        .map(|theme| json!({ "@type": "Thing", "name": theme.label, "url": address(&format!("/temi/{}", theme.slug)) }))
        .collect();
    let entities: Vec<Value> = sheet
        .adoptions
        .iter()
        .map(|line| {
            let url = address(&format!("/enti/{}", line.entity.slug));
            json!({ "@type": "GovernmentOrganization", "name": line.entity.name, "url": url })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "url": address(&format!("/pratiche/{}", practice.id)),
        "name": practice.title.text(language),
        "abstract": practice.summary.text(language),
        "text": practice.description.text(language),
        "inLanguage": practice.description.lang(language).unwrap_or(language.tag()),
        "about": themes,
        "mentions": entities,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": sheet.source.name,
            "datePublished": sheet.source_date,
            "url": address(&format!("/fonti/{}", sheet.source.slug)),
        },
        "dateModified": sheet.updated,
        "license": LICENCE,
    })
}
