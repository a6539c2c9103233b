//! What the catalogue's files hold.

use app::catalogue::model::{AdoptionStatus, Channel};
use app::registry::model::Grade;

use crate::import::{Kind, Table, optional, required};

/// The room's tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "practice",
        file: "catalogue/practices.toml",
        fields: &[
            required("title", Kind::Bilingual(300)),
            required("summary", Kind::Bilingual(220)),
            required("description", Kind::Bilingual(4_000)),
            required("themes", Kind::Links("theme")),
            required("tools", Kind::Links("tool")),
            optional("period_start", Kind::Date),
            optional("period_end", Kind::Date),
            optional("target", Kind::Bilingual(300)),
            required("channels", Kind::Words(Channel::WORDS)),
            optional("results", Kind::Bilingual(2_000)),
            optional("requirements", Kind::Bilingual(2_000)),
            optional("extent", Kind::Bilingual(300)),
            optional("extent_count", Kind::Integer),
            required("source", Kind::Link("source")),
            required("locator", Kind::Text(200)),
            required("grade", Kind::Word(Grade::WORDS)),
            required("related_figures", Kind::Links("figure")),
        ],
    },
    Table {
        name: "adoption",
        file: "catalogue/adoptions.csv",
        fields: &[
            required("practice", Kind::PartOf("practice")),
            required("entity", Kind::Link("entity")),
            required("tools", Kind::Links("tool")),
            optional("period_start", Kind::Date),
            optional("period_end", Kind::Date),
            required("status", Kind::Word(AdoptionStatus::WORDS)),
            optional("note", Kind::Bilingual(600)),
            required("source", Kind::Link("source")),
            required("locator", Kind::Text(200)),
        ],
    },
];
