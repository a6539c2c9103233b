//! The types of the observatory: services, measures, figures and checks.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::Bilingual;
use crate::observatory::own::{Acting, OwnChoice};
use crate::registry::model::{Area, Grade, Named, SizeClass};
use crate::vocabulary;

vocabulary! {
    /// Whose task a service is.
    Competence {
        /// The municipalities'.
        Municipal = "municipal" / "comunale", "comunale", "municipal";
        /// The provinces'.
        Provincial = "provincial" / "provinciale", "provinciale", "provincial";
        /// The public transport operators'.
        Transport = "transport" / "trasporto", "trasporto pubblico", "public transport";
    }
}

vocabulary! {
    /// What people do with a service.
    OnlineKind {
        /// They ask for something.
        Application = "application" / "domanda", "domanda", "application";
        /// They pay.
        Payment = "payment" / "pagamento", "pagamento", "payment";
    }
}

vocabulary! {
    /// What a figure counts in.
    Unit {
        /// Things counted.
        Count = "count" / "numero", "numero", "count";
        /// Hundredths of the base.
        Percent = "percent" / "percentuale", "%", "%";
        /// A difference between two percentages.
        PercentagePoints = "percentage_points" / "punti", "punti percentuali", "percentage points";
        /// An index without a unit.
        Index = "index" / "indice", "indice", "index";
        /// People.
        People = "people" / "persone", "persone", "people";
        /// Euro.
        Euro = "euro" / "euro", "euro", "euro";
        /// Days.
        Days = "days" / "giorni", "giorni", "days";
        /// Years.
        Year = "year" / "anno", "anno", "year";
    }
}

vocabulary! {
    /// Through which channel a service was used.
    FigureChannel {
        /// The region's platform.
        Regional = "regional" / "regionale", "piattaforma regionale", "regional platform";
        /// The entity's own platform.
        Own = "own" / "autonoma", "piattaforma autonoma", "own platform";
        /// The national platform.
        National = "national" / "nazionale", "piattaforma nazionale", "national platform";
        /// Mail or certified mail, outside a platform.
        MailPec = "mail_pec" / "mail-pec", "mail o PEC", "mail or certified mail";
        /// Home banking, outside a platform.
        HomeBanking = "home_banking" / "home-banking", "home banking", "home banking";
        /// All online channels together.
        AllOnline = "all_online" / "tutto-online", "tutti i casi online", "all online cases";
        /// All channels, online and not.
        AllChannels = "all_channels" / "tutti", "tutti i canali", "all channels";
    }
}

vocabulary! {
    /// Which cases a figure of use takes in.
    Basis {
        /// All data that there are.
        AllAvailable = "all_available" / "tutti-i-dati", "tutti i dati disponibili", "all available data";
        /// Only the cases that can be compared with the year before.
        Comparable = "comparable" / "casi-comparabili", "solo casi comparabili", "comparable cases only";
    }
}

vocabulary! {
    /// What came of a check.
    CheckResult {
        /// What is printed and what is computed differ.
        Disagrees = "disagrees" / "non-torna", "non torna", "disagrees";
        /// They are the same, within the tolerance.
        Agrees = "agrees" / "torna", "torna", "agrees";
        /// Something is missing.
        CannotBeComputed = "cannot_be_computed" / "non-calcolabile", "non calcolabile", "cannot be computed";
    }
}

/// One of the measured interactive services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its word in addresses.
    pub id: String,
    /// Its number in the document.
    pub number: i64,
    /// The name.
    pub name: Bilingual,
    /// Whose task it is.
    pub competence: Competence,
    /// What people do with it.
    pub online_kind: OnlineKind,
    /// One or two sentences.
    pub summary: Bilingual,
    /// In more words.
    pub description: Bilingual,
    /// What the figures say, in one sentence.
    pub finding: Bilingual,
    /// What it is about.
    #[serde(default)]
    pub themes: Vec<String>,
    /// The document.
    pub source: String,
    /// Where in the document.
    pub locator: String,
}

/// What figures of one kind mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its word in addresses.
    pub id: String,
    /// The name.
    pub label: Bilingual,
    /// What its figures count in.
    pub unit: Unit,
    /// The decimals that the source prints.
    pub decimals: i64,
    /// What it measures.
    pub description: Bilingual,
    /// What the base counts, unless a figure says otherwise.
    #[serde(default)]
    pub base: Option<Bilingual>,
}

/// One number of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The last segment of its address.
    pub id: String,
    /// What it measures.
    pub measure: String,
    /// Of which service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Of which year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
    /// Of which period, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Through which channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<FigureChannel>,
    /// Of which class of municipalities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_class: Option<SizeClass>,
    /// Of which part of the territory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// Of which entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Of which platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// Over which cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Of what else: an option of a question, a kind of respondent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// The number; `None` where the source says that there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// As printed; `None` where the source says it in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// What the base counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Bilingual>,
    /// How many the base counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_value: Option<Decimal>,
    /// The document.
    pub source: String,
    /// Where in the document.
    pub locator: String,
    /// How sure it is.
    pub grade: Grade,
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

/// The Italian path of a figure in its source's page, which has many: the query says on which page of them it is.
pub fn figure_path(source: &str, figure: &str) -> String {
    format!("/fonti/{source}?dato={figure}#dato-{figure}")
}

/// The Italian path above the pages of figures.
pub const FIGURES_PATH: &str = "/osservatorio/dato";

/// The Italian path of a figure's own page.
pub fn figure_page_path(figure: &str) -> String {
    format!("{FIGURES_PATH}/{figure}")
}

/// A computation over records, compared with what a source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Stable: the rule and what it was applied to, as a slug.
    pub id: String,
    /// The rule.
    pub rule: String,
    /// What is checked, in a sentence.
    pub title: Bilingual,
    /// The computation written out with its numbers (`63.903 / 576.931 = 11 %`).
    pub computation: String,
    /// What the source says, as printed.
    pub stated: String,
    /// What the computation gives, printed alike; empty where it cannot be computed.
    pub computed: String,
    /// What came of it.
    pub result: CheckResult,
    /// Why it cannot be computed, or why the two differ if the source says why.
    pub reason: Option<Bilingual>,
    /// The document.
    pub source: String,
    /// Where in the document.
    pub locator: String,
    /// The service, for checks of the benchmark.
    pub service: Option<String>,
    /// The project, for checks of the plan.
    pub project: Option<String>,
    /// The figures that it takes.
    pub figures: Vec<String>,
}

/// A figure with the names it needs to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureLine {
    /// The figure.
    pub figure: Figure,
    /// What it measures, in the language of the request.
    pub measure: String,
    /// What it counts in.
    pub unit: Unit,
    /// The decimals to show.
    pub decimals: u32,
    /// What it is of: service, year, channel, class, place …, in the language of the request.
    pub of: String,
    /// The results of the checks it takes part in.
    pub checks: Vec<CheckResult>,
}

/// The choices of the page of checks, as an address says them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecksQuery {
    /// Only checks of this source.
    pub source: Option<String>,
    /// Only checks of this service.
    pub service: Option<String>,
    /// Only checks of this project.
    pub project: Option<String>,
    /// Only checks with this result.
    pub result: Option<CheckResult>,
    /// From 0: the first page.
    pub page: u32,
}

/// The checks of a page.
pub const CHECKS_PER_PAGE: u32 = 50;

/// What the page of checks shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecksPage {
    /// The query that was understood.
    pub query: ChecksQuery,
    /// How many checks there are with each result, whatever is chosen.
    pub counts: Vec<(CheckResult, u32)>,
    /// How many checks the query chooses.
    pub found: u32,
    /// The page of the query, from 0; the last one where the query names a later one.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
    /// The chosen checks of this page, disagreements first.
    pub checks: Vec<Check>,
    /// The sources to choose from.
    pub sources: Vec<Named>,
    /// The services to choose from.
    pub services: Vec<Named>,
    /// The projects to choose from.
    pub projects: Vec<Named>,
}

impl ChecksQuery {
    /// Reads the query of an address (`fonte`, `servizio`, `progetto`, `esito`, `pagina`). What makes no sense is left
    /// aside.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap_or_default();
        let mut parsed = Self::default();
        for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            match name.as_str() {
                "fonte" => parsed.source = Some(value),
                "servizio" => parsed.service = Some(value),
                "progetto" => parsed.project = Some(value),
                "esito" => parsed.result = CheckResult::from_slug(&value),
                "pagina" => parsed.page = value.parse::<u32>().unwrap_or(1).saturating_sub(1),
                _ => {}
            }
        }
        parsed
    }

    /// Whether a check is among the chosen ones.
    pub fn chooses(&self, check: &Check) -> bool {
        let fits = |wanted: &Option<String>, found: Option<&String>| wanted.is_none() || wanted.as_ref() == found;
        fits(&self.source, Some(&check.source))
            && fits(&self.service, check.service.as_ref())
            && fits(&self.project, check.project.as_ref())
            && self.result.is_none_or(|result| result == check.result)
    }

    /// The query string that says this query, with its question mark; empty for the query without conditions.
    pub fn to_query_string(&self) -> String {
        let page = (self.page > 0).then(|| (self.page + 1).to_string());
        let pairs = [
            ("fonte", self.source.as_deref()),
            ("servizio", self.service.as_deref()),
            ("progetto", self.project.as_deref()),
            ("esito", self.result.map(CheckResult::slug)),
            ("pagina", page.as_deref()),
        ];
        let chosen: Vec<(&str, &str)> =
            pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect();
        let encoded = serde_urlencoded::to_string(chosen).unwrap_or_default();
        if encoded.is_empty() { encoded } else { format!("?{encoded}") }
    }
}

/// A chart in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartLine {
    /// The chart's word in addresses.
    pub slug: String,
    /// What its page is called.
    pub name: Bilingual,
    /// The main finding.
    pub finding: Bilingual,
    /// What it says of the reader's own entity.
    pub own: Option<Bilingual>,
}

/// The charts of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartGroup {
    /// The document.
    pub source: Named,
    /// Its charts.
    pub charts: Vec<ChartLine>,
}

/// What the observatory's first page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The charts, document by document.
    pub groups: Vec<ChartGroup>,
    /// The entities that charts could mark, by name.
    pub entities: Vec<Named>,
    /// The reader's own entity.
    pub own: OwnChoice,
    /// What was not understood of the address.
    pub notices: Vec<Bilingual>,
    /// How many figures there are.
    pub figures: u32,
    /// How many checks there are with each result.
    pub counts: Vec<(CheckResult, u32)>,
    /// The measured services, by number.
    pub services: Vec<Service>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// A chart with all that its page shows, in the language of the request: the browser holds nothing that draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartPage {
    /// The chart's word, which tells it from others on the same page.
    pub slug: String,
    /// What tells it from another chart on the same page.
    pub key: String,
    /// The Italian path of its address.
    pub path: String,
    /// What its page is called.
    pub name: String,
    /// What it shows, with what was chosen.
    pub title: String,
    /// The main finding.
    pub finding: String,
    /// What was not understood of the address, and what is not drawn.
    pub notices: Vec<String>,
    /// What else the source says of these numbers.
    pub note: Option<String>,
    /// What the chart says of the reader's own entity.
    pub own: Option<String>,
    /// The query string that says all choices, with its question mark.
    pub query: String,
    /// The choices without the own entity, as names and words.
    pub chosen: Vec<(String, String)>,
    /// What there is to choose.
    pub controls: Vec<ChartControl>,
    /// The entities that a reader can choose, by name.
    pub entities: Vec<Named>,
    /// The reader's own entity.
    pub own_choice: OwnChoice,
    /// What acts on what the chart shows, near the reader's own entity.
    pub acting: Option<Acting>,
    /// The other charts of the same document.
    pub others: Vec<Named>,
    /// The drawings, for wide and for narrow figures, as SVG.
    pub drawings: String,
    /// The names of the rows.
    pub rows: Vec<String>,
    /// The names of the series; an empty one where there is one only.
    pub series: Vec<String>,
    /// The points, series by series and row by row.
    pub points: Vec<Vec<Option<ChartPoint>>>,
    /// The option for the browser's chart library, as JSON; without it the server's drawing stays.
    pub option: Option<String>,
    /// The figures behind the marks.
    pub figures: Vec<FigureLine>,
    /// The documents, each with its method and limits.
    pub sources: Vec<crate::registry::model::Source>,
    /// The Italian path of the checks, where figures do not agree with what is computed from others.
    pub unequal: Option<String>,
    /// When the data last changed (`2026-11-21`).
    pub updated: String,
}

/// One thing that the reader chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartControl {
    /// What is chosen.
    pub label: String,
    /// What there is to choose from.
    pub choices: Vec<ChartChoice>,
}

/// One of the things to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartChoice {
    /// What it is called.
    pub label: String,
    /// The query string with this choice.
    pub query: String,
    /// Whether it is chosen.
    pub current: bool,
}

/// One point of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartPoint {
    /// Its value, as printed beside it.
    pub value: String,
    /// The point in words.
    pub spoken: String,
    /// The address of the records behind it.
    pub href: String,
    /// The address of the figure that it stands for, where it is one as it is.
    pub figure: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, result: CheckResult) -> Check {
        Check {
            id: "regola-1".into(),
            rule: "regola".into(),
            title: Bilingual::default(),
            computation: String::new(),
            stated: String::new(),
            computed: String::new(),
            result,
            reason: None,
            source: source.into(),
            locator: "p. 1".into(),
            service: None,
            project: None,
            figures: Vec::new(),
        }
    }

    #[test]
    fn a_query_of_checks_goes_to_an_address_and_back() {
        let address = "?fonte=peg-2020&progetto=2020-pd-1&esito=non-torna&pagina=3";
        let query = ChecksQuery::parse(address);
        assert_eq!((query.page, query.result), (2, Some(CheckResult::Disagrees)));
        assert_eq!(query.to_query_string(), address);
        assert_eq!(ChecksQuery::parse("?pagina=zero&colore=blu&fonte=").to_query_string(), "");
    }

    #[test]
    fn every_condition_must_hold() {
        let query = ChecksQuery::parse("fonte=peg-2020&esito=torna");
        assert!(query.chooses(&check("peg-2020", CheckResult::Agrees)));
        assert!(!query.chooses(&check("peg-2020", CheckResult::Disagrees)));
        assert!(!query.chooses(&check("altro", CheckResult::Agrees)));
        assert!(!ChecksQuery::parse("servizio=suap").chooses(&check("peg-2020", CheckResult::Agrees)));
    }
}
