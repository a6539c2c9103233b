//! The forms of a practice, and of an adoption of one that is published already.

use super::limits::{
    ACCOUNT, ADOPTION_NOTE, DESCRIPTION, DOCUMENT_TITLE, ENTITIES, FIGURES, LOCATOR, MEASURE, PRACTICE_TITLE, SUMMARY,
    TARGET, THEMES, TOOLS,
};
use super::{Choice, Field, Group, Need, Part, RecordsOf, Rule, Step};
use crate::catalogue::model::{AdoptionStatus, Channel};
use crate::i18n::{Message, message};
use crate::observatory::model::Unit;
use crate::registry::model::Grade;

/// The form of a practice.
pub const PRACTICE: &[Part] = &[
    Part::Field(START_DAY),
    Part::Field(START_MONTH),
    Part::Field(START_YEAR),
    Part::Field(END_DAY),
    Part::Field(END_MONTH),
    Part::Field(END_YEAR),
    Part::Field(STATUS),
    Part::Field(OTHERS),
    Part::Field(Field { rule: Rule::Line(PRACTICE_TITLE), ..TITLE }),
    Part::Field(SUMMARY_FIELD),
    Part::Field(Field { help: MARKS, ..DESCRIPTION_FIELD }),
    Part::Field(THEMES_FIELD),
    Part::Field(TOOLS_FIELD),
    Part::Field(CHANNELS),
    Part::Field(TARGET_FIELD),
    Part::Field(RESULTS),
    Part::Group(FIGURES_GROUP),
    Part::Field(REQUIREMENTS),
    Part::Field(SOURCE_TITLE),
    Part::Field(SOURCE_PUBLISHER),
    Part::Field(SOURCE_DATE),
    Part::Field(SOURCE_ADDRESS),
    Part::Field(LOCATOR_FIELD),
];

/// The form of an adoption.
pub const ADOPTION: &[Part] = &[
    Part::Field(START_DAY),
    Part::Field(START_MONTH),
    Part::Field(START_YEAR),
    Part::Field(END_DAY),
    Part::Field(END_MONTH),
    Part::Field(END_YEAR),
    Part::Field(STATUS),
    Part::Field(ADOPTION_NOTE_FIELD),
    Part::Field(TOOLS_FIELD),
    Part::Field(SOURCE_TITLE),
    Part::Field(SOURCE_PUBLISHER),
    Part::Field(SOURCE_DATE),
    Part::Field(SOURCE_ADDRESS),
    Part::Field(LOCATOR_FIELD),
];

const DAY: Message = message("Giorno", "Day");
const MONTH: Message = message("Mese", "Month");
const YEAR: Message = message("Anno", "Year");
const NO_HELP: Message = message("", "");
const MARKS: Message = message(
    "Che cosa avete fatto, come, con chi. Scrivi come lo racconteresti a una collega di un altro Comune. Se serve: \
     **grassetto**, - per gli elenchi, [parole](https://…) per i collegamenti.",
    "What you did, how, with whom. Write as you would tell a colleague of another municipality. Where it helps: \
     **bold**, - for lists, [words](https://…) for links.",
);

const fn period_field(name: &'static str, label: Message, rule: Rule) -> Field {
    Field { name, step: Step::Who, label, help: NO_HELP, rule, need: Need::Optional }
}

const START_DAY: Field = period_field("start_day", DAY, Rule::Whole(1, 31));
const START_MONTH: Field = period_field("start_month", MONTH, Rule::Choice(months));
const START_YEAR: Field = period_field("start_year", YEAR, Rule::Year);
const END_DAY: Field = period_field("end_day", DAY, Rule::Whole(1, 31));
const END_MONTH: Field = period_field("end_month", MONTH, Rule::Choice(months));
const END_YEAR: Field = period_field("end_year", YEAR, Rule::Year);

const STATUS: Field = Field {
    name: "status",
    step: Step::Who,
    label: message("È ancora in uso?", "Is it still in use?"),
    help: message(
        "Chi vuole copiarla cerca prima quelle che funzionano ancora.",
        "Who wants to copy it looks first for those that still work.",
    ),
    rule: Rule::Choice(statuses),
    need: Need::Needed(message("Di’ se è ancora in uso.", "Say whether it is still in use.")),
};
const OTHERS: Field = Field {
    name: "others",
    step: Step::Who,
    label: message("Altri enti che l’hanno adottata", "Other entities that adopted it"),
    help: message(
        "Uno per campo: così chi cerca trova anche loro. Scegli i nomi fra quelli proposti.",
        "One in each field, so that they are found as well. Choose the names from those offered.",
    ),
    rule: Rule::Records(RecordsOf::Entity, ENTITIES),
    need: Need::Optional,
};
/// What it is called; each kind has its own limit.
pub(super) const TITLE: Field = Field {
    name: "title",
    step: Step::What,
    label: message("Titolo", "Title"),
    help: message("Che cosa avete fatto, in una riga.", "What you did, in a line."),
    rule: Rule::Line(PRACTICE_TITLE),
    need: Need::Needed(message("Scrivi un titolo: basta una riga.", "Write a title: a line is enough.")),
};
/// In one or two sentences.
pub(super) const SUMMARY_FIELD: Field = Field {
    name: "summary",
    step: Step::What,
    label: message("In breve", "In short"),
    help: message(
        "Una o due frasi: si leggono nei risultati di ricerca.",
        "One or two sentences: they are read in the results of a search.",
    ),
    rule: Rule::Text(SUMMARY),
    need: Need::Needed(message(
        "Scrivi una o due frasi che la riassumono.",
        "Write one or two sentences that sum it up.",
    )),
};
/// In full.
pub(super) const DESCRIPTION_FIELD: Field = Field {
    name: "description",
    step: Step::What,
    label: message("Descrizione", "Description"),
    help: message(
        "Che cosa avete fatto, come, con chi. Scrivi come lo racconteresti a una collega di un altro Comune.",
        "What you did, how, with whom. Write as you would tell a colleague of another municipality.",
    ),
    rule: Rule::Text(DESCRIPTION),
    need: Need::Needed(message("Racconta che cosa avete fatto.", "Tell what you did.")),
};
/// What it is about.
pub(super) const THEMES_FIELD: Field = Field {
    name: "themes",
    step: Step::What,
    label: message("Temi", "Themes"),
    help: message(
        "Servono a trovarla. Il primo è il principale; quelli proposti vengono dalle pratiche più vicine al tuo testo.",
        "They help to find it. The first is the main one; those offered come from the practices nearest to your text.",
    ),
    rule: Rule::Records(RecordsOf::Theme, THEMES),
    need: Need::Needed(message("Scegli almeno un tema.", "Choose at least one theme.")),
};
/// What it is done with.
pub(super) const TOOLS_FIELD: Field = Field {
    name: "tools",
    step: Step::What,
    label: message("Strumenti e piattaforme", "Tools and platforms"),
    help: message(
        "Uno per campo. Se non è fra quelli proposti, scrivi il suo nome.",
        "One in each field. If it is not among those offered, write its name.",
    ),
    rule: Rule::Records(RecordsOf::Tool, TOOLS),
    need: Need::Optional,
};
const CHANNELS: Field = Field {
    name: "channels",
    step: Step::What,
    label: message("Come ci si arriva", "How people reach it"),
    help: message("Tutti i modi in cui le persone la usano.", "All the ways in which people use it."),
    rule: Rule::Choices(channels),
    need: Need::Optional,
};
const TARGET_FIELD: Field = Field {
    name: "target",
    step: Step::What,
    label: message("Per chi è", "Who it is for"),
    help: message("Per esempio: famiglie con figli a scuola.", "For example: families with children at school."),
    rule: Rule::Line(TARGET),
    need: Need::Optional,
};
const ADOPTION_NOTE_FIELD: Field = Field {
    name: "note",
    step: Step::What,
    label: message("Come la fate voi", "How you do it"),
    help: message("Che cosa avete cambiato rispetto agli altri.", "What you changed compared with the others."),
    rule: Rule::Text(ADOPTION_NOTE),
    need: Need::Optional,
};
const RESULTS: Field = Field {
    name: "results",
    step: Step::Results,
    label: message("Che cosa è cambiato", "What changed"),
    help: message(
        "Con parole vostre; i numeri vanno sotto, ognuno con la sua base.",
        "In your own words; numbers go below, each with its base.",
    ),
    rule: Rule::Text(ACCOUNT),
    need: Need::Optional,
};
const FIGURES_GROUP: Group = Group {
    name: "figures",
    step: Step::Results,
    label: message("Dati", "Figures"),
    help: message(
        "Un numero si capisce solo con unità, base e periodo: per questo li chiediamo tutti.",
        "A number can only be understood with its unit, base and period: that is why we ask for them all.",
    ),
    row: message("Dato {}", "Figure {}"),
    most: FIGURES,
    columns: FIGURE_COLUMNS,
};
const FIGURE_COLUMNS: &[Field] = &[
    Field {
        name: "what",
        step: Step::Results,
        label: message("Che cosa misura", "What it measures"),
        help: message("Per esempio: domande arrivate on line.", "For example: applications received online."),
        rule: Rule::Line(MEASURE),
        need: Need::Needed(message("Di’ che cosa misura il numero.", "Say what the number measures.")),
    },
    Field {
        name: "value",
        step: Step::Results,
        label: message("Numero", "Number"),
        help: message("In cifre, come 1.234,5.", "In digits, as the Italians write them: 1.234,5."),
        rule: Rule::Decimal,
        need: Need::Needed(message("Scrivi il numero.", "Write the number.")),
    },
    Field {
        name: "unit",
        step: Step::Results,
        label: message("Unità", "Unit"),
        help: NO_HELP,
        rule: Rule::Choice(units),
        need: Need::Needed(message("Scegli l’unità.", "Choose the unit.")),
    },
    Field {
        name: "base",
        step: Step::Results,
        label: message("Base", "Base"),
        help: message(
            "Su quanti o su che cosa: «su 412 domande».",
            "Out of how many, or of what: “of 412 applications”.",
        ),
        rule: Rule::Line(MEASURE),
        need: Need::Needed(message(
            "Di’ su quanti o su che cosa è contato.",
            "Say out of how many, or of what, it is counted.",
        )),
    },
    Field {
        name: "period",
        step: Step::Results,
        label: message("Periodo", "Period"),
        help: message("Per esempio: 2023, o gennaio–giugno 2024.", "For example: 2023, or January–June 2024."),
        rule: Rule::Line(MEASURE),
        need: Need::Needed(message("Di’ a quale periodo si riferisce.", "Say which period it is about.")),
    },
    Field {
        name: "grade",
        step: Step::Results,
        label: message("Come lo sapete", "How you know"),
        help: NO_HELP,
        rule: Rule::Choice(grades),
        need: Need::Needed(message("Scegli come lo sapete.", "Choose how you know.")),
    },
    Field {
        name: "locator",
        step: Step::Results,
        label: message("Dove sta scritto", "Where it is written"),
        help: message(
            "Il documento e la pagina, se c’è: lo alleghi più avanti.",
            "The document and page, if there is one: you attach it further on.",
        ),
        rule: Rule::Line(LOCATOR),
        need: Need::Optional,
    },
];
const REQUIREMENTS: Field = Field {
    name: "requirements",
    step: Step::Copying,
    label: message("Che cosa serve per copiarla", "What it takes to copy it"),
    help: message(
        "Persone, ore, soldi, atti, strumenti, accordi: quello che avresti voluto sapere prima di cominciare.",
        "People, hours, money, acts, tools, agreements: what you would have liked to know before you began.",
    ),
    rule: Rule::Text(ACCOUNT),
    need: Need::Optional,
};
/// The document that says so.
pub(super) const SOURCE_TITLE: Field = Field {
    name: "source_title",
    step: Step::Sources,
    label: message("Documento che ne parla", "Document about it"),
    help: message(
        "Una delibera, una relazione, una pagina del sito. Senza documento la pratica è «dichiarata».",
        "A decision, a report, a page of the website. Without a document the practice is “declared”.",
    ),
    rule: Rule::Line(DOCUMENT_TITLE),
    need: Need::Optional,
};
/// Who published it.
pub(super) const SOURCE_PUBLISHER: Field = Field {
    name: "source_publisher",
    step: Step::Sources,
    label: message("Chi l’ha pubblicato", "Who published it"),
    help: message("Se non siete stati voi.", "If it was not you."),
    rule: Rule::Line(DOCUMENT_TITLE),
    need: Need::Optional,
};
/// When.
pub(super) const SOURCE_DATE: Field = Field {
    name: "source_date",
    step: Step::Sources,
    label: message("Data del documento", "Date of the document"),
    help: NO_HELP,
    rule: Rule::Day,
    need: Need::Optional,
};
/// Where on the web.
pub(super) const SOURCE_ADDRESS: Field = Field {
    name: "source_address",
    step: Step::Sources,
    label: message("Indirizzo web", "Web address"),
    help: message("Se il documento è in rete.", "If the document is on the web."),
    rule: Rule::Address,
    need: Need::Optional,
};
/// Where in it.
pub(super) const LOCATOR_FIELD: Field = Field {
    name: "locator",
    step: Step::Sources,
    label: message("In che punto", "Where in it"),
    help: message("Pagina, capitolo o tabella.", "Page, chapter or table."),
    rule: Rule::Line(LOCATOR),
    need: Need::Optional,
};

fn months() -> Vec<Choice> {
    const MONTHS: [(&str, Message); 12] = [
        ("1", message("gennaio", "January")),
        ("2", message("febbraio", "February")),
        ("3", message("marzo", "March")),
        ("4", message("aprile", "April")),
        ("5", message("maggio", "May")),
        ("6", message("giugno", "June")),
        ("7", message("luglio", "July")),
        ("8", message("agosto", "August")),
        ("9", message("settembre", "September")),
        ("10", message("ottobre", "October")),
        ("11", message("novembre", "November")),
        ("12", message("dicembre", "December")),
    ];
    MONTHS.into_iter().map(|(word, label)| Choice { word, label }).collect()
}

fn statuses() -> Vec<Choice> {
    AdoptionStatus::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}

fn channels() -> Vec<Choice> {
    Channel::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}

fn units() -> Vec<Choice> {
    Unit::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}

/// That something was checked is for the region to say.
fn grades() -> Vec<Choice> {
    let by_author = Grade::ALL.iter().filter(|grade| **grade != Grade::Verified);
    by_author.map(|value| Choice { word: value.word(), label: value.label() }).collect()
}
