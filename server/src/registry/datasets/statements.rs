//! Statements about resources (RDF), as Turtle and as JSON-LD.

use app::i18n::{Language, Message};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleSerializer;
use serde_json::{Map, Value, json};

/// The short names of vocabularies.
const PREFIXES: [(&str, &str); 6] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatapit", "http://dati.gov.it/onto/dcatapit#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What is said, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements(Vec<Triple>);

/// What is being said about one resource. Properties and classes have their short names, such as `dct:title`.
pub struct About<'a> {
    statements: &'a mut Statements,
    subject: NamedNode,
}

impl Statements {
    /// More statements, about the resource with this address: one of the program's own making.
    pub fn about(&mut self, address: &str) -> About<'_> {
        About { statements: self, subject: NamedNode::new_unchecked(address) }
    }

    /// As Turtle.
    pub fn turtle(&self) -> std::io::Result<Vec<u8>> {
        let prefixed = PREFIXES.iter().try_fold(TurtleSerializer::new(), |turtle, (prefix, vocabulary)| {
            turtle.with_prefix(*prefix, *vocabulary).map_err(std::io::Error::other)
        });
        let mut turtle = prefixed?.for_writer(Vec::new());
        for triple in &self.0 {
            turtle.serialize_triple(triple)?;
        }
        turtle.finish()
    }

    /// As JSON-LD: a list of resources, each with what is said of it.
    pub fn json_ld(&self) -> Value {
        let mut resources: Vec<Map<String, Value>> = Vec::new();
        for triple in &self.0 {
            let NamedOrBlankNode::NamedNode(subject) = &triple.subject else { continue };
            let known = resources.iter().position(|resource| resource["@id"] == subject.as_str());
            let place = known.unwrap_or_else(|| {
                resources.push(Map::from_iter([("@id".to_owned(), json!(subject.as_str()))]));
                resources.len() - 1
            });
            let (property, value) = said(triple);
            let values = resources[place].entry(property).or_insert_with(|| json!([]));
            if let Value::Array(values) = values {
                values.push(value);
            }
        }
        let context: Map<String, Value> = PREFIXES.iter().map(|(name, iri)| ((*name).to_owned(), json!(iri))).collect();
        json!({ "@context": context, "@graph": resources })
    }
}

/// Property and value of a statement, as JSON-LD writes them.
fn said(triple: &Triple) -> (String, Value) {
    let value = match &triple.object {
        Term::NamedNode(class) if triple.predicate == rdf::TYPE => {
            return ("@type".to_owned(), json!(short(class)));
        }
        Term::Literal(literal) => match literal.language() {
            Some(language) => json!({ "@value": literal.value(), "@language": language }),
            None if literal.datatype() == xsd::STRING => json!({ "@value": literal.value() }),
            None => json!({ "@value": literal.value(), "@type": short(&literal.datatype().into_owned()) }),
        },
        Term::NamedNode(resource) => json!({ "@id": resource.as_str() }),
        Term::BlankNode(resource) => json!({ "@id": format!("_:{}", resource.as_str()) }),
    };
    (short(&triple.predicate), value)
}

/// An address with the short name of its vocabulary, where it has one.
fn short(address: &NamedNode) -> String {
    let address = address.as_str();
    let known = PREFIXES.iter().find_map(|(prefix, iri)| Some(format!("{prefix}:{}", address.strip_prefix(iri)?)));
    known.unwrap_or_else(|| address.to_owned())
}

/// The address behind a short name.
fn full(name: &str) -> NamedNode {
    let known = PREFIXES
        .iter()
        .find_map(|(prefix, iri)| Some(format!("{iri}{}", name.strip_prefix(prefix)?.strip_prefix(':')?)));
    NamedNode::new_unchecked(known.unwrap_or_else(|| name.to_owned()))
}

impl About<'_> {
    fn say(&mut self, property: NamedNode, value: impl Into<Term>) -> &mut Self {
        self.statements.0.push(Triple::new(self.subject.clone(), property, value));
        self
    }

    /// It is of a class.
    pub fn is(&mut self, class: &str) -> &mut Self {
        self.say(rdf::TYPE.into_owned(), full(class))
    }

    /// It has to do with the resource with this address.
    pub fn links(&mut self, property: &str, address: &str) -> &mut Self {
        self.say(full(property), NamedNode::new_unchecked(address))
    }

    /// It has a text without a language.
    pub fn has(&mut self, property: &str, text: &str) -> &mut Self {
        self.say(full(property), Literal::new_simple_literal(text))
    }

    /// It has a text in every language.
    pub fn tells(&mut self, property: &str, text: Message) -> &mut Self {
        for language in Language::ALL {
            let literal = Literal::new_language_tagged_literal_unchecked(text.text(language), language.tag());
            self.say(full(property), literal);
        }
        self
    }

    /// Something of it was on a day (`2026-11-21`).
    pub fn dates(&mut self, property: &str, day: &str) -> &mut Self {
        self.say(full(property), Literal::new_typed_literal(day, xsd::DATE))
    }
}

#[cfg(test)]
mod tests {
    use oxttl::TurtleParser;
    use proptest::prelude::*;

    use super::*;

    fn read(turtle: &[u8]) -> Statements {
        Statements(TurtleParser::new().for_slice(turtle).map(|triple| triple.expect("Turtle")).collect())
    }

    proptest! {
        #[test]
        fn any_text_comes_back_from_turtle_and_json_ld(text in any::<String>()) {
            let mut statements = Statements::default();
            statements.about("https://prassi.example/a").has("dct:title", &text);
            prop_assert_eq!(read(&statements.turtle().expect("Turtle")), statements.clone());
            let written = statements.json_ld().to_string();
            let document: Value = serde_json::from_str(&written).expect("JSON");
            prop_assert_eq!(&document["@graph"][0]["dct:title"][0]["@value"], &json!(text));
        }
    }

    #[test]
    fn what_is_said_of_a_resource_stands_together() {
        let mut statements = Statements::default();
        statements
            .about("https://prassi.example/a")
            .is("dcat:Dataset")
            .is("dcatapit:Dataset")
            .dates("dct:modified", "2026-11-21")
            .links("dcat:landingPage", "https://prassi.example/b");
        statements.about("https://prassi.example/b").tells("dct:title", app::i18n::message("Uno", "One"));
        let document = statements.json_ld();
        assert_eq!(document["@graph"].as_array().map(Vec::len), Some(2));
        let first = &document["@graph"][0];
        assert_eq!(first["@type"], json!(["dcat:Dataset", "dcatapit:Dataset"]));
        assert_eq!(first["dct:modified"], json!([{ "@value": "2026-11-21", "@type": "xsd:date" }]));
        assert_eq!(first["dcat:landingPage"], json!([{ "@id": "https://prassi.example/b" }]));
        assert_eq!(document["@graph"][1]["dct:title"][1], json!({ "@value": "One", "@language": "en" }));
    }

    #[test]
    fn turtle_uses_the_short_names() {
        let mut statements = Statements::default();
        statements.about("https://prassi.example/a").is("dcatapit:Dataset");
        let text = String::from_utf8(statements.turtle().expect("Turtle")).expect("text");
        assert!(text.contains("<https://prassi.example/a> a dcatapit:Dataset ."), "{text}");
    }
}
