//! Charts: data to a description (pure), a description to SVG and to an ECharts option.

pub mod description;
