//! Entities and sources as other machines read them, in the words of schema.org.

use serde_json::{Map, Value, json};

use super::model::{EntitySheet, SourceSheet};
use crate::i18n::Language;

/// An entity. The address is that of its page; `origin` is the site's.
pub fn entity_data(sheet: &EntitySheet, address: &str, origin: &str, language: Language) -> Value {
    let entity = &sheet.entity;
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!("GovernmentOrganization"));
    data.insert("name".into(), json!(entity.name));
    data.insert("url".into(), json!(address));
    if !entity.aliases.is_empty() {
        data.insert("alternateName".into(), json!(entity.aliases));
    }
    if let Some(description) = &entity.description {
        data.insert("description".into(), json!(description.text(language)));
    }
    if let Some(istat) = &entity.istat {
        data.insert("identifier".into(), json!({ "@type": "PropertyValue", "propertyID": "ISTAT", "value": istat }));
    }
    if let Some(region) = &entity.region {
        data.insert(
            "address".into(),
            json!({ "@type": "PostalAddress", "addressRegion": region, "addressCountry": "IT" }),
        );
    }
    if let (Some(latitude), Some(longitude)) = (entity.latitude, entity.longitude) {
        let place = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        data.insert("location".into(), json!({ "@type": "Place", "geo": place }));
    }
    let unions: Vec<Value> = sheet
        .unions
        .iter()
        .map(|union| {
            let url = format!("{origin}{}", language.href(&format!("/enti/{}", union.slug)));
            json!({ "@type": "GovernmentOrganization", "name": union.name, "url": url })
        })
        .collect();
    if !unions.is_empty() {
        data.insert("memberOf".into(), Value::Array(unions));
    }
    Value::Object(data)
}

/// A source: a dataset where figures come from it, else a work.
pub fn source_data(sheet: &SourceSheet, address: &str, language: Language) -> Value {
    let source = &sheet.line.source;
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!(if sheet.line.figures > 0 { "Dataset" } else { "CreativeWork" }));
    data.insert("name".into(), json!(source.title));
    data.insert("description".into(), json!(source.summary.text(language)));
    data.insert("url".into(), json!(address));
    data.insert("inLanguage".into(), json!(Language::Italian.tag()));
    data.insert("publisher".into(), json!({ "@type": "Organization", "name": source.publisher }));
    if !source.date.is_empty() {
        data.insert("datePublished".into(), json!(source.date));
    }
    if sheet.line.figures > 0 {
        data.insert("measurementTechnique".into(), json!(source.method.text(language)));
    }
    Value::Object(data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Bilingual;
    use crate::registry::figures::FiguresPage;
    use crate::registry::model::{Named, Source, SourceLine};

    fn text(it: &str) -> Bilingual {
        Bilingual { it: it.to_owned(), en: None }
    }

    fn source(date: &str, figures: u64) -> SourceSheet {
        let source = Source {
            id: "scambio-comune-2024".into(),
            title: "sCambio Comune".into(),
            publisher: "Programma sCambio Comune".into(),
            entity: None,
            date: date.into(),
            summary: text("Catalogo di 17 schede"),
            method: text("Ogni ente ha compilato le proprie schede"),
            limits: text(""),
        };
        SourceSheet {
            line: SourceLine { source, records: 17, figures, checks: Vec::new() },
            entity: None,
            records: Vec::new(),
            figures: FiguresPage { lines: Vec::new(), page: 1, pages: 1, measures: Vec::new() },
            checks: Vec::new(),
            updated: String::new(),
        }
    }

    #[test]
    fn a_source_with_figures_is_a_dataset() {
        let address = "https://prassi.example/fonti/scambio-comune-2024";
        let of = |figures| source_data(&source("2024-05", figures), address, Language::Italian);
        assert_eq!(of(0)["@type"], "CreativeWork");
        assert_eq!(of(3)["@type"], "Dataset");
        assert_eq!(of(3)["datePublished"], "2024-05");
        assert_eq!(of(3)["url"], address);
    }

    #[test]
    fn what_no_document_says_is_left_out() {
        let data = source_data(&source("", 0), "", Language::Italian);
        assert_eq!(data.get("datePublished"), None);
    }

    #[test]
    fn an_entity_says_its_code_and_its_unions() {
        let entity = json!({
            "id": "bagno-di-romagna", "name": "Bagno di Romagna", "aliases": ["Bagno"], "kind": "municipality",
            "region": "Emilia-Romagna", "istat": "040001", "member_of": ["unione-valle-savio"],
        });
        let union = Named { slug: "unione-valle-savio".into(), name: "Unione dei Comuni della Valle del Savio".into() };
        let sheet = EntitySheet {
            entity: serde_json::from_value(entity).expect("an entity with what it must have"),
            unions: vec![union],
            members: Vec::new(),
            records: Vec::new(),
            total: 0,
            figures: Vec::new(),
            sources: Vec::new(),
            updated: String::new(),
        };
        let data = entity_data(&sheet, "", "https://prassi.example", Language::English);
        assert_eq!(data["@type"], "GovernmentOrganization");
        assert_eq!(data["identifier"]["value"], "040001");
        assert_eq!(data["memberOf"][0]["url"], "https://prassi.example/en/enti/unione-valle-savio");
        assert_eq!(data.get("location"), None);
    }
}
