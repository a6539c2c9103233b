//! The records that an accepted practice or adoption becomes: nothing that was proposed is lost.

use chrono::NaiveDate;

use super::{AdoptionContent, Cited, Evidence, PracticeContent};
use crate::catalogue::model::{Adoption, AdoptionStatus, Practice};
use crate::i18n::Bilingual;
use crate::observatory::model::{Figure, Measure};
use crate::registry::model::{Grade, Named, Source, Tool, ToolKind};

/// Where a proposal's records have their place.
#[derive(Clone, Debug)]
pub struct Place<'p> {
    /// The id of the practice or exchange: that of the published one, or a new one.
    pub id: &'p str,
    /// Who proposed it.
    pub entity: &'p Named,
    /// The proposal's number.
    pub number: i64,
    /// The day on which it is published.
    pub day: NaiveDate,
}

/// The records of a practice.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeRecords {
    /// What was done.
    pub practice: Practice,
    /// Who did it: first who proposes it.
    pub adoptions: Vec<Adoption>,
    /// The cited document, or the proposal itself.
    pub source: Source,
    /// Tools that the registry did not know.
    pub tools: Vec<Tool>,
    /// The numbers, each with what it measures.
    pub figures: Vec<(Measure, Figure)>,
}

/// How the ids of sources begin that proposals bring.
const OF_PROPOSAL: &str = "proposta-";

/// Whether a source is what a proposal brought, by its id.
pub fn is_of_proposal(source: &str) -> bool {
    source.strip_prefix(OF_PROPOSAL).is_some_and(|number| number.parse::<u64>().is_ok())
}

impl Place<'_> {
    /// The id of the source that a proposal brings.
    pub fn source_id(&self) -> String {
        format!("{OF_PROPOSAL}{}", self.number)
    }

    /// Where a record stands that no document is cited for.
    fn own_locator(&self) -> String {
        format!("Proposta n. {}", self.number)
    }
}

/// The records of a practice; of one that is published already, what was not proposed stays as it is.
pub fn practice_records(content: PracticeContent, place: &Place, published: Option<&Practice>) -> PracticeRecords {
    let source = source(content.own.cited.as_ref(), place);
    let locator = locator(content.own.cited.as_ref(), place);
    let grade = if content.own.cited.is_some() { Grade::Documented } else { Grade::Declared };
    let tools = new_tools(&content.own.new_tools);
    let figures: Vec<_> =
        (1_u32..).zip(&content.figures).map(|(order, evidence)| figure(evidence, order, place, &locator)).collect();
    let mut adoptions = vec![adoption(&content.own, place, place.id)];
    adoptions.extend(content.others.iter().map(|entity| adoption_of_other(entity, place, &locator)));
    let own_tools = adoptions[0].tools.clone();
    let own_figures = figures.iter().map(|(_, figure)| figure.id.clone());
    let before = published.map(|practice| practice.related_figures.clone()).unwrap_or_default();
    let kept = |text: String, field: fn(&Practice) -> Option<&Bilingual>| translated(text, published.and_then(field));
    let practice = Practice {
        id: place.id.to_owned(),
        title: kept(content.title, |practice| Some(&practice.title)),
        summary: kept(content.summary, |practice| Some(&practice.summary)),
        description: kept(content.description, |practice| Some(&practice.description)),
        themes: content.themes,
        tools: own_tools,
        period_start: content.own.period_start.map(|day| day.to_string()),
        period_end: content.own.period_end.map(|day| day.to_string()),
        target: content.target.map(|text| kept(text, |practice| practice.target.as_ref())),
        channels: content.channels,
        results: content.results.map(|text| kept(text, |practice| practice.results.as_ref())),
        requirements: content.requirements.map(|text| kept(text, |practice| practice.requirements.as_ref())),
        extent: published.and_then(|practice| practice.extent.clone()),
        extent_count: published.and_then(|practice| practice.extent_count),
        source: source.id.clone(),
        locator,
        grade,
        related_figures: before.into_iter().chain(own_figures).collect(),
    };
    PracticeRecords { practice, adoptions, source, tools, figures }
}

/// The records of an adoption of a published practice: who adopted it, the document, and tools that were not known.
pub fn adoption_records(content: &AdoptionContent, place: &Place, practice: &str) -> (Adoption, Source, Vec<Tool>) {
    let tools = new_tools(&content.new_tools);
    (adoption(content, place, practice), source(content.cited.as_ref(), place), tools)
}

fn adoption(content: &AdoptionContent, place: &Place, practice: &str) -> Adoption {
    let new = new_tools(&content.new_tools);
    Adoption {
        id: format!("{practice}--{}", place.entity.slug),
        practice: practice.to_owned(),
        entity: place.entity.slug.clone(),
        tools: content.tools.iter().cloned().chain(new.into_iter().map(|tool| tool.id)).collect(),
        period_start: content.period_start.map(|day| day.to_string()),
        period_end: content.period_end.map(|day| day.to_string()),
        status: content.status,
        note: content.note.clone().map(Bilingual::italian),
        source: place.source_id(),
        locator: locator(content.cited.as_ref(), place),
    }
}

/// What one entity says of another one's adoption is that it is there, and no more.
fn adoption_of_other(entity: &str, place: &Place, locator: &str) -> Adoption {
    Adoption {
        id: format!("{}--{entity}", place.id),
        practice: place.id.to_owned(),
        entity: entity.to_owned(),
        tools: Vec::new(),
        period_start: None,
        period_end: None,
        status: AdoptionStatus::Unknown,
        note: None,
        source: place.source_id(),
        locator: locator.to_owned(),
    }
}

fn figure(evidence: &Evidence, order: u32, place: &Place, locator: &str) -> (Measure, Figure) {
    let id = format!("{}-dato-{order}", place.source_id());
    let measure = Measure {
        id: id.clone(),
        label: Bilingual::italian(&evidence.what),
        unit: evidence.unit,
        decimals: i64::from(evidence.value.scale()),
        description: Bilingual::italian(&evidence.what),
        base: Some(Bilingual::italian(&evidence.base)),
    };
    let figure = Figure {
        id: id.clone(),
        measure: id,
        service: None,
        year: evidence.period.parse().ok(),
        period: Some(evidence.period.clone()),
        channel: None,
        size_class: None,
        area: None,
        entity: Some(place.entity.slug.clone()),
        tool: None,
        basis: None,
        option: None,
        value: Some(evidence.value),
        printed: Some(evidence.printed.clone()),
        base: Some(Bilingual::italian(&evidence.base)),
        base_value: None,
        source: place.source_id(),
        locator: evidence.locator.clone().unwrap_or_else(|| locator.to_owned()),
        grade: evidence.grade,
        note: None,
    };
    (measure, figure)
}

/// The cited document as a source; without one, the proposal is its own source.
pub(super) fn source(cited: Option<&Cited>, place: &Place) -> Source {
    let by = |text: &str| Bilingual::italian(format!("{text} {}.", place.entity.name));
    let title =
        cited.map_or_else(|| format!("{} di {}", place.own_locator(), place.entity.name), |cited| cited.title.clone());
    let publisher = cited.and_then(|cited| cited.publisher.clone());
    Source {
        id: place.source_id(),
        title,
        entity: publisher.is_none().then(|| place.entity.slug.clone()),
        publisher: publisher.unwrap_or_else(|| place.entity.name.clone()),
        date: cited.map_or_else(|| place.day.to_string(), |cited| cited.date.clone().unwrap_or_default()),
        summary: by(&format!("{}, inviata da", place.own_locator())),
        method: by("Raccontato dall’ente e letto dalla redazione. L’ente è"),
        limits: by("Dice quello che ha scritto l’ente proponente:"),
    }
}

/// Where in the cited document, and at which address; without a document, the proposal's number.
pub(super) fn locator(cited: Option<&Cited>, place: &Place) -> String {
    let Some(cited) = cited else { return place.own_locator() };
    let pieces: Vec<&str> = cited.locator.iter().chain(&cited.address).map(String::as_str).collect();
    if pieces.is_empty() { place.own_locator() } else { pieces.join(", ") }
}

/// Tools that the registry did not know, by name; what they are is for the region to say.
pub(super) fn new_tools(names: &[String]) -> Vec<Tool> {
    let tool = |name: &String| Tool {
        id: slug(name),
        name: name.clone(),
        aliases: Vec::new(),
        kind: ToolKind::Other,
        ownership: None,
        description: None,
    };
    names.iter().map(tool).collect()
}

/// The word in addresses for a name: its letters and digits in lower case, with dashes between.
pub fn slug(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        letter if letter.is_ascii_alphanumeric() => letter,
        _ => ' ',
    };
    let plain: String = name.to_lowercase().chars().map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A text with the translation that it had, unless it is another text now.
pub(super) fn translated(text: String, before: Option<&Bilingual>) -> Bilingual {
    let en = before.filter(|before| before.it.trim() == text).and_then(|before| before.en.clone());
    Bilingual { it: text, en }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{known, practice, today};
    use super::super::{Fields, read_practice};
    use super::*;

    fn records(fields: &Fields) -> PracticeRecords {
        let entity = Named { slug: "cesena".into(), name: "Cesena".into() };
        let place = Place { id: "buoni-in-rete", entity: &entity, number: 12, day: today() };
        practice_records(read_practice(fields, &known(), today()).expect("nothing wrong"), &place, None)
    }

    /// Everything that somebody typed stands in one of the records, as text or as what the registry calls it.
    #[test]
    fn nothing_that_was_typed_is_lost() {
        let records = records(&practice());
        let said = format!("{records:?}");
        for (name, value) in practice().iter() {
            for line in value.lines().filter(|line| !line.is_empty()) {
                let is_there = match name {
                    "start_day" | "start_month" | "start_year" => said.contains("2020-04-20"),
                    "end_year" => said.contains("2020-12-31"),
                    "themes" | "tools" | "others" => said.contains(&slug(line)),
                    "status" | "channels" | "figures.0.unit" | "figures.0.grade" => {
                        said.to_lowercase().contains(&line.replace('_', ""))
                    }
                    _ => said.contains(line),
                };
                assert!(is_there, "{name}: {line}\n{said}");
            }
        }
    }

    #[test]
    fn who_proposes_comes_first_and_others_are_only_named() {
        let adoptions = records(&practice()).adoptions;
        let ids: Vec<&str> = adoptions.iter().map(|adoption| adoption.id.as_str()).collect();
        assert_eq!(ids, ["buoni-in-rete--cesena", "buoni-in-rete--formigine", "buoni-in-rete--bertinoro"]);
        assert_eq!(adoptions[0].tools, ["google-forms", "un-programma-nostro"]);
        assert_eq!(adoptions[1].status, AdoptionStatus::Unknown);
    }

    #[test]
    fn without_a_document_the_proposal_is_the_source_and_only_declares() {
        let mut fields = practice();
        for name in ["source_title", "source_publisher", "source_date", "source_address", "locator"] {
            fields.set(name, "");
        }
        let records = records(&fields);
        assert_eq!(records.practice.grade, Grade::Declared);
        assert_eq!(records.practice.locator, "Proposta n. 12");
        assert_eq!(records.source.title, "Proposta n. 12 di Cesena");
    }

    #[test]
    fn a_figure_never_travels_alone() {
        let (measure, figure) = records(&practice()).figures.remove(0);
        assert_eq!(measure.id, figure.measure);
        assert_eq!(figure.base.map(|base| base.it).as_deref(), Some("Su 2.000 domande"));
        assert_eq!((figure.period.as_deref(), figure.source.as_str()), (Some("aprile 2020"), "proposta-12"));
    }

    #[test]
    fn a_translation_stays_with_the_text_that_it_translates() {
        let before = Bilingual { it: "Buoni".into(), en: Some("Vouchers".into()) };
        assert_eq!(translated("Buoni".into(), Some(&before)).en.as_deref(), Some("Vouchers"));
        assert_eq!(translated("Altro".into(), Some(&before)).en, None);
    }

    #[test]
    fn a_source_says_by_its_id_that_a_proposal_brought_it() {
        assert!(is_of_proposal(&records(&practice()).source.id));
        assert!(
            !is_of_proposal("proposta-di-legge") && !is_of_proposal("benchmark-2020") && !is_of_proposal("proposta-")
        );
    }

    #[test]
    fn a_word_in_addresses_is_plain() {
        assert_eq!(slug("Città & “Più”: 100 % d’oro"), "citta-piu-100-d-oro");
    }
}
