//! What the exchanges' files hold.

use app::exchanges::model::{DayPart, Mode, SessionKind, SessionStatus, StatementField, StatementPlace};

use crate::import::{Kind, Table, optional, required};

/// The room's tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "exchange",
        file: "exchanges/exchanges.toml",
        fields: &[
            required("title", Kind::Printed(400)),
            required("sheet", Kind::Integer),
            required("hosts", Kind::Links("entity")),
            required("office", Kind::Text(300)),
            required("summary", Kind::Bilingual(300)),
            required("description", Kind::Bilingual(4_000)),
            required("themes", Kind::Links("theme")),
            required("tools", Kind::Links("tool")),
            optional("mode", Kind::Word(Mode::WORDS)),
            optional("participants_printed", Kind::Text(400)),
            optional("participants_min", Kind::Integer),
            optional("participants_max", Kind::Integer),
            optional("participants_per_session_max", Kind::Integer),
            optional("participants_total_max", Kind::Integer),
            optional("participants_per_entity_max", Kind::Integer),
            optional("entities_max", Kind::Integer),
            optional("profile", Kind::Bilingual(600)),
            required("duration_printed", Kind::Text(300)),
            optional("duration_days_min", Kind::Integer),
            optional("duration_days_max", Kind::Integer),
            optional("sessions_note", Kind::Bilingual(800)),
            required("edition", Kind::Text(20)),
            required("source", Kind::Link("source")),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "module",
        file: "exchanges/modules.csv",
        fields: &[
            required("exchange", Kind::Link("exchange")),
            required("order", Kind::Integer),
            optional("day", Kind::Integer),
            optional("part", Kind::Word(DayPart::WORDS)),
            required("title", Kind::Bilingual(300)),
            optional("detail", Kind::Bilingual(1_500)),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "session",
        file: "exchanges/sessions.csv",
        fields: &[
            required("exchange", Kind::Link("exchange")),
            required("order", Kind::Integer),
            optional("label", Kind::Text(80)),
            required("kind", Kind::Word(SessionKind::WORDS)),
            optional("start", Kind::Date),
            optional("end", Kind::Date),
            required("printed", Kind::Text(300)),
            required("status", Kind::Word(SessionStatus::WORDS)),
            optional("group", Kind::Integer),
            optional("note", Kind::Bilingual(600)),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "statement",
        file: "exchanges/statements.csv",
        fields: &[
            required("exchange", Kind::Link("exchange")),
            required("place", Kind::Word(StatementPlace::WORDS)),
            required("field", Kind::Word(StatementField::WORDS)),
            required("value", Kind::Text(500)),
            optional("printed", Kind::Text(500)),
            required("locator", Kind::Text(200)),
            required("entities", Kind::Links("entity")),
            optional("amount_min", Kind::Decimal),
            optional("amount_max", Kind::Decimal),
            optional("unit", Kind::Text(20)),
            optional("cells", Kind::Text(200)),
            optional("positions", Kind::Text(200)),
            optional("note", Kind::Bilingual(600)),
        ],
    },
];
