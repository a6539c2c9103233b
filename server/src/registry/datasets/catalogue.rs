//! The catalogue of the open data in the national profile (DCAT-AP_IT): what each dataset is, whose, and where.

use app::i18n::{Message, message};
use app::registry::datasets::LICENCE;

use super::definitions::{DEFINITIONS, Definition};
use super::statements::Statements;
use crate::config::Publisher;

/// The day on which the datasets first came out, as in publiccode.yml.
const ISSUED: &str = "2026-11-21";
/// The European list of themes, and the one that holds for everything that administrations say of themselves.
const THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";
const THEME: &str = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
/// New documents come when they come.
const IRREGULAR: &str = "http://publications.europa.eu/resource/authority/frequency/IRREG";
const LANGUAGES: [&str; 2] = [
    "http://publications.europa.eu/resource/authority/language/ITA",
    "http://publications.europa.eu/resource/authority/language/ENG",
];
const FILE_TYPES: &str = "http://publications.europa.eu/resource/authority/file-type";
/// What the licence asks for.
const ATTRIBUTION: &str = "http://purl.org/adms/licencetype/Attribution";

const TITLE: Message = message("Dati aperti di Prassi", "Open data of Prassi");
const DESCRIPTION: Message = message(
    "Pratiche innovative degli enti locali, scambi, dati sui servizi online, un piano di gestione e un questionario, \
     con la fonte di ogni riga.",
    "Innovative practices of local government, exchanges, figures on online services, a management plan and a \
     questionnaire, with the source of each row.",
);

/// A form in which every dataset can be had.
struct Form {
    name: &'static str,
    ending: &'static str,
    title: Message,
    description: Message,
}

const FORMS: [Form; 2] = [
    Form {
        name: "CSV",
        ending: "csv",
        title: message("Tabella CSV", "CSV table"),
        description: message(
            "Testo UTF-8 con intestazione, valori separati da virgole.",
            "UTF-8 text with a header, values separated by commas.",
        ),
    },
    Form {
        name: "JSON",
        ending: "json",
        title: message("Documento JSON", "JSON document"),
        description: message(
            "Un elenco di oggetti, uno per riga della tabella.",
            "An array of objects, one for each row of the table.",
        ),
    },
];

/// The site that publishes, and the day of its last change.
struct Portal<'a> {
    origin: &'a str,
    publisher: &'a Publisher,
    changed: &'a str,
}

/// The catalogue of a site, whose data last changed on a day.
pub fn catalogue(origin: &str, publisher: &Publisher, changed: &str) -> Statements {
    let portal = Portal { origin, publisher, changed };
    let mut statements = Statements::default();
    portal.describe_catalogue(&mut statements);
    for definition in DEFINITIONS {
        portal.describe_dataset(definition, &mut statements);
    }
    portal.describe_publisher(&mut statements);
    describe_licence(&mut statements);
    statements
}

impl Portal<'_> {
    /// The address of something that the catalogue describes; the page and the files have addresses of their own.
    fn node(&self, name: &str) -> String {
        format!("{}/dati/catalogo.ttl#{name}", self.origin)
    }

    fn page(&self, fragment: &str) -> String {
        format!("{}/dati{fragment}", self.origin)
    }

    fn describe_catalogue(&self, statements: &mut Statements) {
        let mut about = statements.about(&self.node("catalogo"));
        about
            .is("dcatapit:Catalog")
            .is("dcat:Catalog")
            .tells("dct:title", TITLE)
            .tells("dct:description", DESCRIPTION)
            .links("dct:publisher", &self.node("editore"))
            .dates("dct:issued", ISSUED)
            .dates("dct:modified", self.changed)
            .links("foaf:homepage", &self.page(""))
            .links("dcat:themeTaxonomy", THEMES);
        for language in LANGUAGES {
            about.links("dct:language", language);
        }
        for definition in DEFINITIONS {
            about.links("dcat:dataset", &self.node(definition.slug));
        }
    }

    fn describe_dataset(&self, definition: &Definition, statements: &mut Statements) {
        let slug = definition.slug;
        let mut about = statements.about(&self.node(slug));
        about
            .is("dcatapit:Dataset")
            .is("dcat:Dataset")
            .has("dct:identifier", &format!("{}:{slug}", self.publisher.code))
            .tells("dct:title", definition.title)
            .tells("dct:description", definition.description)
            .dates("dct:issued", ISSUED)
            .dates("dct:modified", self.changed)
            .links("dct:publisher", &self.node("editore"))
            .links("dct:rightsHolder", &self.node("editore"))
            .links("dcat:theme", THEME)
            .links("dct:accrualPeriodicity", IRREGULAR)
            .links("dcat:landingPage", &self.page(&format!("#{slug}")));
        for language in LANGUAGES {
            about.links("dct:language", language);
        }
        for form in &FORMS {
            about.links("dcat:distribution", &self.node(&format!("{slug}-{}", form.ending)));
        }
        for form in &FORMS {
            self.describe_file(slug, form, statements);
        }
    }

    fn describe_file(&self, slug: &str, form: &Form, statements: &mut Statements) {
        statements
            .about(&self.node(&format!("{slug}-{}", form.ending)))
            .is("dcatapit:Distribution")
            .is("dcat:Distribution")
            .tells("dct:title", form.title)
            .tells("dct:description", form.description)
            .links("dct:format", &format!("{FILE_TYPES}/{}", form.name))
            .links("dct:license", LICENCE)
            .dates("dct:modified", self.changed)
            .links("dcat:accessURL", &self.page(&format!("#{slug}")))
            .links("dcat:downloadURL", &self.page(&format!("/{slug}.{}", form.ending)));
    }

    fn describe_publisher(&self, statements: &mut Statements) {
        statements
            .about(&self.node("editore"))
            .is("dcatapit:Agent")
            .is("foaf:Agent")
            .has("dct:identifier", &self.publisher.code)
            .has("foaf:name", &self.publisher.name);
    }
}

fn describe_licence(statements: &mut Statements) {
    statements
        .about(LICENCE)
        .is("dcatapit:LicenseDocument")
        .is("dct:LicenseDocument")
        .links("dct:type", ATTRIBUTION)
        .has("foaf:name", "CC BY")
        .has("owl:versionInfo", "4.0");
}
