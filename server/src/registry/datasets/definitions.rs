//! The datasets: which table each shows, and what it is.

use app::i18n::{Message, message};

/// Where the rows of a dataset come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A table in the database.
    Table(&'static str),
    /// The checks, which are computed.
    Checks,
    /// What readers thought of each page, summed.
    Clarity,
}

/// A dataset and what is behind it.
pub struct Definition {
    /// Its word in addresses.
    pub slug: &'static str,
    /// Where its rows come from.
    pub rows: Rows,
    /// What it is called.
    pub title: Message,
    /// What it holds.
    pub description: Message,
}

const fn of_table(slug: &'static str, table: &'static str, title: Message, description: Message) -> Definition {
    Definition { slug, rows: Rows::Table(table), title, description }
}

/// All datasets, in the order in which they are shown.
pub const DEFINITIONS: &[Definition] = &[
    of_table(
        "enti",
        "entity",
        message("Enti", "Entities"),
        message(
            "Comuni, Unioni, Province e altri enti nominati dalle fonti, con codici e coordinate.",
            "Municipalities, unions, provinces and other bodies that the sources name, with codes and coordinates.",
        ),
    ),
    of_table(
        "temi",
        "theme",
        message("Temi", "Themes"),
        message(
            "L’albero dei temi con sinonimi e argomento nazionale.",
            "The tree of themes with synonyms and national topic.",
        ),
    ),
    of_table(
        "fonti",
        "source",
        message("Fonti", "Sources"),
        message(
            "I documenti da cui viene ogni dato, con metodo e limiti.",
            "The documents that every fact comes from, with method and limits.",
        ),
    ),
    of_table(
        "strumenti",
        "tool",
        message("Strumenti", "Tools"),
        message(
            "Piattaforme e altri strumenti nominati dalle fonti.",
            "Platforms and other tools that the sources name.",
        ),
    ),
    of_table(
        "pratiche",
        "practice",
        message("Pratiche", "Practices"),
        message(
            "Che cosa hanno fatto gli enti, in italiano e in inglese.",
            "What entities did, in Italian and English.",
        ),
    ),
    of_table(
        "adozioni",
        "adoption",
        message("Adozioni", "Adoptions"),
        message("Quale ente ha fatto quale pratica, con che cosa.", "Which entity did which practice, and with what."),
    ),
    of_table(
        "scambi",
        "exchange",
        message("Scambi", "Exchanges"),
        message("Le visite per vedere una pratica dove è nata.", "Visits to see a practice where it was made."),
    ),
    of_table(
        "programmi",
        "module",
        message("Programmi degli scambi", "Programmes of exchanges"),
        message(
            "Il programma di ogni scambio, per giorno e modulo.",
            "The programme of each exchange, by day and module.",
        ),
    ),
    of_table(
        "sessioni",
        "session",
        message("Sessioni", "Sessions"),
        message("Tutte le date degli scambi, con il loro genere.", "All dates of the exchanges, with their kind."),
    ),
    of_table(
        "dichiarazioni",
        "statement",
        message("Dichiarazioni sugli scambi", "Statements on exchanges"),
        message(
            "Che cosa dicono elenco, calendario e scheda di ogni scambio.",
            "What list, calendar and sheet say of each exchange.",
        ),
    ),
    of_table(
        "servizi",
        "service",
        message("Servizi", "Services"),
        message("I dieci servizi interattivi misurati.", "The ten interactive services that were measured."),
    ),
    of_table(
        "misure",
        "measure",
        message("Misure", "Measures"),
        message("Che cosa misurano i dati, con unità e decimali.", "What the figures measure, with unit and decimals."),
    ),
    of_table(
        "dati",
        "figure",
        message("Dati", "Figures"),
        message(
            "Ogni numero delle fonti, con unità, base, periodo e punto in cui si legge.",
            "Every number of the sources, with unit, base, period and the place where it is printed.",
        ),
    ),
    Definition {
        slug: "verifiche",
        rows: Rows::Checks,
        title: message("Verifiche", "Checks"),
        description: message(
            "Ogni calcolo rifatto sui dati, con i due valori.",
            "Every computation done again over the figures, with both values.",
        ),
    },
    of_table(
        "piano",
        "plan",
        message("Piano", "Plan"),
        message("Il piano esecutivo di gestione.", "The management plan."),
    ),
    of_table(
        "piano-centri",
        "centre",
        message("Centri del piano", "Centres of the plan"),
        message("I centri di responsabilità.", "The centres of responsibility."),
    ),
    of_table(
        "piano-progetti",
        "project",
        message("Progetti del piano", "Projects of the plan"),
        message(
            "Progetti e prodotti, con indirizzo, obiettivo e azione.",
            "Projects and products, with direction, objective and action.",
        ),
    ),
    of_table(
        "piano-obiettivi",
        "objective",
        message("Obiettivi del piano", "Objectives of the plan"),
        message("Gli obiettivi di ogni progetto.", "The objectives of each project."),
    ),
    of_table(
        "piano-indicatori",
        "indicator",
        message("Indicatori del piano", "Indicators of the plan"),
        message("Gli indicatori con il valore previsto.", "The indicators with their expected value."),
    ),
    of_table(
        "piano-fasi",
        "phase",
        message("Fasi del piano", "Phases of the plan"),
        message("Le fasi di ogni progetto, con inizio e fine.", "The phases of each project, with start and end."),
    ),
    of_table(
        "piano-capitoli",
        "chapter",
        message("Capitoli del piano", "Budget chapters of the plan"),
        message("Le righe di bilancio di ogni progetto.", "The budget rows of each project."),
    ),
    of_table(
        "piano-totali",
        "printed_total",
        message("Totali stampati del piano", "Printed totals of the plan"),
        message(
            "Ogni totale e ogni percentuale che il piano stampa.",
            "Every total and percentage that the plan prints.",
        ),
    ),
    of_table(
        "piano-impegno",
        "effort",
        message("Impegno di personale", "Effort"),
        message(
            "Quante persone lavorano a ogni progetto, senza nomi.",
            "How many people work at each project, without names.",
        ),
    ),
    of_table(
        "piano-emergenza",
        "emergency_measure",
        message("Misure dell’emergenza", "Emergency measures"),
        message("Le misure datate dei progetti COVID-19.", "The dated measures of the COVID-19 projects."),
    ),
    of_table(
        "questionari",
        "survey",
        message("Questionari", "Questionnaires"),
        message("I questionari, con il numero di chi ha risposto.", "The questionnaires, with how many answered."),
    ),
    of_table(
        "questionario-domande",
        "question",
        message("Domande", "Questions"),
        message("Le domande del questionario.", "The questions of the questionnaire."),
    ),
    of_table(
        "questionario",
        "question_option",
        message("Questionario", "Questionnaire"),
        message("Ogni opzione e ogni risposta, con la percentuale.", "Every option and answer, with its percentage."),
    ),
    of_table(
        "incontri",
        "meeting",
        message("Incontri", "Meetings"),
        message("Gli incontri con i Comuni.", "The meetings with municipalities."),
    ),
    of_table(
        "partecipanti",
        "participant",
        message("Comuni partecipanti", "Participating municipalities"),
        message(
            "I Comuni che hanno partecipato ad almeno un incontro.",
            "The municipalities that came to at least one meeting.",
        ),
    ),
    of_table(
        "bisogni-rilevati",
        "survey_need",
        message("Bisogni rilevati", "Needs collected"),
        message("Di che cosa i Comuni hanno detto di avere bisogno.", "What municipalities said that they need."),
    ),
    of_table(
        "rilievi",
        "survey_finding",
        message("Rilievi", "Findings"),
        message(
            "Che cosa è emerso cercando chi doveva rispondere.",
            "What came to light while looking for who should answer.",
        ),
    ),
    Definition {
        slug: "chiarezza",
        rows: Rows::Clarity,
        title: message("Chiarezza delle pagine", "Clarity of the pages"),
        description: message(
            "Quanto chi legge ha trovato chiara ogni pagina, fino a ieri: solo somme, mai la singola valutazione.",
            "How clear readers found each page, until yesterday: sums only, never a single rating.",
        ),
    },
];
