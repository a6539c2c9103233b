//! What the questionnaires' files hold.

use app::surveys::model::{QuestionKind, SizeGroup};

use crate::import::{Kind, Table, optional, required};

/// The room's tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "survey",
        file: "surveys/survey.toml",
        fields: &[
            required("title", Kind::Bilingual(300)),
            required("summary", Kind::Bilingual(800)),
            required("source", Kind::Link("source")),
            required("locator", Kind::Text(200)),
            optional("respondents", Kind::Integer),
            optional("respondents_inferred", Kind::Integer),
            optional("inferred_note", Kind::Bilingual(800)),
        ],
    },
    Table {
        name: "question",
        file: "surveys/questions.toml",
        fields: &[
            required("survey", Kind::Link("survey")),
            required("order", Kind::Integer),
            required("text", Kind::Printed(800)),
            required("kind", Kind::Word(QuestionKind::WORDS)),
            optional("summary", Kind::Bilingual(400)),
            required("themes", Kind::Links("theme")),
            optional("parent", Kind::Link("question")),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "question_option",
        file: "surveys/options.csv",
        fields: &[
            required("question", Kind::Link("question")),
            required("order", Kind::Integer),
            required("label", Kind::Printed(300)),
            optional("percent", Kind::Decimal),
            optional("printed", Kind::Text(40)),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "meeting",
        file: "surveys/meetings.csv",
        fields: &[
            required("survey", Kind::Link("survey")),
            required("date", Kind::Date),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "participant",
        file: "surveys/participants.csv",
        fields: &[
            required("survey", Kind::Link("survey")),
            required("entity", Kind::Link("entity")),
            required("order", Kind::Integer),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "survey_need",
        file: "surveys/needs.csv",
        fields: &[
            required("survey", Kind::Link("survey")),
            required("size_group", Kind::Word(SizeGroup::WORDS)),
            required("order", Kind::Integer),
            required("label", Kind::Bilingual(300)),
            required("themes", Kind::Links("theme")),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "survey_finding",
        file: "surveys/findings.csv",
        fields: &[
            required("survey", Kind::Link("survey")),
            required("label", Kind::Bilingual(300)),
            optional("value", Kind::Decimal),
            required("unit", Kind::Text(20)),
            optional("base", Kind::Bilingual(300)),
            required("locator", Kind::Text(200)),
        ],
    },
];
