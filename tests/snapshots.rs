//! Every chart as it was when somebody last looked at it: both drawings and the option for the browser.

use app::i18n::Language;
use app::observatory::model::ChartPage;
use app::plans::sheets::View;

use crate::support::ask;

fn pages() -> Vec<ChartPage> {
    ask(|rooms| async move {
        let overview = rooms.observatory.overview().await.expect("an overview");
        let mut pages = Vec::new();
        for chart in overview.groups.into_iter().flat_map(|group| group.charts) {
            pages.push(rooms.observatory.chart(&chart.slug, Language::Italian).await.expect("a chart"));
        }
        for view in View::ALL {
            let sheet = rooms.plans.view("peg-2020", view.slug(), "", Language::Italian).await.expect("a view");
            pages.extend(sheet.chart);
        }
        pages
    })
}

/// The drawings with an element on each line, and the option with a member on each.
fn written(page: &ChartPage) -> String {
    let drawings = page.drawings.replace("><", ">\n<");
    let option: Option<serde_json::Value> =
        page.option.as_deref().map(|option| serde_json::from_str(option).expect("JSON"));
    let option = option.map(|option| serde_json::to_string_pretty(&option).expect("JSON")).unwrap_or_default();
    format!("{drawings}\n{option}\n")
}

#[test]
fn charts_are_drawn_as_they_were() {
    for page in pages() {
        insta::assert_snapshot!(page.slug.clone(), written(&page));
    }
}
