//! What the files of the charts hold.

use app::observatory::model::{Basis, FigureChannel};

use super::definition::{Combine, Dimension, Finding, Form, Origin, Sort};
use crate::import::{Kind, Table, optional, required};

/// The tables of the charts.
pub const CHART: Table = Table {
    name: "chart",
    file: "observatory/charts.toml",
    fields: &[
        required("order", Kind::Integer),
        required("source", Kind::Link("source")),
        required("name", Kind::Bilingual(80)),
        required("title", Kind::Bilingual(200)),
        required("form", Kind::Word(Form::WORDS)),
        required("records", Kind::Word(Origin::WORDS)),
        required("measures", Kind::Links("measure")),
        required("rows", Kind::Words(Dimension::WORDS)),
        optional("series", Kind::Word(Dimension::WORDS)),
        optional("group", Kind::Word(Dimension::WORDS)),
        required("choose", Kind::Words(Dimension::WORDS)),
        required("over", Kind::Words(Dimension::WORDS)),
        required("channels", Kind::Words(FigureChannel::WORDS)),
        optional("basis", Kind::Word(Basis::WORDS)),
        required("options", Kind::Links("figure_option")),
        optional("total", Kind::Word(FigureChannel::WORDS)),
        optional("share_of", Kind::Link("measure")),
        optional("share_channel", Kind::Word(FigureChannel::WORDS)),
        optional("detail", Kind::Link("measure")),
        optional("said", Kind::Bilingual(120)),
        required("several", Kind::Links("measure")),
        optional("inferred", Kind::Boolean),
        optional("within", Kind::Text(80)),
        optional("whole", Kind::Bilingual(80)),
        optional("combine", Kind::Word(Combine::WORDS)),
        optional("complete", Kind::Boolean),
        optional("most", Kind::Integer),
        required("sort", Kind::Word(Sort::WORDS)),
        optional("notable_below", Kind::Decimal),
        optional("notable", Kind::Bilingual(120)),
        required("finding", Kind::Word(Finding::WORDS)),
        optional("path", Kind::Text(200)),
        optional("note", Kind::Bilingual(1_500)),
    ],
};

/// The table of what the options of figures are called.
pub const FIGURE_OPTION: Table = Table {
    name: "figure_option",
    file: "observatory/options.csv",
    fields: &[
        required("label", Kind::Bilingual(160)),
        optional("phrase", Kind::Bilingual(160)),
        optional("path", Kind::Text(200)),
        required("order", Kind::Integer),
    ],
};
