//! The catalogue of the open data: what the national profile (DCAT-AP_IT) asks for, read as a harvester reads it.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use oxttl::TurtleParser;
use serde_json::Value;

use crate::support::{ORIGIN, Site, assert_none, get, request, run, site};

const DCT: &str = "http://purl.org/dc/terms/";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const PROFILE: &str = "http://dati.gov.it/onto/dcatapit#";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

/// A subject, a property and a value, as N-Triples write them.
type Statement = (String, String, String);

fn turtle(text: &str) -> BTreeSet<Statement> {
    let triples = TurtleParser::new().for_slice(text.as_bytes()).map(|triple| triple.expect("Turtle"));
    triples.map(|it| (it.subject.to_string(), it.predicate.to_string(), it.object.to_string())).collect()
}

fn catalogue() -> BTreeSet<Statement> {
    let answer = get("/dati/catalogo.ttl");
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/turtle"));
    turtle(&answer.text)
}

/// The values of a property.
fn values<'a>(all: &'a BTreeSet<Statement>, subject: &str, property: &str) -> Vec<&'a str> {
    let property = format!("<{property}>");
    let found = all.iter().filter(|(about, said, _)| about == subject && *said == property);
    found.map(|(_, _, value)| value.as_str()).collect()
}

/// What is of a class, in the profile and in the vocabulary that the profile narrows.
fn of_class(all: &BTreeSet<Statement>, narrow: &str, wide: &str) -> Vec<String> {
    let is = |subject: &str, class: &str| all.contains(&(subject.to_owned(), TYPE.to_owned(), format!("<{class}>")));
    let subjects: BTreeSet<&String> = all.iter().map(|(subject, _, _)| subject).collect();
    let both = subjects.into_iter().filter(|subject| is(subject, narrow) && is(subject, wide));
    both.cloned().collect()
}

/// How often the profile wants a property.
#[derive(Clone, Copy, Debug)]
enum Times {
    Once,
    /// Once in each language.
    InBoth,
    Any,
}

/// What a subject lacks of what is mandatory.
fn lacks(all: &BTreeSet<Statement>, subject: &str, mandatory: &[(String, Times)]) -> Vec<String> {
    let wrong = mandatory.iter().filter(|(property, times)| {
        let values = values(all, subject, property);
        let tagged = |language: &str| values.iter().filter(|value| value.ends_with(language)).count() == 1;
        let filled = values.iter().all(|value| !value.starts_with("\"\"") && *value != "<>");
        !filled
            || match times {
                Times::Once => values.len() != 1,
                Times::InBoth => values.len() != 2 || !tagged("@it") || !tagged("@en"),
                Times::Any => values.is_empty(),
            }
    });
    wrong.map(|(property, times)| format!("{subject}: {property} {times:?}")).collect()
}

/// The names of the datasets, as the page offers them.
fn offered() -> BTreeSet<String> {
    let page = get("/dati").text;
    let links = page.split("href=\"/dati/").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter_map(|file| file.strip_suffix(".csv")).map(str::to_owned).collect()
}

#[test]
fn every_dataset_on_the_page_is_in_the_catalogue_and_no_other() {
    let all = catalogue();
    let catalogues = of_class(&all, &format!("{PROFILE}Catalog"), &format!("{DCAT}Catalog"));
    assert_eq!(catalogues.len(), 1);
    let named: BTreeSet<&str> = values(&all, &catalogues[0], &format!("{DCAT}dataset")).into_iter().collect();
    let described = of_class(&all, &format!("{PROFILE}Dataset"), &format!("{DCAT}Dataset"));
    assert_eq!(named, described.iter().map(String::as_str).collect());
    let pages: BTreeSet<String> =
        described.iter().flat_map(|one| values(&all, one, &format!("{DCAT}landingPage"))).map(str::to_owned).collect();
    assert_eq!(pages, offered().iter().map(|slug| format!("<{ORIGIN}/dati#{slug}>")).collect());
}

#[test]
fn the_catalogue_says_of_itself_what_is_mandatory() {
    let all = catalogue();
    let catalogues = of_class(&all, &format!("{PROFILE}Catalog"), &format!("{DCAT}Catalog"));
    let mandatory = [
        (format!("{DCT}title"), Times::InBoth),
        (format!("{DCT}description"), Times::InBoth),
        (format!("{DCT}publisher"), Times::Once),
        (format!("{DCT}modified"), Times::Once),
        (format!("{DCAT}dataset"), Times::Any),
        (format!("{FOAF}homepage"), Times::Once),
    ];
    assert_none(&lacks(&all, &catalogues[0], &mandatory));
}

#[test]
fn every_dataset_has_what_is_mandatory() {
    let all = catalogue();
    let mandatory = [
        (format!("{DCT}identifier"), Times::Once),
        (format!("{DCT}title"), Times::InBoth),
        (format!("{DCT}description"), Times::InBoth),
        (format!("{DCT}issued"), Times::Once),
        (format!("{DCT}modified"), Times::Once),
        (format!("{DCAT}theme"), Times::Any),
        (format!("{DCT}rightsHolder"), Times::Once),
        (format!("{DCT}publisher"), Times::Once),
        (format!("{DCT}accrualPeriodicity"), Times::Once),
        (format!("{DCAT}distribution"), Times::Any),
    ];
    let datasets = of_class(&all, &format!("{PROFILE}Dataset"), &format!("{DCAT}Dataset"));
    let authority = "<http://publications.europa.eu/resource/authority";
    let mut wrong: Vec<String> = datasets.iter().flat_map(|one| lacks(&all, one, &mandatory)).collect();
    let mut identifiers = BTreeSet::new();
    for one in &datasets {
        let all_start =
            |property: String, start: &str| values(&all, one, &property).iter().all(|it| it.starts_with(start));
        if !all_start(format!("{DCAT}theme"), &format!("{authority}/data-theme/"))
            || !all_start(format!("{DCT}accrualPeriodicity"), &format!("{authority}/frequency/"))
        {
            wrong.push(format!("{one}: a word that is not of the European lists"));
        }
        let days = ["issued", "modified"].map(|name| values(&all, one, &format!("{DCT}{name}"))[0]);
        if days.iter().any(|day| !day.ends_with("^^<http://www.w3.org/2001/XMLSchema#date>") || day.len() < 12) {
            wrong.push(format!("{one}: {days:?} are no days"));
        }
        identifiers.extend(values(&all, one, &format!("{DCT}identifier")));
    }
    assert_none(&wrong);
    assert_eq!(identifiers.len(), datasets.len(), "each dataset has an identifier of its own");
}

#[test]
fn every_file_has_what_is_mandatory_and_is_there() {
    let all = catalogue();
    let mandatory = [
        (format!("{DCT}format"), Times::Once),
        (format!("{DCAT}accessURL"), Times::Once),
        (format!("{DCAT}downloadURL"), Times::Once),
        (format!("{DCT}license"), Times::Once),
    ];
    let files = of_class(&all, &format!("{PROFILE}Distribution"), &format!("{DCAT}Distribution"));
    assert_eq!(files.len(), 2 * offered().len());
    let mut wrong: Vec<String> = files.iter().flat_map(|file| lacks(&all, file, &mandatory)).collect();
    for file in &files {
        let address = values(&all, file, &format!("{DCAT}downloadURL"))[0].trim_matches(['<', '>']);
        let path = address.strip_prefix(ORIGIN).expect("a file of the site");
        let ending = path.rsplit('.').next().unwrap_or_default().to_uppercase();
        let format = format!("<http://publications.europa.eu/resource/authority/file-type/{ending}>");
        if values(&all, file, &format!("{DCT}format")) != [format] || get(path).status != StatusCode::OK {
            wrong.push(format!("{file}: {address}"));
        }
    }
    assert_none(&wrong);
}

#[test]
fn publisher_and_licence_are_described() {
    let all = catalogue();
    let agents = of_class(&all, &format!("{PROFILE}Agent"), &format!("{FOAF}Agent"));
    let licences = of_class(&all, &format!("{PROFILE}LicenseDocument"), &format!("{DCT}LicenseDocument"));
    assert_eq!(licences, ["<https://creativecommons.org/licenses/by/4.0/>"]);
    assert_eq!(agents.len(), 1);
    let mandatory = [(format!("{DCT}identifier"), Times::Once), (format!("{FOAF}name"), Times::Once)];
    assert_none(&lacks(&all, &agents[0], &mandatory));
    let all_of = |property: &str| -> BTreeSet<String> {
        let said = all.iter().filter(|(_, said, _)| *said == format!("<{DCT}{property}>"));
        said.map(|(_, _, value)| value.clone()).collect()
    };
    assert_eq!(all_of("rightsHolder"), BTreeSet::from([agents[0].clone()]));
    assert_eq!(all_of("publisher"), BTreeSet::from([agents[0].clone()]));
    assert_eq!(all_of("license"), BTreeSet::from([licences[0].clone()]));
}

#[test]
fn whoever_runs_the_portal_is_its_publisher() {
    let settings = [("PRASSI_PUBLISHER", "Comune di \"Prova\""), ("PRASSI_PUBLISHER_CODE", "c_x000")];
    let other: Site = site().beside(&settings);
    let text = run(async move { other.ask(request("/dati/catalogo.ttl")).await.text });
    let all = turtle(&text);
    let says = |property: &str, value: &str| all.iter().any(|(_, said, it)| said == property && it == value);
    assert!(says(&format!("<{FOAF}name>"), "\"Comune di \\\"Prova\\\"\""));
    assert!(says(&format!("<{DCT}identifier>"), "\"c_x000:enti\""));
}

/// An address of JSON-LD, which may have a short name.
fn address(name: &str, context: &Value) -> String {
    let full = name.split_once(':').and_then(|(prefix, rest)| Some(format!("{}{rest}", context[prefix].as_str()?)));
    format!("<{}>", full.unwrap_or_else(|| name.to_owned()))
}

/// A value of JSON-LD.
fn value(value: &Value, context: &Value) -> String {
    let part = |name: &str| value[name].as_str();
    match (part("@id"), part("@value"), part("@language"), part("@type")) {
        (Some(id), ..) => format!("<{id}>"),
        (_, Some(text), Some(language), _) => format!("{text:?}@{language}"),
        (_, Some(text), _, Some(kind)) => format!("{text:?}^^{}", address(kind, context)),
        (_, Some(text), ..) => format!("{text:?}"),
        _ => panic!("{value} is no value"),
    }
}

#[test]
fn both_forms_say_the_same() {
    let answer = get("/dati/catalogo.jsonld");
    assert_eq!(answer.header("content-type"), "application/ld+json");
    let document = answer.json();
    let context = &document["@context"];
    let mut said = BTreeSet::new();
    for resource in document["@graph"].as_array().expect("resources") {
        let subject = format!("<{}>", resource["@id"].as_str().expect("an address"));
        for (property, found) in resource.as_object().expect("a resource").iter().filter(|(name, _)| *name != "@id") {
            for one in found.as_array().expect("values") {
                let (property, value) = match one.as_str() {
                    Some(class) => (TYPE.to_owned(), address(class, context)),
                    None => (address(property, context), value(one, context)),
                };
                said.insert((subject.clone(), property, value));
            }
        }
    }
    let difference: Vec<String> = said.symmetric_difference(&catalogue()).map(|it| format!("{it:?}")).collect();
    assert_none(&difference);
}

#[test]
fn the_page_of_open_data_leads_to_the_catalogue() {
    for page in ["/dati", "/en/dati"] {
        let text = get(page).text;
        assert!(text.contains("href=\"/dati/catalogo.ttl\"") && text.contains("href=\"/dati/catalogo.jsonld\""));
    }
}
