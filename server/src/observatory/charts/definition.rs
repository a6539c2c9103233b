//! What a chart is made of, as the files of the charts say it.

use app::i18n::{Bilingual, Message, message};
use app::observatory::model::{Basis, FigureChannel};
use rust_decimal::Decimal;
use serde::Deserialize;

app::vocabulary! {
    /// How a chart is drawn.
    Form {
        /// One bar for each row.
        Bars = "bars" / "barre", "barre", "bars";
        /// A bar for each series in every row.
        Grouped = "grouped" / "barre-affiancate", "barre affiancate", "grouped bars";
        /// The series of a row one after the other.
        Stacked = "stacked" / "barre-in-pila", "barre in pila", "stacked bars";
        /// The series of a row as points on one line.
        Dumbbell = "dumbbell" / "punti", "punti", "points";
        /// A cell for each row and series.
        Heatmap = "heatmap" / "mappa-di-calore", "mappa di calore", "heat map";
        /// A cell for each day, in weeks.
        Calendar = "calendar" / "calendario", "calendario", "calendar";
        /// A tile for each row, as large as its value.
        Treemap = "treemap" / "riquadri", "riquadri", "tree map";
        /// A bar for each row, from day to day.
        Timeline = "timeline" / "linea-del-tempo", "linea del tempo", "timeline";
        /// A point for each row, where it is.
        Map = "map" / "mappa", "mappa", "map";
        /// The words of each row.
        List = "list" / "elenco", "elenco", "list";
    }
}

app::vocabulary! {
    /// Something that a number is of.
    Dimension {
        /// A measured service.
        Service = "service" / "servizio", "servizio", "service";
        /// A year.
        Year = "year" / "anno", "anno", "year";
        /// A channel.
        Channel = "channel" / "canale", "canale", "channel";
        /// A class of municipalities.
        SizeClass = "size_class" / "classe", "classe dimensionale", "size class";
        /// A part of the territory.
        Area = "area" / "area", "area", "area";
        /// An entity.
        Entity = "entity" / "di", "ente", "entity";
        /// A tool or platform.
        Tool = "tool" / "strumento", "piattaforma", "platform";
        /// The cases that a figure takes in.
        Basis = "basis" / "base", "base", "base";
        /// An option of a question, a kind of respondent.
        Option = "option" / "voce", "voce", "item";
        /// What is measured.
        Measure = "measure" / "misura", "misura", "measure";
        /// A theme.
        Theme = "theme" / "tema", "tema", "theme";
        /// A kind of entity.
        EntityKind = "entity_kind" / "tipo", "tipo di ente", "kind of entity";
        /// An exchange.
        Exchange = "exchange" / "scambio", "scambio", "exchange";
        /// A day.
        Date = "date" / "data", "data", "date";
        /// Which municipalities a need is of.
        SizeGroup = "size_group" / "gruppo", "gruppo di Comuni", "group of municipalities";
        /// What kind of record acts on a service.
        Record = "record" / "scheda", "scheda", "record";
        /// A question that is answered in words.
        Question = "question" / "domanda", "domanda", "question";
        /// An answer in words.
        Answer = "answer" / "risposta", "risposta", "answer";
    }
}

app::vocabulary! {
    /// Where a chart's numbers come from.
    Origin {
        /// The figures of the documents.
        Figures = "figures" / "dati", "dati", "figures";
        /// Adoptions of practices, counted.
        Adoptions = "adoptions" / "adozioni", "adozioni", "adoptions";
        /// Practices that name a tool, counted.
        Tools = "tools" / "strumenti", "strumenti", "tools";
        /// Practices of each entity, counted.
        Practices = "practices" / "pratiche", "pratiche", "practices";
        /// Exchanges, counted.
        Offers = "offers" / "scambi", "scambi", "exchanges";
        /// The days on which exchanges take place, counted.
        Days = "days" / "giorni", "giorni", "days";
        /// Seats and days of each exchange.
        Seats = "seats" / "posti", "posti", "seats";
        /// What municipalities said that they need, counted.
        Needs = "needs" / "bisogni", "bisogni", "needs";
        /// What acts on each service, counted.
        Bridges = "bridges" / "ponti", "pratiche e scambi", "practices and exchanges";
        /// What a questionnaire's open questions were answered with.
        Answers = "answers" / "risposte", "risposte", "answers";
        /// Who took part in a questionnaire's meetings.
        Participants = "participants" / "partecipanti", "partecipanti", "participants";
    }
}

impl Origin {
    /// Whether only records of the chart's own document are counted, though there are some of others.
    pub fn is_of_the_chart_s_document(self) -> bool {
        matches!(self, Self::Adoptions | Self::Tools | Self::Practices)
    }
}

app::vocabulary! {
    /// How several numbers of one mark become one.
    Combine {
        /// They are added up.
        Sum = "sum" / "somma", "somma", "sum";
        /// They are counted.
        Count = "count" / "conteggio", "conteggio", "count";
    }
}

app::vocabulary! {
    /// In which order rows stand.
    Sort {
        /// The largest value first.
        Value = "value" / "valore", "valore", "value";
        /// As their dimension orders them.
        Order = "order" / "ordine", "ordine", "order";
    }
}

app::vocabulary! {
    /// What a chart's sentence says.
    Finding {
        /// Which rows are first and last.
        Ends = "ends" / "estremi", "estremi", "ends";
        /// Which rows grew and fell most from the first series to the last.
        Change = "change" / "variazione", "variazione", "change";
        /// Which mark of all is the largest.
        Largest = "largest" / "massimo", "massimo", "largest";
        /// How many rows there are, and how far they reach from north to south.
        Reach = "reach" / "estensione", "estensione", "reach";
        /// How many rows there are.
        Number = "number" / "numero", "numero", "number";
    }
}

impl Dimension {
    /// What a number is of that is of nothing in this dimension.
    pub fn without(self) -> Message {
        match self {
            Self::Channel => message("nessun canale in particolare", "no channel in particular"),
            Self::Service => message("nessun servizio in particolare", "no service in particular"),
            Self::Entity => message("nessun ente in particolare", "no entity in particular"),
            Self::Tool => message("nessuna piattaforma in particolare", "no platform in particular"),
            Self::SizeClass => message("tutte le classi", "all classes"),
            Self::Area => message("tutto il territorio", "the whole territory"),
            Self::Basis => message("base non indicata", "base not stated"),
            Self::Year => message("anno non indicato", "year not stated"),
            _ => message("in tutto", "in all"),
        }
    }
}

/// A chart, as the files define it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ChartDefinition {
    /// Its word in addresses.
    pub id: String,
    /// Where it stands among the charts of its source.
    pub order: i64,
    /// The document that it is of.
    pub source: String,
    /// What its page is called.
    pub name: Bilingual,
    /// What it shows.
    pub title: Bilingual,
    /// How it is drawn.
    pub form: Form,
    /// Where its numbers come from.
    pub records: Origin,
    /// What is measured; the first is shown where none is chosen.
    #[serde(default)]
    pub measures: Vec<String>,
    /// What a row is of; only the first must be there.
    pub rows: Vec<Dimension>,
    /// Which of them stands above rows as a heading, and not in their names.
    #[serde(default)]
    pub group: Option<Dimension>,
    /// What a series is of.
    #[serde(default)]
    pub series: Option<Dimension>,
    /// What the reader chooses, besides measure and year.
    #[serde(default)]
    pub choose: Vec<Dimension>,
    /// What may differ within a mark.
    #[serde(default)]
    pub over: Vec<Dimension>,
    /// Only these channels.
    #[serde(default)]
    pub channels: Vec<FigureChannel>,
    /// Only these cases.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// Only these options.
    #[serde(default)]
    pub options: Vec<String>,
    /// The channel whose value stands behind a stack, as the source prints it.
    #[serde(default)]
    pub total: Option<FigureChannel>,
    /// The measure that shares are of.
    #[serde(default)]
    pub share_of: Option<String>,
    /// The channel that shares are of.
    #[serde(default)]
    pub share_channel: Option<FigureChannel>,
    /// The measure that stands below each row's name.
    #[serde(default)]
    pub detail: Option<String>,
    /// What is said of every row, where its bare value says nothing.
    #[serde(default)]
    pub said: Option<Bilingual>,
    /// Measures of questions that could be answered with several options.
    #[serde(default)]
    pub several: Vec<String>,
    /// Whether shares are also said as counts of those who must have answered.
    #[serde(default)]
    pub inferred: bool,
    /// Only records whose place in the document begins with these words.
    #[serde(default)]
    pub within: Option<String>,
    /// What numbers without a row are of.
    #[serde(default)]
    pub whole: Option<Bilingual>,
    /// How several numbers become one mark; without it the first one stands.
    #[serde(default)]
    pub combine: Option<Combine>,
    /// Whether rows without numbers stay.
    #[serde(default)]
    pub complete: bool,
    /// How many rows are drawn at most.
    #[serde(default)]
    pub most: Option<i64>,
    /// In which order rows stand.
    pub sort: Sort,
    /// Marks below are to be noticed.
    #[serde(default)]
    pub notable_below: Option<Decimal>,
    /// What they have in common.
    #[serde(default)]
    pub notable: Option<Bilingual>,
    /// What the sentence says.
    pub finding: Finding,
    /// The path of the records behind a mark, with `{dimension}` places; the figure's own place where one is empty.
    #[serde(default)]
    pub path: Option<String>,
    /// What else the source says of these numbers.
    #[serde(default)]
    pub note: Option<Bilingual>,
}

/// An option of figures, with what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FigureOption {
    /// As in the figures.
    pub id: String,
    /// What it is called.
    pub label: Bilingual,
    /// What it is called inside a sentence, where that differs.
    #[serde(default)]
    pub phrase: Option<Bilingual>,
    /// The Italian path of the records behind it.
    #[serde(default)]
    pub path: Option<String>,
    /// Its place among others.
    pub order: i64,
}

impl ChartDefinition {
    /// Whether a number may be of this dimension and still belong to the chart.
    pub fn accounts_for(&self, dimension: Dimension) -> bool {
        let filtered = match dimension {
            Dimension::Channel => !self.channels.is_empty() || self.total.is_some(),
            Dimension::Basis => self.basis.is_some(),
            Dimension::Option => !self.options.is_empty(),
            Dimension::Year | Dimension::Measure => true,
            _ => false,
        };
        filtered
            || self.rows.contains(&dimension)
            || self.series == Some(dimension)
            || self.choose.contains(&dimension)
            || self.over.contains(&dimension)
    }

    /// Whether the reader chooses this dimension where there is more than one value.
    pub fn chosen(&self, dimension: Dimension) -> bool {
        let drawn = self.rows.contains(&dimension) || self.series == Some(dimension) || self.over.contains(&dimension);
        match dimension {
            Dimension::Measure | Dimension::Year => !drawn,
            _ => self.choose.contains(&dimension),
        }
    }
}
