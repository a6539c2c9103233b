//! What the registry's files hold.

use app::registry::model::{Area, EntityKind, Ownership, SizeClass, ToolKind};

use crate::import::{Kind, Table, optional, required};

/// The room's tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "source",
        file: "sources.toml",
        fields: &[
            required("number", Kind::Integer),
            required("title", Kind::Text(300)),
            required("publisher", Kind::Text(200)),
            optional("entity", Kind::Link("entity")),
            optional("date", Kind::Moment),
            required("file_kind", Kind::Text(80)),
            required("summary", Kind::Bilingual(1_000)),
            required("method", Kind::Bilingual(3_000)),
            required("limits", Kind::Bilingual(3_000)),
            optional("pages", Kind::Integer),
        ],
    },
    Table {
        name: "entity",
        file: "registry/entities.toml",
        fields: &[
            required("name", Kind::Text(160)),
            required("aliases", Kind::Texts(160)),
            required("kind", Kind::Word(EntityKind::WORDS)),
            optional("province", Kind::Text(2)),
            optional("region", Kind::Text(60)),
            optional("istat", Kind::Text(6)),
            optional("latitude", Kind::Degrees),
            optional("longitude", Kind::Degrees),
            optional("size_class", Kind::Word(SizeClass::WORDS)),
            optional("area", Kind::Word(Area::WORDS)),
            required("member_of", Kind::Links("entity")),
            optional("description", Kind::Bilingual(600)),
            required("sources", Kind::Links("source")),
        ],
    },
    Table {
        name: "theme",
        file: "registry/themes.toml",
        fields: &[
            optional("parent", Kind::Link("theme")),
            required("label", Kind::Bilingual(80)),
            required("description", Kind::Bilingual(400)),
            required("synonyms_it", Kind::Texts(80)),
            required("synonyms_en", Kind::Texts(80)),
            optional("national_topic", Kind::Text(120)),
            required("order", Kind::Integer),
        ],
    },
    Table {
        name: "tool",
        file: "registry/tools.toml",
        fields: &[
            required("name", Kind::Text(160)),
            required("aliases", Kind::Texts(160)),
            required("kind", Kind::Word(ToolKind::WORDS)),
            optional("ownership", Kind::Word(Ownership::WORDS)),
            optional("description", Kind::Bilingual(400)),
            required("sources", Kind::Links("source")),
        ],
    },
];
