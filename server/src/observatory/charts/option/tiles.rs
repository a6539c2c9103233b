//! Tree maps as options: headings with their tiles.

use app::i18n::Language;
use charming::component::{Aria, Decal};
use charming::element::{Tooltip, Trigger};
use charming::series::Treemap;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::number;
use crate::observatory::charts::description::Chart;

/// The least share of all, in hundredths, whose tile has room for words.
const ROOM_FOR_WORDS: i64 = 3;

/// The option. Each tile says its row, because the library counts the headings too.
pub fn option(chart: &Chart, language: Language) -> Value {
    let drawn = charming::Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Item).formatter("{b}"))
        .aria(Aria::new().enabled(true).decal(Decal::new().show(false)))
        .series(Treemap::new().left(0).right(0).top(0).bottom(0));
    // The option is plain data: nothing in it can fail to be written.
    let mut option = serde_json::to_value(&drawn).unwrap_or_default();
    let mut groups: Vec<Value> = Vec::new();
    let mut last = None;
    for row in 0..chart.categories.len() {
        let Some(tile) = tile(chart, row, language) else { continue };
        let group = chart.categories[row].group.as_ref();
        if last != Some(group) {
            let name = group.map(|group| group.text(language)).unwrap_or_default();
            groups.push(json!({ "name": name, "children": [] }));
            last = Some(group);
        }
        if let Some(tiles) = groups.last_mut().and_then(|group| group["children"].as_array_mut()) {
            tiles.push(tile);
        }
    }
    let series = &mut option["series"][0];
    series["data"] = json!(groups);
    // As the server orders them.
    series["sort"] = json!(false);
    series["roam"] = json!(false);
    series["nodeClick"] = json!(false);
    series["breadcrumb"] = json!({ "show": false });
    series["label"] = json!({ "show": true, "position": [8, 6], "align": "left", "verticalAlign": "top" });
    series["upperLabel"] = json!({ "show": true, "height": 26 });
    // All headings together have none.
    series["levels"] = json!([{ "upperLabel": { "show": false }, "itemStyle": { "borderWidth": 0, "gapWidth": 8 } }]);
    option
}

fn tile(chart: &Chart, row: usize, language: Language) -> Option<Value> {
    let series = chart.series.first()?;
    let mark = series.marks.get(row)?.as_ref()?;
    let category = &chart.categories[row];
    let first = category.label.text(language).split(' ').next().unwrap_or_default();
    let all: Decimal = series.marks.iter().flatten().filter_map(|mark| mark.value).sum();
    let has_room = mark.value? * Decimal::ONE_HUNDRED >= all * Decimal::from(ROOM_FOR_WORDS);
    Some(json!({
        "name": chart.spoken(series, category, mark, language),
        "value": number(mark.value?),
        "row": row,
        "label": { "show": has_room, "formatter": format!("{first}\n{}", chart.beside(mark, language)) },
    }))
}
