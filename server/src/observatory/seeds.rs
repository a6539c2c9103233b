//! What the observatory's files hold.

use app::observatory::model::{Basis, Competence, FigureChannel, OnlineKind, Unit};
use app::registry::model::{Area, Grade, SizeClass};

use super::charts::seeds::{CHART, FIGURE_OPTION};
use super::stories::{STORY, STORY_PART};
use crate::import::{Kind, Table, optional, required};

/// The room's tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "service",
        file: "observatory/services.toml",
        fields: &[
            required("number", Kind::Integer),
            required("name", Kind::Bilingual(160)),
            required("competence", Kind::Word(Competence::WORDS)),
            required("online_kind", Kind::Word(OnlineKind::WORDS)),
            required("summary", Kind::Bilingual(300)),
            required("description", Kind::Bilingual(2_000)),
            required("finding", Kind::Bilingual(400)),
            required("themes", Kind::Links("theme")),
            required("source", Kind::Link("source")),
            required("locator", Kind::Text(200)),
        ],
    },
    Table {
        name: "measure",
        file: "observatory/measures.toml",
        fields: &[
            required("label", Kind::Bilingual(160)),
            required("unit", Kind::Word(Unit::WORDS)),
            required("decimals", Kind::Integer),
            required("description", Kind::Bilingual(600)),
            optional("base", Kind::Bilingual(300)),
        ],
    },
    Table {
        name: "figure",
        file: "observatory/figures.csv",
        fields: &[
            required("measure", Kind::Link("measure")),
            optional("service", Kind::Link("service")),
            optional("year", Kind::Integer),
            optional("period", Kind::Text(120)),
            optional("channel", Kind::Word(FigureChannel::WORDS)),
            optional("size_class", Kind::Word(SizeClass::WORDS)),
            optional("area", Kind::Word(Area::WORDS)),
            optional("entity", Kind::Link("entity")),
            optional("tool", Kind::Link("tool")),
            optional("basis", Kind::Word(Basis::WORDS)),
            optional("option", Kind::Text(120)),
            optional("value", Kind::Decimal),
            optional("printed", Kind::Text(80)),
            optional("base", Kind::Bilingual(300)),
            optional("base_value", Kind::Decimal),
            required("source", Kind::Link("source")),
            required("locator", Kind::Text(200)),
            required("grade", Kind::Word(Grade::WORDS)),
            optional("note", Kind::Bilingual(600)),
        ],
    },
    FIGURE_OPTION,
    CHART,
    STORY,
    STORY_PART,
];
