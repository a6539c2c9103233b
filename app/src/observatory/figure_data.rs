//! A figure for machines, as JSON-LD.

use serde_json::{Value, json};

use super::figure_sheet::FigureSheet;
use super::model::figure_page_path;
use crate::i18n::Language;
use crate::registry::datasets::LICENCE;

/// The figure as a dataset of one value, with the document that it is part of.
pub fn figure_data(sheet: &FigureSheet, description: &str, origin: &str, language: Language) -> Value {
    let address = |path: &str| format!("{origin}{}", language.href(path));
    let page = address(&figure_page_path(&sheet.id));
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "url": page,
        "name": sheet.name,
        "description": description,
        "identifier": sheet.id,
        "inLanguage": language.tag(),
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": sheet.name,
            "value": sheet.value,
            "unitText": sheet.unit,
        },
        "isPartOf": {
            "@type": "Dataset",
            "name": sheet.document.title,
            "description": sheet.document.title,
            "url": address(&format!("/fonti/{}", sheet.document.slug)),
        },
        "creator": { "@type": "Organization", "name": sheet.document.publisher },
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": format!("{page}.json"),
        },
        "isAccessibleForFree": true,
        "version": sheet.versions.shown,
        "dateModified": sheet.versions.day(),
        "license": LICENCE,
    });
    if let Some(period) = &sheet.period {
        data["temporalCoverage"] = json!(period);
    }
    data
}
