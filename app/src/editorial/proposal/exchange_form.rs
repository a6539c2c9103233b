//! The form of an exchange: the five sections of a sheet, in the order of the steps.

use super::limits::{
    DAYS, EXCHANGE_TITLE, HOSTS, MODULE_DETAIL, MODULE_TITLE, MODULES, OFFICE, PEOPLE, PRINTED, REMARK, SESSION_NOTE,
    SESSIONS,
};
use super::practice_form::{
    DESCRIPTION_FIELD, LOCATOR_FIELD, SOURCE_ADDRESS, SOURCE_DATE, SOURCE_PUBLISHER, SOURCE_TITLE, SUMMARY_FIELD,
    THEMES_FIELD, TITLE, TOOLS_FIELD,
};
use super::{Choice, Field, Group, Need, Part, RecordsOf, Rule, Step};
use crate::exchanges::model::{DayPart, Mode, SessionKind, SessionStatus};
use crate::i18n::{Message, message};

/// The form of an exchange.
pub const EXCHANGE: &[Part] = &[
    Part::Field(OFFICE_FIELD),
    Part::Field(HOSTS_FIELD),
    Part::Field(EDITION),
    Part::Field(DURATION),
    Part::Field(DAYS_LEAST),
    Part::Field(DAYS_MOST),
    Part::Group(SESSIONS_GROUP),
    Part::Field(SESSIONS_NOTE),
    Part::Field(Field {
        rule: Rule::Line(EXCHANGE_TITLE),
        help: message("Che cosa si viene a vedere, in una riga.", "What people come to see, in a line."),
        ..TITLE
    }),
    Part::Field(SUMMARY_FIELD),
    Part::Field(DESCRIPTION_FIELD),
    Part::Field(THEMES_FIELD),
    Part::Field(TOOLS_FIELD),
    Part::Group(MODULES_GROUP),
    Part::Field(MODE),
    Part::Field(PARTICIPANTS),
    Part::Field(PEOPLE_LEAST),
    Part::Field(PEOPLE_MOST),
    Part::Field(PEOPLE_IN_SESSION),
    Part::Field(PEOPLE_IN_ALL),
    Part::Field(PEOPLE_OF_ENTITY),
    Part::Field(ENTITIES_MOST),
    Part::Field(PROFILE),
    Part::Field(SOURCE_TITLE),
    Part::Field(SOURCE_PUBLISHER),
    Part::Field(SOURCE_DATE),
    Part::Field(SOURCE_ADDRESS),
    Part::Field(LOCATOR_FIELD),
];

const NO_HELP: Message = message("", "");

const fn number(name: &'static str, step: Step, label: Message, help: Message, most: u32) -> Field {
    Field { name, step, label, help, rule: Rule::Whole(1, most), need: Need::Optional }
}

const OFFICE_FIELD: Field = Field {
    name: "office",
    step: Step::Who,
    label: message("Ufficio che ospita", "Office that hosts"),
    help: message("Chi viene sa a chi rivolgersi.", "Who comes knows whom to turn to."),
    rule: Rule::Line(OFFICE),
    need: Need::Needed(message("Scrivi quale ufficio ospita.", "Write which office hosts.")),
};
const HOSTS_FIELD: Field = Field {
    name: "hosts",
    step: Step::Who,
    label: message("Altri enti che ospitano con voi", "Other entities that host with you"),
    help: message("Scegli i nomi fra quelli proposti.", "Choose the names from those offered."),
    rule: Rule::Records(RecordsOf::Entity, HOSTS),
    need: Need::Optional,
};
const EDITION: Field = Field {
    name: "edition",
    step: Step::Who,
    label: message("Edizione", "Edition"),
    help: message("L’anno in cui si tiene lo scambio.", "The year in which the exchange takes place."),
    rule: Rule::Year,
    need: Need::Needed(message("Scrivi l’anno dell’edizione.", "Write the year of the edition.")),
};
const DURATION: Field = Field {
    name: "duration",
    step: Step::Who,
    label: message("Durata", "Duration"),
    help: message("Come la diresti: «2 giornate».", "As you would say it: “2 days”."),
    rule: Rule::Line(PRINTED),
    need: Need::Needed(message("Di’ quanto dura.", "Say how long it takes.")),
};
const DAYS_LEAST: Field = number("days_least", Step::Who, message("Giorni, almeno", "Days, at least"), NO_HELP, DAYS);
const DAYS_MOST: Field = number("days_most", Step::Who, message("Giorni, al massimo", "Days, at most"), NO_HELP, DAYS);
const SESSIONS_GROUP: Group = Group {
    name: "sessions",
    step: Step::Who,
    label: message("Date", "Dates"),
    help: message(
        "Anche solo possibili: si potranno cambiare finché non le confermate.",
        "Possible ones are enough: they can be changed until you confirm them.",
    ),
    row: message("Data {}", "Date {}"),
    most: SESSIONS,
    columns: SESSION_COLUMNS,
};
const SESSION_COLUMNS: &[Field] = &[
    Field {
        name: "kind",
        step: Step::Who,
        label: message("Che data è", "What date it is"),
        help: NO_HELP,
        rule: Rule::Choice(session_kinds),
        need: Need::Needed(message("Scegli che data è.", "Choose what date it is.")),
    },
    Field {
        name: "start",
        step: Step::Who,
        label: message("Dal", "From"),
        help: NO_HELP,
        rule: Rule::Day,
        need: Need::Optional,
    },
    Field {
        name: "end",
        step: Step::Who,
        label: message("Al", "To"),
        help: NO_HELP,
        rule: Rule::Day,
        need: Need::Optional,
    },
    Field {
        name: "status",
        step: Step::Who,
        label: message("Quanto è sicura", "How sure it is"),
        help: NO_HELP,
        rule: Rule::Choice(session_statuses),
        need: Need::Needed(message("Di’ quanto è sicura la data.", "Say how sure the date is.")),
    },
    Field {
        name: "group",
        step: Step::Who,
        label: message("In alternativa a", "Alternative to"),
        help: message(
            "Lo stesso numero per le date fra cui si sceglie.",
            "The same number for the dates among which one is chosen.",
        ),
        rule: Rule::Whole(1, 9),
        need: Need::Optional,
    },
    Field {
        name: "label",
        step: Step::Who,
        label: message("Nome", "Name"),
        help: NO_HELP,
        rule: Rule::Line(MODULE_TITLE),
        need: Need::Optional,
    },
    Field {
        name: "note",
        step: Step::Who,
        label: message("Nota", "Note"),
        help: NO_HELP,
        rule: Rule::Line(SESSION_NOTE),
        need: Need::Optional,
    },
];
const SESSIONS_NOTE: Field = Field {
    name: "sessions_note",
    step: Step::Who,
    label: message("Altro sulle date", "More on the dates"),
    help: NO_HELP,
    rule: Rule::Text(REMARK),
    need: Need::Optional,
};
const MODULES_GROUP: Group = Group {
    name: "modules",
    step: Step::Results,
    label: message("Parti del programma", "Parts of the programme"),
    help: message("Che cosa si vede e con chi si parla.", "What people see and whom they talk to."),
    row: message("Parte {}", "Part {}"),
    most: MODULES,
    columns: MODULE_COLUMNS,
};
const MODULE_COLUMNS: &[Field] = &[
    Field {
        name: "title",
        step: Step::Results,
        label: message("Che cosa si fa", "What is done"),
        help: NO_HELP,
        rule: Rule::Line(MODULE_TITLE),
        need: Need::Needed(message("Di’ che cosa si fa in questa parte.", "Say what is done in this part.")),
    },
    number("day", Step::Results, message("Giorno della visita", "Day of the visit"), NO_HELP, DAYS),
    Field {
        name: "part",
        step: Step::Results,
        label: message("Quando", "When"),
        help: NO_HELP,
        rule: Rule::Choice(day_parts),
        need: Need::Optional,
    },
    Field {
        name: "detail",
        step: Step::Results,
        label: message("Con più parole", "In more words"),
        help: NO_HELP,
        rule: Rule::Text(MODULE_DETAIL),
        need: Need::Optional,
    },
];
const MODE: Field = Field {
    name: "mode",
    step: Step::Copying,
    label: message("Come ci si incontra", "How people meet"),
    help: NO_HELP,
    rule: Rule::Choice(modes),
    need: Need::Optional,
};
const PARTICIPANTS: Field = Field {
    name: "participants",
    step: Step::Copying,
    label: message("Quanti possono venire", "How many may come"),
    help: message("Come lo diresti: «da 2 a 6 persone per data».", "As you would say it: “2 to 6 people per date”."),
    rule: Rule::Line(PRINTED),
    need: Need::Optional,
};
const PEOPLE_LEAST: Field =
    number("people_least", Step::Copying, message("Persone, almeno", "People, at least"), NO_HELP, PEOPLE);
const PEOPLE_MOST: Field =
    number("people_most", Step::Copying, message("Persone, al massimo", "People, at most"), NO_HELP, PEOPLE);
const PEOPLE_IN_SESSION: Field = number(
    "people_in_session",
    Step::Copying,
    message("Persone per data, al massimo", "People per date, at most"),
    NO_HELP,
    PEOPLE,
);
const PEOPLE_IN_ALL: Field = number(
    "people_in_all",
    Step::Copying,
    message("Persone in tutte le date, al massimo", "People over all dates, at most"),
    NO_HELP,
    PEOPLE,
);
const PEOPLE_OF_ENTITY: Field = number(
    "people_of_entity",
    Step::Copying,
    message("Persone per ente, al massimo", "People per entity, at most"),
    NO_HELP,
    PEOPLE,
);
const ENTITIES_MOST: Field =
    number("entities_most", Step::Copying, message("Enti, al massimo", "Entities, at most"), NO_HELP, PEOPLE);
const PROFILE: Field = Field {
    name: "profile",
    step: Step::Copying,
    label: message("A chi è rivolto", "Who it is meant for"),
    help: message("Ruolo o ufficio di chi viene.", "Role or office of those who come."),
    rule: Rule::Text(REMARK),
    need: Need::Optional,
};

fn session_kinds() -> Vec<Choice> {
    SessionKind::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}

fn session_statuses() -> Vec<Choice> {
    SessionStatus::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}

fn day_parts() -> Vec<Choice> {
    DayPart::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}

fn modes() -> Vec<Choice> {
    Mode::ALL.iter().map(|value| Choice { word: value.word(), label: value.label() }).collect()
}
